"""What a workbook of a report shows: the report itself, a sheet for each table, a guide, and the hidden head."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import ceil

from kiemtra.domain.forms import (
    ROW_KEY,
    Answers,
    FormItem,
    FormSection,
    FormTemplate,
    ItemType,
    format_number,
    read_answers,
)
from kiemtra.workbooks import wording
from kiemtra.workbooks.cells_out import cell_value, look_of, shown
from kiemtra.workbooks.grids import cell_name
from kiemtra.workbooks.heads import head_lines
from kiemtra.workbooks.plan import Cell, Line, Look, Share, SheetPlan
from kiemtra.workbooks.values import Head

CODE, REPORT_MARK, TABLE_MARK = "#code", "#code", "#row:"
REPORT_COLUMNS = (CODE, "#number", *wording.HEADINGS)
VALUE, REMARK = REPORT_COLUMNS.index("#value"), REPORT_COLUMNS.index("#remark")
EMPTY_ROWS = 25
# Of one line of text, and of the highest row that a spreadsheet takes, in points.
LINE_HEIGHT, HIGHEST = 16.0, 400.0
# Reasons beyond so many are told by colour alone: a workbook with more comments opens slowly.
MOST_COMMENTS = 5_000
NO_ANSWERS: Mapping[str, object] = {}
Place = tuple[str, int | None, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with what stands in it: the content of a workbook."""

    template: FormTemplate
    head: Head
    answers: Answers = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    # The answers of the period before.
    last: Answers = field(default_factory=dict)
    # Of items that ask for files: the names of those attached.
    files: Mapping[str, Sequence[str]] = field(default_factory=dict)
    # What is to be mended, by item, row (from 1) and column: marked in the workbook.
    marks: Mapping[Place, str] = field(default_factory=dict)


def sheets(filled: Filled) -> Iterator[SheetPlan]:
    """Yield the sheets of the workbook in their order."""
    tables = [item for item in filled.template.items if item.type is ItemType.TABLE]
    names = {item.code: wording.TABLE_SHEET.format(number=at) for at, item in enumerate(tables, 1)}
    yield _report(filled, names)
    for item in tables:
        yield _table(filled, item, names[item.code])
    yield _guide(filled)
    lines = (Line(tuple(map(Cell, line))) for line in head_lines(filled.template, filled.head))
    yield SheetPlan(wording.HEAD_SHEET, (16, 60), lines, hidden=True)


# ---- the report


def _report(filled: Filled, tables: Mapping[str, str]) -> SheetPlan:
    lines = [Line(tuple(map(Cell, REPORT_COLUMNS)), hidden=True), *_top(filled)]
    heading = len(lines)
    titles = ("", wording.NUMBER_HEADING, *wording.HEADINGS.values())
    lines.append(Line(tuple(Cell(title, Look.HEADING) for title in titles), height=32))
    widths = (4.0, 7.0, 52.0, 12.0, 24.0, 16.0, 34.0, 30.0, 34.0)
    lines += (replace(line, height=_height(line, widths)) for line in _body(filled, tables, heading + 1))
    return SheetPlan(wording.REPORT_SHEET, widths, iter(lines), heading, frozenset({0}), tab="#0F5B57")


def _height(line: Line, widths: Sequence[float]) -> float | None:
    """The height that the texts of a row need beside its hidden code; None where one line is enough."""
    lines = max(
        sum(ceil(max(len(part), 1) / width) for part in cell.value.split("\n")) if isinstance(cell.value, str) else 1
        for cell, width in list(zip(line.cells, widths, strict=True))[1:]
    )
    return min(lines * LINE_HEIGHT + 4, HIGHEST) if lines > 1 else None


def _top(filled: Filled) -> Iterator[Line]:
    head = filled.head
    yield _line_at_b(filled.template.title, Look.TITLE, 26)
    facts = [head.unit, wording.PERIOD.format(period=head.period) if head.period else ""]
    facts.append(wording.DUE_ON.format(day=f"{head.due_on:%d/%m/%Y}") if head.due_on else "")
    yield _line_at_b(". ".join(fact for fact in facts if fact), Look.SUBTITLE)
    yield _line_at_b(wording.WRONG_LEGEND if filled.marks else wording.LEGEND, Look.SUBTITLE)


