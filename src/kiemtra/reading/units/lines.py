"""What the line of a unit and the lines above it say: lists, tables and timetables of inspected units."""

import re
from functools import lru_cache

from kiemtra.reading.text.outline import MARK, Outline
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.units.lists import UnitList
from kiemtra.reading.units.words import EARLIER, left_out
from kiemtra.reading.values import Span, UnitRole

W = r"\s{1,2}"
# Marks, numbers of rows and days before the name in a line of a list.
LEAD_IN = pattern_of(
    rf"(?:[\s|\-+*•▪●–:,()]|stt|\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[.)]?(?=\s)|[a-zđ][.)]|(?:sáng|chiều|buổi|cả{W}ngày|thứ{W}\w{{1,4}}|ngày|tháng|quý|tuần|năm|từ|đến|lúc|vào|đợt|lần|lịch|hồi)(?!\w)|\d{{1,2}}(?:[/.-]\d{{1,2}}){{1,2}}(?:[/.-]\d{{2,4}})?|\d{{1,2}}\s?(?:h|g|giờ|:)\s?\d{{0,2}}|[ivx]{{1,5}}(?!\w)[.)]?|20\d\d|\d{{1,2}}|(?:ubnd|các|cấp|khối|sở|ban|ngành|phòng|huyện|xã|phường|thị{W}trấn|thị{W}xã|thành{W}phố|quận|đặc{W}khu|tỉnh|bộ|đơn{W}vị|cơ{W}quan|gồm|chuyên{W}môn|thuộc|và|\((?:\d{{1,3}})\))(?!\w)|mỗi|tại|ở|đối{W}với|kiểm{W}tra|làm{W}việc{W}với)*+"
)
OPENS = pattern_of(rf":\s{{0,3}}$|(?:sau(?:{W}đây)?|như{W}sau|gồm(?:{W}có)?)\s{{0,2}}[.:]?\s{{0,3}}$")
LEAD_INSPECTS = pattern_of(
    rf"(?<!\w)(?:(?:nội{W}dung|thời{W}gian|lịch)(?!\w)[^.;:]{{0,24}}?(?:đơn{W}vị|đối{W}tượng|địa{W}điểm)(?!\w)[^.;:]{{0,16}}$|(?:đơn{W}vị|đối{W}tượng|địa{W}điểm)(?:,|{W}và)[^.;:]{{0,16}}?(?:nội{W}dung|thời{W}gian|lịch)|(?:kiểm|phúc){W}tra[^.;]{{0,160}}?(?:tại|ở|đối{W}với|gồm|đơn{W}vị|cơ{W}quan|địa{W}phương|sở|huyện|xã|phường)|(?:đơn{W}vị|đối{W}tượng|cơ{W}quan|địa{W}phương|danh{W}sách|lịch|địa{W}điểm)[^.;]{{0,60}}?kiểm{W}tra|(?:trường|cơ{W}sở|phường|xã|phòng|huyện|nơi)[^.;,]{{0,30}}?(?:được|sẽ){W}kiểm{W}tra|làm{W}việc{W}(?:với|tại)|(?:đoàn|tổ)[^.;]{{0,70}}?(?:đã|sẽ|tiến{W}hành){W}(?:\w+{W})?kiểm{W}tra)(?!\w)"
)
LEAD_ORDERS = pattern_of(
    rf"(?<!\w)(?:nơi{W}nhận|kính{W}gửi|thành{W}phần|tham{W}(?:gia|dự)|cùng{W}(?:dự|đi)|đoàn{W}kiểm{W}tra{W}gồm|phân{W}công|trách{W}nhiệm|tổ{W}chức{W}thực{W}hiện|yêu{W}cầu|đề{W}nghị|giao{W}|tự{W}kiểm{W}tra|kiến{W}nghị|chịu{W}trách|phối{W}hợp|khen|xếp{W}(?:loại|hạng)|cơ{W}cấu)(?!\w)"
)
LEAD_OTHER = pattern_of(rf"(?<!\w)(?:thành{W}viên|trưởng{W}đoàn|tồn{W}tại|hạn{W}chế|kết{W}quả|căn{W}cứ)(?!\w)")
ADDRESSED = pattern_of(
    rf"(?:để{W})?làm{W}việc{W}với{W}đoàn|phục{W}vụ{W}(?:đoàn{W})?kiểm{W}tra|(?:làm{W}việc|kiểm{W}tra){W}(?:với|tại){W}quý{W}(?:cơ{W}quan|đơn{W}vị)|được{W}kiểm{W}tra{W}(?:trong{W}đợt{W}này|nêu{W}trên|nói{W}trên|có{W}tên)|kiểm{W}tra(?!\w)[^.;\n]{{0,90}}?(?:xã|phường|huyện|sở|cục|phòng|đơn{W}vị|cơ{W}quan|địa{W}phương){W}(?:nói{W}trên|nêu{W}trên|có{W}tên{W}trên|trên(?!{W}địa))"
)
# "Đợt 1 (từ ngày 10/4 đến ngày 20/4): …", "Sở Y tế: ngày 10/5/2023".
ROUND = pattern_of(rf"[\s\-+*•\d.)]{{0,8}}đợt{W}(?:\d|[ivx])[^:]{{0,60}}:")
DAY_LABEL = pattern_of(
    rf"[\s\-+*•\d.)]{{0,8}}(?:(?:sáng|chiều|cả{W}ngày|buổi{W}\w{{1,5}}|thứ{W}\w{{1,4}}|\d{{1,2}}\s?(?:h|giờ)\s?\d{{0,2}})[,\s]{{1,3}}){{0,3}}(?:ngày{W})?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:[/.-]\d{{4}})?\s{{0,2}}(?:\([^()]{{1,20}}\)\s{{0,2}})?:"
)
ON_ITS_DAY = pattern_of(
    rf"\s?:\s{{0,2}}(?:(?:sáng|chiều|buổi|cả|từ){W})*(?:ngày{W})?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:[/.-]\d{{4}})?\s{{0,2}}(?:[;\n(]|\.(?:\s|$)|$)"
)
LABEL = pattern_of(r"[\s\-+*•]{0,4}(?:\d{1,2}[.)]|[a-zđ][.)])?\s{0,2}[^:;.]{2,50}:\s{0,2}(?:\d{1,3}\s?/\s?\d{1,3}\s)?")
GROUP_LABEL = pattern_of(
    rf"[\s\-+*•\d.)]{{0,8}}(?:cụm|nhóm|khối|đợt|vòng|lượt|kỳ)(?!\w)(?:{W}[\w,]{{1,8}}){{0,4}}?\s?(?:\([^()]{{0,140}}\))?\s?:\s"
)
OTHER_LABEL = pattern_of(
    rf"(?<!\w)(?:trưởng|phó|thư{W}ký|thành{W}(?:viên|phần)|chủ{W}trì|phối{W}hợp|phụ{W}trách|thực{W}hiện|tham{W}mưu|trách{W}nhiệm|nơi{W}nhận|gửi|kết{W}quả|hạn{W}chế|tồn{W}tại|ưu{W}điểm|kiến{W}nghị|nguồn|liên{W}hệ|cơ{W}quan{W}(?:thường|soạn))(?!\w)"
)
# A table printed into one line: its head, and the number of the row before the name.
ROW_OF_LINE = pattern_of(r"^\s{0,8}(?:stt|số\s{1,2}tt|tt)(?!\w).*?(?:^|\s)\d{1,3}[.)]?\s{1,4}$", re.S)
TEAM_IS = pattern_of(rf"thành{W}phần|thành{W}viên|gồm|đại{W}diện")
TEAM_LABEL = pattern_of(
    rf"[\s\-+*•\d.)]{{0,8}}(?:đoàn|tổ)(?:{W}kiểm{W}tra)?(?:{W}số)?{W}\d{{1,2}}(?!\w)[^:;.(]{{0,40}}(?:\([^()]{{0,120}}\)[^:;.(]{{0,20}})?:\s{{0,3}}$"
)
TIMETABLE = pattern_of(
    rf"\W{{0,6}}lịch{W}(?:kiểm{W}tra|làm{W}việc|cụ{W}thể|dự{W}kiến)[^:;.]{{0,60}}:|\W{{0,6}}(?:\d{{1,2}}[.)]\s?)?thời{W}gian[^:;.]{{0,60}}:|[^:;.]{{0,60}}theo{W}lịch[^:;.]{{0,40}}:"
)
ON_DAY = pattern_of(
    rf"(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|tháng{W}\d{{1,2}}(?:/20\d\d)?|(?:sáng|chiều|giờ)(?:\s\d{{1,2}})?|tuần{W}\w{{1,5}}|quý{W}[ivx\d]{{1,3}}(?:/20\d\d)?)[\s:,(-]{{1,4}}(?:(?:kiểm{W}tra{W})?(?:tại|ở|với){W})?$"
)


