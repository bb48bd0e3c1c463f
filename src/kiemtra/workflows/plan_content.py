"""The content of a plan as people write it, as a version keeps it, and as it stands in the rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.inspections import InspectionMethod
from kiemtra.store.models import Agency, Document, Plan, PlanArea, PlanDuty, PlanUnit

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class PlanEdit:
    """What may be changed in a draft, all at once."""

    title: str
    purpose: str = ""
    window: Days = (None, None)
    data_period: Days = (None, None)
    areas: tuple[str, ...] = ()
    # Codes of checklist items; an area of which none is named is asked in full.
    items: tuple[str, ...] = ()
    deadlines: tuple[tuple[str, int, bool, str], ...] = ()  # code, days, working days, source
    preparation: str = ""
    has_unannounced: bool = False
    method: InspectionMethod = InspectionMethod.ON_SITE
    # What the plan rests on, one a line.
    grounds: str = ""
    # Who and what; None leaves them as they are.
    duties: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContent(PlanEdit):
    """What a plan says when it is first written."""

    year: int
    issuer: Agency
    standing_agency: Agency
    document: Document | None = None


FIELDS = (
    "title",
    "purpose",
    "grounds",
    "preparation",
    "window_from",
    "window_to",
    "data_from",
    "data_to",
    "deadlines",
    "items",
    "method",
    "has_unannounced",
)


def check(edit: PlanEdit) -> None:
    """Raise `NotValid` where the window ends before it starts."""
    if edit.window[0] and edit.window[1] and edit.window[1] < edit.window[0]:
        raise NotValid({"window_to": Fault.WINDOW_ENDS_BEFORE_START})


def put(plan: Plan, edit: PlanEdit) -> None:
    """Put the content into the fields of the row, which the caller saves (`FIELDS`)."""
    plan.title, plan.purpose, plan.preparation, plan.grounds = (
        edit.title,
        edit.purpose,
        edit.preparation,
        edit.grounds,
    )
    plan.window_from, plan.window_to = edit.window
    plan.data_from, plan.data_to = edit.data_period
    plan.deadlines = {
        code: {"days": days, "working": working, "source": source} for code, days, working, source in edit.deadlines
    }
    plan.items = list(edit.items)
    plan.method = edit.method
    plan.has_unannounced = edit.has_unannounced


def put_rows(plan: Plan, edit: PlanEdit) -> None:
    """Write areas and, where they are named, duties anew (the plan must be saved)."""
    plan.areas.all().delete()
    PlanArea.objects.bulk_create(
        PlanArea(plan=plan, area=area, position=position) for position, area in enumerate(edit.areas)
    )
    if edit.duties is not None:
        plan.duties.all().delete()
        PlanDuty.objects.bulk_create(
            PlanDuty(plan=plan, who=who, text=text, position=position)
            for position, (who, text) in enumerate(edit.duties)
        )


def edit_of(plan: Plan) -> PlanEdit:
    """Return what the plan says, as it may be edited; two queries."""
    return PlanEdit(
        title=plan.title,
        purpose=plan.purpose,
        window=(plan.window_from, plan.window_to),
        data_period=(plan.data_from, plan.data_to),
        areas=tuple(area.area for area in plan.areas.all()),
        items=tuple(plan.items),
        deadlines=tuple((code, row["days"], row["working"], row["source"]) for code, row in plan.deadlines.items()),
        preparation=plan.preparation,
        has_unannounced=plan.has_unannounced,
        method=InspectionMethod(plan.method),
        grounds=plan.grounds,
        duties=tuple((duty.who, duty.text) for duty in plan.duties.all()),
    )


def content_of(plan: Plan, units: Iterable[PlanUnit] | None = None) -> dict[str, Any]:
    """Return the whole content as JSON, units included; three queries, two where the units are given with their agency."""
    rows = plan.units.select_related("agency").order_by("agency__code") if units is None else units
    return as_json(edit_of(plan)) | {"units": [unit_entry(row) for row in rows]}


def as_json(edit: PlanEdit) -> dict[str, Any]:
    """Return the content without units as JSON."""
    return {
        "title": edit.title,
        "grounds": lines(edit.grounds),
        "purpose": edit.purpose,
        "window": _iso(edit.window),
        "data_period": _iso(edit.data_period),
        "method": str(edit.method),
        "has_unannounced": edit.has_unannounced,
        "areas": list(edit.areas),
        "items": list(edit.items),
        "deadlines": {
            code: {"days": days, "working": working, "source": source} for code, days, working, source in edit.deadlines
        },
        "preparation": lines(edit.preparation),
        "duties": [[who, text] for who, text in edit.duties or ()],
    }


def from_json(content: dict[str, Any]) -> PlanEdit:
    """Return what a content says, as it may be edited."""
    return PlanEdit(
        title=content["title"],
        purpose=content["purpose"],
        window=_days(content["window"]),
        data_period=_days(content["data_period"]),
        areas=tuple(content["areas"]),
        items=tuple(content["items"]),
        deadlines=tuple(
            (code, row["days"], row["working"], row["source"]) for code, row in content["deadlines"].items()
        ),
        preparation="\n".join(content["preparation"]),
        has_unannounced=content["has_unannounced"],
        method=InspectionMethod(content["method"]),
        grounds="\n".join(content["grounds"]),
        duties=tuple((who, text) for who, text in content["duties"]),
    )


def unit_entry(unit: PlanUnit) -> dict[str, Any]:
    """Return a unit as a content names it; its agency must be loaded."""
    return {
        "agency": str(unit.agency_id),
        "name": unit.agency.name,
        "chosen": unit.chosen,
        "reason": unit.reason,
        "method": unit.method,
        "scope": unit.scope,
        "areas": unit.areas,
    }


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _iso(days: Days) -> list[str | None]:
    return [day.isoformat() if day else None for day in days]


def _days(said: list[str | None]) -> Days:
    first, last = (date.fromisoformat(day) if day else None for day in said)
    return first, last
