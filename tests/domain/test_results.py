"""What the unit's answers suggest for the checklist."""

from decimal import Decimal

import pytest

from kiemtra.data.checklist import load_checklist
from kiemtra.data.forms import load_forms
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
        ("A05", {"q_a05": Choice4.PARTLY}, CheckOutcome.PARTLY),
        ("C01", {"q_c01": Choice4.NO, "c02_posted": Choice4.YES}, CheckOutcome.NOT_MET),
        ("C03", {"c06_rate": Decimal("98.50")}, CheckOutcome.PARTLY),
        ("K01", {"files_on_time_rate": Decimal(100)}, None),
    ],
)
def test_an_answer_suggests_an_outcome(item: str, answers: dict[str, Value], outcome: CheckOutcome | None) -> None:
    assert suggested(item, answers) is outcome


def test_both_sides_of_the_matching_exist_and_are_of_one_area() -> None:
    forms, checklist = load_forms(), {item.code: item for item in load_checklist()}

    assert set(ANSWERED_BY) <= set(checklist)
    assert all(any(form.item(code) for form in forms) for codes in ANSWERED_BY.values() for code in codes)
