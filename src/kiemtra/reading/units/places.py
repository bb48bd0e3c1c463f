"""Levels and names of places where they stand in a text."""

import re
from functools import lru_cache

from kiemtra.reading.data.places import CITIES, DOUBLE, PROVINCES
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import OneOf, pattern_of

UP = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"


def any_of(names: tuple[str, ...]) -> str:
    """Return a pattern for folded text that matches the longest of the names, blanks free."""
    return "|".join(each_of(names))


def each_of(names: tuple[str, ...]) -> list[str]:
    """Return the patterns of the names for folded text, the longest first, blanks free."""
    ordered = sorted({fold(name) for name in names}, key=len, reverse=True)
    return [re.escape(name).replace(r"\ ", r"\s{1,3}") for name in ordered]


def spaced(text: str) -> str:
    """Return the text with runs of blanks made one."""
    return " ".join(text.split())


LEVEL = r"thành\s{1,2}phố|tp\.?|tỉnh|huyện|quận|thị\s{1,2}xã|tx\.?|thị\s{1,2}trấn|tt\.|phường|xã(?!\s{1,2}hội)|đặc\s{1,2}khu"
# Beginnings of the words of a level, for `Page.starts`.
LEVEL_WORDS = ("thành", "tp", "tỉnh", "huyện", "quận", "thị", "tx", "tt", "phường", "xã", "đặc")
PROVINCE = OneOf(each_of(CITIES + PROVINCES))
WORD = rf"[{UP}][\w'’]*"
# "A Lưới 1: …": names of communes of 2025 that were parted by numbers.
NAME = pattern_of(
    rf"(?:[Nn]ông\s{{1,2}}trường\s{{1,2}})?{WORD}(?:(?: {{1,2}}|-){WORD}){{1,3}} [1-9]\d?(?=\s?[(:|]|\s(?:và|từ|trong|vào|được|sẽ|đã)\s)"
    rf"|(?:[Nn]ông\s{{1,2}}trường\s{{1,2}})?{WORD}(?:(?: {{1,2}}|-){WORD}){{0,3}}(?: \d{{1,2}}(?=\s?[,;.)\n]))?(?![\w'’])|\d{{1,2}}(?![\w/.-]*\d)(?!\w)"
)
CELL = pattern_of(r"\t|\s(?:Tháng|Quý|Ngày|Năm|Đợt|Buổi|Sáng|Chiều)\s{1,2}(?:\d|[IVX]{1,3}(?!\w))")
TWO_NAMES = OneOf(each_of(DOUBLE))
W = r"\s{1,2}"
# Beginnings of phrases that no place is named by.
NO_NAME = pattern_of(
    rf"(?:(?:sáng|chiều)(?!\w)|(?:tháng|quý|tuần|buổi){W}(?:\d|[ivx]{{1,3}}(?!\w))|(?:trực|đột){W}(?:tiếp|xuất)|(?:xã|phường|huyện|quận|thị{W}trấn|thị{W}xã|đặc{W}khu|tỉnh){W}|(?:sở|phòng|ban|khối|đoàn|tổ|cụm|stt|tt|vbqppl|nội|ngành)(?!{W}\w|\w)|thứ{W}(?:hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|chủ{W}nhật|đợt{W}|khối{W}|đoàn{W}(?:kiểm|công|đã|sẽ|liên|do|tiến)|trưởng{W}(?:đoàn|phòng|ban|thôn)|phó{W}(?:chủ|giám|trưởng|chánh|bí|tổng|cục|vụ|thủ){W}|giám{W}đốc|chủ{W}(?:tịch|trì|động)|bí{W}thư|(?:ông|bà)\s?\(|[ivx]{{1,5}}\s?[.)]|(?:ông|bà){W}(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh|trương|lâm|mai|đào|cao|lương|hà|tô|tạ|thái|châu){W}|đồng{W}chí|ngày{W}|theo{W}|qua{W}|kế{W}hoạch|quyết{W}định"
    rf"|thời{W}(?:gian|điểm|kỳ|hạn)|các{W}|trong{W}|bộ{W}|lãnh{W}đạo|đại{W}(?:diện|biểu)|báo{W}cáo|nội{W}dung|hình{W}thức|tổ{W}(?:chức|kiểm|công|trưởng)|thư{W}ký|thành{W}(?:viên|lập|phố)|ảnh(?!\w)|nguồn"
    rf"|thực{W}hiện|triển{W}khai|tiến{W}hành|kết{W}quả|yêu{W}cầu|đề{W}nghị|sau{W}|khi{W}|tại{W}|từ{W}(?:ngày|tháng|năm|đầu|nay|\d)|riêng{W}|đối{W}với|căn{W}cứ|văn{W}phòng|quy{W}định|phê{W}duyệt|cập{W}nhật|ban{W}hành|hướng{W}dẫn|kiểm{W}tra|sửa{W}đổi|công{W}bố|về{W}|cchc|tthc|ubnd|papi|hđnd)"
)
# "thị trấn Thứ Ba": behind its level a name of a place.
NUMERAL_NAME = pattern_of(r"Thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)(?!\w)")
NUMERAL_LEVELS = ("xã ", "phường ", "thị trấn ", "huyện ", "quận ")
# Where a name in capitals ends and the heading goes on.
HEADING_WORDS = frozenset(
    [
        "NĂM",
        "VỀ",
        "VÀ",
        "TẠI",
        "THỰC",
        "TỔ",
        "TRONG",
        "CỦA",
        "ĐỢT",
        "QUÝ",
        "THÁNG",
        "GIAI",
        "KIỂM",
        "TRIỂN",
        "ĐÃ",
        "ĐƯỢC",
        "HOÀN",
        "LÀM",
        "TIẾP",
        "TỈNH",
        "HUYỆN",
        "QUẬN",
        "XÃ",
        "PHƯỜNG",
        "CÔNG",
        "THEO",
        "TỪ",
        "NGÀY",
        "BAN",
        "CÓ",
        "ĐẠT",
        "SẼ",
        "CHO",
        "ĐỐI",
        "VỚI",
        "TRÊN",
    ]
)
SPELLED = {"tp": "thành phố", "tp.": "thành phố", "tx": "thị xã", "tx.": "thị xã", "tt.": "thị trấn", "tt": "thị trấn", "p.": "phường", "x.": "xã", "q.": "quận", "h.": "huyện"}  # fmt: skip
COMMUNES = {"xã", "phường", "thị trấn", "đặc khu"}
DISTRICTS = {"huyện", "quận", "thị xã", "thành phố"}
BELOW = COMMUNES | DISTRICTS - {"thành phố"}
CENTRAL_CITIES = {fold(name) for name in CITIES}


