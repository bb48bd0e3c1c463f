"""Mentions of other documents: kind, number and symbol, date, issuer and subject, wherever in the clause they stand.

Grammar: Decree 30/2020/NĐ-CP, annex I, II.6b; the first citation gives all parts, later ones kind and number only.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from kiemtra.reading.agencies import COMMITTEE, STARTS, Agency, agency_at, any_of, spaced
from kiemtra.reading.data.kinds import KIND_WORDS, KINDS, LETTER_KINDS, SHORT_KINDS
from kiemtra.reading.dates import Day
from kiemtra.reading.normalise import fold
from kiemtra.reading.page import Page
from kiemtra.reading.symbols import Number, find_numbers
from kiemtra.reading.values import Span, UnitKind

KIND = re.compile(rf"(?<!\w)(?:{any_of(KIND_WORDS)})(?!\w)")
NAMES = {fold(name): name for name in KIND_WORDS}
# Between the kind and its number: no digit, no clause mark.
GAP = re.compile(r"[^\d;:\"]{0,70}?(?:số\s{0,2}:?\s{0,2})?$")
SHORT = re.compile(
    rf"(?<!\w)(?P<kind>{any_of(SHORT_KINDS)})\s{{1,2}}(?P<so>số\s{{1,2}})?(?P<no>\d{{1,5}}[a-zđ]?)(?![\w/%:-]|\s?[/%]|[,.]\d)"
    r"(?=\s{0,2}(?:[,.;)\"]|$|\n|(?:ngày(?=\s\d)|của|về|v/v|này|nêu trên|trên|và|đã|do|yêu cầu|quy định|cũng|được|ban hành|phê duyệt)(?!\w)))"
)
ISSUER_FIRST = re.compile(r"[\s,]{0,3}(?:của|do|được)\s{1,3}")
# '…, ngày 12/4, UBND huyện …': the day opens the next clause and is not the document's.
NEXT_CLAUSE = re.compile(
    r"\s?,\s{1,2}(?:(?:đồng\schí|ông|bà)\s|(?:đoàn|tổ|ubnd|ủy\sban|chủ\stịch|sở|phòng|bộ|ban|huyện|tỉnh|thành\sphố|lãnh\sđạo)(?!\w))"
)
UNKNOWN_ISSUER = re.compile(
    r"(?:trưởng\s|tổng\s|giám\sđốc\s|ban\s|hội\sđồng\s|ủy\sban\s|tổ\s|cục\s|đảng\s)[^,;.:\d\n]{3,80}?(?=\s(?:về|v/v|ban\shành|phê\sduyệt|quy\sđịnh|ngày)(?!\w)|[,;.\n])"
)
BEFORE_DATE = re.compile(r"[\s,]{0,4}\(?(?:(?:đã\s)?(?:ký\s)?(?:ban\shành|ký|đề|phê\sduyệt)\s{1,2})?")
EMPTY_DAY = re.compile(r"[\s,]{0,3}ngày(?:[\s.…/]|tháng|năm(?!\s\d)){0,20}(?=\s(?:của|về|v/v|phê)|[;,:)]|\s{0,2}$|$)")
ANNOUNCED = re.compile(
    r"(?:ban\s{1,2}hành|ký|phê\s{1,2}duyệt|có|ra|gửi|phát\s{1,2}hành|xây\s{1,2}dựng)\s{1,3}(?:các\s{1,2}|bản\s{1,2})?$"
)
AFTERWARDS = re.compile(r"\s{0,2},?\s{0,2}(?:đã\s{1,2}|vừa\s{1,2})?(?:được|do)\s{1,3}")
ABOUT = re.compile(
    r"[\s,]{0,3}(?:\(|-\s?)?(?:về\sviệc|về|v/v|ban\shành|phê\sduyệt|kiểm\stra|quy\sđịnh|nâng\scao|triển\skhai|thành\slập|để|hướng\sdẫn|tổ\schức|thực\shiện|tăng\scường|đẩy\smạnh|"
    r"phát\sđộng|sửa\sđổi|công\sbố|cải\scách|cải\sthiện|khắc\sphục|tiếp\stục|phân\scông|kiện\stoàn|yêu\scầu|đề\snghị)(?!\w)"
)
SUBJECT_END = re.compile(
    r"[;\n]|\.(?=\s|$)|/\.|,\s{1,2}(?=(?:sở|ubnd|ủy ban|đoàn kiểm|ngày|tổ kiểm|chủ tịch|bộ|từ ngày|trong|sáng|chiều|vừa qua|theo đó|phòng|với|thay thế|đồng thời|nhằm|(?:tỉnh|thành phố|huyện)\s(?:đã|sẽ|vừa))(?!\w))"
    r"|\sđến các\s|\svà\s(?=\w+\s\w+\ssố\s\d)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention before roles are given out. `tail` is where the words after number, date and issuer begin."""

    span: Span
    kind: str
    number: Number | None
    short_number: str | None
    day: Day | None
    empty_day: Span | None
    issuer: Agency | None
    subject: str | None
    announced: bool
    tail: int
    kind_printed: bool
    name: str | None = None
    year: int | None = None


