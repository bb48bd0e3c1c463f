"""Triggers that refuse UPDATE and DELETE on events, versions and files."""

from django.db import migrations

from kiemtra.store.append_only import backwards, forwards


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
