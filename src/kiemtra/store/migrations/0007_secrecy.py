from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.domain.accountability
import kiemtra.store.ids


def _both_or_neither(first: str, second: str) -> models.Q:
    none = models.Q((f"{first}__isnull", True), (f"{second}__isnull", True))
    both = models.Q((f"{first}__isnull", False), (f"{second}__isnull", False))
    return models.Q(none, both, _connector="OR")


_ID = models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)


def _to(model: str, **said: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=model, **{"related_name": "+", **said})


class Migration(migrations.Migration):
    dependencies = [("store", "0006_trail_log")]
    operations = [
        migrations.AddField("conclusion", "sealed_at", models.DateTimeField(blank=True, null=True)),
        migrations.CreateModel(
            name="Summons",
            fields=[
                ("id", _ID.clone()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("shown_from", models.DateTimeField()),
                ("meet_at", models.DateTimeField()),
                ("meeting_point", models.CharField(max_length=300)),
                (
                    "inspection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="summons", to="store.inspection"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("shown_from__lte", models.F("meet_at"))),
                        name="summons_shown_before_meeting",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="AccountabilityProposal",
            fields=[
                ("id", _ID.clone()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("kind", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=200)),
                ("position", models.CharField(blank=True, max_length=250)),
                ("text", models.TextField()),
                ("legal_ground", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(default=kiemtra.domain.accountability.ProposalState["DRAFT"], max_length=16),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True)),
                ("outcome", models.CharField(blank=True, max_length=16)),
                ("outcome_text", models.TextField(blank=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decision_number", models.CharField(blank=True, max_length=100)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", _to(settings.AUTH_USER_MODEL, blank=True, null=True)),
                ("authority", _to("store.agency")),
                ("drafted_by", _to(settings.AUTH_USER_MODEL)),
                (
                    "findings",
                    models.ManyToManyField(related_name="accountability_proposals", to="store.finding"),
                ),
                ("inspection", _to("store.inspection", related_name="accountability_proposals")),
                ("sent_by", _to(settings.AUTH_USER_MODEL, blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["collective", "person"])), name="accountable_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "sent", "answered", "withdrawn"])),
                        name="accountability_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "disciplined", "reviewed", "not_pursued"])),
                        name="accountability_outcome",
                    ),
                    models.CheckConstraint(
                        condition=_both_or_neither("sent_at", "sent_by"), name="accountability_sent"
                    ),
                    models.CheckConstraint(
                        condition=_both_or_neither("answered_at", "answered_by"), name="accountability_answered"
                    ),
                ],
            },
        ),
    ]