def find_mentions(page: Page) -> list[Mention]:
    """Return the mentions of documents with a number, in order."""
    numbers = find_numbers(page.body)
    found: list[Mention] = []
    last = 0
    taken = [number.span for number in numbers]
    for place, number in enumerate(numbers):
        stop = numbers[place + 1].span[0] if place + 1 < len(numbers) else len(page.text)
        mention = _mention(page, number, last, stop)
        if mention:
            found.append(mention)
            last = mention.span[1]
    found += _short(page, taken)
    return sorted(found, key=lambda mention: mention.span)


def _mention(page: Page, number: Number, last: int, stop: int) -> Mention | None:
    start, kind = _kind_before(page, number, last)
    if kind is None and not number.certain and page.low[number.span[0] - 4 : number.span[0]].strip()[:1] != "s":
        return None
    mention = Mention(
        span=(start, number.span[1]),
        kind=kind or KINDS.get(number.kind or "", "Công văn"),
        number=number,
        short_number=None,
        day=None,
        empty_day=None,
        issuer=_issuer_inside(page, start, number.span[0]),
        subject=None,
        announced=bool(ANNOUNCED.search(page.before(start, 30))),
        tail=number.span[1],
        kind_printed=kind is not None,
    )
    return _detached(page, _after(page, mention, stop), last)


def _kind_before(page: Page, number: Number, last: int) -> tuple[int, str | None]:
    """Where the citation begins and the printed kind, None where no kind word belongs to the number."""
    at = number.span[0]
    floor = max(last, at - 96, page.sentence(at)[0])
    window = page.low[floor:at]
    words = [m for m in KIND.finditer(window) if GAP.match(window, m.end())]
    if words:
        wanted = KINDS.get(number.kind or "")
        fits = [m for m in words if _named(m.group()) == wanted] or words[-1:]
        chosen = fits[-1]
        if (
            chosen is words[-1]
            or not KIND.search(window, chosen.end() + 1)
            or "số" not in window[chosen.end() : words[-1].start()]
        ):
            gap = window[chosen.end() :]
            if len(gap.split()) <= 3 or _issuer_inside(page, floor + chosen.end(), at) or fits[-1] is words[-1]:
                near = len(gap.split()) <= 9 and not re.search(r"(?<!\w)(?:tại|theo|cùng|với|đã|kèm)(?!\w)", gap)
                if near:
                    return floor + chosen.start(), _named(chosen.group())
    m = re.search(r"số\s{0,2}:?\s{0,2}$", window)
    return (floor + m.start() if m else at), None


def _named(word: str) -> str:
    return NAMES[" ".join(word.split())]


def _issuer_inside(page: Page, start: int, end: int) -> Agency | None:
    """The issuer between kind and number: 'Kế hoạch của UBND tỉnh số 20/KH-UBND'."""
    for m in re.finditer(r"của\s{1,3}", page.low[start:end]):
        if agency := agency_at(page, start + m.end()):
            return agency if agency.span[1] <= end else None
    return None


def _after(page: Page, mention: Mention, stop: int) -> Mention:
    """Read date, issuer and subject behind the number, in whichever order they stand."""
    at = mention.tail
    for _ in range(4):
        before = at
        mention, at = _date_at(page, mention, at, stop)
        mention, at = _issuer_at(page, mention, at, stop)
        if at == before:
            break
    if mention.day is None and (m := EMPTY_DAY.match(page.low, at, min(len(page.low), at + 40))):
        mention = replace(mention, empty_day=m.span())
        at = m.end()
    return replace(mention, tail=at, subject=_subject(page, at, stop))


def _date_at(page: Page, mention: Mention, at: int, stop: int) -> tuple[Mention, int]:
    if mention.day:
        return mention, at
    m = BEFORE_DATE.match(page.low, at, at + 40)
    start = m.end() if m else at
    day = day_at(page, start)
    if day is None or day.span[0] >= stop:
        return mention, at
    end = day.span[1]
    if "," in page.low[at:start] and NEXT_CLAUSE.match(page.low, end):
        return mention, at
    if page.low[start - 1 : start] == "(" and page.low[end : end + 1] == ")":
        end += 1
    span = (mention.span[0], day.span[1]) if mention.issuer is None or mention.issuer.span[0] < at else mention.span
    return replace(mention, day=day, span=span), end


