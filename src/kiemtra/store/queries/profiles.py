"""The profiles of units on a day, as forms ask for them: for thousands of units in a handful of queries."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.people import Role
from kiemtra.domain.profiles import ProfileKey, kind_code
from kiemtra.store.models import Agency, AgencyAncestor, AgencyParent, Appointment
from kiemtra.store.queries.people import valid_on

K = ProfileKey
_PEOPLE = {K.HEAD_NAME, K.HEAD_TITLE, K.FOCAL_NAME, K.FOCAL_TITLE}
_BELOW = {K.SUBORDINATES, K.DIRECT_SUBORDINATES}
# As a form prints them: what it asks for is a text there, not a code.
LEVELS = {
    AgencyLevel.CENTRAL: "Trung ương",
    AgencyLevel.PROVINCE: "Cấp tỉnh",
    AgencyLevel.DISTRICT: "Cấp huyện",
    AgencyLevel.COMMUNE: "Cấp xã",
}
KINDS = {
    AgencyKind.PEOPLES_COMMITTEE: "Ủy ban nhân dân",
    AgencyKind.DEPARTMENT: "Sở, ban, ngành",
    AgencyKind.DIVISION: "Phòng, ban chuyên môn",
    AgencyKind.VERTICAL_AGENCY: "Cơ quan ngành dọc",
    AgencyKind.PUBLIC_SERVICE_UNIT: "Đơn vị sự nghiệp công lập",
    AgencyKind.OTHER: "Cơ quan khác",
}

Profile = dict[ProfileKey, str]
_POST = ("role", "user__full_name", "title")
# Of more units than this the whole table is read instead of naming each of them.
_MANY = 500


def profiles(units: Sequence[Agency], keys: Collection[ProfileKey], day: date) -> dict[UUID, Profile]:
    """What is known of each unit under these keys; what is not known is left out."""
    found = {unit.pk: _of_register(unit) for unit in units}
    if K.SUPERIOR in keys:
        _add_superiors(found, day)
    if _PEOPLE & set(keys):
        _add_people(found, day)
    if _BELOW & set(keys):
        _add_numbers(found, day)
    return {unit: {key: said for key, said in told.items() if key in keys and said} for unit, told in found.items()}


def _of_register(unit: Agency) -> Profile:
    return {
        K.NAME: unit.name,
        K.SHORT_NAME: unit.short_name,
        K.CODE: unit.identifier or unit.code,
        K.KIND: kind_code(AgencyKind(unit.kind), AgencyLevel(unit.level)),
        K.KIND_NAME: KINDS[AgencyKind(unit.kind)],
        K.LEVEL: LEVELS[AgencyLevel(unit.level)],
        K.PLACE: unit.place,
    }


def _add_superiors(found: dict[UUID, Profile], day: date) -> None:
    rows = AgencyParent.objects.filter(valid_on(day)).order_by("valid_from", "pk")
    for agency, name in _of("agency", rows, found, "parent__name"):
        found[agency][K.SUPERIOR] = name


def _add_people(found: dict[UUID, Profile], day: date) -> None:
    """Of several in one post the one who has held it longest; who stands in for somebody comes after."""
    posts = {Role.AGENCY_HEAD: (K.HEAD_NAME, K.HEAD_TITLE), Role.FOCAL_POINT: (K.FOCAL_NAME, K.FOCAL_TITLE)}
    rows = Appointment.objects.filter(valid_on(day), role__in=list(posts), stands_in_for__isnull=True)
    for agency, role, name, title in _of("agency", rows.order_by("-valid_from", "-pk"), found, *_POST):
        name_key, title_key = posts[Role(role)]
        found[agency] |= {name_key: name, title_key: title}


def _add_numbers(found: dict[UUID, Profile], day: date) -> None:
    rows = AgencyAncestor.objects.filter(valid_on(day), depth__gt=0)
    below, direct = Counter[UUID](), Counter[UUID]()
    for ancestor, depth in _of("ancestor", rows, found, "depth"):
        below[ancestor] += 1
        direct[ancestor] += depth == 1
    for unit, told in found.items():
        told |= {K.SUBORDINATES: str(below[unit]), K.DIRECT_SUBORDINATES: str(direct[unit])}


def _of(path: str, rows: QuerySet[Any], found: dict[UUID, Profile], *fields: str) -> Iterator[Any]:
    """The rows about these units."""
    named = rows if len(found) > _MANY else rows.filter(**{f"{path}__in": list(found)})
    return (line for line in named.values_list(path, *fields) if line[0] in found)
