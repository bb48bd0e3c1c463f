"""Twin worlds: the same deeds at the same hour, and in one of them what is kept secret besides.

The secret deeds stand between the public ones, so that whatever they shift (a number, an order, a revision, a count)
shows in what comes after.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.apps import apps
from django.test import Client

from kiemtra.domain.accountability import Accountable, Outcome
from kiemtra.domain.coverage import UnitGroup
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.people import Role
from kiemtra.domain.plans import UnitChoice
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import AccountabilityProposal, Agency, Appointment, Inspection, Plan, Team, User
from kiemtra.workflows import (
    accountability,
    conclusions,
    coverage,
    draw_results,
    draws,
    inspections,
    plans,
    publication,
    sealed_drafts,
    sealed_reading,
    teams,
)
from tests import factories_conclusions as concluding
from tests import factories_draws as drawing
from tests import factories_inspections as visiting
from tests.factories_plans import make_reading, put_below
from tests.twins import gathered
from tests.twins.still import Streams, building
from tests.world import NOW, TODAY, World, make_agency, make_plan, make_user, make_world

# For whom some of the secrets exist: proposer, head and secretary, and the authority of the proposals.
INSIDE = frozenset({"officer", "head", "secretary", "minister"})
MEETING = NOW + timedelta(hours=20)
SECRET_WORDS = "Bãi xe số 5 (minh họa)"


@dataclass
class Twin:
    """One of the two: who is in it, and the ids of all that is in it."""

    world: World
    now: datetime = NOW
    browsers: dict[str, Client] = field(default_factory=dict)

    def outsiders(self) -> dict[str, User | None]:
        known: dict[str, User | None] = {key: user for key, user in self.world.users.items() if key not in INSIDE}
        return known | {"stranger": None}

    def ids(self) -> dict[str, list[str]]:
        """The public ids of every table, by the name of its model."""
        found = {}
        for model in apps.get_app_config("store").get_models():
            kind = model._meta.pk.get_internal_type()
            if kind == "UUIDField" and model._meta.model_name not in {"event", "logleaf", "logcheckpoint"}:
                keys = model._default_manager.order_by("pk").values_list("pk", flat=True)
                found[str(model._meta.model_name)] = [str(key) for key in keys]
        return found


def build(*, secret: bool) -> Twin:
    """One twin, with or without what is secret."""
    streams = Streams(NOW)
    with building(streams):
        world = make_world()
        _more_people(world)
        plan, team, second = _plan(world)
        make_reading(world)
        _announced(world, plan, team)
        gathered.lay(world, plan)
        draft, concluded = _drafting(world, plan, team), _concluded(world, plan, team)
        twin = Twin(world)
        if secret:
            with streams.secretly():
                _secrets(world, plan, team, draft, concluded)
            # The hour moves on in both.
        streams.drawn += 100
        _afterwards(world, plan, second, concluded)
    return twin


def _more_people(world: World) -> None:
    ministry = make_agency("w.bnv", "Bộ Nội vụ", symbol="BNV")
    posts: dict[str, tuple[Role, Agency]] = {
        "officer2": (Role.STANDING_OFFICER, world.standing),
        "standing_leader": (Role.LEADERSHIP, world.standing),
        "standing_auditor": (Role.AUDITOR, world.standing),
        "unit_clerk": (Role.RECORDS_CLERK, world.unit),
        "unit_leader": (Role.LEADERSHIP, world.unit),
        "other_head": (Role.AGENCY_HEAD, world.other_unit),
        "field": (Role.FIELD_OFFICER, world.other_unit),
        "minister": (Role.LEADERSHIP, ministry),
    }
    for name, (role, agency) in posts.items():
        world.users[name] = make_user(f"w-{name}", f"Người giữ vai {name}")
        said = {"user": world.users[name], "jurisdiction": world.jurisdiction, "agency": agency, "role": role}
        more = {"areas": ["procedures"], "over": world.committee} if role is Role.FIELD_OFFICER else {}
        Appointment.objects.create(title=name, valid_from=date(2019, 1, 1), **said, **more)
    for name in ("deputy", "secretary2", "member2"):
        world.users[name] = make_user(f"w-{name}", f"Người giữ vai {name}")
    put_below(world.committee, world.standing, world.unit, world.other_unit)
    put_below(ministry, world.committee)


def _plan(world: World) -> tuple[Plan, Team, Team]:
    third = make_agency("w.stnmt", "Sở Tài nguyên và Môi trường", symbol="STNMT")
    put_below(world.committee, third)
    plan = _with_rule(world, make_plan(world, issued=False, units=(world.unit, world.other_unit, third)))
    both = [
        _seats(world, *names)
        for names in (("head", "deputy", "secretary", "member"), ("head2", "", "secretary2", "member2"))
    ]
    officer = world.actor("officer")
    made = [
        teams.set_up(plan.pk, f"Đoàn kiểm tra số {number}", seats, on=TODAY, symbol=f"ĐKT{number}", by=officer, now=NOW)
        for number, seats in enumerate(both, 1)
    ]
    return plan, made[0], made[1]


def _with_rule(world: World, plan: Plan) -> Plan:
    """A rule of coverage over the departments, from which a sealed draw takes its list; then issued."""
    rule = coverage.RuleContent(UnitChoice.PROPOSED, 30, "Kế hoạch CCHC năm 2019")
    said = {"on": TODAY, "by": world.actor("officer"), "now": NOW, "today": TODAY}
    coverage.freeze(plan.pk, UnitGroup.DEPARTMENTS, rule, **said)
    plan.refresh_from_db()
    plan = plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)
    return plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=world.actor("leader"), now=NOW)


def _seats(world: World, head: str, deputy: str, secretary: str, member: str) -> list[teams.Seat]:
    named = {head: TeamRole.HEAD, deputy: TeamRole.DEPUTY, secretary: TeamRole.SECRETARY, member: TeamRole.MEMBER}
    return [teams.Seat(role, world.users[key].full_name, "", world.users[key]) for key, role in named.items() if key]


def _announced(world: World, plan: Plan, team: Team) -> None:
    visiting.submitted(world, visiting.requested(world, visiting.preparing(world, visiting.planned(world, plan, team))))


def _drafting(world: World, plan: Plan, team: Team) -> concluding.Case:
    """A draft that the head has sealed, in both twins: what is written in it is the secret."""
    kinds = (FindingKind.SHORTCOMING, FindingKind.OBSTACLE)
    case = concluding.make_draft(world, kinds, plan=plan, team=team, unit=world.other_unit)
    concluding.make_recommendation(case)
    sealed_drafts.seal(case.inspection.pk, revision=case.conclusion.revision, by=world.actor("head"), now=NOW)
    return case


def _concluded(world: World, plan: Plan, team: Team) -> concluding.Case:
    return concluding.make_issued(world, plan=plan, team=team)


def _secrets(world: World, plan: Plan, team: Team, draft: concluding.Case, concluded: concluding.Case) -> None:
    head, officer = world.actor("head"), world.actor("officer")
    visiting.sealed(world, plan, team, world.unit)
    approved = visiting.approved(world, visiting.sealed(world, plan, team, world.other_unit))
    inspections.summon(
        approved.pk,
        revision=approved.revision,
        shown_from=NOW + timedelta(hours=2),
        meet_at=MEETING,
        meeting_point=SECRET_WORDS,
        by=head,
        now=NOW,
    )
    gathered.copy_in_secret(world, Inspection.objects.filter(sealed_until__isnull=False))
    given_up = visiting.sealed(world, plan, team, world.unit)
    said = {"revision": given_up.revision, "reason": "Không cần nữa", "now": NOW, "today": TODAY}
    inspections.withdraw(given_up.pk, by=head, **said)
    for row in Inspection.objects.filter(sealed_until__isnull=False).select_related("plan"):
        for actor in (head, officer):
            sealed_reading.note([row], ReadingOf.PAGE, by=actor, now=NOW)
    _drawn(world, plan, team)
    _written_in_the_draft(world, draft)
    _proposals(world, concluded)


def _drawn(world: World, plan: Plan, team: Team) -> None:
    """Sealed draws: one given up, one that awaits the lottery, one drawn whose visits are proposed."""
    officer = world.actor("officer")
    given_up = drawing.committed(world, plan, 1, team)
    draws.withdraw(given_up.pk, revision=given_up.revision, reason="Không cần nữa", by=officer, now=NOW)
    drawn = drawing.drawn(world, plan, 1, team)
    said = {"ground": "Bốc thăm (minh họa)", "sealed_until": MEETING + timedelta(days=30)}
    draw_results.propose_visits(drawn.pk, by=officer, now=drawing.AFTER, **said)
    sealed_reading.note([drawing.committed(world, plan, 1, team)], ReadingOf.PAGE, by=officer, now=NOW)


def _written_in_the_draft(world: World, case: concluding.Case) -> None:
    secretary = world.actor("secretary")
    sealed_reading.note([case.conclusion], ReadingOf.EXPORT, by=secretary, now=NOW)
    said = {"revision": case.conclusion.revision, "general": "Đánh giá còn kín", "paragraphs": {}}
    conclusions.edit(case.inspection.pk, by=secretary, now=NOW, **said)
    concluding.make_recommendation(case)
    last = concluding.make_recommendation(case)
    conclusions.remove(last.pk, revision=last.revision, by=secretary, now=NOW)


def _proposals(world: World, case: concluding.Case) -> None:
    head, minister = world.actor("head"), world.actor("minister")
    content = accountability.ProposalContent(
        kind=Accountable.PERSON,
        name="Người được nêu (minh họa)",
        position="Trưởng phòng",
        text="Đề nghị xem xét trách nhiệm trong việc để hồ sơ quá hạn.",
        authority=Agency.objects.get(code="w.bnv").pk,
        findings=tuple(finding.pk for finding in case.findings[:1]),
    )

    def drafted() -> AccountabilityProposal:
        return accountability.draft(case.inspection.pk, content, by=world.actor("secretary"), now=NOW)

    def sent() -> AccountabilityProposal:
        row = drafted()
        return accountability.send(row.pk, revision=row.revision, by=head, now=NOW)

    drafted()
    gone, answered = sent(), sent()
    accountability.withdraw(gone.pk, revision=gone.revision, reason="Nhầm thẩm quyền", by=head, now=NOW)
    said = accountability.Answer(Outcome.REVIEWED, "Đã kiểm điểm.", TODAY, "12/QĐ-BNV")
    accountability.answer(answered.pk, said, revision=answered.revision, by=minister, now=NOW, today=TODAY)
    sealed_reading.note([answered], ReadingOf.PAGE, by=minister, now=NOW)


def _afterwards(world: World, plan: Plan, second: Team, concluded: concluding.Case) -> None:
    """What is done later in both: numbers are taken, days chosen, lists grow, things are made public."""
    third = Agency.objects.get(code="w.stnmt")
    inspection = visiting.planned(world, plan, second, third)
    visits = {"inspection": inspection, "day": visiting.VISIT}
    _decided_by_second(world, **visits)
    concluding.report(concluded)
    gathered.keep_current(world)
    plan.refresh_from_db()
    publication.publish(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)


def _decided_by_second(world: World, *, inspection: Inspection, day: date) -> None:
    said = {"day": day, "hour": None, "place": "Phòng họp tầng 2", "now": NOW, "today": TODAY}
    row = inspections.propose_visit(inspection.pk, revision=inspection.revision, by=world.actor("secretary2"), **said)
    row = inspections.decide_visit(row.pk, revision=row.revision, by=world.actor("head2"), now=NOW, today=TODAY)
    inspections.send_notice(row.pk, revision=row.revision, by=world.actor("secretary2"), now=NOW, today=TODAY)
