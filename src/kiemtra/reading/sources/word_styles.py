"""What a Word paragraph takes from its style: the number before it and the font of its letters."""

import zipfile
from dataclasses import dataclass, field

from kiemtra.reading.sources.xml_parts import Attributes, attribute, walk

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
BULLET = "-"
LONGEST_CHAIN = 20
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(slots=True)
class Style:
    """What one style says by itself; what it leaves open comes from the style that it rests on."""

    below: str | None = None
    numbering: str | None = None
    level: int | None = None
    font: str | None = None


@dataclass(slots=True)
class Level:
    """How the numbers of one level look."""

    start: int = 1
    shape: str = "decimal"
    words: str = ""


@dataclass(slots=True)
class Styles:
    """The styles and numberings of one document, and how far its counters have come."""

    styles: dict[str, Style] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    # numbering → what defines it
    defined: dict[str, str] = field(default_factory=dict)
    # numberings that count by themselves
    restarted: set[str] = field(default_factory=set)
    # the style of a paragraph that names none
    usual: str | None = None
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def font(self, style: str | None) -> str | None:
        """Return the font of a style."""
        return next((s.font for s in self._chain(style) if s.font), None)

    def numbering(self, style: str | None) -> tuple[str | None, int]:
        """Return the numbering and level that a style brings."""
        for found in self._chain(style):
            if found.numbering is not None:
                return found.numbering, found.level or 0
        return None, 0

    def label(self, numbering: str, level: int) -> str:
        """Count one paragraph of a numbering and return what stands before it: “1.”, “a)”, “Điều 3.”, “-”."""
        source = self.defined.get(numbering, "")
        levels = self.levels.get(source, {})
        if level not in levels:
            return ""
        counters = self._counters.setdefault(numbering if numbering in self.restarted else f"/{source}", {})
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [known for known in counters if known > level]:
            del counters[deeper]
        return _words(levels, level, counters)

    def _chain(self, style: str | None) -> list[Style]:
        found: list[Style] = []
        style = style or self.usual
        while style in self.styles and len(found) < LONGEST_CHAIN:
            found.append(self.styles[style or ""])
            style = found[-1].below
        return [*found, self.styles[""]] if "" in self.styles else found


def _words(levels: dict[int, Level], level: int, counters: dict[int, int]) -> str:
    shape = levels[level]
    if shape.shape == "bullet":
        return BULLET
    if shape.shape == "none":
        return ""
    words = shape.words
    for place in range(level + 1):
        if place in levels:
            count = counters.get(place, levels[place].start)
            words = words.replace(f"%{place + 1}", _number(count, levels[place].shape))
    return words


def _number(count: int, shape: str) -> str:
    if shape in ("lowerLetter", "upperLetter") and 1 <= count <= 26 * 9:
        letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
        return letter.upper() if shape == "upperLetter" else letter
    if shape in ("lowerRoman", "upperRoman") and 1 <= count <= 3999:
        words = ""
        for value, sign in ROMAN:
            words += sign * (count // value)
            count %= value
        return words.upper() if shape == "upperRoman" else words
    return f"{count:02d}" if shape == "decimalZero" else str(count)


def read_styles(archive: zipfile.ZipFile) -> Styles:
    """Return the styles and numberings of a document; what is not there is empty."""
    styles = Styles()
    for part, take in ((STYLES, _take_style), (NUMBERING, _take_numbering)):
        if part in archive.namelist():
            take(archive, styles)
    return styles


def _take_style(archive: zipfile.ZipFile, styles: Styles) -> None:
    current = Style()

    def start(name: str, attributes: Attributes) -> None:
        nonlocal current
        value = attribute(attributes, "val")
        if name in ("docDefaults", "style"):
            current = Style()
            identity = attribute(attributes, "styleId") or ""
            styles.styles[identity] = current
            if attribute(attributes, "default") == "1" and attribute(attributes, "type") == "paragraph":
                styles.usual = identity
        elif name == "basedOn":
            current.below = value
        elif name == "numId":
            current.numbering = value
        elif name == "ilvl":
            current.level = _whole(value)
        elif name == "rFonts":
            current.font = attribute(attributes, "ascii") or attribute(attributes, "hAnsi")

    with archive.open(STYLES) as part:
        walk(part, start, lambda _: None)


def _take_numbering(archive: zipfile.ZipFile, styles: Styles) -> None:
    source, number, level = "", "", Level()

    def start(name: str, attributes: Attributes) -> None:
        nonlocal source, number, level
        value = attribute(attributes, "val") or ""
        if name == "abstractNum":
            source = attribute(attributes, "abstractNumId") or ""
        elif name == "lvl":
            level = Level()
            styles.levels.setdefault(source, {})[_whole(attribute(attributes, "ilvl"))] = level
        elif name == "start":
            level.start = _whole(value)
        elif name == "numFmt":
            level.shape = value
        elif name == "lvlText":
            level.words = value
        elif name == "num":
            # What it changes of single levels is left out, but for counting from the start again.
            number, source = attribute(attributes, "numId") or "", ""
        elif name == "startOverride":
            styles.restarted.add(number)
        elif name == "abstractNumId":
            styles.defined[number] = value

    with archive.open(NUMBERING) as part:
        walk(part, start, lambda _: None)


def _whole(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else 0
