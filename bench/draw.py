"""The verifiable draw: three implementations that share no code, 10,000 years of quotas and rotation, fairness, the trail.

The page runs in Chromium without network, the script in a process of its own; a vector agrees where commitment and every
unit in its order are the same. The years choose a share of up to 40 units by rule and draw the rest from what the rule
leaves open. Fairness is a chi-square of 100,000 draws against the weights. The trail is that of a small real database.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from kiemtra.scheduling import verifier
from kiemtra.scheduling.candidates import Candidate, ChoiceRule, LocalityQuota
from kiemtra.scheduling.contradictions import contradictions
from kiemtra.scheduling.draw import Terms, canonical, commitment, draw
from kiemtra.scheduling.eligibility import is_resting
from kiemtra.scheduling.tickets import Quota, Ticket, tickets

Row = tuple[str, float, str, str | None]
VECTORS, YEARS, DRAWS = 10_000, 10_000, 100_000
UNITS, PERCENT, REST = 40, 20, 2
SALT = bytes(range(32))
REPEAT = """files => files.map(file => {
  const { commitment, drawn } = kiemtra.repeat(file);
  return [commitment, ...drawn.map(one => one.unit)].join(" ");
})"""


def figures() -> Iterator[Row]:
    """Yield the figures."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as name:
        yield from _agreement(Path(name))
        yield from _years()
        yield from _fairness()
        yield from _trail(name)


def _agreement(folder: Path) -> Iterator[Row]:
    from tests.scheduling.draw_vectors import vectors

    files = list(vectors(VECTORS, seed=1))
    engine = [" ".join([str(file["commitment"]), *map(str, file["drawn"])]) for file in files]
    script, seconds = _by_script(folder, files)
    yield "bốc thăm: véc tơ có kết quả của tệp Python giống bộ máy", _alike(engine, script), "véc tơ", f"= {VECTORS}"
    yield "bốc thăm: thời gian tệp Python chạy mọi véc tơ", seconds, "s", None
    page, seconds = _by_page(folder, files)
    yield "bốc thăm: véc tơ có kết quả của trang HTML giống bộ máy", _alike(engine, page), "véc tơ", f"= {VECTORS}"
    yield "bốc thăm: thời gian trang HTML chạy mọi véc tơ", seconds, "s", None


def _alike(first: list[str], second: list[str]) -> int:
    return sum(one == other for one, other in zip(first, second, strict=True))


def _by_script(folder: Path, files: list[dict[str, object]]) -> tuple[list[str], float]:
    script, data = folder / "kiem-tra.py", folder / "nhieu-lan.json"
    script.write_text(verifier.script(), encoding="utf-8")
    data.write_text(json.dumps(files, ensure_ascii=False), encoding="utf-8")
    began = time.perf_counter()
    said = subprocess.run([sys.executable, "-I", script, data], capture_output=True, text=True, check=True)
    return said.stdout.splitlines(), time.perf_counter() - began


