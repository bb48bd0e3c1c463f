"""A workbook as XLSX, row by row, so that a table of any length takes little memory."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kiemtra.domain.forms import FormItem, ItemType
from kiemtra.workbooks import wording
from kiemtra.workbooks.cells_out import FIRST_DAY
from kiemtra.workbooks.heads import choice_lists, labels_of
from kiemtra.workbooks.layout import Filled, sheets
from kiemtra.workbooks.looks import BORDER, INK, LOOKS, WRONG, Style
from kiemtra.workbooks.plan import INPUTS, Cell, Look, Share, SheetPlan

OPTIONS = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# No hour of making: the same content is the same bytes.
MADE = datetime(2025, 1, 1)
LONGEST_PROMPT = 255
# What may be done in a protected sheet; there is no password.
ALLOWED = {"select_locked_cells": True, "format_cells": True, "format_columns": True, "format_rows": True}
ALLOWED_IN_TABLES = {**ALLOWED, "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True}
LAST_ROW = 1_048_575


class _Ruled:
    """The rows of a column that one item's rule holds for."""

    def __init__(self, item: FormItem, first: int) -> None:
        self.item, self.first, self.last = item, first, first


def write_xlsx(filled: Filled, file: BinaryIO) -> None:
    """Write the form with what stands in it as an XLSX workbook."""
    with Workbook(file, OPTIONS) as book:
        book.set_properties({"title": filled.template.title, "created": MADE})
        book.set_size(2400, 1400)
        lists = choice_lists(filled.template)
        formats: dict[tuple[Look, bool], Format] = {}
        for plan in sheets(filled):
            _Sheet(book, plan, formats, lists).write()


class _Sheet:
    """One sheet on its way: rules of entry are gathered as ranges while its rows are written."""

    def __init__(
        self,
        book: Workbook,
        plan: SheetPlan,
        formats: dict[tuple[Look, bool], Format],
        lists: Mapping[tuple[str, ...], str],
    ) -> None:
        self.book, self.plan, self.formats, self.lists = book, plan, formats, lists
        self.sheet: Worksheet = book.add_worksheet(plan.name)
        self.rules: dict[tuple[int, str], _Ruled] = {}

    def write(self) -> None:
        for column, width in enumerate(self.plan.widths):
            self.sheet.set_column(column, column, width, None, {"hidden": column in self.plan.hidden_columns})
        for row, line in enumerate(self.plan.lines):
            if line.hidden or line.height:
                self.sheet.set_row(row, line.height, None, {"hidden": line.hidden})
            for column, cell in enumerate(line.cells):
                self._cell(row, column, cell)
        self._rules()
        self._set_up()

    def _cell(self, row: int, column: int, cell: Cell) -> None:
        look = self._format(cell.look, cell.wrong)
        match cell.value:
            case None | "":
                if cell.look is not Look.PLAIN:
                    self.sheet.write_blank(row, column, None, look)
            case Share():
                self.sheet.write_formula(row, column, _formula(cell.value), look, _now(cell.value))
            case Decimal():
                self.sheet.write_number(row, column, float(cell.value), look)
            case date():
                self.sheet.write_datetime(row, column, datetime.combine(cell.value, time()), look)
            case _ if cell.link:
                self.sheet.write_url(row, column, f"internal:'{cell.link}'!B4", look, cell.value)
            case _:
                self.sheet.write_string(row, column, cell.value, look)
        if cell.comment:
            height = min(40 + 18 * (len(cell.comment) // 38 + cell.comment.count("\n") + 1), 260)
            self.sheet.write_comment(row, column, cell.comment, {"x_scale": 2.2, "height": height, "font_size": 9})
        if cell.item is not None:
            self._note_rule(row, column, cell.item)

    def _note_rule(self, row: int, column: int, item: FormItem) -> None:
        """Rows of a column one under another share their rule."""
        ruled = self.rules.setdefault((column, item.code), _Ruled(item, row))
        ruled.last = row

    def _rules(self) -> None:
        for (column, _), ruled in self.rules.items():
            if rule := _rule(ruled.item, self.lists):
                # Rows that are added below have it too.
                beyond = ruled.last + 1_000 if self.plan.open_rows else ruled.last
                self.sheet.data_validation(ruled.first, column, min(beyond, LAST_ROW), column, rule)

    def _format(self, look: Look, wrong: bool) -> Format:
        if (look, wrong) not in self.formats:
            style = WRONG if wrong else LOOKS[look]
            self.formats[look, wrong] = self.book.add_format(_format_facts(look, style, wrong))
        return self.formats[look, wrong]

    def _set_up(self) -> None:
        sheet, plan = self.sheet, self.plan
        if plan.tab:
            sheet.set_tab_color(plan.tab)
        if plan.hidden:
            sheet.hide()
            sheet.protect("")
            return
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&9&A&R&9Trang &P/&N")
        if plan.heading is not None:
            sheet.freeze_panes(plan.heading + 1, 3)
            sheet.repeat_rows(plan.heading)
        sheet.protect("", ALLOWED_IN_TABLES if plan.open_rows else ALLOWED)


def _format_facts(look: Look, style: Style, wrong: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {"font_name": "Times New Roman", "font_size": style.size, "valign": "top", "locked": True}
    if look not in (Look.PLAIN, Look.TITLE, Look.SUBTITLE):
        facts |= {"border": 1, "border_color": BORDER, "text_wrap": True}
    facts |= {"bold": style.bold, "italic": style.italic, "font_color": style.ink or INK, "align": style.align}
    if style.fill:
        facts["bg_color"] = style.fill
    if look in INPUTS or wrong:
        facts["locked"] = look not in INPUTS
    if number_format := LOOKS[look].number_format:
        facts["num_format"] = number_format
    return facts


def _formula(share: Share) -> str:
    """The percentage as Excel computes it while the form is filled in; it is never read back."""
    part, whole = share.numerator, share.denominator
    return f'=IF(AND(ISNUMBER({part}),ISNUMBER({whole})),IF({whole}>0,ROUND({part}*100/{whole},2),""),"")'


def _now(share: Share) -> float | str:
    return float(share.now) if share.now is not None else ""


def _rule(item: FormItem, lists: Mapping[tuple[str, ...], str]) -> dict[str, Any] | None:
    """What a cell takes; a list that may be chosen from more than once only suggests."""
    told = {
        "error_title": "Chưa đúng",
        "error_message": _cut(f"{wording.rule_of(item)}. Ví dụ: {wording.example_of(item)}"),
    }
    match item.type:
        case ItemType.NUMBER:
            kind = "integer" if item.whole else "decimal"
            least, most = item.minimum, item.maximum
            bounds = {"minimum": float(least if least is not None else -(10**15))}
            bounds["maximum"] = float(most if most is not None else 10**15)
            return {"validate": kind, "criteria": "between", **bounds, **told}
        case ItemType.DATE:
            ends = {"minimum": FIRST_DAY, "maximum": date(2200, 12, 31)}
            return {"validate": "date", "criteria": "between", **ends, **told}
        case ItemType.CHOICE | ItemType.CHOICE4 if labels := labels_of(item):
            return {"validate": "list", "source": lists[labels], **told}
        case ItemType.CHOICES if labels := labels_of(item):
            return {"validate": "list", "source": lists[labels], "show_error": False}
    return None


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PROMPT else f"{text[: LONGEST_PROMPT - 1]}…"
