"""Proposals on accountability: who drafts, sends, answers them, and for whom they exist."""

from dataclasses import replace

import pytest
from django.core.exceptions import ObjectDoesNotExist

from kiemtra.domain.accountability import Accountable, Outcome
from kiemtra.domain.errors import Conflict, Fault, NotAllowed, NotValid
from kiemtra.domain.people import Role
from kiemtra.store.models import AccountabilityProposal, Appointment, Event, Message
from kiemtra.store.queries import accountability as queries
from kiemtra.store.queries import trail
from kiemtra.workflows import accountability
from tests import factories_conclusions as make
from tests.world import NOW, TODAY, World, make_agency, make_user

KEEPERS = {"head", "secretary"}


@pytest.fixture
def case(world: World) -> make.Case:
    authority = make_agency("w.bnv", "Bộ Nội vụ")
    world.users["minister"] = make_user("w-minister", "Lãnh đạo Bộ")
    Appointment.objects.create(
        user=world.users["minister"],
        jurisdiction=world.jurisdiction,
        agency=authority,
        role=Role.AGENCY_HEAD,
        title="Lãnh đạo Bộ",
        valid_from=TODAY,
    )
    return make.make_concluded(world)


def content(case: make.Case) -> accountability.ProposalContent:
    return accountability.ProposalContent(
        kind=Accountable.PERSON,
        name="Người được nêu (minh họa)",
        position="Trưởng phòng",
        text="Đề nghị xem xét trách nhiệm.",
        authority=Appointment.objects.get(user=case.world.users["minister"]).agency_id,
        findings=tuple(finding.pk for finding in case.findings),
    )


def drafted(case: make.Case, by: str = "secretary") -> AccountabilityProposal:
    return accountability.draft(case.inspection.pk, content(case), by=case.world.actor(by), now=NOW)


def sent(case: make.Case, by: str = "head") -> AccountabilityProposal:
    row = drafted(case)
    return accountability.send(row.pk, revision=row.revision, by=case.world.actor(by), now=NOW)


def answered(case: make.Case, by: str = "minister", **said: object) -> AccountabilityProposal:
    row = sent(case)
    answer = replace(accountability.Answer(Outcome.REVIEWED, "Đã kiểm điểm.", TODAY, "12/QĐ-BNV"), **said)
    return accountability.answer(row.pk, answer, revision=row.revision, by=case.world.actor(by), now=NOW, today=TODAY)


def seeing(case: make.Case) -> set[str]:
    return {key for key in case.world.users if queries.visible_to(case.world.actor(key)).exists()}


def test_draft_exists_for_head_and_secretary_only(case: make.Case) -> None:
    drafted(case)

    assert seeing(case) == KEEPERS


def test_once_sent_it_exists_for_the_authority_too(case: make.Case) -> None:
    row = sent(case)

    assert (row.state, row.sent_at) == ("sent", NOW)
    assert seeing(case) == KEEPERS | {"minister"}


def test_withdrawn_draft_never_reaches_the_authority(case: make.Case) -> None:
    row = drafted(case)
    accountability.withdraw(row.pk, revision=1, reason="Nhầm", by=case.world.actor("head"), now=NOW)

    assert seeing(case) == KEEPERS


def test_authority_answers_with_day_and_document(case: make.Case) -> None:
    row = answered(case)

    assert (row.state, row.outcome, row.decided_on, row.decision_number) == ("answered", "reviewed", TODAY, "12/QĐ-BNV")
    assert row.answered_by_id == case.world.users["minister"].pk


def test_every_deed_leaves_one_sealed_event_that_no_trail_shows(case: make.Case) -> None:
    answered(case)
    events = Event.objects.filter(name__startswith="accountability.").order_by("pk")

    assert [event.name for event in events] == [
        "accountability.drafted",
        "accountability.sent",
        "accountability.answered",
    ]
    assert all(event.sealed for event in events)
    for key in case.world.users:
        actor = case.world.actor(key)
        shown = [*trail.of_inspection(case.reload(), actor), *trail.visible_to(actor), *trail.done_today(actor, TODAY)]
        assert [event.name for event in shown if event.name.startswith("accountability.")] == []


