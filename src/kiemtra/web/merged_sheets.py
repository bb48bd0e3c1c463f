"""A merged table as sheets: a sheet a section, all cells, and the units that lack. Each names round, day and n of N."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiemtra.domain.forms import FormItem, FormTemplate, ItemType, MergeRule
from kiemtra.domain.merged import Figure, Figures, Line, answer, chapters, number
from kiemtra.store.models import Agency, Merge, MergeVersion, ReportRound
from kiemtra.store.queries import merged
from kiemtra.store.queries.merged import Source, Sources
from kiemtra.web.labels.merges import RULES, STANDINGS, figure_words, value_words
from kiemtra.web.sheets import Sheet, Value

# What a spreadsheet allows in the name of a sheet.
LONGEST_NAME = 28
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
AT_ONCE = 200
_NUMERIC = (ItemType.NUMBER, ItemType.PERCENT, ItemType.CALCULATION)


@dataclass(frozen=True, slots=True)
class Table:
    """A merged table with all that an export tells of it."""

    round: ReportRound
    template: FormTemplate
    lines: Sequence[Line]
    figures: Figures
    sources: Sources
    names: Mapping[str, Agency]
    merge: Merge | None
    own: MergeVersion | None
    agency: str
    day: date

    @property
    def title(self) -> str:
        """What the export is called."""
        return f"Tổng hợp: {self.round.title}"

    @property
    def head(self) -> tuple[str, ...]:
        """What stands on top of each sheet."""
        period = ""
        if self.round.period_from and self.round.period_to:
            period = f"Kỳ báo cáo: {self.round.period_from:%d/%m/%Y} – {self.round.period_to:%d/%m/%Y}"
        counted = f"{len(self.sources.counted)}/{len(self.sources.units)} đơn vị có số liệu"
        lacking = [self.names[one.agency].name for one in self.sources.missing]
        told = "; ".join(lacking[:20]) + (
            f"; … (đủ {len(lacking)} đơn vị ở trang Chưa có số liệu)" if lacking[20:] else ""
        )
        approved = "Số liệu chưa được duyệt"
        if self.own:
            approved = f"Đã duyệt lần {self.own.number}, SHA-256 {self.own.digest}"
        lines = [
            self.title,
            f"Cơ quan tổng hợp: {self.agency}",
            period,
            f"Tính đến ngày {self.day:%d/%m/%Y}: {counted}",
        ]
        lines += [f"Chưa có số liệu: {told}" if lacking else "Đủ số liệu của các đơn vị", approved]
        if self.sources.open_nodes:
            nodes = "; ".join(one.agency.name for one in self.sources.open_nodes)
            lines.append(f"Cấp dưới chưa duyệt số liệu: {nodes}")
        if self.merge and self.merge.note:
            lines.append(f"Thuyết minh: {' '.join(self.merge.note.split())}")
        if self.round.jurisdiction.illustrative:
            lines.append("Dữ liệu minh họa")
        return tuple(line for line in lines if line)


def sheets(table: Table) -> Iterator[Sheet]:
    """All sheets of the workbook."""
    yield from section_sheets(table)
    yield cell_sheet(table)
    yield from list_sheets(table)
    yield missing_sheet(table)


def section_sheets(table: Table) -> Iterator[Sheet]:
    """A sheet for each section: item, unit, figure, how it is made, how many answered."""
    names: set[str] = {"từng đơn vị", "chưa có số liệu"}
    tops = chapters(table.template)
    for section in dict.fromkeys(tops.get(line.section, "") for line in table.lines):
        mine = [line for line in table.lines if tops.get(line.section, "") == section]
        label = next((one.label for one in table.template.sections if one.code == section), "Các mục")
        columns = (
            ("Mục", 60),
            ("Đơn vị tính", 14),
            ("Tổng hợp", 18),
            ("Chi tiết", 40),
            ("Cách tính", 24),
            ("Số đơn vị", 10),
        )
        yield Sheet(
            _name(label, names), table.head, columns, [_line(line, table.figures.get(line.key)) for line in mine]
        )


def _line(line: Line, figure: Figure | None) -> tuple[Value, ...]:
    total: Value = None
    detail = ""
    if figure and figure.count:
        if line.rule in (MergeRule.SUM, MergeRule.LIST):
            total = figure.total
        elif line.rule is MergeRule.RATE:
            total, detail = figure.rate, f"{figure.total:f}/{figure.whole:f}"
        elif line.rule is MergeRule.COUNT:
            detail = figure_words(line, figure)
    unit = "%" if line.rule is MergeRule.RATE else line.item.unit
    return (line.label, unit, total, detail, RULES[line.rule], figure.count if figure else 0)


def cell_sheet(table: Table) -> Sheet:
    """What each unit handed in: a row a unit, a column an item."""
    columns = (("Đơn vị", 36), *((line.label, 16) for line in table.lines))
    return Sheet("Từng đơn vị", table.head, columns, _cells(table))


def _cells(table: Table) -> Iterator[tuple[Value, ...]]:
    for part in _parts(table.sources.counted):
        said = merged.by_version(part)
        for one in part:
            values = said[one.version] if one.version else {}
            yield (table.names[one.agency].name, *(_value(line.item, answer(line, values)) for line in table.lines))


def _parts(units: Sequence[Source]) -> Iterator[Sequence[Source]]:
    return (units[start : start + AT_ONCE] for start in range(0, len(units), AT_ONCE))


def _value(item: FormItem, value: object) -> Value:
    found = number(value) if item.type in _NUMERIC else None
    return found if found is not None else value_words(item, value)


def list_sheets(table: Table) -> Iterator[Sheet]:
    """A sheet for each table of the form: the rows of all units one under another, each with its unit."""
    names: set[str] = {"từng đơn vị", "chưa có số liệu"}
    for line in table.lines:
        if line.rule is MergeRule.LIST and line.item.columns and line.table is None:
            columns = (("Đơn vị", 36), *((column.label, 24) for column in line.item.columns))
            yield Sheet(_name(f"Bảng {line.label}", names), table.head, columns, _rows(table, line))


def _rows(table: Table, line: Line) -> Iterator[tuple[Value, ...]]:
    keys = {one.name: one.label for one in line.item.fixed_rows}
    for part in _parts(table.sources.counted):
        said = merged.by_version(part)
        for one in part:
            rows = answer(line, said[one.version]) if one.version else ()
            for row in rows if isinstance(rows, list) else ():
                unit = table.names[one.agency].name
                fixed = keys.get(str(row.get("_row", "")), "")
                cells = [_value(column, row.get(column.code)) for column in line.item.columns]
                yield (f"{unit}: {fixed}" if fixed else unit, *cells)


def missing_sheet(table: Table) -> Sheet:
    """The units without a figure, each with the reason."""
    rows = [(table.names[one.agency].name, STANDINGS[one.standing]) for one in table.sources.missing]
    return Sheet("Chưa có số liệu", table.head, (("Đơn vị", 50), ("Tình trạng", 50)), rows)


def _name(label: str, taken: set[str]) -> str:
    """A name that a sheet may bear and that no other bears."""
    plain = " ".join(label.translate(_FORBIDDEN).split())[:LONGEST_NAME].strip() or "Các mục"
    name, at = plain, 1
    while name.casefold() in taken:
        at += 1
        name = f"{plain[: LONGEST_NAME - 3]} {at}"
    taken.add(name.casefold())
    return name
