"""Stretches of time that end before they begin, or at a year that the programme does not have."""

from collections.abc import Iterator
from itertools import pairwise

from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day
from kiemtra.reading.values import Anomaly, AnomalyType, Severity

PERIOD = pattern_of(
    r"giai\s{1,2}đoạn\s{1,2}(?:từ\s{1,2})?(?:năm\s{1,2})?(?P<a>(?:19|20)\d\d)\s{0,2}(?:-|đến)\s{0,2}(?:năm\s{1,2})?(?P<b>[12]\d{3})(?!\d)"
)
PROGRAMME = pattern_of(
    r"(?:chương\s{1,2}trình\s{1,2}tổng\s{1,2}thể|nghị\s{1,2}quyết|chỉ\s{1,2}thị)[^.;]{0,120}(?:cải\s{1,2}cách\s{1,2}hành\s{1,2}chính|cchc)[^.;]{0,40}$"
)
# Master programmes: Decision 136/2001/QĐ-TTg, Resolutions 30c/NQ-CP (2011) and 76/NQ-CP (2021).
PROGRAMMES = {2001: 2010, 2011: 2020, 2021: 2030}
LONGEST = 25
W = r"\s{1,2}"
# Stretches by their year, month, quarter or day alone: 'từ tháng 9 đến tháng 5 năm 2022', 'từ ngày 20 đến 15/5/2022'.
STRETCHES = (
    pattern_of(rf"từ{W}(?P<unit>năm){W}(?P<a>(?:19|20)\d\d){W}(?:đến|tới){W}(?:hết{W})?năm{W}(?P<b>(?:19|20)\d\d)(?!\d)"),
    pattern_of(
        rf"từ{W}(?P<unit>tháng){W}(?P<a>\d{{1,2}})(?:\s?[/-]\s?(?P<y>20\d\d)|{W}năm{W}(?P<y2>20\d\d))?{W}(?:đến|tới){W}(?:hết{W})?tháng{W}(?P<b>\d{{1,2}})(?:\s?[/-]\s?(?P<z>20\d\d)|{W}năm{W}(?P<z2>20\d\d))(?!\d)"
    ),
    pattern_of(
        rf"từ{W}(?P<unit>quý){W}(?P<a>i{{1,3}}|iv)(?:\s?[/-]\s?(?P<y>20\d\d)|{W}năm{W}(?P<y2>20\d\d))?{W}(?:đến|tới){W}(?:hết{W})?quý{W}(?P<b>i{{1,3}}|iv)(?:\s?[/-]\s?(?P<z>20\d\d)|{W}năm{W}(?P<z2>20\d\d))(?!\d)"
    ),
    pattern_of(rf"từ{W}(?P<unit>ngày){W}(?P<a>\d{{1,2}}){W}(?:đến|tới){W}(?:hết{W})?(?:ngày{W})?(?P<b>\d{{1,2}})\s?(?:[/-]\s?\d{{1,2}}|{W}tháng{W}\d)"),
)  # fmt: skip
HALF, LAST = {"tháng": 6, "quý": 2, "ngày": 15}, 3000
BRACKET = pattern_of(r"\((?P<a>20\d\d)\s{0,2}-\s{0,2}(?P<b>20\d\d)\)")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# 'từ 15/6 …, kết thúc ngày 30/5/2022'
ENDS_ON = pattern_of(rf"\s{{0,2}},?\s{{0,2}}(?:và{W})?kết{W}thúc{W}(?:vào{W})?$")
TO = pattern_of(r"\s{0,3}(?:,\s)?(?:cho\s{1,2})?(?:-|đến|tới)\s{0,2}(?:hết\s{1,2})?$")
FROM = pattern_of(r"(?<!\w)(?:từ|kể\s{1,2}từ|bắt\s{1,2}đầu\s{1,2}từ)\s{1,2}$")


def find_periods(told: Told) -> Iterator[Anomaly]:
    """Yield periods of years and stretches of days that cannot be meant."""
    for m in (*told.page.matches(PERIOD, "giai"), *BRACKET.finditer(told.page.low)):
        start, end = int(m["a"]), int(m["b"])
        words = " ".join(told.page.surface(m.span()).split())
        right = PROGRAMMES.get(start) if PROGRAMME.search(told.page.before(m.start(), 180)) else None
        why = suggestion = None
        if end < start:
            why = f"năm cuối {end} trước năm đầu {start}"
        elif end - start > LONGEST:
            why = f"dài {end - start} năm, có thể ghi sai năm cuối"
        elif right and end not in (right, start + 4):
            why = f"chương trình tổng thể cải cách hành chính là giai đoạn {start} - {right}, không phải đến {end}"
        if right and end != right:
            suggestion = f"{start}-{right}"
        if why:
            values = (words, str(start), str(end))
            message = f"“{words}”: {why}."
            yield told.anomaly(AnomalyType.PERIOD_ODD, Severity.WARNING, message, values, (m.span(),), suggestion)
    yield from _stretches(told)
    for a, b in pairwise(told.page.days):
        if _is_backward(told, a, b):
            yield _backward(told, a, b)


def _stretches(told: Told) -> Iterator[Anomaly]:
    """Stretches that end before they begin, told by year, month, quarter or the number of a day."""
    for pattern in STRETCHES:
        for m in told.page.matches(pattern, "từ"):
            told_by = m.groupdict()
            first, last = _year(told_by, "y") or _year(told_by, "z"), _year(told_by, "z")
            a, b = (ROMAN.get(m[side]) or int(m[side]) for side in ("a", "b"))
            # Without its year the first may be of the year, or month, before: 'từ tháng 11 đến tháng 02 năm 2023'.
            round_about = not _year(told_by, "y") and a - b >= HALF.get(m["unit"], LAST)
            if (first or 0, a) > (last or 0, b) and not round_about:
                words = " ".join(told.page.surface(m.span()).split())
                message = f"“{words}” kết thúc trước khi bắt đầu."
                yield told.anomaly(
                    AnomalyType.PERIOD_ODD, Severity.WARNING, message, (words, m["a"], m["b"]), (m.span(),)
                )


def _year(told_by: dict[str, str], key: str) -> int | None:
    words = told_by.get(key) or told_by.get(f"{key}2")
    return int(words) if words else None


def _is_backward(told: Told, a: Day, b: Day) -> bool:
    if b.span[0] - a.span[1] > 24 or a.impossible or b.impossible or b.year is None:
        return False
    if (a.year or b.year, a.month, a.day) <= (b.year, b.month, b.day):
        return False
    between = told.page.low[a.span[1] : b.span[0]]
    before = told.page.low[max(0, a.span[0] - 16) : a.span[0]]
    if ENDS_ON.match(between):
        return FROM.search(before) is not None
    return bool(TO.match(between)) and bool(
        FROM.search(before) or "-" not in between or (a.year and before.rstrip().endswith(":"))
    )


def _backward(told: Told, a: Day, b: Day) -> Anomaly:
    first, last = (" ".join(told.page.surface(day.span).split()) for day in (a, b))
    values = (f"{a.year or b.year}-{a.month:02d}-{a.day:02d}", f"{b.year}-{b.month:02d}-{b.day:02d}")
    message = f"Khoảng thời gian “{first}” đến “{last}” kết thúc trước khi bắt đầu."
    return told.anomaly(AnomalyType.PERIOD_ODD, Severity.WARNING, message, values, (a.span, b.span))
