"""Deadlines: so many days before or after something, or a fixed day by which something is due."""

import re
from datetime import date

from kiemtra.reading.agencies import spaced
from kiemtra.reading.dates import Day
from kiemtra.reading.numerals import NUMERAL, value
from kiemtra.reading.page import Page
from kiemtra.reading.values import Citation, Deadline, DeadlineAnchor, DeadlineDirection, Span, Window

W = r"\s{1,3}"
DAYS = re.compile(rf"(?<![\w/.,-])(?P<n>{NUMERAL}){W}ngày(?P<working>{W}làm{W}việc)?(?!\w)")
LEAD = re.compile(
    rf"(?<!\w)(?P<cue>trước|trong{W}(?:thời{W}hạn|vòng)|thời{W}hạn|chậm{W}nhất(?:{W}là)?|muộn{W}nhất(?:{W}là)?|không{W}quá|ít{W}nhất(?:{W}là)?|tối{W}thiểu(?:{W}là)?|sau|quá)"
    rf"(?:{W}(?:là|trước|sau|ít{W}nhất|tối{W}thiểu|trong|vòng|khi))*\s{{1,3}}$"
)
AHEAD = re.compile(rf"\s{{0,3}}(?:\(?tính{W}đến\)?{W})?trước{W}(?:khi|ngày|thời|buổi|đợt|cuộc|lúc|mỗi)")
THEN = re.compile(
    rf"[\s,]{{0,4}}(?:kể{W}từ|tính{W}từ|từ{W}(?:khi|ngày)|sau{W}khi|sau{W}ngày|sau{W}mỗi|sau{W}đợt|khi{W}kết)"
)
BEFORE_WHAT = re.compile(
    rf"trước{W}(?:khi|ngày|thời|buổi|đợt|cuộc|mỗi){W}[^.;]{{0,80}}$|thông{W}báo{W}trước[^.;]{{0,140}}$"
)
# 'trước ngày kiểm tra 05 ngày'
SO_LONG_BEFORE = re.compile(
    rf"trước{W}(?:ngày|khi|buổi|thời{W}điểm){W}(?:kiểm{W}tra|làm{W}việc)(?:{W}(?:ít{W}nhất|tối{W}thiểu|là))?{W}$"
)
DURATION = re.compile(
    rf"(?:thời{W}gian{W}(?:làm{W}việc|kiểm{W}tra)|kiểm{W}tra{W}(?:tại|trong)|kéo{W}dài|mỗi{W}đơn{W}vị)[^.;]{{0,60}}$"
)
FILES = re.compile(rf"(?:hồ{W}sơ|thủ{W}tục|tthc|xin{W}lỗi|trễ|quá{W}hạn|rút{W}ngắn|cắt{W}giảm|giảm)[^.;]{{0,50}}$")
DUE = re.compile(
    rf"(?<!\w)(?:trước|chậm{W}nhất(?:{W}là)?(?:{W}(?:trước|đến|vào))?|muộn{W}nhất(?:{W}là)?|không{W}muộn{W}hơn|đến{W}hết|hạn(?:{W}cuối)?(?:{W}là)?|thời{W}hạn(?:{W}\w+){{0,3}}:?|trong)\s{{1,3}}(?:ngày\s{{1,2}})?$"
)
TASK = re.compile(
    rf"(?<!\w)(?:báo{W}cáo|gửi|hoàn{W}thành|khắc{W}phục|xong|ban{W}hành|nộp|thực{W}hiện|triển{W}khai|kết{W}thúc|tổng{W}hợp|kiểm{W}tra|chấn{W}chỉnh|đăng{W}ký|xây{W}dựng|cử)(?!\w)"
)
RECURRING = re.compile(rf"[\s,]{{0,3}}(?:(?:của{W})?(?:hằng|hàng|mỗi){W}(?:năm|tháng|quý))")
ANCHORS = (
    (DeadlineAnchor.RECEIPT, re.compile(rf"nhận{W}(?:được|thông|kết|văn)")),
    (
        DeadlineAnchor.INSPECTION_END,
        re.compile(rf"kết{W}thúc|hoàn{W}thành{W}(?:việc{W})?kiểm|sau{W}(?:khi{W}|mỗi{W}|đợt{W}|cuộc{W})?kiểm"),
    ),
    (DeadlineAnchor.ISSUE, re.compile(rf"ban{W}hành|ký|công{W}bố|thông{W}báo{W}kết|kết{W}luận")),
    (DeadlineAnchor.REQUEST, re.compile(rf"yêu{W}cầu|đề{W}nghị")),
    (DeadlineAnchor.INSPECTION, re.compile(rf"kiểm{W}tra|làm{W}việc")),
)


