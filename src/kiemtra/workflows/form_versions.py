"""Forms of a government's own: uploaded and checked as a whole, published, ended.

A form comes as an XLSForm workbook; what is wrong with it is told all at once, and nothing is kept then.
"""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kiemtra.data.xlsform import FaultCode, FormFault, ReadForm, Settings, Sheets, read_form
from kiemtra.data.xlsform.cells import sheet
from kiemtra.data.xlsform.reading import SHEETS
from kiemtra.data.xlsform.standard import standard_faults
from kiemtra.data.xlsform.writing import sheets_of as sheets_of_form
from kiemtra.domain.errors import NotValid
from kiemtra.domain.form_versions import DEEDS, FormVersionDeed, state_of, why_not_end
from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.people import Actor, Post
from kiemtra.store.models import FormVersion, Jurisdiction
from kiemtra.store.queries import forms as queries
from kiemtra.workbooks.sheets import sheets_of
from kiemtra.workflows import files
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, record, save

ONE_DAY = date.resolution


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What came of an upload: the draft, or all that is wrong; and what of the workbook is left out."""

    version: FormVersion | None
    faults: tuple[FormFault, ...]
    left_out: tuple[FormFault, ...]


def check(sheets: Sheets, given: Settings) -> ReadForm:
    """Read a form from its sheets; where we find nothing wrong the standard's own checker has the last word."""
    read = read_form(sheets, given)
    faults = read.faults or standard_faults(sheets)
    return ReadForm(None if faults else read.template, faults, read.left_out)


@transaction.atomic
def upload(
    jurisdiction: Jurisdiction, data: bytes, name: str, given: Settings, *, by: Actor, now: datetime
) -> Uploaded:
    """Keep a workbook as a draft; a draft of the same code and version gives way to it.

    Raises `UnreadableWorkbook` for a file that is no workbook, `NotAllowed` for one that may not be kept.
    """
    post = require(by, DEEDS[FormVersionDeed.UPLOAD], queries.bearings(jurisdiction), "")
    sheets = _of_a_form(sheets_of(data))
    read = check(sheets, given)
    if read.template is None:
        return Uploaded(None, read.faults, read.left_out)
    there = FormVersion.objects.filter(
        jurisdiction=jurisdiction, code=read.template.code, version=read.template.version
    ).first()
    if queries.is_shipped(read.template.code, read.template.version) or (there and there.published_at):
        taken = FormFault(FaultCode.VERSION_TAKEN, "settings", 2, "version", read.template.version)
        return Uploaded(None, (taken,), read.left_out)
    row = there or FormVersion(jurisdiction=jurisdiction)
    _fill(row, read.template)
    row.file = files.store(BytesIO(data), name=name, limit=settings.UPLOAD_LIMIT, at=now)
    assert by.user is not None, "require has found a post"
    row.uploaded_by_id, row.uploaded_at = by.user, now
    row.revision += 1 if there else 0
    row.save()
    after = {"title": row.title, "code": row.code, "version": row.version, "file": row.file.sha256}
    record("form.uploaded", row, by=by, post=post, at=now, after=after)
    return Uploaded(row, (), read.left_out)


def _of_a_form(sheets: Sheets) -> Sheets:
    """The sheets that say something of a form; a workbook may hold others beside them."""
    return {name: [list(row) for row in sheet(sheets, name)] for name in SHEETS if sheet(sheets, name)}


def _fill(row: FormVersion, template: FormTemplate) -> None:
    """What is kept says all by itself, with what the uploader said beside the workbook; the workbook is kept as it was."""
    row.code, row.version, row.title = template.code, template.version, template.title
    row.valid_from, row.valid_to = template.valid_from, template.valid_to
    row.sheets = sheets_of_form(template)


@transaction.atomic
def publish(version_id: UUID, *, revision: int, by: Actor, now: datetime) -> FormVersion:
    """Make a draft a version that may be asked of units, and that never changes again."""
    row, post = _locked(version_id, FormVersionDeed.PUBLISH, revision, by)
    row.published_at = now
    save(row, "published_at")
    record("form.published", row, by=by, post=post, at=now, after={"code": row.code, "version": row.version})
    return row


@transaction.atomic
def discard(version_id: UUID, *, revision: int, by: Actor, now: datetime) -> None:
    """Remove a draft; nobody was ever asked it."""
    row, post = _locked(version_id, FormVersionDeed.DISCARD, revision, by)
    record("form.discarded", row, by=by, post=post, at=now, before={"code": row.code, "version": row.version})
    row.delete()


@transaction.atomic
def end(version_id: UUID, *, last_day: date, revision: int, by: Actor, now: datetime) -> FormVersion:
    """Let a published version be asked for the last time on that day; what was asked stays."""
    row, post = _locked(version_id, FormVersionDeed.END, revision, by)
    if fault := why_not_end(row.valid_from, last_day):
        raise NotValid({"last_day": fault})
    before = row.valid_to
    row.valid_to = last_day + ONE_DAY
    save(row, "valid_to")
    record("form.ended", row, by=by, post=post, at=now, before={"valid_to": before}, after={"valid_to": row.valid_to})
    return row


def _locked(version_id: UUID, deed: FormVersionDeed, revision: int, by: Actor) -> tuple[FormVersion, Post]:
    rows = queries.visible_to(by).select_related("jurisdiction").select_for_update(of=("self",))
    row = rows.get(pk=version_id)
    check_revision(row, revision)
    state = state_of(row.published_at is not None)
    return row, require(by, DEEDS[deed], queries.bearings(row.jurisdiction), state)