def test_messages_name_neither_unit_nor_person(case: make.Case) -> None:
    answered(case)
    told = Message.objects.filter(path__startswith="/accountability/")

    assert {message.to.username for message in told} == {"w-minister", "w-head", "w-secretary"}
    for message in told:
        assert case.inspection.unit.name not in message.subject + message.body
        assert "minh họa" not in message.subject + message.body


def test_the_same_id_again_returns_the_one_that_is_there(case: make.Case) -> None:
    row = drafted(case)
    again = accountability.draft(
        case.inspection.pk, content(case), by=case.world.actor("secretary"), now=NOW, proposal_id=row.pk
    )

    assert again == row
    assert AccountabilityProposal.objects.count() == 1


@pytest.mark.parametrize("who", ["officer", "leader", "member", "clerk", "auditor", "unit_head", "focal", "admin"])
def test_nobody_else_drafts(case: make.Case, who: str) -> None:
    with pytest.raises((NotAllowed, ObjectDoesNotExist)):
        drafted(case, who)
    assert not AccountabilityProposal.objects.exists()


def test_secretary_does_not_send(case: make.Case) -> None:
    with pytest.raises(NotAllowed, match="not_your_role"):
        sent(case, "secretary")


def test_nothing_is_sent_before_the_conclusion(world: World) -> None:
    case = make.make_draft(world)
    world.users["minister"] = world.users["leader"]
    row = drafted(case)

    with pytest.raises(NotAllowed, match="not_concluded"):
        accountability.send(row.pk, revision=1, by=world.actor("head"), now=NOW)


def test_head_does_not_answer(case: make.Case) -> None:
    with pytest.raises(NotAllowed, match="not_your_role"):
        answered(case, "head")


def test_sent_proposal_is_not_edited(case: make.Case) -> None:
    row = sent(case)

    with pytest.raises(NotAllowed, match="already_done"):
        accountability.edit(row.pk, content(case), revision=row.revision, by=case.world.actor("head"), now=NOW)


def test_stale_revision_is_a_conflict(case: make.Case) -> None:
    row = drafted(case)
    accountability.edit(row.pk, content(case), revision=1, by=case.world.actor("head"), now=NOW)

    with pytest.raises(Conflict):
        accountability.send(row.pk, revision=1, by=case.world.actor("head"), now=NOW)


def test_all_that_is_missing_is_named_at_once(case: make.Case) -> None:
    empty = replace(content(case), name=" ", position="", text="", findings=())

    with pytest.raises(NotValid) as error:
        accountability.draft(case.inspection.pk, empty, by=case.world.actor("head"), now=NOW)

    assert error.value.faults == {
        "name": Fault.ACCOUNTABLE_MISSING,
        "position": Fault.POSITION_MISSING,
        "text": Fault.TEXT_MISSING,
        "findings": Fault.GROUND_MISSING,
    }


def test_answer_needs_words_and_a_day_that_has_come(case: make.Case) -> None:
    with pytest.raises(NotValid) as error:
        answered(case, text=" ", decided_on=TODAY.replace(year=2020))

    assert error.value.faults == {"text": Fault.ANSWER_MISSING, "decided_on": Fault.DECIDED_AFTER_TODAY}


def test_taking_back_needs_a_reason(case: make.Case) -> None:
    row = sent(case)

    with pytest.raises(NotValid):
        accountability.withdraw(row.pk, revision=row.revision, reason=" ", by=case.world.actor("head"), now=NOW)
    gone = accountability.withdraw(row.pk, revision=row.revision, reason="Nhầm", by=case.world.actor("head"), now=NOW)

    assert (gone.state, gone.withdrawn_reason) == ("withdrawn", "Nhầm")
    assert seeing(case) == KEEPERS | {"minister"}
