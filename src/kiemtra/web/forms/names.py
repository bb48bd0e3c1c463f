"""Another agency for a name in a text: searched for in the whole register of the day."""

from datetime import date
from typing import Any

from django import forms

from kiemtra.store.queries.agency_search import Among
from kiemtra.web.forms.agency_field import AgencyField


class NameForm(forms.Form):
    use_required_attribute = False

    other = AgencyField(label="Tìm cơ quan khác")

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].aim(Among(day=day))  # type: ignore[attr-defined]
