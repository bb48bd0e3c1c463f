"""Names of bodies that no list holds: a first word that tells the kind and words of its own ("Chi cục Chăn nuôi và Thú y")."""

import re

from kiemtra.reading.data.organs import DIVISIONS, JOINED_NAMES, OFFICES, SCHOOLS, SERVICE, VERTICAL, WITH_COMMAS
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import OneOf, pattern_of
from kiemtra.reading.units.agencies import Agency, agency_at
from kiemtra.reading.units.organs import names_of
from kiemtra.reading.units.places import LEVEL, UP, each_of, level_of, place_at, spaced
from kiemtra.reading.units.wraps import in_one_line
from kiemtra.reading.values import UnitKind

FIRST = OneOf(each_of(SERVICE + OFFICES))
COMMAS = OneOf(each_of(WITH_COMMAS))
LETTERS = {fold(name)[:2] for name in SERVICE + OFFICES}
BLANK = r"(?: {1,2}| ?\n {0,3})"
WORD = pattern_of(rf"{BLANK}(?P<word>[^\W_][\w&'’-]*)")
AND = pattern_of(rf"{BLANK}(?:và|&){BLANK}(?=\w)")
LEVELLED = pattern_of(rf" {{1,2}}(?P<level>{LEVEL})(?!\w)")
# Words that no name of a body goes on with.
STOPS = {
    "đã", "được", "có", "đang", "ngày", "năm", "từ", "để", "theo", "là", "về", "tại", "do", "gồm", "thuộc", "trực", "nhằm", "với", "chưa", "còn", "cho", "của",
    "chịu", "cùng", "sẽ", "khi", "nơi", "qua", "trên", "bị", "phải", "cần", "không", "xin", "này", "đó",
    "các", "những", "nào", "mình", "vào", "đến", "đạt", "kể", "nay", "cũng", "vừa", "gửi", "cử", "ban", "tháng", "quý", "giai", "trước",
    "hoặc", "đối", "đảm", "rà",
}  # fmt: skip
# First words of phrases that only look like names: "Ban hành", "Trường hợp", "Nhà nước".
NO_BODY = pattern_of(
    r"(?:ban\s{1,2}(?:hành|nhân\s{1,2}dân|chỉ\s{1,2}đạo|chấp\s{1,2}hành|thường\s{1,2}vụ|tổ\s{1,2}chức|kiểm|tuyên|dân\s{1,2}vận|nội\s{1,2}chính|pháp\s{1,2}chế|lãnh\s{1,2}đạo|giám)|trường\s{1,2}hợp|báo\s{1,2}(?:cáo|chí|động|giá)|nhà\s{1,2}(?:nước|ở|đất|văn)|phòng\s{1,2}(?:chống|ngừa|họp|cháy)|văn\s{1,2}phòng\s{1,2}điện|vụ\s{1,2}việc|viện\s{1,2}dẫn|thanh\s{1,2}tra\s{1,2}kiểm|quỹ\s{1,2}(?:đất|lương)|cục\s{1,2}bộ|đội\s{1,2}ngũ|(?:cục|vụ|viện|đội|trạm|khoa|ban|chi\s{1,2}cục)\s{1,2}trưởng|trường\s{1,2}trực)"
)
STOP_PAIRS = pattern_of(
    r"(?:trong\s{1,2}(?!nước|lành)\w{1,8}|làm\s{1,2}(?:việc\s{1,2}(?:với|tại)|trưởng|thành|cơ)|sau\s{1,2}(?:khi|đây|đó|ngày|kiểm)|thực\s{1,2}hiện|báo\s{1,2}cáo|chủ\s{1,2}(?:trì|động)|đề\s{1,2}(?:nghị|xuất)|tham\s{1,2}(?:mưu|gia|dự)|tiến\s{1,2}hành|phối\s{1,2}hợp|bố\s{1,2}trí|dự\s{1,2}kiến|kết\s{1,2}hợp|cung\s{1,2}cấp|chuẩn\s{1,2}bị|xây\s{1,2}dựng\s{1,2}(?:kế|báo)|triển\s{1,2}khai|tổ\s{1,2}chức\s{1,2}(?:thực|kiểm|hội)|nghiêm\s{1,2}túc|tự\s{1,2}(?:kiểm|rà|đánh|chấm|tổ|xây|giác))(?!\w)"
)
DASH = pattern_of(rf"{BLANK}-{BLANK}(?=[{UP}])")
SMALL_DASH = pattern_of(r" - (?=[^\W\d_A-Z])")
COMMA_WORD = pattern_of(r", {0,2}(?P<word>[^\W\d_][\w&'’-]*)")
# "Trường THPT Chu Văn An, ngày 12/5/2023;": what stands behind the comma is no part of a name.
DAY_BEHIND = pattern_of(
    r"(?:ngày|tháng|quý|tuần|sáng|chiều|buổi|cả|thứ|từ|lúc|vào|trong|thời\s{1,2}gian|dự\s{1,2}kiến|địa\s{1,2}(?:chỉ|điểm)|hình\s{1,2}thức|kiểm\s{1,2}tra|kết\s{1,2}hợp|đợt|bắt\s{1,2}đầu|mỗi|do|bao|gồm|trong\s{1,2}đó|đã|được|sẽ)(?!\w)|[^,]*\d"
)
UNIT_WORD = pattern_of(
    r"(?<!\w)(?:sở|ubnd|phòng|ban|cục|chi\s{1,2}cục|trung\s{1,2}tâm|trường|huyện|xã|phường|văn\s{1,2}phòng|thanh\s{1,2}tra|bệnh\s{1,2}viện|công\s{1,2}an|thcs|thpt|th|mn|mầm\s{1,2}non|mẫu\s{1,2}giáo|tiểu\s{1,2}học|khoa|phân\s{1,2}hiệu|học\s{1,2}viện|công\s{1,2}ty|chi\s{1,2}nhánh|quận|tỉnh|viện)(?!\w)"
)
TITLED = pattern_of(
    r"(?:thủ\s{1,2}trưởng|giám\s{1,2}đốc|phó|chủ\s{1,2}tịch|trưởng|chánh|các|lãnh\s{1,2}đạo|ubnd|ông|bà|đồng\s{1,2}chí|thành\s{1,2}viên|thư\s{1,2}ký|một\s{1,2}số|tổ|ủy\s{1,2}viên|đoàn|đại\s{1,2}diện)(?!\w)"
)
HEAD_OF = pattern_of(
    r"(?:giám\s{1,2}đốc|hiệu\s{1,2}trưởng|thủ\s{1,2}trưởng|chủ\s{1,2}tịch|trưởng\s{1,2}(?:phòng|ban)|chánh\s{1,2}(?:văn|thanh))(?!\w)"
)
# A name whose first word stands before it, for several.
ALONE = pattern_of(rf"[{UP}][\w&'’-]*")
SCHOOL = OneOf(each_of(SCHOOLS))
# Words in small letters that names of schools hold.
OF_SCHOOLS = {
    "chuyên",
    "nội",
    "bán",
    "trú",
    "dân",
    "tộc",
    "số",
    "thực",
    "hành",
    "sư",
    "phạm",
    "năng",
    "khiếu",
    "liên",
    "cấp",
    "tư",
    "thục",
    "học",
    "cơ",
    "sở",
    "phổ",
    "thông",
    "non",
}
# Names that hold "và" before a capital: elsewhere it parts two of them.
JOINED = names_of(tuple(name for name in DIVISIONS + JOINED_NAMES if " và " in name))
NAME_ENDED = pattern_of(r"\s{0,3}(?:[,;).\n:(]|$|(?:và|trong|từ|vào|thuộc|của|năm|đã|sẽ|được|tháng|quý)(?!\w))")
# Ordinary words that bodies are named by: "Trung tâm kỹ thuật …", "Cảng vụ đường thủy nội địa".
ORDINARY = (
    "quản lý", "chuyên ", "phục vụ", "phát triển", "dịch vụ", "đa khoa", "tiểu học", "kiểm", "đường ", "bảo t", "bảo vệ ", "kỹ thuật ", "giáo dục ", "dạy nghề", "xúc tiến ", "khuyến ",
    "tư vấn ", "y tế", "hỗ trợ ", "hành chính công", "đăng ký ", "điều dưỡng", "chăm sóc ", "huấn luyện ", "văn hóa", "công nghệ ", "nghiên cứu ", "ứng dụng ", "trợ giúp ", "đào tạo ", "bồi dưỡng ",
    "cấp nước", "pháp y", "tâm thần", "phụ sản", "sản nhi", "y học ", "lao và", "mắt ", "hàng hải ", "hàng không ", "thủy lợi", "thú y", "mầm non", "mẫu giáo", "trung học ", "trung cấp ", "cao đẳng ", "đại học ",
)  # fmt: skip
ANOTHER = ("ubnd", "ủy", "sở", "phòng", "đoàn")
LONGEST = 14
# "Bệnh viện 30 tháng 4", "Bệnh viện 19-8", "Trường THPT 1-5"
OF_A_DAY = pattern_of(r"\s\d{1,2}(?:\s{1,2}tháng\s{1,2}|[-/])\d{1,2}(?![\w/-])|\s\d{2,3}(?!\w|[/.,-]\d| giường)")
DAY_NAMED = ("bệnh viện", "thpt", "thcs", "tiểu học", "mầm non", "mẫu giáo")


