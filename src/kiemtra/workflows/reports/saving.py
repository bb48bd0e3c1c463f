"""Saving answers: what was typed is merged into what stands, field by field, against what the typist saw.

Nothing typed is lost: a save of a stale page is taken like any other, and where two changed one field to different values
the one that stands stays, and the other is kept until somebody of the unit decides.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.forms import Answers, FormTemplate, Problem
from kiemtra.domain.merging import Clash, Key, arrange, merge, row_of
from kiemtra.domain.people import Actor, Permission
from kiemtra.domain.reports import AnswerOrigin, ReportDeed, ReportState
from kiemtra.store.models import Answer, AnswerConflict, ItemRemark, ReportRequest
from kiemtra.store.queries import report_answers as queries
from kiemtra.store.queries import reports
from kiemtra.store.queries.report_answers import Seen
from kiemtra.workflows.answers import asked_at
from kiemtra.workflows.reports.steps import Begun, begin, leave_event
from kiemtra.workflows.reports.typing_in import Typed, Typing, lay_flat
from kiemtra.workflows.reports.writing import keep_history, put, write
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import save


class Keep(StrEnum):
    """Which of two values holds from now on."""

    STANDS = "stands"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Saved:
    """A report as it stands after a save, everything still to be mended, and the values that wait for a decision."""

    report: ReportRequest
    problems: tuple[Problem, ...]
    conflicts: tuple[AnswerConflict, ...]
    # What the save changed, and what it did not because the return has not opened it again.
    changed: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()


@transaction.atomic
def save_answers(
    request_id: UUID,
    *,
    seen: int,
    answers: Answers,
    remarks: Mapping[str, str] | None = None,
    origin: AnswerOrigin = AnswerOrigin.TYPED,
    by: Actor,
    now: datetime,
) -> Saved:
    """Keep what was typed since the revision `seen`, right or wrong; returns it with everything that is still to be mended.

    Items, tables and columns that `answers` does not name stay, as do files, which are attached and removed on their own.
    The same save again changes nothing. Raises `NotAllowed` as for every deed, never `Conflict`.
    """
    begun = begin(request_id, ReportDeed.FILL, by=by, now=now)
    asked, template = begun.asked, reports.template_of(begun.asked)
    stands = queries.current(asked)
    texts = {key: row.text for key, row in stands.items()}
    before = queries.base_of(asked, seen, texts)
    places = {key: row.row for key, row in stands.items()}
    typed = lay_flat(template, answers, before.base, places, Typing(asked.pk, by.user, seen))
    own = {key for key, who in before.changed_by.items() if who == {by.user}}
    merged = merge(before.base, typed.cells, texts, own=own)
    locked = _locked(asked, template, texts, merged.changed, begun.day)
    changed = {key: text for key, text in merged.changed.items() if _item(key) not in locked}
    clashes = [one for one in merged.conflicts if _item(one.key) not in locked]
    kept = texts | changed
    order = _places(template, typed, places, kept)
    write(asked, template, stands, changed, order, origin=origin, who=by.user, now=now)
    fresh = _keep_conflicts(begun, before, clashes, changed)
    said = _say(begun, template, remarks or {})
    if changed or fresh or said or asked.state == ReportState.REQUESTED:
        after = {"items": sorted({_item(key) for key in changed}), "explained": said, "conflicts": len(fresh)}
        return _finish(begun, template, "report.saved", after, sorted(locked))
    examined = reports.examined(asked, template, reports.typed_answers(asked), begun.day)
    return Saved(asked, examined.problems, tuple(reports.conflicts(asked)), locked=tuple(sorted(locked)))


@transaction.atomic
def settle(conflict_id: UUID, *, keep: Keep, by: Actor, now: datetime) -> AnswerConflict:
    """Decide which of two values holds; the other stays in the history."""
    found = reports.conflicts_visible_to(by).get(pk=conflict_id)
    begun = begin(found.request_id, ReportDeed.FILL, by=by, now=now)
    asked, template = begun.asked, reports.template_of(begun.asked)
    conflict = AnswerConflict.objects.select_for_update().get(pk=conflict_id)
    refuse(Refusal.ALREADY_DONE if conflict.settled_at else None)
    if keep is Keep.OTHER:
        stands = queries.current(asked)
        changed = _as_the_other_has_it(conflict, stands)
        write(asked, template, stands, changed, {}, origin=AnswerOrigin.TYPED, who=by.user, now=now)
    _close(conflict, by, now)
    _finish(begun, template, "report.conflict_settled", {"items": [conflict.item], "keep": keep}, [])
    return conflict


@transaction.atomic
def confirm(request_id: UUID, items: Collection[str] | None = None, *, by: Actor, now: datetime) -> Saved:
    """Confirm what was put there for the unit: of these items, or all of it where none is named. Again: no change."""
    begun = begin(request_id, ReportDeed.FILL, by=by, now=now)
    asked, template = begun.asked, reports.template_of(begun.asked)
    rows = [row for row in reports.unconfirmed(asked) if items is None or row.item.partition(".")[0] in items]
    for origin in {AnswerOrigin(row.origin) for row in rows}:
        stands = {(row.item, row.row_key): row for row in rows if row.origin == origin}
        texts = {key: row.text for key, row in stands.items()}
        keep_history(asked, stands, texts, origin=origin, who=by.user, now=now)
    for row in rows:
        row.confirmed, row.touched_at = True, now
    put(rows)
    if rows:
        return _finish(
            begun, template, "report.confirmed", {"items": sorted({row.item.partition(".")[0] for row in rows})}, []
        )
    examined = reports.examined(asked, template, reports.typed_answers(asked), begun.day)
    return Saved(asked, examined.problems, tuple(reports.conflicts(asked)))


def _item(key: Key) -> str:
    return key[0].partition(".")[0]


def _locked(
    asked: ReportRequest, template: FormTemplate, texts: Mapping[Key, str], changed: Mapping[Key, str], day: date
) -> frozenset[str]:
    """The items that somebody changed although the return has not opened them: what is wrong or missing is always open."""
    if asked.state != ReportState.RETURNED or not asked.reopened:
        return frozenset()
    others = {_item(key) for key in changed} - set(asked.reopened)
    if not others:
        return frozenset()
    opened = {key: text for key, text in changed.items() if _item(key) in asked.reopened}
    return frozenset(others - queries.to_mend(template, {**texts, **opened}, day))


def _places(template: FormTemplate, typed: Typed, places: Mapping[Key, int], kept: Mapping[Key, str]) -> dict[Key, int]:
    """The place of each cell of the tables that were sent, from 1."""
    found: dict[Key, int] = {}
    for table, mine in typed.rows.items():
        cells = [key for key, text in kept.items() if key[1] and _item(key) == table and text]
        first = {
            key[1]: place for key, place in sorted(places.items(), key=lambda pair: -pair[1]) if _item(key) == table
        }
        theirs = sorted(first, key=lambda row: (first[row], row))
        item = template.item(table)
        fixed = [row.name for row in item.fixed_rows] if item else []
        order = arrange(fixed or theirs, mine, {key[1] for key in cells})
        at = {row: number for number, row in enumerate(order, start=1)}
        found |= {key: at[key[1]] for key in cells}
    return found


def _keep_conflicts(
    begun: Begun, before: Seen, clashes: Collection[Clash], changed: Mapping[Key, str]
) -> list[AnswerConflict]:
    """Keep the values that did not come to stand, each once; those typed over since are brought up to date."""
    if not clashes and not changed:
        return []
    asked, by = begun.asked, begun.by
    there = list(asked.conflicts.all())
    for conflict in there:
        key = (conflict.item, conflict.row_key)
        if conflict.settled_at is None and key in changed:
            conflict.stands = changed[key]
            save(conflict, "stands")
            if conflict.stands == conflict.other:
                _close(conflict, by, begun.now)
    known = {
        (one.item, one.row_key, one.other)
        for one in there
        if one.settled_at is None or (before.since is not None and one.found_at >= before.since)
    }
    return AnswerConflict.objects.bulk_create(
        AnswerConflict(
            request=asked,
            item=one.key[0],
            row_key=one.key[1],
            stands=one.stands,
            other=one.other,
            other_by_id=begun.user if one.is_mine else _who_took_away(before, one.key, begun.user),
            found_at=begun.now,
        )
        for one in clashes
        if (*one.key, one.other) not in known
    )


def _who_took_away(before: Seen, row: Key, user: UUID) -> UUID:
    people = {who for key, found in before.changed_by.items() if row_of(key) == row for who in found if who}
    return min(people - {user}, default=user)


def _close(conflict: AnswerConflict, by: Actor, now: datetime) -> None:
    conflict.settled_by_id, conflict.settled_at = by.user, now
    save(conflict, "settled_by", "settled_at")


def _as_the_other_has_it(conflict: AnswerConflict, stands: Mapping[Key, Answer]) -> dict[Key, str]:
    """What is written where the other value holds; of a row that somebody took away all its cells go."""
    key = (conflict.item, conflict.row_key)
    if conflict.row_key and "." not in conflict.item:
        return {cell: "" for cell in stands if row_of(cell) == key}
    return {key: conflict.other}


def _say(begun: Begun, template: FormTemplate, remarks: Mapping[str, str]) -> list[str]:
    """Keep what the unit says of items, where it says something new; the items."""
    if not remarks:
        return []
    said = queries.explained(begun.asked)
    fresh = {item: text.strip() for item, text in remarks.items() if asked_at(template, item)}
    fresh = {item: text for item, text in fresh.items() if text != said.get(item, "")}
    ItemRemark.objects.bulk_create(
        ItemRemark(
            request=begun.asked,
            item=item,
            side=queries.UNIT,
            text=text,
            made_by_id=begun.user,
            made_at=begun.now,
        )
        for item, text in fresh.items()
    )
    return sorted(fresh)


def _finish(begun: Begun, template: FormTemplate, name: str, after: dict[str, Any], locked: Sequence[str]) -> Saved:
    """Move a report that was only asked for, count how far it is filled, save and record."""
    asked = begun.asked
    before = asked.state
    if before == ReportState.REQUESTED:
        begun.move(ReportState.DRAFT)
    # What is changed after it lay before the head is laid before it again, unless the head changed it.
    if asked.presented_at and not begun.by.may(Permission.REPORT_SUBMIT):
        asked.presented_at = asked.presented_by = None
    examined = reports.examined(asked, template, reports.typed_answers(asked), begun.day)
    asked.done, asked.total, asked.saved_at = examined.done, examined.total, begun.now
    save(asked, "state", "presented_at", "presented_by", "done", "total", "saved_at")
    leave_event(name, begun, before={"state": before}, after=after)
    return Saved(asked, examined.problems, tuple(reports.conflicts(asked)), tuple(after["items"]), tuple(locked))
