"""What people type when merged figures go up the tree."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from kiemtra.web.forms.accounts import PlainForm
from kiemtra.workflows.merges import Remark

REMARKS = 4
BLANK = "Hãy điền mục này."


class SendBackForm(PlainForm):
    """Why figures are sent back, and what is to be mended in which report at which item."""

    reason = forms.CharField(
        label="Lý do",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": BLANK},
    )

    def __init__(
        self, data: Any, units: Sequence[tuple[str, str]], items: Sequence[tuple[str, str]], first: dict[str, str]
    ) -> None:
        super().__init__(data, initial={"unit-1": first.get("unit", ""), "item-1": first.get("item", "")})
        for at in range(1, REMARKS + 1):
            self.fields[f"unit-{at}"] = forms.ChoiceField(
                label=f"Đơn vị cần sửa ({at})", required=False, choices=[("", "Không nêu đơn vị"), *units]
            )
            self.fields[f"item-{at}"] = forms.ChoiceField(
                label=f"Mục cần sửa ({at})", required=False, choices=[("", "Không nêu mục"), *items]
            )
            self.fields[f"text-{at}"] = forms.CharField(label=f"Cần sửa gì ({at})", required=False)

    def clean(self) -> dict[str, Any]:
        """A unit or an item that is named needs words."""
        data: dict[str, Any] = super().clean() or {}
        for at in range(1, REMARKS + 1):
            named = data.get(f"unit-{at}") or data.get(f"item-{at}")
            if named and not (data.get(f"text-{at}") or "").strip():
                self.add_error(f"text-{at}", "Hãy ghi cần sửa gì ở mục, đơn vị đã chọn.")
        return data

    def remarks(self) -> list[Remark]:
        """What was typed, line by line."""
        data = self.cleaned_data
        return [
            Remark(data[f"text-{at}"], UUID(data[f"unit-{at}"]) if data[f"unit-{at}"] else None, data[f"item-{at}"])
            for at in range(1, REMARKS + 1)
            if data[f"text-{at}"].strip()
        ]


class NoteForm(PlainForm):
    """What the agency says of its figures."""

    note = forms.CharField(label="Thuyết minh số liệu", required=False, widget=forms.Textarea(attrs={"rows": 6}))


class ChargeForm(PlainForm):
    """Which agencies merge what."""

    agencies = forms.MultipleChoiceField(
        label="Tổng hợp các đơn vị ở dưới", required=False, widget=forms.CheckboxSelectMultiple
    )
    fields_ = forms.MultipleChoiceField(
        label="Tổng hợp lĩnh vực phụ trách", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, agencies: Sequence[tuple[str, str]], fields: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["agencies"].choices = agencies  # type: ignore[attr-defined]
        self.fields["fields_"].choices = fields  # type: ignore[attr-defined]
        for name, choices in (("agencies", agencies), ("fields_", fields)):
            if not choices:
                del self.fields[name]

    def chosen(self) -> list[UUID]:
        """The agencies of both lists."""
        named = [*self.cleaned_data.get("agencies", ()), *self.cleaned_data.get("fields_", ())]
        return [UUID(key) for key in named]
