"""Frozen copies of readiness sets."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids
from kiemtra.store.append_only import backwards_with_copies, forwards_with_copies


class Migration(migrations.Migration):
    dependencies = [("store", "0020_evidence")]
    operations = [
        migrations.CreateModel(
            name='ReadinessCopy',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('answers', models.JSONField()),
                ('names', models.JSONField(default=dict)),
                ('touched', models.JSONField(default=dict)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('taken_at', models.DateTimeField()),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readiness_copies', to='store.inspection')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.reportrequest')),
                ('files', models.ManyToManyField(related_name='+', to='store.storedfile')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('inspection', 'number'), name='one_readiness_copy')],
            },
        ),
        migrations.RunPython(forwards_with_copies, backwards_with_copies),
    ]
