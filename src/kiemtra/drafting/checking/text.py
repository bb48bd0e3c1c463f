"""The text: grounds, headings, points, paragraphs and its end (annex I, part I, II.6)."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from kiemtra.drafting.checking.anatomy import Anatomy
from kiemtra.drafting.checking.faults import Fault, FormRule, fault
from kiemtra.drafting.checking.seen import Seen
from kiemtra.drafting.layout.ending import END
from kiemtra.drafting.symbols import POINT_LETTERS

_PART = re.compile(r"[IVXLC]+\. ")
_ARTICLE = re.compile(r"Điều \d+")
_POINT = re.compile(r"([a-zđ]{1,2})\) ")
_BASIS = re.compile(r"Căn cứ |Theo đề nghị ")
_SIZES = (13, 14)
# 1 cm or 1.27 cm in points, with room for rounding.
_INDENTS = ((28.35, 1), (36, 1))


def text_faults(anatomy: Anatomy) -> Iterator[Fault]:
    """Check the text of the document."""
    bases = _bases(anatomy.text)
    yield from _basis_faults(bases)
    rest = [each for each in anatomy.text if each not in bases]
    for each in rest:
        yield from _heading(each)
    yield from _points(rest)
    yield from _paragraphs([each for each in anatomy.text if each.align != "center"])
    yield from _end(anatomy)


def _bases(text: tuple[Seen, ...]) -> list[Seen]:
    """The grounds open the text; a line above them may name the authority that decides."""
    opening = text[1:] if text and text[0].align == "center" else text
    bases = list(takewhile(lambda each: _BASIS.match(each.text) and each.text.endswith((";", ".", ",")), opening))
    # One upright sentence that begins with "Căn cứ" is text that refers to something, not a ground.
    is_prose = len(bases) == 1 and bases[0].set_in(*_SIZES, italic=False)
    return [] if is_prose else bases


def _basis_faults(bases: list[Seen]) -> Iterator[Fault]:
    for at, each in enumerate(bases):
        if not each.set_in(*_SIZES, bold=False, italic=True):
            yield fault(FormRule.BASIS_STYLE, each.text)
        if not each.text.endswith(";" if at < len(bases) - 1 else "."):
            yield fault(FormRule.BASIS_END, each.text)


def _heading(seen: Seen) -> Iterator[Fault]:
    if _PART.match(seen.text) and (not seen.text.isupper() or not seen.set_in(*_SIZES, bold=True)):
        yield fault(FormRule.PART_STYLE, seen.text)
    if match := _ARTICLE.match(seen.text):
        first = seen.inked[0]
        if not first.bold or first.italic or seen.text[match.end() : match.end() + 1] != ".":
            yield fault(FormRule.ARTICLE_STYLE, seen.text)


def _points(text: Iterable[Seen]) -> Iterator[Fault]:
    """Points count on from a; whatever is neither a point nor a dash begins a new count."""
    expected = 0
    for seen in text:
        if not (match := _POINT.match(seen.text)):
            expected = expected if seen.text.startswith(("-", "+")) else 0
            continue
        turn, place = divmod(expected, len(POINT_LETTERS))
        if match[1] not in {POINT_LETTERS[place] * (turn + 1), "a"}:
            yield fault(FormRule.POINT_LETTERS, seen.text)
            return
        expected = 1 if match[1] == "a" else expected + 1


def _paragraphs(text: list[Seen]) -> Iterator[Fault]:
    """Report each rule once, with the first paragraph that breaks it and how many do."""
    tests = (
        (FormRule.BODY_SIZE, lambda each: each.set_in(*_SIZES, italic=None)),
        (FormRule.BODY_ALIGN, lambda each: each.align == "both"),
        (FormRule.BODY_INDENT, lambda each: any(abs(each.first_indent - near) <= room for near, room in _INDENTS)),
        (FormRule.BODY_GAP, lambda each: each.before + each.after >= 6),
        (FormRule.BODY_SPACING, lambda each: 1 <= each.line <= 1.5 or each.line == 0),
    )
    for rule, holds in tests:
        broken = [each.text for each in text if not holds(each)]
        if broken:
            yield fault(rule, f"{len(broken)} đoạn: {broken[0]}")


def _end(anatomy: Anatomy) -> Iterator[Fault]:
    if not anatomy.text or not anatomy.text[-1].text.endswith(END):
        yield fault(FormRule.ENDING, anatomy.text[-1].text if anatomy.text else "")
