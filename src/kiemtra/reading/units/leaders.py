"""Who leads a team: the people and posts named as its head; deputies and members are none."""

import re

from kiemtra.reading.text.columns import cells_below
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.organs import cased
from kiemtra.reading.units.persons import PERSON, PERSONAL, POST, SURNAMES, TITLE, people_in, person_at
from kiemtra.reading.units.places import spaced
from kiemtra.reading.values import Leader, Span

W = r"\s{1,3}"
HEAD = pattern_of(
    rf"(?:trưởng{W}(?:các{W})?(?:đoàn|tổ|nhóm)|tổ{W}trưởng|(?:đứng|dẫn){W}đầu{W}(?:đoàn|tổ)|phụ{W}trách{W}(?:đoàn|tổ)(?={W}(?:kiểm|công|số|\d)))(?!\w)(?!{W}(?:thanh{W}tra|giám{W}sát|đại{W}biểu|kiểm{W}toán)(?!,))(?:{W}(?:đoàn|tổ))?(?:{W}công{W}tác)?(?:{W}kiểm{W}tra)?(?:{W}(?:liên{W}ngành|số{W}\d{{1,2}}|\d))?"
)
DEPUTY = pattern_of(rf"(?<!\w)(?:phó|nguyên){W}$")
# What makes the words before a head those who lead: 'làm Trưởng đoàn', '- Trưởng đoàn'.
LED = pattern_of(
    rf"(?:(?<!\w)(?:làm|là|giữ{W}chức(?:{W}vụ)?|giữ{W}vai{W}trò)(?:{W}(?:đồng{W}chí))?{W}|[-,(:;|]\s{{0,2}}|\s{{3,}}|\n\s{{0,20}})$"
)
LED_ENDS = ("làm", "là", "vụ", "trò", "chí", "chức", "-", ",", "(", ":", ";", "|", "\n")
APPOINTED = pattern_of(
    rf"{W}(?:(?:được|đã|sẽ)(?:{W}(?:chỉ{W}định|phân{W}công|giao|cử|bổ{W}nhiệm|giao{W}nhiệm{W}vụ))?|kiêm|phụ{W}trách[^;.()]{{0,80}}?)\s{{0,2}}$"
)
NAMED = pattern_of(
    rf"(?:{W}(?:là|do)(?!\w)|\s{{0,2}}:|,(?={W}(?:phó{W}|giám|chánh|trưởng{W}phòng|chủ{W}tịch|đồng{W}chí|đ/c|ông{W}|bà{W}))|\s?-)\s{{0,3}}(?:là{W})?"
)
# Where those who lead begin to be named.
ENTRY = pattern_of(rf"(?<!\w)(?:do|gồm(?:{W}có)?:?|theo{W}đó,){W}|(?<!chức vụ)(?<!ông)(?<!bà)(?<!chí):\s{{1,3}}")
BULLETS = pattern_of(r"[\s|]{0,20}(?:(?:[-+*•]|\d{1,3}(?:\.\d){0,2}[.)]?|[a-zđ][.)])[\s|]{1,3})?")
OTHERS = pattern_of(
    rf"(?:phó{W}(?:trưởng{W})?(?:đoàn|tổ)|tổ{W}phó|trưởng{W}(?:đoàn|tổ)|tổ{W}trưởng|thư{W}ký|thành{W}viên)(?!\w)[^;\n]{{0,3}}|;"
)
ROW = pattern_of(r"\s{0,8}\|?\s{0,3}\d{1,2}[.)]?[\s|]{1,4}[^\W\d]")
SEVERAL = pattern_of(rf"(?<!\w)(?:các|hai|ba|bốn|năm|\d{{1,2}}){W}(?:đoàn|tổ)(?!\w)[^.;]{{0,40}}$")
BETWEEN = pattern_of(rf",{W}(?:và{W})?|{W}và{W}")


def leader_spans(page: Page) -> list[tuple[int, int]]:
    """Return where the words stand that name the head of a team."""
    return [
        m.span()
        for m in page.matches(HEAD, "trưởng", "tổ", "đứng", "dẫn", "phụ")
        if not DEPUTY.search(page.low, max(0, m.start() - 8), m.start())
    ]


