"""Pages of the rules of coverage of a plan: lists frozen, the verdict on each unit, the rule changed, a unit looked at."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.data.coverage import threshold
from kiemtra.domain.coverage import MarkKind, Reached, UnitGroup, rung_of
from kiemtra.domain.errors import NotValid
from kiemtra.domain.plans import PlanState, UnitChoice
from kiemtra.scheduling import Criterion
from kiemtra.store.models import CoverageRule, Plan
from kiemtra.store.queries import coverage as queries
from kiemtra.store.queries import inspected, risk
from kiemtra.web.exports import Cell, Column, xlsx
from kiemtra.web.forms.coverage import FreezeForm, MarkForm, RuleForm
from kiemtra.web.labels import coverage as words
from kiemtra.web.labels.plans import CHOSEN
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import coverage, plan_choices
from kiemtra.workflows.choice_wording import GROUPS

LIMIT = 500
COLUMNS: tuple[Column, ...] = (
    ("Đơn vị", 40),
    ("Khu vực", 28),
    ("Kết quả", 12),
    ("Lý do", 80),
    ("Điểm ưu tiên", 10),
    ("Thứ tự", 8),
)


def covered(plan: Plan, request: Request) -> list[dict[str, Any]]:
    """How far each rule of a plan has come, as its pages tell it."""
    return [
        _told(one.rule, Reached(one.chosen, one.of, one.rule.percent)) for one in queries.of_plan(plan, request.actor)
    ]


def _told(rule: CoverageRule, reached: Reached) -> dict[str, Any]:
    known = threshold(rule.threshold)
    return {
        "rule": rule,
        "group": GROUPS[UnitGroup(rule.group)],
        "way": CHOSEN[UnitChoice(rule.way)],
        "share": words.share(reached),
        "needed": reached.needed,
        "holds": reached.holds,
        "score": words.score(rung_of(known.ladder, reached)) if known and known.ladder else "",
    }


@require_http_methods(["GET", "POST"])
def plan_coverage(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    day = min(plan_choices.day_of(plan), request.today)
    form = FreezeForm(request.POST or None, day=day, initial={"frozen_on": request.today})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = coverage.freeze(
                pk,
                UnitGroup(given["group"]),
                form.content(),
                on=given["frozen_on"],
                by=request.actor,
                now=request.now,
                today=request.today,
            )
        except NotValid as error:
            form.add_faults(error)
        else:
            messages.success(request, "Đã chốt danh sách.")
            return redirect("coverage-rule", pk=made.pk)
    context = around(request, plan, "plan-coverage") | {
        "form": form,
        "covered": covered(plan, request),
        "choices": [(one, GROUPS[UnitGroup(one.group)]) for one in queries.choices_of(plan, request.actor)],
    }
    return render(request, "plans/coverage.html", context, status=422 if form.errors else 200)


@require_safe
def coverage_rule(request: Request, pk: UUID) -> HttpResponse:
    rule = queries.with_plan(request.actor).get(pk=pk)
    return render(request, "plans/coverage_rule.html", _rule_page(request, rule))


def _rule_page(request: Request, rule: CoverageRule) -> dict[str, Any]:
    plan = rule.plan
    made = plan_choices.preview_of(rule, by=request.actor, today=request.today)
    listed = list(made.prepared.units.values())
    inside = len(made.prepared.grounds.inside)
    rows = list(_rows(made))
    names = {key: unit.name for key, unit in made.prepared.units.items()}
    return around(request, plan, "plan-coverage") | {
        "rule": rule,
        "told": _told(rule, Reached(inside, len(listed), rule.percent)),
        "rows": rows[:LIMIT],
        "more": max(0, len(rows) - LIMIT),
        "has_localities": any(unit.locality for unit in listed),
        "new": len(made.choice.chosen) - inside,
        "contradictions": [words.contradiction(one, names) for one in made.choice.contradictions],
        "changes": queries.changes(rule, listed, request.today),
        "is_draft": plan.state == PlanState.DRAFT,
    }


def _rows(made: plan_choices.Preview) -> Iterator[dict[str, Any]]:
    for one in made.choice.verdicts:
        unit = made.prepared.units[one.unit]
        yield {
            "agency": unit.agency_id,
            "name": unit.name,
            "locality": unit.locality,
            "chosen": one.chosen,
            "inside": unit.agency_id in made.prepared.grounds.inside,
            "sentence": made.sentences[one.unit],
            "points": one.points,
            "place": one.place,
        }


@require_safe
def coverage_rule_xlsx(request: Request, pk: UUID) -> HttpResponse:
    made = plan_choices.preview(pk, by=request.actor, today=request.today)
    title = f"Danh sách chọn - {GROUPS[UnitGroup(made.prepared.rule.group)]}"
    return xlsx(title, COLUMNS, map(cells, _rows(made)), today=request.today)


def cells(row: dict[str, Any]) -> tuple[Cell, ...]:
    """One line of the list, live or kept."""
    told = "Chọn" if row["chosen"] else "Không chọn"
    return row["name"], row["locality"], told, row["sentence"], row["points"], row["place"]


@require_http_methods(["GET", "POST"])
def coverage_edit(request: Request, pk: UUID) -> HttpResponse:
    rule = queries.with_plan(request.actor).get(pk=pk)
    plan = rule.plan
    form = RuleForm(request.POST or None, rule=rule, localities=queries.localities_of(rule))
    if request.method == "POST" and form.is_valid():
        try:
            coverage.change(
                pk,
                form.content(),
                revision=seen_revision(request),
                by=request.actor,
                now=request.now,
                today=request.today,
            )
        except NotValid as error:
            form.add_faults(error)
        else:
            messages.success(request, "Đã lưu quy tắc chọn.")
            return redirect("coverage-rule", pk=pk)
    context = around(request, plan, "plan-coverage") | {
        "rule": rule,
        "group": GROUPS[UnitGroup(rule.group)],
        "form": form,
    }
    return render(request, "plans/coverage_edit.html", context, status=422 if form.errors else 200)


@require_POST
def coverage_drop(request: Request, pk: UUID) -> HttpResponse:
    plan = coverage.drop(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ quy tắc và danh sách đã chốt. Các lần chọn trước vẫn được lưu.")
    return redirect("plan-coverage", pk=plan.pk)


@require_http_methods(["GET", "POST"])
def coverage_unit(request: Request, pk: UUID, agency_pk: UUID) -> HttpResponse:
    rule = queries.with_plan(request.actor).get(pk=pk)
    form = MarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            coverage.mark(
                pk, agency_pk, MarkKind(given["kind"]), reason=given["reason"], by=request.actor, now=request.now
            )
        except NotValid as error:
            form.add_faults(error)
        else:
            messages.success(request, "Đã ghi. Danh sách chọn được tính lại.")
            return redirect("coverage-rule", pk=pk)
    context = around(request, rule.plan, "plan-coverage") | _unit_page(request, rule, agency_pk)
    return render(request, "plans/coverage_unit.html", context | {"form": form}, status=422 if form.errors else 200)


def _unit_page(request: Request, rule: CoverageRule, agency: UUID) -> dict[str, Any]:
    made = plan_choices.preview_of(rule, by=request.actor, today=request.today)
    verdict = next((one for one in made.choice.verdicts if one.unit == str(agency)), None)
    if verdict is None:
        raise Http404
    counted = risk.records(rule, agency, request.actor, request.today, inspected.heritage(rule))
    behind = {
        Criterion.YEARS: counted.visits,
        Criterion.OVERDUE: counted.overdue,
        Criterion.REPEATS: counted.repeats,
        Criterion.LATE: counted.late,
    }
    weights = {row["criterion"]: row for row in rule.weights}
    return {
        "rule": rule,
        "unit": made.prepared.units[verdict.unit],
        "verdict": verdict,
        "sentence": made.sentences[verdict.unit],
        "parts": [
            (part, words.CRITERIA[part.criterion], weights[part.criterion], behind[part.criterion])
            for part in verdict.parts
        ],
        "marks": [(row, words.MARKS[MarkKind(row.kind)]) for row in queries.marks(rule) if row.agency_id == agency],
    }


@require_POST
def mark_remove(request: Request, pk: UUID) -> HttpResponse:
    rule = coverage.unmark(pk, by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ ghi chú. Danh sách chọn được tính lại.")
    return redirect("coverage-rule", pk=rule.pk)
