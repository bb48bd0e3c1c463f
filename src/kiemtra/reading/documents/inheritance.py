"""What a citation leaves out because the text tells it elsewhere: the issuer, the date, the symbol of a short form."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from kiemtra.reading.data.kinds import LOCAL_ORGANS
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.page import Page
from kiemtra.reading.units.agencies import Scope
from kiemtra.reading.values import Citation, CitationClass, CitationRole

ORDER = (
    CitationRole.SELF, CitationRole.PLAN, CitationRole.TEAM, CitationRole.SUBJECT, CitationRole.REPLACED,
    CitationRole.CHECKED, CitationRole.BASIS, CitationRole.MENTIONED,
)  # fmt: skip


def with_issuers(page: Page, citations: list[Citation], mentions: list[Mention], scope: Scope) -> list[Citation]:
    """Put back issuers left out: the neighbour's in the same clause, else that of the plan or the first like it."""
    organs = (mention.number.organ if mention.number else None for mention in mentions)
    if not any(c.issuer is None and organ in LOCAL_ORGANS for c, organ in zip(citations, organs, strict=True)):
        return citations
    found: list[Citation] = []
    main = next((c.issuer for c in citations if c.role in (CitationRole.SELF, CitationRole.PLAN) and c.issuer), None)
    following = _following(page, citations, mentions)
    last: dict[str, str] = {}
    named: dict[str | None, str] = {}
    for place, (citation, mention, after) in enumerate(zip(citations, mentions, following, strict=True)):
        organ = mention.number.organ if mention.number else None
        if citation.issuer is None and organ in LOCAL_ORGANS and not mention.announced:
            issuer = after or named.get(citation.reference) or _issuer_for(organ, last.get(organ), main, scope)
            citation = replace(citation, issuer=issuer, issuer_inferred=True) if issuer else citation
        elif citation.issuer is None and place and _goes_on(page, mentions[place - 1], mention) and found[-1].issuer:
            citation = replace(citation, issuer=found[-1].issuer, issuer_inferred=True)
        elif citation.issuer and organ and mention.issuer:
            last[organ] = citation.issuer
            named.setdefault(citation.reference, citation.issuer)
        found.append(citation)
    return found


def _goes_on(page: Page, earlier: Mention, mention: Mention) -> bool:
    """'UBND tỉnh đã ban hành Kế hoạch số 149/KH-UBND … và ngày 15/4 ban hành Kế hoạch số 146/KH-UBND': one subject."""
    return (
        mention.announced
        and earlier.announced
        and mention.number is not None
        and earlier.number is not None
        and mention.number.symbol == earlier.number.symbol
        and page.sentence(mention.span[0]) == page.sentence(earlier.span[0])
    )


def _following(page: Page, citations: list[Citation], mentions: list[Mention]) -> list[str | None]:
    """For each mention the issuer of the next one of the same series in the same clause."""
    found: list[str | None] = [None]
    for (mention, _), (later, citation) in reversed(list(pairwise(zip(mentions, citations, strict=True)))):
        same = (
            mention.number is not None
            and later.number is not None
            and mention.number.symbol == later.number.symbol
            and ";" not in page.low[mention.tail : later.span[0]]
            and page.sentence(mention.span[0]) == page.sentence(later.span[0])
        )
        found.append((citation.issuer if later.issuer else found[-1]) if same else None)
    return found[::-1] if mentions else []


def _issuer_for(organ: str, last: str | None, main: str | None, scope: Scope) -> str | None:
    if organ in ("UBND", "HĐND"):
        fitting = [name for name in (last, main) if name and organ in name]
        return fitting[0] if fitting else None
    name = LOCAL_ORGANS[organ]
    if name.startswith("Sở ") and scope.province:
        return f"{name} {scope.province[0]} {scope.province[1]}"
    return last


def resolved(citations: list[Citation]) -> list[Citation]:
    """Give a short form ('Kế hoạch 726') the symbol of the one document of the text that it can mean."""
    full: dict[tuple[str, str], dict[tuple[str | None, date | None], Citation]] = {}
    for c in citations:
        if c.citation_class is CitationClass.NUMBERED and c.number:
            full.setdefault((c.kind, c.number.lstrip("0")), {}).setdefault((c.reference, c.date), c)
    found = []
    for c in citations:
        short = c.citation_class is CitationClass.PARTIAL
        known = list(full.get((c.kind, (c.number or "").lstrip("0")), {}).values()) if short else []
        known = [one for one in known if one.date] or known
        if len(known) == 1 and c.date in (None, known[0].date):
            c = replace(c, reference=known[0].reference, symbol=known[0].symbol, number_year=known[0].number_year)
        found.append(c)
    return found


def one_voice(citations: list[Citation]) -> list[Citation]:
    """Give each mention of one document its strongest role, and a bare mention the date and issuer told elsewhere."""
    days: dict[str, set[date]] = {}
    for c in citations:
        if c.reference and c.date:
            days.setdefault(c.reference, set()).add(c.date)
    best: dict[tuple[str, date | None], Citation] = {}
    for c in citations:
        if c.reference:
            key = _key(c, days)
            best[key] = _merged(best[key], c) if key in best else c
    return [_spoken(c, best[_key(c, days)]) if c.reference else c for c in citations]


def _key(c: Citation, days: dict[str, set[date]]) -> tuple[str, date | None]:
    """One document: the same number, and the same day where the number is told with several."""
    several = len(days.get(c.reference or "", ())) > 1
    return c.reference or "", c.date if several else None


def _merged(a: Citation, b: Citation) -> Citation:
    first = a if a.date and not (b.date and a.date_inferred and not b.date_inferred) else b
    issued = a if a.issuer and not (a.issuer_inferred and b.issuer and not b.issuer_inferred) else b
    role = min(a.role, b.role, key=ORDER.index)
    if first is issued and first.role is role:
        return first
    return replace(first, issuer=issued.issuer, issuer_inferred=issued.issuer_inferred, role=role)


def _spoken(c: Citation, best: Citation) -> Citation:
    if c.role is not best.role:
        c = replace(c, role=best.role)
    if c.date is None and best.date:
        c = replace(c, date=best.date, date_inferred=True)
    if best.issuer and (c.issuer is None or (c.issuer_inferred and not best.issuer_inferred)):
        c = replace(c, issuer=best.issuer, issuer_inferred=True)
    return c
