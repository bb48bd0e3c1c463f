"""Contradictions that show only when two texts are read together: one number, two dates, issuers or scopes."""

import re

from kiemtra.reading.anomalies import may_be_one
from kiemtra.reading.dates import vietnamese
from kiemtra.reading.normalise import fold
from kiemtra.reading.values import Anomaly, AnomalyType, Citation, Reading, Severity

PLACE = re.compile(r"(?<!\w)(tỉnh|thành phố|huyện|quận|thị xã|phường|xã)\s+([A-ZĐÀ-Ỹ]\w*(?:\s[A-ZĐÀ-Ỹ]\w*)*)")
Told = tuple[Reading, Citation]


def cross_check(readings: tuple[Reading, ...] | list[Reading]) -> tuple[Anomaly, ...]:
    """Return the conflicts between texts that cite one document; equal numbers of other places or years are none."""
    groups: dict[str, list[Told]] = {}
    for reading in readings:
        for c in _told(reading):
            groups.setdefault(c.reference or "", []).append((reading, c))
    found: list[Anomaly] = []
    for group in groups.values():
        found += _conflicts(group)
    return tuple(found)


def _told(reading: Reading) -> list[Citation]:
    """Each document with a date once, the fullest mention first."""
    best: dict[str, Citation] = {}
    for c in reading.citations:
        if c.reference and c.date:
            known = best.get(c.reference)
            if known is None or (known.date_inferred, known.subject is None) > (c.date_inferred, c.subject is None):
                best[c.reference] = c
    return list(best.values())


def _conflicts(group: list[Told]) -> list[Anomaly]:
    found: dict[AnomalyType, Anomaly] = {}
    first, *others = group
    for other in others:
        if first[0].source.name == other[0].source.name or not may_be_one(first[1], other[1]):
            continue
        for anomaly in (_dates(first, other), _issuers(first, other), _titles(first, other)):
            if anomaly:
                found.setdefault(anomaly.type, anomaly)
    return list(found.values())


def _anomaly(kind: AnomalyType, severity: Severity, message: str, values: tuple[str, ...], a: Told, b: Told) -> Anomaly:
    return Anomaly(kind, severity, message, values, None, (a[1].span, b[1].span), (a[0].source.name, b[0].source.name))


def _dates(a: Told, b: Told) -> Anomaly | None:
    x, y = a[1].date, b[1].date
    if x is None or y is None or x == y or a[1].date_inferred or b[1].date_inferred:
        return None
    message = f"Cùng số {a[1].reference}: “{a[0].source.name}” ghi ngày {vietnamese(x)}, “{b[0].source.name}” ghi ngày {vietnamese(y)}."
    return _anomaly(
        AnomalyType.DATE_CONFLICT, Severity.ERROR, message, (a[1].reference or "", x.isoformat(), y.isoformat()), a, b
    )


def _issuers(a: Told, b: Told) -> Anomaly | None:
    x, y = a[1].issuer, b[1].issuer
    if x is None or y is None or fold(x) == fold(y) or a[1].issuer_inferred or b[1].issuer_inferred:
        return None
    message = f"Cùng số {a[1].reference}: “{a[0].source.name}” ghi của {x}, “{b[0].source.name}” ghi của {y}."
    return _anomaly(AnomalyType.ISSUER_CONFLICT, Severity.WARNING, message, (a[1].reference or "", x, y), a, b)


def _titles(a: Told, b: Told) -> Anomaly | None:
    """Two subjects of one document that speak of different places."""
    x, y = a[1].subject, b[1].subject
    if x is None or y is None:
        return None
    places_x, places_y = _places(x), _places(y)
    if not places_x or not places_y or places_x & places_y:
        return None
    message = f"Cùng số {a[1].reference}: “{a[0].source.name}” ghi “{x}”, “{b[0].source.name}” ghi “{y}”."
    return _anomaly(AnomalyType.TITLE_CONFLICT, Severity.WARNING, message, (a[1].reference or "", x, y), a, b)


def _places(subject: str) -> set[str]:
    return {fold(f"{m[1]} {m[2]}") for m in PLACE.finditer(subject)}
