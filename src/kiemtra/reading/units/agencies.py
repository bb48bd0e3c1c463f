"""Names of agencies where they stand in a text, and the full name where the text tells which one is meant."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from kiemtra.reading.data.places import CITIES, PROVINCES
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.organs import (
    BODY_NAME,
    CENTRAL_NAME,
    DEPARTMENT_NAME,
    DIVISION_NAME,
    MINISTRY_NAME,
    PARTY_NAME,
    cased,
    full_name,
)  # fmt: skip
from kiemtra.reading.units.places import (
    CELL,
    CENTRAL_CITIES,
    COMMUNES,
    LEVEL,
    LEVEL_WORDS,
    NAME,
    PROVINCE,
    UP,
    WORD,
    any_of,
    cased_place,
    level_of,
    place_at,
    province_level,
    spaced,
)  # fmt: skip
from kiemtra.reading.values import Span, UnitKind

__all__ = [
    "COMMITTEE", "LEVEL", "STARTS", "UP", "Agency", "Scope", "agency_at", "any_of", "cased", "level_of", "place_at", "scope_of",
    "spaced",
]  # fmt: skip

PLACED = pattern_of(rf"\s{{1,3}}(?:(?P<level>{LEVEL})(?!\w)|(?P<short>[pxqh]\.)(?=\s?\w))")
BEFORE_PLACE = pattern_of(r" {0,3}(?:\n {0,3}(?!\d))?")
COMMITTEE = pattern_of(
    r"(?P<who>(?:(?:phó\s{1,2})?chủ\s{1,2}tịch|thường\s{1,2}trực|lãnh\s{1,2}đạo)\s{1,3})?(?P<body>(?:(?:hđnd|hội\s{1,2}đồng\s{1,2}nhân\s{1,2}dân)(?:\s?[-,&]\s?|\s{1,2}và\s{1,2}))?(?P<executive>ủy\s{1,3}b[aà]n\s{1,3}nhân\s{1,3}dân|ubnd)|hội\s{1,3}đồng\s{1,3}nhân\s{1,3}dân|hđnd)(?!\w)"
)
STARTS = pattern_of(
    r"(?<!\w)(?:chủ\s{1,2}tịch|ủy\s{1,2}b[aà]n|ubnd|hđnd|hội\s{1,2}đồng\s{1,2}nhân|sở|phòng|bộ|ban|thủ\s{1,2}tướng|chính\s{1,2}phủ|quốc\s{1,2}hội|"
    r"văn\s{1,2}phòng|thanh\s{1,2}tra|bảo\s{1,2}hiểm|bhxh|cục|chi\s{1,2}(?:cục|nhánh)|công\s{1,2}an|kho\s{1,2}bạc|trung\s{1,2}tâm|trung\s{1,2}ương|tỉnh\s{1,2}ủy|thành\s{1,2}ủy|"
    r"huyện\s{1,2}ủy|quận\s{1,2}ủy|thị\s{1,2}ủy|thường\s{1,2}trực|ngân\s{1,2}hàng)(?!\w)"
)
# Kinds whose names are known, with what their names begin with: "Sở" and a name.
AT_ONCE = pattern_of("")
KNOWN = (
    (pattern_of(r"sở\s{1,3}"), DEPARTMENT_NAME, UnitKind.DEPARTMENT, ("sở",)),
    (pattern_of(r"phòng\s{1,3}"), DIVISION_NAME, UnitKind.DIVISION, ("ph",)),
    (AT_ONCE, BODY_NAME, UnitKind.OFFICE, BODY_NAME.groups),
    (pattern_of(r"bộ\s{1,3}"), MINISTRY_NAME, UnitKind.MINISTRY, ("bộ",)),
    (AT_ONCE, CENTRAL_NAME, UnitKind.MINISTRY, CENTRAL_NAME.groups),
    (AT_ONCE, PARTY_NAME, UnitKind.OTHER, PARTY_NAME.groups),
)
FIRST = {UnitKind.DEPARTMENT: "Sở", UnitKind.DIVISION: "Phòng", UnitKind.MINISTRY: "Bộ"}
BY_LETTERS = {
    letters: tuple((first, names, kind) for first, names, kind, begins in KNOWN if letters in begins)
    for letters in {letters for *_, begins in KNOWN for letters in begins}
}
COMMITTEE_LETTERS = {"ub", "ủy", "hđ", "hộ", "ch", "ph", "th", "lã"}
ZONES = pattern_of(
    r"(?:\s{1,3}và\s{1,3}(?:các\s{1,3})?|,\s(?:các\s)?)khu\s{1,3}(?:công\s{1,3}nghiệp|chế\s{1,3}xuất|kinh\s{1,3}tế|công\s{1,3}nghệ\s{1,3}cao)(?!\w)"
)
# "Kho bạc Nhà nước khu vực II", "Thuế cơ sở 3", "Thi hành án dân sự khu vực 2 - Đông Anh"
REGION = pattern_of(
    rf"\s(?:[Kk]hu vực|[Cc]ơ sở|số)\s(?:\d{{1,2}}|[IVX]{{1,5}}|{WORD}(?: {WORD}){{0,2}})(?: - {WORD}(?: {WORD}){{0,3}})?(?![\w/])"
)
# The place that a text speaks of is told early in it.
TOLD_WITHIN = 100_000


class Agency(NamedTuple):
    """An agency as it stands: its place is None where only the level is printed ("UBND tỉnh")."""

    span: Span
    lead: str
    level: str | None
    place: str | None
    kind: UnitKind

    @property
    def name(self) -> str:
        """The name as far as it is printed."""
        level = None if self.level and self.lead.endswith(f" {self.level}") else self.level
        return " ".join(part for part in (self.lead, level, self.place) if part)


class Scope(NamedTuple):
    """Which place of each level a text speaks of, where it leaves no doubt."""

    places: dict[str, str]
    province: tuple[str, str] | None
    # Levels of which several places are named without one leading.
    unclear: frozenset[str] = frozenset()
    # Every place that is named with its level, under its level.
    named: Mapping[str, Collection[str]] = MappingProxyType({})

    def levels_of(self, place: str, among: Collection[str]) -> list[str]:
        """Return the levels, among these, with which the text names a place."""
        return [level for level in among if place in self.named.get(level, ())]

    def full(self, agency: Agency) -> tuple[str, bool]:
        """Return the agency's name with its place put back, and whether that was inferred."""
        if agency.place or agency.kind is UnitKind.MINISTRY or (agency.kind is UnitKind.OTHER and not agency.level):
            return agency.name, False
        if agency.level:
            place = self.places.get(agency.level)
            if not place and self.province and self.province[0] == agency.level and agency.level not in self.unclear:
                place = self.province[1]
            return (f"{agency.name} {place}", True) if place else (agency.name, False)
        if agency.kind is UnitKind.DEPARTMENT and self.province:
            return f"{agency.name} {self.province[0]} {self.province[1]}", True
        return agency.name, False


