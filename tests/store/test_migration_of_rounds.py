"""A database of before rounds: its reports get the round of their plan and form, its rows of tables their keys."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import patch

import pytest
from django.apps.registry import Apps
from django.db import connection, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.store.ids import new_id

NAME = "test_before_rounds"
DAYS = [datetime(2019, 6, day, tzinfo=UTC) for day in (3, 4, 10, 20)]


class ToOld:
    """All models are read from and written to the old database."""

    def db_for_read(self, model: type, **hints: object) -> str:
        return "old"

    db_for_write = db_for_read


@pytest.fixture(scope="module")
def old(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BaseDatabaseWrapper]:
    """An empty database of its own, of the same kind as the suite's."""
    is_sqlite = connection.vendor == "sqlite"
    name = str(tmp_path_factory.mktemp("old") / "old.sqlite3") if is_sqlite else NAME
    with django_db_blocker.unblock():
        _ask(is_sqlite, f"DROP DATABASE IF EXISTS {NAME}", f"CREATE DATABASE {NAME}")
        connections.databases["old"] = {**connection.settings_dict, "NAME": name}
        with patch.object(router, "routers", [ToOld()]):
            yield connections["old"]
        connections["old"].close()
        del connections["old"], connections.databases["old"]
        _ask(is_sqlite, f"DROP DATABASE {NAME}")


def _ask(is_sqlite: bool, *statements: str) -> None:
    for statement in () if is_sqlite else statements:
        with connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.fixture(scope="module")
def now(old: BaseDatabaseWrapper) -> Apps:
    """The models as they are after the migration of rows made before it."""
    executor = MigrationExecutor(old)
    executor.migrate([("store", "0016_reports")])
    _fill(executor.loader.project_state([("store", "0016_reports")]).apps)
    executor = MigrationExecutor(old)
    executor.migrate([("store", "0018_report_rules")])
    return executor.loader.project_state([("store", "0018_report_rules")]).apps


def _fill(apps: Apps) -> None:
    """Two plans with two inspections each; one report for each, on two forms under the first plan."""

    def make(model: str, **fields: Any) -> Any:
        return apps.get_model("store", model).objects.create(id=new_id(), **fields)

    said = {"kind": "department", "level": "province", "valid_from": date(2000, 1, 1)}
    agency = make("Agency", code="a", name="A", short_name="A", folded="a", **said)
    system = make("Jurisdiction", code="s", name="S", root=agency, standing_agency=agency)
    user = make("User", username="u", full_name="U")
    for number, forms in ((1, ("unit_report", "unit_report", "indicators")), (2, ("unit_report",))):
        given = {"issuer": agency, "standing_agency": agency, "created_at": DAYS[0]}
        plan = make("Plan", jurisdiction=system, year=2019, title=f"Kế hoạch {number}", **given)
        for place, form in enumerate(forms):
            visit = {"unit": agency, "conducting_agency": agency, "state": "preparing"}
            inspection = make("Inspection", jurisdiction=system, plan=plan, **visit)
            given = {"due_on": date(2019, 6, 14), "requested_at": DAYS[place], "period_from": date(2019, 1, 1)}
            asked = {"form": form, "form_version": "2016.1", "jurisdiction": system, "agency": agency}
            report = make("ReportRequest", inspection=inspection, **asked, **given)
            if (number, place) == (1, 0):
                _answer(apps, report, user)


def _answer(apps: Apps, report: Any, user: Any) -> None:
    answers = apps.get_model("store", "Answer").objects
    answers.create(request=report, item="tasks_assigned", text="40")
    for row in (1, 2):
        answers.create(request=report, item="late_tasks.task", row=row, text=f"Việc {row}")
    for number, at in enumerate(DAYS[2:], start=1):
        versions = apps.get_model("store", "ReportVersion").objects
        versions.create(id=new_id(), request=report, number=number, answers={}, submitted_by=user, submitted_at=at)


def test_reports_of_one_plan_on_one_form_are_one_round(now: Apps) -> None:
    rows = now.get_model("store", "ReportRound").objects.order_by("plan__title", "form")

    told = [(row.plan.title, row.form, row.purpose, row.state, row.requests.count(), row.opened_at) for row in rows]
    assert told == [
        ("Kế hoạch 1", "indicators", "inspection", "open", 1, DAYS[2]),
        ("Kế hoạch 1", "unit_report", "inspection", "open", 2, DAYS[0]),
        ("Kế hoạch 2", "unit_report", "inspection", "open", 1, DAYS[0]),
    ]
    assert {row.asker_id for row in rows} == {row.plan.standing_agency_id for row in rows}


def test_what_was_handed_in_is_told_by_its_first_and_last_version(now: Apps) -> None:
    reports = now.get_model("store", "ReportRequest").objects

    told = set(reports.values_list("first_submitted_at", "submitted_at"))
    assert told == {(DAYS[2], DAYS[3]), (None, None)}


def test_rows_of_tables_bear_their_place_as_key(now: Apps) -> None:
    answers = now.get_model("store", "Answer").objects.order_by("item", "row")

    assert list(answers.values_list("item", "row_key", "text")) == [
        ("late_tasks.task", "1", "Việc 1"),
        ("late_tasks.task", "2", "Việc 2"),
        ("tasks_assigned", "", "40"),
    ]
