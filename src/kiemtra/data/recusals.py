"""When a member of a team stands aside: for how long a former post counts, and which kin is to be declared."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kiemtra.data.files import toml_tables


@dataclass(frozen=True, slots=True)
class FormerPostRule:
    """For how many years a former post counts, and who says so."""

    years: int
    source: str
    sourced: bool
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class KinRule:
    """Which kin a member declares, in the words of the rule."""

    relations: str
    source: str
    sourced: bool
    valid_from: date
    valid_to: date | None = None


@cache
def load_former_post() -> tuple[FormerPostRule, ...]:
    """Return the rules on former posts, the oldest first."""
    return tuple(FormerPostRule(**table) for table in toml_tables("recusals.toml", "former_post"))


@cache
def load_kin() -> tuple[KinRule, ...]:
    """Return the rules on kin, the oldest first."""
    return tuple(KinRule(**table) for table in toml_tables("recusals.toml", "kin"))


def former_post_on(day: date) -> FormerPostRule:
    """The rule that holds on the day; before the first one, the first."""
    rules = load_former_post()
    return next((rule for rule in reversed(rules) if rule.valid_from <= day), rules[0])
