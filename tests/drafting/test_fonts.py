import pytest
from fontTools.ttLib import TTFont

from kiemtra.drafting.fonts import FOLDER, advances, is_printable, text_width

STYLES = [
    ("Tinos-Regular.ttf", False, False),
    ("Tinos-Bold.ttf", True, False),
    ("Tinos-Italic.ttf", False, True),
    ("Tinos-BoldItalic.ttf", True, True),
]
LETTERS = "aăâeêioôơuưy"
TONED = [
    character
    for letter in LETTERS
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for character in (__import__("unicodedata").normalize("NFC", letter + tone),)
]
VIETNAMESE = [*TONED, "đ", *(character.upper() for character in TONED), "Đ"]


@pytest.mark.parametrize(("name", "bold", "italic"), STYLES)
def test_advances_are_those_of_the_font_file(name, bold, italic):
    font = TTFont(FOLDER / name)
    units = font["head"].unitsPerEm

    expected = {
        code: font["hmtx"][glyph][0] / units for code, glyph in font.getBestCmap().items() if glyph != ".notdef"
    }

    assert advances(bold, italic) == expected


def test_every_vietnamese_letter_is_printable():
    assert len(VIETNAMESE) == 146
    assert [character for character in VIETNAMESE if not is_printable(character)] == []


def test_text_width_measures_in_points():
    assert text_width("", 14) == 0
    assert text_width("    ", 12) == pytest.approx(12)
    assert text_width("Hà Nội", 26) == pytest.approx(2 * text_width("Hà Nội", 13))
    assert text_width("SỞ NỘI VỤ", 12, bold=True) > text_width("SỞ NỘI VỤ", 12)


def test_licence_stands_beside_the_fonts():
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright 2010 Google Inc." in licence
