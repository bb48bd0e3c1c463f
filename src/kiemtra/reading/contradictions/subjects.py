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
# Words of the reform of administration; and those that any subject may have, which tell nothing of its matter.
REFORM = pattern_of(
    r"cải cách|cchc|hành chính|thủ tục|tthc|một cửa|công vụ|kỷ cương|kỷ luật|chỉ số|par ?index|papi|sipas|hài lòng|bộ máy|biên chế|giờ giấc|giờ làm việc|công sở|giải quyết|hồ sơ|tiếp nhận|trả kết quả|liên thông|dịch vụ|phản ánh|thể chế|việc làm|tinh gi|đầu mối|chính quyền"
)
_EMPTY = (
    "về việc công tác năm quý tháng ngày giai đoạn thực hiện triển khai tổ chức ban hành phê duyệt kế hoạch chương trình của và các những một số trên tại ở cho với trong theo địa bàn tỉnh huyện thành phố "
    "thị xã phường trấn quận cấp cơ quan đơn vị sở ngành phương nhiệm vụ kết quả báo cáo hướng dẫn quy định nội dung thời gian phần lượng tiến độ đối tượng yêu cầu kiểm tra đánh giá lập đoàn đội nhóm "
    "tăng cường nâng cao đẩy mạnh hiệu chất đề nghị nghị quyết công văn thông báo làm đầu cuối tự đợt lần này cũng được đã nêu rõ từ đến giao nhà nước tổng thể"
)
EMPTY = frozenset(_EMPTY.split())
LONGEST = 14
# How a title begins; what a document asks of somebody is none.
TITLE = pattern_of(r"(?:về|v/v|ban hành|phê duyệt|quy định|công bố|giao|kế hoạch|kiểm tra)(?!\w)")
_ACTS = {name: pattern_of(words) for name, words in ACTS.items()}
_FIELDS = {name: pattern_of(words) for name, words in FIELDS.items()}


def differ(a: str | None, b: str | None) -> bool:
    """Return whether two subjects cannot be of one document; False where either leaves it open."""
    if not a or not b:
        return False
    return any(x and y and not x & y for x, y in zip(_said(a), _said(b), strict=True))


def apart(a: str | None, b: str | None) -> bool:
    """Return whether one subject is of reforming the administration and the other has no word in common with it."""
    if not (TITLE.match(_plain(a or "")) and TITLE.match(_plain(b or ""))):
        return False
    x, y = _words(a or ""), _words(b or "")
    if min(len(x), len(y)) < 2 or x & y:
        return False
    return bool(REFORM.search(_plain(a or ""))) != bool(REFORM.search(_plain(b or "")))


def of_two_years(a: str | None, b: str | None) -> bool:
    """Return whether two subjects each name one year, and not the same."""
    x, y = (set(YEAR.findall(words or "")) for words in (a, b))
    return len(x) == len(y) == 1 and x != y


def _words(subject: str) -> frozenset[str]:
    """The first words of a subject that tell its matter."""
    words = _plain(subject).replace("cchc", "cải cách hành chính").replace("tthc", "thủ tục hành chính").split()
    told = (word.strip(',.;:()-"') for word in words[:LONGEST])
    return frozenset(word for word in told if not word[:1].isdigit()) - EMPTY - {""}


def _plain(subject: str) -> str:
    return ENDS.split(" ".join(fold(subject).split()), maxsplit=1)[0]


@lru_cache(maxsize=256)
def _said(subject: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a subject says is done, and in which fields; each is compared with many."""
    words = _plain(subject)
    acts, fields = (frozenset(name for name, said in table.items() if said.search(words)) for table in (_ACTS, _FIELDS))
    return acts, fields
