"""Reorganisations and transfers: who carries today what a dissolved agency owed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kiemtra.store.ids


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="carried_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="obstacles_carried",
                to="store.agency",
            ),
        ),
        migrations.AddField(
            model_name="inspection",
            name="carried_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inspections_carried",
                to="store.agency",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="carried_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans_carried",
                to="store.agency",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="issuer_carried_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans_answered_for",
                to="store.agency",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="carried_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recommendations_carried",
                to="store.agency",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="is_main",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Reorganisation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("kind", models.CharField(max_length=16)),
                ("on", models.DateField()),
                ("ground", models.CharField(max_length=300)),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.document",
                    ),
                ),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reorganisations",
                        to="store.jurisdiction",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.agency",
                    ),
                ),
                ("predecessors", models.ManyToManyField(related_name="ended_by", to="store.agency")),
                ("successors", models.ManyToManyField(blank=True, related_name="followed_by", to="store.agency")),
            ],
        ),
        migrations.AddField(
            model_name="succession",
            name="reorganisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successions",
                to="store.reorganisation",
            ),
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kiemtra.store.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("what", models.CharField(max_length=16)),
                ("on", models.DateField()),
                ("ground", models.CharField(max_length=300)),
                ("needs_decision", models.BooleanField(default=False)),
                ("reason", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="store.finding",
                    ),
                ),
                (
                    "from_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="transfers_out", to="store.agency"
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="store.inspection",
                    ),
                ),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="transfers", to="store.jurisdiction"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="store.plan",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="store.recommendation",
                    ),
                ),
                (
                    "reorganisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="store.reorganisation",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="store.transfer",
                    ),
                ),
                (
                    "succession",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.succession",
                    ),
                ),
                (
                    "to_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers_in",
                        to="store.agency",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="reorganisation",
            index=models.Index(fields=["jurisdiction", "-on"], name="reorganisations_by_day"),
        ),
        migrations.AddConstraint(
            model_name="reorganisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["merge", "split", "rename", "move", "dissolve"])),
                name="reorganisation_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="transfer",
            index=models.Index(fields=["jurisdiction", "needs_decision"], name="transfers_waiting"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("what__in", ["recommendation", "inspected_side", "inspecting_side", "issuing_side", "obstacle"])
                ),
                name="transfer_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("finding__isnull", True),
                        ("inspection__isnull", True),
                        ("plan__isnull", True),
                        ("recommendation__isnull", False),
                        ("what", "recommendation"),
                    ),
                    models.Q(
                        ("finding__isnull", True),
                        ("inspection__isnull", False),
                        ("plan__isnull", True),
                        ("recommendation__isnull", True),
                        ("what", "inspected_side"),
                    ),
                    models.Q(
                        ("finding__isnull", True),
                        ("inspection__isnull", True),
                        ("plan__isnull", False),
                        ("recommendation__isnull", True),
                        ("what", "inspecting_side"),
                    ),
                    models.Q(
                        ("finding__isnull", True),
                        ("inspection__isnull", True),
                        ("plan__isnull", False),
                        ("recommendation__isnull", True),
                        ("what", "issuing_side"),
                    ),
                    models.Q(
                        ("finding__isnull", False),
                        ("inspection__isnull", True),
                        ("plan__isnull", True),
                        ("recommendation__isnull", True),
                        ("what", "obstacle"),
                    ),
                    _connector="OR",
                ),
                name="transfer_of_one_record",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_agency__isnull", False), ("needs_decision", True), _connector="OR"),
                name="transfer_without_receiver_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True)),
                fields=("what", "finding", "from_agency"),
                name="one_transfer_of_finding",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True)),
                fields=("what", "inspection", "from_agency"),
                name="one_transfer_of_inspection",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True)),
                fields=("what", "plan", "from_agency"),
                name="one_transfer_of_plan",
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", True)),
                fields=("what", "recommendation", "from_agency"),
                name="one_transfer_of_recommendation",
            ),
        ),
    ]
