"""Which agency a printed name means: decided by a person for one text, remembered for the next, and taken back."""

from collections.abc import Mapping
from datetime import datetime
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
from kiemtra.workflows.readings.keeping import check_untouched, facts_in
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, record, save


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
    before = reading.names.get(form, {}).get("agency")
    chosen = str(agency.pk) if agency else None
    reading.names = {**reading.names, form: {"agency": chosen, "by": str(by.user), "at": now.isoformat()}}
    alike = [fact for fact, other in printed.items() if remembered_as(other) == form]
    touch = {"revision": reading.revision + 1, "by": str(by.user)}
    reading.touched = {**reading.touched, **dict.fromkeys(alike, touch)}
    save(reading, "names", "touched")
    kept = _remember(reading.jurisdiction, name, agency, by, now)
    told = {"name": name, "agency": chosen, "facts": alike}
    was = {"agency": before, "remembered": kept}
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


def _remember(jurisdiction: Jurisdiction, name: str, agency: Agency | None, by: Actor, now: datetime) -> str | None:
    """Keep the decision for the next text; returns the agency that was remembered before."""
    assert by.user is not None, "a post has been found"
    facts = {"name": name, "agency": agency, "decided_by_id": by.user, "decided_at": now}
    rows = KnownName.objects.select_for_update()
    row, is_new = rows.get_or_create(jurisdiction=jurisdiction, folded=remembered_as(name), defaults=facts)
    before = str(row.agency_id) if row.agency_id and not is_new else None
    if not is_new:
        for field, value in facts.items():
            setattr(row, field, value)
        save(row, "name", "agency", "decided_by", "decided_at")
    return before


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
