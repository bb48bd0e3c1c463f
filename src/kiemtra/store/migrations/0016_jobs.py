"""Background work: what is due and what was done."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0015_notices")]
    operations = []
