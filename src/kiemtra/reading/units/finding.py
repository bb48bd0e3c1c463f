"""Named units that are, were or shall not be inspected, each once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.outline import find_outline
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.units.agencies import Scope, agency_at
from kiemtra.reading.units.cells import bare_rows, unit_cells
from kiemtra.reading.units.heads import Carried
from kiemtra.reading.units.lines import addressed
from kiemtra.reading.units.lists import UnitList, find_unit_lists
from kiemtra.reading.units.names import Found
from kiemtra.reading.units.places import cased_place
from kiemtra.reading.units.roles import ACTOR, ACTS, BY_REPORT, Around, role_of
from kiemtra.reading.units.sentences import WILL_BE
from kiemtra.reading.units.visits import visits
from kiemtra.reading.units.words import left_out_behind
from kiemtra.reading.values import Unit, UnitKind, UnitRole, Window, WindowPurpose

ISSUES = pattern_of(
    r"\s{1,2}(?:(?:đã|sẽ|vừa|ký|mới)\s{1,2}){0,3}(?:ban\s{1,2}hành(?!\s{1,2}(?:công|văn|báo))|thành\s{1,2}lập|quyết\s{1,2}định|có\s{1,2}(?:kế|quyết)|yêu\s{1,2}cầu|giao|xây\s{1,2}dựng)"
)
OF_ISSUER = pattern_of(
    r"(?:kế\s{1,2}hoạch|quyết\s{1,2}định|công\s{1,2}văn|thông\s{1,2}báo)[^.;]{0,70}(?<!\w)của\s{1,2}$"
)
W = r"\s{1,2}"
# Day and time of the next visit: "; chiều - ", ". Chiều 06/8: ", ", ngày 12/5/2023 tại ".
# "Văn phòng UBND tỉnh (để phối hợp)"
TO_KNOW = pattern_of(rf"\s?\((?:để{W})?(?:phối{W}hợp|biết|b/c|p/h|chỉ{W}đạo|theo{W}dõi|tham{W}gia)(?!\w)")
NEXT_VISIT = pattern_of(
    rf"(?:\s?\([^()\n]{{1,30}}\))?\s?[;,.]?\s{{0,2}}(?:và{W})?(?:(?:(?:sáng|chiều|cả|buổi|ngày|tháng|tuần|quý|thứ(?:{W}(?:hai|ba|tư|năm|sáu|bảy))?|lúc|từ|đến|vào|trong|cùng|hôm|sau)(?!\w)|\d{{1,2}}(?:[/.-]\d{{1,2}}){{0,2}}(?:/20\d\d)?(?:\s?(?:h|g|giờ)\s?\d{{0,2}})?(?!\w)|[ivx]{{1,3}}(?!\w))[\s,:()-]{{0,4}}){{1,8}}(?:(?:tại|ở|với|kiểm{W}tra|làm{W}việc{W}với){W})?(?:các{W})?"
)
ENDS = pattern_of(r"\s{0,2}(?:[;,.(\n]|$|và\s)")
TEAM_OF = pattern_of(
    r"(?:đoàn|tổ)\s{1,2}kiểm\s{1,2}tra(?!\w)(?:(?!(?:đã|sẽ|kiểm|tiến|tổ\schức|đến)\s)[^.;,\n]){0,60}?(?<!\w)của\s{1,2}(?=sở|bộ)"
)
# So many units in one run are no mere example.
MANY = 4
# What else a text about inspections lists agencies for: members, helpers, praise, marks, duties.
FOR_ELSE = pattern_of(
    rf"(?<!\w)(?:thành{W}viên|đến{W}từ|của|giúp{W}việc|tham{W}gia|tham{W}dự|phối{W}hợp|mời|biểu{W}dương|khen|điển{W}hình|làm{W}tốt|như|xếp|đạt|điểm|báo{W}cáo|giao|đề{W}nghị|yêu{W}cầu|trách{W}nhiệm|trừ)(?!\w)"
)
POSTS = ("trưởng ", "giám đốc ", "chánh ", "chủ tịch ")
SENDERS = (UnitKind.MINISTRY, UnitKind.DEPARTMENT)
GAP = pattern_of(
    r"[\s,;()]{0,5}(?:và|cùng|gồm(?:\scó)?|bao\sgồm|trong\sđó\scó)?[\s,;+-]{0,5}(?:\d{1,2}\s)?(?:(?:tại|ở|với|đối\s{1,2}với)\s{1,2})?(?:các\s{1,2}|tập\s{1,2}thể\s{1,2}|lãnh\s{1,2}đạo\s{1,2}){0,2}"
)


def find_units(
    page: Page, scope: Scope, sections: Sections, year: int | None, windows: tuple[Window, ...] = ()
) -> tuple[Unit, ...]:
    """Return the units that the text says are inspected, were inspected earlier or are left out; each once."""
    found: list[Unit] = []
    seen: set[tuple[str, UnitRole]] = set()
    outline, issuers, cells = find_outline(page), Issuers(page), unit_cells(page)
    bare = {**dict.fromkeys(visits(page), Carried(UnitKind.OTHER)), **bare_rows(page)}
    times = tuple(sorted(w.span for w in windows if w.purpose is WindowPurpose.INSPECTION))
    around = Around(sections, outline, cells, times)
    for listed, role in _with_roles(page, find_unit_lists(page, scope, bare), around, year):
        for unit in _told(page, issuers, listed, role) if role is not UnitRole.MENTIONED else ():
            name = _levelled(scope, unit, listed)
            key = (fold(name), role)
            if key not in seen:
                seen.add(key)
                found.append(Unit(name, unit.surface, unit.span, unit.kind, role))
    return tuple(unit for unit in found if not _told_in_full(unit, seen))


def _with_roles(
    page: Page, lists: Iterable[UnitList], around: Around, year: int | None
) -> list[tuple[UnitList, UnitRole]]:
    """Each run of units with its role, in order; where nothing is said of any, a long run that nothing else explains is inspected."""
    found: list[tuple[UnitList, UnitRole]] = []
    for listed in lists:
        role = _role(page, listed, around, year)
        if role is UnitRole.MENTIONED and found and _joined(page, found[-1][0].span[1], listed):
            role = found[-1][1]
        found.append((listed, role))
    if any(role is not UnitRole.MENTIONED for _, role in found):
        return found
    return [(listed, UnitRole.INSPECTED if _is_meant(page, listed, around) else role) for listed, role in found]


def _is_meant(page: Page, listed: UnitList, around: Around) -> bool:
    """Whether a text about inspections that inspects nobody else lists these for no other reason."""
    start, end = listed.units[0].span[0], listed.span[1]
    if len(listed.units) < MANY or not ENDS.match(page.low, end) or around.sections.at(start) is Topic.RECIPIENTS:
        return False
    return not ACTOR.search(page.before(start, 60)) and not FOR_ELSE.search(page.before(start, 120))


def _role(page: Page, listed: UnitList, around: Around, year: int | None) -> UnitRole:
    start = listed.units[0].span[0]
    if _acts_for_it(page, start):
        return UnitRole.MENTIONED
    if ACTS.match(page.low, listed.span[1], listed.span[1] + 40):
        return role_of(page, listed, around, year)
    if around.sections.at(start) is Topic.RECIPIENTS and addressed(page, start):
        return UnitRole.INSPECTED
    end = listed.units[-1].span[1]
    # "Các phường A, B (không thuộc diện kiểm tra năm nay)": what brackets say of one, or of those below one head.
    if end < listed.span[1] and (len(listed.units) == 1 or listed.span[0] < start) and left_out_behind(page, end):
        return UnitRole.EXCLUDED
    return role_of(page, listed, around, year)


def _acts_for_it(page: Page, start: int) -> bool:
    """Whether a unit is the issuer of a document or the post of a person: 'ngày 12/3/2023 của UBND tỉnh', 'Giám đốc Sở Nội vụ'."""
    before = page.low[max(0, start - 9) : start]
    if before.endswith(" của ") and before[-6:-5].isdigit():
        return True
    return before.endswith(POSTS) and page.low.rfind("kính gửi", max(0, start - 600), start) < 0


def _told_in_full(unit: Unit, seen: set[tuple[str, UnitRole]]) -> bool:
    """Whether a place without its level is one that is told with its level, too."""
    name = fold(unit.name).removeprefix("ubnd ")
    if unit.kind is not UnitKind.OTHER or name == fold(unit.name) or name.startswith(LEVELS):
        return False
    return any((f"ubnd {level} {name}", unit.role) in seen for level in LEVELS)


def _levelled(scope: Scope, unit: Found, listed: UnitList) -> str:
    """The full name of a place without its level, where the text gives it elsewhere: 'làm việc tại Bắc Sơn', 'huyện Bắc Sơn'."""
    if unit.level or not unit.elided or not unit.name.startswith("UBND "):
        return unit.name
    levels = scope.levels_of(cased_place(unit.surface), OF_KIND.get(unit.kind, LEVELS))
    name = f"UBND {levels[0]} {unit.surface}" if len(levels) == 1 else unit.name
    # A district has a commune and a township of one name, both in one list.
    return unit.name if any(other.name == name for other in listed.units) else name


LEVELS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố")
OF_KIND = {UnitKind.COMMUNE_PC: LEVELS[:4], UnitKind.DISTRICT_PC: LEVELS[4:]}


def _joined(page: Page, end: int, listed: UnitList) -> bool:
    start = listed.span[0]
    # The next cell of a table says something else.
    if start - end > 60 or "\t" in page.text[end:start]:
        return False
    if not GAP.fullmatch(page.low, end, start):
        return (
            NEXT_VISIT.fullmatch(page.low, end, start) is not None and ENDS.match(page.low, listed.span[1]) is not None
        )
    return not ACTS.match(page.low, listed.span[1], listed.span[1] + 40)


def _told(page: Page, issuers: "Issuers", listed: UnitList, role: UnitRole) -> tuple[Found, ...]:
    """The units of a run without the last one where a new clause begins with it, and without the place of the whole text."""
    acting = len(listed.units) > 1 and ACTS.match(page.low, listed.span[1], listed.span[1] + 40)
    if acting and (role is not UnitRole.INSPECTED or _suffers(page, listed)):
        acting = None
    units = listed.units[:-1] if acting else listed.units
    units = tuple([unit for unit in units if not TO_KNOW.match(page.low, unit.span[1])])
    if len(units) == 1 and units[0].kind in SENDERS and issuers.sends(units[0].name):
        return ()
    if len(units) == 1 and units[0].bare and (units[0].kind is UnitKind.PROVINCE_PC or issuers.acts(units[0].name)):
        return ()
    return units


def _suffers(page: Page, listed: UnitList) -> bool:
    """Whether the verb behind is nobody's deed: 'xã A và thành phố B sẽ kiểm tra trong tháng 7'."""
    end, unit = listed.span[1], listed.units[-1]
    place = (unit.level is not None or unit.elided) and not fold(unit.surface).startswith(("ubnd", "ủy ban"))
    return bool((place and WILL_BE.match(page.low, end)) or BY_REPORT.match(page.low, end))


