"""A day near another inspection of the same unit: allowed only with a reason, which stays on record."""

from collections.abc import Sequence
from datetime import date

from kiemtra.domain.errors import Refusal
from kiemtra.domain.overlaps import Span
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection
from kiemtra.store.queries import overlaps, results
from kiemtra.store.queries.overlaps import Overlap, Question
from kiemtra.workflows import wording
from kiemtra.workflows.rights import refuse


def near(inspection: Inspection, first: date, last: date, *, by: Actor) -> list[Overlap]:
    """What lies close to this inspection on these days, as far as the actor may know; its own plan is no hindrance."""
    areas = results.areas_of(inspection)
    return overlaps.of([inspection.carrier_id], areas, first, last, by, apart_from=inspection.plan_id)


def check(inspection: Inspection, day: date, reason: str, *, by: Actor) -> str:
    """The reason to keep where the day overlaps, nothing where it does not; an overlap without a reason is refused."""
    [first] = first_of_each([(inspection, day)], by=by)
    return kept(first, reason)


def first_of_each(days: Sequence[tuple[Inspection, date]], *, by: Actor) -> list[Overlap | None]:
    """For each inspection on its day the nearest overlap that needs a reason; the same queries for any number.

    Nothing that is sealed is ever the ground of a refusal.
    """
    asked = [Question(row.carrier_id, Span(day, day), frozenset(row.areas), row.plan_id) for row, day in days]
    return [next((one for one in found if one.needs_reason), None) for found in overlaps.of_each(asked, by)]


def kept(overlap: Overlap | None, reason: str) -> str:
    """The reason to keep for an overlap, nothing where there is none; an overlap without a reason is refused."""
    if overlap is None:
        return ""
    refuse(None if reason.strip() else Refusal.OVERLAP, what=worded(overlap))
    return reason.strip()


def told(inspection: Inspection) -> dict[str, object]:
    """What the event says of an overlap: the reason, where there is one."""
    return {"overlap_reason": inspection.overlap_reason} if inspection.overlap_reason else {}


def worded(overlap: Overlap) -> str:
    """`cuộc kiểm tra của Sở Nội vụ, ngày 12/06/2019`, or the month alone where no more may be known."""
    first, last = overlap.span.first, overlap.span.last
    if first == last:
        when = f"ngày {wording.day(first)}"
    elif (first.year, first.month) == (last.year, last.month):
        when = f"tháng {first.month}/{first.year}"
    else:
        when = f"từ tháng {first.month} đến tháng {last.month}/{last.year}"
    unit = f" tại {overlap.other_unit}" if overlap.other_unit else ""
    return f"cuộc kiểm tra của {overlap.agency}{unit}, {when}"
