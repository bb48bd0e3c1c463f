"""Named units that are, were or shall not be inspected, each once."""

from dataclasses import dataclass, field

from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.outline import find_outline
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections
from kiemtra.reading.units.agencies import Scope
from kiemtra.reading.units.cells import bare_rows, unit_cells
from kiemtra.reading.units.heads import Carried
from kiemtra.reading.units.lists import UnitList, find_unit_lists
from kiemtra.reading.units.names import Found
from kiemtra.reading.units.roles import ACTS, BY_REPORT, Around, role_of
from kiemtra.reading.units.sentences import WILL_BE
from kiemtra.reading.units.visits import visits
from kiemtra.reading.values import Unit, UnitKind, UnitRole

ISSUES = pattern_of(
    r"\s{1,2}(?:(?:đã|sẽ|vừa|ký|mới)\s{1,2}){0,3}(?:ban\s{1,2}hành|thành\s{1,2}lập|quyết\s{1,2}định|có\s{1,2}(?:văn|công|kế|quyết)|yêu\s{1,2}cầu|giao|xây\s{1,2}dựng)"
)
OF_ISSUER = pattern_of(
    r"(?:kế\s{1,2}hoạch|quyết\s{1,2}định|công\s{1,2}văn|thông\s{1,2}báo)[^.;]{0,70}(?<!\w)của\s{1,2}$"
)
GAP = pattern_of(
    r"[\s,;()]{0,5}(?:và|cùng)?[\s,;+-]{0,5}(?:\d{1,2}\s)?(?:(?:tại|ở|với|đối\s{1,2}với)\s{1,2})?(?:các\s{1,2}|tập\s{1,2}thể\s{1,2}|lãnh\s{1,2}đạo\s{1,2}){0,2}"
)


def find_units(page: Page, scope: Scope, sections: Sections, year: int | None) -> tuple[Unit, ...]:
    """Return the units that the text says are inspected, were inspected earlier or are left out; each once."""
    found: list[Unit] = []
    seen: set[tuple[str, UnitRole]] = set()
    outline, issuers, cells = find_outline(page), Issuers(page), unit_cells(page)
    bare = {**dict.fromkeys(visits(page), Carried(UnitKind.OTHER)), **bare_rows(page)}
    last: tuple[int, UnitRole] | None = None
    for listed in find_unit_lists(page, scope, bare):
        role = role_of(page, listed, Around(sections, outline, cells), year)
        if role is UnitRole.MENTIONED and last and _joined(page, last[0], listed):
            role = last[1]
        last = (listed.span[1], role) if role is not UnitRole.MENTIONED else None
        for unit in _told(page, issuers, listed, role) if role is not UnitRole.MENTIONED else ():
            key = (fold(unit.name), role)
            if key not in seen:
                seen.add(key)
                found.append(Unit(unit.name, unit.surface, unit.span, unit.kind, role))
    return tuple(found)


def _joined(page: Page, end: int, listed: UnitList) -> bool:
    start = listed.span[0]
    if start - end > 30 or not GAP.fullmatch(page.low, end, start):
        return False
    return not ACTS.match(page.low, listed.span[1], listed.span[1] + 40)


def _told(page: Page, issuers: "Issuers", listed: UnitList, role: UnitRole) -> tuple[Found, ...]:
    """The units of a run without the last one where a new clause begins with it, and without the place of the whole text."""
    acting = len(listed.units) > 1 and ACTS.match(page.low, listed.span[1], listed.span[1] + 40)
    if acting and (role is not UnitRole.INSPECTED or _suffers(page, listed)):
        acting = None
    units = listed.units[:-1] if acting else listed.units
    if len(units) == 1 and units[0].bare and (units[0].kind is UnitKind.PROVINCE_PC or issuers.acts(units[0].surface)):
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
    _known: dict[str, bool] = field(default_factory=dict)

    def acts(self, place: str) -> bool:
        """Return whether the committee of a place issues or is the owner of something."""
        if place not in self._known:
            self._known[place] = any(self._at_work(f"{body} {fold(place)}") for body in ("ubnd", "ủy ban nhân dân"))
        return self._known[place]

    def _at_work(self, issuer: str) -> bool:
        low = self.page.low
        at = low.find(issuer)
        while at >= 0:
            if ISSUES.match(low, at + len(issuer)) or OF_ISSUER.search(low, max(0, at - 90), at):
                return True
            at = low.find(issuer, at + 1)
        return False
