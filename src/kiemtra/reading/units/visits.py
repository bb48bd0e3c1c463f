"""Whom a team goes to: verbs of going and being there ("đoàn về", "rồi sang", "có mặt tại"), stops ("điểm đến tiếp theo là")."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import LINE_HEAD, pattern_of
from kiemtra.reading.units.places import PROVINCE, UP
from kiemtra.reading.units.sentences import FILLING
from kiemtra.reading.values import Span

W = r"\s{1,2}"
GOES = (
    rf"(?:đến(?:{W}(?:với|thẳng|ngay|lượt))?|tới(?:{W}(?:thẳng|ngay|lượt))?|(?:bước|rẽ){W}(?:vào|sang|qua)|quay{W}(?:về|lại|sang|xuống)|(?:tìm|đặt{W}chân){W}(?:đến|tới)|về|đi(?:{W}(?:tiếp|thực{W}tế|xuống|về|kiểm{W}tra))?|sang|ghé(?:{W}(?:thăm|qua|vào))?|xuống|trở{W}lại|xuôi{W}về|ngược{W}lên|gõ{W}cửa"
    rf"|(?:có{W}mặt|xuất{W}hiện|diễn{W}ra|(?:thực|tiến){W}h(?:iện|ành)|dừng(?:{W}(?:chân|lại))?|kết{W}thúc(?:{W}(?:buổi|ngày|chuyến|đợt|tuần){W}\w{{1,6}}(?:{W}\w{{1,6}})?)?|khép{W}lại|bắt{W}đầu)(?:{W}(?:hôm|hồi|vào|trong|ngày)[^,;:]{{0,14}}?)?{W}(?:tại|ở|từ|với|trước|bên)"
    rf"|chọn(?:{W}(?:ngẫu{W}nhiên|thêm)){{0,2}}|tiếp{W}tục{W}(?:(?:chương{W}trình|hành{W}trình)(?:{W}công{W}tác|{W}làm{W}việc|{W}kiểm{W}tra)?{W})?(?:với|đến|tới|tại|ở|sang)|(?:kiểm|phúc){W}tra(?:{W}(?:tại|ở|đột{W}xuất|lần{W}lượt))?|làm{W}việc{W}(?:với|tại)|phụ{W}trách|đảm{W}nhận|ở)(?!\w)"
)
TEAM = rf"(?:chúng{W}tôi|(?:hướng|mũi|cánh){W}(?:thứ{W})?(?:nhất|hai|ba|một|\d)|(?:đợt|chuyến|chặng|lượt){W}(?:đầu|thứ|cuối|gần|sau|này|tiếp|hai|ba|\d)(?:{W}(?:tiên|nhất|cùng|theo|hai|ba|tư))?|(?:một|hai){W}nhóm(?:{W}(?:khác|nữa|cán{W}bộ|thành{W}viên))?(?:{W}của{W}(?:đoàn|tổ))?|nhóm{W}(?:thứ|số|\d)|(?:đoàn|tổ)(?!{W}(?:đại{W}biểu|thanh|viên|chức|trưởng|dân|phố|thể|phó|hợp)(?!\w))(?:{W}(?:kiểm{W}tra|công{W}tác|liên{W}ngành|cải{W}cách{W}hành{W}chính|cchc|công{W}vụ|thứ|số|của{W}(?:tỉnh|huyện|thành{W}phố|thị{W}xã|bộ|sở|xã|phường)|này|\d{{1,2}}|nhất|hai|ba|tư)){{0,5}}(?:(?:,|{W}và){W}(?:cải{W}cách{W}hành{W}chính|cchc|công{W}vụ))?(?:{W}(?:của{W})?(?:tỉnh|huyện|thành{W}phố|thị{W}xã|tp\.?)(?:{W}\w{{2,7}}){{1,3}}?(?={W}(?:đã|sẽ|cũng|tiếp|dừng|đến|về|có|bất|bước|vừa|ghé|gõ|xuống|tới|chia|rẽ|quay)(?!\w)))?)"
# What may stand between the one who goes and the verb.
LEADS_ON = rf"(?:đã|sẽ|cũng|lại|vừa|mới|còn|tiếp(?:{W}tục)?|di{W}chuyển|có{W}(?:chuyến|buổi)|bất{W}ngờ|trực{W}tiếp|lần{W}lượt|rồi|sau{W}đó|tiếp{W}đó|tiếp{W}theo|kế{W}đó|thì|từng|và|được{W}giao|tiến{W}hành|cùng{W}thời{W}gian{W}này|tổ{W}chức|(?:chia|tách|cử){W}(?:người|nhau|quân|nhóm))"
GOING = pattern_of(
    rf"(?:^[\s\-+*•\d.)]{{0,8}}(?:(?:sáng|chiều|ngày|tuần|hôm|tháng|trong)(?!\w)[^,.;:]{{0,24}}?,?{W})?|(?P<sign>[,;)])\s{{0,2}}|(?<!\w)(?:(?P<team>{TEAM})|(?P<who>ông|bà|anh|chị)(?:{W}\w{{1,7}}){{0,4}}?|(?P<and>rồi|sau{W}đó|tiếp{W}đó|đứng{W}đầu|dẫn{W}đầu|phụ{W}trách|làm{W}(?:tổ{W})?trưởng(?:{W}(?:đoàn|tổ))?|và)),?{W})(?:{LEADS_ON},?{W}){{0,3}}\"?(?P<verb>{GOES})\"?{W}"
)
STOP = pattern_of(
    rf"(?<!\w)(?:(?:(?:điểm|nơi|chặng|địa{W}chỉ|đơn{W}vị|địa{W}phương){W}(?:đến|dừng(?:{W}chân)?|(?:mà{W})?đoàn|kiểm{W}tra|được|đầu{W}tiên|tiếp{W}theo|cuối{W}cùng)(?!\w)[^.;:]{{0,60}}?|(?:sang|đến|trong|vào|còn){W}(?:tháng|tuần|quý|ngày|chiều|sáng)[^.;:,]{{0,14}}?|(?:(?:sáng|chiều|ngày){W})?hôm{W}sau|(?:ngày|buổi|tuần|đợt){W}(?:sau|tiếp{W}theo|kế{W}tiếp)|(?:tiếp{W}theo|tiếp{W}đó|sau{W}đó|sau{W}cùng|cuối{W}cùng|kế{W}đến|lần{W}lượt))\s{{0,2}}(?:là|sau|:)|(?:kiểm|phúc){W}tra{W}[^.;:]{{0,60}}?(?:nơi|đơn{W}vị|địa{W}phương|huyện|xã|phường){W}[^.;:]{{0,60}}?như)\s{{1,2}}"
)
ONE = pattern_of(GOES)
STOP_ENDS = pattern_of(r"(?<!\w)(?:là|sau|như)\s|:\s")
SUBJECT = pattern_of(rf"(?<!\w){TEAM}")
# Words that give the going to somebody or something else.
ELSEWHERE = pattern_of(
    rf"(?<!\w)(?:gửi|báo{W}cáo|chuyển|nộp|kết{W}luận|mời|yêu{W}cầu|đề{W}nghị|giao(?!{W}(?:kiểm|tổ|đoàn|thông))|người{W}dân|công{W}dân|kiến{W}nghị|trình|thông{W}báo|gồm|thành{W}viên|thành{W}phần|liên{W}hệ|(?<!đầu )từ(?!{W}(?:ngày|tháng|sáng|quý|đầu|\d)))(?!\w)"
)
# "Đoàn 2 gồm cán bộ Sở Nội vụ, do Giám đốc Sở Nội vụ phụ trách, đi …"
HEADED = pattern_of(
    rf"(?<!\w)(?:phụ{W}trách|(?:đứng|dẫn){W}đầu|làm{W}(?:tổ{W})?trưởng(?:{W}(?:đoàn|tổ))?|cầm{W}đoàn)(?!\w)"
)
# Whom the text has set in motion, in the sentences before.
NEAR = 420
# How far before the names the verb may stand.
REACH = 150
GOING_WORDS = (
    "đến", "tới", "về", "đi", "sang", "ghé", "xuống", "trở", "xuôi", "ngược", "gõ", "có", "xuất", "diễn", "thực", "tiến", "dừng", "kết", "khép", "bắt", "chọn", "tiếp", "kiểm", "phúc", "làm", "phụ", "đảm", "ở", "bước", "rẽ", "quay", "tìm", "đặt",
)  # fmt: skip
IS_OR_LIKE = frozenset({"là", "như"})
AREA = pattern_of(rf"{W}(?:khu{W}vực|địa{W}bàn){W}")
AREAS = ("khu", "địa")


def goes_to(page: Page, before: str, start: int) -> bool:
    """Return whether the words before say that the team goes to what begins at an offset."""
    teams = page.starts("đoàn", "tổ", "nhóm", "kiểm", "chúng")
    place = bisect_left(teams, start)
    if not place or teams[place - 1] < start - len(before) - NEAR:
        return False
    for pattern in (GOING, STOP):
        if not (_verb_before(page, start) if pattern is GOING else _stop_before(before)):
            continue
        for m in reversed(list(pattern.finditer(before, max(0, len(before) - REACH)))):
            if FILLING.fullmatch(before, m.end()):
                if (_stopped if pattern is STOP else _goes)(page, before, m, start):
                    return True
                break
    return False


def _verb_before(page: Page, start: int) -> bool:
    """Whether such a verb stands before an offset, with nothing between but words about units."""
    begins, ends = _verbs(page)
    place = bisect_left(begins, start)
    while place and start - begins[place - 1] <= REACH:
        place -= 1
        if ends[place] <= start:
            return FILLING.fullmatch(page.low, ends[place], start) is not None
    return False


def _stop_before(before: str) -> bool:
    tail = before[-60:]
    if not (":" in tail or "là" in tail or "sau" in tail or "như" in tail):
        return False
    return STOP_ENDS.search(tail) is not None


# Asked of every unit of the page that is being read.
@lru_cache(maxsize=1)
def _verbs(page: Page) -> tuple[list[int], list[int]]:
    """Where the verbs of going of a page begin and end."""
    begins: list[int] = []
    ends: list[int] = []
    for at in page.starts(*GOING_WORDS):
        if m := ONE.match(page.low, at):
            begins.append(at)
            ends.append(m.end())
    return begins, ends


def _goes(page: Page, before: str, m: re.Match[str], start: int) -> bool:
    if m["team"]:
        if m["team"].startswith("chúng"):
            return m["verb"] != "ở"
        # "đoàn kiểm tra Sở Nội vụ": whose team it is.
        return m["verb"] not in ("kiểm tra", "phụ trách", "đảm nhận") or _numbered(m["team"])
    lead = before[: m.start()]
    if m["verb"].startswith("chọn") and "kiểm tra" in page.low[max(0, start - NEAR) : start]:
        return True
    subjects = list(SUBJECT.finditer(lead))
    if subjects:
        headed = HEADED.search(before, subjects[-1].end(), m.start("verb"))
        return (
            not ELSEWHERE.search(before, headed.end() if headed else subjects[-1].end(), m.start("verb"))
            and m["verb"] != "ở"
        )
    if SUBJECT.search(m.group()):
        return not ELSEWHERE.search(m.group())
    return bool(m["who"] or m["and"] or not lead.strip()) and m["verb"] != "ở" and _team_near(page, start - len(before))


def _numbered(team: str) -> bool:
    return (
        team.startswith(("một nhóm", "nhóm"))
        or team.rstrip().endswith("này")
        or any(letter.isdigit() for letter in team)
    )


def _stopped(page: Page, before: str, m: re.Match[str], start: int) -> bool:
    lead = before[: m.end()]
    return bool(SUBJECT.search(lead)) or _team_near(page, start - len(before))


def _team_near(page: Page, at: int) -> bool:
    return SUBJECT.search(page.low, max(0, at - NEAR), at) is not None


def visits(page: Page) -> set[int]:
    """Return where names stand without their kind behind such a verb: 'Đoàn đã đến Tân Dương, Hòa Thành'."""
    found: set[int] = set()
    low, body = page.low, page.body
    others = [at + len(word) for word, places in page.whole(IS_OR_LIKE) for at in places]
    for end in (*_verbs(page)[1], *others):
        at = end + 1
        if not body[at : at + 1].isupper():
            area = AREA.match(low, end) if low.startswith(AREAS, at) else None
            if not area:
                continue
            at = area.end()
        if body[at : at + 1].isupper() and low[end].isspace() and not PROVINCE.match(low, at):
            before = page.before(at, 200)
            if goes_to(page, before, at):
                found.add(at)
    return found | bare_subjects(page)


# "Thứ Tư, 20/9. Buổi sáng, Sở Y tế. Buổi chiều, Bảo hiểm xã hội tỉnh.": a diary without a verb.
HOUR = pattern_of(
    rf"[\s\-+*•\"]{{0,6}}(?:(?:thứ{W}\w{{2,4}}|ngày{W}\d{{1,2}}[/.-]\d{{1,2}}|hôm{W}sau)[,:]?{W})?(?:(?:đầu|cuối|cả){W})?(?:buổi{W})?(?:sáng|trưa|chiều)(?:{W}(?:cùng{W}ngày|hôm{W}\w+|(?:ngày{W})?\d{{1,2}}[/.-]\d{{1,2}}))?\s?[,:-]{W}(?:(?:lại|rồi|đến|tới|là|tại|ở){W}){{0,2}}"
)
SAID = pattern_of(r"\s?[.;]")


def at_its_hour(page: Page, before: str, start: int, end: int) -> bool:
    """Return whether the units fill a sentence with the hour before them, near the words of a team."""
    m = HOUR.match(before)
    if not m or not FILLING.fullmatch(before, m.end()) or not SAID.match(page.low, end):
        return False
    return _team_near(page, start - len(before))


# Between the time of an inspection and the units: "Ngày 06/8, tại …", "Sáng 06/8: kiểm tra …".
THEN = pattern_of(
    rf"(?:\s?\([^()\n]{{1,24}}\))?\)?\s{{0,2}}[,:-]?\s{{1,3}}(?:(?:\d{{1,2}}{W}(?:đơn{W}vị|cơ{W}quan|địa{W}phương)(?:{W}(?:còn{W}lại|khác|cuối|nữa))?(?:{W}(?:là|gồm))?|xuống|ghé|sang|có{W}mặt|dự{W}kiến|sẽ|tiếp{W}tục|đoàn|kiểm{W}tra|phúc{W}tra|làm{W}việc|trực{W}tiếp|đột{W}xuất|tại|ở|với|đối{W}với|đến|về|các|trụ{W}sở|ubnd|sáng|chiều|buổi{W}sáng|buổi{W}chiều|cả{W}ngày)(?!\w)[,:]?\s{{1,2}}){{0,6}}"
)
AT_HEAD = pattern_of(rf"{LINE_HEAD}(?:(?:riêng|tại|ở|đối{W}với|các|ubnd|kiểm{W}tra(?:{W}tại)?){W}){{0,3}}")
# Between the units and the time: "Sở Y tế: ngày …", "Sở Y tế - dự kiến …".
ON = pattern_of(
    rf"\s{{0,2}}(?:[,:(-]{{1,2}}\s{{0,3}}|\s)(?:(?:dự{W}kiến|sẽ|tiến{W}hành|kiểm{W}tra|làm{W}việc|vào|trong|từ|đầu|cuối|giữa|ngày|các|cả|hai|ba|thời{W}gian|lúc|hồi|buổi|sáng|chiều|thứ{W}\w+|\d{{1,2}}{W}(?:ngày|buổi)|\d{{1,2}}\s?(?:h|giờ)(?:\s?\d\d)?)(?!\w)[,:(]?\s{{0,2}}){{0,5}}"
)


def visited_then(page: Page, times: Sequence[Span], start: int) -> bool:
    """Return whether the time of an inspection stands right before: 'Ngày 06/8, tại Sở Y tế: …'."""
    place = bisect_left(times, (start, start)) - 1
    end = times[place][1] if place >= 0 else 0
    if place < 0 or not 0 < start - end <= 90 or "\n" in page.low[end:start]:
        return False
    return THEN.fullmatch(page.low, end, start) is not None


def visited_at(page: Page, times: Sequence[Span], listed: Span) -> bool:
    """Return whether units begin a line and the time of their inspection stands right behind: '• Sở Y tế: sáng 06/8'."""
    start, end = listed
    place = bisect_left(times, (end, end))
    line = page.line(start)
    if (
        place == len(times)
        or times[place][0] > min(end + 70, line[1])
        or not AT_HEAD.fullmatch(page.low, max(line[0], start - 60), start)
    ):
        return False
    return ON.fullmatch(page.low, end, times[place][0]) is not None


# "Riêng Cao Lộc và Lộc Bình đã được kiểm tra …", "Nông Sơn và Hiệp Đức năm ngoái đoàn đã tới": names without their kind begin a sentence.
SUFFERING = ("được kiểm tra", "kiểm tra vào", "kiểm tra trong", "kiểm tra từ", "năm ngoái", "năm trước", "đã qua", "đoàn sẽ", "đoàn đã", "tổ sẽ", "tổ đã", "sẽ kiểm tra", "hoãn", "thuộc phần", "chưa kiểm tra", "từng")  # fmt: skip
ONE_NAME = rf"[{UP}][\w'’]{{1,7}}(?: [{UP}][\w'’]{{0,7}}){{1,2}}"
FIRST_NAMES = pattern_of(
    rf"[\s\-+*•\"\d.)]{{0,8}}(?:(?P<alone>(?:Riêng|Còn)(?: đối với| với| tại| ở)?|Đối với|Tại|Ở)\s|(?:Cách đây|Năm ngoái|Đợt này)[^,.;:]{{0,12}}, )?(?P<names>{ONE_NAME}(?:, {ONE_NAME})*(?P<more> và {ONE_NAME}|(?=, (?:thị trấn|xã|phường) ))?)(?=,? [a-zđ])"
)


def bare_subjects(page: Page) -> set[int]:
    """Return where two or more names without their kind begin a sentence that tells of their inspection."""
    found: set[int] = set()
    for at in page.starts(*SUFFERING):
        start = page.sentence(at)[0]
        start = max(start, page.low.rfind(";", max(start, at - 130), at) + 1)
        m = FIRST_NAMES.match(page.body, start, at + 2) if at - start < 130 else None
        if m and (m["more"] is not None or m["alone"]) and not PROVINCE.match(page.low, m.start("names")):
            found.add(m.start("names"))
    return found
