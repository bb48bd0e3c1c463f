"""A workbook as ODS, part by part into the archive: the same sheets as XLSX, without a library of its own.

Office Open Document 1.3, part 3 (tables, validations, annotations) and part 4 (formulas).
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from kiemtra.domain.forms import FormItem, ItemType
from kiemtra.workbooks import wording
from kiemtra.workbooks.heads import labels_of
from kiemtra.workbooks.layout import Filled, sheets
from kiemtra.workbooks.ods_markup import (
    HEADER,
    MANIFEST,
    MIME,
    NAMESPACES,
    STYLES,
    automatic_styles,
    settings,
    style_name,
)
from kiemtra.workbooks.plan import Cell, Line, Share, SheetPlan

MADE = (2025, 1, 1, 0, 0, 0)
# Rows of text that are packed at once.
AT_ONCE = 500
_BLANKS = re.compile(r" {2,}|^ | $|\t", re.M)


def write_ods(filled: Filled, file: BinaryIO) -> None:
    """Write the form with what stands in it as an ODS workbook."""
    plans = list(sheets(filled))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        # The kind of file stands first and unpacked.
        archive.writestr(zipfile.ZipInfo("mimetype", MADE), MIME, zipfile.ZIP_STORED)
        for name, part in (
            ("META-INF/manifest.xml", MANIFEST),
            ("styles.xml", STYLES),
            ("settings.xml", settings(plans)),
        ):
            archive.writestr(zipfile.ZipInfo(name, MADE), part, zipfile.ZIP_DEFLATED)
        content = zipfile.ZipInfo("content.xml", MADE)
        content.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(content, "w", force_zip64=True) as stream:
            waiting: list[str] = []
            for piece in _content(filled, plans):
                waiting.append(piece)
                if len(waiting) >= AT_ONCE:
                    stream.write("".join(waiting).encode())
                    waiting = []
            stream.write("".join(waiting).encode())


def _content(filled: Filled, plans: list[SheetPlan]) -> Iterator[str]:
    yield f"{HEADER}<office:document-content {NAMESPACES}>"
    yield from automatic_styles(plans)
    yield "<office:body><office:spreadsheet><table:content-validations>"
    rules = dict(_rules(filled))
    yield from rules.values()
    yield "</table:content-validations>"
    for at, plan in enumerate(plans):
        yield from _sheet(at, plan, frozenset(rules))
    yield "</office:spreadsheet></office:body></office:document-content>"


# ---- what cells take


def _rules(filled: Filled) -> Iterator[tuple[str, str]]:
    for item in filled.template.items:
        for name, one in [(item.code, item), *((f"{item.code}.{column.code}", column) for column in item.columns)]:
            if condition := _condition(one):
                told = f"{wording.rule_of(one)}. Ví dụ: {wording.example_of(one)}"
                stops = "false" if one.type is ItemType.CHOICES else "true"
                yield (
                    name,
                    f"<table:content-validation table:name={quoteattr(name)} table:condition={quoteattr(condition)} "
                    'table:allow-empty-cell="true" table:display-list="unsorted"><table:error-message '
                    f'table:title="Chưa đúng" table:display="{stops}" table:message-type="stop"><text:p>{escape(told)}'
                    "</text:p></table:error-message></table:content-validation>",
                )


def _condition(item: FormItem) -> str:
    match item.type:
        case ItemType.NUMBER:
            kind = "cell-content-is-whole-number()" if item.whole else "cell-content-is-decimal-number()"
            least = item.minimum if item.minimum is not None else Decimal(-(10**15))
            most = item.maximum if item.maximum is not None else Decimal(10**15)
            return f"of:{kind} and cell-content-is-between({least:f},{most:f})"
        case ItemType.DATE:
            return "of:cell-content-is-date() and cell-content()>=DATE(1930;1;1)"
        case ItemType.CHOICE | ItemType.CHOICE4 | ItemType.CHOICES if labels := labels_of(item):
            quoted = ";".join('"' + label.replace('"', '""') + '"' for label in labels)
            return f"of:cell-content-is-in-list({quoted})"
    return ""


# ---- sheets


def _sheet(at: int, plan: SheetPlan, rules: frozenset[str]) -> Iterator[str]:
    protected = ' table:protected="true"' if plan.heading is not None or plan.hidden else ""
    yield f'<table:table table:name={quoteattr(plan.name)} table:style-name="t{at}"{protected}>'
    if protected:
        opened = ' loext:insert-rows="true" loext:delete-rows="true"' if plan.open_rows else ""
        yield f'<loext:table-protection loext:select-protected-cells="true" loext:select-unprotected-cells="true"{opened}/>'
    for column in range(len(plan.widths)):
        gone = ' table:visibility="collapse"' if column in plan.hidden_columns else ""
        yield f'<table:table-column table:style-name="t{at}c{column}"{gone}/>'
    table = ""
    for row, line in enumerate(plan.lines):
        if row == 0 and line.cells and str(line.cells[0].value).startswith("#row:"):
            table = f"{str(line.cells[0].value).removeprefix('#row:')}."
        text = _line(line, table, rules)
        is_heading = row == plan.heading
        yield f"<table:table-header-rows>{text}</table:table-header-rows>" if is_heading else text
    yield "</table:table>"


def _line(line: Line, table: str, rules: frozenset[str]) -> str:
    gone = ' table:visibility="collapse"' if line.hidden else ""
    cells = "".join(_cell(cell, table, rules) for cell in line.cells) or "<table:table-cell/>"
    return f'<table:table-row table:style-name="row"{gone}>{cells}</table:table-row>'


def _cell(cell: Cell, table: str, rules: frozenset[str]) -> str:
    facts = f' table:style-name="{style_name(cell.look, cell.wrong)}"'
    if cell.item is not None and (name := f"{table}{cell.item.code}") in rules:
        facts += f" table:content-validation-name={quoteattr(name)}"
    more, inside = _value(cell)
    return f"<table:table-cell{facts}{more}>{_annotation(cell.comment)}{inside}</table:table-cell>"


def _value(cell: Cell) -> tuple[str, str]:
    match cell.value:
        case None | "":
            return "", ""
        case Share():
            return _share(cell.value)
        case Decimal():
            return f' office:value-type="float" office:value="{cell.value:f}"', f"<text:p>{cell.value:f}</text:p>"
        case date():
            day = cell.value
            return f' office:value-type="date" office:date-value="{day:%Y-%m-%d}"', f"<text:p>{day:%d/%m/%Y}</text:p>"
        case text if cell.link:
            target = quoteattr(f"#'{cell.link}'.B4")
            link = f'<text:a xlink:href={target} xlink:type="simple">{escape(text)}</text:a>'
            return ' office:value-type="string"', f"<text:p>{link}</text:p>"
    return ' office:value-type="string"', _paragraphs(cell.value)


def _share(share: Share) -> tuple[str, str]:
    """The percentage as a spreadsheet computes it while the form is filled in; it is never read back."""
    part, whole = f"[.{share.numerator}]", f"[.{share.denominator}]"
    formula = f'of:=IF(AND(ISNUMBER({part});ISNUMBER({whole}));IF({whole}>0;ROUND({part}*100/{whole};2);"");"")'
    if share.now is None:
        return f' table:formula={quoteattr(formula)} office:value-type="string" office:string-value=""', ""
    now = f"{share.now:f}"
    return (
        f' table:formula={quoteattr(formula)} office:value-type="float" office:value="{now}"',
        f"<text:p>{now}</text:p>",
    )


def _annotation(comment: str) -> str:
    if not comment:
        return ""
    box = 'svg:width="8cm" svg:height="3cm"'
    return f"<office:annotation {box}><dc:creator>kiemtra</dc:creator>{_paragraphs(comment)}</office:annotation>"


def _paragraphs(text: str) -> str:
    return "".join(f"<text:p>{_BLANKS.sub(_blank, escape(line))}</text:p>" for line in text.split("\n"))


def _blank(found: re.Match[str]) -> str:
    """Blanks that markup would lose are written as elements."""
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'
