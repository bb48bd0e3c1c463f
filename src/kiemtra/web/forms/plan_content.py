"""Forms of what a plan says: the draft and its amendment, a plan from nothing, one from an earlier year, kinds of units."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from kiemtra.data.areas import load_areas
from kiemtra.data.checklist import load_checklist
from kiemtra.data.deadlines import load_deadlines
from kiemtra.domain.deadlines import DeadlineCode, DeadlineRule
from kiemtra.domain.inspections import InspectionMethod, InspectionScope
from kiemtra.store.models import Agency, Jurisdiction, Plan
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.plans import PlainForm
from kiemtra.web.labels.inspections import METHODS
from kiemtra.web.labels.plan_content import SCOPES
from kiemtra.workflows.plan_content import PlanContent, PlanEdit
from kiemtra.workflows.plans import UnitKind

AREAS = [(area.code, area.label) for area in load_areas()]
ITEMS = load_checklist()
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
COUNTED = tuple(
    (dated.label, dated.rule)
    for dated in load_deadlines()
    if isinstance(dated.rule, DeadlineRule) and dated.rule.code in SET_BY_PLANS
)
OWN_SOURCE = "Kế hoạch"


class PlanEditForm(PlainForm):
    """What a plan says; `edit` is what it says so far."""

    title = forms.CharField(label="Tên kế hoạch", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    window_from = DateField(label="Kiểm tra từ ngày", required=False)
    window_to = DateField(label="Kiểm tra đến ngày", required=False)
    data_from = DateField(label="Thời kỳ số liệu từ ngày", required=False)
    data_to = DateField(label="Thời kỳ số liệu đến ngày", required=False)
    method = forms.ChoiceField(
        label="Hình thức kiểm tra chính",
        choices=[(one.value, METHODS[one]) for one in InspectionMethod],
        help_text="Áp dụng cho đơn vị thêm sau này; từng đơn vị đặt riêng được ở “Hình thức từng đơn vị”.",
    )
    has_unannounced = forms.BooleanField(label="Kế hoạch có kiểm tra không báo trước", required=False)
    grounds = forms.CharField(
        label="Căn cứ",
        required=False,
        help_text="Mỗi dòng một văn bản, ví dụ: Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    purpose = forms.CharField(label="Mục đích, yêu cầu", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    preparation = forms.CharField(
        label="Đơn vị cần chuẩn bị",
        required=False,
        help_text="Mỗi dòng một việc hoặc tài liệu.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    duties = forms.CharField(
        label="Trách nhiệm thực hiện",
        required=False,
        help_text="Mỗi dòng: cơ quan, dấu hai chấm, rồi việc. Ví dụ: Sở Nội vụ: theo dõi, tổng hợp kết quả.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    areas = forms.MultipleChoiceField(
        label="Nội dung kiểm tra", choices=AREAS, required=False, widget=forms.CheckboxSelectMultiple
    )
    items = forms.MultipleChoiceField(
        label="Câu hỏi kiểm tra",
        choices=[(item.code, f"{item.code}. {item.question}") for item in ITEMS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, edit: PlanEdit, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _initial(edit)} | kwargs)
        self.before = {code: (days, working, source) for code, days, working, source in edit.deadlines}
        for label, rule in COUNTED:
            counted = "ngày làm việc" if rule.working else "ngày"
            self.fields[f"deadline_{rule.code}"] = forms.IntegerField(
                label=f"{label} ({counted})",
                required=False,
                min_value=1,
                max_value=365,
                help_text=f"Để trống: {rule.days} {counted}, theo mặc định.",
                initial=self.before.get(rule.code, (None,))[0],
            )
            self.fields[f"source_{rule.code}"] = forms.CharField(
                label=f"Căn cứ của thời hạn “{label}”",
                required=False,
                max_length=300,
                help_text=f"Để trống: {OWN_SOURCE}.",
                initial=self.before.get(rule.code, (None, None, ""))[2],
            )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        for start, end in (("window_from", "window_to"), ("data_from", "data_to")):
            if given.get(start) and given.get(end) and given[end] < given[start]:
                self.add_error(end, "Ngày kết thúc phải sau ngày bắt đầu.")
        if bool(given.get("window_from")) != bool(given.get("window_to")) and not self.errors:
            self.add_error("window_to", "Hãy nhập cả ngày bắt đầu và ngày kết thúc.")
        self._check_items(given)
        return given

    def _check_items(self, given: dict[str, Any]) -> None:
        """An item belongs to one of the areas that are chosen."""
        area_of = {item.code: item.area for item in ITEMS}
        astray = {area_of[code] for code in given.get("items", ())} - set(given.get("areas", ()))
        for code, label in AREAS:
            if code in astray:
                self.add_error("items", f"Đã chọn câu hỏi của “{label}” nhưng chưa chọn nội dung kiểm tra này.")

    def content(self) -> PlanEdit:
        """The content as the workflow takes it; a deadline keeps the source that it had."""
        return PlanEdit(**self._said())

    def _said(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "title": given["title"],
            "purpose": given["purpose"],
            "grounds": given["grounds"],
            "window": (given["window_from"], given["window_to"]),
            "data_period": (given["data_from"], given["data_to"]),
            "areas": tuple(given["areas"]),
            "items": tuple(given["items"]),
            "deadlines": tuple(self._deadlines()),
            "preparation": given["preparation"],
            "duties": tuple(_duty(line) for line in given["duties"].splitlines() if line.strip()),
            "has_unannounced": given["has_unannounced"],
            "method": InspectionMethod(given["method"]),
        }

    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in ("areas", "items") and not _is_deadline(name)]

    def deadline_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if _is_deadline(name)]

    def item_groups(self) -> list[dict[str, Any]]:
        """The items by area: label, how many there are and are ticked, and the boxes."""
        boxes = {str(box.data["value"]): box for box in self["items"].subwidgets}
        groups = []
        for code, label in AREAS:
            mine = [boxes[item.code] for item in ITEMS if item.area == code]
            ticked = sum(1 for box in mine if box.data["selected"])
            note = f"chọn {ticked}/{len(mine)} câu hỏi" if ticked else f"cả {len(mine)} câu hỏi"
            if mine:
                groups.append({"label": f"{label}: {note}", "boxes": mine, "ticked": ticked})
        return groups

    def _deadlines(self) -> Iterable[tuple[str, int, bool, str]]:
        for code, (days, working, source) in self.before.items():
            if code not in SET_BY_PLANS:
                yield code, days, working, source
        for _, rule in COUNTED:
            given, said = self.cleaned_data.get(f"deadline_{rule.code}"), self.cleaned_data.get(f"source_{rule.code}")
            before = self.before.get(rule.code)
            if given:
                yield rule.code, given, before[1] if before else rule.working, said or OWN_SOURCE


class PlanNewForm(PlanEditForm):
    """A plan written from nothing."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    issuer = forms.ChoiceField(label="Cơ quan ban hành")
    standing = forms.ChoiceField(label="Cơ quan thường trực kiểm tra")
    field_order = ("title", "year", "issuer", "standing")

    def __init__(self, *args: Any, systems: Sequence[tuple[Jurisdiction, Agency]], year: int, **kwargs: Any) -> None:
        start = PlanEdit(title=f"Kế hoạch kiểm tra công tác cải cách hành chính năm {year}")
        super().__init__(*args, edit=start, **kwargs)
        self.systems = {str(standing.pk): (system, standing) for system, standing in systems}
        self.issuers = {str(agency.pk): agency for system, standing in systems for agency in (system.root, standing)}
        self.fields["year"].initial = year
        _choices(self, "standing", [(key, agency.name) for key, (_, agency) in self.systems.items()])
        _choices(self, "issuer", [(key, agency.name) for key, agency in self.issuers.items()])

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "standing" in given and "issuer" in given:
            system, standing = self.systems[given["standing"]]
            if self.issuers[given["issuer"]] not in (system.root, standing):
                self.add_error("issuer", f"Cơ quan ban hành phải thuộc hệ thống {system.name}.")
        return given

    @property
    def system(self) -> Jurisdiction:
        return self.systems[self.cleaned_data["standing"]][0]

    def first_content(self) -> PlanContent:
        """The plan as the workflow takes it."""
        given = self.cleaned_data
        return PlanContent(
            **self._said(),
            year=given["year"],
            issuer=self.issuers[given["issuer"]],
            standing_agency=self.systems[given["standing"]][1],
        )


