"""Absences and recusals of members, deputies, workload."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0013_timetables")]
    operations = []
