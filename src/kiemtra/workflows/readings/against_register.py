"""What a text says of other documents, held against the register: each disagreement as one sentence with both places.

The rules stand in `domain/register_checks.py`; nothing is said of what the person who reads the text may not see.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kiemtra.data.abbreviations import symbol_kinds
from kiemtra.domain.documents import CitationRole, reference_of
from kiemtra.domain.people import Actor
from kiemtra.domain.readings import Fact
from kiemtra.domain.register_checks import (
    Cited,
    Disagreement,
    Found,
    Held,
    disagreements,
    foreign_symbols,
    is_other_count,
)
from kiemtra.domain.text import fold_agency
from kiemtra.store.models import Anomaly, Document, Plan, Reading
from kiemtra.store.queries import plans
from kiemtra.store.queries import register_checks as queries

# So many words tell whether it is a committee of a province or a commune; so many letters behind a citation they stand in.
ISSUER_WORDS, ISSUER_WITHIN = 2, 80
_SEVERE = {Disagreement.DATE: "error", Disagreement.REPLACED: "error"}


def against_register(reading: Reading, *, by: Actor) -> Iterator[Mapping[str, Any]]:
    """Yield the contradictions between a text and the documents and plans of its register; six queries at most."""
    cited = [one for citation in reading.facts["citations"] if (one := _cited(citation, reading.text))]
    if cited:
        held = queries.held_beside(reading.jurisdiction, cited, by)
        kinds = symbol_kinds()
        signed = queries.signed_under(reading.jurisdiction, kinds, by)
        found = [*disagreements(cited, held, on=_day(reading)), *foreign_symbols(cited, signed, kinds)]
        yield from (_told(reading, one) for one in _once(found) if not _is_told_inside(reading, one))
    yield from _counts(reading, by)


def tell_of_correction(reading: Reading, fact: Fact, *, by: Actor) -> None:
    """Keep with the reading what the register has against a citation as a person corrected it."""
    cited = _of_fact(fact)
    if cited is not None:
        held = queries.held_beside(reading.jurisdiction, [cited], by)
        for one in disagreements([cited], held, on=_day(reading)):
            _keep(reading, one)


def tell_conflict(reading: Reading, fact: Fact, held: Document) -> None:
    """Keep with the reading that the register has a confirmed citation with another day.

    Subjects are shortened freely in texts: another wording is no contradiction.
    """
    cited = _of_fact(fact)
    if cited and cited.dated and held.dated and cited.dated != held.dated:
        there = Held(held.number, held.symbol, held.kind_name, held.issuer_name, held.dated, held.year)
        _keep(reading, Found(Disagreement.DATE, cited, (there,), suggestion=held.dated))


def _of_fact(fact: Fact) -> Cited | None:
    facts = {"number": None, "symbol": None, "kind": "", "issuer": "", "role": CitationRole.MENTIONED, "date": None}
    return _cited({**facts, "issuer_inferred": False, **fact.data, "date_inferred": False})


def _keep(reading: Reading, found: Found) -> None:
    """Once: what was told when the text was taken in is not told again."""
    told = _told(reading, found)
    if not reading.anomalies.filter(type=told["type"], message=told["message"]).exists():
        Anomaly.objects.create(reading=reading, **told | {"suggestion": told["suggestion"] or ""})


def _is_told_inside(reading: Reading, found: Found) -> bool:
    """Whether the reader has seen the same at this place from the text alone."""
    start, end = found.cited.span
    same = (one for one in reading.facts.get("anomalies", []) if one["type"] == found.type.value)
    return any(place[0] < end and start < place[1] for one in same for place in one["spans"])


def _cited(citation: Mapping[str, Any], text: str = "") -> Cited | None:
    if not citation["number"] or not citation["symbol"]:
        return None
    return Cited(
        citation.get("reference") or reference_of(citation["number"], citation["symbol"]),
        citation["number"],
        citation["symbol"],
        (citation["span"][0], citation["span"][1]) if citation.get("span") else (0, 0),
        kind=citation["kind"] or "",
        issuer=citation["issuer"] or "",
        issuer_inferred=bool(citation["issuer_inferred"]) and not _is_printed(citation, text),
        dated=date.fromisoformat(citation["date"]) if citation["date"] and not citation["date_inferred"] else None,
        number_year=citation.get("number_year"),
        role=citation["role"],
    )


def _is_printed(citation: Mapping[str, Any], text: str) -> bool:
    """Whether the issuer stands behind the citation, and only its place was put in: "… của UBND thành phố"."""
    words = fold_agency(citation["issuer"] or "").split()[:ISSUER_WORDS]
    behind = fold_agency(text[citation["span"][1] : citation["span"][1] + ISSUER_WITHIN])
    return len(words) == ISSUER_WORDS and f"{behind} ".startswith(f"cua {' '.join(words)} ")


def _day(reading: Reading) -> date | None:
    """The day of the text: its own where it is a document, else that of its page."""
    own, page = reading.facts.get("self") or {}, reading.facts.get("page_date") or {}
    day = own.get("date") or page.get("date")
    return date.fromisoformat(day) if day else None


def _once(found: list[Found]) -> Iterator[Found]:
    """Each contradiction at the first place that has it; a text often cites a document several times."""
    told = set()
    for one in found:
        what = (one.type, one.cited.reference, one.cited.dated)
        if what not in told:
            told.add(what)
            yield one


def _told(reading: Reading, found: Found) -> dict[str, Any]:
    cited = found.cited
    days = [day.isoformat() for day in (cited.dated, *(one.dated for one in found.held)) if day]
    return {
        "type": found.type.value,
        "severity": _SEVERE.get(found.type, "warning"),
        "message": _SENTENCES[found.type](found),
        "values": [cited.reference, *(found.told or days)],
        "suggestion": found.suggestion.isoformat() if found.suggestion else None,
        "spans": [list(cited.span)],
        "documents": [reading.name],
    }


def _other_day(found: Found) -> str:
    held = found.held[0]
    return (
        f"Số {found.cited.reference} trong văn bản ghi ngày {found.cited.dated:%d/%m/%Y}, "
        f"sổ văn bản đã đăng ký ngày {held.dated:%d/%m/%Y}."
    )


def _replaced(found: Found) -> str:
    held, after = found.held[0], found.held[0].replaced_by
    if after is None:
        return (
            f"Văn bản căn cứ vào số {found.cited.reference}, nhưng văn bản này đã hết hiệu lực từ ngày "
            f"{held.ended_on:%d/%m/%Y}: {held.ended_ground.rstrip('.')}."
        )
    return (
        f"Văn bản căn cứ vào số {found.cited.reference}, nhưng văn bản này đã được thay thế bằng {after.name} "
        f"ngày {after.dated:%d/%m/%Y}."
    )


def _out_of_order(found: Found) -> str:
    below, above = found.held
    return (
        f"Số {found.cited.reference} ghi ngày {found.cited.dated:%d/%m/%Y} không đúng thứ tự: trong sổ văn bản, "
        f"số {below.reference} ban hành ngày {below.dated:%d/%m/%Y} và số {above.reference} ngày {above.dated:%d/%m/%Y}."
    )


def _foreign_symbol(found: Found) -> str:
    owner, part = found.told
    return f"Số {found.cited.reference} ghi là của {found.cited.issuer}, nhưng theo sổ văn bản, ký hiệu {part} là của {owner}."


_SENTENCES = {
    Disagreement.DATE: _other_day,
    Disagreement.REPLACED: _replaced,
    Disagreement.ORDER: _out_of_order,
    Disagreement.ISSUER: _foreign_symbol,
}


def _counts(reading: Reading, by: Actor) -> Iterator[Mapping[str, Any]]:
    """Numbers of units that the plan which the text carries out cannot have."""
    counts = reading.facts.get("unit_counts") or []
    named = reading.facts.get("plan") or {}
    plan = _plan(reading, named, by) if counts and named.get("number") and named.get("symbol") else None
    if plan is None:
        return
    in_plan = plan.units.count()
    itself = (reading.facts.get("self") or {}).get("reference") == named["reference"]
    for one in counts:
        counted = {name: one.get(name) for name in ("noun", "qualifier", "of")}
        if is_other_count(one["count"], in_plan=in_plan, is_plan_itself=itself, **counted):
            yield {
                "type": Disagreement.COUNT.value,
                "severity": "warning",
                "message": f"Văn bản ghi {one['count']} {one['noun']}, "
                f"còn {plan.document} đã nhập trên phần mềm có {in_plan} đơn vị được kiểm tra.",
                "values": [str(one["count"]), str(in_plan)],
                "suggestion": None,
                "spans": [list(one["span"])],
                "documents": [reading.name],
            }


def _plan(reading: Reading, named: Mapping[str, Any], by: Actor) -> Plan | None:
    cited = _cited({"issuer_inferred": False, "date_inferred": False, "role": "plan", **named})
    if cited is None or cited.year is None:
        return None
    rows = plans.visible_to(by).filter(jurisdiction=reading.jurisdiction, document__key=cited.key)
    found = list(rows.filter(document__year=cited.year, issued_on__isnull=False).select_related("document")[:2])
    return found[0] if len(found) == 1 else None
