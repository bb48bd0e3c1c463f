"""Published forms never change; only their validity may end."""

from django.db import migrations

from kiemtra.store.append_only import backwards_with_forms, forwards_with_forms


class Migration(migrations.Migration):
    dependencies = [("store", "0022_consolidation")]
    operations = [migrations.RunPython(forwards_with_forms, backwards_with_forms)]
