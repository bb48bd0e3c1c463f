"""What a sentence says of the units in it: whether it tells of inspecting them."""

import re
from functools import lru_cache

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.topic import OF_REFORM, OTHER_FIELD
from kiemtra.reading.units.lists import UnitList
from kiemtra.reading.units.words import INSPECTS

W = r"\s{1,2}"
# Words about units that stand between the verb or its preposition and the names.
FILLING = pattern_of(
    rf"(?:\s|[:/(\-+*•,\"]|\d|(?:cấp|tỉnh|ngành{W}dọc|trực{W}thuộc|thuộc|khối|tất{W}cả|toàn{W}bộ|ít{W}nhất|các|một(?:{W}(?:số|cửa))?|những|đơn{W}vị|cơ{W}quan|gồm|bao|có|là|sau|đây|như|và|địa{W}phương|địa{W}bàn|khu{W}vực|trụ{W}sở"
    rf"|làm{W}việc|của|bộ{W}phận|một{W}cửa|tiếp{W}nhận|trả{W}kết{W}quả|tại|ở|với|sở|ban|ngành|huyện|xã|phường|thị{W}xã|thị{W}trấn|thành{W}phố|quận|đặc{W}khu|phòng|bộ|cục|thuế|chuyên{W}môn|ubnd|hđnd|(?:ủy{W}b[aà]n|hội{W}đồng){W}nhân{W}dân|đảng{W}ủy|thường{W}trực|cụ{W}thể"
    rf"|lãnh{W}đạo|tập{W}thể|trong{W}đó|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hành{W}chính|sự{W}nghiệp|công{W}lập|trung{W}tâm|phục{W}vụ|đối{W}với|đột{W}xuất|bất{W}ngờ|trực{W}tiếp|thực{W}tế|đợt|kiểm{W}tra|được|chọn)(?!\w)){{0,60}}+"
)
GOVERNS = pattern_of(
    rf"(?<!\w)(?:(?P<work>(?:đoàn|tổ){W}(?:số{W})?\d{{1,2}}(?!\w)[^.;:]{{0,90}}?{W}(?:đến|tới|đi)|(?:đoàn|tổ){W}(?:kiểm{W}tra{W}|công{W}tác{W})?(?:(?:đã|sẽ|cũng|tiếp{W}tục){W}){{0,3}}(?:đến|tới|về|đi(?:{W}tiếp)?)|tiếp{W}tục{W}(?:với|đến)|làm{W}việc(?:{W}(?:trực{W}tiếp|xong))?{W}(?:với|tại)|(?:kiểm|phúc){W}tra(?:,?{W}(?:và{W})?(?:giám{W}sát|khảo{W}sát|đánh{W}giá|rà{W}soát|hướng{W}dẫn)){{0,2}}(?:{W}(?:xong|lại|thêm|đột{W}xuất|trực{W}tiếp|thực{W}tế|công{W}vụ|cchc|qua{W}báo{W}cáo)){{0,2}}(?:{W}(?:tại|ở|đối{W}với))?)"
    rf"|(?P<at>tại|ở|đối{W}với|đến)|(?P<list>gồm(?:{W}có)?|là)|(?P<of>của))(?!\w)|(?P<colon>[:(])"
)
# Between the verb and the preposition: words that make another clause of it.
BREAKS = pattern_of(
    rf"(?<!\w)(?:cho{W}thấy|ghi{W}nhận|nhận{W}thấy|phát{W}hiện|chỉ{W}ra|yêu{W}cầu|đề{W}nghị|phối{W}hợp{W}với|gửi|giao{W}cho|tham{W}mưu|kết{W}luận{W}về|thành{W}viên|thành{W}phần|đại{W}diện|tham{W}gia|tham{W}dự|cùng{W}(?:dự|đi)|trình|hoàn{W}thành{W}báo{W}cáo|họp|hội{W}nghị)(?!\w)"
)
# What stands before a colon or a bracket that opens a list of inspected units.
OPENS_UNITS = pattern_of(
    rf"(?:(?<!\w)(?:đơn{W}vị|cơ{W}quan|đối{W}tượng|địa{W}phương|sở|ngành|huyện|xã|phường|quận|thị{W}trấn|thành{W}phố|phòng|ban|cục|trường|danh{W}sách|địa{W}điểm|ubnd|kiểm{W}tra)(?!\w)[^:;.(\n]{{0,45}}|(?<!\w)(?:sau|gồm|thể|là|đó|đây|tại|với|có))\s{{0,3}}(?:\([^()]{{0,20}}\)\s?)?$"
)
TEAM_OF = pattern_of(rf"(?:đoàn|tổ){W}(?:công{W}tác{W})?(?:liên{W}ngành{W})?kiểm{W}tra[^.;:]{{0,60}}$")
UNITS_ARE = pattern_of(
    rf"(?<!\w)(?:đơn{W}vị|cơ{W}quan|đối{W}tượng|địa{W}phương|sở|(?<!liên )ngành|huyện|xã|phường|thị{W}trấn|phòng|danh{W}sách|lịch|địa{W}điểm|ubnd|nhóm|chi{W}cục|cục|bộ(?!{W}phận)|các{W}tỉnh|trường|trung{W}tâm|chi{W}nhánh|khối)(?!\w)"
)
# "…, Đoàn kiểm tra UBND xã A và UBND xã B trong ngày 5/10": a deed, not the team of those.
TEAM_INSPECTS = pattern_of(
    rf"(?:^[\s\d.)+-]{{0,6}}(?:điều{W}\d{{1,2}}\.?{W})?|[,;:]{W})(?:đoàn|tổ){W}kiểm{W}tra{W}(?:các{W})?(?:ubnd{W}(?:huyện|xã),{W})?$"
)
GOES_ON = pattern_of(r"\s{0,2}(?:[.;\n]|,\s(?:khi|trong|để|sau)(?!\w)|(?:trong|ngày|vào|từ|theo|để)(?!\w)|$)")
OTHER_UNITS = pattern_of(
    rf"\s{{0,2}}(?:các{W}|\d{{1,2}}{W})?(?:sở|ubnd|phòng|ban|chi{W}cục|cục|trung{W}tâm|văn{W}phòng|trường|bệnh{W}viện|huyện|xã|phường|thành{W}phố|thị|bộ{W}phận|đơn{W}vị|công{W}an|kho|bảo|thanh)(?!\w)"
)
CLAUSE = pattern_of(
    rf"(?<!\w)(?:do|đã|sẽ|được|chủ{W}trì|phối{W}hợp|báo{W}cáo|để|nhằm|đoàn|kiểm{W}tra|với|năm)(?!\w)|\d/\d"
)
# "các đơn vị dự kiến kiểm tra, trong đó: Đoàn số 1 gồm …"
SHARED_OUT = pattern_of(
    rf"(?:đơn{W}vị|cơ{W}quan|địa{W}phương)[^.;:]{{0,40}}kiểm{W}tra[^.;:]{{0,60}}(?:trong{W}đó|cụ{W}thể|như{W}sau)\s?:?[^.:]{{0,200}}$"
)
# "Đoàn kiểm tra gồm các sở: …": who makes up the team.
MADE_UP_OF = pattern_of(rf"^[^,;]{{0,30}}(?<!\w)(?:gồm|thành{W}viên|thành{W}phần)(?!\w)")
BULLETED = pattern_of(r"\s{0,8}(?:[-+*•]|\d{1,2}[.)]|[a-zđ][.)])\s{0,3}")
DEED = pattern_of(
    rf"(?<!\w)(?:đã|sẽ|tiến{W}hành|tổ{W}chức|đến|về|đi)(?:{W}(?:trực{W}tiếp|đột{W}xuất|tiến{W}hành))?\s{{1,2}}$"
)
# What has an issuer or an author of its own: "kiểm tra việc thực hiện Kế hoạch của UBND tỉnh".
NOT_WORK = pattern_of(
    rf"[,;]|(?<!\w)(?:kế{W}hoạch|chương{W}trình|quyết{W}định|chỉ{W}thị|chỉ{W}đạo|văn{W}bản|quy{W}định|kết{W}luận|ý{W}kiến|nghị{W}quyết|nghị{W}định|thông{W}tư|hướng{W}dẫn|đề{W}án|công{W}văn|giao)(?!\w)"
)
FRONTED = pattern_of(
    rf",{W}(?:(?:sáng|chiều|ngày|vào)[^,.;]{{0,24}},{W})?(?:đoàn|tổ)(?:{W}(?:kiểm{W}tra|công{W}tác|đã|sẽ|cũng|tiến{W}hành)){{0,4}}{W}(?:(?:kiểm|phúc){W}tra|đến|sang|ghé|xuống|rẽ|làm{W}việc|ghi{W}nhận|phát{W}hiện|nhận{W}thấy|thấy|chỉ{W}ra|đã{W}|(?:đề{W}nghị|yêu{W}cầu)[^.;]{{0,60}}?(?:khắc{W}phục|chấn{W}chỉnh|kiểm{W}điểm|rút{W}kinh|dứt{W}điểm))"
)
FRONT = pattern_of(rf"(?<!\w)(?:riêng|đối{W}với|tại|với|rời|sau){W}|^(?:còn{W}|và{W})?ở{W}")
PASSED = pattern_of(rf"[^.;:\n]{{0,40}}?(?:đã{W})?được{W}(?:chọn{W}(?:để{W})?)?(?:tiến{W}hành{W})?kiểm{W}tra(?!\w)")
# "thuộc đối tượng kiểm tra", "vừa đón Đoàn kiểm tra", ": kiểm tra trong quý II"
DUE = rf"{W}(?:được{W})?bổ{W}sung{W}vào{W}(?:danh{W}sách|kế{W}hoạch|lịch|diện)(?!\w)|{W}(?:(?:đều|cũng|đang){W})?(?:thuộc|nằm{W}trong|có{W}(?:tên{W})?(?:trong|tại)){W}(?:đối{W}tượng|diện|danh{W}sách|kế{W}hoạch|lịch)(?:(?!thành{W}viên|đoàn|tổ)[^.;,]){{0,30}}?kiểm{W}tra(?!\w)"
HOSTS = rf"{W}(?:(?:vừa|đã){W})?(?:tiếp|đón)(?:{W}(?:tiếp|và{W}làm{W}việc{W}với))?{W}(?:đoàn|tổ){W}(?:kiểm|công{W}tác{W}kiểm|phúc)"
ON_TIME = rf"\s{{0,2}}:{W}(?:(?:dự{W}kiến|sẽ|tiến{W}hành){W})?kiểm{W}tra{W}(?:trực{W}tiếp{W})?(?:trong|vào|từ|ngày|tháng|quý|tuần|đợt|qua)(?!\w)"
# "là đơn vị đầu tiên được kiểm tra", "sẽ là nơi Đoàn đến", "là điểm đến của đoàn"
IS_ONE = rf"{W}(?:(?:sẽ|cũng|được{W}chọn|vẫn){W}){{0,2}}là{W}(?![^.;,:]{{0,40}}(?:thường{W}trực|chủ{W}trì|đầu{W}mối|tham{W}mưu|giúp|phối{W}hợp|thành{W}viên|chịu{W}trách))[^.;,:]{{0,24}}?(?:đơn{W}vị|cơ{W}quan|địa{W}phương|xã|huyện|phường|sở|nơi|điểm|chặng)[^.;,:]{{0,24}}?(?:(?:được|bị)(?:{W}chọn)?{W}kiểm{W}tra|(?<!đoàn )(?<!tổ )(?<!được )kiểm{W}tra{W}(?:đầu|thứ|tiếp|cuối|trực|đột|đợt)|(?:đoàn|tổ){W}(?:(?:kiểm{W}tra|công{W}tác|sẽ|đã){W}){{0,2}}(?:đến|tới|kiểm|làm|dừng|ghé|chọn|khép|kết{W}thúc|bắt{W}đầu|mở{W}đầu|xuất{W}phát|tìm|quay|trở|vào|có{W}mặt|đặt{W}chân)|(?:đến|dừng(?:{W}chân)?){W}(?:của{W})?(?:đoàn|tổ)(?!\w))"
SUFFERS_AT_ONCE = pattern_of(
    rf"{DUE}|{HOSTS}|{ON_TIME}|{IS_ONE}|(?:\s{{0,2}}:)?{W}(?:(?:xin|được|đề{W}nghị|phải|tạm){W}){{0,2}}(?:lùi|dời|chuyển|hoãn|đổi)(?:{W}(?:lịch|thời{W}gian)(?:{W}(?:[^.;,]{{0,24}}?{W})?(?:nên|và|để){W}(?:chuyển|lùi|dời))?)?(?:,{W}(?:nên{W})?(?:chuyển|lùi|dời))?(?:{W}từ{W}[^.;]{{2,40}}?)?{W}(?:sang|đến|vào|thành){W}(?:(?:kiểm{W}tra|vào|trong|đầu|giữa|cuối){W}){{0,3}}(?:tháng|quý|tuần|ngày|đợt|sáng|chiều|thứ)(?!\w)|\s{{1,2}}-{W}(?:(?:dự{W}kiến|thực{W}hiện|tiến{W}hành|kiểm{W}tra){W}){{0,2}}(?:trong|vào|từ){W}(?:ngày|tháng|quý|tuần|đợt)(?!\w)|{W}thuộc{W}(?:phần{W}việc|phạm{W}vi|trách{W}nhiệm)[^.;,]{{0,20}}?(?:đoàn|tổ)(?!\w)|\s{{0,2}}\((?:dự{W}kiến{W})?(?:(?:đoàn|tổ)[^()]{{0,40}}kiểm{W}tra|kiểm{W}tra{W}(?:từ|ngày|trong|vào|đợt))|(?:{W}là{W}một{W}trong{W}(?:các|những|\d{{1,2}}){W}(?:địa{W}phương|đơn{W}vị|huyện|xã|sở))?{W}(?:sẽ{W})?được{W}(?:đoàn|tổ){W}[^.;]{{0,40}}?(?:làm{W}việc|kiểm{W}tra{W}(?:trong|vào|ngày|từ))|(?:,{W}(?:(?:là|hai|ba|\d{{1,2}}){W})?(?:nơi|đơn{W}vị|địa{W}phương))?{W}(?:(?:đã|sẽ){W})?(?:được|bị){W}kiểm{W}tra(?!\w)"
)
# How such words begin: looked at first, it costs least.
FIRST_OF_SUFFERING = (
    "(", ",", ":", "-", "được", "bị", "bổ", "đều", "cũng", "đang", "thuộc", "nằm", "có", "vừa", "đã", "tiếp", "đón", "sẽ", "vẫn", "là",
    "lùi", "dời", "chuyển", "hoãn", "đổi", "xin", "đề", "phải", "tạm",
)  # fmt: skip
# "Xã Mỹ Thái sẽ kiểm tra trong tháng 7": said of a place, not of its committee.
WILL_BE = pattern_of(
    rf"{W}(?:sẽ{W})?(?:được{W})?kiểm{W}tra{W}(?:trong|vào|từ){W}(?:tháng|quý|đợt|tuần|ngày|năm|sáng|chiều|buổi|thứ|hôm|đầu|cuối|giữa|\d)|{W}(?:đã|vừa|sẽ){W}(?:được{W})?(?:làm{W}việc|kiểm{W}tra)(?:{W}với{W}(?:đoàn|tổ)(?:{W}kiểm{W}tra)?)?(?:{W}xong)?,?{W}(?:hôm|ngày|vào|trong|hồi|sáng|chiều)(?!\w)"
)
OTHERS = pattern_of(rf"(?<!\w)(?:các|những|đơn{W}vị|cơ{W}quan)(?!\w)")
NUMBERED = pattern_of(
    rf"(?:có|gồm|là){W}(?P<n>\d{{1,2}}){W}(?:đơn{W}vị|cơ{W}quan|địa{W}phương|sở|huyện|xã|phường)[^:.;()]{{0,24}}:\s{{0,2}}$"
)
LACKING = pattern_of(r"(?<!\w)(?:chưa|chậm|còn|thiếu|đạt|khen|không|quá)(?!\w)")


