"""What an amendment says of units: taken off the list, put on it, one in the place of another, put off to a later day."""

import re

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.sentences import FILLING
from kiemtra.reading.values import UnitRole

W = r"\s{1,2}"
LIST = rf"(?:danh{W}sách|kế{W}hoạch|lịch|diện|đối{W}tượng|đợt|phụ{W}lục)"
# "Đưa ra khỏi danh sách kiểm tra năm 2023: …", "rút tên khỏi kế hoạch các đơn vị: …"
TAKEN_OFF = pattern_of(
    rf"(?<!\w)(?:(?:đưa|rút|loại|bỏ|gạch|xóa)(?:{W}(?:tên|bớt|bỏ))?(?:{W}ra)?{W}(?:khỏi|ngoài){W}{LIST}(?!\w)[^.;:]{{0,50}}?(?:\s?:|{W}đối{W}với|{W}gồm|{W}các)|(?:không{W}(?:tổ{W}chức{W}|tiến{W}hành{W})?(?:kiểm{W}tra|bố{W}trí)|giảm|bớt|rút|bỏ)(?:{W}(?:nữa|trong{W}đợt{W}này|năm{W}20\d\d))?\s?:)\s{{0,3}}"
)
# "Bổ sung: …", "Bổ sung thêm 02 đơn vị vào danh sách: …"
PUT_ON = pattern_of(
    rf"(?<!\w)(?:bổ{W}sung|đưa{W}thêm|thêm)(?:{W}(?:kiểm{W}tra|thêm|mới|đối{W}với|đối{W}tượng|danh{W}sách|các|vào{W}{LIST}(?:{W}(?:kiểm{W}tra|năm|20\d\d|này)){{0,4}}|\d{{1,2}}|hai|ba|bốn|đơn{W}vị|cơ{W}quan|địa{W}phương|xã|phường|sở|phòng)){{0,6}}\s?:\s{{0,3}}"
)
# "thay UBND xã A bằng UBND xã B", "chuyển sang kiểm tra xã B"
IN_PLACE = pattern_of(
    rf"(?<!\w)(?:thay(?:{W}thế)?(?!{W}(?:đổi|mặt|ông|bà|đồng))[^.;:]{{2,90}}?{W}(?:bằng|thành|là)|kiểm{W}tra[^.;]{{2,110}}?(?:chuyển|đổi){W}sang|được{W}thay{W}(?:thế{W})?bằng)(?:{W}(?:kiểm{W}tra|làm{W}việc)(?:{W}(?:tại|với))?)?{W}"
)
REPLACED = pattern_of(
    rf"(?<!\w)(?:thay(?:{W}thế)?(?:{W}cho)?(?!{W}(?:đổi|mặt|ông|bà|đồng))(?:{W}(?:việc{W}kiểm{W}tra|kiểm{W}tra(?:{W}tại)?|đơn{W}vị))?|chuyển{W}từ){W}"
)
BY_ANOTHER = pattern_of(
    rf"[^.;:]{{0,60}}?{W}(?:được{W}thay{W}(?:thế{W})?)?(?:bằng|thành|sang){W}(?:(?:kiểm{W}tra|làm{W}việc)(?:{W}(?:tại|với))?{W})?(?:sở|ubnd|phòng|ban|xã|phường|thị|huyện|chi|cục|trung|trường|văn|bhxh|kho|thành|quận|đặc|thuế|bảo|trạm)(?!\w)"
)
FOR_IT = pattern_of(rf"kiểm{W}tra[^.;:]{{2,90}}?{W}thay{W}(?:thế{W})?cho{W}")
# "đổi lịch Sở Tư pháp sang ngày 20/9"
MOVED = pattern_of(
    rf"(?<!\w)(?:đổi|dời|lùi|chuyển|điều{W}chỉnh){W}(?:(?:thời{W}gian|lịch|ngày|buổi)(?:{W}(?:kiểm{W}tra|làm{W}việc))?){W}(?:(?:của|tại|với|đối{W}với){W})?"
)
TO_DAY = pattern_of(
    rf"{W}(?:từ{W}[^.;]{{2,40}}?{W})?(?:sang|đến|vào|tới|thành){W}(?:(?:trong|đầu|cuối|giữa|buổi){W})?(?:ngày|sáng|chiều|tuần|tháng|quý|thứ|\d)"
)
# How far above the words of inspecting may stand: an amendment names them in its title or its first point.
NEAR = 1200
# How far behind the name they may stand.
REST = 160
# "Chưa kiểm tra được phường A do cách ly, sẽ thực hiện bù trong tháng 11"
MADE_UP = pattern_of(
    rf"[^.;]{{0,100}}?(?<!\w)(?:sẽ|được|dự{W}kiến){W}(?:(?:tổ{W}chức|tiến{W}hành|thực{W}hiện|kiểm{W}tra|làm{W}việc|bố{W}trí){W})+(?:bù|bổ{W}sung|sau(?!{W}khi{W}có)|vào{W}(?:tháng|tuần|quý|ngày|đợt)|trong{W}(?:tháng|tuần|quý|đợt))(?!\w)"
)
NOT_YET = pattern_of(rf"(?<!\w)(?:chưa|không){W}(?:(?:thể|tổ{W}chức|tiến{W}hành){W})?(?:kiểm{W}tra|làm{W}việc|đến){W}")


