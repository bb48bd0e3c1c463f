"""Merges what two people typed into one form, field by field: nothing typed is lost, nothing is overwritten in silence.

Answers are flat here: (item, row key) → text, in a table ("table.column", key of the row). A blank text is no answer.
What is wrong with an answer is told in `forms`; what is kept of all this, in `workflows/reports`.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

# Item, or "table.column"; and the key of the row, "" outside tables.
Key = tuple[str, str]
Flat = Mapping[Key, str]

# Between the cells of a row, where it is told in one text.
CELLS = " | "


@dataclass(frozen=True, slots=True)
class Clash:
    """Both changed the same to something different: what stands, and the other value.

    Where one took a row away in which the other wrote, the key names the table and the row, which stays; `other` is blank.
    """

    key: Key
    stands: str
    other: str
    # Whether the other value is the one typed now; else it was there before.
    is_mine: bool = True


@dataclass(frozen=True, slots=True)
class Merged:
    """The answers after both; what of them is to be written over `theirs`; and what somebody must decide."""

    values: dict[Key, str]
    changed: dict[Key, str]
    conflicts: tuple[Clash, ...]


def merge(base: Flat, mine: Flat, theirs: Flat, *, own: Collection[Key] = ()) -> Merged:
    """Merge what was typed (`mine`) into what stands now (`theirs`); both began from `base`.

    `own` are keys that since then only the same person has changed: who types again replaces what he typed himself.
    A row that one side took away while the other wrote in it stays whole, and the taking away is the other value.
    """
    b, m, t = (clean(answers) for answers in (base, mine, theirs))
    whole = _taken_from_under(b, m, t, own)
    values, conflicts = dict[Key, str](), list[Clash]()
    for key in dict.fromkeys((*t, *m, *b)):
        was, typed, stands = b.get(key, ""), m.get(key, ""), t.get(key, "")
        if key[1] and row_of(key) in whole:
            stands = stands or typed
        elif typed not in (was, stands):
            if stands == was or key in own:
                stands = typed
            else:
                conflicts.append(Clash(key, stands, typed))
        if stands:
            values[key] = stands
    conflicts += [Clash(row, _told(values, row), "", is_mine) for row, is_mine in whole.items() if is_mine is not None]
    changed = {
        key: values.get(key, "") for key in dict.fromkeys((*t, *values)) if values.get(key, "") != t.get(key, "")
    }
    return Merged(values, changed, tuple(conflicts))


def clean(answers: Flat) -> dict[Key, str]:
    """The answers that are not blank, with line ends as texts have them (browsers send CR and LF)."""
    texts = ((key, text.replace("\r\n", "\n")) for key, text in answers.items())
    return {key: text for key, text in texts if text.strip()}


def arrange(theirs: Sequence[str], mine: Sequence[str], alive: Collection[str]) -> list[str]:
    """The rows of a table in order, those that only one side added behind the row that they followed there."""
    order = [row for row in dict.fromkeys(theirs) if row in alive]
    before = ""
    for row in dict.fromkeys(mine):
        if row in alive and row not in order:
            order.insert(order.index(before) + 1 if before else 0, row)
        if row in order:
            before = row
    return [*order, *sorted(set(alive) - set(order))]


def row_of(key: Key) -> Key:
    """Table and row that a cell stands in; of an answer outside tables the key itself."""
    item, row = key
    return (item.partition(".")[0], row) if row else key


def _taken_from_under(base: Flat, mine: Flat, theirs: Flat, own: Collection[Key]) -> dict[Key, bool | None]:
    """The rows that one side took away while the other wrote in them.

    Told with each: whether `mine` took it away; None where both were the same person, who means what he did last.
    """
    b, m, t = (_rows(answers) for answers in (base, mine, theirs))
    found: dict[Key, bool | None] = {}
    for row, cells in b.items():
        is_mine = row not in m
        if is_mine == (row not in t):
            continue
        left = t[row] if is_mine else m[row]
        written = {key for key in cells | left if base.get(key, "") != (theirs if is_mine else mine).get(key, "")}
        if not written or (is_mine and written <= set(own)):
            continue
        found[row] = is_mine if is_mine or not cells <= set(own) else None
    return found


def _rows(answers: Flat) -> dict[Key, set[Key]]:
    rows: dict[Key, set[Key]] = defaultdict(set)
    for key in answers:
        if key[1]:
            rows[row_of(key)].add(key)
    return rows


def _told(values: Flat, row: Key) -> str:
    return CELLS.join(text for key, text in values.items() if key[1] and row_of(key) == row)
