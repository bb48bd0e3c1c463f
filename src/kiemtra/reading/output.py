"""The public interface of `kiemtra read --json`: readings as plain data, names and meanings fixed."""

from datetime import date

from kiemtra.reading.contradictions import cross_check
from kiemtra.reading.values import Anomaly, Citation, Deadline, Reading, Span

Json = dict[str, object]


def as_json(readings: tuple[Reading, ...] | list[Reading]) -> Json:
    """Return the readings and what shows between them as plain data."""
    return {
        "documents": [_document(reading) for reading in readings],
        "cross_document": [_anomaly(a) for a in cross_check(readings)],
    }


def _span(span: Span) -> list[int]:
    return [span[0], span[1]]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _document(r: Reading) -> Json:
    return {
        "source": {"name": r.source.name, "format": r.source.format, "sha256": r.source.sha256, "characters": len(r.source.text)},
        "page_date": {"date": _day(r.page_date.date), "span": _span(r.page_date.span)} if r.page_date else None,
        "self": _citation(r.own) if r.own else None,
        "plan": _citation(r.plan) if r.plan else None,
        "citations": [_citation(c) for c in r.citations],
        "units": [{"name": u.name, "surface": u.surface, "span": _span(u.span), "kind": u.kind, "role": u.role} for u in r.units],
        "unit_counts": [
            {"count": c.count, "of": c.of, "noun": c.noun, "qualifier": c.qualifier, "span": _span(c.span)} for c in r.unit_counts
        ],
        "windows": [
            {
                "start": _day(w.start), "end": _day(w.end), "precision": w.precision, "purpose": w.purpose,
                "year_inferred": w.year_inferred, "span": _span(w.span),
            }
            for w in r.windows
        ],
        "forms": [{"form": f.form, "span": _span(f.span)} for f in r.forms],
        "teams": {
            "count": r.teams.count,
            "leaders": [{"name": x.name, "position": x.position, "span": _span(x.span)} for x in r.teams.leaders],
        },
        "deadlines": [_deadline(d) for d in r.deadlines],
        "duties": [{"who": d.who, "text": d.text, "span": _span(d.span)} for d in r.duties],
        "areas": [{"area": a.area, "span": _span(a.span)} for a in r.areas],
        "anomalies": [_anomaly(a) for a in r.anomalies],
    }  # fmt: skip


def _citation(c: Citation) -> Json:
    return {
        "class": c.citation_class, "reference": c.reference, "kind": c.kind, "number": c.number, "number_year": c.number_year,
        "symbol": c.symbol, "name": c.name, "date": _day(c.date), "date_inferred": c.date_inferred, "issuer": c.issuer,
        "issuer_inferred": c.issuer_inferred, "subject": c.subject, "role": c.role, "surface": c.surface, "span": _span(c.span),
        "confidence": c.confidence,
    }  # fmt: skip


def _deadline(d: Deadline) -> Json:
    if d.date:
        return {"date": _day(d.date), "span": _span(d.span)}
    return {"days": d.days, "working": d.working, "direction": d.direction, "anchor": d.anchor, "span": _span(d.span)}


def _anomaly(a: Anomaly) -> Json:
    return {
        "type": a.type, "severity": a.severity, "message": a.message, "values": list(a.values), "suggestion": a.suggestion,
        "spans": [_span(span) for span in a.spans], "documents": list(a.documents),
    }  # fmt: skip
