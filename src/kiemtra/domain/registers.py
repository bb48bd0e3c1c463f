"""What a list of agencies may not say: all its faults at once, as codes with the numbers of the rows. Sentences stand in the labels."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemtra.domain.errors import KiemtraError

# Decision 20/2020/QĐ-TTg: levels joined by points, 35 characters at most; before it QCVN 102:2016, 13 characters from right to left.
IDENTIFIER = re.compile(r"[A-Z]\d{2}(\.\d{2,3}){0,7}")
FORMER_IDENTIFIER = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}")
# Provinces have two digits, districts three, communes five.
STATISTICAL_CODE = re.compile(r"\d{2}|\d{3}|\d{5}")


class RegisterFault(StrEnum):
    """What is wrong with a row of a list of agencies or of successions."""

    COLUMNS_MISSING = "columns_missing"
    CELLS_WRONG = "cells_wrong"
    KEY_MISSING = "key_missing"
    NAME_MISSING = "name_missing"
    TOO_LONG = "too_long"
    KIND_UNKNOWN = "kind_unknown"
    LEVEL_UNKNOWN = "level_unknown"
    DATE_WRONG = "date_wrong"
    NUMBER_WRONG = "number_wrong"
    KEY_TWICE = "key_twice"
    ENDS_BEFORE_START = "ends_before_start"
    PARENT_UNKNOWN = "parent_unknown"
    PARENT_CIRCLE = "parent_circle"
    CODE_FORM = "code_form"
    CODE_TWICE = "code_twice"
    IDENTIFIER_FORM = "identifier_form"
    IDENTIFIER_TWICE = "identifier_twice"
    SUCCESSION_UNKNOWN = "succession_unknown"
    SUCCESSION_KIND_UNKNOWN = "succession_kind_unknown"
    SUCCESSION_TO_ITSELF = "succession_to_itself"
    SUCCESSION_TOO_EARLY = "succession_too_early"
    SUCCESSOR_NOT_THERE = "successor_not_there"


@dataclass(frozen=True, slots=True)
class Entry:
    """An agency as a list names it; row 0 is one that the register has already."""

    row: int
    key: str
    parent: str | None
    valid_from: date
    valid_to: date | None
    statistical_code: str = ""
    identifier: str = ""
    former_identifier: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A succession as a list names it."""

    row: int
    predecessor: str
    successor: str
    on: date


@dataclass(frozen=True, slots=True)
class Faulty:
    """A fault in a row: about which key, which value, and which other row or key has to do with it."""

    row: int
    fault: RegisterFault
    key: str
    value: str = ""
    other: str = ""


class RegisterNotValid(KiemtraError):
    """A list that cannot be taken, with all its faults; nothing of it was loaded."""

    def __init__(self, faults: Sequence[Faulty]) -> None:
        super().__init__(", ".join(f"{one.row}: {one.fault}" for one in faults[:10]))
        self.faults = tuple(faults)


def check(entries: Sequence[Entry], steps: Iterable[Step]) -> list[Faulty]:
    """Return every fault of the rows of a list, together with what the register holds beside them, in the order of rows."""
    named: dict[str, Entry] = {}
    found: list[Faulty] = []
    for entry in entries:
        first = named.setdefault(entry.key, entry)
        if first is not entry:
            found.append(Faulty(entry.row, RegisterFault.KEY_TWICE, entry.key, other=str(first.row)))
    for entry in entries:
        if entry.row:
            found += _alone(entry)
    found += _parents(named)
    found += _overlaps(entries, RegisterFault.CODE_TWICE)
    found += _overlaps(entries, RegisterFault.IDENTIFIER_TWICE)
    found.sort(key=lambda one: one.row)
    return found + [fault for step in steps for fault in _step(step, named)]


def _alone(entry: Entry) -> Iterator[Faulty]:
    """Faults that are seen in the row alone."""
    if entry.valid_to and entry.valid_to <= entry.valid_from:
        value = f"{entry.valid_from:%d/%m/%Y} – {entry.valid_to:%d/%m/%Y}"
        yield Faulty(entry.row, RegisterFault.ENDS_BEFORE_START, entry.key, value)
    if entry.statistical_code and not STATISTICAL_CODE.fullmatch(entry.statistical_code):
        yield Faulty(entry.row, RegisterFault.CODE_FORM, entry.key, entry.statistical_code)
    if entry.identifier and not (IDENTIFIER.fullmatch(entry.identifier) and len(entry.identifier) <= 35):
        yield Faulty(entry.row, RegisterFault.IDENTIFIER_FORM, entry.key, entry.identifier)
    if entry.former_identifier and not FORMER_IDENTIFIER.fullmatch(entry.former_identifier):
        yield Faulty(entry.row, RegisterFault.IDENTIFIER_FORM, entry.key, entry.former_identifier)


def _parents(named: Mapping[str, Entry]) -> Iterator[Faulty]:
    """Parents that nobody names, and agencies that stand above themselves."""
    fine: set[str] = set()
    for entry in named.values():
        if entry.parent and entry.parent not in named:
            if entry.row:
                yield Faulty(entry.row, RegisterFault.PARENT_UNKNOWN, entry.key, entry.parent)
            continue
        line: list[str] = []
        at: str | None = entry.key
        while at and at in named and at not in fine and at not in line:
            line.append(at)
            at = named[at].parent
        if at in line:
            circle = line[line.index(at) :]
            for key in circle:
                if named[key].row:
                    yield Faulty(named[key].row, RegisterFault.PARENT_CIRCLE, key, " → ".join((*circle, circle[0])))
        fine.update(line)


def _overlaps(entries: Iterable[Entry], fault: RegisterFault) -> Iterator[Faulty]:
    """Agencies that bear one code at the same time."""
    bearers: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        code = entry.statistical_code if fault is RegisterFault.CODE_TWICE else entry.identifier
        if code:
            bearers[code].append(entry)
    for code, held in bearers.items():
        held.sort(key=lambda one: (one.valid_from, one.row))
        last = held[0]
        for entry in held[1:]:
            if last.key != entry.key and (last.valid_to is None or entry.valid_from < last.valid_to):
                late, early = (entry, last) if entry.row >= last.row else (last, entry)
                yield Faulty(late.row, fault, late.key, code, early.key)
            if last.valid_to is not None and (entry.valid_to is None or entry.valid_to > last.valid_to):
                last = entry


def _step(step: Step, named: Mapping[str, Entry]) -> Iterator[Faulty]:
    """Faults of a succession: it happens on the day on which the one has ended and the other exists."""
    unknown = [key for key in (step.predecessor, step.successor) if key not in named]
    for key in unknown:
        yield Faulty(step.row, RegisterFault.SUCCESSION_UNKNOWN, step.predecessor, key)
    if unknown:
        return
    old, new = named[step.predecessor], named[step.successor]
    on = f"{step.on:%d/%m/%Y}"
    if old.key == new.key:
        yield Faulty(step.row, RegisterFault.SUCCESSION_TO_ITSELF, old.key)
    if old.valid_to is None or step.on < old.valid_to:
        yield Faulty(step.row, RegisterFault.SUCCESSION_TOO_EARLY, old.key, on, new.key)
    if step.on < new.valid_from or (new.valid_to is not None and step.on >= new.valid_to):
        yield Faulty(step.row, RegisterFault.SUCCESSOR_NOT_THERE, old.key, on, new.key)
