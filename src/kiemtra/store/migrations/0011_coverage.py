"""Coverage rules of a plan, frozen denominators, exclusions and the choice made."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0010_cascade")]
    operations = []
