"""The filters of the register of agencies."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.store.models import Agency
from kiemtra.store.queries.agency_search import Among
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.agencies import KINDS, LEVELS

ALL = ("", "Tất cả")


class AgencyFilter(forms.Form):
    """What the register is narrowed to; what cannot be read narrows nothing."""

    q = forms.CharField(
        label="Tên, tên cũ, mã", required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    level = forms.ChoiceField(label="Cấp", required=False, choices=[ALL, *((str(k), v) for k, v in LEVELS.items())])
    kind = forms.ChoiceField(label="Loại", required=False, choices=[ALL, *((str(k), v) for k, v in KINDS.items())])
    below = forms.ChoiceField(label="Thuộc", required=False)
    day = DateField(label="Tại ngày", required=False, help_text="")

    def __init__(self, *args: Any, today: date, roots: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["below"].choices = [ALL, *((str(row.pk), row.short_name) for row in roots)]  # type: ignore[attr-defined]

    def limits(self) -> Among:
        """The limits that hold."""
        self.is_valid()
        held = self.cleaned_data
        return Among(
            day=held.get("day") or self.today,
            below=UUID(held["below"]) if held.get("below") else None,
            kind=AgencyKind(held["kind"]) if held.get("kind") else None,
            level=AgencyLevel(held["level"]) if held.get("level") else None,
        )

    @property
    def words(self) -> str:
        """What is searched for."""
        return str(self.cleaned_data.get("q", ""))