@lru_cache(maxsize=8)
def _governors(before: str) -> tuple[re.Match[str], ...]:
    """The verbs and prepositions before a unit, the nearest first; several rules ask for them."""
    return tuple(GOVERNS.finditer(before))[::-1]


def governed(page: Page, before: str, end: int) -> bool | None:
    """Return whether the sentence inspects what follows; None where it does not say."""
    if not any(word in before for word in ("kiểm", "làm", "phúc", "đoàn", "tổ", "tiếp")):
        return None
    for m in _governors(before):
        if not FILLING.fullmatch(before, m.end()):
            return None
        if m["work"] and before[m.end() : m.end() + 2].lstrip()[:1] == ",":
            return None
        if m["work"] and TEAM_INSPECTS.search(before):
            return True if GOES_ON.match(page.low, end) else None
        told = _inspecting(before, m) if m["work"] else _told(before[: m.start()], m)
        if told is not None:
            return told
    return None


# "Các đơn vị nằm trong danh sách năm nay gồm: …"
ON_THE_LIST = pattern_of(
    rf"(?:được{W}chọn{W}|thuộc{W}diện{W}|trong{W}diện{W})kiểm{W}tra[^.;:,]{{0,30}}(?:gồm(?:{W}có)?|là|có)\s{{0,2}}:?\s{{0,3}}$|(?:đơn{W}vị|cơ{W}quan|địa{W}phương)[^.;:]{{0,40}}(?:danh{W}sách|kế{W}hoạch|đợt{W}này|năm{W}nay|diện|còn{W}lại|giữ{W}nguyên)[^.;:]{{0,30}}(?:gồm(?:{W}có)?|là)\s{{0,2}}:?\s{{0,3}}$"
)


