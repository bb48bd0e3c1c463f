"""Deadlines: so many days before or after something, or a fixed day by which something is due."""

import re
from calendar import monthrange

from kiemtra.reading.text.numerals import NUMERAL, value
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day
from kiemtra.reading.units.agencies import spaced
from kiemtra.reading.values import Citation, Deadline, DeadlineAnchor, DeadlineDirection, Span, Window

W = r"\s{1,3}"
DAYS = pattern_of(rf"ngày(?P<working>{W}\(?làm{W}việc\)?)?(?!\w)")
NUMBER = pattern_of(rf"(?<![\w/.,-])(?P<n>{NUMERAL}){W}$")
# How a number that stands before "ngày" may end.
NUMBER_ENDS = (
    *"0123456789)",
    "một",
    "hai",
    "ba",
    "bốn",
    "tư",
    "năm",
    "lăm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mươi",
)
NUMBER_LETTERS = frozenset(end[-1] for end in NUMBER_ENDS) | {" ", "\n"}
# 'Trong 2 ngày 17 và 18/4' tells which days.
DATED = pattern_of(r"(?:[\s(:]{1,3}|\s?\((?:từ\s)?(?:ngày\s)?)\d{1,2}\s?(?:[/.,-]|và|đến)")
LEAD = pattern_of(
    rf"(?<!\w)(?P<cue>trước|trong(?:{W}(?:thời{W}hạn|thời{W}gian|vòng))?|thời{W}hạn(?:{W}(?!kiểm|giải|xử)\w+){{0,4}}\s?:?|chậm{W}nhất|muộn{W}nhất|trễ{W}nhất|không{W}quá|tối{W}đa|ít{W}nhất|tối{W}thiểu|sau|quá)"
    rf"(?:{W}(?:là|trước|sau|ít{W}nhất|tối{W}thiểu|trong|vòng|khi|tối{W}đa|không{W}quá|chậm{W}nhất|muộn{W}nhất|trễ{W}nhất))*\s{{1,3}}$"
)
AHEAD = pattern_of(rf"\s{{0,3}}(?:\(?tính{W}đến\)?{W})?trước{W}(?:khi|ngày|thời|buổi|đợt|cuộc|lúc|mỗi)")
THEN = pattern_of(
    rf"[\s,(]{{0,4}}(?:kể{W}từ|tính{W}từ|từ{W}(?:khi|ngày(?!{W}\d))|sau{W}(?:khi|ngày|mỗi|đợt|cuộc|kiểm|kết)|khi{W}kết)"
)
# 'trước ngày Đoàn kiểm tra đến làm việc 03 ngày', 'thông báo trước cho đơn vị 05 ngày'
SO_LONG_BEFORE = pattern_of(
    rf"(?<!\w)trước{W}(?:(?:ngày|khi|buổi|thời{W}điểm|mỗi|đợt|cuộc|kỳ|lúc|giờ){W}[^.;,\d]{{0,50}}|cho{W}[^.;,\d]{{0,50}})$|(?<!\w)báo{W}trước{W}(?:về{W})?(?:lịch|thời{W}gian|nội{W}dung|đề{W}cương|bằng{W}văn{W}bản|tối{W}thiểu|ít{W}nhất)(?!\w)[^.;,\d]{{0,30}}$"
)
# 'sau khi kết thúc kiểm tra 05 ngày'
SO_LONG_AFTER = pattern_of(
    rf"(?<!\w)(?:sau|kể{W}từ){W}(?:(?:ngày|khi|mỗi|đợt|cuộc|vòng|lần|buổi){W}){{0,2}}(?:kết{W}|kiểm{W}|làm{W}|nhận{W}|có{W}|ban{W})[^.;,\d]{{0,50}}$"
)
# 'Kết thúc kiểm tra tại mỗi đơn vị, trong 7 ngày làm việc, Đoàn …'
ONCE_ENDED = pattern_of(
    rf"(?:^|[.;:\n-])\s{{0,4}}(?:khi{W})?kết{W}thúc{W}(?:\w+{W}){{0,2}}kiểm{W}tra[^.;,\d]{{0,40}},{W}trong{W}$"
)
BEFORE_WHAT = pattern_of(
    rf"trước{W}(?:khi|ngày|thời|buổi|đợt|cuộc|mỗi){W}[^.;]{{0,80}}$|thông{W}báo{W}trước[^.;]{{0,140}}$"
)
AFTER_WHAT = pattern_of(rf"(?<!\w)(?:sau|kể{W}từ)(?!\w)")
DURATION = pattern_of(
    rf"(?:thời{W}(?:gian|hạn){W}(?:làm{W}việc|(?:thanh{W}tra,{W})?kiểm{W}tra)|kiểm{W}tra{W}(?:tại|trong)|kéo{W}dài|mỗi{W}đơn{W}vị)[^.;]{{0,60}}$"
)
LENGTH_OF_VISIT = pattern_of(
    rf"thời{W}(?:gian|hạn){W}(?:(?:tiến{W}hành|tổ{W}chức){W})?(?:làm{W}việc|(?:thanh{W}tra,{W})?kiểm{W}tra)(?:(?!trước|báo{W}cáo|gửi)[^.;]){{0,50}}$"
)
FILES = pattern_of(rf"(?:hồ{W}sơ|thủ{W}tục|tthc|xin{W}lỗi|trễ|quá{W}hạn|rút{W}ngắn|cắt{W}giảm|giảm)[^.;]{{0,50}}$")
ADDED = pattern_of(rf"(?<!\w)(?:bổ{W}sung|khắc{W}phục|hoàn{W}thiện|trả{W}lời)(?!\w)")
# How long an office has to settle a file, and when a rule begins to hold: no deadlines of the inspection.
SETTLED = pattern_of(rf"thời{W}(?:hạn|gian){W}(?:giải{W}quyết|xử{W}lý|trả)[^.;]{{0,80}}$|hiệu{W}lực[^.;]{{0,30}}$")
OF_FILES = pattern_of(rf"[^.;]{{0,20}}nhận{W}(?:đủ{W}|được{W})?(?:hồ{W}sơ|phản{W}ánh|đơn{W}|khiếu)")
HOUR = rf"(?:\d{{1,2}}\s?(?:h|g|giờ|:)\s?(?:\d\d)?(?:{W}phút)?,?{W})?(?:thứ{W}\w+,?{W})?"
DUE = pattern_of(
    rf"(?<!\w)(?:trước|chậm{W}nhất(?:{W}là)?(?:{W}(?:trước|đến|vào|trong))?|(?:muộn|trễ){W}nhất(?:{W}(?:là|trước|đến|vào))?|không{W}(?:muộn|trễ|chậm){W}hơn|đến{W}hết|(?:chậm|muộn|trễ){W}nhất{W}(?:là{W})?(?:vào{W}|đến{W})?hết|hạn(?:{W}\w+){{0,8}}?(?:{W}là|{W}trước|:)?)\s{{1,3}}{HOUR}(?:ngày\s{{1,2}})?$"
)
VISITS = pattern_of(
    rf"(?<!\w)(?:đoàn|tổ){W}[^.;]{{0,60}}(?:kiểm{W}tra|làm{W}việc|phúc{W}tra)(?:{W}\w+){{0,8}}{W}trong{W}(?:ngày{W})?$"
)
TASK = pattern_of(
    rf"(?<!\w)(?:báo(?!{W}chí)|gửi|hoàn{W}(?:thành|thiện|tất)|khắc{W}phục|xong|ban{W}hành|nộp|thực{W}hiện|triển{W}khai|kết{W}thúc|tổng{W}hợp|(?:kiểm|phúc){W}tra|chấn{W}chỉnh|đăng{W}ký|xây{W}dựng|cử|thông{W}báo|thẩm{W}định|tham{W}mưu|trình|lập|chuẩn{W}bị|rà{W}soát|công{W}khai|phê{W}duyệt|bố{W}trí|cung{W}cấp|cập{W}nhật|bổ{W}sung|trả{W}lời|góp{W}ý|tổ{W}chức|đề{W}xuất|đăng{W}tải|công{W}bố|niêm{W}yết|giải{W}quyết|xử{W}lý|làm|nhập|ký)(?!\w)"
)
# What a unit has so many days for ('bổ sung hồ sơ trong 05 ngày'); a team only works so many days.
MENDED = pattern_of(
    rf"(?<!\w)(?:khắc{W}phục|bổ{W}sung|báo{W}cáo|trả{W}lời|gửi|giải{W}trình|hoàn{W}(?:thành|thiện|tất)|xong|ý{W}kiến|thông{W}báo|trình|nộp|sửa|chấn{W}chỉnh|xử{W}lý)(?!\w)"
)
TO_MEND = pattern_of(rf"{W}để{W}(?:khắc|bổ{W}sung|giải{W}trình|báo{W}cáo|sửa|chấn{W}chỉnh|xử{W}lý|nộp|gửi)(?!\w)")
OF_DATA = pattern_of(rf"(?<!\w)(?:số{W}liệu|tính|mốc)(?!\w)[^.;,]{{0,60}}(?:đến|tới){W}(?:hết{W})?(?:ngày{W})?$")
# 'phải có văn bản giải trình trong ngày 12-9'; 'Đến 31-10, các đoàn phải hoàn thành'.
ON_THE_DAY = pattern_of(rf"trong{W}(?:ngày{W})?$")
BY_THEN = pattern_of(rf"(?:^|;)[\s\-+*•]{{0,6}}(?:cho{W})?(?:đến|tới){W}(?:hết{W})?(?:ngày{W})?$")
MUST_BE_DONE = pattern_of(rf"[^.;]{{0,60}}?(?<!\w)(?:phải|cần){W}(?:\w+{W}){{0,2}}?(?:xong|hoàn|gửi|nộp|báo|khắc|có)")
# 'chậm nhất là ngày cuối cùng của tháng 7/2020'
LAST_OF_MONTH = pattern_of(
    rf"(?:ngày{W}cuối(?:{W}cùng)?{W}(?:của{W})?tháng{W}(?P<m>1[0-2]|0?[1-9])|(?:mồng|mùng){W}(?P<d>\d{{1,2}}){W}tháng{W}(?P<m2>1[0-2]|0?[1-9]))(?:(?:\s?/\s?|,?{W}năm{W})(?P<y>20\d\d))?(?!\w)"
)
SHORT_DATE = pattern_of(
    rf"(?:trước|(?:(?<=chậm )|(?<=muộn )|(?<=trễ ))nhất(?:{W}là)?|trong{W}ngày|đến|tới){W}(?P<day>(?P<d>\d{{1,2}})[/-](?P<m>1[0-2]|0?[1-9]))(?![\d/-]|\.\d|{W}(?:năm|sở|đơn|phòng|xã|cơ))"
)
LAST_DAY = pattern_of(rf"{W}là{W}(?:(?:hạn|thời{W}hạn|ngày){W}(?:cuối|chót)|(?:chậm|muộn|trễ){W}nhất)")
# 'Hồ sơ tiếp nhận trước ngày … được giải quyết' tells of files.
TOLD_OF = pattern_of(r"\s{1,2}(?:được|còn|đã|thì|nhưng|mà|chưa)(?!\w)")
RECURRING = pattern_of(rf"[\s,]{{0,3}}(?:(?:của{W})?(?:hằng|hàng|mỗi){W}(?:năm|tháng|quý))")
AGAIN = pattern_of(rf"(?<!\w)(?:định{W}kỳ|(?:hằng|hàng){W}(?:năm|tháng|quý))(?!\w)")
ONE_MORE = pattern_of(
    rf"(?:{W}(?:đối{W})?với(?:{W}[^\W\d]+){{1,3}})?(?:\s?\([^()\d]{{0,30}}\))?\s{{0,3}}(?:,|và){W}(?:trước{W})?"
)
ANCHORS = (
    (DeadlineAnchor.RECEIPT, pattern_of(rf"nhận{W}(?:được|thông|kết|văn)")),
    (
        DeadlineAnchor.INSPECTION_END,
        pattern_of(rf"kết{W}thúc|hoàn{W}thành{W}(?:việc{W})?kiểm|sau{W}(?:khi{W}|mỗi{W}|đợt{W}|cuộc{W})?kiểm"),
    ),
    (DeadlineAnchor.ISSUE, pattern_of(rf"ban{W}hành|ký|công{W}bố|thông{W}báo{W}kết|kết{W}luận")),
    (DeadlineAnchor.REQUEST, pattern_of(rf"yêu{W}cầu|đề{W}nghị")),
    (DeadlineAnchor.INSPECTION, pattern_of(rf"kiểm{W}tra|làm{W}việc")),
)
AT_LEAST = ("ít nhất", "tối thiểu")
AT_MOST = ("chậm nhất", "muộn nhất", "trễ nhất", "không quá", "tối đa")


