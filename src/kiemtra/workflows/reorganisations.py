"""The deed that reorganises: agencies are merged, split, renamed, moved or dissolved on a day, on a ground.

All of it or nothing: validity, parents, lines, successions, heirs, posts and the transfers of what was owed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain import reorganisations as rules
from kiemtra.domain.errors import NotValid
from kiemtra.domain.people import Actor, Permission, Post
from kiemtra.domain.reorganisations import SUCCESSIONS, AgencyFacts, FoundingFacts, ReorganisationKind
from kiemtra.domain.text import fold
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, AgencyParent, Document, Jurisdiction, Reorganisation, Succession
from kiemtra.store.queries import reorganisations as queries
from kiemtra.workflows import lineage, transfers
from kiemtra.workflows.heirs import bring_heirs
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


@dataclass(frozen=True, slots=True)
class Founding:
    """An agency that the deed founds: like the first that ends, under its own name, under the same parent or another."""

    name: str
    short_name: str = ""
    parent: UUID | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What is decided. `main` is the successor, by place, that took the main part of what was split."""

    kind: ReorganisationKind
    on: date
    predecessors: Sequence[UUID]
    successors: Sequence[UUID | Founding] = ()
    main: int | None = None
    parent: UUID | None = None
    document: Document | None = None
    ground: str = ""


@transaction.atomic
def reorganise(
    jurisdiction_id: UUID,
    content: Content,
    *,
    by: Actor,
    now: datetime,
    today: date,
    reorganisation_id: UUID | None = None,
) -> Reorganisation:
    """Reorganise agencies of a system as its administrator; the same `reorganisation_id` again returns what was decided.

    Raises `NotValid` with all faults at once (`domain.reorganisations.faults_of`). What was owed passes on at once where
    the day has come, else by the daily job.
    """
    if reorganisation_id and (there := queries.visible_to(by).filter(pk=reorganisation_id).first()):
        return there
    jurisdiction = Jurisdiction.objects.select_related("root").select_for_update(of=("self",)).get(pk=jurisdiction_id)
    bearings = queries.bearings(jurisdiction)
    refuse(rules.why_not_decide(by, Permission.AGENCIES_MANAGE, bearings))
    post = rules.deciding_post(by, Permission.AGENCIES_MANAGE, bearings)
    deed = _begun(jurisdiction, content, by, post, now)
    if faults := rules.faults_of(_change(deed)):
        raise NotValid(faults)
    reorganisation = _decide(deed, reorganisation_id or new_id())
    if content.on <= today:
        transfers.carry_over(today, jurisdiction=jurisdiction, by=by, now=now)
    return reorganisation


@dataclass(frozen=True, slots=True)
class _Deed:
    """One reorganisation on its way into the tables; everything named is locked."""

    jurisdiction: Jurisdiction
    content: Content
    by: Actor
    post: Post | None
    now: datetime
    agencies: Mapping[UUID, Agency]
    # Under whom each that ends stood on the day before.
    parents: Mapping[UUID, UUID]


def _begun(jurisdiction: Jurisdiction, content: Content, by: Actor, post: Post | None, now: datetime) -> _Deed:
    named = {*content.predecessors, *(one for one in content.successors if isinstance(one, UUID))}
    rows = Agency.objects.filter(pk__in=named).select_for_update().order_by("pk")
    parents = queries.parents(content.predecessors, content.on)
    return _Deed(jurisdiction, content, by, post, now, {row.pk: row for row in rows}, parents)


def _ground(deed: _Deed) -> str:
    """What is cited: the document, and what was typed beside it."""
    told = [str(deed.content.document) if deed.content.document else "", deed.content.ground.strip()]
    return "; ".join(part for part in told if part)[:300]


def _change(deed: _Deed) -> rules.Change:
    """What the rules must know."""
    said = deed.content
    parents = {_parent_of(deed, one) for one in said.successors if isinstance(one, Founding)}
    known = queries.facts({*deed.agencies, *parents, said.parent} - {None}, deed.jurisdiction, said.on)  # type: ignore[arg-type]
    return rules.Change(
        kind=said.kind,
        on=said.on,
        predecessors=[known[one] for one in said.predecessors if one in known],
        successors=[_facts(deed, one, known) for one in said.successors if isinstance(one, Founding) or one in known],
        parent=known.get(said.parent) if said.parent else None,
        ground=_ground(deed),
    )


def _facts(deed: _Deed, one: UUID | Founding, known: dict[UUID, AgencyFacts]) -> AgencyFacts | FoundingFacts:
    if isinstance(one, UUID):
        return known[one]
    parent = _parent_of(deed, one)
    there = queries.is_named_there(one.name, parent, deed.content.on, without=deed.content.predecessors)
    return FoundingFacts(known.get(parent) if parent else None, is_there=there)


def _parent_of(deed: _Deed, founding: Founding) -> UUID | None:
    first = deed.content.predecessors[0] if deed.content.predecessors else None
    return founding.parent or (deed.parents.get(first) if first else None)