LAST_BEFORE_LIST = ("gồm", "có", "là")
ADDED = pattern_of(rf"(?<!\w)bổ{W}sung{W}(?:(?:kiểm{W}tra|thêm|đối{W}với|các){W}){{0,3}}$")
# "thêm Sở Công Thương vào kế hoạch"
THUS_ADDED = pattern_of(rf"(?<!\w)(?:thêm|đưa|xếp)(?:{W}thêm)?{W}(?:các{W})?$")
ON_LIST = pattern_of(rf"{W}vào{W}(?:danh{W}sách|kế{W}hoạch|đợt|đối{W}tượng|diện|lịch)(?!\w)")


def added(page: Page, before: str, end: int) -> bool:
    """'Không kiểm tra xã A; bổ sung xã B', 'bổ sung xã B vào danh sách'"""
    return (
        "bổ sung" in before[-50:]
        and ADDED.search(before) is not None
        and ("kiểm tra" in before or ON_LIST.match(page.low, end) is not None)
    ) or (THUS_ADDED.search(before[-40:]) is not None and ON_LIST.match(page.low, end) is not None)


# "Các xã, thị trấn gồm có: …", behind a sentence that inspects them.
THESE = pattern_of(
    rf"\s{{0,2}}(?:các|những|cụ{W}thể,?|\d{{1,2}}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười){W}(?:đơn{W}vị|cơ{W}quan|địa{W}phương|sở|huyện|xã|phường)[^:.;]{{0,30}}(?:gồm(?:{W}có)?|là)\s?:?\s{{0,3}}"
)


