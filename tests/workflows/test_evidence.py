"""Evidence hung on inspections."""

import pytest

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import STRANGER
from kiemtra.store.models import Event, Evidence, Inspection
from kiemtra.workflows import evidence
from tests.factories_documents import planned_inspection, sealed_inspection, store_bytes
from tests.factories_inspections import minutes_closed, opened
from tests.world import NOW, World


def attach(world: World, inspection: Inspection, by: str = "secretary", name: str = "anh.jpg") -> Evidence:
    return evidence.attach(
        inspection=inspection, file=store_bytes(), name=name, caption=" Bảng niêm yết ", by=world.actor(by), now=NOW
    )


def test_attach_keeps_two_times_and_leaves_one_event(world: World) -> None:
    inspection = planned_inspection(world)

    hung = attach(world, inspection)

    assert (hung.caption, hung.received_at, hung.happened_at) == ("Bảng niêm yết", NOW, None)
    event = Event.objects.get(name="evidence.attached")
    assert (event.subject_id, event.inspection_id) == (hung.pk, inspection.pk)


def test_attach_twice_is_there_once(world: World) -> None:
    inspection = planned_inspection(world)

    assert attach(world, inspection).pk == attach(world, inspection).pk
    assert Event.objects.filter(name="evidence.attached").count() == 1


@pytest.mark.parametrize("who", ["focal", "stranger_focal", "head2"])
def test_attach_to_an_inspection_unseen_is_not_found(world: World, who: str) -> None:
    inspection = planned_inspection(world)

    with pytest.raises(Inspection.DoesNotExist):
        attach(world, inspection, by=who)

    assert not Event.objects.filter(name="evidence.attached").exists()


def test_attach_by_a_stranger_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        evidence.attach(inspection=planned_inspection(world), file=store_bytes(), name="a", by=STRANGER, now=NOW)

    assert refused.value.refusal is Refusal.SIGN_IN


def test_attach_event_of_a_sealed_inspection_is_sealed(world: World) -> None:
    attach(world, sealed_inspection(world))

    assert Event.objects.get(name="evidence.attached").sealed


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\anh\\1.jpg", "1.jpg"),
        ("../../etc/passwd", "passwd"),
        ("a\x00\nb.pdf", "ab.pdf"),
        ("", "tep"),
        ("x" * 300, "x" * 200),
    ],
)
def test_shown_name_is_harmless(given: str, shown: str) -> None:
    assert evidence.shown_name(given) == shown


def test_attach_to_a_result_of_another_inspection_is_not_found(world: World) -> None:
    other, inspection = opened(world), planned_inspection(world)

    with pytest.raises(Inspection.DoesNotExist):
        evidence.attach(
            inspection=inspection,
            file=store_bytes(),
            name="a.pdf",
            result=other.results.first(),
            by=world.actor("secretary"),
            now=NOW,
        )


def test_attach_to_a_result_is_for_the_team_while_it_is_on_site(world: World) -> None:
    inspection = opened(world)
    result = inspection.results.first()
    given = {"inspection": inspection, "file": store_bytes(), "name": "anh.jpg", "result": result, "now": NOW}

    with pytest.raises(NotAllowed):
        evidence.attach(**given, by=world.actor("officer"))
    hung = evidence.attach(**given, by=world.actor("member"))

    assert Event.objects.get(name="evidence.attached", subject_id=hung.pk).post_title.endswith("Đoàn kiểm tra số 1")


def test_attach_to_a_result_after_the_minutes_is_refused(world: World) -> None:
    inspection = minutes_closed(world)

    with pytest.raises(NotAllowed) as refused:
        evidence.attach(
            inspection=inspection,
            file=store_bytes(),
            name="anh.jpg",
            result=inspection.results.first(),
            by=world.actor("member"),
            now=NOW,
        )

    assert refused.value.refusal is Refusal.ALREADY_DONE
