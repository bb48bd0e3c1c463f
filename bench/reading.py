"""Figures of the reader: facts found on the five programmes, wall time of the five together, speed on long text."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kiemtra.reading import from_string, open_file, read

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples" / "texts").glob("*.txt"))
SHARED = ROOT.parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
GOLD = SHARED / "reading-check" / "seeds_gold.json"
COMMAND = [sys.executable, "-c", "from kiemtra.cli.read import read; read()", "--json"]
FIELDS = ("citations", "plan", "units", "counts", "windows", "forms", "leaders", "deadlines", "areas", "cross_document")

Figure = tuple[str, float, str, str | None]


def figures() -> Iterator[Figure]:
    """Yield name, value, unit and goal of each figure."""
    texts = SEEDS or EXAMPLES
    output, seconds = _timed(texts)
    yield ("five_texts", seconds, "s", "≤ 0.5")
    yield ("speed", _speed(), "MB/s", "≥ 2")
    yield ("spans_that_hold", _spans(output, texts), "", "≥ 1")
    if GOLD.is_file() and SEEDS:
        gold = json.loads(GOLD.read_text(encoding="utf-8"))
        for field, share in _shares(gold, output).items():
            yield (f"f1.{field}", share, "", "≥ 1")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def _timed(texts: list[Path]) -> tuple[dict, float]:  # type: ignore[type-arg]
    """The median of five runs, each with its own interpreter."""
    runs = []
    for _ in range(5):
        began = time.perf_counter()
        done = subprocess.run([*COMMAND, *map(str, texts)], capture_output=True, check=True, env=_environment())
        runs.append(time.perf_counter() - began)
    return json.loads(done.stdout), sorted(runs)[2]


def _speed() -> float:
    """Megabytes of plans read in a second of processor time: the five programmes, each repeated to 200 kB."""
    size, spent = 0, 0.0
    for path in EXAMPLES:
        words = open_file(path).text
        text = from_string("\n\n".join([words] * (200_000 // len(words))), path.name)
        began = time.process_time()
        read(text)
        spent += time.process_time() - began
        size += len(text.text.encode())
    return size / 1_000_000 / spent


def _spans(output: dict, texts: list[Path]) -> float:  # type: ignore[type-arg]
    held = told = 0
    for document, path in zip(output["documents"], texts, strict=True):
        text = open_file(path).text
        for fact in (*document["citations"], *document["units"]):
            told += 1
            held += text[fact["span"][0] : fact["span"][1]] == fact["surface"]
    return held / told if told else 0.0


def _shares(gold: dict, output: dict) -> dict[str, float]:  # type: ignore[type-arg]
    """F1 per field over all texts together, on the keys that name a fact."""
    found: dict[str, list[int]] = {field: [0, 0, 0] for field in FIELDS}
    for wanted, told in zip(gold["documents"], output["documents"], strict=True):
        right, given = _wanted(wanted), _told(told)
        for field in right:
            _add(found[field], right[field], given[field])
    cross = {(x["kind"], x["full"]) for x in gold["cross_document"]}
    _add(found["cross_document"], cross, {(x["type"], x["values"][0]) for x in output["cross_document"]})
    return {
        field: 2 * hit / (wanted + given) if wanted + given else 1.0 for field, (hit, wanted, given) in found.items()
    }


def _add(tally: list[int], wanted: set, given: set) -> None:  # type: ignore[type-arg]
    for place, count in enumerate((len(wanted & given), len(wanted), len(given))):
        tally[place] += count


def _wanted(g: dict) -> dict[str, set]:  # type: ignore[type-arg]
    leaders = [t["leader"] for t in (g["teams"] or {}).get("teams", []) if t.get("leader")]
    return {
        "citations": {(c["full"], c["date"]) for c in g["citations"]},
        "plan": {(g["plan"]["full"], g["plan"]["date"])} if g["plan"] else set(),
        "units": {(u["surface"], u["role"]) for u in g["units"]},
        "counts": {(c["count"], c.get("of")) for c in g["unit_counts"] if c["what"] != "total"},
        "windows": {(w["start"], w["end"]) for w in g["windows"]},
        "forms": set(g["forms"]),
        "leaders": {(x["name"], x["position"]) for x in leaders},
        "deadlines": {(d["days"], d["date"]) for d in g["deadlines"]},
        "areas": set(g["content_areas"]),
    }


def _told(d: dict) -> dict[str, set]:  # type: ignore[type-arg]
    return {
        "citations": {(c["reference"], c["date"]) for c in d["citations"]},
        "plan": {(d["plan"]["reference"], d["plan"]["date"])} if d["plan"] else set(),
        "units": {(u["surface"], u["role"]) for u in d["units"]},
        "counts": {(c["count"], c["of"]) for c in d["unit_counts"]},
        "windows": {(w["start"], w["end"]) for w in d["windows"]},
        "forms": {f["form"] for f in d["forms"]},
        "leaders": {(x["name"], x["position"]) for x in d["teams"]["leaders"]},
        "deadlines": {(x.get("days"), x.get("date")) for x in d["deadlines"]},
        "areas": {a["area"] for a in d["areas"]},
    }


if __name__ == "__main__":
    for name, value, unit, goal in figures():
        print(f"{name} = {value:.3f} {unit} (goal {goal})")
