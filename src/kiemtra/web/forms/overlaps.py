"""What people ask about overlaps: a unit and days, as a form or while they are typed in another one."""

from collections.abc import Mapping
from datetime import date

from django import forms

from kiemtra.web.forms.agency_field import AgencyField
from kiemtra.web.forms.fields import DateField


class AskForm(forms.Form):
    use_required_attribute = False
    unit = AgencyField(label="Đơn vị")
    first = DateField(label="Từ ngày")
    last = DateField(label="Đến ngày", required=False)


class OverlapReasonForm(forms.Form):
    unit = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Lý do vẫn kiểm tra",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy nêu lý do vẫn kiểm tra đơn vị này."},
    )


def days_of(asked: Mapping[str, str]) -> tuple[date, date] | None:
    """The days that stand in an address as `from` and `to`, or in the fields that `named` and `until` name.

    None where no day can be read.
    """
    first = _day(asked.get("from", "") or asked.get(asked.get("named", ""), ""))
    last = _day(asked.get("to", "") or asked.get(asked.get("until", ""), ""))
    return (first, last if last and last >= first else first) if first else None


def _day(text: str) -> date | None:
    field = DateField(required=False)
    try:
        found: date | None = field.clean(text)
    except forms.ValidationError:
        return None
    return found
