"""The change of 2025 on a demo nation: the whole register, ten years of invented records in 63 provinces, then the replay.

`python -m bench.nation` measures the database of the settings.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, float, str, str | None]
ROOT = Path(__file__).parents[1]
UNITS_A_YEAR = 20


def figures() -> Iterator[Row]:
    """Yield the sizes, the times and what was found wrong, in a process and a database of its own."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        env = os.environ | {
            "KIEMTRA_DATA_DIR": folder,
            "KIEMTRA_SECRET_KEY": "only-for-the-bench",
            "DJANGO_SETTINGS_MODULE": "kiemtra.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }
        command = [sys.executable, "-m", "bench.nation"]
        run = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, check=True)
        yield from map(tuple, json.loads(run.stdout))


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    json.dump(list(_figures()), sys.stdout)


def _figures() -> Iterator[Row]:
    from tests import factories_nation as nation

    began = time.perf_counter()
    founded = nation.found(None, units_a_year=UNITS_A_YEAR)
    yield "lập bản trình diễn cả nước, 10 năm", time.perf_counter() - began, "s", None
    yield "cơ quan", founded.agencies, "", None
    yield "kế hoạch", founded.plans, "", None
    yield "cuộc kiểm tra", founded.inspections, "", None
    yield "kiến nghị", founded.recommendations, "", None
    before, then = nation.history(), nation.by_unit()
    began = time.perf_counter()
    report = nation.replay()
    yield "chạy lại thay đổi ngày 01/07/2025", time.perf_counter() - began, "s", "≤ 600"
    yield "nghĩa vụ chuyển giao", report.transferred, "", "≥ 1"
    yield "nghĩa vụ chờ người quyết định", report.waiting, "", None
    yield "nghĩa vụ không ai tiếp nhận, cũng không chờ quyết định", len(nation.faults()), "", "= 0"
    began = time.perf_counter()
    now = nation.by_unit(nation.TODAY)
    yield "đếm theo đơn vị hiện nay", time.perf_counter() - began, "s", None
    yield "bảng lịch sử bị thay đổi", sum(a != b for a, b in zip(before, nation.history(), strict=True)), "", "= 0"
    yield "chênh lệch số liệu theo đơn vị khi đó", (then - nation.by_unit()).total(), "", "= 0"
    yield "chênh lệch tổng theo đơn vị hiện nay", then.total() - now.total(), "", "= 0"
    again = nation.replay()
    yield "việc còn lại ở lần chạy thứ hai", again.transferred + again.waiting, "", "= 0"


if __name__ == "__main__":
    main()
