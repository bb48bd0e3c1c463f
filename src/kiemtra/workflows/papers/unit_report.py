"""The unit's report as an official document: by area what it did and its figures; its tables as annexes.

Form: Decree 30/2020/NĐ-CP, annex III, model 1.5 (báo cáo).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from kiemtra.data.documents import document_kind
from kiemtra.domain.agencies import AgencyKind
from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.forms import (
    Choice4,
    FormItem,
    FormTemplate,
    ItemType,
    Value,
    format_number,
)
from kiemtra.drafting.content import (
    Align,
    Annex,
    Block,
    Bullet,
    Clause,
    OfficialDocument,
    Paragraph,
    Part,
    Signature,
    Table,
)
from kiemtra.store.models import Agency
from kiemtra.workflows.papers.phrases import area_name, area_order, capitalised, day, lowered, sentence

CHOICES = {
    Choice4.YES: "Có",
    Choice4.NO: "Không",
    Choice4.PARTLY: "Một phần",
    Choice4.NOT_APPLICABLE: "Không áp dụng",
}
HEADS = {
    AgencyKind.DEPARTMENT: "Giám đốc",
    AgencyKind.DIVISION: "Trưởng phòng",
    AgencyKind.VERTICAL_AGENCY: "Thủ trưởng cơ quan",
    AgencyKind.PUBLIC_SERVICE_UNIT: "Giám đốc",
    AgencyKind.OTHER: "Thủ trưởng cơ quan",
}
OTHER_CONTENT = "Nội dung khác"
# Tables with more columns lie across the page.
ACROSS = 4
_NOT_A_FIGURE = frozenset({ItemType.TABLE, ItemType.FILE, ItemType.TEXT, ItemType.NOTE})
_WIDTHS, _ALIGNS = (1, 9, 2.2, 3), (Align.CENTER, Align.LEFT, Align.CENTER, Align.RIGHT)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the report tells: the answers as typed values, and what stands around them."""

    agency: Agency
    parent: Agency | None
    addressee: Agency
    # The document that asks for it, or what is asked, in words.
    ground: str
    template: FormTemplate
    values: Mapping[str, Value]
    asked: frozenset[str]
    remarks: Mapping[str, str] = field(default_factory=dict)
    period: tuple[date, date] | None = None
    year: int = 0
    illustrative: bool = False


def subject_of(facts: Facts) -> str:
    """The subject line: the form's title without the kind of document, and the period."""
    title = facts.template.title.partition(" (")[0].strip()
    for kind in ("Báo cáo ", "Biểu "):
        title = capitalised(title.removeprefix(kind))
    return f"{title}{_period(facts)}"


def content_of(facts: Facts) -> OfficialDocument:
    """The report; number and date stay blank until they are recorded."""
    kind, agency = document_kind(DocumentKind.REPORT), facts.agency
    return OfficialDocument(
        parent_agency=facts.parent.name if facts.parent else None,
        issuer=agency.name,
        number=None,
        symbol=f"{kind.abbreviation}-{agency.symbol}" if agency.symbol else kind.abbreviation,
        place=agency.place or (facts.parent.place if facts.parent else "") or facts.addressee.place,
        date=None,
        year=facts.year,
        kind=kind.name,
        subject=subject_of(facts),
        addressees=(facts.addressee.name,),
        body=tuple(_body(facts)),
        signer=_signer(agency),
        recipients=("Như trên", f"Lưu: VT, {agency.symbol}".rstrip(", ")),
        illustrative=facts.illustrative,
        annexes=tuple(_annexes(facts)),
    )


def _signer(agency: Agency) -> Signature:
    """A People's Committee signs in its own name by its chairman; an agency with one head, by that head."""
    if agency.kind == AgencyKind.PEOPLES_COMMITTEE:
        return Signature(("TM. Ủy ban nhân dân",), ("Chủ tịch",))
    return Signature((), (HEADS[AgencyKind(agency.kind)],))


def _period(facts: Facts) -> str:
    return f" từ {day(facts.period[0])} đến {day(facts.period[1])}" if facts.period else ""


def _body(facts: Facts) -> Iterator[Block]:
    yield Paragraph(f"Thực hiện {facts.ground}, {facts.agency.name} báo cáo {lowered(subject_of(facts))} như sau:")
    parts = [(title, list(_part(facts, items))) for title, items in _areas(facts)]
    for number, (title, blocks) in enumerate((part for part in parts if part[1]), 1):
        yield Part(_roman(number), title)
        yield from blocks
    if tables := len(list(_tables(facts))):
        yield Paragraph(f"Số liệu chi tiết theo {'các ' if tables > 1 else ''}Phụ lục kèm theo.")
    yield Paragraph(f"Trên đây là báo cáo của {facts.agency.name}, kính gửi {facts.addressee.name} tổng hợp.")


