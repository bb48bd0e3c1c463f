"""Timetables asked for and proposed, and the busy days of units."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.domain.timetables
import kiemtra.store.ids


class Migration(migrations.Migration):
    dependencies = [("store", "0012_draws")]
    operations = [
        migrations.CreateModel(
            name="BusyDays",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("reason", models.CharField(max_length=200)),
                ("entered_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="busy_days", to="store.agency"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "first"], name="busy_days_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="busy_days_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Timetable",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(default=kiemtra.domain.timetables.TimetableState["WAITING"], max_length=16)),
                ("per_day", models.PositiveSmallIntegerField(default=1)),
                ("hour", models.TimeField(blank=True, null=True)),
                ("keeps_days", models.BooleanField(default=True)),
                ("seconds", models.PositiveSmallIntegerField()),
                ("seed", models.PositiveIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("asked_on", models.DateField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("beat_at", models.DateTimeField(blank=True, null=True)),
                ("stage", models.CharField(blank=True, max_length=40)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("facts", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="timetables", to="store.plan"
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.timetable",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.team",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["plan", "-asked_at"], name="timetables_of_plan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["waiting", "running", "proposed", "impossible", "failed", "taken_over", "dropped"],
                            )
                        ),
                        name="timetable_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["running", "waiting"])),
                        fields=("plan",),
                        name="one_timetable_under_way",
                    ),
                ],
            },
        ),
    ]
