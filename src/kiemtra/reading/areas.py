"""The areas of content that are inspected: only where the text lists what is inspected."""

import re

from kiemtra.reading.page import Page
from kiemtra.reading.sections import Sections, Topic
from kiemtra.reading.values import Area, AreaCode, Citation, CitationRole, Span

W = r"\s{1,3}"
WORDS = (
    (AreaCode.DIRECTION, rf"chỉ{W}đạo,?{W}(?:và{W})?điều{W}hành"),
    (AreaCode.INSTITUTIONS, rf"cải{W}cách{W}thể{W}chế|(?:xây{W}dựng|ban{W}hành)[^.;,]{{0,40}}?(?:văn{W}bản{W}quy{W}phạm|vbqppl|văn{W}bản{W}qppl)|công{W}tác{W}thể{W}chế"),
    (AreaCode.PROCEDURES, rf"(?:cải{W}cách|kiểm{W}soát|giải{W}quyết|thực{W}hiện|công{W}khai|rà{W}soát)[^.;,]{{0,20}}?(?:thủ{W}tục{W}hành{W}chính|tthc)(?!\w)"),
    (AreaCode.ORGANISATION, rf"(?:cải{W}cách|sắp{W}xếp|kiện{W}toàn)[^.;,]{{0,12}}?tổ{W}chức{W}bộ{W}máy|cải{W}cách{W}bộ{W}máy|tổ{W}chức{W}bộ{W}máy"),
    (AreaCode.CIVIL_SERVICE, rf"cải{W}cách{W}(?:chế{W}độ{W})?công{W}vụ|(?:xây{W}dựng|nâng{W}cao{W}chất{W}lượng|quản{W}lý)[^.;,]{{0,40}}?(?:đội{W}ngũ{W})?(?:cán{W}bộ,?{W}công{W}chức|cbccvc)|chế{W}độ{W}công{W}vụ"),
    (AreaCode.PUBLIC_FINANCE, rf"tài{W}chính{W}công(?!\w)"),
    (AreaCode.E_GOVERNMENT, rf"chính{W}(?:phủ|quyền){W}(?:điện{W}tử|số)|hiện{W}đại{W}h[oó][áa]{W}(?:nền{W})?hành{W}chính|chuyển{W}đổi{W}số|ứng{W}dụng{W}công{W}nghệ{W}thông{W}tin"),
    (AreaCode.PAPI, rf"(?<!\w)papi(?!\w)|hiệu{W}quả{W}quản{W}trị(?:,|{W}và){W}hành{W}chính{W}công"),
    (AreaCode.SIPAS, rf"(?<!\w)sipas(?!\w)|(?:đo{W}lường|chỉ{W}số)[^.;,]{{0,12}}?hài{W}lòng"),
    (AreaCode.ONE_STOP, rf"một{W}cửa(?!{W}điện{W}tử)|bộ{W}phận{W}tiếp{W}nhận{W}và{W}trả{W}kết{W}quả"),
    (AreaCode.DISCIPLINE, rf"kỷ{W}luật,?{W}(?:và{W})?kỷ{W}cương|kỷ{W}cương,?{W}kỷ{W}luật"),
)  # fmt: skip
PATTERNS = tuple((area, re.compile(words)) for area, words in WORDS)
# A sentence that says what is inspected.
LISTS = re.compile(
    rf"(?<!\w)(?:(?:tiến{W}hành|tổ{W}chức|thực{W}hiện|tập{W}trung){W}kiểm{W}tra|nội{W}dung{W}kiểm{W}tra|kiểm{W}tra{W}(?:các{W}nội{W}dung|về|việc|công{W}tác|tình{W}hình|toàn{W}diện)|(?:các|những|\d){W}(?:nội{W}dung|lĩnh{W}vực)(?:{W}\w+){{0,3}}?{W}?(?::|gồm|như))"
)
# 'kiểm tra việc chấp hành kỷ luật, kỷ cương': the area is what the verb governs.
OBJECT = re.compile(
    rf"(?<!\w)kiểm{W}tra{W}(?:đột{W}xuất{W}|trực{W}tiếp{W})?(?:công{W}tác|việc|tình{W}hình)(?:{W}[^\W\d_]+){{0,3}}?{W}(?P<area>{'|'.join(words for _, words in WORDS)})"
)
FINDINGS = re.compile(
    rf"(?<!\w)(?:qua{W}kiểm{W}tra|hạn{W}chế|tồn{W}tại|kết{W}quả{W}kiểm{W}tra{W}cho|cho{W}thấy|đã{W}ban{W}hành|mục{W}đích|nhằm|chấn{W}chỉnh)(?!\w)"
)


def find_areas(page: Page, sections: Sections, cited: tuple[Citation, ...], plan: Citation | None) -> tuple[Area, ...]:
    """Return the areas, each at its first place: in lists of contents, in what is checked, in the plan's own subject."""
    found: dict[AreaCode, Area] = {}
    for span in sorted(_places(page, sections, cited, plan)):
        for area, pattern in PATTERNS:
            if area not in found and (m := pattern.search(page.low, *span)):
                found[area] = Area(area, m.span())
    return tuple(sorted(found.values(), key=lambda area: area.span))


def _places(page: Page, sections: Sections, cited: tuple[Citation, ...], plan: Citation | None) -> list[Span]:
    places = [(m.start("area"), _object_end(page, m.end())) for m in OBJECT.finditer(page.low)]
    for start, end in page.sentences:
        if sections.at(start) is Topic.CONTENT:
            places.append((start, end))
        elif sections.at(start) in (Topic.OTHER, Topic.TEAM):
            m = LISTS.search(page.low, start, min(end, start + 400))
            if m and not FINDINGS.search(page.low, start, m.start()) and _enumerates(page, (m.start(), end)):
                places.append((m.start(), min(end, m.start() + 1200)))
    for c in cited:
        if c.role is CitationRole.CHECKED or (plan and c.span == plan.span and c.role is not CitationRole.SELF):
            places.append(
                (c.span[1], min(page.sentence(c.span[0])[1], c.span[1] + 330))
                if c.role is CitationRole.CHECKED
                else _indices(page, c)
            )
    return places


def _object_end(page: Page, at: int) -> int:
    """Where the list that the verb governs ends: at the place of the inspection or the clause."""
    end = min(page.sentence(at)[1], at + 200)
    m = re.compile(r"(?<!\w)(?:tại|đối\s{1,2}với|trên\s{1,2}địa|năm)(?!\w)|[;:\n]").search(page.low, at, end)
    return m.start() if m else end


def _indices(page: Page, plan: Citation) -> Span:
    """The subject of the plan: it names the indices joined to the inspection."""
    return plan.span[1], min(plan.span[1] + 220, page.sentence(plan.span[0])[1])


def _enumerates(page: Page, span: Span) -> bool:
    """Whether at least three areas stand in the sentence: one word in passing is no list."""
    return sum(1 for _, pattern in PATTERNS if pattern.search(page.low, *span)) >= 3
