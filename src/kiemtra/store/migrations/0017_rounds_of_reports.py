"""Reports asked before there were rounds: those of one plan on one form become one round; rows of tables get their key."""

from typing import Any

from django.db import migrations
from django.db.models import CharField, F
from django.db.models.functions import Cast

from kiemtra.store.ids import new_id


def give_rounds(apps: Any, schema_editor: Any) -> None:
    """Each report belongs to the round of its plan and form, asked by the standing agency of the plan."""
    requests = apps.get_model("store", "ReportRequest")
    rounds: dict[Any, Any] = {}
    for request in requests.objects.filter(round__isnull=True).select_related("inspection__plan").order_by("requested_at"):
        plan = request.inspection.plan
        key = (plan.pk, request.form, request.form_version)
        if key not in rounds:
            rounds[key] = apps.get_model("store", "ReportRound").objects.create(
                id=new_id(),
                jurisdiction_id=plan.jurisdiction_id,
                plan=plan,
                purpose="inspection",
                asker_id=plan.standing_agency_id,
                title=plan.title,
                form=request.form,
                form_version=request.form_version,
                period_from=request.period_from,
                period_to=request.period_to,
                opened_at=request.requested_at,
            )
        request.round = rounds[key]
        handed_in = list(request.versions.order_by("number").values_list("submitted_at", flat=True))
        if handed_in:
            request.first_submitted_at, request.submitted_at = handed_in[0], handed_in[-1]
        request.save(update_fields=["round", "first_submitted_at", "submitted_at"])


def give_keys(apps: Any, schema_editor: Any) -> None:
    """The place of a row was its key until now."""
    rows = apps.get_model("store", "Answer").objects.filter(row__gt=0, row_key="")
    rows.update(row_key=Cast(F("row"), CharField(max_length=36)))


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0016_reports'),
    ]

    operations = [
        migrations.RunPython(give_rounds, migrations.RunPython.noop),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
    ]