@dataclass(frozen=True, slots=True)
class Issuers:
    """Whose committee a text shows at work: 'kiểm tra tại huyện Thanh Oai' is the whole, not a unit, where UBND huyện Thanh Oai plans it."""

    page: Page
    _at_work: set[str] = field(default_factory=set)
    _sending: set[str] = field(default_factory=set)

    def acts(self, committee: str) -> bool:
        """Return whether a committee issues or is the owner of something."""
        if not self._at_work:
            self._at_work.add("")
            for at in self.page.starts("ubnd", "ủy ban nhân"):
                agency = agency_at(self.page, at)
                if agency and agency.place and self._issues(at, agency.span[1]):
                    self._at_work.add(fold(agency.name))
        return fold(committee) in self._at_work

    def _issues(self, start: int, end: int) -> bool:
        low = self.page.low
        if ISSUES.match(low, end):
            return True
        return low.startswith("của ", start - 4) and OF_ISSUER.search(low, max(0, start - 90), start) is not None

    def sends(self, name: str) -> bool:
        """Return whether the inspecting team is that of a ministry or a department: 'Đoàn kiểm tra … của Bộ Y tế'."""
        if not self._sending:
            self._sending.add("")
            for m in self.page.matches(TEAM_OF, "đoàn", "tổ"):
                agency = agency_at(self.page, m.end())
                if agency:
                    self._sending.add(fold(agency.name))
        return fold(name) in self._sending
