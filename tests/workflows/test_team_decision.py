"""The decision that sets a team up."""

import pytest

from kiemtra.domain.documents import PaperFormat
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.drafting import check_docx
from kiemtra.store.models import Event, Team
from kiemtra.workflows import documents, team_decisions
from tests.factories_documents import issue
from tests.world import NOW, World, make_plan, make_team


def test_draft_decision_names_every_seat(world: World) -> None:
    team = make_team(world, make_plan(world))

    document = team_decisions.draft(team.plan_id, [team.pk], world.standing, by=world.actor("officer"), now=NOW)

    assert document.symbol == "QĐ-SNV"
    assert Team.objects.get(pk=team.pk).decision == document
    assert [row[1] for row in document.content["annexes"][0]["blocks"][0]["rows"]] == [
        "Trưởng Đoàn 1",
        "Thư ký Đoàn 1",
        "Thành viên Đoàn 1",
    ]
    assert check_docx(documents.export(document, PaperFormat.DOCX)) == ()
    assert Event.objects.filter(name="document.drafted").count() == 1


def test_draft_decision_twice_rewrites_the_draft(world: World) -> None:
    team = make_team(world, make_plan(world))
    officer = world.actor("officer")

    first = team_decisions.draft(team.plan_id, [team.pk], world.standing, by=officer, now=NOW)
    second = team_decisions.draft(team.plan_id, [team.pk], world.committee, by=officer, now=NOW)

    assert (first.pk, second.symbol) == (second.pk, "QĐ-UBND")


def test_draft_decision_by_the_head_is_refused(world: World) -> None:
    team = make_team(world, make_plan(world))

    with pytest.raises(NotAllowed) as refused:
        team_decisions.draft(team.plan_id, [team.pk], world.standing, by=world.actor("head"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_draft_decision_of_an_uninvolved_agency_is_refused(world: World) -> None:
    team = make_team(world, make_plan(world))

    with pytest.raises(NotAllowed) as refused:
        team_decisions.draft(team.plan_id, [team.pk], world.unit, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


def test_draft_decision_after_it_was_issued_is_refused(world: World) -> None:
    team = make_team(world, make_plan(world))
    officer = world.actor("officer")
    issue(world, team_decisions.draft(team.plan_id, [team.pk], world.standing, by=officer, now=NOW))

    with pytest.raises(NotAllowed) as refused:
        team_decisions.draft(team.plan_id, [team.pk], world.standing, by=officer, now=NOW)

    assert refused.value.refusal is Refusal.DOCUMENT_ISSUED
