"""The cited documents of a text put together: mentions, their issuers and dates, their roles."""

import re
from datetime import date
from typing import NamedTuple

from kiemtra.reading.data.kinds import ORGANS
from kiemtra.reading.documents import plan as plans
from kiemtra.reading.documents.citations import find_mentions
from kiemtra.reading.documents.inheritance import one_voice, resolved, with_issuers
from kiemtra.reading.documents.laws import with_laws
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.documents.own_document import find_own
from kiemtra.reading.documents.plan_signs import unit_did
from kiemtra.reading.documents.roles import sets_up_team, triggers
from kiemtra.reading.documents.sharing import is_listed
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.title import title_of
from kiemtra.reading.times.dates import nearest_year
from kiemtra.reading.units.agencies import Scope, spaced
from kiemtra.reading.values import Citation, CitationClass, CitationRole

GROUND = pattern_of(r"[\s\-+*•]{0,12}căn\sc")


class Documents(NamedTuple):
    """What a text says of documents; `mentions` runs beside `citations`."""

    citations: tuple[Citation, ...]
    mentions: tuple[Mention, ...]
    own: Citation | None
    plan: Citation | None


def find_documents(
    page: Page, scope: Scope, *, inspecting: bool, page_date: date | None, year: int | None
) -> Documents:
    """Return the documents that the text cites, the plan and the document itself."""
    mentions = with_laws(page, find_mentions(page))
    own = find_own(page, mentions)
    own_place = next((place for place, mention in enumerate(mentions) if own and mention.span == own.span), None)
    if own and own_place is not None:
        mentions[own_place] = own
    roles, chosen = _roles(page, mentions, own_place, year, scope, inspecting=inspecting)
    # In a document of a known day the days without a year are those before it.
    around = own.day.on() if own and own.day and own.day.year else page_date
    citations = [
        _citation(page, scope, mention, role, around, year) for mention, role in zip(mentions, roles, strict=True)
    ]
    citations = one_voice(resolved(with_issuers(page, citations, mentions, scope)))
    plan = citations[chosen] if chosen is not None and chosen != own_place else None
    if plan is None and inspecting:
        plan = _plan_beside(page, scope, citations, mentions, own_place)
    return Documents(tuple(citations), tuple(mentions), citations[own_place] if own_place is not None else None, plan)


def _plan_beside(
    page: Page, scope: Scope, citations: list[Citation], mentions: list[Mention], own: int | None
) -> Citation | None:
    """The document itself where it is the plan, else a plan without a number."""
    if own is not None and plans.is_own_plan(page, mentions[own]):
        return citations[own]
    return plans.unnumbered_plan(page, scope)


def _roles(
    page: Page, mentions: list[Mention], own: int | None, year: int | None, scope: Scope, *, inspecting: bool
) -> tuple[list[CitationRole], int | None]:
    roles, chosen = triggers(page, mentions, inspecting=inspecting), None
    news = own is None and title_of(page) is None
    for place, mention in enumerate(mentions):
        early = news and mention.announced and mention.span[0] < _early(page) and not _earlier(page, mention)
        if roles[place] is CitationRole.SUBJECT and (
            not early or (inspecting and unit_did(page.before(mention.span[0], 60)))
        ):
            roles[place] = CitationRole.MENTIONED
        listed = (
            place > 0
            and mention.kind == mentions[place - 1].kind
            and roles[place - 1] is CitationRole.TEAM
            and is_listed(page, mentions[place - 1], mention.span[0])
        )
        if inspecting and (listed or sets_up_team(page, mention)):
            roles[place] = CitationRole.TEAM
    if inspecting:
        grounds = [GROUND.match(page.low, page.sentence(m.span[0])[0]) is not None for m in mentions]
        chosen = plans.numbered_plan(page, mentions, grounds, own, year, scope)
        for place in plans.same_plan(mentions, chosen):
            roles[place] = CitationRole.PLAN
    if own is not None:
        roles[own] = CitationRole.SELF
    return roles, chosen


def _earlier(page: Page, mention: Mention) -> bool:
    return page.low.startswith("trước đ", page.sentence(mention.span[0])[0])


def _early(page: Page) -> int:
    return max(1500, page.head[1] + 600)


def _citation(
    page: Page, scope: Scope, mention: Mention, role: CitationRole, around: date | None, year: int | None
) -> Citation:
    number = mention.number
    issuer, inferred = scope.full(mention.issuer) if mention.issuer else _by_symbol(mention)
    day = mention.day
    chosen = nearest_year(day, around, year) if day else None
    numbered = CitationClass.NUMBERED if number else CitationClass.NAMED if mention.name else CitationClass.PARTIAL
    return Citation(
        citation_class=numbered,
        reference=number.reference if number else None,
        kind=mention.kind,
        number=number.number if number else mention.short_number,
        number_year=number.year if number else mention.year if not mention.name else None,
        symbol=number.symbol if number else None,
        name=mention.name or _law_name(page, mention),
        date=day.on(chosen) if day else None,
        date_inferred=bool(day and (day.year is None or mention.day_shared)),
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
    name = ORGANS.get(number.organ.rstrip("0123456789"))
    return name, name is not None
