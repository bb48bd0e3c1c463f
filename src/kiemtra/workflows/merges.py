"""Merged figures go up the tree: agencies are charged with them, approve and lock them, get them back.

What the figures are stands in `store/queries/merged`; a report is returned by the workflow of reports.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain import merges as rules
from kiemtra.domain.errors import Fault, NotValid, Refusal
from kiemtra.domain.merged import as_data, lines
from kiemtra.domain.merges import MergeDeed, MergeState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post, Role
from kiemtra.store.models import Merge, MergeVersion, ReportRound
from kiemtra.store.queries import merged, people
from kiemtra.store.queries import merges as queries
from kiemtra.store.queries.reports import RELATED
from kiemtra.workflows import messages, reports
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

_PREPARERS = (Role.STANDING_OFFICER, Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.FIELD_OFFICER)
_HEADS = (Role.AGENCY_HEAD, Role.LEADERSHIP)


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be mended: in the report of a unit at an item, at an item everywhere, or in a unit's report at large."""

    text: str
    unit: UUID | None = None
    item: str = ""


@transaction.atomic
def charge(round_id: UUID, agencies: Collection[UUID], *, by: Actor, now: datetime, today: date) -> list[Merge]:
    """Charge agencies above units, or in charge of a field, with merging; those that are already stay as they are.

    The whole of the round is the asking agency's own from the first time on.
    """
    rows = queries.rounds_visible_to(by).select_related("plan", "asker", "jurisdiction")
    round_ = rows.select_for_update(of=("self",)).get(pk=round_id)
    post = require(by, rules.CHARGE, queries.bearings_of_round(round_, today), round_.state)
    there = {one.agency_id for one in queries.of_round(round_)}
    wanted = _wanted(round_, agencies, today)
    refuse(Refusal.NOT_BELOW if set(agencies) - set(wanted) - there else None)
    whole = Merge(agency=round_.asker)
    made = [one for one in (whole, *wanted.values()) if one.agency_id not in there]
    for one in made:
        one.round, one.jurisdiction_id = round_, round_.jurisdiction_id
        one.charged_by_id, one.charged_at = by.user, now
        one.save(force_insert=True)
        after = {"agency": one.agency, "over": one.over, "areas": one.areas}
        record("merge.charged", one, by=by, post=post, at=now, after=after, plan=round_.plan)
        _tell(one, "charged", one.agency_id, _PREPARERS, "Giao tổng hợp số liệu", now, today)
    return made


def _wanted(round_: ReportRound, agencies: Collection[UUID], today: date) -> dict[UUID, Merge]:
    """A merge for each of these agencies that may be charged: over its own subtree, or over a field of its own."""
    above = {row.pk: Merge(agency=row, over=row) for row in queries.candidates(round_, today)}
    fields = {
        row.agency_id: Merge(agency=row.agency, over=row.over, areas=sorted(row.areas))
        for row in queries.fields(round_, today)
    }
    possible = fields | above
    return {key: possible[key] for key in agencies if key in possible and key != round_.asker_id}


@transaction.atomic
def annotate(merge_id: UUID, *, revision: int, note: str, by: Actor, now: datetime, today: date) -> Merge:
    """Say something of the figures, in place of what was said before; it goes into every export and is approved along."""
    merge, post = _begin(merge_id, MergeDeed.ANNOTATE, revision, by, today)
    before = {"note": merge.note}
    merge.note = note.strip()
    save(merge, "note")
    _note("annotated", merge, by, post, now, before=before, after={"note": merge.note})
    return merge


