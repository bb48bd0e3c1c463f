"""When something is done to a unit: the shapes in which a text tells the time of a visit beside the unit visited."""

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.stretch import Stretch

W = r"\s{1,2}"
UNIT = rf"(?:sở|ban|phòng|xã|phường|thị{W}(?:trấn|xã)|huyện|quận|thành{W}phố|trường|cục|chi{W}cục|trung{W}tâm|đơn{W}vị|ubnd|bệnh{W}viện|trạm|đặc{W}khu|khối|cấp|cơ{W}quan)"
# What may stand between the bracket or the unit and the day.
LEADS = rf"(?:(?:vào|sáng|chiều|ngày|hôm|đến|dự{W}kiến|từ|trong|kiểm{W}tra|làm{W}việc|lúc|cả|các|buổi|thứ{W}\w+|hồi|tháng|đợt{W}\w+)[,:]?\s{{1,2}}){{0,5}}"
# 'Sở Y tế (05/8), Sở Công Thương (dự kiến ngày 16/8)', 'Lần 2 (ngày 19/8) kiểm tra …'
IN_BRACKETS = pattern_of(
    rf"(?<!\w)(?:{UNIT}|đoàn|tổ|kiểm{W}tra|lần|đợt|kỳ|vòng)(?!\w)[^.;]{{0,240}}\w\s{{0,2}}\(\s?{LEADS}$"
)
BRACKET_ENDS = pattern_of(r"\s?(?:\([^()\d]{0,16}\))?\s?[),;]")
FEAST = pattern_of(rf"(?:quốc{W}khánh|tết|lễ|kỷ{W}niệm|ngày(?:{W}\w+){{1,5}})\s{{0,2}}\([^()]{{0,20}}$")
# 'tại xã Phong Điền ngày 12/11, đoàn …'
AT_UNIT = pattern_of(
    rf"(?<!\w)(?:tại|ở|với|(?:kiểm|phúc){W}tra(?:{W}(?:đột{W}xuất|trực{W}tiếp|lại))?){W}(?:các{W}|\d{{1,2}}{W})?{UNIT}(?!\w)[^.;,()\d]{{0,60}}?\s{{1,2}}{LEADS}$"
)
THEN_AT = pattern_of(
    rf"\s{{1,2}}(?:(?:thì|đến|là|làm{W}việc|tiếp{W}tục){W}){{0,2}}(?:tại|ở|với|đến){W}(?:các{W})?{UNIT}(?!\w)"
)
# '- Đợt 1: khối phòng, ban (…), các ngày 06 và 07/9;'
ITEM = pattern_of(
    rf"^\s{{0,8}}(?:[-+*•]|\d{{1,2}}(?:\.\d)?[.)]|[a-zđ]\))\s[^;]{{0,240}}?(?<!\w)(?:{UNIT}|đợt|vòng|kỳ|lượt|cụm|nhóm|đoàn|tổ)(?!\w)[^;]{{0,200}}[,:)-]\s{{0,2}}{LEADS}$"
)
ITEM_ENDS = pattern_of(r"\s{0,2}(?:[.;(|]|$)")
# 'Thứ Ba, ngày 18/9: Phòng Tổ chức', '- 12/6: sáng Sở Y tế'
HEAD = pattern_of(rf"^[\s\-+*•|]{{0,8}}(?:(?P<weekday>thứ{W}\w+|chủ{W}nhật)\s?,?\s{{0,2}})?(?:ngày\s{{1,2}})?$")
HEADS = pattern_of(
    rf"\s?:\s{{0,3}}(?:(?:sáng|chiều|buổi|từ|lúc|\d{{1,2}}\s?(?:h|giờ)\s?\d{{0,2}})[,:]?\s{{1,2}}){{0,3}}(?P<unit>{UNIT}(?!\w))?"
)
# 'còn 09 đơn vị từ tháng 8 đến tháng 10'
COUNTED_UNITS = pattern_of(
    rf"(?<!\w)\d{{1,3}}{W}{UNIT}(?:{W}(?:còn{W}lại|khác|này|cuối)){{0,2}}{W}(?:thì{W}|vào{W}|trong{W}|từ{W}|sẽ{W}){{0,2}}(?:ngày{W})?$"
)
# The head of a column: 'QUÝ II          QUÝ III'.
COLUMNS = pattern_of(
    r"[\s|:()\-]{0,20}(?:(?:(?:đợt|kỳ)\s\w{1,4}\s{0,2}[:(]?\s?)?(?:quý|tháng)\s(?:\d{1,2}|[ivx]{1,3})(?:\s?/\s?20\d\d|\snăm\s20\d\d)?[\s|:()]{0,60}){1,6}"
)
# 'dành trọn ngày 14-6 cho Sở Giao thông vận tải'
DEVOTED = pattern_of(rf"(?<!\w)dành(?:{W}\w+){{0,3}}{W}$")
FOR_UNIT = pattern_of(rf"{W}(?:cho|để{W}(?:đến|kiểm|làm)\w*(?:{W}\w+){{0,3}}?){W}(?:các{W})?{UNIT}(?!\w)")
# 'Sang tháng 4 là Tam Kỳ, Hội An': in an account of what a team did.
NEXT = pattern_of(rf"^\W{{0,6}}(?:(?:bước|rồi){W})?(?:sang|đến|tới){W}$")
THEN = pattern_of(rf",?{W}(?:là|(?:đến|tới){W}lượt|thì|đoàn|tổ){W}")
MEETING = pattern_of(rf"[^.;]{{0,110}}(?<!\w)(?:hội{W}nghị|họp|tập{W}huấn|lễ|ký|ban{W}hành|diễn{W}ra)(?!\w)")
PARTS = ("trọn ", "ngày ", "hôm ", "sáng ", "trưa ", "chiều ", "tối ", "hồi ", "cả ")
TEAM = pattern_of(rf"(?<!\w)(?:đoàn|tổ(?!{W}chức)|nhóm|(?:kiểm|phúc){W}tra)(?!\w)")
SAID_ELSEWHERE = pattern_of(
    rf"(?<!\w)(?:kế{W}hoạch|quyết{W}định|công{W}văn|văn{W}bản|thông{W}báo|báo{W}cáo|họp|hội{W}nghị|tập{W}huấn|gửi|nộp|ban{W}hành|trước|hạn|hoàn{W}thành|khắc{W}phục|sinh|bổ{W}nhiệm)(?!\w)[^.;()]{{0,60}}\(?[^.;()]{{0,30}}$"
)


