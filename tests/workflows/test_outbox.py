"""Queued once a key, claimed once at a time, given up after the last attempt."""

from datetime import timedelta

import pytest

from kiemtra.domain.errors import Conflict
from kiemtra.store.models import Message
from kiemtra.workflows import messages, outbox, plans
from tests.world import NOW, World, make_plan

AFTER = NOW + outbox.CLAIM_LASTS + timedelta(seconds=1)


def queue(world: World, *names: str, key: str = "thử") -> None:
    people = [world.users[name] for name in names]
    messages.queue(key, people, subject="Chủ đề", body="Nội dung", path="/work/", at=NOW)


def claimed(limit: int = 10, now=NOW) -> list[str]:
    return [message.to.username for message in outbox.claim(limit, now=now)]


def test_queue_makes_one_message_for_each_person(world: World) -> None:
    queue(world, "focal", "unit_head")

    assert set(Message.objects.values_list("key", "to__username")) == {
        (f"thử:{world.users['focal'].pk}", "w-focal"),
        (f"thử:{world.users['unit_head'].pk}", "w-unit_head"),
    }


def test_queue_again_with_the_same_key_adds_only_who_is_new(world: World) -> None:
    queue(world, "focal")
    queue(world, "focal", "unit_head")
    queue(world, "focal", key="khác")

    assert sorted(Message.objects.values_list("to__username", flat=True)) == ["w-focal", "w-focal", "w-unit_head"]


def test_refused_deed_queues_nothing(world: World) -> None:
    plan = make_plan(world, issued=False)
    before = Message.objects.count()

    with pytest.raises(Conflict):
        plans.submit(plan.pk, revision=plan.revision + 1, by=world.actor("officer"), now=NOW)

    assert Message.objects.count() == before


def test_claim_takes_the_oldest_first_and_each_once(world: World) -> None:
    for name, minutes in (("focal", 2), ("unit_head", 1), ("clerk", 3)):
        queue(world, name)
        Message.objects.filter(to=world.users[name]).update(created_at=NOW - timedelta(minutes=minutes))

    assert claimed(2) == ["w-clerk", "w-focal"]
    assert claimed(2) == ["w-unit_head"]
    assert claimed(2) == []
    assert set(Message.objects.values_list("attempts", "claimed_at")) == {(1, NOW)}


def test_claim_leaves_those_without_an_address(world: World) -> None:
    queue(world, "focal", "unit_head")
    world.users["focal"].email = ""
    world.users["focal"].save()

    assert claimed() == ["w-unit_head"]


def test_claim_returns_when_it_has_expired(world: World) -> None:
    queue(world, "focal")
    claimed()

    assert claimed(now=NOW + outbox.CLAIM_LASTS) == []
    assert claimed(now=AFTER) == ["w-focal"]


def test_sent_message_is_never_claimed_again(world: World) -> None:
    queue(world, "focal")
    [message] = outbox.claim(1, now=NOW)
    outbox.mark_failed(message.pk, "tạm thời")
    outbox.mark_sent(message.pk, now=NOW)

    message.refresh_from_db()
    assert (message.sent_at, message.error) == (NOW, "")
    assert claimed(now=AFTER) == []


def test_failed_message_notes_the_error_and_stays_claimed(world: World) -> None:
    queue(world, "focal")
    [message] = outbox.claim(1, now=NOW)

    outbox.mark_failed(message.pk, "x" * 500)

    message.refresh_from_db()
    assert (message.sent_at, message.error) == (None, "x" * 300)
    assert claimed() == []


def test_each_attempt_waits_twice_as_long_and_the_last_is_the_eighth(world: World) -> None:
    queue(world, "focal")
    now, second = NOW, timedelta(seconds=1)
    claimed()
    for factor in (1, 2, 4, 8, 16, 32, 64):
        assert claimed(now=now + outbox.CLAIM_LASTS * factor) == []
        now += outbox.CLAIM_LASTS * factor + second
        assert claimed(now=now) == ["w-focal"]

    assert claimed(now=now + timedelta(days=365)) == []
    assert Message.objects.get().attempts == outbox.MAX_ATTEMPTS
