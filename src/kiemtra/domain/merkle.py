"""The hash tree of the log (RFC 6962, section 2.1): roots that grow leaf by leaf, and proofs that anybody can repeat.

Everything here works on the hashes of leaves; what a leaf says is the matter of `domain/log.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

LEAF, NODE = b"\x00", b"\x01"
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf: of a zero byte and its data."""
    return sha256(LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node: of a one byte and its two children."""
    return sha256(NODE + left + right).digest()


@dataclass(frozen=True, slots=True)
class Tower:
    """A tree that grows: its size, and the roots of its full subtrees, the largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def grown(self, hashes: Iterable[bytes]) -> "Tower":
        """Return the tree with these leaves appended; each costs at most log2(size) hashes, one on average."""
        size, peaks = self.size, list(self.peaks)
        for hashed in hashes:
            below = size
            while below & 1:
                hashed = node_hash(peaks.pop(), hashed)
                below >>= 1
            peaks.append(hashed)
            size += 1
        return Tower(size, tuple(peaks))

    @property
    def root(self) -> bytes:
        """The root of the whole tree: the peaks joined from the right."""
        if not self.peaks:
            return EMPTY_ROOT
        joined = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            joined = node_hash(peak, joined)
        return joined


def root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over the hashes of all leaves."""
    return Tower().grown(hashes).root


def inclusion_path(index: int, hashes: Sequence[bytes]) -> list[bytes]:
    """Return the hashes that lead from the leaf at `index` to the root, from below (RFC 6962, 2.1.1)."""
    if len(hashes) <= 1:
        return []
    half = _split(len(hashes))
    if index < half:
        return [*inclusion_path(index, hashes[:half]), root(hashes[half:])]
    return [*inclusion_path(index - half, hashes[half:]), root(hashes[:half])]


def path_in_last(index: int, before: Tower, batch: Sequence[bytes]) -> list[bytes]:
    """Return the path from a leaf of the last batch to the root, where `before` is the tree without that batch.

    Both sizes must be such that the batch is one subtree: a power of two that divides the size before.
    """
    return [*inclusion_path(index, batch), *reversed(before.peaks)]


def is_included(hashed: bytes, index: int, size: int, path: Sequence[bytes], claimed: bytes) -> bool:
    """Tell whether the path leads from the leaf at `index` to the root of a tree of this size (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, reached = index, size - 1, hashed
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            reached = node_hash(sibling, reached)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and reached == claimed


def consistency_path(older: int, hashes: Sequence[bytes]) -> list[bytes]:
    """Return the hashes that show that the tree of size `older` is the beginning of this one (RFC 6962, 2.1.2)."""
    return [] if not 0 < older < len(hashes) else list(_consistency(older, hashes, True))


def _consistency(older: int, hashes: Sequence[bytes], whole: bool) -> Iterator[bytes]:
    if older == len(hashes):
        if not whole:
            yield root(hashes)
        return
    half = _split(len(hashes))
    if older <= half:
        yield from _consistency(older, hashes[:half], whole)
        yield root(hashes[half:])
    else:
        yield from _consistency(older - half, hashes[half:], False)
        yield root(hashes[:half])


def is_consistent(older: int, newer: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Tell whether the path shows that the newer tree begins with the older one (RFC 9162, 2.1.4.2)."""
    if older == newer:
        return not path and old_root == new_root
    if not 0 < older < newer or not path:
        return False
    steps = list(path) if older & (older - 1) else [old_root, *path]
    place, last = older - 1, newer - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1
