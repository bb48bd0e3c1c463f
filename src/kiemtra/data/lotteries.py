"""The public lotteries that may seed a draw."""

from functools import cache

from kiemtra.data.files import toml_tables
from kiemtra.domain.lotteries import Lottery


@cache
def load_lotteries() -> tuple[Lottery, ...]:
    """Return all lotteries, the most suitable first."""
    return tuple(
        Lottery(
            code=table["code"],
            label=table["label"],
            weekdays=frozenset(day - 1 for day in table["weekdays"]),
            hour=table["hour"],
            valid_from=table["valid_from"],
            valid_to=table.get("valid_to"),
            source=table["source"],
            numbers=table.get("numbers", 0),
            highest=table.get("highest", 0),
            has_special=table.get("has_special", False),
            digits=table.get("digits", 0),
        )
        for table in toml_tables("lotteries.toml", "lottery")
    )


def lottery(code: str) -> Lottery:
    """Return one lottery. KeyError where there is none of that code."""
    found = {one.code: one for one in load_lotteries()}
    return found[code]
