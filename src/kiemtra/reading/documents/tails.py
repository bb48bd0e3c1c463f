"""What stands behind a number: date, issuer and subject, in whichever order."""

from dataclasses import dataclass

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day
from kiemtra.reading.units.agencies import Agency, agency_at, spaced
from kiemtra.reading.values import Span, UnitKind

ISSUER_FIRST = pattern_of(r"[\s,]{0,3}(?:của|do|được|bởi)\s{1,3}")
AFTERWARDS = pattern_of(r"\s{0,2},?\s{0,2}(?:đã\s{1,2}|vừa\s{1,2})?(?:được|do)\s{1,3}")
# 'số 72/KH-UBND, UBND tỉnh ban hành từ ngày 20/5/2022'; 'số 72/KH-UBND (UBND tỉnh ký ngày 20/5)'
THEN_ISSUER = pattern_of(r"(?:\s{0,2}[,(]\s{0,2}(?:do\s)?|\s{1,2}mà\s{1,2})(?=[^\W\d_])")
SIGNED_THEN = pattern_of(
    r"\s(?:đã\s|vừa\s|mới\s)?(?:ký\sban\shành|ban\shành|ký|phê\sduyệt)\s(?:vào\s|từ\s)?(?:ngày|hôm|hồi|tháng)(?!\w)"
)
# '… ngày 5/3/2022 UBND tỉnh về việc …': the word "của" is lost.
BARE_ISSUER = pattern_of(r"\s{1,3}(?=[^\W\d_])")
SUBJECT_FOLLOWS = pattern_of(r"\s{1,3}(?:về|v/v)(?!\w)")
# '…, ngày 12/4, UBND huyện …': the day opens the next clause and is not the document's.
NEXT_CLAUSE = pattern_of(
    r"\s?,\s{1,2}(?:(?:đồng\schí|ông|bà)\s|(?:đoàn|tổ|ubnd|ủy\sban|chủ\stịch|sở|phòng|bộ|ban|huyện|tỉnh|thành\sphố|lãnh\sđạo|tại)(?!\w))"
)
UNKNOWN_ISSUER = pattern_of(
    r"(?:bộ\strưởng,\schủ\snhiệm\s|(?:bộ\s)?trưởng\s|tổng\s|giám\sđốc\s|ban\s|hội\sđồng\s|ủy\sban\s|tổ\s|cục\s|đảng\s|chánh\s|chủ\snhiệm\s|viện\s|liên\s|trung\stâm\s|đoàn\s|cơ\squan\s|"
    r"phòng\s|sở\s|chi\scục\s|trường\s|văn\sphòng\s)(?!(?:tại|về|v/v|ban\shành|ký|phê\sduyệt|quy\sđịnh|ngày|đã|thì|để|và)(?!\w))"
    r"[^,;.:()\d\n]{2,80}?(?=\s(?:tại|về|v/v|ban\shành|ký|phê\sduyệt|quy\sđịnh|ngày|đã|thì|để|và|hướng\sdẫn|sửa\sđổi|triển\skhai|thành\slập|thực\shiện|yêu\scầu|kiểm\stra)(?!\w)|\s?[,;.\n():]|$)"
)
HEAD_OF = pattern_of(r"(?:thứ\s|bộ\s)trưởng\s")
BEFORE_DATE = pattern_of(
    r"[\s,]{0,4}(?:-\s)?\(?(?:(?:đã\s|được\s)?(?:ký\s)?(?:ký\sban\shành|ban\shành|ký|đề|phê\sduyệt|ra|có)\s{1,2}(?:(?:vào|từ)\s(?=ngày|hôm))?)?(?:ngày\s(?:ban\shành|ký)\s{0,2}:?\s{0,2})?(?P<same>(?:cùng|đều)\s(?:ký\s|ban\shành\s)?(?=ngày))?"
)
SAME_DAY = pattern_of(r"[\s,(]{0,4}cùng\sngày(?!\s{0,2}\d)(?!\w)")
EMPTY_DAY = pattern_of(
    r"[\s,(]{0,4}ngày[\s.…_/-]{0,14}(?:(?:\d{1,2}\s{1,2})?tháng[\s.…_/-]{0,14}(?:\d{1,2}\s{0,2})?(?:năm[\s.…_]{0,10}(?:20\d{0,2}[.…_]{0,6})?)?)?"
    r"(?:(?=\s?(?:của|về|v/v|phê|do)(?!\w))|(?=\s?ban\shành\s(?:quy|kế|đề|chương|bộ))|(?=[;,:.)])|(?=\s{0,2}$)|(?=\n))"
)
# What may stand between number, date and issuer and tells neither: a year, a month, a short name in brackets.
ASIDE = pattern_of(
    r"\s{0,3},?\s{0,2}(?:(?:ban\shành\s)?(?:trong\s)?tháng\s{1,2}\d{1,2}(?:\s{0,2}/\s{0,2}|\s{1,2}năm\s{1,2})(?:19|20)\d\d(?!\d)|năm\s{1,2}(?:19|20)\d\d(?![\w/])|"
    r"\((?:sau\sđây\s|gọi\s|viết\s)?(?:gọi\s|viết\s)?(?:là|tắt|chung|kế\shoạch|quyết\sđịnh|nghị|khóa)[^()\d]{0,60}(?:\d{1,5}[^()\d]{0,20})?\))"
)
DEED = pattern_of(
    r"(?:phê\sduyệt|quy\sđịnh|ban\shành|cập\snhật|về\s|hướng\sdẫn|thành\slập|kiểm\stra|triển\skhai|sửa\sđổi|kiện\stoàn|tăng\scường|giao\s|công\sbố)"
)
CLOSED = pattern_of(r"\s?\)(?=\s{1,2}(?:của|về)\s)")
ABOUT = pattern_of(
    r"[\s,]{0,3}(?:\(|-\s?|\")?(?:về\sviệc|về|v/v|ban\shành|phê\sduyệt|kiểm\stra|quy\sđịnh|nâng\scao|triển\skhai|thành\slập|để|hướng\sdẫn|tổ\schức|thực\shiện|tăng\scường|đẩy\smạnh|"
    r"phát\sđộng|sửa\sđổi|công\sbố|cải\scách|cải\sthiện|khắc\sphục|tiếp\stục|phân\scông|kiện\stoàn|yêu\scầu|đề\snghị|điều\schỉnh|bãi\sbỏ|giao|thông\sbáo|đánh\sgiá|nhằm|hợp\snhất|kèm(?:\stheo)?|tinh\sgiản|công\snhận)(?!\w)"
)
SUBJECT_END = pattern_of(
    r";|\n\s*\n|\.(?=\s|$)|/\.|,\s{1,2}(?=(?:sở|ubnd|ủy ban|đoàn kiểm|ngày|tổ kiểm|chủ tịch|bộ|từ ngày|trong|sáng|chiều|vừa qua|theo đó|phòng|với|thay thế|đồng thời|nhằm|(?:tỉnh|thành phố|huyện)\s(?:đã|sẽ|vừa))(?!\w))"
    r"|\sđến các\s|\svà\s(?=\w+\s\w+\ssố\s\d)"
)
OTHER_KIND = pattern_of(r"[,;]?\s*(?:và\s+)?(?:các\s+)?[^\s]+\s[^\s]+\s(?:số\s*)?$")
BY = pattern_of(r"\sdo\s{1,2}")
ISSUED = pattern_of(r"\s{1,2}(?:đã\s)?(?:ký\s)?ban\shành(?!\w)")
# Words that lead to the next document and tell nothing without it.
LOOSE_END = pattern_of(r"(?:\s(?:của|tại|theo|và|với|các|thực\shiện))+[\s,]{0,3}$")
# A date that stands behind the subject: '… về kiểm tra CCHC ban hành ngày 5/3/2022'.
LATE_DATE = pattern_of(r"(?:[\s,(]|(?:được|đã)\s)(?:ký\s)?(?:ban\shành|ký)\s(?:vào\s)?(?=ngày\s{0,3}\d)")
# What stands between the numbers of a list.
NOTHING = {"", "số", "và", "và số"}


