"""Merged tables of a field, approved up the tree."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0021_readiness")]
    operations = []