def find_deadlines(
    page: Page, cited: tuple[Citation, ...], windows: tuple[Window, ...], year: int | None
) -> tuple[Deadline, ...]:
    """Return the deadlines; what returns every month or year and how long a visit lasts are none."""
    found: dict[tuple[object, ...], Deadline] = {}
    for deadline in (
        *_by_days(page),
        *_by_date(page, cited, windows, year),
        *_by_short_date(page, year),
        *_by_words(page, year),
    ):
        key = (deadline.days, deadline.working, deadline.direction, deadline.date)
        found.setdefault(key, deadline)
    return tuple(sorted(found.values(), key=lambda deadline: deadline.span))


def _by_days(page: Page) -> list[Deadline]:
    found = []
    low = page.low
    for at in page.starts("ngày"):
        # Most days are dates, with no number before the word.
        lead = low[max(0, at - 26) : at].rstrip() if at > 1 and low[at - 2] in NUMBER_LETTERS else ""
        n = NUMBER.search(low[max(0, at - 26) : at]) if lead.endswith(NUMBER_ENDS) else None
        number = value(n["n"]) if n else None
        m = DAYS.match(low, at) if number else None
        if not n or not number or not m:
            continue
        lead = low[max(0, at - 26) : at]
        begins = m.start() - len(lead) + n.start()
        before, after = page.before(begins, 170), page.after(m.end(), 120)
        if DATED.match(after):
            continue
        direction, cue = _direction(before, after)
        if direction is None or _not_due(before, after, direction) or (spaced(n["n"]) == "năm" and not cue):
            continue
        anchor = _anchor(before, after, direction)
        found.append(Deadline((begins - len(cue), m.end()), number, m["working"] is not None, direction, anchor))
    return found