def in_list(page: Page, listed: UnitList, sections: Sections, outline: Outline, *, bare: bool) -> UnitRole | bool:
    """Return what the part, the lines above and the beginning of its own line say of a run of units."""
    start = listed.units[0].span[0]
    topic = sections.at(start)
    if topic is Topic.RECIPIENTS:
        return _addressed(page, start)
    prefix = page.low[max(page.line(start)[0], start - 200) : start]
    alone = LEAD_IN.fullmatch(prefix) is not None
    within = (topic is Topic.UNITS and _in_line(prefix)) or ROW_OF_LINE.search(prefix) is not None
    if not alone and not within and not _labelled(prefix):
        return TEAM_LABEL.match(prefix) is not None and not TEAM_IS.search(prefix)
    for lead in outline.leads(start):
        if (told := _lead_says(page, lead)) is not None:
            return told
        if outline.is_part(page, lead):
            break
    return (alone or within) and _by_part(page, listed, topic, prefix, bare=bare)


def _by_part(page: Page, listed: UnitList, topic: Topic, prefix: str, *, bare: bool) -> bool:
    """Whether the part or a day makes the units of a line inspected ones."""
    alone = LEAD_IN.fullmatch(prefix) is not None
    on_its_day = not bare and ON_ITS_DAY.match(page.low, listed.span[1])
    if alone and topic is not Topic.ORGANISATION and (ROUND.match(prefix) or DAY_LABEL.match(prefix) or on_its_day):
        return True
    if topic is Topic.UNITS or (topic is Topic.TIME and re.search(r"\d|tháng|quý|ngày", prefix) is not None):
        return not bare or len(listed.units) > 1 or alone
    return False


