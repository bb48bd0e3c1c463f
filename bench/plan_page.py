"""The page of one plan with 190 visits: server time and queries, for those who run it, inspect under it, or are inspected.

Times are medians of 15 requests in this process (Django's test client, SQLite file, gzip off).
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta

Row = tuple[str, float, str, str | None]
RUNS = 15
VISITS, FEW, TEAMS = 190, 10, 8
WHO = {"officer": "chuyên viên", "leader": "lãnh đạo", "head": "trưởng đoàn"}
STATES = ("planned", "noticed", "preparing", "on_site", "concluded", "following_up", "closed")


def figures() -> Iterator[Row]:
    """Yield time and queries for each kind of reader, and how many queries more visits cost."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        os.environ.update(
            KIEMTRA_SECRET_KEY="only-for-the-bench",
            KIEMTRA_DATA_DIR=folder,
            KIEMTRA_HOSTS="127.0.0.1,testserver",
            DJANGO_SETTINGS_MODULE="kiemtra.settings",
        )
        import django

        django.setup()
        from kiemtra.cli.setup import prepare

        prepare()
        yield from _measured()


def _measured() -> Iterator[Row]:
    from tests.world import make_world

    world = make_world()
    large, small = _plan(world, VISITS), _plan(world, FEW)
    slowest = 0.0
    for who, role in WHO.items():
        median, queries, size = _page(world.users[who], large)
        slowest = max(slowest, median)
        yield f"{VISITS} cuộc ({role}): thời gian", median, "ms", "≤ 100"
        yield f"{VISITS} cuộc ({role}): truy vấn", queries, "", None
        yield f"{VISITS} cuộc ({role}): HTML", size, "kB", None
        more = queries - _page(world.users[who], small)[1]
        yield f"truy vấn thêm khi từ {FEW} lên {VISITS} cuộc ({role})", more, "", "= 0"
    yield f"trang kế hoạch {VISITS} cuộc, chậm nhất", slowest, "ms", "≤ 100"


def _plan(world: object, count: int) -> str:
    """An issued plan whose units are all planned, spread over the days and the states of their lives."""
    from kiemtra.store.models import Inspection
    from kiemtra.workflows import inspections
    from tests.factories_plans import make_communes
    from tests.world import NOW, World, make_plan, make_team

    assert isinstance(world, World)
    communes = make_communes(world, *(f"{count} số {number}" for number in range(count)))
    plan = make_plan(world, units=tuple(communes))
    teams = [make_team(world, plan, f"Đoàn kiểm tra số {number}") for number in range(1, TEAMS + 1)]
    pairs = [(commune, teams[at % TEAMS]) for at, commune in enumerate(communes)]
    visits = inspections.plan_visits(plan.pk, pairs, by=world.actor("officer"), now=NOW)
    for at, visit in enumerate(visits):
        visit.visit_on, visit.state = date(2019, 6, 10) + timedelta(days=at % 180), STATES[at % len(STATES)]
    Inspection.objects.bulk_update(visits, ["visit_on", "state"])
    return str(plan.pk)


def _page(user: object, plan: str) -> tuple[float, int, float]:
    """Median milliseconds, queries, and kB of the page as this person gets it."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    path, times = f"/plans/{plan}/", []
    for _ in range(RUNS):
        began = time.perf_counter()
        response = client.get(path)
        times.append((time.perf_counter() - began) * 1000)
        assert response.status_code == 200, f"{path}: {response.status_code}"
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
    return statistics.median(times), len(asked), len(response.content) / 1000
