"""Evidence that is asked for, uploads that go on where they broke off."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0019_tasks")]
    operations = []
