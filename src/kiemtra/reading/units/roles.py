"""What a text says of the units that it names: inspected, inspected earlier, left out, or only mentioned."""

from typing import NamedTuple

from kiemtra.reading.text.outline import Outline
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.text.tables import in_rows
from kiemtra.reading.units.amendments import amended, put_off
from kiemtra.reading.units.found import found_there
from kiemtra.reading.units.lines import in_list, in_timetable
from kiemtra.reading.units.lists import UnitList
from kiemtra.reading.units.sentences import (
    WILL_BE,
    added,
    behind_others,
    finding,
    fronted,
    governed,
    numbered,
    on_the_list,
    suffers,
)
from kiemtra.reading.units.visits import at_its_hour, goes_to, visited_at, visited_then
from kiemtra.reading.units.words import earlier_behind, is_earlier, left_out, left_out_behind, visited_before
from kiemtra.reading.values import Span, UnitRole

W = r"\s{1,2}"
REACH = 280
ACTOR = pattern_of(
    rf"(?<!\w)(?:đầu{W}mối(?:{W}liên{W}hệ)?|liên{W}hệ(?:{W}với)?|(?:xin{W})?gặp|cơ{W}quan{W}chủ{W}quản|do|(?<!kính )gửi(?:{W}về)?|trình|đề{W}nghị|giao(?:{W}cho)?|báo{W}cáo(?:{W}về|{W}với)?|đồng{W}chí|giám{W}đốc|theo|phối{W}hợp{W}với|phối{W}hợp|trưởng|chủ{W}trì|chủ{W}tịch|đại{W}diện|tham{W}mưu|cùng{W}với|về|qua|trưởng{W}phòng|chánh|yêu{W}cầu|thủ{W}trưởng|công{W}chức|cán{W}bộ|chuyên{W}viên|phó|nguồn|bằng|cử|mời):?{W}(?:các{W}|lãnh{W}đạo{W}|cho{W}|là{W})?$"
)
ACTS = pattern_of(
    rf"\s{{1,2}}(?:(?:đã|sẽ|cũng|vừa|đang){W})?(?:đề{W}nghị|yêu{W}cầu|ban{W}hành|chủ{W}trì|tham{W}mưu|thông{W}báo|báo{W}cáo|phối{W}hợp|có{W}trách|chịu{W}trách|thành{W}lập|cho{W}biết|quyết{W}định|"
    rf"tiến{W}hành|tổ{W}chức|kiểm{W}tra|có{W}(?:văn|công|kế|quyết|tờ)|làm{W}(?:trưởng|phó|thành|cơ{W}quan|đầu)|là{W}(?:trưởng|phó|thành{W}viên|cơ{W}quan{W}(?:thường|chủ|đầu))|cử{W}|gửi{W}|giúp{W}|xây{W}dựng|triển{W}khai|bố{W}trí|hướng{W}dẫn|giao{W}|đôn{W}đốc|tổng{W}hợp|về{W}việc)"
)
# What a body in one line of its own does, and no inspected one in a list.
ACTS_ALONE = pattern_of(
    rf" {{1,2}}(?:kiến{W}nghị|nhận{W}thấy|trân{W}trọng|theo{W}dõi|tiếp{W}tục|đề{W}xuất|rà{W}soát|cần{W}|phải{W}|ký{W}|trình{W}|lập{W}|ghi{W}nhận|đánh{W}giá|được{W}giao)"
)
# "đã được Thanh tra huyện kiểm tra": the one who did it.
AGENT = pattern_of(rf"(?<!m tra )(?<!đến )(?<!\w)(?:được|bị|bởi){W}$")
OF_OTHERS = ("vị thuộc ", "(thuộc ", "trực thuộc ")
AGENT_ENDS = ("được", "bị", "bởi")
AREA_ENDS = ("thuộc", "của", "bàn", "các")
# "02 xã thuộc huyện Chi Lăng": where the inspected ones lie.
AREA = pattern_of(rf"(?<!\w)(?:thuộc|của|địa{W}bàn)(?:{W}các)?{W}$")
# "đề nghị UBND xã Tân Mỹ hoàn tất báo cáo để Đoàn kiểm tra làm việc"
EXPECTS = pattern_of(
    rf"[^.;\n]{{0,90}}?(?<!\w)để{W}(?:đoàn|tổ){W}(?:kiểm{W}tra{W})?(?:đến{W})?(?:làm{W}việc|kiểm{W}tra)"
)
# "gửi báo cáo, Tổ không đến kiểm tra trực tiếp", "kiểm tra qua hồ sơ, báo cáo": inspected by their report.
BY_REPORT = pattern_of(
    rf"{W}(?:chưa|không){W}(?:được{W})?kiểm{W}tra{W}(?:trực{W}tiếp|tại{W}chỗ|thực{W}tế),?{W}(?:(?:mà|chỉ|nhưng|được|và){W}){{1,3}}(?:gửi|nộp|yêu{W}cầu|kiểm{W}tra{W}qua|thẩm{W}định{W}qua|xem{W}xét{W}qua|báo{W}cáo)(?!\w)|{W}(?:gửi{W}|nộp{W})?báo{W}cáo(?:{W}bằng{W}văn{W}bản)?,{W}(?:đoàn|tổ)(?:{W}kiểm{W}tra)?{W}không{W}(?:đến{W}|tổ{W}chức{W})?(?:làm{W}việc|kiểm{W}tra){W}trực{W}tiếp"
    rf"|{W}(?:(?:sẽ|được){W}){{0,2}}kiểm{W}tra{W}(?:thông{W})?qua{W}(?:hồ{W}sơ|báo{W}cáo|phần{W}mềm|hệ{W}thống)(?![^.;]{{0,60}}(?<!\w)(?:đối{W}với|của|các|những|tại)(?!\w))"
)
FIRST_OF_REPORT = ("gửi", "nộp", "báo", "sẽ", "được", "kiểm", "chưa", "không")
# What only those do who inspect or prepare, never the inspected.
PARTS = pattern_of(
    rf",{W}cơ{W}quan{W}(?:giúp|thường|chủ|đầu)|\s{{1,3}}(?:chủ{W}trì|(?:làm|là){W}(?:trưởng|phó|thành{W}viên|cơ{W}quan{W}(?:thường|chủ|đầu)|đầu{W}mối)|tham{W}mưu|có{W}trách|chịu{W}trách)"
)


