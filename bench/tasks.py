"""Tasks of one document in 3,321 communes: the board, the list of what is overdue, one task, one unit; server time and queries.

Times are medians of 9 requests in this process (Django's test client, SQLite file, gzip off).
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta

Row = tuple[str, float, str, str | None]
RUNS = 9
COMMUNES, TASKS = 3_321, 30


def figures() -> Iterator[Row]:
    """Yield time and queries of each page, and of a unit's rows for its report."""
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
    from django.db import connection

    from kiemtra.store.models import Task
    from kiemtra.store.queries import tasks

    user, plan = _laid()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    task = Task.objects.filter(plan=plan).order_by("due_on").first()
    assert task is not None
    unit = plan.units.order_by("agency__code").first().agency_id
    yield "đơn vị × nhiệm vụ", COMMUNES * TASKS, "", None
    pages = {
        "bảng nhiệm vụ của kế hoạch": f"/plans/{plan.pk}/tasks/",
        "nhiệm vụ theo văn bản": f"/documents/{task.document_id}/tasks/",
        "danh sách quá hạn": f"/plans/{plan.pk}/tasks/cells/?figure=overdue",
        "danh sách quá hạn, trang cuối": f"/plans/{plan.pk}/tasks/cells/?figure=overdue&trang=99999",
        "một nhiệm vụ": f"/tasks/{task.pk}/",
        "nhiệm vụ của một xã": f"/units/{unit}/tasks/",
    }
    for name, path in pages.items():
        median, queries = _page(user, path)
        yield f"{name}: thời gian", median, "ms", "≤ 200"
        yield f"{name}: truy vấn", queries, "", None
    began = time.perf_counter()
    rows = tasks.report_rows(unit, plan.pk, date(2019, 7, 1))
    yield "dòng nhiệm vụ điền sẵn vào báo cáo của một xã", (time.perf_counter() - began) * 1000, "ms", None
    yield "số dòng", len(rows), "", f"= {TASKS}"


def _laid() -> tuple[object, object]:
    """One plan with all communes and tasks; half of the cells done in time, a tenth late, the others not."""
    from kiemtra.domain.plans import UnitChoice
    from kiemtra.domain.tasks import TaskContent, due_by
    from kiemtra.store.models import PlanUnit, TaskStatus
    from kiemtra.workflows import tasks
    from tests.factories_documents import register
    from tests.factories_plans import make_communes
    from tests.world import NOW, make_plan, make_world

    world = make_world()
    plan = make_plan(world)
    communes = make_communes(world, *(f"số {number:04}" for number in range(COMMUNES)))
    PlanUnit.objects.filter(plan=plan).delete()
    PlanUnit.objects.bulk_create(PlanUnit(plan=plan, agency=one, chosen=UnitChoice.WHOLE_GROUP) for one in communes)
    document, _ = register(world)
    officer, due = world.actor("officer"), date(2019, 6, 30)
    made = [
        tasks.set_task(
            plan.pk, document, TaskContent(f"Nhiệm vụ {n}", term=due_by(due + timedelta(n))), by=officer, now=NOW
        )
        for n in range(TASKS)
    ]
    TaskStatus.objects.bulk_create(
        (
            TaskStatus(
                task=task,
                agency=commune,
                progress="done" if (at + number) % 10 < 6 else "in_progress",
                done_on=(due if (at + number) % 10 < 5 else date(2019, 9, 1)) if (at + number) % 10 < 6 else None,
                result="Đã làm",
                reported_on=due,
            )
            for number, task in enumerate(made)
            for at, commune in enumerate(communes)
            if (at + number) % 10 < 8
        ),
        batch_size=2_000,
    )
    return world.users["officer"], plan


def _page(user: object, path: str) -> tuple[float, int]:
    """Median milliseconds and queries of a page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        response = client.get(path)
        times.append((time.perf_counter() - began) * 1000)
        assert response.status_code == 200, f"{path}: {response.status_code}"
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return statistics.median(times), len(asked)
