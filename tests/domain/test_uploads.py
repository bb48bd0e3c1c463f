"""What of tus is read, and why an upload is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.errors import Refusal
from kiemtra.domain.uploads import MOST_OPEN, checksum, in_metadata, metadata, number, why_not_begin


@pytest.mark.parametrize(
    ("size", "unfinished", "refusal"),
    [
        (1, 0, None),
        (100, 0, None),
        (101, 0, Refusal.FILE_TOO_LARGE),
        (2 * 1024**3, 0, Refusal.FILE_TOO_LARGE),
        (0, 0, Refusal.FILE_TYPE_REFUSED),
        (None, 0, Refusal.FILE_TYPE_REFUSED),
        (1, MOST_OPEN, Refusal.TOO_MANY_UPLOADS),
        (1, MOST_OPEN - 1, None),
    ],
)
def test_why_not_begin(size: int | None, unfinished: int, refusal: Refusal | None) -> None:
    assert why_not_begin(size, limit=100, unfinished=unfinished) is refusal


@pytest.mark.parametrize(
    ("text", "read"),
    [("0", 0), ("12", 12), ("-1", None), ("", None), (None, None), ("1" * 16, None), ("١", None), ("1e3", None)],
)
def test_number(text: str | None, read: int | None) -> None:
    assert number(text) == read


@given(st.dictionaries(st.sampled_from(["filename", "purpose", "record"]), st.text()))
def test_metadata_comes_back(said: dict[str, str]) -> None:
    assert metadata(in_metadata(**said)) == said


@given(st.text())
def test_metadata_of_anything_is_read(header: str) -> None:
    assert all(isinstance(value, str) for value in metadata(header).values())


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ("sha1 AAAA", ("sha1", b"\0\0\0")),
        ("sha256 AAAA", ("sha256", b"\0\0\0")),
        ("md5 AAAA", None),
        ("sha1 !", None),
        ("", None),
    ],
)
def test_checksum(header: str, read: tuple[str, bytes] | None) -> None:
    assert checksum(header) == read
