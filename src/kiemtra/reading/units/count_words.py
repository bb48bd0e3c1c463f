"""Words that units are counted by: the number with its qualifier, the nouns, what may follow them."""

from kiemtra.reading.text.numerals import NUMERAL
from kiemtra.reading.text.patterns import pattern_of

W = r"\s{1,2}"
ONE = (
    rf"(?:phòng|ban|sở|ngành{W}dọc|ngành|đơn{W}vị|cơ{W}quan|địa{W}phương|huyện|quận|thị{W}xã|thành{W}phố|xã|phường|thị{W}trấn|đặc{W}khu|tỉnh|bộ(?=,|\s?[:(]|{W}(?:và|ngành))|cục|chi{W}cục|chi{W}nhánh|trung{W}tâm|trường(?:{W}học)?(?!{W}hợp)|bhxh|bảo{W}hiểm{W}xã{W}hội|kho{W}bạc|bệnh{W}viện|trạm(?:{W}y{W}tế)?|nơi|"
    rf"ubnd(?:{W}(?:các|cấp))?(?:{W}(?:huyện|quận|thị{W}xã|thành{W}phố|xã|phường|thị{W}trấn|tỉnh)){{0,2}})"
)
# Beginnings of these nouns, for `Page.starts`.
NOUN_WORDS = (
    "phòng", "ban", "sở", "ngành", "đơn", "cơ", "địa", "huyện", "quận", "thị", "thành", "xã", "phường", "đặc", "tỉnh", "bộ", "cục", "chi", "trung", "trường", "ubnd", "bhxh", "bảo", "kho", "bệnh", "trạm", "nơi", "lượt",
)  # fmt: skip
NOUN = (
    rf"(?:lượt{W})?{ONE}(?:(?:\s{{0,2}},\s{{0,2}}|{W}(?:và{W})?|\s?/\s?| - ){ONE}){{0,4}}"
    rf"(?:{W}(?:chuyên{W}môn|ngành{W}dọc|trực{W}thuộc|cấp{W}(?:tỉnh|huyện|xã)|hành{W}chính|sự{W}nghiệp(?:{W}công{W}lập)?|trung{W}ương)|{W}(?:thuộc(?:{W}và)?{W})?(?:trực{W}thuộc{W})?khối{W}[^,;.\n(]{{2,40}})*"
)
COUNTED = pattern_of(
    rf"(?<![\w/.,-])(?P<how>(?:(?:tất{W}cả|toàn{W}bộ|cả|ít{W}nhất|tối{W}thiểu|không{W}(?:dưới|ít{W}hơn)|khoảng|gần|hơn|trên|từ)\s{{1,3}}(?:là{W})?(?:các{W}|tại{W})?)?)"
    rf"(?P<count>{NUMERAL})(?:\s?/\s?(?:tổng{W}số{W})?(?P<of>\d{{1,4}})|(?:{W}(?:trong|trên){W}(?:tổng{W})?số|(?<!một){W}(?:trong|trên)(?:{W}tổng)?){W}(?P<of2>\d{{1,4}}))?\s{{1,3}}(?P<noun>{NOUN})(?!\w)"
)
# The last letters of a number before a noun.
NUMBER_BEFORE = pattern_of(r"(?:\d|\)|(?<!\w)(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt))\s{1,3}$")
NUMBER_ENDS = tuple("0123456789)") + tuple("một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi mốt".split())  # noqa: SIM905
LAST_LETTERS = frozenset("0123456789)tianưmuyc ")
# How a number with its qualifier begins, for `Page.starts`.
FIRST_LETTERS = (
    *"0123456789", "một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "tất", "toàn", "cả", "ít", "tối",
    "không", "khoảng", "gần", "hơn", "trên", "từ",
)  # fmt: skip
