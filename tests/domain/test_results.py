"""What the unit's answers suggest for the checklist."""

from decimal import Decimal

import pytest

from kiemtra.data.checklist import load_checklist
from kiemtra.data.forms import load_form
from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.forms import Choice4, Value
from kiemtra.domain.results import ANSWERED_BY, suggested


@pytest.mark.parametrize(
    ("item", "answers", "outcome"),
    [
        ("C01", {"procedures_posted": Choice4.YES}, CheckOutcome.MET),
        ("C01", {"procedures_posted": Choice4.PARTLY}, CheckOutcome.PARTLY),
        ("C01", {"procedures_posted": Choice4.NO}, CheckOutcome.NOT_MET),
        ("C01", {"procedures_posted": Choice4.NOT_APPLICABLE}, CheckOutcome.NOT_APPLICABLE),
        ("C03", {"files_on_time_rate": Decimal("100.00")}, CheckOutcome.MET),
        ("C03", {"files_on_time_rate": Decimal("99.99")}, CheckOutcome.PARTLY),
        ("C03", {"files_on_time_rate": Decimal(0)}, CheckOutcome.NOT_MET),
        ("C03", {}, None),
        ("K01", {"files_on_time_rate": Decimal(100)}, None),
    ],
)
def test_an_answer_suggests_an_outcome(item: str, answers: dict[str, Value], outcome: CheckOutcome | None) -> None:
    assert suggested(item, answers) is outcome


def test_both_sides_of_the_matching_exist_and_are_of_one_area() -> None:
    form, checklist = load_form("unit_report"), {item.code: item for item in load_checklist()}

    assert set(ANSWERED_BY) <= set(checklist)
    assert all(form.item(code) for code in ANSWERED_BY.values())
