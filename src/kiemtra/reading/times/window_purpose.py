"""What a stretch of time is for: the words before and after it, the part of the text and the timetable it stands in."""

from dataclasses import dataclass
from datetime import timedelta

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.text.tables import in_rows
from kiemtra.reading.times.stretch import Stretch
from kiemtra.reading.times.visits import may_stand_beside, visit_told
from kiemtra.reading.values import Precision, Span, WindowPurpose

W = r"\s{1,2}"
# Of which time the data are: the last such word before the stretch decides.
OF_DATA = pattern_of(
    rf"(?<!\w)(?:(?:số|dữ){W}liệu|thời{W}kỳ|niên{W}độ|mốc{W}(?:thời{W}gian|số{W}liệu|tính|kiểm|báo)|thống{W}kê|thời{W}hiệu|kỳ{W}(?:báo|kiểm|số)|mốc(?=\s{{0,2}}$)|thời{W}điểm{W}(?:lấy|chốt|tính)|giai{W}đoạn{W}(?:xem|kiểm|đánh)|(?:tài{W}liệu|hồ{W}sơ|kết{W}quả|số{W}liệu)[^.;]{{0,40}}(?:giai{W}đoạn|thời{W}gian)(?=\s{{1,2}}(?:từ{W})?(?:ngày{W})?$)|(?:chuẩn{W}bị|cung{W}cấp|xuất{W}trình)[^.;]{{0,80}}(?:hồ{W}sơ|sổ{W}sách|tài{W}liệu|chứng{W}từ)(?:{W}\w+){{0,3}}?(?=\s{{1,2}}(?:từ{W})?(?:ngày{W})?$)|phạm{W}vi)(?!\w)"
)
TIME_OF_INSPECTION = pattern_of(
    rf"(?<!mốc )(?<!trong )thời{W}(?:gian|hạn|điểm){W}(?:kiểm|tiến|tổ|thực|làm|bắt|dự|từ|trong|vào)(?!\w)|thời{W}gian\s{{0,2}}:"
)
WORK_DONE = pattern_of(
    rf"(?<!\w)(?:phát{W}sinh|(?:kết{W}quả|tình{W}hình|việc|công{W}tác){W}(?:\w+{W}){{0,3}}?(?:thực{W}hiện|triển{W}khai|giải{W}quyết)|kết{W}quả[^.;]{{0,40}}?đạt{W}được|(?<!kiểm tra )hồ{W}sơ{W}[^.;,]{{0,40}}$|kết{W}quả{W}(?:của{W})?$)(?!\w)"
)
# What a text reports of a stretch of time: files taken in and settled; '9 tháng đầu năm' are months gone by.
REPORTED = pattern_of(rf"[^.;]{{0,90}}?(?<!\w)(?:tiếp{W}nhận|giải{W}quyết|hồ{W}sơ)(?!\w)")
TEAM_FIRST = pattern_of(r",?\s{1,2}(?:đoàn|tổ|nhóm)(?!\w)")
PAST_MONTHS = pattern_of(rf"tháng{W}đầu{W}năm")
REPORT = pattern_of(rf"(?<!\w)(?:(?<!qua )báo{W}cáo|gửi|nộp|tổng{W}hợp)(?!\w)[^.;]{{0,60}}$")
VALID = pattern_of(rf"(?<!\w)(?:hiệu{W}lực|hoạt{W}động{W}(?:từ|đến)|kéo{W}dài)(?!\w)[^.;]{{0,50}}$")
LASTS = pattern_of(rf"(?<!\w)kéo{W}dài(?!\w)[^.;]{{0,50}}$")
TO_INSPECT = pattern_of(rf"(?<!\w)(?:kiểm{W}tra|phúc{W}tra|làm{W}việc)(?!\w)")
HAPPENS = pattern_of(
    rf"[^.;]{{0,170}}?(?<!\w)(?:kiểm{W}tra|phúc{W}tra|làm{W}việc{W}(?:với|tại)|đoàn{W}(?:\w+{W}){{0,3}}(?:đi|đến|về)|tiếp{W}tục{W}(?:với|tại))(?!\w)"
)
VISITED = pattern_of(
    rf"[^.;]{{0,300}}?(?<!\w)(?:tại{W}[^.;]{{2,80}}?,{W}(?:đoàn|tổ(?!{W}chức)|nhóm){W}|làm{W}việc{W}(?:với|tại)|(?:đã|sẽ|tiến{W}hành|tổ{W}chức|đi|đến|buổi|cuộc){W}(?:\w+{W}){{0,2}}?kiểm{W}tra(?!\w)|kiểm{W}tra[^.;]{{0,120}}?(?<!\w)(?:tại|đối{W}với){W}|(?:đoàn|tổ(?!{W}chức)|nhóm){W}(?:\w+{W}){{0,8}}?(?:đến|tới|về|xuống|sang|ghé|đi|có{W}mặt|dừng|ở|thăm|gõ|rời){W}|(?:chủ{W}tịch|bí{W}thư|giám{W}đốc|trưởng{W}\w+)[^.;]{{0,80}}?(?:có{W}mặt|đi{W}kiểm|kiểm{W}tra|đến){W})"
)
# 'Hôm nay, vào hồi 08 giờ 00 ngày …', 'Biên bản làm việc ngày …', '… vào ngày …'
MINUTES = pattern_of(
    rf"^[\s\-+*•]{{0,8}}\d{{1,2}}\s?(?:giờ|h|g)(?!\w)[^.;]{{0,20}}$|(?<!\w)(?:hôm{W}nay|vào{W}hồi|vào{W}lúc|hồi)(?!\w)[^.;]{{0,45}}$"
)
OF_MINUTES = pattern_of(
    rf"(?:biên{W}bản(?:{W}(?:làm{W}việc|kiểm{W}tra)){{0,2}}|(?:buổi|cuộc){W}(?:làm{W}việc|kiểm{W}tra)){W}(?:ngày{W})?$"
)
AFTER_VISIT = pattern_of(
    rf"(?<!\w)(?:đoàn|tổ){W}[^.;]{{0,120}}?(?:kiểm{W}tra|làm{W}việc){W}(?!ban|họp|thông|báo|gửi|ký)[^.;\d]{{0,120}}(?:(?:vào|trong|\()\s{{0,2}}|lúc{W}[^.;]{{0,14}})$"
)
OF_PAPER = pattern_of(rf"(?:kế{W}hoạch|quyết{W}định|công{W}văn|văn{W}bản|thông{W}báo|báo{W}cáo)[^.;]{{0,40}}$")
FROM_THEN_ON = pattern_of(rf"(?<!\w)(?:kiểm{W}tra|làm{W}việc)(?:{W}\w+){{0,4}}{W}từ{W}(?:ngày{W})?$")
BEGINS = pattern_of(rf"[^.;]{{0,80}}(?<!\w)(?:bắt{W}đầu|triển{W}khai|tiến{W}hành)(?!\w)")
# A team is the subject of the sentence: 'Ngày 15/9, Đoàn kiểm tra của tỉnh …'
TEAM_ACTS = pattern_of(rf"[\s,]{{0,3}}(?:\w+{W}){{0,3}}(?:đoàn|tổ){W}(?:công{W}tác{W})?kiểm{W}tra(?!\w)")
ISSUES = pattern_of(
    rf"[^.;]{{0,120}}?(?<!\w)(?<!về )(?<!về việc )(?:ban{W}hành|ký|công{W}bố(?!{W}(?:quyết{W}định|kế{W}hoạch){W}kiểm)|thông{W}báo|hội{W}nghị|họp|đã{W}có{W}(?!buổi|cuộc)|(?<!kiểm tra )(?<!đoàn )(?<!tra được )thành{W}lập|phê{W}duyệt|gửi|có{W}(?:văn|công|kế|quyết|báo|thông|kết))(?!\w)"
)
NAMED_PERIOD = pattern_of(rf"(?:kế{W}hoạch|giai{W}đoạn|số{W}liệu|báo{W}cáo|nhiệm{W}vụ)[^.;,]{{0,50}}$")
# A period that belongs to a programme or to the name of a document.
GENERAL = pattern_of(
    rf"(?:(?:giai{W}đoạn|nhiệm{W}kỳ|chủ{W}đề)[^.;,]{{0,12}}|(?:kế{W}hoạch|chương{W}trình)(?:{W}(?!kiểm)\w+){{0,8}}{W})$"
)
OF_MEETING = pattern_of(rf"(?<!\w)(?:họp|hội{W}nghị|giao{W}ban|tập{W}huấn|bồi{W}dưỡng|hội{W}thi)(?!\w)[^.;,]{{0,25}}$")
RECURS = pattern_of(rf"{W}(?:hằng|hàng|mỗi){W}năm")
WILL = pattern_of(r"(?<!\w)sẽ(?!\w)")
# 'Lịch cụ thể: ngày … tại …; ngày … tại …'
TIMETABLE = pattern_of(rf"(?<!\w)lịch(?:{W}\w+){{0,6}}\s{{0,2}}:")
TIME_TOLD = pattern_of(rf"(?:thời{W}gian|đợt|lịch|dự{W}kiến|bắt{W}đầu)[^.;]{{0,60}}$")
INSPECTED_THEN = pattern_of(
    rf"(?:(?:kiểm|phúc){W}tra|làm{W}việc{W}(?:với|tại)|đoàn{W}(?:\w+{W}){{0,4}}?đến)(?!\w)[^.;]{{0,140}}$"
)
ROUND = pattern_of(
    rf"(?<!\w)(?:đợt|vòng|tuần|lượt|lần|đoàn|tổ|nhóm|kỳ|cụm)\s{{1,2}}(?:(?:thứ|số){W})?(?:\d|[ivx]+|một|hai|ba|nhất|đầu)(?!\w)[^.;]{{0,16}}$"
)
# '- Trường A: sáng ngày 04/6;'
LISTED = pattern_of(
    r"^\s{0,8}(?:[-+*•]|\d{1,2}[.)])\s[^.;:]{3,90}:(?:[^.;]{0,80},)?\s{0,3}(?:sáng|chiều|\d{1,2}\s?(?:giờ|h)\s?(?:\d\d)?,?)?\s{0,3}$"
)
# 'Không báo trước, 7 giờ sáng 10-9, …'
FIRST = pattern_of(
    rf"(?:^|[,;:])\s{{0,2}}(?:\d{{1,2}}\s?(?:giờ|h)\s?\d{{0,2}}{W})?(?:(?:ngay|các|trong){W}){{0,2}}(?:sáng|chiều|trưa|tối|ngày|hôm(?:{W}\w+){{0,2}})?,?\s{{0,2}}\(?$"
)
# 'các ngày 25 và 27/8': what is said of the first is said of the last.
DAYS_BEFORE = pattern_of(r"(?<![\d/])(?:\d{1,2}(?:/\d{1,2})?(?:\s?,\s|\s(?:và|-)\s)){1,6}$")
OF_NUMBERS = pattern_of(rf"(?<!\w)(?:(?:số|dữ){W}liệu|thời{W}kỳ|niên{W}độ|mốc|báo{W}cáo)(?!\w)")
ACTS = pattern_of(rf"[^.;]{{0,60}}?(?<!\w)(?:sẽ|đã){W}(?:\w+{W}){{0,3}}kiểm{W}tra(?!\w)")
# 'Thứ Hai (21/8/2017)' at the head of what is done on that day.
DAY_HEAD = pattern_of(rf"^[\s\-+*•]{{0,8}}(?:thứ{W}\w+|chủ{W}nhật)\s{{0,2}}\($")
# '7h30 ngày 11/10/2022' on a line of its own: the field of a table.
HOUR_ALONE = pattern_of(r"[\s\-+*•]{0,8}\d{1,2}\s?(?:giờ|h)\s?(?:\d\d)?,?\s{0,3}$")
LINE_ENDS = pattern_of(r"[ .;]{0,3}(?:\n|$)")
ENDS_HEAD = pattern_of(r"\) {0,3}(?::|\n|$)")
ENDS_ITEM = pattern_of(r"\s{0,2}(?:[.;(|/]|$)")
COUNTED_FROM = pattern_of(rf"(?<!\w)tính{W}từ{W}(?:ngày{W})?$")
DONE_THEN = pattern_of(
    rf"kiểm{W}tra(?!\w)[^.;,]{{0,60}}(?:thực{W}hiện|tiến{W}hành|triển{W}khai|diễn{W}ra|tổ{W}chức){W}(?:(?:dự{W}kiến|vào|trong|từ){W}){{0,2}}(?:ngày{W})?$"
)
POSTPONED = pattern_of(rf"(?<!\w)(?:hoãn|chuyển|dời|lùi)(?!\w)[^.;]{{0,40}}(?:sang|đến|vào){W}$")
INSPECTED_RIGHT_THEN = pattern_of(rf"(?:kiểm|phúc){W}tra{W}(?:lại{W})?(?:trong{W}|vào{W}|từ{W})?(?:các{W})?$")
A_QUARTER = timedelta(days=92)
OF_DOCUMENT = pattern_of(rf"(?:kế{W}hoạch|công{W}tác|quả){W}[^.;,]{{0,60}}$")
CUT_OFF = pattern_of(
    rf"(?<!\w)(?:số{W}liệu|thời{W}kỳ|niên{W}độ|mốc{W}thời{W}gian|tính)(?!\w)[^.;,]{{0,50}}?(?:đến|tới|hết){W}(?:hết{W})?(?:thời{W}điểm{W})?(?:ngày{W})?$"
)
TASK = pattern_of(
    rf"(?<!\w)(?:báo{W}cáo|gửi|nộp|tổng{W}hợp|khắc{W}phục|(?<!khi )(?<!ngày )ban{W}hành|thời{W}(?:gian|hạn){W}hoàn)(?!\w)"
)
DUE = pattern_of(rf"(?<!\w)(?:trước|nhất|hạn|hết|nhất{W}là|hạn{W}là|sau)(?:{W}ngày)?{W}$")
FROM_NOW = pattern_of(rf"(?<!\w)từ{W}(?:nay|hôm{W}nay|sáng{W}nay|đầu|khi){W}[^.;]{{0,40}}$")
YEAR_CUE = pattern_of(
    rf"(?:thời{W}kỳ|(?:số|dữ){W}liệu|niên{W}độ|mốc{W}thời{W}gian|thời{W}gian{W}(?:kiểm|tiến|tổ))[^.;\n]{{0,60}}$"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of a text tells the purpose of its stretches of time."""

    page: Page
    sections: Sections
    # The rows of tables that tell when each unit is visited.
    rows: tuple[Span, ...]
    # Whether the text is about an inspection at all.
    inspecting: bool


def is_planned(stretch: Stretch, around: Surroundings) -> bool:
    """Whether a day without a year is one of a timetable, and so of the year that the text is about."""
    start, end = stretch.span
    page = around.page
    return (
        around.sections.at(start) is Topic.TIME
        or in_rows(around.rows, start)
        or TIMETABLE.search(page.before(start, 600)) is not None
        or WILL.search(page.after(end, 120)) is not None
    )


def purpose_of(stretch: Stretch, around: Surroundings) -> WindowPurpose | None:
    """Return what a stretch is for; None where the words around do not tell, or where it is no time of its own."""
    page, (start, end) = around.page, stretch.span
    section = around.sections.at(start)
    single = stretch.start == stretch.end
    in_row = in_rows(around.rows, start)
    if single and not (around.inspecting and (in_row or _visit_may_be_told(page, start, section))):
        return None
    reach = min(260, start - page.line(start)[0]) if in_row else 260
    before, after = DAYS_BEFORE.sub("", page.before(start, reach)), page.after(end, 330)
    if VALID.search(before[-70:]) and not (LASTS.search(before[-70:]) and TO_INSPECT.search(before)):
        return None if single else WindowPurpose.VALIDITY
    if stretch.start is None:
        return _up_to(before, after, section) if around.inspecting else None
    if stretch.onward and (OF_DATA.search(before) or COUNTED_FROM.search(before)):
        return WindowPurpose.DATA_PERIOD
    if single:
        visit = in_row or TIMETABLE.search(page.before(start, 600)) or _visit(stretch, before, after, section)
        visit = visit or visit_told(page, stretch, before, after)
        return WindowPurpose.INSPECTION if visit and not DUE.search(before) else None
    return _of_many_days(stretch, around, before, after, section, in_row=in_row)


def _of_many_days(
    stretch: Stretch, around: Surroundings, before: str, after: str, section: Topic, *, in_row: bool
) -> WindowPurpose | None:
    page, (start, end) = around.page, stretch.span
    if stretch.precision is Precision.YEAR and not _year_meant(before, section):
        return None
    if in_row and stretch.end and around.inspecting and not OF_NUMBERS.search(before[-60:]):
        return WindowPurpose.INSPECTION
    acts = stretch.end and (INSPECTED_RIGHT_THEN.search(before) or ACTS.match(after))
    if _of_data(before, Topic.OTHER if acts else section):
        return WindowPurpose.DATA_PERIOD
    if section in (Topic.UNITS, Topic.TIME) and len(before.strip()) <= 4 and after.lstrip().startswith(":"):
        return WindowPurpose.INSPECTION if around.inspecting else None
    if GENERAL.search(before) or RECURS.match(after) or OF_MEETING.search(before):
        return None
    if in_row or TIMETABLE.search(page.before(start, 600)):
        return WindowPurpose.INSPECTION if around.inspecting else None
    purpose = _of_range(page.low[start:end], stretch, before, after, section, inspecting=around.inspecting)
    if purpose is None and around.inspecting and visit_told(page, stretch, before, after):
        return WindowPurpose.INSPECTION
    return purpose


def _of_data(before: str, section: Topic) -> bool:
    """Whether the last word on times before it speaks of data and not of the inspection."""
    data = [m.start() for m in OF_DATA.finditer(before)]
    time = [m.start() for m in TIME_OF_INSPECTION.finditer(before)]
    if data or time:
        return bool(data) and (not time or data[-1] > time[-1])
    return section is Topic.DATA_PERIOD


def _of_range(
    words: str, stretch: Stretch, before: str, after: str, section: Topic, *, inspecting: bool
) -> WindowPurpose | None:
    work_done = bool(WORK_DONE.search(before[-130:].rpartition(";")[2]))
    if work_done or (REPORTED.match(after) and not TEAM_FIRST.match(after)) or PAST_MONTHS.search(words):
        reviewed = _long(stretch) and INSPECTED_THEN.search(before[-150:]) and not INSPECTED_RIGHT_THEN.search(before)
        if section is not Topic.TIME and (reviewed or not _for_inspection(stretch, before, after)):
            return WindowPurpose.DATA_PERIOD
    if not inspecting:
        return None
    if stretch.end is None:
        return WindowPurpose.DATA_PERIOD
    begun = INSPECTED_RIGHT_THEN.search(before) or FROM_THEN_ON.search(before) or TIME_OF_INSPECTION.search(before)
    reported = REPORT.search(before[-80:]) and not begun
    if section is Topic.TIME and not reported:
        return WindowPurpose.INSPECTION
    told = not reported and _for_inspection(stretch, before, after)
    return WindowPurpose.INSPECTION if told else None


def _long(stretch: Stretch) -> bool:
    """Whether a stretch is longer than inspections take and no single quarter: what is reviewed is."""
    return stretch.end is None or (stretch.start is not None and stretch.end - stretch.start > A_QUARTER)


def _year_meant(before: str, section: Topic) -> bool:
    """A whole year is a window only where its purpose is said right before it."""
    return bool(YEAR_CUE.search(before)) or (section in (Topic.TIME, Topic.DATA_PERIOD) and len(before) <= 16)


def _up_to(before: str, after: str, section: Topic) -> WindowPurpose | None:
    """What ends on a day without saying when it begins: data, or the inspection in the part on its time."""
    if CUT_OFF.search(before):
        return WindowPurpose.DATA_PERIOD
    if TASK.search(before):
        return None
    timed = (
        TIME_OF_INSPECTION.search(before)
        or (section is Topic.TIME and len(before) <= 40)
        or (FROM_NOW.search(before) and HAPPENS.match(after))
    )
    return WindowPurpose.INSPECTION if timed else None


def _for_inspection(stretch: Stretch, before: str, after: str) -> bool:
    if TIME_TOLD.search(before) and TO_INSPECT.search(before + after):
        return True
    if POSTPONED.search(before) or FROM_THEN_ON.search(before) or ROUND.search(before) or DONE_THEN.search(before):
        return True
    lead = before[-150:]
    if stretch.precision is Precision.DAY and not _long(stretch) and TEAM_FIRST.match(after):
        return True
    # Nothing is issued from one day to another.
    issued = None if stretch.precision is Precision.DAY else ISSUES.match(after)
    happens = HAPPENS.match(after)
    if happens and (issued is None or happens.end() <= issued.end()) and not NAMED_PERIOD.search(lead):
        return True
    return bool(TIME_OF_INSPECTION.search(before) or INSPECTED_THEN.search(lead)) and not OF_DOCUMENT.search(lead[-40:])


def _visit_may_be_told(page: Page, start: int, section: Topic) -> bool:
    """Whether a day stands where a visit is told: first in its sentence, after a comma, in a timetable, in minutes."""
    lead = page.low[max(0, start - 60) : start]
    return (
        section is Topic.TIME
        or start - page.sentence(start)[0] <= 16
        or lead.rstrip()[-1:] in (",", "(", ";", ":")
        or lead.endswith(("vào ", "trong ", "từ ", "giờ ", "00 ", "30 "))
        or OF_MINUTES.search(lead) is not None
        or MINUTES.search(lead) is not None
        or TIME_OF_INSPECTION.search(lead) is not None
        or may_stand_beside(page, start)
    )


def _visit(stretch: Stretch, before: str, after: str, section: Topic) -> bool:
    """One day on which a team was at a unit: 'Ngày 15/9/2022, Đoàn kiểm tra … đã kiểm tra tại …'."""
    if TIME_OF_INSPECTION.search(before):
        return True
    if stretch.onward:
        begins = TEAM_ACTS.match(after) and BEGINS.match(after)
        return section is Topic.TIME or bool(FROM_THEN_ON.search(before) or begins)
    if OF_MINUTES.search(before) or AFTER_VISIT.search(before):
        return True
    if HOUR_ALONE.match(before) and LINE_ENDS.match(after):
        return True
    if DAY_HEAD.search(before) and ENDS_HEAD.match(after):
        return True
    if LISTED.search(before) and ENDS_ITEM.match(after) and not OF_PAPER.search(before):
        return True
    if section is Topic.TIME and not ISSUES.match(after):
        return True
    if MINUTES.search(before) and VISITED.match(after):
        return True
    first = (
        len(before.strip(" -+*•\n")) <= 12
        or FIRST.search(before)
        or before.rstrip().endswith((",", ";", ":"))
        or MINUTES.search(before)
    )
    visited, said = VISITED.match(after), ISSUES.match(after)
    if first and said is None:
        return bool(visited or TEAM_ACTS.match(after))
    return bool(first and visited and said and visited.end() < said.end())
