"""Forms of rounds of reports: what is asked of whom, more time, open again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.models import Agency
from kiemtra.web.forms.accounts import PlainForm
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.reports import PURPOSES

WHOLE_PLAN = "plan"
ASKED_ALONE = (RoundPurpose.COLLECTION, RoundPurpose.FIELD, RoundPurpose.READINESS)


class UnitsForm(PlainForm):
    """Which units: whole groups below the asker, or below one agency there; of a plan its own units."""

    groups = forms.MultipleChoiceField(
        label="Đơn vị",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một nhóm đơn vị."},
    )
    within = forms.ChoiceField(
        label="Chỉ trong phạm vi", required=False, help_text="Để trống nếu gửi đến mọi đơn vị thuộc các nhóm đã chọn."
    )

    def __init__(
        self, *args: Any, groups: Sequence[tuple[str, str]], within: Sequence[Agency] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = groups  # type: ignore[attr-defined]
        places = [("", "Toàn bộ"), *((str(one.pk), one.name) for one in within)]
        self.fields["within"].choices = places  # type: ignore[attr-defined]
        if not within:
            del self.fields["within"]


class RoundForm(UnitsForm):
    """A round: form, period, day, and whom it asks."""

    form = forms.ChoiceField(label="Biểu mẫu")
    purpose = forms.ChoiceField(label="Loại đợt báo cáo", choices=[(one.value, PURPOSES[one]) for one in ASKED_ALONE])
    title = forms.CharField(label="Tên đợt báo cáo", max_length=300)
    period_from = DateField(label="Kỳ báo cáo từ ngày", required=False)
    period_to = DateField(label="đến ngày", required=False)
    due_on = DateField(
        label="Hạn gửi",
        required=False,
        help_text="Báo cáo gửi sau ngày này vẫn được nhận và ghi là gửi muộn. Bộ số liệu sẵn sàng không cần hạn.",
    )
    note = forms.CharField(label="Lời dặn", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    field_order = ("form", "purpose", "title", "period_from", "period_to", "due_on", "groups", "within", "note")

    def __init__(self, *args: Any, templates: Mapping[str, FormTemplate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.title} ({len(one.items)} mục, phiên bản {one.version})") for key, one in templates.items()
        ]


class ExtendForm(PlainForm):
    """A later day and its reason."""

    due_on = DateField(label="Hạn gửi mới")
    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy nêu lý do."},
    )
