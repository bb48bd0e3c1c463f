"""Named units that are, were or shall not be inspected, also in lists that name the kind once ("các sở: Y tế; Nội vụ")."""

import re
from dataclasses import dataclass

from kiemtra.reading.agencies import (
    CENTRAL_CITIES,
    COMMUNES,
    LEVEL,
    PROVINCE,
    STARTS,
    Agency,
    Scope,
    agency_at,
    any_of,
    cased,
    level_of,
    place_at,
)  # fmt: skip
from kiemtra.reading.data.organs import DEPARTMENTS, DIVISIONS
from kiemtra.reading.normalise import fold
from kiemtra.reading.page import BULLET, Page
from kiemtra.reading.sections import Sections, Topic
from kiemtra.reading.values import Span, Unit, UnitKind, UnitRole

LEVELS = rf"(?:{LEVEL})(?:(?:\s{{0,2}}[,/]\s{{0,2}}|\s{{1,2}}và\s{{1,2}})(?:{LEVEL})){{0,4}}"
# A head that names the kind for the whole list.
HEAD = re.compile(
    rf"(?<!\w)(?:(?P<ubnd>ubnd|ủy\s{{1,2}}ban\s{{1,2}}nhân\s{{1,2}}dân)\s{{1,2}}(?:(?:các|\d{{1,3}}|một\s{{1,2}}số|cấp)\s{{1,2}}){{0,2}}(?P<levels>{LEVELS})"
    rf"|(?P<many>(?:các|một\s{{1,2}}số|\d{{1,3}}(?:\s?\([^)\n]{{1,12}}\))?|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s{{1,2}})"
    rf"(?:(?P<so>sở)(?:,?\s{{1,2}}(?:ban|ngành)(?!\w)){{0,3}}|(?P<phong>phòng)(?:,?\s{{1,2}}ban)?(?:\s{{1,2}}chuyên\s{{1,2}}môn)?|(?:(?:đơn\s{{1,2}}vị|cơ\s{{1,2}}quan)\s{{1,2}})(?P<rank>cấp\s{{1,2}}(?:huyện|xã))|(?P<place>{LEVELS})))(?!\w)"
    rf"(?P<of>\s{{1,2}}(?:(?:trực\s{{1,2}})?thuộc|của)\s{{1,2}}[^:(;,.\n]{{2,40}})?"
)
OPENER = re.compile(
    r" {0,3}(?:(?:sau(?:\s{1,2}đây)?|gồm(?:\s{1,2}có)?|bao\s{1,2}gồm|là|như)\s{0,2})?(?:(?::|\(|\s-\s)\s{0,3}| {0,3})(?:gồm:?\s{1,2}|các\s{1,2})?"
)
SEPARATOR = re.compile(
    r"\s{0,3}(?:(?:[,;&]|\s-\s(?=\w))(?:\s{0,3}(?:và|cùng)\s)?|\n\s{0,4}[-+*•]|(?<=\s)và(?=\s)|\svà(?=\s))\s{0,3}(?:[-+*•]\s{0,2})?"
)
GENERIC = re.compile(
    r"(?:các\s{1,2}|0?\d\s{1,2})?(?:đơn\s{1,2}vị|cơ\s{1,2}quan)(?:\s{1,2}(?:được\s{1,2}kiểm\s{1,2}tra|sau|kiểm\s{1,2}tra|gồm)){0,2}\s{0,2}(?::|\()\s{0,3}"
)
SO_NAME = re.compile(rf"(?:sở\s{{1,2}})?(?P<name>{any_of(DEPARTMENTS)})(?!\w)")
PHONG_NAME = re.compile(rf"(?:phòng\s{{1,2}})?(?P<name>{any_of(DIVISIONS)})(?!\w)")
ITEM_LEVEL = re.compile(rf"(?:ubnd\s{{1,2}})?(?P<level>{LEVEL})\s{{1,2}}")
# What may follow a name of one syllable: otherwise it is the first word of a sentence.
ENDED = re.compile(r"\s{0,3}(?:[,;)(\n:]|\.(?!\w)|$|(?:và|đã|được|năm|trong|từ|vào|là)(?!\w))")
NUMBERED_WARD = re.compile(r"\d{1,2}(?![\w/%])(?=\s{0,2}[,;).]|\svà\s|$)")


