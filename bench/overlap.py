"""Overlaps at the size of the nation: 34 provinces, 3,321 communes with those before them, five years of plans and visits.

The rows are entered in bulk on a database of its own, SQLite and PostgreSQL; each figure is the 95th percentile of what a
page asks for, from the question to the answer in hand. `python -m bench.overlap` measures the database of the settings.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from bench.engines import Row, on_both

PROVINCES, COMMUNES, LARGEST, YEARS = 34, 3321, 170, range(2022, 2027)
TODAY, EVER, CHANGE = date(2026, 6, 1), date(2016, 1, 1), date(2025, 7, 1)
AREAS = ("direction", "institutions", "procedures", "organisation", "civil_service", "one_stop", "e_government")
NOW = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)


def figures() -> Iterator[Row]:
    """Yield the figures of both engines, of PostgreSQL where a server can be started."""
    yield from on_both("bench.overlap")


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        nation = _found(Nation())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    json.dump(list(_figures(nation)), sys.stdout)


@dataclass
class Nation:
    """What was entered, to be asked about."""

    random: Random = field(default_factory=lambda: Random(20260601))
    root: Any = None
    # A province's committee, its inspecting agencies and its communes.
    provinces: list[tuple[Any, list[Any], list[Any]]] = field(default_factory=list)
    jurisdictions: list[Any] = field(default_factory=list)
    teams: dict[Any, Any] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)


def _found(nation: Nation) -> Nation:
    _agencies(nation)
    _plans(nation)
    return nation


def _agency(code: str, name: str, kind: str, level: str, start: date = EVER, end: date | None = None) -> Any:
    from kiemtra.store.models import Agency

    return Agency(
        code=code,
        name=name,
        short_name=name,
        folded=name.lower(),
        kind=kind,
        level=level,
        symbol="X",
        place="X",
        valid_from=start,
        valid_to=end,
    )


def _agencies(nation: Nation) -> None:
    """The tree: the centre, provinces, three inspecting agencies each, communes and the three that each came from."""
    from kiemtra.store.models import Agency, AgencyAncestor, AgencyHeir, Jurisdiction

    nation.root = _agency("tw", "Trung ương", "other", "central")
    rows, lines, heirs = [nation.root], [(nation.root, nation.root, 0)], []
    shares = [LARGEST] + [(COMMUNES - LARGEST) // (PROVINCES - 1)] * (PROVINCES - 1)
    shares[-1] += COMMUNES - sum(shares)
    for place, share in enumerate(shares):
        top = _agency(f"t{place}", f"UBND tỉnh {place}", "peoples_committee", "province")
        offices = [_agency(f"t{place}.s{n}", f"Sở {n} tỉnh {place}", "department", "province") for n in range(3)]
        communes = [
            _agency(f"t{place}.x{n}", f"UBND xã {n} tỉnh {place}", "peoples_committee", "commune") for n in range(share)
        ]
        old = [
            _agency(f"{one.code}.c{n}", f"{one.name} cũ {n}", "peoples_committee", "commune", EVER, CHANGE)
            for one in communes
            for n in range(3)
        ]
        heirs += [AgencyHeir(predecessor=one, heir=communes[n // 3], since=CHANGE) for n, one in enumerate(old)]
        rows += [top, *offices, *communes, *old]
        lines += [(top, top, 0), (top, nation.root, 1)]
        for one in (*offices, *communes, *old):
            lines += [(one, one, 0), (one, top, 1), (one, nation.root, 2)]
        nation.provinces.append((top, offices, communes))
    Agency.objects.bulk_create(rows, batch_size=2000)
    AgencyAncestor.objects.bulk_create(
        (AgencyAncestor(agency=a, ancestor=b, depth=depth, valid_from=EVER) for a, b, depth in lines), batch_size=5000
    )
    AgencyHeir.objects.bulk_create(heirs, batch_size=5000)
    nation.jurisdictions = [
        Jurisdiction(code=f"t{n}", name=f"Tỉnh {n}", root=top, standing_agency=offices[0])
        for n, (top, offices, _) in enumerate(nation.provinces)
    ]
    Jurisdiction.objects.bulk_create(nation.jurisdictions)
    nation.counted |= {"cơ quan": len(rows), "quan hệ kế thừa": len(heirs)}


def _plans(nation: Nation) -> None:
    """Each year each province inspects every commune by one agency and half of them by each of two others."""
    from kiemtra.store.models import Inspection, Plan, PlanArea, PlanUnit, Team

    plans, areas, units, visits, teams = [], [], [], [], []
    for year in YEARS:
        for (top, offices, communes), jurisdiction in zip(nation.provinces, nation.jurisdictions, strict=True):
            for place, office in enumerate(offices):
                plan = _plan(year, jurisdiction, top, office)
                team = Team(plan=plan, name="Đoàn kiểm tra")
                plans.append(plan)
                teams.append(team)
                chosen = AREAS if place == 0 else nation.random.sample(AREAS, 3)
                areas += [PlanArea(plan=plan, area=area, position=n) for n, area in enumerate(chosen)]
                for commune in communes if place == 0 else nation.random.sample(communes, len(communes) // 2):
                    unit = PlanUnit(plan=plan, agency=commune, chosen="whole_group")
                    units.append(unit)
                    # Half of this year's units of the other agencies have no visit yet.
                    if year < YEARS[-1] or place == 0 or nation.random.random() < 0.5:
                        visits.append(_visit(nation, plan, unit, team, office, year))
    Plan.objects.bulk_create(plans, batch_size=1000)
    Team.objects.bulk_create(teams, batch_size=1000)
    PlanArea.objects.bulk_create(areas, batch_size=5000)
    PlanUnit.objects.bulk_create(units, batch_size=5000)
    Inspection.objects.bulk_create(visits, batch_size=2000)
    nation.counted |= {"kế hoạch": len(plans), "đơn vị trong kế hoạch": len(units), "cuộc kiểm tra": len(visits)}


def _plan(year: int, jurisdiction: Any, top: Any, office: Any) -> Any:
    from kiemtra.store.models import Plan

    return Plan(
        jurisdiction=jurisdiction,
        year=year,
        title=f"Kế hoạch {year}",
        state="issued",
        issuer=top,
        standing_agency=office,
        window_from=date(year, 3, 1),
        window_to=date(year, 11, 30),
        created_at=NOW,
        issued_on=date(year, 2, 1),
    )


def _visit(nation: Nation, plan: Any, unit: Any, team: Any, office: Any, year: int) -> Any:
    from kiemtra.store.models import Inspection

    day = date(year, 3, 1) + timedelta(days=nation.random.randrange(270))
    is_over = day < TODAY
    return Inspection(
        jurisdiction=plan.jurisdiction,
        plan=plan,
        plan_unit=unit,
        unit=unit.agency,
        conducting_agency=office,
        team=team,
        state="closed" if is_over else "noticed" if nation.random.random() < 0.3 else "planned",
        visit_on=day,
        noticed_on=day - timedelta(days=10) if is_over else None,
    )


def _figures(nation: Nation) -> Iterator[Row]:
    from kiemtra.domain.people import Role
    from kiemtra.store.queries import overlaps
    from kiemtra.workflows import overlaps as workflow

    for name, count in nation.counted.items():
        yield name, count, "", None
    top, offices, communes = nation.provinces[0]
    officer = _actor(nation, Role.STANDING_OFFICER, offices[0])
    leader = _actor(nation, Role.LEADERSHIP, top)
    span = overlaps.Span(date(2026, 6, 8), date(2026, 10, 30))
    asked = [overlaps.Question(one.pk, span, frozenset(AREAS[:3])) for one in communes]
    for who, actor in (("chuyên viên", officer), ("lãnh đạo tỉnh", leader)):
        found, took = _timed(lambda actor=actor: overlaps.of_all(asked, actor), 15)
        yield f"kế hoạch mới {len(asked)} xã, {who}: p95", took, "ms", "≤ 200"
        yield f"kế hoạch mới {len(asked)} xã, {who}: tìm thấy", len(found), "", "≥ 170"
    every = [one for _, _, rows in nation.provinces for one in rows]
    times = []
    for unit in nation.random.sample(every, 200):
        _, took = _timed(lambda unit=unit: overlaps.of([unit.pk], AREAS[:3], span.first, span.first, officer), 1)
        times.append(took)
    yield "một đơn vị khi đang gõ: p95", _p95(times), "ms", "≤ 50"
    centre = _actor(nation, Role.AUDITOR, nation.root)
    found, took = _timed(lambda: overlaps.of_all([overlaps.Question(one.pk, span) for one in every], centre), 3)
    yield f"hỏi một lần cả {len(every)} xã: p95", took, "ms", None
    pairs, took = _timed(lambda: workflow.of_year(YEARS[-1], by=centre), 7)
    yield "mọi cặp trùng cả nước trong một năm: p95", took, "ms", "≤ 200"
    yield "mọi cặp trùng cả nước trong một năm: số cặp", len(pairs), "", "≥ 1"


def _actor(nation: Nation, role: Any, agency: Any) -> Any:
    from kiemtra.domain.people import Actor, Post
    from kiemtra.store.ids import new_id

    post = Post(new_id(), role, nation.jurisdictions[0].pk, agency.pk, None, str(role))
    return Actor(user=new_id(), name=str(role), posts=(post,), day=TODAY)


def _timed(ask: Callable[[], Any], times: int) -> tuple[Any, float]:
    """The answer, and the 95th percentile of so many runs in milliseconds; once before to warm up where it is repeated."""
    if times > 1:
        ask()
    took = []
    for _ in range(times):
        began = time.perf_counter()
        answer = ask()
        took.append((time.perf_counter() - began) * 1000)
    return answer, _p95(took)


def _p95(times: list[float]) -> float:
    return times[0] if len(times) == 1 else statistics.quantiles(times, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
