"""Stated numbers of units against the names listed behind them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import (
    Anomaly,
    AnomalyType,
    CountQualifier,
    Severity,
    Span,
    Unit,
    UnitCount,
    UnitKind,
    UnitRole,
)

# What opens the list of names: 'gồm:', 'cụ thể là', a bracket, a line of its own, or the first name itself.
OPENS = pattern_of(
    r"\)?\s{0,3},?\s{0,3}(?:[^\W\d]+\s{1,2}){0,6}?(?::|\(|(?:bao\s{1,2})?gồm:?|là:?|cụ\s{1,2}thể(?:\s{1,2}là)?:?|như\s{1,2}sau:?|sau\s{1,2}đây:?|[.;]?(?=\s{0,3}\n\s{0,6}(?:[-+*•]|\d{1,2}\s?[.)]|[a-zđ][.)])\s))\s{0,3}(?:[^;,.()\n\d]{0,40}:\s)?|\s"
)
LEFT_OUT = pattern_of(r"\(?\s{0,2}(?:trừ|ngoại\s{1,2}trừ|không\s{1,2}(?:bao\s{1,2}gồm|kể|tính))(?!\w)")
# The mark of the next line of a list.
MARK = pattern_of(r"\n\s{0,6}(?:\d{1,2}\s{0,2}[.)]|[-+*•]|[a-zđ][.)])\s")
# What ends a list of names: a sentence, a bracket, a number, another thing that is done.
LIST_ENDS = pattern_of(r"[.)]|\d|(?<!\w)(?:kiểm|làm|phúc|riêng|đột|tự|đã|sẽ|không|còn)(?!\w)")
# The place of a unit in brackets; what stands where a list is over.
ASIDE = pattern_of(r"\([^()\d]{0,60}\)")
OVER = pattern_of(
    r"(?:\s{0,2}\([^()]{0,60}\))?\s{0,2}(?:[.;:)\n]|$|,?\s{1,2}(?:từ|trong|vào|ngày|thời|đã|sẽ|được|với|để|do|theo|nhằm|bắt|của|thuộc|trên|về|còn|riêng|trước|sau|gồm|kể|tại|ở)(?!\w))"
)
# Another name behind the last one that was understood.
GOES_ON = pattern_of(
    r"(?:\s{0,2}\([^()]{0,60}\))?\s{0,2}(?:[,;]|\n\s{0,6}(?:\d{1,2}[.)]|[a-zđ]\))|\.?\s{0,2}\n\s{0,6}[-+*•]|(?:,\s)?(?:và|cùng|với|hay)(?!\w))\s{0,3}(?:[^\W\d]+\s){0,3}?[A-ZĐÂĂÊÔƠƯ]"
)
AS_FOLLOWS = pattern_of(r"[^.;\n\d]{0,60}(?:như\s{1,2}sau|sau\s{1,2}đây|sau)?\s{0,2}:?\s{0,3}\n")
# 'lần lượt 5 và 3 địa phương: …' opens two lists at once, '5 xã trong tổng số 11 xã: …' one of the five.
OF_WHOLE = pattern_of(r"(?<!\w)\d{1,2}(?:,|\s{1,2}và)\s{1,2}$|(?<!\w)trong(?:\s{1,2}tổng)?(?:\s{1,2}số)?\s{1,2}$|/\s?$")
TOTAL = pattern_of(r"đơn vị|cơ quan|địa phương")
SECOND_COLUMN = pattern_of(r"\s{2,}\d{1,2}\s?[.)]\s")
ANNEXED = pattern_of(r"(?:danh\s{1,2}sách|phụ\s{1,2}lục)[^.;\n]{0,20}kèm")
LIST_HEADING = pattern_of(r"danh\s{1,2}sách[^.;:\n]{0,20}(?:đơn\s{1,2}vị|cơ\s{1,2}quan)")
ROW = pattern_of(r"\s{0,6}(?P<no>\d{1,2})\s{0,2}(?:[.);|]|(?=\s))\s{0,3}(?=[^\W\d_])")
HEADER_LINES, FAR, FEW = 3, 40, 4
# 'gồm 03 sở và 06 huyện': the parts of a whole.
PARTS = pattern_of(r"[^.;\n\d]{0,40}?(?<!\w)(?:gồm|trong\s{1,2}đó|bao\s{1,2}gồm)(?:\s{1,2}(?:có|là))?\s{0,2}:?\s{0,2}$")
BESIDE = pattern_of(r"(?:\s{0,2}[,;]|\s{1,2}và|,\s{1,2}và)\s{1,2}$")
PARTS_END = pattern_of(r"\s{0,2}(?:[.;:)\n]|$)")
# The level of units that a noun counts; others count all.
KINDS = (
    (UnitKind.COMMUNE_PC, pattern_of(r"(?:ubnd\s)?(?:các\s)?(?:xã|phường|thị trấn)")),
    (UnitKind.DISTRICT_PC, pattern_of(r"(?:ubnd\s)?(?:các\s)?(?:huyện|quận)")),
    (UnitKind.DEPARTMENT, pattern_of(r"sở$")),
)


def find_counts(told: Told) -> Iterator[Anomaly]:
    """Yield stated numbers that differ from the names, the numbered rows or the parts right behind them."""
    found = [(count, *listed) for place, count in enumerate(told.counts) if (listed := _listed(told, place, count))]
    for count, number, span in found or _headline(told):
        message = f"Ghi {count.count} {count.noun} nhưng liệt kê {number}."
        values = (str(count.count), str(number), count.noun)
        yield told.anomaly(AnomalyType.COUNT_MISMATCH, Severity.WARNING, message, values, (count.span, span))


def _listed(told: Told, place: int, count: UnitCount) -> tuple[int, Span] | None:
    """The number of what is listed behind a count, where it is another."""
    if count.qualifier in (CountQualifier.AT_LEAST, CountQualifier.ABOUT) or _shared(told, count):
        return None
    listed = _named(told, count) or _rows(told, count) or _annexed(told, count) or _parts(told, place)
    return listed if listed and listed[0] not in (1, count.count) else None


def _shared(told: Told, count: UnitCount) -> bool:
    """Whether the names behind a count are not its own: those of several counts, or of the part that was counted before."""
    last = max((c.span[1] for c in told.counts if c.span[1] < count.span[0]), default=-FAR)
    if count.span[0] - last < FAR and BESIDE.fullmatch(told.page.low, last, count.span[0]):
        return True
    return bool(OF_WHOLE.search(told.page.before(count.span[0], 24)))


def _headline(told: Told) -> Iterator[tuple[UnitCount, int, Span]]:
    """A headline's number that one more or one less than all units named in the text would make."""
    for count in told.counts:
        if count.span[1] > told.page.head[1] or count.of or count.qualifier is not CountQualifier.EXACT:
            continue
        kind = _kind(count)
        if kind is None and not TOTAL.fullmatch(count.noun.lower()):
            continue
        named = {u.name: u for u in told.units if u.role is UnitRole.INSPECTED and u.span[0] > told.page.head[1]}
        mine = [u for u in named.values() if kind in (None, u.kind)]
        if len(mine) >= FEW and abs(len(mine) - count.count) == 1:
            yield count, len(mine), (mine[0].span[0], mine[-1].span[1])


