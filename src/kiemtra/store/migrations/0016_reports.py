"""Rounds of reports, forms that a government uploads, and each answer with its history, remarks and conflicts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0015_notices'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswerChange',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('item', models.CharField(max_length=121)),
                ('row_key', models.CharField(blank=True, max_length=36)),
                ('text', models.TextField(blank=True)),
                ('origin', models.CharField(default='typed', max_length=16)),
                ('revision', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='AnswerConflict',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('item', models.CharField(max_length=121)),
                ('row_key', models.CharField(blank=True, max_length=36)),
                ('stands', models.TextField(blank=True)),
                ('other', models.TextField(blank=True)),
                ('found_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FormVersion',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('code', models.CharField(max_length=60)),
                ('version', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=300)),
                ('sheets', models.JSONField()),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('uploaded_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ItemRemark',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('item', models.CharField(max_length=121)),
                ('side', models.CharField(max_length=8)),
                ('text', models.TextField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['made_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ReportRound',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('purpose', models.CharField(max_length=16)),
                ('title', models.CharField(max_length=300)),
                ('form', models.CharField(max_length=60)),
                ('form_version', models.CharField(max_length=20)),
                ('areas', models.JSONField(blank=True, default=list)),
                ('period_from', models.DateField(blank=True, null=True)),
                ('period_to', models.DateField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(default='open', max_length=16)),
                ('note', models.TextField(blank=True)),
                ('opened_at', models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='answer',
            name='one_answer',
        ),
        migrations.AddField(
            model_name='answer',
            name='confirmed',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='answer',
            name='origin',
            field=models.CharField(default='typed', max_length=16),
        ),
        migrations.AddField(
            model_name='answer',
            name='row_key',
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AddField(
            model_name='answer',
            name='touched_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reportrequest',
            name='done',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='reportrequest',
            name='first_submitted_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reportrequest',
            name='presented_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reportrequest',
            name='presented_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reportrequest',
            name='reopened',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='reportrequest',
            name='submitted_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='reportrequest',
            name='total',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name='answer',
            name='item',
            field=models.CharField(max_length=121),
        ),
        migrations.AlterField(
            model_name='answer',
            name='number',
            field=models.DecimalField(blank=True, decimal_places=9, max_digits=28, null=True),
        ),
        migrations.AlterField(
            model_name='reportrequest',
            name='inspection',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_requests', to='store.inspection'),
        ),
        migrations.AddField(
            model_name='answerchange',
            name='made_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='answerchange',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='store.reportrequest'),
        ),
        migrations.AddField(
            model_name='answerconflict',
            name='other_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='answerconflict',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='store.reportrequest'),
        ),
        migrations.AddField(
            model_name='answerconflict',
            name='settled_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='formversion',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.storedfile'),
        ),
        migrations.AddField(
            model_name='formversion',
            name='jurisdiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='form_versions', to='store.jurisdiction'),
        ),
        migrations.AddField(
            model_name='formversion',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='itemremark',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='itemremark',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='store.reportrequest'),
        ),
        migrations.AddField(
            model_name='reportround',
            name='asker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.agency'),
        ),
        migrations.AddField(
            model_name='reportround',
            name='jurisdiction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_rounds', to='store.jurisdiction'),
        ),
        migrations.AddField(
            model_name='reportround',
            name='opened_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reportround',
            name='plan',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_rounds', to='store.plan'),
        ),
        migrations.AddField(
            model_name='reportrequest',
            name='round',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='store.reportround'),
        ),
        migrations.AddIndex(
            model_name='reportrequest',
            index=models.Index(fields=['round', 'state', 'due_on'], name='requests_by_state'),
        ),
        migrations.AddIndex(
            model_name='reportrequest',
            index=models.Index(fields=['agency', 'form', '-period_from'], name='requests_by_unit'),
        ),
        migrations.AddConstraint(
            model_name='answerchange',
            constraint=models.UniqueConstraint(fields=('request', 'item', 'row_key', 'revision'), name='one_answer_change'),
        ),
        migrations.AddConstraint(
            model_name='formversion',
            constraint=models.UniqueConstraint(fields=('jurisdiction', 'code', 'version'), name='one_form_version'),
        ),
        migrations.AddIndex(
            model_name='itemremark',
            index=models.Index(fields=['request', 'item'], name='remarks_by_item'),
        ),
        migrations.AddConstraint(
            model_name='itemremark',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['unit', 'receiver'])), name='remark_side'),
        ),
        migrations.AddIndex(
            model_name='reportround',
            index=models.Index(fields=['jurisdiction', '-opened_at'], name='rounds_by_day'),
        ),
        migrations.AddConstraint(
            model_name='reportround',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['inspection', 'collection', 'field', 'readiness'])), name='round_purpose'),
        ),
        migrations.AddConstraint(
            model_name='reportround',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed'])), name='round_state'),
        ),
        migrations.AddConstraint(
            model_name='reportround',
            constraint=models.UniqueConstraint(condition=models.Q(('purpose', 'inspection')), fields=('plan', 'form', 'form_version'), name='one_round_of_inspections'),
        ),
    ]