def open_body_at(page: Page, at: int) -> Agency | None:
    """Return the body whose first word of kind begins at an offset, with the words of its name and its place."""
    if page.low[at : at + 2] not in LETTERS or not page.body[at].isupper():
        return None
    m = FIRST.match(page.low, at)
    if not m or NO_BODY.match(page.low, at):
        return None
    end, level, place = _name_end(page, at, m.end())
    if end == m.end() and level is None:
        return None
    lead = spaced(page.text[at:end])
    stop = place[1] if place else level[1] if level else end
    return Agency((at, stop), lead, level[0] if level else None, place[0] if place else None, _kind(lead))


def _name_end(page: Page, start: int, end: int) -> tuple[int, tuple[str, int] | None, tuple[str, int] | None]:
    begun = end
    if page.low.endswith(DAY_NAMED, start, end) and (day := OF_A_DAY.match(page.low, end)):
        end = day.end()
    for _ in range(LONGEST):
        if m := LEVELLED.match(page.low, end):
            level = level_of(m["level"])
            placed = page.text[m.end() : m.end() + 1] == " "
            return end, (level, m.end()), place_at(page, m.end() + 1, level) if placed else None
        if m := COMMAS.match(page.low, end + 1):
            end = m.end()
        elif end > begun and (comma := _comma(page, end)):
            end = comma
        elif (word := _word(page, start, begun, end)) is not None:
            end = word
        else:
            break
    return end, None, None


