"""The self-inspection kit of a commune: the items of the checklist that two officers go through in an afternoon."""

from functools import cache

from kiemtra.data.forms import load_form

FORM = "self_inspection_commune"
# A question of a kit is named after the item of the checklist that it asks: `q_c05` asks C05.
QUESTION = "q_"


@cache
def kit_items() -> tuple[str, ...]:
    """Return the codes of the checklist's items, in the order in which they are gone through."""
    codes = (item.code for item in load_form(FORM).items)
    return tuple(code.removeprefix(QUESTION).upper() for code in codes if code.startswith(QUESTION))
