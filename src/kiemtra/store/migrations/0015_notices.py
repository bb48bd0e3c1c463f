"""Urgent notices, receipts, changes of schedule, reasons for overlaps."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0014_teams")]
    operations = []