# "… nên Đoàn chưa kiểm tra, chuyển sang quý I năm 2022"
PUT_OFF = pattern_of(
    rf"(?:[^.;\n]{{0,120}}?(?<!\w)(?:chưa|không){W}(?:(?:thể|tổ{W}chức|tiến{W}hành){W})?(?:kiểm{W}tra|làm{W}việc|đến)(?:{W}được)?[^.;\n]{{0,40}}?|{W}(?:(?:được|xin|phải|tạm){W}){{0,2}})(?<!\w)(?:chuyển|lùi|dời|để|hoãn)(?:{W}(?:lại|lịch))?{W}(?:sang|đến|tới){W}(?:(?:kiểm{W}tra|trong|vào|đầu|cuối|giữa|quý|tháng|kế{W}hoạch|đợt|của|[ivx]{{1,3}}|\d{{1,2}})(?:{W}|/)){{0,5}}năm{W}(?P<year>sau|tới|20\d\d)"
)


def put_off(page: Page, end: int, year: int | None) -> UnitRole | None:
    """Return whether units are put off beyond the year of the text, or to a later day of it."""
    if page.low.find("sang", end, end + 190) < 0 and page.low.find("đến", end, end + 190) < 0:
        return None
    m = PUT_OFF.match(page.low, end)
    if not m or not _inspects(page, end, REST):
        return None
    later = not m["year"].isdigit() or (year is not None and int(m["year"]) > year)
    return UnitRole.EXCLUDED if later else UnitRole.INSPECTED


def amended(page: Page, before: str, start: int, end: int) -> UnitRole | None:
    """Return what an amendment of a plan says of units, None where it does not speak of them."""
    if "khỏi" in before or "ngoài" in before or ":" in before[-4:]:
        if _ends(TAKEN_OFF, before) and _inspects(page, start):
            return UnitRole.EXCLUDED
        if _ends(PUT_ON, before) and _inspects(page, start):
            return UnitRole.INSPECTED
    if page.low.startswith("được thay", end + 1) and BY_ANOTHER.match(page.low, end) and _inspects(page, start, REST):
        return UnitRole.EXCLUDED
    if ("thay" in before or "sang" in before) and _inspects(page, start):
        if _ends(FOR_IT, before) or (_ends(REPLACED, before) and BY_ANOTHER.match(page.low, end)):
            return UnitRole.EXCLUDED
        if _ends(IN_PLACE, before):
            return UnitRole.INSPECTED
    if TO_DAY.match(page.low, end) and _ends(MOVED, before) and _inspects(page, start, REST):
        return UnitRole.INSPECTED
    if ("chưa" in before or "không" in before) and _ends(NOT_YET, before) and MADE_UP.match(page.low, end):
        return UnitRole.INSPECTED
    return None


def _ends(pattern: re.Pattern[str], before: str) -> bool:
    """Whether such words end before the units, with nothing between but words about units."""
    return any(FILLING.fullmatch(before, m.end()) for m in pattern.finditer(before))


def _inspects(page: Page, start: int, rest: int = 0) -> bool:
    return page.low.rfind("kiểm tra", max(0, start - NEAR), start + rest) >= 0