def _line_at_b(text: str, look: Look, height: float | None = None) -> Line:
    return Line((Cell(), Cell(text, look)), height=height)


def _body(filled: Filled, tables: Mapping[str, str], first: int) -> Iterator[Line]:
    """Items in their order, each section under its heading; the cells of a percentage are known before they come."""
    plan = list(_entries(filled.template))
    places = {entry.code: cell_name(row, VALUE) for row, entry in enumerate(plan, first) if isinstance(entry, FormItem)}
    values = read_answers(filled.template, filled.answers)
    number = 0
    for entry in plan:
        if isinstance(entry, FormSection):
            yield Line((Cell(), *(Cell(entry.label if at == 2 else "", Look.SECTION) for at in range(1, 9))))
            continue
        number += entry.type is not ItemType.NOTE
        told = str(number) if entry.type is not ItemType.NOTE else ""
        yield Line((Cell(entry.code), Cell(told, Look.CENTRED), *_item(filled, entry, tables, places, values)))


def _entries(template: FormTemplate) -> Iterator[FormItem | FormSection]:
    sections = {section.code: section for section in template.sections}
    opened: set[str] = set()
    for item in template.items:
        for code in _path(item.section, sections):
            if code not in opened:
                opened.add(code)
                yield sections[code]
        yield item


def _path(code: str, sections: Mapping[str, FormSection]) -> list[str]:
    path: list[str] = []
    while code in sections and code not in path:
        path.insert(0, code)
        code = sections[code].parent
    return path


def _item(
    filled: Filled,
    item: FormItem,
    tables: Mapping[str, str],
    places: Mapping[str, str],
    values: Mapping[str, object],
) -> tuple[Cell, ...]:
    label = item.label + (wording.MANDATORY if _is_mandatory(item) else "")
    if item.type is ItemType.NOTE:
        return (Cell(label, Look.LABEL), *(Cell("", Look.LABEL) for _ in range(6)))
    return (
        Cell(label, Look.LABEL),
        Cell(item.unit, Look.CENTRED),
        _value(filled, item, tables, places, values),
        Cell(shown(item, filled.last.get(item.code)), Look.LAST),
        Cell(filled.remarks.get(item.code, ""), Look.TEXT),
        Cell(item.legal_ground, Look.LABEL),
        Cell(item.evidence, Look.LABEL),
    )


def _is_mandatory(item: FormItem) -> bool:
    return item.required and item.type not in (ItemType.PERCENT, ItemType.CALCULATION, ItemType.NOTE)


def _value(
    filled: Filled,
    item: FormItem,
    tables: Mapping[str, str],
    places: Mapping[str, str],
    values: Mapping[str, object],
) -> Cell:
    mark = filled.marks.get((item.code, None, ""), "")
    now = values.get(item.code)
    match item.type:
        case ItemType.TABLE:
            name = tables[item.code]
            return Cell(wording.SEE_TABLE.format(sheet=name), Look.LINK, mark, wrong=bool(mark), link=name)
        case ItemType.FILE:
            names = filled.files.get(item.code, ())
            told = wording.ATTACHED.format(count=len(names), names=", ".join(names)) if names else ""
            return Cell(told or wording.SEE_PAGE, Look.LABEL, mark, wrong=bool(mark))
        case ItemType.PERCENT:
            share = Share(
                places.get(item.numerator, ""),
                places.get(item.denominator, ""),
                now if isinstance(now, Decimal) else None,
            )
            return Cell(share, Look.SHARE, mark or wording.COMPUTED, wrong=bool(mark))
        case ItemType.CALCULATION:
            told = format_number(now) if isinstance(now, Decimal) else shown(item, now)
            return Cell(told, Look.SHARE, mark or wording.COMPUTED, wrong=bool(mark))
    return _input(item, filled.answers.get(item.code), mark)


def _input(item: FormItem, raw: object, mark: str, *, comment: bool = True) -> Cell:
    value = cell_value(item, raw)
    told = "\n".join(filter(None, (mark, wording.comment_of(item) if comment else "")))
    return Cell(value, look_of(item), told, item, wrong=bool(mark))


# ---- a table


