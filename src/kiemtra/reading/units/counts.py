"""How many units are inspected, of how many: "04 đơn vị", "tất cả 18 xã, phường", "17/21 xã"."""

import re
from bisect import bisect_left
from dataclasses import replace

from kiemtra.reading.text.numerals import NUMERAL, value
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.units.count_words import (
    COUNTED,
    FIRST_LETTERS,
    LAST_LETTERS,
    NOUN,
    NOUN_WORDS,
    NUMBER_BEFORE,
    NUMBER_ENDS,
)
from kiemtra.reading.units.places import spaced
from kiemtra.reading.values import CountQualifier, Span, Unit, UnitCount, UnitRole

W = r"\s{1,2}"
TOTAL = pattern_of(rf"(?:tại|trong|của|số)\s{{1,2}}(?P<total>\d{{1,4}})\s{{1,2}}(?P<noun>{NOUN})(?!\w)[^;.\n]{{0,60}}$")
QUALIFIERS = {
    "tất": CountQualifier.ALL, "toàn": CountQualifier.ALL, "ít": CountQualifier.AT_LEAST,
    "tối": CountQualifier.AT_LEAST, "từ": CountQualifier.AT_LEAST, "không": CountQualifier.AT_LEAST, "hơn": CountQualifier.AT_LEAST, "trên": CountQualifier.AT_LEAST,
    "khoảng": CountQualifier.ABOUT, "gần": CountQualifier.ABOUT,
}  # fmt: skip
# From the verb to the number: at once, or behind a preposition or a sign.
AT_ONCE = pattern_of(rf"(?:{W}(?:đột{W}xuất|trực{W}tiếp|được|công{W}vụ|cchc|với|tại))?\s")
TO_NUMBER = pattern_of(r"(?<!\w)(?:tại|đối\s{1,2}với|ở|với|được|gồm|có|là|ghé|đến|tới|qua|xuống|thăm|chọn)\s|[:(]")
# 'Đoàn đi qua sáu xã'
WENT_TO = pattern_of(
    rf"(?<!\w)(?:đoàn|tổ(?!{W}chức)|nhóm){W}(?:\w+{W}){{0,6}}?(?:đến|ghé|tới|đi|xuống|vào|thăm|dừng{W}chân){W}(?:(?:cả|thêm|qua|được|với|tại|ở|lần{W}lượt|đủ){W}){{0,2}}$"
)
TOTAL_BEFORE = pattern_of(rf"(?<!\w)tổng{W}(?:số|cộng)\s?:?{W}$")
OF_THEM = pattern_of(rf",?{W}trong{W}đó[^.;\n]{{0,50}}(?<!\w)(?:kiểm|phúc){W}tra(?!\w)")
LEFT = pattern_of(rf"(?<!\w)còn(?:{W}lại)?{W}$")
MORE = pattern_of(rf"{W}(?:nữa|khác)(?!\w)")
# 'Tổng cộng 07 đơn vị, gồm …'
TOTALLED = pattern_of(
    rf"(?:^|[.;:\n])[\s\-+*•]{{0,6}}(?:như{W}vậy,?{W})?(?:tổng{W}cộng|cả{W}thảy|(?:cả|toàn){W}đợt|đợt{W}này)(?:{W}(?:là|có|gồm))?\s?:?{W}$"
)
VERBS = ("kiểm tra", "phúc tra", "làm việc")
DONE = pattern_of(
    rf"(?:(?:đã|tiến{W}hành|được){W}kiểm{W}tra|kiểm{W}tra{W}đột{W}xuất|làm{W}việc{W}(?:với|tại))(?:{W}(?:tại|ở|đối{W}với|đột{W}xuất|trực{W}tiếp))?\s{{1,2}}$"
)
AFTER = pattern_of(
    rf"[^.;\n]{{0,40}}?(?:(?:đã|sẽ)?\s{{0,2}}được{W}(?:chọn{W})?kiểm{W}tra|để{W}kiểm{W}tra|thuộc{W}(?:đối{W}tượng|diện){W}kiểm|kiểm{W}tra{W}(?:trực|qua|đột)|sẽ{W}(?:được{W})?(?:kiểm|phúc){W}tra|phải{W}kiểm{W}tra|(?:nằm{W}trong|thuộc|trong){W}(?:diện|danh{W}sách|kế{W}hoạch|đối{W}tượng)[^.;\n]{{0,16}}?kiểm|còn{W}lại{W}(?:sẽ|từ|vào|trong)|(?:nêu|nói){W}trên)(?!\w)"
)
# "toàn tỉnh có 14 đơn vị nằm trong diện kiểm tra"
DUE = pattern_of(
    rf"{W}(?:nằm{W}trong|thuộc|trong){W}(?:diện|danh{W}sách|kế{W}hoạch|đối{W}tượng){W}(?:được{W}|phải{W})?kiểm{W}tra"
)
# "05/12 đơn vị chưa lập sổ", "02 phòng chậm báo cáo": what an inspection found wanting.
WANTING = pattern_of(
    rf"{W}(?:(?:sự{W}nghiệp|hành{W}chính|được{W}kiểm{W}tra|vẫn|bị|được(?={W}nhắc)){W}){{0,2}}(?:chưa|chậm|còn{W}(?!lại|\d)|phải{W}(?:chấn|khắc|làm)|không{W}(?!thuộc|kiểm|(?:có|để){W}[^.;]{{0,30}}(?:trễ|chậm|quá|vi{W}phạm|sai|tồn|hạn{W}chế|phản{W}ánh))|thiếu|vi{W}phạm|nhắc{W}nhở|có{W}(?:\w+{W}){{0,4}}?(?:vắng|trễ|chậm|vi{W}phạm|sai)(?!\w)|(?:có{W})?(?:tỷ{W}lệ[^.;]{{0,40}}dưới|kế{W}hoạch{W}khắc))"
)
CLAUSE_BEGINS = pattern_of(
    r"(?:^|[.:;,\-+•(]|(?<!\w)(?:có|còn|vẫn|ghi nhận|thấy|phát hiện|yêu cầu|nhắc nhở|phê bình))\s{0,3}$"
)
# "Đợt 2 dự kiến vào nửa cuối tháng 8/2026 tại 06 xã ven biển"
ROUND_AT = pattern_of(
    rf"(?<!\w)(?:đợt|vòng|lượt|kỳ){W}(?:\d|[ivx]{{1,3}}|đầu|tiếp)(?!\w)[^.;:]{{0,60}}(?<!\w)(?:tại|ở|với){W}$"
)
# "trong tháng 5 huyện đã kiểm tra", "đoàn 2 xã": no count.
OF_TIME = pattern_of(r"(?<!\w)(?:tháng|quý|ngày|đợt|lúc)\s{1,2}$")
# "tại năm xã": five, no year.
FIVE = pattern_of(
    rf"(?<!\w)(?:tại|ở|còn|với|cả|thêm|gồm|là|kiểm{W}tra|phúc{W}tra|toàn{W}bộ|ghé|đến|tới|qua|đi|xuống|thăm|chọn)\s{{1,2}}$"
)
# A label that numbers stand behind: "Số lượng: 12 đơn vị".
LABEL = pattern_of(rf"(?:số{W}lượng|số{W}đơn{W}vị|quy{W}mô|phạm{W}vi)[^:.;\n]{{0,30}}:\s{{0,3}}$")
NOT_UNITS = pattern_of(
    rf"(?<!\w)(?:chỉ{W}tiêu|thành{W}viên|báo{W}cáo|ban{W}hành|nhiệm{W}vụ|thủ{W}tục|hồ{W}sơ|sáp{W}nhập|thuộc|lãnh{W}đạo|đại{W}diện(?:{W}đến)?|giữ{W}nguyên|toàn{W}(?:tỉnh|huyện|thành{W}phố){W}có|trong{W}số)(?:{W}(?:của|gồm|là|từ|với)){{0,2}}\s{{0,2}}$|(?<!\w)(?:mỗi|từng)\s{{1,2}}(?!tháng|quý|năm|tuần)[^.;:]{{0,36}}$"
)
# 'một sở, sáu xã và hai phòng'
ONE_OF_SEVERAL = pattern_of(rf"(?:,|{W}và){W}(?:{NUMERAL}){W}{NOUN}(?!\w)")
ALSO = pattern_of(rf"{W}và{W}")
NEXT = pattern_of(rf"[\s,;)]{{0,6}}(?:và|cùng(?:{W}với)?)?\s{{0,2}}(?:tại{W})?$")
BROKEN = pattern_of(r"(?<!\w)(?:đã|còn|chưa|trong đó|đạt|do|nhưng|báo cáo|tồn tại|tổng|chậm)(?!\w)")


