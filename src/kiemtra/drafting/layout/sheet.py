"""What both printers print: sheets of styled lines, strokes, tables and columns. One layout, hence one content."""

from dataclasses import dataclass
from datetime import date

from kiemtra.drafting.content import Run
from kiemtra.drafting.styles import (
    MARGIN_LEFT_MM,
    MARGIN_RIGHT_MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    POINTS_PER_MM,
    Style,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; a line feed within a run is a break chosen by the layout."""

    style: Style
    runs: tuple[Run, ...]
    # In place of the style's own, where given.
    align: str | None = None
    before: float | None = None
    # Kept on the page of what follows, beyond what the style asks.
    sticky: bool = False
    # Level in the outline, from 1 without gaps; 0 for running text.
    level: int = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal line, centred, with the room under it, in points."""

    width: float
    after: float = 0


@dataclass(frozen=True, slots=True)
class Boxed:
    """A line in a red frame: the mark of urgency."""

    line: Line
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table, measured in points."""

    widths: tuple[float, ...]
    header: tuple[Line, ...]
    # A row of one line goes over all columns.
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of items side by side, without rules, never broken over two pages."""

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple["Line | Stroke | Boxed", ...], ...], ...]


Item = Line | Stroke | Boxed | Grid | Columns


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages numbered together: the document itself, then one for each annex."""

    items: tuple[Item, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out, with the few facts that files carry about themselves."""

    title: str
    author: str
    day: date
    illustrative: bool
    sheets: tuple[Sheet, ...]


def text_measure(landscape: bool = False) -> float:
    """The width of the text in points."""
    page = PAGE_HEIGHT_MM if landscape else PAGE_WIDTH_MM
    return (page - MARGIN_LEFT_MM - MARGIN_RIGHT_MM) * POINTS_PER_MM