# "Đoàn kiểm tra do Phó Giám đốc Sở Nội vụ Lê Văn Bình chủ trì đã kiểm tra …"
LED_BY = pattern_of(rf"(?:đoàn|tổ)(?:{W}(?:kiểm{W}tra|công{W}tác|(?:số{W})?\d)[^.;\n]{{0,90}}?)?{W}(?:-{W})?do{W}")
PRESIDES = pattern_of(
    rf"\s{{0,2}},?\s{{0,2}}(?:(?:chủ{W}trì|phụ{W}trách)(?!{W}(?:buổi|hội|cuộc|phiên))|(?:dẫn|đứng){W}đầu|cầm{W}đoàn|đảm{W}(?:nhiệm|nhận)|điều{W}hành|làm{W}trưởng(?!{W}(?:ban|phòng|đoàn|tổ|nhóm)))(?!\w)"
)


def presiding(page: Page) -> list[Leader]:
    """Return those who are told to lead a team without the word for its head."""
    found: list[Leader] = []
    for m in page.matches(LED_BY, "đoàn", "tổ"):
        title = TITLE.match(page.low, m.end())
        leader, stop = person_at(
            page, title.end() if title else m.end(), min(page.sentence(m.start())[1], m.end() + 160)
        )
        if leader and PRESIDES.match(page.low, stop):
            found.append(leader)
    return found


# "Đoàn 1, Phó Chủ tịch UBND tỉnh Lê Văn A dẫn đầu, …", "Đoàn 3 (Giám đốc Sở Y tế)"
NUMBERED = pattern_of(rf"(?:đoàn|tổ)(?:{W}kiểm{W}tra)?{W}(?:số{W})?\d{{1,2}}(?P<sign>,{W}|{W}\(|:{W})")
COLUMN = pattern_of(
    rf"(?:(?:đồng{W}chí{W})?(?:tổ{W}trưởng|trưởng{W}(?:đoàn|tổ|nhóm)|người{W}(?:đứng{W}đầu|phụ{W}trách|dẫn{W}đầu|chủ{W}trì|làm{W}trưởng)|(?:lãnh{W}đạo|cán{W}bộ){W}(?:dẫn{W}đầu|phụ{W}trách|đứng{W}đầu))|(?:họ{W}(?:và{W})?tên,?{W}(?:chức{W}vụ{W})?)trưởng{W}(?:đoàn|tổ))(?!\w)"
)


def beside_number(page: Page) -> list[Leader]:
    """Return those named at once behind the number of a team."""
    found: list[Leader] = []
    for m in page.matches(NUMBERED, "đoàn", "tổ"):
        end = min(page.sentence(m.start())[1], m.end() + 160)
        if m["sign"].endswith("("):
            people = people_in(page, (m.end(), _closed(page, m.end(), end)))
            found += people if len(people) == 1 and people[0].position else []
            continue
        if m["sign"].startswith(":"):
            heads = "trưởng" in page.before(m.start(), 160)
            found += people_in(page, (m.end(), _closed(page, m.end(), end)), whole=False)[:1] if heads else []
            continue
        title = TITLE.match(page.low, m.end())
        leader, stop = person_at(page, title.end() if title else m.end(), end)
        found += [leader] if leader and PRESIDES.match(page.low, stop) else []
    return found


OTHERS_PART = pattern_of(rf"phó{W}(?:trưởng{W})?(?:đoàn|tổ)|thư{W}ký|thành{W}viên")


def in_columns(page: Page) -> list[Leader]:
    """Return those in the cells of a table below 'Trưởng đoàn'."""
    cells = (cell for cell in cells_below(page, COLUMN) if not OTHERS_PART.search(page.low, *cell))
    return [one for cell in cells for one in people_in(page, cell, whole=False)[:1]]


PHO = pattern_of(r"^Phó \w+")


