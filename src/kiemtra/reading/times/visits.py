"""When something is done to a unit: the shapes in which a text tells the time of a visit beside the unit visited."""

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import LINE_HEAD, MARK, pattern_of
from kiemtra.reading.times.stretch import Stretch
from kiemtra.reading.units.places import UP

W = r"\s{1,2}"
UNIT = rf"(?:sở|ban|phòng|xã|phường|thị{W}(?:trấn|xã)|huyện|quận|thành{W}phố|trường|cục|chi{W}cục|trung{W}tâm|đơn{W}vị|ubnd|bệnh{W}viện|trạm|đặc{W}khu|khối|cấp|cơ{W}quan|tổng{W}cục|vụ|viện|học{W}viện|đại{W}học|văn{W}phòng|thanh{W}tra|kho{W}bạc|bhxh|bảo{W}hiểm|công{W}ty|hạt|đài|thcs|thpt|mầm{W}non|tiểu{W}học)"
# What may stand between the bracket or the unit and the day.
LEADS = rf"(?:(?:vào|sáng|chiều|ngày|hôm|đến|dự{W}kiến|từ|trong|kiểm{W}tra|làm{W}việc|lúc|cả|các|buổi|thứ{W}\w+|(?:\d{{1,2}}|một|hai|ba){W}(?:ngày|buổi)|\d{{1,2}}\s?(?:h|giờ)(?:\s?\d\d)?|hồi|tháng|đợt{W}\w+|trực{W}t(?:uyến|iếp)|đột{W}xuất|đoàn|tổ)[,:]?\s{{1,2}}){{0,5}}"
# 'Sở Y tế (05/8), Sở Công Thương (dự kiến ngày 16/8)', 'Lần 2 (ngày 19/8) kiểm tra …'
IN_BRACKETS = pattern_of(
    rf"(?<!\w)(?:{UNIT}|đoàn|tổ|kiểm{W}tra|lần|đợt|kỳ|vòng|cụm|nhóm|nơi|điểm)(?!\w)[^.;]{{0,240}}\w\s{{0,2}}\(\s?{LEADS}$"
)
BRACKET_ENDS = pattern_of(r"\s?(?:\([^()\d]{0,16}\))?\s?[),;]")
FEAST = pattern_of(rf"(?:quốc{W}khánh|tết|lễ|kỷ{W}niệm|ngày(?:{W}\w+){{1,5}})\s{{0,2}}\([^()]{{0,20}}$")
# 'tại xã Phong Điền ngày 12/11, đoàn …'
AT_UNIT = pattern_of(
    rf"(?<!\w)(?:tại|ở(?:{W}lại)?|với|đến|tới|về|xuống|sang|ghé|thăm|(?:kiểm|phúc){W}tra(?:{W}(?:đột{W}xuất|trực{W}tiếp|lại|xong|thêm))?){W}(?:các{W}|quý{W}|\d{{1,2}}{W})?{UNIT}(?!\w)[^.;,()\d]{{0,60}}?,?\s{{1,2}}{LEADS}$"
)
# 'đến Châu Thành ngày 04/6'
AT_NAME = pattern_of(
    rf"(?<!\w)(?:tại|ở|đến|tới|về|sang)\s(?:[{UP}][\w'’]{{0,7}}\s){{1,4}}(?:(?:vào|trong|hôm|sáng|chiều|ngày)\s){{0,3}}$"
)
THEN_AT = pattern_of(
    rf"\)?(?:\s?\([^()\d]{{1,16}}\))?,?\s{{1,2}}(?:(?:thì|đến|là|làm{W}việc|tiếp{W}tục){W}){{0,2}}(?:tại|ở|với|đến){W}(?:các{W})?{UNIT}(?!\w)"
)
# '- Đợt 1: khối phòng, ban (…), các ngày 06 và 07/9;'
ITEM = pattern_of(
    rf"^\s{{0,8}}{MARK}\s?[^;]{{0,240}}?(?<!\w)(?:{UNIT}|đợt|vòng|kỳ|lượt|cụm|nhóm|đoàn|tổ)(?!\w)[^;]{{0,200}}[,:)-]\s{{0,2}}{LEADS}$"
)
UNIT_ITEM = pattern_of(rf"^{LINE_HEAD}(?:(?:tại|ở|đối{W}với){W})?{UNIT}[^:.]{{2,240}}:\s{{1,2}}{LEADS}$")
# One of these every mark of a list has.
SIGNS_OF_MARKS = frozenset("-+*•.)/(")
ITEM_ENDS = pattern_of(
    r"\s{0,2}(?:[.;(|]|$|,\s(?:lần\slượt|lúc|tại|ở|với|buổi|sáng|chiều|cả|gồm|từ\s\d|bắt\sđầu)(?!\w))"
)
# 'Thứ Ba, ngày 18/9: Phòng Tổ chức', '- 12/6: sáng Sở Y tế'
HEAD = pattern_of(
    rf"(?:^(?:(?P<mark>[\s|]{{0,8}}{MARK}[\s|]{{0,4}}(?:{MARK}[\s|]{{0,4}})?)|[\s|]{{0,8}})|(?P<later>[,;:]\s))(?:(?:cả|trọn|buổi|vào|trong|các|hai|ba|dự{W}kiến|lúc|hồi|từ|tuần|sáng|chiều|ngày|\d{{1,2}}\s?(?:giờ|h)(?:\s?\d\d)?),?\s{{1,2}}){{0,4}}(?:(?P<weekday>thứ{W}\w+|chủ{W}nhật)\s?[,(]?\s{{0,2}})?(?:từ\s{{1,2}})?(?:ngày\s{{1,2}})?$"
)
DEED = rf"(?:(?:kiểm|phúc){W}tra|làm{W}việc|đoàn|tổ(?!{W}chức)|nhóm)"
# '7 giờ 30:', 'buổi sáng -', 'tại các' before the name of a unit.
LEADS_TO = rf"(?:(?:sẽ|tiếp{W}tục|cả{W}ngày|sáng|chiều|buổi|từ|lúc|tại|ở|với|đến|về|xuống|ghé|các|trực{W}tiếp|đột{W}xuất|(?:làm{W}việc|(?:kiểm|phúc){W}tra)(?={W}(?:tại|ở|với|{UNIT}|trực|đột))|\d{{1,2}}\s?(?:h|giờ)\s?\d{{0,2}})[,:]?\s{{1,2}}(?:-\s)?){{0,4}}"
AT_HOUR = rf",?\s(?:(?:từ|lúc|vào|bắt{W}đầu)\s){{0,2}}\d{{1,2}}\s?(?:h|giờ|g|:)\s?\d{{0,2}}(?:\sphút)?\s?"
HEADS = pattern_of(
    rf"(?:\)?(?:{W}(?:dự{W}kiến|sẽ|tiếp{W}tục|kiểm{W}tra|đến|tại)){{0,3}}\s?(?:\([^()\d]{{1,16}}\)\s?|,\s(?:cả|buổi|sáng|chiều)(?:\s\w{{2,5}})?\s?|{AT_HOUR})?:\s{{0,8}}(?:[-+*•]\s)?|\)?(?:\s?\([^()\d]{{1,16}}\))?(?:\s-\s(?=[^\W\d])|,?\s(?=(?:sẽ\s|tiếp{W}tục\s)?(?:tại|ở|đến|về|xuống|ghé|làm{W}việc|(?:kiểm|phúc){W}tra)(?!\w))(?P<at>)|,?\s(?={UNIT}(?!\w))(?P<item>))|,?{W}(?:là|(?:đến|tới){W}lượt){W}(?:các{W})?|[ ,.]{{0,2}}\n\s{{0,6}}[-+*•]?\s?(?=sáng|chiều|buổi|từ\s\d|lúc|\d{{1,2}}\s?(?:h|giờ)))"
    rf"{LEADS_TO}(?P<unit>(?:{UNIT}|{DEED})(?!\w))?"
)
# 'Tại UBND xã Gia Cát (tháng 10), Đoàn ghi nhận …'
UNIT_HEAD = pattern_of(
    rf"^{LINE_HEAD}(?:(?:riêng|tại|ở|đối{W}với){W}){{0,2}}{UNIT}(?!\w)[^.;:()]{{0,120}}\(\s?{LEADS}$"
)
# 'Đợt cuối của năm sẽ diễn ra vào tháng 10 tại …'
ROUND_HELD = pattern_of(
    rf"(?<!\w)(?:đợt|vòng|lượt|lần|chuyến|(?:cuộc|buổi|việc){W}(?:kiểm{W}tra|làm{W}việc|đầu|cuối|thứ|tiếp{W}theo))(?!\w)[^.;:]{{0,80}}?(?:diễn{W}ra|tiến{W}hành|(?:được{W})?(?:tổ{W}chức|thực{W}hiện|triển{W}khai)){W}(?:(?:vào|trong|dự{W}kiến|các|cả|hai|ba|từ|sáng|chiều|ngày|thứ{W}\w+,?|\d{{1,2}}\s?(?:h|giờ)(?:\s?\d\d)?),?{W}){{0,4}}$"
)
OTHER_EVENT = pattern_of(
    rf"(?<!\w)(?:hội{W}(?:nghị|thảo|thi)|(?<!phòng )họp|tập{W}huấn|bồi{W}dưỡng|lễ|khảo{W}sát|tự{W}kiểm{W}tra|thi{W}đua|tuyên{W}truyền)(?!\w)"
)
# 'Ngày 06/8, tại Sở Y tế: …', 'Ngày 06/8, tại Sở Y tế, Đoàn …'
NAMES_ALONE = pattern_of(r"(?P<names>[^:.;\n(]{1,160}?)(?:\s?[:.;\n(]|$|,\s(?:đoàn|tổ|nhóm)(?!\w))")
ACTED = pattern_of(
    rf"(?<!\w)(?:đã|sẽ|được|có|là|bị|đang|vừa|tiếp|cho|do|theo|khi|để|vì|còn|chưa|không|xảy{W}ra|diễn{W}ra|tổ{W}chức|lễ|(?<!đăng )ký|trao|khai{W}mạc|hội{W}(?:nghị|thảo)|(?<!phòng )họp|tập{W}huấn|ban{W}hành|gửi|nộp|(?<!qua )(?<!nghe )báo{W}cáo)(?!\w)"
)
# 'Quý II' and 'Tháng 5:' over those who are inspected then.
OPENS = pattern_of(
    rf"{LINE_HEAD}(?:(?:đợt|kỳ|vòng|lần)\s\w{{1,4}}\s{{0,2}}[:(,.-]?\s{{0,2}})?(?:(?:dự{W}kiến|trong|vào|từ|khoảng|kiểm{W}tra|lịch|các|thời{W}gian)[ :]{{1,2}}){{0,3}}"
)
LIST_FOLLOWS = pattern_of(
    rf"(?:\s?\([^()\n]{{1,40}}\))?\)?(?:\s(?:dự{W}kiến|sẽ|kiểm{W}tra|tại|đối{W}với|gồm|có|\(?\d{{1,2}}{W}(?:đơn{W}vị|cơ{W}quan|xã)\)?)){{0,3}}\s{{0,3}}(?::\s{{0,8}}|-\s(?=\d|{UNIT})|[.;]?\n\s{{0,8}})(?:[-+*•]\s{{0,3}}|(?:[a-zđ]|\d{{1,2}}(?:\.\d)?)[.)]\s{{1,3}})?(?:(?:đã|sẽ|tiến{W}hành|tại|các|ubnd|\d{{1,3}}|toàn{W}bộ|tất{W}cả){W}){{0,3}}(?:{UNIT}|{DEED})(?!\w)"
)
NAMES_FOLLOW = pattern_of(
    rf"\s?(?::|\n)\s{{1,3}}(?:[-+*•]\s{{1,3}}|\d{{1,2}}[.)]\s{{1,3}})?(?:[{UP}][\w'’]{{0,7}}[ ,]{{1,2}}){{2}}"
)
BEFORE_LIST = frozenset(":().;-")
ENDS_BEFORE = pattern_of(rf"[.;(]|(?<!\w)(?:kiểm|phúc){W}tra(?!\w)|làm{W}việc")
DUTY = pattern_of(
    rf"\s?:\s{{1,2}}(?:ban{W}hành|tham{W}mưu|gửi|nộp|báo{W}cáo|tổng{W}(?:hợp|kết)|hoàn{W}thành|xây{W}dựng|trình|thông{W}báo|họp|khắc{W}phục|công{W}bố|chuẩn{W}bị|chủ{W}trì|phối{W}hợp|thẩm{W}định|rà{W}soát)(?!\w)"
)
OTHER_WORK = pattern_of(
    rf"(?<!\w)(?:ban{W}hành|tham{W}mưu|gửi|nộp|(?<!qua )(?<!nghe )báo{W}cáo|tổng{W}(?:hợp|kết)|hoàn{W}thành|xây{W}dựng(?={W}(?:kế|báo|đề|và|văn))|(?<!chương )(?<!quá )(?<!quy )trình|triển{W}khai|thông{W}báo|(?<!phòng )họp|hội{W}nghị|tập{W}huấn|khắc{W}phục|công{W}bố|tiếp{W}nhận|giải{W}quyết|tự{W}kiểm{W}tra)(?!\w)"
)
# 'còn 09 đơn vị từ tháng 8 đến tháng 10'
COUNTED_UNITS = pattern_of(
    rf"(?<!\w)\d{{1,3}}{W}{UNIT}(?:{W}(?:còn{W}lại|khác|này|cuối)){{0,2}}{W}(?:thì{W}|vào{W}|trong{W}|từ{W}|sẽ{W}){{0,2}}(?:ngày{W})?$"
)
# The head of a column: 'QUÝ II          QUÝ III'.
COLUMNS = pattern_of(
    r"[\s|:()\-]{0,20}(?:(?:(?:đợt|kỳ)\s\w{1,4}\s{0,2}[:(]?\s?)?(?:quý|tháng)\s(?:\d{1,2}|[ivx]{1,3})(?:\s?/\s?20\d\d|\snăm\s20\d\d)?[\s|:()]{0,60}){2,6}"
)
TICKED = pattern_of(r"\|\s{0,4}[x×•+]\s{0,4}(?:\||$|\n)")
TABLE_HEAD = pattern_of(rf"[\s|]{{0,6}}(?:stt|tt|số{W}tt)\s?\|[^\n]{{0,60}}(?:đơn{W}vị|cơ{W}quan|địa{W}phương)")
# 'dành trọn ngày 14-6 cho Sở Giao thông vận tải'
DEVOTED = pattern_of(rf"(?<!\w)dành(?:{W}\w+){{0,3}}{W}$")
DEVOTED_TO = pattern_of(rf"\)?,?{W}(?:được{W})?dành(?:{W}\w+){{0,2}}?{W}cho{W}(?:các{W})?{UNIT}(?!\w)")
FOR_UNIT = pattern_of(rf"{W}(?:cho|để{W}(?:đến|kiểm|làm)\w*(?:{W}\w+){{0,3}}?){W}(?:các{W})?{UNIT}(?!\w)")
# 'Sang tháng 4 là Tam Kỳ, Hội An': in an account of what a team did.
NEXT = pattern_of(rf"^\W{{0,6}}(?:(?:bước|rồi){W})?(?:sang|đến|tới){W}$")
THEN = pattern_of(rf",?{W}(?:là|(?:đến|tới){W}lượt|thì|đoàn|tổ){W}")
MEETING = pattern_of(rf"[^.;:]{{0,110}}(?<!\w)(?:hội{W}nghị|họp|tập{W}huấn|lễ|ký|ban{W}hành|diễn{W}ra)(?!\w)")
LEADS_BEFORE = pattern_of(rf"(?:{W}(?:vào|sáng|chiều|ngày|hôm|dự{W}kiến|từ|trong|cả|buổi|thứ{W}\w+,?)){{1,5}}{W}$")
MARKED = pattern_of(rf"{LINE_HEAD}(?:(?:[Tt]ại|[Vv]ới|[Đđ]ến){W})?")
NAME_FOLLOWS = pattern_of(rf"(?:,|\s(?:và|rồi))\s(?=[{UP}])")
CLAUSE_END = pattern_of(r"[;.\n]|$")
NAME_WORD = pattern_of(r"[^\W_]+")
# Words that are small in names of units and between two of them.
NAME_PARTS = frozenset(
    "sở ban phòng xã phường thị trấn huyện quận thành phố tỉnh trường cục chi trung tâm đơn vị ubnd bệnh viện trạm đặc khu cơ quan vụ học văn thanh tra kho bạc bảo hiểm và các của hai ba với cùng".split()  # noqa: SIM905
)
PARTS = (
    "trọn ",
    "ngày ",
    "hôm ",
    "sáng ",
    "trưa ",
    "chiều ",
    "tối ",
    "hồi ",
    "cả ",
    "ra ",
    "hành ",
    "chức ",
    "hiện ",
    "khai ",
)
TEAM = pattern_of(rf"(?<!\w)(?:đoàn|tổ(?!{W}chức)|nhóm|(?:kiểm|phúc){W}tra)(?!\w)")
SAID_ELSEWHERE = pattern_of(
    rf"(?<!\w)(?:kế{W}hoạch|quyết{W}định|công{W}văn|văn{W}bản|thông{W}báo|báo{W}cáo|họp|hội{W}nghị|tập{W}huấn|gửi|nộp|ban{W}hành|trước|hạn|hoàn{W}thành(?!{W}(?:việc{W})?kiểm{W}tra)|khắc{W}phục|sinh|bổ{W}nhiệm)(?!\w)(?:(?!(?:đoàn|tổ){W}(?:sẽ|đến|đã|kiểm|làm))[^.;()]){{0,60}}\(?[^.;()]{{0,30}}$"
)


