"""The review page of a reading: all of it, and for htmx the parts that have changed since the page was last in step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.reading_doubts import doubts_of
from kiemtra.domain.readings import DEEDS, ReadingDeed
from kiemtra.store.models import Reading
from kiemtra.store.queries import reading_names
from kiemtra.store.queries import readings as queries
from kiemtra.web import labels
from kiemtra.web.labels import readings as words
from kiemtra.web.request import Request, revision_of
from kiemtra.web.views import fact_rows
from kiemtra.web.views.agency_lines import agency_lines
from kiemtra.web.views.fact_pieces import fact_marks, key_of, pieces_of
from kiemtra.workflows import readings
from kiemtra.workflows.readings.keeping import is_touched, number_of

# More rows than these are sent as the whole list.
MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Done:
    """What a deed did: a sentence, and the fact to which the eye returns."""

    said: str
    fact: str = ""
    failed: bool = False
    # Contradictions were settled or opened again, so that the text looks different.
    anomalies: bool = False


def shown(request: Request, pk: UUID) -> Reading:
    """The reading as this person sees it, with what its page needs."""
    rows = queries.visible_to(request.actor).select_related("plan", "made_by", "jurisdiction__root", "file")
    reading: Reading = rows.get(pk=pk)
    return reading


def review_of(request: Request, reading: Reading) -> dict[str, Any]:
    """Everything on the page but the text itself."""
    facts = readings.facts_in(reading)
    numbers = fact_rows.numbers_of(facts, len(reading.text))
    found = list(reading.anomalies.select_related("settled_by"))
    others = queries.named_in(request.actor, reading, {name for one in found for name in one.documents})
    anomalies = fact_rows.anomaly_rows(reading, found, facts, others)
    names = reading_names.names_of(reading, facts, request.today)
    unmatched = () if reading.plan_id else reading_names.doubtful(names, facts)
    doubts = doubts_of(facts, disputed=fact_rows.disputed(reading, anomalies), unmatched=unmatched)
    groups = fact_rows.group_rows(facts, numbers, doubts, anomalies, agency_lines(names, facts))
    rows = [row for group in groups for row in group.rows]
    serious = [row for row in anomalies if row.anomaly.severity != fact_rows.NOTE]
    notes = [row for row in anomalies if row.anomaly.severity == fact_rows.NOTE]
    refusal = _refusal(request, reading)
    return {
        "reading": reading,
        "open": not reading.plan_id and not refusal,
        "refusal": labels.refusal(refusal) if refusal and not reading.plan_id else "",
        "facts": facts,
        "numbers": numbers,
        "groups": groups,
        "anomalies": serious,
        "notes": notes,
        "notes_label": f"{len(notes)} chỗ có thể viết sai hoặc cần lưu ý",
        "waiting": sum(row.waits for row in rows),
        "doubtful": sum(row.waits and bool(row.doubts) for row in rows),
        "counting": sum(fact.counts for fact in facts),
        "may_undo": readings.may_undo(reading, request.actor),
        "singles": words.SINGLE.items(),
    }


def _refusal(request: Request, reading: Reading) -> Refusal | None:
    state = "confirmed" if reading.plan_id else "read"
    return why_not(request.actor, DEEDS[ReadingDeed.DECIDE], queries.bearings(reading.jurisdiction), state)


def with_text(page: Mapping[str, Any]) -> dict[str, Any]:
    """The page with its text cut into marked pieces."""
    reading = page["reading"]
    marks = fact_marks(page["facts"], page["numbers"])
    odd = fact_rows.anomaly_marks(reading, [*page["anomalies"], *page["notes"]])
    return {**page, "pieces": pieces_of(reading.text, [*marks, *odd])}


def answer(request: Request, pk: UUID, done: Done) -> HttpResponse:
    """After a deed: without htmx the page again, with it what has changed since the page was in step, by whomever."""
    if not request.htmx:
        tell = messages.warning if done.failed else messages.success
        tell(request, done.said)
        place = f"#su-kien-{key_of(done.fact)}" if done.fact else ""
        return redirect(f"{reverse('reading-detail', args=[pk])}{place}")
    reading = shown(request, pk)
    page = review_of(request, reading)
    since = revision_of(request, "page")
    changed = {fact for fact in reading.touched if is_touched(reading, fact, since)}
    has_moved = any(map(number_of, changed))
    page["whole"] = has_moved or len(changed) > MOST_ROWS
    page["changed"] = [row for group in page["groups"] for row in group.rows if row.fact.id in changed]
    page["done"] = done
    told = fact_rows.suggested(reading, [*page["anomalies"], *page["notes"]], page["facts"])
    page["with_anomalies"] = done.anomalies or has_moved or bool(changed & told)
    if has_moved or done.anomalies:
        page = with_text(page) | {"has_text": True}
    response = render(request, "readings/_answer.html", page, status=409 if done.failed else 200)
    if done.fact:
        response["HX-Trigger-After-Settle"] = f'{{"kiemtra:choose": "{key_of(done.fact)}"}}'
    return response


def line_of(reading: Reading, fact_id: str) -> str:
    """A fact in one line; of one that is gone nothing."""
    return next((words.told(fact)[0] for fact in readings.facts_in(reading) if fact.id == fact_id), "")