def _labelled(prefix: str) -> bool:
    """'1. Theo kế hoạch: 8/9 phường gồm …', '- Cụm 1 (chủ trì: …): …': a line of a list with a label of its own."""
    if (m := GROUP_LABEL.match(prefix)) and LEAD_IN.fullmatch(prefix, m.end()):
        return True
    m = LABEL.match(prefix)
    return m is not None and LEAD_IN.fullmatch(prefix, m.end()) is not None and not OTHER_LABEL.search(m.group())


def _addressed(page: Page, start: int) -> bool:
    """Whether a letter goes to those whom it calls the inspected ones."""
    part = page.low.rfind("kính gửi", max(0, start - 600), start)
    return part >= 0 and "nơi nhận" not in page.low[part:start] and _calls_them_inspected(page)


# Asked of every unit of the page that is being read.
@lru_cache(maxsize=1)
def _calls_them_inspected(page: Page) -> bool:
    return next(page.matches(ADDRESSED, "được", "kiểm", "làm", "phục", "để"), None) is not None


def _in_line(prefix: str) -> bool:
    return (
        ":" in prefix[-60:]
        or "(" in prefix[-8:]
        or re.search(r"[,;]\s{0,2}$|(?:tại|gồm|là|và)\s{1,2}$", prefix) is not None
    )


def _lead_says(page: Page, lead: Span) -> UnitRole | bool | None:
    words = page.low[max(lead[0], lead[1] - 320) : lead[1]].strip()
    tail = words[-110:]
    capitals = len(words) > 11 and page.body[lead[0] : lead[1]].strip().isupper()
    table = words.startswith(("stt", "tt ", "tt\t", "số tt"))
    heading = len(words) <= 110 and not words.endswith(".") and MARK.match(page.low, *lead)
    if not (OPENS.search(words) or capitals or table or heading):
        return None
    if left_out(words):
        return UnitRole.EXCLUDED
    inspects = LEAD_INSPECTS.search(words)
    if LEAD_ORDERS.search(tail) and not re.search(rf"(?:đối{W}tượng|danh{W}sách|lịch){W}", words):
        return False
    if not inspects and LEAD_OTHER.search(tail):
        return False
    if inspects:
        return UnitRole.INSPECTED_EARLIER if EARLIER.search(words) else True
    return None


def in_timetable(page: Page, before: str, start: int) -> bool:
    """'Lịch cụ thể: ngày 25/8 tại Sở Y tế; ngày 26/8 tại Sở Nội vụ'"""
    if (ROUND.match(before) or DAY_LABEL.match(before)) and LEAD_IN.fullmatch(before):
        return True
    return ON_DAY.search(before[-50:]) is not None and TIMETABLE.match(page.low, page.sentence(start)[0]) is not None
