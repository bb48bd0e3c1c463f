"""The import of accounts: the template, a file with all its faults at once, a look before it is taken in, the links."""

from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.account_sheets import CellFault, Change, Sheet, SheetFault, sheet_of
from kiemtra.store.models import AccountSheet, Jurisdiction
from kiemtra.store.queries import accounts as queries
from kiemtra.web import account_workbook as workbook
from kiemtra.web.exports import XLSX
from kiemtra.web.forms.accounts import SheetForm
from kiemtra.web.labels.accounts import CHANGE_TONES, CHANGES, COLUMNS, SHEET_FAULTS
from kiemtra.web.labels.rights import ROLES
from kiemtra.web.request import Request
from kiemtra.web.views.account_pages import check_manager
from kiemtra.workflows import account_import as workflow
from kiemtra.workflows.account_import import Checked

FAULTS_SHOWN, PEOPLE_SHOWN = 500, 500


@require_http_methods(["GET", "POST"])
def account_import(request: Request) -> HttpResponse:
    check_manager(request)
    systems = list(queries.jurisdictions(request.actor))
    form = SheetForm(request.POST or None, request.FILES or None, systems=systems)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        system = next(one for one in systems if str(one.pk) == form.cleaned_data["system"])
        try:
            return _taken(request, system, form)
        except workbook.Unreadable as error:
            missing = ", ".join(f"“{COLUMNS[column]}”" for column in error.missing)
            said = f" Còn thiếu: {missing}." if missing else ""
            form.add_error("file", SHEET_FAULTS[error.fault] + said)
    return render(request, "accounts/import.html", context, status=422 if form.errors else 200)


def _taken(request: Request, system: Jurisdiction, form: SheetForm) -> HttpResponse:
    """Keep the sheet and show what it would do; or, kept nowhere, all that is wrong with it."""
    file = form.cleaned_data["file"]
    if file.size > settings.UPLOAD_LIMIT:
        raise workbook.Unreadable(SheetFault.TOO_LARGE)
    sheet = workbook.read(BytesIO(file.read()))
    row, checked = workflow.take(sheet, file.name, system, workbook.words(), by=request.actor, now=request.now)
    if row is None:
        context = {"form": form, **_faults(sheet, checked.faults)}
        return render(request, "accounts/import.html", context, status=422)
    return redirect("account-sheet", pk=row.pk)


def _faults(sheet: Sheet, faults: list[CellFault]) -> dict[str, object]:
    shown = [
        {"cell": sheet.cell(fault), "column": COLUMNS[fault.column], "sentence": workbook.sentence(fault)}
        for fault in faults[:FAULTS_SHOWN]
    ]
    rows = len({fault.row for fault in faults})
    return {"faults": shown, "count": len(faults), "bad_rows": rows, "sheet": sheet.name, "rows": len(sheet.rows)}


@require_safe
def account_template(request: Request) -> HttpResponse:
    check_manager(request)
    response = HttpResponse(workbook.template(request.today), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-danh-sach-tai-khoan.xlsx"'
    return response


@require_safe
def account_sheet(request: Request, pk: UUID) -> HttpResponse:
    check_manager(request)
    row = queries.sheets_visible_to(request.actor).get(pk=pk)
    if row.loaded_at:
        return render(request, "accounts/import_done.html", {"row": row, "entered": len(row.entered)})
    sheet = sheet_of(row.rows)
    checked = workflow.check(sheet, row.jurisdiction, workbook.words(), by=request.actor, today=request.today)
    return _preview(request, row, sheet, checked)


def _preview(request: Request, row: AccountSheet, sheet: Sheet, checked: Checked) -> HttpResponse:
    people = [
        {
            "person": one,
            "change": CHANGES[one.change],
            "tone": CHANGE_TONES[one.change],
            "posts": [(ROLES[said.role], said) for _, said in one.said],  # type: ignore[index]
        }
        for one in checked.people[:PEOPLE_SHOWN]
    ]
    context = {
        "row": row,
        "people": people,
        "beyond": max(0, len(checked.people) - PEOPLE_SHOWN),
        "counts": [(CHANGES[change], checked.count(change)) for change in Change],
        "nothing": checked.count(Change.UNCHANGED) == len(checked.people),
        **(_faults(sheet, checked.faults) if checked.faults else {}),
    }
    return render(request, "accounts/import_preview.html", context, status=422 if checked.faults else 200)


@require_POST
def account_sheet_load(request: Request, pk: UUID) -> HttpResponse:
    check_manager(request)
    checked = workflow.load(pk, workbook.words(), by=request.actor, now=request.now)
    if checked.faults:
        row = queries.sheets_visible_to(request.actor).get(pk=pk)
        return _preview(request, row, sheet_of(row.rows), checked)
    new, changed = checked.count(Change.NEW), checked.count(Change.CHANGED)
    messages.success(request, f"Đã nhập: {new} tài khoản mới, {changed} tài khoản thay đổi.")
    return redirect("account-sheet", pk=pk)


@never_cache
@require_POST
def account_sheet_links(request: Request, pk: UUID) -> HttpResponse:
    """The links are made now and stand in this file only; links made before are dead."""
    check_manager(request)
    row = queries.sheets_visible_to(request.actor).get(pk=pk)
    links = workflow.issue_links(map(UUID, row.entered), by=request.actor, now=request.now)
    return workbook.links_response(links, request.today)
