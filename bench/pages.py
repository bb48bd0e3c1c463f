"""The pages of the demo: server time, queries, size, and what a browser transfers.

Server times are medians of 15 requests in this process (Django's test client, SQLite file, gzip off); transferred sizes are
measured by Chromium against a real server with everything compressed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, float, str, str | None]
RUNS = 15
ROLES = {"chuyen-vien": "chuyên viên", "thu-ky-1": "thư ký", "dau-moi-so-tu-phap": "đầu mối"}


def figures() -> Iterator[Row]:
    """Yield the slowest, heaviest and most asking of the pages, each page's own figures, and the transfers."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        os.environ.update(
            KIEMTRA_DEMO="1",
            KIEMTRA_SECRET_KEY="only-for-the-bench",
            KIEMTRA_DATA_DIR=folder,
            KIEMTRA_HOSTS="127.0.0.1,testserver",
            DJANGO_SETTINGS_MODULE="kiemtra.settings",
        )
        import django

        django.setup()
        _found()
        yield from _pages()
        yield from _transfers(folder)


def _found() -> None:
    from kiemtra.cli.demo.command import EXAMPLES, found_missing
    from kiemtra.cli.setup import prepare

    prepare()
    found_missing(EXAMPLES, lambda name: None)


def _pages() -> Iterator[Row]:
    from django.test import Client

    from kiemtra.store.models import User

    slowest, heaviest, most = 0.0, 0.0, 0.0
    asked = [(f"hai-phong.{key}", role, _paths(key)) for key, role in ROLES.items()]
    asked += [(f"{code}.chuyen-vien", "chuyên viên", paths) for code, paths in _largest().items()]
    for username, role, paths in asked:
        client = Client()
        client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
        for name, path in paths.items():
            median, queries, size = _measure(client, path)
            slowest, heaviest, most = max(slowest, median), max(heaviest, size), max(most, queries)
            yield f"{name} ({role}): thời gian", median, "ms", "≤ 50"
            yield f"{name} ({role}): truy vấn", queries, "", None
            yield f"{name} ({role}): HTML", size, "kB", "≤ 60"
    yield "trang chậm nhất", slowest, "ms", "≤ 50"
    yield "HTML nặng nhất", heaviest, "kB", "≤ 60"
    yield "nhiều truy vấn nhất", most, "", None


def _paths(key: str) -> dict[str, str]:
    from django.urls import reverse

    from kiemtra.store.models import Inspection, Plan, Reading

    plan = Plan.objects.get(jurisdiction__code="hai-phong")
    inspection = Inspection.objects.get(plan=plan, unit__code="hai-phong.so-tu-phap")
    paths = {
        "Việc của tôi": reverse("my-work"),
        "Kế hoạch": reverse("plan-detail", args=[plan.pk]),
        "Danh sách cuộc kiểm tra": reverse("inspection-list"),
        "Danh sách kiến nghị": reverse("recommendation-list"),
        "Danh sách văn bản": reverse("document-list"),
    }
    if key != "dau-moi-so-tu-phap":
        paths["Cuộc kiểm tra"] = reverse("inspection-detail", args=[inspection.pk])
    else:
        paths["Trang của đơn vị"] = reverse("unit-detail", args=[inspection.unit_id])
        del paths["Kế hoạch"]
    if key == "chuyen-vien":
        paths["Đọc kế hoạch"] = reverse("reading-detail", args=[Reading.objects.get(plan=plan).pk])
    return paths


def _largest() -> dict[str, dict[str, str]]:
    """The pages with most rows: 21 communes and their tasks, the text with most facts, the plans expected below."""
    from django.urls import reverse

    from kiemtra.store.models import Plan, Reading

    plans = {plan.jurisdiction.code: plan for plan in Plan.objects.select_related("jurisdiction")}
    communes, city, capital = plans["thanh-oai"], plans["hung-yen-city"], plans["ha-noi"]
    return {
        "thanh-oai": {
            "Kế hoạch 21 xã": reverse("plan-detail", args=[communes.pk]),
            "Nhiệm vụ của 21 xã": reverse("plan-tasks", args=[communes.pk]),
        },
        "hung-yen-city": {
            "Đọc văn bản nhiều dữ kiện": reverse("reading-detail", args=[Reading.objects.get(plan=city).pk])
        },
        "ha-noi": {"Kế hoạch cấp dưới": reverse("plan-expected", args=[capital.pk])},
    }


def _measure(client: object, path: str) -> tuple[float, float, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    answer = None
    for _ in range(RUNS):
        began = time.perf_counter()
        answer = client.get(path)  # type: ignore[attr-defined]
        times.append((time.perf_counter() - began) * 1000)
    assert answer is not None
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)  # type: ignore[attr-defined]
    return statistics.median(times), float(len(queries)), len(answer.content) / 1000


def _transfers(folder: str) -> Iterator[Row]:
    """First view and next page as Chromium counts them on the wire."""
    from playwright.sync_api import sync_playwright

    from tests.e2e.conftest import CHROMIUM, FLAGS, free_port, links, wait_for

    bind = f"127.0.0.1:{free_port()}"
    output = Path(folder) / "output"
    with output.open("w") as stream:
        server = subprocess.Popen(
            [sys.executable, "-c", "from kiemtra.cli.main import main; main()", "demo", "--bind", bind],
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(f"http://{bind}/", server, output)
        link = links(output.read_text())["Thành phố Hải Phòng 2019"]["Chuyên viên CCHC"]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
            page = browser.new_page()
            received: list[float] = []
            page.context.new_cdp_session(page).send("Network.enable")
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
            page.goto(link, wait_until="networkidle")
            yield "lần xem đầu (cả phông chữ)", sum(received) / 1000, "kB", "≤ 300"
            received.clear()
            page.goto(f"http://{bind}/plans/", wait_until="networkidle")
            yield "trang kế tiếp", sum(received) / 1000, "kB", "≤ 40"
            browser.close()
    finally:
        server.terminate()
        server.wait(20)
