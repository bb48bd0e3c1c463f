"""What confirmed facts say as fields of a plan."""

from collections.abc import Sequence
from datetime import date

from kiemtra.data.areas import load_areas
from kiemtra.domain.reading_outcomes import code_of
from kiemtra.domain.readings import Fact, FactGroup
from kiemtra.domain.text import fold
from kiemtra.store.models import Document

_TO_PREPARE = ("chuan bi", "cung cap", "ho so", "tai lieu")


def window(facts: Sequence[Fact], purpose: str) -> tuple[date | None, date | None]:
    """Return the first and last day that the windows of this purpose cover together."""
    mine = [fact.data for fact in facts if fact.data.get("purpose") == purpose]
    starts = [date.fromisoformat(data["start"]) for data in mine if data.get("start")]
    ends = [date.fromisoformat(data["end"]) for data in mine if data.get("end")]
    return (min(starts) if starts else None, max(ends) if ends else None)


def areas(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the areas in the order in which reports present them, each once."""
    named = {fact.data["area"] for fact in facts}
    return tuple(area.code for area in load_areas() if area.code in named)


def deadlines(facts: Sequence[Fact], source: str) -> tuple[tuple[str, int, bool, str], ...]:
    """Return the deadlines that the plan sets itself, each with the text it comes from; the first of a kind counts."""
    found: dict[str, tuple[str, int, bool, str]] = {}
    for fact in facts:
        if code := code_of(fact):
            found.setdefault(code, (str(code), int(fact.data["days"]), bool(fact.data.get("working")), source))
    return tuple(found.values())


def teams(facts: Sequence[Fact]) -> tuple[tuple[str, str], ...]:
    """Return what the text says of the teams, as duties: who, and what. A team itself needs a secretary, whom no text names."""
    counts = [fact.data["count"] for fact in facts if fact.group is FactGroup.TEAMS]
    leaders = [fact.data for fact in facts if fact.group is FactGroup.LEADERS]
    return (
        *(("", f"Thành lập {count} Đoàn kiểm tra") for count in counts),
        *(("Trưởng Đoàn kiểm tra", ", ".join(filter(None, (one.get("name"), one.get("position"))))) for one in leaders),
    )


def preparation(facts: Sequence[Fact]) -> str:
    """Return what units are asked to prepare, one a line."""
    return "\n".join(
        fact.data["text"] for fact in facts if any(word in fold(fact.data["text"]) for word in _TO_PREPARE)
    )


def task_text(document: Document) -> str:
    """Return the task that a document under inspection sets: to carry it out."""
    about = f" {document.subject}" if document.subject else ""
    return f"Tổ chức thực hiện {document.kind_name} số {document.reference}{about}".strip()
