"""Uploads that go on where they broke off: what they are for, what of tus 1.0 we speak, and why a piece is refused."""

from base64 import b64decode, b64encode
from enum import StrEnum

from kiemtra.domain.errors import Refusal

TUS = "1.0.0"
EXTENSIONS = ("creation", "termination", "checksum", "expiration")
CHECKSUMS = ("sha1", "sha256")
# A person has no more unfinished uploads than a form could ask for.
MOST_OPEN = 30
# Far beyond any limit; longer numbers are not read.
_LONGEST_NUMBER = 15


class UploadPurpose(StrEnum):
    """The deed that an upload is for; its record is named beside it."""

    EVIDENCE = "evidence"
    REPORT = "report"
    RESULT = "result"
    FINDING = "finding"
    REMEDY = "remedy"


def why_not_begin(size: int | None, *, limit: int, unfinished: int) -> Refusal | None:
    """The reason against an upload, told before a byte of it is read."""
    if size is None or size <= 0:
        return Refusal.FILE_TYPE_REFUSED
    if size > limit:
        return Refusal.FILE_TOO_LARGE
    return Refusal.TOO_MANY_UPLOADS if unfinished >= MOST_OPEN else None


def number(text: str | None) -> int | None:
    """A whole number of a header; None where it is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else None


def metadata(header: str) -> dict[str, str]:
    """What `Upload-Metadata` says: keys with their values in base64; what cannot be read is left out."""
    said = {}
    for pair in header.split(","):
        key, _, value = pair.strip().partition(" ")
        try:
            said[key] = b64decode(value.strip(), validate=True).decode()
        except ValueError:  # no base64, no text
            continue
    said.pop("", None)
    return said


def in_metadata(**values: str) -> str:
    """The header that says this."""
    return ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in values.items())


def checksum(header: str) -> tuple[str, bytes] | None:
    """Algorithm and digest of `Upload-Checksum`; None where we do not know the algorithm or cannot read it."""
    name, _, value = header.strip().partition(" ")
    try:
        digest = b64decode(value.strip(), validate=True)
    except ValueError:
        return None
    return (name, digest) if name in CHECKSUMS else None
