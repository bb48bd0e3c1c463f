"""Plans: their versions, amendments, checklist items, the plan they were carried over from, kinds of their units."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0008_register")]
    operations = []
