"""What the pages of forms show: each item with its checks in words, and the sheets to download."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from kiemtra.data.xlsform import UNITS as UNIT_WORDS
from kiemtra.data.xlsform import FormFault, Sheets
from kiemtra.domain.forms import NOT_TYPED, FormItem, FormSection, FormTemplate, ItemType, format_number
from kiemtra.web.exports import SAFE
from kiemtra.web.labels.expressions import Speaker, speaker_of
from kiemtra.web.labels.forms import SEVERITIES, TYPES, UNITS, detail, sentence

FAULTS_SHOWN = 500
WIDTHS = {
    "type": 22,
    "name": 24,
    "relevant": 34,
    "constraint": 34,
    "calculation": 34,
    "test": 60,
    "message": 60,
    "items": 40,
}


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One question as the page tells it."""

    item: FormItem
    type: str
    rules: tuple[str, ...]
    # Headings that begin above it, outermost first.
    headings: tuple[str, ...] = ()
    columns: tuple["ShownItem", ...] = ()


def shown_items(template: FormTemplate) -> list[ShownItem]:
    """The questions in their order, each under its headings."""
    sections = {section.code: section for section in template.sections}
    words = speaker_of(template)
    shown, open_now = [], list[str]()
    for item in template.items:
        path = list[str]()
        code = item.section
        while code in sections:
            path.insert(0, code)
            code = sections[code].parent
        fresh = [code for code in path if code not in open_now]
        headings = tuple(_heading(sections[code], words) for code in fresh)
        open_now = path
        shown.append(_shown(item, words, headings))
    return shown


def _heading(section: FormSection, words: Speaker) -> str:
    return f"{section.label} (chỉ hỏi khi {words.say(section.relevant)})" if section.relevant else section.label


def _shown(item: FormItem, words: Speaker, headings: tuple[str, ...] = ()) -> ShownItem:
    columns = tuple(_shown(column, words) for column in item.columns)
    return ShownItem(item, TYPES[item.type], tuple(_rules(item, words)), headings, columns)


def _rules(item: FormItem, words: Speaker) -> Iterator[str]:
    if item.required_if is not None:
        yield f"Bắt buộc khi {words.say(item.required_if)}."
    elif item.required and item.type not in NOT_TYPED:
        yield "Bắt buộc."
    if item.relevant is not None:
        yield f"Chỉ hỏi khi {words.say(item.relevant)}."
    yield from _bounds(item)
    if item.constraint is not None:
        yield item.constraint_message or f"Phải đúng: {words.say(item.constraint)}."
    if item.calculation is not None:
        yield f"Tính bằng {words.say(item.calculation)}."
    if item.numerator:
        yield f"Bằng “{words.labels.get(item.numerator, item.numerator)}” chia “{words.labels.get(item.denominator, item.denominator)}”."
    yield from _rows(item)
    if item.prefill:
        yield "Được điền sẵn, đơn vị xác nhận lại."


def _bounds(item: FormItem) -> Iterator[str]:
    if item.type is ItemType.NUMBER:
        low = "" if item.minimum is None else f"từ {format_number(item.minimum)}"
        high = "" if item.maximum is None else f"đến {format_number(item.maximum)}"
        kind = "Số nguyên" if item.whole else "Số"
        yield f"{' '.join(filter(None, (kind, low, high)))}."
    if item.options:
        yield f"Trả lời: {'; '.join(option.label for option in item.options)}."


def _rows(item: FormItem) -> Iterator[str]:
    if item.fixed_rows:
        yield f"Các dòng cho trước: {'; '.join(row.label for row in item.fixed_rows)}."
    if item.least_rows:
        yield f"Ít nhất {item.least_rows} dòng."
    if item.most_rows is not None:
        yield f"Nhiều nhất {format_number(item.most_rows)} dòng."


def shown_checks(template: FormTemplate) -> list[tuple[str, str, str]]:
    """The checks between items: what is said, how much it weighs, at which items."""
    labels = {item.code: item.label for item in template.items}
    return [
        (check.message, SEVERITIES[check.severity], "; ".join(labels.get(code, code) for code in check.items))
        for check in template.checks
    ]


def made_for(template: FormTemplate) -> str:
    """The kinds of unit that a form is made for."""
    words = [UNITS[word] for word, unit in UNIT_WORDS.items() if unit in template.applies_to]
    return ", ".join(words) or "mọi đơn vị"


def shown_faults(faults: tuple[FormFault, ...]) -> list[dict[str, object]]:
    """The faults with their places, as a table shows them."""
    return [
        {
            "sheet": one.sheet,
            "row": one.row or "",
            "column": one.column,
            "sentence": sentence(one),
            "detail": detail(one),
        }
        for one in faults[:FAULTS_SHOWN]
    ]


def workbook(title: str, sheets: Sheets, day: date) -> bytes:
    """The sheets of a form as XLSX, for editing: headings bold and kept in sight."""
    file = BytesIO()
    with Workbook(file, SAFE) as book:
        book.set_properties({"title": title, "created": datetime.combine(day, time())})
        bold, plain = book.add_format({"bold": True, "bg_color": "#E1EEED"}), book.add_format({"num_format": "@"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            for place, column in enumerate(rows[0]):
                wide = 48 if column.startswith(("label", "hint")) else WIDTHS.get(column, 18)
                page.set_column(place, place, wide, plain)
            for line, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell:
                        page.write_string(line, place, cell, plain if line else bold)
    return file.getvalue()
