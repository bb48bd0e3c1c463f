"""The log takes every committed event once, in padded batches that tell nothing of what is sealed."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import IntegrityError, connection, transaction

from kiemtra.cli.trail_check import check
from kiemtra.domain import log as format
from kiemtra.domain import merkle
from kiemtra.domain.log import BATCH, OPEN_PLACES, SEALED_PLACES
from kiemtra.domain.log_faults import Fault, FaultKind
from kiemtra.store import append_only
from kiemtra.store.log_key import LogKey, is_signed
from kiemtra.store.models import Event, LogCheckpoint, LogLeaf
from kiemtra.store.queries import log as queries
from kiemtra.workflows import log
from kiemtra.workflows.log import Appended
from tests.factories_documents import sealed_inspection
from tests.world import NOW, World, make_plan, make_team

KEY = LogKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
LATER = datetime(2019, 6, 5, 3, 0, tzinfo=UTC)


def append(seed: int = 7) -> Appended:
    return log.append(KEY, now=LATER, chance=Random(seed))


def make_events(world: World, count: int, *, sealed: bool = False) -> None:
    """So many more events, copies of one that a workflow wrote."""
    model = Event.objects.first() or (make_plan(world) and Event.objects.first())
    fields = {field.attname: getattr(model, field.attname) for field in Event._meta.fields if field.name != "id"}
    Event.objects.bulk_create(Event(**fields | {"sealed": sealed}) for _ in range(count))


def checked(folder: Path) -> Fault | None:
    """The first thing that is wrong in an export of the log as it stands in the tables."""
    last = queries.latest()
    assert last
    path = folder / "export.jsonl"
    path.write_bytes(b"".join(line + b"\n" for line in queries.export(last)))
    return check(path, keys=[KEY.public])[1]


def test_each_event_is_in_the_log_once(world: World) -> None:
    make_plan(world)

    done = append()

    assert done == Appended(batches=1, events=Event.objects.count())
    logged = LogLeaf.objects.filter(event_id__isnull=False).values_list("event_id", flat=True)
    assert sorted(logged) == sorted(Event.objects.values_list("pk", flat=True))
    assert not queries.waiting(is_sealed=False).exists()


def test_batch_is_full_whatever_happened(world: World) -> None:
    make_plan(world)

    append(seed=7)
    append(seed=8)

    assert list(LogLeaf.objects.order_by("position").values_list("position", flat=True)) == list(range(2 * BATCH))
    assert not LogLeaf.objects.filter(position__gte=BATCH, event_id__isnull=False).exists()
    assert len({bytes(leaf.salt) for leaf in LogLeaf.objects.all()}) == 2 * BATCH
    assert len({bytes(leaf.hash) for leaf in LogLeaf.objects.all()}) == 2 * BATCH


def test_checkpoint_signs_the_root_over_all_leaves(world: World) -> None:
    make_plan(world)
    for _ in range(3):
        append()

    hashes = [bytes(leaf.hash) for leaf in LogLeaf.objects.order_by("position")]
    for checkpoint in LogCheckpoint.objects.all():
        signed = queries.signed(checkpoint)
        assert signed.checkpoint.root == merkle.root(hashes[: checkpoint.size]).hex()
        assert signed.checkpoint.made_at == "2019-06-05T03:00:00+00:00"
        assert is_signed(KEY.public, signed.checkpoint.statement(), signed.signature)


def test_leaf_is_the_hash_of_the_salted_event(world: World) -> None:
    make_plan(world)
    append()

    event = Event.objects.get(name="plan.created")
    leaf = LogLeaf.objects.get(event_id=event.pk)
    data = format.record(queries.facts(event), position=leaf.position, salt=bytes(leaf.salt))

    assert bytes(leaf.hash) == merkle.leaf_hash(data)
    assert str(event.subject_id).encode() in data


def test_facts_are_all_fields_of_an_event() -> None:
    """A column that the log does not hash could be changed unseen."""
    assert set(queries.facts(Event(happened_on=NOW.date(), recorded_at=NOW))) == {
        field.attname for field in Event._meta.fields
    }


def test_many_events_are_many_batches(world: World) -> None:
    make_events(world, 2 * OPEN_PLACES)
    count = Event.objects.count()

    done = append()

    assert done == Appended(batches=3, events=count)
    assert [one.size for one in LogCheckpoint.objects.order_by("size")] == [BATCH, 2 * BATCH, 3 * BATCH]


def test_sealed_events_are_in_it_as_every_other(world: World) -> None:
    inspection = sealed_inspection(world)

    append()

    sealed = Event.objects.get(sealed=True)
    assert sealed.inspection_id == inspection.pk
    assert LogLeaf.objects.filter(event_id=sealed.pk).exists()


def test_open_events_stand_the_same_with_and_without_sealed_ones(world: World) -> None:
    """What an outsider may see of the log is equal to the byte: the places, the leaves, the number of batches."""
    make_events(world, OPEN_PLACES + 3)
    plan = make_plan(world)
    team = make_team(world, plan)
    without = _seen_from_outside()
    sealed_inspection(world, plan, team)
    make_events(world, 5 * SEALED_PLACES, sealed=True)

    assert _seen_from_outside() == without


def _seen_from_outside() -> list[object]:
    open_events = Event.objects.filter(sealed=False).values("pk")
    with transaction.atomic():
        append()
        seen = [
            *(
                (leaf.position, leaf.event_id, bytes(leaf.salt), bytes(leaf.hash))
                for leaf in LogLeaf.objects.filter(event_id__in=open_events).order_by("position")
            ),
            *LogCheckpoint.objects.order_by("size").values_list("size", "made_at", "key"),
        ]
        transaction.set_rollback(True)
    return seen


def test_sealed_events_wait_for_places_of_their_own(world: World) -> None:
    make_plan(world)
    append()
    make_events(world, SEALED_PLACES + 2, sealed=True)

    assert [append().events, append().events, append().events] == [SEALED_PLACES, 2, 0]
    assert LogCheckpoint.objects.count() == 4


def test_places_are_drawn_by_chance(world: World) -> None:
    make_events(world, 30)
    append()
    in_order = list(Event.objects.order_by("pk").values_list("pk", flat=True))
    by_place = list(
        LogLeaf.objects.filter(event_id__isnull=False).order_by("position").values_list("event_id", flat=True)
    )

    assert sorted(by_place) == in_order
    assert by_place != in_order


def test_another_run_that_was_quicker_is_no_error(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both begin with an empty log, where no checkpoint makes one wait for the other."""
    make_plan(world)
    append()
    monkeypatch.setattr(queries, "latest", lambda: None)

    with transaction.atomic():
        assert append() == Appended(batches=0, events=0)

    assert LogLeaf.objects.count() == BATCH


