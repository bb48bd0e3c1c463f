"""Merges that an actor may see, where each stands towards its sides, and which rest on which.

The asking agency and those above it see every merge of their rounds; an agency that is charged with one sees its own.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.merges import MergeState
from kiemtra.domain.people import UNIT_ROLES, Actor, Role
from kiemtra.store.models import Agency, AgencyAncestor, Appointment, Merge, MergeVersion, ReportRequest, ReportRound
from kiemtra.store.queries import reports, sides
from kiemtra.store.queries.inspections import in_subtree
from kiemtra.store.queries.people import valid_on

_OWN = (*sides.STAFF_ROLES, *UNIT_ROLES, Role.FIELD_OFFICER)
RELATED = ("agency", "over", "jurisdiction", "round__plan", "round__asker", "round__jurisdiction")


def _asks(actor: Actor, prefix: str = "") -> Q:
    """Whether the actor sees a round whole: as of its reports, or as one of the asking agency's own people."""
    return reports.asks(actor, prefix) | Q(**{f"{prefix}asker__in": actor.reach_as(*UNIT_ROLES)})


def visible_to(actor: Actor) -> QuerySet[Merge]:
    """The merges that this actor may see: of rounds that it sees whole, and of its own agencies."""
    if not actor.is_known:
        return Merge.objects.none()
    return Merge.objects.filter(_asks(actor, "round__") | Q(agency__in=actor.reach_as(*_OWN)))


def rounds_visible_to(actor: Actor) -> QuerySet[ReportRound]:
    """The rounds whose merged tables this actor may open: seen whole, or with a merge of its own."""
    if not actor.is_known:
        return ReportRound.objects.none()
    own = Merge.objects.filter(round=OuterRef("pk"), agency__in=actor.reach_as(*_OWN))
    return ReportRound.objects.filter(_asks(actor) | Exists(own))


def sees_whole(actor: Actor, round_: ReportRound) -> bool:
    """Whether the actor sees all reports of the round; one query."""
    return ReportRound.objects.filter(_asks(actor), pk=round_.pk).exists()


def in_full(actor: Actor) -> QuerySet[Merge]:
    """Merges with all that decides on them."""
    return visible_to(actor).select_related(*RELATED)


def seen_of(round_: ReportRound, actor: Actor) -> list[Merge]:
    """The merges of a round that the actor sees, by agency; one query."""
    return list(in_full(actor).filter(round=round_).order_by("agency__code"))


def bearings_of_round(round_: ReportRound, day: date | None) -> Bearings:
    """Who asks, and the committee above it (plan, asker and system loaded); an agency's own people merge what it asked."""
    sides_ = reports.bearings_of_round(round_, day)
    return replace(sides_, issuer=sides_.issuer or round_.jurisdiction.root_id, self_run=True)


def bearings(merge: Merge, day: date | None) -> Bearings:
    """Who merges and to whom the figures go; of the whole of a round, as of the round (`RELATED` loaded)."""
    of_round = bearings_of_round(merge.round, day)
    if merge.over_id is None:
        return of_round
    itself = sides.answering_for(merge.agency, day)
    return Bearings(merge.jurisdiction_id, standing=itself, addressee=of_round.standing, self_run=True)


def of_round(round_: ReportRound) -> list[Merge]:
    """All merges of a round, the whole one first; one query."""
    rows = Merge.objects.filter(round=round_).select_related("agency", "over").order_by("agency__code")
    return sorted(rows, key=lambda row: row.over_id is not None)


def approved_versions(merges: Collection[Merge]) -> dict[UUID, MergeVersion]:
    """The version in force of each approved merge; one query."""
    approved = [one.pk for one in merges if one.state == MergeState.APPROVED]
    if not approved:
        return {}
    rows = MergeVersion.objects.filter(merge__in=approved).order_by("merge", "number").defer("figures")
    return {row.merge_id: row for row in rows}


def nodes_below(merge: Merge | None, round_: ReportRound, day: date) -> list[Merge]:
    """The merges of all items whose units this one takes from them: the nearest below it, none below another.

    None stands for the whole of a round that nobody is charged with yet.
    """
    rows = [one for one in of_round(round_) if one.over_id and not one.areas and (not merge or one.pk != merge.pk)]
    if merge and merge.over_id:
        below = _below(merge.over_id, [row.over_id for row in rows], day)
        rows = [one for one in rows if one.over_id in below]
    tops = {row.over_id for row in rows}
    lines = AgencyAncestor.objects.filter(valid_on(day), agency__in=tops, ancestor__in=tops, depth__gt=0)
    nested = set(lines.values_list("agency", flat=True)) if len(tops) > 1 else set()
    return [row for row in rows if row.over_id not in nested]


def _below(root: UUID, agencies: Collection[UUID | None], day: date) -> set[UUID]:
    lines = AgencyAncestor.objects.filter(valid_on(day), ancestor=root, agency__in=agencies, depth__gt=0)
    return set(lines.values_list("agency", flat=True))


def approved_above(merge: Merge, day: date) -> Merge | None:
    """An approved merge that rests on this one: the whole, or one of all items over an agency above."""
    if merge.over_id is None:
        return None
    above = AgencyAncestor.objects.filter(valid_on(day), agency=merge.over_id, depth__gt=0).values("ancestor")
    rests = Q(over__isnull=True) | (Q(over__in=above, areas=[]) if not merge.areas else Q(pk__in=[]))
    rows = Merge.objects.filter(rests, round=merge.round_id, state=MergeState.APPROVED).exclude(pk=merge.pk)
    return rows.select_related("agency").order_by("pk").first()


def approved_over(request: ReportRequest) -> Merge | None:
    """An approved merge that counts this report; None where it is free to change."""
    rows = Merge.objects.filter(round=request.round_id, state=MergeState.APPROVED).select_related("agency")
    approved = {row.pk: row for row in rows.order_by("pk")}
    versions = approved_versions(list(approved.values())) if approved else {}
    key = request.pk.hex
    return next((approved[pk] for pk, one in versions.items() if any(row[1] == key for row in one.covers)), None)


def candidates(round_: ReportRound, day: date) -> list[Agency]:
    """The agencies with units of the round below them, below the asker's own committee: who may be charged; one query."""
    asked = ReportRequest.objects.filter(round=round_).exclude(state="withdrawn").values("agency")
    parents = AgencyAncestor.objects.filter(valid_on(day), agency__in=asked, depth__gt=0).values("ancestor")
    heads = AgencyAncestor.objects.filter(valid_on(day), agency=round_.asker_id).values("ancestor")
    return list(Agency.objects.filter(pk__in=parents).exclude(pk__in=heads).order_by("code"))


def fields(round_: ReportRound, day: date) -> list[Appointment]:
    """The posts in charge of a field in the round's system, one for each agency: which may be charged with it; one query."""
    rows = Appointment.objects.filter(
        valid_on(day), jurisdiction=round_.jurisdiction_id, role=Role.FIELD_OFFICER, over__isnull=False
    )
    found = rows.select_related("agency", "over").order_by("agency__code", "pk")
    return list({row.agency_id: row for row in found}.values())


def in_extent(over: UUID | None, day: date, path: str = "agency") -> Q:
    """The condition that an agency stands in what is merged."""
    return in_subtree([over], path, day) if over else Q()
