"""Experts in teams, changes of seats, absences and recusals of members, personal calendar feeds."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids

_ID = models.UUIDField(default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False)
_REVISION = models.PositiveIntegerField(default=1)
_ROLES = ["team_head", "team_standing_deputy", "team_deputy", "team_secretary", "team_member", "team_expert"]


def _to(model: str, **said: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=model, **{"related_name": "+", **said})


def _maybe(model: str, **said: Any) -> models.ForeignKey[Any, Any]:
    return _to(model, blank=True, null=True, **said)


def _one_of(field: str, values: list[str], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q((f"{field}__in", values)), name=name)


def _of_one_person(name: str) -> models.CheckConstraint:
    account = models.Q(("member__isnull", True), ("user__isnull", False))
    seat = models.Q(("member__isnull", False), ("user__isnull", True))
    return models.CheckConstraint(condition=models.Q(account, seat, _connector="OR"), name=name)


class Migration(migrations.Migration):
    dependencies = [("store", "0013_timetables")]
    operations = [
        migrations.RemoveConstraint("teammember", "team_role"),
        migrations.AddConstraint("teammember", _one_of("role", _ROLES, "team_role")),
        migrations.CreateModel(
            name="SeatChange",
            fields=[
                ("id", _ID.clone()),
                ("revision", _REVISION.clone()),
                ("kind", models.CharField(max_length=16)),
                ("on", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("begun", _maybe("store.teammember", related_name="begun_by")),
                ("decision", _maybe("store.document", related_name="seat_changes")),
                ("ended", _maybe("store.teammember", related_name="ended_by")),
                ("team", _to("store.team", related_name="changes")),
            ],
            options={"constraints": [_one_of("kind", ["added", "substituted", "ended"], "seat_change_kind")]},
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", _ID.clone()),
                ("revision", _REVISION.clone()),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("kind", models.CharField(max_length=16)),
                ("entered_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("entered_by", _to(settings.AUTH_USER_MODEL, null=True)),
                ("member", _maybe("store.teammember", related_name="absences")),
                ("user", _maybe(settings.AUTH_USER_MODEL, related_name="absences")),
            ],
            options={
                "indexes": [models.Index(fields=["user", "last"], name="absences_of_person")],
                "constraints": [
                    _one_of("kind", ["leave", "mission", "study", "illness", "other"], "absence_kind"),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="absence_in_order"
                    ),
                    _of_one_person("absence_of_one_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", _ID.clone()),
                ("revision", _REVISION.clone()),
                ("ground", models.CharField(max_length=16)),
                ("text", models.TextField()),
                ("until", models.DateField(blank=True, null=True)),
                ("declared_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("agency", _to("store.agency")),
                ("declared_by", _to(settings.AUTH_USER_MODEL, null=True)),
                ("member", _maybe("store.teammember", related_name="recusals")),
                ("user", _maybe(settings.AUTH_USER_MODEL, related_name="recusals")),
            ],
            options={
                "constraints": [
                    _one_of("ground", ["own_agency", "declared_kin", "former_post"], "recusal_ground"),
                    _of_one_person("recusal_of_one_person"),
                ]
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", _ID.clone()),
                ("revision", _REVISION.clone()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("user", _to(settings.AUTH_USER_MODEL, related_name="feeds")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)), fields=("user",), name="one_live_feed"
                    )
                ]
            },
        ),
    ]