def test_export_of_the_tables_is_sound(world: World, tmp_path: Path) -> None:
    make_events(world, 200)
    append()
    append()

    assert checked(tmp_path) is None


@pytest.fixture
def touched(world: World) -> Event:
    """An event in the log, in a database whose triggers somebody has lifted."""
    make_events(world, 70)
    append()
    append_only.lift(connection)
    return Event.objects.get(name="plan.issued")


def position_of(event: Event) -> int:
    return LogLeaf.objects.get(event_id=event.pk).position


def test_event_changed_behind_our_back_is_named(touched: Event, tmp_path: Path) -> None:
    Event.objects.filter(pk=touched.pk).update(actor_name="Người khác")

    assert checked(tmp_path) == Fault(FaultKind.CHANGED, position_of(touched), None, str(touched.pk), "plan.issued")


def test_event_deleted_behind_our_back_is_named(touched: Event, tmp_path: Path) -> None:
    position = position_of(touched)
    Event.objects.filter(pk=touched.pk).delete()

    assert checked(tmp_path) == Fault(FaultKind.REMOVED, position, None, str(touched.pk))


def test_leaf_deleted_behind_our_back_is_named(touched: Event, tmp_path: Path) -> None:
    position = position_of(touched)
    LogLeaf.objects.filter(position=position).delete()

    assert checked(tmp_path) == Fault(FaultKind.REMOVED, position)


def test_leaf_turned_into_padding_is_named(touched: Event, tmp_path: Path) -> None:
    position = position_of(touched)
    LogLeaf.objects.filter(position=position).update(event_id=None)

    assert checked(tmp_path) == Fault(FaultKind.CHANGED, position)


def test_event_and_hash_changed_together_are_found_in_their_batch(touched: Event, tmp_path: Path) -> None:
    leaf = LogLeaf.objects.get(event_id=touched.pk)
    touched.actor_name = "Người khác"
    Event.objects.filter(pk=touched.pk).update(actor_name=touched.actor_name)
    data = format.record(queries.facts(touched), position=leaf.position, salt=bytes(leaf.salt))
    LogLeaf.objects.filter(pk=leaf.pk).update(hash=merkle.leaf_hash(data))

    first = leaf.position // BATCH * BATCH
    assert checked(tmp_path) == Fault(FaultKind.REWRITTEN, first, first + BATCH - 1)


def test_event_in_the_log_cannot_be_in_it_again(world: World) -> None:
    make_plan(world)
    append()
    leaf = LogLeaf.objects.filter(event_id__isnull=False).first()
    assert leaf

    with pytest.raises(IntegrityError), transaction.atomic():
        LogLeaf.objects.create(position=999, event_id=leaf.event_id, salt=b"s" * 32, hash=b"h" * 32)
