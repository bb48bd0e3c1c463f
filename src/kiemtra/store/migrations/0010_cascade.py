"""Plans below a plan: the line from each to those above it, and the plan that was made where one was expected."""

from collections.abc import Iterator
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

TOLD_KIND = "self_inspection_plan"


def draw_lines(apps: Any, schema_editor: Any) -> None:
    """Until now a plan below was always a self-inspection; each gets its line and is tied to where it was expected."""
    plans, lines = apps.get_model("store", "Plan"), apps.get_model("store", "PlanLine")
    parents = dict(plans.objects.filter(parent__isnull=False).values_list("pk", "parent"))
    lines.objects.bulk_create(
        lines(plan_id=plan, above_id=above, depth=depth)
        for plan in parents
        for depth, above in enumerate(_line(plan, parents), start=1)
    )
    for expected in apps.get_model("store", "ExpectedPlan").objects.filter(kind=TOLD_KIND):
        made = plans.objects.filter(parent=expected.plan_id, issuer=expected.agency_id).exclude(state="withdrawn")
        expected.child = made.order_by("pk").first()
        expected.save(update_fields=["child"])


def _line(plan: Any, parents: dict[Any, Any]) -> Iterator[Any]:
    while plan in parents:
        plan = parents[plan]
        yield plan


class Migration(migrations.Migration):
    dependencies = [("store", "0009_plan_content")]
    operations = [
        migrations.AddField(
            model_name="expectedplan",
            name="child",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asked_by",
                to="store.plan",
            ),
        ),
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depth", models.PositiveSmallIntegerField()),
                (
                    "above",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines_down", to="store.plan"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines_up", to="store.plan"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["above", "depth"], name="plans_below")],
                "constraints": [models.UniqueConstraint(fields=("plan", "above"), name="one_plan_line")],
            },
        ),
        migrations.RunPython(draw_lines, migrations.RunPython.noop),
    ]
