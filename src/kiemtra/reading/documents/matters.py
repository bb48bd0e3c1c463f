"""Whether a cited plan is one of inspecting reform work, by its own words."""

import re
from typing import NamedTuple

from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.topic import REFORM

SELF_INSPECTION = pattern_of(r"(?<!\w)tự\s{1,2}kiểm\s{1,2}tra")
INSPECTS = pattern_of(r"(?<!\w)kiểm\s{1,2}tra")
PLAN_SUBJECT = pattern_of(rf"(?<!\w)kiểm\s{{1,2}}tra[^;]{{0,140}}?{REFORM}|{REFORM}[^;,]{{0,40}}?kiểm\s{{1,2}}tra")
# A subject that begins so is another thing than inspecting: a rule, a result, what comes afterwards.
OTHER_SUBJECT = pattern_of(
    r"[\s\"(]{0,3}(?:(?:về|v/v)\s(?:việc\s)?)?(?:ban\shành\s|phê\sduyệt\s|báo\scáo\s|công\sbố\s|thông\sbáo\s)?(?:quy\schế|quy\sđịnh|tiêu\schí|bộ\s(?:chỉ\ssố|tiêu\schí)|kết\squả|kết\sluận|thông\sbáo|khắc\sphục|xử\slý|lịch|hướng\sdẫn)(?!\w)"
)
PLAN_KINDS = ("Kế hoạch", "Quyết định", "Kế hoạch liên tịch")
PLAN_SYMBOLS = ("KH", "KHLT", "KHPH")
# Inspecting without a word of what: in a text about inspecting reform work it is that.
OF_ALL = pattern_of(
    r"(?<!tự\s)kiểm\s{1,2}tra(?=[\s.,\"]*$|\s{1,2}(?:năm\s20|tại|các\s(?:sở|đơn|cơ|xã|huyện|phòng|địa|ngành|ban)|\d|định\skỳ|hằng|hàng|đột|chéo|chuyên\sđề|liên\sngành))"
)
# Another plan or a decision joined to this one begins here.
NEXT_DOCUMENT = pattern_of(r"\s(?:và|,)\s(?:các\s)?(?:kế\shoạch|quyết\sđịnh)(?!\w)")
CELL = pattern_of(r"[ ]{0,3}\|[ ]{0,3}(?P<words>[^|\n]{5,200})")
MENDS = pattern_of(r"\s{0,3}(?:(?:về|v/v)\s(?:việc\s)?|để\s|nhằm\s)?(?:khắc\sphục|chấn\schỉnh|xử\slý)(?!\w)")
# What is asked of somebody in a plan is not its subject.
ISSUED = ("ban hành", "ký", "phê duyệt", "ký ban hành")
DEMANDS = ("yêu cầu", "đề nghị", "giao ", "thông báo", "quy định")
# 'phê duyệt Kế hoạch kiểm tra … tại Quyết định số 210/QĐ-UBND'
ISSUED_BY = pattern_of(
    r"kế\s{1,2}hoạch[^;.()]{0,140}(?:ban\s{1,2}hành|phê\s{1,2}duyệt)[^;.(),]{0,30}\s(?:theo|tại|bằng)\s$|"
    r"(?:ban\s{1,2}hành|phê\s{1,2}duyệt)\s(?:\w+\s)?kế\s{1,2}hoạch\s{1,2}kiểm\s{1,2}tra[^;.(),]{0,140}\s(?:tại|bằng|theo)\s$|"
    r"kế\s{1,2}hoạch\s{1,2}kiểm\s{1,2}tra[^;.(),]{0,140}\stại\s$"
)
# In a text about inspecting reform work 'Kế hoạch kiểm tra' alone is its plan.
PLAN_ALONE = pattern_of(
    r"kế\s{1,2}hoạch\s{1,2}kiểm\s{1,2}tra(?:\s(?:năm\s\d{4}|của\s[^;,]{2,40}|trên\sđịa\sbàn[^;,]{0,40}))?(?:\ssố)?(?=[\s.:]*$|\s?[,;(]|\s(?:(?:được|đã|do)\s|ban\shành))"
)
SETS_UP = pattern_of(r"[\s(\"]{0,3}(?:(?:về|v/v)\s(?:việc\s)?)?(?:thành\slập|kiện\stoàn)(?!\w)")
ISSUES_PLAN = pattern_of(r"kế\s{1,2}hoạch[^;]{0,30}kiểm\s{1,2}tra")


class Matter(NamedTuple):
    """What a cited plan is about, as far as its words tell."""

    # It is a plan of inspection …
    inspects: bool = False
    # … by which units are to inspect themselves.
    by_themselves: bool = False
    # It is a plan of something else.
    other: bool = False
    # It is a plan of inspecting something else.
    otherwise: bool = False


def is_plan(mention: Mention) -> bool:
    """Return whether a mention may be a plan by its kind."""
    return mention.kind in PLAN_KINDS or (mention.number is not None and mention.number.kind in PLAN_SYMBOLS)


def matter_of(page: Page, mention: Mention) -> Matter:
    """Return what the words between kind and number and those of the subject say of a plan."""
    named, about = _named(page, mention), mention.about or _next_cell(page, mention)
    if about.strip() in ISSUED:
        about = ""
    if joined := NEXT_DOCUMENT.search(about):
        about = about[: joined.start()]
    words = f"{named} {about}"
    told = (
        bool(about)
        and (about[0] != "," or about.startswith((", về", ", v/v")))
        and not about.lstrip().startswith(DEMANDS)
    )
    other = (not INSPECTS.search(words) and (told or re.search(REFORM, named) is not None)) or bool(MENDS.match(about))
    council = mention.number is not None and (mention.number.organ or "").endswith("HĐND")
    other = other or (council and not INSPECTS.search(words))
    if other or OTHER_SUBJECT.match(about) or not _inspects(words):
        return Matter(other=other, otherwise=told and INSPECTS.search(about) is not None)
    if mention.kind == "Quyết định" and (not ISSUES_PLAN.search(words) or SETS_UP.match(about)):
        return Matter()
    return Matter(True, SELF_INSPECTION.search(words) is not None)


def _inspects(words: str) -> bool:
    if PLAN_SUBJECT.search(words) or PLAN_ALONE.search(words):
        return True
    return OF_ALL.search(words.split(",", 1)[0]) is not None


def _named(page: Page, mention: Mention) -> str:
    """What the plan is called before its number: between kind and number, or before the bracket that holds it."""
    start = mention.span[0]
    named = page.low[start : mention.number.span[0] if mention.number else mention.span[1]]
    last = page.low[max(0, start - 12) : start].rstrip()
    bracket = not mention.about and last.endswith("(")
    if (
        bracket
        or last.endswith(("kèm theo", " kèm"))
        or (last.endswith(("theo", "tại", "bằng")) and _issued_by(page, start))
    ):
        before = page.before(start, 170)
        at = before.rfind("kế hoạch")
        named = f"{before[at:]} {named}" if at >= 0 else named
    return named


def _next_cell(page: Page, mention: Mention) -> str:
    """The subject in the next column of a table."""
    m = CELL.match(page.low, mention.tail)
    return m["words"] if m else ""


def _issued_by(page: Page, start: int) -> bool:
    return ISSUED_BY.search(page.before(start, 220)) is not None
