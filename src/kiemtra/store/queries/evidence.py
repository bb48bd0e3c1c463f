"""Evidence and asks for evidence that an actor may see, and the place in which they stand: an inspection or a report."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.evidence import ScanResult
from kiemtra.domain.people import Actor
from kiemtra.store.models import Agency, Answer, Evidence, EvidenceAsk, FileScan, Inspection, ReportRequest
from kiemtra.store.queries import findings, inspections, remediation, reports, results


def visible_to(actor: Actor) -> QuerySet[Evidence]:
    """What proves a finding goes with the finding, what a statement handed in with its recommendation, all else with
    the inspection or the report; of a field what was asked for its areas, and what proves its results."""
    if not actor.is_known:
        return Evidence.objects.none()
    of_statement = Q(statement__recommendation__in=remediation.visible_to(actor))
    of_finding = Q(finding__in=findings.visible_to(actor))
    of_visit = Q(statement__isnull=True) & (Q(finding__isnull=True) | Q(result__isnull=False))
    of_inspection = of_visit & inspections.sees(actor, "inspection__")
    of_report = Q(inspection__isnull=True, report__in=reports.visible_to(actor))
    return Evidence.objects.filter(of_statement | of_finding | of_inspection | of_report | _of_field(actor))


def _of_field(actor: Actor) -> Q:
    if not actor.fields:
        return Q(pk__in=[])
    asked = inspections.in_field(actor, "inspection__", lambda areas: Q(ask__area__in=areas))
    return Q(result__in=results.visible_to(actor)) | asked


def asks_visible_to(actor: Actor) -> QuerySet[EvidenceAsk]:
    """The asks in the inspections and reports that this actor may see; of a field those for its areas."""
    if not actor.is_known:
        return EvidenceAsk.objects.none()
    of_report = Q(inspection__isnull=True, report__in=reports.visible_to(actor))
    of_field = inspections.in_field(actor, "inspection__", lambda areas: Q(area__in=areas))
    return EvidenceAsk.objects.filter(inspections.sees(actor, "inspection__") | of_report | of_field)


@dataclass(frozen=True, slots=True)
class Place:
    """Where evidence is asked for and filed: an inspection with all in it, or one report."""

    inspection: Inspection | None
    report: ReportRequest | None = None

    @property
    def record(self) -> Inspection | ReportRequest:
        """The record that is named by the place's address: the report where it is one."""
        found = self.report or self.inspection
        assert found is not None, "a place has a record"
        return found

    @property
    def unit(self) -> Agency:
        """The unit of which evidence is asked."""
        return self.report.agency if self.report else self.inspection.unit  # type: ignore[union-attr]

    @property
    def title(self) -> str:
        """What it is about: the plan of the inspection, else the round of the report."""
        if self.inspection:
            return self.inspection.plan.title
        assert self.report is not None, "a place has a record"
        return self.report.round.title

    @property
    def state(self) -> str:
        """The state in which the record stands."""
        return self.record.state

    def own(self) -> Q:
        """The condition of what stands in this place, of asks and of evidence."""
        return Q(report=self.report) if self.report else Q(inspection=self.inspection)

    def bearings(self, day: date | None) -> Bearings:
        """Who stands on which side of it on the day."""
        if self.report:
            return reports.bearings(self.report, day)
        assert self.inspection is not None, "a place has a record"
        return inspections.bearings(self.inspection)


OF_PLACE = ("inspection__plan__jurisdiction", "inspection__unit", "inspection__team")
OF_REPORT = (*reports.RELATED, "inspection__team", "jurisdiction")


def inspection_place(pk: UUID, actor: Actor) -> Place:
    """An inspection as a place of evidence; not found where the actor does not see all of it."""
    rows = inspections.seen_whole(actor).select_related("plan__jurisdiction", "jurisdiction", "unit", "team")
    return Place(rows.get(pk=pk))


def report_place(pk: UUID, actor: Actor) -> Place:
    """A report as a place of evidence; not found where the actor may not see it."""
    report = reports.visible_to(actor).select_related(*OF_REPORT).get(pk=pk)
    return Place(report.inspection, report)


def place_of(ask: EvidenceAsk) -> Place:
    """The place of an ask, which was read by `in_full`."""
    return Place(ask.inspection, ask.report)


def in_full(actor: Actor) -> QuerySet[EvidenceAsk]:
    """Asks with the place in which they stand."""
    related = (*OF_PLACE, *(f"report__{path}" for path in OF_REPORT), "agency", "jurisdiction")
    people = ("asked_by", "answered_by", "decided_by")
    return asks_visible_to(actor).select_related(*related, *people)


