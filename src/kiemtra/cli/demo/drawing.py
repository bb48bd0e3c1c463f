"""Next year's draft with a public draw of its units: the list is committed, the lottery still to come."""

import secrets
from dataclasses import replace
from datetime import date, timedelta

from kiemtra.cli.demo.covering import freeze
from kiemtra.cli.demo.founding import Founded, at
from kiemtra.data.lotteries import lottery
from kiemtra.domain.coverage import UnitGroup
from kiemtra.domain.plans import UnitChoice
from kiemtra.scheduling.draw import SALT_BYTES
from kiemtra.store.models import Draw, Plan
from kiemtra.workflows import draws, plan_choices, plan_copies, plans
from kiemtra.workflows.plan_content import edit_of

LOTTERY = "mega645"
THRESHOLD = "par_index"
GROUPS = (UnitGroup.DEPARTMENTS, UnitGroup.DISTRICTS)
MARK = "(dữ liệu minh họa)"
# The draw is announced so many days before the lottery.
AHEAD = timedelta(days=5)


def announce(founded: Founded) -> Draw:
    """Copy the plan into the next year, freeze its lists, and commit the draw whose seed comes from the next lottery."""
    plan = _next_year(founded)
    for group in GROUPS:
        freeze(founded, plan, group, UnitChoice.DRAWN, THRESHOLD)
    officer, now = founded.actor("chuyen-vien"), at(founded.programme.day)
    _, quotas, _ = plan_choices.tickets(plan.pk, by=officer)
    content = draws.DrawContent(
        title=f"Bốc thăm đơn vị kiểm tra năm {plan.year} {MARK}",
        lottery=LOTTERY,
        draw_on=_next_draw(founded.programme.day),
        counts={quota.group: quota.count for quota in quotas},
    )
    draw = draws.draft(plan.pk, content, by=officer, now=now)
    salt = secrets.token_bytes(SALT_BYTES)
    return draws.commit(draw.pk, revision=draw.revision, salt=salt, by=officer, now=now)


def _next_year(founded: Founded) -> Plan:
    """The draft without units, its dates looked at, its title marked as invented."""
    officer, now = founded.actor("chuyen-vien"), at(founded.programme.day)
    source = founded.plan
    plan = plan_copies.copy(source.pk, source.year + 1, with_units=False, by=officer, now=now)
    content = replace(edit_of(plan), title=f"{plan.title} {MARK}")
    return plans.edit(plan.pk, content, revision=plan.revision, by=officer, now=now)


def _next_draw(today: date) -> date:
    days = (today + AHEAD + timedelta(days=more) for more in range(7))
    return next(day for day in days if lottery(LOTTERY).is_drawn_on(day))