def _not_due(before: str, after: str, direction: DeadlineDirection) -> bool:
    timed = THEN.match(after) or AHEAD.match(after)
    if SETTLED.search(before) or LENGTH_OF_VISIT.search(before) or (timed and OF_FILES.match(after, timed.end())):
        return True
    of_files = None if direction is DeadlineDirection.BEFORE else FILES.search(before)
    mended = of_files and ADDED.search(of_files.string[max(0, of_files.start() - 30) :])
    lasts = DURATION.search(before) and "trước" not in before and not ONCE_ENDED.search(before)
    return not timed and bool(lasts or (of_files and not mended))


def _direction(before: str, after: str) -> tuple[DeadlineDirection | None, str]:
    """The direction of a number of days, and the words that lead it."""
    lead = LEAD.search(before)
    cue = lead.group() if lead else ""
    word = spaced(lead["cue"]) if lead else ""
    context = before[: len(before) - len(cue)]
    if AHEAD.match(after) or "trước" in cue or SO_LONG_BEFORE.search(context):
        return DeadlineDirection.BEFORE, cue
    if THEN.match(after):
        return (DeadlineDirection.AFTER if word == "sau" else DeadlineDirection.WITHIN), cue
    if SO_LONG_AFTER.search(context):
        return (DeadlineDirection.WITHIN if word in AT_MOST else DeadlineDirection.AFTER), cue
    if word in (*AT_LEAST, *AT_MOST) and BEFORE_WHAT.search(before):
        return DeadlineDirection.BEFORE, cue
    return _within(word, before, after), cue


