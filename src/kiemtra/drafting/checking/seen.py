"""A DOCX as the eye sees it: paragraphs with the formatting that results from runs, styles and defaults."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any
from unicodedata import normalize

from docx import Document
from docx.oxml.ns import qn

TWIPS = 20
_OFF = {"0", "false", "off"}
_DRAWN = {
    qn("w:drawing"),
    qn("w:pict"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}


@dataclass(frozen=True, slots=True)
class Letters:
    """How a stretch of text is set."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph; measures in points, `line` in lines (0 where it is exact)."""

    letters: tuple[Letters, ...]
    align: str
    first_indent: float
    before: float
    after: float
    line: float
    # Table, row, column of a paragraph in a table; None outside.
    cell: tuple[int, int, int] | None
    # Number of the section it stands in.
    section: int
    # A border, a drawing: something drawn and not written.
    stroke: bool

    @property
    def raw(self) -> str:
        """The text as it stands."""
        return "".join(each.text for each in self.letters)

    @property
    def text(self) -> str:
        """The text in one spelling, each run of white space as one space."""
        return " ".join(normalize("NFC", self.raw).split())

    @property
    def inked(self) -> tuple[Letters, ...]:
        """The letters that leave a trace on paper."""
        return tuple(each for each in self.letters if each.text.strip())

    def set_in(self, low: float, high: float, *, bold: bool | None = None, italic: bool | None = False) -> bool:
        """Whether every letter has a size between two, and the weight and slant asked for (None: any)."""
        return all(
            low <= each.size <= high and bold in {None, each.bold} and italic in {None, each.italic}
            for each in self.inked
        )


@dataclass
class File:
    """An opened DOCX."""

    document: Any
    _chains: dict[str, list[Any]] = field(default_factory=dict)

    @classmethod
    def opened(cls, data: bytes) -> "File":
        """Open a file; raises what python-docx raises for one that is none."""
        return cls(Document(BytesIO(data)))

    @cached_property
    def paragraphs(self) -> tuple[Seen, ...]:
        """All paragraphs of the text in order, those of tables included."""
        return tuple(self._walk())

    @property
    def sections(self) -> list[Any]:
        """The sections of the text."""
        return list(self.document.sections)

    def seen(self, paragraph: Any, cell: tuple[int, int, int] | None = None, section: int = 0) -> Seen:
        """Read one paragraph element."""
        own = paragraph.find(qn("w:pPr"))
        chain = self._chain(_style_of(own, "w:pStyle") or self._default_style)
        layers = [own, *(style.find(qn("w:pPr")) for style in chain), self._defaults("w:pPrDefault/w:pPr")]
        indent, gap = qn("w:ind"), qn("w:spacing")
        hanging = _attribute(layers, indent, "w:hanging")
        line = float(_attribute(layers, gap, "w:line") or 240)
        exact = _attribute(layers, gap, "w:lineRule") in {"exact", "atLeast"}
        return Seen(
            letters=tuple(self._letters(paragraph, chain)),
            align=_attribute(layers, qn("w:jc"), "w:val") or "left",
            first_indent=-_points(hanging) if _points(hanging) else _points(_attribute(layers, indent, "w:firstLine")),
            before=_points(_attribute(layers, gap, "w:before")),
            after=_points(_attribute(layers, gap, "w:after")),
            line=0.0 if exact else line / 240,
            cell=cell,
            section=section,
            stroke=any(True for layer in layers if layer is not None and layer.find(qn("w:pBdr")) is not None)
            or any(element.tag in _DRAWN for element in paragraph.iter()),
        )

    def _walk(self) -> Iterator[Seen]:
        section = table = 0
        for block in self.document.element.body:
            if block.tag == qn("w:p"):
                yield self.seen(block, None, section)
                section += block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
            elif block.tag == qn("w:tbl"):
                yield from self._table(block, table, section)
                table += 1

    def _table(self, block: Any, table: int, section: int) -> Iterator[Seen]:
        for row, line in enumerate(block.findall(qn("w:tr"))):
            for column, cell in enumerate(line.findall(qn("w:tc"))):
                for paragraph in cell.iter(qn("w:p")):
                    yield self.seen(paragraph, (table, row, column), section)

    def _letters(self, paragraph: Any, chain: list[Any]) -> Iterator[Letters]:
        styles = [style.find(qn("w:rPr")) for style in chain]
        defaults = self._defaults("w:rPrDefault/w:rPr")
        for run in paragraph.iter(qn("w:r")):
            text = "".join(_written(run))
            own = run.find(qn("w:rPr"))
            character = [style.find(qn("w:rPr")) for style in self._chain(_style_of(own, "w:rStyle"))]
            if text:
                yield _set(text, [own, *character, *styles, defaults])

    def _chain(self, style: str | None) -> list[Any]:
        if style is None:
            return []
        if style not in self._chains:
            element = self._styles.get(style)
            below = _style_of(element, "w:basedOn") if element is not None else None
            # A style based on itself would never end.
            self._chains[style] = []
            self._chains[style] = [element, *self._chain(below)] if element is not None else []
        return self._chains[style]

    @cached_property
    def _styles(self) -> dict[str, Any]:
        found = self.document.styles.element.iter(qn("w:style"))
        return {element.get(qn("w:styleId")): element for element in found}

    @cached_property
    def _default_style(self) -> str | None:
        off = {None, *_OFF}
        paragraphs = ((name, each) for name, each in self._styles.items() if each.get(qn("w:type")) == "paragraph")
        return next((name for name, each in paragraphs if each.get(qn("w:default")) not in off), None)

    def _defaults(self, path: str) -> Any:
        tags = "/".join(qn(step) for step in ("w:docDefaults", *path.split("/")))
        return self.document.styles.element.find(tags)


def _set(text: str, layers: list[Any]) -> Letters:
    fonts = qn("w:rFonts")
    size = _attribute(layers, qn("w:sz"), "w:val")
    return Letters(
        text,
        _attribute(layers, fonts, "w:ascii") or _attribute(layers, fonts, "w:asciiTheme") or "",
        # Ten points is what a file without any size is shown in.
        float(size) / 2 if size else 10.0,
        _switched(layers, qn("w:b")),
        _switched(layers, qn("w:i")),
        _attribute(layers, qn("w:color"), "w:val") or "auto",
    )


def _written(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in {qn("w:br"), qn("w:tab"), qn("w:cr")}:
            yield " "


def _style_of(properties: Any, tag: str) -> str | None:
    element = properties.find(qn(tag)) if properties is not None else None
    return element.get(qn("w:val")) if element is not None else None


def _attribute(layers: Iterable[Any], tag: str, name: str) -> str | None:
    """Take an attribute from the first layer that gives it."""
    for layer in layers:
        element = layer.find(tag) if layer is not None else None
        value = element.get(qn(name)) if element is not None else None
        if value is not None:
            return str(value)
    return None


def _switched(layers: Iterable[Any], tag: str) -> bool:
    given = (layer.find(tag) for layer in layers if layer is not None)
    first = next((element for element in given if element is not None), None)
    return first is not None and first.get(qn("w:val")) not in _OFF


def _points(twips: str | None) -> float:
    return float(twips or 0) / TWIPS
