"""Tables of inspected units: cells below a heading that says whom, and rows of bare names below a row that names their kind."""

from kiemtra.reading.text.columns import cells_below
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.heads import HEAD, Carried, carried_by
from kiemtra.reading.values import Span

W = r"\s{1,2}"
WHOM = pattern_of(
    rf"(?:tên{W})?(?:các{W})?(?:cơ{W}quan,{W})?(?:đơn{W}vị|cơ{W}quan|địa{W}phương|đối{W}tượng|nơi|địa{W}điểm|xã|phường|sở|phòng)(?:[,/]?{W}?(?:phường|thị{W}trấn|đơn{W}vị|địa{W}phương|ban|ngành)){{0,2}}(?:{W}(?:được{W})?(?:kiểm{W}tra|làm{W}việc|đến))?$"
)
# Tables of people, of tasks and of results.
OTHER_TABLE = pattern_of(
    rf"họ{W}(?:và{W})?tên|chức{W}(?:vụ|danh)|thành{W}viên|(?<!người )chủ{W}trì|phối{W}hợp|nhiệm{W}vụ|điểm(?!{W}(?:kiểm|đến))|xếp{W}|số{W}(?:lượng|hồ|văn)|tỷ{W}lệ|kinh{W}phí|kết{W}quả|sản{W}phẩm|hoàn{W}thành|nội{W}dung{W}chi"
)
# "II   Xã, thị trấn", "A. Các phòng chuyên môn": a row that names the kind of the rows below it.
SUBHEAD = pattern_of(r"[\s|]{0,4}(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]?[\s|]{1,4}(?:(?:khối|các|cấp|ubnd)\s{1,2}){0,2}")
ROW = pattern_of(r"[\s|]{0,4}\d{1,3}[.)]?\s{0,3}[\t|]\s{0,3}")


def unit_cells(page: Page) -> tuple[Span, ...]:
    """Return the cells that name those inspected."""
    return cells_below(page, WHOM, OTHER_TABLE)


def bare_rows(page: Page) -> dict[int, Carried]:
    """Return where rows of a table begin whose kind a row above names, with that kind."""
    found: dict[int, Carried] = {}
    carried: Carried | None = None
    for start, end in page.lines:
        row = ROW.match(page.text, start, end)
        if kind := _subhead(page, (start, end)):
            carried = kind
        elif row and carried and page.body[row.end() : row.end() + 1].isupper():
            found[row.end()] = carried
        elif not row:
            carried = None
    return found


def _subhead(page: Page, line: Span) -> Carried | None:
    if line[1] - line[0] > 60:
        return None
    lead = SUBHEAD.match(page.low, *line)
    m = HEAD.match(page.low, lead.end(), line[1]) if lead else None
    if not m or m["any"] or page.low[m.end() : line[1]].strip(" |\t:."):
        return None
    return carried_by(m)
