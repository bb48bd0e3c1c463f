"""What people type for a working session: hours, place, who is there, the roll call."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from kiemtra.domain.sessions import AttendeeSide, RollCall, faults
from kiemtra.store.models import Session
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.inspections import BLANK, TimeField
from kiemtra.web.labels.inspections import SESSION_FAULTS, SIDES
from kiemtra.workflows.sessions import Presence, SessionContent

SHOWN_AS = {"ended_at": "end"}


class SessionForm(forms.Form):
    use_required_attribute = False

    day = DateField(label="Ngày làm việc", help_text="")
    start = TimeField(label="Bắt đầu")
    end = TimeField(label="Kết thúc", required=False)
    place = forms.CharField(label="Địa điểm", max_length=300)
    roll_listed = forms.IntegerField(label="Số người theo danh sách", min_value=0, required=False)
    roll_present = forms.IntegerField(label="Có mặt", min_value=0, required=False)
    roll_excused = forms.IntegerField(label="Vắng có lý do", min_value=0, required=False)
    roll_note = forms.CharField(label="Ghi chú điểm danh", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = BLANK

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("day") and values.get("start"):
            for field, fault in faults(self._at("start"), self._ended(), self._roll()).items():
                self.add_error(SHOWN_AS.get(field, field), SESSION_FAULTS[fault])
        return values

    def content(self, people: tuple[Presence, ...]) -> SessionContent:
        """What was typed, as the workflow takes it."""
        return SessionContent(
            started_at=self._at("start"),
            ended_at=self._ended(),
            place=self.cleaned_data["place"],
            attendees=people,
            roll=self._roll(),
        )

    def _at(self, hour: str) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data[hour]))

    def _ended(self) -> datetime | None:
        return self._at("end") if self.cleaned_data.get("end") else None

    def _roll(self) -> RollCall:
        values = self.cleaned_data
        return RollCall(
            values.get("roll_listed"),
            values.get("roll_present"),
            values.get("roll_excused"),
            values.get("roll_note", ""),
        )


class AttendeeForm(forms.Form):
    use_required_attribute = False

    full_name = forms.CharField(label="Họ và tên", max_length=150, required=False)
    position = forms.CharField(label="Chức vụ", max_length=250, required=False)
    # The team's seats are listed already: who is added is mostly of the unit.
    side = forms.ChoiceField(
        label="Bên", choices=[(str(side), label) for side, label in SIDES.items()], initial=str(AttendeeSide.UNIT)
    )
    present = forms.BooleanField(label="Có mặt", required=False)

    def presence(self) -> Presence:
        """The person as the workflow takes it."""
        values = self.cleaned_data
        return Presence(AttendeeSide(values["side"]), values["full_name"], values["position"], values["present"])


AttendeeSet = forms.formset_factory(AttendeeForm, extra=3, max_num=200)


def people_of(formset: Any) -> tuple[Presence, ...]:
    """Everybody who was named; rows left blank are no mistake."""
    return tuple(form.presence() for form in formset if form.cleaned_data.get("full_name", "").strip())


def initial_of(session: Session) -> dict[str, Any]:
    """A stored session as the form shows it."""
    started = timezone.localtime(session.started_at)
    return {
        "day": started.date(),
        "start": started.time(),
        "end": timezone.localtime(session.ended_at).time() if session.ended_at else None,
        "place": session.place,
        "roll_listed": session.roll_listed,
        "roll_present": session.roll_present,
        "roll_excused": session.roll_excused,
        "roll_note": session.roll_note,
    }
