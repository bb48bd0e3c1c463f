"""The document font (Tinos, the metrics of Times New Roman) and what can be known from it without printing."""

from functools import cache
from pathlib import Path
from struct import unpack_from

FOLDER = Path(__file__).parent
FAMILY = "Tinos"


@cache
def _tables(name: str) -> tuple[bytes, dict[str, int]]:
    """Read a font file and the offsets of its tables."""
    data = (FOLDER / name).read_bytes()
    (count,) = unpack_from(">H", data, 4)
    records = (unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return data, {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _file(bold: bool, italic: bool) -> str:
    return f"Tinos-{'Bold' * bold}{'Italic' * italic}{'Regular' * (not bold and not italic)}.ttf"


@cache
def advances(bold: bool = False, italic: bool = False) -> dict[int, float]:
    """Map each character the font can show to its width in ems."""
    data, tables = _tables(_file(bold, italic))
    (units,) = unpack_from(">H", data, tables["head"] + 18)
    (measured,) = unpack_from(">H", data, tables["hhea"] + 34)
    widths = [unpack_from(">H", data, tables["hmtx"] + 4 * index)[0] / units for index in range(measured)]
    return {code: widths[min(glyph, measured - 1)] for code, glyph in _characters(data, tables["cmap"])}


def _characters(data: bytes, cmap: int) -> list[tuple[int, int]]:
    """List (character, glyph) of the font's first character map, which is of format 4 in all four files."""
    (at,) = unpack_from(">L", data, cmap + 8)
    at += cmap
    (doubled,) = unpack_from(">H", data, at + 6)
    ends, starts = at + 14, at + 16 + doubled
    found = []
    for segment in range(0, doubled, 2):
        (end,) = unpack_from(">H", data, ends + segment)
        (start,) = unpack_from(">H", data, starts + segment)
        (delta,) = unpack_from(">H", data, starts + doubled + segment)
        slot = starts + 2 * doubled + segment
        (shift,) = unpack_from(">H", data, slot)
        for code in range(start, end + 1):
            glyph = code if not shift else unpack_from(">H", data, slot + shift + 2 * (code - start))[0]
            glyph = (glyph + delta) % 65536 if glyph or not shift else 0
            if glyph and code != 0xFFFF:
                found.append((code, glyph))
    return found


def is_printable(character: str) -> bool:
    """Tell whether the document font has the character in all four styles."""
    code = ord(character)
    return all(code in advances(bold, italic) for bold in (False, True) for italic in (False, True))


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Measure a text in points, without kerning."""
    widths = advances(bold, italic)
    return size * sum(widths.get(ord(character), 0.5) for character in text)
