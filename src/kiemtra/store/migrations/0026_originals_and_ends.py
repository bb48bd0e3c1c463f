"""Texts keep the file that they were read from; the register says what has ceased to have effect without being replaced."""

import django.db.models.deletion
from django.db import migrations, models

from kiemtra.store.append_only import forwards as lay_first_tables

TYPES = [
    "application/pdf",
    "image/png",
    "image/jpeg",
    "image/webp",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
    "text/plain",
    "text/html",
    "multipart/related",
    "image/tiff",
]


class Migration(migrations.Migration):
    dependencies = [("store", "0025_known_names")]

    operations = [
        # SQLite makes the table of files anew, either way, and its triggers are lost with the old one.
        migrations.RunPython(migrations.RunPython.noop, lay_first_tables),
        migrations.RemoveConstraint("storedfile", "file_media_type"),
        migrations.AddConstraint(
            "storedfile",
            models.CheckConstraint(condition=models.Q(("media_type__in", TYPES)), name="file_media_type"),
        ),
        migrations.RunPython(lay_first_tables, migrations.RunPython.noop),
        migrations.AddField(
            "reading",
            "file",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="store.storedfile",
            ),
        ),
        migrations.AddField("document", "ended_on", models.DateField(blank=True, null=True)),
        migrations.AddField("document", "ended_ground", models.CharField(blank=True, max_length=300)),
        migrations.AddConstraint(
            "document",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", False), models.Q(("ended_ground", ""), _negated=True)),
                    models.Q(("ended_ground", ""), ("ended_on__isnull", True)),
                    _connector="OR",
                ),
                name="document_end_has_ground",
            ),
        ),
    ]
