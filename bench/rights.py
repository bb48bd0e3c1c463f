"""Rights: the rules against an oracle written by hand, and the doors of every subject against an oracle of sight.

The first is pure. The second builds one small government with every kind of person and a record in every state, in a
database of its own on SQLite and on PostgreSQL, and asks each person for each record.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, float, str, str | None]
ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tests" / "tools.sh"
# Pairs of a person and a record that are drawn beside the systematic ones; each is asked every deed in two states.
DRAWN = 8_000


def figures() -> Iterator[Row]:
    """Yield combinations and pairs that were compared, differences, and what it took."""
    yield from _rules()
    yield from _sight("SQLite", {})
    yield from _on_postgresql()


def _rules() -> Iterator[Row]:
    from tests.combinations_of_rights import disagreements, drawn, flips_noticed, systematic

    began = time.perf_counter()
    count, found = 0, list[str]()
    for number, pairs in enumerate((systematic(), drawn(DRAWN, seed=2026))):
        asked, parted = disagreements(pairs, seed=number)
        count, found = count + asked, found + parted
    seconds = time.perf_counter() - began
    for line in found:
        print(line, file=sys.stderr)
    yield "tổ hợp người × chức vụ × bên × trạng thái × việc", float(count), "", "≥ 1000000"
    yield "chỗ luật và bảng viết tay khác nhau", float(len(found)), "", "= 0"
    yield "thời gian so các tổ hợp", seconds, "s", None
    flipped, noticed = flips_noticed()
    yield "ô của bảng vai trò bị sửa sai mà phép so phát hiện", 100 * noticed / flipped, "%", "= 100"


def _on_postgresql() -> Iterator[Row]:
    port = str(54000 + os.getpid() % 1000)
    own = os.environ | {"KIEMTRA_TEST_PG_PORT": port, "KIEMTRA_TEST_PG": f"/tmp/kiemtra-bench-postgresql-{os.getpid()}"}
    if subprocess.run([TOOLS, "postgresql", "start"], env=own, check=False).returncode:
        return
    try:
        url = subprocess.run([TOOLS, "postgresql", "url"], env=own, check=True, capture_output=True, text=True).stdout
        yield from _sight("PostgreSQL", {"KIEMTRA_DATABASE": url.strip()})
    finally:
        subprocess.run([TOOLS, "postgresql", "stop"], env=own, check=True)


def _sight(engine: str, beside: dict[str, str]) -> Iterator[Row]:
    """In a process of its own, because Django knows one database a process."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KIEMTRA_")}
    environment = clean | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": "src:."} | beside
    done = subprocess.run(
        [sys.executable, "-m", "bench.rights"], env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    for line in told["found"][:20]:
        print(line, file=sys.stderr)
    yield f"{engine}: cặp người × hồ sơ", float(told["pairs"]), "", "≥ 20000"
    yield f"{engine}: chỗ truy vấn và bảng viết tay khác nhau", float(len(told["found"])), "", "= 0"
    yield f"{engine}: thời gian so", told["seconds"], "s", None


def compare_sight() -> dict[str, object]:
    """Build the government in a database for this comparison only, and ask everybody for everything."""
    import django
    from django.test.utils import setup_databases, teardown_databases

    django.setup()
    kept = setup_databases(verbosity=0, interactive=False)
    try:
        return _compared()
    finally:
        teardown_databases(kept, verbosity=0)


def _compared() -> dict[str, object]:
    from tests.factories_rights import make_grid
    from tests.oracle_of_sight import Oracle
    from tests.sight import DOORS, Looks, differences

    looks, began = Looks(make_grid()), time.perf_counter()
    oracle, pairs, found = Oracle(), 0, list[str]()
    for subject, (door, sentence) in DOORS.items():
        rows = door(looks.grid.actor("stranger")).model.objects.count()
        pairs += rows * len(looks.grid.persons)
        for former in (False, True):
            found += differences(looks, subject, getattr(oracle, sentence), former=former)
    return {"pairs": pairs, "found": found, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    print(json.dumps(compare_sight(), ensure_ascii=False))
