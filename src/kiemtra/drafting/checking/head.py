"""The head: national title, issuer, number, date, kind, subject, addressees (annex I, part I, II.1-5 and II.9d)."""

import re
from calendar import monthrange
from collections.abc import Iterator

from kiemtra.drafting.checking.anatomy import Anatomy, has_stroke
from kiemtra.drafting.checking.faults import Fault, FormRule, fault
from kiemtra.drafting.layout.head import MOTTO

_NATIONS = frozenset({"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"})
# "Số: 15/QĐ-BNV"; the number may still be open; normative documents have the year in between.
_NUMBER = re.compile(r"Số: ?(?P<number>\d*) ?(/\d{4})?/(?P<symbol>(?:[^\W\d_]|&)+(?:-(?:[^\W_]|&)+)*)")
_ZERO = re.compile(r"Số\s*:?\s*([1-9])\s*/")
_DATE = re.compile(r"(?P<place>[^,]+), ngày (?P<day>\d{0,2}) ?tháng (?P<month>\d{0,2}) ?năm(?: (?P<year>\d{4}))?")
_NEEDS_ADDRESSEE = frozenset({"TỜ TRÌNH"})


def head_faults(anatomy: Anatomy) -> Iterator[Fault]:
    """Check everything above the text."""
    yield from _nation(anatomy)
    yield from _motto(anatomy)
    yield from _issuer(anatomy)
    yield from _number(anatomy)
    yield from _date(anatomy)
    yield from _kind(anatomy)
    yield from _addressees(anatomy)


def _nation(anatomy: Anatomy) -> Iterator[Fault]:
    nation = anatomy.nation
    if nation is None or nation.text.upper() not in _NATIONS:
        yield fault(FormRule.NATION, nation.text if nation else "")
    elif not nation.text.isupper() or not nation.set_in(12, 13, bold=True):
        yield fault(FormRule.NATION_STYLE, nation.text)


def _motto(anatomy: Anatomy) -> Iterator[Fault]:
    motto = anatomy.motto
    if motto is None or motto.text.casefold() != MOTTO.casefold():
        yield fault(FormRule.MOTTO, motto.text if motto else "")
        return
    if motto.text != MOTTO or not motto.set_in(13, 14, bold=True):
        yield fault(FormRule.MOTTO_STYLE, motto.text)
    if not has_stroke([each for each in anatomy.head if each.cell == motto.cell], motto):
        yield fault(FormRule.MOTTO_LINE)


def _issuer(anatomy: Anatomy) -> Iterator[Fault]:
    if not anatomy.issuer:
        yield fault(FormRule.ISSUER)
        return
    *parents, issuer = anatomy.issuer
    if not issuer.text.isupper() or not issuer.set_in(12, 13, bold=True):
        yield fault(FormRule.ISSUER_STYLE, issuer.text)
    for parent in parents:
        # The issuer's own name may run over two bold lines; the agency above it is never bold.
        is_name = parent.set_in(12, 13, bold=True) and parent is not parents[0]
        if not parent.text.isupper() or not (is_name or parent.set_in(12, 13, bold=False)):
            yield fault(FormRule.PARENT_STYLE, parent.text)
    if not has_stroke([each for each in anatomy.head if each.cell == issuer.cell], issuer):
        yield fault(FormRule.ISSUER_LINE)


def _number(anatomy: Anatomy) -> Iterator[Fault]:
    number = anatomy.number
    if number is None:
        if not anatomy.is_minutes:
            yield fault(FormRule.NUMBER)
        return
    if _ZERO.match(number.text):
        yield fault(FormRule.NUMBER_ZERO, number.text)
    elif not _NUMBER.fullmatch(number.text):
        yield fault(FormRule.NUMBER_FORM, number.text)
    if not number.set_in(13, 13, bold=False):
        yield fault(FormRule.NUMBER_STYLE, number.text)


def _date(anatomy: Anatomy) -> Iterator[Fault]:
    day = anatomy.date
    if anatomy.is_minutes:
        if day:
            yield fault(FormRule.DATE_IN_MINUTES, day.text)
        return
    if day is None:
        yield fault(FormRule.DATE)
        return
    if not _is_date_line(day.text):
        yield fault(FormRule.DATE_FORM, day.text)
    if not day.set_in(13, 14, bold=False, italic=True):
        yield fault(FormRule.DATE_STYLE, day.text)


def _is_date_line(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if not match or not match["place"][0].isupper():
        return False
    day, month, year = match["day"], match["month"], match["year"]
    if not day and not month:
        return True
    if not (day and month and year) or not 1 <= int(month) <= 12:
        return False
    written = f"{int(month):02}" if int(month) <= 2 else str(int(month))
    return month == written and len(day) == 2 and 1 <= int(day) <= monthrange(int(year), int(month))[1]


def _kind(anatomy: Anatomy) -> Iterator[Fault]:
    kind, subject, letter = anatomy.kind, anatomy.subject, anatomy.letter_subject
    if kind is None:
        if letter is None:
            yield fault(FormRule.KIND)
        elif not letter.set_in(12, 13, bold=False) or letter.align != "center" or letter.text.isupper():
            yield fault(FormRule.LETTER_SUBJECT_STYLE, letter.text)
        return
    if not kind.text.isupper() or kind.align != "center" or not kind.set_in(13, 14, bold=True):
        yield fault(FormRule.KIND_STYLE, kind.text)
    if subject is None:
        yield fault(FormRule.SUBJECT)
        return
    if subject.text.isupper() or not subject.set_in(13, 14, bold=True):
        yield fault(FormRule.SUBJECT_STYLE, subject.text)
    if not anatomy.subject_line:
        yield fault(FormRule.SUBJECT_LINE)


def _addressees(anatomy: Anatomy) -> Iterator[Fault]:
    needed = anatomy.letter_subject if anatomy.kind is None else anatomy.kind.text.upper() in _NEEDS_ADDRESSEE
    if not anatomy.addressees:
        if needed:
            yield fault(FormRule.ADDRESSEE)
        return
    lead, *listed = anatomy.addressees
    ends = [";"] * (len(listed) - 1) + ["."]
    wrong = [each.text for each, end in zip(listed, ends, strict=False) if not each.text.endswith(end)]
    if not lead.text.startswith("Kính gửi:") or wrong or not lead.set_in(13, 14, bold=False):
        yield fault(FormRule.ADDRESSEE_FORM, wrong[0] if wrong else lead.text)
