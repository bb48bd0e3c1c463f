"""Names of agencies where they stand in a text, and the full name where the text tells which one is meant."""

import re
from collections import Counter
from dataclasses import dataclass

from kiemtra.reading.data.organs import BODIES, CENTRAL, DEPARTMENTS, DIVISIONS, MINISTRIES, PARTY
from kiemtra.reading.data.places import CITIES, PROVINCES
from kiemtra.reading.normalise import fold
from kiemtra.reading.page import Page
from kiemtra.reading.values import Span, UnitKind

UP = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"


def any_of(names: tuple[str, ...]) -> str:
    """Return a pattern for folded text that matches the longest of the names, blanks free."""
    ordered = sorted({fold(name) for name in names}, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s{1,3}") for name in ordered)


LEVEL = r"thành\s{1,2}phố|tp\.?|tỉnh|huyện|quận|thị\s{1,2}xã|tx\.?|thị\s{1,2}trấn|tt\.|phường|xã|đặc\s{1,2}khu"
PROVINCE = re.compile(rf"(?:{any_of(CITIES + PROVINCES)})(?!\w)")
NAME = re.compile(rf"[{UP}]\w*(?:(?: {{1,2}}| ?- ?)[{UP}]\w*){{0,3}}(?!\w)|\d{{1,2}}(?![\w/])")
PLACED = re.compile(rf"\s{{1,3}}(?P<level>{LEVEL})(?!\w)")
COMMITTEE = re.compile(
    r"(?P<who>(?:(?:phó\s{1,2})?chủ\s{1,2}tịch|thường\s{1,2}trực|lãnh\s{1,2}đạo)\s{1,3})?(?P<body>ủy\s{1,3}b[aà]n\s{1,3}nhân\s{1,3}dân|ubnd|hội\s{1,3}đồng\s{1,3}nhân\s{1,3}dân|hđnd)(?!\w)"
)
DEPARTMENT = re.compile(rf"sở\s{{1,3}}(?:{any_of(DEPARTMENTS)})(?!\w)")
DIVISION = re.compile(rf"phòng\s{{1,3}}(?:{any_of(DIVISIONS)})(?!\w)")
MINISTRY = re.compile(rf"bộ\s{{1,3}}(?:{any_of(MINISTRIES)})(?!\w)")
BODY = re.compile(rf"(?:{any_of(BODIES)})(?!\w)")
FIXED = re.compile(rf"(?:{any_of(CENTRAL)})(?!\w)")
PARTY_BODY = re.compile(rf"(?:{any_of(PARTY)})(?!\w)")
MENTION = re.compile(rf"(?<!\w)(?:{LEVEL})(?=\s{{1,2}}\w)")
STARTS = re.compile(
    r"(?<!\w)(?:chủ\s{1,2}tịch|ủy\s{1,2}b[aà]n|ubnd|hđnd|hội\s{1,2}đồng\s{1,2}nhân|sở|phòng|bộ|ban|thủ\s{1,2}tướng|chính\s{1,2}phủ|quốc\s{1,2}hội|"
    r"văn\s{1,2}phòng|thanh\s{1,2}tra|bảo\s{1,2}hiểm|bhxh|cục|chi\s{1,2}(?:cục|nhánh)|công\s{1,2}an|kho\s{1,2}bạc|trung\s{1,2}tâm|trung\s{1,2}ương|tỉnh\s{1,2}ủy|thành\s{1,2}ủy|"
    r"huyện\s{1,2}ủy|quận\s{1,2}ủy|thị\s{1,2}ủy|thường\s{1,2}trực|ngân\s{1,2}hàng)(?!\w)"
)
SPELLED = {"tp": "thành phố", "tp.": "thành phố", "tx": "thị xã", "tx.": "thị xã", "tt.": "thị trấn"}
COMMUNES = {"xã", "phường", "thị trấn", "đặc khu"}


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as it stands: its place is None where only the level is printed ("UBND tỉnh")."""

    span: Span
    lead: str
    level: str | None
    place: str | None
    kind: UnitKind

    @property
    def name(self) -> str:
        """The name as far as it is printed."""
        return " ".join(part for part in (self.lead, self.level, self.place) if part)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which place of each level a text speaks of, where it leaves no doubt."""

    places: dict[str, str]
    province: tuple[str, str] | None
    # Levels of which several places are named without one leading.
    unclear: frozenset[str] = frozenset()

    def full(self, agency: Agency) -> tuple[str, bool]:
        """Return the agency's name with its place put back, and whether that was inferred."""
        if agency.place or agency.kind in (UnitKind.MINISTRY, UnitKind.OTHER):
            return agency.name, False
        if agency.level:
            place = self.places.get(agency.level)
            if not place and self.province and self.province[0] == agency.level and agency.level not in self.unclear:
                place = self.province[1]
            return (f"{agency.name} {place}", True) if place else (agency.name, False)
        if agency.kind is UnitKind.DEPARTMENT and self.province:
            return f"{agency.name} {self.province[0]} {self.province[1]}", True
        return agency.name, False


def spaced(text: str) -> str:
    """Return the text with runs of blanks made one."""
    return " ".join(text.split())


CASED = {
    fold(f"{first}{name}"): f"{first}{name}"
    for first, names in (
        ("Sở ", DEPARTMENTS),
        ("Phòng ", DIVISIONS),
        ("Bộ ", MINISTRIES),
        ("", (*BODIES, *CENTRAL, *PARTY)),
    )
    for name in names
}


def cased(name: str) -> str:
    """Return a name of capitals in its ordinary spelling, another one as it is."""
    name = spaced(name)
    if len(name) < 6 or not name.isupper():
        return name
    return CASED.get(fold(name), name.title())


def level_of(word: str) -> str:
    """Return the written-out name of a level ("TP." → "thành phố")."""
    word = spaced(word)
    return SPELLED.get(word, word)


def cased_place(name: str) -> str:
    """Return the name of a place as it is written within a sentence."""
    name = spaced(name)
    return name.title() if name.isupper() else name


def place_at(page: Page, at: int) -> tuple[str, int] | None:
    """Return the place name that begins at an offset and where it ends."""
    if m := PROVINCE.match(page.low, at):
        if page.body[at].isupper():
            return cased_place(page.text[at : m.end()]), m.end()
        return None
    if m := NAME.match(page.body, at):
        return cased_place(page.text[at : m.end()]), m.end()
    return None


def agency_at(page: Page, at: int) -> Agency | None:
    """Return the agency whose name begins at an offset, None where none does."""
    if m := COMMITTEE.match(page.low, at):
        who = spaced(m["who"] or "").capitalize()
        body = "HĐND" if m["body"].startswith(("hội", "hđ")) else "UBND"
        return _placed(page, (at, m.end()), f"{who} {body}".strip(), UnitKind.OTHER)
    for pattern, kind in (
        (DEPARTMENT, UnitKind.DEPARTMENT),
        (DIVISION, UnitKind.DIVISION),
        (BODY, UnitKind.OFFICE),
        (MINISTRY, UnitKind.MINISTRY),
        (FIXED, UnitKind.MINISTRY),
        (PARTY_BODY, UnitKind.OTHER),
    ):
        if (m := pattern.match(page.low, at)) and page.body[at].isupper():
            if kind is UnitKind.MINISTRY:
                return Agency((at, m.end()), cased(page.text[at : m.end()]), None, None, kind)
            end = _named_after(page, m.end()) if kind is UnitKind.OFFICE else m.end()
            return _placed(page, (at, end), cased(page.text[at:end]), kind)
    return None


def _named_after(page: Page, end: int) -> int:
    """Where a body with a name of its own ends: 'Ban Quản lý Khu kinh tế Đông Nam'."""
    if page.low[end : end + 1] != " " or PROVINCE.match(page.low, end + 1):
        return end
    m = NAME.match(page.body, end + 1)
    return m.end() if m and not m.group()[0].isdigit() else end


def _placed(page: Page, span: Span, lead: str, kind: UnitKind) -> Agency:
    """The agency with the level and the place that follow its name."""
    start, end = span
    if m := PLACED.match(page.low, end):
        level = level_of(m["level"])
        if kind is UnitKind.OTHER:
            kind = _kind_of(level, lead)
        gap = re.compile(r"\s{1,3}").match(page.low, m.end())
        found = place_at(page, gap.end()) if gap else None
        if found and not (found[0].isdigit() and level not in COMMUNES):
            return Agency((start, found[1]), lead, level, found[0], _settled(kind, level, found[0]))
        return Agency((start, m.end()), lead, level, None, kind)
    gap = re.compile(r"\s{1,3}").match(page.low, end)
    if gap and (m := PROVINCE.match(page.low, gap.end())) and page.body[gap.end()].isupper():
        name = cased_place(page.text[gap.end() : m.end()])
        if lead.lower().endswith("ủy"):
            return Agency((start, m.end()), lead, None, name, kind)
        return Agency((start, m.end()), lead, province_level(name), name, kind)
    return Agency(span, lead, None, None, kind)


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


CENTRAL_CITIES = {fold(name) for name in CITIES}


def province_level(name: str) -> str:
    """Return what kind of unit a province is: "thành phố" under the centre, or "tỉnh"."""
    return "thành phố" if fold(name) in CENTRAL_CITIES else "tỉnh"


def scope_of(page: Page) -> Scope:
    """Return which places the text speaks of."""
    counted: dict[str, Counter[str]] = {}
    for m in MENTION.finditer(page.low):
        gap = re.compile(r"\s{1,2}").match(page.low, m.end())
        found = place_at(page, gap.end()) if gap else None
        if found and not found[0].isdigit():
            counted.setdefault(level_of(m.group()), Counter())[found[0]] += 1
    places = {level: name for level, names in counted.items() if (name := _clear(names))}
    return Scope(places, _province(page, counted), frozenset(counted.keys() - places.keys()))


def _clear(names: Counter[str]) -> str | None:
    ranked = names.most_common(2)
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return ranked[0][0]
    return None


def _province(page: Page, counted: dict[str, Counter[str]]) -> tuple[str, str] | None:
    if (stated := counted.get("tỉnh")) and (name := _clear(stated)):
        return "tỉnh", name
    names = Counter(
        cased_place(page.text[m.start() : m.end()])
        for m in PROVINCE.finditer(page.low)
        if page.body[m.start()].isupper()
    )
    name = _clear(names) if names else None
    return (province_level(name), name) if name else None
