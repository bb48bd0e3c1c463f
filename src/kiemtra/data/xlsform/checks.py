"""The checks between answers, on a sheet of our own."""

from kiemtra.data.xlsform.cells import Sheets, lines
from kiemtra.data.xlsform.expressions import read_expression
from kiemtra.data.xlsform.faults import FaultCode, FormFault
from kiemtra.domain.forms import FormCheck, Severity
from kiemtra.domain.forms.expressions import references

SHEET = "kiemtra_checks"


def read_checks(sheets: Sheets) -> tuple[tuple[FormCheck, ...], dict[str, int], list[FormFault]]:
    """Return the checks with the row of each, and what is wrong with them."""
    checks: list[FormCheck] = []
    rows: dict[str, int] = {}
    faults: list[FormFault] = []
    for line in lines(sheets, SHEET):
        test = read_expression(line, "test", faults)
        missing = [column for column in ("code", "test", "message") if not line[column]]
        faults += [line.fault(FaultCode.MISSING_NAME, column) for column in missing]
        severity = line["severity"] or Severity.ERROR
        if severity not in set(Severity):
            faults.append(line.fault(FaultCode.UNKNOWN_WORD, "severity"))
        elif line["code"] in rows:
            faults.append(line.fault(FaultCode.TWICE, "code"))
        elif test is not None and not missing:
            items = tuple(line["items"].split()) or tuple(dict.fromkeys(references(test)))
            checks.append(FormCheck(line["code"], Severity(severity), test, line["message"], items))
            rows[line["code"]] = line.row
    return tuple(checks), rows, faults
