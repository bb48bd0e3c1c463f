"""What people type about findings and obstacles."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from kiemtra.domain.errors import NotValid
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import Agency, CheckResult, Evidence, Finding
from kiemtra.web import labels
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.file_inputs import SentFiles, UploadInput
from kiemtra.web.labels import inspections
from kiemtra.web.labels.findings import KINDS
from kiemtra.workflows.findings import FindingContent

NONE = ("", "Không có")


def lines(rows: int) -> forms.Textarea:
    """A text area of so many rows."""
    return forms.Textarea(attrs={"rows": rows})


class WorkForm(forms.Form):
    """A form whose faults may also come from the workflow."""

    use_required_attribute = False

    def takes(self, error: NotValid) -> None:
        """Put each fault at its field, or above the form where it has none."""
        for name, said in error.faults.items():
            self.add_error(name if name in self.fields else None, labels.fault(said))


class FindingForm(WorkForm):
    kind = forms.ChoiceField(label="Loại nhận định", choices=[(kind.value, label) for kind, label in KINDS.items()])
    area = forms.ChoiceField(label="Lĩnh vực")
    text = forms.CharField(
        label="Nội dung",
        widget=lines(4),
        help_text="Nêu điều đã thấy, số liệu và nơi thấy; không nêu ý kiến chung chung.",
        error_messages={"required": "Hãy ghi nội dung nhận định."},
    )
    cause = forms.CharField(label="Nguyên nhân", widget=lines(2), required=False)
    legal_ground = forms.CharField(label="Căn cứ pháp lý", widget=lines(2), required=False)
    result = forms.ChoiceField(label="Từ kết quả kiểm tra", required=False)
    repeat_of = forms.ChoiceField(label="Lặp lại nhận định trước đây", required=False)
    evidence = forms.MultipleChoiceField(
        label="Minh chứng đã có của cuộc kiểm tra", required=False, widget=forms.CheckboxSelectMultiple
    )
    file = SentFiles(label="Thêm minh chứng", required=False)

    def __init__(
        self,
        *args: Any,
        inspection: UUID,
        areas: Iterable[str],
        results: Iterable[CheckResult],
        earlier: Iterable[Finding],
        evidence: Iterable[Evidence],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget = UploadInput(UploadPurpose.FINDING, inspection)
        self._choose("area", [("", "Chọn lĩnh vực"), *((code, inspections.area(code)) for code in areas)])
        self._choose("result", [NONE, *((str(row.pk), _result(row)) for row in results)])
        self._choose("repeat_of", [NONE, *((str(row.pk), _earlier(row)) for row in earlier)])
        self._choose("evidence", [(str(row.pk), row.caption or row.name) for row in evidence])
        for name in ("repeat_of", "evidence"):
            if len(self.fields[name].choices) == (1 if name == "repeat_of" else 0):  # type: ignore[attr-defined]
                del self.fields[name]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def content(self) -> FindingContent:
        """What was typed, as the workflow takes it."""
        said = self.cleaned_data
        return FindingContent(
            kind=FindingKind(said["kind"]),
            area=said["area"],
            text=said["text"],
            cause=said["cause"],
            legal_ground=said["legal_ground"],
            result=_id(said["result"]),
            repeat_of=_id(said.get("repeat_of", "")),
            evidence=tuple(UUID(key) for key in said.get("evidence", ())),
        )


class StrikeForm(WorkForm):
    reason = forms.CharField(
        label="Lý do bỏ nhận định", widget=lines(2), error_messages={"required": "Hãy nêu lý do bỏ nhận định."}
    )


class AddressForm(WorkForm):
    to = forms.ModelChoiceField(
        label="Cơ quan trả lời",
        queryset=Agency.objects.none(),
        error_messages={"required": "Hãy chọn cơ quan trả lời."},
    )
    due_on = DateField(label="Trả lời chậm nhất ngày", required=False)

    def __init__(self, *args: Any, agencies: Any, due: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["due_on"].initial = due


class AnswerForm(WorkForm):
    answer = forms.CharField(
        label="Nội dung trả lời", widget=lines(4), error_messages={"required": "Hãy ghi nội dung trả lời."}
    )


def _result(row: CheckResult) -> str:
    outcome = inspections.OUTCOMES[row.outcome] if row.outcome else "chưa ghi"  # type: ignore[index]
    return f"{row.item} · {outcome} · {row.question[:90]}"


def _earlier(row: Finding) -> str:
    return f"Năm {row.inspection.plan.year}: {row.text[:90]}"


def _id(value: str) -> UUID | None:
    return UUID(value) if value else None
