"""The report of differences: what a list of agencies would change in the register, for people and as data."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from kiemtra.data.agencies import SuccessionRow
from kiemtra.web.labels.registers import FIELDS
from kiemtra.workflows.agencies import News
from kiemtra.workflows.register_news import Change

# Follows from the name.
_HIDDEN = frozenset({"folded"})


def ended(change: Change) -> bool:
    """Whether the list lets the agency end, or end earlier."""
    was, now = change.before.get("valid_to"), change.after.get("valid_to")
    return now is not None and (was is None or now < was)


def report(found: News, shown: int) -> Iterator[str]:
    """Yield the lines of the report; of each section the first ones."""
    yield from _section(
        "Thêm", [f"+ {row.key}: {row.name} (từ {_word(row.valid_from)})" for row in found.created], shown
    )
    over = [change for change in found.changes if ended(change)]
    other = [change for change in found.changes if not ended(change)]
    yield from _section("Kết thúc", [_changed("-", change) for change in over], shown)
    yield from _section("Sửa", [_changed("~", change) for change in other], shown)
    yield from _section("Kế thừa mới", [_succession(row) for row in found.successions], shown)
    corrected = [f"{_succession(one.row)}; trước đây: {one.before['ground']}" for one in found.corrections]
    yield from _section("Kế thừa ghi khác", corrected, shown)


def as_data(found: News) -> dict[str, Any]:
    """Return the whole report as plain data."""
    return {
        "added": [{"key": row.key, "name": row.name, "valid_from": str(row.valid_from)} for row in found.created],
        "ended": [_change_data(change) for change in found.changes if ended(change)],
        "changed": [_change_data(change) for change in found.changes if not ended(change)],
        "successions_added": [_succession_data(row) for row in found.successions],
        "successions_changed": [_succession_data(one.row) | {"before": one.before} for one in found.corrections],
    }


def _section(title: str, lines: Sequence[str], shown: int) -> Iterator[str]:
    yield f"{title}: {len(lines)}"
    yield from (f"  {line}" for line in lines[:shown])
    if len(lines) > shown:
        yield f"  … và {len(lines) - shown} dòng nữa; xem đủ bằng --json."


def _fields(change: Change) -> list[str]:
    return [name for name in change.after if name not in _HIDDEN]


def _changed(mark: str, change: Change) -> str:
    told = [f"{FIELDS[name]} {_word(change.before[name])} → {_word(change.after[name])}" for name in _fields(change)]
    return f"{mark} {change.row.key}: {change.row.name}: {'; '.join(told)}"


def _word(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"“{value}”" if value not in (None, "") else "(trống)"


def _succession(row: SuccessionRow) -> str:
    return f"{row.predecessor} → {row.successor} ({_word(row.date)}, {row.ground})"


def _change_data(change: Change) -> dict[str, Any]:
    told = {name: [_plain(change.before[name]), _plain(change.after[name])] for name in _fields(change)}
    return {"key": change.row.key, "name": change.row.name, "fields": told}


def _succession_data(row: SuccessionRow) -> dict[str, Any]:
    return {
        "predecessor": row.predecessor,
        "successor": row.successor,
        "date": str(row.date),
        "kind": str(row.kind),
        "ground": row.ground,
    }


def _plain(value: object) -> str | None:
    return None if value is None else str(value)