@dataclass(slots=True)
class Tail:
    """What was read behind a number, and where it ends."""

    end: int
    day: Day | None = None
    empty_day: Span | None = None
    issuer: Agency | None = None
    subject: str | None = None
    about: str = ""
    same_day: bool = False
    # The issuer stands behind the subject and may be another document's.
    issuer_late: bool = False


def read_tail(page: Page, at: int, stop: int) -> Tail:
    """Read date, issuer and subject that follow an offset, at most up to `stop`."""
    tail = Tail(at)
    if stop - at < 10 and page.low[at:stop].strip(" ,;:\n") in NOTHING:
        return tail
    for _ in range(6):
        before = tail.end
        _take_date(page, tail, stop)
        _take_issuer(page, tail, stop)
        _take_same_day(page, tail)
        if tail.end == before and not (_take_aside(page, tail, stop) or _leave_bracket(page, tail, at)):
            break
    if (
        tail.day is None
        and _next(page, tail) == "n"
        and (m := EMPTY_DAY.match(page.low, tail.end, min(len(page.low), tail.end + 60)))
    ):
        tail.empty_day = (m.start() + len(m.group()) - len(m.group().lstrip(" ,(\n")), m.end())
        tail.end = m.end()
        _take_issuer(page, tail, stop)
    _take_subject(page, tail, stop)
    if tail.day is None and tail.empty_day is None:
        _take_late_date(page, tail, stop)
    if tail.issuer is None:
        _take_late_issuer(page, tail, stop)
    return tail


