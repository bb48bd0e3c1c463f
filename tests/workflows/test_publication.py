"""Plans and headlines published and taken back."""

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.store.models import Document, Event, Plan
from kiemtra.workflows import publication
from tests.factories_documents import issue, make_draft, register
from tests.world import NOW, World, make_plan


def publish(world: World, plan: Plan, by: str = "officer", revision: int | None = None) -> Plan:
    return publication.publish(plan.pk, revision=revision or plan.revision, by=world.actor(by), now=NOW)


def test_publish_gives_a_readable_address_and_one_event(world: World) -> None:
    plan = make_plan(world)
    plan.document, _ = register(world)
    plan.save()

    published = publish(world, plan)

    assert (published.slug, published.published_at) == ("w-2019-202-kh-ubnd", NOW)
    assert Event.objects.filter(name="plan.published").count() == 1


def test_publish_two_plans_of_one_title_at_two_addresses(world: World) -> None:
    slugs = [publish(world, make_plan(world)).slug for _ in range(2)]

    assert slugs == [
        "w-2019-ke-hoach-kiem-tra-cong-tac-cchc-nam-2019",
        "w-2019-ke-hoach-kiem-tra-cong-tac-cchc-nam-2019-2",
    ]


def test_publish_again_keeps_the_address(world: World) -> None:
    plan = publish(world, make_plan(world))
    slug = plan.slug
    plan = publication.unpublish(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)

    assert plan.published_at is None
    assert publish(world, plan).slug == slug
    assert Event.objects.filter(name="plan.unpublished").count() == 1


@pytest.mark.parametrize("who", ["leader", "clerk", "auditor", "focal"])
def test_publish_by_another_role_is_refused(world: World, who: str) -> None:
    plan = make_plan(world)

    with pytest.raises(NotAllowed) as refused:
        publish(world, plan, by=who)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not Event.objects.filter(name="plan.published").exists()


def test_publish_of_a_draft_is_not_yet(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        publish(world, make_plan(world, issued=False))

    assert refused.value.refusal is Refusal.NOT_YET


def test_publish_twice_is_a_conflict_then_already_done(world: World) -> None:
    plan = make_plan(world)
    seen = plan.revision
    published = publish(world, plan)

    with pytest.raises(Conflict):
        publish(world, plan, revision=seen)
    with pytest.raises(NotAllowed) as refused:
        publish(world, published)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name="plan.published").count() == 1


def test_unpublish_of_what_is_not_public_is_refused(world: World) -> None:
    plan = make_plan(world)

    with pytest.raises(NotAllowed):
        publication.unpublish(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)


def test_publish_document_shows_its_headline_until_taken_back(world: World) -> None:
    officer = world.actor("officer")
    document = issue(world, make_draft(world, make_plan(world)))

    shown = publication.publish_document(document.pk, revision=document.revision, by=officer, now=NOW)
    hidden = publication.unpublish_document(document.pk, revision=shown.revision, by=officer, now=NOW)

    assert hidden.published_at is None
    names = Event.objects.filter(name__contains="published").values_list("name", flat=True)
    assert sorted(names) == ["document.published", "document.unpublished"]


def test_publish_document_refuses_drafts_papers_without_plan_and_repetition(world: World) -> None:
    officer, plan = world.actor("officer"), make_plan(world)
    draft, (cited, _) = make_draft(world, plan), register(world)
    document = issue(world, make_draft(world, plan))
    shown = publication.publish_document(document.pk, revision=document.revision, by=officer, now=NOW)

    for paper in (draft, cited, shown):
        with pytest.raises(NotAllowed):
            publication.publish_document(paper.pk, revision=paper.revision, by=officer, now=NOW)
    with pytest.raises(NotAllowed):
        publication.unpublish_document(draft.pk, revision=draft.revision, by=officer, now=NOW)

    assert Document.objects.filter(published_at__isnull=False).count() == 1
