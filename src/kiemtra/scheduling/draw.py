"""The verifiable random draw: what is committed, and how units are drawn from it and a public seed.

The exact procedure stands in docs/draw.md; `verifier/script.py` and `verifier/page.html` carry it out without this module.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from operator import attrgetter

from kiemtra.scheduling.tickets import Quota, Ticket

FORMAT = "kiemtra-draw/1"
OPEN_FORMAT = "kiemtra-draw-open/1"
SALT_BYTES = 32
# More than any share of risk needs; far below what JavaScript and Python count exactly.
MAX_WEIGHT = 1_000_000_000
_BLOCK = 1 << 256


class DrawFault(StrEnum):
    """Why a list cannot be committed."""

    NO_TICKET = "no_ticket"
    NO_QUOTA = "no_quota"
    DUPLICATE_UNIT = "duplicate_unit"
    DUPLICATE_QUOTA = "duplicate_quota"
    WEIGHT_OUT_OF_RANGE = "weight_out_of_range"
    COUNT_OUT_OF_RANGE = "count_out_of_range"
    QUOTA_ABOVE_TICKETS = "quota_above_tickets"
    GROUP_WITHOUT_QUOTA = "group_without_quota"
    TEXT_NOT_PLAIN = "text_not_plain"


class NotDrawable(ValueError):
    """The list cannot be committed: each fault with what it is about."""

    def __init__(self, faults: Sequence[tuple[DrawFault, str]]) -> None:
        super().__init__("; ".join(f"{fault}: {what}" for fault, what in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Terms:
    """All that is fixed before the seed exists."""

    draw: str
    title: str
    lottery: str
    lottery_name: str
    # Day and hour of the lottery's draw from which on its result counts: "2019-06-12 18:00".
    from_hour: str
    rules: tuple[str, ...]
    quotas: tuple[Quota, ...]
    tickets: tuple[Ticket, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One ticket drawn, with the numbers by which anybody can follow it."""

    ticket: Ticket
    # The number that fell, below the sum of the weights still in the pool; and the block of the stream that gave it.
    number: int
    total: int
    block: int


def faults(terms: Terms) -> list[tuple[DrawFault, str]]:
    """Return everything that stands against committing these terms, each with what it is about."""
    found: list[tuple[DrawFault, str]] = []
    if not terms.tickets:
        found.append((DrawFault.NO_TICKET, ""))
    if not terms.quotas:
        found.append((DrawFault.NO_QUOTA, ""))
    names = {ticket.unit: ticket.name for ticket in terms.tickets}
    found += [(DrawFault.DUPLICATE_UNIT, names[unit]) for unit in _twice(ticket.unit for ticket in terms.tickets)]
    found += [(DrawFault.DUPLICATE_QUOTA, group) for group in _twice(quota.group for quota in terms.quotas)]
    weights = ((ticket.weight, ticket.name) for ticket in terms.tickets)
    found += [(DrawFault.WEIGHT_OUT_OF_RANGE, name) for weight, name in weights if not 1 <= weight <= MAX_WEIGHT]
    there = Counter(ticket.group for ticket in terms.tickets)
    for quota in terms.quotas:
        if quota.count < 1:
            found.append((DrawFault.COUNT_OUT_OF_RANGE, quota.group))
        elif quota.count > there[quota.group]:
            found.append((DrawFault.QUOTA_ABOVE_TICKETS, quota.group))
    found += [
        (DrawFault.GROUP_WITHOUT_QUOTA, group) for group in sorted(there.keys() - {q.group for q in terms.quotas})
    ]
    return found + [(DrawFault.TEXT_NOT_PLAIN, text) for text in _texts(terms) if not _is_plain(text)]


def canonical(terms: Terms) -> str:
    """Return the one text of these terms, whatever the order in which lists came; raises `NotDrawable`."""
    if found := faults(terms):
        raise NotDrawable(found)
    rows: list[tuple[object, ...]] = [
        (FORMAT,),
        ("draw", terms.draw),
        ("title", terms.title),
        ("lottery", terms.lottery, terms.lottery_name),
        ("from", terms.from_hour),
        *(("rule", rule) for rule in terms.rules),
        *(("quota", quota.count, quota.group) for quota in sorted(terms.quotas, key=attrgetter("group"))),
        *(
            ("ticket", ticket.weight, ticket.group, ticket.unit, ticket.name)
            for ticket in sorted(terms.tickets, key=attrgetter("group", "unit"))
        ),
    ]
    return "".join("\t".join(map(str, row)) + "\n" for row in rows)


