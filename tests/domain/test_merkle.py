"""The tree against its definition (RFC 6962, 2.1) written a second time, and against the published vectors."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain import merkle

# The eight leaves and the roots of their trees of size 1 to 8, as in Certificate Transparency's reference tests.
LEAVES = [
    bytes.fromhex(data)
    for data in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
HASHES = [merkle.leaf_hash(data) for data in LEAVES]
INCLUSIONS = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCIES = {
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
hashes = st.lists(st.binary(max_size=4), min_size=1, max_size=70).map(
    lambda leaves: [merkle.leaf_hash(data) for data in leaves]
)


def defined_root(leaves: list[bytes]) -> bytes:
    """MTH as the RFC defines it."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + defined_root(leaves[:half]) + defined_root(leaves[half:])).digest()


def test_published_roots() -> None:
    assert [merkle.root(HASHES[:size]).hex() for size in range(1, 9)] == ROOTS
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(("index", "size"), INCLUSIONS)
def test_published_inclusion_proofs(index: int, size: int) -> None:
    path = merkle.inclusion_path(index, HASHES[:size])

    assert [step.hex() for step in path] == INCLUSIONS[index, size]
    assert merkle.is_included(HASHES[index], index, size, path, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("older", "newer"), CONSISTENCIES)
def test_published_consistency_proofs(older: int, newer: int) -> None:
    path = merkle.consistency_path(older, HASHES[:newer])

    assert [step.hex() for step in path] == CONSISTENCIES[older, newer]
    assert merkle.is_consistent(older, newer, bytes.fromhex(ROOTS[older - 1]), bytes.fromhex(ROOTS[newer - 1]), path)


@given(hashes, st.data())
def test_grown_tree_has_the_defined_root_however_it_grew(leaves: list[bytes], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(leaves)))

    grown = merkle.Tower().grown(leaves[:cut]).grown(leaves[cut:])

    assert (grown.size, grown.root) == (len(leaves), defined_root(leaves))
    assert len(grown.peaks) == bin(len(leaves)).count("1")


@given(hashes, st.data())
def test_each_leaf_is_proved_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    size, claimed, path = len(leaves), defined_root(leaves), merkle.inclusion_path(index, leaves)

    assert merkle.is_included(leaves[index], index, size, path, claimed)
    assert not merkle.is_included(merkle.leaf_hash(b"other leaf"), index, size, path, claimed)
    assert not merkle.is_included(leaves[index], index, size, path, merkle.leaf_hash(b"other root"))
    assert not merkle.is_included(leaves[index], index, size, [*path, claimed], claimed)
    assert not merkle.is_included(leaves[index], size, size, path, claimed)
    if path:
        assert not merkle.is_included(leaves[index], index, size, path[:-1], claimed)


@given(hashes, st.data())
def test_each_beginning_is_proved_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    older, newer = data.draw(st.integers(1, len(leaves))), len(leaves)
    old, new, path = defined_root(leaves[:older]), defined_root(leaves), merkle.consistency_path(older, leaves)
    other = merkle.leaf_hash(b"other root")

    assert merkle.is_consistent(older, newer, old, new, path)
    assert not merkle.is_consistent(older, newer, other, new, path)
    assert not merkle.is_consistent(older, newer, old, other, path)
    assert not merkle.is_consistent(older, newer, old, new, [*path, old])
    assert not merkle.is_consistent(0, newer, old, new, path)
    assert not merkle.is_consistent(newer + 1, newer, old, new, path)
    if path:
        assert not merkle.is_consistent(older, newer, old, new, path[:-1])


@given(st.integers(0, 40), st.integers(0, 7))
def test_path_in_the_last_batch_is_the_path_in_the_whole(batches: int, index: int) -> None:
    leaves = [merkle.leaf_hash(bytes([number % 251, number // 251])) for number in range((batches + 1) * 8)]

    path = merkle.path_in_last(index, merkle.Tower().grown(leaves[:-8]), leaves[-8:])

    assert path == merkle.inclusion_path(batches * 8 + index, leaves)
