"""Asks pyxform, which keeps the standard, whether sheets are a valid XLSForm."""

import re
from collections.abc import Mapping

from kiemtra.data.xlsform.cells import Sheets, sheet
from kiemtra.data.xlsform.faults import FaultCode, FormFault

SHEETS = ("survey", "choices", "settings")
PLACE = re.compile(r"\[row\s*:\s*(\d+)\]\s*", re.IGNORECASE)
NAMED_SHEET = re.compile(r"'(survey|choices|settings)' sheet|sheet:? '?(survey|choices|settings)\b", re.IGNORECASE)


def standard_faults(sheets: Sheets) -> tuple[FormFault, ...]:
    """Return what the standard's own checker finds wrong, with the row where it names one; its words stand in `value`.

    Other than our own checks it stops at the first fault.
    """
    from pyxform.errors import PyXFormError  # type: ignore[import-untyped]  # noqa: PLC0415 (slow import)
    from pyxform.xls2xform import convert  # type: ignore[import-untyped]  # noqa: PLC0415 (slow import)

    try:
        convert(_workbook(sheets), form_name="form")
    except (PyXFormError, AttributeError, KeyError, TypeError, ValueError) as error:
        # Beside its own errors it fails with Python's at some sheets that nobody thought of.
        return (_fault(str(error)),)
    return ()


def _fault(text: str) -> FormFault:
    row, named = PLACE.search(text), NAMED_SHEET.search(text)
    return FormFault(
        FaultCode.STANDARD,
        next(filter(None, named.groups())).lower() if named else "survey",
        int(row[1]) if row else None,
        value=PLACE.sub("", text).strip(),
    )


def _workbook(sheets: Sheets) -> Mapping[str, object]:
    book: dict[str, object] = {"sheet_names": list(sheets)}
    for name in SHEETS:
        rows = sheet(sheets, name)
        if not rows:
            continue
        columns = [cell.strip() for cell in rows[0]]
        book[name] = [
            {column: text for column, cell in zip(columns, row, strict=False) if column and (text := cell.strip())}
            for row in rows[1:]
        ]
        book[f"{name}_header"] = [{column: None for column in columns if column}]
    return book
