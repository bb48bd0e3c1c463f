"""The small calculator of working days."""

from typing import Any

from django import forms

from kiemtra.domain.deadlines import Count, DeadlineDirection
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.plans import PlainForm

# A longer count is no deadline; it would leave the calendar anyway.
MOST = 1000


class CountForm(PlainForm):
    """From a day, so many days forwards or backwards."""

    tu = DateField(label="Từ ngày", help_text="")
    so = forms.IntegerField(label="Số ngày", min_value=0, max_value=MOST)
    cach = forms.ChoiceField(label="Tính theo", choices=[("lam-viec", "Ngày làm việc"), ("lich", "Ngày liên tục")])
    huong = forms.ChoiceField(label="Chiều", choices=[("sau", "Về sau"), ("truoc", "Về trước")])

    def count(self) -> Count:
        """What was asked."""
        given: dict[str, Any] = self.cleaned_data
        backwards = given["huong"] == "truoc"
        direction = DeadlineDirection.BEFORE if backwards else DeadlineDirection.AFTER
        return Count(given["so"], given["cach"] == "lam-viec", direction)
