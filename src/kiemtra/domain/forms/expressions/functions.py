"""The functions that an expression may call, with how many arguments each takes."""

from dataclasses import dataclass

MANY = 100


@dataclass(frozen=True, slots=True)
class Signature:
    """How many arguments a function takes, which of them must be texts written out, and whether it takes a column."""

    least: int
    most: int
    # Places (from 0) of arguments that must be texts between quotes.
    literals: tuple[int, ...] = ()
    # Its one reference may be a column of a table, or the table: it then takes all its rows.
    over_rows: bool = False


FUNCTIONS: dict[str, Signature] = {
    "true": Signature(0, 0),
    "false": Signature(0, 0),
    "not": Signature(1, 1),
    "boolean": Signature(1, 1),
    "if": Signature(3, 3),
    "coalesce": Signature(2, 2),
    "once": Signature(1, 1),
    "number": Signature(1, 1),
    "int": Signature(1, 1),
    "round": Signature(1, 2),
    "abs": Signature(1, 1),
    "sum": Signature(1, 1, over_rows=True),
    "min": Signature(1, MANY, over_rows=True),
    "max": Signature(1, MANY, over_rows=True),
    "count": Signature(1, 1, over_rows=True),
    "count-non-empty": Signature(1, 1, over_rows=True),
    "string": Signature(1, 1),
    "string-length": Signature(1, 1),
    "concat": Signature(1, MANY),
    "contains": Signature(2, 2),
    "starts-with": Signature(2, 2),
    "ends-with": Signature(2, 2),
    "substr": Signature(2, 3),
    "normalize-space": Signature(1, 1),
    "regex": Signature(2, 2, literals=(1,)),
    "selected": Signature(2, 2),
    "selected-at": Signature(2, 2),
    "count-selected": Signature(1, 1),
    "today": Signature(0, 0),
    "date": Signature(1, 1),
    # Our own: an answer on another form of the same unit and period, and the same item one period before.
    "other": Signature(2, 2, literals=(0, 1)),
    "last": Signature(1, 1, literals=(0,)),
}