@transaction.atomic
def approve(merge_id: UUID, *, revision: int, by: Actor, now: datetime, today: date) -> MergeVersion:
    """Approve the figures as they stand: frozen as the next version, and the reports in them locked."""
    merge, post = _begin(merge_id, MergeDeed.APPROVE, revision, by, today)
    extent = merged.extent_of(merge.round, merge, today)
    # Whoever changes one of these reports at this moment comes before or after, never between.
    list(merged.requests_of(extent).select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    found = merged.sources(extent)
    refuse(rules.why_not_approve(counted=len(found.counted)))
    asked = lines(merged.template_of(merge.round), extent.areas)
    figures = merged.merged(extent, asked, found.versions).figures
    content = {
        "figures": as_data(figures),
        "covers": [[one.agency, one.request, one.version] for one in found.counted],
        "missing": [[one.agency, one.request] for one in found.missing],
    }
    assert by.user is not None, "a post has a person"
    version = MergeVersion.objects.create(
        merge=merge,
        number=merge.versions.count() + 1,
        **content,
        digest=digest_of(content),
        note=merge.note,
        approved_by_id=by.user,
        approved_at=now,
    )
    before = _move(merge, MergeState.APPROVED)
    merge.remark, merge.remarks = "", []
    save(merge, "state", "remark", "remarks")
    after = {"version": version.number, "digest": version.digest, "counted": len(found.counted)}
    _note("approved", merge, by, post, now, before={"state": before}, after=after | {"missing": len(found.missing)})
    if addressee := queries.bearings(merge, today).addressee:
        _tell(merge, "approved", addressee, _PREPARERS, "Đã duyệt số liệu tổng hợp", now, today)
    return version


def digest_of(content: Mapping[str, object]) -> str:
    """The SHA-256 of approved figures, the reports they count and those that were missing."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def send_back(
    merge_id: UUID,
    *,
    revision: int,
    reason: str,
    remarks: Sequence[Remark] = (),
    by: Actor,
    now: datetime,
    today: date,
) -> Merge:
    """Send approved figures back to the agency below; reports named in a remark are returned at those items."""
    merge, post = _begin(merge_id, MergeDeed.SEND_BACK, revision, by, today)
    _open_again(merge, "sent_back", reason, remarks, by, post, now, today)
    _return_reports(merge, remarks, reason, by, post, now, today)
    return merge


@transaction.atomic
def reopen(
    merge_id: UUID,
    *,
    revision: int,
    reason: str,
    remarks: Sequence[Remark] = (),
    by: Actor,
    now: datetime,
    today: date,
) -> Merge:
    """Open figures again that the agency's own head had approved; reports named in a remark are returned."""
    merge, post = _begin(merge_id, MergeDeed.REOPEN, revision, by, today)
    _open_again(merge, "reopened", reason, remarks, by, post, now, today)
    _return_reports(merge, remarks, reason, by, post, now, today)
    return merge


@transaction.atomic
def return_reports(
    merge_id: UUID, *, revision: int, reason: str, remarks: Sequence[Remark], by: Actor, now: datetime, today: date
) -> Merge:
    """Return reports below while the figures are not approved yet, at the items that are named."""
    merge, post = _begin(merge_id, MergeDeed.RETURN_REPORTS, revision, by, today)
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    if not any(one.unit for one in remarks):
        raise NotValid({"unit-1": Fault.REPORT_TO_RETURN_MISSING})
    save(merge)
    after = {"reason": reason.strip(), "remarks": _as_data(remarks)}
    _note("reports_returned", merge, by, post, now, before={}, after=after)
    _return_reports(merge, remarks, reason, by, post, now, today)
    return merge


def _open_again(
    merge: Merge,
    event: str,
    reason: str,
    remarks: Sequence[Remark],
    by: Actor,
    post: Post,
    now: datetime,
    today: date,
) -> None:
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    above = queries.approved_above(merge, today)
    refuse(rules.why_not_unlock(approved_above=above is not None), above=above.agency.name if above else "")
    before = _move(merge, MergeState.SENT_BACK)
    merge.remark = reason.strip()
    merge.remarks = _as_data(remarks)
    save(merge, "state", "remark", "remarks")
    after = {"reason": merge.remark, "remarks": merge.remarks}
    _note(event, merge, by, post, now, before={"state": before}, after=after)
    if merge.over_id:
        _tell(merge, event, merge.agency_id, (*_PREPARERS, *_HEADS), "Số liệu tổng hợp cần làm lại", now, today)


def _as_data(remarks: Sequence[Remark]) -> list[dict[str, str]]:
    return [{"unit": str(one.unit or ""), "item": one.item, "text": one.text.strip()} for one in remarks]


def _return_reports(
    merge: Merge, remarks: Sequence[Remark], reason: str, by: Actor, post: Post, now: datetime, today: date
) -> None:
    """Return each report that is named at the items that are named, with what is said of each; of a field at its own."""
    extent = merged.extent_of(merge.round, merge, today)
    if merge.areas:
        own = {line.anchor for line in lines(merged.template_of(merge.round), extent.areas)}
        if any(one.unit and one.item not in own for one in remarks):
            raise NotValid({"item-1": Fault.ITEM_OF_FIELD_MISSING})
    rows = merged.requests_of(extent)
    for unit in dict.fromkeys(one.unit for one in remarks if one.unit):
        said = [one for one in remarks if one.unit == unit]
        at_large = [one.text.strip() for one in said if not one.item]
        reports.return_merged(
            rows.select_related(*RELATED).select_for_update(of=("self",)).get(agency=unit),
            merge=merge,
            remark="\n".join(at_large) or reason.strip(),
            items={one.item: one.text.strip() for one in said if one.item},
            by=by,
            post=post,
            now=now,
        )


def _begin(merge_id: UUID, deed: MergeDeed, revision: int, by: Actor, today: date) -> tuple[Merge, Post]:
    merge = queries.in_full(by).select_for_update(of=("self",)).get(pk=merge_id)
    check_revision(merge, revision)
    return merge, require(by, rules.DEEDS[deed], queries.bearings(merge, today), merge.state)


def _move(merge: Merge, after: MergeState) -> MergeState:
    before = MergeState(merge.state)
    check_move(rules.MOVES, before, after)
    merge.state = after
    return before


def _note(
    name: str,
    merge: Merge,
    by: Actor,
    post: Post,
    now: datetime,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    record(f"merge.{name}", merge, by=by, post=post, at=now, before=before, after=after, plan=merge.round.plan)


def _tell(
    merge: Merge, what: str, agency: UUID, roles: tuple[Role, ...], subject: str, now: datetime, today: date
) -> None:
    """Queue a message that leads to the merged table; one for each revision."""
    messages.queue(
        f"merge.{what}:{merge.pk}:{merge.revision}",
        people.holders(agency, roles, today),
        subject=f"{subject}: {merge.round.title}",
        body=f"Cơ quan tổng hợp: {merge.agency.name}.",
        path=f"/report-rounds/{merge.round_id}/merged/?cua={merge.pk}",
        at=now,
    )
