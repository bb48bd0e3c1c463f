"""The forms of inspection a text speaks of; only where the words are about the inspection itself."""

import re

from kiemtra.reading.page import Page
from kiemtra.reading.sections import Sections, Topic
from kiemtra.reading.values import Form, InspectionForm

W = r"\s{1,2}"
NEAR = rf"(?:[^.;:\n]{{0,45}}?{W})?"
FORMS = (
    (InspectionForm.SELF, rf"tự{W}kiểm{W}tra(?!\w)"),
    (InspectionForm.REINSPECTION, rf"tái{W}kiểm{W}tra|phúc{W}tra|kiểm{W}tra{W}lại(?!\w)"),
    (InspectionForm.UNANNOUNCED, rf"(?:kiểm{W}tra|hình{W}thức){NEAR}(?:đột{W}xuất|không{W}báo{W}trước|không{W}thông{W}báo{W}trước)|(?:đột{W}xuất|không{W}báo{W}trước){W}(?:đi{W})?kiểm{W}tra"),
    (InspectionForm.DIRECT, rf"(?:kiểm{W}tra|hình{W}thức){W}(?:(?:\w+{W}){{0,2}})?trực{W}tiếp(?!\w)|trực{W}tiếp{W}(?:đến{W}|tới{W}|đi{W})?kiểm{W}tra"),
    (InspectionForm.REPORT_BASED, rf"kiểm{W}tra{NEAR}(?:qua|thông{W}qua|trên{W}cơ{W}sở|bằng){W}(?:việc{W}xem{W}xét{W})?(?:hồ{W}sơ,?{W}(?:và{W})?)?báo{W}cáo|kiểm{W}tra{W}gián{W}tiếp"),
    (InspectionForm.THEMATIC, rf"kiểm{W}tra{NEAR}(?:theo{W})?chuyên{W}đề(?!\w)"),
    (InspectionForm.DIGITAL, rf"kiểm{W}tra{NEAR}(?:môi{W}trường{W}(?:số|mạng|điện{W}tử)|trực{W}tuyến|(?:qua|trên){W}(?:các{W})?hệ{W}thống{W}(?:thông{W}tin|phần{W}mềm))"),
)  # fmt: skip
PATTERNS = tuple((form, re.compile(rf"(?<!\w)(?:{words})")) for form, words in FORMS)
# Inside the part on forms the bare words are enough.
BARE = (
    (InspectionForm.DIRECT, re.compile(rf"(?<!\w)trực{W}tiếp(?!\w)")),
    (InspectionForm.UNANNOUNCED, re.compile(rf"(?<!\w)(?:đột{W}xuất|không{W}báo{W}trước)(?!\w)")),
    (InspectionForm.REPORT_BASED, re.compile(rf"(?<!\w)(?:qua|thông{W}qua){W}(?:việc{W}xem{W}xét{W})?báo{W}cáo(?!\w)")),
    (InspectionForm.THEMATIC, re.compile(rf"(?<!\w)chuyên{W}đề(?!\w)")),
    (InspectionForm.DIGITAL, re.compile(rf"(?<!\w)môi{W}trường{W}(?:số|mạng)(?!\w)")),
)
NOT_FORM = re.compile(r"(?:không|chưa)\s{1,2}(?:tổ\s{1,2}chức\s{1,2}|thực\s{1,2}hiện\s{1,2}|tiến\s{1,2}hành\s{1,2})?$")
ABOUT_WORK = re.compile(r"\s{1,2}(?:tuyến|nộp|tiếp\s{1,2}nhận|giải\s{1,2}quyết|hồ\s{1,2}sơ)(?!\w)")


def find_forms(page: Page, sections: Sections) -> tuple[Form, ...]:
    """Return the forms, each at its first place."""
    found: dict[InspectionForm, Form] = {}
    for form, pattern in PATTERNS:
        for m in pattern.finditer(page.low):
            if not NOT_FORM.search(page.before(m.start(), 30)) and not _other(page, form, m):
                found[form] = Form(form, m.span())
                break
    for form, pattern in BARE:
        for m in pattern.finditer(page.low):
            if form not in found and sections.at(m.start()) is Topic.FORM and not ABOUT_WORK.match(page.low, m.end()):
                found[form] = Form(form, m.span())
    return tuple(sorted(found.values(), key=lambda form: form.span))


def _other(page: Page, form: InspectionForm, m: re.Match[str]) -> bool:
    """'kiểm tra việc tiếp nhận hồ sơ trực tiếp' is about files; 'nhiệm vụ đột xuất' about tasks."""
    words = m.group().rpartition("kiểm tra")[2]
    if form is InspectionForm.DIRECT and ABOUT_WORK.match(page.low, m.end()):
        return True
    if form is InspectionForm.UNANNOUNCED and re.search(
        r"(?:nhiệm\s{1,2}vụ|báo\s{1,2}cáo|công\s{1,2}việc|họp)\s{1,2}(?:\w+\s{1,2}){0,2}đột", words
    ):
        return True
    if form is InspectionForm.DIGITAL and re.search(r"dịch\s{1,2}vụ\s{1,2}công|hồ\s{1,2}sơ|hội\s{1,2}nghị|họp", words):
        return True
    return bool(form is InspectionForm.SELF and re.match(r"[^.;\n]{0,40}đảng", page.low[m.end() : m.end() + 50]))
