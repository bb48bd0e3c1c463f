"""What people type about evidence: filters, what is asked, answers, verdicts, the time of a fact."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from kiemtra.domain.evidence_asks import AskState
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.queries.evidence import Expected
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.file_inputs import SentFiles, UploadInput
from kiemtra.web.forms.findings import WorkForm, lines
from kiemtra.web.labels import inspections
from kiemtra.web.labels.states import EVIDENCE_ASK

_STATES = [("", "Tất cả"), *((str(state), label) for state, label in EVIDENCE_ASK.items())]


class EvidenceFilter(forms.Form):
    """What the tree is narrowed to."""

    q = forms.CharField(label="Tìm", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=_STATES)

    def narrowed(self) -> tuple[str, AskState | None]:
        """The words and the state that hold."""
        self.is_valid()
        state = self.cleaned_data.get("state")
        return self.cleaned_data.get("q", ""), AskState(state) if state else None


class AskForm(WorkForm):
    """What is asked at once: expected evidence by area, one thing in words, and the day for all of it."""

    due_on = DateField(label="Hạn gửi", error_messages={"required": "Hãy ghi hạn gửi."})
    text = forms.CharField(
        label="Minh chứng cần thêm",
        required=False,
        max_length=500,
        widget=lines(2),
        help_text="Ghi rõ văn bản, số liệu, kỳ; mỗi yêu cầu một việc.",
    )
    criterion = forms.ChoiceField(label="Thuộc nội dung", required=False)

    def __init__(self, *args: Any, expected: Iterable[Expected], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = {one.criterion: f"{one.criterion}: {one.label}"[:90] for one in expected}
        self.fields["criterion"].choices = [("", "Không thuộc nội dung nào"), *options.items()]  # type: ignore[attr-defined]


class AnswerForm(WorkForm):
    """An answer: files, what they show, when the fact was; words; or why there is nothing."""

    proofs = SentFiles(
        label="Tệp minh chứng",
        required=False,
        help_text="PDF, ảnh, DOCX, XLSX, ODS. Không tải lên văn bản có độ mật.",
    )
    caption = forms.CharField(
        label="Các tệp này là gì", required=False, max_length=120, help_text="Ví dụ: Báo cáo tiếp nhận hồ sơ tháng 6."
    )
    happened_on = DateField(
        label="Ngày của sự việc",
        required=False,
        help_text="Ngày ký, ngày chụp hoặc ngày lập. Để trống thì lấy theo ảnh hoặc tệp, chờ xác nhận.",
    )
    remark = forms.CharField(label="Ý kiến của đơn vị", required=False, widget=lines(2))
    none_reason = forms.CharField(
        label="Không có: lý do",
        required=False,
        widget=lines(2),
        help_text="Chỉ ghi khi đơn vị không có minh chứng này.",
    )

    def __init__(self, *args: Any, ask: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proofs"].widget = UploadInput(UploadPurpose.EVIDENCE, ask)


class RejectForm(WorkForm):
    reason = forms.CharField(
        label="Chưa đạt ở điểm nào", widget=lines(2), error_messages={"required": "Hãy ghi lý do."}
    )
    due_on = DateField(label="Hạn gửi lại", error_messages={"required": "Hãy ghi hạn gửi lại."})


class TimeForm(WorkForm):
    """When the fact was: a day, and the hour where it is known."""

    day = DateField(label="Ngày của sự việc", required=False)
    hour = forms.TimeField(
        label="Giờ",
        required=False,
        input_formats=["%H:%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"size": "6", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Hãy ghi giờ như 08:30."},
    )

    def moment(self) -> datetime | None:
        """The moment that was typed."""
        day = self.cleaned_data["day"]
        return at_hour(day, self.cleaned_data["hour"]) if day else None


def at_hour(day: date, hour: time | None = None) -> datetime:
    """A day in the office's own time; without an hour its beginning."""
    return datetime.combine(day, hour or time(), timezone.get_current_timezone())


def area_name(code: str) -> str:
    """The name of an area; items of none stand together."""
    return inspections.area(code) if code else "Nội dung chung"