# "Cấp huyện có 4 phòng, ban, trong đó có …", "đã hoàn thành cả tám: bốn sở (…)": behind a sentence that inspects.
OF_THEM = pattern_of(
    rf"(?:có{W}\d{{1,2}}{W}(?:đơn{W}vị|cơ{W}quan|địa{W}phương|sở|phòng|xã|phường|huyện)[^.;:]{{0,24}},?{W}(?:trong{W}đó{W}có|gồm(?:{W}có)?):?|(?:^|;)\s{{0,3}}(?:(?:ở|riêng|còn|với){W}){{0,2}}(?:khối|cấp|nhóm){W}(?:\w+,?{W}){{1,4}}?(?:có|gồm|là|(?:đã{W})?(?:kiểm{W}tra{W})?xong):?|đã{W}hoàn{W}thành(?:{W}(?:cả|đủ|toàn{W}bộ|kiểm{W}tra|việc)){{0,2}}[^.;:,]{{0,24}}:)\s"
)


# "Tổng số đơn vị được kiểm tra: 05 đơn vị. Cụ thể: …"
NAMELY = pattern_of(
    rf"[\s\-+*•]{{0,6}}(?:cụ{W}thể|trong{W}đó|bao{W}gồm|gồm|đó{W}là|chi{W}tiết|danh{W}sách)(?:{W}(?:là|gồm|như{W}sau|có))?\s?[:,]?\s"
)
TOLD_BEFORE = pattern_of(
    rf"(?:đơn{W}vị|cơ{W}quan|địa{W}phương|sở|huyện|xã|phường)[^.;]{{0,40}}?(?:được|sẽ|đã)(?:{W}được)?{W}kiểm{W}tra|(?:đã|sẽ|tiến{W}hành|tổ{W}chức){W}(?:\w+{W})?(?:kiểm{W}tra|làm{W}việc)[^.;]{{0,60}}?(?:đơn{W}vị|cơ{W}quan|địa{W}phương|sở|huyện|xã|phường)"
)


