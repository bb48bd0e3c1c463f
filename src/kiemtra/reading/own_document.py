"""The head of an official document: "Số: 45/KH-UBND", place and date, issuer (Decree 30/2020/NĐ-CP, annex I)."""

import re
from dataclasses import replace

from kiemtra.reading.agencies import LEVEL, Agency, agency_at, level_of, place_at, spaced
from kiemtra.reading.citations import Mention, days_between
from kiemtra.reading.page import Page
from kiemtra.reading.values import UnitKind

NUMBER_LINE = re.compile(r"(?:^|\n|\s{3,}|\|)\s{0,20}số\s{0,3}:?\s{0,6}$")
PLACE_DATE = re.compile(r"[^\W\d_][\w\s.-]{1,40},\s{0,4}$")
# Where a cell of the head begins: at a line, behind a wide gap or a column mark.
FIELD = re.compile(r"(?:^|\n|\||[ ]{3})[ ]{0,40}(?=\S)")
PLACE_LINE = re.compile(rf"\n[ ]{{0,20}}(?P<level>{LEVEL})[ ]{{1,3}}")
MOTTO = re.compile(r"độc\s{0,3}lập\s{0,3}-\s{0,3}tự\s{0,3}do|cộng\s{1,3}h[òo]a\s{1,3}xã\s{1,3}hội")
TITLE = re.compile(
    r"\n\s{0,20}(?:v/v\s|về\sviệc\s|kế hoạch|quyết định|thông báo|báo cáo|chỉ thị|kết luận|công điện|tờ trình|nghị quyết)[^\n]{0,300}(?:\n[^\n]{5,260}){0,2}"
)


def find_own(page: Page, mentions: list[Mention]) -> Mention | None:
    """Return the number, date and issuer of the document itself, None where the text only tells of documents."""
    limit = min(len(page.text), 2500)
    motto = MOTTO.search(page.low, 0, limit)
    for mention in mentions:
        if mention.span[0] > limit or mention.number is None:
            break
        start = mention.number.span[0]
        if not NUMBER_LINE.search(page.low[max(0, start - 60) : start]) or mention.kind_printed:
            continue
        days = [
            day
            for day in days_between(page, max(0, start - 300), start + 420)
            if PLACE_DATE.search(page.low[max(0, day.span[0] - 50) : day.span[0]])
        ]
        if motto or days:
            day = mention.day or (days[0] if days else None)
            return replace(mention, day=day, issuer=_issuer(page, start), subject=_subject(page, mention.span[1]))
    return None


def _issuer(page: Page, end: int) -> Agency | None:
    """The agency printed at the head; two lines ("ỦY BAN NHÂN DÂN / TỈNH HƯNG YÊN") read as one."""
    found = None
    for m in FIELD.finditer(page.low, 0, end):
        found = agency_at(page, m.end()) or found
    if found and found.kind is UnitKind.OTHER and found.level is None:
        for m in PLACE_LINE.finditer(page.low, found.span[1], end):
            if place := place_at(page, m.end()):
                return replace(found, level=level_of(m["level"]), place=place[0])
    return found


def _subject(page: Page, at: int) -> str | None:
    m = TITLE.search(page.low, at, min(len(page.low), at + 900))
    return spaced(page.text[m.start() : m.end()]) if m else None
