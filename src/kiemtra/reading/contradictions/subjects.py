"""What a document is about, as far as two subjects can be told to be of two documents."""

from functools import lru_cache

from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import pattern_of

# What is done by the document, and the field of work it is done in; words apart are never both said of one document.
ACTS = {
    "thành lập": r"thành lập (?:các )?(?:đoàn|tổ)|kiện toàn (?:đoàn|tổ)",
    "kế hoạch": r"kế hoạch",
    "khen thưởng": r"khen thưởng|tặng bằng khen|thi đua",
    "quy chế": r"quy chế|quy định",
    "công bố": r"công bố|phê duyệt kết quả",
}
FIELDS = {
    "kiểm tra": r"kiểm tra",
    "thanh tra": r"(?<!chánh )thanh tra",
    "giám sát": r"giám sát",
    "tuyên truyền": r"tuyên truyền|truyền thông",
    "khen thưởng": r"khen thưởng|tặng bằng khen|thi đua",
    "chuyển đổi số": r"chuyển đổi số",
    "bồi dưỡng": r"đào tạo|bồi dưỡng|tập huấn",
    "kiểm soát thủ tục": r"kiểm soát (?:thủ tục|tthc)|rà soát[^,;]{0,20}(?:thủ tục|tthc)",
    "tuyển dụng": r"tuyển dụng|thi tuyển|xét tuyển|thăng hạng",
    "biên chế": r"biên chế|vị trí việc làm",
    "hài lòng": r"hài lòng|sipas",
    "sáng kiến": r"sáng kiến",
    "phòng cháy": r"phòng cháy|cháy nổ",
    "an toàn thực phẩm": r"an toàn thực phẩm",
    "du lịch": r"du lịch",
    "nông thôn mới": r"nông thôn mới",
    "giảm nghèo": r"giảm nghèo",
    "dịch bệnh": r"dịch bệnh|phòng,? chống dịch|covid",
    "thiên tai": r"thiên tai|bão lũ",
    "bầu cử": r"bầu cử",
    "tham nhũng": r"tham nhũng",
    "đầu tư công": r"đầu tư công|thu ngân sách",
    "giao thông": r"giao thông",
    "xây dựng nhà ở": r"nhà ở|đô thị",
    "dân số": r"dân số|gia đình",
    "hội nghị": r"hội nghị|hội thi|cuộc thi",
}
# The clause goes on with a person: no longer the subject.
YEAR = pattern_of(r"năm (20\d\d)(?![\d-])")
ENDS = pattern_of(r", (?:đồng chí|ông|bà|do|thì|đoàn|tổ|ngày) ")
_ACTS = {name: pattern_of(words) for name, words in ACTS.items()}
_FIELDS = {name: pattern_of(words) for name, words in FIELDS.items()}


def differ(a: str | None, b: str | None) -> bool:
    """Return whether two subjects cannot be of one document; False where either leaves it open."""
    if not a or not b:
        return False
    return any(x and y and not x & y for x, y in zip(_said(a), _said(b), strict=True))


def of_two_years(a: str | None, b: str | None) -> bool:
    """Return whether two subjects each name one year, and not the same."""
    x, y = (set(YEAR.findall(words or "")) for words in (a, b))
    return len(x) == len(y) == 1 and x != y


@lru_cache(maxsize=256)
def _said(subject: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a subject says is done, and in which fields; each is compared with many."""
    words = ENDS.split(" ".join(fold(subject).split()), maxsplit=1)[0]
    acts, fields = (frozenset(name for name, said in table.items() if said.search(words)) for table in (_ACTS, _FIELDS))
    return acts, fields
