"""The form on which somebody enters that a document has ceased to have effect, or that it has not."""

from typing import Any

from django import forms

from kiemtra.domain.documents import IssueFault
from kiemtra.web.forms.accounts import PlainForm
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.documents import FAULTS


class EndForm(PlainForm):
    """Day, ground and reason; where an end stands already, it may be taken back."""

    ended_on = DateField(label="Hết hiệu lực từ ngày", error_messages={"required": FAULTS[IssueFault.END_MISSING]})
    ended_ground = forms.CharField(
        label="Căn cứ",
        max_length=300,
        error_messages={"required": FAULTS[IssueFault.END_GROUND_MISSING]},
        help_text="Hết thời hạn ghi trong văn bản, bị bãi bỏ, hoặc nội dung đã hoàn thành; nêu văn bản, điều, khoản.",
    )
    in_effect = forms.BooleanField(label="Văn bản vẫn còn hiệu lực; bỏ ngày hết hiệu lực đã ghi", required=False)
    reason = forms.CharField(
        label="Lý do ghi",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": FAULTS[IssueFault.REASON_MISSING]},
    )

    def __init__(self, *args: Any, has_end: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_end:
            del self.fields["in_effect"]

    def clean(self) -> dict[str, Any]:
        # Of what is in effect still neither day nor ground is asked.
        if self.cleaned_data.get("in_effect"):
            for name in ("ended_on", "ended_ground"):
                self.errors.pop(name, None)
        return self.cleaned_data
