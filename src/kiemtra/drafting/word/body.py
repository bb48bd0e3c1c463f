"""The document part: lines, strokes, tables and columns as WordprocessingML, a section for each sheet."""

from collections.abc import Iterator

from kiemtra.drafting.content import Run
from kiemtra.drafting.layout.sheet import Boxed, Columns, Grid, Item, Layout, Line, Sheet, Stroke, text_measure
from kiemtra.drafting.styles import (
    HEADER_MM,
    MARGIN_BOTTOM_MM,
    MARGIN_LEFT_MM,
    MARGIN_RIGHT_MM,
    MARGIN_TOP_MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    RULES,
    Style,
)
from kiemtra.drafting.word.markup import characters, part, tag, twips, twips_mm
from kiemtra.drafting.word.stylesheet import align_value, style_id

_RULED = ("top", "left", "bottom", "right", "insideH", "insideV")
_CELL_INSET = 4.0
_RED = "FF0000"


def body(layout: Layout, references: str) -> bytes:
    """Write the document part; `references` name the headers and footers of each section."""
    *annexed, last = layout.sheets
    sections = [
        *(_sheet(sheet, references, is_last=False) for sheet in annexed),
        _sheet(last, references, is_last=True),
    ]
    return part("document", tag("body", *sections))


def _sheet(sheet: Sheet, references: str, *, is_last: bool) -> str:
    width = text_measure(sheet.landscape)
    pieces = list(_pieces(sheet.items, width))
    section = _section(sheet, references)
    # A section ends in its last paragraph; a spacer takes that part, since a table may come last.
    return "".join([*pieces, _spacer(section if not is_last else ""), section if is_last else ""])


def _pieces(items: tuple[Item, ...], width: float) -> Iterator[str]:
    previous: Item | None = None
    for item in items:
        # Two tables without a paragraph between them would be read as one.
        if isinstance(item, Grid | Columns) and isinstance(previous, Grid | Columns):
            yield _spacer()
        yield _item(item, width)
        previous = item


def _item(item: Item, width: float) -> str:
    match item:
        case Line():
            return _line(item)
        case Stroke():
            return _stroke(item, width)
        case Boxed():
            return _boxed(item, width)
        case Grid():
            return _grid(item)
        case _:
            return _columns(item)


def _line(line: Line, *properties: str) -> str:
    return tag("p", _line_properties(line, *properties), *(_run(run, line.style) for run in line.runs))


def _line_properties(line: Line, *more: str) -> str:
    keep = tag("keepNext") if line.sticky else ""
    before = tag("spacing", before=twips(line.before)) if line.before is not None else ""
    align = tag("jc", val=align_value(line.align)) if line.align else ""
    return tag("pPr", tag("pStyle", val=style_id(line.style)), keep, *more, before, align)


def _run(run: Run, style: Style) -> str:
    rule = RULES[style]
    bold = tag("b") + tag("bCs") if run.bold and not rule.bold else ""
    italic = tag("i") + tag("iCs") if run.italic and not rule.italic else ""
    properties = tag("rPr", bold, italic) if bold or italic else ""
    return tag("r", properties, characters(run.text))


def _stroke(stroke: Stroke, width: float) -> str:
    """A real line: the upper border of an empty paragraph, drawn in by its indents."""
    side = twips((width - stroke.width) / 2)
    return tag(
        "p",
        tag(
            "pPr",
            tag("pStyle", val=style_id(Style.RULE)),
            tag("keepNext"),
            tag("pBdr", tag("top", val="single", sz=6, space=0, color="000000")),
            tag("spacing", before=40, after=twips(stroke.after), line=40, lineRule="exact"),
            tag("ind", left=side, right=side),
        ),
    )


def _boxed(boxed: Boxed, width: float) -> str:
    side = twips((width - boxed.width) / 2)
    borders = tag("pBdr", *(tag(edge, val="single", sz=8, space=3, color=_RED) for edge in _RULED[:4]))
    return tag(
        "p",
        tag("pPr", tag("pStyle", val=style_id(boxed.line.style)), borders, tag("ind", left=side, right=side)),
        *(tag("r", tag("rPr", tag("color", val=_RED)), characters(run.text)) for run in boxed.line.runs),
    )


def _spacer(section: str = "") -> str:
    exact = tag("spacing", before=0, after=0, line=20, lineRule="exact")
    return tag("p", tag("pPr", tag("pStyle", val=style_id(Style.RULE)), exact, section))


def _table(widths: tuple[float, ...], rows: Iterator[str], *properties: str) -> str:
    grid = tag("tblGrid", *(tag("gridCol", w=twips(width)) for width in widths))
    total = tag("tblW", w=twips(sum(widths)), type="dxa")
    return tag("tbl", tag("tblPr", total, *properties), grid, *rows)


def _grid(grid: Grid) -> str:
    borders = tag("tblBorders", *(tag(edge, val="single", sz=4, space=0, color="000000") for edge in _RULED))
    return _table(grid.widths, _grid_rows(grid), borders, _layout(_CELL_INSET))


def _layout(inset: float) -> str:
    sides = (tag(side, w=twips(inset), type="dxa") for side in ("left", "right"))
    return tag("tblLayout", type="fixed") + tag("tblCellMar", *sides)


def _grid_rows(grid: Grid) -> Iterator[str]:
    if grid.header:
        cells = (_cell(width, _line(line), "center") for line, width in zip(grid.header, grid.widths, strict=True))
        yield tag("tr", tag("trPr", tag("cantSplit"), tag("tblHeader")), *cells)
    for row in grid.rows:
        if len(row) < len(grid.widths):
            span = tag("gridSpan", val=len(grid.widths))
            yield tag("tr", tag("trPr", tag("cantSplit")), _cell(sum(grid.widths), _line(row[0]), "top", span))
        else:
            cells = (_cell(width, _line(line), "top") for line, width in zip(row, grid.widths, strict=True))
            yield tag("tr", tag("trPr", tag("cantSplit")), *cells)


def _columns(columns: Columns) -> str:
    return _table(columns.widths, _columns_rows(columns), _layout(0))


def _columns_rows(columns: Columns) -> Iterator[str]:
    for row in columns.rows:
        cells = (
            _cell(width, "".join(_item(item, width) for item in items) or tag("p"), "top")
            for items, width in zip(row, columns.widths, strict=True)
        )
        yield tag("tr", tag("trPr", tag("cantSplit")), *cells)


def _cell(width: float, content: str, vertical: str, span: str = "") -> str:
    return tag("tc", tag("tcPr", tag("tcW", w=twips(width), type="dxa"), span, tag("vAlign", val=vertical)), content)


def _section(sheet: Sheet, references: str) -> str:
    width, height = twips_mm(PAGE_WIDTH_MM), twips_mm(PAGE_HEIGHT_MM)
    size = tag("pgSz", w=height, h=width, orient="landscape") if sheet.landscape else tag("pgSz", w=width, h=height)
    margins = tag(
        "pgMar",
        top=twips_mm(MARGIN_TOP_MM),
        right=twips_mm(MARGIN_RIGHT_MM),
        bottom=twips_mm(MARGIN_BOTTOM_MM),
        left=twips_mm(MARGIN_LEFT_MM),
        header=twips_mm(HEADER_MM),
        footer=twips_mm(HEADER_MM),
        gutter=0,
    )
    return tag(
        "sectPr", references, tag("type", val="nextPage"), size, margins, tag("pgNumType", start=1), tag("titlePg")
    )
