"""The log over the trail: leaves and signed checkpoints, append-only as the events; no row is replaced or truncated away."""

from django.db import migrations, models

from kiemtra.store.append_only import backwards_with_log, forwards_with_log


class Migration(migrations.Migration):
    dependencies = [("store", "0005_people")]

    operations = [
        migrations.CreateModel(
            name="LogLeaf",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("event_id", models.UUIDField(null=True)),
                ("salt", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["event_id"], condition=models.Q(("event_id__isnull", False)), name="event_in_log_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("position__gte", 0)), name="log_position"),
                ]
            },
        ),
        migrations.CreateModel(
            name="LogCheckpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField(max_length=32)),
                ("made_at", models.DateTimeField()),
                ("key", models.CharField(max_length=64)),
                ("signature", models.BinaryField(max_length=64)),
                ("peaks", models.JSONField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="log_size")]
            },
        ),
        migrations.RunPython(forwards_with_log, backwards_with_log),
    ]
