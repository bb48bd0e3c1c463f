"""What the list of events is narrowed to."""

from typing import Any

from django import forms

from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.events import SUBJECTS


class EventFilter(forms.Form):
    """Kind of record, person, days of entry."""

    subject = forms.ChoiceField(label="Về", required=False, choices=[("", "Tất cả"), *SUBJECTS.items()])
    who = forms.CharField(label="Người làm", required=False, max_length=100)
    since = DateField(label="Từ ngày", required=False, help_text="")
    until = DateField(label="Đến ngày", required=False, help_text="")

    def narrowed(self) -> dict[str, Any]:
        """The filters that hold; a day that does not exist narrows nothing and its fault stands at the field."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}
