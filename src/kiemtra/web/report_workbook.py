"""The workbook of a report at the door: filled for download, read on upload, carried from the look to the save."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO

from django.core import signing
from django.http import HttpResponse

from kiemtra.domain.forms import FormItem, FormTemplate, ItemType
from kiemtra.domain.text import fold
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries.report_pages import Sheet
from kiemtra.web.labels.reports import CHOICES
from kiemtra.web.labels.workbooks import place, sentence
from kiemtra.workbooks import Filled, Format, Head, WorkbookFault, WorkbookReading, read, write
from kiemtra.workflows.report_workbooks import Change, Returned

MEDIA = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}
# What a page carries from the look to the save stays well below what Django takes in a form, and for a day.
MOST_CARRIED, CARRIED_ROWS, CARRIED_FOR = 2_000_000, 20_000, 24 * 3600
FAULTS_SHOWN, CHANGES_SHOWN = 500, 300


@dataclass(frozen=True, slots=True)
class Carried:
    """A workbook between the look and the save: what is right, and for the marked copy everything as written."""

    returned: Returned
    written: Mapping[str, Any]
    marks: Mapping[tuple[str, int | None, str], str]


def head_of(asked: ReportRequest, template: FormTemplate, *, blank: bool = False) -> Head:
    """The head of the report's workbook; a blank form belongs to no report."""
    period = (
        f"{asked.period_from:%d/%m/%Y} – {asked.period_to:%d/%m/%Y}" if asked.period_from and asked.period_to else ""
    )
    return Head(
        template.code,
        template.version,
        "" if blank else str(asked.pk),
        0 if blank else asked.revision,
        asked.agency.name,
        period,
        asked.due_on,
    )


def head_as_seen(head: Head, returned: Returned) -> Head:
    """The head of a copy that goes back: of the revision that its filler saw."""
    return replace(head, report="", revision=0) if returned.is_blank_form else replace(head, revision=returned.seen)


def filled(asked: ReportRequest, template: FormTemplate, sheet: Sheet) -> Filled:
    """The report as it stands, with what the unit said and answered the period before."""
    said = {item: text for item in sheet.remarks if (text := sheet.explanation(item))}
    files = {item: tuple(one.file_name for one in files) for item, files in sheet.files.items()}
    return Filled(template, head_of(asked, template), sheet.answers, said, sheet.last, files)


def response(content: Filled, format: Format, name: str) -> HttpResponse:
    """The workbook to download."""
    file = BytesIO()
    write(format, content, file)
    told = HttpResponse(file.getvalue(), content_type=MEDIA[format])
    told["Content-Disposition"] = f'attachment; filename="{fold(name).replace(" ", "-")[:80]}.{format}"'
    told["Cache-Control"] = "private, no-store"
    return told


def taken(file: BinaryIO, asked: ReportRequest, template: FormTemplate) -> WorkbookReading:
    """What an uploaded workbook holds, with all its faults."""
    return read(file, template, head_of(asked, template))


def carried_of(reading: WorkbookReading) -> Carried:
    """What goes from the look to the save."""
    assert reading.head is not None, "a refused workbook is carried nowhere"
    returned = Returned(reading.head.revision, reading.answers, reading.remarks, is_blank_form=not reading.head.report)
    marks = {(fault.item, fault.row, fault.column): sentence(fault) for fault in reading.faults if fault.item}
    return Carried(returned, reading.written if marks else {}, marks)


def packed(carried: Carried, salt: str) -> str:
    """The same as a signed text for a hidden field; empty where it would be too long for one."""
    rows = sum(len(one) for one in carried.returned.answers.values() if isinstance(one, tuple))
    if rows > CARRIED_ROWS:
        return ""
    data = {
        "seen": carried.returned.seen,
        "blank": carried.returned.is_blank_form,
        "answers": carried.returned.answers,
        "remarks": carried.returned.remarks,
        "written": carried.written,
        "marks": [[*place, said] for place, said in carried.marks.items()],
    }
    text = signing.dumps(data, salt=salt, compress=True)
    return text if len(text) <= MOST_CARRIED else ""


def unpacked(text: str, salt: str) -> Carried | None:
    """What a hidden field carries; None where it is not ours or a day old."""
    try:
        data = signing.loads(text, salt=salt, max_age=CARRIED_FOR)
    except signing.BadSignature:
        return None
    returned = Returned(data["seen"], data["answers"], data["remarks"], is_blank_form=data["blank"])
    marks = {(item, row, column): said for item, row, column, said in data["marks"]}
    return Carried(returned, data["written"], marks)


def faults_shown(reading: WorkbookReading, template: FormTemplate) -> list[dict[str, object]]:
    """The lines of the list of faults: where, which item, what."""
    return [
        {"place": place(fault), "item": _label(template, fault), "sentence": sentence(fault), "taken": fault.taken}
        for fault in reading.faults[:FAULTS_SHOWN]
    ]


def _label(template: FormTemplate, fault: WorkbookFault) -> str:
    item = template.item(fault.item)
    if item is None:
        return ""
    column = next((one.label for one in item.columns if one.code == fault.column), "")
    return f"{item.label}: {column}" if column else item.label


def changes_shown(changes: list[Change]) -> list[dict[str, object]]:
    """The lines of the look before saving: what stands, what comes."""
    return [
        {
            "item": one.item.label,
            "where": _where(one),
            "stands": in_words(one.column or one.item, one.stands),
            "comes": in_words(one.column or one.item, one.comes),
            "clashes": one.clashes,
        }
        for one in changes[:CHANGES_SHOWN]
    ]


def _where(change: Change) -> str:
    if not change.row:
        return ""
    fixed = next((row.label for row in change.item.fixed_rows if row.name == change.row), "")
    row = fixed or (f"dòng {change.place}" if change.place else "dòng mới")
    return f"{row}, {change.column.label}" if change.column else row


def in_words(item: FormItem, text: str) -> str:
    """An answer as people read it: labels instead of names."""
    if item.type is ItemType.CHOICE4:
        return next((label for choice, label in CHOICES.items() if choice == text), text)
    names = {option.name: option.label for option in item.options}
    if item.type is ItemType.CHOICES:
        return "; ".join(names.get(name, name) for name in text.split())
    return names.get(text, text)


def left_out(labelled: tuple[str, ...], template: FormTemplate) -> str:
    """The labels of items that were not taken because the return has not opened them."""
    return ", ".join(item.label for code in labelled if (item := template.item(code)))
