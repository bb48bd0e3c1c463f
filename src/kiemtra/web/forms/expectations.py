"""Forms of plans expected from below: asked of groups, handed over, made in the system."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from kiemtra.domain.plans import ExpectedKind
from kiemtra.store.models import Agency
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.plans import PlainForm
from kiemtra.web.labels.plans import EXPECTED


class ExpectForm(PlainForm):
    """Plans asked of whole groups of agencies."""

    kind = forms.ChoiceField(label="Loại kế hoạch", choices=[(kind.value, EXPECTED[kind]) for kind in ExpectedKind])
    groups = forms.MultipleChoiceField(
        label="Cơ quan phải lập kế hoạch",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một nhóm cơ quan."},
    )
    due_on = DateField(label="Ban hành trước ngày")

    def __init__(self, *args: Any, groups: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = groups  # type: ignore[attr-defined]


class DeliverForm(PlainForm):
    """The plan that the agency issued."""

    number = forms.CharField(label="Số", max_length=20)
    symbol = forms.CharField(label="Ký hiệu", max_length=60, help_text="Ví dụ: KH-UBND")
    dated = DateField(label="Ngày ban hành")
    subject = forms.CharField(label="Trích yếu", required=False, max_length=500)
    file = forms.FileField(label="Bản đã ký", required=False, widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_dated(self) -> date:
        dated: date = self.cleaned_data["dated"]
        if dated > self.today:
            raise forms.ValidationError("Ngày ban hành không thể sau hôm nay.")
        return dated


class ChildForm(PlainForm):
    """What an agency's own plan says of its own; the rest is handed down from the plan above."""

    title = forms.CharField(label="Tên kế hoạch", max_length=400)
    window_from = DateField(label="Từ ngày")
    window_to = DateField(label="Đến ngày")
    units = forms.MultipleChoiceField(
        label="Đơn vị được kiểm tra",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một đơn vị."},
    )

    kit = forms.BooleanField(label="Dùng bộ tự kiểm tra cấp xã", required=False)

    def __init__(self, *args: Any, agencies: Sequence[Agency], needs_units: bool, kit: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kit:
            self.fields[
                "kit"
            ].help_text = f"{kit} câu hỏi, hai người làm trong một buổi; thay cho nội dung của kế hoạch cấp trên."
        else:
            del self.fields["kit"]
        self.fields["units"].required = needs_units
        self.fields["units"].help_text = "" if needs_units else "Có thể để trống và chọn sau trong dự thảo."
        self.fields["units"].choices = [(str(agency.pk), agency.name) for agency in agencies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("window_from") and given.get("window_to") and given["window_to"] < given["window_from"]:
            self.add_error("window_to", "Ngày kết thúc phải sau ngày bắt đầu.")
        return given