def _next(page: Page, tail: Tail) -> str:
    """The first letter or sign that follows: nearly always it tells that what is looked for does not."""
    return page.low[tail.end : tail.end + 8].lstrip(" ,\n(")[:1]


def _take_date(page: Page, tail: Tail, stop: int) -> None:
    if tail.day or (m := BEFORE_DATE.match(page.low, tail.end, tail.end + 60)) is None:
        return
    start = m.end()
    day = page.day_at(start)
    if day is None or day.span[0] >= stop:
        return
    end = day.span[1]
    if "," in page.low[tail.end : start] and NEXT_CLAUSE.match(page.low, end) and not _ends_ground(page, start, end):
        return
    if page.low[start - 1 : start] == "(" and page.low[end : end + 1] == ")":
        end += 1
    tail.day, tail.end, tail.same_day = day, end, tail.same_day or m["same"] is not None


def _ends_ground(page: Page, start: int, end: int) -> bool:
    """Whether the day ends a line of grounds, below which the document itself goes on: 'Căn cứ …, ngày 12/10/2025,'."""
    line = page.line(start)
    return page.low.startswith("căn cứ", line[0]) and not page.low[end : line[1]].strip(" ,;")


def _take_issuer(page: Page, tail: Tail, stop: int) -> None:
    following = _next(page, tail)
    if tail.issuer or not (following.isalpha() or following.isspace()):
        return
    m = ISSUER_FIRST.match(page.low, tail.end) or AFTERWARDS.match(page.low, tail.end)
    if m:
        agency = agency_at(page, m.end()) or unknown_issuer(page, m.end())
    elif m := THEN_ISSUER.match(page.low, tail.end):
        agency = agency_at(page, m.end())
        agency = agency if agency and SIGNED_THEN.match(page.low, agency.span[1]) else None
    elif m := BARE_ISSUER.match(page.low, tail.end):
        agency = agency_at(page, m.end())
        agency = agency if agency and SUBJECT_FOLLOWS.match(page.low, agency.span[1]) else None
    else:
        return
    if agency and agency.span[1] <= stop:
        tail.issuer = _without_deed(page, agency)
        tail.end = tail.issuer.span[1]


