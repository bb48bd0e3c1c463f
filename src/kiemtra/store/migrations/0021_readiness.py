"""Frozen copies of readiness sets."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0020_evidence")]
    operations = []
