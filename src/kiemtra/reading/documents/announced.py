"""Date and issuer that stand before a document which the sentence announces: 'Ngày 05/3/2020, Sở Y tế ban hành Quyết định số 31/QĐ-SYT'."""

from kiemtra.reading.documents.tails import unknown_issuer
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day
from kiemtra.reading.units.agencies import COMMITTEE, STARTS, Agency, agency_at
from kiemtra.reading.units.persons import SURNAMES
from kiemtra.reading.values import UnitKind

ISSUES = r"(?:ban\s{1,2}hành|ký|phê\s{1,2}duyệt|có|ra|gửi|phát\s{1,2}hành|xây\s{1,2}dựng|công\s{1,2}bố)"
ANNOUNCED = pattern_of(
    rf"(?<!\w){ISSUES}\s{{1,3}}(?:các\s{{1,2}}|bản\s{{1,2}}|văn\s{{1,2}}bản:?\s{{1,2}}|(?:[^\s:;.,]{{1,6}}\s){{0,2}}(?:văn\sbản|kế\shoạch|quyết\sđịnh)[^:;.]{{0,50}}:\s{{0,2}}-?\s?)?$"
)
# What such words end with: looked at first, it costs least.
LAST_OF_ISSUES = ("hành", "ký", "duyệt", "có", "ra", "gửi", "dựng", "bố", "các", "bản", ":", "-")
# 'ban hành Kế hoạch kiểm tra công tác CCHC năm 2022 (Kế hoạch số 45/KH-UBND)'
IN_BRACKETS = pattern_of(r"(?:ban\s{1,2}hành|ký|phê\s{1,2}duyệt|có)\s[^.;:()]{4,170}\((?:tại\s|theo\s)?$")
PASSIVE = pattern_of(r",?[^.;,:]{0,60}?(?:được|do)\s[^.;,:]{0,60}?(?:ban\shành|ký|phê\sduyệt)(?!\w)")
# 'Ngày 5/3/2022, tại Quyết định số 12/QĐ-UBND, …'
AT_ONCE = pattern_of(r"\s?,?\s{1,2}(?:tại|bằng|theo|với)\s{1,2}$")

# 'Cùng ngày, UBND tỉnh ban hành …': the day of the sentence before.
SAME_DAY = pattern_of(r"[\s\-+*•]{0,12}(?:cũng\strong|cùng)\sngày(?!\s\d)")

# '… theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …'
SAID_AT = pattern_of(
    r"(?:của|do)\s(?P<by>[^,;.:()\n]{3,80}?)\s(?:quyết\sđịnh|quy\sđịnh)\stại\s(?:các\s)?$|"
    r"của\s(?:giám\sđốc\s)?(?P<who>[^,;.:()\n]{3,80}?)(?:\s(?:tại|trong|qua)\s(?:các\s)?|(?:\sban\shành(?:\sngày\s[\d\s/.-]{5,12})?)?\s?\((?:tại\s)?)$"
)
LEVEL_ACTS = pattern_of(
    r"(?<!\w)(?P<level>tỉnh|thành\sphố|huyện|quận|thị\sxã|xã|phường)\s(?:đã\s|vừa\s|cũng\s|đã\skịp\sthời\s){0,2}(?:ban\shành|có|ký)\s[^.;]{0,60}$"
)
# 'Tại Công văn số 12/SNV-CCHC ngày 5/3/2022, Sở Nội vụ đề nghị …'
AT = pattern_of(r"(?<!\w)(?:tại|bằng)\s$")
THEN = pattern_of(r",\s{1,2}")
# Between who issues and what is issued: another thought.
BROKEN_OFF = pattern_of(r"[;:]|(?<!\w)(?:đề\snghị|yêu\scầu)(?!\w)")


SIGNS = pattern_of(r"\s(?:đã\s|vừa\s|mới\s|thay\smặt\s)?ký(?!\w)")


def announced(page: Page, start: int) -> bool:
    """Return whether the words before an offset say that somebody issues the document that begins there."""
    last = page.low[max(0, start - 12) : start].rstrip()
    if last.endswith(LAST_OF_ISSUES) and ANNOUNCED.search(page.before(start, 90)):
        return True
    return "(" in last[-6:] and IN_BRACKETS.search(page.before(start)) is not None


def day_before(page: Page, start: int, floor: int, *, issued: bool) -> Day | None:
    """Return the day that opens the sentence in which a document is announced, or stands at once before it."""
    days = [day for day in page.days_between(floor, start) if page.low.startswith("ngày", day.span[0])]
    if not days:
        return _last_day(page, start) if issued and SAME_DAY.match(page.low, page.sentence(start)[0], start) else None
    return days[-1] if issued or AT_ONCE.fullmatch(page.low, days[-1].span[1], start) else None


def actor_before(page: Page, start: int, floor: int) -> Agency | None:
    """Return who issues the document: the last agency before it that acts."""
    actor: Agency | None = None
    for m in STARTS.finditer(page.low, floor, start):
        if actor is None or m.start() >= actor.span[1]:
            actor = _actor(page, m.start()) or actor
    actor = _level_before(page, start, floor) or actor
    return actor if actor and not BROKEN_OFF.search(page.low[actor.span[1] : start].rstrip(" -\n:")) else None


def _level_before(page: Page, start: int, floor: int) -> Agency | None:
    """'Huyện đã ban hành …': the committee of that level."""
    m = LEVEL_ACTS.search(page.low, floor, start)
    if m is None or page.low[max(floor, m.start() - 3) : m.start()].strip()[-1:] not in ("", ".", ",", ";", ":"):
        return None
    return Agency(m.span("level"), "UBND", " ".join(m["level"].split()), None, UnitKind.OTHER)


def speaker_of(page: Page, start: int, end: int) -> Agency | None:
    """Return whose document it is where the clause says what somebody tells in it: before its number or behind it."""
    if not page.low[max(0, start - 7) : start].rstrip().endswith(("tại", "trong", "qua", "các", "bằng", "(")):
        return None
    before = page.before(start, 130)
    m = SAID_AT.search(before)
    if m is None:
        then = THEN.match(page.low, end) if AT.search(before) else None
        return agency_at(page, then.end()) if then else None
    told = "by" if m["by"] else "who"
    at, end = (start - len(before) + place for place in m.span(told))
    agency = agency_at(page, at) or unknown_issuer(page, at)
    return agency if agency and end - agency.span[1] <= 1 else None


def _actor(page: Page, at: int) -> Agency | None:
    if page.low[max(0, at - 9) : at].rstrip().endswith(("của", "trưởng", "đốc", "tịch", "phòng")) and COMMITTEE.match(
        page.low, at
    ):
        return None
    agency = agency_at(page, at)
    return _without_person(agency) if agency and SIGNS.match(page.low, agency.span[1]) else agency


def _without_person(agency: Agency) -> Agency:
    """'Chủ tịch UBND tỉnh Trần Văn An ký …': behind the level stands a person, no place."""
    words = (agency.place or "").lower().split()
    person = len(words) >= 3 and words[0] in SURNAMES and words != ["trần", "văn", "thời"]
    return agency._replace(place=None) if person and "tịch" in agency.lead else agency


def _last_day(page: Page, start: int) -> Day | None:
    days = [day for day in page.days_between(max(0, start - 900), start) if day.span[1] <= start]
    return days[-1] if days else None
