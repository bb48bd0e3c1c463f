"""What was read from a text: each fact by a stable id, what a person decided on it, and when a plan may come of it.

Facts are those of `reading-output`; here they are only named, corrected and counted. Nothing counts until confirmed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Permission
from kiemtra.domain.text import fold

Span = tuple[int, int]


class FactGroup(StrEnum):
    """The groups in which facts stand beside the text; each is also the first part of a fact's id."""

    CITATIONS = "citations"
    UNITS = "units"
    UNIT_COUNTS = "unit_counts"
    WINDOWS = "windows"
    FORMS = "forms"
    TEAMS = "teams"
    LEADERS = "leaders"
    DEADLINES = "deadlines"
    DUTIES = "duties"
    AREAS = "areas"


class FactState(StrEnum):
    """Read only, decided by a person, or added by one."""

    READ = "read"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    STRUCK = "struck"
    ADDED = "added"


class ReadingDeed(StrEnum):
    """What a person may do with a text."""

    TAKE = "take"
    DECIDE = "decide"
    CONFIRM = "confirm"
    FORGET_NAME = "forget_name"


_STANDING = frozenset({Side.STANDING})
_READ, _CONFIRMED = frozenset({"read"}), frozenset({"confirmed"})
DEEDS: dict[ReadingDeed, DeedRule] = {
    ReadingDeed.TAKE: DeedRule(Permission.READING_MAKE, _STANDING),
    ReadingDeed.DECIDE: DeedRule(Permission.READING_MAKE, _STANDING, _READ, _CONFIRMED),
    ReadingDeed.CONFIRM: DeedRule(Permission.PLAN_EDIT, _STANDING, _READ, _CONFIRMED),
    ReadingDeed.FORGET_NAME: DeedRule(Permission.READING_MAKE, _STANDING),
}