def _word(page: Page, start: int, begun: int, end: int) -> int | None:
    """Where the next word of the name ends, None where the name has ended."""
    joined = AND.match(page.low, end) or DASH.match(page.body, end)
    if joined and (end == begun or _another(page, joined.end())):
        return None
    m = WORD.match(page.low, joined.end() - 1 if joined else end)
    if (
        not m
        or "\t" in page.text[end : m.start("word")]
        or not in_one_line(page, end, m.start("word"))
        or (m["word"] in ANOTHER and page.body[m.start("word")].isupper())
    ):
        return None
    if end == begun and (m["word"] == "các" or page.low.startswith("quản lý", begun - 7)):
        return m.end()
    if (
        page.body[m.start("word")].islower()
        and not joined
        and SCHOOL.match(page.low, start)
        and m["word"] not in OF_SCHOOLS
    ):
        return None
    if _stops(page, m) or (end == begun and not _begins(page, m.start("word"))):
        return None
    return m.end()


def _begins_another(page: Page, at: int) -> bool:
    """Whether a body with a first word of its own begins here, and no 'Thanh tra - Kiểm tra số 1' behind 'các phòng: '."""
    first = FIRST.match(page.low, at)
    return (first is not None and not DASH.match(page.body, first.end())) or agency_at(page, at) is not None