def visit_told(page: Page, stretch: Stretch, before: str, after: str) -> bool:
    """Whether the time stands beside the unit that is visited then."""
    start = stretch.span[0]
    if SAID_ELSEWHERE.search(before[-120:]):
        return False
    if BRACKET_ENDS.match(after) and IN_BRACKETS.search(before) and not FEAST.search(before):
        return True
    if ITEM_ENDS.match(after) and ITEM.search(before):
        return True
    if COUNTED_UNITS.search(before) and TEAM.search(before):
        return True
    head, heads = HEAD.match(before), HEADS.match(after)
    if head and heads and (heads["unit"] or head["weekday"]):
        return True
    told = (
        TEAM.search(before) or TEAM.search(after) or TEAM.search(page.low, max(page.line(start)[0], start - 260), start)
    )
    if told and (AT_UNIT.search(before) or (THEN_AT.match(after) and not MEETING.search(after))):
        return True
    if told and DEVOTED.search(before) and FOR_UNIT.match(after):
        return True
    if NEXT.match(before) and THEN.match(after):
        return True
    line = page.line(start)
    return stretch.start != stretch.end and line[1] - line[0] < 160 and COLUMNS.fullmatch(page.low, *line) is not None


def may_stand_beside(page: Page, start: int) -> bool:
    """Whether a unit, a bracket or a word for a part of the day stands at a day: a cheap look at most days of a text."""
    lead = page.low[max(0, start - 60) : start]
    return (
        "(" in lead[-24:]
        or lead.endswith((*PARTS, "và "))
        or page.low.startswith(PARTS, start)
        or AT_UNIT.search(lead) is not None
    )
