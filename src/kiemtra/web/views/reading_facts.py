"""The deeds on the review page of a reading: each fact decided, corrected, added; steps taken back; contradictions settled."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from kiemtra.domain.errors import Conflict, Fault, NotValid
from kiemtra.domain.readings import Fact, FactGroup, FactState, Span, places_of
from kiemtra.store.models import Anomaly, Reading
from kiemtra.store.queries import people
from kiemtra.store.queries import readings as queries
from kiemtra.web import labels
from kiemtra.web.forms.readings import FactForm, SettleForm, WordsForm
from kiemtra.web.labels import readings as words
from kiemtra.web.request import Request, revision_of, seen_revision
from kiemtra.web.views.fact_pieces import key_of
from kiemtra.web.views.reading_page import Done, answer, line_of
from kiemtra.workflows import readings

# Of many places with the same words so many are shown.
PLACES = 20
AROUND = 80


@require_POST
def reading_decide(request: Request, pk: UUID) -> HttpResponse:
    accepted = "accept" in request.POST
    fact = request.POST.get("accept" if accepted else "strike", "")
    line = line_of(queries.visible_to(request.actor).get(pk=pk), fact)
    try:
        readings.decide(pk, fact, accepted=accepted, revision=_seen(request), by=request.actor, now=request.now)
    except Conflict:
        return answer(request, pk, Done(taken_by(request, pk, fact), fact, failed=True))
    return answer(request, pk, Done(f"{'Đã nhận' if accepted else 'Đã bỏ'}: {line}.", fact))


@require_POST
def reading_accept_rest(request: Request, pk: UUID) -> HttpResponse:
    name = request.POST.get("group", "")
    group = FactGroup(name) if name in set(FactGroup) else None
    readings.accept_rest(pk, revision=_seen(request), group=group, by=request.actor, now=request.now)
    rest = f"cả nhóm “{words.GROUPS[group]}”" if group else "mọi thông tin còn lại"
    return answer(request, pk, Done(f"Đã nhận {rest}. Có thể sửa, bỏ từng mục hoặc hoàn tác."))


@require_POST
def reading_undo(request: Request, pk: UUID) -> HttpResponse:
    undone = readings.undo(pk, by=request.actor, now=request.now)
    first = undone.facts[0] if undone.facts else ""
    line = line_of(undone.reading, first)
    several = f"{len(undone.facts)} mục" if len(undone.facts) > 1 else line or "một bước"
    what = f"cơ quan của tên “{undone.name}”" if undone.name else several
    left = f" {undone.left} mục giữ nguyên vì người khác đã xử lý sau bạn." if undone.left else ""
    return answer(
        request, pk, Done(f"Đã hoàn tác: {what}.{left}", first if line else "", anomalies=bool(undone.anomalies))
    )


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def reading_fact(request: Request, pk: UUID, fact_id: str) -> HttpResponse:
    """One fact corrected: a page of its own, for htmx a form that opens in place."""
    reading = queries.visible_to(request.actor).get(pk=pk)
    fact = next((fact for fact in readings.facts_in(reading) if fact.id == fact_id), None)
    if fact is None:
        raise Http404
    form = FactForm(request.POST or None, fact=fact)
    if request.method == "POST" and form.is_valid():
        try:
            readings.decide(
                pk,
                fact_id,
                accepted=True,
                value=form.cleaned_data,
                revision=seen_revision(request),
                by=request.actor,
                now=request.now,
            )
        except NotValid as error:
            form.take(error.faults)
        except Conflict:
            form.add_error(None, f"{taken_by(request, pk, fact_id)} Lưu lần nữa là thay bằng nội dung của bạn.")
            return _fact_page(request, reading, fact, form, reading.revision)
        else:
            line = line_of(queries.visible_to(request.actor).get(pk=pk), fact_id)
            return answer(request, pk, Done(f"Đã sửa và nhận: {line}.", fact_id))
    return _fact_page(request, reading, fact, form, seen_revision(request) or reading.revision)


def _fact_page(request: Request, reading: Reading, fact: Fact, form: FactForm, revision: int) -> HttpResponse:
    context = {
        "reading": reading,
        "fact": fact,
        "key": key_of(fact.id),
        "form": form,
        "revision": revision,
        "line": words.told(fact)[0],
        "group": words.GROUPS[fact.group],
        "quote": _quote(reading, fact.span),
        "action": reverse("reading-fact", args=[reading.pk, fact.id]),
        "submit": "Lưu và nhận",
    }
    template = "readings/_fact_form.html" if request.htmx else "readings/fact.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def reading_add(request: Request, pk: UUID) -> HttpResponse:
    """A fact added: its words selected on the page (htmx) or pasted, its place chosen, its fields filled in by the reader."""
    reading = queries.visible_to(request.actor).get(pk=pk)
    given = request.POST if request.method == "POST" else request.GET
    name = given.get("group", "")
    span = _span(given.get("start", ""), given.get("end", ""), len(reading.text))
    if name in set(FactGroup) and span:
        return _add(request, reading, FactGroup(name), span)
    form = WordsForm(request.GET if "words" in request.GET else None)
    places: list[tuple[str, str]] = []
    if form.is_bound and form.is_valid():
        group = FactGroup(form.cleaned_data["group"])
        found = places_of(form.cleaned_data["words"], reading.text)
        if len(found) == 1:
            return _add(request, reading, group, found[0])
        places = [(f"?group={group}&start={start}&end={end}", _quote(reading, (start, end))) for start, end in found]
        if not found:
            form.add_error("words", labels.fault(Fault.WORDS_NOT_IN_TEXT))
    context = {"reading": reading, "form": form, "places": places[:PLACES], "more": len(places) - PLACES}
    template = "readings/_words_form.html" if request.htmx else "readings/add.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _add(request: Request, reading: Reading, group: FactGroup, span: Span) -> HttpResponse:
    blank = readings.prefilled(reading, group, span)
    form = FactForm(request.POST or None, fact=blank)
    if request.method == "POST" and form.is_valid():
        try:
            fact = readings.add(reading.pk, group, span, form.cleaned_data, by=request.actor, now=request.now)
        except NotValid as error:
            form.take(error.faults)
        else:
            return answer(request, reading.pk, Done(f"Đã thêm: {words.told(fact)[0]}.", fact.id))
    context = {
        "reading": reading,
        "form": form,
        "group": words.SINGLE[group],
        "quote": f"“{reading.text[slice(*span)]}”",
        "action": reverse("reading-add", args=[reading.pk]),
        "hidden": {"group": group, "start": span[0], "end": span[1]}.items(),
        "submit": "Thêm",
    }
    template = "readings/_fact_form.html" if request.htmx else "readings/fact.html"
    return render(request, template, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def anomaly_settle(request: Request, pk: UUID) -> HttpResponse:
    """A contradiction settled: its suggestion taken over (what is pressed names the revision), dismissed, or explained."""
    anomaly = queries.anomalies_visible_to(request.actor).select_related("reading").get(pk=pk)
    if "dismiss" in request.POST:
        readings.dismiss(pk, revision=revision_of(request, "dismiss"), by=request.actor, now=request.now)
        return answer(request, anomaly.reading_id, Done("Đã ghi: không phải mâu thuẫn.", anomalies=True))
    take_over = "take_over" in request.POST
    form = SettleForm(request.POST or None)
    if not take_over and not (request.method == "POST" and form.is_valid()):
        return _settle_page(request, anomaly, form)
    settled = readings.settle(
        pk,
        revision=revision_of(request, "take_over" if take_over else "revision"),
        settlement="" if take_over else form.cleaned_data["settlement"],
        take_over=take_over,
        by=request.actor,
        now=request.now,
    )
    return answer(request, anomaly.reading_id, Done(f"Đã xử lý mâu thuẫn: {settled.settlement}.", anomalies=True))


def _settle_page(request: Request, anomaly: Anomaly, form: SettleForm) -> HttpResponse:
    context = {
        "reading": anomaly.reading,
        "form": form,
        "revision": seen_revision(request) or anomaly.revision,
        "group": "Mâu thuẫn",
        "quote": anomaly.message,
        "action": reverse("anomaly-settle", args=[anomaly.pk]),
        "submit": "Ghi cách xử lý",
    }
    template = "readings/_fact_form.html" if request.htmx else "readings/fact.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _seen(request: Request) -> int:
    """The revision with which the page was in step when the button was pressed."""
    return revision_of(request, "page") or seen_revision(request)


def taken_by(request: Request, pk: UUID, fact_id: str) -> str:
    """Who has decided on this fact meanwhile, and what it says now."""
    reading = queries.visible_to(request.actor).get(pk=pk)
    who = people.name_of(reading.touched[fact_id]["by"]) or "Người khác"
    fact = next((fact for fact in readings.facts_in(reading) if fact.id == fact_id), None)
    now = f"{words.STATES[fact.state].lower()}: {words.told(fact)[0]}" if fact else "mục này đã được bỏ"
    if fact and fact.state is FactState.READ:
        now = "đã trả về chờ xác nhận"
    return f"{who} vừa xử lý mục này trước bạn ({now}). Quyết định của bạn chưa được ghi."


def _span(start: str, end: str, length: int) -> Span | None:
    if start.isdecimal() and end.isdecimal() and len(start) < 9 and len(end) < 9 and int(start) < int(end) <= length:
        return int(start), int(end)
    return None


def _quote(reading: Reading, span: Span | None) -> str:
    """The place in the text with a few words around it."""
    if span is None:
        return ""
    text, start, end = reading.text, max(0, span[0] - AROUND), span[1] + AROUND
    # Not in the middle of a word, where there is a blank.
    start = start and (text.find(" ", start, span[0]) + 1 or start)
    end = end if end >= len(text) else max(text.rfind(" ", span[1], end), span[1])
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