# The role of the citation that is the plan itself.
PLAN = "plan"
_BY_HAND = frozenset({FactState.CORRECTED, FactState.ADDED})


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with what a person decided on it; `data` carries the corrections already."""

    id: str
    group: FactGroup
    data: Mapping[str, Any]
    span: Span | None
    state: FactState = FactState.READ

    @property
    def counts(self) -> bool:
        """Whether a person has confirmed it."""
        return self.state in {FactState.ACCEPTED, FactState.CORRECTED, FactState.ADDED}


def facts_of(
    read: Mapping[str, Any],
    decisions: Mapping[str, Mapping[str, Any]] | None = None,
    added: Iterable[Mapping[str, Any]] = (),
) -> tuple[Fact, ...]:
    """Return all facts of one text in the order of their groups, with the decisions and what people added put in."""
    decided = decisions or {}
    return (
        *(_decided(fact, decided.get(fact.id)) for fact in _as_read(read)),
        *(_added(one, decided.get(one["id"])) for one in added),
    )


def _as_read(read: Mapping[str, Any]) -> Iterator[Fact]:
    citations = list(read.get("citations", []))
    places = [citation["span"] for citation in citations]
    for extra in ("self", "plan"):
        if (citation := read.get(extra)) and citation["span"] not in places:
            places.append(citation["span"])
            yield _fact(extra, FactGroup.CITATIONS, citation)
    lists = {
        group: read.get(group.value, []) for group in FactGroup if group not in {FactGroup.TEAMS, FactGroup.LEADERS}
    }
    for group, values in lists.items():
        for index, value in enumerate(values):
            yield _fact(f"{group}/{index}", group, value)
    teams = read.get("teams") or {}
    if teams.get("count"):
        yield _fact("teams/0", FactGroup.TEAMS, teams)
    for index, leader in enumerate(teams.get("leaders", [])):
        yield _fact(f"leaders/{index}", FactGroup.LEADERS, leader)


def _fact(identity: str, group: FactGroup, data: Mapping[str, Any]) -> Fact:
    span = data.get("span")
    return Fact(identity, group, data, (span[0], span[1]) if span else None)


def _decided(fact: Fact, decision: Mapping[str, Any] | None) -> Fact:
    if decision is None:
        return fact
    if not decision["accepted"]:
        return Fact(fact.id, fact.group, fact.data, fact.span, FactState.STRUCK)
    value = decision.get("value")
    if not value:
        return Fact(fact.id, fact.group, fact.data, fact.span, FactState.ACCEPTED)
    return Fact(fact.id, fact.group, {**fact.data, **value}, fact.span, FactState.CORRECTED)


def _added(one: Mapping[str, Any], decision: Mapping[str, Any] | None) -> Fact:
    fact = _fact(one["id"], FactGroup(one["group"]), {**one, **((decision or {}).get("value") or {})})
    return Fact(fact.id, fact.group, fact.data, fact.span, FactState.ADDED)


def plan_fact(read: Mapping[str, Any], facts: Sequence[Fact]) -> Fact | None:
    """Return the citation that is the plan which the text announces; what a person made the plan goes before what was read."""
    cited = [fact for fact in facts if fact.group is FactGroup.CITATIONS and fact.state is not FactState.STRUCK]
    named = [fact for fact in cited if fact.state in _BY_HAND and fact.data.get("role") == PLAN]
    plan = read.get("plan")
    read_so = [fact for fact in cited if plan and fact.span == tuple(plan["span"]) and not _is_no_plan(fact)]
    return next(iter((*named, *read_so)), None)


def _is_no_plan(fact: Fact) -> bool:
    """Whether a person gave this citation another role than that of the plan."""
    return fact.state is FactState.CORRECTED and fact.data.get("role") not in {PLAN, None, "self"}


def places_of(words: str, text: str) -> tuple[Span, ...]:
    """Return where these words stand in the text, whatever its line breaks, blanks and capitals."""
    parts = [re.escape(part) for part in words.split()]
    found = re.finditer(r"\s+".join(parts), text, re.IGNORECASE) if parts else ()
    return tuple((one.start(), one.end()) for one in found)


def places_in(name: str, spans: Sequence[Sequence[int]], documents: Sequence[str]) -> tuple[Span, ...]:
    """Return the places of a contradiction that lie in the text of this name; with one text all do."""
    told_apart = len(set(documents)) > 1 and len(documents) == len(spans)
    owners = documents if told_apart else [name] * len(spans)
    return tuple((span[0], span[1]) for span, owner in zip(spans, owners, strict=True) if owner == name)


def why_not_confirm(facts: tuple[Fact, ...]) -> Refusal | None:
    """A plan needs at least one fact that a person has confirmed."""
    return None if any(fact.counts for fact in facts) else Refusal.NOTHING_CONFIRMED


@dataclass(frozen=True, slots=True)
class Group:
    """A whole group of agencies: all of one kind on one level."""

    level: AgencyLevel
    kind: AgencyKind


_GROUP_WORDS = (
    (("xa", "phuong", "thi tran"), Group(AgencyLevel.COMMUNE, AgencyKind.PEOPLES_COMMITTEE)),
    (("quan", "huyen", "thi xa"), Group(AgencyLevel.DISTRICT, AgencyKind.PEOPLES_COMMITTEE)),
    (("so",), Group(AgencyLevel.PROVINCE, AgencyKind.DEPARTMENT)),
    (("phong", "ban"), Group(AgencyLevel.DISTRICT, AgencyKind.DIVISION)),
)


def groups_in(noun: str) -> tuple[Group, ...]:
    """Return the groups of agencies that words such as "xã, thị trấn" or "sở, ngành" name."""
    words = f" {fold(noun)} "
    commune = " xa " in words.replace(" thi xa ", " ") or " phuong " in words or " thi tran " in words
    found = []
    for names, group in _GROUP_WORDS:
        named = commune if group.level is AgencyLevel.COMMUNE else any(f" {name} " in words for name in names)
        if named:
            found.append(group)
    return tuple(found)
