"""One record, or the growth of the log, proved without the rest of it."""

import json
from typing import Any

import pytest

from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH
from kiemtra.domain.log_faults import Fault, FaultKind
from kiemtra.domain.log_proof import fault_in, proof_from
from tests.domain.logs import KEY, OTHER_KEY, event_id, is_signed, record, signed

HASHES = [merkle.leaf_hash(record(position)) for position in range(3 * BATCH)]


def tower_of(count: int) -> merkle.Tower:
    roots = [merkle.root(HASHES[at : at + BATCH]) for at in range(0, count * BATCH, BATCH)]
    return merkle.Tower().grown(roots)


def proof_of(position: int) -> dict[str, Any]:
    return {
        "format": log.PROOF,
        "record": json.loads(record(position)),
        "path": [step.hex() for step in merkle.inclusion_path(position, HASHES)],
        **signed(tower_of(3)).as_data(),
    }


def growth_from(count: int) -> dict[str, Any]:
    path = merkle.consistency_path(count * BATCH, HASHES)
    newer = signed(tower_of(3)).as_data()
    return {"format": log.PROOF, "older": count * BATCH, "path": [step.hex() for step in path], **newer}


@pytest.mark.parametrize("position", [0, 64, 130, 191])
def test_record_is_proved(position: int) -> None:
    proof = proof_from(proof_of(position))

    assert proof.position == position
    assert fault_in(proof, is_signed, keys=[KEY]) is None
    assert fault_in(proof, is_signed, kept=signed(tower_of(3))) is None


def test_changed_record_is_not() -> None:
    data = proof_of(131)
    data["record"]["event"]["after"]["title"] = "Khác"

    fault = Fault(FaultKind.PATH_WRONG, 131, None, event_id(131), "plan.created")
    assert fault_in(proof_from(data), is_signed) == fault


def test_record_at_another_position_is_not() -> None:
    data = proof_of(131)
    data["record"]["position"] = 132

    assert fault_in(proof_from(data), is_signed) == Fault(
        FaultKind.PATH_WRONG, 132, None, event_id(131), "plan.created"
    )


def test_changed_checkpoint_is_not() -> None:
    data = proof_of(131)
    data["checkpoint"]["root"] = "00" * 32

    assert fault_in(proof_from(data), is_signed) == Fault(FaultKind.CHECKPOINT_CHANGED, 0, 191)


def test_other_key_is_not() -> None:
    assert fault_in(proof_from(proof_of(131)), is_signed, keys=[OTHER_KEY]) == Fault(FaultKind.KEY_UNKNOWN, 0, 191)


def test_other_log_than_the_kept_is_not() -> None:
    other = merkle.Tower().grown([HASHES[0], HASHES[1], HASHES[2]])

    assert fault_in(proof_from(proof_of(131)), is_signed, kept=signed(other)) == Fault(FaultKind.OTHER_HISTORY, 0, 191)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_growth_is_proved(count: int) -> None:
    assert fault_in(proof_from(growth_from(count)), is_signed, kept=signed(tower_of(count))) is None


def test_growth_of_another_log_is_not() -> None:
    other = merkle.Tower().grown([HASHES[5]])

    fault = fault_in(proof_from(growth_from(1)), is_signed, kept=signed(other))

    assert fault == Fault(FaultKind.OTHER_HISTORY, 0, 63)


@pytest.mark.parametrize("kept", [None, signed(tower_of(2))])
def test_growth_without_its_beginning_proves_nothing(kept: log.Signed | None) -> None:
    with pytest.raises(ValueError, match="older checkpoint"):
        fault_in(proof_from(growth_from(1)), is_signed, kept=kept)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        proof_of(1) | {"format": "other"},
        proof_of(1) | {"path": "x"},
        proof_of(1) | {"path": ["x"]},
        proof_of(1) | {"path": [1]},
        proof_of(1) | {"record": {"position": "1"}},
        proof_of(1) | {"signature": ""},
    ],
)
def test_what_is_no_proof_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="no "):
        proof_from(data)
