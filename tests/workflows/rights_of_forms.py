"""The deeds on uploaded forms as trials, for `rights_of_deeds`: an upload, a draft and a published form of each government."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kiemtra.domain.form_versions import DEEDS, FormVersionDeed, state_of
from kiemtra.domain.people import Actor
from kiemtra.store.models import FormVersion, Jurisdiction
from kiemtra.store.queries import forms as form_rows
from kiemtra.workflows import form_versions
from tests.factories_forms import GIVEN, form_workbook
from tests.world import NOW, TODAY

__all__ = ["ON_FORM", "form_rows", "forms_tried", "uploads_tried"]
ON_FORM = (FormVersionDeed.PUBLISH, FormVersionDeed.DISCARD, FormVersionDeed.END)
NEW = type(GIVEN)(code="quarter", title="Báo cáo quý", version="3", source="S", valid_from=GIVEN.valid_from)


def forms_tried() -> Iterator[tuple[Any, ...]]:
    for row in FormVersion.objects.select_related("jurisdiction"):
        bearings, state = form_rows.bearings(row.jurisdiction), state_of(row.published_at is not None)
        for deed, do in _on(row).items():
            yield deed, f"{deed} {row.jurisdiction.code} {state}", row, (DEEDS[deed], bearings, state), do


def _on(row: FormVersion) -> dict[FormVersionDeed, Callable[[Actor], object]]:
    said = {"revision": row.revision, "now": NOW}
    return {
        FormVersionDeed.PUBLISH: lambda by: form_versions.publish(row.pk, by=by, **said),
        FormVersionDeed.DISCARD: lambda by: form_versions.discard(row.pk, by=by, **said),
        FormVersionDeed.END: lambda by: form_versions.end(row.pk, last_day=TODAY, by=by, **said),
    }


def uploads_tried(jurisdictions: Iterable[Jurisdiction]) -> Iterator[tuple[Any, ...]]:
    for row in jurisdictions:
        asked = (DEEDS[FormVersionDeed.UPLOAD], form_rows.bearings(row), "")
        yield FormVersionDeed.UPLOAD, row.code, row, asked, _upload(row)


def _upload(row: Jurisdiction) -> Callable[[Actor], object]:
    return lambda by: form_versions.upload(row, form_workbook(), "quy.xlsx", NEW, by=by, now=NOW)
