"""The head of an official document: "Số: 45/KH-UBND", place and date, issuer (Decree 30/2020/NĐ-CP, annex I)."""

from dataclasses import replace

from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.title import title_of
from kiemtra.reading.times.dates import Day
from kiemtra.reading.units.agencies import LEVEL, Agency, agency_at, level_of, place_at, spaced
from kiemtra.reading.values import UnitKind

# How far from the beginning a head may stand: portals print a table of particulars above it.
REACH = 4000
# Readers of scans lose the tone: 'Sô: 45/KH-UBND'.
NUMBER_LINE = pattern_of(r"(?:^|\n|\s{3,}|\|)[\s*]{0,20}s[ốôồổỗ]\s{0,3}[:.]?[\s|]{0,8}$")
# A portal's table: 'Số ký hiệu | 45/KH-UBND', 'Ngày ban hành: 12/03/2022', 'Cơ quan ban hành | UBND tỉnh …'.
NUMBER_CELL = pattern_of(
    r"(?:^|[\n|])[ ]{0,20}(?:số\s?[/,-]?\s?(?:và\s)?ký\shiệu|số\shiệu|ký\shiệu|số\svăn\sbản)(?:\svăn\sbản)?[\s:|]{1,8}(?:số\s?:?\s)?$"
)
DAY_CELL = pattern_of(r"(?:ngày\s(?:ban\shành|ký|văn\sbản)(?:\svăn\sbản)?)[\s:|]{1,8}$")
ISSUER_CELL = pattern_of(r"(?:cơ\squan|nơi|đơn\svị)\sban\shành[\s:|]{1,8}")
PLACE_DATE = pattern_of(r"[^\W\d_][\w\s.-]{1,40},\s{0,4}$")
# Where a cell of the head begins: at a line, behind a wide gap or a column mark.
FIELD = pattern_of(r"(?:^|\n|\||[ ]{3})[ ]{0,40}(?=\S)")
PLACE_LINE = pattern_of(rf"\n[ ]{{0,20}}(?P<level>{LEVEL})[ ]{{1,3}}")
MOTTO = pattern_of(
    r"độc\s{0,3}lập\s{0,3}-\s{0,3}tự\s{0,3}do|cộng\s{1,3}h[òo]a\s{1,3}xã\s{1,3}hội|đảng\s{1,3}cộng\s{1,3}sản\s{1,3}việt"
)


def find_own(page: Page, mentions: list[Mention]) -> Mention | None:
    """Return the number, date and issuer of the document itself, None where the text only tells of documents."""
    limit = min(len(page.text), REACH)
    listed = None
    for mention in mentions:
        if mention.span[0] > limit:
            break
        if mention.number is None or mention.kind_printed:
            continue
        start = mention.number.span[0]
        before = page.low[max(0, start - 60) : start]
        if NUMBER_LINE.search(before):
            day = mention.day or _place_day(page, start)
            if day or MOTTO.search(page.low, 0, limit):
                return replace(mention, day=day, issuer=_issuer(page, start), subject=_subject(page))
        elif listed is None and NUMBER_CELL.search(before):
            listed = _from_cells(page, mention)
    return listed


def _behind_place(words: str) -> bool:
    return words.rstrip().endswith(",") and PLACE_DATE.search(words) is not None


def _place_day(page: Page, start: int) -> Day | None:
    """The day of the line with the place, nearest behind the number, else before it."""
    days = [
        day
        for day in page.days_between(max(0, start - 300), start + 420)
        if _behind_place(page.low[max(0, day.span[0] - 50) : day.span[0]])
    ]
    return min(days, key=lambda day: (day.span[0] < start, abs(day.span[0] - start)), default=None)


def _from_cells(page: Page, mention: Mention) -> Mention | None:
    """The particulars of a portal's table; without the cell of the day it is a mere list of documents."""
    start, end = mention.span
    days = page.days_between(max(0, start - 600), end + 600)
    told = [day for day in days if DAY_CELL.search(page.low[max(0, day.span[0] - 40) : page.digits_of(day)])]
    if not told:
        return None
    cell = ISSUER_CELL.search(page.low, max(0, start - 600), end + 600)
    issuer = agency_at(page, cell.end()) if cell else None
    return replace(mention, day=told[0], issuer=issuer or mention.issuer, subject=_subject(page))


def _issuer(page: Page, end: int) -> Agency | None:
    """The agency printed at the head; two lines ("ỦY BAN NHÂN DÂN / TỈNH HƯNG YÊN") read as one."""
    found = None
    for m in FIELD.finditer(page.low, 0, end):
        found = agency_at(page, m.end()) or found
    if found is None or found.kind is not UnitKind.OTHER or found.level:
        return found
    for m in PLACE_LINE.finditer(page.low, found.span[1], end):
        if place := place_at(page, m.end()):
            return found._replace(level=level_of(m["level"]), place=place[0])
    return _below_title(page, found) or found


def _below_title(page: Page, bare: Agency) -> Agency | None:
    """The same agency with its place, as the line below the title names it: 'ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH'."""
    title = title_of(page)
    if title is None:
        return None
    named = (agency_at(page, m.end()) for m in FIELD.finditer(page.low, title[1], min(len(page.low), title[1] + 400)))
    return next((one for one in named if one and one.place and one.lead.endswith(bare.lead)), None)


def _subject(page: Page) -> str | None:
    title = title_of(page)
    return spaced(page.text[title[0] : title[1]]) if title else None
