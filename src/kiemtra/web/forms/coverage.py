"""Forms of rules of coverage: a list frozen with its share, the rule changed, a unit marked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from kiemtra.data.coverage import default_rest, load_thresholds, load_weights, threshold
from kiemtra.domain.coverage import CoverageFault, MarkKind, QuotaContent, UnitGroup
from kiemtra.domain.errors import NotValid
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import CoverageRule
from kiemtra.web import labels
from kiemtra.web.forms.fields import DateField
from kiemtra.web.forms.plans import PlainForm
from kiemtra.web.labels.coverage import FAULTS, MARKS
from kiemtra.web.labels.plans import CHOSEN
from kiemtra.workflows.choice_wording import GROUPS
from kiemtra.workflows.coverage import RuleContent, WeightContent, content_of, default_weights

WAYS = (UnitChoice.BY_RULE, UnitChoice.DRAWN, UnitChoice.PROPOSED, UnitChoice.WHOLE_GROUP, UnitChoice.NAMED_IN_TEXT)

# The plan sets its own share.
OWN = "own"


class ShareForm(PlainForm):
    """What both forms of a rule ask: way, threshold, count."""

    way = forms.ChoiceField(label="Cách chọn", choices=[(way.value, CHOSEN[way]) for way in WAYS])
    threshold = forms.ChoiceField(label="Ngưỡng tỷ lệ")
    percent = forms.IntegerField(
        label="Tỷ lệ do kế hoạch đặt (%)", required=False, help_text="Để trống: theo ngưỡng đã chọn ở trên."
    )
    source = forms.CharField(
        label="Căn cứ của tỷ lệ do kế hoạch đặt",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    count = forms.IntegerField(
        label="Chọn đúng bao nhiêu đơn vị", required=False, help_text="Để trống: lấy vừa đủ tỷ lệ."
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [
            (one.code, f"{one.label}{'' if one.is_valid_on(day) else ' (tham khảo, không áp dụng cho ngày này)'}")
            for one in sorted(load_thresholds(), key=lambda one: not one.is_valid_on(day))
        ]
        self.fields["threshold"].choices = [*known, (OWN, "Kế hoạch tự đặt")]  # type: ignore[attr-defined]

    def share(self) -> dict[str, Any]:
        """The share with its source: of the threshold chosen, unless the plan sets one."""
        given = self.cleaned_data
        known = threshold(given["threshold"])
        own = given["percent"] is not None and (known is None or given["percent"] != known.percent)
        if known and not own:
            return {"threshold": known.code, "percent": known.percent, "source": known.source}
        return {"threshold": "", "percent": given["percent"] or 0, "source": given["source"]}

    def add_faults(self, error: NotValid) -> None:
        """Each fault at its field; one of a field that is not shown stands above all."""
        for name, fault in error.faults.items():
            self.add_error(name if name in self.fields else None, labels.fault(fault))


class FreezeForm(ShareForm):
    """A group, the day of its list, and how many of it."""

    group = forms.ChoiceField(label="Nhóm đơn vị", choices=[(group.value, GROUPS[group]) for group in UnitGroup])
    frozen_on = DateField(
        label="Chốt danh sách tại ngày", help_text="Tỷ lệ tính trên danh sách của ngày này, không đổi về sau."
    )
    field_order = ["group", "frozen_on", "way", "threshold", "percent", "source", "count"]

    def content(self) -> RuleContent:
        """The rule as the workflow takes it, rest and weights as the data proposes."""
        given, rest = self.cleaned_data, default_rest()
        return RuleContent(
            way=UnitChoice(given["way"]),
            count=given["count"],
            rest_years=rest.years,
            rest_source=rest.source,
            weights=default_weights(),
            **self.share(),
        )


class RuleForm(ShareForm):
    """All that a rule says, but for its list."""

    rest_years = forms.IntegerField(label="Nghỉ luân phiên (năm)", help_text="0: không nghỉ.")
    rest_source = forms.CharField(
        label="Căn cứ nghỉ luân phiên", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, rule: CoverageRule, localities: Sequence[str], **kwargs: Any) -> None:
        self.rule, self.localities = rule, localities
        held = content_of(rule)
        weights = {one.criterion: one for one in held.weights}
        quotas = {one.locality: one for one in held.quotas}
        super().__init__(*args, day=rule.frozen_on, **{"initial": _initial(held)} | kwargs)
        for weight in load_weights():
            there = weights.get(weight.code)
            self._number(
                f"points_{weight.code}", f"{weight.label}: điểm cho mỗi đơn vị đếm", there.points if there else 0
            )
            self._number(f"most_{weight.code}", f"{weight.label}: nhiều nhất", there.most if there else 0)
        for place, locality in enumerate(localities):
            quota = quotas.get(locality)
            self._number(f"least_{place}", f"{locality}: ít nhất", quota.least if quota else None)
            self._number(f"top_{place}", f"{locality}: nhiều nhất", quota.most if quota else None)

    def _number(self, name: str, label: str, initial: int | None) -> None:
        self.fields[name] = forms.IntegerField(label=label, required=False, initial=initial)

    def share_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if "_" not in field.name]

    def rest_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name.startswith("rest_")]

    def weight_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name.startswith(("points_", "most_"))]

    def quota_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name.startswith(("least_", "top_"))]

    def content(self) -> RuleContent:
        """The rule as the workflow takes it."""
        given = self.cleaned_data
        return RuleContent(
            way=UnitChoice(given["way"]),
            count=given["count"],
            rest_years=given["rest_years"],
            rest_source=given["rest_source"],
            weights=tuple(self._weight(weight.code, given) for weight in load_weights()),
            quotas=tuple(
                QuotaContent(locality, given[f"least_{place}"] or 0, given[f"top_{place}"])
                for place, locality in enumerate(self.localities)
                if given[f"least_{place}"] or given[f"top_{place}"] is not None
            ),
            **self.share(),
        )

    def _weight(self, code: str, given: Mapping[str, Any]) -> WeightContent:
        back = next((one.years_back for one in load_weights() if one.code == code), 0)
        there = next((one for one in content_of(self.rule).weights if one.criterion == code), None)
        years_back = there.years_back if there else back
        return WeightContent(code, given[f"points_{code}"] or 0, given[f"most_{code}"] or 0, years_back)


def _initial(held: RuleContent) -> dict[str, Any]:
    own = not held.threshold
    return {
        "way": held.way,
        "threshold": held.threshold or OWN,
        "percent": held.percent if own else None,
        "source": held.source if own else "",
        "count": held.count,
        "rest_years": held.rest_years,
        "rest_source": held.rest_source,
    }


class MarkForm(PlainForm):
    """What is decided about one unit before the choice."""

    kind = forms.ChoiceField(
        label="Ghi chú", widget=forms.RadioSelect, choices=[(kind.value, MARKS[kind]) for kind in MarkKind]
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": FAULTS[CoverageFault.MARK_WITHOUT_REASON]},
    )

    def add_faults(self, error: NotValid) -> None:
        """Each fault at its field."""
        for name, fault in error.faults.items():
            self.add_error(name if name in self.fields else None, labels.fault(fault))
