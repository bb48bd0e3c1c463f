"""Tables of inspected units: cells below a heading that says whom, and rows of bare names below a row that names their kind."""

import re
from collections.abc import Iterator

from kiemtra.reading.text.columns import cells_below
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.heads import HEAD, Carried, carried_by
from kiemtra.reading.values import Span

W = r"\s{1,2}"
NOUN = rf"(?:đơn{W}vị|cơ{W}quan|địa{W}phương|đối{W}tượng|nơi|địa{W}điểm|địa{W}bàn|điểm{W}đến|ubnd|huyện|xã|phường|thị{W}trấn|sở|ban|ngành|phòng|trường(?!{W}hợp))"
WHOM = pattern_of(
    rf"(?:tên{W})?(?:các{W})?{NOUN}(?:\s?[,/]\s{{0,2}}{NOUN}|{W}{NOUN}){{0,3}}(?:{W}(?:(?:được|cần|phải|sẽ|chịu){W})?(?:kiểm{W}tra|làm{W}việc|đến|(?:tiếp|đón|đoàn){W}(?:đoàn|đến|tới|kiểm{W}tra|làm{W}việc))(?:{W}làm{W}việc)?)?(?:\s?\([^()\n]{{1,24}}\))?$"
)
# "Ngày | Đoàn số 1 | Đoàn số 2": columns that name the units of each team.
TEAM = pattern_of(rf"(?:đoàn|tổ)(?:{W}kiểm{W}tra)?{W}(?:số{W})?(?P<n>[1-9])(?!\w|[/.])")
OF_TEAM = {n: pattern_of(rf"(?:đoàn|tổ)(?:{W}kiểm{W}tra)?{W}(?:số{W})?{n}$") for n in "123456789"}
# Tables of people and of tasks; those of results tell whom a team has inspected where the text says so.
TASKS = rf"họ{W}(?:và{W})?tên|chức{W}(?:vụ|danh)|thành{W}viên|(?<!người )chủ{W}trì|phối{W}hợp|nhiệm{W}vụ|kinh{W}phí|sản{W}phẩm|hoàn{W}thành|nội{W}dung{W}chi"
RESULTS = rf"(?<!địa )(?<!thời )điểm(?!{W}(?:kiểm|đến))|xếp{W}|số{W}(?:lượng|hồ|văn)|tỷ{W}lệ|kết{W}quả"
# "II | Xã, thị trấn | |": a row within a table, no head of one.
# "2 | Sở Y tế | 14h | Sở": a row with its number is no head either.
PART = r"^[ |]{0,4}(?:(?:[ivx]{1,4}|[a-h])\s?[.)]?\s?[|\t]|\d{1,3}[.)]?[\s|])"
OF_TASKS = pattern_of(f"{PART}|{TASKS}", re.M)
OTHER_TABLE = pattern_of(f"{PART}|{TASKS}|{RESULTS}", re.M)
OF_INSPECTED = pattern_of(
    rf"kiểm{W}tra(?:{W}(?:trực{W}tiếp|đột{W}xuất|tại|đối{W}với)){{0,2}}{W}(?:các|\d{{1,3}}(?:\s?/\s?\d{{1,3}})?){W}(?:cơ{W}quan|đơn{W}vị|địa{W}phương|sở|ngành|xã|phường|huyện|trường|phòng)(?!\w)"
)
# What ends a cell.
EDGES = ("\t", "|", "\n", "")
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
        every = ()
    return tuple(sorted({*plain, *every, *_by_team(page)}))


def _by_team(page: Page) -> Iterator[Span]:
    """Yield the cells below 'Đoàn số 1' and 'Đoàn số 2', where two teams or more have a column."""
    heads = [m for m in page.matches(TEAM, "đoàn", "tổ") if page.text[m.end() : m.end() + 2].lstrip(" ")[:1] in EDGES]
    numbers = {m["n"] for m in heads if page.line(m.start()) == page.line(heads[0].start())}
    for n in sorted(numbers) if len(numbers) > 1 else ():
        yield from cells_below(page, OF_TEAM[n])


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
