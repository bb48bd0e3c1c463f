"""Coverage rules of a plan, frozen denominators, what was marked on them and the choices made (append-only)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids
from kiemtra.store.append_only import backwards_with_choices, forwards_with_choices


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0010_cascade"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoverageRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="coverage_rules", to="store.plan"
                    ),
                ),
                ("group", models.CharField(max_length=24)),
                ("way", models.CharField(max_length=16)),
                ("threshold", models.CharField(blank=True, max_length=40)),
                ("percent", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=400)),
                ("count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("rest_years", models.PositiveSmallIntegerField(default=0)),
                ("rest_source", models.CharField(blank=True, max_length=400)),
                ("weights", models.JSONField(default=list)),
                ("quotas", models.JSONField(default=list)),
                ("frozen_on", models.DateField()),
                ("frozen_at", models.DateTimeField()),
                (
                    "frozen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "group__in",
                                [
                                    "departments",
                                    "districts",
                                    "divisions",
                                    "communes",
                                    "vertical_agencies",
                                    "service_units",
                                    "subordinates",
                                ],
                            )
                        ),
                        name="coverage_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("way__in", ["named_in_text", "whole_group", "drawn", "proposed", "by_rule"])
                        ),
                        name="coverage_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__gte", 1), ("percent__lte", 100)), name="coverage_percent"
                    ),
                    models.UniqueConstraint(fields=("plan", "group"), name="one_coverage_rule"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverageUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="listed", to="store.coveragerule"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.agency"),
                ),
                ("name", models.CharField(max_length=300)),
                ("locality", models.CharField(blank=True, max_length=160)),
                ("position", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["position"],
                "constraints": [models.UniqueConstraint(fields=("rule", "agency"), name="one_coverage_unit")],
            },
        ),
        migrations.CreateModel(
            name="ChoiceMark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="store.coveragerule"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.agency"),
                ),
                ("kind", models.CharField(max_length=16)),
                ("reason", models.CharField(max_length=400)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["excluded", "graded_low"])), name="choice_mark_kind"
                    ),
                    models.UniqueConstraint(fields=("rule", "agency", "kind"), name="one_choice_mark"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="choices", to="store.plan"
                    ),
                ),
                ("group", models.CharField(max_length=24)),
                ("way", models.CharField(max_length=16)),
                ("rule_id", models.UUIDField()),
                ("seed", models.CharField(blank=True, max_length=80)),
                ("content", models.JSONField()),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_by_name", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["plan", "-made_at"], name="choices_of_plan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "group__in",
                                [
                                    "departments",
                                    "districts",
                                    "divisions",
                                    "communes",
                                    "vertical_agencies",
                                    "service_units",
                                    "subordinates",
                                ],
                            )
                        ),
                        name="plan_choice_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("way__in", ["named_in_text", "whole_group", "drawn", "proposed", "by_rule"])
                        ),
                        name="plan_choice_way",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="planunit",
            name="plan_unit_chosen",
        ),
        migrations.AddConstraint(
            model_name="planunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("chosen__in", ["named_in_text", "whole_group", "drawn", "proposed", "by_rule"])),
                name="plan_unit_chosen",
            ),
        ),
        migrations.RunPython(forwards_with_choices, backwards_with_choices, elidable=False),
    ]
