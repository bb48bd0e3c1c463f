"""Timetables asked for and proposed, and the busy days of units."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0012_draws")]
    operations = []