def find_counts(page: Page, sections: Sections, units: tuple[Unit, ...] = ()) -> tuple[UnitCount, ...]:
    """Return the numbers of units inspected, planned or left out; a percentage is no count."""
    found: list[UnitCount] = []
    seen: set[tuple[int, str, int | None]] = set()
    listed = sorted(u.span for u in units if u.role is not UnitRole.MENTIONED)
    listing: list[UnitCount] = []
    end = -1
    for start in page.starts(*NOUN_WORDS):
        m = _counted(page, start) if start >= end else None
        count = value(m["count"]) if m else None
        if not m or not count or _spelled_year(page, m) or _row(page, m):
            continue
        heads = _heads(page, m, listed)
        if not _counts(page, m, sections, chained=heads or _chained(page, end, m.start())):
            continue
        end = m.end()
        counted = _count(page, m, count)
        if counted and found and found[-1].qualifier is CountQualifier.ALL and _also(page, found[-1].span[1], m):
            counted = replace(counted, qualifier=CountQualifier.ALL, of=counted.of or counted.count)
        if counted and (key := (counted.count, counted.noun.lower(), counted.of)) not in seen:
            seen.add(key)
            found.append(counted)
            total = TOTAL_BEFORE.search(page.low, max(0, m.start() - 24), m.start())
            listing += [counted] if heads or total else []
    wholes = {c.of for c in found if c.of and c.of != c.count}
    return tuple(c for c in found if c.count not in wholes or c.of or c in listing)