def signed(page: Page) -> list[Leader]:
    """Return who signs as the head: below 'TRƯỞNG ĐOÀN' the post in capitals, then the name."""
    found: list[Leader] = []
    for place, (start, end) in enumerate(page.lines):
        if end - start > 40 or page.body[start:end].strip() != "TRƯỞNG ĐOÀN":
            continue
        below = [
            (a + len(page.body[a:b]) - len(page.body[a:b].lstrip()), b) for a, b in page.lines[place + 1 : place + 4]
        ]
        post = POST.match(page.low, *below[0]) if below else None
        if not post or not page.body[slice(*below[0])].isupper():
            continue
        words = f"{PHO.sub(lambda m: m.group().title(), post.group().capitalize())} {cased(page.body[post.end() : below[0][1]])}"
        person = next((m for a, b in below[1:] if (m := PERSON.fullmatch(page.body[a:b].strip()))), None)
        found.append(Leader(person.group() if person else None, spaced(words), below[0]))
    return found


def find_leaders(page: Page) -> list[Leader]:
    """Return those who lead, in order: named before the head ('do ông A làm Trưởng đoàn') or behind it ('Trưởng đoàn: ông A')."""
    found: list[Leader] = []
    for start, end in leader_spans(page):
        first, second = (
            (_before, _behind)
            if (_sign_before(page, start) and page.low[end : end + 1] != ":") or not NAMED.match(page.low, end)
            else (_behind, _before)
        )
        found += first(page, (start, end)) or second(page, (start, end))
    return found + presiding(page) + beside_number(page) + in_columns(page) + signed(page)


SIGN_BEFORE = pattern_of(r"(?:-|,|\()\s{0,2}$|làm\s{1,3}$")


def _sign_before(page: Page, start: int) -> bool:
    return SIGN_BEFORE.search(page.low[max(0, start - 8) : start]) is not None and page.line(start)[0] < start - 12


def _before(page: Page, head: Span) -> list[Leader]:
    start = head[0]
    floor = max(page.sentence(start)[0], start - 260)
    if page.low.startswith(("dẫn", "phụ"), start):
        return _leading(page, (floor, start))
    if _only(BARS, page, page.line(start)[0], start):
        floor = _lines_above(page, start)
    if (
        not page.low[max(0, start - 24) : start].rstrip(" ").endswith(LED_ENDS)
        and not page.low[start - 1 : start].isspace()
    ):
        return []
    m = LED.search(page.low, max(floor, start - 40), start) or _row(page, start)
    if not m:
        return []
    end = m.start()
    for other in OTHERS.finditer(page.low, floor, end):
        floor = other.end()
    if more := APPOINTED.search(page.low, max(floor, end - 110), end):
        end = more.start()
    for entry in reversed(list(ENTRY.finditer(page.low, floor, end))):
        if people := people_in(page, (entry.end(), end)):
            several = SEVERAL.search(page.low, max(0, entry.start() - 60), entry.start())
            return _shared(page, people[0]) if several and len(people) == 1 else _by_sign(page, m, people)
    return _from_beginning(page, (floor, end), m)


def _from_beginning(page: Page, span: Span, m: re.Match[str]) -> list[Leader]:
    """Those who fill a sentence or an item of a list up to the head of a team."""
    floor, end = span
    bullets = BULLETS.match(page.low, floor, end)
    begins = {bullets.end() if bullets else floor, *(m.start() for m in PERSONAL.finditer(page.low, floor, end))}
    for begin in sorted(begins):
        if people := people_in(page, (begin, end)):
            itemised = bullets is not None and begin == bullets.end() > floor
            named = people if page.low.startswith("các", begin) else people[-1:]
            return people if itemised else _by_sign(page, m, named)
    return []


def _shared(page: Page, leader: Leader) -> list[Leader]:
    """'ba đoàn do Giám đốc Sở A, Giám đốc Sở B và Chánh Văn phòng làm Trưởng đoàn': a post for each team."""
    start, end = leader.span
    cuts = [m for m in BETWEEN.finditer(page.low, start, end) if POST.match(page.low, m.end())]
    if leader.name or not cuts:
        return [leader]
    begins = [start, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), end]
    spans = list(zip(begins, ends, strict=True))
    return [Leader(None, page.text[a].upper() + spaced(page.text[a + 1 : b]), (a, b)) for a, b in spans]


