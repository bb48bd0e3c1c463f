"""Notices as they were sent, to whom, and what proves that each was told; reasons for overlaps; notes on preparations."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids
from kiemtra.store.append_only import backwards_with_notices, forwards_with_notices


class Migration(migrations.Migration):
    dependencies = [("store", "0014_teams")]

    operations = [
        migrations.AddField(
            model_name='inspection',
            name='overlap_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='planunit',
            name='overlap_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='preparation',
            name='note',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=16)),
                ('sent_on', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('visit_on', models.DateField(blank=True, null=True)),
                ('visit_at', models.TimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('days', models.PositiveSmallIntegerField(default=0)),
                ('latest_on', models.DateField(blank=True, null=True)),
                ('ahead', models.SmallIntegerField(default=0)),
                ('urgent_reason', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.document')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='store.inspection')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='NoticeRecipient',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('side', models.CharField(max_length=8)),
                ('full_name', models.CharField(max_length=300)),
                ('position', models.CharField(blank=True, max_length=250)),
                ('has_mail', models.BooleanField()),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recipients', to='store.notice')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='NoticeReceipt',
            fields=[
                ('id', models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(max_length=16)),
                ('happened_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.storedfile')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='store.noticerecipient')),
            ],
            options={
                'ordering': ['happened_at', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['schedule', 'change', 'postponement', 'cancellation'])), name='notice_kind'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('inspection', 'number'), name='one_notice_number'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('latest_on__isnull', True), ('sent_on__lte', models.F('latest_on')), models.Q(('urgent_reason', ''), _negated=True), _connector='OR'), name='notice_in_time_or_urgent'),
        ),
        migrations.AddConstraint(
            model_name='noticerecipient',
            constraint=models.CheckConstraint(condition=models.Q(('side__in', ['team', 'unit'])), name='notice_recipient_side'),
        ),
        migrations.AddConstraint(
            model_name='noticerecipient',
            constraint=models.UniqueConstraint(fields=('notice', 'user'), name='one_notice_recipient'),
        ),
        migrations.AddConstraint(
            model_name='noticereceipt',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['page', 'acknowledged', 'by_hand', 'phone'])), name='notice_receipt_way'),
        ),
        migrations.AddConstraint(
            model_name='noticereceipt',
            constraint=models.UniqueConstraint(condition=models.Q(('way__in', ['page', 'acknowledged'])), fields=('recipient', 'way'), name='one_own_receipt'),
        ),
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(
                fields=["carried_by"], condition=models.Q(carried_by__isnull=False), name="inspections_by_carrier"
            ),
        ),
        migrations.RunPython(forwards_with_notices, backwards_with_notices),
    ]
