"""Tasks with lead, product and evidence, and the units to which each is set."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0018_report_rules")]
    operations = []
