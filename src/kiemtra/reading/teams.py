"""How many teams there are and who leads them."""

import re

from kiemtra.reading.agencies import UP, spaced
from kiemtra.reading.numerals import NUMERAL, value
from kiemtra.reading.page import Page
from kiemtra.reading.values import Leader, Span, Teams

W = r"\s{1,3}"
COUNT = re.compile(
    rf"(?<![\w/.,-])(?P<n>{NUMERAL}){W}(?:đoàn|tổ)(?:{W}công{W}tác)?(?:{W}liên{W}ngành)?{W}(?:tự{W})?kiểm{W}tra(?!\w)|thành{W}lập{W}(?P<n2>{NUMERAL}){W}(?:đoàn|tổ)(?!\w)"
)
HEAD = rf"(?<!phó )(?:trưởng{W}(?:đoàn|tổ)|(?<!phó )tổ{W}trưởng)(?:{W}công{W}tác)?(?:{W}kiểm{W}tra)?(?:{W}(?:liên{W}ngành|số{W}\d|\d))?"
TITLE = rf"(?:(?:đồng{W}chí|đ/c|ông|bà|các{W}đồng{W}chí|ths\.?|ts\.?):?{W}){{0,2}}"
PERSON = re.compile(rf"[{UP}][\w]*(?: {{1,2}}[{UP}][\w]*){{1,5}}(?!\w)")
POST = re.compile(
    r"(?:các\s{1,2})?(?:q\.\s?|quyền\s{1,2})?(?:(?:tỉnh|thành|huyện|quận|thị)\s{1,2}ủy\s{1,2}viên|ủy\s{1,2}viên|phó\s{1,2}(?:chủ\s{1,2}tịch|giám\s{1,2}đốc|chánh|trưởng\s{1,2}(?:phòng|ban)|bí\s{1,2}thư|thủ\s{1,2}trưởng)|chủ\s{1,2}tịch|giám\s{1,2}đốc|chánh|trưởng\s{1,2}(?:phòng|ban(?!\s{1,2}kiểm))|bí\s{1,2}thư|(?:phó\s{1,2})?(?:vụ|cục)\s{1,2}trưởng|bộ\s{1,2}trưởng|thứ\s{1,2}trưởng|lãnh\s{1,2}đạo|thanh\s{1,2}tra)(?!\w)"
)
LED = re.compile(rf"(?<!\w)(?:làm|là|giữ{W}chức){W}{HEAD}|[-,(]\s{{0,2}}{HEAD}")
NAMED_HEAD = re.compile(rf"(?<!\w){HEAD}\s{{0,2}}(?::|-|là){W}?{TITLE}(?=\w)")
ENTRY = re.compile(
    rf"(?<!\w)(?:do|đồng{W}chí|đ/c|ông|bà)(?:{W}(?:đồng{W}chí|đ/c|ông|bà))?:?{W}|(?<!\w)gồm(?:{W}có)?:{W}"
)
CLOSES = re.compile(rf"\s{{0,2}}(?:[,;.\n()-]|(?:làm|là|cùng|và|đã|giữ|chủ{W}trì){W})")


def find_teams(page: Page) -> Teams:
    """Return the number of teams where it is stated, and their heads; deputies and members are no heads."""
    leaders: list[Leader] = []
    for leader in _led(page) + _named(page):
        if not any(_same(leader, known) for known in leaders):
            leaders.append(leader)
    leaders.sort(key=lambda leader: leader.span)
    return Teams(_count(page), tuple(leaders))


def _same(a: Leader, b: Leader) -> bool:
    return (a.name or "").lower() == (b.name or "").lower() and (
        a.name is not None or (a.position or "").lower() == (b.position or "").lower()
    )


def _count(page: Page) -> int | None:
    for m in COUNT.finditer(page.low):
        words = m["n"] or m["n2"]
        if words.strip() != "năm":
            return value(words)
    return None


def _led(page: Page) -> list[Leader]:
    """'do đồng chí A, Phó Giám đốc Sở Nội vụ làm Trưởng đoàn'; 'do các Phó Chủ tịch UBND thành phố làm trưởng đoàn'."""
    found = []
    for m in LED.finditer(page.low):
        floor = max(page.sentence(m.start())[0], m.start() - 190)
        entries = list(ENTRY.finditer(page.low, floor, m.start() + 1))
        if not entries or _led_before(page, entries[-1].end(), m.start()):
            continue
        start = entries[-1].end()
        if leader := _leader(page, (start, m.start())):
            found.append(leader)
    return found


def _led_before(page: Page, start: int, end: int) -> bool:
    return re.search(r"trưởng\s{1,2}(?:đoàn|tổ)|thư\s{1,2}ký|thành\s{1,2}viên|;", page.low[start:end]) is not None


def _named(page: Page) -> list[Leader]:
    """'Trưởng đoàn: Ông Nguyễn Văn A - Giám đốc Sở Nội vụ'; 'Trưởng đoàn là Phó Chủ tịch UBND tỉnh'."""
    found = []
    for m in NAMED_HEAD.finditer(page.low):
        end = min(page.sentence(m.start())[1], m.end() + 150)
        line = page.low.find("\n", m.end(), end)
        end = line if line >= 0 else end
        stop = re.search(
            r"[;.]|\s-\s(?:phó|thư|thành)|,\s(?:phó\s{1,2}trưởng\s{1,2}đoàn|thư\s{1,2}ký|cùng)", page.low[m.end() : end]
        )
        if leader := _leader(page, (m.end(), m.end() + stop.start() if stop else end)):
            found.append(leader)
    return found


def _leader(page: Page, span: Span) -> Leader | None:
    start, end = span
    person = PERSON.match(page.body, start)
    post = POST.match(page.low, start)
    if post:
        person = None
    name_end = min(person.end(), end) if person else start
    name = spaced(page.text[start:name_end]) if person else None
    if person and not (CLOSES.match(page.low, name_end) or name_end == end):
        return None
    gap = (
        re.compile(r"[\s,()-]{1,5}(?:(?:là|hiện\s{1,2}là)\s{1,2})?").match(page.low, name_end, end) if person else None
    )
    at = gap.end() if gap else name_end
    post = POST.match(page.low, at, end)
    if not post:
        return Leader(name, None, (start, name_end)) if name else None
    stop = _post_end(page, at, end)
    words = spaced(page.text[at:stop]).strip(" ,-(")
    words = re.sub(r"^các\s+", "", words, flags=re.I)
    words = words[:1].upper() + words[1:]
    return Leader(name, words, (start if name else at, at + len(page.text[at:stop].rstrip(" ,-(\n"))))


def _post_end(page: Page, at: int, end: int) -> int:
    m = re.search(
        r",\s{1,2}(?=(?:làm|là|cùng|trưởng\s{1,2}đoàn))|\s{1,2}(?:làm|là|cùng|chủ\s{1,2}trì|-)\s{1,2}|[;(:]|\.(?=\s|$)",
        page.low[at:end],
    )
    return at + m.start() if m else end
