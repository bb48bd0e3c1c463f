"""How long an official document takes."""

import statistics
import time
from collections.abc import Callable, Iterator

from kiemtra import drafting
from tests.drafting import samples

Row = tuple[str, float, str, str | None]


def figures() -> Iterator[Row]:
    """Yield the median times of the longest sample as PDF and DOCX."""
    document = samples.results()
    yield "PDF, thông báo kết quả bốn trang", _median(lambda: drafting.to_pdf(document)), "ms", "≤ 50"
    yield "DOCX, thông báo kết quả bốn trang", _median(lambda: drafting.to_docx(document)), "ms", "≤ 150"


def _median(make: Callable[[], bytes]) -> float:
    make()
    times = []
    for _ in range(10):
        began = time.perf_counter()
        make()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
