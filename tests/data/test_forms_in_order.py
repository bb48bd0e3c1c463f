"""Whoever fills a shipped form correctly never reads of a mistake: nothing is said of what is still to be answered."""

from datetime import date
from random import Random
from typing import Any

import pytest

from kiemtra.data.forms import load_forms
from kiemtra.domain.forms import NOT_TYPED, FormItem, FormTemplate, ItemType, ProblemCode, examine
from tests.data.plain_answers import plain, row_of

TODAY = date(2026, 6, 30)
FORMS = {form.code: form for form in load_forms()}


def answer_to(item: FormItem) -> Any:
    if item.type is ItemType.TABLE:
        keys = [row.name for row in item.fixed_rows] or [""] * max(item.least_rows, 1)
        # A task that is done is done by a hundred percent.
        figure = "100" if item.code == "field_tasks" else "0"
        return tuple(row_of(item, figure, "Việc", key) for key in keys)
    return plain(item) or ("Không có" if item.type is ItemType.TEXT else ("t1",))


def told(form: FormTemplate, answers: dict[str, Any]) -> list[str]:
    """Everything said of the answers but that some are missing."""
    found = examine(form, answers, today=TODAY).problems
    return [f"{one.item} {one.code} {one.check}" for one in found if one.code is not ProblemCode.MISSING]


@pytest.mark.parametrize("code", FORMS)
def test_an_untouched_form_says_only_what_is_missing(code: str) -> None:
    found = examine(FORMS[code], {}, today=TODAY)

    assert told(FORMS[code], {}) == []
    assert found.values == {}
    assert found.total > found.done == 0


@pytest.mark.parametrize("code", FORMS)
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_a_form_filled_item_by_item_says_only_what_is_missing(code: str, seed: int | None) -> None:
    """From above to below, and as it happens; what an answer opens is answered in a second round."""
    form, answers = FORMS[code], dict[str, Any]()
    items = [item for item in form.items if item.type not in NOT_TYPED]
    if seed is not None:
        Random(seed).shuffle(items)

    for item in [*items, *items]:
        if item.code not in answers and item.code in examine(form, answers, today=TODAY).asked:
            answers[item.code] = answer_to(item)
            assert told(form, answers) == [], item.code

    found = examine(form, answers, today=TODAY)
    assert found.problems == ()
    assert found.done == found.total