class CopyForm(PlainForm):
    """A plan carried over into a later year."""

    year = forms.IntegerField(label="Lập cho năm", max_value=2100)
    with_units = forms.BooleanField(
        label="Giữ danh sách đơn vị và hình thức kiểm tra từng đơn vị",
        required=False,
        help_text="Không chọn: danh sách đơn vị để trống, chọn lại theo luân phiên hoặc bốc thăm.",
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"year": plan.year + 1}} | kwargs)
        self.fields["year"].widget.attrs["min"] = plan.year + 1
        self.after = plan.year

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year <= self.after:
            raise forms.ValidationError(f"Năm phải sau năm {self.after} của kế hoạch được chuyển tiếp.")
        return year


class KindForm(PlainForm):
    """Units of a plan, and what kind of inspection they get."""

    units = forms.MultipleChoiceField(
        label="Đơn vị",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một đơn vị."},
    )
    method = forms.ChoiceField(label="Hình thức", choices=[(one.value, METHODS[one]) for one in InspectionMethod])
    scope = forms.ChoiceField(
        label="Phạm vi",
        choices=[(one.value, SCOPES[one]) for one in InspectionScope],
        widget=forms.RadioSelect,
        initial=InspectionScope.FULL.value,
    )
    areas = forms.MultipleChoiceField(
        label="Nội dung của chuyên đề", choices=AREAS, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "units", units)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("scope") == InspectionScope.THEMATIC and not given.get("areas"):
            self.add_error("areas", "Kiểm tra theo chuyên đề phải chọn ít nhất một nội dung.")
        return given

    def kind(self) -> UnitKind:
        given = self.cleaned_data
        return UnitKind(InspectionMethod(given["method"]), InspectionScope(given["scope"]), tuple(given["areas"]))


class TickedUnitsForm(PlainForm):
    """Units ticked in a list."""

    units = forms.MultipleChoiceField(error_messages={"required": "Hãy chọn ít nhất một đơn vị."})

    def __init__(self, *args: Any, units: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "units", units)


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _is_deadline(name: str) -> bool:
    return name.startswith(("deadline_", "source_"))


def _duty(line: str) -> tuple[str, str]:
    who, colon, text = line.partition(":")
    return (who.strip()[:300], text.strip()) if colon and text.strip() else ("", line.strip())


def _initial(edit: PlanEdit) -> dict[str, Any]:
    return {
        "title": edit.title,
        "purpose": edit.purpose,
        "grounds": edit.grounds,
        "window_from": edit.window[0],
        "window_to": edit.window[1],
        "data_from": edit.data_period[0],
        "data_to": edit.data_period[1],
        "areas": list(edit.areas),
        "items": list(edit.items),
        "preparation": edit.preparation,
        "duties": "\n".join(f"{who}: {text}" if who else text for who, text in edit.duties or ()),
        "has_unannounced": edit.has_unannounced,
        "method": str(edit.method),
    }