def day_at(page: Page, at: int) -> Day | None:
    """Return the written day that begins at an offset."""
    place = bisect_left(page.days, at, key=lambda day: day.span[0])
    return page.days[place] if place < len(page.days) and page.days[place].span[0] == at else None


def _issuer_at(page: Page, mention: Mention, at: int, stop: int) -> tuple[Mention, int]:
    m = ISSUER_FIRST.match(page.low, at) or AFTERWARDS.match(page.low, at)
    if not m or (mention.issuer and mention.issuer.span[0] >= mention.tail):
        return mention, at
    agency = agency_at(page, m.end()) or _unknown_issuer(page, m.end())
    if agency is None or agency.span[1] > stop:
        return mention, at
    return (mention if mention.issuer else replace(mention, issuer=agency)), agency.span[1]


def _unknown_issuer(page: Page, at: int) -> Agency | None:
    """A body of no table, as printed: 'của Trưởng Ban Chỉ đạo CCHC của Chính phủ ban hành …'."""
    m = UNKNOWN_ISSUER.match(page.low, at, at + 100)
    if m is None or not page.body[at].isupper():
        return None
    return Agency((at, m.end()), spaced(page.text[at : m.end()]), None, None, UnitKind.MINISTRY)


def _subject(page: Page, at: int, stop: int) -> str | None:
    m = ABOUT.match(page.low, at, at + 30)
    if not m:
        return None
    limit = min(stop, at + 320, max(page.sentence(at)[1], at))
    end = SUBJECT_END.search(page.low, m.end(), limit)
    words = page.text[at : end.start() if end else limit]
    if stop <= limit and not end:
        words = re.sub(r"[,;]?\s*(?:và\s+)?(?:các\s+)?[^\s]+\s[^\s]+\s(?:số\s*)?$", "", words)
    return spaced(words).strip(" ,.;:(-") or None


def _detached(page: Page, mention: Mention, last: int) -> Mention:
    """Take date and issuer from before: 'Ngày 05/3/2020, Sở Y tế ban hành Quyết định số 31/QĐ-SYT'."""
    if not mention.announced:
        return mention
    start = mention.span[0]
    floor = max(last, start - 240, page.sentence(start)[0])
    days = [day for day in days_between(page, floor, start) if page.low[day.span[0] : day.span[0] + 4] == "ngày"]
    if mention.day is None and days:
        mention = replace(mention, day=days[-1])
    if mention.issuer is None:
        actor: Agency | None = None
        for m in STARTS.finditer(page.low, floor, start):
            if actor is None or m.start() >= actor.span[1]:
                actor = _actor(page, m.start()) or actor
        if actor and not re.search(r"[;:]|(?<!\w)(?:đề nghị|yêu cầu)(?!\w)", page.low[actor.span[1] : start]):
            mention = replace(mention, issuer=actor)
    return mention


def _actor(page: Page, at: int) -> Agency | None:
    if page.low[max(0, at - 9) : at].rstrip().endswith(("của", "trưởng", "đốc", "tịch", "phòng")) and COMMITTEE.match(
        page.low, at
    ):
        return None
    return agency_at(page, at)


def days_between(page: Page, start: int, end: int) -> list[Day]:
    """Return the written days (at most 40) between two offsets."""
    first = bisect_left(page.days, start, key=lambda day: day.span[0])
    found = []
    for day in page.days[first : first + 40]:
        if day.span[1] > end:
            break
        found.append(day)
    return found


def _short(page: Page, taken: list[Span]) -> list[Mention]:
    """Kind and number without a symbol: 'Nghị quyết 05', 'Kế hoạch số 726 ngày 12/3/2021'."""
    found = []
    starts = {start for start, _ in taken}
    for m in SHORT.finditer(page.low):
        if m.start("no") in starts or not page.body[m.start()].isupper():
            continue
        if not m["so"] and re.fullmatch(r"(?:19|20)\d\d", m["no"]):
            continue
        mention = Mention(
            span=m.span(),
            kind=_named(m["kind"]),
            number=None,
            short_number=m["no"],
            day=None,
            empty_day=None,
            issuer=None,
            subject=None,
            announced=bool(ANNOUNCED.search(page.before(m.start(), 30))),
            tail=m.end(),
            kind_printed=True,
        )
        found.append(_after(page, mention, m.end() + 200))
    return found


def kinds_disagree(mention: Mention) -> str | None:
    """Return the kind that the symbol names where the printed kind is another one."""
    if not (mention.kind_printed and mention.number and mention.number.kind):
        return None
    wanted = KINDS[mention.number.kind]
    if (
        mention.kind == wanted
        or mention.kind in LETTER_KINDS
        or wanted.startswith(mention.kind)
        or mention.kind.startswith(wanted)
    ):
        return None
    return wanted