def visit_told(page: Page, stretch: Stretch, before: str, after: str) -> bool:
    """Whether the time stands beside the unit that is visited then."""
    start = stretch.span[0]
    if SAID_ELSEWHERE.search(before[-120:]):
        return False
    if "(" in before and BRACKET_ENDS.match(after) and IN_BRACKETS.search(before) and not FEAST.search(before):
        return True
    if ITEM_ENDS.match(after) and _is_item(before):
        return True
    if THEN_AT.match(after) and ROUND_HELD.search(before) and not OTHER_EVENT.search(before):
        return True
    if TEAM.search(before) and COUNTED_UNITS.search(before):
        return True
    told = (
        TEAM.search(before) or TEAM.search(after) or TEAM.search(page.low, max(page.line(start)[0], start - 260), start)
    )
    if opens_visit(page, stretch, before, told=told is not None):
        return True
    if told and (
        AT_UNIT.search(before)
        or AT_NAME.search(page.body[max(0, start - 70) : start])
        or (THEN_AT.match(after) and not MEETING.search(after))
        or (DEVOTED.search(before) and FOR_UNIT.match(after))
        or DEVOTED_TO.match(after)
    ):
        return True
    if NEXT.match(before) and THEN.match(after):
        return True
    line = page.line(start)
    if stretch.start != stretch.end and in_head_cell(page, stretch.span):
        return True
    return stretch.start != stretch.end and line[1] - line[0] < 160 and COLUMNS.fullmatch(page.low, *line) is not None


