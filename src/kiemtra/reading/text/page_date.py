"""The day on which a portal published the page, as printed near its heading or beside "Ngày đăng"."""

import re
from datetime import date

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day
from kiemtra.reading.values import PageDate

POSTED = pattern_of(
    r"(?:số\s{1,2}ra|ngày\s{1,2}đăng|đăng\s{1,2}bởi|đăng\s{1,2}ngày|đăng\s{1,2}lúc|đăng\s{1,2}tải|ngày\s{1,2}xuất\s{1,2}bản|xuất\s{1,2}bản|ngày\s{1,2}cập\s{1,2}nhật|cập\s{1,2}nhật|ngày\s{1,2}tạo|ngày\s{1,2}đưa\s{1,2}tin|ngày\s{1,2}viết|gửi\s{1,2}lúc|post(?:ed)?)"
    r"[^\d\n]{0,30}(?:\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?\s?(?:am|pm|sa|ch)?[^\d\n]{0,12})?$"
)
WEEKDAY = pattern_of(
    r"(?:thứ\s{1,2}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s{1,2}nhật|cn)[^\d\n]{0,20}(?:\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?[^\d\n]{0,12})?$"
)
# What else a line of the page may hold beside its date.
REST = pattern_of(
    r"(?:\([^()\d]{2,30}\)|^[^\W\d_]{2,10}\s?-(?=\s)|\d{1,2}\s?[:h]\s?\d{1,2}(?:\s?[:']\s?\d{1,2})?|(?<!\w)(?:am|pm|sa|ch|gmt\s?[+-]?\d*|phút|giờ|ngày|lúc|print|in trang|thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật|lượt xem|lượt|xem|đã xem|tác giả|nguồn|cỡ chữ|bản in|gửi mail|gửi email|e?mail|in|chia sẻ|đọc bài viết|nghe bài|theo dõi|google news)(?!\w)|[\d\W_])+"
)
ISO = pattern_of(r"(20(?<![\d/-]20)\d\d)-(\d{2})-(\d{2})(?![\d-])")
# '2026-01-12' after "date" or alone on its line.
STAMPED = pattern_of(r"[\W_]*(?:(?:date|published|posted|ngày)[\W_]*)?$")
# '22/11/2019 14:05 | Lượt xem: 88 | Tác giả: …'
TIME_THEN_MORE = pattern_of(r"[\s,|-]{1,5}\d{1,2}\s?[:h]\s?\d{2}(?!\d)[^|\n]{0,12}(?:\||$)")
# 'Pháp luật 11/11/2020 09:00': the section of the newspaper before it.
SECTION = pattern_of(r"[^\d.,;:]{0,32}")
# 'Cổng TTĐT huyện Mường Tè - 28/10/2019'
SOURCE = pattern_of(r"[^\d.;:,]{2,60}\s[-|]\s{0,3}(?:\d{1,2}\s?[:h]\s?\d{2}\s{1,2}(?:ngày\s{1,2})?)?")
TIME_LAST = pattern_of(r"[\s,|-]{1,5}\d{1,2}\s?[:h]\s?\d{2}(?!\d)[^.;\n]{0,14}$")
# 'Thứ Hai (21/8/2017)' heads the visits of a day.
TIMETABLE = pattern_of(r"^\W*(?:thứ\s{1,2}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s{1,2}nhật)\s{0,2}\($")
TIMED = pattern_of(r"\(\s?(?:\d{1,2}\s?[:h]\s?\d{2}\s{1,3})?$")


def find_page_date(page: Page) -> PageDate | None:
    """Return the day of publication; None in a document proper, which has only its own date."""
    ranked = []
    near, head = _line_end(page, 9), _line_end(page, 5)
    for day in page.days[:400]:
        on = day.on() if day.year else None
        rank = _rank(page, day, near) if on else 0
        if on and rank:
            ranked.append((-rank, day.span[0] >= head, on, PageDate(on, day.span)))
    ranked += _stamps(page, near)
    # Above it a portal may print today's day: the page is not younger.
    return min(ranked, key=lambda told: told[:3])[3] if ranked else None


def _stamps(page: Page, near: int) -> list[tuple[int, bool, date, PageDate]]:
    """Days written by a machine: 2026-01-12."""
    found = []
    for m in ISO.finditer(page.low, 0, near):
        start, end = page.line(m.start())
        said = page.low[start : m.start()]
        if not STAMPED.match(said) or (not said.strip(" -|") and end - start > 90):
            continue
        try:
            on = date(int(m[1]), int(m[2]), int(m[3]))
            found.append((-1, False, on, PageDate(on, m.span())))
        except ValueError:
            continue
    return found


def _line_end(page: Page, number: int) -> int:
    return page.lines[min(number, len(page.lines) - 1)][1] if page.lines else 0


def _rank(page: Page, day: Day, near: int) -> int:
    start, end = page.line(day.span[0])
    if day.span[1] > end:
        return 0
    digits = page.digits_of(day)
    before, after = page.low[max(start, day.span[0] - 70) : digits], page.low[day.span[1] : min(end, day.span[1] + 60)]
    if POSTED.search(before):
        return 3
    if day.span[0] > near or TIMETABLE.search(before):
        return 0
    if WEEKDAY.search(before) and end - start < 120:
        return 2
    if TIMED.search(before) and re.match(r"[^()\n]{0,12}\)\s*$", after):
        return 2
    if day.span[0] < _line_end(page, 3) and (
        (SECTION.fullmatch(before) and TIME_LAST.match(after)) or (SOURCE.fullmatch(before) and not after.strip())
    ):
        return 2
    if end - start < 160 and TIME_THEN_MORE.match(after) and not REST.sub("", before):
        return 2
    return 2 if end - start < 90 and not (REST.sub("", before) or REST.sub("", after)) else 0
