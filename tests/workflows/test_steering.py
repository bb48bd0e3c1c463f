"""Steering proposals rest on findings and are adopted or not."""

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.store.models import Event, SteeringProposal
from kiemtra.workflows import steering
from tests.factories_conclusions import Case, make_finding, make_inspection
from tests.world import NOW, World, make_plan


@pytest.fixture
def case(world: World) -> Case:
    case = make_inspection(world)
    make_finding(case)
    return case


def propose(case: Case, by: str = "officer", findings: list | None = None) -> SteeringProposal:
    ids = [finding.pk for finding in case.findings] if findings is None else findings
    plan = case.inspection.plan_id
    return steering.propose(plan, "Bổ sung kinh phí một cửa", ids, by=case.world.actor(by), now=NOW)


def test_propose_rests_on_its_findings(case: Case) -> None:
    proposal = propose(case)

    assert list(proposal.findings.all()) == case.findings
    assert Event.objects.filter(name="steering.proposed").count() == 1


def test_propose_without_a_finding_is_refused(case: Case) -> None:
    with pytest.raises(NotAllowed) as refused:
        propose(case, findings=[])

    assert refused.value.refusal is Refusal.NO_FINDING
    assert not SteeringProposal.objects.exists()


def test_propose_on_a_finding_of_another_plan_is_refused(case: Case) -> None:
    other = make_plan(case.world)

    with pytest.raises(NotAllowed) as refused:
        steering.propose(other.pk, "X", [case.findings[0].pk], by=case.world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NO_FINDING


def test_propose_on_a_draft_finding_is_refused(case: Case) -> None:
    draft = make_finding(case, confirmed=False)

    with pytest.raises(NotAllowed):
        propose(case, findings=[draft.pk])


def test_propose_by_the_unit_is_refused(case: Case) -> None:
    with pytest.raises(NotAllowed) as refused:
        propose(case, by="unit_head")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_propose_with_one_id_twice_is_one_proposal(case: Case) -> None:
    first = propose(case)
    ids = [finding.pk for finding in case.findings]

    again = steering.propose(
        case.inspection.plan_id, "Khác", ids, by=case.world.actor("officer"), now=NOW, proposal_id=first.pk
    )

    assert again == first
    assert SteeringProposal.objects.count() == 1


def test_adopt_is_for_the_leadership_and_once(case: Case) -> None:
    proposal = propose(case)
    with pytest.raises(NotAllowed):
        steering.adopt(proposal.pk, revision=proposal.revision, by=case.world.actor("officer"), now=NOW)

    steering.adopt(proposal.pk, revision=proposal.revision, by=case.world.actor("leader"), now=NOW)

    proposal.refresh_from_db()
    assert proposal.state == "adopted"
    with pytest.raises(Conflict):
        steering.adopt(proposal.pk, revision=1, by=case.world.actor("leader"), now=NOW)
    with pytest.raises(NotAllowed) as refused:
        steering.not_adopt(proposal.pk, revision=proposal.revision, note="Thôi", by=case.world.actor("leader"), now=NOW)
    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name__startswith="steering.").count() == 2


def test_not_adopt_needs_a_reason(case: Case) -> None:
    proposal = propose(case)

    with pytest.raises(NotValid):
        steering.not_adopt(proposal.pk, revision=1, note=" ", by=case.world.actor("leader"), now=NOW)

    done = steering.not_adopt(proposal.pk, revision=1, note="Đã có nguồn", by=case.world.actor("leader"), now=NOW)
    assert (done.state, done.decision_note) == ("not_adopted", "Đã có nguồn")


def test_a_unit_does_not_see_proposals(case: Case) -> None:
    proposal = propose(case)

    with pytest.raises(SteeringProposal.DoesNotExist):
        steering.adopt(proposal.pk, revision=1, by=case.world.actor("focal"), now=NOW)
