"""What people type about recommendations: filters, plans, reports, verdicts."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import Agency
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.file_inputs import SentFiles, UploadInput
from kiemtra.web.forms.findings import WorkForm, lines
from kiemtra.web.labels import inspections

ALL = ("", "Tất cả")
PROGRESS = [ALL, ("overdue", "Quá hạn"), ("open", "Đang mở"), ("waiting", "Chờ xác minh"), ("closed", "Đã kết thúc")]


class RecommendationFilter(forms.Form):
    """What the list is narrowed to; what is no choice is left out."""

    # Set by the tabs, kept while the list is narrowed further.
    progress = forms.ChoiceField(choices=PROGRESS, required=False, widget=forms.HiddenInput)
    addressee = forms.ChoiceField(label="Cơ quan thực hiện", required=False)
    area = forms.ChoiceField(label="Lĩnh vực", required=False)

    def __init__(self, *args: Any, addressees: Iterable[Agency], areas: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["addressee"].choices = [ALL, *((str(row.pk), row.short_name) for row in addressees)]  # type: ignore[attr-defined]
        self.fields["area"].choices = [ALL, *((code, inspections.area(code)) for code in areas)]  # type: ignore[attr-defined]


class PlanForm(WorkForm):
    text = forms.CharField(
        label="Kế hoạch khắc phục",
        widget=lines(4),
        help_text="Việc sẽ làm, người phụ trách, mốc thời gian.",
        error_messages={"required": "Hãy ghi cách làm, người phụ trách và thời gian thực hiện."},
    )


class ReportForm(WorkForm):
    text = forms.CharField(
        label="Đã làm gì", widget=lines(4), error_messages={"required": "Hãy ghi nội dung đã thực hiện."}
    )
    done_on = DateField(label="Ngày hoàn thành", error_messages={"required": "Hãy ghi ngày hoàn thành."})
    proofs = SentFiles(
        label="Tệp minh chứng",
        help_text="Ít nhất một tệp: văn bản đã ban hành, ảnh, bảng số liệu. Không tải lên văn bản có độ mật.",
    )
    caption = forms.CharField(label="Minh chứng cho thấy điều gì", max_length=300, required=False)

    def __init__(self, *args: Any, recommendation: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proofs"].widget = UploadInput(UploadPurpose.REMEDY, recommendation)


class VerdictForm(WorkForm):
    reason = forms.CharField(
        label="Đã xem gì, vì sao", widget=lines(3), error_messages={"required": "Hãy ghi căn cứ, lý do."}
    )
