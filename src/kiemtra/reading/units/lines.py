"""What the line of a unit and the lines above it say: lists, tables and timetables of inspected units."""

import re
from functools import lru_cache

from kiemtra.reading.text.outline import MARK, Outline
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.units.cells import kind_of_rows
from kiemtra.reading.units.lists import UnitList
from kiemtra.reading.units.words import EARLIER, left_out
from kiemtra.reading.values import Span, UnitRole

W = r"\s{1,2}"
# Marks, numbers of rows and days before the name in a line of a list.
LEAD_IN = pattern_of(
    rf"(?:[\s|\-+*•▪●–:,()/]|stt|\d{{1,2}}\s?(?:h|g|giờ)(?!\w)\s?\d{{0,2}}|\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[.)]?(?=\s)|[a-zđ][.)]|(?:sáng|chiều|buổi|cả{W}ngày|thứ{W}\w{{1,4}}|ngày|tháng|quý|tuần|năm|từ|đến|lúc|vào|đợt|lần|lịch|hồi|dự{W}kiến)(?!\w)|\d{{1,2}}(?:[/.-]\d{{1,2}}){{1,2}}(?:[/.-]\d{{2,4}})?|\d{{1,2}}\s?(?:h|g|giờ|:)\s?\d{{0,2}}|[ivx]{{1,5}}(?!\w)[.)]?|20\d\d|\d{{1,2}}|(?:bộ{W}phận{W}(?:một{W}cửa|tiếp{W}nhận{W}(?:và|&){W}trả{W}kết{W}quả)|ubnd|các|cấp|khối|sở|ban|ngành|phòng|huyện|xã|phường|thị{W}trấn|thị{W}xã|thành{W}phố|quận|đặc{W}khu|tỉnh|bộ|đơn{W}vị|cơ{W}quan|trụ{W}sở|của|gồm|chuyên{W}môn|thuộc|và|\((?:\d{{1,3}})\))(?!\w)|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mỗi|tại|ở|đối{W}với|kiểm{W}tra|làm{W}việc{W}với)*+"
)
OPENS = pattern_of(rf":\s{{0,3}}$|(?:sau(?:{W}đây)?|như{W}sau|gồm(?:{W}có)?)\s{{0,2}}[.:]?\s{{0,3}}$")
LEAD_INSPECTS = pattern_of(
    rf"(?<!\w)(?:(?:nội{W}dung|thời{W}gian|lịch)(?!\w)[^.;:]{{0,24}}?(?:đơn{W}vị|đối{W}tượng|địa{W}điểm)(?!\w)[^.;:]{{0,16}}$|(?:đơn{W}vị|đối{W}tượng|địa{W}điểm)(?:,|{W}và)[^.;:]{{0,16}}?(?:nội{W}dung|thời{W}gian|lịch)|(?:thời{W}gian|lịch|chương{W}trình)(?:{W}cụ{W}thể)?{W}(?:đến{W})?làm{W}việc|(?:đoàn|tổ)(?:{W}(?:kiểm|phúc|công){W}(?:tra|tác))[^.;:]{{0,60}}?{W}(?:đến|tới|về|đi){W}(?:các|những|một{W}số|\d{{1,3}}|hai|ba|bốn|năm)|(?:kiểm|phúc){W}tra[^.;]{{0,160}}?(?:tại|ở|đối{W}với|gồm|đơn{W}vị|cơ{W}quan|địa{W}phương|sở|huyện|xã|phường)|(?:đơn{W}vị|đối{W}tượng|cơ{W}quan|địa{W}phương|danh{W}sách|lịch|địa{W}điểm)[^.;]{{0,60}}?kiểm{W}tra|(?:trường|cơ{W}sở|phường|xã|thị{W}trấn|quận|thành{W}phố|sở|ngành|ban|phòng|cục|vụ|trung{W}tâm|huyện|nơi)[^.;,]{{0,30}}?(?:được|sẽ){W}kiểm{W}tra|làm{W}việc{W}(?:với|tại)|(?:đoàn|tổ)[^.;]{{0,70}}?(?:đã|sẽ|tiến{W}hành){W}(?:\w+{W})?kiểm{W}tra)(?!\w)"
)
LEAD_ORDERS = pattern_of(
    rf"(?<!\w)(?:nơi{W}nhận|kính{W}gửi|thành{W}phần|tham{W}(?:gia|dự)|cùng{W}(?:dự|đi)|đoàn{W}kiểm{W}tra{W}gồm|phân{W}công|trách{W}nhiệm|tổ{W}chức{W}thực{W}hiện|yêu{W}cầu|đề{W}nghị|giao{W}|tự{W}kiểm{W}tra(?!{W}(?:tại|ở|đối)(?!\w))|kiến{W}nghị|chịu{W}trách|phối{W}hợp|khen|trực(?!{W}(?:tiếp|tuyến|thuộc))|xếp{W}(?:loại|hạng)(?!{W}(?:kết{W}quả{W})?kiểm{W}tra)|cơ{W}cấu)(?!\w)"
)
LEAD_OTHER = pattern_of(rf"(?<!\w)(?:thành{W}viên|trưởng{W}đoàn|tồn{W}tại|hạn{W}chế|kết{W}quả|căn{W}cứ)(?!\w)")
# What a heading in capitals says that opens a list, and the title of a report on one place does not.
SEVERAL = pattern_of(
    rf"(?<!\w)(?:các|danh{W}sách|lịch|đơn{W}vị|đối{W}tượng|cơ{W}quan|địa{W}phương|khối|nơi|\d{{1,2}})(?!\w)"
)
ONE_OF_THEM = rf"(?:đơn{W}vị|cơ{W}quan|địa{W}phương|nơi|sở|cục|phòng|ban|huyện|quận|xã|phường|thị{W}trấn|đặc{W}khu|thành{W}phố|trường|bệnh{W}viện|trung{W}tâm|chi{W}nhánh)"
ABOVE = rf"(?:nói{W}trên|nêu{W}trên|có{W}tên{W}(?:ở{W})?trên|ở{W}trên|trên(?!{W}địa))"
PREPARES = rf"(?:chuẩn{W}bị|gửi|xây{W}dựng|bố{W}trí|hoàn{W}thành|sắp{W}xếp|báo{W}cáo|tài{W}liệu|hồ{W}sơ)"
# Those who are asked to send somebody make up the team.
ADDRESSED = pattern_of(
    rf"(?:lần{W}lượt|tại|với|đến|tới){W}(?:(?:tại|với|đến){W})?(?:các|hai|ba|bốn|năm|sáu|\d{{1,2}}){W}{ONE_OF_THEM}{W}{ABOVE}|(?:để{W})?làm{W}việc{W}với{W}đoàn|phục{W}vụ{W}(?:đoàn{W})?kiểm{W}tra|(?:làm{W}việc|kiểm{W}tra){W}(?:với|tại|ở){W}quý{W}(?:ủy{W}ban|ubnd|{ONE_OF_THEM})|được{W}kiểm{W}tra{W}(?:trong{W}đợt{W}này|nêu{W}trên|nói{W}trên|có{W}tên)|(?:kiểm{W}tra|làm{W}việc{W}(?:với|tại))(?!\w)[^.;\n]{{0,90}}?{ONE_OF_THEM}{W}{ABOVE}(?![^.;\n]{{0,80}}?(?:tham{W}gia|thành{W}viên))"
    rf"|đề{W}nghị(?![^.;\n]{{0,140}}?(?:tham{W}gia|thành{W}viên))(?:[^.;\n]{{0,90}}?{ONE_OF_THEM}{W}{ABOVE}|[^.;\n]{{0,40}}?{ONE_OF_THEM}{W}được{W}kiểm{W}tra)(?!\w)[^.;\n]{{0,90}}?{PREPARES}(?!\w)"
)
# "Đợt 1 (từ ngày 10/4 đến ngày 20/4): …", "Sở Y tế: ngày 10/5/2023".
ROUND = pattern_of(rf"[\s\-+*•\d.)]{{0,8}}(?:(?:trong|vào|từ){W})?(?:đợt{W}(?:\d|[ivx])[^:]{{0,60}}):")
DAY_LABEL = pattern_of(
    rf"[\s\-+*•]{{0,4}}(?:(?:\d{{1,2}}(?:\.\d)?|[a-zđ])\s?[.)]\s{{0,2}})?(?=[^:\n]{{0,60}}(?:\d/\d|ngày|tháng|quý|tuần|\d\s?(?:giờ|h)(?!\w)|\dh\d))"
    rf"(?:(?:sáng|chiều|buổi|cả|thứ|hai|ba|tư|năm|sáu|bảy|chủ|nhật|ngày|từ|đến|hết|và|lúc|tháng|quý|tuần|trong|vào|dự{W}kiến|khoảng|đầu|cuối|giữa|[ivx]{{1,3}})(?!\w)|\d{{1,2}}\s?(?:giờ|h|g)(?!\w)\s?\d{{0,2}}|\d{{1,2}}h\d{{2}}|\d{{1,4}}|[./-]\d{{1,4}}|\([^()\n]{{1,30}}\)|[\s,/-]){{2,30}}+:"
)
ON_ITS_DAY = pattern_of(
    rf"\s?:\s{{0,2}}(?:(?:sáng|chiều|buổi|cả|từ){W})*(?:ngày{W})?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:[/.-]\d{{4}})?\s{{0,2}}(?:[;\n(]|\.(?:\s|$)|$)"
)
LABEL = pattern_of(r"[\s\-+*•]{0,4}(?:\d{1,2}[.)]|[a-zđ][.)])?\s{0,2}[^:;.]{2,50}:\s{0,2}(?:\d{1,3}\s?/\s?\d{1,3}\s)?")
# "Cụ thể: …" in a paragraph of its own, behind one that tells of those inspected.
NAMELY = pattern_of(
    rf"\s{{0,4}}(?:cụ{W}thể|trong{W}đó|bao{W}gồm|gồm(?:{W}có)?|đó{W}là|danh{W}sách)(?:{W}(?:là|như{W}sau|gồm))?\s?[:,]\s{{0,3}}(?:các{W})?$"
)
# "a) THPT Pleiku: bảng công khai đặt ở nơi khó thấy.": what was found at each.
FINDINGS = pattern_of(rf"(?<!\w)(?:tồn{W}tại|hạn{W}chế|khuyết{W}điểm|thiếu{W}sót|ưu{W}điểm|kết{W}quả|nhận{W}xét)(?!\w)")
# "1. Loại tốt (05 đơn vị): …", below "Xếp loại kết quả kiểm tra".
GRADED = pattern_of(
    rf"[\s\-+*•\d.)]{{0,8}}(?:(?:xếp{W})?(?:loại|mức|nhóm){W})?(?:xuất{W}sắc|tốt|khá|trung{W}bình|yếu|kém|đạt|không{W}đạt|hoàn{W}thành)(?!\w)[^:;]{{0,40}}:\s{{0,3}}$"
)
# "1.2. Tại UBND huyện Cao Lộc (ngày 6/6)", "b) Tại Sở Y tế:": what was done there follows.
AT_HEADING = pattern_of(r"\s{0,4}(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[a-zđ][.)]|[ivx]{1,4}[.)]|[-+*•])\s{1,3}tại\s{1,2}")
AFTER_HEADING = pattern_of(r"\s?(?:\([^()\n]{1,40}\)\s?)?(?::|\n|$)")
# "2. Sở Y tế", and below it "a) Ưu điểm: …".
PARTS_OF_FINDING = pattern_of(
    rf"\s?(?:\([^()\n]{{1,40}}\))?\s?[:.]?\s?\n\s{{0,4}}(?:[-+*•]|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[.)]?|[a-zđ][.)])?\s{{0,3}}(?:(?:những|về|một{W}số|các|kết{W}quả){W})?(?:ưu{W}điểm|mặt{W}(?:được|làm{W}được)|tồn{W}tại|hạn{W}chế|kết{W}quả{W}(?:đạt|kiểm)|việc{W}đã{W}làm)"
)
AT_PLACE = pattern_of(rf"[^:;]{{0,12}}địa{W}điểm(?:{W}(?:kiểm{W}tra|làm{W}việc))?\s?:")
GROUP_LABEL = pattern_of(
    rf"[\s\-+*•\d.)]{{0,8}}(?:cụm|nhóm|khối|đợt|vòng|lượt|kỳ)(?!\w)(?:{W}[\w,]{{1,8}}){{0,4}}?\s?(?:\([^()]{{0,140}}\))?\s?:\s"
)
OTHER_LABEL = pattern_of(
    rf"(?<!\w)(?:trưởng|phó|thư{W}ký|thành{W}(?:viên|phần)|chủ{W}trì|phối{W}hợp|phụ{W}trách|thực{W}hiện|tham{W}mưu|trách{W}nhiệm|nơi{W}nhận|gửi|kết{W}quả|hạn{W}chế|tồn{W}tại|ưu{W}điểm|kiến{W}nghị|nguồn|liên{W}hệ|cơ{W}quan{W}(?:thường|soạn))(?!\w)"
)
# A table printed into one line: its head, and the number of the row before the name.
ROW_OF_LINE = pattern_of(r"^\s{0,8}(?:stt|số\s{1,2}tt|tt)(?!\w).*?(?:^|\s)\d{1,3}[.)]?\s{1,4}$", re.S)
# "Đợt 1 (quý II/2017), 06 đơn vị:": a line of its own that opens the units of a round.
ROUND_LEAD = pattern_of(
    rf"[\s\-+*•\d.)]{{0,8}}(?:đợt|vòng|lượt|kỳ|cụm|nhóm){W}(?:\d{{1,2}}|[ivx]{{1,3}})(?!\w)[^:;]{{0,80}}:\s{{0,3}}$"
)
# "1. Đoàn 1 (Trưởng đoàn: …)", "Tổ kiểm tra có trách nhiệm kiểm tra tại:": lines of their own above the units.
TEAM_LEAD = pattern_of(
    rf"[\s\-+*•\d.)]{{0,8}}(?:đoàn|tổ)(?:{W}(?:kiểm{W}tra|công{W}tác|thứ|số)){{0,3}}{W}(?:\d{{1,2}}|[ivx]{{1,3}}|nhất|hai|ba)(?!\w)[^:;.()]{{0,60}}(?:\([^()]{{0,160}}\)|:[^:;]{{0,120}}(?:trưởng|tổ{W}trưởng)[^:;]{{0,80}})?\s?[:.;]?\s{{0,3}}$"
)
INSPECTS_AT = pattern_of(
    rf"(?<!tự )(?:kiểm|phúc){W}tra(?:{W}(?:trực{W}tiếp|đột{W}xuất))?(?:{W}(?:tại|ở|đối{W}với|các))?(?:{W}(?:các{W})?(?:đơn{W}vị|cơ{W}quan|địa{W}phương))?(?:{W}sau(?:{W}đây)?)?\s?:$"
)
# "a) Kiểm tra theo kế hoạch:", "1. Kiểm tra trực tiếp (03 đơn vị)", "Kiểm tra đột xuất đối với:"
MANNER_LEAD = pattern_of(
    rf"(?:(?:[-+*•–]|\(?(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[a-zđ]|[ivx]{{1,4}})\s?[.)/]?)\s{{0,3}})?(?:(?:các|những){W})?(?:(?:đơn{W}vị|cơ{W}quan|địa{W}phương){W}(?:được{W})?)?(?:kiểm|phúc){W}tra(?:{W}(?:theo{W}kế{W}hoạch|định{W}kỳ|thường{W}xuyên|trực{W}tiếp|đột{W}xuất|thực{W}tế|chuyên{W}đề|tại{W}chỗ|tại{W}đơn{W}vị|lần{W}đầu|lại|điểm|(?:thông{W})?qua{W}(?:báo{W}cáo|hồ{W}sơ)))(?:,|{W}và)?(?:{W}(?:trực{W}tiếp|đột{W}xuất|tại|ở|đối{W}với))*+\s?(?:\([^()]{{1,40}}\)|,?\s?\d{{1,3}}{W}[^:;.,()]{{2,30}})?\s?:?$"
)
# "Thành viên Đoàn kiểm tra:", "Các đơn vị cử người tham gia Đoàn kiểm tra:", "Đoàn kiểm tra đến từ các đơn vị:"
TAKES_PART = pattern_of(
    rf"(?<!\w)(?:(?:thành{W}viên|thành{W}phần|giúp{W}việc|thư{W}ký|danh{W}sách)(?:{W}(?:của{W})?(?:đoàn|tổ)(?:{W}(?:kiểm|công|phúc){W}(?:tra|tác))|{W}(?:dự|tham)(?!\w)[^.;:]{{0,60}})|cử{W}[^.;:]{{2,30}}?(?:tham{W}gia|làm{W}(?:thành|đầu))[^.;:]{{0,40}}|(?:đoàn|tổ)[^.;:]{{0,30}}?đến{W}từ{W}[^.;:]{{0,30}}|trưởng{W}(?:các{W})?đoàn[^.;:]{{0,30}}?là{W}[^.;:]{{0,30}}|phối{W}hợp{W}(?:cùng{W})?kiểm{W}tra[^.;:]{{0,30}}|gửi{W}báo{W}cáo[^.;:]{{0,24}})\s?:?$"
)
BULLETS = ("-", "+", "*", "•")
ADDRESSED_WORDS = ("lần", "tại", "với", "đến", "tới", "được", "kiểm", "làm", "phục", "để", "đề")
PARAGRAPH_ENDS = pattern_of(r"[^\s:;,][ \t]{0,4}\n[ \t]{0,4}\n")
TEAM_IS = pattern_of(rf"thành{W}phần|thành{W}viên|gồm|đại{W}diện")
TEAM_LABEL = pattern_of(
    rf"[\s\-+*•\d.)]{{0,8}}(?:đoàn|tổ)(?:{W}kiểm{W}tra)?(?:{W}số)?{W}\d{{1,2}}(?!\w)[^:;.(]{{0,40}}(?:\([^()]{{0,120}}\)[^:;.(]{{0,20}})?:\s{{0,3}}$"
)
TIMETABLE = pattern_of(
    rf"\W{{0,6}}lịch{W}(?:kiểm{W}tra|làm{W}việc|cụ{W}thể|dự{W}kiến)[^:;.]{{0,60}}:|\W{{0,6}}(?:\d{{1,2}}[.)]\s?)?thời{W}gian[^:;.]{{0,60}}:|[^:;.]{{0,60}}theo{W}lịch[^:;.]{{0,40}}:"
)
# "… thông báo lịch kiểm tra tại các đơn vị như sau: ngày 10/5, Sở Y tế"
SCHEDULE = pattern_of(rf"(?<!\w)lịch{W}(?:kiểm{W}tra|làm{W}việc)(?!\w)[^.;:]{{0,90}}:")
ON_DAY = pattern_of(
    rf"(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|tháng{W}\d{{1,2}}(?:/20\d\d)?|(?:sáng|chiều|giờ)(?:\s\d{{1,2}})?|tuần{W}\w{{1,5}}|quý{W}[ivx\d]{{1,3}}(?:/20\d\d)?)[\s:,(-]{{1,4}}(?:(?:kiểm{W}tra{W})?(?:tại|ở|với){W})?$"
)