def agency_at(page: Page, at: int) -> Agency | None:
    """Return the agency whose name begins at an offset, None where none does."""
    letters = page.low[at : at + 2]
    if letters in COMMITTEE_LETTERS and (m := COMMITTEE.match(page.low, at)):
        who = spaced(m["who"] or "").capitalize()
        body = "UBND" if m["executive"] else "HĐND"
        return _placed(page, (at, m.end()), f"{who} {body}".strip(), UnitKind.OTHER)
    for first, names, kind in BY_LETTERS.get(letters, ()):
        lead = first.match(page.low, at)
        m = names.match(page.low, lead.end()) if lead else None
        # "sở Nội vụ": the name has its capital, the kind may stand without.
        if m and page.body[m.start()].isupper():
            return _known(page, at, m, kind)
    return None


def _known(page: Page, at: int, m: re.Match[str], kind: UnitKind) -> Agency:
    span = at, m.end()
    if at < m.start():
        lead = f"{FIRST[kind]} {full_name(FIRST[kind], page.text[m.start() : m.end()])}"
    else:
        span = (span[0], _named_after(page, span[1]) if kind is UnitKind.OFFICE else span[1])
        lead = cased(page.text[span[0] : span[1]])
    return Agency(span, lead, None, None, kind) if kind is UnitKind.MINISTRY else _placed(page, span, lead, kind)


def _named_after(page: Page, end: int) -> int:
    """Where a body with a name of its own ends: 'Ban Quản lý Khu kinh tế Đông Nam'."""
    if m := ZONES.match(page.low, end) or REGION.match(page.body, end):
        return _in_cell(page, end, m.end())
    if PLACED.match(page.low, end):
        return end
    if page.text[end : end + 1] != " " or PROVINCE.match(page.low, end + 1) or page.body[end - 1].isupper():
        return end
    m = NAME.match(page.body, end + 1)
    if not m or m.group()[0].isdigit():
        return end
    zones = ZONES.match(page.low, m.end())
    return _in_cell(page, end, zones.end() if zones else m.end())


