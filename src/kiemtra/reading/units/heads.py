"""Heads that name a kind once for a whole list: "các sở, ngành:", "UBND các huyện", "03 phòng chuyên môn (…)"."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.agencies import Agency, Scope, agency_at
from kiemtra.reading.units.open_names import free_name_end, open_body_at
from kiemtra.reading.units.organs import DIVISION_NAME
from kiemtra.reading.units.places import COMMUNES, LEVEL, UP, WORD, level_of, place_at, spaced
from kiemtra.reading.values import UnitKind

W = r"\s{1,2}"
LEVELS = rf"(?:{LEVEL})(?:(?:\s{{0,2}}[,/-]\s{{0,2}}|{W}(?:và|hoặc){W})(?:{LEVEL})(?!\w)){{0,4}}"
NUMBER = r"(?:\d{1,3}(?:\s?\([^)\n]{1,12}\))?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
MANY = pattern_of(rf"(?<!\w)(?:các|một{W}số|những|khối|{NUMBER}){W}$")
# How the words for many end: most words before a name are told apart by it.
MANY_ENDS = {"ác", "số", "ng", "ối", "ai", "ba", "ốn", "ăm", "áu", "ảy", "ám", "ín", "ời"}
HEAD = pattern_of(
    rf"(?:(?P<ubnd>ubnd|ủy{W}b[aà]n{W}nhân{W}dân){W}(?:(?:các|{NUMBER}|một{W}số|cấp|của){W}){{0,2}}(?P<levels>{LEVELS}|địa{W}phương)"
    rf"|(?P<so>sở)(?:,?{W}(?:ban|ngành|cơ{W}quan|đơn{W}vị)(?!\w)){{0,3}}"
    rf"|(?P<bo>bộ)(?:,?{W}ngành)?(?={W}|:|\s?\()"
    rf"|(?P<phong>phòng)(?:,?{W}(?:ban|đơn{W}vị))?(?:{W}chuyên{W}môn)?"
    rf"|(?:đơn{W}vị|cơ{W}quan|địa{W}phương){W}(?P<rank>cấp{W}(?:huyện|xã))"
    rf"|cấp{W}(?P<tier>huyện|xã)(?=\s?[:(]|,?{W}(?:gồm|là|có)(?!\w))"
    rf"|(?:cơ{W}quan,{W})?(?P<any>đơn{W}vị|cơ{W}quan|địa{W}phương)(?:{W}(?:sự{W}nghiệp|ngành{W}dọc|chuyên{W}môn|hành{W}chính)){{0,2}}"
    rf"|(?P<place>{LEVELS}))(?!\w)(?:{W}cấp{W}(?:tỉnh|huyện|xã))?"
)
# First words of bodies that are said once for several: "các chi cục: …", "02 cục (…)", "hai trường Tiểu học A và THCS B".
BODY_HEAD = pattern_of(
    rf"(?:(?P<branch>chi{W}nhánh(?:{W}(?P<of>tỉnh|huyện|quận))?)|(?P<office>chi{W}cục|cục|vụ(?!{W}việc))|(?P<service>trường(?!{W}hợp)(?:{W}(?:thpt|thcs|tiểu{W}học|mầm{W}non|mẫu{W}giáo|ptdtnt|ptdtbt|đại{W}học|cao{W}đẳng|trung{W}cấp|trung{W}học{W}(?:cơ{W}sở|phổ{W}thông))(?=\s?[:(]))?|bệnh{W}viện|trung{W}tâm(?:{W}(?:y{W}tế|phục{W}vụ{W}hành{W}chính{W}công|dân{W}số))?|trạm{W}y{W}tế|viện))(?!\w)"
)
BODIES = {UnitKind.OFFICE, UnitKind.DIVISION, UnitKind.SERVICE_UNIT, UnitKind.VERTICAL}
# "Trung tâm Y tế: Tri Tôn, Tịnh Biên": names behind a colon, parted by commas.
NAMES_BEHIND = pattern_of(
    rf"\s?:\s{{1,2}}{WORD}(?: {WORD}){{0,3}}(?:(?: \([^()\n]{{1,20}}\)| (?:ngày |tháng )?\d[\d/]{{0,9}})?, {WORD}| và {WORD})"
)
JOINT = pattern_of(rf" (?:và|-) (?=[{UP}])")
NEXT_NAME = pattern_of(rf"(?:, | và )(?=[{UP}])")
# How the name of a known body goes on.
ON_GOING = (" khu vực", " cơ sở", " liên", " cửa khẩu", " ga ", " sân bay", " cảng", " sau thông quan")
ONE_LEVEL = pattern_of(LEVEL)
ONE_PLACE = pattern_of(rf"\S{{2,4}}(?:{W}\w{{3,4}}){{0,3}}{W}(?:{LEVEL})")
BLANK = pattern_of(W)
# The group is a part of something, or a word goes on before it.
LINE_BEGINS = pattern_of(
    r"[\s\-+*•(]{0,6}(?:(?:\d{1,2}(?:\.\d{1,2})?|[a-zđ]|[ivx]{1,4})[.)]?\s{1,2})?(?:[^\W\d]{1,8}\s){0,2}"
)
WITHIN = pattern_of(r"\w$|(?<!\w)(?:thuộc|của)\s{1,2}$")
OF = pattern_of(rf"{W}(?:(?:trực{W})?thuộc|của|trên{W}địa{W}bàn)(?:{W}và{W}trực{W}thuộc)?{W}[^:(;,.\n]{{2,40}}")
OF_COMMITTEE = pattern_of(
    rf"{W}(?:(?:trực{W})?thuộc|của){W}(?:ubnd|ủy{W}b[aà]n{W}nhân{W}dân){W}(?P<level>{LEVEL})(?!\w)"
)
SUFFERING = pattern_of(
    rf"{W}(?:(?:được|sẽ|đã|dự{W}kiến|chọn|tiến{W}hành){W}){{0,3}}kiểm{W}tra(?!\w)(?:{W}(?:trực{W}tiếp|đột{W}xuất|gián{W}tiếp|(?:thông{W})?qua{W}báo{W}cáo|theo{W}kế{W}hoạch|thực{W}tế|năm{W}20\d\d))?"
)
OF_SEVERAL = pattern_of(rf"{W}(?:các|{NUMBER}){W}(?P<levels>{LEVELS})(?!\w)")
# "03 xã trong tháng 5 (…)", "ba xã còn nhiều hạn chế qua đợt kiểm tra hồi tháng 5: …"
WHEN = pattern_of(
    rf"{W}(?:trong|vào){W}(?:tháng|quý|đợt|năm){W}[\divx/]{{1,7}}(?=\s?[:(])|{W}(?:còn|có|đã|chưa|nằm|nhiều|phía|ở|trên)(?!\w)[^:;.,(\n]{{2,80}}?(?=:|{W}(?:là|gồm){W})"
    rf"|{W}(?:vùng|khó|miền|biên|đặc|trọng|thuộc|trung|ven|nội|ngoại|mới|sáp|hợp|trực|xa|gần|điểm|đông|tiêu|loại|nhóm|cụm|khu|được|sẽ|chọn|đại{W}diện)(?!\w)[^:;.,(\n]{{0,40}}(?=:)"
)
QUANTITY = pattern_of(
    rf"(?:(?:tất{W}cả|toàn{W}bộ){W})?(?:các|một{W}số|những|{NUMBER}(?:\s?/\s?\d{{1,3}}|{W}(?:trong{W}(?:tổng{W})?số|trên(?:{W}tổng{W}số)?){W}{NUMBER})?){W}"
)
OPENER = pattern_of(
    rf"\s{{0,2}}(?:\(\s?(?:gồm{W}|(?:đạt|chiếm|bằng|tỷ{W}lệ|tương{W}đương|khoảng):?{W}){{0,2}}\d{{1,3}}(?:(?:[.,]\d{{1,2}})?\s?%|{W})?[^()\n:]{{0,30}}\)\s{{0,2}})?"
    rf",?\s{{0,2}}(?P<word>(?:(?:cụ{W}thể|trong{W}đó|sau{W}đây|sau|gồm(?:{W}có)?|bao{W}gồm|có|là|như{W}sau|như(?=:))(?!\w)\s{{0,2}}){{0,3}})"
    rf"(?P<sign>:|\(|-(?=\s))?(?P<gap>\s{{0,12}})(?:(?:[-+*•▪●]|\d{{1,2}}[.)])\s{{0,3}}(?=\w))?(?:(?:gồm|tại):?{W})?"
)


def said_many(page: Page, at: int) -> bool:
    """Return whether "các", a number or the like stands right before an offset, in the same cell of a table."""
    low, end = page.low, at - 1
    if end < 1 or not low[end].isspace() or page.text[end] == "\t":
        return False
    end -= low[end - 1].isspace()
    last = low[end - 1]
    if not (last.isdigit() or last == ")" or low[end - 2 : end] in MANY_ENDS):
        return False
    return MANY.search(low, max(0, at - 24), at) is not None


@dataclass(frozen=True, slots=True)
class Names:
    """A page whose agencies are looked up, each place once."""

    page: Page
    scope: Scope
    _known: dict[int, Agency | None] = field(default_factory=dict, compare=False, repr=False)
    _open: dict[int, Agency | None] = field(default_factory=dict, compare=False, repr=False)
    _places: dict[tuple[int, str], tuple[str, int] | None] = field(default_factory=dict, compare=False, repr=False)

    def place(self, at: int, level: str) -> tuple[str, int] | None:
        """Return the place whose name begins at an offset, and where it ends."""
        if (at, level) not in self._places:
            self._places[at, level] = place_at(self.page, at, level)
        return self._places[at, level]

    def agency(self, at: int) -> Agency | None:
        """Return the agency whose name begins at an offset."""
        if at not in self._known:
            self._known[at] = self._longest(at)
        return self._known[at]

    def open_body(self, at: int) -> Agency | None:
        """Return the body at an offset whose name no list holds."""
        if at not in self._open:
            self._open[at] = open_body_at(self.page, at)
        return self._open[at]

    def _longest(self, at: int) -> Agency | None:
        """A known body goes on where its own name does: 'Ban Quản lý Khu kinh tế cửa khẩu …', 'Chi cục Thuế khu vực …'."""
        agency = agency_at(self.page, at)
        if agency and (
            agency.lead.startswith("Ban Quản lý")
            or self.page.low.startswith(ON_GOING, agency.span[1])
            or self._joined(agency)
        ):
            body = self.open_body(at)
            return max(agency, body, key=lambda one: one.span[1]) if body else agency
        return agency

    def _joined(self, agency: Agency) -> bool:
        """'Phòng Kinh tế và Vật liệu xây dựng': no second name of a list stands behind "và"."""
        if agency.place or agency.level or agency.kind not in (UnitKind.DIVISION, UnitKind.OFFICE):
            return False
        m = JOINT.match(self.page.body, agency.span[1])
        return m is not None and not DIVISION_NAME.match(self.page.low, m.end())


class Carried(NamedTuple):
    """What the head of a list, or the unit before, says of the kind of the next name."""

    kind: UnitKind
    levels: tuple[str, ...] = ()
    # What stands before the place: "Chi cục Thuế" of "Chi cục Thuế các huyện A, B".
    lead: str = "UBND"
    # The names behind are free words: "các chi cục: Kiểm lâm, Thủy lợi".
    free: bool = False


class Head(NamedTuple):
    """The head of a list: the kind that it names, and where the first name begins."""

    carried: Carried | None
    end: int
    # Followed by a sign, or preceded by a number or "các": one name behind it is a list.
    certain: bool
    parenthesis: bool
    # The names stand below each other.
    vertical: bool


def head_at(names: Names, at: int) -> Head | None:
    """Return the head of a list that begins at an offset, None where a unit with a name of its own does."""
    page = names.page
    quantity = QUANTITY.match(page.low, at)
    at = quantity.end() if quantity else at
    if body := _body_of_several(names, at):
        return body
    m = HEAD.match(page.low, at)
    if not m:
        return _bodies(page, at, several=quantity is not None)
    if not quantity and _named(names, at, m):
        return None
    many = m["ubnd"] is None and (quantity is not None or said_many(page, at))
    several = bool(m["ubnd"] and not ONE_PLACE.fullmatch(m.group()))
    opener = _opener(page, m.end())
    sign = bool(opener["sign"] or opener["word"])
    if not sign and "\n" in opener.group():
        return None
    if m["any"]:
        if not sign or page.body[opener.end() : opener.end() + 1].islower():
            return None
        before = _before(page, at)
        if before and m["any"].startswith("địa") and before.kind in (UnitKind.DEPARTMENT, UnitKind.DIVISION):
            before = None
        carried = _of_committee(page, m) or before or Carried(UnitKind.OTHER)
    else:
        carried = carried_by(m, free=many or sign)
    return Head(carried, opener.end(), many or sign or several, opener["sign"] == "(", "\n" in opener["gap"])


def _of_committee(page: Page, m: re.Match[str]) -> Carried | None:
    """What 'cơ quan chuyên môn thuộc UBND tỉnh: Nội vụ; Y tế' are: departments of a province, divisions below it."""
    of = OF_COMMITTEE.match(page.low, m.end()) if m.group().endswith("môn") else None
    if not of:
        return None
    return Carried(UnitKind.DEPARTMENT if of["level"] == "tỉnh" else UnitKind.DIVISION, free=True)


def _bodies(page: Page, at: int, *, several: bool) -> Head | None:
    """'các chi cục: Kiểm lâm, Thủy lợi', '02 cục (Hóa chất, Xuất nhập khẩu)'"""
    m = BODY_HEAD.match(page.low, at)
    if not m or not (several or said_many(page, at)):
        return None
    opener = _opener(page, m.end())
    if not opener["sign"] and not _names_follow(page, opener.end()):
        return None
    if m["branch"]:
        levels = (m["of"],) if m["of"] else ()
        branches = Carried(UnitKind.OFFICE, levels, "Chi nhánh")
        return Head(
            branches, opener.end(), certain=True, parenthesis=opener["sign"] == "(", vertical="\n" in opener["gap"]
        )
    kind = UnitKind.OFFICE if m["office"] else UnitKind.SERVICE_UNIT
    lead = spaced(page.text[m.start() : m.end()])
    carried = Carried(kind, (), lead[:1].upper() + lead[1:], free=True)
    return Head(carried, opener.end(), certain=True, parenthesis=opener["sign"] == "(", vertical="\n" in opener["gap"])


def _names_follow(page: Page, at: int) -> bool:
    """Whether two names without their first word begin here: 'Kiểm lâm, Thủy lợi', 'Tiểu học A và THCS B'."""
    end = free_name_end(page, at)
    joint = NEXT_NAME.match(page.body, end) if end else None
    return joint is not None and free_name_end(page, joint.end()) is not None and not agency_at(page, joint.end())


def _body_of_several(names: Names, at: int) -> Head | None:
    """'Cục Thi hành án dân sự các tỉnh Hưng Yên, Ninh Bình'"""
    page, agency = names.page, names.agency(at) or names.open_body(at)
    if not agency or agency.place or agency.level or agency.kind not in BODIES:
        return None
    m = OF_SEVERAL.match(page.low, agency.span[1])
    if not m and not NAMES_BEHIND.match(page.body, agency.span[1]):
        return None
    levels = _levels(m["levels"]) if m else ()
    opener = _opener(page, m.end() if m else agency.span[1])
    carried = Carried(agency.kind, levels, agency.lead)
    return Head(carried, opener.end(), certain=True, parenthesis=opener["sign"] == "(", vertical="\n" in opener["gap"])


def _named(names: Names, at: int, m: re.Match[str]) -> bool:
    if m["any"] or m["rank"] or m["tier"]:
        return False
    page, agency = names.page, names.agency(at)
    if agency and (agency.place or not m["ubnd"]):
        return True
    if m["phong"] and not said_many(page, at) and names.open_body(at):
        return True
    if m["place"] and ONE_LEVEL.fullmatch(m.group()):
        follows = BLANK.match(page.low, m.end())
        if not follows or said_many(page, at):
            return False
        return names.place(follows.end(), level_of(m.group())) is not None
    return False


def _opener(page: Page, end: int) -> re.Match[str]:
    """The words and the sign between a head and its list: 'thuộc huyện được kiểm tra, gồm: '."""
    for pattern in (OF, SUFFERING, OF, WHEN) if page.low[end : end + 1].isspace() else ():
        m = pattern.match(page.low, end)
        if m and (pattern in (SUFFERING, WHEN) or page.low[m.end() : m.end() + 2].lstrip()[:1] in (":", "(", ",")):
            end = m.end()
    found = OPENER.match(page.low, end)
    assert found is not None
    return found


def carried_by(m: re.Match[str], *, free: bool = False) -> Carried:
    """Return the kind that the head of a list names."""
    if m["so"]:
        return Carried(UnitKind.DEPARTMENT)
    if m["phong"]:
        return Carried(UnitKind.DIVISION, free=free)
    if m["bo"]:
        return Carried(UnitKind.MINISTRY)
    if rank := m["rank"] or m["tier"]:
        return Carried(UnitKind.COMMUNE_PC if rank.endswith("xã") else UnitKind.DISTRICT_PC)
    if m["levels"] and m["levels"].startswith("địa"):
        return Carried(UnitKind.OTHER)
    levels = _levels(m["levels"] or m["place"])
    if set(levels) & COMMUNES:
        return Carried(UnitKind.COMMUNE_PC, levels)
    return Carried(UnitKind.PROVINCE_PC if levels[0] == "tỉnh" else UnitKind.DISTRICT_PC, levels)


@lru_cache(maxsize=256)
def _levels(words: str) -> tuple[str, ...]:
    """The levels that a head names: 'huyện, thị xã'."""
    return tuple(level_of(found.group()) for found in ONE_LEVEL.finditer(words))


def _stands_alone(page: Page, start: int) -> bool:
    """Whether a group is counted, ranked or begins its line: not the level of an agency named before."""
    lead = page.low[max(page.line(start)[0], start - 24) : start]
    return said_many(page, start) or LINE_BEGINS.fullmatch(lead) is not None or lead.endswith(("cấp ", "ubnd "))


def _before(page: Page, at: int) -> Carried | None:
    """What "03 đơn vị (…)" are: the group named before in the same line."""
    floor = max(page.line(at)[0], at - 160)
    groups = [
        m
        for m in HEAD.finditer(page.low, floor, at)
        if not m["any"]
        and not page.body[m.end() + 1].isupper()
        and not WITHIN.search(page.low, floor, m.start())
        and _stands_alone(page, m.start())
    ]
    return carried_by(groups[-1]) if groups else None
