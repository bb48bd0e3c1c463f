"""The sheets of a form as rows of text, and their cells by the names of the columns."""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO

from kiemtra.data.xlsform.faults import FaultCode, FormFault

Sheets = Mapping[str, Sequence[Sequence[str]]]

MOST_ROWS = 5_000
MOST_COLUMNS = 200
# Other spellings that are in use, in the survey and in the list of choices.
SPELLINGS = {
    "caption": "label",
    "relevance": "relevant",
    "bind:relevant": "relevant",
    "bind:required": "required",
    "bind:constraint": "constraint",
    "bind:calculate": "calculation",
    "calculate": "calculation",
    "read only": "read_only",
    "readonly": "read_only",
    "read_only": "read_only",
    "bind:readonly": "read_only",
    "constraint message": "constraint_message",
    "constraining message": "constraint_message",
    "bind:jr:constraintmsg": "constraint_message",
    "required message": "required_message",
    "repeat_count": "repeat_count",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "choice filter": "choice_filter",
    "list name": "list_name",
    "value": "name",
    "command": "type",
    "tag": "name",
    "form id": "form_id",
    "id_string": "form_id",
    "form title": "form_title",
    "title": "form_title",
    "set form id": "form_id",
    "set form title": "form_title",
}
TRANSLATED = ("label", "hint", "constraint_message", "required_message")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its place, and its cells by column; of a translated column those of each language."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def text(self, column: str, language: str) -> str:
        """Return a translated cell: in the language, or without any, or in the first that has one."""
        texts = self.translations.get(column, {})
        return texts.get(language) or self.cells.get(column) or next(iter(texts.values()), "")

    def fault(self, code: FaultCode, column: str = "", value: str = "") -> FormFault:
        """Return a fault of this row."""
        return FormFault(code, self.sheet, self.row, column, value or self[column])


def sheets_of_csv(text: str) -> Sheets:
    """Split a form in CSV into its sheets: a first cell names a sheet; the headings stand beside or below it."""
    sheets: dict[str, list[list[str]]] = {}
    name = ""
    for row in csv.reader(StringIO(text, newline=""), strict=True):
        if row and row[0]:
            name = row[0]
            sheets[name] = [row[1:]] if any(row[1:]) else []
        elif any(row):
            sheets.setdefault(name, []).append(row[1:])
    return sheets


def lines(sheets: Sheets, name: str) -> Iterator[Line]:
    """Yield the rows of a sheet that are not blank; none where there is no such sheet."""
    rows = sheet(sheets, name)
    columns = [heading(cell) for cell in rows[0]] if rows else []
    for number, row in enumerate(rows[1:], start=2):
        cells: dict[str, str] = {}
        translations: dict[str, dict[str, str]] = {}
        for (column, language), cell in zip(columns, row, strict=False):
            if (text := cell.strip()) and column:
                if language:
                    translations.setdefault(column, {})[language] = text
                else:
                    cells[column] = text
        if cells or translations:
            yield Line(name, number, cells, translations)


def sheet(sheets: Sheets, name: str) -> Sequence[Sequence[str]]:
    """Return the rows of a sheet, whatever the case of its name."""
    return next((rows for key, rows in sheets.items() if key.strip().lower() == name), ())


def heading(cell: str) -> tuple[str, str]:
    """Return a column's name in the spelling used here and, of a translated one, its language."""
    text = " ".join(cell.split())
    name, _, language = text.partition("::") if "::" in text else text.partition(":")
    name = SPELLINGS.get(name.lower().strip(), name.lower().strip())
    if name in TRANSLATED:
        return name, language.strip()
    whole = text.lower().replace(" ::", "::").replace(":: ", "::")
    return SPELLINGS.get(whole, whole), ""


def check_headings(sheets: Sheets, name: str, needed: Collection[str]) -> Iterator[FormFault]:
    """Yield what is wrong with the headings of a sheet: missing ones, and two of one name."""
    rows = sheet(sheets, name)
    if not rows:
        yield FormFault(FaultCode.NO_SHEET, name)
        return
    if len(rows) > MOST_ROWS or len(rows[0]) > MOST_COLUMNS:
        yield FormFault(FaultCode.TOO_LARGE, name)
    columns = [heading(cell) for cell in rows[0] if cell.strip()]
    for column in dict.fromkeys(columns):
        if columns.count(column) > 1:
            yield FormFault(FaultCode.TWO_COLUMNS, name, 1, column[0])
    for column_name in needed:
        if column_name not in {column for column, _ in columns}:
            yield FormFault(FaultCode.MISSING_COLUMN, name, 1, column_name)


def languages(sheets: Sheets) -> tuple[str, ...]:
    """Return the languages of the labels, in the order of their columns."""
    rows = sheet(sheets, "survey")
    found = [heading(cell) for cell in rows[0]] if rows else []
    return tuple(dict.fromkeys(language for column, language in found if column == "label" and language))
