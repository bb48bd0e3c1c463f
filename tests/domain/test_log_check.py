"""An export that was touched is found out, and the first record that was touched is named."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH
from kiemtra.domain.log_check import header_of
from kiemtra.domain.log_faults import Fault, FaultKind
from tests.domain.logs import (
    KEY,
    OTHER_KEY,
    event,
    event_id,
    export,
    fault_in,
    is_signed,
    judged,
    line_of,
    record,
    salt,
    signed,
)

Lines = list[bytes]
WHOLE = export()


def tower_of(count: int) -> merkle.Tower:
    hashes = [merkle.leaf_hash(record(position)) for position in range(count * BATCH)]
    roots = [merkle.root(hashes[at : at + BATCH]) for at in range(0, len(hashes), BATCH)]
    return merkle.Tower().grown(roots)


def test_whole_export_is_sound() -> None:
    verdict = judged(WHOLE, keys=[KEY])

    assert (verdict.fault, verdict.is_open) == (None, False)
    assert (verdict.size, verdict.tower.root) == (192, merkle.root([merkle.leaf_hash(record(n)) for n in range(192)]))
    assert verdict.events == sum(bool(position % 5) for position in range(192))
    assert verdict.keys == (KEY,)


def test_a_record_is_its_line() -> None:
    """What anybody with a shell can repeat: the hash of a zero byte and the line."""
    leaves = json.loads(WHOLE[65])["leaves"]

    assert leaves[7 * 64 : 8 * 64] == merkle.leaf_hash(WHOLE[1 + 7]).hex()
    assert json.loads(WHOLE[8]) == {"event": event(7), "position": 7, "salt": salt(7).hex()}


def changed(lines: Lines) -> None:
    lines[line_of(72)] = lines[line_of(72)].replace("số 72".encode(), "số 73".encode())


def changed_hash_too(lines: Lines) -> None:
    """A record and its hash in the list: the root is signed, so which of the batch it was can no longer be told."""
    changed(lines)
    rewrite_leaves(lines, 1)


def rewrite_leaves(lines: Lines, batch: int) -> None:
    place = line_of(batch * BATCH + BATCH - 1) + 1
    data = json.loads(lines[place])
    records = lines[place - BATCH : place]
    data["leaves"] = b"".join(map(merkle.leaf_hash, records)).hex()
    lines[place] = log.canonical(data)


def removed(lines: Lines) -> None:
    del lines[line_of(71)]


def removed_hash_too(lines: Lines) -> None:
    place = line_of(128) - 1
    data = json.loads(lines[place])
    data["leaves"] = data["leaves"][: 7 * 64] + data["leaves"][8 * 64 :]
    lines[place] = log.canonical(data)
    removed(lines)


def removed_last_of_batch(lines: Lines) -> None:
    del lines[line_of(127)]


def removed_batch(lines: Lines) -> None:
    del lines[line_of(64) : line_of(128)]


def removed_end(lines: Lines) -> None:
    del lines[line_of(128) :]


def removed_from_tables(lines: Lines) -> None:
    lines[line_of(71)] = log.missing_record(event_id(71), 71)


def inserted(lines: Lines) -> None:
    lines.insert(line_of(72), log.record(event(999), position=72, salt=salt(999)))


def repeated(lines: Lines) -> None:
    lines.insert(line_of(73), lines[line_of(72)])


def inserted_at_end_of_batch(lines: Lines) -> None:
    lines.insert(line_of(127) + 1, log.record(event(999), position=128, salt=salt(999)))


def inserted_for_padding(lines: Lines) -> None:
    lines[line_of(70)] = log.record(event(999), position=70, salt=salt(70))


def swapped(lines: Lines) -> None:
    one, other = line_of(66), line_of(69)
    lines[one], lines[other] = lines[other], lines[one]


def repeated_batch(lines: Lines) -> None:
    lines[line_of(128) : line_of(128)] = lines[line_of(64) : line_of(128)]


def signature_changed(lines: Lines) -> None:
    data = json.loads(lines[line_of(128) - 1])
    data["signature"] = "0" * 128
    lines[line_of(128) - 1] = log.canonical(data)


def signature_in_capitals(lines: Lines) -> None:
    data = json.loads(lines[line_of(128) - 1])
    data["signature"] = data["signature"].upper()
    lines[line_of(128) - 1] = log.canonical(data)


def list_changed(lines: Lines) -> None:
    data = json.loads(lines[line_of(128) - 1])
    data["leaves"] = "0" * 64 + data["leaves"][64:]
    lines[line_of(128) - 1] = log.canonical(data)


def blank_in_checkpoint(lines: Lines) -> None:
    lines[line_of(128) - 1] = lines[line_of(128) - 1].replace(b',"leaves"', b', "leaves"')


def checkpoint_without_its_beginning(lines: Lines) -> None:
    lines[line_of(128) - 1] = lines[line_of(128) - 1].replace(b'{"checkpoint"', b'{"chEckpoint"')


def header_of_another(lines: Lines) -> None:
    lines[0] = log.header_line(signed(tower_of(2)))


def erased_in_silence(lines: Lines) -> None:
    lines[line_of(72)] = log.erased_record(event_id(72), 72)


def joined(lines: Lines) -> None:
    """An end of line that was written over."""
    lines[line_of(72) : line_of(74)] = [lines[line_of(72)] + b"x" + lines[line_of(73)]]


def cut_in_two(lines: Lines) -> None:
    line = lines[line_of(72)]
    lines[line_of(72) : line_of(73)] = [line[:40], line[41:]]


def ended_early(lines: Lines) -> None:
    del lines[-1]


TOUCHES: list[tuple[Callable[[Lines], None], Fault]] = [
    (changed, Fault(FaultKind.CHANGED, 72, None, event_id(72), "plan.created")),
    (changed_hash_too, Fault(FaultKind.REWRITTEN, 64, 127)),
    (removed, Fault(FaultKind.REMOVED, 71)),
    (removed_hash_too, Fault(FaultKind.REMOVED, 71)),
    (removed_last_of_batch, Fault(FaultKind.REMOVED, 127)),
    (removed_batch, Fault(FaultKind.REMOVED, 64)),
    (removed_end, Fault(FaultKind.REMOVED, 128, 191)),
    (removed_from_tables, Fault(FaultKind.REMOVED, 71, None, event_id(71))),
    (inserted, Fault(FaultKind.INSERTED, 72, None, event_id(999), "plan.created")),
    (repeated, Fault(FaultKind.INSERTED, 73, None, event_id(72), "plan.created")),
    (inserted_at_end_of_batch, Fault(FaultKind.INSERTED, 128, None, event_id(999), "plan.created")),
    (inserted_for_padding, Fault(FaultKind.CHANGED, 70, None, event_id(999), "plan.created")),
    (swapped, Fault(FaultKind.MOVED, 66, None, event_id(69), "plan.created")),
    (repeated_batch, Fault(FaultKind.INSERTED, 128, None, event_id(64), "plan.created")),
    (signature_changed, Fault(FaultKind.CHECKPOINT_CHANGED, 64, 127)),
    (signature_in_capitals, Fault(FaultKind.CHECKPOINT_CHANGED, 64, 127)),
    (list_changed, Fault(FaultKind.LEAVES_CHANGED, 64, 127)),
    (blank_in_checkpoint, Fault(FaultKind.CHECKPOINT_CHANGED, 64, 127)),
    (checkpoint_without_its_beginning, Fault(FaultKind.CHECKPOINT_CHANGED, 64, 127)),
    (header_of_another, Fault(FaultKind.HEADER_CHANGED, 0)),
    (erased_in_silence, Fault(FaultKind.ERASED_WITHOUT_DEED, 72, None, event_id(72))),
    (joined, Fault(FaultKind.CHANGED, 72, None, event_id(73), "")),
    (cut_in_two, Fault(FaultKind.CHANGED, 72)),
    (ended_early, Fault(FaultKind.CHECKPOINT_CHANGED, 128, 191)),
]


@pytest.mark.parametrize(("touch", "fault"), TOUCHES, ids=[touch.__name__ for touch, _ in TOUCHES])
def test_what_was_touched_is_named(touch: Callable[[Lines], None], fault: Fault) -> None:
    lines = list(WHOLE)

    touch(lines)

    assert fault_in(lines) == fault


@given(st.integers(0, len(b"\n".join(WHOLE)) - 1), st.integers(1, 255))
def test_any_byte_that_changes_is_found(at: int, by: int) -> None:
    whole = bytearray(b"\n".join(WHOLE))
    whole[at] = (whole[at] + by) % 256

    try:
        fault = fault_in(bytes(whole).split(b"\n"))
    except ValueError:  # the first line no longer says what the file is
        assert at <= len(WHOLE[0])
    else:
        assert fault


def test_other_key_than_the_trusted_is_named() -> None:
    lines = export(3, keys=[KEY, KEY, OTHER_KEY])

    assert fault_in(lines) is None
    assert fault_in(lines, keys=[KEY, OTHER_KEY]) is None
    assert fault_in(lines, keys=[KEY]) == Fault(FaultKind.KEY_UNKNOWN, 128, 191)


def test_kept_checkpoint_holds() -> None:
    assert fault_in(WHOLE, kept=signed(tower_of(2))) is None
    assert fault_in(WHOLE, kept=signed(tower_of(3))) is None


def test_log_written_anew_is_found_by_a_kept_checkpoint() -> None:
    """Whoever has the key can write another log; not one that begins as the kept checkpoint says."""
    anew = export(3, lambda position: log.record(event(position + 1), position=position, salt=salt(position)))

    assert fault_in(anew) is None
    assert fault_in(anew, kept=signed(tower_of(2))) == Fault(FaultKind.OTHER_HISTORY, 0, 127)


def test_log_cut_short_and_signed_anew_is_found_by_a_kept_checkpoint() -> None:
    assert fault_in(export(2)) is None
    assert fault_in(export(2), kept=signed(tower_of(3))) == Fault(FaultKind.SHORTER_THAN_KEPT, 128, 191)


def test_batch_of_another_log_does_not_fit_in() -> None:
    other = export(3, lambda position: log.record(event(position + 1), position=position, salt=salt(position)))
    lines = WHOLE[: line_of(64)] + other[line_of(64) : line_of(128)] + WHOLE[line_of(128) :]

    assert fault_in(lines) == Fault(FaultKind.REWRITTEN, 64, 127)


def test_erased_record_with_its_deed_is_sound_and_told() -> None:
    def with_deed(position: int) -> bytes:
        deed = event(position, log.ERASING, subject_id=event_id(9))
        return log.record(deed, position=position, salt=salt(position)) if position == 140 else record(position)

    lines = export(3, with_deed)
    lines[line_of(9)] = log.erased_record(event_id(9), 9)

    verdict = judged(lines)

    assert (verdict.fault, verdict.is_open, verdict.erased) == (None, False, (9,))


def test_record_with_the_hash_of_nothing_is_not_taken_for_erased() -> None:
    lines = list(WHOLE)
    lines[line_of(9)] = log.erased_record(event_id(9), 9).replace(b"}", b',"more":1}', 1)

    assert fault_in(lines) == Fault(FaultKind.CHANGED, 9, None, event_id(9))


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"null", b'{"export":"other"}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_export_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match="no export"):
        header_of(line, is_signed)