def _without_deed(page: Page, agency: Agency) -> Agency:
    """'… của UBND tỉnh Quy định trách nhiệm …': a deed with a capital is no place."""
    if page.low.startswith("/v", agency.span[1]) and agency.name.endswith(" V"):
        # '… của Cục Thuế V/v …': the V opens the subject.
        lead, place = agency.lead.removesuffix(" V"), agency.place.removesuffix("V").strip() if agency.place else None
        return agency._replace(span=(agency.span[0], agency.span[1] - 2), lead=lead, place=place or None)
    start = agency.span[1] - len(agency.place or "")
    if agency.place is None or not DEED.match(page.low, start) or page.body[start + 5 : start + 6].isupper():
        return agency
    end = start - 1
    return agency._replace(span=(agency.span[0], end), place=None)


def unknown_issuer(page: Page, at: int) -> Agency | None:
    """Return a body of no table, as printed: 'của Trưởng Ban Chỉ đạo CCHC của Chính phủ ban hành …'."""
    head = HEAD_OF.match(page.low, at)
    if head and page.body[at].isupper() and (body := agency_at(page, head.end())):
        printed = spaced(page.text[at : body.span[1]])
        return Agency((at, body.span[1]), printed, None, None, UnitKind.MINISTRY)
    m = UNKNOWN_ISSUER.match(page.low, at, at + 100)
    if m is None or not page.body[at].isupper():
        return None
    return Agency((at, m.end()), spaced(page.text[at : m.end()]), None, None, UnitKind.MINISTRY)


def _take_same_day(page: Page, tail: Tail) -> None:
    if tail.day is None and _next(page, tail) == "c" and (m := SAME_DAY.match(page.low, tail.end)):
        tail.same_day, tail.end = True, m.end()


def _take_aside(page: Page, tail: Tail, stop: int) -> bool:
    if page.low[tail.end : tail.end + 8].lstrip(" ,\n")[:1] not in ("(", "n", "t", "b"):
        return False
    m = ASIDE.match(page.low, tail.end, min(stop, tail.end + 120))
    if m:
        tail.end = m.end()
    return m is not None


def _leave_bracket(page: Page, tail: Tail, at: int) -> bool:
    """'… theo kế hoạch (số 40/KH-UBND ngày 25/1/2019) của UBND tỉnh về …': the clause goes on behind the bracket."""
    m = CLOSED.match(page.low, tail.end) if ")" in page.low[tail.end : tail.end + 2] else None
    start = max(0, at - 120)
    if m is None or page.low.rfind("(", start, at) <= page.low.rfind(")", start, at):
        return False
    tail.end = m.end()
    return True


def _take_late_date(page: Page, tail: Tail, stop: int) -> None:
    limit = min(stop, tail.end + 260)
    if page.low.find("ngày", tail.end, limit) < 0:
        return
    limit = min(limit, max(page.sentence(tail.end)[1], tail.end))
    if (m := LATE_DATE.search(page.low, tail.end, limit)) and ";" not in page.low[tail.end : m.start()]:
        tail.day = page.day_at(m.end())


def _take_subject(page: Page, tail: Tail, stop: int) -> None:
    at = tail.end
    m = ABOUT.match(page.low, at, at + 30)
    if not m:
        return
    limit = min(stop, at + 320, max(page.sentence(at)[1], at))
    end = SUBJECT_END.search(page.low, m.end(), limit)
    last = end.start() if end else limit
    if stop <= limit and not end and (other := OTHER_KIND.search(page.low, max(at, last - 40), last)):
        last = other.start()
    if loose := LOOSE_END.search(page.low, max(at, last - 24), last):
        last = loose.start()
    tail.subject = spaced(page.text[at:last]).strip(' ,.;:(-"“') or None
    tail.about = page.low[at:last] if tail.subject else ""


def _take_late_issuer(page: Page, tail: Tail, stop: int) -> None:
    """'… về tinh giản biên chế do Ban Chấp hành Trung ương ban hành'."""
    limit = min(stop, tail.end + 300)
    if page.low.find("ban hành", tail.end, limit) < 0:
        return
    limit = min(limit, max(page.sentence(tail.end)[1], tail.end))
    for m in BY.finditer(page.low, tail.end, limit):
        agency = agency_at(page, m.end()) or unknown_issuer(page, m.end())
        if agency and ISSUED.match(page.low, agency.span[1], limit):
            tail.issuer, tail.issuer_late = agency, True
            return