def _counted(page: Page, noun: int) -> re.Match[str] | None:
    """The number before a noun of units with its qualifier and whole."""
    if (
        noun < 2
        or page.text[noun - 1] == "\t"
        or page.low[noun - 2] not in LAST_LETTERS
        or not page.low[max(0, noun - 14) : noun].rstrip().endswith(NUMBER_ENDS)
        or not NUMBER_BEFORE.search(page.low, max(0, noun - 14), noun)
    ):
        return None
    places = page.starts(*FIRST_LETTERS)
    for at in places[bisect_left(places, noun - 60) : bisect_left(places, noun)]:
        m = COUNTED.match(page.low, at, noun + 140)
        if m and m.start("noun") == noun:
            return m
    return None


def _spelled_year(page: Page, m: re.Match[str]) -> bool:
    """'năm' is five or a year; alone before a noun it counts only where no year can stand."""
    if m["count"].strip() == "năm" and FIVE.search(page.low, max(0, m.start() - 12), m.start()):
        return False
    dated = m["count"].isdigit() and OF_TIME.search(page.low, max(0, m.start() - 8), m.start())
    alone = m["count"].strip() == "năm" or (m["count"].strip() == "một" and not ONE_OF_SEVERAL.match(page.low, m.end()))
    return bool(dated) or (alone and not m["how"])


def _also(page: Page, end: int, m: re.Match[str]) -> bool:
    """'toàn bộ 16 phường, xã và 12 cơ quan': all of both, unless those of the second are listed."""
    return ALSO.fullmatch(page.low, end, m.start()) is not None and page.low[m.end() : m.end() + 1] not in (":", "(")


def _row(page: Page, m: re.Match[str]) -> bool:
    """'3<tab>Sở Công Thương': the number of a row and a name, no count."""
    lead = page.low[max(page.line(m.start())[0], m.start() - 12) : m.start()].strip(" |")
    follows = page.text[m.end() : m.end() + 3].lstrip(" ")[:1]
    if follows.isupper() and page.low.startswith(("sở", "phòng", "bộ", "ubnd"), m.start("noun")):
        return True
    return not lead and (follows.isupper() or "\t" in page.text[m.start() : m.end()])


def _chained(page: Page, end: int, start: int) -> bool:
    """Whether a number goes on with the row of the one before: '5 sở (…), 3 huyện (…) và 12 xã'."""
    if end < 0 or page.sentence(start)[0] > end or start - end > 260:
        return False
    gap = page.low[end:start]
    return len(gap) < 60 or (NEXT.search(gap) is not None and not BROKEN.search(gap))


def _heads(page: Page, counted: re.Match[str], listed: list[Span]) -> bool:
    """Whether inspected units are listed right behind, or before a bracket: '4 huyện: Đăk Hà, …', '… (03/4 đơn vị)'."""
    m = LISTS.match(page.low, counted.end(), counted.end() + 90)
    if m is not None and any(
        m.end() - 1 <= start <= m.end() + 24 for start, _ in listed[bisect_left(listed, (m.end() - 1, 0)) :][:1]
    ):
        return True
    # "02 xã Vĩnh Thủy, Vĩnh Lâm"
    behind = bisect_left(listed, (counted.end(), 0))
    if counted["count"] not in ("năm", "một", "hai") and behind < len(listed) and listed[behind][0] - counted.end() < 2:
        return True
    at = counted.start() - 1
    place = bisect_left(listed, (at, 0)) - 1
    return page.low[at] == "(" and place >= 0 and at - listed[place][1] < 4


