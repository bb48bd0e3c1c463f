"""States that many tests begin from: what a factory wrote is remembered, and written again for the next test.

The first test of a process that asks for a state reaches it through the workflows. Whoever asks for the same from the
same beginning finds the same rows, written again as they were, and equal objects; nothing else of it is repeated.
Where a test patches the code or has written records of its own before, and on PostgreSQL, the workflows run as ever.
"""

import functools
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from hashlib import sha256
from pathlib import PurePath
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.conf import UserSettingsHolder, settings
from django.db import connection
from django.db.models import Model

Factory = TypeVar("Factory", bound=Callable[..., Any])
PLAIN = (str, bytes, int, float, bool, type(None), UUID, date, datetime, time, timedelta, Enum, PurePath)
READS = ("SELECT", "PRAGMA", "SAVEPOINT", "RELEASE")
# Of whoever signs in: no deed looks at it.
SIGNING_IN = ('INSERT INTO "django_session"', 'UPDATE "store_user" SET "last_login"')
# Whoever asks for these asks what is done beside the writing.
BESIDE = {"django_capture_on_commit_callbacks", "caplog", "mailoutbox"}
MOST = 300


class Unknown(Exception):
    """Something of which we cannot say whether it is equal to another."""


@dataclass(frozen=True)
class State:
    """What was written, and what the factory was given and gave back, as it was then."""

    writes: list[tuple[str, Any, bool]]
    given: tuple[Any, ...]
    made: Any


@dataclass
class Journal:
    """What the running test has made so far; `past` is None once it has made records that no other test has."""

    past: str | None
    patches: pytest.MonkeyPatch
    writes: list[tuple[str, Any, bool]] = field(default_factory=list)
    busy: bool = False

    def is_open(self) -> bool:
        """Whether what is made now can be remembered: not within another factory, not of patched code."""
        return not self.busy and self.past is not None and not (self.patches._setattr or self.patches._setitem)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(READS):
            if self.busy:
                self.writes.append((sql, params, many))
            elif sql.startswith("INSERT") and not sql.startswith(SIGNING_IN):
                self.past = None
            elif self.past is not None and not sql.startswith(SIGNING_IN):
                self.past = digest(self.past, sql, repr(params))
        return execute(sql, params, many, context)


_open: list[Journal] = []
_known: OrderedDict[str, State] = OrderedDict()


@contextmanager
def journal(asked: list[str], patches: pytest.MonkeyPatch) -> Iterator[None]:
    """For one test, from its first record on."""
    if BESIDE & set(asked):
        yield
        return
    _open.append(Journal(beginning(), patches))
    try:
        with connection.execute_wrapper(_open[-1]):
            yield
    finally:
        _open.pop()


def beginning() -> str | None:
    """Where the numbers of rows stand in empty tables; nothing is remembered of a test that begins with records.

    On PostgreSQL nothing is: what its workflows write goes other ways too, and is there to be tested.
    """
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM store_agency UNION SELECT 1 FROM store_user")
        if cursor.fetchone():
            return None
        return repr(cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall())


def remembered(factory: Factory) -> Factory:
    """A factory whose states are remembered."""

    @functools.wraps(factory)
    def make(*given: Any, **named: Any) -> Any:
        kept = _open[-1] if _open else None
        if kept is None or not kept.is_open():
            return factory(*given, **named)
        everything = (*given, *(named[name] for name in sorted(named)))
        try:
            words = frozen(everything)
            key = digest(str(kept.past), overridden(), factory.__module__, factory.__qualname__, *sorted(named), words)
        except Unknown:
            return factory(*given, **named)
        if key in _known:
            _known.move_to_end(key)
            kept.past, made = key, written_again(_known[key], everything, kept)
            return made
        return recorded(kept, key, everything, words, functools.partial(factory, *given, **named))

    return make  # type: ignore[return-value]


def recorded(kept: Journal, key: str, given: tuple[Any, ...], words: str, make: Callable[[], Any]) -> Any:
    """Make it through the workflows and keep what they wrote, where it can be done again."""
    kept.past, kept.busy, kept.writes = None, True, []
    try:
        made = make()
    finally:
        kept.busy = False
    went_back = any(sql.startswith("ROLLBACK") for sql, _, _ in kept.writes)
    if not went_back and frozen(given) == words:
        given_then, made_then = deepcopy((given, made))
        _known[key] = State(kept.writes, given_then, made_then)
        kept.past = key
        if len(_known) > MOST:
            _known.popitem(last=False)
    return made


def written_again(state: State, given: tuple[Any, ...], kept: Journal) -> Any:
    """The same rows, and objects equal to those of then, about the records that this test has given."""
    kept.busy, kept.writes = True, []
    try:
        with connection.cursor() as cursor:
            for sql, params, many in state.writes:
                (cursor.executemany if many else cursor.execute)(sql, params)
                if "RETURNING" in sql:
                    cursor.fetchall()
    finally:
        kept.busy = False
    memo: dict[int, Any] = {}
    for then, now in zip(state.given, given, strict=True):
        pair_up(then, now, memo)
    return deepcopy(state.made, memo)


def overridden() -> str:
    """The settings that the test has set."""
    holder, found = settings._wrapped, []
    while isinstance(holder, UserSettingsHolder):
        found.append({name: value for name, value in holder.__dict__.items() if name.isupper()})
        holder = holder.default_settings
    return frozen(found)


def pair_up(then: Any, now: Any, memo: dict[int, Any]) -> None:
    """Where an object of then is spoken of, the one that stands for it now is meant."""
    if isinstance(then, PLAIN):
        return
    memo[id(then)] = now
    if isinstance(then, list | tuple):
        for one, other in zip(then, now, strict=True):
            pair_up(one, other, memo)
    elif isinstance(then, dict):
        for name, one in then.items():
            pair_up(one, now[name], memo)
    elif is_dataclass(then):
        for part in fields(then):
            pair_up(getattr(then, part.name), getattr(now, part.name), memo)


def digest(*words: str) -> str:
    return sha256("\0".join(words).encode()).hexdigest()


def frozen(value: Any) -> str:
    """Words that are equal where the values are."""
    if isinstance(value, PLAIN):
        return repr(value)
    if isinstance(value, Model):
        known = {one.attname: value.__dict__.get(one.attname) for one in value._meta.concrete_fields}
        return f"{value._meta.label}{known!r}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(frozen, value))}]"
    if isinstance(value, dict):
        return f"{{{','.join(f'{frozen(name)}:{frozen(one)}' for name, one in value.items())}}}"
    if isinstance(value, set | frozenset):
        return f"<{','.join(sorted(map(frozen, value)))}>"
    if is_dataclass(value) and not isinstance(value, type):
        parts = ",".join(frozen(getattr(value, part.name)) for part in fields(value))
        return f"{type(value).__qualname__}({parts})"
    raise Unknown(type(value))
