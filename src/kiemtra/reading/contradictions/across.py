"""Contradictions that show only when two texts are read together: one number, two dates, issuers or subjects."""

from itertools import combinations

from kiemtra.reading.contradictions.conflicts import may_be_one, same_day
from kiemtra.reading.contradictions.subjects import apart, differ
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import vietnamese
from kiemtra.reading.values import Anomaly, AnomalyType, Citation, Reading, Severity

PLACE = pattern_of(r"(?<!\w)(tỉnh|thành phố|huyện|quận|thị xã|phường|xã)\s+([A-ZĐÀ-Ỹ]\w*(?:\s[A-ZĐÀ-Ỹ]\w*)*)")
# So many texts that cite one number are compared with each other.
MOST = 60
Cited = tuple[Reading, Citation]


def cross_check(readings: tuple[Reading, ...] | list[Reading]) -> tuple[Anomaly, ...]:
    """Return the conflicts between texts that cite one document; equal numbers of other places or years are none."""
    groups: dict[str, list[Cited]] = {}
    for reading in readings:
        for c in _cited(reading):
            groups.setdefault(c.reference or "", []).append((reading, c))
    found: list[Anomaly] = []
    for group in groups.values():
        found += _conflicts(group)
    return tuple(found)


def _cited(reading: Reading) -> list[Citation]:
    """Each document with a date once, the fullest mention first."""
    best: dict[str, Citation] = {}
    for c in reading.citations:
        if c.reference and c.date:
            known = best.get(c.reference)
            if known is None or (known.date_inferred, known.subject is None) > (c.date_inferred, c.subject is None):
                best[c.reference] = c
    return list(best.values())


def _conflicts(group: list[Cited]) -> list[Anomaly]:
    """Each kind of conflict once for two texts; a number cited by very many texts is compared among the first."""
    found: dict[tuple[AnomalyType, tuple[str, ...]], Anomaly] = {}
    for first, other in combinations(group[:MOST], 2):
        if first[0].source.name == other[0].source.name:
            continue
        checks = [_dates, _issuers, _subjects] if may_be_one(first[1], other[1]) else [_issuers]
        for anomaly in (check(first, other) for check in checks):
            if anomaly:
                found.setdefault((anomaly.type, anomaly.values), anomaly)
    return list(found.values())


def _anomaly(
    kind: AnomalyType, severity: Severity, message: str, values: tuple[str, ...], a: Cited, b: Cited
) -> Anomaly:
    return Anomaly(kind, severity, message, values, None, (a[1].span, b[1].span), (a[0].source.name, b[0].source.name))


def _opening(a: Cited, b: Cited, said_a: str, said_b: str) -> str:
    return f"Cùng số {a[1].reference}: “{a[0].source.name}” ghi {said_a}, “{b[0].source.name}” ghi {said_b}."


def _dates(a: Cited, b: Cited) -> Anomaly | None:
    x, y = a[1].date, b[1].date
    if x is None or y is None or x == y or a[1].date_inferred or b[1].date_inferred:
        return None
    if not (a[1].issuer and b[1].issuer):
        # Numbers of unknown agencies are alike by chance.
        return None
    message = _opening(a, b, f"ngày {vietnamese(x)}", f"ngày {vietnamese(y)}")
    values = (a[1].reference or "", x.isoformat(), y.isoformat())
    return _anomaly(AnomalyType.DATE_CONFLICT, Severity.ERROR, message, values, a, b)


def _issuers(a: Cited, b: Cited) -> Anomaly | None:
    x, y = a[1].issuer, b[1].issuer
    if x is None or y is None or fold(x) == fold(y) or a[1].issuer_inferred or b[1].issuer_inferred:
        return None
    if not may_be_one(a[1], b[1]) and (a[1].date != b[1].date or differ(a[1].subject, b[1].subject)):
        return None
    message = _opening(a, b, f"của {x}", f"của {y}")
    return _anomaly(AnomalyType.ISSUER_CONFLICT, Severity.WARNING, message, (a[1].reference or "", x, y), a, b)


def _subjects(a: Cited, b: Cited) -> Anomaly | None:
    """Two subjects of one document that speak of different places, or of different matters on one day."""
    x, y = a[1].subject, b[1].subject
    if x is None or y is None:
        return None
    places_x, places_y = _places(x), _places(y)
    elsewhere = bool(places_x and places_y and not places_x & places_y)
    other = (a[1].date == b[1].date and differ(x, y)) or (same_day(a[1], b[1]) and apart(x, y))
    if not elsewhere and not other:
        return None
    message = _opening(a, b, f"“{x}”", f"“{y}”")
    return _anomaly(AnomalyType.TITLE_CONFLICT, Severity.WARNING, message, (a[1].reference or "", x, y), a, b)


def _places(subject: str) -> set[str]:
    return {fold(f"{m[1]} {m[2]}") for m in PLACE.finditer(subject)}
