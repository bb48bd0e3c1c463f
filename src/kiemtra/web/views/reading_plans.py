"""The page on which confirmed facts become the draft of a plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiemtra.domain.plans import ExpectedKind
from kiemtra.domain.reading_outcomes import outcomes_of
from kiemtra.domain.readings import Fact, FactGroup, groups_in, plan_fact, why_not_confirm
from kiemtra.store.models import Jurisdiction, Reading
from kiemtra.store.queries import agencies, reading_names
from kiemtra.store.queries import readings as queries
from kiemtra.store.queries.reading_names import Names
from kiemtra.web import labels
from kiemtra.web.forms.readings import PlanForm, expected_label
from kiemtra.web.labels import names as name_words
from kiemtra.web.labels import readings as words
from kiemtra.web.labels.plans import GROUPS
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.fact_pieces import key_of
from kiemtra.workflows import readings

LONGEST = 400
TITLE = "Kế hoạch kiểm tra công tác cải cách hành chính năm"


@require_http_methods(["GET", "POST"])
def reading_confirm(request: Request, pk: UUID) -> HttpResponse:
    reading = (
        queries.visible_to(request.actor)
        .select_related("jurisdiction__root", "jurisdiction__standing_agency")
        .get(pk=pk)
    )
    facts = tuple(fact for fact in readings.facts_in(reading) if fact.counts)
    form = _form(request, reading, facts)
    if request.method == "POST" and form.is_valid():
        plan = readings.confirm(
            pk,
            _choices(form, reading.jurisdiction),
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
        "outcomes": [
            (one.count, words.OUTCOMES[one.kind], [(key_of(fact.id), words.told(fact)[0]) for fact in one.facts])
            for one in outcomes_of(facts, plan_fact(reading.facts, facts))
        ],
        "has_units": any(name.startswith("unit:") or name == "whole_groups" for name in form.fields),
    }
    return render(request, "readings/confirm.html", context, status=422 if form.errors else 200)


def _form(request: Request, reading: Reading, facts: Sequence[Fact]) -> PlanForm:
    jurisdiction = reading.jurisdiction
    names = reading_names.names_of(reading, facts, request.today)
    inspected = [fact for fact in facts if fact.group is FactGroup.UNITS and fact.data.get("role") == "inspected"]
    forms = {fact.data["form"] for fact in facts if fact.group is FactGroup.FORMS}
    kinds = agencies.group_counts(names.root, names.day)
    then = [] if names.root == jurisdiction.root_id else agencies.with_keys([names.root])
    there = [(key, label) for key, group, label in GROUPS if (group.level, group.kind) in kinds]
    return PlanForm(
        request.POST or None,
        issuers=list(dict.fromkeys([*then, jurisdiction.root, jurisdiction.standing_agency])),
        units=_units(names, [fact.id for fact in inspected if fact.id in names.of], request.today),
        groups=[
            (fact.id, words.told(fact)[0], fact.data.get("qualifier") == "all")
            for fact in facts
            if fact.group is FactGroup.UNIT_COUNTS and groups_in(fact.data["noun"])
        ],
        expected=[(f"{kind}:{key}", expected_label(kind, label)) for kind in ExpectedKind for key, label in there],
        expects_self="self" in forms,
        has_tasks=any(fact.data.get("role") == "checked" for fact in facts if fact.group is FactGroup.CITATIONS),
        initial=_named(reading, facts, names.day.year) | {"issuer": str(names.root)},
    )


def _units(names: Names, facts: Sequence[str], today: date) -> dict[str, tuple[str, list[tuple[str, str]], str]]:
    """What each unit is called, which agencies it may be, and the one that it is as far as that is known."""
    wanted = {name.printed: name for fact in facts if (name := names.of[fact])}
    offered = reading_names.candidates_of(names, list(wanted.values()), today)
    found = {}
    for fact in facts:
        name = names.of[fact]
        known = [(str(name.agency.id), f"{name.agency.short_name} ({name_words.state(name)})")] if name.agency else []
        others = [
            (str(one.agency.id), f"{one.agency.short_name} ({name_words.reason(one)})") for one in offered[name.printed]
        ]
        found[fact] = name.printed, [*known, *others], str(name.agency.id) if name.agency else ""
    return found


def _named(reading: Reading, facts: Sequence[Fact], year: int) -> dict[str, Any]:
    plan = plan_fact(reading.facts, tuple(facts))
    subject = (plan.data.get("subject") or "") if plan else ""
    subject = subject.removeprefix("về việc ").removeprefix("về ")
    # A subject that names no inspection was cut short, or is of something else.
    named = "kiểm tra" in subject.casefold()
    first = subject[:1].lower() if subject[1:2].islower() else subject[:1]
    title = f"Kế hoạch {first}{subject[1:]}" if named else f"{TITLE} {year}"
    return {"title": title[:LONGEST], "year": year}


def _choices(form: PlanForm, jurisdiction: Jurisdiction) -> readings.PlanChoices:
    given = form.cleaned_data
    units = form.chosen_units()
    by_id = {
        str(agency.pk): agency for agency in agencies.with_keys(UUID(key) for key in {*units.values(), given["issuer"]})
    }
    groups = {key: group for key, group, _ in GROUPS}
    expected = [value.split(":") for value in given["expected"]]
    return readings.PlanChoices(
        year=given["year"],
        title=given["title"],
        issuer=by_id[given["issuer"]],
        standing_agency=jurisdiction.standing_agency,
        units={fact: by_id[agency] for fact, agency in units.items()},
        whole_groups=frozenset(given.get("whole_groups") or ()),
        expected=tuple((ExpectedKind(kind), groups[key]) for kind, key in expected),
        expected_by=given["expected_by"],
        with_tasks=given.get("with_tasks", False),
    )
