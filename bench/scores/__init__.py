"""Compares what the reader tells of a set of texts with what people have labelled in them, field by field.

Labels have the form of `tests/reading/corpus/gold.json`. A label marked `unscored` is neither asked for nor held against the reader.
"""

from pathlib import PurePath
from typing import Any

from bench.scores.anomalies import score_anomalies, score_cross
from bench.scores.citations import score_citations
from bench.scores.documents import score_own, score_page_date, score_plan
from bench.scores.tally import Scores
from bench.scores.times import score_deadlines, score_windows
from bench.scores.units import score_counts, score_leaders, score_units

FIELDS = ("citations", "self", "plan", "units", "counts", "windows", "forms", "leaders", "deadlines", "areas")
Json = dict[str, Any]


def score(gold: Json, output: Json, texts: dict[str, str]) -> Scores:
    """Return the scores of a set: its labels, what the reader told, the texts by file name."""
    scores = Scores()
    told = {PurePath(document["source"]["name"]).name: document for document in output["documents"]}
    for labels in gold["documents"]:
        scores.documents += 1
        document = told.get(labels["text_file"])
        if document is None:
            raise ValueError(f"the reader told nothing of {labels['text_file']}")
        _score_document(labels, document, scores, texts.get(labels["text_file"], ""))
    score_cross(gold.get("cross_document") or [], output["cross_document"], scores.tally("cross_document"))
    return scores


def _score_document(labels: Json, told: Json, scores: Scores, text: str) -> None:
    asked = set(labels["scored"])
    if "citations" in asked:
        score_citations(labels, told, scores)
    if "self_doc" in asked:
        score_own(labels, told, scores)
    if "page_date" in asked:
        score_page_date(labels, told, scores)
    if "plan" in asked:
        score_plan(labels, told, scores)
    if "units" in asked:
        score_units(labels["units"], told["units"], scores.tally("units"))
    if "unit_counts" in asked:
        score_counts(labels["unit_counts"], told["unit_counts"], scores.tally("counts"))
    if "windows" in asked:
        score_windows(labels["windows"], told["windows"], scores.tally("windows"))
    if "forms" in asked:
        free = {*labels.get("forms_implied", ()), *labels.get("forms_extra", ())}
        scores.tally("forms").add_sets(set(labels["forms"]), free, {form["form"] for form in told["forms"]})
    if "teams" in asked:
        score_leaders(labels["teams"], told["teams"], scores)
    if "deadlines" in asked:
        score_deadlines(labels, told["deadlines"], scores.tally("deadlines"))
    if "content_areas" in asked:
        free = set(labels.get("content_loose", ()))
        scores.tally("areas").add_sets(set(labels["content_areas"]), free, {area["area"] for area in told["areas"]})
    if "anomalies" in asked:
        score_anomalies(
            labels["anomalies"], told["anomalies"], scores, text, noisy="ocr" in (labels.get("flags") or ())
        )
