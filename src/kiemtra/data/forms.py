"""The report forms that are shipped: XLSForm sheets in CSV, with columns of our own named `kiemtra::…`."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from kiemtra.data.files import optional_day, text
from kiemtra.domain.forms import FormItem, FormTemplate, ItemType, Relevance

FORMS = ("unit_report",)
LEAST = re.compile(r"\. >= (-?[0-9]+)")
MOST = re.compile(r"\. <= (-?[0-9]+)")
ASKED_IF = re.compile(r"\$\{(\w+)\} = '(\w+)'")

Sheet = Sequence[Mapping[str, str]]


@cache
def load_form(code: str) -> FormTemplate:
    """Return the form of that code. KeyError where none is shipped."""
    if code not in FORMS:
        raise KeyError(code)
    return read_xlsform(text(f"forms/{code}.csv"))


@cache
def load_forms() -> tuple[FormTemplate, ...]:
    """Return all forms that are shipped."""
    return tuple(load_form(code) for code in FORMS)


def read_xlsform(source: str) -> FormTemplate:
    """Return the template that an XLSForm in CSV describes.

    Of the constraints only numeric bounds are read, of the conditions only "this item has one of these answers".
    """
    sheets = _sheets(source)
    (settings,) = sheets["settings"]
    return FormTemplate(
        code=settings["form_id"],
        title=settings["form_title"],
        version=settings["version"],
        items=tuple(_items(iter(sheets["survey"]))),
        source=settings["kiemtra::source"],
        valid_from=date.fromisoformat(settings["kiemtra::valid_from"]),
        valid_to=optional_day(settings["kiemtra::valid_to"]),
    )


def _sheets(source: str) -> dict[str, Sheet]:
    """Split the file into its sheets: a first cell names a sheet and its row the columns."""
    sheets: dict[str, list[dict[str, str]]] = {}
    name, header = "", list[str]()
    for row in csv.reader(source.splitlines(), strict=True):
        if row and row[0]:
            name, header = row[0], row[1:]
            sheets[name] = []
        elif any(row):
            sheets[name].append(dict(zip(header, row[1:], strict=True)))
    return {key: tuple(rows) for key, rows in sheets.items()}


def _items(rows: Iterator[Mapping[str, str]]) -> Iterator[FormItem]:
    """Read items up to the end of the sheet or of the repeat that the rows stand in."""
    for row in rows:
        if row["type"] == "end_repeat":
            return
        columns = tuple(_items(rows)) if row["type"] == "begin_repeat" else ()
        yield _item(row, columns)


def _item(row: Mapping[str, str], columns: tuple[FormItem, ...]) -> FormItem:
    least, most = LEAST.search(row["constraint"]), MOST.search(row["constraint"])
    return FormItem(
        code=row["name"],
        label=row["label::Tiếng Việt (vi)"],
        type=ItemType(row["kiemtra::type"]),
        required=row["required"] == "yes" or row["type"] == "calculate",
        hint=row["hint::Tiếng Việt (vi)"],
        area=row["kiemtra::area"],
        unit=row["kiemtra::unit"],
        legal_ground=row["kiemtra::legal_ground"],
        evidence=row["kiemtra::evidence"],
        whole=row["type"] != "decimal",
        minimum=Decimal(least[1]) if least else None,
        maximum=Decimal(most[1]) if most else None,
        numerator=row["kiemtra::numerator"],
        denominator=row["kiemtra::denominator"],
        relevant=_relevance(row["relevant"]),
        columns=columns,
    )


def _relevance(condition: str) -> Relevance | None:
    pairs = ASKED_IF.findall(condition)
    if not pairs:
        return None
    (item,) = {item for item, _ in pairs}
    return Relevance(item, tuple(answer for _, answer in pairs))
