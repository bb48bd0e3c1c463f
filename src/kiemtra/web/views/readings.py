"""Pages of readings: texts given, each fact decided beside its place, contradictions settled, a plan made."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.errors import NotValid
from kiemtra.domain.people import Permission
from kiemtra.domain.readings import Fact, FactGroup, FactState, facts_of
from kiemtra.store.models import Anomaly, Reading
from kiemtra.store.queries import readings as queries
from kiemtra.web import labels
from kiemtra.web.forms.readings import FactForm, TakeForm
from kiemtra.web.labels import readings as words
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.fact_rows import marked
from kiemtra.workflows import readings

SHOWN = 50
LONGEST = 140


@require_http_methods(["GET", "HEAD", "POST"])
def reading_list(request: Request) -> HttpResponse:
    if request.jurisdiction is None or not request.actor.may(Permission.READING_MAKE):
        raise Http404
    form = TakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = readings.take_all(request.jurisdiction, form.sources(), by=request.actor, now=request.now)
        except NotValid as error:
            for said in error.faults.values():
                form.add_error("files" if form.cleaned_data["files"] else "text", labels.fault(said))
        else:
            return redirect("reading-detail", pk=taken[0].pk) if len(taken) == 1 else redirect("reading-list")
    rows = list(queries.listed(request.actor)[:SHOWN])
    for row in rows:
        row.heading = heading_of(row.opening) or row.name  # type: ignore[attr-defined]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "readings/list.html", {"form": form, "rows": rows}, status=status)


@require_safe
def reading_detail(request: Request, pk: UUID) -> HttpResponse:
    reading = queries.visible_to(request.actor).select_related("plan", "made_by", "jurisdiction").get(pk=pk)
    facts = facts_of(reading.facts, reading.decisions)
    anomalies = sorted(reading.anomalies.select_related("settled_by"), key=_urgency)
    shown = marked(reading, facts, anomalies)
    waiting = sum(1 for fact in facts if fact.state is FactState.READ)
    context = {
        "reading": reading,
        "heading": heading_of(reading.text) or reading.name,
        "from_file": not heading_of(reading.text).startswith(reading.name.rstrip("…")),
        "shown": shown,
        "notes_label": f"{len(shown.notes)} chỗ có thể viết sai hoặc cần lưu ý",
        "legend": words.LEGEND,
        "waiting": waiting,
        "counting": sum(1 for fact in facts if fact.counts),
        "has_units": any(fact.group in {FactGroup.UNITS, FactGroup.UNIT_COUNTS} for fact in facts),
        "about_inspection": bool(facts),
    }
    return render(request, "readings/detail.html", context)


@require_POST
def reading_decide(request: Request, pk: UUID) -> HttpResponse:
    fact = request.POST.get("accept") or request.POST.get("strike") or ""
    readings.decide(
        pk,
        fact,
        accepted="accept" in request.POST,
        revision=seen_revision(request),
        by=request.actor,
        now=request.now,
    )
    return _back(request, pk, fact)


@require_POST
def reading_accept_rest(request: Request, pk: UUID) -> HttpResponse:
    readings.accept_rest(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã nhận mọi thông tin còn lại. Có thể sửa hoặc bỏ từng mục trước khi lập kế hoạch.")
    return redirect("reading-detail", pk=pk)


@require_http_methods(["GET", "POST"])
def reading_fact(request: Request, pk: UUID, fact_id: str) -> HttpResponse:
    reading = queries.visible_to(request.actor).get(pk=pk)
    fact = _fact(reading, fact_id)
    form = FactForm(request.POST or None, fact=fact)
    if request.method == "POST" and form.is_valid():
        readings.decide(
            pk,
            fact_id,
            accepted=True,
            value=form.cleaned_data,
            revision=seen_revision(request),
            by=request.actor,
            now=request.now,
        )
        return _back(request, pk, fact_id)
    line, _ = words.told(fact)
    context = {
        "reading": reading,
        "form": form,
        "line": line,
        "group": words.GROUPS[fact.group],
        "quote": _quote(reading, fact),
    }
    return render(request, "readings/fact.html", context, status=422 if form.errors else 200)


@require_POST
def anomaly_settle(request: Request, pk: UUID) -> HttpResponse:
    anomaly = queries.anomalies_visible_to(request.actor).get(pk=pk)
    take_over = "take_over" in request.POST
    settlement = request.POST.get("settlement", "")
    readings.settle(
        pk,
        revision=seen_revision(request),
        settlement=settlement,
        take_over=take_over,
        by=request.actor,
        now=request.now,
    )
    return redirect("reading-detail", pk=anomaly.reading_id)


def heading_of(text: str) -> str:
    """What a text is called: its first line."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return Truncator(" ".join(first.split())).chars(LONGEST)


def _urgency(anomaly: Anomaly) -> tuple[bool, int, UUID]:
    """Open ones first, errors before notes."""
    severities = tuple(words.SEVERITIES)
    rank = severities.index(anomaly.severity) if anomaly.severity in severities else len(severities)
    return anomaly.settled_at is not None, rank, anomaly.pk


def _fact(reading: Reading, fact_id: str) -> Fact:
    for fact in facts_of(reading.facts, reading.decisions):
        if fact.id == fact_id:
            return fact
    raise Http404


def _quote(reading: Reading, fact: Fact) -> str:
    """The place in the text with a few words around it."""
    if fact.span is None:
        return ""
    start, end = max(0, fact.span[0] - 80), fact.span[1] + 80
    return f"{'…' if start else ''}{reading.text[start:end]}{'…' if end < len(reading.text) else ''}"


def _back(request: Request, pk: UUID, fact_id: str) -> HttpResponse:
    reading = queries.visible_to(request.actor).get(pk=pk)
    order = sorted(facts_of(reading.facts), key=lambda fact: fact.span or (len(reading.text), 0))
    number = next((number for number, fact in enumerate(order, 1) if fact.id == fact_id), 0)
    response = redirect("reading-detail", pk=pk)
    response["Location"] += f"#su-kien-{number}"
    return response
