"""People and posts: in which order people stand, whose accounts they are, posts taken back, workbooks of accounts."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import kiemtra.store.ids
from kiemtra.domain.accounts import name_key


def key_names(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the accounts that are there the key by which they are found."""
    users = apps.get_model("store", "User")
    rows = list(users.objects.all())
    for user in rows:
        user.name_key = name_key(user.full_name, user.username)
    users.objects.bulk_update(rows, ["name_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("store", "0004_reorganisation")]
    operations = [
        migrations.AddField("user", "revision", models.PositiveIntegerField(default=1)),
        migrations.AddField(
            "user", "name_key", models.CharField(blank=True, db_index=True, max_length=310, default="")
        ),
        migrations.AlterField("user", "name_key", models.CharField(blank=True, db_index=True, max_length=310)),
        migrations.AddField(
            "user",
            "jurisdiction",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="accounts",
                to="store.jurisdiction",
            ),
        ),
        migrations.RunPython(key_names, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint("appointment", "appointment_validity"),
        migrations.AddConstraint(
            "appointment",
            models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="appointment_validity",
            ),
        ),
        migrations.CreateModel(
            name="AccountSheet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("taken_at", models.DateTimeField()),
                ("loaded_at", models.DateTimeField(blank=True, null=True)),
                ("rows", models.JSONField(default=list)),
                ("entered", models.JSONField(default=list)),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.jurisdiction"
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"abstract": False},
        ),
    ]
