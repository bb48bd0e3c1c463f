"""Readiness sets: kept current by the unit without any inspection; a team copies one and the unit learns nothing."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kiemtra.cli.demo.answers import made_up
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.readiness import Freshness
from kiemtra.domain.reports import ReportState, RoundPurpose
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import (
    Answer,
    AnswerChange,
    Event,
    Inspection,
    Message,
    ReadinessCopy,
    ReportRequest,
    ReportRound,
)
from kiemtra.store.queries import readiness as queries
from kiemtra.store.queries import reports as report_queries
from kiemtra.store.queries.work_items import Asker
from kiemtra.store.queries.work_of_reports import of_reports
from kiemtra.workflows import readiness, report_reminders, reports
from tests import factories_reports as reporting
from tests.factories_inspections import approved, opened, planned, sealed
from tests.world import NOW, TODAY, World, make_plan, make_team

FORM = "readiness_set"


def asked_of(world: World, form: str = FORM) -> tuple[ReportRound, ReportRequest]:
    said = {"purpose": RoundPurpose.READINESS, "due_on": None, "period": (None, None)}
    made = reporting.opened(world, form=form, title="Bộ số liệu sẵn sàng", **said)
    return made, made.requests.get(agency=world.unit)


def first_number(request: ReportRequest) -> str:
    template = report_queries.template_of(request)
    return next(item.code for item in template.items if item.type == "number" and not item.relevant)


def keep(world: World, request: ReportRequest, value: str = "12", at: datetime = NOW) -> ReportRequest:
    """One number typed by the focal point."""
    request.refresh_from_db()
    answers = {first_number(request): value}
    said = {"seen": request.revision, "by": world.actor("focal"), "now": at}
    return reports.save_answers(request.pk, answers=answers, **said).report


@pytest.fixture
def kept(world: World) -> ReportRequest:
    _, request = asked_of(world)
    return keep(world, request)


def of_other(world: World) -> Inspection:
    """A sealed inspection of the unit that keeps the set."""
    plan = make_plan(world)
    return sealed(world, plan, make_team(world, plan), world.unit)


def test_a_set_is_asked_for_until_the_end_of_the_quarter_and_its_unit_sees_it(world: World) -> None:
    _, request = asked_of(world)
    assert request.due_on == date(2019, 6, 30)
    assert report_queries.visible_to(world.actor("focal")).filter(pk=request.pk).exists()
    assert not report_queries.visible_to(world.actor("stranger_focal")).filter(pk=request.pk).exists()


def test_a_set_is_never_accepted(world: World, kept: ReportRequest) -> None:
    ReportRequest.objects.filter(pk=kept.pk).update(state=ReportState.SUBMITTED)
    kept.refresh_from_db()
    with pytest.raises(NotAllowed) as refused:
        reports.accept(kept.pk, revision=kept.revision, by=world.actor("officer"), now=NOW)
    assert refused.value.refusal is Refusal.KEPT_CURRENT


class TestCopy:
    @pytest.mark.parametrize("who", ["head", "secretary", "officer"])
    def test_each_of_the_three_may_take_one(self, world: World, kept: ReportRequest, who: str) -> None:
        copy = readiness.take_copy(of_other(world).pk, by=world.actor(who), now=NOW)
        assert copy.answers[first_number(kept)] == "12"
        # What was put there for the unit has no day: nobody has confirmed it yet.
        assert copy.touched == {first_number(kept): TODAY.isoformat()}
        assert copy.confirmed_at is None

    @pytest.mark.parametrize("who", ["focal", "unit_head", "member", "leader", "admin", "auditor", "stranger_focal"])
    def test_for_anybody_else_there_is_no_such_inspection(self, world: World, kept: ReportRequest, who: str) -> None:
        with pytest.raises(Inspection.DoesNotExist):
            readiness.take_copy(of_other(world).pk, by=world.actor(who), now=NOW)
        assert not ReadinessCopy.objects.exists()

    def test_what_the_unit_does_later_leaves_the_copy_as_it_was(self, world: World, kept: ReportRequest) -> None:
        inspection = of_other(world)
        copy = readiness.take_copy(inspection.pk, by=world.actor("head"), now=NOW)
        keep(world, kept, "15", NOW + timedelta(hours=1))
        copy.refresh_from_db()
        assert copy.answers[first_number(kept)] == "12"
        second = readiness.take_copy(inspection.pk, by=world.actor("head"), now=NOW + timedelta(hours=2))
        assert (second.number, second.answers[first_number(kept)]) == (2, "15")

    def test_twice_without_a_change_is_one_copy(self, world: World, kept: ReportRequest) -> None:
        inspection = of_other(world)
        first = readiness.take_copy(inspection.pk, by=world.actor("head"), now=NOW)
        assert readiness.take_copy(inspection.pk, by=world.actor("secretary"), now=NOW) == first
        assert ReadinessCopy.objects.count() == 1

    def test_a_copy_never_changes(self, world: World, kept: ReportRequest) -> None:
        copy = readiness.take_copy(of_other(world).pk, by=world.actor("head"), now=NOW)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            ReadinessCopy.objects.filter(pk=copy.pk).update(number=7)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM store_readinesscopy")

    def test_without_a_set_there_is_nothing_to_copy(self, world: World) -> None:
        with pytest.raises(NotAllowed) as refused:
            readiness.take_copy(of_other(world).pk, by=world.actor("head"), now=NOW)
        assert refused.value.refusal is Refusal.NO_READINESS_SET

    def test_after_the_minutes_it_is_too_late(self, world: World, kept: ReportRequest) -> None:
        inspection = planned(world)
        Inspection.objects.filter(pk=inspection.pk).update(state="minutes_closed")
        with pytest.raises(NotAllowed) as refused:
            readiness.take_copy(inspection.pk, by=world.actor("head"), now=NOW)
        assert refused.value.refusal is Refusal.ALREADY_DONE


class TestNoTrace:
    def test_nothing_of_the_unit_changes_and_nobody_is_told(self, world: World, kept: ReportRequest) -> None:
        inspection = of_other(world)
        before = self._state_of(kept)
        letters = set(Message.objects.values_list("pk", flat=True))
        readiness.take_copy(inspection.pk, by=world.actor("head"), now=NOW)
        assert self._state_of(kept) == before
        assert set(Message.objects.values_list("pk", flat=True)) == letters

    def test_its_event_is_sealed_with_the_inspection(self, world: World, kept: ReportRequest) -> None:
        readiness.take_copy(of_other(world).pk, by=world.actor("head"), now=NOW)
        assert Event.objects.get(name="readiness.copied").sealed

    @pytest.mark.parametrize("who", ["focal", "unit_head", "member", "leader", "admin", "auditor"])
    def test_a_sealed_copy_exists_for_the_three_only(self, world: World, kept: ReportRequest, who: str) -> None:
        readiness.take_copy(of_other(world).pk, by=world.actor("head"), now=NOW)
        assert not queries.visible_to(world.actor(who)).exists()
        for keeper in ("head", "secretary", "officer"):
            assert queries.visible_to(world.actor(keeper)).count() == 1

    @pytest.mark.parametrize(
        ("who", "sees"), [("member", True), ("officer", True), ("focal", False), ("unit_head", False)]
    )
    def test_once_opened_the_team_sees_it_and_the_unit_never(
        self, world: World, kept: ReportRequest, who: str, sees: bool
    ) -> None:
        inspection = of_other(world)
        readiness.take_copy(inspection.pk, by=world.actor("head"), now=NOW)
        opened(world, approved(world, inspection))
        assert queries.visible_to(world.actor(who)).exists() is sees

    @staticmethod
    def _state_of(request: ReportRequest) -> list[object]:
        return [
            list(ReportRequest.objects.values_list()),
            list(ReportRound.objects.values_list()),
            list(Answer.objects.order_by("pk").values_list()),
            list(AnswerChange.objects.order_by("pk").values_list()),
            list(Event.objects.exclude(sealed=True).order_by("pk").values_list("name", "subject_id")),
        ]


class TestFreshness:
    def test_the_least_fresh_stand_first(self, world: World, kept: ReportRequest) -> None:
        ReportRequest.objects.filter(agency=world.other_unit).update(submitted_at=NOW)
        told = queries.kept_sets(kept.round, world.actor("officer"), TODAY)
        assert [(row.request.agency, row.freshness) for row in told] == [
            (world.unit, Freshness.NEVER),
            (world.other_unit, Freshness.CURRENT),
        ]
        assert told[0].oldest_on == TODAY

    def test_a_unit_confirms_and_has_until_the_end_of_the_next_quarter(self, world: World, kept: ReportRequest) -> None:
        ReportRequest.objects.filter(pk=kept.pk).update(submitted_at=NOW)
        [row] = [one for one in queries.kept_sets(kept.round, world.actor("officer"), TODAY) if one.request == kept]
        assert row.due_on == date(2019, 9, 30)


def confirmed(world: World, form: str = FORM) -> ReportRequest:
    """A set filled in and handed in by the head."""
    _, request = asked_of(world, form)
    there = dict(report_queries.typed_answers(request))
    reports.confirm(request.pk, by=world.actor("focal"), now=NOW)
    typed = made_up(report_queries.template_of(request), 1, fixed=there, today=TODAY)
    request.refresh_from_db()
    said = {"seen": request.revision, "by": world.actor("focal"), "now": NOW}
    request = reports.save_answers(request.pk, answers=typed, **said).report
    reports.submit(request.pk, revision=request.revision, by=world.actor("unit_head"), now=NOW)
    request.refresh_from_db()
    return request


class TestKeptCurrent:
    # The last working day of the third quarter of 2019 is the 30th, a Monday.
    END = datetime.fromisoformat("2019-09-26T02:00:00+00:00")

    def test_handed_in_it_is_due_by_the_end_of_the_next_quarter(self, world: World) -> None:
        assert confirmed(world).due_on == date(2019, 9, 30)

    def test_the_focal_point_opens_it_again_and_the_head_hands_it_in_as_the_next_version(self, world: World) -> None:
        request = confirmed(world)
        request = reports.update(request.pk, revision=request.revision, by=world.actor("focal"), now=self.END)
        assert (request.state, request.versions.count()) == (ReportState.DRAFT, 1)
        assert Event.objects.filter(name="report.updated").count() == 1
        request = keep(world, request, "13", self.END)
        reports.submit(request.pk, revision=request.revision, by=world.actor("unit_head"), now=self.END)
        request.refresh_from_db()
        assert (request.versions.count(), request.due_on) == (2, date(2019, 12, 31))

    def test_one_press_of_the_head_confirms_what_has_not_changed(self, world: World) -> None:
        request = confirmed(world)
        request = reports.affirm(request.pk, revision=request.revision, by=world.actor("unit_head"), now=self.END)
        assert (request.state, request.versions.count()) == (ReportState.SUBMITTED, 2)
        first, second = (version.answers["answers"] for version in request.versions.order_by("number"))
        assert first == second
        assert set(queries.touched(request).values()) == {"2019-09-26"}

    def test_of_the_focal_point_it_lays_it_before_the_head(self, world: World) -> None:
        request = confirmed(world)
        request = reports.affirm(request.pk, revision=request.revision, by=world.actor("focal"), now=self.END)
        assert (request.state, request.presented_at) == (ReportState.DRAFT, self.END)

    def test_a_report_of_a_period_is_not_opened_by_the_unit(self, world: World) -> None:
        report = reporting.submitted(world, reporting.asked(world))
        with pytest.raises(NotAllowed) as refused:
            reports.update(report.pk, revision=report.revision, by=world.actor("focal"), now=NOW)
        assert refused.value.refusal is Refusal.NOT_KEPT_CURRENT

    @pytest.mark.parametrize(("today", "told"), [(date(2019, 9, 24), False), (date(2019, 9, 26), True)])
    def test_at_the_end_of_the_quarter_it_is_reminded_of(self, world: World, today: date, told: bool) -> None:
        request = confirmed(world)
        ReportRequest.objects.exclude(pk=request.pk).delete()
        said = {"by": world.actor("officer"), "now": self.END, "today": today}
        assert report_reminders.remind_of_reports(world.jurisdiction, **said) == told
        letters = Message.objects.filter(key__startswith="reports-due")
        assert ["xác nhận lại số liệu của quý" in letter.body for letter in letters] == [True] * (2 * told)

    @pytest.mark.parametrize(("today", "due"), [(date(2019, 6, 28), False), (date(2019, 7, 1), True)])
    def test_it_stands_among_ones_work_in_the_quarter_at_whose_end_it_is_due(
        self, world: World, today: date, due: bool
    ) -> None:
        request = confirmed(world)
        items = of_reports(Asker(world.actor("focal"), today))
        assert [(item.kind, item.pk) for item in items] == [(WorkKind.CONFIRM_SET, request.pk)] * due


def test_an_unannounced_visit_is_prefilled_from_the_newest_copy(world: World) -> None:
    confirmed(world)
    inspection = of_other(world)
    copy = readiness.take_copy(inspection.pk, by=world.actor("head"), now=NOW)
    inspection = opened(world, approved(world, inspection))
    rows = {row.item: row for row in inspection.results.all()}
    assert copy.answers["d01_fitting"] in ("yes", "partly", "no")
    prefilled = [row for row in rows.values() if row.prefilled]
    assert prefilled
    assert not any(row.confirmed for row in prefilled)
