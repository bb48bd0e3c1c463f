"""Documents of others entered and corrected by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiemtra.domain.documents import DocumentKind, DocumentSource
from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Document, Event
from kiemtra.workflows import register_entries
from kiemtra.workflows.register_entries import Entered
from tests.factories_documents import issue, make_draft
from tests.factories_plans import put_below
from tests.world import NOW, TODAY, World, make_plan

ENTERED = Entered(
    DocumentKind.PLAN,
    "Kế hoạch",
    "202",
    "KH-UBND",
    "UBND thành phố",
    date(2018, 12, 29),
    "Kế hoạch cải cách hành chính",
)


def enter(world: World, by: str = "clerk", **changes: object) -> Document:
    more = {name: changes.pop(name) for name in ("is_another", "document_id") if name in changes}
    entered = replace(ENTERED, **changes)
    source = DocumentSource.INCOMING
    return register_entries.enter(world.jurisdiction, entered, source=source, by=world.actor(by), now=NOW, **more)


def correct(world: World, document: Document, by: str = "clerk", **changes: object) -> Document:
    more = {name: changes.pop(name) for name in ("is_another", "revision") if name in changes}
    return register_entries.correct(
        document.pk,
        replace(ENTERED, **changes),
        by=world.actor(by),
        now=NOW,
        **{"revision": document.revision, "reason": "Đối chiếu bản gốc"} | more,
    )


def events(name: str) -> int:
    return Event.objects.filter(name=name).count()


@pytest.mark.parametrize("who", ["clerk", "officer"])
def test_enter_puts_one_row_in_with_one_event(world: World, who: str) -> None:
    key = new_id()
    Agency.objects.filter(pk=world.committee.pk).update(folded="ubnd thanh pho")
    put_below(world.committee, world.committee)

    document = enter(world, who, document_id=key)

    assert (document.pk, document.state, document.source, document.year) == (key, "issued", "incoming", 2018)
    assert (document.key, document.issuer_id) == ("202/KH-UBND", world.committee.pk)
    assert events("document.registered") == 1


@pytest.mark.parametrize("who", ["leader", "auditor", "admin", "focal", "unit_head", "stranger_focal", "head"])
def test_enter_by_others_is_refused(world: World, who: str) -> None:
    make_plan(world)

    with pytest.raises(NotAllowed):
        enter(world, who)

    assert not Document.objects.filter(number="202").exists()


def test_enter_the_same_again_is_the_one_that_is_there_and_fills_in_what_it_lacks(world: World) -> None:
    first = enter(world, subject="", number="0202")

    again = enter(world)

    assert (again.pk, again.subject, Document.objects.count()) == (first.pk, ENTERED.subject, 1)
    assert (events("document.registered"), events("document.completed")) == (1, 1)


@pytest.mark.parametrize("changes", [{"dated": date(2018, 12, 19)}, {"subject": "Kế hoạch khác hẳn"}])
def test_enter_with_another_day_or_subject_is_a_conflict_even_if_called_another(
    world: World, changes: dict[str, object]
) -> None:
    first = enter(world)

    with pytest.raises(NotAllowed) as refused:
        enter(world, is_another=True, **changes)

    assert (refused.value.refusal, refused.value.facts) == (Refusal.IN_REGISTER, {"number": "202/KH-UBND"})
    first.refresh_from_db()
    assert (first.dated, first.subject, Document.objects.count()) == (ENTERED.dated, ENTERED.subject, 1)


def test_enter_the_number_of_another_issuer_asks_first(world: World) -> None:
    enter(world)

    with pytest.raises(NotAllowed) as refused:
        enter(world, issuer_name="UBND tỉnh láng giềng")
    other = enter(world, issuer_name="UBND tỉnh láng giềng", is_another=True)

    assert refused.value.refusal is Refusal.LIKE_IN_REGISTER
    assert (Document.objects.count(), other.issuer) == (2, None)


def test_enter_the_number_of_another_year_asks_nothing(world: World) -> None:
    enter(world)

    assert enter(world, dated=date(2017, 12, 29)).year == 2017


def test_enter_a_paper_of_ours_is_the_paper(world: World) -> None:
    ours = issue(world, make_draft(world, make_plan(world)), number="45")

    there = enter(world, number="45", symbol="TB-SNV", issuer_name="Sở Nội vụ", dated=TODAY, subject="")

    assert (there.pk, there.source) == (ours.pk, "own")


def test_enter_names_all_faults(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        enter(world, issuer_name=" ", dated=TODAY + timedelta(days=1))

    assert set(refused.value.faults) == {"issuer_name", "dated"}


def test_enter_refuses_a_stamp_of_secrecy(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        enter(world, subject="Về việc\nMẬT\n")

    assert refused.value.refusal is Refusal.SECRET_PAPER


def test_correct_changes_the_row_and_keeps_what_it_said(world: World) -> None:
    document = enter(world, dated=date(2018, 12, 19))

    corrected = correct(world, document)

    corrected.refresh_from_db()
    assert (corrected.dated, corrected.revision) == (ENTERED.dated, document.revision + 1)
    event = Event.objects.get(name="document.corrected")
    assert (event.before, event.after) == (
        {"dated": "2018-12-19"},
        {"dated": "2018-12-29", "reason": "Đối chiếu bản gốc"},
    )


def test_correct_the_number_moves_the_key(world: World) -> None:
    document = correct(world, enter(world), number="203")

    document.refresh_from_db()
    assert (document.key, document.folded.split()[0]) == ("203/KH-UBND", "203")


def test_correct_without_reason_or_change_or_with_a_stale_revision(world: World) -> None:
    document = enter(world)

    with pytest.raises(NotValid) as unchanged:
        correct(world, document)
    with pytest.raises(Conflict):
        correct(world, document, revision=9)
    with pytest.raises(NotValid):
        register_entries.correct(
            document.pk, ENTERED, revision=document.revision, reason=" ", by=world.actor("clerk"), now=NOW
        )

    assert unchanged.value.faults == {"reference": "nothing_corrected"}
    assert events("document.corrected") == 0


@pytest.mark.parametrize("another", [True, False])
def test_correct_onto_a_document_that_is_there_is_refused(world: World, another: bool) -> None:
    enter(world)
    document = enter(world, number="203")

    with pytest.raises(NotAllowed) as refused:
        correct(world, document, is_another=another)

    assert refused.value.refusal is Refusal.IN_REGISTER


def test_correct_a_document_of_ours_is_refused(world: World) -> None:
    ours = issue(world, make_draft(world, make_plan(world)))

    with pytest.raises(NotAllowed) as refused:
        correct(world, ours)

    assert refused.value.refusal is Refusal.DOCUMENT_ISSUED


@pytest.mark.parametrize(("who", "refusal"), [("leader", Refusal.NOT_YOUR_ROLE), ("focal", Refusal.NOT_YOUR_ROLE)])
def test_correct_by_others_is_refused(world: World, who: str, refusal: Refusal) -> None:
    document = enter(world)

    with pytest.raises(NotAllowed) as refused:
        correct(world, document, who, number="203")

    assert refused.value.refusal is refusal
