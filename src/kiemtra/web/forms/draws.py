"""What people type for a draw: the list and lottery of it, a lottery result with its proof, the ground of the visits."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from kiemtra.data.lotteries import load_lotteries
from kiemtra.domain.errors import NotAllowed, NotValid
from kiemtra.domain.lotteries import Lottery
from kiemtra.scheduling.tickets import Quota
from kiemtra.store.models import Team
from kiemtra.web import labels
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.inspections import BLANK, TimeField
from kiemtra.web.labels.draws import how_to_type
from kiemtra.web.labels.faults import fault

# Far above any plan.
MOST_UNITS = 9999


class DrawForm(forms.Form):
    """A form that shows what a workflow refuses where it was typed, so that nothing typed is lost."""

    use_required_attribute = False

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = BLANK

    def takes(self, error: NotValid | NotAllowed) -> None:
        """Show a refusal, each fault at its field where there is one."""
        if isinstance(error, NotAllowed):
            self.add_error(None, labels.refusal(error.refusal, **error.facts))
            return
        for name, code in error.faults.items():
            said = fault(code)
            known = name in self.fields
            self.add_error(name if known else None, said if known or name == "list" else f"{name}: {said}")


class DraftForm(DrawForm):
    title = forms.CharField(label="Tên lần bốc thăm", max_length=300)
    team = forms.ModelChoiceField(label="Đoàn kiểm tra", queryset=Team.objects.none(), empty_label="Chọn Đoàn")
    lottery = forms.ChoiceField(label="Kết quả xổ số dùng để bốc")
    draw_on = DateField(
        label="Ngày của kỳ quay",
        help_text="Danh sách phải niêm phong trước giờ quay của ngày này. Ví dụ 20/05/2019",
    )

    def __init__(
        self, data: Any = None, *, quotas: tuple[Quota, ...], there: dict[str, int], teams: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.groups = {f"count_{place}": quota.group for place, quota in enumerate(quotas)}
        lotteries = self.fields["lottery"]
        assert isinstance(lotteries, forms.ChoiceField)
        lotteries.choices = [(one.code, f"{one.label}: {_days(one)}") for one in load_lotteries()]
        if teams is None:
            del self.fields["team"]
        else:
            self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        for place, quota in enumerate(quotas):
            self.fields[f"count_{place}"] = forms.IntegerField(
                label=f"Số đơn vị cần bốc: {quota.group}",
                help_text=f"Danh sách có {there[quota.group]} đơn vị.",
                min_value=0,
                max_value=MOST_UNITS,
                initial=quota.count,
                error_messages={"required": BLANK, "invalid": "Hãy nhập một số nguyên.", "min_value": "Không được âm."},
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
            )

    def counts(self) -> dict[str, int]:
        """Group → how many are wanted."""
        return {group: self.cleaned_data[name] for name, group in self.groups.items()}


class SeedForm(DrawForm):
    drawn_on = DateField(label="Ngày quay")
    numbers = forms.CharField(
        label="Kết quả", max_length=200, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )
    link = forms.URLField(
        label="Đường dẫn đến trang công bố kết quả",
        help_text="Cần ít nhất một chứng cứ: đường dẫn hoặc tệp.",
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    proof = forms.FileField(
        label="Hoặc tệp chứng cứ (ảnh, PDF)",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}),
    )
    note = forms.CharField(
        label="Vì sao không lấy kỳ đã cam kết", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chỉ điền khi kỳ quay đã cam kết không diễn ra, ví dụ nghỉ Tết.",
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None, *, lottery: Lottery, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["numbers"].help_text = how_to_type(lottery)


class VisitsForm(DrawForm):
    ground = forms.CharField(label="Lý do đề xuất", widget=forms.Textarea(attrs={"rows": 2}))
    day = DateField(label="Giữ kín đến ngày")
    hour = TimeField(label="Giờ")

    def sealed_until(self) -> datetime:
        """The hour until which the visits are sealed, in the office's own time."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))


class WithdrawForm(DrawForm):
    reason = forms.CharField(label="Lý do hủy", widget=forms.Textarea(attrs={"rows": 2}))


_DAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def _days(lottery: Lottery) -> str:
    days = [_DAY_NAMES[day] for day in sorted(lottery.weekdays)]
    when = "hằng ngày" if len(days) == len(_DAY_NAMES) else ", ".join(days)
    return f"{when}, {lottery.hour:%H:%M}"
