"""Evidence that is asked for, uploads that go on where they broke off, and what virus scanners said of files."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.domain.evidence_asks
import kiemtra.store.ids
from kiemtra.store.append_only import backwards_with_scans, forwards_with_scans


def number_evidence(apps, schema_editor):
    """Evidence on a result proves its item; all of it is numbered within inspection and criterion, in the order it came."""
    last = {}
    for row in apps.get_model("store", "Evidence").objects.select_related("result", "finding__result").order_by("id"):
        result = row.result or (row.finding and row.finding.result)
        row.criterion = result.item if result else ""
        key = row.inspection_id, row.criterion
        row.number = last[key] = last.get(key, 0) + 1
        row.save(update_fields=["criterion", "number"])


class Migration(migrations.Migration):
    dependencies = [("store", "0019_tasks")]
    operations = [
        migrations.CreateModel(
            name='FileScan',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('result', models.CharField(max_length=8)),
                ('signature', models.CharField(blank=True, max_length=200)),
                ('scanned_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(max_length=16)),
                ('record', models.UUIDField()),
                ('name', models.CharField(max_length=200)),
                ('size', models.PositiveBigIntegerField()),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('begun_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='evidence',
            name='criterion',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='evidence',
            name='happened_confirmed',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='evidence',
            name='happened_from',
            field=models.CharField(default=kiemtra.domain.evidence_asks.TimeOrigin['TYPED'], max_length=8),
        ),
        migrations.AddField(
            model_name='evidence',
            name='judged_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='evidence',
            name='judged_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evidence',
            name='number',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='evidence',
            name='report',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='store.reportrequest'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='verdict',
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddField(
            model_name='evidence',
            name='verdict_reason',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='evidence',
            name='inspection',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='store.inspection'),
        ),
        migrations.CreateModel(
            name='EvidenceAsk',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('number', models.PositiveSmallIntegerField()),
                ('criterion', models.CharField(blank=True, max_length=60)),
                ('area', models.CharField(blank=True, max_length=40)),
                ('text', models.CharField(max_length=500)),
                ('due_on', models.DateField()),
                ('state', models.CharField(default=kiemtra.domain.evidence_asks.AskState['ASKED'], max_length=16)),
                ('asked_at', models.DateTimeField()),
                ('remark', models.TextField(blank=True)),
                ('none_reason', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.agency')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inspection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence_asks', to='store.inspection')),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence_asks', to='store.jurisdiction')),
                ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence_asks', to='store.reportrequest')),
            ],
        ),
        migrations.AddField(
            model_name='evidence',
            name='ask',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='store.evidenceask'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('happened_from__in', ['typed', 'photo', 'device'])), name='evidence_time_origin'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['', 'accepted', 'rejected'])), name='evidence_verdict'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('judged_at__isnull', True), ('judged_by__isnull', True)), models.Q(('judged_at__isnull', False), ('judged_by__isnull', False)), _connector='OR'), name='evidence_judged'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('inspection__isnull', False), ('report__isnull', False), _connector='OR'), name='evidence_has_a_place'),
        ),
        migrations.AddField(
            model_name='filescan',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='store.storedfile'),
        ),
        migrations.AddField(
            model_name='upload',
            name='file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.storedfile'),
        ),
        migrations.AddField(
            model_name='upload',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='evidenceask',
            index=models.Index(fields=['state', 'due_on'], name='evidence_asks_by_state'),
        ),
        migrations.AddConstraint(
            model_name='evidenceask',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'answered', 'rejected', 'accepted', 'withdrawn'])), name='evidence_ask_state'),
        ),
        migrations.AddConstraint(
            model_name='evidenceask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='evidence_ask_answered'),
        ),
        migrations.AddConstraint(
            model_name='evidenceask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='evidence_ask_decided'),
        ),
        migrations.AddConstraint(
            model_name='evidenceask',
            constraint=models.CheckConstraint(condition=models.Q(('inspection__isnull', False), ('report__isnull', False), _connector='OR'), name='evidence_ask_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='evidenceask',
            constraint=models.UniqueConstraint(fields=('report', 'number'), name='one_evidence_ask_of_a_report'),
        ),
        migrations.AddConstraint(
            model_name='evidenceask',
            constraint=models.UniqueConstraint(condition=models.Q(('report__isnull', True)), fields=('inspection', 'number'), name='one_evidence_ask'),
        ),
        migrations.AddConstraint(
            model_name='filescan',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['clean', 'infected'])), name='file_scan_result'),
        ),
        migrations.AddIndex(
            model_name='upload',
            index=models.Index(fields=['owner', 'begun_at'], name='uploads_by_owner'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['evidence', 'report', 'result', 'finding', 'remedy'])), name='upload_purpose'),
        ),
        migrations.RunPython(forwards_with_scans, backwards_with_scans),
        migrations.RunPython(number_evidence, migrations.RunPython.noop),
    ]
