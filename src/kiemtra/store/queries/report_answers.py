"""What stands in a report: answers as the rules of forms take them, what a typist saw, remarks, conflicts, problems."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from kiemtra.domain.forms import (
    ROW_KEY,
    Answers,
    Examination,
    FormTemplate,
    ItemType,
    Problem,
    ProblemCode,
    completion,
    examine,
)
from kiemtra.domain.merging import Key
from kiemtra.domain.reports import ReportState
from kiemtra.store.models import Answer, AnswerChange, AnswerConflict, ItemRemark, ReportRequest
from kiemtra.store.queries import forms

UNIT, RECEIVER = "unit", "receiver"
# Of a report without inspection there is nothing to seal.
_NOT_SEALED = Q(inspection__sealed_until__isnull=True)


def template_of(request: ReportRequest) -> FormTemplate:
    """The form that is to be filled; of a round about some areas, their items (the round must be loaded)."""
    form = (request.form, request.form_version, request.jurisdiction_id)
    areas = frozenset(request.round.areas)
    return _limited(*form, areas) if areas else forms.template(*form)


@lru_cache(maxsize=200)
def _limited(form: str, version: str, jurisdiction: UUID, areas: frozenset[str]) -> FormTemplate:
    return limited(forms.template(form, version, jurisdiction), areas)


def limited(template: FormTemplate, areas: frozenset[str]) -> FormTemplate:
    """The form with the items of these areas only, and those of no area, with the checks between what is left."""
    items = tuple(item for item in template.items if not item.area or item.area in areas)
    codes = {item.code for item in items}
    return replace(template, items=items, checks=tuple(one for one in template.checks if codes.issuperset(one.items)))


def typed_answers(request: ReportRequest) -> dict[str, object]:
    """The current answers as they were typed: text, rows of a table with their keys, ids of files; one query."""
    return gather(template_of(request), request.answers.order_by("item", "row"))


def gather(template: FormTemplate, rows: Iterable[Answer]) -> dict[str, object]:
    """Put rows of answers together, item by item."""
    single: dict[str, object] = {}
    tables: dict[str, dict[str, dict[str, object]]] = defaultdict(dict)
    places: dict[tuple[str, str], int] = {}
    files: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        code, _, column = row.item.partition(".")
        item = template.item(code)
        if column:
            tables[code].setdefault(row.row_key, {ROW_KEY: row.row_key})[column] = row.text
            places[code, row.row_key] = row.row
        elif item is not None and item.type is ItemType.FILE:
            files[code].append(str(row.file_id))
        else:
            single[code] = row.text
    lists = {
        code: tuple(sorted(found.values(), key=lambda row: places[code, str(row[ROW_KEY])]))
        for code, found in tables.items()
    }
    return single | lists | {code: tuple(ids) for code, ids in files.items()}


def current(request: ReportRequest) -> dict[Key, Answer]:
    """The answers as rows, without files; one query."""
    return {(row.item, row.row_key): row for row in request.answers.filter(file__isnull=True).order_by("item", "row")}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a typist saw, and who has changed what since then."""

    base: dict[Key, str]
    changed_by: dict[Key, frozenset[UUID | None]]
    # When the first of these changes was made.
    since: datetime | None = None


def base_of(request: ReportRequest, seen: int, stands: Mapping[Key, str]) -> Seen:
    """What stood in the report at the revision that somebody saw, and what was changed since; at most two queries."""
    base = dict(stands)
    if seen >= request.revision:
        return Seen(base, {})
    who: dict[Key, set[UUID | None]] = defaultdict(set)
    later = list(request.changes.filter(revision__gt=seen).order_by("revision"))
    for change in later:
        who[change.item, change.row_key].add(change.made_by_id)
    if not later:
        return Seen(base, {})
    before = request.changes.filter(revision__lte=seen, item__in={item for item, _ in who}).order_by("revision")
    texts = {(item, row): text for item, row, text in before.values_list("item", "row_key", "text")}
    base |= {key: texts.get(key, "") for key in who}
    return Seen(base, {key: frozenset(found) for key, found in who.items()}, min(one.made_at for one in later))


def to_mend(template: FormTemplate, texts: Mapping[Key, str], day: date) -> set[str]:
    """The items at which something is wrong or missing with these answers."""
    rows = (Answer(item=item, row_key=row_key, text=text) for (item, row_key), text in texts.items() if text)
    return {one.item for one in examine(template, gather(template, rows), today=day).problems}


def conflicts(request: ReportRequest) -> list[AnswerConflict]:
    """Values that wait for a decision, oldest first; one query."""
    rows = request.conflicts.filter(settled_at__isnull=True).select_related("other_by")
    return list(rows.order_by("found_at", "pk"))


def remarks(request: ReportRequest) -> list[ItemRemark]:
    """What both sides said of items, in the order in which it was said; one query."""
    return list(request.remarks.select_related("made_by"))


