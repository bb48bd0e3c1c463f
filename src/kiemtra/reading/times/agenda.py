"""Days at the head of what is done on them, as an agenda of a week prints them: 'THỨ BA, 18/9' over 'Sáng: Đoàn kiểm tra …'."""

from bisect import bisect_right

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import LINE_HEAD, pattern_of
from kiemtra.reading.times.stretch import Stretch
from kiemtra.reading.times.visits import UNIT

W = r"\s{1,2}"
WEEKDAY = rf"(?:thứ{W}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ{W}nhật)"
HEADS = pattern_of(rf"{LINE_HEAD}(?:{WEEKDAY}\s{{0,2}}[,(:-]?\s{{0,2}})?(?:ngày\s{{1,2}})?")
CLOSES = pattern_of(
    rf"\s?(?:[,(-]?\s?{WEEKDAY}\s?)?\)?\s{{0,2}}(?:(?P<goes_on>[:|–-]|\.(?=[ ]\S))|[.]?\s{{0,3}}(?:\n|$))"
)
NEXT_HEAD = pattern_of(rf"{LINE_HEAD}(?:{WEEKDAY}(?!\w)|ngày\s{{1,2}}\d|(?:ghi{W}chú|nơi{W}nhận|lưu{W}ý)(?!\w))")
# A team at work, or work of reform looked at somewhere.
WORKS = pattern_of(
    rf"(?:đoàn|tổ){W}(?:công{W}tác{W})?(?:kiểm|phúc){W}tra(?!\w)[^.;\n]{{0,90}}?(?<!\w)(?:làm{W}việc|kiểm{W}tra|đến|tại|với)(?!\w)"
    rf"|(?:tiếp|đón|làm{W}việc{W}với){W}đoàn{W}kiểm{W}tra(?!\w)"
    rf"|(?:kiểm|phúc){W}tra(?!\w)[^.;\n]{{0,60}}?(?<!\w)(?:cchc|cải{W}cách|công{W}vụ|một{W}cửa|kỷ{W}(?:luật|cương))(?!\w)[^.;\n]{{0,60}}?(?:tại|với|ở|(?<!\w){UNIT}(?!\w))"
)
# A diary: 'Thứ Hai, 18/9. Điểm dừng đầu tiên là huyện …', 'Thứ Tư, 20/9. Buổi sáng, Sở …'.
STOPS = pattern_of(
    rf"(?:(?:đoàn|tổ|nhóm)(?!\w){W}(?:(?!họp|gửi|báo|thông|ban|công{W}bố)\w+,?{W}){{0,6}}?(?:làm{W}việc|kiểm{W}tra|đến|tới|về|lên|xuống|ghé|dừng|vào)|điểm{W}(?:dừng|đến)[^.;\n]{{0,30}}?là|(?:buổi{W})?(?:sáng|chiều)(?:,|{W}là|{W}tại)){W}(?:(?:với|tại|ở){W})?(?:các{W})?{UNIT}(?!\w)"
)
TALKS = pattern_of(
    rf"(?<!\w)(?:(?<!phòng )họp|hội{W}nghị|giao{W}ban|thông{W}qua|duyệt|tổng{W}kết|công{W}bố|hoãn|nghe|tập{W}huấn)(?!\w)[^.;:\n]{{0,120}}$"
)
# So far the work of one day may reach.
LINES, LONGEST = 30, 1500


def heads_agenda(page: Page, stretch: Stretch) -> bool:
    """Whether a day stands alone over lines, one of which tells of a team at work; 'họp Đoàn kiểm tra' is none."""
    start, end = stretch.span
    line = page.line(start)
    closes = CLOSES.match(page.low, end, line[1] + 1)
    if start - line[0] > 40 or closes is None or not HEADS.fullmatch(page.low, line[0], start):
        return False
    # What stands in one row of a table is done on its day, what stands below is not.
    last = line[1] if closes["goes_on"] == "|" else _end_of_day(page, line)
    return any(
        not TALKS.search(page.low, max(end, m.start() - 120), m.start())
        for m in (STOPS if closes["goes_on"] == "." else WORKS).finditer(
            page.low, end if closes["goes_on"] else line[1], last
        )
    )


def _end_of_day(page: Page, line: tuple[int, int]) -> int:
    """Where the next day of the agenda begins."""
    place = bisect_right(page.lines, line)
    last = line[1]
    for start, end in page.lines[place : place + LINES]:
        if end - line[0] > LONGEST or NEXT_HEAD.match(page.low, start, end):
            break
        last = end
    return last