OF_THEM_WORDS = pattern_of(r"trong đó|gồm|hoàn thành|khối |cấp |nhóm ")


def on_the_list(page: Page, before: str, start: int) -> bool:
    """Return whether the units are told to be on the list, in a text that has told of inspecting."""
    told = list(OF_THEM.finditer(before)) if OF_THEM_WORDS.search(before) else []
    if told and FILLING.fullmatch(before, told[-1].end()) and not LACKING.search(before, told[-1].start()):
        return "kiểm tra" in page.low[max(0, start - 300) : start]
    if THESE.fullmatch(before) and "kiểm tra" in page.low[max(page.line(start)[0], start - 300) : start]:
        return True
    opens = NAMELY.match(before)
    if opens and FILLING.fullmatch(before, opens.end()):
        last = page.sentence(max(0, start - len(before) - 2))
        return TOLD_BEFORE.search(page.low, max(last[0], last[1] - 300), last[1]) is not None
    named = before.rstrip().removesuffix(":").rstrip().endswith(LAST_BEFORE_LIST)
    return (
        named and ON_THE_LIST.search(before[-150:]) is not None and "kiểm tra" in page.low[max(0, start - 900) : start]
    )


def behind_others(before: str) -> bool:
    """Return whether the units stand behind others in a sentence that inspects: 'kiểm tra tại trường X, Sở Y tế'."""
    if not ("kiểm" in before or "làm" in before) or not before.endswith((" ", "(")):
        return False
    for m in _governors(before):
        if (m["work"] or m["at"]) and _after_others(before[m.end() :]):
            return bool(_inspecting(before, m) if m["work"] else _told(before[: m.start()], m))
    return False