def _is_item(before: str) -> bool:
    """Whether the line of a list names a unit before the time: '- Đợt 1: khối phòng, ban (…), …'."""
    marked = not SIGNS_OF_MARKS.isdisjoint(before[:16]) and ITEM.search(before) is not None
    return marked or (":" in before and UNIT_ITEM.match(before) is not None)


def _works_otherwise(page: Page, at: int) -> bool:
    """Whether the unit named behind a day is none that is visited but does something itself: 'Ngày 12/6: Sở Nội vụ gửi …'."""
    other = OTHER_WORK.search(page.low, at, min(at + 90, page.line(at)[1]))
    return other is not None and not ENDS_BEFORE.search(page.low, at, other.start())


def heads_findings(before: str, after: str) -> bool:
    """Whether a time in brackets stands behind a unit that begins the sentence: 'Tại xã Gia Cát (tháng 10), Đoàn …'."""
    return "(" in before and BRACKET_ENDS.match(after) is not None and UNIT_HEAD.search(before) is not None


def opens_visit(page: Page, stretch: Stretch, before: str, *, told: bool) -> bool:
    """Whether a time begins a line or a clause and the unit stands behind it: 'Ngày 06/8, tại Sở Y tế: …', '12/6: Sở Nội vụ'."""
    end = stretch.span[1]
    head = HEAD.search(before)
    heads = HEADS.match(page.low, end, end + 90) if head else None
    if not head or not heads or not (heads["unit"] or head["weekday"]) or (head["later"] and not told):
        return False
    if heads["item"] is not None and not head["mark"]:
        # 'sáng 12/9 ở Cao Lộc; ngày 14/9, Sở Y tế;'
        return bool(head["later"]) and _is_name(page, heads.end("item"))
    if heads["at"] is None and heads["item"] is None:
        return not _works_otherwise(page, heads.end())
    return _stays_there(page, heads.end())


