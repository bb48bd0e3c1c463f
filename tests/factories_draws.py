"""Draws brought to a state by the workflows: a plan with communes to draw from, its list committed, typed, drawn."""

from datetime import UTC, date, datetime, timedelta

from kiemtra.domain.coverage import UnitGroup
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import Draw, Plan, Team
from kiemtra.workflows import coverage, draw_results, draws, plan_choices, plans
from tests.factories_plans import make_communes, make_officer_of
from tests.remembering import remembered
from tests.world import NOW, TODAY, World, make_plan

# A Wednesday: Mega 6/45 is drawn at 18:00 of it.
DRAW_DAY = date(2019, 6, 12)
BEGINS = datetime(2019, 6, 12, 11, 0, tzinfo=UTC)
AFTER = BEGINS + timedelta(hours=1)
NUMBERS = "03 07 12 23 38 41"
SEED = f"mega645 2019-06-12 {NUMBERS}"
SALT = bytes(range(32))
LINK = "https://example.vn/ket-qua"
COMMUNES = ("An Bình", "Bình Minh", "Cao Dương", "Dân Hòa", "Đỗ Động", "Hồng Dương", "Kim An")


@remembered
def make_drawable(world: World, *, issued: bool = False, communes: tuple[str, ...] = COMMUNES) -> Plan:
    """A plan a third of whose communes are to be drawn."""
    make_communes(world, *communes)
    if "officer2" not in world.users:
        make_officer_of(world, world.standing, Role.STANDING_OFFICER, "officer2")
    officer = world.actor("officer")
    plan = make_plan(world, issued=False, units=(world.unit,) if issued else ())
    rule = coverage.RuleContent(UnitChoice.DRAWN, 30, "Kế hoạch cải cách hành chính năm 2019")
    said = {"on": TODAY, "by": officer, "now": NOW, "today": TODAY}
    coverage.freeze(plan.pk, UnitGroup.COMMUNES, rule, **said)
    plan.refresh_from_db()
    if issued:
        plan = plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)
        plan = plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=world.actor("leader"), now=NOW)
    return plan


def content(world: World, plan: Plan, count: int = 2, team: Team | None = None) -> draws.DrawContent:
    _, quotas, _ = plan_choices.tickets(plan.pk, by=world.actor("officer"))
    return draws.DrawContent("Bốc thăm xã năm 2019", "mega645", DRAW_DAY, {quotas[0].group: count}, team)


@remembered
def drafted(world: World, plan: Plan, count: int = 2, team: Team | None = None) -> Draw:
    return draws.draft(plan.pk, content(world, plan, count, team), by=world.actor("officer"), now=NOW)


@remembered
def committed(world: World, plan: Plan, count: int = 2, team: Team | None = None) -> Draw:
    draw = drafted(world, plan, count, team)
    return draws.commit(draw.pk, revision=draw.revision, salt=SALT, by=world.actor("officer"), now=NOW)


def typed(draw: Draw, by: Actor, numbers: str = NUMBERS, day: date = DRAW_DAY, now: datetime = AFTER) -> Draw:
    result = draw_results.Result(day, numbers, LINK)
    return draw_results.type_seed(draw.pk, result, by=by, now=now)


def confirmed(world: World, draw: Draw) -> Draw:
    """Typed alike by two: of a sealed draw by its proposer and the head, else by two officers."""
    typed(draw, world.actor("officer"))
    return typed(draw, world.actor("head" if draw.unannounced else "officer2"))


@remembered
def drawn(world: World, plan: Plan, count: int = 2, team: Team | None = None) -> Draw:
    draw = confirmed(world, committed(world, plan, count, team))
    return draw_results.carry_out(draw.pk, revision=draw.revision, by=world.actor("officer"), now=AFTER)


@remembered
def opened(world: World, plan: Plan, count: int = 2) -> Draw:
    draw = drawn(world, plan, count)
    return draw_results.open_(draw.pk, revision=draw.revision, by=world.actor("officer"), now=AFTER)
