"""`kiemtra timetable PROBLEM.json`: visits, teams and days as JSON → a lawful timetable. Starts without Django."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from kiemtra.cli.timetable_words import NOT_JSON, NOT_READ, summary, what_is_wrong
from kiemtra.data.calendar import load_calendar
from kiemtra.scheduling import Problem, Progress, before_solving, solve
from kiemtra.scheduling.answer_data import timetable_as_data
from kiemtra.scheduling.problem_data import UnreadableProblem, read_problem
from kiemtra.web.labels.timetables import STAGES

INCOMPLETE = 1
UNREADABLE = 2


@click.command("timetable")
@click.argument("problem", type=str)
@click.option("--json", "as_json", is_flag=True, help="Toàn bộ kết quả dạng JSON.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Thời gian tìm dài nhất, giây.",
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Cùng số này thì cùng kết quả.")
def timetable(problem: str, *, as_json: bool, seconds: float, seed: int) -> None:
    """Xếp lịch kiểm tra cho các đơn vị và Đoàn nêu trong tệp JSON."""
    given = _opened(problem)
    with _bar() as progress:
        table = solve(given, seconds=seconds, seed=seed, progress=progress)
    if as_json:
        output = json.dumps(timetable_as_data(table), ensure_ascii=False, indent=1)
    else:
        output = summary(given, table, before_solving(given))
    sys.stdout.buffer.write((output + "\n").encode("utf-8", "replace"))
    sys.stdout.flush()
    if table.unplaced:
        sys.exit(INCOMPLETE)


def _opened(path: str) -> Problem:
    try:
        with click.open_file(path, encoding="utf-8") as file:
            return read_problem(json.load(file), load_calendar())
    except OSError:
        _refuse([NOT_READ.format(path=path)])
    except UnreadableProblem as error:
        _refuse([what_is_wrong(path, where, fault) for where, fault in error.faults])
    except ValueError:
        _refuse([NOT_JSON.format(path=path)])


def _refuse(lines: list[str]) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(UNREADABLE)


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    """A bar on the error output where that is a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda now: None
        return
    with click.progressbar(length=100, label="Xếp lịch", file=sys.stderr, item_show_func=_stage) as bar:

        def progress(now: Progress) -> None:
            bar.update(now.percent - bar.pos, now)

        yield progress


def _stage(now: Progress | None) -> str | None:
    return STAGES[now.stage] if now else None
