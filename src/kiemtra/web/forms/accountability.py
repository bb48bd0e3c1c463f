"""What people type about accountability, and what the head types to call the team."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from kiemtra.domain.accountability import Accountable, Outcome
from kiemtra.domain.errors import Fault
from kiemtra.store.models import AccountabilityProposal, Agency, Finding, Summons
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.findings import WorkForm, lines
from kiemtra.web.forms.inspections import BLANK, TimeField
from kiemtra.web.labels.accountability import KINDS, OUTCOMES
from kiemtra.web.labels.faults import fault
from kiemtra.workflows.accountability import Answer, ProposalContent

LONGEST = 120


class ProposalForm(WorkForm):
    kind = forms.ChoiceField(label="Đối tượng", choices=[(kind.value, label) for kind, label in KINDS.items()])
    name = forms.CharField(
        label="Tên tập thể hoặc họ tên cá nhân",
        max_length=200,
        error_messages={"required": fault(Fault.ACCOUNTABLE_MISSING)},
    )
    position = forms.CharField(
        label="Chức vụ, nơi công tác",
        max_length=250,
        required=False,
        help_text="Chỉ ghi khi đối tượng là cá nhân; ghi chức vụ vào thời điểm xảy ra sự việc.",
    )
    text = forms.CharField(
        label="Nội dung kiến nghị",
        widget=lines(4),
        error_messages={"required": fault(Fault.TEXT_MISSING)},
        help_text="Nêu hành vi, hậu quả và mức độ đề nghị xem xét; không kết luận thay cơ quan có thẩm quyền.",
    )
    legal_ground = forms.CharField(label="Căn cứ pháp lý", widget=lines(2), required=False)
    findings = forms.MultipleChoiceField(
        label="Nhận định làm căn cứ",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": fault(Fault.GROUND_MISSING)},
    )
    authority = forms.ModelChoiceField(
        label="Cơ quan có thẩm quyền xem xét",
        queryset=Agency.objects.none(),
        empty_label="Chọn cơ quan",
        error_messages={"required": "Hãy chọn cơ quan có thẩm quyền."},
        help_text="Người đứng đầu và lãnh đạo cơ quan này sẽ thấy kiến nghị. Nếu kiến nghị liên quan đến chính họ, hãy chọn cơ quan cấp trên.",
    )

    def __init__(
        self,
        *args: Any,
        findings: Iterable[Finding],
        authorities: Any,
        proposal: AccountabilityProposal | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = authorities  # type: ignore[attr-defined]
        choices = [(str(row.pk), row.text[:LONGEST]) for row in findings]
        self.fields["findings"].choices = choices  # type: ignore[attr-defined]
        if proposal is not None:
            named = ("kind", "name", "position", "text", "legal_ground", "authority")
            self.initial.update({name: getattr(proposal, name) for name in named})
            self.initial["findings"] = [str(row.pk) for row in proposal.findings.all()]

    def content(self) -> ProposalContent:
        """What was typed, as the workflow takes it."""
        said = self.cleaned_data
        return ProposalContent(
            kind=Accountable(said["kind"]),
            name=said["name"],
            position=said["position"],
            text=said["text"],
            legal_ground=said["legal_ground"],
            authority=said["authority"].pk,
            findings=tuple(UUID(key) for key in said["findings"]),
        )


class WithdrawForm(WorkForm):
    reason = forms.CharField(
        label="Lý do rút", widget=lines(2), error_messages={"required": fault(Fault.REASON_MISSING)}
    )


class OutcomeForm(WorkForm):
    outcome = forms.ChoiceField(label="Kết quả", choices=[(one.value, label) for one, label in OUTCOMES.items()])
    text = forms.CharField(
        label="Nội dung xem xét, xử lý", widget=lines(4), error_messages={"required": fault(Fault.ANSWER_MISSING)}
    )
    decided_on = DateField(label="Ngày quyết định", error_messages={"required": BLANK})
    number = forms.CharField(
        label="Số, ký hiệu văn bản",
        max_length=100,
        required=False,
        help_text="Chỉ ghi số, ký hiệu; văn bản lưu tại cơ quan có thẩm quyền.",
    )

    def answer(self) -> Answer:
        """What was typed, as the workflow takes it."""
        said = self.cleaned_data
        return Answer(Outcome(said["outcome"]), said["text"], said["decided_on"], said["number"])


class SummonForm(WorkForm):
    day = DateField(label="Tập trung ngày", error_messages={"required": BLANK})
    hour = TimeField(label="Giờ tập trung", error_messages={"required": BLANK})
    meeting_point = forms.CharField(
        label="Nơi tập trung",
        max_length=300,
        error_messages={"required": BLANK},
        help_text="Chọn nơi trung lập; không ghi tên hay địa chỉ đơn vị được kiểm tra.",
    )
    shown_day = DateField(label="Báo thành viên từ ngày", error_messages={"required": BLANK})
    shown_hour = TimeField(label="Từ giờ", error_messages={"required": BLANK})

    def __init__(self, *args: Any, call: Summons | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["shown_day"] = today
        if call is not None:
            meet, shown = timezone.localtime(call.meet_at), timezone.localtime(call.shown_from)
            self.initial.update({"day": meet.date(), "hour": meet.time(), "meeting_point": call.meeting_point})
            self.initial.update({"shown_day": shown.date(), "shown_hour": shown.time()})

    def hours(self) -> tuple[datetime, datetime]:
        """From when it is shown, and when the team meets."""
        said = self.cleaned_data
        shown = datetime.combine(said["shown_day"], said["shown_hour"])
        return timezone.make_aware(shown), timezone.make_aware(datetime.combine(said["day"], said["hour"]))