def _roman(number: int) -> str:
    written = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        times, number = divmod(number, value)
        written += letters * times
    return written


def _areas(facts: Facts) -> list[tuple[str, list[FormItem]]]:
    """The items that are asked, by area in their order; those of no area come last."""
    items = [item for item in facts.template.items if item.code in facts.asked]
    ordered = sorted(items, key=lambda item: (not item.area, area_order(item.area)))
    return [
        (area_name(area) if area else OTHER_CONTENT, list(found))
        for area, found in groupby(ordered, key=lambda item: item.area)
    ]


def _part(facts: Facts, items: list[FormItem]) -> Iterator[Block]:
    """The unit's figures, then what it says in words, then what it explains."""
    if rows := list(_figures(facts, items)):
        numbered = tuple((str(number), *row) for number, row in enumerate(rows, 1))
        yield Table(("STT", "Nội dung", "Đơn vị tính", "Kết quả"), numbered, _WIDTHS, _ALIGNS)
    told = [(item, said) for item in items if isinstance(said := facts.values.get(item.code), str)]
    told = [(item, said) for item, said in told if item.type is ItemType.TEXT and said.strip()]
    for number, (item, said) in enumerate(told, 1):
        yield Clause(str(number), title=item.label)
        yield from (Paragraph(sentence(line)) for line in said.splitlines() if line.strip())
    for item in items:
        if explained := facts.remarks.get(item.code):
            yield Bullet(f"Giải trình “{item.label}”: {sentence(explained)}")


def _figures(facts: Facts, items: list[FormItem]) -> Iterator[tuple[str, str, str]]:
    for item in items:
        if item.type not in _NOT_A_FIGURE and item.code in facts.values:
            yield item.label, item.unit, in_words(item, facts.values[item.code])


def in_words(item: FormItem, value: Value) -> str:
    """Return a value as a report prints it."""
    if isinstance(value, Choice4):
        return CHOICES[value]
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    labels = {option.name: option.label for option in item.options}
    if isinstance(value, tuple):
        return "; ".join(labels.get(str(one), str(one)) for one in value)
    return labels.get(str(value), str(value))


def _tables(facts: Facts) -> Iterator[tuple[FormItem, list[Mapping[str, Value]]]]:
    for item in facts.template.items:
        rows = facts.values.get(item.code)
        if item.type is ItemType.TABLE and item.code in facts.asked and isinstance(rows, tuple) and rows:
            yield item, [row for row in rows if isinstance(row, Mapping)]


def _annexes(facts: Facts) -> Iterator[Annex]:
    found = list(_tables(facts))
    note = f"Kèm theo Báo cáo {lowered(subject_of(facts))} của {facts.agency.name}"
    for number, (item, rows) in enumerate(found, 1):
        table = _table(item, rows)
        yield Annex(_roman(number) if len(found) > 1 else "", item.label, note, (table,), len(table.header) > ACROSS)


def _table(item: FormItem, rows: list[Mapping[str, Value]]) -> Table:
    fixed = {option.name: option.label for option in item.fixed_rows}
    header = ["STT", *(["Nội dung"] if fixed else []), *(_heading(column) for column in item.columns)]
    lines = []
    for number, row in enumerate(rows, 1):
        named = [fixed.get(str(row.get("_row", "")), "")] if fixed else []
        cells = (in_words(column, row[column.code]) if column.code in row else "" for column in item.columns)
        lines.append((str(number), *named, *cells))
    widths = (1.0, *((6.0,) if fixed else ()), *(_width(column) for column in item.columns))
    aligns = (Align.CENTER, *((Align.LEFT,) if fixed else ()), *(_align(column) for column in item.columns))
    return Table(tuple(header), tuple(lines), widths, aligns)


def _heading(column: FormItem) -> str:
    return f"{column.label} ({column.unit})" if column.unit and column.unit not in column.label else column.label


def _width(column: FormItem) -> float:
    return 5.0 if column.type is ItemType.TEXT else 2.6


def _align(column: FormItem) -> Align:
    return {ItemType.NUMBER: Align.RIGHT, ItemType.DATE: Align.CENTER}.get(column.type, Align.LEFT)
