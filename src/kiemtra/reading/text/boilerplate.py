"""The furniture of a portal's page: sidebars, counters, comment forms. Blanked before anything else looks at the text."""

from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

HEADS = frozenset({
    "tin mới nhất", "tin mới", "tin khác", "tin tức khác", "tin bài khác", "bài viết khác", "các bài viết khác", "các tin khác", "tin liên quan",
    "các tin liên quan", "cùng chuyên mục", "tin tức liên quan", "bài viết liên quan", "bài liên quan", "tin cùng chuyên mục",
    "bài viết cùng chuyên mục", "tin cùng loại", "các bài mới đăng", "các bài đã đăng", "các tin đã đăng", "các tin đã đưa", "tin đã đưa",
    "tin mới hơn", "tin cũ hơn", "các tin mới hơn", "các tin cũ hơn", "tin nổi bật", "tin tiêu điểm", "tin đọc nhiều", "đọc nhiều nhất", "đọc nhiều",
    "xem nhiều nhất", "xem nhiều", "được quan tâm", "viết bình luận", "gửi bình luận", "bình luận", "ý kiến bạn đọc", "ý kiến của bạn", "gửi ý kiến",
    "tiện ích thông tin", "thông báo mới", "văn bản mới", "văn bản mới ban hành", "liên kết website", "liên kết web", "thống kê truy cập",
    "thống kê", "chúng tôi trên mạng xã hội", "các bài cùng chuyên mục", "tin xem nhiều", "tin bài liên quan", "chuyên mục", "danh mục",
    "video clip", "thư viện ảnh", "hình ảnh hoạt động",
})  # fmt: skip
SHORTEST = min(map(len, HEADS))
# So many signs may stand before and behind such a head.
EDGE = 6
# Comes as one line among the content; tells nothing of it.
COUNTER = pattern_of(
    r"[\W_]{0,4}(?:lượt xem|lượt truy cập|số lượt|đã xem|tổng truy cập|đang truy cập|ảnh minh họa|mã xác nhận|họ tên|số điện thoại|"
    r"bản quyền|copyright|©|qr code|chia sẻ|print\s*$|in trang|đọc bài viết|cỡ chữ)"
)
# The same, with some words before it.
COUNTED = ("người đang online", "copyright by", "all rights reserved")
LEAD = 40
# Not the head of one day in a timetable: 'Thứ Hai (21/8/2017)'.
DATED_HEADLINE = pattern_of(
    r"(?<!thứ hai )(?<!thứ ba )(?<!thứ tư )(?<!thứ năm )(?<!thứ sáu )(?<!thứ bảy )\(\s?\d{1,2}[/-]\d{1,2}[/-]\d{4}[^()\n]{0,14}\)$"
)
RESUMES = pattern_of(r"(?:căn cứ|thực hiện|triển khai|ngày \d|sáng ngày|chiều ngày|theo đó|qua kiểm tra|đoàn kiểm tra)")


def furniture(low: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans of the lines that belong to the page and not to what it tells."""
    found: list[Span] = []
    inside = False
    counted = tuple(words for words in COUNTED if words in low)
    for place, (start, end) in enumerate(lines):
        line = low[start : min(end, start + 400)].strip()
        long = end - start
        if long <= 60 and _is_head(line):
            inside = place > 0
        elif inside and _resumes(line, long):
            inside = False
        if inside or (long <= 260 and _stray(line, place, counted)):
            found.append((start, end))
    return tuple(found)


def _is_head(line: str) -> bool:
    start, end = 0, len(line)
    if end < SHORTEST:
        return False
    while start < min(EDGE, end) and not line[start].isalnum():
        start += 1
    while end > max(start, len(line) - EDGE) and not line[end - 1].isalnum():
        end -= 1
    return line[start:end] in HEADS


def _resumes(line: str, long: int) -> bool:
    return (long >= 240 or (long >= 110 and RESUMES.match(line) is not None)) and not _is_dated(line)


def _stray(line: str, place: int, counted: tuple[str, ...]) -> bool:
    return (
        COUNTER.match(line) is not None
        or (place > 2 and _is_dated(line))
        or any(0 <= line.find(words) <= LEAD for words in counted)
    )


def _is_dated(line: str) -> bool:
    return line.endswith(")") and DATED_HEADLINE.search(line) is not None


def blanked(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with the spans overwritten by blanks; the length stays."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
