"""Figures of the reader: what it finds in labelled texts, field by field, how fast it is, what harm it stands."""

import json
from collections.abc import Iterator
from pathlib import Path

from bench.reading_speed import speed_figures
from bench.scores import FIELDS, score
from bench.scores.tally import Scores
from kiemtra.reading import as_json, open_file, read

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
READING = ROOT / "tests" / "reading"
# Labels and texts: the five published ones where they lie beside the project, the corpus, and what nobody has seen who wrote the reader.
SETS = {
    "seeds": (SHARED / "reading-check" / "seeds_gold.json", SHARED / "seeds"),
    "corpus": (READING / "corpus" / "gold.json", READING / "corpus"),
    "held_back": (READING / "held_back" / "gold.json", READING / "held_back"),
}
GOALS = {
    "citations": "≥ 0.97", "plan": "≥ 0.95", "units": "≥ 0.9", "windows": "≥ 0.9", "forms": "≥ 0.9", "leaders": "≥ 0.9", "deadlines": "≥ 0.9",
    "areas": "≥ 0.85",
}  # fmt: skip

Figure = tuple[str, float, str, str | None]


def figures() -> Iterator[Figure]:
    """Yield name, value, unit and goal of each figure."""
    for name, (gold, folder) in SETS.items():
        if gold.is_file() and folder.is_dir():
            yield from _set(name, gold, folder)
    yield from speed_figures()


def _set(name: str, gold: Path, folder: Path) -> Iterator[Figure]:
    labels = json.loads(gold.read_text(encoding="utf-8"))
    texts = [open_file(folder / document["text_file"]) for document in labels["documents"]]
    output = json.loads(json.dumps(as_json([read(text) for text in texts])))
    scores = score(labels, output, {text.name: text.text for text in texts})
    yield (f"{name}.texts", scores.documents, "", None)
    yield from ((f"{name}.{rest}", value, unit, goal) for rest, value, unit, goal in _fields(scores))
    yield (f"{name}.spans_that_hold", _spans(output, [text.text for text in texts]), "", "≥ 1")


def _fields(scores: Scores) -> Iterator[Figure]:
    for field in FIELDS:
        f1 = scores.tally(field).f1
        if f1 is not None:
            yield (f"f1.{field}", f1, "", GOALS.get(field))
    dates = scores.share("citation_dates").value
    if dates is not None:
        yield ("citation_dates_right", dates, "", "≥ 0.97")
    recall = scores.tally("contradictions").recall
    if recall is not None:
        yield ("contradictions_recall", recall, "", "≥ 0.9")
    if scores.alarms_per_clean_text is not None:
        yield (f"false_alarms_per_clean_text ({scores.clean} texts)", scores.alarms_per_clean_text, "", "≤ 0.1")
    across = scores.tally("cross_document").f1
    if across is not None:
        yield ("f1.between_texts", across, "", None)


def _spans(output: dict, texts: list[str]) -> float:  # type: ignore[type-arg]
    """Which share of citations and units stands where the reader says, letter by letter."""
    facts = [
        (fact, text)
        for document, text in zip(output["documents"], texts, strict=True)
        for fact in (*document["citations"], *document["units"])
    ]
    held = sum(text[fact["span"][0] : fact["span"][1]] == fact["surface"] for fact, text in facts)
    return held / len(facts) if facts else 1.0
