"""What people type about reorganisations, and about who takes something over."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet

from kiemtra.domain.errors import NotValid
from kiemtra.domain.reorganisations import ReorganisationFault, ReorganisationKind
from kiemtra.store.models import Document
from kiemtra.store.queries.agency_search import Among
from kiemtra.web import labels
from kiemtra.web.forms.agency_field import AgenciesField, AgencyField
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.findings import WorkForm, lines
from kiemtra.web.labels.reorganisations import FAULTS, KINDS
from kiemtra.workflows.reorganisations import Content, Founding


class ReorganisationForm(WorkForm):
    kind = forms.ChoiceField(label="Hình thức", choices=[(kind.value, label) for kind, label in KINDS.items()])
    on = DateField(label="Có hiệu lực từ ngày", error_messages={"required": "Hãy ghi ngày có hiệu lực."})
    predecessors = AgenciesField(
        label="Cơ quan được sắp xếp", error_messages={"required": "Hãy chọn cơ quan được sắp xếp."}
    )
    successors = AgenciesField(label="Cơ quan đang hoạt động tiếp nhận", required=False)
    founded = forms.CharField(
        label="Cơ quan mới tiếp nhận",
        required=False,
        widget=lines(3),
        help_text="Mỗi dòng một tên đầy đủ. Loại, cấp và cấp trên lấy theo cơ quan được sắp xếp đứng đầu.",
    )
    has_main = forms.BooleanField(
        label="Cơ quan tiếp nhận đứng đầu nhận phần chính",
        required=False,
        help_text="Chỉ khi chia, tách: việc còn dở chuyển sang cơ quan ấy; bỏ trống thì từng việc chờ người quyết định.",
    )
    parent = AgencyField(label="Cơ quan cấp trên mới", required=False)
    document = forms.ModelChoiceField(
        label="Văn bản đã đăng ký", queryset=Document.objects.none(), required=False, empty_label="Không chọn"
    )
    ground = forms.CharField(
        label="Căn cứ",
        required=False,
        max_length=250,
        help_text="Ví dụ: Nghị quyết 1656/NQ-UBTVQH15 ngày 16/6/2025. Bỏ trống khi đã chọn văn bản.",
    )

    def __init__(self, *args: Any, today: date, roots: set[UUID], documents: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = self._typed_day() or today
        below = next(iter(roots)) if len(roots) == 1 else None
        self.fields["predecessors"].aim(Among(day=on - timedelta(days=1), below=below))  # type: ignore[attr-defined]
        for name in ("successors", "parent"):
            self.fields[name].aim(Among(day=on))  # type: ignore[attr-defined]
        self.fields["document"].queryset = documents  # type: ignore[attr-defined]

    def _typed_day(self) -> date | None:
        try:
            return DateField(required=False).clean(self.data.get("on", "")) if self.is_bound else None
        except forms.ValidationError:
            return None

    def content(self) -> Content:
        """What was typed, as the workflow takes it."""
        said = self.cleaned_data
        names = [name.strip() for name in said["founded"].splitlines() if name.strip()]
        return Content(
            kind=ReorganisationKind(said["kind"]),
            on=said["on"],
            predecessors=[agency.pk for agency in said["predecessors"]],
            successors=[*(agency.pk for agency in said["successors"]), *(Founding(name) for name in names)],
            main=0 if said["has_main"] else None,
            parent=said["parent"].pk if said["parent"] else None,
            document=said["document"],
            ground=said["ground"],
        )

    def takes(self, error: NotValid) -> None:
        """Put each fault at its field, with the name of the agency that it is about."""
        # All are worked out first: what has a fault is no longer among the cleaned data.
        for field, sentence in [self._told(place, said) for place, said in error.faults.items()]:
            self.add_error(field, sentence)

    def _told(self, place: str, said: str) -> tuple[str, str]:
        name, *rest = place.split(".")
        field, agency = self._about(name, int(rest[0]) if len(rest) > 1 else None)
        sentence = FAULTS[ReorganisationFault(said)]
        return field, f"{agency}: {sentence}" if agency else sentence

    def _about(self, name: str, number: int | None) -> tuple[str, str]:
        if number is None:
            return name, ""
        if name == "successors":
            chosen = self.cleaned_data["successors"]
            names = [line.strip() for line in self.cleaned_data["founded"].splitlines() if line.strip()]
            if number >= len(chosen):
                return "founded", names[number - len(chosen)]
            return name, chosen[number].name
        return name, self.cleaned_data[name][number].name


class CorrectForm(WorkForm):
    to = AgencyField(label="Cơ quan tiếp nhận")
    reason = forms.CharField(label="Lý do", widget=lines(2), error_messages={"required": "Hãy nêu lý do."})
    ground = forms.CharField(
        label="Căn cứ",
        required=False,
        max_length=300,
        help_text="Văn bản giao nhiệm vụ; bỏ trống thì giữ căn cứ của việc sắp xếp.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].aim(Among(day=today))  # type: ignore[attr-defined]

    def takes(self, error: NotValid) -> None:
        for name, said in error.faults.items():
            self.add_error(name, FAULTS[ReorganisationFault(said)] if said in FAULTS else labels.fault(said))
