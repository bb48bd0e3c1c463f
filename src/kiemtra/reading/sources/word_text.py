"""The elements of a Word part → lines. One pass, nothing kept but the open paragraphs and tables."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kiemtra.reading.sources import legacy
from kiemtra.reading.sources.content import Unreadable
from kiemtra.reading.sources.tables import table_lines
from kiemtra.reading.sources.word_styles import Styles
from kiemtra.reading.sources.xml_parts import Attributes, attribute

# What was struck out or moved away, what a field is made from, what stands there a second time for old programs.
SKIPPED = frozenset({"del", "moveFrom", "delText", "instrText", "Fallback", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "rubyPr", "rt", "pPrChange", "rPrChange"})  # fmt: skip
SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
PARAGRAPHS = 200_000
OFF = ("0", "false", "off")


@dataclass(slots=True)
class Paragraph:
    """One open paragraph."""

    parts: list[str] = field(default_factory=list)
    style: str | None = None
    numbering: str | None = None
    level: int | None = None
    # Its end was struck out: the next one goes on in the same line.
    goes_on: bool = False


@dataclass(slots=True)
class Table:
    """One open table: its rows of cells of lines."""

    rows: list[list[list[str]]] = field(default_factory=list)


class Words:
    """Takes the elements of one part and hands over lines."""

    def __init__(self, styles: Styles, add: Callable[[str], None]) -> None:
        self._styles = styles
        self._add = add
        self._paragraphs: list[Paragraph] = []
        self._tables: list[Table] = []
        # Where lines go: the cell that is open, else out. A text box in a cell stays in its cell.
        self._cells: list[list[str]] = []
        self._carried = ""
        self._skipped = self._properties = self._count = 0
        self._in_text = self._hidden = False
        self._font: str | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if self._skipped or name in SKIPPED:
            self._skip(name)
        elif name == "p":
            self._paragraphs.append(Paragraph())
            self._count += 1
            if self._count > PARAGRAPHS:
                raise Unreadable("có hơn 200 nghìn đoạn; hãy chia thành nhiều tệp rồi đọc lại")
        elif name in ("pPr", "rPr"):
            self._properties += 1
        elif self._properties:
            self._property(name, attributes)
        elif name == "r":
            self._font, self._hidden = None, False
        elif name == "t":
            self._in_text = not self._hidden
        else:
            self._other(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._in_text = False
        elif name in ("pPr", "rPr"):
            self._properties -= 1
        elif name == "p" and self._paragraphs:
            self._close(self._paragraphs.pop())
        elif name == "tc" and self._cells:
            self._tables[-1].rows[-1].append(self._cells.pop())
        elif name == "tbl" and self._tables:
            for line in table_lines(self._tables.pop().rows):
                self._line(line)

    def chars(self, text: str) -> None:
        """Take letters."""
        if self._in_text and self._paragraphs and not self._skipped:
            paragraph = self._paragraphs[-1]
            font = self._font or self._styles.font(paragraph.style)
            paragraph.parts.append(legacy.by_font(text, font) if font else text)

    def _skip(self, name: str) -> None:
        if self._properties == 2 and name == "del" and not self._skipped and self._paragraphs:
            self._paragraphs[-1].goes_on = True
        self._skipped += 1

    def _property(self, name: str, attributes: Attributes) -> None:
        value = attribute(attributes, "val")
        if name == "vanish" and self._properties == 1:
            self._hidden = value not in OFF
        elif name == "rFonts" and self._properties == 1:
            self._font = attribute(attributes, "ascii") or attribute(attributes, "hAnsi")
        elif self._paragraphs and name == "pStyle":
            self._paragraphs[-1].style = value
        elif self._paragraphs and name == "numId":
            self._paragraphs[-1].numbering = value
        elif self._paragraphs and name == "ilvl" and value and value.isdigit():
            self._paragraphs[-1].level = int(value[:2])

    def _other(self, name: str, attributes: Attributes) -> None:
        if name == "tbl":
            self._tables.append(Table())
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif name == "tc" and self._tables and self._tables[-1].rows:
            self._cells.append([])
        elif self._paragraphs and name == "br":
            self._paragraphs[-1].parts.append("\n")
        elif self._paragraphs and name in SIGNS:
            self._paragraphs[-1].parts.append(SIGNS[name])

    def _close(self, paragraph: Paragraph) -> None:
        words = self._carried + self._label(paragraph) + "".join(paragraph.parts)
        self._carried = words if paragraph.goes_on else ""
        if not paragraph.goes_on:
            for line in words.split("\n"):
                self._line(line.rstrip())

    def _label(self, paragraph: Paragraph) -> str:
        inherited, level = self._styles.numbering(paragraph.style)
        numbering = inherited if paragraph.numbering is None else paragraph.numbering
        if numbering in (None, "0") or not "".join(paragraph.parts).strip():
            return ""
        label = self._styles.label(numbering or "", level if paragraph.level is None else paragraph.level)
        return f"{label} " if label else ""

    def _line(self, line: str) -> None:
        if self._cells:
            self._cells[-1].append(line)
        else:
            self._add(line)