def free_name_end(page: Page, at: int) -> int | None:
    """Where a name ends whose first word was said before it ("các chi cục: Kiểm lâm, …"), None where none begins."""
    m = ALONE.match(page.body, at)
    if not m or HEAD_OF.match(page.low, at) or (_begins_another(page, at) and not SCHOOL.match(page.low, at)):
        return None
    known = JOINED.match(page.low, at)
    end = known.end() if known else m.end()
    for _ in range(LONGEST):
        if (dash := DASH.match(page.body, end)) or (dash := _small_after_dash(page, end)):
            end = dash.end() - 1
        joined = AND.match(page.low, end)
        word = WORD.match(page.low, joined.end() - 1 if joined else end)
        if not word or (joined and page.body[joined.end()].isupper()) or _stops(page, word):
            break
        if not in_one_line(page, end, word.start("word")):
            break
        end = word.end()
    return end if NAME_ENDED.match(page.low, end) else None


def _small_after_dash(page: Page, end: int) -> re.Match[str] | None:
    """'Cấp sổ - thẻ': a dash within a name, unless a day or a person stands behind it."""
    dash = SMALL_DASH.match(page.body, end)
    if not dash or DAY_BEHIND.match(page.low, dash.end()) or TITLED.match(page.low, dash.end()):
        return None
    return dash


def _another(page: Page, at: int) -> bool:
    """Whether another body or a person is named behind "và"."""
    if page.low.startswith(("thống kê ", "thuế "), at) and not LEVELLED.match(page.low, page.low.find(" ", at + 6)):
        return False
    if page.low[at : at + 1].isdigit():
        return True
    return bool(agency_at(page, at) or TITLED.match(page.low, at) or FIRST.match(page.low, at))


def _stops(page: Page, m: re.Match[str]) -> bool:
    if m["word"] == "có" and page.low.startswith(" có công", m.start()):
        return False
    if m["word"] in STOPS:
        return page.body[m.start("word")].islower()
    return STOP_PAIRS.match(page.low, m.start("word")) is not None


def _comma(page: Page, end: int) -> int | None:
    """Where the word behind a comma ends that belongs to the name: units parted by semicolons hold commas."""
    m = COMMA_WORD.match(page.body, end)
    if not m:
        return None
    rest = page.low[m.start("word") : m.start("word") + 80]
    stop = re.search(r"[;.\n(]|$", rest)
    segment = rest[: stop.start()] if stop else rest
    if not stop or stop.group() != ";" or UNIT_WORD.search(segment) or DAY_BEHIND.match(segment):
        return None
    return m.end()


def _begins(page: Page, at: int) -> bool:
    """Whether a name may begin here: a capital, or the ordinary words that bodies are named by."""
    return page.body[at].isupper() or page.low.startswith(ORDINARY, at)


SERVICE_WORDS = (*(fold(name) for name in SERVICE), "ban quản lý dự án")


def _kind(lead: str) -> UnitKind:
    low = lead.lower()
    if low.startswith(VERTICAL):
        return UnitKind.VERTICAL
    if low.startswith(SERVICE_WORDS):
        return UnitKind.SERVICE_UNIT
    return UnitKind.DIVISION if low.startswith("phòng") else UnitKind.OFFICE
