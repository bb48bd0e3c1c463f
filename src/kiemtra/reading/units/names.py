"""One unit where its name begins: in full, as a place, or as a bare name whose kind was said before."""

from dataclasses import dataclass

from kiemtra.reading.data.organs import VERTICAL
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.agencies import Agency
from kiemtra.reading.units.heads import Carried, Names
from kiemtra.reading.units.open_names import open_body_at
from kiemtra.reading.units.organs import DEPARTMENT_NAME, DIVISION_NAME, MINISTRY_NAME, full_name
from kiemtra.reading.units.places import (
    CENTRAL_CITIES,
    COMMUNES,
    LEVEL,
    PROVINCE,
    level_of,
    place_at,
)  # fmt: skip
from kiemtra.reading.values import Span, UnitKind

W = r"\s{1,2}"
# Where the name of a body may begin, with a capital.
NAME_WORDS = (
    "hđnd", "bộ", "ban", "văn", "thanh", "bảo", "bhxh", "cục", "chi", "công", "kho", "trung", "ngân", "tòa", "viện", "trường", "bệnh", "tổng",
    "vụ", "quỹ", "đài", "đội", "trạm", "điện", "bưu", "hạt", "thuế", "thống", "thi", "thpt", "thcs", "ptdtnt", "học", "nhà", "thư", "vườn",
)  # fmt: skip
SO_NAME = pattern_of(rf"(?:sở{W})?(?P<name>{DEPARTMENT_NAME})(?!\w)")
PHONG_NAME = pattern_of(rf"(?:phòng{W})?(?P<name>{DIVISION_NAME})(?!\w)")
BO_NAME = pattern_of(rf"(?:bộ{W})?(?P<name>{MINISTRY_NAME})(?!\w)")
KNOWN = {
    UnitKind.DEPARTMENT: (SO_NAME, "Sở"),
    UnitKind.DIVISION: (PHONG_NAME, "Phòng"),
    UnitKind.MINISTRY: (BO_NAME, "Bộ"),
}
LEVELLED = pattern_of(
    rf"(?P<ubnd>(?:ubnd|ủy{W}b[aà]n{W}nhân{W}dân){W})?(?P<level>{LEVEL})(?: {{1,2}}| ?\n {{0,3}}(?!\d))"
)
PARENT = pattern_of(rf"{W}(?:(?:trực{W})?thuộc{W}|của{W})?(?=ubnd|ủy{W}ban|sở|bộ)")
# What may follow a bare name: otherwise it is the first word of a sentence or of a title.
ENDED = pattern_of(
    r"\s{0,3}(?:[,;)(\n:/|]|\.(?!\w)|$|-\s|\d|(?:và|đã|được|năm|trong|từ|vào|là|về|cho|của|thuộc|trên|theo|tại|với|để|có|do|chưa|sẽ|nhằm|cùng|ngày|tháng|quý|đợt|lần|còn|cơ|thực|tổ|nơi|hiện|khi|đạt|chấp|vẫn|không|bị|giai|gồm|mỗi|kiểm|hoãn|từng)(?!\w))"
)
# A name of one syllable may be the first word of anything.
ENDED_ALONE = pattern_of(r"\s{0,3}(?:[,;)(\n:/|]|\.(?!\w)|$|(?:và|đã|được|năm|trong|từ|vào|là)(?!\w))")
NUMBERED_WARD = pattern_of(r"\d{1,2}(?![\w/%])(?=\s{0,2}[,;).]|\svà\s|\s{0,2}\n|$)")
COMPLETE = {
    UnitKind.DEPARTMENT,
    UnitKind.DIVISION,
    UnitKind.OFFICE,
    UnitKind.MINISTRY,
    UnitKind.VERTICAL,
    UnitKind.SERVICE_UNIT,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A unit found, with the piece of the text that names it."""

    span: Span
    name: str
    surface: str
    kind: UnitKind
    # The level of its place, where one is printed or said before.
    level: str | None = None
    # The kind stands before, for the whole list.
    elided: bool = False
    # Only a place is printed: "xã Tân Lập".
    bare: bool = False


def name_of(names: Names, at: int, carried: Carried | None) -> Found | None:
    """Return the unit whose name begins at an offset; `carried` is the kind that was named before."""
    page = names.page
    if not page.body[at : at + 1].strip():
        return None
    agency = names.agency(at)
    if agency and (agency.place is not None or agency.kind in COMPLETE):
        return _full(names, agency)
    if agency:
        return None
    if carried and carried.kind in KNOWN and (unit := _known(page, at, carried)):
        return unit
    if unit := _place(page, at, carried):
        return unit
    body = open_body_at(page, at)
    return _full(names, body) if body else None


def _full(names: Names, agency: Agency) -> Found:
    page, scope = names.page, names.scope
    name, end, level = agency.name, agency.span[1], agency.level
    if not agency.place and (above := _parent(names, end)):
        parent, end = above
        level = parent.level
        if level and not agency.level:
            name = f"{agency.lead} {scope.full(parent)[0].removeprefix(parent.lead).strip()}"
    elif agency.kind is not UnitKind.DEPARTMENT and agency.level and not agency.place:
        name = scope.full(agency)[0]
    span = (agency.span[0], end)
    return Found(span, name, page.text[span[0] : span[1]], _kind(agency), level)


def _parent(names: Names, end: int) -> tuple[Agency, int] | None:
    """The body that a nested unit belongs to: 'Phòng Tư pháp thuộc UBND huyện Cao Lộc'."""
    m = PARENT.match(names.page.low, end)
    agency = names.agency(m.end()) if m else None
    if not agency or not m or (not m.group().strip() and not agency.place):
        return None
    return agency, agency.span[1]


def _kind(agency: Agency) -> UnitKind:
    low = agency.lead.lower()
    if low.startswith(VERTICAL):
        return UnitKind.VERTICAL
    if low.startswith(("trung tâm", "ban quản lý dự án", "chi nhánh")):
        return UnitKind.SERVICE_UNIT
    return agency.kind


def _known(page: Page, at: int, carried: Carried) -> Found | None:
    pattern, first = KNOWN[carried.kind]
    m = pattern.match(page.low, at)
    if not m or not page.body[m.start("name")].isupper() or not ENDED.match(page.low, m.end()):
        return None
    surface = page.text[m.start("name") : m.end()]
    return Found(m.span("name"), f"{first} {full_name(first, surface)}", surface, carried.kind, elided=True)


def _place(page: Page, at: int, carried: Carried | None) -> Found | None:
    levels = carried.levels if carried else ()
    m = LEVELLED.match(page.low, at)
    begin = m.end() if m else at
    placed = carried is not None and (carried.kind in PLACED or carried.lead != "UBND")
    if not m and not placed:
        return None
    if m:
        levels = (level_of(m["level"]),)
    found = _name(page, begin, levels, known=m is not None)
    if not found:
        return None
    name, end = found
    level = levels[0] if len(levels) == 1 else None
    if not level and "tỉnh" in levels and PROVINCE.fullmatch(page.low, begin, end):
        level = "tỉnh"
    lead = carried.lead if carried else "UBND"
    kind = _kind_at(level, name) if level and lead == "UBND" else (carried.kind if carried else UnitKind.OTHER)
    start = begin if placed else at
    label = f"{lead} {level} {name}" if level else f"{lead} {name}"
    return Found((start, end), label, page.text[start:end], kind, level, elided=placed, bare=not placed)


PLACED = {UnitKind.COMMUNE_PC, UnitKind.DISTRICT_PC, UnitKind.PROVINCE_PC, UnitKind.OTHER}


def _name(page: Page, at: int, levels: tuple[str, ...], *, known: bool) -> tuple[str, int] | None:
    if found := place_at(page, at, levels[0] if levels else "tỉnh"):
        name, end = found
        if name[0].isdigit():
            return found if known and levels[0] in COMMUNES | {"quận"} else _numbered(page, at, levels)
        if known:
            return found if " " in name or page.low[at - 1] != "\n" else None
        ended = ENDED if " " in name else ENDED_ALONE
        if not ended.match(page.low, end) or (name.isupper() and " " not in name):
            return None
        if "tỉnh" in levels and len(levels) == 1 and not PROVINCE.fullmatch(page.low, at, end):
            return None
        return found
    return None


def _numbered(page: Page, at: int, levels: tuple[str, ...]) -> tuple[str, int] | None:
    m = NUMBERED_WARD.match(page.low, at) if "phường" in levels or "quận" in levels else None
    return (m.group(), m.end()) if m else None


def _kind_at(level: str, name: str) -> UnitKind:
    if level in COMMUNES:
        return UnitKind.COMMUNE_PC
    if level == "tỉnh" or (level == "thành phố" and fold(name) in CENTRAL_CITIES):
        return UnitKind.PROVINCE_PC
    return UnitKind.DISTRICT_PC
