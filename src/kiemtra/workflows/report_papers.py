"""The Word report of a unit: drafted from its answers with one press, drafted anew as often as they change, until issued."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind, DocumentState
from kiemtra.domain.people import Actor
from kiemtra.domain.reports import ReportDeed
from kiemtra.store.models import Agency, Document, Event, ReportRequest
from kiemtra.store.queries import reorganisations, report_answers, reports
from kiemtra.workflows import documents
from kiemtra.workflows.papers import unit_report
from kiemtra.workflows.papers.phrases import reference
from kiemtra.workflows.reports.steps import begin, leave_event


@transaction.atomic
def draft(request_id: UUID, *, by: Actor, now: datetime, today: date) -> Document:
    """Draft the unit's report as its own official document; a draft that is there is written anew."""
    begun = begin(request_id, ReportDeed.WRITE_PAPER, by=by, now=now)
    asked = begun.asked
    content = unit_report.content_of(facts_of(asked, today))
    document = documents.draft(
        kind=DocumentKind.REPORT,
        kind_name=document_kind(DocumentKind.REPORT).name,
        symbol=content.symbol,
        subject=content.subject,
        issuer=asked.agency,
        content=content,
        plan=asked.round.plan,
        document=paper_of(asked),
        by=by,
        post=begun.post,
        now=now,
    )
    leave_event("report.paper_drafted", begun, after={"document": str(document.pk)})
    return document


def paper_of(asked: ReportRequest) -> Document | None:
    """The draft made from this report, None where there is none yet or it has been issued."""
    made = Event.objects.filter(subject_id=asked.pk, name="report.paper_drafted").values_list("after", flat=True)
    named = {one["document"] for one in made}
    rows = Document.objects.filter(pk__in=named, state=DocumentState.DRAFT).select_related("jurisdiction")
    return rows.order_by("-pk").first() if named else None


def facts_of(asked: ReportRequest, today: date) -> unit_report.Facts:
    """What the paper tells, from what stands in the report now."""
    template = reports.template_of(asked)
    answers = report_answers.typed_answers(asked)
    found = report_answers.examined(asked, template, answers, today)
    plan, addressee = asked.round.plan, asked.round.asker
    ground = reference(plan.document) if plan and plan.document else f"yêu cầu báo cáo của {addressee.name}"
    period = (asked.period_from, asked.period_to) if asked.period_from and asked.period_to else None
    return unit_report.Facts(
        agency=asked.agency,
        parent=_parent(asked.agency, today),
        addressee=addressee,
        ground=ground,
        template=template,
        values=found.values,
        asked=found.asked,
        remarks=report_answers.explained(asked),
        period=period,
        year=today.year,
        illustrative=asked.jurisdiction.illustrative,
    )


def _parent(agency: Agency, today: date) -> Agency | None:
    """The agency above in the head of the paper; a People's Committee stands alone there."""
    if agency.symbol == "UBND":
        return None
    above = reorganisations.parents([agency.pk], today).get(agency.pk)
    return Agency.objects.filter(pk=above).first() if above else None