@lru_cache(maxsize=1024)
def level_of(word: str) -> str:
    """Return the written-out name of a level ("TP." → "thành phố")."""
    word = spaced(word)
    return SPELLED.get(word, word)


def cased_place(name: str) -> str:
    """Return the name of a place as it is written within a sentence."""
    name = spaced(name) if "  " in name or "\n" in name or "\t" in name else name
    return name.title() if name.isupper() else name


def place_at(page: Page, at: int, level: str = "tỉnh") -> tuple[str, int] | None:
    """Return the place name that begins at an offset and where it ends; below the province a name may begin with a province's."""
    first = page.body[at : at + 1]
    if not (first.isupper() or first.isdigit() or first == "n"):
        return None
    if NO_NAME.match(page.low, at) and not _numeral(page, at):
        return None
    m = NAME.match(page.body, at)
    if not m:
        return None
    name, end = m.group(), m.end()
    known = level not in BELOW and PROVINCE.match(page.low, at)
    if not known and (name[0].isdigit() or page.low.startswith(" -", end)):
        known = TWO_NAMES.match(page.low, at)
    if known:
        return cased_place(page.text[at : known.end()]), known.end()
    if name in ("Đoàn", "Tổ"):
        return None
    if " " in name:
        end = _end_of_capitals(name, at) if name.isupper() else end
        # A cell of a table ends at a tab, and a month in the next one is no part of the name.
        if (cut := CELL.search(page.text, at, end + 6)) and cut.start() < end:
            end = cut.start()
    return (cased_place(page.text[at:end]), end) if end > at else None


def _numeral(page: Page, at: int) -> bool:
    """Whether a place right behind its level is named by a numeral: 'thị trấn Thứ Ba'."""
    return page.low.endswith(NUMERAL_LEVELS, at - 10, at) and NUMERAL_NAME.match(page.body, at) is not None


def _end_of_capitals(name: str, start: int) -> int:
    """In a heading all words are capitals: a name lasts until a word that no name holds in second place."""
    words = name.split()
    end = len(words[0])
    for place, word in enumerate(words[1:], 1):
        if word in HEADING_WORDS or (place > 2 and len(words) > 3):
            break
        end = name.index(word, end) + len(word)
    return start + end


def province_level(name: str) -> str:
    """Return what kind of unit a province is: "thành phố" under the centre, or "tỉnh"."""
    return "thành phố" if fold(name) in CENTRAL_CITIES else "tỉnh"
