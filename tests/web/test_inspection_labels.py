"""What the pages of inspections hold for each deed, and tones that the look knows."""

from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.web.labels import inspections, reports
from kiemtra.web.templatetags.kiemtra import Tone
from kiemtra.web.views.inspection_deeds import WORKFLOWS
from kiemtra.web.views.inspection_page import FORMS, PAGES
from kiemtra.workflows.papers.minutes import OUTCOMES


def test_every_tone_is_one_of_the_look() -> None:
    tones = {*inspections.TONES.values(), *inspections.OUTCOME_TONES.values(), *reports.TONES.values()}

    assert tones <= {str(tone) for tone in Tone}


def test_each_deed_has_a_rule_and_either_a_form_with_its_workflow_or_a_page() -> None:
    assert set(DEEDS) == set(InspectionDeed)
    assert set(FORMS) | set(PAGES) == set(InspectionDeed)
    assert set(FORMS) & set(PAGES) == set()
    assert set(FORMS) == set(WORKFLOWS)


def test_the_minutes_have_a_word_for_each_outcome() -> None:
    assert set(OUTCOMES) == set(CheckOutcome)


def test_an_area_that_a_plan_added_keeps_its_name() -> None:
    assert inspections.area("procedures") == "Cải cách thủ tục hành chính"
    assert inspections.area("Đề án 06") == "Đề án 06"
