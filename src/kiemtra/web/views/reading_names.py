"""Which agency each name in a text is: shown with its fact, decided among candidates, and the names that are remembered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from kiemtra.domain.errors import Conflict
from kiemtra.domain.matching import Named
from kiemtra.domain.people import Permission
from kiemtra.domain.readings import FactGroup
from kiemtra.store.models import Agency, Reading
from kiemtra.store.queries import agencies, agency_search
from kiemtra.store.queries import reading_names as names_rows
from kiemtra.store.queries import readings as queries
from kiemtra.store.queries.reading_names import Name, Names
from kiemtra.web.forms.names import NameForm
from kiemtra.web.labels import names as words
from kiemtra.web.request import Request, revision_of, seen_revision
from kiemtra.web.views.fact_pieces import key_of
from kiemtra.web.views.reading_facts import taken_by
from kiemtra.web.views.reading_page import Done, answer
from kiemtra.workflows import readings

SHOWN = 300


@dataclass(frozen=True, slots=True)
class Offer:
    """One agency that may be meant: where it stands, and why it is offered."""

    agency: Named
    place: str
    reason: str


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def reading_name(request: Request, pk: UUID, fact_id: str) -> HttpResponse:
    """The name in one fact: a page of its own, for htmx a form that opens in place; one press decides."""
    reading = queries.visible_to(request.actor).select_related("jurisdiction__root").get(pk=pk)
    fact = next((one for one in readings.facts_in(reading) if one.id == fact_id), None)
    if fact is None or not names_rows.printed_in(fact):
        raise Http404
    names = names_rows.names_of(reading, readings.facts_in(reading), request.today)
    name = names.of[fact_id]
    form = NameForm(
        request.POST if "search" in request.POST else None, day=names.day, auto_id=f"ten-{key_of(fact_id)}-%s"
    )
    offers = _offers(names, name, request.today)
    if request.method == "POST":
        chosen = _chosen(request, form, offers)
        if chosen:
            return _decided(request, reading, fact_id, name, chosen.agency)
    context = {
        "reading": reading,
        "fact": fact,
        "key": key_of(fact_id),
        "name": name,
        "is_unit": fact.group is FactGroup.UNITS,
        "state": words.state(name),
        "ended": words.became(name.ended) if name.ended else "",
        "offers": offers,
        "form": form,
        "day": names.day,
        "revision": seen_revision(request) or reading.revision,
        "action": reverse("reading-name", args=[reading.pk, fact_id]),
    }
    template = "readings/_agency_form.html" if request.htmx else "readings/agency.html"
    return render(request, template, context, status=422 if form.errors else 200)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was pressed: an agency, or that the register has none."""

    agency: Agency | None


def _chosen(request: Request, form: NameForm, offers: Sequence[Offer]) -> Chosen | None:
    if "absent" in request.POST:
        return Chosen(None)
    if "search" in request.POST:
        return Chosen(form.cleaned_data["other"]) if form.is_valid() else None
    wanted = [one.agency.id for one in offers if str(one.agency.id) == request.POST.get("agency")]
    return Chosen(agencies.with_keys(wanted)[0]) if wanted else None


def _decided(request: Request, reading: Reading, fact_id: str, name: Name, agency: Agency | None) -> HttpResponse:
    revision = revision_of(request, "page") or seen_revision(request)
    try:
        readings.decide_name(reading.pk, fact_id, agency, revision=revision, by=request.actor, now=request.now)
    except Conflict:
        return answer(request, reading.pk, Done(taken_by(request, reading.pk, fact_id), fact_id, failed=True))
    said = agency.short_name if agency else "không có trong danh mục"
    return answer(request, reading.pk, Done(f"“{name.printed}”: {said}. Lần sau gặp tên này sẽ tự điền.", fact_id))


def _offers(names: Names, name: Name, today: date) -> list[Offer]:
    found = names_rows.candidates_of(names, [name], today)[name.printed]
    lines = agency_search.lines_above([one.agency.id for one in found], names.day)
    return [Offer(one.agency, _place(lines[one.agency.id]), words.reason(one)) for one in found]


def _place(above: Sequence[Agency]) -> str:
    return ", ".join(agency.short_name for agency in above)


@require_safe
def name_list(request: Request) -> HttpResponse:
    """The names that are remembered: which agency each means, who said so, and when."""
    if not request.actor.may(Permission.READING_MAKE):
        raise Http404
    return render(request, "readings/names.html", {"rows": names_rows.listed(request.actor)[:SHOWN]})


@require_POST
def name_forget(request: Request, pk: UUID) -> HttpResponse:
    readings.forget_name(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ tên đã nhớ. Văn bản sau có tên này sẽ hỏi lại.")
    return redirect("name-list")