def _decide(deed: _Deed, reorganisation_id: UUID) -> Reorganisation:
    """Write it: the deed, what it founds, what ends or moves, who follows whom."""
    said = deed.content
    reorganisation = Reorganisation.objects.create(
        id=reorganisation_id,
        jurisdiction=deed.jurisdiction,
        kind=said.kind,
        on=said.on,
        document=said.document,
        ground=_ground(deed),
        parent_id=said.parent,
        decided_by_id=deed.by.user,
        decided_at=deed.now,
    )
    before = [deed.agencies[one] for one in said.predecessors]
    after = [deed.agencies[one] if isinstance(one, UUID) else _found(deed, one, before[0]) for one in said.successors]
    reorganisation.predecessors.set(before)
    reorganisation.successors.set(after)
    told = {
        "kind": said.kind,
        "predecessors": [one.name for one in before],
        "successors": [one.name for one in after],
    }
    _record(deed, "reorganisation.decided", reorganisation, told | {"ground": _ground(deed)})
    if said.kind is ReorganisationKind.MOVE:
        _move(deed, before)
    else:
        _end(deed, before, after, reorganisation)
    return reorganisation


def _found(deed: _Deed, founding: Founding, like: Agency) -> Agency:
    parent = _parent_of(deed, founding)
    place = Agency.objects.get(pk=parent).code + "." if parent else ""
    founded = Agency.objects.create(
        code=_free_code(f"{place}{fold(founding.short_name or founding.name).replace(' ', '-')}", deed.content.on),
        name=founding.name.strip(),
        short_name=(founding.short_name or founding.name).strip()[:150],
        folded=fold(founding.name),
        kind=like.kind,
        level=like.level,
        symbol=like.symbol,
        place=like.place,
        valid_from=deed.content.on,
        source=_ground(deed),
    )
    if parent:
        lineage.hang(founded.pk, parent, deed.content.on)
    _record(deed, "agency.founded", founded, {"name": founded.name})
    return founded


def _move(deed: _Deed, agencies: Sequence[Agency]) -> None:
    assert deed.content.parent is not None, "faults_of asks for it"
    parent = Agency.objects.get(pk=deed.content.parent)
    for agency in agencies:
        lineage.hang(agency.pk, parent.pk, deed.content.on, agency.valid_to)
        save(agency)
        _record(deed, "agency.moved", agency, {"parent": parent.name})
    lineage.bring([agency.pk for agency in agencies])


def _end(deed: _Deed, before: Sequence[Agency], after: Sequence[Agency], reorganisation: Reorganisation) -> None:
    on = deed.content.on
    main = after[deed.content.main] if deed.content.main is not None and deed.content.main < len(after) else None
    successors: list[Agency | None] = list(after) or [None]
    for agency in before:
        agency.valid_to = on
        save(agency, "valid_to")
        lineage.cut(agency.pk, on)
        _record(deed, "agency.ended", agency, {"valid_to": on})
        for successor in successors:
            Succession.objects.create(
                predecessor=agency,
                successor=successor,
                on=on,
                kind=SUCCESSIONS[deed.content.kind],
                ground=_ground(deed),
                is_main=successor is not None and successor == main,
                reorganisation=reorganisation,
            )
    moved = _children(deed, before, main or (after[0] if len(after) == 1 else None))
    lineage.bring({agency.pk for agency in (*before, *after)} | moved)
    bring_heirs()


def _children(deed: _Deed, before: Sequence[Agency], heir: Agency | None) -> set[UUID]:
    """What stood below goes to the successor, where there is one; else it hangs where its superior hung."""
    on, ending = deed.content.on, {agency.pk for agency in before}
    links = AgencyParent.objects.filter(parent__in=ending).exclude(agency__in=ending).select_related("agency")
    moved = set()
    for link in links:
        if (link.valid_to and link.valid_to <= on) or (link.agency.valid_to and link.agency.valid_to <= on):
            continue
        above = heir.pk if heir and heir.pk != link.agency_id else deed.parents.get(link.parent_id)
        moved.add(link.agency_id)
        if above is None:
            lineage.cut(link.agency_id, on)
            continue
        lineage.hang(link.agency_id, above, on, link.agency.valid_to)
        _record(deed, "agency.moved", link.agency, {"parent": Agency.objects.get(pk=above).name})
    return moved


def _record(deed: _Deed, name: str, subject: Agency | Reorganisation, after: Mapping[str, object]) -> None:
    record(name, subject, by=deed.by, post=deed.post, at=deed.now, on=deed.content.on, after=dict(after))


def _free_code(wanted: str, on: date) -> str:
    """A key of the register that no agency bears."""
    code, number = f"{wanted[:100]}-{on.year}", 1
    while Agency.objects.filter(code=code).exists():
        number += 1
        code = f"{wanted[:100]}-{on.year}-{number}"
    return code
