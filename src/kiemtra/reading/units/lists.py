"""Runs of named units as they stand: inline, with bullets, in tables; heads named once are put back ("các sở: Y tế; Nội vụ")."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.agencies import Scope
from kiemtra.reading.units.beginnings import beginnings, may_head
from kiemtra.reading.units.heads import Carried, Names, head_at, said_many
from kiemtra.reading.units.names import Found, full, name_of
from kiemtra.reading.units.places import DISTRICTS, LEVEL, level_of, place_at
from kiemtra.reading.values import Span, UnitKind

W = r"\s{1,2}"
MARK = r"(?:[-+*•▪●]|\d{1,3}(?:\s?[.)](?!\d)|(?=\s))|\(\d{1,2}\)|[a-zđ]\s?\))"
# "Bộ phận Một cửa UBND xã Tân Lập": the desk of a committee.
DESK = rf"(?:bộ{W}phận{W}(?:một{W}cửa|tiếp{W}nhận{W}(?:và|&){W}(?:trả|giải{W}quyết)[^,.;:(\n]{{0,24}}?)|trụ{W}sở(?:{W}làm{W}việc)?){W}(?:(?:của|tại|thuộc){W})?(?=ubnd|ủy|xã|phường|các|huyện|thị|thành|quận|đặc)"
# What stands between two units of a run: a line, a sign, a number of a table, "và".
SEPARATOR = pattern_of(
    rf"[ \t]{{0,2}}(?P<close>\))?[ \t]{{0,2}}(?:(?P<line>[.;,]?\s{{0,2}}\n\s{{0,12}})(?P<mark>{MARK}\s{{0,3}})?|(?P<sign>[,;&]\s{{0,2}}(?:\(?\d{{1,2}}[/)]\s)?|\s-\s|[ \t]{{1,60}}\d{{1,3}}[.)]?\s(?=\S))|\s{{0,2}})"
    rf"(?P<and>(?:và|cùng{W}với|cùng|hoặc){W})?(?:(?:tại|ở|đối{W}với){W})?\s{{0,2}}(?:{DESK})?"
)
NOTE = pattern_of(r" {0,2}\([^()\n]{1,80}\)")
# The day of each visit between the names: 'Châu Thành ngày 04/6, Gò Quao ngày 05/6'.
ON_DAY = pattern_of(
    rf"(?:,? |\s?[:-]\s)(?:(?:vào|trong|từ|lúc|dự{W}kiến|đợt{W}\d{{1,2}}){W}){{0,2}}(?:(?:sáng|chiều|cả{W}ngày){W})?(?:(?:ngày|tháng|quý){W}(?:\d{{1,2}}|[iv]{{1,3}})|(?:ngày{W})?\d{{1,2}}/\d{{1,2}})(?:/20\d\d)?(?=\s{{0,2}}[,;]| và)"
)
# What may stand before a unit in a line that is an item of a list.
ITEM = pattern_of(r"[\s|+*•▪●(-]{0,8}(?:\d{1,3}(?:\.\d{1,2})?|[a-zđ])?[\s.)|-]{0,6}(?:các\s)?")
INNER = pattern_of(
    rf"[ \t]{{0,2}}\(\s?(?:(?:gồm|trong{W}đó{W}có|có|và|kèm(?:{W}theo)?|kể{W}cả|bao{W}gồm|cùng(?:{W}với)?|kiểm{W}tra(?:{W}(?:thêm|tại)){{0,2}}):?{W})?(?=\w)"
)
HIGHER = pattern_of(
    rf"\s{{0,2}}(?:(?P<comma>,|-|\()|thuộc|của|(?<=\w)(?=\s))\s{{0,2}}(?P<ubnd>ubnd\s{{1,2}})?(?P<level>{LEVEL}){W}"
)
KINDS_OF_MANY = {UnitKind.OFFICE, UnitKind.VERTICAL, UnitKind.SERVICE_UNIT}
# "Chi cục Thuế khu vực I": one of its kind.
OWN = pattern_of(r"(?:khu vực|cơ sở|số) (?=[A-ZĐ\d])")
OF_ALL = pattern_of(r"\d\s?/\s?\d{1,3}\s{1,2}$")
# "12/5 Chi cục Kiểm lâm", below each other: a day and a name, and no part of several.
ON_ITS_DAY = pattern_of(r"[\s|+*•-]{0,8}(?:ngày\s)?\d{1,2}/(?:0?[1-9]|1[0-2])(?:/20\d\d)?\s{1,3}")
# "kiểm tra Trung tâm Phục vụ hành chính công tại các xã": a kind again.
OF_MANY = pattern_of(rf"{W}(?:tại|của|ở|thuộc){W}(?:các|một{W}số|\d{{1,3}}){W}")
# "Các Kho bạc Nhà nước không được kiểm tra": what is said of all of a kind.
OF_THEM_ALL = pattern_of(rf"{W}(?:không|chưa|đã|sẽ|được|còn|phải|cần|có|trực|thuộc)(?!\w)")
LIMIT = 2000


class UnitList(NamedTuple):
    """Units that stand together and share one role."""

    span: Span
    units: tuple[Found, ...]


def find_unit_lists(page: Page, scope: Scope, bare: Mapping[int, Carried]) -> Iterator[UnitList]:
    """Yield the runs of named units, in order; `bare` tells where names stand without their kind, and what it is."""
    end = 0
    names = Names(page, scope)
    for start in sorted(beginnings(page) | bare.keys()):
        if start >= end and (listed := _run(names, start, bare.get(start))):
            end = max(listed.span[1], start + 1)
            if not _any_of_a_kind(page, listed):
                yield listed


@dataclass(slots=True)
class Reader:
    """A run as far as it is read: what was carried into brackets, and how its names stand."""

    carried: Carried | None
    outer: list[Carried | None]
    # The names stand below each other; one name alone would be no list.
    vertical: bool = False
    doubtful: bool = False

    def unit(self, names: Names, at: int, *, first: bool) -> Found | None:
        """Return the unit at an offset, behind the head of a list where one stands there."""
        agency = names.agency(at)
        if agency and not may_head(names, at, agency):
            return full(names, agency)
        head = head_at(names, at)
        if head and (unit := name_of(names, head.end, head.carried)):
            self.doubtful = self.doubtful or (first and not head.certain)
            self.vertical = self.vertical or head.vertical
            self.outer += [self.carried] if head.parenthesis else []
            self.carried = head.carried
            return unit
        return name_of(names, at, self.carried)

    def goes_on(self, page: Page, unit: Found, end: int) -> int | None:
        """Return where the next unit may begin, None where the run ends."""
        gap = SEPARATOR.match(page.low, end)
        if not gap or not _joins(gap, self.outer):
            return None
        if gap["line"] and not _next_line(page, unit, gap, vertical=self.vertical):
            return None
        self.carried = self.outer.pop() if gap["close"] else self.carried
        if gap["line"] and not gap["mark"] and not self.vertical and not {",", ";"} & set(gap["line"]):
            self.carried = None
        return gap.end()


def _run(names: Names, start: int, carried: Carried | None) -> UnitList | None:
    page, reader = names.page, Reader(carried, [])
    units: list[Found] = []
    at: int | None = start
    end = start
    while at is not None and len(units) < LIMIT and (unit := reader.unit(names, at, first=not units)):
        units.append(unit)
        reader.carried = _of_its_kind(page, unit) or _next(unit, reader.carried)
        end = _above(page, unit)
        if page.low.find("(", end, end + 4) >= 0:
            if inner := _inner(names, end):
                reader.outer.append(reader.carried)
                reader.carried, at = None, inner
                continue
            note = NOTE.match(page.low, end)
            end = note.end() if note else end
        at = reader.goes_on(page, unit, end)
        if at is None and (day := ON_DAY.match(page.low, end)):
            at = reader.goes_on(page, unit, day.end())
    if not units or (reader.doubtful and len(units) < 2):
        return None
    return UnitList((start, end), tuple(units))


def _any_of_a_kind(page: Page, listed: UnitList) -> bool:
    """'tại các Chi cục Thuế', '03/05 Chi cục Thuế khu vực': a kind of bodies, none by name."""
    start, unit = listed.span[0], listed.units[0]
    if unit.level or unit.kind not in KINDS_OF_MANY or unit.span[0] != start or OWN.search(unit.name):
        return False
    if len(listed.units) == 1 and OF_MANY.match(page.low, listed.span[1]):
        return True
    before = page.low[max(page.line(start)[0], start - 24) : start]
    if before.endswith("các ") and OF_THEM_ALL.match(page.low, listed.span[1]):
        return True
    cell = page.text[start - 1 : start] in ("\t", "|") or page.text[start - 2 : start] == "| "
    if cell or ITEM.fullmatch(before) or (page.body[start].isupper() and ON_ITS_DAY.fullmatch(before)):
        return False
    return said_many(page, start) or OF_ALL.search(before) is not None


def _next_line(page: Page, unit: Found, gap: re.Match[str], *, vertical: bool) -> bool:
    """Whether a list goes on in the next line: behind a comma, below a head, or from item to item."""
    if vertical or gap["line"].lstrip(" ")[:1] in (",", ";"):
        return True
    return ITEM.fullmatch(page.low, page.line(unit.span[0])[0], unit.span[0]) is not None


def _joins(gap: re.Match[str], outer: list[Carried | None]) -> bool:
    if gap["close"] and not outer:
        return False
    if gap["line"] and not gap["mark"] and ("." in gap["line"] or gap["line"].count("\n") > 1):
        return False
    return bool(gap["line"] or gap["sign"] or gap["and"])


def _next(unit: Found, carried: Carried | None) -> Carried | None:
    """A unit named in full tells what a bare name behind it is: 'UBND huyện Bắc Sơn, Cao Lộc'."""
    if unit.elided:
        # A district has one township: behind it the kind of the head holds again.
        if not carried or not unit.level or unit.level == "thị trấn" or carried.levels == (unit.level,):
            return carried
        return carried._replace(levels=(unit.level,))
    return Carried(unit.kind, (unit.level,) if unit.level else ())


# What names of bodies of one kind share: 'Chi cục Thuế khu vực' of 'các Chi cục Thuế khu vực Tứ Lộc, Nam Thanh'.
SHARED = pattern_of(
    r"(?:[^\n,;]{4,40}? (?:[Kk]hu vực|[Cc]ơ sở|[Ll]iên huyện)|[Tt]rường (?:THPT|THCS|TH|MN|Tiểu học|Mầm non|Mẫu giáo)|THPT|THCS|Tiểu học|Mầm non|Trung tâm Y tế|Trạm Y tế|Chi nhánh) (?=[^\W\d_a-z])"
)


def _of_its_kind(page: Page, unit: Found) -> Carried | None:
    """What the names behind are, where one in full stands first behind "các" or a number."""
    if unit.elided or unit.level or unit.kind not in KINDS_OF_MANY or not said_many(page, unit.span[0]):
        return None
    m = SHARED.match(unit.name)
    return Carried(unit.kind, (), m.group().rstrip()) if m else None


def _above(page: Page, unit: Found) -> int:
    """Where a unit ends with the places above it: 'xã Tân Lập, huyện Bắc Sơn, tỉnh Lạng Sơn'."""
    end, level = unit.span[1], unit.level
    while level and (m := HIGHER.match(page.low, end)):
        above = level_of(m["level"])
        place = place_at(page, m.end())
        if not place or not _higher(above, level) or (m["comma"] and m["ubnd"]):
            break
        end, level = place[1], above
        if m["comma"] == "(" and page.low[end : end + 1] == ")":
            end += 1
    return end


def _higher(above: str, level: str) -> bool:
    if above == "tỉnh":
        return level != "tỉnh"
    return above in DISTRICTS and level not in DISTRICTS and level != "tỉnh"


def _inner(names: Names, end: int) -> int | None:
    """Where the units begin that stand in brackets behind a unit: 'huyện Cao Lộc (xã Gia Cát, xã Tân Liên)'."""
    m = INNER.match(names.page.low, end)
    if not m:
        return None
    head = head_at(names, m.end())
    named = name_of(names, head.end, head.carried) if head else name_of(names, m.end(), None)
    return m.end() if named else None
