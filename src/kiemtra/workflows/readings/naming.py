"""Which agency a printed name means: decided by a person for one text, remembered for the next, and taken back."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain.agency_names import remembered_as
from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.people import Actor
from kiemtra.domain.readings import DEEDS, ReadingDeed
from kiemtra.store.models import Agency, Jurisdiction, KnownName, Reading
from kiemtra.store.queries import reading_names
from kiemtra.store.queries import readings as queries
from kiemtra.workflows.readings.deciding import begin
from kiemtra.workflows.readings.keeping import check_untouched, facts_in, note_step, touch
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, record, save

# What is remembered of a name, as a step keeps it: "name" as printed, "agency", "by" and "at".
Known = dict[str, Any]


@transaction.atomic
def decide_name(
    reading_id: UUID, fact_id: str, agency: Agency | None, *, revision: int, by: Actor, now: datetime
) -> Reading:
    """Say which agency the name in a fact means, None where the register has none; it holds for this name in the whole text.

    `Conflict` where somebody has changed the fact since `revision`.
    """
    reading, post = begin(reading_id, ReadingDeed.DECIDE, by)
    check_untouched(reading, fact_id, revision)
    printed = {fact.id: name for fact in facts_in(reading) if (name := reading_names.printed_in(fact))}
    if fact_id not in printed:
        raise NotValid({"fact": Fault.FACT_UNKNOWN})
    name = printed[fact_id]
    form = remembered_as(name)
    before = reading.names.get(form)
    chosen = str(agency.pk) if agency else None
    reading.names = {**reading.names, form: {"agency": chosen, "by": str(by.user), "at": now.isoformat()}}
    alike = [fact for fact, other in printed.items() if remembered_as(other) == form]
    touch(reading, alike, by)
    known = _remember(reading.jurisdiction, name, agency, by, now)
    note_step(reading, by, name={"form": form, "printed": name, "here": [before, reading.names[form]], "known": known})
    save(reading, "names", "touched", "steps")
    told = {"name": name, "agency": chosen, "facts": alike}
    was = {"agency": before and before["agency"], "remembered": known[0] and known[0]["agency"]}
    record("reading.name_decided", reading, by=by, post=post, at=now, before=was, after=told)
    return reading


def remember_chosen(
    reading: Reading, names: reading_names.Names, units: Mapping[str, Agency], *, by: Actor, now: datetime
) -> dict[str, str]:
    """Remember what was chosen while the plan was made for names that were no agency yet; returns name → agency."""
    found = {}
    for fact, agency in units.items():
        name = names.of.get(fact)
        if name and (name.agency is None or name.agency.id != agency.pk):
            _remember(reading.jurisdiction, name.printed, agency, by, now)
            found[name.printed] = str(agency.pk)
    return found


def _remember(
    jurisdiction: Jurisdiction, name: str, agency: Agency | None, by: Actor, now: datetime
) -> tuple[Known | None, Known]:
    """Keep the decision for the next text; returns what was remembered before, and what is now."""
    row = _known(jurisdiction, remembered_as(name))
    before = _as_told(row) if row else None
    chosen = str(agency.pk) if agency else None
    after = {"name": name, "agency": chosen, "by": str(by.user), "at": _moment(now)}
    _write(jurisdiction, remembered_as(name), row, after)
    return before, after


def take_back(reading: Reading, step: Mapping[str, Any], by: Actor) -> tuple[str, ...] | None:
    """Put back what a step has decided on a name, in the text (unsaved) and in what is remembered, each where it still
    stands as that step left it; returns the facts that bear the name, None where somebody else has decided since."""
    form, (before, after), (was, told) = step["form"], step["here"], step["known"]
    known = _known(reading.jurisdiction, form)
    if known and _as_told(known) == told:
        _write(reading.jurisdiction, form, known, was)
    if reading.names.get(form) != after:
        return None
    others = {one: kept for one, kept in reading.names.items() if one != form}
    reading.names = {**others, form: before} if before else others
    printed = {fact.id: reading_names.printed_in(fact) for fact in facts_in(reading)}
    alike = tuple(fact for fact, name in printed.items() if name and remembered_as(name) == form)
    touch(reading, alike, by)
    return alike


def _known(jurisdiction: Jurisdiction, form: str) -> KnownName | None:
    return KnownName.objects.select_for_update().filter(jurisdiction=jurisdiction, folded=form).first()


def _as_told(known: KnownName) -> Known:
    agency = str(known.agency_id) if known.agency_id else None
    at = _moment(known.decided_at)
    return {"name": known.name, "agency": agency, "by": str(known.decided_by_id), "at": at}


def _moment(at: datetime) -> str:
    """The moment as it is compared: the database gives it back in another zone than the page does."""
    return at.astimezone(UTC).isoformat()


def _write(jurisdiction: Jurisdiction, form: str, row: KnownName | None, told: Known | None) -> None:
    """Let this be remembered of a name, or nothing."""
    if told is None:
        if row:
            row.delete()
        return
    facts = {
        "name": told["name"],
        "agency_id": told["agency"],
        "decided_by_id": told["by"],
        "decided_at": datetime.fromisoformat(told["at"]),
    }
    rows = KnownName.objects.select_for_update()
    known, is_new = rows.get_or_create(jurisdiction=jurisdiction, folded=form, defaults=facts)
    if not is_new:
        for field, value in facts.items():
            setattr(known, field, value)
        save(known, "name", "agency", "decided_by", "decided_at")


@transaction.atomic
def forget_name(known_id: UUID, *, revision: int, by: Actor, now: datetime) -> None:
    """Take a remembered name back: the next text asks again; texts in which it was decided keep their decision."""
    rows = reading_names.visible_to(by).select_related("jurisdiction")
    known = rows.select_for_update(of=("self",)).get(pk=known_id)
    post = require(by, DEEDS[ReadingDeed.FORGET_NAME], queries.bearings(known.jurisdiction), "")
    check_revision(known, revision)
    before = {"name": known.name, "agency": known.agency_id, "decided_by": known.decided_by_id}
    record("reading.name_removed", known, by=by, post=post, at=now, before=before)
    known.delete()
