"""Forms about the people of teams: an absence, a recusal."""

from datetime import date
from typing import Any

from django import forms

from kiemtra.domain.recusals import RecusalGround
from kiemtra.store.queries.agency_search import Among
from kiemtra.web.forms.accounts import PlainForm
from kiemtra.web.forms.agency_field import AgencyField
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.teams import ABSENCES

# As the person himself would say it.
GROUNDS = (
    (RecusalGround.DECLARED_KIN, "Có quan hệ thân thích với người của đơn vị"),
    (RecusalGround.FORMER_POST, "Từng giữ chức vụ tại đơn vị"),
    (RecusalGround.OWN_AGENCY, "Đang công tác tại đơn vị"),
)


class AbsenceForm(PlainForm):
    """On which days somebody is away."""

    first = DateField(label="Vắng từ ngày")
    last = DateField(label="Đến hết ngày")
    kind = forms.ChoiceField(label="Lý do", choices=[(kind.value, label) for kind, label in ABSENCES.items()])


class RecusalForm(PlainForm):
    """Where somebody stands aside, and why."""

    agency = AgencyField(label="Đơn vị")
    ground = forms.ChoiceField(label="Trường hợp", choices=[(ground.value, label) for ground, label in GROUNDS])
    text = forms.CharField(
        label="Nội dung khai báo",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Chỉ người khai báo, Trưởng đoàn, Thư ký và chuyên viên thường trực đọc được.",
    )
    until = DateField(
        label="Có hiệu lực đến hết ngày",
        required=False,
        help_text="Để trống nếu không có ngày kết thúc. Ngày/tháng/năm, ví dụ 20/05/2019",
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].aim(Among(day))  # type: ignore[attr-defined]
