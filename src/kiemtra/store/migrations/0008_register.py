"""The national register: codes, licence, place, note and search of an agency, and the loads of the register."""

from django.db import migrations, models

import kiemtra.store.ids


class Migration(migrations.Migration):
    dependencies = [("store", "0007_secrecy")]
    operations = [
        migrations.AddField(
            "agency", "former_identifier", models.CharField(blank=True, default="", max_length=13), False
        ),
        migrations.AddField(
            "agency", "statistical_code", models.CharField(blank=True, db_index=True, default="", max_length=5), False
        ),
        migrations.AddField(
            "agency", "latitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)
        ),
        migrations.AddField(
            "agency", "longitude", models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True)
        ),
        migrations.AddField("agency", "licence", models.CharField(blank=True, default="", max_length=120), False),
        migrations.AddField("agency", "note", models.CharField(blank=True, default="", max_length=300), False),
        migrations.AddField("agency", "list_digest", models.CharField(blank=True, default="", max_length=32), False),
        migrations.AddIndex(
            "agency",
            models.Index(
                fields=[
                    "code",
                    "folded",
                    "symbol",
                    "identifier",
                    "statistical_code",
                    "valid_from",
                    "valid_to",
                    "kind",
                    "level",
                    "id",
                ],
                name="agency_search",
            ),
        ),
        migrations.CreateModel(
            name="RegisterLoad",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("digest", models.CharField(max_length=64)),
                ("agencies", models.PositiveIntegerField()),
                ("successions", models.PositiveIntegerField()),
                ("created", models.PositiveIntegerField()),
                ("changed", models.PositiveIntegerField()),
                ("succeeded", models.PositiveIntegerField()),
                ("loaded_at", models.DateTimeField()),
            ],
            options={"abstract": False},
        ),
    ]
