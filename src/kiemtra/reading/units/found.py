"""What an inspection found with a unit: 'Qua kiểm tra, Sở Y tế còn 12 hồ sơ quá hạn', 'Đoàn nhận thấy UBND xã chưa niêm yết'."""

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of

W = r"\s{1,2}"
# What is told to be found: it is, has, lacks, does.
FOUND = pattern_of(
    rf"{W}(?:(?:vẫn|cũng|hiện|mới|cơ{W}bản){W})?(?:còn|chưa|chậm|không|thiếu|để|có(?!{W}(?:công|văn|tờ|báo|kế|quyết|trách|thông))|đạt|làm{W}(?:tốt|chưa)|thực{W}hiện{W}(?:tốt|chưa|đúng|nghiêm|khá)|đã(?!{W}(?:ban|có|gửi|báo|tham|trình|kiểm|tổ|thành|kiến|đề|yêu|nhắc|chỉ|phối|hướng|kết))|niêm{W}yết|công{W}khai|bố{W}trí|duy{W}trì)(?!\w)"
)
BY_CHECK = pattern_of(
    rf"(?<!\w)qua{W}(?:(?:đợt|cuộc|việc|công{W}tác){W})?(?:(?:tự|phúc){W})?kiểm{W}tra(?:{W}(?:thực{W}tế|trực{W}tiếp|đột{W}xuất|hồ{W}sơ|cho{W}thấy))?\s?[,:]\s(?:[^.]{{0,220}}[;,]\s)?$"
)
BY_TEAM = pattern_of(
    rf"(?<!\w)(?:đoàn|tổ)(?:{W}(?:kiểm{W}tra|công{W}tác|phúc{W}tra))?{W}(?:(?:đã|cũng|còn){W})?(?:ghi{W}nhận|phát{W}hiện|nhận{W}thấy|thấy|chỉ{W}ra|nhắc{W}nhở|phê{W}bình)(?:{W}(?:việc|rằng))?\s?:?\s(?:[^.;]{{0,120}}[;,]\s)?$"
)


def found_there(page: Page, before: str, end: int) -> bool:
    """Return whether the words before tell of a check and those behind of what it found with the unit between."""
    if "qua" not in before and "đoàn" not in before and "tổ" not in before:
        return False
    if not FOUND.match(page.low, end):
        return False
    return BY_CHECK.search(before) is not None or BY_TEAM.search(before) is not None
