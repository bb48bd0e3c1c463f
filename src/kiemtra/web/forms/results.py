"""The checklist as it comes back from a page: for each item what was seen, what is said now, and what has changed."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import QueryDict

from kiemtra.domain.findings import CheckOutcome
from kiemtra.store.models import CheckResult


@dataclass(frozen=True, slots=True)
class Said:
    """What one item of the page says, beside the revision and the mark of what the page had shown."""

    outcome: CheckOutcome | None
    note: str
    revision: int
    shown: str

    @property
    def mark(self) -> str:
        """The mark of what is said now."""
        return mark_of(self.outcome or "", self.note)


def mark_of(outcome: str, note: str) -> str:
    """A short mark of an outcome and a note, so that a page can tell what its reader has changed."""
    plain = " ".join(note.replace("\r\n", "\n").strip().split(" "))
    return sha256(f"{outcome}\n{plain}".encode()).hexdigest()[:12]


def shown_mark(result: CheckResult) -> str:
    """The mark of a result as the page shows it: a prefilled outcome is not chosen until a person chooses it."""
    return mark_of(result.outcome if result.confirmed else "", result.note)


def said_of(result: CheckResult, data: QueryDict) -> Said | None:
    """What the page says of this result; None where it does not speak of it."""
    key = str(result.pk)
    if f"{key}-revision" not in data:
        return None
    outcome = data.get(f"{key}-outcome", "")
    revision = data.get(f"{key}-keep") or data.get(f"{key}-revision", "")
    return Said(
        outcome=CheckOutcome(outcome) if outcome in set(CheckOutcome) else None,
        note=data.get(f"{key}-note", ""),
        revision=int(revision) if revision.isdecimal() else 0,
        shown=data.get(f"{key}-shown", ""),
    )
