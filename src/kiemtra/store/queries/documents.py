"""Documents that an actor may see, and where each stands towards its sides.

A document follows its inspection, else its plan; with neither it is seen in its jurisdiction. A draft, also one that
was given up, is seen by those who write it only: what a unit is asked to answer is the draft conclusion, not its paper.
"""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.documents import DocumentKind, DocumentSource, DocumentState
from kiemtra.domain.people import Actor
from kiemtra.domain.register_checks import bare_key
from kiemtra.domain.text import fold
from kiemtra.store.models import (
    Agency,
    Conclusion,
    Document,
    Inspection,
    Jurisdiction,
    Plan,
    Team,
)
from kiemtra.store.queries import inspections, plans, sides
from kiemtra.store.queries.findings import is_inside
from kiemtra.store.queries.inspections import STAFF_ROLES, UNIT_ROLES

NUMBERED = (DocumentState.ISSUED, DocumentState.REPLACED)


def visible_to(actor: Actor) -> QuerySet[Document]:
    """The documents that this actor may see."""
    if not actor.is_known:
        return Document.objects.none()
    # Both sides sign the minutes: the unit reads them from the moment that they are closed.
    to_sign = Q(kind=DocumentKind.MINUTES, inspection__minutes_closed_at__isnull=False)
    rows = Document.objects.filter(_belongs_to(actor), Q(state__in=NUMBERED) | to_sign | _writes(actor))
    return rows.filter(~_is_report_of_unit() | _of_its_sides(actor))


def grounds(actor: Actor) -> QuerySet[Document]:
    """The issued documents of no plan and no inspection that this actor sees: on which a deed may rest, newest first."""
    free = visible_to(actor).filter(plan__isnull=True, inspection__isnull=True, state=DocumentState.ISSUED)
    return free.order_by("-dated")


def of_inspection(inspection: Inspection, actor: Actor) -> list[Document]:
    """The papers of an inspection that the actor sees, in the order in which they came about; one query.

    From inside all of them are seen, so that the door need not be asked.
    """
    rows = Document.objects.all() if is_inside(actor, inspection) else visible_to(actor)
    return list(rows.filter(inspection=inspection).select_related("signed_file").order_by("id"))


def of_plan(plan: Plan, actor: Actor) -> list[Document]:
    """The papers of a plan itself: its own document, decisions on teams, consolidated reports; one query."""
    own = Q(plan=plan, inspection__isnull=True) | Q(pk=plan.document_id)
    return list(visible_to(actor).filter(own).select_related("signed_file").order_by("id"))


def of_plan_and_inspections(plan: Plan, actor: Actor) -> list[Document]:
    """The issued papers of a plan and of its inspections, oldest first: what may be published; one query."""
    rows = (
        visible_to(actor).filter(plan=plan, state=DocumentState.ISSUED).exclude(inspection__sealed_until__isnull=False)
    )
    return list(rows.order_by("dated", "id"))


def numbers_of_series(document: Document, year: int) -> list[str]:
    """The numbers taken in the series of this document: same issuer, kind and symbol in one year."""
    rows = Document.objects.filter(
        jurisdiction=document.jurisdiction_id,
        issuer=document.issuer_id,
        kind=document.kind,
        symbol=document.symbol,
        year=year,
        source=document.source,
        state__in=NUMBERED,
    )
    return list(rows.values_list("number", flat=True))


def is_decided(document: Document) -> bool:
    """Whether it is the paper of a conclusion that the head has decided."""
    return Conclusion.objects.filter(document=document, concluded_at__isnull=False).exists()


def registered(
    jurisdiction: Jurisdiction, kind: str, key: str, year: int | None, issuer: Agency | None, issuer_name: str
) -> Document | None:
    """The document of others that bears this key in the register; without a year the only one of any year.

    Earlier entries may lack the year in a normative number, and its kind: 30/NĐ-CP for 30/2020/NĐ-CP.
    """
    number, _, symbol = key.partition("/")
    keys, kinds = {key, bare_key(number, symbol)}, {kind, DocumentKind.OTHER}
    rows = Document.objects.filter(jurisdiction=jurisdiction, kind__in=kinds, key__in=keys)
    rows = rows.exclude(state=DocumentState.DRAFT)
    if year:
        rows = rows.filter(Q(year=year) | Q(year__isnull=True))
    found = [row for row in rows.order_by("id") if _same_issuer(row, issuer, issuer_name)]
    return found[0] if found and (year or len(found) == 1) else None


