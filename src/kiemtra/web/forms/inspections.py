"""What people type for the deeds of an inspection."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.store.models import Agency, Inspection, Team
from kiemtra.store.queries import teams
from kiemtra.web.forms.fields import DateField
from kiemtra.web.report_templates import offered
from kiemtra.workflows.reports import UNIT_REPORT

BLANK = "Hãy điền mục này."
# Before the id of a thing to prepare: the field for what the unit says of it.
NOTE = "note-"
TIME_FORMATS = ["%H:%M", "%H.%M", "%Hh%M", "%H"]


class TimeField(forms.TimeField):
    """An hour typed as 08:30."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "placeholder": "08:00", "size": "6"}
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs=attrs))
        super().__init__(input_formats=TIME_FORMATS, **kwargs)
        self.error_messages["invalid"] = "Giờ chưa đúng; viết như 08:30."


class DeedForm(forms.Form):
    """A form of a deed; required fields are told by their sentence, not by the browser."""

    use_required_attribute = False

    def __init__(
        self, data: Any = None, *, inspection: Inspection | None = None, today: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.inspection = inspection
        self.today = today
        for field in self.fields.values():
            field.error_messages["required"] = BLANK
        if inspection is not None:
            self.fill(inspection)

    def fill(self, inspection: Inspection) -> None:
        """Put in what is known already; nothing where the form asks for nothing known."""


class PlainForm(DeedForm):
    """A deed that asks for nothing."""


class ReportForm(DeedForm):
    """Which report the unit is asked for: a form in force that is made for it and was not asked yet."""

    form = forms.ChoiceField(label="Biểu mẫu báo cáo")

    def fill(self, inspection: Inspection) -> None:
        there = set(inspection.report_requests.values_list("form", flat=True))
        unit = inspection.unit
        in_force = offered(inspection.plan.jurisdiction, self.today) if self.today else {}
        self.fields["form"].choices = [  # type: ignore[attr-defined]
            (code, template.title)
            for code, template in in_force.items()
            if code not in there and template.applies(AgencyKind(unit.kind), AgencyLevel(unit.level))
        ]
        self.initial["form"] = UNIT_REPORT


class WatchedDate(forms.DateInput):
    """A day; what else lies near it at the unit is shown under it while one types."""

    template_name = "forms/watched_date.html"
    address = ""

    def __init__(self) -> None:
        super().__init__(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off", "data-date": ""})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return context | {"address": self.address}


def overlap_reason() -> forms.CharField:
    """The field for the reason why others are no hindrance."""
    return forms.CharField(
        label="Lý do vẫn kiểm tra khi trùng với cuộc kiểm tra khác",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class VisitForm(DeedForm):
    day = DateField(label="Ngày kiểm tra", widget=WatchedDate)
    hour = TimeField(label="Giờ bắt đầu", required=False)
    place = forms.CharField(label="Địa điểm", max_length=300, required=False)
    overlap_reason = overlap_reason()

    def fill(self, inspection: Inspection) -> None:
        asked = {"inspection": str(inspection.pk), "named": self.add_prefix("day")}
        self.fields["day"].widget.address = f"{reverse('overlap-list')}?{urlencode(asked)}"
        self.initial.update(
            {
                "day": inspection.visit_on,
                "hour": inspection.visit_at,
                "place": inspection.place,
                "overlap_reason": inspection.overlap_reason,
            }
        )


class ChangeForm(VisitForm):
    reason = forms.CharField(label="Lý do thay đổi", widget=forms.Textarea(attrs={"rows": 2}))
    urgent_reason = forms.CharField(
        label="Lý do thông báo khẩn",
        help_text="Chỉ điền khi không còn đủ số ngày làm việc phải báo trước.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ["day", "hour", "place", "reason", "urgent_reason", "overlap_reason"]


class UrgentForm(DeedForm):
    reason = forms.CharField(
        label="Lý do gửi khẩn",
        help_text="Lý do được in trong văn bản thông báo và ghi vào hồ sơ.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class HandingForm(forms.Form):
    use_required_attribute = False
    recipient = forms.ChoiceField(label="Người được báo")
    way = forms.ChoiceField(label="Cách báo")
    on = DateField(label="Ngày giao hoặc báo")
    note = forms.CharField(
        label="Người nhận, số điện thoại hoặc ghi chú",
        max_length=300,
        error_messages={"required": "Hãy ghi người nhận, số điện thoại đã gọi hoặc cách báo."},
    )
    file = forms.FileField(label="Bản có chữ ký nhận, hoặc ảnh", required=False)


class FocalForm(DeedForm):
    name = forms.CharField(label="Họ và tên đầu mối", max_length=150)
    title = forms.CharField(label="Chức vụ", max_length=200, required=False)
    phone = forms.CharField(
        label="Số điện thoại", max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    ready = forms.TypedMultipleChoiceField(
        label="Đã chuẩn bị", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def fill(self, inspection: Inspection) -> None:
        things = list(inspection.preparations.all())
        ready = self.fields["ready"]
        assert isinstance(ready, forms.TypedMultipleChoiceField)
        ready.choices = [(thing.pk, thing.text) for thing in things]
        for thing in things:
            self.fields[f"{NOTE}{thing.pk}"] = forms.CharField(
                label=f"Ghi chú: {thing.text}", max_length=300, required=False, initial=thing.note
            )
        self.initial.update(
            {
                "name": inspection.focal_name,
                "title": inspection.focal_title,
                "phone": inspection.focal_phone,
                "ready": [thing.pk for thing in things if thing.ready],
            }
        )


class PlaceForm(DeedForm):
    place = forms.CharField(label="Địa điểm", max_length=300)

    def fill(self, inspection: Inspection) -> None:
        self.initial.update({"place": inspection.place or inspection.unit.name})


class ReasonForm(DeedForm):
    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}))


class TeamForm(ReasonForm):
    team = forms.ModelChoiceField(
        label="Đoàn tiếp nhận", queryset=Team.objects.none(), empty_label="Chọn Đoàn tiếp nhận"
    )
    field_order = ["team", "reason"]

    def fill(self, inspection: Inspection) -> None:
        if self.today is not None:
            self.fields["team"].queryset = teams.others_for(inspection, self.today)  # type: ignore[attr-defined]


class OpinionsForm(DeedForm):
    unit_opinion = forms.CharField(label="Ý kiến của đơn vị", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    team_opinion = forms.CharField(
        label="Ý kiến của Đoàn kiểm tra", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class UnannouncedForm(DeedForm):
    unit = forms.ModelChoiceField(label="Đơn vị", queryset=Agency.objects.none(), empty_label="Chọn đơn vị")
    team = forms.ModelChoiceField(label="Đoàn kiểm tra", queryset=Team.objects.none(), empty_label="Chọn Đoàn")
    ground = forms.CharField(label="Lý do đề xuất", widget=forms.Textarea(attrs={"rows": 3}))
    day = DateField(label="Giữ kín đến ngày")
    hour = TimeField(label="Giờ")

    def watch(self, address: str) -> None:
        """Let htmx ask there who else inspects the unit that is chosen until the day that is typed."""
        asks = {"hx-get": address, "hx-trigger": "change", "hx-target": "#near", "hx-sync": "#near:replace"}
        for name, other in (("unit", "day"), ("day", "unit")):
            self.fields[name].widget.attrs.update(asks | {"hx-include": f"[name='{other}']"})

    def sealed_until(self) -> datetime:
        """The hour until which it is sealed, in the office's own time."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))


class FilterForm(forms.Form):
    """The filters of the list; what cannot be read filters nothing."""

    words = forms.CharField(label="Đơn vị", required=False)
    state = forms.ChoiceField(label="Trạng thái", required=False)
    team = forms.ChoiceField(label="Đoàn", required=False)
    plan = forms.ChoiceField(label="Kế hoạch", required=False)
