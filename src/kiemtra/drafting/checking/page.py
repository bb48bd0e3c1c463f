"""Page, font and page numbers (annex I, part I, section I)."""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import is_normalized

from docx.oxml.ns import qn

from kiemtra.drafting.checking.anatomy import Anatomy, annex_number
from kiemtra.drafting.checking.faults import Fault, FormRule, fault
from kiemtra.drafting.checking.seen import File, Seen
from kiemtra.drafting.styles import FONT

# Word processors store whole twips and some round to tenths of an inch.
_TOLERANCE_MM = 0.6
_MARGINS = (
    ("trên", "top_margin", 20, 25),
    ("dưới", "bottom_margin", 20, 25),
    ("trái", "left_margin", 30, 35),
    ("phải", "right_margin", 15, 20),
)
_BLACK = {"auto", "000000"}
# The mark of urgency is red.
_URGENT = re.compile(r"(HỎA|HOẢ) TỐC|THƯỢNG KHẨN|KHẨN")


def page_faults(file: File, anatomy: Anatomy) -> Iterator[Fault]:
    """Check paper, margins, font, page numbers and annexes."""
    for at, section in enumerate(file.sections):
        yield from _paper(section, is_first=at == 0)
        yield from _margins(section)
    yield from _letters(file)
    yield from _numbers(file)
    yield from _annexes(file, anatomy)


def _paper(section: Any, *, is_first: bool) -> Iterator[Fault]:
    width, height = section.page_width.mm, section.page_height.mm
    short, long = sorted((width, height))
    if abs(short - 210) > _TOLERANCE_MM or abs(long - 297) > _TOLERANCE_MM:
        yield fault(FormRule.PAGE_SIZE, f"{width:.0f} mm x {height:.0f} mm")
    elif is_first and width > height:
        yield fault(FormRule.PAGE_TURNED, f"{width:.0f} mm x {height:.0f} mm")


def _margins(section: Any) -> Iterator[Fault]:
    for side, name, low, high in _MARGINS:
        margin = getattr(section, name).mm
        if not low - _TOLERANCE_MM <= margin <= high + _TOLERANCE_MM:
            yield fault(FormRule.MARGINS, f"lề {side} {margin:.0f} mm")


def _letters(file: File) -> Iterator[Fault]:
    letters = [(each, letter) for each in file.paragraphs for letter in each.inked]
    other = next(((letter.font, letter.text) for _, letter in letters if letter.font != FONT), None)
    if other:
        yield fault(FormRule.FONT, f"{other[0]}: {other[1]}")
    coloured = (letter for each, letter in letters if letter.colour not in _BLACK and not _URGENT.fullmatch(each.text))
    if letter := next(coloured, None):
        yield fault(FormRule.COLOUR, letter.text)
    loose = next((each for each in file.paragraphs if not is_normalized("NFC", each.raw)), None)
    if loose:
        yield fault(FormRule.UNICODE, loose.text)


def _numbers(file: File) -> Iterator[Fault]:
    section = file.sections[0]
    numbers = _with_number(file, section.header)
    if _with_number(file, section.footer):
        yield fault(FormRule.PAGE_NUMBER_PLACE, "số trang ở lề dưới")
    elif not numbers:
        yield fault(FormRule.PAGE_NUMBER)
    for seen in numbers:
        if seen.align != "center":
            yield fault(FormRule.PAGE_NUMBER_PLACE, "số trang không canh giữa")
        if not seen.set_in(13, 14, bold=False):
            yield fault(FormRule.PAGE_NUMBER_STYLE, seen.text)
    if numbers and (not section.different_first_page_header_footer or _with_number(file, section.first_page_header)):
        yield fault(FormRule.PAGE_NUMBER_FIRST)


def _with_number(file: File, strip: Any) -> list[Seen]:
    return [file.seen(paragraph) for paragraph in strip._element.iter(qn("w:p")) if _has_number(paragraph)]


def _has_number(paragraph: Any) -> bool:
    complex_fields = ((each.text or "") for each in paragraph.iter(qn("w:instrText")))
    simple_fields = (each.get(qn("w:instr")) or "" for each in paragraph.iter(qn("w:fldSimple")))
    return any("PAGE" in code.split() for code in (*complex_fields, *simple_fields))


def _annexes(file: File, anatomy: Anatomy) -> Iterator[Fault]:
    for annex in anatomy.annexes:
        if not annex.set_in(14, 14, bold=True) or annex.align != "center" or annex.text.isupper():
            yield fault(FormRule.ANNEX_STYLE, annex.text)
        if len(anatomy.annexes) > 1 and not re.fullmatch(r"[IVXLC]+", annex_number(annex)):
            yield fault(FormRule.ANNEX_NUMBER, annex.text)
        start = file.sections[annex.section]._sectPr.find(qn("w:pgNumType"))
        if annex.section == 0 or start is None or start.get(qn("w:start")) != "1":
            yield fault(FormRule.ANNEX_PAGES, annex.text)