def bearings_of_register(jurisdiction: Jurisdiction) -> Bearings:
    """Who stands on which side of the register of a system."""
    return Bearings(jurisdiction.pk, standing=jurisdiction.standing_agency_id, issuer=jurisdiction.root_id)


def bearings(document: Document) -> Bearings:
    """Who stands on which side of this document (its plan, inspection and jurisdiction must be loaded)."""
    plan, inspection = document.plan, document.inspection
    standing = plan.carrier_id if plan else document.jurisdiction.standing_agency_id
    return Bearings(
        jurisdiction=document.jurisdiction_id,
        # Who reads the report of a unit neither numbers, replaces nor withdraws it.
        standing=document.issuer_id if is_report_of_unit(document) else standing,
        issuer=document.issuer_id,
        team=inspection.team_id if inspection else None,
        sealed=bool(inspection and inspection.sealed_until),
        proposer=inspection.proposed_by_id if inspection else None,
    )


def _same_issuer(row: Document, issuer: Agency | None, issuer_name: str) -> bool:
    if row.issuer_id and issuer:
        return row.issuer_id == issuer.pk
    return fold(row.issuer_name) == fold(issuer_name or (issuer.name if issuer else ""))


def _belongs_to(actor: Actor) -> Q:
    of_inspection = Q(inspection__isnull=False) & inspections.sees(actor, "inspection__")
    of_plan = Q(inspection__isnull=True) & Exists(plans.visible_to(actor).filter(pk=OuterRef("plan")))
    free = Q(inspection__isnull=True, plan__isnull=True, jurisdiction__in=actor.jurisdictions)
    return of_inspection | of_plan | free


def _writes(actor: Actor) -> Q:
    staff = actor.reach_as(*STAFF_ROLES)
    return (
        sides.run_by(actor, "plan__")
        | Q(plan__isnull=True, jurisdiction__standing_agency__in=staff)
        | Q(inspection__team__in=actor.teams)
        | Q(inspection__isnull=True) & Exists(Team.objects.filter(plan=OuterRef("plan"), pk__in=actor.teams))
        | Q(inspection__isnull=True, issuer__in=actor.reach_as(*STAFF_ROLES, *UNIT_ROLES))
        | sides.run_by_itself(actor, "plan__")
    )


def is_report_of_unit(document: Document) -> bool:
    """Whether it is the report of an agency that neither runs nor issues the plan: its own, as its answers are."""
    plan, issuer = document.plan, document.issuer_id
    ours = document.kind == DocumentKind.REPORT and document.source == DocumentSource.OWN
    if not ours or document.inspection_id is not None or issuer is None:
        return False
    if plan is None:
        return issuer != document.jurisdiction.standing_agency_id
    return issuer not in (plan.standing_agency_id, plan.issuer_id, plan.carried_by_id)


def _is_report_of_unit() -> Q:
    """The same as a condition of rows."""
    runs = Q(issuer=F("plan__standing_agency")) | Q(issuer=F("plan__issuer")) | Q(issuer=F("plan__carried_by"))
    ours = Q(kind=DocumentKind.REPORT, source=DocumentSource.OWN, inspection__isnull=True, issuer__isnull=False)
    alone = Q(plan__isnull=True) & ~Q(issuer=F("jurisdiction__standing_agency"))
    return ours & (alone | (Q(plan__isnull=False) & ~runs))


def _of_its_sides(actor: Actor) -> Q:
    """The agency's own people; once it has its number also who runs the plan, and who stands above the agency."""
    own = Q(issuer__in=actor.reach_as(*STAFF_ROLES, *UNIT_ROLES))
    standing = Q(plan__isnull=True, jurisdiction__standing_agency__in=actor.reach_as(*STAFF_ROLES))
    above = sides.run_by(actor, "plan__") | standing | inspections.stands_below(actor, "issuer")
    return own | (Q(state__in=NUMBERED) & above)
