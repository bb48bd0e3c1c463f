"""Recommendations while they are drafted."""

from datetime import date

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.findings import FindingKind
from kiemtra.store.ids import new_id
from kiemtra.store.models import Event, Recommendation
from kiemtra.store.queries import remediation as queries
from kiemtra.workflows import conclusions
from tests.factories_conclusions import make_concluded, make_draft, make_finding, make_recommendation
from tests.world import NOW, TODAY, World


def numbers(inspection: object) -> list[tuple[int, str]]:
    rows = Recommendation.objects.filter(inspection=inspection).exclude(state="withdrawn").order_by("number")
    return [(row.number, str(row.pk)) for row in rows]


def content(world: World, **said: object) -> conclusions.RecommendationContent:
    told = {"text": "Công khai đủ thủ tục.", "area": "procedures", "addressee": world.unit.pk}
    return conclusions.RecommendationContent(**told | said)


def test_recommend_takes_the_due_day_from_the_plan(world: World) -> None:
    case = make_draft(world)
    before = case.conclusion.revision

    recommendation = make_recommendation(case, due_on=None)

    # 30 calendar days after 5 June 2019.
    assert (recommendation.number, recommendation.state, recommendation.due_on) == (1, "draft", date(2019, 7, 5))
    assert list(recommendation.findings.all()) == case.findings
    assert case.conclusion.revision == before + 1
    assert Event.objects.filter(name="recommendation.drafted").count() == 1


def test_recommend_again_with_its_id_returns_what_is_there(world: World) -> None:
    case = make_draft(world)
    key = new_id()

    for _ in range(2):
        conclusions.recommend(
            case.inspection.pk,
            content(world),
            by=world.actor("secretary"),
            now=NOW,
            today=TODAY,
            recommendation_id=key,
        )

    assert Recommendation.objects.count() == 1


def test_recommend_by_a_member_is_refused(world: World) -> None:
    case = make_draft(world)

    with pytest.raises(NotAllowed) as refused:
        conclusions.recommend(case.inspection.pk, content(world), by=world.actor("member"), now=NOW, today=TODAY)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_recommend_after_the_conclusion_is_refused(world: World) -> None:
    case = make_concluded(world)

    with pytest.raises(NotAllowed) as refused:
        make_recommendation(case)

    assert refused.value.refusal is Refusal.ALREADY_DONE


@pytest.mark.parametrize(("said", "field"), [({"text": " "}, "text"), ({"findings": (new_id(),)}, "findings")])
def test_recommend_wrong_input_is_not_valid(world: World, said: dict[str, object], field: str) -> None:
    case = make_draft(world)

    with pytest.raises(NotValid) as wrong:
        conclusions.recommend(
            case.inspection.pk, content(world, **said), by=world.actor("secretary"), now=NOW, today=TODAY
        )

    assert list(wrong.value.faults) == [field]


def test_edit_recommendation_keeps_what_stood_there(world: World) -> None:
    case = make_draft(world, (FindingKind.SHORTCOMING, FindingKind.SHORTCOMING))
    recommendation = make_recommendation(case)
    said = content(world, due_on=date(2019, 8, 1), findings=(case.findings[1].pk,))

    edited = conclusions.edit_recommendation(
        recommendation.pk, said, revision=recommendation.revision, by=world.actor("head"), now=NOW
    )

    assert (edited.text, edited.due_on, list(edited.findings.all())) == (
        "Công khai đủ thủ tục.",
        date(2019, 8, 1),
        [case.findings[1]],
    )
    assert Event.objects.get(name="recommendation.edited").before["due_on"] == "2019-07-05"


def test_edit_recommendation_with_a_stale_revision_is_a_conflict(world: World) -> None:
    case = make_draft(world)
    recommendation = make_recommendation(case)

    with pytest.raises(Conflict):
        conclusions.edit_recommendation(recommendation.pk, content(world), revision=7, by=world.actor("head"), now=NOW)


def test_remove_lets_those_behind_move_up(world: World) -> None:
    case = make_draft(world)
    rows = [make_recommendation(case) for _ in range(3)]

    removed = conclusions.remove(rows[0].pk, revision=rows[0].revision, by=world.actor("secretary"), now=NOW)

    assert removed.state == "withdrawn"
    assert numbers(case.inspection) == [(1, str(rows[1].pk)), (2, str(rows[2].pk))]
    assert Event.objects.filter(name="recommendation.removed").count() == 1


def test_remove_twice_is_a_conflict_with_one_event(world: World) -> None:
    case = make_draft(world)
    row = make_recommendation(case)
    conclusions.remove(row.pk, revision=row.revision, by=world.actor("secretary"), now=NOW)

    with pytest.raises((Conflict, Recommendation.DoesNotExist)):
        conclusions.remove(row.pk, revision=row.revision, by=world.actor("secretary"), now=NOW)

    assert Event.objects.filter(name="recommendation.removed").count() == 1


def test_renumber_gives_the_new_order(world: World) -> None:
    case = make_draft(world)
    rows = [make_recommendation(case) for _ in range(3)]
    order = [rows[2].pk, rows[0].pk, rows[1].pk]

    conclusions.renumber(
        case.inspection.pk, order, revision=case.conclusion.revision, by=world.actor("secretary"), now=NOW
    )

    assert numbers(case.inspection) == [(n, str(key)) for n, key in enumerate(order, 1)]


def test_renumber_that_leaves_one_out_is_not_valid(world: World) -> None:
    case = make_draft(world)
    rows = [make_recommendation(case) for _ in range(2)]

    with pytest.raises(NotValid):
        conclusions.renumber(
            case.inspection.pk,
            [rows[0].pk],
            revision=case.conclusion.revision,
            by=world.actor("secretary"),
            now=NOW,
        )


def test_state_reason_by_a_member_is_refused(world: World) -> None:
    case = make_draft(world)
    finding = make_finding(case)

    with pytest.raises(NotAllowed):
        conclusions.state_reason(
            finding.pk, revision=finding.revision, reason="Đã xong.", by=world.actor("member"), now=NOW
        )

    assert not Event.objects.filter(name="finding.reason_stated").exists()


@pytest.mark.parametrize(
    ("name", "seen"), [("member", 1), ("officer", 1), ("unit_head", 0), ("stranger_focal", 0), ("admin", 0)]
)
def test_drafted_recommendations_are_hidden_from_the_unit(world: World, name: str, seen: int) -> None:
    case = make_draft(world)
    make_recommendation(case)

    assert queries.visible_to(world.actor(name)).count() == seen


def test_issued_recommendations_are_seen_by_an_addressee_that_is_not_the_unit(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case, addressee=world.other_unit.pk)
    before = queries.visible_to(world.actor("stranger_focal")).count()
    Recommendation.objects.update(state="issued")

    assert (before, queries.visible_to(world.actor("stranger_focal")).count()) == (0, 1)
