"""Random draws: what was committed, seeded, drawn and revealed."""

import django.db.models.deletion
import kiemtra.store.ids
from django.conf import settings
from django.db import migrations, models

from kiemtra.store.append_only import backwards_with_draws, forwards_with_draws


class Migration(migrations.Migration):
    dependencies = [("store", "0011_coverage")]
    operations = [
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('title', models.CharField(max_length=300)),
                ('state', models.CharField(default='drafted', max_length=16)),
                ('unannounced', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('lottery', models.CharField(max_length=40)),
                ('draw_on', models.DateField()),
                ('begins_at', models.DateTimeField()),
                ('counts', models.JSONField(default=dict)),
                ('text', models.TextField()),
                ('tickets', models.PositiveIntegerField()),
                ('wanted', models.PositiveIntegerField()),
                ('salt', models.BinaryField(blank=True, max_length=32, null=True)),
                ('commitment', models.CharField(blank=True, max_length=64)),
                ('committed_at', models.DateTimeField(blank=True, null=True)),
                ('seed', models.CharField(blank=True, max_length=100)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('drawn', models.JSONField(blank=True, default=list)),
                ('drawn_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='DrawSeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('typed_name', models.CharField(max_length=150)),
                ('post_title', models.CharField(blank=True, max_length=250)),
                ('typed_at', models.DateTimeField()),
                ('drawn_on', models.DateField()),
                ('seed', models.CharField(max_length=100)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='DrawVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.AddField(
            model_name='draw',
            name='jurisdiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='store.jurisdiction'),
        ),
        migrations.AddField(
            model_name='draw',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='store.plan'),
        ),
        migrations.AddField(
            model_name='draw',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='draw',
            name='team',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='store.team'),
        ),
        migrations.AddField(
            model_name='drawseed',
            name='draw',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seeds', to='store.draw'),
        ),
        migrations.AddField(
            model_name='drawseed',
            name='file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.storedfile'),
        ),
        migrations.AddField(
            model_name='drawseed',
            name='typed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='drawvisit',
            name='draw',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='store.draw'),
        ),
        migrations.AddField(
            model_name='drawvisit',
            name='inspection',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='of_draw', to='store.inspection'),
        ),
        migrations.AddIndex(
            model_name='draw',
            index=models.Index(fields=['plan', '-created_at'], name='draws_of_plan'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['drafted', 'committed', 'seeded', 'confirmed', 'drawn', 'opened', 'withdrawn'])), name='draw_state'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('committed_at__isnull', True), ('salt__isnull', True)), models.Q(('committed_at__isnull', False), ('salt__isnull', False)), _connector='OR'), name='draw_committed'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('unannounced', False), ('team__isnull', False), _connector='OR'), name='sealed_draw_has_team'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('committed_at__isnull', True), ('committed_at__lt', models.F('begins_at')), _connector='OR'), name='draw_committed_before_seed'),
        ),
        migrations.AddConstraint(
            model_name='drawseed',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('link', ''), _negated=True), ('file__isnull', False), _connector='OR'), name='draw_seed_has_proof'),
        ),
        migrations.RunPython(forwards_with_draws, backwards_with_draws),
    ]