NO_DEED = pattern_of(rf"(?<!\w)(?:tự|được|để|công{W}tác|kết{W}quả|quy{W}chế)\s{{1,2}}$")
BY_ITSELF = pattern_of(r"(?<!\w)tự\s{1,2}$")
NAMED_SO = pattern_of(rf"(?<!\w)(?:ủy{W}ban|đoàn|tổ|kế{W}hoạch|thông{W}báo|quyết{W}định|kết{W}luận)\s{{1,2}}$")


def _inspecting(before: str, m: re.Match[str]) -> bool | None:
    """Whether "kiểm tra X" is a deed: not the team of X, the plan of X, or X inspecting itself."""
    lead = before[: m.start()]
    tail, verb = lead[-14:], m.group()
    if NO_DEED.search(tail) and not verb.endswith(("tại", "với")):
        return None
    if BY_ITSELF.search(tail):
        return False
    return (
        None
        if not verb.endswith(("tại", "ở", "với", "thêm", "lại", "xong", "thực tế")) and NAMED_SO.search(tail)
        else True
    )


# "kiểm tra định kỳ: đợt 1 vào tháng 5 đối với A; đợt 2 vào tháng 10 đối với B"
ROUND = pattern_of(
    rf"{W}(?:(?:còn|và|riêng){W})?(?:đợt|vòng|lượt|lần|kỳ|tháng|quý|tuần|ngày|sáng|chiều)(?!\w)[^:]{{0,50}}$"
)


# "kiểm tra tiến độ giải phóng mặt bằng tại xã A": an inspection of something else.
OTHER_MATTER = pattern_of(
    rf"{W}(?:(?:công{W}tác|việc|tình{W}hình|hoạt{W}động|thực{W}tế|các|một{W}số|hiện{W}trường|chuẩn{W}bị|đảm{W}bảo|bảo{W}đảm|thực{W}hiện|triển{W}khai|chấp{W}hành|quy{W}định|về){W}){{0,3}}{OTHER_FIELD}"
)


# "Hội nghị công bố kết quả kiểm tra diễn ra tại Sở Nội vụ"
TAKES_PLACE = pattern_of(rf"(?<!\w)(?:diễn{W}ra|tổ{W}chức)(?!\w)")
MEETING = pattern_of(rf"(?<!\w)(?:hội{W}nghị|cuộc{W}họp|buổi{W}họp|lễ|tập{W}huấn)(?!\w)[^.;]{{0,60}}$")


