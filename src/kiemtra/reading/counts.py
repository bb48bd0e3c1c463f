"""How many units are inspected, of how many: "04 đơn vị", "tất cả 18 xã, phường", "17/21 xã"."""

import re

from kiemtra.reading.agencies import spaced
from kiemtra.reading.numerals import NUMERAL, value
from kiemtra.reading.page import Page
from kiemtra.reading.sections import Sections, Topic
from kiemtra.reading.values import CountQualifier, UnitCount

ONE = (
    r"(?:phòng|ban|sở|ngành\s{1,2}dọc|ngành|đơn\s{1,2}vị|cơ\s{1,2}quan|địa\s{1,2}phương|huyện|quận|thị\s{1,2}xã|thành\s{1,2}phố|xã|phường|thị\s{1,2}trấn|đặc\s{1,2}khu|tỉnh|bộ|"
    r"ubnd(?:\s{1,2}(?:các|cấp))?(?:\s{1,2}(?:huyện|quận|thị\s{1,2}xã|thành\s{1,2}phố|xã|phường|thị\s{1,2}trấn|tỉnh)){0,2})"
)
NOUN = rf"{ONE}(?:(?:\s{{0,2}},\s{{0,2}}|\s{{1,2}}(?:và\s{{1,2}})?|\s?/\s?|\s-\s){ONE}){{0,4}}(?:\s{{1,2}}(?:chuyên\s{{1,2}}môn|ngành\s{{1,2}}dọc|trực\s{{1,2}}thuộc|cấp\s{{1,2}}(?:tỉnh|huyện|xã)|hành\s{{1,2}}chính|sự\s{{1,2}}nghiệp(?:\s{{1,2}}công\s{{1,2}}lập)?|trung\s{{1,2}}ương)|\s{{1,2}}(?:thuộc(?:\s{{1,2}}và)?\s{{1,2}})?(?:trực\s{{1,2}}thuộc\s{{1,2}})?khối\s{{1,2}}[^,;.\n(]{{2,40}})*"
COUNT = re.compile(
    rf"(?<![\w/.,-])(?P<how>(?:(?:tất\s{{1,2}}cả|toàn\s{{1,2}}bộ|cả|ít\s{{1,2}}nhất|tối\s{{1,2}}thiểu|khoảng|từ)\s{{1,3}}(?:các\s{{1,2}})?)?)"
    rf"(?P<count>{NUMERAL})(?:\s?/\s?(?P<of>\d{{1,4}})|\s{{1,2}}trong\s{{1,2}}(?:tổng\s{{1,2}})?số\s{{1,2}}(?P<of2>\d{{1,4}}))?\s{{1,3}}(?P<noun>{NOUN})(?!\w)"
)
TOTAL = re.compile(rf"(?:tại|trong|của|số)\s{{1,2}}(?P<total>\d{{1,4}})\s{{1,2}}(?P<noun>{NOUN})(?!\w)[^;.\n]{{0,60}}$")
QUALIFIERS = {
    "tất": CountQualifier.ALL, "toàn": CountQualifier.ALL, "cả": CountQualifier.ALL, "ít": CountQualifier.AT_LEAST,
    "tối": CountQualifier.AT_LEAST, "khoảng": CountQualifier.ABOUT,
}  # fmt: skip
FOR = re.compile(
    r"(?:kiểm\s{1,2}tra(?!\w)[^.;]{0,100}?(?:(?<!\w)(?:tại|đối\s{1,2}với|ở|với|được)\s|:|\()|kiểm\s{1,2}tra(?:\s{1,2}(?:đột\s{1,2}xuất|trực\s{1,2}tiếp|được))?\s|(?:đơn\s{1,2}vị|cơ\s{1,2}quan|đối\s{1,2}tượng)[^.;]{0,30}?kiểm\s{1,2}tra[^.;]{0,20}?(?:là|gồm|:))[^.]{0,110}$"
)
AFTER = re.compile(
    r"[^.;\n]{0,40}?(?:(?:đã|sẽ)?\s{0,2}được\s{1,2}kiểm\s{1,2}tra|để\s{1,2}kiểm\s{1,2}tra|thuộc\s{1,2}đối\s{1,2}tượng\s{1,2}kiểm)(?!\w)"
)
NOT_UNITS = re.compile(
    r"(?<!\w)(?:chỉ\s{1,2}tiêu|thành\s{1,2}viên|báo\s{1,2}cáo|ban\s{1,2}hành|nhiệm\s{1,2}vụ|thủ\s{1,2}tục|hồ\s{1,2}sơ)\s{1,2}(?:của|gồm|là)?\s{0,2}$|(?<!\w)(?:mỗi|từng)\s{1,2}[^.;:]{0,36}$"
)


