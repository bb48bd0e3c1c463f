"""A person enters a document of others in the register by hand, or corrects what the register says of one.

What is there already is never overwritten in passing: an equal number is shown to the person, who decides. The rules
stand in `domain/register_entries.py`; what readings bring in comes through `registering.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.domain import documents as rules
from kiemtra.domain.documents import DEEDS, DocumentDeed, DocumentKind, DocumentSource, IssueFault
from kiemtra.domain.errors import NotValid, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.register_entries import Entry, Likeness, entry_faults, hardest
from kiemtra.domain.text import fold_agency
from kiemtra.store.models import Agency, Document, Jurisdiction
from kiemtra.store.queries import documents as queries
from kiemtra.store.queries import register_entries
from kiemtra.store.queries.agency_search import Among, meant
from kiemtra.workflows.registering import complete, derived, put_in
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

TYPED = ("kind", "kind_name", "number", "symbol", "dated", "issuer_name", "subject")
Beside = Sequence[tuple[Document, Likeness]]


@dataclass(frozen=True, slots=True)
class Entered:
    """What the person wrote of a document of others."""

    kind: DocumentKind
    kind_name: str
    number: str
    symbol: str
    issuer_name: str
    dated: date | None = None
    subject: str = ""

    @property
    def entry(self) -> Entry:
        """What tells it from others."""
        year = self.dated.year if self.dated else rules.year_in(self.symbol)
        return Entry(self.number, self.symbol, self.issuer_name, self.dated, year, self.subject.strip())


@transaction.atomic
def enter(
    jurisdiction: Jurisdiction,
    entered: Entered,
    *,
    source: DocumentSource,
    is_another: bool = False,
    document_id: UUID | None = None,
    by: Actor,
    now: datetime,
) -> Document:
    """Enter a document of others; where the very same is there, that one, which gets what it lacked.

    Raises `NotAllowed` where the register contradicts it, or has one alike and the person has not said that it `is_another`.
    """
    post = require(by, DEEDS[DocumentDeed.ENTER], queries.bearings_of_register(jurisdiction), "")
    _check(entered, now)
    found = _locked_beside(jurisdiction, entered, by)
    _refuse_like(found, entered, is_another=is_another)
    there = next((document for document, like in found if like is Likeness.SAME), None)
    if there is not None:
        if there.source == DocumentSource.OWN:
            return there
        return complete(there, dated=entered.dated, subject=entered.subject, by=by, post=post, now=now)[0]
    document = Document(jurisdiction=jurisdiction, source=source, issuer=_issuer(jurisdiction, entered, now))
    if document_id:
        document.pk = document_id
    _write(document, entered)
    return put_in(document, by=by, post=post, now=now)


@transaction.atomic
def correct(
    document_id: UUID,
    entered: Entered,
    *,
    revision: int,
    reason: str,
    is_another: bool = False,
    by: Actor,
    now: datetime,
) -> Document:
    """Correct what the register says of a document of others, with the reason; what it said before stays in the trail."""
    rows = queries.visible_to(by).select_related("jurisdiction__root", "plan", "inspection")
    document = rows.select_for_update(of=("self",)).get(pk=document_id)
    check_revision(document, revision)
    post = require(by, DEEDS[DocumentDeed.CORRECT], queries.bearings(document), document.state)
    refuse(rules.why_not_correct(DocumentSource(document.source)))
    _check(entered, now, reason=reason)
    found = _locked_beside(document.jurisdiction, entered, by, but=document)
    if any(like is Likeness.SAME for _, like in found):
        refuse(Refusal.IN_REGISTER, number=rules.reference_of(entered.number, entered.symbol))
    _refuse_like(found, entered, is_another=is_another)
    before = {field: getattr(document, field) for field in TYPED}
    _write(document, entered)
    document.issuer = _issuer(document.jurisdiction, entered, now)
    changed = {field: getattr(document, field) for field in TYPED if getattr(document, field) != before[field]}
    if not changed:
        raise NotValid({"reference": str(IssueFault.NOTHING_CORRECTED)})
    for field, value in derived(document).items():
        setattr(document, field, value)
    save(document, *TYPED, "issuer", "key", "year", "folded")
    after = changed | {"reason": reason.strip()}
    told = {field: before[field] for field in changed}
    record("document.corrected", document, by=by, post=post, at=now, before=told, after=after)
    return document


def _check(entered: Entered, now: datetime, *, reason: str | None = None) -> None:
    faults = entry_faults(entered.entry, today=timezone.localdate(now))
    if reason is not None and not reason.strip():
        faults["reason"] = IssueFault.REASON_MISSING
    if faults:
        raise NotValid({field: str(fault) for field, fault in faults.items()})


def _locked_beside(jurisdiction: Jurisdiction, entered: Entered, by: Actor, *, but: Document | None = None) -> Beside:
    """What stands beside it, once nobody else is entering: two who enter the same at once come one after the other."""
    Jurisdiction.objects.select_for_update().get(pk=jurisdiction.pk)
    return register_entries.beside(jurisdiction, entered.entry, by, but=but)


def _refuse_like(found: Beside, entered: Entered, *, is_another: bool) -> None:
    likest = hardest(like for _, like in found)
    reference = rules.reference_of(entered.number, entered.symbol)
    refuse(Refusal.IN_REGISTER if likest is Likeness.CONFLICT else None, number=reference)
    alone = likest is Likeness.ALIKE and not is_another
    refuse(Refusal.LIKE_IN_REGISTER if alone else None, number=reference)


def _write(document: Document, entered: Entered) -> None:
    for field in TYPED:
        value = getattr(entered, field)
        setattr(document, field, value.strip() if isinstance(value, str) else value)


def _issuer(jurisdiction: Jurisdiction, entered: Entered, now: datetime) -> Agency | None:
    """The agency of the government's own tree that bears this very name on the day of the document."""
    day = entered.dated or timezone.localdate(now)
    near = meant(Among(day, below=jurisdiction.root_id), entered.issuer_name)
    name = fold_agency(entered.issuer_name)
    return near if near and name in (fold_agency(near.name), fold_agency(near.short_name)) else None
