"""The settings of a form: what it is called, which version it is, when and to whom it applies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiemtra.data.xlsform.cells import Line, Sheets, languages, lines
from kiemtra.data.xlsform.faults import FaultCode, FormFault
from kiemtra.domain.agencies import AgencyKind, AgencyLevel

CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,59}", re.ASCII)
VERSION = re.compile(r"[A-Za-z0-9_.-]{1,20}", re.ASCII)
LONGEST_TITLE = 300
# The kinds of unit that a form can be made for.
UNITS: Mapping[str, tuple[AgencyKind, AgencyLevel]] = {
    "province_pc": (AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.PROVINCE),
    "district_pc": (AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.DISTRICT),
    "commune_pc": (AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.COMMUNE),
    "department": (AgencyKind.DEPARTMENT, AgencyLevel.PROVINCE),
    "division": (AgencyKind.DIVISION, AgencyLevel.DISTRICT),
    "commune_division": (AgencyKind.DIVISION, AgencyLevel.COMMUNE),
    "province_unit": (AgencyKind.PUBLIC_SERVICE_UNIT, AgencyLevel.PROVINCE),
    "district_unit": (AgencyKind.PUBLIC_SERVICE_UNIT, AgencyLevel.DISTRICT),
    "commune_unit": (AgencyKind.PUBLIC_SERVICE_UNIT, AgencyLevel.COMMUNE),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The head of a form; what the person says who uploads it goes before what the sheet says."""

    code: str = ""
    title: str = ""
    version: str = ""
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    applies_to: frozenset[tuple[AgencyKind, AgencyLevel]] = frozenset()
    language: str = ""


def read_settings(sheets: Sheets, given: Settings) -> tuple[Settings, list[FormFault]]:
    """Return what was given and otherwise what the sheet says, and what of it is missing or wrong."""
    line = next(lines(sheets, "settings"), Line("settings", 2, {}))
    faults: list[FormFault] = []
    read = Settings(
        code=given.code or line["form_id"],
        title=given.title or line["form_title"],
        version=given.version or line["version"],
        source=given.source or line["kiemtra::source"],
        valid_from=given.valid_from or _day(line, "kiemtra::valid_from", faults),
        valid_to=given.valid_to or _day(line, "kiemtra::valid_to", faults),
        applies_to=given.applies_to or _units(line, faults),
        language=_language(sheets, line["default_language"]),
    )
    required = {"form_id": read.code, "form_title": read.title, "version": read.version}
    faults += [line.fault(FaultCode.MISSING_SETTING, column) for column, value in required.items() if not value]
    if read.valid_from is None:
        faults.append(line.fault(FaultCode.MISSING_SETTING, "kiemtra::valid_from"))
    elif read.valid_to is not None and read.valid_to <= read.valid_from:
        faults.append(line.fault(FaultCode.BAD_SETTING, "kiemtra::valid_to"))
    if read.code and not CODE.fullmatch(read.code):
        faults.append(line.fault(FaultCode.BAD_SETTING, "form_id", read.code))
    if read.version and not VERSION.fullmatch(read.version):
        faults.append(line.fault(FaultCode.BAD_SETTING, "version", read.version))
    if len(read.title) > LONGEST_TITLE:
        faults.append(line.fault(FaultCode.BAD_SETTING, "form_title"))
    return read, faults


def _language(sheets: Sheets, wanted: str) -> str:
    """Return the language of the labels: the one that is named, in whatever way, otherwise the first."""
    found = languages(sheets)
    same = [one for one in found if wanted and (one == wanted or wanted.lower() in one.lower())]
    return next(iter([*same, *found]), "")


def _day(line: Line, column: str, faults: list[FormFault]) -> date | None:
    try:
        return date.fromisoformat(line[column][:10]) if line[column] else None
    except ValueError:
        faults.append(line.fault(FaultCode.BAD_SETTING, column))
        return None


def _units(line: Line, faults: list[FormFault]) -> frozenset[tuple[AgencyKind, AgencyLevel]]:
    words = line["kiemtra::applies_to"].split()
    unknown = [word for word in words if word not in UNITS]
    faults += [line.fault(FaultCode.UNKNOWN_WORD, "kiemtra::applies_to", word) for word in unknown]
    return frozenset(UNITS[word] for word in words if word in UNITS)
