"""Forms of teams: the team with its seats, one more member, a substitute; whom a paper is drafted for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from kiemtra.data.areas import load_areas
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency
from kiemtra.store.queries.candidates import Candidate
from kiemtra.web.forms.accounts import PlainForm
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.plans import TEAM_ROLES
from kiemtra.workflows.teams import Seat

AREAS = [(area.code, area.label) for area in load_areas()]
MOST_SEATS = 30
BLANK_ROWS = 3
Candidates = Mapping[str, Candidate]


class TeamForm(PlainForm):
    """The team itself."""

    name = forms.CharField(label="Tên Đoàn", max_length=200)
    symbol = forms.CharField(label="Ký hiệu trong văn bản", required=False, max_length=40, help_text="Ví dụ: ĐKT1")
    on = DateField(label="Hoạt động từ ngày")
    seal_agency = forms.ChoiceField(label="Sử dụng con dấu của", required=False)

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seal_agency"].choices = [("", "Chưa xác định"), *((str(a.pk), a.name) for a in agencies)]  # type: ignore[attr-defined]


class SeatForm(PlainForm):
    """One seat: a person with an account, or a name only."""

    role = forms.ChoiceField(
        label="Vai trò", choices=[("", ""), *((r.value, TEAM_ROLES[r]) for r in TeamRole)], required=False
    )
    user = forms.ChoiceField(label="Người có tài khoản", required=False)
    full_name = forms.CharField(label="Hoặc họ tên", required=False, max_length=150)
    position = forms.CharField(label="Chức vụ, đơn vị", required=False, max_length=250)
    areas = forms.MultipleChoiceField(
        label="Lĩnh vực", choices=AREAS, required=False, widget=forms.SelectMultiple(attrs={"size": 3})
    )

    def __init__(self, *args: Any, people: Candidates, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(key, f"{one.user.full_name} ({one.position})") for key, one in people.items()]
        self.fields["user"].choices = [("", ""), *named]  # type: ignore[attr-defined]
        self.people = people

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        named = bool(given.get("user") or given.get("full_name"))
        if given.get("role") and not named:
            self.add_error("full_name", "Hãy chọn người có tài khoản hoặc nhập họ tên.")
        if named and not given.get("role"):
            self.add_error("role", "Hãy chọn vai trò trong Đoàn.")
        return given

    def seat(self) -> Seat | None:
        """The seat; None for a line that was left empty."""
        given = self.cleaned_data
        if not given.get("role"):
            return None
        one = self.people.get(given["user"])
        return Seat(
            TeamRole(given["role"]),
            given["full_name"] or (one.user.full_name if one else ""),
            given["position"] or (one.position if one else ""),
            one.user if one else None,
            one.agency if one else None,
            tuple(given["areas"]),
        )


class SeatFormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """The seats of a team; exactly one head, a secretary, nobody twice."""

    def clean(self) -> None:
        if any(self.errors):
            return
        roles = [form.cleaned_data.get("role") for form in self.forms]
        if roles.count(TeamRole.HEAD) != 1:
            raise forms.ValidationError("Mỗi Đoàn kiểm tra phải có đúng một Trưởng đoàn.")
        people = [form.cleaned_data["user"] for form in self.forms if form.cleaned_data.get("user")]
        if len(set(people)) != len(people):
            raise forms.ValidationError("Có người được chọn hai lần. Mỗi người chỉ giữ một vai trò trong Đoàn.")


def seat_forms(people: Candidates, chosen: Sequence[Candidate] = (), data: Any = None) -> SeatFormSet:
    """The seats as a formset: head and secretary stand ready, then who has been chosen, then empty lines."""
    made: type[SeatFormSet] = forms.formset_factory(  # type: ignore[assignment]
        SeatForm, formset=SeatFormSet, extra=0, max_num=MOST_SEATS
    )
    ready: list[dict[str, Any]] = [{"role": role} for role in (TeamRole.HEAD, TeamRole.SECRETARY)]
    ready += [_of_candidate(one) for one in chosen]
    ready += [{"role": ""}] * max(1, BLANK_ROWS - len(chosen))
    return made(data, prefix="seats", initial=ready, form_kwargs={"people": people})


def _of_candidate(one: Candidate) -> dict[str, Any]:
    areas = [code for code, _ in AREAS if code in one.areas]
    return {"role": TeamRole.MEMBER, "user": str(one.user.pk), "position": one.position, "areas": areas}


class AddForm(SeatForm):
    """One more member of a team that is there."""

    on = DateField(label="Tham gia từ ngày")
    reason = forms.CharField(label="Lý do thay đổi", required=False, max_length=300)


class SubstituteForm(SeatForm):
    """Who takes a seat over, from which day, and when the person substituted is back."""

    on = DateField(label="Thay từ ngày")
    until = DateField(
        label="Người được thay trở lại từ ngày",
        required=False,
        help_text="Để trống nếu thay hẳn. Ngày/tháng/năm, ví dụ 20/05/2019",
    )
    reason = forms.CharField(label="Lý do thay đổi", required=False, max_length=300)
    field_order = ("user", "full_name", "position", "areas", "on", "until", "reason")

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
