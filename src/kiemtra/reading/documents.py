"""The cited documents of a text put together: mentions, their issuers and dates, their roles."""

import re
from dataclasses import dataclass, replace
from datetime import date

from kiemtra.reading import plan as plans
from kiemtra.reading.agencies import Scope, spaced
from kiemtra.reading.citations import Mention, find_mentions
from kiemtra.reading.data.kinds import LOCAL_ORGANS, ORGANS
from kiemtra.reading.dates import nearest_year
from kiemtra.reading.laws import find_laws
from kiemtra.reading.own_document import find_own
from kiemtra.reading.page import Page
from kiemtra.reading.roles import sets_up_team, triggers
from kiemtra.reading.values import Citation, CitationClass, CitationRole

ORDER = (
    CitationRole.SELF, CitationRole.PLAN, CitationRole.TEAM, CitationRole.SUBJECT, CitationRole.REPLACED,
    CitationRole.CHECKED, CitationRole.BASIS, CitationRole.MENTIONED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Documents:
    """What a text says of documents; `mentions` runs beside `citations`."""

    citations: tuple[Citation, ...]
    mentions: tuple[Mention, ...]
    own: Citation | None
    plan: Citation | None


def find_documents(
    page: Page, scope: Scope, *, inspecting: bool, page_date: date | None, year: int | None
) -> Documents:
    """Return the documents that the text cites, the plan and the document itself."""
    mentions = find_mentions(page)
    mentions += find_laws(page, [mention.span for mention in mentions])
    mentions.sort(key=lambda mention: mention.span)
    own = find_own(page, mentions)
    own_place = next((place for place, mention in enumerate(mentions) if own and mention.span == own.span), None)
    if own and own_place is not None:
        mentions[own_place] = own
    roles = _roles(page, mentions, own_place, inspecting=inspecting)
    citations = [
        _citation(page, scope, mention, role, page_date, year) for mention, role in zip(mentions, roles, strict=True)
    ]
    citations = _one_voice(_inherited(citations, mentions, scope))
    plan = next((c for c in citations if c.role is CitationRole.PLAN), None)
    if plan is None and inspecting:
        plan = _plan_beside(page, scope, citations, mentions, own_place)
    return Documents(tuple(citations), tuple(mentions), citations[own_place] if own_place is not None else None, plan)


def _plan_beside(
    page: Page, scope: Scope, citations: list[Citation], mentions: list[Mention], own: int | None
) -> Citation | None:
    """The document itself where it is the plan, else a plan without a number."""
    if own is not None and plans.numbered_plan(page, [mentions[own]], [False], 0) == 0:
        return citations[own]
    return plans.unnumbered_plan(page, scope)


def _roles(page: Page, mentions: list[Mention], own: int | None, *, inspecting: bool) -> list[CitationRole]:
    roles = triggers(page, mentions, inspecting=inspecting)
    for place, mention in enumerate(mentions):
        early = own is None and mention.announced and mention.span[0] < _early(page)
        if roles[place] is CitationRole.SUBJECT and not early:
            roles[place] = CitationRole.MENTIONED
        if inspecting and sets_up_team(page, mention):
            roles[place] = CitationRole.TEAM
    if inspecting:
        grounds = [page.low[page.sentence(m.span[0])[0] :][:12].strip(" -+*•\n").startswith("căn c") for m in mentions]
        chosen = plans.numbered_plan(page, mentions, grounds, own)
        if chosen is not None:
            roles[chosen] = CitationRole.PLAN
    if own is not None:
        roles[own] = CitationRole.SELF
    return roles


def _early(page: Page) -> int:
    return max(1500, page.head[1] + 600)


def _citation(
    page: Page, scope: Scope, mention: Mention, role: CitationRole, page_date: date | None, year: int | None
) -> Citation:
    number = mention.number
    issuer, inferred = scope.full(mention.issuer) if mention.issuer else _by_symbol(mention)
    day = mention.day
    chosen = nearest_year(day, page_date, year) if day else None
    numbered = CitationClass.NUMBERED if number else CitationClass.NAMED if mention.name else CitationClass.PARTIAL
    return Citation(
        citation_class=numbered,
        reference=number.reference if number else None,
        kind=mention.kind,
        number=number.number if number else mention.short_number,
        number_year=number.year if number else None,
        symbol=number.symbol if number else None,
        name=mention.name or _law_name(page, mention),
        date=day.on(chosen) if day else None,
        date_inferred=bool(day and day.year is None),
        issuer=issuer,
        issuer_inferred=inferred,
        subject=mention.subject,
        role=role,
        surface=page.surface(mention.span),
        span=mention.span,
        confidence=_confidence(mention, inferred=inferred),
    )


def _law_name(page: Page, mention: Mention) -> str | None:
    """'Luật Thanh tra số 84/2025/QH15' has a name and a number."""
    if mention.kind not in ("Luật", "Bộ luật", "Pháp lệnh") or mention.number is None:
        return None
    words = page.text[mention.span[0] : mention.number.span[0]]
    return spaced(re.sub(r"\(?\s*số\s*:?\s*$", "", words, flags=re.I)).strip(" ,(") or None


def _confidence(mention: Mention, *, inferred: bool) -> float:
    score = 0.98 if mention.number and mention.number.certain else 0.75
    score -= 0.08 * (not mention.kind_printed) + 0.1 * (mention.day is None) + 0.05 * inferred
    return round(score - 0.1 * bool(mention.day and mention.day.impossible), 2)


def _by_symbol(mention: Mention) -> tuple[str | None, bool]:
    """The issuer that the symbol alone tells: TTg, CP, QH15, BNV."""
    number = mention.number
    if number is None or number.organ is None:
        return None, False
    organ = re.sub(r"\d+$", "", number.organ)
    name = ORGANS.get(organ)
    return name, name is not None


def _inherited(citations: list[Citation], mentions: list[Mention], scope: Scope) -> list[Citation]:
    """Put back issuers left out: the neighbour's in the same clause, else that of the plan or the first like it."""
    found: list[Citation] = []
    main = next((c.issuer for c in citations if c.role in (CitationRole.SELF, CitationRole.PLAN) and c.issuer), None)
    last: dict[str, str] = {}
    for citation, mention in zip(citations, mentions, strict=True):
        organ = mention.number.organ if mention.number else None
        if citation.issuer is None and organ in LOCAL_ORGANS:
            issuer = _issuer_for(organ, last.get(organ), main, scope)
            citation = replace(citation, issuer=issuer, issuer_inferred=issuer is not None)
        elif citation.issuer and organ and mention.issuer:
            last[organ] = citation.issuer
        found.append(citation)
    return found


def _issuer_for(organ: str, last: str | None, main: str | None, scope: Scope) -> str | None:
    if organ in ("UBND", "HĐND"):
        fitting = [name for name in (last, main) if name and organ in name]
        return fitting[0] if fitting else None
    name = LOCAL_ORGANS[organ]
    if name.startswith("Sở ") and scope.province:
        return f"{name} {scope.province[0]} {scope.province[1]}"
    return last


def _one_voice(citations: list[Citation]) -> list[Citation]:
    """Give each mention of one document its strongest role, and a bare mention the date and issuer told elsewhere."""
    best: dict[str, Citation] = {}
    for c in citations:
        if c.reference:
            known = best.get(c.reference)
            best[c.reference] = c if known is None else _merged(known, c)
    return [_spoken(c, best[c.reference]) if c.reference else c for c in citations]


def _merged(a: Citation, b: Citation) -> Citation:
    first = a if a.date and not (b.date and a.date_inferred and not b.date_inferred) else b
    issued = a if a.issuer and not (a.issuer_inferred and b.issuer and not b.issuer_inferred) else b
    role = min(a.role, b.role, key=ORDER.index)
    return replace(
        first, issuer=issued.issuer, issuer_inferred=issued.issuer_inferred, role=role, subject=a.subject or b.subject
    )


def _spoken(c: Citation, best: Citation) -> Citation:
    same = c.date is None or best.date is None or c.date == best.date
    if not same:
        return c
    c = replace(c, role=min(c.role, best.role, key=ORDER.index))
    if c.date is None and best.date:
        c = replace(c, date=best.date, date_inferred=True)
    if best.issuer and (c.issuer is None or (c.issuer_inferred and not best.issuer_inferred)):
        c = replace(c, issuer=best.issuer, issuer_inferred=True)
    return c
