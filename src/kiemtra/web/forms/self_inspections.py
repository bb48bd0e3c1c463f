"""The form of a self-inspection's small team."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kiemtra.store.models import Appointment
from kiemtra.web.forms.plans import PlainForm


class OwnTeamForm(PlainForm):
    """Who leads, who writes and who else goes along: people of the agency, each once."""

    head = forms.ChoiceField(label="Tổ trưởng")
    secretary = forms.ChoiceField(
        label="Thư ký", required=False, help_text="Để trống khi chỉ có một người; tổ trưởng ghi biên bản."
    )
    members = forms.MultipleChoiceField(label="Thành viên", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Sequence[Appointment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(post.pk): post for post in people}
        choices = [(key, f"{post.user.full_name}, {post.title}".rstrip(", ")) for key, post in self.people.items()]
        self.fields["head"].choices = choices  # type: ignore[attr-defined]
        self.fields["secretary"].choices = [("", "Không có"), *choices]  # type: ignore[attr-defined]
        self.fields["members"].choices = choices  # type: ignore[attr-defined]
        if len(choices) < 3:
            del self.fields["members"]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        head, secretary = given.get("head"), given.get("secretary")
        if head and head == secretary:
            self.add_error("secretary", "Chọn người khác với tổ trưởng, hoặc để trống.")
        seated = [key for key in (head, secretary) if key]
        if not secretary and given.get("members"):
            self.add_error("secretary", "Tổ có từ hai người thì phải có thư ký.")
        given["seated"] = [self.people[key] for key in dict.fromkeys([*seated, *given.get("members", [])])]
        return given