LISTS = pattern_of(
    rf"(?:{W}(?:được|sẽ|kiểm{W}tra|trực{W}tiếp|qua{W}báo{W}cáo|đột{W}xuất|chuyên{W}môn|(?:trực{W})?thuộc{W}\w+)){{0,4}}(?:{W}(?:(?:trực{W})?(?:thuộc|của){W})?[^:;.(\n]{{2,40}}(?=:))?\s{{0,2}}[,)]?\s{{0,2}}(?:(?:gồm(?:{W}có)?|bao{W}gồm|là|trong{W}đó{W}có)\s{{0,2}}:?|:|\()\s{{0,4}}[-+*]?\s{{0,2}}"
)


def _counts(page: Page, m: re.Match[str], sections: Sections, *, chained: bool) -> bool:
    before = page.before(m.start(), 260)
    if DUE.match(page.low, m.end()):
        return True
    if NOT_UNITS.search(before[-44:]):
        return False
    if chained or sections.at(m.start()) is Topic.UNITS or AFTER.match(page.after(m.end(), 70)):
        return True
    if WENT_TO.search(before[-90:]) or TOTALLED.search(before[-40:]) or _of_total(page, m, before):
        return True
    if LABEL.search(before[-60:]) or ROUND_AT.search(before[-110:]) or _wanting(page, m, before):
        return True
    if sections.at(m.start()) is Topic.RESULTS:
        return DONE.search(before[-60:]) is not None
    return _inspecting(before)


def _of_total(page: Page, m: re.Match[str], before: str) -> bool:
    """'Tổng số 09 cơ quan, trong đó 06 cơ quan kiểm tra trực tiếp', 'còn năm xã nữa'."""
    after = page.after(m.end(), 80)
    return bool(
        (TOTAL_BEFORE.search(before[-24:]) and OF_THEM.match(after))
        or (LEFT.search(before[-12:]) and MORE.match(after))
    )


def _wanting(page: Page, m: re.Match[str], before: str) -> bool:
    """Whether so many are told to be lacking, near words of an inspection."""
    if not WANTING.match(page.low, m.end()) or not CLAUSE_BEGINS.search(before[-24:]):
        return False
    return "kiểm tra" in page.low[max(0, m.start() - 600) : m.start()]


def _inspecting(before: str) -> bool:
    """Whether the sentence tells of inspecting before the number."""
    end = len(before)
    for _ in range(3):
        at = max(before.rfind(verb, 0, end) for verb in VERBS)
        if at < 0:
            return False
        between = before[at + 8 :]
        if (len(between) < 120 and AT_ONCE.match(between)) or (len(between) < 220 and TO_NUMBER.search(between[:110])):
            return ";" not in between[:100]
        end = at
    return False


def _count(page: Page, m: re.Match[str], count: int) -> UnitCount | None:
    noun = spaced(page.text[m.start("noun") : m.end("noun")])
    how = QUALIFIERS.get((m["how"].split() or [""])[0], CountQualifier.EXACT)
    of = int(m["of"] or m["of2"] or 0) or None
    if _whole(page, m) or (of and of < count):
        return None
    if of is None and noun.lower() in ("đơn vị", "cơ quan"):
        noun, of = _of_group(page, m, count, noun)
    if how is CountQualifier.ALL and of is None:
        of = count
    return UnitCount(count, of, noun, how, (m.start(), m.end()))


def _of_group(page: Page, m: re.Match[str], count: int, noun: str) -> tuple[str, int | None]:
    """What "03 đơn vị" are, and of how many, where the line says it before."""
    floor = max(page.line(m.start())[0], m.start() - 200)
    lead = page.low[floor : m.start()]
    if total := TOTAL.search(lead):
        of = int(total["total"]) if int(total["total"]) >= count else None
        return (spaced(page.text[floor + total.start("noun") : floor + total.end("noun")]) if of else noun), of
    if group := GROUP.search(lead):
        return spaced(page.text[floor + group.start("noun") : floor + group.end("noun")]), None
    return noun, None


GROUP = pattern_of(rf"(?P<noun>{NOUN})\s{{0,2}}:[^:.;\n]{{0,60}}$")
PART = pattern_of(
    rf":(?![^;.]{{0,60}}(?:mỗi|thêm))[^;.]{{0,50}}?(?:kiểm{W}tra|thực{W}hiện)[^;.]{{0,25}}?\d{{1,3}}{W}(?:đơn|cơ|phòng|sở|xã|huyện)"
)


def _whole(page: Page, m: re.Match[str]) -> bool:
    """'Tại 15 phòng: kiểm tra 04 đơn vị': fifteen is the whole of which four are inspected."""
    rest = page.low[m.end() : m.end() + 160].split("\n", 1)[0]
    return ":" in rest[:60] and PART.match(rest, rest.index(":")) is not None