@dataclass(frozen=True, slots=True)
class Found:
    """A unit found, with the piece of the text that names it."""

    span: Span
    name: str
    surface: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class UnitList:
    """Units that stand together and share one role."""

    span: Span
    units: tuple[Found, ...]


def find_unit_lists(page: Page, scope: Scope, sections: Sections) -> list[UnitList]:
    """Return the runs of named units, in order; whether they are inspected is decided by the words around."""
    found: list[UnitList] = []
    at = 0
    for start in _starts(page):
        if start < at:
            continue
        listed = _elided(page, start, sections) or _plain(page, scope, start)
        if listed:
            found.append(listed)
            at = listed.span[1]
    return found


def _starts(page: Page) -> list[int]:
    marks = {m.start() for m in HEAD.finditer(page.low)} | {m.start() for m in STARTS.finditer(page.low)}
    marks |= {m.start() for m in GENERIC.finditer(page.low)}
    return sorted(marks)


def _elided(page: Page, start: int, sections: Sections) -> UnitList | None:
    if head := HEAD.match(page.low, start):
        kind, levels = _kind(head)
        for end in [head.end()] if not head["of"] else [head.end(), head.start("of")]:
            opener = OPENER.match(page.low, end)
            at = opener.end() if opener else end
            units, stop = _items(page, at, kind, levels)
            if units and (len(units) > 1 or page.low[end:at].strip() or head["many"]):
                return UnitList((start, stop), tuple(units))
        return None
    if m := GENERIC.match(page.low, start):
        group = _kind_before(page, start)
        if group:
            units, stop = _items(page, m.end(), *group)
            return UnitList((start, stop), tuple(units)) if units else None
    return None


def _kind(head: re.Match[str]) -> tuple[UnitKind, tuple[str, ...]]:
    if head["so"]:
        return UnitKind.DEPARTMENT, ()
    if head["phong"]:
        return UnitKind.DIVISION, ()
    if head["rank"]:
        return (UnitKind.COMMUNE_PC if head["rank"].endswith("xã") else UnitKind.DISTRICT_PC), ()
    levels = tuple(level_of(m.group()) for m in re.finditer(LEVEL, head["levels"] or head["place"]))
    return (UnitKind.COMMUNE_PC if set(levels) & COMMUNES else UnitKind.DISTRICT_PC), levels


def _kind_before(page: Page, at: int) -> tuple[UnitKind, tuple[str, ...]] | None:
    """What "03 đơn vị (…)" are: the group named before in the same line."""
    line = page.line(at)
    heads = list(HEAD.finditer(page.low, max(line[0], at - 160), at))
    return _kind(heads[-1]) if heads else None


def _items(page: Page, at: int, kind: UnitKind, levels: tuple[str, ...]) -> tuple[list[Found], int]:
    units: list[Found] = []
    stop = at
    inner = HEAD.match(page.low, at)
    if inner and (inner["ubnd"] or inner["place"]) and kind is not UnitKind.DEPARTMENT:
        opener = OPENER.match(page.low, inner.end())
        at = opener.end() if opener else inner.end()
        kind, levels = _kind(inner)
    while len(units) < 2000:
        unit, levels = _item(page, at, kind, levels)
        if unit is None:
            break
        units.append(unit)
        stop = unit.span[1]
        gap = SEPARATOR.match(page.low, stop)
        if not gap:
            break
        at = gap.end()
    return units, stop


def _item(page: Page, at: int, kind: UnitKind, levels: tuple[str, ...]) -> tuple[Found | None, tuple[str, ...]]:
    if not page.body[at : at + 1]:
        return None, levels
    if kind in (UnitKind.DEPARTMENT, UnitKind.DIVISION):
        pattern, word = (SO_NAME, "Sở") if kind is UnitKind.DEPARTMENT else (PHONG_NAME, "Phòng")
        m = pattern.match(page.low, at)
        if m and page.body[m.start("name")].isupper():
            surface = page.text[m.start("name") : m.end()]
            return Found((m.start("name"), m.end()), f"{word} {cased(surface)}", surface, kind), levels
        return None, levels
    if (m := ITEM_LEVEL.match(page.low, at)) and level_of(m["level"]) in (
        *levels,
        *SAME_RANK.get(levels[0] if levels else "", ()),
    ):
        levels = (level_of(m["level"]),)
        at = m.end()
    found = place_at(page, at) or _ward_number(page, at, levels)
    if not found or agency_at(page, at) or (" " not in found[0] and not ENDED.match(page.low, found[1])):
        return None, levels
    name, end = found
    surface = page.text[at:end]
    level = levels[0] if len(levels) == 1 else None
    label = f"UBND {level} {name}" if level else f"UBND {name}"
    if not level and PROVINCE.fullmatch(fold(name)) and "tỉnh" in levels:
        label = f"UBND tỉnh {name}"
    return Found((at, end), label, surface, kind), levels