def _within(word: str, before: str, after: str) -> DeadlineDirection | None:
    if TO_MEND.match(after):
        return DeadlineDirection.WITHIN
    if word == "trong":
        told = MENDED.search(before[-70:]) or (MENDED.search(after[:60]) and "đã" not in after[:60])
        return DeadlineDirection.WITHIN if told or ONCE_ENDED.search(before) else None
    if word.startswith(("trong", "thời hạn")):
        return DeadlineDirection.WITHIN
    if word in AT_MOST and (
        AFTER_WHAT.search(before[-60:] + after[:50]) or TASK.search(after[:60]) or MENDED.search(before[-50:])
    ):
        return DeadlineDirection.WITHIN
    if word == "sau" and ("kể từ" in after[:40] or TASK.search(after[:80]) or MENDED.search(before[-70:])):
        return DeadlineDirection.AFTER
    return None


def _anchor(before: str, after: str, direction: DeadlineDirection) -> DeadlineAnchor | None:
    words = after[:100] if (THEN.match(after) or AHEAD.match(after)) else before[-90:]
    if direction is DeadlineDirection.BEFORE:
        return DeadlineAnchor.INSPECTION if re.search(r"kiểm\s{1,3}tra|làm\s{1,3}việc", before + after[:100]) else None
    return next((anchor for anchor, pattern in ANCHORS if pattern.search(words)), None)


