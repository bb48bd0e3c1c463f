"""Tables of inspected units: cells below a heading that says whom, and rows of bare names below a row that names their kind."""

import re

from kiemtra.reading.text.columns import cells_below
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.heads import HEAD, Carried, carried_by
from kiemtra.reading.values import Span

W = r"\s{1,2}"
WHOM = pattern_of(
    rf"(?:tên{W})?(?:các{W})?(?:cơ{W}quan,{W})?(?:đơn{W}vị|cơ{W}quan|địa{W}phương|đối{W}tượng|nơi|địa{W}điểm|xã|phường|sở|phòng)(?:[,/]?{W}?(?:phường|thị{W}trấn|đơn{W}vị|địa{W}phương|ban|ngành)){{0,2}}(?:{W}(?:được{W})?(?:kiểm{W}tra|làm{W}việc|đến))?$"
)
# Tables of people and of tasks; those of results tell whom a team has inspected where the text says so.
TASKS = rf"họ{W}(?:và{W})?tên|chức{W}(?:vụ|danh)|thành{W}viên|(?<!người )chủ{W}trì|phối{W}hợp|nhiệm{W}vụ|kinh{W}phí|sản{W}phẩm|hoàn{W}thành|nội{W}dung{W}chi"
RESULTS = rf"điểm(?!{W}(?:kiểm|đến))|xếp{W}|số{W}(?:lượng|hồ|văn)|tỷ{W}lệ|kết{W}quả"
# "II | Xã, thị trấn | |": a row within a table, no head of one.
PART = r"^[ |]{0,4}(?:[ivx]{1,4}|[a-h])\s?[.)]?\s?[|\t]"
OF_TASKS = pattern_of(f"{PART}|{TASKS}", re.M)
OTHER_TABLE = pattern_of(f"{PART}|{TASKS}|{RESULTS}", re.M)
OF_INSPECTED = pattern_of(
    rf"kiểm{W}tra(?:{W}(?:trực{W}tiếp|đột{W}xuất|tại|đối{W}với)){{0,2}}{W}(?:các|\d{{1,3}}(?:\s?/\s?\d{{1,3}})?){W}(?:cơ{W}quan|đơn{W}vị|địa{W}phương|sở|ngành|xã|phường|huyện|trường|phòng)(?!\w)"
)
# "II   Xã, thị trấn", "A. Các phòng chuyên môn": a row that names the kind of the rows below it.
SUBHEAD = pattern_of(r"[\s|]{0,4}(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]?[\s|]{1,4}(?:(?:khối|các|cấp|ubnd)\s{1,2}){0,2}")
ROW = pattern_of(
    r"[\s|]{0,4}\d{1,3}[.)]?\s{0,3}[\t|]\s{0,3}|[ \t]{0,4}(?:\d{1,3}[.)]|[-+*•])[ \t]{1,3}(?=[^\n;:]{2,44}$)", re.M
)


def unit_cells(page: Page) -> tuple[Span, ...]:
    """Return the cells that name those inspected."""
    plain = cells_below(page, WHOM, OTHER_TABLE)
    if "|" not in page.text and "\t" not in page.text:
        return plain
    every = cells_below(page, WHOM, OF_TASKS)
    first = min({*every}.difference(plain), default=None)
    if first is None or not OF_INSPECTED.search(page.low, max(0, first[0] - 500), first[0]):
        return plain
    return tuple(sorted({*plain, *every}))


def bare_rows(page: Page) -> dict[int, Carried]:
    """Return where rows of a table begin whose kind a row above names, with that kind."""
    found: dict[int, Carried] = {}
    carried: Carried | None = None
    for start, end in page.lines:
        if kind := kind_of_rows(page, (start, end)):
            carried = kind
        elif carried:
            row = ROW.match(page.text, start, end)
            if row and page.body[row.end() : row.end() + 1].isupper():
                found[row.end()] = carried
            carried = carried if row else None
    return found


def kind_of_rows(page: Page, line: Span) -> Carried | None:
    """Return the kind that a row names for the rows below it, None where it is no such row."""
    if line[1] - line[0] > 60:
        return None
    lead = SUBHEAD.match(page.low, *line)
    m = HEAD.match(page.low, lead.end(), line[1]) if lead else None
    if not m or m["any"] or page.low[m.end() : line[1]].strip(" |\t:."):
        return None
    return carried_by(m)
