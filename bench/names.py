"""Names in texts against the register of the nation: one slip of the pen in the name of a commune, and how long a name takes.

The register is that of the data, without a database: each commune of today is looked for among the agencies of its province,
as the review page does, with one letter struck, doubled, changed, or two swapped; and one name among all agencies at once.
"""

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from uuid import UUID

Row = tuple[str, float, str, str | None]
DAY, SEED = date(2026, 1, 5), 11
LETTERS = "abcdeghiklmnopqrstuvxy"
TIMED = 400


def figures() -> Iterator[Row]:
    """Yield what becomes of slips, and the times."""
    # The step that looks for near names stands among the queries, whose modules ask for settings; no database is opened.
    os.environ.update(KIEMTRA_SECRET_KEY="only-for-the-bench", DJANGO_SETTINGS_MODULE="kiemtra.settings")
    import django

    django.setup()
    from kiemtra.data.agencies_national import load_national
    from kiemtra.domain.agencies import AgencyLevel
    from kiemtra.domain.matching import Index, Named

    register = load_national().agencies
    rows = [row for row in register if row.valid_from <= DAY and (not row.valid_to or row.valid_to > DAY)]
    ever = [Named(UUID(int=place), row.name, row.short_name, row.key) for place, row in enumerate(register)]
    there = {row.key for row in rows}
    named = [one for one in ever if one.code in there]
    by_key = {one.code: one for one in named}
    communes = [by_key[row.key] for row in rows if row.level is AgencyLevel.COMMUNE and row.name.startswith("Ủy ban")]
    provinces: dict[str, list[Named]] = {}
    for one in named:
        provinces.setdefault(one.code.split(".")[0], []).append(one)
    indexes = {code: Index(members, [by_key[code]]) for code, members in provinces.items()}
    yield "cơ quan trong danh mục, mọi thời kỳ", float(len(ever)), "", "≥ 37000"
    yield "xã, phường, đặc khu", float(len(communes)), "", "≥ 3321"
    yield from _slips(communes, indexes)
    yield from _times(communes, Index(ever))


def _slips(communes: Sequence, indexes: dict) -> Iterator[Row]:  # type: ignore[type-arg]
    chance = Random(SEED)
    exact = shown = wrong = 0
    for one in communes:
        index = indexes[one.code.split(".")[0]]
        exact += index.match(one.short_name).exact == one
        slipped = _slip(one.short_name, chance)
        found, offered = _found(index, slipped)
        shown += one in offered or found == one
        wrong += found is not None and found != one
    total = len(communes)
    yield "tên đúng, khớp hẳn đúng cơ quan trong tỉnh", exact / total, "", "≥ 0.99"
    yield "tên sai một chữ cái, cơ quan đúng có trong 5 gợi ý", shown / total, "", "≥ 0.95"
    yield "tên sai một chữ cái thành tên cơ quan khác, khớp hẳn", wrong / total, "", None


def _found(index, printed: str):  # type: ignore[no-untyped-def]
    from kiemtra.domain.name_candidates import Found, candidates
    from kiemtra.store.queries.agency_names import near

    match = index.match(printed)
    return match.exact, [one.agency for one in candidates(printed, Found(match, near=near(index, printed)))]


def _slip(name: str, chance: Random) -> str:
    """One slip in the place's own name, not in the words before it."""
    place = chance.randrange(name.index(" ", 5) + 1, len(name))
    while name[place] == " ":
        place = chance.randrange(name.index(" ", 5) + 1, len(name))
    slips = (
        name[:place] + name[place + 1 :],
        name[:place] + name[place] + name[place:],
        name[:place] + chance.choice(LETTERS) + name[place + 1 :],
        name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :],
    )
    return chance.choice(slips)


def _times(communes: Sequence, index) -> Iterator[Row]:  # type: ignore[type-arg,no-untyped-def]
    chance = Random(SEED)
    _found(index, communes[0].short_name)
    asked = [_slip(one.short_name, chance) for one in chance.sample(list(communes), TIMED)]
    took = []
    for printed in asked:
        began = time.process_time()
        _found(index, printed)
        took.append((time.process_time() - began) * 1000)
    yield (
        "một tên trong cả danh mục, chỉ mục đã lập (p95, thời gian CPU)",
        statistics.quantiles(took, n=20)[-1],
        "ms",
        "≤ 20",
    )
