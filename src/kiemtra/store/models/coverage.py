"""Rules of coverage of a plan: the frozen list of units, what a person marked on it, and each choice as it was made."""

from django.db import models

from kiemtra.domain.coverage import MarkKind, UnitGroup
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.ids import new_id
from kiemtra.store.models.agencies import Agency
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan
from kiemtra.store.models.record import Record, one_of


class CoverageRule(Record):
    """How one group of units is chosen for a plan, of a list as it stood on a day."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="coverage_rules")
    group = models.CharField(max_length=24)
    way = models.CharField(max_length=16)
    # The threshold with what it rests on, copied from `data/coverage.toml` (by its code) or set by the plan.
    threshold = models.CharField(max_length=40, blank=True)
    percent = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=400)
    # Exactly so many, where the plan says so.
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    rest_years = models.PositiveSmallIntegerField(default=0)
    rest_source = models.CharField(max_length=400, blank=True)
    # [{criterion, points, most, years_back}]
    weights = models.JSONField(default=list)
    # [{locality, least, most}]
    quotas = models.JSONField(default=list)
    # The day as of which the list stands, and when it was taken down.
    frozen_on = models.DateField()
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            one_of("group", UnitGroup, name="coverage_group"),
            one_of("way", UnitChoice, name="coverage_way"),
            models.CheckConstraint(
                condition=models.Q(percent__gte=1) & models.Q(percent__lte=100), name="coverage_percent"
            ),
            models.UniqueConstraint(fields=["plan", "group"], name="one_coverage_rule"),
        ]


class CoverageUnit(models.Model):
    """One unit of the frozen list, as it was called and where it stood on that day; written once."""

    rule = models.ForeignKey(CoverageRule, on_delete=models.CASCADE, related_name="listed")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    # What it lies in (a district, the area of a former one); empty where the group is not divided.
    locality = models.CharField(max_length=160, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["rule", "agency"], name="one_coverage_unit")]


class ChoiceMark(Record):
    """What a person decided about one unit of the list before the choice, and why."""

    rule = models.ForeignKey(CoverageRule, on_delete=models.CASCADE, related_name="marks")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    reason = models.CharField(max_length=400)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of("kind", MarkKind, name="choice_mark_kind"),
            models.UniqueConstraint(fields=["rule", "agency", "kind"], name="one_choice_mark"),
        ]


class PlanChoice(models.Model):
    """A choice as it was made: rules, frozen list, verdict and sentence of each unit. Never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="choices")
    group = models.CharField(max_length=24)
    way = models.CharField(max_length=16)
    # The rule's id: the rule itself may be dropped while the plan is a draft.
    rule_id = models.UUIDField()
    # What parted equals; empty where nothing was drawn.
    seed = models.CharField(max_length=80, blank=True)
    # {rule: {…}, units: [{agency, name, locality, chosen, reason, sentence, years, points, parts, …}]}
    content = models.JSONField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of("group", UnitGroup, name="plan_choice_group"),
            one_of("way", UnitChoice, name="plan_choice_way"),
        ]
        indexes = [models.Index(fields=["plan", "-made_at"], name="choices_of_plan")]
