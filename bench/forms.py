"""Filling annex 1 of S4 for the second period: actions of an official here and in a plain web form, and times of the page.

An action is a key pressed or a click. The same official, the same second-period data; what is counted where:
- a figure or a day: one to reach the field and one for each character; a choice: one; a file: three, in both;
- a text of more than six characters stands in a Word draft or a spreadsheet and is pasted in both: six actions
  (change window, select, copy, change back, into the field, paste);
- the plain form asks each item, also the percentages, and each section is saved once;
- here what was carried over from the first period and has not changed costs nothing but one press for all of it, percentages
  are computed, and a table with more to type than eight actions is pasted as a block (two more without JavaScript: the field is
  opened and the button pressed); with JavaScript nothing is saved by hand, without it twice.
How much of what the form carries over is unchanged is an assumption: 30, 50 and 70 % are shown. What is carried over is not
assumed: it is read from the second report after it was asked for. A second count has the unit's single figures in a spreadsheet
in the order of the form, so that a column is pasted.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bench import form_checks

Row = tuple[str, float, str, str | None]
FORM = "data_and_report"
SHARES = (30, 50, 70)
PASTE_TEXT, PASTE_BLOCK, BLOCK_BY_BUTTON, FILE, ROWS = 6, 8, 2, 3, 5
RUNS = 15
FIRST, SECOND = datetime(2019, 6, 5, 2, 0, tzinfo=UTC), datetime(2019, 6, 6, 2, 0, tzinfo=UTC)


def figures() -> Iterator[Row]:
    """Yield the ratio of actions for each share, then the times of the page and of saving one field."""
    yield from form_checks.figures()
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


def _measured() -> Iterator[Row]:
    from kiemtra.data.forms import load_form
    from tests.world import make_plan, make_world

    template, world = load_form(FORM), make_world()
    plan = make_plan(world)
    data = _data(template)
    _asked(world, plan, FIRST, (date(2018, 1, 1), date(2018, 12, 31)), data)
    second = _asked(world, plan, SECOND, (date(2019, 1, 1), date(2019, 6, 30)))
    carried = frozenset(item for item in second.answers.values_list("item", flat=True))
    yield "số mục của biểu", len(template.items), "mục", None
    yield "ô được điền sẵn khi yêu cầu", second.answers.count(), "ô", None
    for share in SHARES:
        yield from _compared(_Filling(template, data, carried, share / 100), share)
    yield from _timed(world.users["focal"], f"/reports/{second.pk}/", template)


def _compared(filling: "_Filling", share: int) -> Iterator[Row]:
    plain, here = filling.plain(), filling.here(script=True)
    label = f"{share} % số liệu mang sang không đổi"
    yield f"{label}: biểu mẫu web thường", plain, "thao tác", None
    yield f"{label}: kiemtra", here, "thao tác", None
    yield f"{label}: tỷ lệ, có JavaScript", here / plain, "", "≤ 0.5"
    yield f"{label}: tỷ lệ, không có JavaScript", filling.here(script=False) / plain, "", "≤ 0.5"
    yield f"{label}: tỷ lệ, số liệu có sẵn trong bảng tính", filling.here(script=True, column=True) / plain, "", None


@dataclass(frozen=True, slots=True)
class _Filling:
    """One second period: the form, its data, what was carried over, and how much of that has not changed."""

    template: Any
    data: Mapping[str, Any]
    carried: frozenset[str]
    unchanged: float

    def plain(self) -> float:
        """Every field typed, each section saved."""
        sections = max(1, sum(1 for one in self.template.sections if not one.parent))
        computed = sum(1 + 5 for item in self.template.items if item.type in ("percent", "calculation"))
        return sections + computed + sum(self._whole(item) for item in self.template.items)

    def here(self, *, script: bool, column: bool = False) -> float:
        """What is left to do after the press that confirms what was carried over."""
        saves, confirm = (0 if script else 2), 1
        tables = sum(self._table(item, script) for item in self.template.items if item.columns)
        single = [item for item in self.template.items if not item.columns]
        if not column:
            return saves + confirm + tables + sum(self._left(item) for item in single)
        rest = sum(self._left(item) for item in single if item.type != "number")
        sections = {item.section for item in single if item.type == "number"}
        figures_of = [sum(self._left(i) for i in single if i.type == "number" and i.section == one) for one in sections]
        return saves + confirm + tables + rest + sum(min(PASTE_BLOCK, typed) for typed in figures_of)

    def _whole(self, item: Any) -> float:
        if item.columns:
            return sum(_typed(column, row[column.code]) for row in self.data[item.code] for column in item.columns)
        return _typed(item, self.data.get(item.code, ""))

    def _left(self, item: Any) -> float:
        return self._whole(item) * (1 - self.unchanged if item.code in self.carried else 1)

    def _table(self, item: Any, script: bool) -> float:
        carried = any(code.startswith(f"{item.code}.") for code in self.carried)
        typed = self._whole(item) * (1 - self.unchanged if carried else 1)
        return min(typed, PASTE_BLOCK + (0 if script else BLOCK_BY_BUTTON))


def _typed(item: Any, text: str) -> float:
    """Actions to bring one value into one field."""
    if item.type in ("percent", "calculation", "note"):
        return 0
    if item.type == "file":
        return FILE
    if item.type in ("choice", "choice4", "choices"):
        return 1
    return min(1 + len(text), PASTE_TEXT) if item.type == "text" else 1 + len(text)


def _data(template: Any) -> dict[str, Any]:
    """One answer to each item, the same at every run."""
    chance = random.Random(4)
    return {
        item.code: [
            {"_row": row, **{column.code: _value(column, chance) for column in item.columns}}
            for row in ([one.name for one in item.fixed_rows] or [f"r{at}" for at in range(ROWS)])
        ]
        if item.columns
        else _value(item, chance)
        for item in template.items
        if item.type not in ("percent", "calculation", "note", "file")
    }


def _value(item: Any, chance: random.Random) -> str:
    match item.type:
        case "number":
            return str(chance.choice((7, 12, 35, 48, 96, 140, 385, 1250)))
        case "date":
            return f"{chance.randint(1, 28):02}/0{chance.randint(1, 5)}/2018"
        case "choice4":
            return "yes"
        case "choice" | "choices":
            return str(item.options[0].name)
    return "Nội dung minh họa của mục này, dài như một câu thường gặp."


def _asked(world: Any, plan: Any, now: datetime, period: tuple[date, date], data: Any = None) -> Any:
    """A report asked of the unit for the period; with data as handed in."""
    from kiemtra.store.models import ReportRequest
    from kiemtra.workflows import report_rounds, reports

    content = report_rounds.RoundContent(
        asker=world.standing, form=FORM, title="Phụ lục 1", plan=plan, period=period, due_on=date(2019, 6, 20)
    )
    by = world.actor("officer")
    made = report_rounds.open_round(content, units=[world.unit], by=by, now=now, today=date(2019, 6, 5))
    asked = made.requests.get()
    if data:
        reports.save_answers(asked.pk, seen=1, answers=data, by=world.actor("focal"), now=now)
        # The generated figures need not agree with each other as the checks demand: it counts as handed in all the same.
        ReportRequest.objects.filter(pk=asked.pk).update(state="submitted", submitted_at=now, first_submitted_at=now)
    return asked


def _timed(user: object, path: str, template: Any) -> Iterator[Row]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    shown = [_time(lambda: client.get(path)) for _ in range(RUNS)]
    field = next(item.code for item in template.items if item.type == "number" and not item.relevant)
    saved = [
        _time(lambda at=at: client.post(path, {"revision": 9999, field: str(at)}, HTTP_HX_REQUEST="true"))
        for at in range(10, 10 + RUNS)
    ]
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    yield f"trang điền {len(template.items)} mục", statistics.median(shown), "ms", "≤ 200"
    yield "lưu một mục", statistics.median(saved), "ms", "≤ 100"
    yield "trang điền: truy vấn", len(asked), "", "≤ 12"
    yield "trang điền: HTML", len(answer.content) / 1000, "kB", None


def _time(ask: Any) -> float:
    began = time.perf_counter()
    answer = ask()
    took = (time.perf_counter() - began) * 1000
    assert answer.status_code == 200, answer.status_code
    return took
