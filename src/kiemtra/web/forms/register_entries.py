"""The form of a document of others: entered in the register, or corrected in it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from kiemtra.data.abbreviations import kind_in_symbol, spellings
from kiemtra.domain.documents import DocumentKind, DocumentSource, IssueFault
from kiemtra.domain.register_entries import Likeness, read_reference
from kiemtra.store.models import Document
from kiemtra.web import labels
from kiemtra.web.forms.accounts import PlainForm
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.documents import FAULTS, KINDS, SOURCES
from kiemtra.workflows.register_entries import Entered

_OTHERS = (DocumentSource.INCOMING, DocumentSource.CITED_ONLY)


class AnotherForm(PlainForm):
    """What the person says of a document of the register that is only alike."""

    is_another = forms.BooleanField(label="Đã xem: đây là văn bản khác, không phải văn bản nêu trên", required=False)


class SeenForm(AnotherForm):
    """The same where a document of ours gets a number that others' documents bear in the register."""

    is_another = forms.BooleanField(label="Đã xem văn bản nêu trên; số đang ghi là đúng", required=False)


class RegisterForm(PlainForm):
    """Number, symbol, day, issuer and subject of a document of others."""

    reference = forms.CharField(
        label="Số, ký hiệu",
        max_length=90,
        help_text="Ví dụ 87/KH-UBND, 30/2020/NĐ-CP, 48-KL/TW. Thừa dấu cách, thiếu dấu hay viết thường đều đọc được.",
        error_messages={"required": FAULTS[IssueFault.REFERENCE_FORM]},
    )
    dated = DateField(label="Ngày ban hành", required=False)
    issuer_name = forms.CharField(
        label="Cơ quan ban hành", max_length=300, error_messages={"required": FAULTS[IssueFault.ISSUER_MISSING]}
    )
    kind = forms.ChoiceField(label="Loại", required=False)
    subject = forms.CharField(
        label="Trích yếu", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._read: dict[str, Any] | None = None
        kinds = [(kind.value, KINDS[kind]) for kind in DocumentKind]
        self.fields["kind"].choices = [("", "Theo ký hiệu"), *kinds]  # type: ignore[attr-defined]

    def clean_reference(self) -> tuple[str, str]:
        found = read_reference(self.cleaned_data["reference"], spellings())
        if found is None:
            raise forms.ValidationError(FAULTS[IssueFault.REFERENCE_FORM])
        return found

    def entered(self, held: Document | None = None) -> Entered | None:
        """What was typed, as far as it can be read; `held` keeps the printed name of its kind where that stays."""
        if self._read is None and self.is_bound:
            self.is_valid()
            # Kept: a refusal that is put at the number later takes it out of what is clean.
            self._read = dict(self.cleaned_data)
        given = self._read or {}
        if "reference" not in given:
            return None
        number, symbol = given["reference"]
        chosen = given.get("kind") or kind_in_symbol(symbol)
        kind = DocumentKind(chosen) if chosen in set(DocumentKind) else DocumentKind.OTHER
        kept = held.kind_name if held and held.kind == kind else ""
        return Entered(
            kind=kind,
            kind_name=kept or KINDS[kind],
            number=number,
            symbol=symbol,
            issuer_name=given.get("issuer_name") or "",
            dated=given.get("dated"),
            subject=given.get("subject") or "",
        )

    def ask_whether_another(self, found: Iterable[Likeness]) -> None:
        """Where the register has one that is only alike, the person says whether it is another document."""
        if set(found) == {Likeness.ALIKE}:
            self.fields["is_another"] = AnotherForm().fields["is_another"]

    def take_refusal(self, refusal: Any, facts: Mapping[str, object]) -> None:
        """Say at the number what the register has against it."""
        self.add_error("reference", labels.refusal(refusal, **facts))


class EnterForm(RegisterForm):
    """A new entry: also how the document came here."""

    source = forms.ChoiceField(
        label="Vào sổ là",
        choices=[(source.value, SOURCES[source]) for source in _OTHERS],
        initial=DocumentSource.INCOMING,
        widget=forms.RadioSelect,
    )


class CorrectForm(RegisterForm):
    """A correction: also why."""

    reason = forms.CharField(
        label="Lý do sửa",
        max_length=500,
        help_text="Ví dụ: đối chiếu bản gốc, ngày ban hành là 29/12/2021.",
        error_messages={"required": FAULTS[IssueFault.REASON_MISSING]},
    )