ADVERB = pattern_of(rf"{W}(?:(?:vừa|đã|sẽ){W})?$")


def _leading(page: Page, span: Span) -> list[Leader]:
    """'Ông A, Phó Giám đốc Sở Nội vụ vừa dẫn đầu Đoàn kiểm tra'"""
    adverb = ADVERB.search(page.low, *span)
    end = adverb.start() if adverb else span[1]
    for m in PERSONAL.finditer(page.low, span[0], end):
        if people := people_in(page, (m.start(), end)):
            return people[-1:]
    return []


def _by_sign(page: Page, m: re.Match[str], people: list[Leader]) -> list[Leader]:
    """Behind a comma only a person is the head: 'theo yêu cầu của lãnh đạo UBND tỉnh, Trưởng đoàn' names nobody."""
    opens = bool(people) and _only(OPENING, page, page.sentence(m.start())[0], people[0].span[0])
    return [one for one in people if one.name or opens or not m.group().startswith(",")]


# What a line or a sentence may begin and end with.
BARS, OPENING, CLOSING = pattern_of(r"[ |]*"), pattern_of(r'[ \-"\n]*'), pattern_of(r"[ |.;]*")


def _only(signs: re.Pattern[str], page: Page, start: int, end: int) -> bool:
    """Whether nothing but such signs stands between two offsets; a line of a million letters is not copied for it."""
    return start >= end or signs.fullmatch(page.low, start, end) is not None


def _lines_above(page: Page, start: int) -> int:
    """A cell of its own line: name and post stand in the lines above it."""
    line = page.line(start)[0]
    for _ in range(2):
        above = page.line(max(0, line - 2))
        if above[1] - above[0] > 80 or page.low[above[0] : above[1]].strip().isdigit():
            break
        line = above[0]
    return line


def _row(page: Page, start: int) -> re.Match[str] | None:
    """A row of a table printed into one line: number, name, post and the part in the team at its end."""
    line = page.line(start)
    head = HEAD.match(page.low, start)
    if not head or not _only(CLOSING, page, head.end(), line[1]) or not ROW.match(page.low, *line):
        return None
    return BLANK_END.search(page.low, start - 3, start)


BLANK = pattern_of(W)
BLANK_END = pattern_of(r"\s{1,3}$")
CUT = pattern_of(
    rf"[;]|\s-\s(?:phó{W}(?:trưởng{W})?(?:đoàn|tổ)|thư{W}ký|thành{W}viên)|,\s(?:phó{W}trưởng{W}đoàn|thư{W}ký|cùng|kiểm{W}tra|phụ{W}trách|đã|sẽ|cho)(?!\w)|(?<!ts)(?<!gs)(?<!ths)\.(?=\s|$)"
)


def _behind(page: Page, head: Span) -> list[Leader]:
    end = head[1]
    m = NAMED.match(page.low, end)
    if not m:
        gap = BLANK.match(page.low, end)
        person = PERSON.match(page.body, gap.end()) if gap else None
        named = person and person.group().split()[0].lower() in SURNAMES
        return [leader] if named and gap and (leader := person_at(page, gap.end(), page.sentence(end)[1])[0]) else []
    stop = min(m.end() + 160, page.line(m.end())[1])
    cut = CUT.search(page.low, m.end(), stop)
    several = "các" in page.low[head[0] : end] or SEVERAL.search(page.low, max(0, head[0] - 60), head[0]) is not None
    stop = stop if several or not cut else cut.start()
    people = people_in(page, (m.end(), _closed(page, m.end(), stop)), whole=False)
    if m.group().startswith(",") and people and not people[0].name and page.low[people[0].span[1]] not in ",)":
        return []
    return [one for leader in people for one in _shared(page, leader)] if several else people[:1]


def _closed(page: Page, start: int, stop: int) -> int:
    """Where a bracket ends that was opened before: '(Trưởng đoàn: đồng chí Phó Giám đốc Sở Nội vụ Trần Văn Bình)'."""
    close = page.low.find(")", start, stop)
    return close if close >= 0 and page.low.find("(", start, close) < 0 else stop
