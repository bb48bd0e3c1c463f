"""What hangs below a founded plan: one agency's own plan, made in the system and issued, which expects those below it."""

from datetime import date

from kiemtra.cli.demo.founding import Founded, at
from kiemtra.cli.demo.people import key_of_unit
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.plans import ExpectedKind
from kiemtra.store.models import Plan
from kiemtra.store.queries import agencies
from kiemtra.store.queries import expectations as queries
from kiemtra.workflows import child_plans, expectations, plans

MARK = "(dữ liệu minh họa)"
# How many of the agencies below stand as units in the plan; the others are expected to inspect on their own.
UNITS = 3


def lay_below(founded: Founded, code: str, *, window: tuple[date, date], due_on: date) -> Plan:
    """Let the agency of that code (with accounts) make the inspection plan that is expected of it, and issue it."""
    today, now, key = founded.programme.day, at(founded.programme.day), key_of_unit(code)
    focal, head = founded.actor(f"dau-moi-{key}"), founded.actor(f"lanh-dao-{key}")
    agency = founded.agencies[code]
    communes = agencies.of_groups(agency.pk, today, [(AgencyLevel.COMMUNE, AgencyKind.PEOPLES_COMMITTEE)])
    kind = ExpectedKind.INSPECTION_PLAN
    expected = queries.of_plan(founded.plan, focal).get(agency=agency, kind=kind)
    content = child_plans.ChildContent(
        title=f"Kế hoạch kiểm tra công tác cải cách hành chính năm {founded.programme.year} của {agency.short_name} {MARK}",
        units=tuple(communes[:UNITS]),
        window=window,
    )
    plan = child_plans.start(expected.pk, content, by=focal, now=now, today=today)
    expectations.expect(plan.pk, communes, kind, due_on=due_on, by=focal, now=now, today=today)
    plan.refresh_from_db()
    plan = plans.submit(plan.pk, revision=plan.revision, by=focal, now=now)
    return plans.issue(plan.pk, revision=plan.revision, on=today, by=head, now=now)