DISTRICT_LEVELS = ("huyện", "thị xã", "thành phố", "quận")
COMMUNE_LEVELS = ("xã", "phường", "thị trấn", "đặc khu")
SAME_RANK = {**dict.fromkeys(DISTRICT_LEVELS, DISTRICT_LEVELS), **dict.fromkeys(COMMUNE_LEVELS, COMMUNE_LEVELS)}


def _ward_number(page: Page, at: int, levels: tuple[str, ...]) -> tuple[str, int] | None:
    m = NUMBERED_WARD.match(page.low, at) if "phường" in levels or "quận" in levels else None
    return (m.group(), m.end()) if m else None


def _plain(page: Page, scope: Scope, start: int) -> UnitList | None:
    """A run of agencies each named in full: 'Sở Y tế, Sở Nội vụ và UBND huyện Cao Lộc'."""
    units: list[Found] = []
    at, stop = start, start
    level: str | None = None
    while len(units) < 2000:
        unit, level = _full(page, scope, at, level, later=bool(units))
        if unit is None:
            break
        units.append(unit)
        stop = unit.span[1]
        gap = SEPARATOR.match(page.low, stop)
        if not gap or (HEAD.match(page.low, gap.end()) and not agency_named(page, gap.end())):
            break
        at = gap.end()
    return UnitList((start, stop), tuple(units)) if units else None


def agency_named(page: Page, at: int) -> bool:
    """Return whether an agency named with its place begins at an offset."""
    agency = agency_at(page, at)
    return agency is not None and _complete(agency)


def _complete(agency: Agency) -> bool:
    return agency.place is not None or agency.kind in (
        UnitKind.DEPARTMENT,
        UnitKind.DIVISION,
        UnitKind.OFFICE,
        UnitKind.MINISTRY,
    )


def _full(page: Page, scope: Scope, at: int, level: str | None, *, later: bool) -> tuple[Found | None, str | None]:
    agency = agency_at(page, at)
    if agency and _complete(agency):
        name = agency.name
        if agency.kind is UnitKind.OFFICE and not agency.place and agency.level:
            name = scope.full(agency)[0]
        unit = Found(agency.span, name, page.text[agency.span[0] : agency.span[1]], _told_kind(agency))
        return unit, agency.level if agency.kind in (UnitKind.COMMUNE_PC, UnitKind.DISTRICT_PC) else None
    # "UBND huyện Bắc Sơn, Cao Lộc và thị xã Mỹ Hào": the kind goes on.
    if level and (m := ITEM_LEVEL.match(page.low, at)) and level_of(m["level"]) in SAME_RANK.get(level, ()):
        level, at = level_of(m["level"]), m.end()
    if (m := ITEM_LEVEL.match(page.low, at)) and later and not agency:
        level, at = level_of(m["level"]), m.end()
    found = place_at(page, at) if level and not agency and page.body[at : at + 1].isupper() else None
    if level and found and not SO_NAME.match(page.low, at) and not HEAD.match(page.low, at):
        kind = UnitKind.COMMUNE_PC if level in COMMUNES else UnitKind.DISTRICT_PC
        return Found((at, found[1]), f"UBND {level} {found[0]}", page.text[at : found[1]], kind), level
    return None, None


def _told_kind(agency: Agency) -> UnitKind:
    low = fold(agency.lead)
    if low.startswith(("cục", "chi cục", "bảo hiểm", "bhxh", "kho bạc", "công an", "ngân hàng")):
        return UnitKind.VERTICAL
    if low.startswith(("trung tâm", "ban quản lý dự án", "chi nhánh")):
        return UnitKind.SERVICE_UNIT
    if agency.kind is UnitKind.DISTRICT_PC and agency.place and fold(agency.place) in CENTRAL_CITIES:
        return UnitKind.PROVINCE_PC
    return agency.kind


