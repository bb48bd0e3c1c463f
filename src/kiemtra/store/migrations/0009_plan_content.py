"""Plans: their versions, amendments, checklist items, the plan they were carried over from, kinds of their units."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids
from kiemtra.store.append_only import backwards_with_plans, forwards_with_plans


class Migration(migrations.Migration):
    dependencies = [("store", "0008_register")]

    operations = [
        migrations.CreateModel(
            name="PlanAmendment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(default="draft", max_length=16)),
                ("reason", models.TextField()),
                ("base", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("remark", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("issued_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                ("reason", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="plan",
            name="copied_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="store.plan",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="grounds",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="plan",
            name="items",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="plan",
            name="method",
            field=models.CharField(default="on_site", max_length=16),
        ),
        migrations.AddField(
            model_name="plan",
            name="submission",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="submits",
                to="store.document",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="to_review",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="planunit",
            name="areas",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="planunit",
            name="method",
            field=models.CharField(default="on_site", max_length=16),
        ),
        migrations.AddField(
            model_name="planunit",
            name="scope",
            field=models.CharField(default="full", max_length=16),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("method__in", ["on_site", "desk", "digital"])), name="plan_method"
            ),
        ),
        migrations.AddConstraint(
            model_name="planunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("method__in", ["on_site", "desk", "digital"])), name="plan_unit_method"
            ),
        ),
        migrations.AddConstraint(
            model_name="planunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope__in", ["full", "thematic"])), name="plan_unit_scope"
            ),
        ),
        migrations.AddField(
            model_name="planamendment",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amends",
                to="store.document",
            ),
        ),
        migrations.AddField(
            model_name="planamendment",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="planamendment",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="store.plan"
            ),
        ),
        migrations.AddField(
            model_name="planversion",
            name="amendment",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="version", to="store.planamendment"
            ),
        ),
        migrations.AddField(
            model_name="planversion",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="planversion",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="store.plan"
            ),
        ),
        migrations.AddConstraint(
            model_name="planamendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "submitted", "issued", "struck"])),
                name="plan_amendment_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="planamendment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["draft", "submitted"])), fields=("plan",), name="one_open_amendment"
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="one_plan_version"),
        ),
        migrations.RunPython(forwards_with_plans, backwards_with_plans),
    ]
