"""A document ceases to have effect without being replaced: entered by hand, corrected, taken back."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.store.models import Document, Event
from kiemtra.workflows import register_ends
from tests.factories_documents import issue, make_draft, register
from tests.world import NOW, World, make_plan

DAY = date(2019, 1, 1)


def end(world: World, document: Document, by: str = "clerk", **changes: object) -> Document:
    given = {"revision": document.revision, "on": DAY, "ground": "Hết thời hạn ghi tại mục I", "reason": "Rà soát năm"}
    return register_ends.end(document.pk, **given | changes, by=world.actor(by), now=NOW)


@pytest.mark.parametrize("who", ["clerk", "officer"])
def test_end_is_entered_with_its_ground_and_one_event(world: World, who: str) -> None:
    document, _ = register(world)

    end(world, document, who)

    document.refresh_from_db()
    assert (document.ended_on, document.ended_ground, document.state) == (DAY, "Hết thời hạn ghi tại mục I", "issued")
    event = Event.objects.get(name="document.ended")
    assert event.before == {"ended_on": None, "ended_ground": ""}
    assert event.after == {
        "ended_on": "2019-01-01",
        "ended_ground": "Hết thời hạn ghi tại mục I",
        "reason": "Rà soát năm",
    }


def test_end_of_a_document_of_ours(world: World) -> None:
    own = issue(world, make_draft(world, make_plan(world)), number="1")

    end(world, own, on=own.dated)

    own.refresh_from_db()
    assert own.ended_on == own.dated
    assert Event.objects.get(name="document.ended").plan_id == own.plan_id


def test_end_is_corrected_and_taken_back(world: World) -> None:
    document = end(world, register(world)[0])
    document = end(world, document, on=date(2019, 3, 1), ground="Bãi bỏ tại Quyết định 5/QĐ-UBND")

    again = register_ends.restore(
        document.pk, revision=document.revision, reason="Ghi nhầm", by=world.actor("clerk"), now=NOW
    )

    assert (again.ended_on, again.ended_ground) == (None, "")
    told = Event.objects.get(name="document.end_removed")
    assert (told.before["ended_on"], told.after["reason"]) == ("2019-03-01", "Ghi nhầm")
    assert Event.objects.filter(name="document.ended").count() == 2


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"on": None}, {"ended_on"}),
        ({"on": date(2018, 12, 28)}, {"ended_on"}),
        ({"ground": " "}, {"ended_ground"}),
        ({"reason": "", "ground": "", "on": None}, {"ended_on", "ended_ground", "reason"}),
    ],
)
def test_end_names_all_faults(world: World, changes: dict[str, object], fields: set[str]) -> None:
    document, _ = register(world)

    with pytest.raises(NotValid) as refused:
        end(world, document, **changes)

    assert set(refused.value.faults) == fields
    assert not Event.objects.filter(name="document.ended").exists()


def test_restore_needs_a_reason_and_an_end(world: World) -> None:
    document, _ = register(world)
    given = {"by": world.actor("clerk"), "now": NOW}

    with pytest.raises(NotAllowed) as refused:
        register_ends.restore(document.pk, revision=document.revision, reason="x", **given)
    document = end(world, document)
    with pytest.raises(NotValid):
        register_ends.restore(document.pk, revision=document.revision, reason=" ", **given)

    assert refused.value.refusal is Refusal.ALREADY_DONE


def test_who_may_not_and_who_comes_late(world: World) -> None:
    document, _ = register(world)

    with pytest.raises(NotAllowed) as refused:
        end(world, document, "leader")
    with pytest.raises(NotAllowed) as of_a_draft:
        end(world, make_draft(world, make_plan(world)))
    end(world, document)
    with pytest.raises(Conflict):
        end(world, document)
    with pytest.raises(ObjectDoesNotExist):
        end(world, Document())

    assert (refused.value.refusal, of_a_draft.value.refusal) == (Refusal.NOT_YOUR_ROLE, Refusal.NOT_YET)
    assert Event.objects.filter(name="document.ended").count() == 1