def _parts(told: Told, place: int) -> tuple[int, Span] | None:
    """The sum of the parts of a whole: '10 đơn vị, gồm 03 sở và 06 huyện.'"""
    page, whole = told.page, told.counts[place]
    parts: list[UnitCount] = []
    end = whole.span[1]
    for part in told.counts[place + 1 :]:
        gap = page.low[end : part.span[0]]
        if len(gap) > FAR + 20 or not (BESIDE if parts else PARTS).match(gap):
            break
        parts.append(part)
        end = part.span[1]
    if len(parts) < 2 or not TOTAL.search(whole.noun.lower()) or not PARTS_END.match(page.low, end):
        return None
    return sum(part.count for part in parts), (parts[0].span[0], parts[-1].span[1])


def _named(told: Told, count: UnitCount) -> tuple[int, Span] | None:
    page = told.page
    m = OPENS.match(page.low, count.span[1], count.span[1] + 120)
    if m is None or LEFT_OUT.search(m.group()):
        return None
    listed = _run(told.units, m.end(), page, _kind(count), at_once=not m.group().strip(" )"))
    if not listed or (len(listed) < count.count and not _is_over(page, listed[-1].span[1])):
        return None
    return len(listed), (listed[0].span[0], listed[-1].span[1])


def _is_over(page: Page, at: int) -> bool:
    """Whether a list ends at an offset, so that no name in it was left out by the reader."""
    return OVER.match(page.low, at) is not None and GOES_ON.match(page.body, at) is None


