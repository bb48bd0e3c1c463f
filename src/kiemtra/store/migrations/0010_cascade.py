"""Plans below a plan: what they inherit, and the reminders sent."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("store", "0009_plan_content")]
    operations = []
