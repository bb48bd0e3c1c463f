"""Workbooks of forms as a government uploads them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kiemtra.data.xlsform import Settings
from kiemtra.domain.people import Actor
from kiemtra.store.models import FormVersion, Jurisdiction
from kiemtra.web.views.form_pages import workbook
from kiemtra.workflows import form_versions
from tests.world import NOW, World

SURVEY = (
    ("type", "name", "label", "required", "constraint", "relevant"),
    ("begin_group", "files", "Hồ sơ", "", "", ""),
    ("integer", "settled", "Số hồ sơ đã giải quyết", "yes", ". >= 0", ""),
    ("integer", "late", "Trong đó quá hạn", "yes", ". <= ${settled}", "${settled} > 0"),
    ("end_group", "", "", "", "", ""),
    ("begin_repeat", "causes", "Nguyên nhân", "", "", "${late} > 0"),
    ("select_one cause", "cause", "Loại nguyên nhân", "yes", "", ""),
    ("text", "told", "Nội dung", "", "", ""),
    ("end_repeat", "", "", "", "", ""),
)
CHOICES = (("list_name", "name", "label"), ("cause", "people", "Con người"), ("cause", "system", "Hệ thống"))
CHECKS = (("code", "severity", "test", "message"), ("few", "warning", "${late} < 10", "Quá hạn nhiều, hãy giải trình."))
SHEETS: Mapping[str, Sequence[Sequence[str]]] = {"survey": SURVEY, "choices": CHOICES, "kiemtra_checks": CHECKS}
GIVEN = Settings(code="quarter", title="Báo cáo quý", version="1", source="Mẫu dùng thử", valid_from=date(2019, 1, 1))


def form_workbook(sheets: Mapping[str, Sequence[Sequence[str]]] = SHEETS) -> bytes:
    return workbook("Báo cáo quý", sheets, date(2019, 1, 1))


def published_form(jurisdiction: Jurisdiction, *, by: Actor, now: object) -> FormVersion:
    """A form of the government's own that may be asked."""
    done = form_versions.upload(jurisdiction, form_workbook(), "quy.xlsx", GIVEN, by=by, now=now)
    assert done.version is not None, done.faults
    return form_versions.publish(done.version.pk, revision=done.version.revision, by=by, now=now)


def make_forms(world: World) -> None:
    """A published form, and the draft of its next version."""
    officer = world.actor("officer")
    published_form(world.jurisdiction, by=officer, now=NOW)
    next_version = replace(GIVEN, version="2")
    form_versions.upload(world.jurisdiction, form_workbook(), "quy.xlsx", next_version, by=officer, now=NOW)