def _table(filled: Filled, item: FormItem, name: str) -> SheetPlan:
    columns = (f"{TABLE_MARK}{item.code}", "#number", *(["#label"] if item.fixed_rows else []))
    marks = Line(tuple(Cell(code) for code in (*columns, *(f"#{column.code}" for column in item.columns))), hidden=True)
    top = [marks, _line_at_b(item.label, Look.TITLE, 26), _line_at_b(_told_of(filled, item), Look.SUBTITLE)]

    def lines() -> Iterator[Line]:
        yield from top
        yield _table_heading(item)
        yield from _rows(filled, item)

    return SheetPlan(
        name, _widths(item), lines(), len(top), frozenset({0}), open_rows=not item.fixed_rows, tab="#C8962E"
    )


def _told_of(filled: Filled, item: FormItem) -> str:
    mark = filled.marks.get((item.code, None, ""), "")
    return ". ".join(part.rstrip(".") for part in (mark, item.hint, item.legal_ground) if part)


def _widths(item: FormItem) -> tuple[float, ...]:
    return (4.0, 7.0, *((40.0,) if item.fixed_rows else ()), *(_width(column) for column in item.columns))


def _width(column: FormItem) -> float:
    wanted = {ItemType.TEXT: 34.0, ItemType.CHOICES: 30.0, ItemType.CHOICE: 24.0}.get(column.type, 15.0)
    return max(wanted, min(len(column.label) * 0.8, 30.0))


def heading_of(column: FormItem) -> str:
    """Return the heading of a column of a table."""
    unit = f" ({column.unit})" if column.unit and f"({column.unit})" not in column.label else ""
    return f"{column.label}{unit}{wording.MANDATORY if _is_mandatory(column) else ''}"


def _table_heading(item: FormItem) -> Line:
    cells = [Cell("", Look.HEADING), Cell(wording.NUMBER_HEADING, Look.HEADING)]
    if item.fixed_rows:
        cells.append(Cell(wording.ROW_HEADING, Look.HEADING))
    for column in item.columns:
        cells.append(Cell(heading_of(column), Look.HEADING, wording.comment_of(column)))
    return Line(tuple(cells), height=46)


def _rows(filled: Filled, item: FormItem) -> Iterator[Line]:
    stands = filled.answers.get(item.code)
    rows = [row for row in stands if isinstance(row, Mapping)] if isinstance(stands, Sequence) else []
    if item.fixed_rows:
        by_key = {str(row.get(ROW_KEY, "")): (at, row) for at, row in enumerate(rows, 1)}
        for number, option in enumerate(item.fixed_rows, 1):
            at, row = by_key.get(option.name, (None, NO_ANSWERS))
            yield _row(filled, item, number, row, at=at, key=option.name, label=option.label)
        return
    for number, row in enumerate(rows, 1):
        yield _row(filled, item, number, row, at=number, key=str(row.get(ROW_KEY, "")))
    for number in range(len(rows) + 1, len(rows) + 1 + EMPTY_ROWS):
        yield _row(filled, item, number, NO_ANSWERS, at=None, key="")


def _row(
    filled: Filled,
    item: FormItem,
    number: int,
    row: Mapping[str, object],
    *,
    at: int | None,
    key: str,
    label: str = "",
) -> Line:
    """One row of a table: the hidden key stays with it wherever it is moved."""
    is_open = not item.fixed_rows
    cells = [Cell(key, Look.KEY if is_open else Look.PLAIN), Cell(str(number), Look.KEY if is_open else Look.CENTRED)]
    if label:
        cells.append(Cell(label, Look.LABEL))
    for column in item.columns:
        mark = filled.marks.get((item.code, at, column.code), "") if at and filled.marks else ""
        told = mark if number <= MOST_COMMENTS else ""
        cells.append(Cell(cell_value(column, row.get(column.code)), look_of(column), told, column, wrong=bool(mark)))
    return Line(tuple(cells), height=_height(Line(tuple(cells)), _widths(item)))


# ---- the guide


def _guide(filled: Filled) -> SheetPlan:
    lines = [Line((Cell(filled.template.title, Look.TITLE),), height=26), Line(())]
    lines += [Line((Cell(f"{at}. {text}", Look.LABEL),)) for at, text in enumerate(wording.GUIDE, 1)]
    if filled.template.source:
        lines += [Line(()), Line((Cell(filled.template.source, Look.LABEL),))]
    return SheetPlan(wording.GUIDE_SHEET, (120,), iter(lines))
