"""Forms of timetables, of the busy days of a unit, and what a calendar is narrowed to."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor
from kiemtra.store.queries import plans
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.states import INSPECTION

SECONDS = ((10, "10 giây"), (30, "30 giây"), (60, "1 phút"), (180, "3 phút"))
Choices = Sequence[tuple[str, str]]


class HourField(forms.TimeField):
    """An hour typed as 08:00."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%H:%M"],
            widget=forms.TimeInput(format="%H:%M", attrs={"size": 6, "inputmode": "numeric"}),
            error_messages={"invalid": "Giờ chưa đúng dạng giờ:phút, ví dụ 08:00."},
            **kwargs,
        )


class WishesForm(forms.Form):
    """What somebody wants of a timetable."""

    use_required_attribute = False

    team = forms.ChoiceField(label="Xếp cho")
    per_day = forms.IntegerField(
        label="Số cuộc tối đa mỗi ngày của một Đoàn",
        min_value=1,
        max_value=6,
        initial=1,
        help_text="Các cuộc trong cùng ngày nằm trên cùng địa bàn (huyện, cụm xã).",
        widget=forms.NumberInput(attrs={"size": 6}),
    )
    hour = HourField(label="Giờ bắt đầu", initial="08:00", help_text="Ví dụ 08:00")
    keeps_days = forms.BooleanField(label="Giữ nguyên các ngày đã đề xuất", required=False, initial=True)
    seconds = forms.TypedChoiceField(label="Thời gian tìm", choices=SECONDS, coerce=int, initial=30)

    def __init__(self, *args: Any, teams: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = teams  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.fields["team"].widget = forms.HiddenInput()
            self.fields["team"].initial = teams[0][0]


class MoveForm(forms.Form):
    """Another day or another team for one visit."""

    use_required_attribute = False

    visit = forms.ChoiceField(label="Cuộc kiểm tra")
    day = DateField(label="Sang ngày", help_text="Ví dụ 20/05/2019")
    team = forms.ChoiceField(label="Đoàn")

    def __init__(self, *args: Any, visits: Choices, teams: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visit"].choices = visits  # type: ignore[attr-defined]
        self.fields["team"].choices = teams  # type: ignore[attr-defined]


class BusyForm(forms.Form):
    """Days on which the unit cannot receive a team."""

    use_required_attribute = False

    first = DateField(label="Từ ngày")
    last = DateField(label="Đến hết ngày")
    reason = forms.CharField(
        label="Lý do", max_length=200, help_text="Ví dụ: họp HĐND, thanh tra của bộ, ngày lễ địa phương"
    )


class CalendarFilter(forms.Form):
    """What the calendar of all plans is narrowed to."""

    use_required_attribute = False

    plan = forms.ChoiceField(label="Kế hoạch", required=False)
    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[
            ("", "Tất cả"),
            ("proposed", "Chờ Trưởng đoàn quyết định"),
            ("decided", "Đã chốt, chưa thông báo"),
            *((state.value, INSPECTION[state]) for state in (InspectionState.NOTICED, InspectionState.PREPARING)),
            ("visited", "Đã kiểm tra"),
        ],
    )
    words = forms.CharField(
        label="Đơn vị, Đoàn", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(self, *args: Any, actor: Actor, period: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.period = period
        rows = plans.visible_to(actor).filter(window_from__lte=period.last, window_to__gte=period.first)
        found = [(str(pk), title) for pk, title in rows.order_by("-year", "title").values_list("pk", "title")]
        self.fields["plan"].choices = [("", "Tất cả"), *found]  # type: ignore[attr-defined]

    def held(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def query(self) -> str:
        """The part of an address that asks for the same again, without the period."""
        return urlencode(self.held())