def bearings(ask: EvidenceAsk, day: date | None) -> Bearings:
    """Who stands on which side of it on the day: as of its place."""
    return place_of(ask).bearings(day)


def asks_of(place: Place, actor: Actor) -> list[EvidenceAsk]:
    """The asks of a place in their order; one query."""
    rows = asks_visible_to(actor).filter(place.own()).select_related("agency", "asked_by", "answered_by")
    return list(rows.order_by("criterion", "number", "pk"))


def shown(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Evidence with all that its lines tell, in the order in which it is filed."""
    scans = FileScan.objects.filter(file=OuterRef("file"))
    return (
        rows.select_related("file", "author", "from_agency", "judged_by", "ask", "inspection__unit", "report__agency")
        .annotate(is_scanned=Exists(scans), is_infected=Exists(scans.filter(result=ScanResult.INFECTED)))
        .order_by("criterion", "number", "pk")
    )


def given_for(ask: EvidenceAsk, actor: Actor) -> QuerySet[Evidence]:
    """What was given in answer to an ask, as lists show it."""
    return shown(visible_to(actor).filter(ask=ask))


def of_place(place: Place, actor: Actor) -> QuerySet[Evidence]:
    """The evidence of a place, as far as the actor may see it."""
    return shown(visible_to(actor).filter(place.own()))


def of_round(pk: UUID, actor: Actor) -> tuple[list[EvidenceAsk], list[Evidence]]:
    """What was asked and what has come in the reports of a round, as far as the actor may see it."""
    asks = asks_visible_to(actor).filter(report__round=pk).select_related("agency", "asked_by", "answered_by")
    return list(asks.order_by("criterion", "number", "pk")), list(shown(visible_to(actor).filter(report__round=pk)))


def attached(place: Place, actor: Actor) -> list[Answer]:
    """The files of items in the report of a place, or in the reports of its inspection, as far as the actor sees them."""
    own = Q(request=place.report) if place.report else Q(request__inspection=place.inspection)
    return list(_attached(reports.answers_visible_to(actor).filter(own)))


def attached_in_round(pk: UUID, actor: Actor) -> list[Answer]:
    """The same of all reports of a round."""
    return list(_attached(reports.answers_visible_to(actor).filter(request__round=pk)))


def _attached(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    """Files of items with all that their lines tell."""
    scans = FileScan.objects.filter(file=OuterRef("file"))
    return (
        rows.filter(file__isnull=False)
        .select_related("file", "request__agency", "request__round", "request__jurisdiction")
        .annotate(is_scanned=Exists(scans), is_infected=Exists(scans.filter(result=ScanResult.INFECTED)))
        .order_by("request", "item", "row")
    )


@dataclass(frozen=True, slots=True)
class Expected:
    """Evidence that the checklist or the form expects, under the key of its item."""

    key: str
    criterion: str
    area: str
    label: str
    text: str


def expected(place: Place, day: date) -> list[Expected]:
    """The evidence to be expected in a place: of a report by its form, of an inspection by its checklist."""
    if place.report:
        items = reports.template_of(place.report).items
        found = [
            Expected(item.code, item.criterion or item.code, item.area, item.label, item.evidence) for item in items
        ]
        return [one for one in found if one.text]
    assert place.inspection is not None, "a place has a record"
    rows = results.checklist_of(place.inspection, day)
    return [Expected(row.code, row.code, row.area, row.question, row.evidence) for row in rows if row.evidence]


def asked_already(place: Place) -> set[tuple[str, str]]:
    """Criterion and words of what was asked in the place and not withdrawn."""
    rows = EvidenceAsk.objects.filter(place.own()).exclude(state="withdrawn")
    return set(rows.values_list("criterion", "text"))


def last_numbers(place: Place, criteria: Collection[str]) -> dict[str, int]:
    """The highest number of evidence filed in the place under each of these criteria."""
    rows = Evidence.objects.filter(place.own(), criterion__in=criteria).order_by("number")
    return dict(rows.values_list("criterion", "number"))


def due_asks(jurisdiction: UUID, last: date, states: Sequence[str]) -> QuerySet[EvidenceAsk]:
    """The asks that units owe by that day, unit by unit; nothing of a sealed inspection."""
    rows = EvidenceAsk.objects.filter(jurisdiction=jurisdiction, state__in=states, due_on__lte=last)
    open_rows = rows.filter(Q(inspection__isnull=True) | Q(inspection__sealed_until__isnull=True))
    related = ("inspection__plan", *(f"report__{path}" for path in reports.RELATED), "agency")
    return open_rows.select_related(*related).order_by("agency", "due_on", "pk")
