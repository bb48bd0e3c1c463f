"""Random draws: what was committed, seeded, drawn and revealed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0011_coverage")]
    operations = []