def _told(lead: str, m: re.Match[str]) -> bool | None:
    verbs = list(INSPECTS.finditer(lead))
    if not verbs:
        return None
    verb = verbs[-1]
    between = lead[verb.end() :]
    if OTHER_MATTER.match(between) and not OF_REFORM.search(between):
        return False
    if len(between) > 200 or BREAKS.search(between) or BY_ITSELF.search(lead[: verb.start()][-8:]):
        return None
    if TAKES_PLACE.search(between) and MEETING.search(lead, 0, verb.start()):
        return None
    if m["of"]:
        return True if _deed(lead[: verb.start()]) and not NOT_WORK.search(between) else None
    if m["colon"] and not OPENS_UNITS.search(lead[-70:]):
        return None
    if m["list"] or m["colon"]:
        near = lead[max(0, verb.start() - 50) :]
        if SHARED_OUT.search(lead):
            return True
        if TEAM_OF.search(lead) and (MADE_UP_OF.search(between) or not UNITS_ARE.search(between)):
            return None
        return True if UNITS_ARE.search(near) else None
    clause = between.rpartition(";")
    return True if not clause[1] or ROUND.match(clause[2]) else None


def _deed(lead: str) -> bool:
    """Whether "kiểm tra" is what somebody does, not part of the name of a plan or a team."""
    return BULLETED.fullmatch(lead) is not None or DEED.search(lead) is not None


GOES_ON_WITH = pattern_of(r"[,;]\s{0,3}(?:và\s{1,2})?$|\svà\s{1,2}$")


def _after_others(gap: str) -> bool:
    """Whether what stands between is a list of others like it."""
    return bool(OTHER_UNITS.match(gap) and GOES_ON_WITH.search(gap)) and not CLAUSE.search(gap)


def fronted(page: Page, before: str, end: int) -> bool:
    """'Tại UBND xã Tân Lập, Đoàn đã kiểm tra …'"""
    if not (page.low.startswith(",", end) and FRONTED.match(page.low, end)):
        return False
    fronts = list(FRONT.finditer(before[-60:]))
    return bool(fronts) and FILLING.fullmatch(before[-60:], fronts[-1].end()) is not None


# "Tại xã Long Thượng, bộ phận một cửa đã có máy lấy số": what was found there, behind words of an inspection.
FINDING = pattern_of(
    rf",{W}(?:bộ{W}phận|hồ{W}sơ|công{W}chức|cán{W}bộ|tỷ{W}lệ|việc|công{W}tác|đa{W}số|trụ{W}sở|toàn{W}thể|không|còn|có|một{W}số|niêm{W}yết|nhiều|máy|\d)(?!\w)"
)
FIRST_AT = pattern_of(rf"[\s\-+*•]{{0,8}}(?:(?:riêng|còn){W})?(?:tại|ở){W}")
VISITED = pattern_of(
    rf"(?<!\w)(?:đoàn|tổ){W}(?:kiểm{W}tra|công{W}tác)[^.;]{{0,120}}?(?:kiểm{W}tra|làm{W}việc|đến|ghi{W}nhận)(?!\w)"
)


def finding(page: Page, before: str, end: int) -> bool:
    """Return whether a sentence tells what was found at a place, a few sentences behind the words of an inspection."""
    m = FIRST_AT.match(before) if page.low.startswith(",", end) and FINDING.match(page.low, end) else None
    if not m or not FILLING.fullmatch(before, m.end()):
        return False
    return VISITED.search(page.low, max(0, end - 900), end - len(before)) is not None


def numbered(page: Page, before: str, listed: UnitList) -> bool:
    """'Vòng trực tiếp có 7 đơn vị: …': just as many as are listed, in a paragraph that tells of inspecting."""
    m = NUMBERED.search(before[-80:]) if before[-3:].rstrip().endswith(":") else None
    if not m or int(m["n"]) != len(listed.units) or LACKING.search(before):
        return False
    start = listed.span[0]
    return INSPECTS.search(page.low, max(0, start - 700), start) is not None


def suffers(page: Page, end: int, *, placed: bool) -> bool:
    """'Sở Y tế được kiểm tra ngày …'; 'xã Mỹ Thái sẽ kiểm tra trong tháng 7', said of places alone."""
    at_once = page.low[end : end + 12].lstrip().startswith(FIRST_OF_SUFFERING)
    if (at_once and SUFFERS_AT_ONCE.match(page.low, end)) or (placed and WILL_BE.match(page.low, end)):
        return True
    if page.low.find("được", end, end + 90) < 0:
        return False
    m = PASSED.match(page.low, end, min(page.sentence(end - 1)[1], end + 80))
    return m is not None and not OTHERS.search(m.group())
