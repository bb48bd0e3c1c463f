"""The page of a scan whose letters are being recognised; once they are, it leads to the reading."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemtra.domain.errors import Refusal
from kiemtra.domain.recognitions import UNDER_WAY, RecognitionState
from kiemtra.store.models import Recognition
from kiemtra.store.queries import recognitions as queries
from kiemtra.web import labels
from kiemtra.web.labels import readings as words
from kiemtra.web.request import Request


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan as the list and its page show it."""

    row: Recognition
    state: str
    tone: str
    under_way: bool
    # Why nothing came of it.
    fault: str


def shown_scan(row: Recognition) -> Scan:
    state = RecognitionState(row.state)
    said = labels.refusal(Refusal(row.fault)) if row.fault in set(Refusal) else row.fault
    fault = (said or words.GIVEN_UP) if state is RecognitionState.FAILED else ""
    return Scan(row, labels.state(state), words.RECOGNITION_TONES[state], state in UNDER_WAY, fault)


@require_safe
def recognition_detail(request: Request, pk: UUID) -> HttpResponse:
    row = queries.visible_to(request.actor).select_related("asked_by").get(pk=pk)
    if row.reading_id:
        address = reverse("reading-detail", args=[row.reading_id])
        return HttpResponse(headers={"HX-Redirect": address}) if request.htmx else redirect(address)
    page = "readings/_recognition.html" if request.htmx else "readings/recognition.html"
    return render(request, page, {"scan": shown_scan(row)})
