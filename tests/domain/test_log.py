"""What is hashed and signed has one spelling."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain import log
from kiemtra.domain.log import BATCH, OPEN_PLACES, SEALED_PLACES, Checkpoint, Signed
from tests.domain.logs import KEY, salt

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_canonical_json_is_read_back_and_written_the_same(value: object) -> None:
    text = log.canonical(value)

    assert log.canonical(json.loads(text.decode("utf-8", "surrogatepass"))) == text
    assert b"\n" not in text


def test_order_of_keys_makes_no_difference() -> None:
    assert log.canonical({"b": 1, "a": "Đ"}) == log.canonical({"a": "Đ", "b": 1}) == '{"a":"Đ","b":1}'.encode()


def test_lone_half_of_a_character_does_not_stop_the_log() -> None:
    assert log.canonical("\ud800") == b'"\xed\xa0\x80"'


def test_salt_makes_equal_events_unequal() -> None:
    assert log.record({}, position=0, salt=salt(1)) != log.record({}, position=0, salt=salt(2))


def test_places_fill_a_batch_that_is_one_subtree() -> None:
    assert OPEN_PLACES + SEALED_PLACES == BATCH
    assert BATCH & (BATCH - 1) == 0


def test_checkpoint_is_read_back() -> None:
    signed = Signed(Checkpoint(64, "ab" * 32, "2026-11-21T08:00:00+00:00", KEY), "cd" * 64)

    assert log.signed_from(json.loads(log.header_line(signed))) == signed
    assert log.signed_from(json.loads(log.checkpoint_line(signed, [b"x" * 32]))) == signed
    assert json.loads(signed.checkpoint.statement()) == signed.as_data()["checkpoint"]


@pytest.mark.parametrize(
    "change",
    [
        {"signature": "CD" * 64},
        {"signature": "cd" * 63},
        {"signature": None},
        {"checkpoint": {"format": "other", "key": KEY, "made_at": "", "root": "ab" * 32, "size": 64}},
        {"checkpoint": {"format": log.FORMAT, "key": KEY, "made_at": "", "root": "ab" * 32, "size": "64"}},
        {"checkpoint": {"format": log.FORMAT, "key": KEY.replace("1", "x"), "made_at": "", "root": "", "size": 64}},
        {"checkpoint": None},
    ],
)
def test_what_is_no_checkpoint_is_none(change: dict[str, object]) -> None:
    signed = Signed(Checkpoint(64, "ab" * 32, "2026-11-21T08:00:00+00:00", KEY), "cd" * 64)

    assert log.signed_from(signed.as_data() | change) is None


@pytest.mark.parametrize("data", [None, [], "x", {}])
def test_other_json_is_no_checkpoint(data: object) -> None:
    assert log.signed_from(data) is None
