"""The furniture of a portal's page: sidebars, counters, comment forms. Blanked before anything else looks at the text."""

import re

from kiemtra.reading.values import Span

HEADS = (
    "tin mới nhất|tin mới|tin khác|tin tức khác|tin bài khác|bài viết khác|các bài viết khác|các tin khác|tin liên quan|các tin liên quan|"
    "tin tức liên quan|bài viết liên quan|bài liên quan|tin cùng chuyên mục|bài viết cùng chuyên mục|tin cùng loại|các bài mới đăng|các bài đã đăng|"
    "các tin đã đăng|các tin đã đưa|tin đã đưa|tin mới hơn|tin cũ hơn|các tin mới hơn|các tin cũ hơn|tin nổi bật|tin tiêu điểm|tin đọc nhiều|đọc nhiều nhất|đọc nhiều|"
    "xem nhiều nhất|xem nhiều|được quan tâm|viết bình luận|gửi bình luận|bình luận|ý kiến bạn đọc|ý kiến của bạn|gửi ý kiến|tiện ích thông tin|"
    "thông báo mới|văn bản mới|văn bản mới ban hành|liên kết website|liên kết web|thống kê truy cập|thống kê|chúng tôi trên mạng xã hội|các bài cùng chuyên mục|tin xem nhiều|"
    "tin bài liên quan|chuyên mục|danh mục|video clip|thư viện ảnh|hình ảnh hoạt động"
)
HEAD = re.compile(rf"[\W_]{{0,6}}(?:{HEADS})[\W_]{{0,6}}$")
# Comes as one line among the content; tells nothing of it.
COUNTER = re.compile(
    r"[\W_]{0,4}(?:lượt xem|lượt truy cập|số lượt|đã xem|tổng truy cập|đang truy cập|ảnh minh họa|mã xác nhận|họ tên|số điện thoại|"
    r"bản quyền|copyright|©|qr code|chia sẻ|print\s*$|in trang|đọc bài viết|cỡ chữ)|.{0,40}(?:người đang online|copyright by|all rights reserved)"
)
DATED_HEADLINE = re.compile(r"\(\s?\d{1,2}[/-]\d{1,2}[/-]\d{4}[^()\n]{0,14}\)$")
RESUMES = re.compile(r"(?:căn cứ|thực hiện|triển khai|ngày \d|sáng ngày|chiều ngày|theo đó|qua kiểm tra|đoàn kiểm tra)")


def furniture(low: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans of the lines that belong to the page and not to what it tells."""
    found: list[Span] = []
    inside = False
    for place, (start, end) in enumerate(lines):
        line = low[start : min(end, start + 400)].strip()
        long = end - start
        if long <= 60 and HEAD.match(line):
            inside = place > 0
        elif inside and _resumes(line, long):
            inside = False
        if inside or _stray(line, long, place):
            found.append((start, end))
    return tuple(found)


def _resumes(line: str, long: int) -> bool:
    return (long >= 240 or (long >= 110 and RESUMES.match(line) is not None)) and not DATED_HEADLINE.search(line)


def _stray(line: str, long: int, place: int) -> bool:
    if long > 260:
        return False
    return COUNTER.match(line) is not None or (place > 2 and DATED_HEADLINE.search(line) is not None)


def blanked(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with the spans overwritten by blanks; the length stays."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
