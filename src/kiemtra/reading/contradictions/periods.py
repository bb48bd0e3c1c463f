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
TO = pattern_of(r"\s{0,3}(?:,\s)?(?:cho\s{1,2})?(?:-|đến|tới)\s{0,2}(?:hết\s{1,2})?$")
FROM = pattern_of(r"(?<!\w)(?:từ|kể\s{1,2}từ|bắt\s{1,2}đầu\s{1,2}từ)\s{1,2}$")


def find_periods(told: Told) -> Iterator[Anomaly]:
    """Yield periods of years and stretches of days that cannot be meant."""
    for m in told.page.matches(PERIOD, "giai"):
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
    for a, b in pairwise(told.page.days):
        if _is_backward(told, a, b):
            yield _backward(told, a, b)


def _is_backward(told: Told, a: Day, b: Day) -> bool:
    if b.span[0] - a.span[1] > 16 or a.impossible or b.impossible or b.year is None:
        return False
    if (a.year or b.year, a.month, a.day) <= (b.year, b.month, b.day):
        return False
    between = told.page.low[a.span[1] : b.span[0]]
    return bool(TO.match(between)) and bool(
        FROM.search(told.page.low[max(0, a.span[0] - 16) : a.span[0]]) or "-" not in between
    )


def _backward(told: Told, a: Day, b: Day) -> Anomaly:
    first, last = (" ".join(told.page.surface(day.span).split()) for day in (a, b))
    values = (f"{a.year or b.year}-{a.month:02d}-{a.day:02d}", f"{b.year}-{b.month:02d}-{b.day:02d}")
    message = f"Khoảng thời gian “{first}” đến “{last}” kết thúc trước khi bắt đầu."
    return told.anomaly(AnomalyType.PERIOD_ODD, Severity.WARNING, message, values, (a.span, b.span))