VERB = re.compile(r"(?<!\w)(?:kiểm\s{1,2}tra|làm\s{1,2}việc|phúc\s{1,2}tra)(?!\w)")
# From the verb to the list: 'kiểm tra công tác CCHC tại', 'đơn vị được kiểm tra gồm'.
TO_UNIT = re.compile(r"[^.;:]{0,110}?(?:(?<!\w)(?:tại|ở|đối\s{1,2}với|với|gồm|là)(?!\w)|:)(?P<gap>[^.]{0,260})$")
BARE_VERB = re.compile(r"(?:\s{1,2}(?:đột\s{1,2}xuất|trực\s{1,2}tiếp|thực\s{1,2}tế))?(?P<gap>[^.]{0,40})$")
PLAIN_GAP = re.compile(
    r"(?:\s|:|/|cấp|tỉnh|ngành\s{1,2}dọc|trực\s{1,2}thuộc|thuộc|khối|tất\s{1,2}cả|ít\s{1,2}nhất|\(|-|\+|,|các|một\s{1,2}số|\d|đơn\s{1,2}vị|cơ\s{1,2}quan|gồm|bao|là|sau|đây|như|và|địa\s{1,2}phương|trụ\s{1,2}sở|của|bộ\s{1,2}phận|một\s{1,2}cửa|tiếp\s{1,2}nhận|trả\s{1,2}kết\s{1,2}quả|tại|ở|trên\s{1,2}địa\s{1,2}bàn|sở|ban|ngành|huyện|xã|phường)*"
)
ACTOR = re.compile(
    r"(?:đoàn|tổ)\s{1,2}(?:công\s{1,2}tác\s{1,2})?kiểm\s{1,2}tra[^.,;:]{0,50}?(?:của|do|theo)\s{1,2}$|(?<!\w)(?:của|do|gửi|trình|đề\s{1,2}nghị|giao|báo\s{1,2}cáo(?:\s{1,2}về)?|đồng\s{1,2}chí|giám\s{1,2}đốc|theo|phối\s{1,2}hợp\s{1,2}với|trưởng|chủ\s{1,2}trì|chủ\s{1,2}tịch|lãnh\s{1,2}đạo|đại\s{1,2}diện|tham\s{1,2}mưu)\s{1,2}(?:các\s{1,2}|lãnh\s{1,2}đạo\s{1,2})?$"
)
EXCLUDED = re.compile(
    r"(?<!\w)(?:trừ|ngoại\s{1,2}trừ|không\s{1,2}(?:kiểm\s{1,2}tra|bao\s{1,2}gồm)|chưa\s{1,2}kiểm\s{1,2}tra)(?!\w)[^.;]{0,60}$"
)
EARLIER = re.compile(
    r"(?:năm|đợt|quý|kỳ)\s{1,2}(?:trước|ngoái)[^.;]{0,80}$|đã\s{1,2}(?:được\s{1,2})?kiểm\s{1,2}tra\s{1,2}(?:trong\s{1,2})?(?:năm|đợt)[^.;]{0,60}$"
)
ACTS = re.compile(
    r"\s{1,2}(?:(?:đã|sẽ|cũng|vừa)\s{1,2})?(?:đề\s{1,2}nghị|yêu\s{1,2}cầu|ban\s{1,2}hành|chủ\s{1,2}trì|tham\s{1,2}mưu|thông\s{1,2}báo|báo\s{1,2}cáo|phối\s{1,2}hợp|có\s{1,2}trách|thành\s{1,2}lập|cho\s{1,2}biết|quyết\s{1,2}định|"
    r"tiến\s{1,2}hành|tổ\s{1,2}chức|kiểm\s{1,2}tra|có\s{1,2}(?:văn|công|kế|quyết)|làm\s{1,2}(?:trưởng|phó|thành)|là\s{1,2}(?:trưởng|cơ\s{1,2}quan\s{1,2}thường))"
)
PASSED = re.compile(r"[^.;]{0,40}?(?:đã\s{1,2})?được\s{1,2}kiểm\s{1,2}tra(?!\w)")
YEAR = re.compile(r"năm\s{1,2}(20\d\d)[^.;]{0,80}$")


