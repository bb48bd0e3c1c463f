"""What people type about tasks: a task, a unit's report, a row of many reports, what narrows the pages."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from kiemtra.domain.tasks import (
    Aim,
    Said,
    TaskAim,
    TaskContent,
    TaskProgress,
    TaskTerm,
    Term,
    report_faults,
)
from kiemtra.store.models import Task, TaskStatus
from kiemtra.store.queries.agency_search import Among
from kiemtra.web.forms.accounts import PlainForm
from kiemtra.web.forms.agency_field import AgenciesField, AgencyField
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.file_inputs import ACCEPT
from kiemtra.web.forms.findings import lines
from kiemtra.web.labels.plans import GROUPS
from kiemtra.web.labels.tasks import AIMS, PROGRESS, TERMS

Choices = Sequence[tuple[str, str]]
ALL = ("", "Tất cả")


class TaskForm(PlainForm):
    """A task that a document sets."""

    document = forms.ChoiceField(label="Văn bản giao nhiệm vụ")
    place = forms.CharField(
        label="Điểm, khoản, mục", required=False, max_length=120, help_text="Ví dụ: điểm b mục II.3"
    )
    text = forms.CharField(label="Nhiệm vụ", widget=lines(3), error_messages={"required": "Hãy ghi nội dung nhiệm vụ."})
    product = forms.CharField(label="Sản phẩm phải có", required=False, widget=lines(2))
    term = forms.ChoiceField(label="Thời hạn", choices=[(one.value, TERMS[one]) for one in TaskTerm])
    due_on = DateField(label="Ngày phải hoàn thành", required=False)
    days = forms.IntegerField(label="Số ngày sau ngày ban hành văn bản", required=False, min_value=0, max_value=3_650)
    working = forms.BooleanField(label="Tính ngày làm việc", required=False)
    source = forms.CharField(
        label="Căn cứ của thời hạn", required=False, max_length=300, help_text="Ví dụ: mục III Kế hoạch số 71/KH-UBND"
    )
    lead = AgencyField(label="Cơ quan chủ trì", required=False)
    taking_part = forms.CharField(label="Cơ quan phối hợp", required=False, widget=lines(1))
    whom = forms.ChoiceField(label="Giao cho", choices=[(one.value, AIMS[one]) for one in TaskAim])
    groups = forms.MultipleChoiceField(
        label="Loại đơn vị", required=False, widget=forms.CheckboxSelectMultiple, choices=[(k, w) for k, _, w in GROUPS]
    )
    agencies = AgenciesField(label="Đơn vị được giao", required=False)

    def __init__(self, *args: Any, documents: Choices, among: Among, task: Task | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _of_task(task) if task else None} | kwargs)
        if task:
            del self.fields["document"]
        else:
            self.fields["document"].choices = documents  # type: ignore[attr-defined]
        for name in ("lead", "agencies"):
            self.fields[name].aim(among)  # type: ignore[attr-defined]

    def content(self) -> TaskContent:
        """The task as it was typed; what does not belong to the chosen rule is left out."""
        given = self.cleaned_data
        rule, whom, lead = TaskTerm(given["term"]), TaskAim(given["whom"]), given["lead"]
        day = given["due_on"] if rule is TaskTerm.DAY else None
        return TaskContent(
            text=given["text"],
            place=given["place"],
            product=given["product"],
            term=Term(rule, day, given["days"] or 0, given["working"], given["source"]),
            lead=lead.pk if lead else None,
            taking_part=given["taking_part"],
            aim=Aim(whom, tuple(given["groups"]), tuple(one.pk for one in given["agencies"])),
        )


def _of_task(task: Task) -> dict[str, Any]:
    return {
        "place": task.place,
        "text": task.text,
        "product": task.product,
        "term": task.term,
        "due_on": task.due_on if task.term == TaskTerm.DAY else None,
        "days": task.due_days,
        "working": task.due_working,
        "source": task.due_source,
        "lead": task.lead,
        "taking_part": task.taking_part,
        "whom": task.aim,
        "groups": task.groups,
        "agencies": list(task.agencies.all()),
    }


class RowForm(PlainForm):
    """How far a unit is with a task, in one row: what most reports need."""

    progress = forms.ChoiceField(label="Tiến độ", choices=[(one.value, PROGRESS[one]) for one in TaskProgress])
    percent = forms.IntegerField(
        label="Tỷ lệ (%)",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
        error_messages={"invalid": "Tỷ lệ hoàn thành là số nguyên từ 0 đến 100, ví dụ 60."},
    )
    done_on = DateField(label="Ngày hoàn thành", required=False, help_text="")
    result = forms.CharField(label="Kết quả, hiệu quả", required=False, widget=lines(2))
    product = forms.CharField(label="Sản phẩm", required=False, max_length=1_000)
    cause = forms.CharField(label="Nguyên nhân chậm, hạn chế", required=False, widget=lines(2))
    file = forms.FileField(
        label="Tệp chứng minh", required=False, widget=forms.ClearableFileInput(attrs={"accept": ACCEPT})
    )

    def __init__(self, *args: Any, task: Task, status: TaskStatus | None, today: date, **kwargs: Any) -> None:
        self.task, self.status, self.today = task, status, today
        kept = {name: getattr(status, name) for name in self.base_fields if hasattr(status, name)} if status else {}
        super().__init__(
            *args, **{"initial": kept | {"progress": status.progress if status else "not_started"}} | kwargs
        )

    def said(self) -> Said:
        """What the unit says; what this form does not ask for stays as it was said before."""
        given, before = self.cleaned_data, self.status
        return Said(
            progress=TaskProgress(given["progress"]),
            percent=given.get("percent"),
            result=given.get("result", ""),
            product=given.get("product", ""),
            done_on=given.get("done_on"),
            cause=given.get("cause", ""),
            obstacle=given.get("obstacle", before.obstacle if before else ""),
            proposal=given.get("proposal", before.proposal if before else ""),
            product_document=self._document(),
        )

    def _document(self) -> UUID | None:
        if "product_document" in self.fields:
            return UUID(self.cleaned_data["product_document"]) if self.cleaned_data.get("product_document") else None
        return self.status.product_document_id if self.status else None

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not self.errors:
            self.take(report_faults(self.said(), due_on=self.task.due_on, today=self.today))
        return given


class ReportForm(RowForm):
    """The whole report on one task."""

    product_document = forms.ChoiceField(label="Văn bản là sản phẩm", required=False)
    obstacle = forms.CharField(label="Khó khăn, vướng mắc", required=False, widget=lines(2))
    proposal = forms.CharField(label="Đề xuất, kiến nghị", required=False, widget=lines(2))
    field_order = (
        "progress",
        "percent",
        "done_on",
        "result",
        "product",
        "product_document",
        "cause",
        "obstacle",
        "proposal",
        "file",
    )

    def __init__(self, *args: Any, documents: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["product_document"].choices = [("", "Không nêu"), *documents]  # type: ignore[attr-defined]
        if self.status and self.status.product_document_id:
            self.initial["product_document"] = str(self.status.product_document_id)


class RemarkForm(PlainForm):
    """What the receiving side says."""

    remark = forms.CharField(label="Nhận xét", required=False, max_length=1_000, widget=lines(2))


class TaskFilter(PlainForm):
    """What the pages of tasks are narrowed to."""

    q = forms.CharField(
        label="Đơn vị", required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    document = forms.ChoiceField(label="Văn bản", required=False)
    lead = forms.ChoiceField(label="Chủ trì", required=False)

    def __init__(self, *args: Any, documents: Choices, leads: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].choices = [ALL, *documents]  # type: ignore[attr-defined]
        self.fields["lead"].choices = [ALL, *leads]  # type: ignore[attr-defined]
        if not leads:
            del self.fields["lead"]


class TaskSheetForm(PlainForm):
    """A workbook of tasks."""

    file = forms.FileField(
        label="Tệp XLSX theo mẫu",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Hãy chọn tệp."},
    )


class DutiesForm(PlainForm):
    """Which duties of the texts become tasks."""

    duties = forms.MultipleChoiceField(
        label="Trách nhiệm đã xác nhận",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một trách nhiệm."},
    )

    def __init__(self, *args: Any, duties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duties"].choices = duties  # type: ignore[attr-defined]
