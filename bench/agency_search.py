"""The register at the size of the nation: finding agencies and listing subtrees, on SQLite and on PostgreSQL.

The whole register of the data is loaded, and 60,000 people with a post each are entered; each figure is the 95th percentile of
what a page asks for, from the query to the rows in hand. `python -m bench.agency_search` measures the database of the settings.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from random import Random
from typing import Any

from bench.engines import Row, on_both

PEOPLE, ASKED = 60_000, 150
TODAY, BEFORE = date(2026, 1, 5), date(2025, 6, 30)


def figures() -> Iterator[Row]:
    """Yield the figures of both engines, of PostgreSQL where a server can be started."""
    yield from on_both("bench.agency_search")


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    loaded = _load()
    people = _people()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    json.dump([*loaded, *_figures(people)], sys.stdout)


def _load() -> list[Row]:
    from django.utils import timezone

    from kiemtra.data.agencies_national import load_national
    from kiemtra.domain.people import SYSTEM
    from kiemtra.store.models import Agency
    from kiemtra.workflows import agencies

    began = time.perf_counter()
    register = load_national()
    agencies.load(register.agencies, register.successions, by=SYSTEM, now=timezone.now())
    took = time.perf_counter() - began
    return [
        ("cơ quan trong danh mục", float(Agency.objects.count()), "", "≥ 25000"),
        ("nạp danh mục", took, "s", "≤ 60"),
    ]


def _people() -> list[Any]:
    """60,000 people, each with a post at an agency of today, in one system."""
    from kiemtra.domain.people import Role
    from kiemtra.store.models import Agency, Appointment, Jurisdiction, User
    from kiemtra.store.queries.agencies import on

    chance = Random(7)
    agencies = list(on(TODAY).values_list("pk", flat=True))
    root = Agency.objects.get(code="ha-noi")
    system = Jurisdiction.objects.create(
        code="do", name="Hệ thống để đo", root=root, standing_agency=root, illustrative=True
    )
    users = [User(username=f"nguoi-{place}", full_name=f"Người {place}", password="!") for place in range(PEOPLE)]
    User.objects.bulk_create(users, batch_size=2_000)
    roles = (Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.RECORDS_CLERK, Role.STANDING_OFFICER)
    posts = (
        Appointment(
            user=user,
            jurisdiction=system,
            agency_id=chance.choice(agencies),
            role=chance.choice(roles),
            title="Công chức",
            valid_from=date(2025, 7, 1),
        )
        for user in users
    )
    Appointment.objects.bulk_create(posts, batch_size=2_000)
    return chance.sample(users, ASKED)


def _figures(people: list[Any]) -> Iterator[Row]:
    from kiemtra.domain.text import fold
    from kiemtra.store.models import Agency
    from kiemtra.store.queries import agency_search as search
    from kiemtra.store.queries.agencies import below, on
    from kiemtra.store.queries.agency_search import Among
    from kiemtra.store.queries.keyset import rising_page
    from kiemtra.store.queries.people import actor_of
    from kiemtra.store.queries.two_times import stands_for, today_of

    chance = Random(11)
    now, then = Among(TODAY), Among(BEFORE)
    names = chance.sample(list(on(TODAY).order_by("code").values_list("short_name", flat=True)), ASKED)
    old = chance.sample(
        list(on(BEFORE).filter(valid_to__lte=TODAY).order_by("code").values_list("name", flat=True)), ASKED
    )
    pieces = [" ".join(name.split()[-2:]) for name in names]
    provinces = list(search.provinces(TODAY))
    ended = list(Agency.objects.filter(valid_to__lte=TODAY).order_by("code"))

    def listed(limits: Among) -> Callable[[str], object]:
        def ask(words: str) -> object:
            found = rising_page(search.searched(search.among(limits), words, limits.day), by="code").rows
            return search.lines_of(found, limits.day), search.old_names(found, words, limits.day)

        return ask

    measures: list[tuple[str, Callable[[Any], object], Iterable[Any]]] = [
        ("tìm có dấu, tên ngắn", listed(now), names),
        ("tìm không dấu", listed(now), [fold(name) for name in names]),
        ("tìm hai chữ cuối", listed(now), pieces),
        ("tìm theo tên cũ", listed(now), old),
        ("tìm tại ngày 30/06/2025", listed(then), [fold(name) for name in old]),
        ("tìm không thấy", listed(now), [f"khong co {place}" for place in range(ASKED)]),
        ("gợi ý khi gõ", lambda words: search.suggested(now, words), [fold(piece)[:6] for piece in pieces]),
        ("cây con của tỉnh, trang đầu", lambda root: rising_page(below(root.pk, TODAY), by="code").rows, provinces * 4),
        ("cây con của tỉnh, cả cây", lambda root: list(below(root.pk, TODAY)), provinces),
        ("danh mục, trang giữa", lambda place: _middle(search.among(now), place), [fold(name)[:1] for name in names]),
        ("tên hiện nay của 50 đơn vị cũ", lambda place: today_of(ended[place : place + 50], TODAY), range(0, 5000, 50)),
        ("đơn vị cũ của một cơ quan hiện nay", lambda root: stands_for(root.pk, TODAY), provinces),
        ("quyền của một người", lambda user: actor_of(user, TODAY), people),
    ]
    for name, ask, asked in measures:
        yield f"{name}, p95", _p95(ask, asked), "ms", None if name.endswith("cả cây") else "≤ 50"
    yield "trang danh mục có tìm, p95", _p95(_page(people[0]), names[:60]), "ms", None


def _middle(rows: Any, letter: str) -> object:
    from kiemtra.store.ids import new_id
    from kiemtra.store.queries.keyset import rising_page

    return rising_page(rows, f"sau~{letter}~{new_id()}", by="code").rows


def _page(user: Any) -> Callable[[str], object]:
    """The whole page as the server makes it, without the network."""
    from django.test import Client
    from django.urls import reverse

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def ask(words: str) -> object:
        answer = client.get(reverse("agency-list"), {"q": words, "day": f"{TODAY:%d/%m/%Y}"})
        assert answer.status_code == 200, answer.status_code
        return answer

    return ask


def _p95(ask: Callable[[Any], object], asked: Iterable[Any]) -> float:
    times = []
    for one in asked:
        began = time.perf_counter()
        ask(one)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
