"""The day on which a portal published the page, as printed near its heading or beside "Ngày đăng"."""

import re

from kiemtra.reading.dates import Day
from kiemtra.reading.page import Page
from kiemtra.reading.values import PageDate

POSTED = re.compile(
    r"(?:ngày\s{1,2}đăng|đăng\s{1,2}ngày|đăng\s{1,2}lúc|đăng\s{1,2}tải|ngày\s{1,2}xuất\s{1,2}bản|xuất\s{1,2}bản|ngày\s{1,2}cập\s{1,2}nhật|cập\s{1,2}nhật|ngày\s{1,2}tạo|ngày\s{1,2}đưa\s{1,2}tin|ngày\s{1,2}viết|gửi\s{1,2}lúc|post(?:ed)?)"
    r"[^\d\n]{0,30}(?:\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?\s?(?:am|pm|sa|ch)?[^\d\n]{0,12})?$"
)
WEEKDAY = re.compile(
    r"(?:thứ\s{1,2}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s{1,2}nhật|cn)[^\d\n]{0,20}(?:\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?[^\d\n]{0,12})?$"
)
# What else a line of the page may hold beside its date.
REST = re.compile(
    r"(?:\d{1,2}\s?[:h]\s?\d{1,2}(?:\s?[:']\s?\d{1,2})?|(?<!\w)(?:am|pm|sa|ch|gmt\s?[+-]?\d*|phút|giờ|ngày|lúc|print|in trang|thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật|lượt xem|lượt|xem|đã xem|tác giả|nguồn|cỡ chữ)(?!\w)|[\d\W_])+"
)
ISO = re.compile(r"(?<![\d/-])(20\d\d)-(\d{2})-(\d{2})(?![\d-])")
TIMED = re.compile(r"\(\s?(?:\d{1,2}\s?[:h]\s?\d{2}\s{1,3})?$")


def find_page_date(page: Page) -> PageDate | None:
    """Return the day of publication; None in a document proper, which has only its own date."""
    ranked = []
    near = _head_end(page)
    for day in page.days[:400]:
        on = day.on() if day.year else None
        rank = _rank(page, day, near) if on else 0
        if on and rank:
            ranked.append((-rank, day.span[0], PageDate(on, day.span)))
    return min(ranked)[2] if ranked else None


def _head_end(page: Page) -> int:
    return page.lines[min(9, len(page.lines) - 1)][1] if page.lines else 0


def _rank(page: Page, day: Day, near: int) -> int:
    start, end = page.line(day.span[0])
    if day.span[1] > end:
        return 0
    digits = day.span[0] + len(re.split(r"\d", page.low[day.span[0] : day.span[1]], maxsplit=1)[0])
    before, after = page.low[max(start, day.span[0] - 70) : digits], page.low[day.span[1] : min(end, day.span[1] + 60)]
    if POSTED.search(before):
        return 3
    if day.span[0] > near:
        return 0
    if WEEKDAY.search(before) and end - start < 120:
        return 2
    if TIMED.search(before) and re.match(r"[^()\n]{0,12}\)\s*$", after):
        return 2
    return 1 if end - start < 90 and not (REST.sub("", before) + REST.sub("", after)) else 0