def _in_cell(page: Page, start: int, end: int) -> int:
    """Where a name ends within its cell of a table: 'Chi cục Kiểm lâm | Tháng 2'."""
    cell = CELL.search(page.text, start, end + 6)
    return min(cell.start(), end) if cell else end


def _placed(page: Page, span: Span, lead: str, kind: UnitKind) -> Agency:
    """The agency with the level and the place that follow its name."""
    start, end = span
    if (m := PLACED.match(page.low, end)) and not _next_cell(page, end, m):
        level = level_of(m["level"] or m["short"])
        if kind is UnitKind.OTHER:
            kind = _kind_of(level, lead)
        gap = BEFORE_PLACE.match(page.low, m.end())
        apart = "\t" in page.text[m.end() : gap.end()] if gap else True
        found = (
            place_at(page, gap.end(), level) if gap and not apart and (gap.group() or m.group()[-1] == ".") else None
        )
        if found and not (found[0].isdigit() and level not in COMMUNES | {"quận"}):
            return Agency((start, found[1]), lead, level, found[0], _settled(kind, level, found[0]))
        return Agency((start, m.end()), lead, level, None, kind)
    gap = BEFORE_PLACE.match(page.low, end)
    if (
        gap
        and gap.group()
        and page.body[gap.end() : gap.end() + 1].isupper()
        and (m := PROVINCE.match(page.low, gap.end()))
    ):
        name = cased_place(page.text[gap.end() : m.end()])
        if lead.lower().endswith("ủy"):
            return Agency((start, m.end()), lead, None, name, kind)
        return Agency((start, m.end()), lead, province_level(name), name, kind)
    return Agency(span, lead, None, None, kind)


def _next_cell(page: Page, end: int, m: re.Match[str]) -> bool:
    """Whether the level begins a line of its own: 'Giám đốc Sở Nội vụ', below it 'Phường Rạch Giá'."""
    return page.body[m.end() - 1].islower() and page.body[m.start() + 1].isupper() and "\n" in page.low[end : m.end()]


def _kind_of(level: str, lead: str) -> UnitKind:
    if "UBND" not in lead:
        return UnitKind.OTHER
    if level in COMMUNES:
        return UnitKind.COMMUNE_PC
    return UnitKind.PROVINCE_PC if level == "tỉnh" else UnitKind.DISTRICT_PC


def _settled(kind: UnitKind, level: str, place: str) -> UnitKind:
    if kind is UnitKind.DISTRICT_PC and level == "thành phố" and fold(place) in CENTRAL_CITIES:
        return UnitKind.PROVINCE_PC
    return kind


def scope_of(page: Page) -> Scope:
    """Return which places the text speaks of."""
    counted: dict[str, Counter[str]] = {}
    for at in page.starts(*LEVEL_WORDS):
        if at > TOLD_WITHIN:
            break
        m = MENTION.match(page.low, at)
        found = place_at(page, m.end()) if m and page.body[m.end()].isupper() else None
        # 'UBND tỉnh Trần Văn An ký …': what no list of provinces holds is a person.
        if m and m["level"] == "tỉnh" and found and found[0].lower() not in PROVINCES_AND_CITIES:
            continue
        if m and found and not found[0].isdigit():
            counted.setdefault(level_of(m["level"]), Counter())[found[0]] += 1
    places = {level: name for level, names in counted.items() if (name := _clear(names))}
    return Scope(places, _province(page, counted), frozenset(counted.keys() - places.keys()), counted)


MENTION = pattern_of(rf"(?P<level>{LEVEL})\s{{1,2}}(?=\w)")


def _clear(names: Counter[str]) -> str | None:
    ranked = names.most_common(2)
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return ranked[0][0]
    return None


def _province(page: Page, counted: dict[str, Counter[str]]) -> tuple[str, str] | None:
    if (stated := counted.get("tỉnh")) and (name := _clear(stated)):
        return "tỉnh", name
    names: Counter[str] = Counter()
    for _, places in page.whole(FIRST_WORDS):
        for at in places:
            if at > TOLD_WITHIN:
                break
            if page.body[at].isupper() and (m := PROVINCE.match(page.low, at)):
                names[cased_place(page.text[at : m.end()])] += 1
    name = _clear(names) if names else None
    return (province_level(name), name) if name else None


PROVINCES_AND_CITIES = frozenset(fold(name) for name in CITIES + PROVINCES)
FIRST_WORDS = frozenset(name.split()[0] for name in PROVINCES_AND_CITIES)
