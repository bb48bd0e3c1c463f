"""Merged tables of a field, approved up the tree."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids
from kiemtra.store.append_only import backwards_with_merges, forwards_with_merges


class Migration(migrations.Migration):

    dependencies = [("store", "0021_readiness")]

    operations = [
        migrations.CreateModel(
            name='RoundSum',
            fields=[
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sum', serialize=False, to='store.reportround')),
                ('covers', models.JSONField()),
                ('figures', models.JSONField()),
                ('medians', models.JSONField()),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('areas', models.JSONField(blank=True, default=list)),
                ('state', models.CharField(default='open', max_length=16)),
                ('note', models.TextField(blank=True)),
                ('remark', models.TextField(blank=True)),
                ('remarks', models.JSONField(blank=True, default=list)),
                ('charged_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.agency')),
                ('charged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='store.jurisdiction')),
                ('over', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.agency')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='store.reportround')),
            ],
        ),
        migrations.CreateModel(
            name='MergeVersion',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('figures', models.JSONField()),
                ('covers', models.JSONField()),
                ('missing', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('note', models.TextField(blank=True)),
                ('approved_at', models.DateTimeField()),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='store.merge')),
            ],
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'approved', 'sent_back'])), name='merge_state'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.UniqueConstraint(fields=('round', 'agency'), name='one_merge_of_a_round'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.UniqueConstraint(condition=models.Q(('over__isnull', True)), fields=('round',), name='one_whole_merge'),
        ),
        migrations.AddConstraint(
            model_name='mergeversion',
            constraint=models.UniqueConstraint(fields=('merge', 'number'), name='one_merge_version'),
        ),
        migrations.RunPython(forwards_with_merges, backwards_with_merges),
    ]
