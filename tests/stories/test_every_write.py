"""Every transaction of a whole story that writes a table leaves an event: seen at the database, not in the code."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction

from tests.stories.conftest import EXAMPLES
from tests.stories.telling import Story, begin
from tests.world import World

UNIT = "hai-phong.so-tu-phap"
EVENTS = "store_event"
# Tables whose rows are no deed by themselves: messages of deeds that are recorded, bytes before they hang on a record.
QUIET = {"store_message", "store_storedfile"}
WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"')


@dataclass
class Watch:
    """The tables that each outermost transaction writes."""

    transactions: list[list[str]] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SAVEPOINT"):
            if not self.open:
                self.transactions.append([])
            self.open.append(sql.split()[-1])
        elif sql.startswith("RELEASE"):
            self.open.pop()
        elif written := WRITE.match(sql):
            (self.transactions[-1] if self.open else self.outside).append(written[1])
        return execute(sql, params, many, context)

    @property
    def silent(self) -> list[set[str]]:
        """Transactions that wrote and left no event."""
        return [set(tables) for tables in self.transactions if set(tables) - QUIET and EVENTS not in tables]


@contextmanager
def watching() -> Iterator[Watch]:
    watch = Watch()
    with connection.execute_wrapper(watch):
        yield watch


@pytest.fixture
def story(db: None) -> Story:
    return begin("s2", (EXAMPLES / "s2-hai-phong-2019.txt").read_bytes())


def test_every_write_of_a_story_leaves_an_event(story: Story) -> None:
    with watching() as watch:
        story.whole(UNIT, date(2019, 6, 5), shortcoming="Một số hồ sơ cập nhật chậm lên phần mềm một cửa")
        story.consolidate(visited=1, closed=1)
        story.publish()

    assert watch.silent == []
    assert [table for table in watch.outside if table.startswith("store_") and table not in QUIET] == []
    assert sum(EVENTS in tables for tables in watch.transactions) > 20
    assert {"store_inspection", "store_finding", "store_conclusion", "store_recommendation", "store_reportversion"} <= {
        table for tables in watch.transactions for table in tables
    }


def test_silent_write_is_seen(world: World) -> None:
    with watching() as watch:
        world.unit.save()

    assert (watch.silent, watch.outside) == ([], ["store_agency"])
    with watching() as watch, transaction.atomic():
        world.unit.save()
    assert watch.silent == [{"store_agency"}]
