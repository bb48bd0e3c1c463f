"""Forms of the records clerk: a document signed elsewhere, or numbered here; and the filters of the list."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from kiemtra.domain.documents import DocumentKind, DocumentState, IssueFault, issue_faults
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.store.queries.document_search import ENDED_STATE
from kiemtra.web import labels
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.documents import ENDED, FAULTS, KINDS
from kiemtra.web.labels.states import DOCUMENT
from kiemtra.web.templatetags.notation import vn_bytes

ACCEPT = ".pdf,.docx,.jpg,.jpeg,.png"
# Refusals that belong to one field.
_FIELDS = {
    Refusal.NUMBER_TAKEN: "number",
    Refusal.FILE_TOO_LARGE: "signed_copy",
    Refusal.FILE_TYPE_REFUSED: "signed_copy",
    Refusal.SECRET_PAPER: "signed_copy",
    Refusal.NO_DOCUMENT: "signed_copy",
}


class IssueForm(forms.Form):
    """Number, day and signer; what is wrong with them is decided by the rules of the domain."""

    number = forms.CharField(
        label="Số",
        max_length=20,
        help_text="Chỉ nhập số, ví dụ 45; ký hiệu đã có sẵn.",
        error_messages={"required": FAULTS[IssueFault.NUMBER_MISSING]},
    )
    dated = DateField(label="Ngày ban hành", error_messages={"required": FAULTS[IssueFault.DATE_MISSING]})
    signer_name = forms.CharField(
        label="Họ tên người ký", max_length=150, error_messages={"required": FAULTS[IssueFault.SIGNER_MISSING]}
    )
    signer_title = forms.CharField(label="Chức vụ người ký", max_length=200, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        number, signer = facts.get("number", ""), facts.get("signer_name", "")
        found = issue_faults(number=number, dated=facts.get("dated"), signer_name=signer, today=self.today)
        for name, fault in found.items():
            if name not in self.errors:
                self.add_error(name, FAULTS[fault])
        return facts

    def takes(self, error: NotAllowed) -> bool:
        """Put a refusal at the field that it is about; False where it is about none."""
        field = _FIELDS.get(error.refusal)
        if field is None or field not in self.fields:
            return False
        self.add_error(field, labels.refusal(error.refusal, **error.facts))
        return True


class RecordIssueForm(IssueForm):
    """Signed elsewhere: with the signed copy, which is the authentic file."""

    signed_copy = forms.FileField(
        label="Bản đã ký",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={
            "required": "Hãy chọn tệp bản đã ký; đây là bản chính của văn bản.",
            "empty": "Tệp này trống. Hãy chọn lại bản đã ký.",
        },
    )
    not_secret = forms.BooleanField(
        label="Văn bản này không mang độ mật",
        help_text="Văn bản Mật, Tối mật, Tuyệt mật không được đưa lên hệ thống; chỉ đăng ký số, ký hiệu.",
        error_messages={"required": "Hãy xác nhận văn bản không mang độ mật trước khi tải lên."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = vn_bytes(settings.UPLOAD_LIMIT)
        self.fields["signed_copy"].help_text = f"PDF có chữ ký số hoặc bản quét đã ký, đóng dấu; tối đa {limit}."


class ReasonForm(forms.Form):
    """A reason in words."""

    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy nêu lý do."},
    )


class DocumentFilter(forms.Form):
    """What the list is narrowed to; what is no choice is left out."""

    q = forms.CharField(
        label="Số, ký hiệu, ngày hoặc từ ngữ",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(label="Loại", required=False)
    state = forms.ChoiceField(label="Trạng thái", required=False)
    year = forms.IntegerField(label="Năm", required=False, min_value=1945, max_value=2200)
    plan = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Tất cả"), *((kind.value, KINDS[kind]) for kind in DocumentKind)]  # type: ignore[attr-defined]
        states = [(state.value, DOCUMENT[state]) for state in DocumentState]
        self.fields["state"].choices = [("", "Tất cả"), *states, (ENDED_STATE, ENDED)]  # type: ignore[attr-defined]

    def narrowed(self) -> dict[str, Any]:
        """The filters that hold, by the names that `queries.document_search.searched` knows."""
        self.is_valid()
        held = self.cleaned_data
        return {
            "words": held.get("q", ""),
            "kind": held.get("kind", ""),
            "state": held.get("state", ""),
            "year": held.get("year"),
            "plan": held.get("plan"),
        }

    @property
    def words(self) -> str:
        """What was typed to look for."""
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))