def _by_page(folder: Path, files: list[dict[str, object]]) -> tuple[list[str], float]:
    from playwright.sync_api import sync_playwright

    from tests.e2e.conftest import CHROMIUM, FLAGS

    path = folder / "kiem-tra.html"
    path.write_text(verifier.page(), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        context = browser.new_context()
        context.set_offline(True)
        page = context.new_page()
        page.goto(path.as_uri())
        began = time.perf_counter()
        found: list[str] = page.evaluate(REPEAT, files)
        seconds = time.perf_counter() - began
        browser.close()
    return found, seconds


def _years() -> Iterator[Row]:
    """Years on end, each from the visits of those before: who rests is never drawn, every quota is met, each year drawn."""
    chance = Random(7)
    kept = rested = drawn_units = 0
    last: dict[str, int] = {}
    for year in range(YEARS):
        candidates, rule = _wishes(chance, last, year)
        open_to, quotas = tickets(candidates, rule, {one.unit: one.unit for one in candidates}, "xã")
        found = _drawn(open_to, quotas, year)
        resting = {one.unit for one in candidates if is_resting(one, rule)}
        rested += not resting & set(found)
        kept += _holds(found, open_to, quotas)
        drawn_units += len(found)
        last |= dict.fromkeys(found, year)
    yield "bốc thăm: năm giả lập đủ đúng chỉ tiêu từng nhóm", 100 * kept / YEARS, "%", "= 100"
    yield "bốc thăm: năm giả lập không bốc đơn vị đang nghỉ luân phiên", 100 * rested / YEARS, "%", "= 100"
    yield "bốc thăm: số đơn vị bốc mỗi năm giả lập", drawn_units / YEARS, "đơn vị", None


def _wishes(chance: Random, last: dict[str, int], year: int) -> tuple[tuple[Candidate, ...], ChoiceRule]:
    """The list of a year: places of different sizes, some units graded low, a least for one place in half of the years."""
    candidates = tuple(
        Candidate(f"{number:02}", last.get(f"{number:02}"), f"cụm {number % 4}", graded_low=chance.random() < 0.02)
        for number in range(UNITS)
    )
    quotas = (LocalityQuota("cụm 1", least=1),) if chance.random() < 0.5 else ()
    rule = ChoiceRule(year=year, percent=PERCENT, rest_years=REST, quotas=quotas)
    # Where all of the place rest, its least cannot be met: the plan is told so and drops it.
    return candidates, replace(rule, quotas=()) if contradictions(candidates, rule) else rule


def _drawn(open_to: tuple[Ticket, ...], quotas: tuple[Quota, ...], year: int) -> list[str]:
    terms = Terms(str(year), "Năm", "xsmb_special", "Xổ số", "2019-06-12 18:15", (), quotas, open_to)
    committed = commitment(canonical(terms), SALT)
    return [one.ticket.unit for one in draw(terms, committed, f"xsmb_special 2019-06-12 {year:05d}")]


def _holds(found: list[str], open_to: tuple[Ticket, ...], quotas: tuple[Quota, ...]) -> bool:
    groups = {ticket.unit: ticket.group for ticket in open_to}
    counts = Counter(groups[unit] for unit in found)
    return len(set(found)) == len(found) and counts == {quota.group: quota.count for quota in quotas}


def _fairness() -> Iterator[Row]:
    weights = (1, 1, 2, 3, 5, 8, 13, 21, 34, 55)
    pool = tuple(Ticket(str(place), str(place), "xã", weight) for place, weight in enumerate(weights))
    terms = Terms("1", "Công bằng", "xsmb_special", "Xổ số", "2019-06-12 18:15", (), (Quota("xã", 1),), pool)
    committed = commitment(canonical(terms), SALT)
    seen = Counter(draw(terms, committed, f"xsmb_special {seed:05d}")[0].ticket.unit for seed in range(DRAWS))
    due = [DRAWS * weight / sum(weights) for weight in weights]
    chi = sum((seen[str(place)] - one) ** 2 / one for place, one in enumerate(due))
    yield "bốc thăm: χ² của 100.000 lần bốc so với trọng số (9 bậc tự do)", chi, "", None
    yield "bốc thăm: trị số p của phép so đó", _p_value(chi, len(weights) - 1), "", "≥ 0.01"


def _p_value(chi: float, degrees: int) -> float:
    """The chance of so large a chi-square by luck (Wilson and Hilferty's approximation by the normal distribution)."""
    spread = 2 / (9 * degrees)
    deviation = ((chi / degrees) ** (1 / 3) - (1 - spread)) / math.sqrt(spread)
    return math.erfc(deviation / math.sqrt(2)) / 2


def _trail(folder: str) -> Iterator[Row]:
    """Draws in the open and sealed ones, on a real database: the log was signed with each commitment before the seed."""
    os.environ.update(
        KIEMTRA_SECRET_KEY="only-for-the-bench",
        KIEMTRA_DATA_DIR=folder,
        KIEMTRA_DATABASE=f"sqlite:///{folder}/draw.sqlite3",
        DJANGO_SETTINGS_MODULE="tests.settings",
    )
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    proved, count = _proved()
    yield "bốc thăm: lần bốc có bằng chứng niêm phong trước giờ quay trong sổ nhật ký", proved, "lần", f"= {count}"


def _proved() -> tuple[int, int]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from kiemtra.store.log_key import LogKey
    from kiemtra.workflows import draw_results, log
    from tests import factories_draws as drawing
    from tests.world import NOW, make_team, make_world

    world = make_world()
    plan = drawing.make_drawable(world)
    issued = drawing.make_drawable(world, issued=True, communes=("Tam Hưng", "Thanh Cao"))
    rows = [drawing.committed(world, plan), drawing.committed(world, issued, 1, make_team(world, issued))]
    log.append(LogKey(Ed25519PrivateKey.generate()), now=NOW + timedelta(hours=1), chance=Random(7))
    proved = 0
    for row in rows:
        typed = drawing.confirmed(world, row)
        drawn = draw_results.carry_out(typed.pk, revision=typed.revision, by=world.actor("officer"), now=drawing.AFTER)
        proved += _is_proved(drawn)
    return proved, len(rows)


def _is_proved(row: Any) -> bool:
    from kiemtra.domain import log_proof
    from kiemtra.store.log_key import is_signed
    from kiemtra.store.queries import draws, log

    event = draws.committing(row)
    proof = log.proof_of(event) if event else None
    if proof is None or log_proof.fault_in(log_proof.proof_from(proof.as_data()), is_signed):
        return False
    typed = [seed.typed_at for seed in row.seeds.all()]
    return row.commitment in proof.record_text and proof.checkpoint.made_at < row.begins_at < min(typed)
