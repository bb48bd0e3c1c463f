"""The national register: how long it takes to load, to load again and to compare, and how much memory; on both databases.

Each database is measured in a process of its own, whose peak memory is the whole process: Python, Django and the register.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

Row = tuple[str, float, str, str | None]
TOOLS = Path(__file__).parents[1] / "tests" / "tools.sh"


def figures() -> Iterator[Row]:
    """Yield the figures of loading on SQLite and on PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        yield from _on("SQLite", folder, {})
        postgresql = os.environ | {"KIEMTRA_TEST_PG": f"{folder}/pg", "KIEMTRA_TEST_PG_PORT": "54391"}
        Path(folder).chmod(0o755)
        if subprocess.run([TOOLS, "postgresql", "start"], env=postgresql, check=False).returncode == 0:
            try:
                url = subprocess.run([TOOLS, "postgresql", "url"], env=postgresql, check=True, capture_output=True)
                address = url.stdout.decode().strip()
                _database(address)
                yield from _on("PostgreSQL", folder, {"KIEMTRA_DATABASE": address})
            finally:
                subprocess.run([TOOLS, "postgresql", "stop"], env=postgresql, check=False)


def _database(address: str) -> None:
    """The database of that name on the fresh server."""
    import psycopg

    with psycopg.connect(address.replace("/kiemtra?", "/postgres?"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE kiemtra")


def _on(name: str, folder: str, settings: dict[str, str]) -> Iterator[Row]:
    chosen = {
        "KIEMTRA_SECRET_KEY": "only-for-the-bench",
        "KIEMTRA_DATA_DIR": f"{folder}/{name}",
        "DJANGO_SETTINGS_MODULE": "kiemtra.settings",
    }
    Path(folder, name).mkdir()
    call = [sys.executable, "-c", "from bench.agencies import measure; measure()"]
    done = subprocess.run(call, env=os.environ | chosen | settings, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    yield f"{name}: cơ quan", found["agencies"], "", "≥ 25000"
    yield f"{name}: đọc danh mục", found["read"], "s", None
    yield f"{name}: nạp lần đầu", found["load"], "s", "≤ 60"
    yield f"{name}: bộ nhớ cao nhất khi nạp", found["memory"], "MB", "≤ 500"
    yield f"{name}: nạp lại, không có gì mới", found["again"], "s", None
    yield f"{name}: so sánh với danh mục đổi 1.000 dòng", found["compare"], "s", None
    yield f"{name}: nạp danh mục đổi 1.000 dòng", found["change"], "s", None


def measure() -> None:
    """Measure in this process and print the figures as one line of JSON."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from kiemtra.data.agencies_national import load_national
    from kiemtra.domain.people import SYSTEM
    from kiemtra.workflows import agencies

    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    found: dict[str, float] = {}
    began = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal began
        found[name] = time.perf_counter() - began
        began = time.perf_counter()

    register = load_national()
    rows, successions = register.agencies, register.successions
    lap("read")
    agencies.load(rows, successions, by=SYSTEM, now=timezone.now())
    lap("load")
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    agencies.load(rows, successions, by=SYSTEM, now=timezone.now())
    lap("again")
    ended = [row for row in rows if row.valid_to is None and row.parent and ".xa-" in row.key][:1000]
    keys = {row.key for row in ended}
    changed = [replace(row, valid_to=date(2030, 1, 1)) if row.key in keys else row for row in rows]
    began = time.perf_counter()
    assert len(agencies.news(changed, successions).changes) == 1000
    lap("compare")
    report = agencies.load(changed, successions, by=SYSTEM, now=timezone.now())
    lap("change")
    assert (len(report.created), len(report.changed)) == (0, 1000)
    print(json.dumps(found | {"agencies": len(rows)}))
