"""The report forms that are shipped: XLSForm sheets in CSV, with columns of our own named `kiemtra::…`."""

from functools import cache
from importlib.resources import files

from kiemtra.data.files import text
from kiemtra.data.xlsform import Sheets, form_of, sheets_of_csv
from kiemtra.domain.forms import FormTemplate


@cache
def load_form(code: str, version: str = "") -> FormTemplate:
    """Return the form of that code, the newest version where none is named. KeyError where none is shipped."""
    found = [form for form in load_forms() if form.code == code and version in ("", form.version)]
    if not found:
        raise KeyError(code, version)
    return max(found, key=lambda form: form.valid_from)


@cache
def load_forms() -> tuple[FormTemplate, ...]:
    """Return all forms that are shipped, in all their versions."""
    return tuple(form_of(form_sheets(name)) for name in form_files())


@cache
def form_files() -> tuple[str, ...]:
    """Return the names of the files that are shipped."""
    folder = files("kiemtra.data") / "forms"
    return tuple(sorted(one.name.removesuffix(".csv") for one in folder.iterdir() if one.name.endswith(".csv")))


def form_sheets(name: str) -> Sheets:
    """Return the sheets of a shipped file as they stand."""
    return sheets_of_csv(text(f"forms/{name}.csv"))
