"""Official documents of ours: drafted, numbered or recorded, replaced, withdrawn.

Documents of others are entered by `registering.py`, whose `register` is handed on here. What a document says is made in
`papers/`; how it looks, in `drafting`.
"""

from dataclasses import replace as changed
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from kiemtra.domain import documents as rules
from kiemtra.domain.documents import DEEDS, MOVES, DocumentDeed, DocumentKind, DocumentSource, DocumentState, IssueWay
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.drafting.content import OfficialDocument
from kiemtra.drafting.data import as_data, from_data
from kiemtra.drafting.plain import plain_text
from kiemtra.store.models import Agency, Citation, Conclusion, Document, Inspection, Plan, SeatChange, StoredFile, Team
from kiemtra.store.queries import documents as queries
from kiemtra.workflows import plan_issuing, versions
from kiemtra.workflows.registering import folded, register
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

__all__ = ["draft", "export", "record_issue", "register", "replace", "withdraw"]

ISSUE_FIELDS = (
    "number",
    "year",
    "key",
    "dated",
    "signer_name",
    "signer_title",
    "issue_way",
    "signed_file",
    "issued_at",
    "content",
    "folded",
    "state",
)


@transaction.atomic
def draft(
    *,
    kind: DocumentKind,
    kind_name: str,
    symbol: str,
    subject: str,
    issuer: Agency,
    content: OfficialDocument,
    plan: Plan | None = None,
    inspection: Inspection | None = None,
    document: Document | None = None,
    by: Actor,
    post: Post | None = None,
    now: datetime,
) -> Document:
    """Write a draft, or write the draft `document` anew; an issued document is refused.

    The deed that the paper serves has been allowed by its own workflow, which says under which post.
    """
    if not by.posts:
        raise NotAllowed(Refusal.SIGN_IN)
    plan = plan or (inspection.plan if inspection else None)
    refuse(Refusal.SECRET_PAPER if rules.is_marked_secret(plain_text(content)) else None)
    written = _locked(document.pk, by) if document else _new_draft(plan, inspection, by)
    refuse(None if written.state == DocumentState.DRAFT else Refusal.DOCUMENT_ISSUED)
    marked = changed(content, illustrative=content.illustrative or written.jurisdiction.illustrative)
    facts = {"kind": kind, "kind_name": kind_name, "symbol": symbol, "subject": subject, "issuer": issuer}
    for field, value in (facts | {"issuer_name": issuer.name, "content": as_data(marked)}).items():
        setattr(written, field, value)
    written.folded = folded(written)
    if document:
        save(written, *facts, "issuer_name", "content", "folded")
    else:
        written.save()
        _cite(written)
    after = {"subject": subject, "rewritten": document is not None}
    record("document.drafted", written, by=by, post=post, at=now, plan=plan, inspection=inspection, after=after)
    return written


@transaction.atomic
def record_issue(
    document_id: UUID,
    *,
    revision: int,
    number: str,
    dated: date,
    signer_name: str,
    signer_title: str = "",
    signed_copy: StoredFile | None = None,
    way: IssueWay = IssueWay.RECORDED,
    by: Actor,
    now: datetime,
) -> Document:
    """Give a draft its number and day, and freeze what it says; from now on it never changes.

    Numbered and signed elsewhere, it comes with its signed copy. A document that replaces another ends that one.
    """
    document = _locked(document_id, by)
    check_revision(document, revision)
    post = require(by, DEEDS[DocumentDeed.RECORD_ISSUE], queries.bearings(document), document.state)
    if faults := rules.issue_faults(number=number, dated=dated, signer_name=signer_name, today=timezone.localdate(now)):
        raise NotValid({field: str(fault) for field, fault in faults.items()})
    decided = not Conclusion.objects.filter(document=document, concluded_at__isnull=True).exists()
    sealed = bool(document.inspection and document.inspection.sealed_until)
    refuse(rules.why_not_issue(way=way, has_signed_copy=signed_copy is not None, sealed=sealed, decided=decided))
    check_move(MOVES, DocumentState(document.state), DocumentState.ISSUED)
    document.number, document.dated, document.year = number.strip().upper(), dated, dated.year
    document.key = rules.key_of(number=number, symbol=document.symbol)
    document.signer_name, document.signer_title = signer_name.strip(), signer_title.strip()
    document.issue_way, document.signed_file, document.issued_at = way, signed_copy, now
    document.state = DocumentState.ISSUED
    _take_number(document)
    versions.freeze(document, by=by, now=now)
    after = {"number": document.reference, "dated": dated, "way": way, "replaces": _end_replaced(document)}
    record(
        "document.issued",
        document,
        by=by,
        post=post,
        at=now,
        on=dated,
        plan=document.plan,
        inspection=document.inspection,
        after=after,
    )
    plan_issuing.follow(document, by=by, post=post, now=now)
    return document


