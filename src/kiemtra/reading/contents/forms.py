"""The forms of inspection a text speaks of; only where the words are about the inspection itself."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.text.tables import FORMS, in_rows, rows_below
from kiemtra.reading.values import Form, InspectionForm, Span

W = r"\s{1,2}"
INSPECTION = rf"(?:kiểm{W}tra|(?:hình|phương|cách){W}thức)"
# The inspection named shortly before the word that tells the form.
NEAR = pattern_of(rf"(?<!\w){INSPECTION}(?:{W}[^.;:]{{0,60}})?[\s,:(]{{1,3}}$")
CLOSE = pattern_of(rf"(?<!\w)(?:{INSPECTION}|làm{W}việc)[\s,:(]{{1,3}}(?:\w+[,\s]{{1,2}}){{0,4}}$")
FAR = pattern_of(rf"(?<!\w)(?:{INSPECTION}|xem{W}hồ{W}sơ)(?!\w)[^.;]{{0,80}}$")
# Words that tell the form in the part on forms alone.
# 'Đoàn … đến từng đơn vị'; not what is told or sent to each of them.
GOES = pattern_of(
    rf"(?<!\w)(?:{INSPECTION}|phúc{W}tra|đoàn|tổ(?!{W}chức)|nhóm|bốc{W}thăm|ngẫu{W}nhiên)(?!\w)(?:(?!kết{W}quả|thông{W}báo|gửi|phổ{W}biến|quán{W}triệt)[^.;]){{0,90}}$"
)
BY_TEAM = pattern_of(r"(?<!\w)(?:đoàn|tổ|nhóm|rồi|sau\s{1,2}đó)(?!\w)[^.;]{0,90}$")
GROUPED = pattern_of(r"(?<!\w)(?:nhóm|đợt|khối|kiểm\s{1,2}tra|đoàn|tổ)(?!\w)[^.;]{0,60}$")
NOWHERE = pattern_of(r"(?!)")
ABOUT = pattern_of(
    rf"(?<!\w)(?<!qua ){INSPECTION}(?!\w)[^.;]{{0,90}}$|(?<!\w)(?:phúc{W}tra|đoàn|tổ(?!{W}chức)|nhóm|bốc{W}thăm|ngẫu{W}nhiên)(?!\w)[^.;]{{0,90}}$"
)
INSPECTS_AFTER = pattern_of(
    rf"[^.;]{{0,90}}(?<!\w)(?:kiểm{W}tra|(?:đoàn|tổ){W}(?:kiểm|công)|(?:giờ|lúc|khi){W}(?:đến|đoàn|tổ))(?!\w)"
)
# Where the unit itself looks through its work for the inspection: 'tự rà soát, gửi kết quả về …'.
HANDED_IN = pattern_of(
    rf"(?!{W}(?:(?:và|rà{W}soát|xử{W}lý|các|ban{W}hành),?{W}){{0,2}}(?:văn{W}bản|vbqppl|thủ{W}tục|chỉ{W}số))[^.;]{{0,80}}?(?<!\w)(?:gửi|nộp|(?:theo|bằng){W}(?:biểu|mẫu|phiếu|đề)|báo{W}cáo{W}(?:kết|về|cho)|thay{W}(?:cho|vì)|trước{W}khi{W}(?:đoàn|tổ))(?!\w)"
)
INSIDE = pattern_of(rf"(?<!\w)(?:kết{W}quả|báo{W}cáo|biên{W}bản|gửi|đơn{W}vị{W}tổ{W}chức){W}(?:\w+{W}){{0,3}}$")
NOT_INSPECTED = pattern_of(
    rf"(?<!\w)(?:không|chưa){W}(?:được{W}|có{W}|thuộc{W}|phải{W})?(?:kiểm{W}tra|trong|đối|diện)[^.;]{{0,80}}$"
)
# 'qua kiểm tra và qua báo cáo' tells of findings.
NEAR_NO_FINDING = pattern_of(
    rf"(?<!\w)(?<!qua )(?<!kết quả )(?<!kết luận ){INSPECTION}(?:{W}[^.;:]{{0,60}})?[\s,:(]{{1,3}}$"
)
# Only words of manner between: 'kiểm tra việc giải quyết hồ sơ trên môi trường số' tells of files.
FILLER = r"(?:việc|qua|thông|trực|tiếp|tuyến|gián|theo|bằng|được|thực|hiện|tiến|hành|hình|thức|nền|tảng|họp|từ|xa|và|hoặc|kết|hợp|với|công|tác|cchc|cải|cách|chính)"
BY_MEANS = pattern_of(rf"(?<!\w){INSPECTION}[\s,:(]{{1,3}}(?:{FILLER}[,\s]{{1,2}}){{0,8}}$")
# 'nơi nào có phản ánh thì đến không báo trước'
COMES = pattern_of(
    rf"(?<!\w)(?:đến|tới|xuống|vào|ghé|đi|về|có{W}mặt)(?:{W}(?:thẳng|ngay|luôn|mà|và|làm{W}việc|kiểm{W}tra|trực{W}tiếp)){{0,2}},?{W}$"
)
# 'Bắc Bình chưa kiểm tra trực tiếp mà chỉ gửi báo cáo'
NOT_THERE = pattern_of(
    rf"(?<!\w)(?:không|chưa){W}(?:\w+{W}){{0,2}}?(?:kiểm{W}tra|đến|tới|xuống|làm{W}việc)(?!\w)[^.;]{{0,60}}$|(?<!\w)(?:đoàn|tổ(?!{W}chức)|đợt{W}này|lần{W}này|kiểm{W}tra)(?!\w)[^.;]{{0,60}}$"
)
INSPECTS = pattern_of(rf"{W}(?:(?:tiến{W}hành|tổ{W}chức|đến|tới|đi|thực{W}hiện){W})?(?:\w+{W}){{0,2}}?kiểm{W}tra(?!\w)")


class Cue(NamedTuple):
    """Words that tell a form, the beginnings to find them by, and what else must stand around them."""

    form: InspectionForm
    begins: tuple[str, ...]
    words: re.Pattern[str]
    # None: the words say it alone.
    before: re.Pattern[str] | None = None
    # Enough instead of what must stand before.
    after: re.Pattern[str] | None = None


def _cue(
    form: InspectionForm,
    begins: str,
    words: str,
    before: re.Pattern[str] | None = None,
    after: re.Pattern[str] | None = None,
) -> Cue:
    return Cue(form, tuple(begins.split()), pattern_of(f"(?:{words})(?!\\w)"), before, after)


# What else is looked through beside reports: 'qua hồ sơ, báo cáo', 'thông qua việc gửi báo cáo'.
SEEN = rf"(?:(?:việc|xem|xét|gửi|nghiên|cứu|các|hệ|thống|hồ|sơ|tài|liệu|số|văn|bản|đề|cương|và),?{W}){{0,6}}?"
SEES = pattern_of(
    rf"(?:(?<!\w)(?:đoàn|tổ(?!{W}chức)|nhóm|kiểm{W}tra|thành{W}viên)(?!\w)[^.;]{{0,80}}|^\W{{0,6}}(?:\d\W{{1,3}})?)(?<!\w)(?:xem(?:{W}xét)?|soi|rà(?:{W}soát)?|khai{W}thác|tra{W}cứu|dò|kiểm{W}tra|đối{W}chiếu|đọc){W}(?:kỹ{W}|trước{W})?$"
)
CUES = (
    _cue(InspectionForm.SELF, "tự", rf"tự{W}(?:(?:tổ{W}chức|tiến{W}hành){W})?kiểm{W}tra(?!{W}(?:(?:rà{W}soát|xử{W}lý|các){W}){{0,2}}(?:văn{W}bản|vbqppl))"),
    _cue(InspectionForm.SELF, "tự", rf"tự{W}(?:rà{W}soát|đánh{W}giá|soát{W}xét|xem{W}xét|chấm{W}điểm|thẩm{W}định)", NOT_INSPECTED, HANDED_IN),
    _cue(InspectionForm.SELF, "kiểm", rf"kiểm{W}tra{W}nội{W}bộ", INSIDE),
    _cue(InspectionForm.REINSPECTION, "quay trở đến", rf"(?:quay|trở|đến){W}(?:trở{W})?lại(?:{W}(?:để|và|các|nơi|đơn|vị|những|xã|phường)){{0,3}}{W}kiểm{W}tra"),
    _cue(InspectionForm.REINSPECTION, "hậu", rf"hậu{W}kiểm"),
    _cue(InspectionForm.REINSPECTION, "tái phúc", rf"tái{W}kiểm{W}tra|phúc{W}(?:tra|kiểm)"),
    _cue(InspectionForm.REINSPECTION, "kiểm", rf"kiểm{W}tra{W}(?:lại|lần{W}(?:2|thứ{W}hai|hai)|(?:việc{W}|kết{W}quả{W})?thực{W}hiện{W}(?:các{W})?(?:thông{W}báo{W})?(?:kết{W}luận|kiến{W}nghị)(?:{W}(?:sau|qua))?{W}kiểm{W}tra)"),
    _cue(InspectionForm.REINSPECTION, "kiểm", rf"(?<!được )kiểm{W}tra{W}(?:(?:việc|kết{W}quả|tình{W}hình|công{W}tác){W})?(?:thực{W}hiện{W})?khắc{W}phục"),
    _cue(InspectionForm.DIRECT, "kiểm", rf"(?<!qua )kiểm{W}tra{W}(?:thực{W}tế|tại{W}chỗ|tại{W}trụ{W}sở)"),
    _cue(
        InspectionForm.UNANNOUNCED, "đột không bất",
        rf"đột{W}xuất|bất{W}(?:ngờ|thường)|không{W}(?:thông{W})?báo{W}(?:cho{W}đơn{W}vị{W})?trước", NEAR, INSPECTS,
    ),
    _cue(
        InspectionForm.UNANNOUNCED, "không bất đột vi",
        rf"không(?:{W}(?:cần|hề|hẹn|có|một|được|phải)){{0,2}}{W}(?:lời{W})?(?:thông{W})?(?:báo|hẹn)(?:{W}(?:lịch|cho{W}\w+{W}\w+))?{W}trước|bất{W}(?:ngờ|chợt|(?:cứ|kỳ|kể){W}(?:lúc|khi|ngày|thời{W}điểm){W}nào)|đột{W}kích|vi{W}hành",
        ABOUT, INSPECTS_AFTER,
    ),
    _cue(InspectionForm.UNANNOUNCED, "không", rf"không{W}(?:(?:cần|hề|có){W})?(?:thông{W})?(?:báo|hẹn){W}trước", COMES),
    _cue(InspectionForm.UNANNOUNCED, "mà", rf"mà{W}không{W}(?:thông{W})?báo{W}trước"),
    _cue(InspectionForm.DIRECT, "trực", rf"trực{W}tiếp", CLOSE, INSPECTS),
    _cue(InspectionForm.DIRECT, "trực", rf"trực{W}tiếp{W}tại{W}(?:trụ|đơn|cơ|các|phòng|từng)", FAR),
    _cue(InspectionForm.DIRECT, "đến tại", rf"(?:đến{W}(?:từng{W})?đơn{W}vị|tại{W}(?:trụ{W}sở|chỗ|đơn{W}vị|nơi|cơ{W}sở|phòng|trường))", NOWHERE),
    _cue(InspectionForm.DIRECT, "đến xuống tới về", rf"(?:đến|xuống|tới|về)(?:{W}(?:trực{W}tiếp|làm{W}việc)){{0,2}}{W}(?:tận{W}\w+|từng{W}(?:đơn|xã|phường|cơ|phòng|trường|nơi)|cơ{W}sở)", GOES),
    _cue(InspectionForm.DIRECT, "đi khảo", rf"(?:đi|khảo{W}sát){W}thực{W}(?:tế|địa)", ABOUT),
    _cue(InspectionForm.DIRECT, "thẩm xác", rf"(?:thẩm{W}tra|xác{W}minh){W}(?:thực{W}tế|tại{W}(?:trường|đơn|cơ|trụ|phòng|nơi|chỗ|từng))", ABOUT),
    _cue(InspectionForm.REPORT_BASED, "xem", rf"xem{W}(?:xét{W})?báo{W}cáo", NOWHERE),
    _cue(InspectionForm.DIRECT, "làm", rf"làm{W}việc{W}tại{W}(?:(?:từng|các){W})?(?:đơn{W}vị|trụ|cơ{W}quan|chỗ|nơi|phòng(?=\W)|trường(?=\W))", BY_TEAM),
    _cue(InspectionForm.REPORT_BASED, "qua thông trên bằng", rf"(?:(?:thông{W})?qua|trên{W}cơ{W}sở|bằng){W}{SEEN}báo{W}cáo", NEAR_NO_FINDING),
    _cue(InspectionForm.REPORT_BASED, "báo", rf"báo{W}cáo(?:{W}bằng{W}văn{W}bản(?=[^.;]{{0,30}}(?<!\w)không)|(?=[^.;]{{0,60}}(?<!\w)(?:đoàn|tổ|không)(?!\w)[^.;]{{0,30}}(?:(?<!\w)không(?:{W}(?:tổ{W}chức|tiến{W}hành|trực{W}tiếp)){{0,2}}{W}(?:đến|xuống|kiểm|làm{W}việc)|(?<=không ){W}?(?:đến|xuống))))"),
    _cue(InspectionForm.REPORT_BASED, "báo", rf"báo{W}cáo(?=[^.;]{{0,40}}(?<!\w)thay{W}(?:cho{W}|vì{W})(?:việc{W})?(?:đoàn|tổ|kiểm|đến|làm))"),
    _cue(InspectionForm.REPORT_BASED, "gửi nộp lập", rf"(?:(?:lập|gửi|nộp){W}(?:và{W})?){{1,2}}báo{W}cáo(?:{W}(?:tự{W}kiểm{W}tra|bằng{W}văn{W}bản|về{W}\w+{W}\w+))?,?{W}(?:để|cho){W}(?:đoàn|tổ){W}(?:(?:kiểm{W}tra|công{W}tác){W})?(?:thẩm{W}định|xem|đánh{W}giá|kiểm{W}tra|nghiên|tổng{W}hợp)"),
    _cue(InspectionForm.REPORT_BASED, "chỉ", rf"chỉ{W}(?:phải{W}|cần{W}|yêu{W}cầu{W})?(?:gửi|nộp|qua|xem|thẩm{W}định){W}(?:\w+{W}){{0,2}}?báo{W}cáo", NOT_THERE),
    _cue(InspectionForm.REPORT_BASED, "xét xem dựa căn thẩm trên", rf"(?:xét|xem(?:{W}xét)?|dựa|căn{W}cứ|thẩm{W}định|trên)(?:{W}(?:vào|trên|qua|theo|cơ{W}sở|các)){{0,3}}{W}(?:hồ{W}sơ|báo{W}cáo|tài{W}liệu)(?:{W}\w+){{0,3}}{W}(?:gửi|nộp)", ABOUT),
    _cue(InspectionForm.REPORT_BASED, "kiểm", rf"kiểm{W}tra{W}(?:(?:hồ{W}sơ|tài{W}liệu),?{W}(?:và{W})?)?báo{W}cáo{W}(?:do|của){W}(?:các{W})?đơn{W}vị{W}(?:gửi|nộp)"),
    _cue(InspectionForm.REPORT_BASED, "nghiên đọc", rf"(?:nghiên{W}cứu|đọc){W}(?:các{W})?báo{W}cáo", NOWHERE),
    _cue(InspectionForm.REPORT_BASED, "qua", rf"qua{W}(?:việc{W})?hồ{W}sơ", BY_MEANS),
    _cue(InspectionForm.REPORT_BASED, "gián", rf"gián{W}tiếp", FAR),
    _cue(InspectionForm.THEMATIC, "chuyên", rf"chuyên{W}đề", NEAR),
    _cue(InspectionForm.THEMATIC, "chuyên", rf"chuyên{W}đề{W}kiểm{W}tra"),
    _cue(InspectionForm.THEMATIC, "theo", rf"theo{W}(?:từng{W})?chuyên{W}đề", GROUPED),
    _cue(InspectionForm.DIGITAL, "trên qua môi", rf"(?:(?:trên|qua){W})?môi{W}trường{W}(?:số|mạng|điện{W}tử)", BY_MEANS),
    _cue(InspectionForm.DIGITAL, "trực từ", rf"trực{W}tuyến|từ{W}xa", BY_MEANS),
    _cue(InspectionForm.DIGITAL, "qua trên bằng", rf"(?:qua|trên|bằng){W}(?:các{W}|dữ{W}liệu{W}(?:trên{W})?)?(?:hệ{W}thống{W}(?:thông{W}tin|phần{W}mềm|ứng{W}dụng|quản{W}lý|giải{W}quyết|máy{W}tính|số|một|điện|dùng|mạng)|ứng{W}dụng|dữ{W}liệu(?={W}(?:điện|số|trên|đã))|hệ{W}thống(?={W}(?:đối|với|tại|các|cho)(?!\w)|\s?[.,;)|\n])|phần{W}mềm|cổng{W}dịch|mạng(?!{W}lưới)|nền{W}tảng)", BY_MEANS),
    _cue(
        InspectionForm.DIGITAL, "dữ hồ khai",
        rf"(?:khai{W}thác{W})?(?:dữ{W}liệu|số{W}liệu|hồ{W}sơ(?:{W}điện{W}tử)?)(?:{W}\w+){{0,3}}{W}(?:trên|qua|từ){W}(?:các{W})?(?:hệ{W}thống|phần{W}mềm|cổng|màn{W}hình|nền{W}tảng)",
        SEES,
    ),
)  # fmt: skip
# '2. Đột xuất: Phường 10 …'
POINT = pattern_of(r"\s{0,8}(?:\d{1,2}[.)]|[-+*•]|[a-zđ]\))\s{0,3}$")
NEGATED = pattern_of(
    rf"(?<!\w)(?:không|chưa|chuyển{W}từ|thay{W}(?:cho|vì))(?:{W}(?:tổ{W}chức|thực{W}hiện|tiến{W}hành|áp{W}dụng|có|đến|tới|phải|cần|việc)){{0,3}}(?:{W}(?:dưới{W}|bằng{W}|theo{W})?hình{W}thức)?(?:{W}(?:kiểm{W}tra|làm{W}việc))?{W}$"
)
# 'kiểm tra việc tiếp nhận hồ sơ trực tiếp' is about files; 'nhiệm vụ đột xuất' about tasks.
OF_WORK = pattern_of(
    rf"(?:nhiệm{W}vụ|báo{W}cáo|công{W}việc|(?<!tảng )họp|hội{W}nghị|dịch{W}vụ{W}công|hồ{W}sơ|nộp|tiếp{W}nhận|tập{W}huấn)(?:{W}(?!kiểm)\w+){{0,2}}{W}$"
)
WORK = pattern_of(rf"{W}(?:tuyến|nộp|tiếp{W}nhận|giải{W}quyết|hồ{W}sơ|chỉ{W}đạo|phụ{W}trách)(?!\w)")
# 'kiểm tra trực tiếp hồ sơ, sổ sách' is about the inspection again.
INSPECTED = pattern_of(rf"(?<!\w)kiểm{W}tra{W}$")


def find_forms(page: Page, sections: Sections) -> tuple[Form, ...]:
    """Return the forms, each at its first place."""
    found: dict[InspectionForm, Form] = {}
    rows = rows_below(page, FORMS)
    for cue in CUES:
        # Most forms are not spoken of in a text at all.
        m = next(_told(page, sections, rows, cue), None) if page.starts(*cue.begins) else None
        if m and (cue.form not in found or m.start() < found[cue.form].span[0]):
            found[cue.form] = Form(cue.form, m.span())
    return tuple(sorted(found.values(), key=lambda form: form.span))


def _told(page: Page, sections: Sections, rows: tuple[Span, ...], cue: Cue) -> Iterator[re.Match[str]]:
    for m in page.matches(cue.words, *cue.begins):
        before = page.before(m.start(), 90)
        named = (
            cue.before is None
            or cue.before.search(before)
            or (cue.after and cue.after.match(page.low, m.end()))
            or sections.at(m.start()) is Topic.FORM
            or in_rows(rows, m.start())
            or (POINT.match(before) and page.low.startswith(":", m.end()))
        )
        of_work = cue.before not in (None, FAR) and (
            OF_WORK.search(before)
            or (cue.form is InspectionForm.DIRECT and WORK.match(page.low, m.end()) and not INSPECTED.search(before))
        )
        if named and not of_work and not NEGATED.search(before):
            yield m