def find_counts(page: Page, sections: Sections) -> tuple[UnitCount, ...]:
    """Return the numbers of units inspected, planned or left out; a percentage is no count."""
    found: list[UnitCount] = []
    seen: set[tuple[int, str, int | None]] = set()
    end = -1
    for m in COUNT.finditer(page.low):
        count = value(m["count"])
        chained = m.start() - end < 60 and page.sentence(m.start())[0] <= end
        if not count or _spelled_year(page, m) or not _counts(page, m, sections, chained=chained):
            continue
        end = m.end()
        counted = _count(page, m, count)
        if counted is None:
            continue
        key = (counted.count, counted.noun.lower(), counted.of)
        if key not in seen:
            seen.add(key)
            found.append(counted)
    wholes = {c.of for c in found if c.of and c.of != c.count}
    return tuple(c for c in found if c.count not in wholes or c.of)


def _spelled_year(page: Page, m: re.Match[str]) -> bool:
    """'năm' is five or a year; alone before a noun it counts only where no year can stand."""
    return m["count"].strip() in ("năm", "một") and not m["how"]


def _counts(page: Page, m: re.Match[str], sections: Sections, *, chained: bool) -> bool:
    if NOT_UNITS.search(page.before(m.start(), 44)):
        return False
    if chained or sections.at(m.start()) is Topic.UNITS or AFTER.match(page.after(m.end(), 70)):
        return True
    return sections.at(m.start()) is not Topic.RESULTS and FOR.search(page.before(m.start(), 260)) is not None


def _count(page: Page, m: re.Match[str], count: int) -> UnitCount | None:
    noun = spaced(page.text[m.start("noun") : m.end("noun")])
    how = QUALIFIERS.get((m["how"].split() or [""])[0], CountQualifier.EXACT)
    of = int(m["of"] or m["of2"] or 0) or None
    lead = page.low[max(page.line(m.start())[0], m.start() - 200) : m.start()]
    if _groups(page, m):
        return None
    if of is None and noun.lower() in ("đơn vị", "cơ quan") and (total := TOTAL.search(lead)):
        of = int(total["total"]) if int(total["total"]) >= count else None
        noun = (
            spaced(page.text[m.start() - len(lead) + total.start("noun") : m.start() - len(lead) + total.end("noun")])
            if of
            else noun
        )
    elif (
        of is None
        and noun.lower() in ("đơn vị", "cơ quan")
        and (group := re.search(rf"(?P<noun>{NOUN})\s{{0,2}}:[^:.;\n]{{0,60}}$", lead))
    ):
        noun = spaced(
            page.text[m.start() - len(lead) + group.start("noun") : m.start() - len(lead) + group.end("noun")]
        )
    if how is CountQualifier.ALL and of is None:
        of = count
    return UnitCount(count, of, noun, how, (m.start(), m.end()))


def _groups(page: Page, m: re.Match[str]) -> bool:
    """'Tại 15 phòng: kiểm tra 04 đơn vị': fifteen is the whole of which four are inspected."""
    rest = page.low[m.end() : m.end() + 160]
    rest = rest.split("\n", 1)[0]
    return (
        ":" in rest[:60]
        and re.search(
            r":[^;.]{0,50}?(?:kiểm\s{1,2}tra|thực\s{1,2}hiện)[^;.]{0,25}?\d{1,3}\s{1,2}(?:đơn|cơ|phòng|sở|xã|huyện)",
            rest,
        )
        is not None
    )
