"""One unit where its name begins: in full, as a place, or as a bare name whose kind was said before."""

from typing import NamedTuple

from kiemtra.reading.data.organs import VERTICAL
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.agencies import Agency
from kiemtra.reading.units.heads import Carried, Names
from kiemtra.reading.units.open_names import free_name_end
from kiemtra.reading.units.organs import DEPARTMENT_NAME, DIVISION_NAME, MINISTRY_NAME, full_name
from kiemtra.reading.units.places import (
    CENTRAL_CITIES,
    COMMUNES,
    LEVEL,
    PROVINCE,
    level_of,
    spaced,
)  # fmt: skip
from kiemtra.reading.values import Span, UnitKind

W = r"\s{1,2}"
# Where the name of a body may begin, with a capital.
NAME_WORDS = (
    "hđnd", "bộ", "ban", "văn", "thanh", "bảo", "bhxh", "cục", "chi", "công", "kho", "trung", "ngân", "tòa", "viện", "trường", "bệnh", "tổng",
    "vụ", "quỹ", "đài", "đội", "trạm", "điện", "bưu", "hạt", "thuế", "thống", "thi", "thpt", "thcs", "ptdtnt", "học", "nhà", "thư", "vườn", "khu", "kbnn", "bql", "ttyt", "hải", "điểm", "cảng", "báo", "tạp", "th", "mn", "mầm", "mẫu", "tiểu", "ptdtbt", "phổ", "cơ",
)  # fmt: skip
# The word for the kind may stand again before a name.
KNOWN = {
    UnitKind.DEPARTMENT: (pattern_of(rf"(?:sở{W})?"), DEPARTMENT_NAME, "Sở"),
    UnitKind.DIVISION: (pattern_of(rf"(?:phòng{W})?"), DIVISION_NAME, "Phòng"),
    UnitKind.MINISTRY: (pattern_of(rf"(?:bộ{W})?"), MINISTRY_NAME, "Bộ"),
}
LEVELLED = pattern_of(
    rf"(?P<ubnd>(?:ubnd|ủy{W}b[aà]n{W}nhân{W}dân){W})?(?:(?P<level>{LEVEL})(?: {{1,2}}| ?\n {{0,3}}(?!\d))|(?P<short>[pxqh]\.) ?(?=\w))"
)
PARENT = pattern_of(rf"{W}(?:(?:trực{W})?thuộc{W}|của{W})?(?=ubnd|ủy{W}ban|sở|bộ)")
# What may follow a bare name: otherwise it is the first word of a sentence or of a title.
ENDED = pattern_of(
    r"\s{0,3}(?:[,;)(\n:/|]|\.(?!\w)|$|-\s|\d|(?:và|đã|được|năm|trong|từ|vào|là|về|cho|của|thuộc|trên|theo|tại|với|để|có|do|chưa|sẽ|nhằm|cùng|ngày|tháng|quý|đợt|lần|còn|cơ|thực|tổ|nơi|hiện|khi|đạt|chấp|vẫn|không|bị|giai|gồm|mỗi|kiểm|hoãn|từng|chuyển|lùi|dời|đang|vừa|cũng|nên|phải|cần|làm|rồi)(?!\w))"
)
# A name of one syllable may be the first word of anything.
ENDED_ALONE = pattern_of(r"\s{0,3}(?:[,;)(\n:/|]|\.(?!\w)|$|(?:và|đã|được|năm|trong|từ|vào|là)(?!\w))")
POST = pattern_of(r"(?:(?:Phó )?Chủ tịch|Thường trực|Lãnh đạo) (?=UBND|HĐND|Ủy|Hội)")
NUMBERED_WARD = pattern_of(r"\d{1,2}(?![\w/%])(?=\s{0,2}[,;).]|\svà\s|\s{0,2}\n|$)")
COMPLETE = {
    UnitKind.DEPARTMENT,
    UnitKind.DIVISION,
    UnitKind.OFFICE,
    UnitKind.MINISTRY,
    UnitKind.VERTICAL,
    UnitKind.SERVICE_UNIT,
}


class Found(NamedTuple):
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
    if agency := names.agency(at):
        return full(names, agency)
    if carried and carried.kind in KNOWN and (unit := _known(page, at, carried)):
        return unit
    if carried and carried.free and (unit := _free(page, at, carried)):
        return unit
    unit, body = _place(names, at, carried), names.open_body(at)
    # 'các đơn vị: Cục Việc làm, …': what begins as a body is no place.
    if unit and not (body and unit.elided and unit.kind is UnitKind.OTHER and body.span[1] >= unit.span[1]):
        return unit
    return full(names, body) if body else None


def full(names: Names, agency: Agency) -> Found | None:
    """Return the unit that a name stands for; a level without its place names none."""
    if agency.place is None and agency.kind not in COMPLETE:
        return None
    page, scope = names.page, names.scope
    # "Chủ tịch UBND xã A", behind others in the opening of a letter: whom it goes to is the committee.
    if post := POST.match(agency.lead):
        agency = agency._replace(span=(agency.span[0] + post.end(), agency.span[1]), lead=agency.lead[post.end() :])
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
    page = names.page
    m = PARENT.match(page.low, end)
    agency = names.agency(m.end()) if m else None
    # A cell of a table ends at a tab: the next one is no owner.
    if not agency or not m or "\t" in page.text[end : m.end()] or (not m.group().strip() and not agency.place):
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
    again, names, first = KNOWN[carried.kind]
    said = again.match(page.low, at)
    m = names.match(page.low, said.end() if said else at)
    if not m or not page.body[m.start()].isupper() or not ENDED.match(page.low, m.end()):
        return None
    surface = page.text[m.start() : m.end()]
    return Found(m.span(), f"{first} {full_name(first, surface)}", surface, carried.kind, elided=True)


def _free(page: Page, at: int, carried: Carried) -> Found | None:
    """'các chi cục: Kiểm lâm, Thủy lợi'"""
    end = free_name_end(page, at)
    if not end:
        return None
    lead = "Phòng" if carried.kind is UnitKind.DIVISION else carried.lead
    surface = page.text[at:end]
    return Found((at, end), f"{lead} {spaced(surface)}", surface, carried.kind, elided=True)


def _place(names: Names, at: int, carried: Carried | None) -> Found | None:
    page, levels = names.page, carried.levels if carried else ()
    m = LEVELLED.match(page.low, at)
    begin = m.end() if m else at
    placed = carried is not None and not carried.free and (carried.kind in PLACED or carried.lead != "UBND")
    if not m and not placed:
        return None
    if m:
        levels = (level_of(m["level"] or m["short"]),)
    found = _name(names, begin, levels, known=m is not None)
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


def _name(names: Names, at: int, levels: tuple[str, ...], *, known: bool) -> tuple[str, int] | None:
    page = names.page
    if found := names.place(at, levels[0] if levels else "huyện"):
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
