"""Readings as examples: what people add, undo and call a false alarm; and how their words were got, from scans in the background."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids

DONE = models.Q(state="done")
READ = models.Q(reading__isnull=False)


class Migration(migrations.Migration):
    dependencies = [("store", "0023_forms")]

    operations = [
        migrations.AddField("reading", "added", models.JSONField(blank=True, default=list)),
        migrations.AddField("reading", "touched", models.JSONField(blank=True, default=dict)),
        migrations.AddField("reading", "steps", models.JSONField(blank=True, default=list)),
        migrations.AddField("anomaly", "is_false_alarm", models.BooleanField(default=False)),
        migrations.AddField("reading", "notes", models.JSONField(blank=True, default=list)),
        migrations.CreateModel(
            name="Recognition",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("data", models.BinaryField(default=bytes)),
                ("state", models.CharField(max_length=16)),
                ("asked_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("beat_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("fault", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recognitions",
                        to="store.jurisdiction",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.reading",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(state__in=["waiting", "running", "done", "failed"]),
                        name="recognition_state",
                    ),
                    models.UniqueConstraint(fields=("jurisdiction", "sha256"), name="one_recognition_of_a_scan"),
                    models.CheckConstraint(condition=(DONE & READ) | (~DONE & ~READ), name="recognition_done_is_read"),
                ],
            },
        ),
    ]
