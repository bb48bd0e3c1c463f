"""The document itself, the plan, the day of the page."""

from typing import Any

from bench.scores.tally import Scores
from bench.scores.writing import iso, reference

Json = dict[str, Any]


def score_own(labels: Json, told: Json, scores: Scores) -> None:
    """Whether the text is an official document, and which."""
    wanted, own, tally = labels.get("self_doc"), told["self"], scores.tally("self")
    given = own if own and own["reference"] else None
    if not wanted or not given:
        tally.extra += given is not None
        tally.missed += wanted is not None
        return
    if reference(given["reference"]) != reference(wanted["full"]):
        tally.extra += 1
        tally.missed += 1
        return
    tally.hit += 1
    day = iso(given["date"])
    scores.share("self_dates").add(day == wanted["date"] or (day is None and bool(wanted.get("date_optional"))))


def score_plan(labels: Json, told: Json, scores: Scores) -> None:
    """Which plan the text announces or carries out."""
    wanted, given, tally = labels["plan"], told["plan"], scores.tally("plan")
    if not wanted or not given:
        tally.extra += given is not None
        tally.missed += wanted is not None
        return
    number = wanted["full"]
    if reference(given["reference"]) not in (
        {reference(number)} if number else {"", reference(wanted.get("promulgated_by"))}
    ):
        tally.extra += 1
        tally.missed += 1
        return
    tally.hit += 1
    if number and wanted["date"]:
        day, days = iso(given["date"]), {wanted["date"], *(wanted.get("date_alt") or ())}
        scores.share("plan_dates").add(day in days or (bool(wanted.get("date_year_inferred")) and day is None))


def score_page_date(labels: Json, told: Json, scores: Scores) -> None:
    """The day of publication; an official document has its day of issue or none."""
    day = iso(told["page_date"]["date"]) if told["page_date"] else None
    wanted = labels.get("page_date")
    scores.share("page_dates").add(day == wanted or (bool(labels.get("self_doc")) and day is None))
