"""Two states of a report side by side: versions that were handed in, what stands now, and earlier periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.reports import HANDED_IN
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import report_pages
from kiemtra.store.queries import reports as queries
from kiemtra.web.request import Request
from kiemtra.web.templatetags.notation import vn_date, vn_datetime
from kiemtra.web.views.report_changes import as_typed, compared
from kiemtra.web.views.report_head import head

NOW = "now"


@dataclass(frozen=True, slots=True)
class Choice:
    """A state that may be compared."""

    key: str
    label: str
    answers: Mapping[str, object]


@login_required
@require_safe
def report_compare(request: Request, pk: UUID) -> HttpResponse:
    asked = queries.in_full(request.actor).get(pk=pk)
    template = queries.template_of(asked)
    choices = {one.key: one for one in _choices(request, asked, template)}
    keys = list(choices)
    before = choices[_asked_for(request, "tu", keys, keys[min(1, len(keys) - 1)])]
    after = choices[_asked_for(request, "den", keys, keys[0])]
    rows = list(compared(template, before.answers, after.answers))
    changed = [one for one in rows if one.is_changed]
    every = request.GET.get("tat-ca") == "1"
    context = head(request, asked, template) | {
        "choices": choices.values(),
        "before": before,
        "after": after,
        "changes": rows if every else changed,
        "changed": len(changed),
        "all": len(rows),
        "every": every,
    }
    return render(request, "reports/compare.html", context)


def _asked_for(request: Request, name: str, keys: list[str], otherwise: str) -> str:
    key = request.GET.get(name, "")
    return key if key in keys else otherwise


def _choices(request: Request, asked: ReportRequest, template: FormTemplate) -> list[Choice]:
    """What stands now, the versions of this report, and the last version of each earlier period that the reader sees."""
    now = [Choice(NOW, "Nội dung hiện nay", queries.typed_answers(asked))]
    versions = [
        Choice(
            f"v{one.number}",
            f"Lần gửi {one.number}, {vn_datetime(one.submitted_at)}",
            as_typed(template, one.answers["answers"]),
        )
        for one in queries.versions(asked)
    ]
    earlier = [
        Choice(
            f"p{one.request_id}",
            f"Kỳ {_period(one.request)}, lần gửi {one.number}",
            as_typed(template, one.answers["answers"]),
        )
        for one in report_pages.earlier_versions(asked, request.actor)
    ]
    # What was handed in last is what stands now, until the report is open again.
    is_open = asked.state not in HANDED_IN or not versions
    return [*(now if is_open else ()), *versions, *earlier]


def _period(asked: ReportRequest) -> str:
    if asked.period_from and asked.period_to:
        return f"{vn_date(asked.period_from)} – {vn_date(asked.period_to)}"
    return vn_date(asked.due_on)
