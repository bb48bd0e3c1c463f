"""Checklist results: which answer of the unit's report speaks to which item, and what it suggests.

A suggestion counts for nothing until a person has confirmed it on the spot.
"""

from collections.abc import Mapping
from decimal import Decimal

from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.forms import Choice4, Value

ALL = Decimal(100)

# Checklist item → items of the forms that a unit reports on. Our own matching of the two: no text lays it down.
ANSWERED_BY: dict[str, tuple[str, ...]] = {
    "A03": ("tasks_on_time_rate", "a03_rate"),
    "A06": ("a09_rate",),
    "C01": ("procedures_posted", "c02_posted"),
    "C03": ("files_on_time_rate", "c06_rate"),
    "C04": ("c08_rate",),
    "C06": ("c17_rate",),
    "C07": ("c19_rate",),
    "D01": ("d01_fitting",),
    "D02": ("d03_within",),
    "D03": ("d04_issued",),
    "F01": ("f02_issued",),
    "F02": ("f03_published",),
    "F04": ("f05_rate",),
    "G01": ("g02_rate",),
    "G02": ("g03_rate",),
    "G03": ("g05_complete",),
    "K03": ("e11_schedule",),
}
# A kit or checklist form asks an item of the checklist under its own code: `q_c05` asks C05.
ASKED_AS = "q_{}"

_CHOICES = {
    Choice4.YES: CheckOutcome.MET,
    Choice4.PARTLY: CheckOutcome.PARTLY,
    Choice4.NO: CheckOutcome.NOT_MET,
    Choice4.NOT_APPLICABLE: CheckOutcome.NOT_APPLICABLE,
}


def suggested(item: str, answers: Mapping[str, Value]) -> CheckOutcome | None:
    """The outcome that the unit's own answers suggest for a checklist item; None where they say nothing."""
    asked = (ASKED_AS.format(item.lower()), *ANSWERED_BY.get(item, ()))
    answer = next((answers[code] for code in asked if code in answers), None)
    if isinstance(answer, Choice4):
        return _CHOICES[answer]
    if not isinstance(answer, Decimal):
        return None
    if answer >= ALL:
        return CheckOutcome.MET
    return CheckOutcome.PARTLY if answer > 0 else CheckOutcome.NOT_MET
