"""Tickets of a draw: which units may be drawn, and how many of each group."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiemtra.scheduling.candidates import Candidate, ChoiceRule
from kiemtra.scheduling.choice import claim_of
from kiemtra.scheduling.eligibility import named_in, short_of_least, wanted, why_not


@dataclass(frozen=True, slots=True)
class Ticket:
    """One unit that may be drawn."""

    unit: str
    """Unique id (the agency's id as text)."""
    name: str
    """As people read it, NFC."""
    group: str
    """The quota's group ("department", "commune", …)."""
    weight: int
    """At least 1; 1 where all are equal."""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many units of one group are wanted."""

    group: str
    count: int
    """Never more than the group has tickets."""


def tickets(
    candidates: tuple[Candidate, ...], rule: ChoiceRule, names: Mapping[str, str], group: str
) -> tuple[tuple[Ticket, ...], tuple[Quota, ...]]:
    """Return who may be drawn and how many: all that the rule leaves open, a locality with a quota as a group of its own.

    Of a locality with a quota exactly its least is drawn; the weight is one and the unit's points.
    """
    short = short_of_least(candidates, rule)
    groups = {locality: f"{group} – {locality}" for locality in short}
    open_to = [unit for unit in candidates if unit.unit not in rule.named and why_not(unit, rule) is None]
    rest = wanted(candidates, rule) - len(named_in(candidates, rule)) - sum(short.values())
    counts = {groups[locality]: count for locality, count in short.items()} | {group: rest}
    made = [
        Ticket(unit.unit, names[unit.unit], groups.get(unit.locality, group), 1 - claim_of(unit, rule)[0])
        for unit in sorted(open_to, key=lambda unit: unit.unit)
    ]
    quotas = tuple(Quota(name, count) for name, count in sorted(counts.items()) if count > 0)
    asked = {quota.group for quota in quotas}
    return tuple(ticket for ticket in made if ticket.group in asked), quotas
