"""What the list of events is narrowed to."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from kiemtra.store.models import Plan
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.events import SUBJECTS


class EventFilter(forms.Form):
    """Kind of record, plan, inspected unit, person, days of entry."""

    subject = forms.ChoiceField(label="Về", required=False, choices=[("", "Tất cả"), *SUBJECTS.items()])
    plan = forms.TypedChoiceField(label="Kế hoạch", required=False, coerce=UUID, empty_value=None)
    unit = forms.CharField(label="Đơn vị được kiểm tra", required=False, max_length=100)
    who = forms.CharField(label="Người làm", required=False, max_length=100)
    since = DateField(label="Từ ngày", required=False, help_text="")
    until = DateField(label="Đến ngày", required=False, help_text="")

    def __init__(self, data: Any, *, plans: Iterable[Plan] = ()) -> None:
        super().__init__(data)
        choices = [(str(plan.pk), f"{plan.year} – {plan.title}") for plan in plans]
        self.fields["plan"].choices = [("", "Tất cả"), *choices]  # type: ignore[attr-defined]

    def narrowed(self) -> dict[str, Any]:
        """The filters that hold; a day that does not exist narrows nothing and its fault stands at the field."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}
