"""Twin databases, one with sealed inspections, a sealed draft's text and proposals on accountability: answers and time.

Answers are compared to the byte (status, headers, cookies, body) for one question of `SHARE`, chosen evenly among every
address × every id that fits × every role outside × GET and POST, beside all pages without an id, the searches and
workbooks that they offer, and each value of each parameter of the API.

Time is CPU time of this process, so that what else the machine does is not in it: 200 pairs of each kind of page, the
twins asked in turn; a rank test (Mann–Whitney, two-sided) over each kind, its p multiplied by the number of kinds.
"""

import gc
import math
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from tests.twins.asking import Question
    from tests.twins.worlds import Twin

Row = tuple[str, float, str, str | None]
Enter = Callable[[str], None]
SHARE = 80
SHARE_OF_OFFERS = 8
PAIRS = 200
WITH, WITHOUT = "with", "without"


def figures() -> Iterator[Row]:
    """Yield how many answers differ, and how far the times of both twins are apart."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        os.environ.update(
            KIEMTRA_DATA_DIR=folder,
            KIEMTRA_DATABASE=f"sqlite:///{folder}/{WITH}.sqlite3",
            DJANGO_SETTINGS_MODULE="tests.settings",
        )
        import django

        django.setup()
        enter = _databases(Path(folder))
        twins = _built(enter)
        yield from _answers(enter, twins)
        yield from _times(enter, twins)


def _databases(folder: Path) -> Enter:
    """Two databases of the same tables, both open, and how to step into one of them."""
    import logging

    from django.core.management import call_command
    from django.db import connections

    logging.disable(logging.CRITICAL)
    call_command("migrate", verbosity=0)
    connections["default"].close()
    shutil.copy(folder / f"{WITH}.sqlite3", folder / f"{WITHOUT}.sqlite3")
    opened = {WITH: connections["default"]}
    opened[WITHOUT] = opened[WITH].copy("default")
    opened[WITHOUT].settings_dict["NAME"] = str(folder / f"{WITHOUT}.sqlite3")

    def enter(name: str) -> None:
        connections["default"] = opened[name]

    return enter


def _built(enter: Enter) -> "dict[str, Twin]":
    from tests.twins.worlds import build

    twins = {}
    for name in (WITH, WITHOUT):
        enter(name)
        twins[name] = build(secret=name == WITH)
    return twins


def _answers(enter: Enter, twins: "dict[str, Twin]") -> Iterator[Row]:
    from tests.twins.comparing import ask, browser

    asked = _questions(enter, twins)
    told = 0
    for question in asked:
        answers = []
        for name, twin in twins.items():
            enter(name)
            answers.append(ask(browser(twin, question.who), question, twin.now))
        if answers[0] != answers[1]:
            told += 1
            print(f"  khác nhau: {question}")
    yield "câu hỏi cho mỗi bên (địa chỉ × mã × vai trò × cách hỏi)", len(asked), "", "≥ 5000"
    yield "địa chỉ được hỏi", len({question.path.split("?")[0] for question in asked}), "", None
    yield "vai trò ngoài nhóm được biết", len({question.who for question in asked}), "", None
    yield "câu trả lời khác nhau", told, "", "= 0"


def _questions(enter: Enter, twins: "dict[str, Twin]") -> "list[Question]":
    from tests.twins import comparing, questions

    enter(WITHOUT)
    ids = twins[WITHOUT].ids()
    people = list(twins[WITHOUT].outsiders())
    enter(WITH)
    secrets = _secrets(twins[WITH].ids(), ids)
    pages = questions.pages(people)
    some = questions.thinned(questions.of_routes(people, ids, secrets), SHARE)
    some += questions.of_api(people, ids)
    some += questions.thinned(comparing.offers(twins[WITH], pages), SHARE_OF_OFFERS)
    return list(dict.fromkeys(pages + some))


def _secrets(first: dict[str, list[str]], second: dict[str, list[str]]) -> list[str]:
    known = {key for keys in second.values() for key in keys}
    return [key for keys in first.values() for key in keys if key not in known]


def _times(enter: Enter, twins: "dict[str, Twin]") -> Iterator[Row]:
    enter(WITH)
    kinds = _kinds(twins)
    worst, least = 0.0, 1.0
    for kind, (who, method, path) in kinds.items():
        taken = _measured(enter, twins, who, method, path)
        medians = [statistics.median(taken[name]) for name in (WITH, WITHOUT)]
        apart = abs(medians[0] - medians[1]) / medians[1] * 100
        chance = min(1.0, mann_whitney(taken[WITH], taken[WITHOUT]) * len(kinds))
        worst, least = max(worst, apart), min(least, chance)
        yield f"{kind}: chênh trung vị", apart, "%", None
        yield f"{kind}: p", chance, "", None
    yield f"{PAIRS} cặp mỗi loại: chênh trung vị lớn nhất", worst, "%", "≤ 5"
    yield f"{PAIRS} cặp mỗi loại: p nhỏ nhất (đã nhân với số loại)", least, "", "≥ 0.01"


def _kinds(twins: "dict[str, Twin]") -> dict[str, tuple[str, str, str]]:
    from kiemtra.store.models import Inspection, Plan

    secret = Inspection.objects.filter(sealed_until__isnull=False, state="approved").get()
    plan = Plan.objects.get()
    return {
        "danh sách": ("officer2", "get", "/inspections/"),
        "danh sách của đơn vị": ("focal", "get", "/inspections/"),
        "tìm kiếm": ("leader", "get", "/inspections/?words=tu+phap"),
        "bản XLSX": ("officer2", "get", "/inspections/?format=xlsx"),
        "trang có mã hồ sơ kín": ("unit_head", "get", f"/inspections/{secret.pk}/"),
        "việc trên hồ sơ kín": ("member", "post", f"/inspections/{secret.pk}/approve/"),
        "trang kế hoạch": ("leader", "get", f"/plans/{plan.pk}/"),
        "lịch": ("member2", "get", f"/plans/{plan.pk}/calendar/"),
        "trang đơn vị": ("focal", "get", f"/units/{secret.unit_id}/"),
        "việc của tôi": ("member", "get", "/work/"),
        "nhật ký": ("auditor", "get", "/events/"),
        "văn bản": ("clerk", "get", "/documents/"),
        "API danh sách": ("officer2", "get", "/api/v1/inspections/"),
        "API một hồ sơ kín": ("unit_head", "get", f"/api/v1/inspections/{secret.pk}/"),
        "kiến nghị trách nhiệm": ("leader", "get", "/accountability/"),
    }


def _measured(enter: Enter, twins: "dict[str, Twin]", who: str, method: str, path: str) -> dict[str, list[float]]:
    """CPU milliseconds of each request; the order of the two is drawn anew for each pair."""
    from tests.twins.comparing import browser
    from tests.twins.still import still

    taken: dict[str, list[float]] = {WITH: [], WITHOUT: []}
    order = random.Random(path)
    gc.disable()
    for pair in range(-5, PAIRS):
        names = [WITH, WITHOUT]
        order.shuffle(names)
        for name in names:
            enter(name)
            with still(twins[name].now, path):
                spent = _spent(browser(twins[name], who), method, path)
            if pair >= 0:
                taken[name].append(spent)
        gc.collect(0)
    gc.enable()
    return taken


def _spent(client: "Client", method: str, path: str) -> float:
    from django.db import transaction

    with transaction.atomic():
        began = time.process_time()
        getattr(client, method)(path, {"revision": "1"} if method == "post" else {})
        spent = (time.process_time() - began) * 1000
        transaction.set_rollback(True)
    return spent


def mann_whitney(first: Sequence[float], second: Sequence[float]) -> float:
    """The two-sided p of the rank test by its normal approximation (both samples are large, ties are rare)."""
    ranked = sorted([(value, 0) for value in first] + [(value, 1) for value in second])
    ranks = sum(rank for rank, (_, sample) in enumerate(ranked, 1) if sample == 0)
    n, m = len(first), len(second)
    mean, deviation = n * m / 2, math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(ranks - n * (n + 1) / 2 - mean) / deviation / math.sqrt(2))
