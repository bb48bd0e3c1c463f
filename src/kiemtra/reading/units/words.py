"""Words that leave units out of a round or put them into an earlier one."""

import re

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.title import heading_of

W = r"\s{1,2}"
INSPECTS = pattern_of(
    rf"(?<!\w)(?:(?:kiểm|phúc){W}tra|làm{W}việc{W}(?:tại|với)|(?:phụ{W}trách|đảm{W}nhận)(?={W}(?:khối|các|địa{W}bàn)))(?!\w)"
)
EXCLUDED = pattern_of(
    rf"(?<!\w)(?:ngoại{W}trừ|trừ(?!{W}(?:trường|khi))|không{W}(?:tiến{W}hành{W}|tổ{W}chức{W}|thực{W}hiện{W})?(?:kiểm{W}tra|bao{W}gồm|thuộc{W}(?:đối{W}tượng|diện))|chưa{W}kiểm{W}tra|(?:miễn|bỏ|thôi|(?:tạm{W})?(?:hoãn|dừng|ngừng|lùi)){W}(?:việc{W})?kiểm{W}tra|(?:đoàn|tổ)(?:{W}kiểm{W}tra)?{W}(?:(?:vẫn|cũng|nên){W})?(?:chưa|không){W}(?:đến|ghé|tới|làm{W}việc{W}(?:với|tại))|(?:không|chưa){W}(?:đưa{W}vào|có{W}trong){W}(?:kế{W}hoạch|danh{W}sách|đợt{W}này|diện))(?!\w)(?P<gap>[^.;)]{{0,110}}(?:\)[^.;)]{{0,30}})?)$"
)
OTHER_CLAUSE = pattern_of(
    rf"(?<!\w)(?:(?:đã|được|đang|sẽ){W}(?!(?:được{W})?kiểm|[^,;]{{0,24}}?kiểm{W}tra)|do|vì|để|nhưng|đoàn|mà)(?!\w)"
)
AFTER_EXCLUDED = pattern_of(
    rf"[^.;(\n]{{0,60}}?(?<!\w)(?:(?:tạm{W})?hoãn{W}(?:việc{W})?(?:kiểm|lịch|sang|đến|do|vì|thời)|lùi{W}(?:việc|lịch|thời|kiểm)[^.;\n]{{0,20}}?(?:năm{W}(?:sau|20)|do|vì)|lùi{W}sang{W}năm)|[^.;:(\n]{{0,30}}?được{W}(?:miễn|hoãn|lùi){W}kiểm|[^.;\n]{{0,60}}?nên{W}không{W}kiểm{W}tra|[^.;\n]{{0,90}}?,{W}không{W}kiểm{W}tra{W}(?:trùng|lại)|[^.;\n]{{0,110}}?(?<!\w)không{W}đưa{W}vào{W}(?:danh{W}sách|kế{W}hoạch|đợt|diện)|[^.;\n]{{0,90}}?(?:chưa|không){W}(?:tiến{W}hành{W}|tổ{W}chức{W})?kiểm{W}tra{W}(?:do(?!{W}\w+{W}làm)|vì|trong{W}năm|năm{W}nay|trong{W}đợt|đợt{W}này)|{W}(?:(?:tuy|mặc{W}dù|dù|hiện|vẫn|cũng|năm{W}nay|đợt{W}này|lần{W}này){W}){{0,2}}(?:chưa|không){W}(?:thuộc|có(?:{W}tên)?{W}trong|nằm{W}trong){W}(?:diện|đối{W}tượng|phạm{W}vi|danh{W}sách|kế{W}hoạch)(?={W}kiểm|{W}(?:năm|đợt|lần)|[.,;)])|[^.;:\n]{{0,70}}?,{W}không{W}thuộc{W}(?:đối{W}tượng|diện|phạm{W}vi){W}kiểm|[^.;:]{{0,20}}?(?<!\w)ra{W}khỏi{W}(?:danh{W}sách|kế{W}hoạch|đối{W}tượng|diện)|\s{{0,2}}[(,]?\s?(?:(?:là{W})?(?:các{W}|những{W})?đơn{W}vị{W})?(?:không{W}(?:thuộc{W}đối{W}tượng{W}|tiến{W}hành{W}|được{W})?kiểm{W}tra|không{W}bị{W}kiểm{W}tra|không{W}thuộc{W}(?:diện|phạm{W}vi)|(?:không{W}nằm{W}trong|không{W}có{W}tên{W}trong|nằm{W}ngoài){W}(?:danh{W}sách|kế{W}hoạch|diện|đợt|đối{W}tượng|phạm{W}vi))"
)
EARLIER = pattern_of(
    rf"(?:(?:năm|đợt|quý|kỳ|lần){W}(?:trước|ngoái)|trước{W}đây|trước{W}đó(?=[^.;]{{0,16}}(?:tháng|quý|năm|đợt)(?!\w))(?![^.;]{{0,30}}(?:ngày|sáng|chiều|hôm)(?!\w))(?=[^.;]{{0,120}}?(?:đã|từng){W}))[^.;)]{{0,200}}$|đã{W}(?:được{W}|tiến{W}hành{W}|tổ{W}chức{W})?kiểm{W}tra[^.;)]{{0,40}}?(?:trong{W})?(?:năm{W}(?:20\d\d|trước)|đợt{W}\d)[^.;)]{{0,70}}$"
    rf"|(?<!\w)từng{W}(?:kiểm|đến|làm|ghé)[^.;)]{{0,120}}$|cách{W}đây{W}\w+{W}(?:năm|tháng)[^.;)]{{0,90}}$|(?:đơn{W}vị|cơ{W}quan|địa{W}phương|nơi|xã|phường|huyện|sở){W}đã{W}(?:được{W})?kiểm{W}tra{W}(?:trong{W})?(?:\d{{1,2}}{W}tháng|quý|tháng|đợt)[^.;)]{{0,70}}$"
)
EARLIER_YEAR = pattern_of(rf"(?<!\w)(?:năm|trong{W}năm){W}(20\d\d)[^.;]{{0,140}}$")
EARLIER_ROUND = pattern_of(rf"(?:việc|đợt|cuộc){W}kiểm{W}tra{W}năm{W}(20\d\d){W}(?:tại|ở|đối{W}với){W}[^.;]{{0,60}}$")
AFTER_EARLIER = pattern_of(
    rf"\s{{0,2}}[,(]?\s?(?:(?:là{W})?(?:nơi|đơn{W}vị){W})?(?:(?:đã|từng|vừa){W}(?:được{W})?|được{W})kiểm{W}tra{W}(?:trong{W}|hồi{W}|vào{W})?(?:(?:đầu|cuối|giữa){W})?(?:năm{W}|(?:quý|tháng|đợt|ngày){W}[\d/ivx]{{1,5}}(?:/|{W}năm{W}))(20\d\d)"
)


