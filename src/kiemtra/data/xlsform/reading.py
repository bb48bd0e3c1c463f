"""Sheets become a form, or a list of all that is wrong with them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from kiemtra.data.areas import load_areas
from kiemtra.data.xlsform.cells import Sheets, check_headings, lines, sheet
from kiemtra.data.xlsform.checks import read_checks
from kiemtra.data.xlsform.choices import read_lists
from kiemtra.data.xlsform.faults import FaultCode, FormFault, NotAFormError
from kiemtra.data.xlsform.items import Survey
from kiemtra.data.xlsform.references import check_references
from kiemtra.data.xlsform.settings import Settings, read_settings
from kiemtra.data.xlsform.survey import SurveyReader
from kiemtra.domain.forms import FormItem, FormTemplate

# Sheets of the standard that would change what is asked.
UNSUPPORTED = ("external_choices", "entities", "osm")
NOTHING_GIVEN = Settings()
SHEETS = ("settings", "survey", "choices", "kiemtra_checks")


@dataclass(frozen=True, slots=True)
class ReadForm:
    """What sheets were read to: the form, where nothing refuses it; what is wrong; and what of them is left out."""

    template: FormTemplate | None
    faults: tuple[FormFault, ...]
    left_out: tuple[FormFault, ...] = ()


def read_form(sheets: Sheets, given: Settings = NOTHING_GIVEN, *, areas: Collection[str] | None = None) -> ReadForm:
    """Return the form that sheets describe, or every fault at once, in the order of the sheets.

    `given` goes before the settings that the sheets hold; `areas` are the codes an item may name, otherwise the built-in ones.
    """
    faults = [*check_headings(sheets, "survey", ("type", "name"))]
    faults += [FormFault(FaultCode.UNSUPPORTED_SHEET, name) for name in UNSUPPORTED if len(sheet(sheets, name)) > 1]
    if any(fault.code in (FaultCode.NO_SHEET, FaultCode.TOO_LARGE, FaultCode.MISSING_COLUMN) for fault in faults):
        return ReadForm(None, tuple(faults))
    settings, wrong_settings = read_settings(sheets, given)
    lists, wrong_lists = read_lists(sheets, settings.language)
    known = {area.code for area in load_areas()} if areas is None else areas
    survey = Survey(settings.language, lists, known)
    reader = SurveyReader(survey)
    reader.read([*lines(sheets, "survey")])
    checks, check_rows, wrong_checks = read_checks(sheets)
    template = FormTemplate(
        code=settings.code,
        title=settings.title,
        version=settings.version,
        items=_without_references_in_labels(reader.items),
        source=settings.source,
        valid_from=settings.valid_from or date.min,
        valid_to=settings.valid_to,
        sections=tuple(reader.sections),
        checks=checks,
        applies_to=settings.applies_to,
    )
    faults += [*wrong_settings, *survey.faults, *wrong_lists, *wrong_checks]
    if not any(fault.code in STRUCTURE for fault in faults):
        rows = reader.rows | {f"check {code}": row for code, row in check_rows.items()}
        faults += check_references(template, rows)
    return ReadForm(None if faults else template, in_order(faults), tuple(survey.left_out))


# Where one of these stands, names that are missing are no news.
STRUCTURE = frozenset({FaultCode.NOT_OPENED, FaultCode.NOT_CLOSED})


def form_of(sheets: Sheets, given: Settings = NOTHING_GIVEN) -> FormTemplate:
    """Return the form that sheets describe. NotAFormError, with every fault, where they describe none."""
    read = read_form(sheets, given)
    if read.template is None:
        raise NotAFormError(read.faults)
    return read.template


def in_order(faults: Collection[FormFault]) -> tuple[FormFault, ...]:
    """Return the faults sheet by sheet and row by row, each once."""
    places = {name: place for place, name in enumerate(SHEETS)}
    return tuple(sorted(dict.fromkeys(faults), key=lambda one: (places.get(one.sheet, len(places)), one.row or 0)))


def _without_references_in_labels(items: list[FormItem]) -> tuple[FormItem, ...]:
    """Put the label of an item where a label asks for its answer: a form is read as a whole, not question by question."""
    labels = {item.code: item.label for item in items}
    labels |= {column.code: column.label for item in items for column in item.columns}
    return tuple(_spelled_out(item, labels) for item in items)


def _spelled_out(item: FormItem, labels: dict[str, str]) -> FormItem:
    if "${" not in item.label and not item.columns:
        return item
    label = item.label
    for code, text in labels.items():
        label = label.replace(f"${{{code}}}", f"[{text}]" if "${" not in text else f"[{code}]")
    return replace(item, label=label, columns=tuple(_spelled_out(column, labels) for column in item.columns))
