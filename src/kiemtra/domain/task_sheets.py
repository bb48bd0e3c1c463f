"""A workbook of tasks: its columns, what a row says, and all that is wrong with it; no file is read here.

What a workbook looks like and how it is read stands in `web/task_workbook.py`; what is kept of it, in `workflows/tasks`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.tasks import Aim, TaskAim, TaskContent, TaskTerm, Term
from kiemtra.domain.text import fold, nfc


class Column(StrEnum):
    """The columns of the workbook, in their order."""

    DOCUMENT = "document"
    PLACE = "place"
    TEXT = "text"
    PRODUCT = "product"
    DUE = "due"
    SOURCE = "source"
    LEAD = "lead"
    TAKING_PART = "taking_part"
    UNITS = "units"


NEEDED = frozenset({Column.DOCUMENT, Column.TEXT})


class TaskFault(StrEnum):
    """What is wrong in a cell."""

    MISSING = "missing"
    DOCUMENT_UNKNOWN = "document_unknown"
    DOCUMENT_TWICE = "document_twice"
    DATE_WRONG = "date_wrong"
    AGENCY_UNKNOWN = "agency_unknown"
    UNIT_UNKNOWN = "unit_unknown"
    TWICE = "twice"
    TOO_LONG = "too_long"
    FORMULA = "formula"


class Change(StrEnum):
    """What a row would do."""

    NEW = "new"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row, numbered as in the sheet: what stands in each column that is not empty."""

    number: int
    cells: Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in one cell, with what was said there."""

    row: int
    column: Column
    fault: TaskFault
    said: str = ""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that a row may name."""

    id: UUID
    reference: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may name: documents, agencies by folded name, units of the plan by folded name, and tasks that are there."""

    documents: Sequence[KnownDocument]
    agencies: Mapping[str, UUID]
    units: Mapping[str, UUID]
    tasks: frozenset[tuple[UUID, str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetTask:
    """One row as a task."""

    row: int
    document: UUID
    content: TaskContent
    change: Change


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook as it was understood: its tasks, and all that is wrong with it."""

    tasks: tuple[SheetTask, ...] = ()
    faults: tuple[CellFault, ...] = ()

    def count(self, change: Change) -> int:
        """How many rows would do this."""
        return sum(1 for task in self.tasks if task.change is change)


LONGEST = {Column.PLACE: 120, Column.SOURCE: 300}
LONGEST_TEXT = 4_000
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_REGULAR = frozenset({"thuong xuyen", "hang nam thuong xuyen", "lien tuc"})
_NO_DAY = frozenset({"", "khong", "khong dat", "khong quy dinh"})
_ALL_UNITS = frozenset({"", "tat ca", "tat ca cac don vi", "cac don vi", "moi don vi"})
_BROKEN = re.compile(r"[=#].*")


@dataclass
class _Row:
    """What is gathered of one row while it is checked."""

    row: SheetRow
    faults: list[CellFault] = field(default_factory=list)

    def said(self, column: Column) -> str:
        return nfc(self.row.cells.get(column, "").strip())

    def wrong(self, column: Column, fault: TaskFault, said: str = "") -> None:
        self.faults.append(CellFault(self.row.number, column, fault, said or self.said(column)[:80]))


def check(rows: Sequence[SheetRow], known: Known) -> Checked:
    """Return the tasks of a workbook, or all that is wrong with it: never only the first fault."""
    tasks: list[SheetTask] = []
    faults: list[CellFault] = []
    seen: dict[tuple[UUID, str, str], int] = {}
    references = _references(known.documents)
    for row in rows:
        gathered = _Row(row)
        _check_words(gathered)
        document = _document(gathered, references)
        content = _content(gathered, known)
        if document and not gathered.faults:
            key = (document, *key_of(content.place, content.text))
            if key in seen:
                gathered.wrong(Column.TEXT, TaskFault.TWICE)
            else:
                seen[key] = row.number
                change = Change.THERE if key in known.tasks else Change.NEW
                tasks.append(SheetTask(row.number, document, content, change))
        faults += gathered.faults
    return Checked(tuple(tasks), tuple(faults))


def key_of(place: str, text: str) -> tuple[str, str]:
    """Return what makes two tasks of one document the same: place and words, folded."""
    return fold(place), fold(text).rstrip(" .;")


def _check_words(row: _Row) -> None:
    for column in Column:
        said = row.said(column)
        if _BROKEN.fullmatch(said):
            row.wrong(column, TaskFault.FORMULA)
        elif len(said) > LONGEST.get(column, LONGEST_TEXT):
            row.wrong(column, TaskFault.TOO_LONG)
        elif column in NEEDED and not said:
            row.wrong(column, TaskFault.MISSING)


def _references(documents: Sequence[KnownDocument]) -> dict[str, list[KnownDocument]]:
    found: dict[str, list[KnownDocument]] = defaultdict(list)
    for one in documents:
        found[_plain(one.reference)].append(one)
    return found


def _plain(reference: str) -> str:
    """Number and symbol as compared: no blanks, no zeros in front, one case."""
    return "".join(fold(reference).split()).lstrip("0")


_REFERENCE = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[^\s,;]+")


def _document(row: _Row, references: Mapping[str, Sequence[KnownDocument]]) -> UUID | None:
    said = row.said(Column.DOCUMENT)
    if not said or _BROKEN.fullmatch(said):
        return None
    named = _REFERENCE.search(said)
    found = list(references.get(_plain(named.group()), ())) if named else []
    if len(found) > 1 and (day := _day(said)):
        found = [one for one in found if one.dated == day]
    if len(found) == 1:
        return found[0].id
    row.wrong(Column.DOCUMENT, TaskFault.DOCUMENT_TWICE if found else TaskFault.DOCUMENT_UNKNOWN)
    return None


def _content(row: _Row, known: Known) -> TaskContent:
    return TaskContent(
        text=row.said(Column.TEXT),
        place=row.said(Column.PLACE),
        product=row.said(Column.PRODUCT),
        term=_term(row),
        lead=_lead(row, known),
        taking_part=row.said(Column.TAKING_PART),
        aim=_aim(row, known),
    )


def _term(row: _Row) -> Term:
    said, source = row.said(Column.DUE), row.said(Column.SOURCE)
    if fold(said) in _NO_DAY:
        return Term(source=source)
    if fold(said) in _REGULAR:
        return Term(TaskTerm.REGULAR, source=source)
    if day := _day(said):
        return Term(TaskTerm.DAY, day, source=source)
    if not _BROKEN.fullmatch(said):
        row.wrong(Column.DUE, TaskFault.DATE_WRONG)
    return Term()


def _day(said: str) -> date | None:
    found = _DAY.search(said)
    if not found:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _lead(row: _Row, known: Known) -> UUID | None:
    said = row.said(Column.LEAD)
    if not said or _BROKEN.fullmatch(said):
        return None
    if (found := known.agencies.get(fold(said))) is None:
        row.wrong(Column.LEAD, TaskFault.AGENCY_UNKNOWN)
    return found


def _aim(row: _Row, known: Known) -> Aim:
    said = row.said(Column.UNITS)
    if fold(said) in _ALL_UNITS or _BROKEN.fullmatch(said):
        return Aim()
    return Aim(TaskAim.NAMED, agencies=tuple(dict.fromkeys(_named(row, said, known))))


def _named(row: _Row, said: str, known: Known) -> Iterator[UUID]:
    for name in filter(None, (part.strip() for part in re.split(r"[;\n]", said))):
        if found := known.units.get(fold(name)):
            yield found
        else:
            row.wrong(Column.UNITS, TaskFault.UNIT_UNKNOWN, name)