def in_list(page: Page, listed: UnitList, sections: Sections, outline: Outline, *, bare: bool) -> UnitRole | bool:
    """Return what the part, the lines above and the beginning of its own line say of a run of units."""
    start = listed.units[0].span[0]
    topic = sections.at(start)
    if topic is Topic.RECIPIENTS or (topic is Topic.OTHER and _long_recipient(page, start)):
        if not _below_recipients(page, start):
            return addressed(page, start)
        topic = Topic.OTHER
    prefix, alone = _beginning(page, listed, start)
    begins = alone or NAMELY.match(prefix) is not None
    head = prefix[: len(prefix) - (start - listed.span[0])]
    begins = (
        begins
        or (topic is Topic.UNITS and (_in_line(prefix) or AMONG.search(head) is not None))
        or ROW_OF_LINE.search(prefix) is not None
    )
    if topic is Topic.PLACE and Topic.UNITS not in sections.topics and _at_place(prefix):
        return True
    if not (begins or _labelled(prefix)):
        return ":" in prefix and TEAM_LABEL.match(prefix) is not None and not TEAM_IS.search(prefix)
    leads = outline.leads(start)
    if leads and _of_results(page, leads[0], prefix, listed.span[1] if alone else None):
        return True
    for lead in leads:
        if (told := _lead_says(page, lead)) is not None:
            return told
        if outline.is_part(page, lead) and not kind_of_rows(page, lead):
            break
    return begins and _by_part(page, listed, topic, prefix, alone=alone, bare=bare)


