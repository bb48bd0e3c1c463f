"""Forms that may be asked: those that are shipped, and those that a government uploaded."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.data.forms import load_form, load_forms
from kiemtra.data.xlsform import form_of
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.deeds import Bearings
from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.people import Actor
from kiemtra.store.models import FormVersion, Jurisdiction
from kiemtra.store.queries.inspections import STAFF_ROLES

Kind = tuple[AgencyKind, AgencyLevel]


def visible_to(actor: Actor) -> QuerySet[FormVersion]:
    """The uploaded forms of the actor's jurisdictions once published; drafts for the staff of the standing agency."""
    staff = actor.reach_as(*STAFF_ROLES)
    published = Q(published_at__isnull=False, jurisdiction__in=actor.jurisdictions)
    return FormVersion.objects.filter(published | Q(jurisdiction__standing_agency__in=staff))


def listed(actor: Actor) -> QuerySet[FormVersion]:
    """The same for a list, without their sheets."""
    return visible_to(actor).defer("sheets").select_related("uploaded_by").order_by("title", "-valid_from", "-id")


def uploaded(code: str, version: str, actor: Actor) -> FormVersion | None:
    """The uploaded form of that code and version that the actor sees, the newest where there are several."""
    rows = visible_to(actor).filter(code=code, version=version)
    return rows.select_related("jurisdiction", "uploaded_by").order_by("-id").first()


def bearings(jurisdiction: Jurisdiction) -> Bearings:
    """Who stands on which side of the forms of a jurisdiction."""
    return Bearings(jurisdiction=jurisdiction.pk, standing=jurisdiction.standing_agency_id, issuer=jurisdiction.root_id)


def is_shipped(code: str, version: str) -> bool:
    """Whether that version of a form comes with kiemtra."""
    return any((form.code, form.version) == (code, version) for form in load_forms())


def template(form: str, version: str, jurisdiction: UUID) -> FormTemplate:
    """The form of that code and version, in force or not; KeyError where there is none. An uploaded one is read once."""
    return load_form(form, version) if is_shipped(form, version) else _uploaded(form, version, jurisdiction)


def in_force(form: str, jurisdiction: UUID, day: date, version: str = "") -> FormTemplate | None:
    """The form of that code that may be asked on the day: the version named, else the newest; one query."""
    found = [one for one in _valid(jurisdiction, day) if one.code == form and version in ("", one.version)]
    return _newest(found)[0] if found else None


def all_templates(jurisdiction: UUID) -> list[FormTemplate]:
    """Every form that answers of a jurisdiction may be on, in all versions; one query."""
    return [*load_forms(), *_read_all(_published(jurisdiction))]


def offered(jurisdiction: UUID, day: date, kinds: Collection[Kind] = ()) -> list[FormTemplate]:
    """The forms in force on that day that fit every one of these kinds of unit, each in its newest version; one query."""
    return _fitting(_newest(_valid(jurisdiction, day)), kinds)


def read(row: FormVersion) -> FormTemplate:
    """The form that a row holds."""
    return replace(form_of(row.sheets), valid_to=row.valid_to)


def _published(jurisdiction: UUID) -> QuerySet[FormVersion]:
    rows = FormVersion.objects.filter(jurisdiction=jurisdiction, published_at__isnull=False)
    return rows.order_by("code", "valid_from", "id")


def _valid(jurisdiction: UUID, day: date) -> list[FormTemplate]:
    rows = _published(jurisdiction).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)
    return [*(form for form in load_forms() if form.is_valid(day)), *_read_all(rows)]


def _read_all(rows: QuerySet[FormVersion]) -> list[FormTemplate]:
    return [_kept(key, valid_to) for key, valid_to in rows.values_list("pk", "valid_to")]


# A published version never changes but for its end; so many are in use at once even in a nation.
@lru_cache(maxsize=500)
def _uploaded(form: str, version: str, jurisdiction: UUID) -> FormTemplate:
    row = _published(jurisdiction).filter(code=form, version=version).first()
    if row is None:
        raise KeyError(form, version)
    return read(row)


@lru_cache(maxsize=500)
def _kept(key: UUID, valid_to: date | None) -> FormTemplate:
    return read(FormVersion.objects.get(pk=key))


def _newest(forms: Iterable[FormTemplate]) -> list[FormTemplate]:
    """One version of each form; of those from the same day the government's own."""
    found: dict[str, FormTemplate] = {}
    for form in forms:
        if form.code not in found or form.valid_from >= found[form.code].valid_from:
            found[form.code] = form
    return sorted(found.values(), key=lambda form: form.title)


def _fitting(forms: Iterable[FormTemplate], kinds: Collection[Kind]) -> list[FormTemplate]:
    return [form for form in forms if all(form.applies(*kind) for kind in kinds)]
