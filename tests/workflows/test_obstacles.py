"""Obstacles addressed to a superior and answered."""

from datetime import date

import pytest

from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.findings import FindingKind
from kiemtra.store.models import Event, Finding, Message
from kiemtra.store.queries import findings as queries
from kiemtra.workflows import obstacles
from tests.factories_conclusions import Case, make_finding, make_inspection
from tests.world import NOW, TODAY, World


def raised(world: World, kind: FindingKind = FindingKind.OBSTACLE, *, confirmed: bool = True) -> tuple[Case, Finding]:
    case = make_inspection(world)
    return case, make_finding(case, kind, confirmed=confirmed, text="Phần mềm một cửa chưa liên thông.")


def address(world: World, finding: Finding, by: str = "secretary") -> Finding:
    return obstacles.address(
        finding.pk, revision=finding.revision, to=world.committee, by=world.actor(by), now=NOW, today=TODAY
    )


def answer(world: World, finding: Finding, by: str = "leader", text: str = "Giao Sở Thông tin khắc phục.") -> Finding:
    return obstacles.answer(finding.pk, revision=finding.revision, text=text, by=world.actor(by), now=NOW, today=TODAY)


def test_address_sets_the_term_by_rule_and_tells_the_superior(world: World) -> None:
    _, finding = raised(world)

    addressed = address(world, finding)

    assert (addressed.addressed_to, addressed.answer_due_on) == (world.committee, date(2019, 6, 26))
    assert [message.to for message in Message.objects.filter(key__startswith="obstacle-addressed")] == [
        world.users["leader"]
    ]
    assert Event.objects.filter(name="obstacle.addressed").count() == 1


@pytest.mark.parametrize(
    ("kind", "confirmed", "refusal"),
    [(FindingKind.SHORTCOMING, True, Refusal.NOT_YET), (FindingKind.OBSTACLE, False, Refusal.FINDINGS_NOT_CONFIRMED)],
)
def test_address_takes_confirmed_obstacles_only(
    world: World, kind: FindingKind, confirmed: bool, refusal: Refusal
) -> None:
    _, finding = raised(world, kind, confirmed=confirmed)

    with pytest.raises(NotAllowed) as refused:
        address(world, finding)

    assert refused.value.refusal is refusal


def test_address_by_a_member_is_refused(world: World) -> None:
    _, finding = raised(world)

    with pytest.raises(NotAllowed) as refused:
        address(world, finding, by="member")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_answer_by_the_superior_reaches_team_and_unit(world: World) -> None:
    _, finding = raised(world)

    answered = answer(world, address(world, finding))

    assert (answered.answer, answered.answered_by) == ("Giao Sở Thông tin khắc phục.", world.users["leader"])
    told = Message.objects.filter(key__startswith="obstacle-answered").values_list("to__username", flat=True)
    assert set(told) == {"w-unit_head", "w-focal", "w-head", "w-secretary"}
    assert Event.objects.filter(name="obstacle.answered").count() == 1


def test_answer_before_it_is_addressed_is_too_early(world: World) -> None:
    case, finding = raised(world)
    Finding.objects.filter(pk=finding.pk).update(addressed_to=None)

    with pytest.raises(NotAllowed) as refused:
        answer(world, finding)

    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY
    assert case.inspection.findings.get().answer == ""


def test_answer_by_the_unit_is_refused(world: World) -> None:
    case, finding = raised(world)
    addressed = address(world, finding)
    type(case.inspection).objects.filter(pk=case.inspection.pk).update(state="with_unit")

    with pytest.raises(NotAllowed) as refused:
        answer(world, addressed, by="unit_head")

    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY


def test_answer_twice_is_refused_with_one_event(world: World) -> None:
    _, finding = raised(world)
    answered = answer(world, address(world, finding))

    with pytest.raises(NotAllowed) as refused:
        answer(world, answered)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name="obstacle.answered").count() == 1


def test_answer_without_words_is_not_valid(world: World) -> None:
    _, finding = raised(world)

    with pytest.raises(NotValid):
        answer(world, address(world, finding), text=" ")


def test_the_superior_sees_the_obstacle_once_it_is_asked(world: World) -> None:
    _, finding = raised(world)
    head = world.actor("stranger_focal")

    before = queries.obstacles_for(head).count()
    obstacles.address(
        finding.pk, revision=finding.revision, to=world.other_unit, by=world.actor("head"), now=NOW, today=TODAY
    )

    assert before == 0
    # The focal point does not answer for its agency: it is not shown what only its head must answer.
    assert queries.obstacles_for(head).count() == 0
    assert queries.obstacles_for(world.actor("officer")).get() == finding