def _beginning(page: Page, listed: UnitList, start: int) -> tuple[str, bool]:
    """What stands before the units in their line, and whether that is but a mark, a day or the head of the run."""
    # A column of an aligned table begins anew: "14/8    phường A        phường B".
    line = max(page.line(start)[0], page.low.rfind("    ", max(0, start - 200), start), start - 200)
    prefix = page.low[line:start]
    if LEAD_IN.fullmatch(prefix):
        return prefix, True
    # 'Trung tâm Y tế các huyện …': the head of the run begins the line.
    return prefix, line <= listed.span[0] < start and LEAD_IN.fullmatch(page.low, line, listed.span[0]) is not None


def _at_place(prefix: str) -> bool:
    return AT_PLACE.match(prefix) is not None and LEAD_IN.fullmatch(prefix, prefix.find(":") + 1) is not None


def _of_results(page: Page, lead: Span, prefix: str, end: int | None) -> bool:
    """Whether a label grades those inspected, or the units of a line are labels of what was found there."""
    if GRADED.match(prefix) and "kiểm tra" in page.low[lead[0] : lead[1]]:
        return True
    if end is None:
        return False
    if page.low.startswith(":", end) and _finds(page, lead):
        return True
    return PARTS_OF_FINDING.match(page.low, end) is not None