class Around(NamedTuple):
    """What the whole text tells of its parts, its lines and its tables."""

    sections: Sections
    outline: Outline
    # Cells of tables that name those inspected.
    cells: tuple[Span, ...]
    # When something is inspected, as printed.
    times: tuple[Span, ...] = ()


def role_of(page: Page, listed: UnitList, around: Around, year: int | None) -> UnitRole:
    """Return what the words around a run of units say of it."""
    start, end = listed.units[0].span[0], listed.span[1]
    before = page.before(start, REACH)
    last = before.rstrip()
    if (last.endswith(AGENT_ENDS) and AGENT.search(before[-12:])) or (
        last.endswith(AREA_ENDS)
        and (listed.units[0].bare or (not listed.units[0].elided and before.endswith(OF_OTHERS)))
        and AREA.search(before[-16:])
    ):
        return UnitRole.MENTIONED
    if page.low[end : end + 8].lstrip().startswith(FIRST_OF_REPORT) and BY_REPORT.match(page.low, end):
        return UnitRole.INSPECTED
    if role := amended(page, before, start, end) or put_off(page, end, year):
        return role
    if visited_before(page, before, end):
        return UnitRole.INSPECTED_EARLIER
    if left_out(before) or left_out_behind(page, end):
        return UnitRole.EXCLUDED
    told: UnitRole | bool | None = _by_sentence(page, listed, before)
    if told is None:
        told = _by_place(page, listed, around, before)
    if isinstance(told, UnitRole):
        return told
    if not told and page.low.find("kiểm tra", end, end + 60) >= 0 and earlier_behind(page, end, year):
        return UnitRole.INSPECTED_EARLIER
    if not told or (len(listed.units) == 1 and PARTS.match(page.low, end, end + 40)):
        return UnitRole.MENTIONED
    return UnitRole.INSPECTED_EARLIER if is_earlier(page, before, end, year) else UnitRole.INSPECTED


def _by_sentence(page: Page, listed: UnitList, before: str) -> bool | None:
    """Whether the sentence inspects them: from the first name, or from the head of the list."""
    start, end = listed.span
    told = governed(page, before, end)
    if told is None and start < listed.units[0].span[0]:
        told = governed(page, page.before(start, REACH), end)
    if told is not None:
        return told
    if goes_to(page, before, listed.units[0].span[0]):
        return True
    return True if page.low.find("để", end, end + 94) >= 0 and EXPECTS.match(page.low, end) else None


def _by_place(page: Page, listed: UnitList, around: Around, before: str) -> UnitRole | bool:
    """Whether the list, the part or the words behind make them inspected ones."""
    start, end, bare = listed.units[0].span[0], listed.span[1], listed.units[0].bare
    alone = len(listed.units) == 1
    placed = bare or listed.units[0].elided
    acting = (
        alone
        and not (placed and WILL_BE.match(page.low, end))
        and (ACTS.match(page.low, end, end + 40) or ACTS_ALONE.match(page.low, end))
    )
    if acting or ACTOR.search(before[-60:]):
        return False
    return (
        behind_others(before)
        or in_rows(around.cells, start)
        or in_list(page, listed, around.sections, around.outline, bare=bare)
        or in_timetable(page, before, start)
        or fronted(page, before, end)
        or visited_then(page, around.times, start)
        or (around.sections.at(start) is not Topic.RECIPIENTS and visited_at(page, around.times, listed.span))
        or at_its_hour(page, before, start, end)
        or added(page, before, end)
        or (placed and finding(page, before, end))
        or found_there(page, before, end)
        or on_the_list(page, before, start)
        or suffers(page, listed.units[-1].span[1], placed=placed)
        or numbered(page, before, listed)
    )
