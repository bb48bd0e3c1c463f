"""What happens to an issued recommendation, and the end of the file."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.agencies import AgencyKind
from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Role
from kiemtra.store.models import AgencyAncestor, Appointment, Event, Message, Recommendation
from kiemtra.store.queries import remediation as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import remediation
from tests.factories_conclusions import Case, make_issued, report, stored_file, verify
from tests.world import NOW, TODAY, World, make_agency


def first(case: Case) -> Recommendation:
    return Recommendation.objects.get(pk=case.recommendations[0].pk)


def events(name: str) -> int:
    return Event.objects.filter(name=f"recommendation.{name}").count()


def close(case: Case, by: str = "officer") -> Recommendation:
    row = first(case)
    return remediation.close(row.pk, revision=row.revision, by=case.world.actor(by), now=NOW, today=TODAY)


def test_plan_by_the_focal_point(world: World) -> None:
    case = make_issued(world)
    row = first(case)

    planned = remediation.plan(
        row.pk, revision=row.revision, text="Văn phòng làm trước 20/6.", by=world.actor("focal"), now=NOW
    )

    assert (planned.state, planned.remedy_plan) == ("planned", "Văn phòng làm trước 20/6.")
    assert events("planned") == 1


def test_plan_by_the_inspecting_side_is_refused(world: World) -> None:
    case = make_issued(world)

    with pytest.raises(NotAllowed) as refused:
        remediation.plan(first(case).pk, revision=first(case).revision, text="x", by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_plan_without_words_is_not_valid(world: World) -> None:
    case = make_issued(world)

    with pytest.raises(NotValid):
        remediation.plan(first(case).pk, revision=first(case).revision, text=" ", by=world.actor("focal"), now=NOW)


def test_report_keeps_statement_and_evidence_and_tells_the_standing_agency(world: World) -> None:
    case = make_issued(world)

    row = report(case)

    statement = row.statements.get()
    assert (row.state, statement.done_on, statement.evidence.get().from_agency) == ("reported", TODAY, world.unit)
    told = Message.objects.filter(key__startswith="recommendation-reported").values_list("to__username", flat=True)
    assert set(told) == {"w-officer", "w-secretary"}
    assert events("reported") == 1


def test_report_without_evidence_is_refused(world: World) -> None:
    case = make_issued(world)
    row = first(case)

    with pytest.raises(NotAllowed) as refused:
        remediation.report(
            row.pk,
            revision=row.revision,
            text="Đã làm.",
            done_on=TODAY,
            proofs=[],
            by=world.actor("focal"),
            now=NOW,
            today=TODAY,
        )

    assert refused.value.refusal is Refusal.NO_EVIDENCE
    assert first(case).state == "issued"


def test_report_of_tomorrow_is_not_valid(world: World) -> None:
    case = make_issued(world)
    row = first(case)

    with pytest.raises(NotValid) as wrong:
        remediation.report(
            row.pk,
            revision=row.revision,
            text="Sẽ làm.",
            done_on=TODAY + timedelta(days=1),
            proofs=[remediation.Proof(stored_file(), "a.pdf")],
            by=world.actor("focal"),
            now=NOW,
            today=TODAY,
        )

    assert list(wrong.value.faults) == ["done_on"]


def test_report_twice_is_refused_with_one_event(world: World) -> None:
    case = make_issued(world)
    report(case)

    with pytest.raises(NotAllowed) as refused:
        report(case)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert events("reported") == 1


def test_report_is_not_found_by_a_stranger(world: World) -> None:
    case = make_issued(world)

    with pytest.raises(Recommendation.DoesNotExist):
        report(case, by="stranger_focal")


def test_verify_and_close_by_the_officer(world: World) -> None:
    case = make_issued(world)
    report(case)

    verified = verify(case)
    closed = close(case)

    assert (verified.state, closed.state, closed.closed_at) == ("verified", "closed_implemented", NOW)
    judged = closed.statements.get().verification
    assert (judged.accepted, judged.made_by) == (True, world.users["officer"])
    assert (events("verified"), events("closed")) == (1, 1)


def test_verify_by_who_reported_is_refused(world: World) -> None:
    """The same person may hold a post on each side: they never judge their own report."""
    case = make_issued(world)
    report(case)
    Appointment.objects.create(
        user=world.users["focal"],
        jurisdiction=world.jurisdiction,
        agency=world.standing,
        role=Role.STANDING_OFFICER,
        title="Biệt phái",
        valid_from=date(2019, 1, 1),
    )

    with pytest.raises(NotAllowed) as refused:
        verify(case, by="focal")

    assert refused.value.refusal is Refusal.OWN_REPORT


@pytest.mark.parametrize("depth", [0, 1])
def test_verify_by_who_holds_a_post_in_the_addressee_or_below_is_refused(world: World, depth: int) -> None:
    case = make_issued(world)
    report(case)
    place = world.unit
    if depth:
        place = make_agency("w.stp.phong", "Phòng Hành chính tư pháp", AgencyKind.DIVISION)
        AgencyAncestor.objects.create(agency=place, ancestor=world.unit, depth=1, valid_from=date(2019, 1, 1))
    Appointment.objects.create(
        user=world.users["officer"],
        jurisdiction=world.jurisdiction,
        agency=place,
        role=Role.FOCAL_POINT,
        title="Kiêm nhiệm",
        valid_from=date(2019, 1, 1),
    )

    with pytest.raises(NotAllowed) as refused:
        verify(case)

    assert refused.value.refusal is Refusal.INTERESTED_PARTY
    assert events("verified") == 0


def test_verify_by_the_addressee_is_refused(world: World) -> None:
    case = make_issued(world)
    report(case)

    with pytest.raises(NotAllowed) as refused:
        verify(case, by="unit_head")

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


def test_verify_before_a_report_is_too_early(world: World) -> None:
    case = make_issued(world)

    with pytest.raises(NotAllowed) as refused:
        verify(case)

    assert refused.value.refusal is Refusal.NOT_YET


def test_verify_twice_is_refused_with_one_event(world: World) -> None:
    case = make_issued(world)
    report(case)
    verify(case)

    with pytest.raises(NotAllowed) as refused:
        verify(case)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert events("verified") == 1


def test_return_needs_a_reason_and_lets_the_addressee_report_again(world: World) -> None:
    case = make_issued(world)
    row = report(case)
    officer = world.actor("officer")
    with pytest.raises(NotValid):
        remediation.return_(row.pk, revision=row.revision, reason=" ", by=officer, now=NOW, today=TODAY)

    returned = remediation.return_(
        row.pk, revision=row.revision, reason="Thiếu 3 thư xin lỗi.", by=officer, now=NOW, today=TODAY
    )
    again = report(case, by="unit_head")

    assert (returned.state, again.state, again.statements.count()) == ("returned", "reported", 2)
    assert (events("returned"), events("reported")) == (1, 2)


def test_give_up_closes_as_not_carried_out(world: World) -> None:
    case = make_issued(world)
    row = first(case)

    closed = remediation.give_up(
        row.pk, revision=row.revision, reason="Thủ tục đã bãi bỏ.", by=world.actor("officer"), now=NOW, today=TODAY
    )

    assert (closed.state, closed.closed_at) == ("closed_not_implemented", NOW)
    assert events("given_up") == 1


def test_close_with_a_stale_revision_is_a_conflict(world: World) -> None:
    case = make_issued(world)
    report(case)
    verify(case)

    with pytest.raises(Conflict):
        remediation.close(first(case).pk, revision=1, by=world.actor("officer"), now=NOW, today=TODAY)


def test_close_inspection_waits_for_the_last_recommendation(world: World) -> None:
    case = make_issued(world)
    officer = world.actor("officer")
    with pytest.raises(NotAllowed) as refused:
        remediation.close_inspection(case.inspection.pk, revision=case.inspection.revision, by=officer, now=NOW)
    report(case)
    verify(case)
    close(case)

    closed = remediation.close_inspection(case.inspection.pk, revision=case.reload().revision, by=officer, now=NOW)

    assert refused.value.refusal is Refusal.STILL_OPEN
    assert closed.state == "closed"
    assert Event.objects.filter(name="inspection.closed").count() == 1


def test_overdue_is_computed_from_day_and_state(world: World) -> None:
    case = make_issued(world)
    rows = Recommendation.objects.filter(pk=first(case).pk)

    on_the_day = rows.filter(queries.overdue(date(2019, 7, 5))).count()
    after = rows.filter(queries.overdue(date(2019, 7, 6))).count()
    report(case)

    assert (on_the_day, after, rows.filter(queries.overdue(date(2019, 7, 6))).count()) == (0, 1, 0)


def test_listed_shows_what_is_overdue_first(world: World) -> None:
    case = make_issued(world)
    row = first(case)
    later = Recommendation.objects.create(
        jurisdiction=row.jurisdiction,
        inspection=row.inspection,
        number=2,
        area="direction",
        text="Việc khác",
        addressee=world.unit,
        due_on=date(2019, 9, 1),
        state="issued",
    )
    done = Recommendation.objects.create(
        jurisdiction=row.jurisdiction,
        inspection=row.inspection,
        number=3,
        area="direction",
        text="Việc xong",
        addressee=world.unit,
        due_on=date(2019, 6, 1),
        state="closed_implemented",
    )

    rows = list(queries.listed(world.actor("officer"), date(2019, 7, 6)))

    assert [(item.pk, item.rank) for item in rows] == [(row.pk, 0), (later.pk, 1), (done.pk, 2)]


def test_an_actor_without_a_post_sees_nothing(world: World) -> None:
    make_issued(world)

    assert queries.visible_to(actor_of(None, TODAY)).count() == 0


def test_an_addressee_that_is_not_the_inspected_unit_reports_with_evidence(world: World) -> None:
    case = make_issued(world)
    Recommendation.objects.filter(pk=first(case).pk).update(addressee=world.other_unit)

    row = report(case, by="stranger_focal")

    assert row.state == "reported"
    assert row.statements.get().evidence.get().from_agency == world.other_unit
