"""Planning at full size: 190 visits handed to the heads and decided, their pages, and a choice among 3,321 communes.

Times are of this process (SQLite file): one run of each deed, medians of the pages (Django's test client, gzip off).
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

Row = tuple[str, float, str, str | None]
RUNS, PREVIEWS = 15, 3
VISITS, TEAMS, COMMUNES = 190, 8, 3321
FIRST_DAY = date(2019, 6, 17)


def figures() -> Iterator[Row]:
    """Yield time and queries of each deed and of each page."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        os.environ.update(
            KIEMTRA_SECRET_KEY="only-for-the-bench",
            KIEMTRA_DATA_DIR=folder,
            KIEMTRA_HOSTS="127.0.0.1,testserver",
            KIEMTRA_DEMO="1",
            DJANGO_SETTINGS_MODULE="kiemtra.settings",
        )
        import django

        django.setup()
        from kiemtra.cli.setup import prepare

        prepare()
        from tests.world import TODAY, make_world

        world = make_world()
        world.jurisdiction.assumed_day = TODAY
        world.jurisdiction.save()
        yield from _of_timetable(world)
        yield from _of_choice(world)


def _of_timetable(world: object) -> Iterator[Row]:
    from kiemtra.store.models import Plan
    from kiemtra.workflows import timetables
    from kiemtra.workflows.timetables.facts import read
    from tests.world import NOW, TODAY, World

    assert isinstance(world, World)
    officer = world.actor("officer")
    row = proposal(world)
    yield from _page(world, f"/plans/{row.plan_id}/timetable/", f"trang đề xuất {VISITS} cuộc", "≤ 16")
    facts = read(Plan.objects.get(pk=row.plan_id), today=TODAY)
    seen = timetables.seal_of(timetables.changes_between(row, facts))
    visits, seconds, queries = _measured(
        lambda: timetables.take_over(row.pk, revision=row.revision, seen=seen, by=officer, now=NOW, today=TODAY)
    )
    assert len(visits) == VISITS
    yield f"trình {VISITS} ngày cho các Trưởng đoàn: thời gian", seconds, "s", "≤ 3"
    yield f"trình {VISITS} ngày cho các Trưởng đoàn: truy vấn", queries, "", None
    team = visits[0].team_id
    of_team = [(one.pk, one.revision) for one in visits if one.team_id == team]
    head = world.actor("heading0")
    decided, seconds, queries = _measured(lambda: timetables.decide_all(team, of_team, by=head, now=NOW, today=TODAY))
    yield f"Trưởng đoàn quyết định {len(decided)} ngày: thời gian", seconds, "s", "≤ 3"
    yield f"Trưởng đoàn quyết định {len(decided)} ngày: truy vấn", queries, "", None
    yield from _page(world, f"/plans/{row.plan_id}/calendar/", f"lịch của kế hoạch {VISITS} cuộc", None)
    yield from _page(world, "/calendar/", f"lịch chung có {VISITS} cuộc", None)


def proposal(world: object) -> object:
    """A plan with a proposed timetable of all its units: each team goes out every third working day."""
    from kiemtra.scheduling.answers import Timetable as Answer
    from kiemtra.scheduling.problem import Assignment
    from kiemtra.workflows import teams, timetables
    from tests.factories_plans import make_communes
    from tests.world import NOW, TODAY, World, make_plan, make_user

    assert isinstance(world, World)
    officer = world.actor("officer")
    communes = make_communes(world, *(f"số {number}" for number in range(VISITS)))
    plan = make_plan(world, units=tuple(communes))
    made = []
    for number in range(TEAMS):
        seats = []
        for role, what in ((teams.TeamRole.HEAD, "heading"), (teams.TeamRole.SECRETARY, "writing")):
            name = f"{what}{number}"
            world.users[name] = make_user(f"w-{name}", f"Người {name}")
            seats.append(teams.Seat(role, f"Người {name}", "Thành viên", world.users[name]))
        title = f"Đoàn kiểm tra số {number + 1}"
        made.append(teams.set_up(plan.pk, title, seats, on=TODAY, symbol=f"ĐKT{number}", by=officer, now=NOW))
    timetables.ask(plan.pk, timetables.Wishes(hour=None), by=officer, now=NOW, today=TODAY)
    row = timetables.claim(now=NOW)
    assert row is not None
    problem = timetables.problem_for(row)
    days = _working_days(len(problem.visits) // TEAMS + 1)
    gone: dict[str, int] = {}
    assignments = []
    for at, visit in enumerate(problem.visits):
        team = str(made[at % TEAMS].pk)
        assignments.append(Assignment(visit, team, days[gone.setdefault(team, 0)]))
        gone[team] += 1
    timetables.finish(row, Answer(tuple(assignments)), now=NOW)
    row.refresh_from_db()
    return row


def _working_days(count: int) -> list[date]:
    from kiemtra.data.calendar import load_calendar

    calendar = load_calendar()
    days = (FIRST_DAY + timedelta(days=step) for step in range(4 * count))
    return [day for day in days if calendar.is_working(day)][: 2 * count : 2]


def _of_choice(world: object) -> Iterator[Row]:
    from kiemtra.workflows import plan_choices
    from tests.factories_coverage import make_rule
    from tests.world import NOW, TODAY, World

    assert isinstance(world, World)
    rule, _ = make_rule(world, [f"thứ {number}" for number in range(COMMUNES)])
    officer = world.actor("officer")
    runs = [_measured(lambda: plan_choices.preview(rule.pk, by=officer, today=TODAY)) for _ in range(PREVIEWS)]
    of = len(runs[0][0].prepared.units)
    assert of >= COMMUNES
    yield (
        f"xem trước cách chọn trong {of:,} xã: thời gian".replace(",", "."),
        statistics.median(seconds for _, seconds, _ in runs),
        "s",
        "≤ 2",
    )
    yield "xem trước cách chọn: truy vấn", runs[0][2], "", None
    _, seconds, queries = _measured(lambda: plan_choices.take(rule.pk, by=officer, now=NOW, today=TODAY))
    yield f"đưa các đơn vị được chọn vào dự thảo ({of:,} xã): thời gian".replace(",", "."), seconds, "s", "≤ 5"
    yield "đưa các đơn vị được chọn vào dự thảo: truy vấn", queries, "", None


def _measured(deed: Callable[[], Any]) -> tuple[Any, float, int]:
    """What the deed returns, its seconds and its queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        began = time.perf_counter()
        found = deed()
        seconds = time.perf_counter() - began
    return found, seconds, len(asked)


def _page(world: object, path: str, name: str, most: str | None) -> Iterator[Row]:
    from django.test import Client

    from tests.world import World

    assert isinstance(world, World)
    client = Client()
    client.force_login(world.users["officer"], backend="django.contrib.auth.backends.ModelBackend")
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        response = client.get(path)
        times.append((time.perf_counter() - began) * 1000)
        assert response.status_code == 200, f"{path}: {response.status_code}"
    yield f"{name}: thời gian", statistics.median(times), "ms", "≤ 100"
    yield f"{name}: truy vấn", _measured(lambda: client.get(path))[2], "", most