def _is_name(page: Page, at: int) -> bool:
    """Whether nothing but the name of a unit stands there up to the end of the clause."""
    end = CLAUSE_END.search(page.low, at, min(at + 120, page.line(at)[1] + 1))
    return end is not None and names_alone(page.body[at : end.start()])


def names_alone(words: str) -> bool:
    """Return whether words are names of units and nothing else: capitals ('Y tế', 'Lộc Bình') and words for kinds of units."""
    told = NAME_WORD.findall(words)
    if not 0 < len(told) < 20 or ACTED.search(words) or not any(word[0].isupper() for word in told):
        return False
    return all(
        word[0].isupper() or word in NAME_PARTS or (place and told[place - 1][0].isupper())
        for place, word in enumerate(told)
    )


def names_stand_before(page: Page, stretch: Stretch, after: str, *, told: bool) -> bool:
    """Whether a clause is names of units and the time alone: 'Tại cấp huyện: Cao Lộc ngày 31/8; Lộc Bình ngày 07/9.'"""
    start = stretch.span[0]
    first = max(page.line(start)[0], start - 160)
    ends = ITEM_ENDS.match(after) or NAME_FOLLOWS.match(page.body, stretch.span[1])
    if ends is None or not (told or TEAM.search(page.low, max(page.line(start)[0], start - 260), start)):
        return False
    lead = LEADS_BEFORE.search(page.low, first, start)
    begins = 1 + max(page.body.rfind(sign, first, start) for sign in ";:|\t")
    names = page.body[max(first, begins) : lead.start() if lead else start]
    if not told and OTHER_WORK.search(page.low, max(page.sentence(start)[0], first), max(first, begins)):
        return False
    marked = MARKED.match(names)
    return (told or begins > first) and names_alone(names[marked.end() :] if marked else names)


