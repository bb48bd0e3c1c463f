"""One number in one text with two dates, two issuers or two subjects."""

from collections.abc import Iterator
from dataclasses import replace

from kiemtra.reading.contradictions.subjects import apart, differ, of_two_years
from kiemtra.reading.contradictions.told import Told, ref
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import vietnamese
from kiemtra.reading.values import Anomaly, AnomalyType, Citation, Severity

# A citation with its issuer as printed there.
Printed = tuple[str | None, Citation]
# So many subjects of one number are compared.
SUBJECTS = 20
SIGNER = pattern_of(r"^(?:chủ tịch|phó chủ tịch|thường trực|giám đốc|bộ trưởng|trưởng|chánh|lãnh đạo)\s+")


def body(issuer: str) -> str:
    """Return the agency behind an issuer, folded: its head signs for it."""
    return SIGNER.sub("", fold(issuer))


def may_be_one(a: Citation, b: Citation) -> bool:
    """Return whether two dates under one number look like one document: numbers begin anew each year."""
    if not (a.date and b.date):
        return False
    if a.issuer and b.issuer and body(a.issuer) != body(b.issuer):
        return False
    return a.date.year == b.date.year or (a.date.day, a.date.month) == (b.date.day, b.date.month)


def find_conflicts(told: Told) -> Iterator[Anomaly]:
    """Yield at most one conflict of each kind for a number."""
    groups: dict[str, list[Printed]] = {}
    for mention, c in told.pairs:
        if c.reference:
            # An issuer that was only inferred tells no two documents apart.
            told_by = replace(c, issuer=None) if c.issuer_inferred and mention.issuer is None else c
            groups.setdefault(c.reference, []).append((mention.issuer.name if mention.issuer else None, told_by))
    for group in groups.values():
        if len(group) > 1:
            yield from _dates(told, [c for _, c in group])
            yield from _issuers(told, group)
            yield from _subjects(told, [c for _, c in group])


def _dates(told: Told, group: list[Citation]) -> Iterator[Anomaly]:
    dated = [c for c in group if c.date and not c.date_inferred]
    for first, other in ((dated[0], other) for other in dated[1:]):
        if first.date and other.date and may_be_one(first, other) and first.date != other.date:
            message = f"Cùng số {first.reference} nhưng chỗ ghi ngày {vietnamese(first.date)}, chỗ ghi ngày {vietnamese(other.date)}."
            values = (ref(first), first.date.isoformat(), other.date.isoformat())
            yield told.anomaly(AnomalyType.DATE_CONFLICT, Severity.ERROR, message, values, (first.span, other.span))
            return


def _issuers(told: Told, group: list[Printed]) -> Iterator[Anomaly]:
    """One number of one day: where the days are not both told, it may be two documents of two agencies."""
    named = [(issuer, c) for issuer, c in group if issuer and c.date]
    for issuer, c in named[1:]:
        first, other = named[0][0] or "", issuer or ""
        if c.date == named[0][1].date and c.date and _other_body(first, other):
            message = f"Cùng số {c.reference} ngày {vietnamese(c.date)} nhưng chỗ ghi của {first}, chỗ ghi của {other}."
            spans = (named[0][1].span, c.span)
            yield told.anomaly(AnomalyType.ISSUER_CONFLICT, Severity.WARNING, message, (ref(c), first, other), spans)
            return


def _one(a: Citation, b: Citation) -> bool:
    return a.date == b.date or a.date_inferred or b.date_inferred or may_be_one(a, b)


def same_day(a: Citation, b: Citation) -> bool:
    """Return whether both are printed with the same day."""
    return a.date is not None and a.date == b.date and not (a.date_inferred or b.date_inferred)


def _other_body(a: str, b: str) -> bool:
    x, y = body(a), body(b)
    return not (x.startswith(y) or y.startswith(x))


def _subjects(told: Told, group: list[Citation]) -> Iterator[Anomaly]:
    said = list({c.subject: c for c in group if c.subject}.values())[:SUBJECTS]
    for place, first in enumerate(said):
        for other in said[place + 1 :]:
            if _one(first, other) and (
                differ(first.subject, other.subject)
                or of_two_years(first.subject, other.subject)
                or (same_day(first, other) and apart(first.subject, other.subject))
            ):
                message = f"Cùng số {first.reference} nhưng chỗ ghi “{first.subject}”, chỗ ghi “{other.subject}”."
                values = (ref(first), first.subject or "", other.subject or "")
                kind = AnomalyType.TITLE_CONFLICT
                yield told.anomaly(kind, Severity.WARNING, message, values, (first.span, other.span))
                return