def _by_date(page: Page, cited: tuple[Citation, ...], windows: tuple[Window, ...], year: int | None) -> list[Deadline]:
    taken = {c.span[1] for c in cited}
    ranges: list[Span] = [w.span for w in windows if w.start and w.start != w.end]
    found: list[Deadline] = []
    at = 0
    for day in page.days:
        while at < len(ranges) and ranges[at][1] <= day.span[0]:
            at += 1
        inside = at < len(ranges) and ranges[at][0] <= day.span[0]
        if day.span[1] in taken or inside:
            continue
        again = found and ONE_MORE.fullmatch(page.low, found[-1].span[1], day.span[0])
        on = day.on(year) if again or _due(page, day) else None
        if on:
            found.append(Deadline(day.span, date=on))
    return found


def _by_short_date(page: Page, year: int | None) -> list[Deadline]:
    """'… bổ sung trước 12/10': a day that neither its word nor a year shows to be one."""
    found = []
    for m in page.matches(SHORT_DATE, "trước", "nhất", "trong", "đến", "tới"):
        day = Day(m.span("day"), int(m["d"]), int(m["m"]), None)
        around = page.before(m.start(), 190) + page.after(m.end(), 60)
        led = m.group().startswith(("trước", "nhất"))
        told = TASK.search(around) if led else _told_by_verb(page, day.span)
        on = day.on(year) if told and not AGAIN.search(around) else None
        if on:
            found.append(Deadline(day.span, date=on))
    return found


def _by_words(page: Page, year: int | None) -> list[Deadline]:
    """'hạn cuối là ngày cuối cùng của tháng 8/2025', 'chậm nhất là mồng 5 tháng 10'."""
    found = []
    for m in page.matches(LAST_OF_MONTH, "ngày", "mồng", "mùng"):
        before = page.before(m.start(), 190)
        month, chosen = int(m["m"] or m["m2"]), int(m["y"]) if m["y"] else year
        if chosen and DUE.search(before[-60:]) and TASK.search(before + page.after(m.end(), 60)):
            on = Day(m.span(), int(m["d"]) if m["d"] else monthrange(chosen, month)[1], month, chosen).on(chosen)
            if on:
                found.append(Deadline(m.span(), date=on))
    return found


def _told_by_verb(page: Page, span: Span) -> bool:
    """Whether what must be done stands around a day that no word for deadlines leads."""
    lead = page.low[max(0, span[0] - 16) : span[0]]
    if "trong" not in lead and "đến" not in lead and "tới" not in lead:
        return False
    before, after = page.before(span[0], 190), page.after(span[1], 120)
    if ON_THE_DAY.search(before):
        return bool(MENDED.search(before[-60:])) and not VISITS.search(before)
    return bool(BY_THEN.search(before) and MUST_BE_DONE.match(after))


def _due(page: Page, day: Day) -> bool:
    if _told_by_verb(page, day.span):
        return True
    if LAST_DAY.match(page.low, day.span[1]):
        return True
    if not DUE.search(page.low, max(0, day.span[0] - 60), day.span[0]):
        return False
    before = page.before(day.span[0], 190)
    if not DUE.search(before) or RECURRING.match(page.low, day.span[1]):
        return False
    if OF_DATA.search(before) or TOLD_OF.match(page.low, day.span[1]) or (day.year is None and AGAIN.search(before)):
        return False
    return bool(TASK.search(before + page.after(day.span[1], 60)))