# "từng được kiểm tra hồi cuối năm ngoái, đợt này không kiểm tra lại", "nơi đoàn đã đến hồi cuối tháng 8"
AGAIN = pattern_of(rf"(?<!\w)(?:(?:kiểm{W}tra{W}|làm{W}việc{W})lại|phúc{W}tra|tái{W}kiểm|trở{W}lại)(?!\w)")
VISITED_BEFORE = pattern_of(
    rf"\s{{0,2}}[,(]?\s?(?P<where>nơi{W}|(?:là{W})?(?:những{W}|các{W})?đơn{W}vị{W})?(?P<last>(?:năm|đợt|quý|lần|kỳ){W}(?:ngoái|trước),?{W})?(?:(?:đoàn|tổ)(?!\w)[^.;,]{{0,24}}?{W})?(?:đã|từng|vừa){W}(?:(?:được|có|qua){W}){{0,2}}(?:(?:đoàn|tổ|thanh|ubnd|sở|bộ|kho|bhxh|bảo|cục|chi|tỉnh|huyện|cấp|ngành|hđnd|ban|văn|ngân|thuế|tổng)(?!\w)(?:(?!nên{W})[^.;,]){{0,44}}?{W})?(?:kiểm{W}tra|đến|tới|ghé|làm{W}việc|một)(?!\w)(?P<when>[^.;]{{0,100}})"
)
NOT_NOW = pattern_of(
    rf"(?<!\w)(?:ngoái|(?:năm|đợt|quý|kỳ){W}trước|nên|lần{W}này|đợt{W}này|(?:không|chưa){W}(?:kiểm|làm{W}việc|ghé|đến|quay|trở|thực{W}hiện))(?!\w)"
)
# "khắc phục tồn tại đợt 1 (các phường A, B …)"
OF_ROUND = pattern_of(
    rf"(?:tồn{W}tại|hạn{W}chế|khắc{W}phục)[^.;]{{0,40}}?đợt{W}(?:\d|[ivx]{{1,3}}|trước)(?!\w)[^.;)]{{0,24}}$"
)
LONG_AGO = pattern_of(rf"(?:cách{W}đây{W}[^.;,]{{1,12}}|(?:năm|đợt|quý){W}(?:ngoái|trước)),?\s[^.;,]{{0,10}}$")
THEN = pattern_of(rf"\s{{0,2}}(?:được{W})?kiểm{W}tra{W}(?:trong{W}|vào{W}|hồi{W})?(?:ngày|tháng|quý|năm)(?!\w)")


