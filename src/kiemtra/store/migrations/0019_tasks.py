"""Tasks with lead, product and evidence, the units to which each is set, and every report of them as it was made."""

from datetime import UTC, datetime, time

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F

import kiemtra.domain.tasks
import kiemtra.store.ids
from kiemtra.store.append_only import backwards_with_tasks, forwards_with_tasks
from kiemtra.store.ids import new_id


def keep_history(apps, schema_editor):
    """A day that was typed is a rule of its own; what units had reported becomes the first report of its history."""
    apps.get_model("store", "Task").objects.filter(due_on__isnull=False).update(term="day")
    statuses = apps.get_model("store", "TaskStatus").objects
    statuses.filter(progress="done").update(done_on=F("reported_on"))
    report = apps.get_model("store", "TaskReport")
    reported = statuses.filter(reported_by__isnull=False, reported_on__isnull=False)
    report.objects.bulk_create(
        (
            report(
                id=new_id(),
                status=row,
                number=1,
                progress=row.progress,
                result=row.result,
                cause=row.cause,
                done_on=row.done_on,
                made_by_id=row.reported_by_id,
                made_on=row.reported_on,
                made_at=datetime.combine(row.reported_on, time(), UTC),
            )
            for row in reported.iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("store", "0018_report_rules")]
    operations = [
        migrations.CreateModel(
            name='TaskProof',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('received_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='TaskReport',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('progress', models.CharField(max_length=16)),
                ('percent', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('result', models.TextField(blank=True)),
                ('product', models.TextField(blank=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('cause', models.TextField(blank=True)),
                ('obstacle', models.TextField(blank=True)),
                ('proposal', models.TextField(blank=True)),
                ('made_on', models.DateField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='TaskSheet',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=200)),
                ('rows', models.JSONField()),
                ('taken_at', models.DateTimeField()),
                ('loaded_at', models.DateTimeField(blank=True, null=True)),
                ('count', models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='TaskVerdict',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('verdict', models.CharField(max_length=16)),
                ('remark', models.TextField(blank=True)),
                ('on_site', models.BooleanField(default=False)),
                ('made_on', models.DateField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['made_at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='steeringproposal',
            name='task_statuses',
            field=models.ManyToManyField(related_name='steering_proposals', to='store.taskstatus'),
        ),
        migrations.AddField(
            model_name='task',
            name='agencies',
            field=models.ManyToManyField(blank=True, related_name='tasks_named', to='store.agency'),
        ),
        migrations.AddField(
            model_name='task',
            name='aim',
            field=models.CharField(default=kiemtra.domain.tasks.TaskAim['ALL_UNITS'], max_length=16),
        ),
        migrations.AddField(
            model_name='task',
            name='due_days',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='task',
            name='due_source',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='task',
            name='due_working',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='task',
            name='groups',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='task',
            name='lead',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks_led', to='store.agency'),
        ),
        migrations.AddField(
            model_name='task',
            name='place',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='task',
            name='product',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='task',
            name='state',
            field=models.CharField(default=kiemtra.domain.tasks.TaskState['SET'], max_length=16),
        ),
        migrations.AddField(
            model_name='task',
            name='taking_part',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='task',
            name='term',
            field=models.CharField(default=kiemtra.domain.tasks.TaskTerm['NONE'], max_length=16),
        ),
        migrations.AddField(
            model_name='task',
            name='withdrawn_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='taskstatus',
            name='done_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='taskstatus',
            name='obstacle',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='taskstatus',
            name='percent',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='taskstatus',
            name='product',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='taskstatus',
            name='product_document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks_done_by', to='store.document'),
        ),
        migrations.AddField(
            model_name='taskstatus',
            name='proposal',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='taskstatus',
            name='review',
            field=models.CharField(default=kiemtra.domain.tasks.TaskReview['WAITING'], max_length=16),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['plan', 'state', 'due_on'], name='tasks_by_day'),
        ),
        migrations.AddIndex(
            model_name='taskstatus',
            index=models.Index(fields=['task', 'progress', 'done_on', 'agency'], name='task_statuses_counted'),
        ),
        migrations.AddIndex(
            model_name='taskstatus',
            index=models.Index(fields=['agency', 'progress'], name='task_statuses_by_unit'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('term__in', ['none', 'day', 'after_document', 'regular'])), name='task_term'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('aim__in', ['all_units', 'groups', 'named'])), name='task_aim'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['set', 'withdrawn'])), name='task_state'),
        ),
        migrations.AddConstraint(
            model_name='taskstatus',
            constraint=models.CheckConstraint(condition=models.Q(('review__in', ['waiting', 'returned', 'confirmed'])), name='task_review'),
        ),
        migrations.AddField(
            model_name='taskproof',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.storedfile'),
        ),
        migrations.AddField(
            model_name='taskreport',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='taskreport',
            name='product_document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.document'),
        ),
        migrations.AddField(
            model_name='taskreport',
            name='status',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='store.taskstatus'),
        ),
        migrations.AddField(
            model_name='taskproof',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='store.taskreport'),
        ),
        migrations.AddField(
            model_name='tasksheet',
            name='loaded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='tasksheet',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='task_sheets', to='store.plan'),
        ),
        migrations.AddField(
            model_name='tasksheet',
            name='taken_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='taskverdict',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='taskverdict',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='store.taskreport'),
        ),
        migrations.AddConstraint(
            model_name='taskreport',
            constraint=models.CheckConstraint(condition=models.Q(('progress__in', ['not_started', 'in_progress', 'done', 'not_done'])), name='task_report_progress'),
        ),
        migrations.AddConstraint(
            model_name='taskreport',
            constraint=models.UniqueConstraint(fields=('status', 'number'), name='one_task_report'),
        ),
        migrations.AddConstraint(
            model_name='taskproof',
            constraint=models.UniqueConstraint(fields=('report', 'file'), name='one_task_proof'),
        ),
        migrations.AddConstraint(
            model_name='tasksheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('loaded_at__isnull', True), ('loaded_by__isnull', True)), models.Q(('loaded_at__isnull', False), ('loaded_by__isnull', False)), _connector='OR'), name='task_sheet_loaded'),
        ),
        migrations.AddConstraint(
            model_name='taskverdict',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['returned', 'confirmed'])), name='task_verdict'),
        ),
        migrations.RunPython(forwards_with_tasks, backwards_with_tasks),
        # Last: PostgreSQL alters no table that has rows waiting for their foreign keys.
        migrations.RunPython(keep_history, migrations.RunPython.noop),
    ]