def _by_part(page: Page, listed: UnitList, topic: Topic, prefix: str, *, alone: bool, bare: bool) -> bool:
    """Whether the part or a day makes the units of a line inspected ones."""
    on_its_day = not bare and ON_ITS_DAY.match(page.low, listed.span[1])
    if (
        AT_HEADING.fullmatch(prefix)
        and topic is not Topic.ORGANISATION
        and AFTER_HEADING.match(page.low, listed.span[1])
    ):
        return True
    if alone and topic is not Topic.ORGANISATION and (_by_its_label(prefix) or on_its_day):
        return True
    if topic is Topic.TIME and alone and _fills_line(page, listed):
        return True
    if NAMELY.match(prefix) and _told_before(page, start=page.line(listed.span[0])[0]):
        return True
    if topic is Topic.UNITS or (topic is Topic.TIME and re.search(r"\d|tháng|quý|ngày", prefix) is not None):
        return not bare or len(listed.units) > 1 or alone
    return False


def _by_its_label(prefix: str) -> bool:
    return ":" in prefix and (ROUND.match(prefix) or DAY_LABEL.match(prefix)) is not None


def _finds(page: Page, lead: Span) -> bool:
    """Whether a short line opens what was found at each unit: '2. Hạn chế'."""
    words = page.low[lead[0] : lead[1]]
    return len(words) < 90 and FINDINGS.search(words) is not None and not LEAD_ORDERS.search(words)


