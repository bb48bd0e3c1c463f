"""What people type while a conclusion is drafted, answered and decided."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from kiemtra.domain.documents import DocumentKind
from kiemtra.store.models import Agency, Conclusion, Finding
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.findings import WorkForm, lines
from kiemtra.web.labels import inspections
from kiemtra.web.labels.findings import KINDS
from kiemtra.workflows.conclusions import Opinion, RecommendationContent

AGREES, DIFFERS, SILENT = "agrees", "differs", ""
OPINIONS = [(AGREES, "Thống nhất"), (DIFFERS, "Có ý kiến khác"), (SILENT, "Không nêu ý kiến")]


class DraftForm(WorkForm):
    """The general assessment, and one paragraph for each area."""

    general = forms.CharField(label="Đánh giá chung", widget=lines(3), required=False)

    def __init__(self, *args: Any, conclusion: Conclusion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["general"].initial = conclusion.assessment
        self.rows = list(conclusion.paragraphs.all())
        for row in self.rows:
            self.fields[f"paragraph-{row.pk}"] = forms.CharField(
                label=inspections.area(row.area), widget=lines(5), required=False, initial=row.text
            )

    def paragraphs(self) -> dict[UUID, str]:
        """The paragraphs by their ids."""
        return {row.pk: self.cleaned_data[f"paragraph-{row.pk}"] for row in self.rows}


class RecommendationForm(WorkForm):
    text = forms.CharField(
        label="Nội dung kiến nghị",
        widget=lines(3),
        help_text="Nêu việc phải làm và kết quả phải có, để sau này xác minh được.",
        error_messages={"required": "Hãy ghi nội dung kiến nghị."},
    )
    findings = forms.MultipleChoiceField(
        label="Dựa trên nhận định",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kiến nghị phải dựa trên ít nhất một nhận định."},
    )
    area = forms.ChoiceField(label="Lĩnh vực")
    addressee = forms.ModelChoiceField(label="Cơ quan thực hiện", queryset=Agency.objects.none())
    due_on = DateField(label="Thời hạn", error_messages={"required": "Kiến nghị phải có thời hạn."})

    def __init__(
        self, *args: Any, areas: Iterable[str], findings: Iterable[Finding], agencies: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(row.pk), f"{KINDS[row.kind]}: {row.text}") for row in findings]  # type: ignore[index]
        self.fields["findings"].choices = rows  # type: ignore[attr-defined]
        self.fields["area"].choices = [(code, inspections.area(code)) for code in areas]  # type: ignore[attr-defined]
        self.fields["addressee"].queryset = agencies  # type: ignore[attr-defined]

    def content(self) -> RecommendationContent:
        """What was typed, as the workflow takes it."""
        said = self.cleaned_data
        return RecommendationContent(
            text=said["text"],
            area=said["area"],
            addressee=said["addressee"].pk,
            findings=tuple(UUID(key) for key in said["findings"]),
            due_on=said["due_on"],
        )


class ReasonForm(WorkForm):
    reason = forms.CharField(
        label="Lý do không kiến nghị",
        widget=lines(3),
        required=False,
        help_text="Ví dụ: đơn vị đã khắc phục xong ngay khi kiểm tra. Để trống là bỏ lý do đã nêu.",
    )


class SendForm(WorkForm):
    reply_due = DateField(label="Đơn vị trả lời chậm nhất ngày")

    def __init__(self, *args: Any, due: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply_due"].initial = due


class ReplyForm(WorkForm):
    """The unit's opinion as a whole and finding by finding."""

    text = forms.CharField(label="Ý kiến chung của đơn vị", widget=lines(3), required=False)

    def __init__(self, *args: Any, findings: Iterable[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(findings)
        for row in self.rows:
            self.fields[f"agrees-{row.pk}"] = forms.ChoiceField(
                label=f"{KINDS[row.kind]}: {row.text}",  # type: ignore[index]
                choices=OPINIONS,
                widget=forms.RadioSelect,
                required=False,
                initial=SILENT,
            )
            self.fields[f"opinion-{row.pk}"] = forms.CharField(
                label="Ý kiến về nhận định này", widget=lines(2), required=False
            )

    def opinions(self) -> dict[UUID, Opinion]:
        """What the unit says to each finding; those on which it is silent are left out."""
        said = self.cleaned_data
        return {
            row.pk: Opinion(said[f"agrees-{row.pk}"] == AGREES, said[f"opinion-{row.pk}"])
            for row in self.rows
            if said[f"agrees-{row.pk}"] != SILENT
        }


class ResponseForm(WorkForm):
    response = forms.CharField(
        label="Tiếp thu, giải trình của Đoàn",
        widget=lines(4),
        required=False,
        help_text="Nội dung này được ghi vào văn bản.",
    )


class ConcludeForm(WorkForm):
    paper = forms.ChoiceField(
        label="Hình thức văn bản",
        choices=[
            (DocumentKind.NOTICE.value, "Thông báo kết quả kiểm tra (TB)"),
            (DocumentKind.CONCLUSION.value, "Kết luận của Trưởng đoàn (KL)"),
        ],
        help_text="Kết luận (KL) không thuộc 29 loại văn bản của Nghị định 30/2020/NĐ-CP; chỉ chọn khi địa phương quy định.",
    )
