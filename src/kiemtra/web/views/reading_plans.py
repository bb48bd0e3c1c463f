"""The page on which confirmed facts become the draft of a plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiemtra.domain.matching import Named, match
from kiemtra.domain.plans import ExpectedKind
from kiemtra.domain.readings import Fact, FactGroup, facts_of, groups_in, plan_fact, why_not_confirm
from kiemtra.store.models import Agency, Jurisdiction, Reading
from kiemtra.store.queries import agencies, systems
from kiemtra.store.queries import readings as queries
from kiemtra.web import labels
from kiemtra.web.forms.readings import PlanForm, expected_label
from kiemtra.web.labels import readings as words
from kiemtra.web.labels.plans import GROUPS
from kiemtra.web.request import Request, seen_revision
from kiemtra.workflows import readings

LONGEST = 400


@require_http_methods(["GET", "POST"])
def reading_confirm(request: Request, pk: UUID) -> HttpResponse:
    reading = (
        queries.visible_to(request.actor)
        .select_related("jurisdiction__root", "jurisdiction__standing_agency")
        .get(pk=pk)
    )
    facts = tuple(fact for fact in facts_of(reading.facts, reading.decisions) if fact.counts)
    day = _day(reading, facts)
    register = list(agencies.around(systems.root_on(reading.jurisdiction, day), day))
    form = _form(request, reading, facts, register)
    if request.method == "POST" and form.is_valid():
        plan = readings.confirm(
            pk,
            _choices(form, reading.jurisdiction, register),
            revision=seen_revision(request),
            by=request.actor,
            now=request.now,
            today=request.today,
        )
        messages.success(request, "Đã lập dự thảo kế hoạch từ các thông tin được xác nhận.")
        return redirect("plan-detail", pk=plan.pk)
    refusal = why_not_confirm(facts)
    context = {
        "reading": reading,
        "form": form,
        "refusal": labels.refusal(refusal) if refusal else "",
        "unmatched": sum(1 for name, field in form.fields.items() if name.startswith("unit:") and not field.initial),
        "has_units": any(name.startswith("unit:") or name == "whole_groups" for name in form.fields),
    }
    return render(request, "readings/confirm.html", context, status=422 if form.errors else 200)


def _form(request: Request, reading: Reading, facts: Sequence[Fact], register: Sequence[Agency]) -> PlanForm:
    jurisdiction = reading.jurisdiction
    root = systems.root_on(jurisdiction, _day(reading, facts))
    then = [agency for agency in register if agency.pk == root]
    names = [Named(agency.pk, agency.name, agency.short_name) for agency in register]
    inspected = [fact for fact in facts if fact.group is FactGroup.UNITS and fact.data.get("role") == "inspected"]
    forms = {fact.data["form"] for fact in facts if fact.group is FactGroup.FORMS}
    kinds = {(agency.level, agency.kind) for agency in register}
    there = [(key, label) for key, group, label in GROUPS if (group.level, group.kind) in kinds]
    return PlanForm(
        request.POST or None,
        issuers=list(dict.fromkeys([*then, jurisdiction.root, jurisdiction.standing_agency])),
        units={fact.id: _matched(fact, names) for fact in inspected},
        groups=[
            (fact.id, words.told(fact)[0], fact.data.get("qualifier") == "all")
            for fact in facts
            if fact.group is FactGroup.UNIT_COUNTS and groups_in(fact.data["noun"])
        ],
        expected=[(f"{kind}:{key}", expected_label(kind, label)) for kind in ExpectedKind for key, label in there],
        expects_self="self" in forms,
        has_tasks=any(fact.data.get("role") == "checked" for fact in facts if fact.group is FactGroup.CITATIONS),
        initial=_named(reading, facts) | {"issuer": str(root)},
    )


def _matched(fact: Fact, names: Sequence[Named]) -> tuple[str, list[tuple[str, str]], str]:
    found = match(fact.data["name"], names)
    candidates = [found.exact] if found.exact else found.candidates
    choices = [(str(agency.id), agency.short_name) for agency in candidates]
    return fact.data["name"], choices, str(found.exact.id) if found.exact else ""


def _named(reading: Reading, facts: Sequence[Fact]) -> dict[str, Any]:
    plan = plan_fact(reading.facts, tuple(facts))
    day = _day(reading, facts)
    subject = (plan.data.get("subject") or "") if plan else ""
    subject = subject.removeprefix("về việc ").removeprefix("về ")
    title = f"Kế hoạch {subject}" if subject else f"Kế hoạch kiểm tra công tác cải cách hành chính năm {day.year}"
    return {"title": title[:LONGEST], "year": day.year}


def _day(reading: Reading, facts: Sequence[Fact]) -> date:
    """The day on which the plan's agencies stood: its window, else the day of its page, else of the reading."""
    starts = [fact.data["start"] for fact in facts if fact.group is FactGroup.WINDOWS and fact.data.get("start")]
    page = (reading.facts.get("page_date") or {}).get("date")
    first = min(starts) if starts else page
    return date.fromisoformat(first) if first else reading.made_at.date()


def _choices(form: PlanForm, jurisdiction: Jurisdiction, register: Sequence[Agency]) -> readings.PlanChoices:
    given = form.cleaned_data
    by_id = {str(agency.pk): agency for agency in (*register, jurisdiction.root, jurisdiction.standing_agency)}
    groups = {key: group for key, group, _ in GROUPS}
    expected = [value.split(":") for value in given["expected"]]
    return readings.PlanChoices(
        year=given["year"],
        title=given["title"],
        issuer=by_id[given["issuer"]],
        standing_agency=jurisdiction.standing_agency,
        units={fact: by_id[agency] for fact, agency in form.chosen_units().items()},
        whole_groups=frozenset(given.get("whole_groups") or ()),
        expected=tuple((ExpectedKind(kind), groups[key]) for kind, key in expected),
        expected_by=given["expected_by"],
        with_tasks=given.get("with_tasks", False),
    )
