"""Versions compared: what they keep as data reads as it was typed, and what is computed is computed anew."""

from datetime import date
from decimal import Decimal

from kiemtra.domain.forms import FormItem, FormTemplate, ItemType
from kiemtra.web.views.report_changes import as_typed, changes_between

T = ItemType
TEMPLATE = FormTemplate(
    "small",
    "Báo cáo thử",
    "1",
    (
        FormItem("area", "Diện tích", T.NUMBER, whole=False),
        FormItem("all", "Tổng số", T.NUMBER, minimum=Decimal(0)),
        FormItem("good", "Đúng hạn", T.NUMBER, minimum=Decimal(0)),
        FormItem("rate", "Tỷ lệ", T.PERCENT, numerator="good", denominator="all"),
    ),
    "Thử",
    date(2018, 1, 1),
)
KEPT = {"area": "12.5", "all": "1250", "good": "625", "rate": "50.00"}


def test_a_version_does_not_differ_from_what_was_typed() -> None:
    typed = {"area": "12,5", "all": "1.250", "good": "625"}

    assert changes_between(TEMPLATE, as_typed(TEMPLATE, KEPT), typed) == []


def test_a_change_shows_with_what_is_computed_from_it() -> None:
    changed = changes_between(TEMPLATE, as_typed(TEMPLATE, KEPT), {"area": "12,5", "all": "1.250", "good": "1.250"})

    assert [one.code for one in changed] == ["good", "rate"]
