"""Which agencies printed names mean, as people have decided: for one text, and for those of the jurisdiction that come after it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids


class Migration(migrations.Migration):
    dependencies = [("store", "0024_reading_examples")]

    operations = [
        migrations.AddField("reading", "names", models.JSONField(blank=True, default=dict)),
        migrations.CreateModel(
            name="KnownName",
            fields=[
                (
                    "id",
                    models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=300)),
                ("folded", models.CharField(max_length=300)),
                ("decided_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.agency",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="known_names",
                        to="store.jurisdiction",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("jurisdiction", "folded"), name="one_known_name")],
            },
        ),
    ]