def find_deadlines(
    page: Page, cited: tuple[Citation, ...], windows: tuple[Window, ...], year: int | None
) -> tuple[Deadline, ...]:
    """Return the deadlines; what returns every month or year and how long a visit lasts are none."""
    found: dict[tuple[object, ...], Deadline] = {}
    for deadline in (*_by_days(page), *_by_date(page, cited, windows, year)):
        key = (deadline.days, deadline.working, deadline.direction, deadline.date)
        found.setdefault(key, deadline)
    return tuple(sorted(found.values(), key=lambda deadline: deadline.span))


def _by_days(page: Page) -> list[Deadline]:
    found = []
    for m in DAYS.finditer(page.low):
        number = value(m["n"])
        before, after = page.before(m.start(), 170), page.after(m.end(), 120)
        direction, cue = _direction(before, after)
        if direction is None or not number or _not_due(before, after) or (spaced(m["n"]) == "năm" and not cue):
            continue
        start = m.start() - (len(cue) if cue else 0)
        anchor = _anchor(before, after, direction)
        found.append(Deadline((start, m.end()), number, m["working"] is not None, direction, anchor))
    return found


def _not_due(before: str, after: str) -> bool:
    timed = THEN.match(after) or AHEAD.match(after)
    return bool(DURATION.search(before) and not timed and "trước" not in before) or bool(
        FILES.search(before) and not timed
    )


def _direction(before: str, after: str) -> tuple[DeadlineDirection | None, str]:
    lead = LEAD.search(before)
    cue = lead.group() if lead else ""
    word = spaced(lead["cue"]) if lead else ""
    if AHEAD.match(after) or SO_LONG_BEFORE.search(before) or (lead and "trước" in cue):
        return DeadlineDirection.BEFORE, cue
    if THEN.match(after):
        return (DeadlineDirection.AFTER if word == "sau" else DeadlineDirection.WITHIN), cue
    if word in (
        "ít nhất",
        "tối thiểu",
        "ít nhất là",
        "chậm nhất",
        "chậm nhất là",
        "không quá",
        "muộn nhất",
    ) and BEFORE_WHAT.search(before):
        return DeadlineDirection.BEFORE, cue
    if word.startswith(("trong", "thời hạn")) or (
        word in ("chậm nhất", "chậm nhất là", "muộn nhất", "không quá")
        and re.search(r"sau|kể từ", before[-60:] + after[:50])
    ):
        return DeadlineDirection.WITHIN, cue
    if word == "sau" and "kể từ" in after[:40]:
        return DeadlineDirection.AFTER, cue
    return None, cue


def _anchor(before: str, after: str, direction: DeadlineDirection) -> DeadlineAnchor | None:
    words = after[:100] if (THEN.match(after) or AHEAD.match(after)) else before[-90:]
    if direction is DeadlineDirection.BEFORE:
        return DeadlineAnchor.INSPECTION if re.search(r"kiểm\s{1,3}tra|làm\s{1,3}việc", before + after[:100]) else None
    return next((anchor for anchor, pattern in ANCHORS if pattern.search(words)), None)


def _by_date(page: Page, cited: tuple[Citation, ...], windows: tuple[Window, ...], year: int | None) -> list[Deadline]:
    taken = {offset for c in cited for offset in (c.span[1],)}
    ranges: list[Span] = [w.span for w in windows if w.start != w.end]
    found = []
    at = 0
    for day in page.days:
        while at < len(ranges) and ranges[at][1] <= day.span[0]:
            at += 1
        inside = at < len(ranges) and ranges[at][0] <= day.span[0]
        if day.span[1] in taken or inside:
            continue
        on = _due(page, day, year)
        if on:
            found.append(Deadline((day.span[0], day.span[1]), date=on))
    return found


def _due(page: Page, day: Day, year: int | None) -> date | None:
    before = page.before(day.span[0], 190)
    if not DUE.search(before) or RECURRING.match(page.low, day.span[1]):
        return None
    if re.search(r"(?:trong|từ)\s{1,3}(?:ngày\s{1,2})?$", before) or not TASK.search(
        before + page.after(day.span[1], 60)
    ):
        return None
    return day.on(year)
