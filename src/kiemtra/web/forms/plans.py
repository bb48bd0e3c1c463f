"""Forms of plans: filters, the draft, units, teams, tasks, expected plans, steering proposals."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from kiemtra.data.areas import load_areas
from kiemtra.data.deadlines import load_deadlines
from kiemtra.domain.deadlines import DeadlineCode, DeadlineRule
from kiemtra.domain.plans import ExpectedKind, PlanState
from kiemtra.domain.tasks import TaskProgress, report_faults
from kiemtra.store.models import Agency, Plan, TaskStatus
from kiemtra.web import labels
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.plans import EXPECTED, PROGRESS
from kiemtra.web.labels.states import PLAN
from kiemtra.workflows.plans import PlanEdit

AREAS = [(area.code, area.label) for area in load_areas()]
# The deadlines that plans set themselves; all others keep their defaults.
SET_BY_PLANS = frozenset(
    {
        DeadlineCode.NOTICE,
        DeadlineCode.UNIT_REPORT,
        DeadlineCode.REPLY_TO_DRAFT,
        DeadlineCode.DRAFT_CONCLUSION,
        DeadlineCode.RESULT_NOTICE,
        DeadlineCode.REMEDIATION_PLAN,
        DeadlineCode.REMEDIATION_REPORT,
        DeadlineCode.OBSTACLE_ANSWER,
    }
)
COUNTED = [
    dated for dated in load_deadlines() if isinstance(dated.rule, DeadlineRule) and dated.rule.code in SET_BY_PLANS
]
OWN_SOURCE = "Kế hoạch"


class PlainForm(forms.Form):
    use_required_attribute = False


class PlanFilter(PlainForm):
    """What the list is narrowed to."""

    q = forms.CharField(label="Tìm", required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    year = forms.IntegerField(label="Năm", required=False, min_value=2000, max_value=2100)
    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *((s.value, PLAN[s]) for s in PlanState)]
    )

    def narrowed(self) -> dict[str, Any]:
        self.is_valid()
        held = self.cleaned_data
        return {"words": held.get("q", ""), "year": held.get("year"), "state": held.get("state", "")}


class PlanEditForm(PlainForm):
    """What a draft says."""

    title = forms.CharField(label="Tên kế hoạch", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    purpose = forms.CharField(label="Mục đích, yêu cầu", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    window_from = DateField(label="Kiểm tra từ ngày", required=False)
    window_to = DateField(label="Đến ngày", required=False)
    data_from = DateField(label="Thời kỳ số liệu từ ngày", required=False)
    data_to = DateField(label="Đến ngày", required=False)
    areas = forms.MultipleChoiceField(
        label="Nội dung kiểm tra", choices=AREAS, required=False, widget=forms.CheckboxSelectMultiple
    )
    preparation = forms.CharField(
        label="Đơn vị cần chuẩn bị",
        required=False,
        help_text="Mỗi dòng một việc hoặc tài liệu.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    has_unannounced = forms.BooleanField(label="Kế hoạch có kiểm tra không báo trước", required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _initial(plan)} | kwargs)
        self.plan = plan
        for dated in COUNTED:
            rule = dated.rule
            assert isinstance(rule, DeadlineRule)
            kind = "ngày làm việc" if rule.working else "ngày"
            self.fields[f"deadline_{rule.code}"] = forms.IntegerField(
                label=f"{dated.label} ({kind})",
                required=False,
                min_value=1,
                max_value=365,
                help_text=f"Để trống: {rule.days} {kind}, theo mặc định.",
                initial=plan.deadlines.get(rule.code, {}).get("days"),
            )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for start, end in (("window_from", "window_to"), ("data_from", "data_to")):
            if given.get(start) and given.get(end) and given[end] < given[start]:
                self.add_error(end, "Ngày kết thúc phải sau ngày bắt đầu.")
        if bool(given.get("window_from")) != bool(given.get("window_to")) and not self.errors:
            self.add_error("window_to", "Hãy nhập cả ngày bắt đầu và ngày kết thúc.")
        return given

    def content(self) -> PlanEdit:
        """The draft as the workflow takes it; a deadline keeps the source that it had."""
        given = self.cleaned_data
        return PlanEdit(
            title=given["title"],
            purpose=given["purpose"],
            window=(given["window_from"], given["window_to"]),
            data_period=(given["data_from"], given["data_to"]),
            areas=tuple(given["areas"]),
            deadlines=tuple(self._deadlines()),
            preparation=given["preparation"],
            has_unannounced=given["has_unannounced"],
        )

    def deadline_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name.startswith("deadline_")]

    def main_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if not field.name.startswith("deadline_")]

    def _deadlines(self) -> Iterable[tuple[str, int, bool, str]]:
        for code, rule in self.plan.deadlines.items():
            if code not in SET_BY_PLANS:
                yield code, rule["days"], rule["working"], rule["source"]
        for dated in COUNTED:
            rule = dated.rule
            assert isinstance(rule, DeadlineRule)
            days = self.cleaned_data.get(f"deadline_{rule.code}")
            before = self.plan.deadlines.get(rule.code, {})
            if days:
                source = before.get("source") if before.get("days") == days else None
                yield rule.code, days, before.get("working", rule.working), source or OWN_SOURCE


def _initial(plan: Plan) -> dict[str, Any]:
    return {
        "title": plan.title,
        "purpose": plan.purpose,
        "window_from": plan.window_from,
        "window_to": plan.window_to,
        "data_from": plan.data_from,
        "data_to": plan.data_to,
        "areas": [area.area for area in plan.areas.all()],
        "preparation": plan.preparation,
        "has_unannounced": plan.has_unannounced,
    }


class ReasonForm(PlainForm):
    """A reason in words."""

    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy nêu lý do."},
    )


class AddUnitsForm(PlainForm):
    """Units found by a search, to be put into the plan."""

    units = forms.MultipleChoiceField(
        label="Đơn vị",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một đơn vị."},
    )
    reason = forms.CharField(label="Lý do chọn", required=False, max_length=300)

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(str(agency.pk), agency.name) for agency in agencies]  # type: ignore[attr-defined]


class ChoiceForm(PlainForm):
    """A share of a group to be chosen by rotation."""

    group = forms.ChoiceField(label="Nhóm đơn vị")
    percent = forms.IntegerField(label="Tỷ lệ (%)", min_value=1, max_value=100, initial=30)
    rest_years = forms.IntegerField(label="Số năm nghỉ sau lần kiểm tra trước", min_value=0, max_value=20, initial=1)

    def __init__(self, *args: Any, groups: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = groups  # type: ignore[attr-defined]


class ExpectForm(PlainForm):
    """Plans asked of whole groups of agencies."""

    kind = forms.ChoiceField(label="Loại kế hoạch", choices=[(kind.value, EXPECTED[kind]) for kind in ExpectedKind])
    groups = forms.MultipleChoiceField(
        label="Yêu cầu đối với",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một nhóm cơ quan."},
    )
    due_on = DateField(label="Ban hành trước ngày")

    def __init__(self, *args: Any, groups: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = groups  # type: ignore[attr-defined]


class DeliverForm(PlainForm):
    """The plan that the agency issued."""

    number = forms.CharField(label="Số", max_length=20)
    symbol = forms.CharField(label="Ký hiệu", max_length=60, help_text="Ví dụ: KH-UBND")
    dated = DateField(label="Ngày ban hành")
    subject = forms.CharField(label="Trích yếu", required=False, max_length=500)
    file = forms.FileField(label="Bản đã ký", required=False, widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_dated(self) -> date:
        dated: date = self.cleaned_data["dated"]
        if dated > self.today:
            raise forms.ValidationError("Ngày ban hành không thể sau hôm nay.")
        return dated


class SelfInspectionForm(PlainForm):
    """The agency's own self-inspection."""

    title = forms.CharField(label="Tên kế hoạch", max_length=400)
    window_from = DateField(label="Từ ngày")
    window_to = DateField(label="Đến ngày")
    units = forms.MultipleChoiceField(label="Đơn vị tự kiểm tra", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = [(str(agency.pk), agency.name) for agency in agencies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("window_from") and given.get("window_to") and given["window_to"] < given["window_from"]:
            self.add_error("window_to", "Ngày kết thúc phải sau ngày bắt đầu.")
        return given


class TaskForm(PlainForm):
    """A task that a document sets."""

    document = forms.ChoiceField(label="Văn bản giao nhiệm vụ")
    text = forms.CharField(label="Nhiệm vụ", widget=forms.Textarea(attrs={"rows": 2}))
    due_on = DateField(label="Thời hạn", required=False)

    def __init__(self, *args: Any, documents: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].choices = documents  # type: ignore[attr-defined]


class TaskReportForm(PlainForm):
    """How far an agency is with a task."""

    progress = forms.ChoiceField(
        label="Tiến độ", widget=forms.RadioSelect, choices=[(one.value, PROGRESS[one]) for one in TaskProgress]
    )
    result = forms.CharField(label="Kết quả, hiệu quả", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    cause = forms.CharField(label="Hạn chế, nguyên nhân", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, status: TaskStatus | None, **kwargs: Any) -> None:
        before = {name: getattr(status, name) for name in ("progress", "result", "cause")} if status else None
        super().__init__(*args, **{"initial": before} | kwargs)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "progress" in given:
            faults = report_faults(
                TaskProgress(given["progress"]), result=given.get("result", ""), cause=given.get("cause", "")
            )
            for name, found in faults.items():
                self.add_error(name, labels.fault(found))
        return given


class SteeringForm(PlainForm):
    """What to steer or add next, and the findings it rests on."""

    text = forms.CharField(label="Nội dung đề xuất", widget=forms.Textarea(attrs={"rows": 3}))
    findings = forms.MultipleChoiceField(
        label="Dựa trên kết quả kiểm tra",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Mỗi đề xuất phải dựa trên ít nhất một kết quả kiểm tra đã xác nhận."},
    )

    def __init__(self, *args: Any, findings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["findings"].choices = findings  # type: ignore[attr-defined]