def read(text: str) -> Terms:
    """Return the terms that a canonical text states; ValueError where it is not the canonical text of any."""
    rows = [line.split("\t") for line in text.split("\n")]
    try:
        said = {row[0]: row[1:] for row in rows}
        terms = Terms(
            draw=said["draw"][0],
            title=said["title"][0],
            lottery=said["lottery"][0],
            lottery_name=said["lottery"][1],
            from_hour=said["from"][0],
            rules=tuple(row[1] for row in rows if row[0] == "rule"),
            quotas=tuple(Quota(row[2], int(row[1])) for row in rows if row[0] == "quota"),
            tickets=tuple(Ticket(row[3], row[4], row[2], int(row[1])) for row in rows if row[0] == "ticket"),
        )
    except (KeyError, IndexError) as error:
        raise ValueError("not the text of a draw") from error
    if canonical(terms) != text:
        raise ValueError("not the canonical text")
    return terms


def commitment(text: str, salt: bytes) -> str:
    """Return what is published beforehand: SHA-256 of the salt and the canonical text, in lower-case hex."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes")
    return sha256(salt + text.encode()).hexdigest()


def draw(terms: Terms, committed: str, seed: str) -> tuple[Drawn, ...]:
    """Return the units drawn: group by group as the canonical text lists them, each without replacement, by weight."""
    stream = enumerate(_blocks(committed, seed))
    drawn: list[Drawn] = []
    for quota in sorted(terms.quotas, key=attrgetter("group")):
        pool = sorted((one for one in terms.tickets if one.group == quota.group), key=attrgetter("unit"))
        for _ in range(quota.count):
            total = sum(ticket.weight for ticket in pool)
            number, block = _below(total, stream)
            drawn.append(Drawn(pool.pop(_place_of(number, pool)), number, total, block))
    return tuple(drawn)


def open_file(text: str, salt: bytes, seed: str, units: Sequence[str]) -> dict[str, object]:
    """Return what is handed out so that anybody can repeat the draw, as JSON takes it."""
    return {
        "format": OPEN_FORMAT,
        "commitment": commitment(text, salt),
        "salt": salt.hex(),
        "seed": seed,
        "text": text,
        "drawn": list(units),
    }


def _blocks(committed: str, seed: str) -> Iterator[int]:
    """The stream: SHA-256 of format, commitment, seed and a counter from 0, each as a number of 256 bits."""
    counter = 0
    while True:
        yield int.from_bytes(sha256(f"{FORMAT}\n{committed}\n{seed}\n{counter}".encode()).digest())
        counter += 1


def _below(total: int, stream: Iterator[tuple[int, int]]) -> tuple[int, int]:
    """A number below `total`, each as likely as any other: blocks in the uneven rest at the top are passed over."""
    even = _BLOCK - _BLOCK % total
    block, value = next((block, value) for block, value in stream if value < even)
    return value % total, block


def _place_of(number: int, pool: Sequence[Ticket]) -> int:
    """Which ticket the number falls on, each being as wide as its weight."""
    for place, ticket in enumerate(pool):
        number -= ticket.weight
        if number < 0:
            return place
    raise AssertionError("the number is below the sum of the weights")  # pragma: no cover - _below sees to it


def _twice(values: Iterator[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)


def _texts(terms: Terms) -> Iterator[str]:
    yield from (terms.draw, terms.title, terms.lottery, terms.lottery_name, terms.from_hour, *terms.rules)
    yield from (quota.group for quota in terms.quotas)
    for ticket in terms.tickets:
        yield from (ticket.unit, ticket.group, ticket.name)


def _is_plain(text: str) -> bool:
    """One line of text in NFC: no tab, no line end of any kind, no invisible sign."""
    odd = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return (
        bool(text)
        and text == unicodedata.normalize("NFC", text)
        and not any(unicodedata.category(c) in odd for c in text)
    )
