"""Events that an actor may see: all of a jurisdiction for those who watch over it, and those of one record.

An event about an inspection follows it: while that is sealed, its events exist for three persons only.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.people import Actor, Permission, Role
from kiemtra.domain.text import fold
from kiemtra.store.models import Conclusion, Event, Inspection, Plan, Team
from kiemtra.store.queries import draws, findings, inspections, plans, report_rounds, reports, sides

# What the inspected unit is told of an inspection; the rest is the inspecting side's own work.
TOLD_TO_UNIT = frozenset(
    {
        "inspection.notice_received",
        "inspection.noticed",
        "inspection.unit_reminded",
        "inspection.visit_changed",
        "inspection.notice_answered",
        "inspection.opened",
        "inspection.own_begun",
        "inspection.minutes_closed",
        "inspection.postponed",
        "inspection.resumed",
        "inspection.withdrawn",
        "inspection.closed",
        "report.requested",
        "report.saved",
        "report.confirmed",
        "report.conflict_settled",
        "report.file_attached",
        "report.file_removed",
        "report.presented",
        "report.given_back",
        "report.submitted",
        "report.recalled",
        "report.returned",
        "report.accepted",
        "report.extended",
        "report.withdrawn",
        "session.started",
        "conclusion.sent",
        "conclusion.replied",
        "conclusion.handed_over",
        "document.issued",
        "recommendation.planned",
        "recommendation.reported",
        "recommendation.returned",
        "recommendation.verified",
        "recommendation.closed",
        "recommendation.given_up",
        "recommendation.transferred",
        "recommendation.transfer_corrected",
        "inspection.transferred",
        "inspection.transfer_corrected",
    }
)

# What units are told of a plan: not who proposed which day, nor what is proposed to the committee.
TOLD_OF_PLAN = frozenset(
    {
        "plan.issued",
        "plan.published",
        "plan.unpublished",
        "plan.closed",
        "plan.withdrawn",
        "plan.transferred",
        "plan.transfer_corrected",
        "plan.issuing_side_transferred",
        "plan.issuing_side_corrected",
        "team.set_up",
        "document.issued",
        "draw.committed",
        "draw.drawn",
        "draw.opened",
        "draw.withdrawn",
    }
)


def visible_to(actor: Actor) -> QuerySet[Event]:
    """The events of the jurisdictions that the actor watches over, as far as their records are seen."""
    watched = [post.jurisdiction for post in actor.posts if post.allows(Permission.EVENTS_READ)]
    return Event.objects.filter(_of_seen(actor), _told(actor), _kept_for(actor), jurisdiction_id__in=watched)


def of_inspection(inspection: Inspection, actor: Actor) -> list[Event]:
    """What happened to an inspection that the actor sees, newest first; a unit is shown what it was told."""
    rows = Event.objects.filter(_kept_for(actor), inspection_id=inspection.pk).order_by("-pk")
    return list(rows if findings.is_inside(actor, inspection) else rows.filter(_of_seen(actor), _told(actor)))


def of_plan(plan: Plan, actor: Actor) -> list[Event]:
    """What happened to a plan that the actor sees, newest first; its inspections have trails of their own."""
    rows = Event.objects.filter(_kept_for(actor), plan_id=plan.pk, inspection_id__isnull=True).order_by("-pk")
    return list(rows if plans.is_run_by(actor, plan) else rows.filter(_of_seen(actor), _told(actor)))


def done_today(actor: Actor, today: date) -> QuerySet[Event]:
    """What the actor did on this day, newest first."""
    if not actor.is_known:
        return Event.objects.none()
    return Event.objects.filter(
        _of_seen(actor), _kept_for(actor), actor_id=actor.user, recorded_at__date=today
    ).order_by("-pk")


def searched(
    rows: QuerySet[Event],
    *,
    subject: str = "",
    who: str = "",
    since: date | None = None,
    until: date | None = None,
    plan: UUID | None = None,
    unit: str = "",
) -> QuerySet[Event]:
    """Narrow to events about a kind of record, by a person's name, entered between two days, of a plan or a unit's visits."""
    if plan:
        rows = rows.filter(plan_id=plan)
    if unit:
        visits = Inspection.objects.filter(pk=OuterRef("inspection_id"), unit__folded__contains=fold(unit))
        rows = rows.filter(Exists(visits))
    if subject:
        rows = rows.filter(name__startswith=f"{subject}.")
    if who:
        rows = rows.filter(Q(actor_name__icontains=who) | Q(post_title__icontains=who))
    if since:
        rows = rows.filter(recorded_at__date__gte=since)
    return rows.filter(recorded_at__date__lte=until) if until else rows


def names_about(events: Collection[Event]) -> dict[UUID, str]:
    """What events that the actor sees are about: the unit of each inspection, the title of each plan, by their ids."""
    visits = {event.inspection_id for event in events if event.inspection_id}
    plan_ids = {event.plan_id for event in events if event.plan_id and not event.inspection_id}
    units = Inspection.objects.filter(pk__in=visits).values_list("pk", "unit__name")
    return dict(units) | dict(Plan.objects.filter(pk__in=plan_ids).values_list("pk", "title"))


def _kept_for(actor: Actor) -> Q:
    """Without what stands on pages of its own (who read what is sealed, proposals on accountability), and without the
    work on a draft, and all of a draw, while that is sealed to this actor."""
    apart = Q(name__startswith="sealed_record.") | Q(name__startswith="accountability.")
    keepers = actor.teams_as(Role.TEAM_HEAD, Role.TEAM_SECRETARY)
    sealed = Conclusion.objects.filter(inspection=OuterRef("inspection_id"), sealed_at__isnull=False)
    hidden = Exists(sealed.exclude(inspection__team__in=keepers))
    drawn = Exists(draws.hidden_from(actor).filter(pk=OuterRef("subject_id")))
    of_draft = Q(hidden, subject_kind__in=("conclusion", "recommendation"))
    return ~apart & ~of_draft & ~Q(drawn, subject_kind="draw")


def _of_seen(actor: Actor) -> Q:
    inspection: UUID | OuterRef = OuterRef("inspection_id")
    of_inspection = Q(inspection_id__isnull=True) | Exists(inspections.seen_whole(actor).filter(pk=inspection))
    of_plan = Q(plan_id__isnull=True) | Exists(plans.visible_to(actor).filter(pk=OuterRef("plan_id")))
    return Q(of_inspection) & (Q(inspection_id__isnull=False) | Q(of_plan)) & _of_reports(actor)


def _of_reports(actor: Actor) -> Q:
    """Events of reports without inspection, and of rounds, go with these: none of them is everybody's in a system."""
    report = reports.visible_to(actor).filter(pk=OuterRef("subject_id"))
    asked = report_rounds.visible_to(actor).filter(pk=OuterRef("subject_id"))
    alone = Q(inspection_id__isnull=True)
    return (~(alone & Q(subject_kind="reportrequest")) | Exists(report)) & (
        ~Q(subject_kind="reportround") | Exists(asked)
    )


def _told(actor: Actor) -> Q:
    """From inside all; units, and those who watch over them, are told of steps only, not of the work on a draft."""
    visit = inspections.seen_whole(actor).filter(findings.from_inside(actor), pk=OuterRef("inspection_id"))
    teams = Team.objects.filter(pk__in=actor.teams, plan=OuterRef("pk"))
    runs = sides.run_by(actor) | sides.run_by_itself(actor) | Q(Exists(teams))
    plan = plans.visible_to(actor).filter(runs, pk=OuterRef("plan_id"))
    free = Q(inspection_id__isnull=True, plan_id__isnull=True)
    return (
        (Q(inspection_id__isnull=False) & (Q(name__in=TOLD_TO_UNIT) | Exists(visit)))
        | (Q(inspection_id__isnull=True, plan_id__isnull=False) & (Q(name__in=TOLD_OF_PLAN) | Exists(plan)))
        | free
    )