def find_units(page: Page, scope: Scope, sections: Sections, year: int | None) -> tuple[Unit, ...]:
    """Return the units that the text says are inspected, were inspected earlier or are left out; each once."""
    found: list[Unit] = []
    seen: set[tuple[str, UnitRole]] = set()
    last: tuple[int, UnitRole] | None = None
    for listed in find_unit_lists(page, scope, sections):
        role = _role(page, listed, sections, year)
        if role is UnitRole.MENTIONED and last and _joined(page, last[0], listed.span[0]):
            role = last[1]
        last = (listed.span[1], role) if role is not UnitRole.MENTIONED else None
        acting = len(listed.units) > 1 and ACTS.match(page.low, listed.span[1], listed.span[1] + 40)
        for unit in listed.units[: -1 if acting else None]:
            key = (fold(unit.name), role)
            if role is not UnitRole.MENTIONED and key not in seen:
                seen.add(key)
                found.append(Unit(unit.name, unit.surface, unit.span, unit.kind, role))
    return tuple(found)


def _joined(page: Page, end: int, start: int) -> bool:
    gap = page.low[end:start]
    return (
        start - end < 14
        and re.fullmatch(r"[\s,;()]{0,5}(?:và|cùng)?[\s,;+-]{0,5}(?:\d{1,2}\s|tại\s|ở\s)?", gap) is not None
    )


def _role(page: Page, listed: UnitList, sections: Sections, year: int | None) -> UnitRole:
    start, end = listed.span
    if len(listed.units) == 1 and ACTS.match(page.low, end, end + 40):
        return UnitRole.MENTIONED
    before = page.before(start, 260)
    if EXCLUDED.search(before[-90:]):
        return UnitRole.EXCLUDED
    if ACTOR.search(before[-80:]):
        return UnitRole.MENTIONED
    inspected = _goes_to(before) or _listed(page, start, sections) or _suffers(page, end)
    if not inspected:
        return UnitRole.MENTIONED
    told = YEAR.search(before)
    if EARLIER.search(before) or (told and year and int(told[1]) < year and re.search(r"đã\s", before)):
        return UnitRole.INSPECTED_EARLIER
    return UnitRole.INSPECTED


def _goes_to(before: str) -> bool:
    if re.search(r"(?:đoàn|tổ)\s{1,2}kiểm\s{1,2}tra\s{0,2}$", before) or re.search(
        r"tự\s{1,2}kiểm\s{1,2}tra[^.;]{0,60}$", before
    ):
        return False
    for verb in reversed(list(VERB.finditer(before))):
        rest = before[verb.end() :]
        bare, to = BARE_VERB.match(rest), TO_UNIT.match(rest)
        if bare and PLAIN_GAP.fullmatch(bare["gap"]):
            return True
        lead, _, tail = rest.rpartition(":")
        if (
            lead
            and len(lead) < 120
            and not re.search(r"[.;]|(?<!\w)(?:đề nghị|yêu cầu|giao)(?!\w)", lead)
            and PLAIN_GAP.fullmatch(tail)
        ):
            return True
        if to and (PLAIN_GAP.fullmatch(to["gap"]) or _after_list(to["gap"])):
            return True
    return False


def _after_list(gap: str) -> bool:
    """Whether what stands between is a list of others like it."""
    return bool(re.search(r"[,;]\s{0,3}(?:và\s{1,2})?$|\svà\s{1,2}$", gap)) and not re.search(
        r"(?<!\w)(?:do|đã|sẽ|được|của|chủ trì|phối hợp|báo cáo|để|nhằm)(?!\w)", gap
    )


def _listed(page: Page, start: int, sections: Sections) -> bool:
    """In the part that lists the units inspected, at the head of its line or behind the heading."""
    if sections.at(start) is not Topic.UNITS:
        return False
    lead = page.low[page.line(start)[0] : start]
    return len(lead) < 200 and (
        not BULLET.sub("", lead, count=1).strip(" -+*•.")
        or ":" in lead[-60:]
        or "(" in lead[-8:]
        or re.search(r"[,;]\s{0,2}$|(?:tại|gồm|là|và)\s{1,2}$", lead) is not None
    )


def _suffers(page: Page, end: int) -> bool:
    """'… là đơn vị được kiểm tra', 'Sở Y tế được kiểm tra ngày …'"""
    after = page.after(end, 60)
    return PASSED.match(after) is not None and not re.search(
        r"(?<!\w)(?:các|những|đơn vị|cơ quan)(?!\w)", after[: after.find("được")]
    )
