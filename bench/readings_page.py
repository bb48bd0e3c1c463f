"""The review page of a long text with many facts: processor time, queries, size; and one deed on it through htmx.

Times are medians of 15 requests in this process (Django's test client, SQLite file, gzip off), of the processor alone.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

Row = tuple[str, float, str, str | None]
RUNS = 15
CHARACTERS, CITED, UNITS = 220_000, 500, 120
FILLER = (
    "Năm qua trời mưa nhiều, đường đi lại khó khăn, nhà văn hóa thôn được sửa sang, bà con phấn khởi, chợ phiên đông vui "
    "và cây trái được mùa hơn mọi năm. "
)


def figures() -> Iterator[Row]:
    """Yield what the page of a long text costs, whole and after one deed."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        os.environ.update(
            KIEMTRA_SECRET_KEY="only-for-the-bench",
            KIEMTRA_DATA_DIR=folder,
            KIEMTRA_HOSTS="127.0.0.1,testserver",
            DJANGO_SETTINGS_MODULE="kiemtra.settings",
        )
        import django

        django.setup()
        from kiemtra.cli.setup import prepare

        prepare()
        yield from _measured()


def text_of(cited: int, units: int, characters: int) -> str:
    """A plan of this length that cites so many documents and names so many units."""
    each = max(0, characters - 130 * cited - 30 * units) // max(cited, 1)
    filler = FILLER * (each // len(FILLER) + 1)
    days = [date(2018, 1, 2) + timedelta(days=place) for place in range(cited)]
    paragraphs = [
        f"{place}. Căn cứ Kế hoạch số {place}/KH-UBND ngày {day:%d/%m/%Y} của UBND thành phố về việc thứ {place}. {filler[:each]}"
        for place, day in enumerate(days, 1)
    ]
    named = "; ".join(f"UBND xã Bình Minh {place}" for place in range(1, units + 1))
    return "\n".join(
        (
            "Kế hoạch kiểm tra công tác cải cách hành chính năm 2020\n",
            "Ngày đăng: 20/05/2020\n",
            f"Đối tượng kiểm tra: {named}.\n",
            *paragraphs,
        )
    )


def _measured() -> Iterator[Row]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from kiemtra.workflows import readings
    from tests.factories_plans import make_reading
    from tests.world import make_world

    world = make_world()
    reading = make_reading(world, text_of(CITED, UNITS, CHARACTERS), "dai.txt")
    facts = readings.facts_in(reading)
    yield "chữ trong văn bản", len(reading.text.encode()) / 1000, "kB", "≥ 250"
    yield "thông tin đọc được", len(facts), "", "≥ 600"
    yield "mâu thuẫn", reading.anomalies.count(), "", None
    client = Client()
    client.force_login(world.users["officer"], backend="django.contrib.auth.backends.ModelBackend")
    address = f"/readings/{reading.pk}/"

    def page() -> Any:
        return client.get(address)

    def deed() -> Any:
        reading.refresh_from_db()
        sent = {"accept": facts[-1].id, "page": reading.revision}
        return client.post(f"{address}decide/", sent, headers={"HX-Request": "true"})

    for name, ask, most in (("cả trang", page, "≤ 150"), ("sau một thao tác", deed, "≤ 150")):
        with CaptureQueriesContext(connection) as asked:
            answer = ask()
        assert answer.status_code == 200, answer.status_code
        # The next request empties the list.
        queries = len(asked)
        yield f"{name}: bộ xử lý", _median(ask), "ms", most
        yield f"{name}: truy vấn", queries, "", None
        yield f"{name}: HTML", len(answer.content) / 1000, "kB", None


def _median(ask: Callable[[], Any]) -> float:
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        ask()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)