@transaction.atomic
def withdraw(document_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> Document:
    """Give up a draft that no decision rests on; it stays in the register without a number."""
    document = _locked(document_id, by)
    check_revision(document, revision)
    post = require(by, DEEDS[DocumentDeed.WITHDRAW], queries.bearings(document), document.state)
    refuse(rules.why_not_withdraw(DocumentKind(document.kind), decided=queries.is_decided(document)))
    check_move(MOVES, DocumentState(document.state), DocumentState.WITHDRAWN)
    document.state = DocumentState.WITHDRAWN
    save(document, "state")
    record(
        "document.withdrawn",
        document,
        by=by,
        post=post,
        at=now,
        plan=document.plan,
        inspection=document.inspection,
        after={"reason": reason},
    )
    return document


@transaction.atomic
def replace(document_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> Document:
    """Begin a new version of an issued document: a draft that names the old one and why it is replaced."""
    old = _locked(document_id, by)
    check_revision(old, revision)
    post = require(by, DEEDS[DocumentDeed.REPLACE], queries.bearings(old), old.state)
    refuse(rules.why_not_replace(DocumentSource(old.source)))
    refuse(Refusal.ALREADY_DONE if old.replaced_by.exclude(state=DocumentState.WITHDRAWN).exists() else None)
    new = Document(jurisdiction_id=old.jurisdiction_id, source=old.source, state=DocumentState.DRAFT, replaces=old)
    for field in ("kind", "kind_name", "symbol", "subject", "issuer", "issuer_name", "plan", "inspection"):
        setattr(new, field, getattr(old, field))
    if old.content:
        new.content = as_data(versions.renewed(from_data(old.content), old, reason))
    new.folded = folded(new)
    new.save()
    surface = f"{old} ngày {old.dated:%d/%m/%Y}" if old.dated else str(old)
    Citation.objects.create(citing=new, cited=old, role=rules.CitationRole.REPLACED, surface=surface)
    record(
        "document.replacement_drafted",
        new,
        by=by,
        post=post,
        at=now,
        plan=old.plan,
        inspection=old.inspection,
        before={"document": old},
        after={"reason": reason},
    )
    return new


def export(document: Document, format: str) -> bytes:
    """The document as DOCX or PDF: an issued one as it was frozen, a draft as it stands."""
    return versions.printed(document, rules.PaperFormat(format))


def _locked(document_id: UUID, by: Actor) -> Document:
    rows = queries.visible_to(by).select_related("jurisdiction", "plan", "inspection", "replaces")
    return rows.select_for_update(of=("self",)).get(pk=document_id)


def _new_draft(plan: Plan | None, inspection: Inspection | None, by: Actor) -> Document:
    jurisdiction = plan.jurisdiction_id if plan else by.posts[0].jurisdiction
    return Document(
        jurisdiction_id=jurisdiction,
        source=DocumentSource.OWN,
        state=DocumentState.DRAFT,
        plan=plan,
        inspection=inspection,
    )


def _cite(document: Document) -> None:
    """A paper of a plan cites the plan's own document, that of an inspection also the decision on its team."""
    plan, inspection = document.plan, document.inspection
    team = inspection.team if inspection else None
    cited = {
        rules.CitationRole.PLAN: plan.document if plan else None,
        rules.CitationRole.TEAM: team.decision if team else None,
    }
    Citation.objects.bulk_create(
        Citation(citing=document, cited=other, role=role, surface=str(other))
        for role, other in cited.items()
        if other and other.pk != document.pk
    )


def _take_number(document: Document) -> None:
    """Write the number; where another has it already, say so. Two at once are told apart by the database."""
    taken = Document.objects.filter(
        jurisdiction=document.jurisdiction_id,
        issuer=document.issuer_id,
        kind=document.kind,
        key=document.key,
        year=document.year,
        source=document.source,
        state__in=queries.NUMBERED,
    ).exclude(pk=document.pk)
    refuse(Refusal.NUMBER_TAKEN if taken.exists() else None, number=document.reference, year=document.year)
    if document.content:
        document.content = as_data(versions.as_issued(from_data(document.content), document))
    document.folded = folded(document)
    try:
        with transaction.atomic():
            save(document, *ISSUE_FIELDS)
    except IntegrityError as error:
        raise NotAllowed(Refusal.NUMBER_TAKEN, number=document.reference, year=document.year) from error


def _end_replaced(document: Document) -> UUID | None:
    """End the document that this one replaces: what rested on it rests on the new one."""
    old = document.replaces
    if old is None:
        return None
    check_move(MOVES, DocumentState(old.state), DocumentState.REPLACED)
    old.state = DocumentState.REPLACED
    save(old, "state")
    for record_on, field in (
        (Conclusion, "document"),
        (Team, "decision"),
        (SeatChange, "decision"),
        (Plan, "document"),
    ):
        record_on._default_manager.filter(**{field: old}).update(**{field: document})
    return old.pk
