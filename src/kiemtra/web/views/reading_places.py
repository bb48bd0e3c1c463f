"""The way from elsewhere to a place in a text that was read: from a document to where it is cited."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kiemtra.domain.readings import facts_of
from kiemtra.store.queries import readings as queries
from kiemtra.web.request import Request
from kiemtra.web.views.fact_pieces import key_of


@require_safe
def reading_place(request: Request, pk: UUID, start: int) -> HttpResponse:
    reading = queries.visible_to(request.actor).get(pk=pk)
    facts = facts_of(reading.facts, reading.decisions, reading.added)
    response = redirect("reading-detail", pk=pk)
    fact = next((fact for fact in facts if fact.span and fact.span[0] == start), None)
    if fact is not None:
        response["Location"] += f"#cho-{key_of(fact.id)}"
    return response
