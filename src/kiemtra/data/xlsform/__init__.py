"""Forms in the standard of the field, XLSForm, with columns of our own named `kiemtra::…` (docs/forms.md)."""

from kiemtra.data.xlsform.cells import Sheets, sheets_of_csv
from kiemtra.data.xlsform.faults import FaultCode, FormFault, NotAFormError
from kiemtra.data.xlsform.reading import ReadForm, form_of, read_form
from kiemtra.data.xlsform.settings import UNITS, Settings

__all__ = [
    "UNITS",
    "FaultCode",
    "FormFault",
    "NotAFormError",
    "ReadForm",
    "Settings",
    "Sheets",
    "form_of",
    "read_form",
    "sheets_of_csv",
]
