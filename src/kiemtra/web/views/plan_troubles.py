"""What is odd in a draft or an amendment, in sentences, while it is being written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from kiemtra.data.calendar import load_calendar
from kiemtra.data.deadlines import default_rule
from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.plan_checks import PlanFacts, troubles
from kiemtra.store.models import Agency, Inspection, Plan, PlanAmendment, PlanUnit
from kiemtra.store.queries.agencies import with_keys
from kiemtra.store.queries.plan_terms import terms_of
from kiemtra.web.labels.plan_content import trouble
from kiemtra.web.request import Request
from kiemtra.workflows.plan_content import PlanEdit, from_json


def of_draft(request: Request, edit: PlanEdit, plan: Plan, units: Sequence[PlanUnit], expects: int) -> list[str]:
    """The sentences about a draft; one query where a unit ends, else none."""
    limits = {unit.agency_id: tuple(unit.areas) for unit in units}
    facts = _facts(plan.year, edit, [unit.agency for unit in units], limits, expects=expects)
    return [trouble(one) for one in troubles(facts, today=request.today, calendar=load_calendar())]


def of_amendment(request: Request, amendment: PlanAmendment, visits: Iterable[Inspection], expects: int) -> list[str]:
    """The sentences about an amendment, also about visits that it leaves outside its window; two queries at most."""
    content = amendment.content
    units = with_keys(UUID(unit["agency"]) for unit in content["units"])
    set_already = tuple((visit.unit.name, visit.visit_on) for visit in visits if visit.visit_on)
    limits = {UUID(unit["agency"]): tuple(unit["areas"]) for unit in content["units"]}
    facts = _facts(amendment.plan.year, from_json(content), units, limits, expects=expects, visits=set_already)
    return [trouble(one) for one in troubles(facts, today=request.today, calendar=load_calendar())]


def _facts(
    year: int,
    edit: PlanEdit,
    units: Iterable[Agency],
    limits: Mapping[UUID, tuple[str, ...]],
    *,
    expects: int,
    visits: tuple[tuple[str, date], ...] = (),
) -> PlanFacts:
    notice = {code: days for code, days, _, _ in edit.deadlines}.get(DeadlineCode.NOTICE)
    return PlanFacts(
        year=year,
        window=edit.window,
        data_period=edit.data_period,
        areas=tuple(edit.areas),
        notice_days=notice or default_rule(DeadlineCode.NOTICE).days,
        units=terms_of(units, edit.window[1], limits),
        expects=expects,
        visits=visits,
    )
