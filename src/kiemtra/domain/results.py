"""Checklist results: which answer of the unit's report speaks to which item, and what it suggests.

A suggestion counts for nothing until a person has confirmed it on the spot.
"""

from collections.abc import Mapping
from decimal import Decimal

from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.forms import Choice4, Value

ALL = Decimal(100)

# Checklist item → item of the unit's report. Our own matching of the two: no text lays it down.
ANSWERED_BY = {
    "A03": "tasks_on_time_rate",
    "C01": "procedures_posted",
    "C03": "files_on_time_rate",
}

_CHOICES = {
    Choice4.YES: CheckOutcome.MET,
    Choice4.PARTLY: CheckOutcome.PARTLY,
    Choice4.NO: CheckOutcome.NOT_MET,
    Choice4.NOT_APPLICABLE: CheckOutcome.NOT_APPLICABLE,
}


def suggested(item: str, answers: Mapping[str, Value]) -> CheckOutcome | None:
    """The outcome that the unit's own answers suggest for a checklist item; None where they say nothing."""
    answer = answers.get(ANSWERED_BY.get(item, ""))
    if isinstance(answer, Choice4):
        return _CHOICES[answer]
    if not isinstance(answer, Decimal):
        return None
    if answer >= ALL:
        return CheckOutcome.MET
    return CheckOutcome.PARTLY if answer > 0 else CheckOutcome.NOT_MET