def _told_before(page: Page, start: int) -> bool:
    """Whether the paragraph before tells of units that are inspected."""
    before = page.line(max(0, start - 2))
    return LEAD_INSPECTS.search(page.low, max(before[0], before[1] - 300), before[1]) is not None


def _fills_line(page: Page, listed: UnitList) -> bool:
    """Whether a line, or a column, of a timetable holds nothing but the units."""
    end = page.line(listed.units[-1].span[0])[1]
    return not page.low[listed.span[1] : end].partition("    ")[0].strip(" .;,/|\t")


def _labelled(prefix: str) -> bool:
    """'1. Theo kế hoạch: 8/9 phường gồm …', '- Cụm 1 (chủ trì: …): …': a line of a list with a label of its own."""
    if ":" not in prefix:
        return False
    if (m := GROUP_LABEL.match(prefix)) and LEAD_IN.fullmatch(prefix, m.end()):
        return True
    m = LABEL.match(prefix)
    return m is not None and LEAD_IN.fullmatch(prefix, m.end()) is not None and not OTHER_LABEL.search(m.group())


def addressed(page: Page, start: int) -> bool:
    """Return whether a letter goes to those whom it calls the inspected ones."""
    part = page.low.rfind("kính gửi", max(0, start - 600), start)
    if part < 0 or "nơi nhận" in page.low[part:start] or _below_recipients(page, start):
        return False
    return _calls_them_inspected(page)


