"""The texts of the stories: our own examples always, the published texts where they are present."""

from pathlib import Path

import pytest

from kiemtra.data.programmes import CODES, load_programme

ROOT = Path(__file__).parents[2]

EXAMPLES = ROOT / "examples" / "texts"
SEEDS = ROOT.parent / "shared" / "seeds"


def texts(key: str) -> list[pytest.param]:
    """The example of a programme, and its published text where it is present."""
    found = [pytest.param((EXAMPLES / load_programme(key).text).read_bytes(), id="example")]
    seeds = sorted(SEEDS.glob(f"{CODES.index(key):03d}_*.txt"))
    return found + [pytest.param(path.read_bytes(), id="published", marks=pytest.mark.seeds) for path in seeds]
