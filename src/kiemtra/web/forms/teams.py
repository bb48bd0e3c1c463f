"""Forms of teams: the team with its seats, a substitute, the timetable."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from kiemtra.data.areas import load_areas
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, User
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.plans import TEAM_ROLES
from kiemtra.workflows.teams import Seat

AREAS = [(area.code, area.label) for area in load_areas()]
MOST_SEATS = 30


class TeamForm(forms.Form):
    """The team itself."""

    use_required_attribute = False

    name = forms.CharField(label="Tên Đoàn", max_length=200)
    symbol = forms.CharField(label="Ký hiệu trong văn bản", required=False, max_length=40, help_text="Ví dụ: ĐKT1")
    on = DateField(label="Hoạt động từ ngày")
    seal_agency = forms.ChoiceField(label="Sử dụng con dấu của", required=False)

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seal_agency"].choices = [("", "Chưa xác định"), *((str(a.pk), a.name) for a in agencies)]  # type: ignore[attr-defined]


class SeatForm(forms.Form):
    """One seat: a person with an account, or a name only."""

    use_required_attribute = False

    role = forms.ChoiceField(
        label="Vai trò", choices=[("", ""), *((r.value, TEAM_ROLES[r]) for r in TeamRole)], required=False
    )
    user = forms.ChoiceField(label="Người có tài khoản", required=False)
    full_name = forms.CharField(label="Hoặc họ tên", required=False, max_length=150)
    position = forms.CharField(label="Chức vụ, đơn vị", required=False, max_length=250)
    areas = forms.MultipleChoiceField(
        label="Lĩnh vực", choices=AREAS, required=False, widget=forms.SelectMultiple(attrs={"size": 3})
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", ""), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        named = bool(given.get("user") or given.get("full_name"))
        if given.get("role") and not named:
            self.add_error("full_name", "Hãy chọn người có tài khoản hoặc nhập họ tên.")
        if named and not given.get("role"):
            self.add_error("role", "Hãy chọn vai trò trong Đoàn.")
        return given

    def seat(self, people: Mapping[str, User]) -> Seat | None:
        """The seat; None for a line that was left empty."""
        given = self.cleaned_data
        if not given.get("role"):
            return None
        user = people.get(given["user"])
        return Seat(
            TeamRole(given["role"]),
            given["full_name"] or (user.full_name if user else ""),
            given["position"],
            user,
            areas=tuple(given["areas"]),
        )


class SeatFormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """The seats of a team; exactly one head."""

    def clean(self) -> None:
        heads = [form for form in self.forms if form.cleaned_data.get("role") == TeamRole.HEAD]
        if len(heads) != 1 and not any(self.errors):
            raise forms.ValidationError("Mỗi Đoàn kiểm tra phải có đúng một Trưởng đoàn.")


def seat_forms(people: Sequence[tuple[str, str]], data: Any = None) -> SeatFormSet:
    """The seats as a formset: head, secretary and three members stand ready."""
    made: type[SeatFormSet] = forms.formset_factory(  # type: ignore[assignment]
        SeatForm, formset=SeatFormSet, extra=0, max_num=MOST_SEATS
    )
    ready = [{"role": role} for role in (TeamRole.HEAD, TeamRole.SECRETARY, "", "", "")]
    return made(data, prefix="seats", initial=ready, form_kwargs={"people": people})


class SubstituteForm(SeatForm):
    """Who takes a seat over, from which day."""

    on = DateField(label="Thay từ ngày")
    field_order = ("user", "full_name", "position", "areas", "on")

    def __init__(self, *args: Any, role: TeamRole, since: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["role"]
        self.held, self.since = role, since

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("user") and not given.get("full_name"):
            self.add_error("full_name", "Hãy chọn người có tài khoản hoặc nhập họ tên.")
        if given.get("on") and given["on"] <= self.since:
            self.add_error("on", f"Ngày thay phải sau ngày {self.since:%d/%m/%Y} là ngày người trước bắt đầu.")
        return given | {"role": self.held}


class TimetableForm(forms.Form):
    """How a timetable is proposed."""

    use_required_attribute = False

    per_day = forms.IntegerField(label="Số cuộc mỗi ngày", min_value=1, max_value=6, initial=1)
    hour = forms.TimeField(
        label="Giờ bắt đầu",
        initial="08:00",
        input_formats=["%H:%M"],
        widget=forms.TimeInput(format="%H:%M"),
        help_text="Ví dụ 08:00",
        error_messages={"invalid": "Giờ chưa đúng dạng giờ:phút, ví dụ 08:00."},
    )
