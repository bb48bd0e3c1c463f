"""The demo's programmes as somebody meets them: founded from their texts, with planning alive around their plans."""

from collections.abc import Callable
from datetime import date

from kiemtra.cli.demo import cascading, drawing, following, founding, reporting
from kiemtra.cli.demo.covering import cover
from kiemtra.cli.demo.founding import Founded
from kiemtra.data.programmes import Programme


def found(programme: Programme, text: bytes) -> Founded:
    """Found a programme whose lists are covered by rules, and lay beside its plan what the demo shows of planning."""
    founded = founding.found(programme, text, in_draft=cover)
    if beside := BESIDE.get(programme.key):
        beside(founded)
    return founded


def _announce_draw(founded: Founded) -> None:
    drawing.announce(founded)


def _lay_below_and_report(founded: Founded) -> None:
    window = (date(2021, 5, 17), date(2021, 10, 29))
    below = cascading.lay_below(founded, "ha-noi.huyen-thanh-oai", window=window, due_on=date(2021, 6, 30))
    following.follow(founded)
    reporting.report(founded, below)


def _follow_tasks(founded: Founded) -> None:
    following.follow(founded)


# By programme: what is made beside its plan.
BESIDE: dict[str, Callable[[Founded], None]] = {"s2": _announce_draw, "s3": _follow_tasks, "s4": _lay_below_and_report}