def _long_recipient(page: Page, start: int) -> bool:
    """Whether the line, however long, is one of the bullets that follow 'Kính gửi:'."""
    line = page.line(start)[0]
    opened = page.low.rfind("kính gửi:", max(0, line - 600), line) >= 0
    return opened and page.low[line : line + 3].lstrip().startswith(BULLETS) and not _below_recipients(page, start)


def _below_recipients(page: Page, start: int) -> bool:
    """Whether the opening of a letter has ended, with an empty line below it."""
    part = page.low.rfind("kính gửi", max(0, start - 600), start)
    opening = page.text[part:start] if part >= 0 else ""
    return "nơi nhận" not in opening.lower() and PARAGRAPH_ENDS.search(opening) is not None


# Asked of every unit of the page that is being read.
@lru_cache(maxsize=1)
def _calls_them_inspected(page: Page) -> bool:
    return next(page.matches(ADDRESSED, *ADDRESSED_WORDS), None) is not None


# "12 xã do Sở Nội vụ lựa chọn, trong đó có các phường A, B"
AMONG = pattern_of(
    rf"(?<!\w)(?:trong{W}đó(?:{W}(?:có|là|gồm|bao{W}gồm))?|gồm(?:{W}có)?|bao{W}gồm|cụ{W}thể(?:{W}là)?)\s?:?\s{{0,2}}(?:các{W})?$"
)


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
    if TAKES_PART.search(words):
        return False
    if (
        INSPECTS_AT.search(words[-80:])
        or MANNER_LEAD.fullmatch(words)
        or (TEAM_LEAD.match(words) and not TEAM_IS.search(words))
    ):
        return True
    inspects = LEAD_INSPECTS.search(words)
    if inspects and capitals and not OPENS.search(words) and not SEVERAL.search(words):
        return None
    if LEAD_ORDERS.search(tail) and not re.search(rf"(?:đối{W}tượng|danh{W}sách|lịch){W}", words):
        return False
    if not inspects and LEAD_OTHER.search(tail):
        return False
    if inspects or ROUND_LEAD.match(words):
        return UnitRole.INSPECTED_EARLIER if EARLIER.search(words) else True
    return None


def in_timetable(page: Page, before: str, start: int) -> bool:
    """'Lịch cụ thể: ngày 25/8 tại Sở Y tế; ngày 26/8 tại Sở Nội vụ'"""
    if _by_its_label(before) and LEAD_IN.fullmatch(before):
        return True
    if not ON_DAY.search(before[-50:]):
        return False
    return TIMETABLE.match(page.low, page.sentence(start)[0]) is not None or SCHEDULE.search(before) is not None