def _kind(count: UnitCount) -> UnitKind | None:
    noun = count.noun.lower()
    return None if TOTAL.search(noun) else next((kind for kind, words in KINDS if words.match(noun)), None)


def _run(units: tuple[Unit, ...], at: int, page: Page, kind: UnitKind | None, *, at_once: bool) -> list[Unit]:
    """The units listed from an offset on, with nothing between but separators and short words of rank."""
    listed: list[Unit] = []
    for unit in units[bisect_left(units, at, key=lambda unit: unit.span[0]) :]:
        if not listed and unit.span[0] - at > (2 if at_once else 30):
            break
        gap = ASIDE.sub("", page.low[listed[-1].span[1] if listed else at : unit.span[0]])
        if len(gap) > FAR or LIST_ENDS.search(MARK.sub("\n", gap)) or (kind and unit.kind is not kind):
            break
        listed.append(unit)
    return listed


def _rows(told: Told, count: UnitCount) -> tuple[int, Span] | None:
    """The numbered rows of the table or list that the sentence announces; None where it announces none."""
    end = count.span[1]
    return _rows_after(told, end) if AS_FOLLOWS.match(told.page.low, end, end + 100) else None


def _annexed(told: Told, count: UnitCount) -> tuple[int, Span] | None:
    """The rows of the only annexed list: '(07 đơn vị, theo danh sách kèm theo)'."""
    page = told.page
    around = page.before(count.span[0], 60) + page.after(count.span[1], 60)
    headings = [at for at in page.starts("danh") if LIST_HEADING.match(page.low, at) and page.line(at)[0] == at]
    if (
        not TOTAL.search(count.noun.lower())
        or not ANNEXED.search(around)
        or len(headings) != 1
        or headings[0] < count.span[1]
    ):
        return None
    return _rows_after(told, headings[0])


def _rows_after(told: Told, at: int) -> tuple[int, Span] | None:
    page = told.page
    rows: list[Span] = []
    skipped = 0
    for start, end in page.lines[bisect_right(page.lines, at, key=lambda line: line[0]) :]:
        m = ROW.match(page.low, start, end)
        if m and int(m["no"]) == len(rows) + 1:
            rows.append((start, end))
            skipped = 0
        elif m and rows:
            # The numbers begin anew: another part of the list, unless it is marked otherwise or in another section.
            if _apart(told, rows[0], start):
                break
            return None
        elif skipped == HEADER_LINES:
            break
        else:
            skipped += 1
    if any(SECOND_COLUMN.search(page.low, row[0] + 4, row[1]) for row in rows):
        return None
    if len(rows) < 2 or sum(_names_one(told.units, row) for row in rows) * 3 < len(rows) * 2:
        return None
    return len(rows), (rows[0][0], rows[-1][1])


def _apart(told: Told, row: Span, other: int) -> bool:
    page = told.page
    marks = [m.group().strip()[-1:] for at in (row[0], other) if (m := ROW.match(page.low, at))]
    return marks[0] != marks[-1] or told.sections.at(row[0]) is not told.sections.at(other)


def _names_one(units: tuple[Unit, ...], row: Span) -> bool:
    place = bisect_left(units, row[0], key=lambda unit: unit.span[0])
    return place < len(units) and units[place].span[0] < row[1]
