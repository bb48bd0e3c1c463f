"""Print a document as a tagged PDF/A-2a file (also PDF/UA-1) with Typst, from our own fonts only."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from kiemtra.drafting.content import OfficialDocument, Run
from kiemtra.drafting.fonts import FAMILY, FOLDER, text_width
from kiemtra.drafting.layout import lay_out
from kiemtra.drafting.layout.sheet import Boxed, Grid, Item, Layout, Line, Sheet, Stroke, text_measure
from kiemtra.drafting.styles import (
    ILLUSTRATIVE_MARK,
    MARGIN_BOTTOM_MM,
    MARGIN_LEFT_MM,
    MARGIN_RIGHT_MM,
    MARGIN_TOP_MM,
    RULES,
    Style,
)

_TEMPLATE = Path(__file__).with_name("official.typ").read_bytes()
_CELL_INSET = 8.0
_BREAK_HERE = "\N{ZERO WIDTH SPACE}"
_MARGINS = {
    "top": MARGIN_TOP_MM,
    "bottom": MARGIN_BOTTOM_MM,
    "left": MARGIN_LEFT_MM,
    "right": MARGIN_RIGHT_MM,
}


def to_pdf(document: OfficialDocument) -> bytes:
    """Print the document; the same content gives the same bytes."""
    data = json.dumps(_data(lay_out(document)), ensure_ascii=False)
    compiler = typst.Compiler(_TEMPLATE, font_paths=_fonts())
    printed = compiler.compile(format="pdf", sys_inputs={"layout": data}, pdf_standards=["a-2a", "ua-1"])
    assert isinstance(printed, bytes)
    return printed


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


def _data(layout: Layout) -> dict[str, Any]:
    return {
        "title": layout.title,
        "author": layout.author,
        "day": [layout.day.year, layout.day.month, layout.day.day],
        "font": FAMILY,
        "margins": _MARGINS,
        "mark": ILLUSTRATIVE_MARK if layout.illustrative else None,
        "mark_style": Style.MARK,
        "page_number": Style.PAGE_NUMBER,
        "styles": {style: asdict(rule) for style, rule in RULES.items()},
        "sheets": [_sheet(sheet) for sheet in layout.sheets],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    width = text_measure(sheet.landscape)
    return {"landscape": sheet.landscape, "items": [_item(item, width) for item in sheet.items]}


def _item(item: Item, width: float) -> dict[str, Any]:
    match item:
        case Line():
            return _line(item, width)
        case Stroke():
            return {"type": "stroke", "width": item.width, "after": item.after}
        case Boxed():
            return {"type": "boxed", "width": item.width, "line": _line(item.line, item.width)}
        case Grid():
            return _grid(item)
        case _:
            rows = [
                [[_item(one, w) for one in cell] for cell, w in zip(row, item.widths, strict=True)] for row in item.rows
            ]
            return {"type": "columns", "widths": item.widths, "rows": rows}


def _grid(grid: Grid) -> dict[str, Any]:
    widths = [width - _CELL_INSET for width in grid.widths]
    return {
        "type": "grid",
        "widths": grid.widths,
        "header": [_line(line, width) for line, width in zip(grid.header, widths, strict=False)],
        "rows": [
            [_line(line, width if len(row) > 1 else sum(widths)) for line, width in zip(row, widths, strict=False)]
            for row in grid.rows
        ],
    }


def _line(line: Line, width: float) -> dict[str, Any]:
    rule = RULES[line.style]
    room = width - rule.left_indent
    return {
        "type": "line",
        "style": line.style,
        "align": line.align,
        "before": line.before,
        "sticky": line.sticky,
        "level": line.level,
        "runs": [
            {"text": _softened(run, rule.size, room), "bold": run.bold, "italic": run.italic} for run in line.runs
        ],
    }


def _softened(run: Run, size: float, room: float) -> str:
    """Let a word that is wider than its line break anywhere, as word processors do."""
    if max(map(len, run.text.split()), default=0) * size * 0.4 <= room:
        return run.text
    words = (
        _BREAK_HERE.join(word) if text_width(word, size, bold=True) > room else word for word in run.text.split(" ")
    )
    return " ".join(words)