def _stays_there(page: Page, at: int) -> bool:
    """Whether nothing but names of units follows 'Ngày 06/8, tại …' up to a stop, a colon or the team."""
    names = NAMES_ALONE.match(page.low, at)
    if names is None or ACTED.search(page.low, at, names.end("names")):
        return False
    # 'Ngày 15/6, Sở Nội vụ: tổng hợp báo cáo.'
    return DUTY.match(page.low, names.end("names")) is None


def in_head_cell(page: Page, span: tuple[int, int]) -> bool:
    """Whether a time fills a cell in the head of a table of units: '| STT | Đơn vị | Quý II | Quý III |'."""
    start, end = page.line(span[0])
    if end - start > 300 or not TABLE_HEAD.match(page.low, start, end):
        return False
    if page.low[start : span[0]].rstrip()[-1:] != "|" or page.low[span[1] : end].lstrip()[:1] not in ("", "|"):
        return False
    return TICKED.search(page.low, end + 1, min(end + 300, page.line(end + 1)[1])) is not None


def heads_list(page: Page, stretch: Stretch) -> bool:
    """Whether a month or quarter stands alone over those who are inspected then, or before a colon that names them."""
    start, end = stretch.span
    # A colon, a dash or the end of the line follows, behind a word or brackets.
    behind = page.low[end : end + 1]
    if not (behind.isspace() or behind in BEFORE_LIST):
        return False
    first = max(page.sentence(start)[0], page.line(start)[0], start - 80)
    if not OPENS.fullmatch(page.low, max(first, page.low.rfind(";", first, start) + 1), start):
        return False
    follows = LIST_FOLLOWS.match(page.low, end, end + 160) or NAMES_FOLLOW.match(page.body, end, end + 60)
    return follows is not None and not OTHER_WORK.search(page.low, end, min(end + 300, page.line(follows.end() - 1)[1]))


def may_stand_beside(page: Page, start: int) -> bool:
    """Whether a unit, a bracket or a word for a part of the day stands at a day: a cheap look at most days of a text."""
    lead = page.low[max(0, start - 60) : start]
    return (
        "(" in lead[-24:]
        or lead.endswith((*PARTS, "và "))
        or page.low.startswith(PARTS, start)
        or AT_UNIT.search(lead) is not None
        or AT_NAME.search(page.body[max(0, start - 60) : start]) is not None
    )