def explained(request: ReportRequest) -> dict[str, str]:
    """What the unit last said of each item, where it says anything; one query."""
    said = request.remarks.filter(side=UNIT).values_list("item", "text")
    return {item: text for item, text in dict(said).items() if text}


def history(request: ReportRequest, item: str) -> list[AnswerChange]:
    """Every text that an item, or the cells of a table, had, newest first; one query."""
    rows = request.changes.filter(item=item) | request.changes.filter(item__startswith=f"{item}.")
    return list(rows.select_related("made_by").order_by("-revision", "item", "row_key"))


def unconfirmed(request: ReportRequest) -> list[Answer]:
    """Answers put there for the unit that nobody has confirmed; one query."""
    return list(request.answers.filter(confirmed=False).order_by("item", "row"))


def examined(request: ReportRequest, template: FormTemplate, answers: Answers, day: date) -> Examination:
    """What is to be mended before the report can be handed in, by the form and between forms, and how far it is filled.

    What nobody has confirmed is a problem and does not count as filled. Up to five queries.
    """
    others, last = beside(request, template)
    said = explained(request)
    found = examine(template, answers, others=others, last=last, explained=said, today=day)
    waiting = list(unconfirmed(request))
    if not waiting:
        return found
    problems = (*found.problems, *(_unconfirmed(answers, one) for one in waiting))
    codes = {one.item.partition(".")[0] for one in waiting}
    done, _ = completion(template, {code: value for code, value in answers.items() if code not in codes})
    return replace(found, problems=problems, done=min(done, found.done))


def _unconfirmed(answers: Answers, answer: Answer) -> Problem:
    code, _, column = answer.item.partition(".")
    rows: Any = answers.get(code, ()) if column else ()
    keys = [row.get(ROW_KEY) for row in rows]
    row = keys.index(answer.row_key) + 1 if answer.row_key in keys else None
    return Problem(ProblemCode.UNCONFIRMED, code, row, answer.text, column, row_key=answer.row_key)


def beside(request: ReportRequest, template: FormTemplate) -> tuple[dict[str, Answers], Answers | None]:
    """What the checks look at beside this form: the unit's other forms of the period, and its last period.

    Two queries; other forms are looked for only where a check asks for one.
    """
    asks_others = any(one.function == "other" for calls in template.plan.elsewhere.values() for one in calls)
    latest = earlier_than(request).filter(agency=request.agency_id).reverse().values("pk")[:1]
    rows = ReportRequest.objects.filter(Q(pk__in=latest) | (_others(request) if asks_others else Q(pk__in=[])))
    wanted = {one.pk: one for one in rows.select_related("round").order_by("requested_at")}
    # The newest of each form.
    others = {one.form: one for one in wanted.values() if one.form != request.form}.values()
    last = next((one for one in wanted.values() if one.form == request.form), None)
    by_request: dict[UUID, list[Answer]] = defaultdict(list)
    for row in Answer.objects.filter(request__in=wanted).order_by("item", "row") if wanted else ():
        by_request[row.request_id].append(row)
    gathered = {pk: gather(template_of(one), by_request[pk]) for pk, one in wanted.items()}
    return {one.form: gathered[one.pk] for one in others}, gathered[last.pk] if last else None


def _others(request: ReportRequest) -> Q:
    """Whether it is a report of the same unit for the same period on another form."""
    same = _NOT_SEALED & Q(
        agency=request.agency_id,
        jurisdiction=request.jurisdiction_id,
        period_from=request.period_from,
        period_to=request.period_to,
    )
    if request.period_from is None:
        same &= Q(round__plan__isnull=False, round__plan=request.round.plan_id)
    return same & ~Q(form=request.form) & ~Q(state=ReportState.WITHDRAWN)


def earlier_than(request: ReportRequest) -> QuerySet[ReportRequest]:
    """What units have handed in on this form for periods before the request's, in whatever version, the latest last."""
    rows = ReportRequest.objects.filter(
        _NOT_SEALED,
        jurisdiction=request.jurisdiction_id,
        form=request.form,
        state__in=(ReportState.SUBMITTED, ReportState.ACCEPTED),
    )
    if request.period_from:
        # Asked for a visit under a plan that names no period: before whatever names one.
        before = Q(period_to__isnull=True, requested_at__lt=request.requested_at)
        rows = rows.filter(Q(period_to__lt=request.period_from) | before)
        return rows.order_by(F("period_to").asc(nulls_first=True), "requested_at")
    return rows.filter(requested_at__lt=request.requested_at).order_by("requested_at")


def latest_before(requests: Sequence[ReportRequest]) -> dict[UUID, UUID]:
    """For requests of one round: of each unit the report that it handed in last before; one query."""
    rows = earlier_than(requests[0])
    if len(requests) == 1:
        rows = rows.filter(agency=requests[0].agency_id)
    units = {one.agency_id for one in requests}
    return {agency: pk for agency, pk in rows.values_list("agency_id", "pk") if agency in units}