# "Xã Tuy Phước kiểm tra hồi tháng 3, đến nay đã khắc phục xong"
SINCE = pattern_of(
    rf"{W}(?:(?:đã|được|từng){W}){{0,2}}kiểm{W}tra{W}(?:hồi|từ){W}[^.;,]{{3,24}},{W}(?:đến{W}nay|nay|hiện|giờ)(?!\w)[^.;]{{0,30}}?khắc{W}phục"
)


def visited_before(page: Page, before: str, end: int) -> bool:
    """Return whether the words behind units tell that their turn was in an earlier round."""
    if SINCE.match(page.low, end):
        return True
    if "đợt" in before and OF_ROUND.search(before) and THEN.match(page.low, end):
        return True
    m = VISITED_BEFORE.match(page.low, end)
    if not m:
        return False
    now = NOT_NOW.search(m["when"])
    return bool(
        m["last"]
        or now
        or LONG_AGO.search(before[-40:])
        or (m["where"] and re.search(r"(?<!\w)(?:hồi|cuối|đầu)\s", m["when"]))
    )


DELAYED = pattern_of(r"hoãn|bỏ |thôi |lùi|miễn|dừng|ngừng")


def left_out(words: str) -> bool:
    """Return whether what follows is left out, with nothing between but words about units."""
    words = words[-170:]
    if not ("trừ" in words or "không" in words or "chưa" in words or DELAYED.search(words)):
        return False
    # "không kiểm tra trường X (thuộc Sở Y)": whose school it is.
    m = None if words.endswith("thuộc ") else EXCLUDED.search(words)
    if m is None or OTHER_CLAUSE.search(m["gap"]):
        return False
    # "tiếp tục kiểm tra các đơn vị chưa kiểm tra": the clause tells which ones are inspected now.
    return not (m.group().startswith("chưa") and INSPECTS.search(words[: m.start()]))


def left_out_behind(page: Page, end: int) -> bool:
    """Return whether the words behind units leave them out, and not only because their turn was earlier."""
    low = page.low
    tail = low[end : end + 130]
    if not ("không" in tail or "chưa" in tail or "khỏi" in tail or "ngoài" in tail or DELAYED.search(tail)):
        return False
    return AFTER_EXCLUDED.match(low, end) is not None and AFTER_EARLIER.match(low, end) is None


def earlier_behind(page: Page, end: int, year: int | None) -> bool:
    """Return whether the words behind units name a year of inspection before that of the round: 'đã kiểm tra trong năm 2020'."""
    m = AFTER_EARLIER.match(page.low, end) if year and page.low.find("20", end, end + 70) >= 0 else None
    return m is not None and year is not None and int(m[1]) < year


# "Đợt 1, Đoàn đã làm việc với Sở Y tế" in a letter on "đợt 2"
ROUND_DONE = pattern_of(rf"(?<!\w)(?:đợt|vòng|lượt){W}(?P<n>\d)(?!\w)[^.;:]{{0,40}}(?<!\w)đã{W}[^.;]{{0,90}}$")
ROUND_NOW = pattern_of(rf"(?<!\w)(?:đợt|vòng|lượt){W}(\d)(?!\w)")


def _of_past_round(page: Page, before: str) -> bool:
    """Whether a round is told to be done that is not the one of the heading."""
    m = ROUND_DONE.search(before) if "đợt" in before or "vòng" in before or "lượt" in before else None
    now = ROUND_NOW.search(heading_of(page)) if m else None
    return bool(m and now and int(m["n"]) < int(now[1]))


def is_earlier(page: Page, before: str, end: int, year: int | None) -> bool:
    """Return whether the words before or behind units put their inspection before the round of the text."""
    if _of_past_round(page, before):
        return True
    m = EARLIER.search(before) if any(word in before for word in ("trước", "ngoái", "đã", "từng", "cách")) else None
    if m:
        told = [] if m.group().startswith("trước") else re.findall(r"20\d\d", m.group())
        return not (told and year) or int(told[-1]) < year
    if earlier_behind(page, end, year):
        return not AGAIN.search(before)
    m = EARLIER_ROUND.search(before) if "kiểm tra năm" in before else None
    if m and year:
        return int(m[1]) < year
    m = EARLIER_YEAR.search(before) if "năm" in before else None
    return bool(m and year and int(m[1]) < year and re.search(r"(?<!\w)(?:đã|từng|đoàn kiểm tra)\s", m.group()))
