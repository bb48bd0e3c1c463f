"""Forms of plans: filters, the draft, units, teams, expected plans, steering proposals."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.html import format_html, format_html_join

from kiemtra.domain.plans import PlanState
from kiemtra.store.models import Agency
from kiemtra.web.labels.states import PLAN


class PlainForm(forms.Form):
    use_required_attribute = False


class PlanFilter(PlainForm):
    """What the list is narrowed to."""

    q = forms.CharField(label="Tìm", required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    year = forms.IntegerField(label="Năm", required=False, min_value=2000, max_value=2100)
    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *((s.value, PLAN[s]) for s in PlanState)]
    )

    def narrowed(self) -> dict[str, Any]:
        self.is_valid()
        held = self.cleaned_data
        return {"words": held.get("q", ""), "year": held.get("year"), "state": held.get("state", "")}


class ReasonForm(PlainForm):
    """A reason in words."""

    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy nêu lý do."},
    )


class AddUnitsForm(PlainForm):
    """Units found by a search, to be put into the plan."""

    units = forms.MultipleChoiceField(
        label="Đơn vị",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một đơn vị."},
    )
    reason = forms.CharField(label="Lý do chọn", required=False, max_length=300)
    overlap_reason = forms.CharField(
        label="Lý do vẫn kiểm tra đơn vị trùng thời gian",
        required=False,
        max_length=500,
        help_text="Có thể nêu sau, trước khi trình kế hoạch.",
    )

    def __init__(
        self, *args: Any, agencies: Sequence[Agency], near: Mapping[UUID, Sequence[str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [  # type: ignore[attr-defined]
            (str(agency.pk), _named(agency, near.get(agency.pk, ()))) for agency in agencies
        ]
        if not near:
            del self.fields["overlap_reason"]


def _named(agency: Agency, near: Sequence[str]) -> str:
    """The name, with the inspections at the same time below it."""
    below = format_html_join("", '<br><span class="soft">Trùng thời gian với {}</span>', ((words,) for words in near))
    return format_html("<span>{}{}</span>", agency.name, below)


class SteeringForm(PlainForm):
    """What to steer or add next, and the findings and tasks it rests on."""

    text = forms.CharField(label="Nội dung đề xuất", widget=forms.Textarea(attrs={"rows": 3}))
    findings = forms.MultipleChoiceField(
        label="Dựa trên kết quả kiểm tra",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    statuses = forms.MultipleChoiceField(
        label="Dựa trên tình hình thực hiện nhiệm vụ", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        findings: Sequence[tuple[str, str]],
        statuses: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["findings"].choices = findings  # type: ignore[attr-defined]
        self.fields["statuses"].choices = statuses  # type: ignore[attr-defined]
        if not statuses:
            del self.fields["statuses"]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not (given.get("findings") or given.get("statuses") or self.errors.keys() & {"findings", "statuses"}):
            said = "Mỗi đề xuất phải dựa trên ít nhất một kết quả kiểm tra đã xác nhận hoặc một nhiệm vụ."
            self.add_error("findings", said)
        return given
