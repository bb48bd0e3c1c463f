"""What the register knows of a unit, by the names that forms ask for it under (`kiemtra::prefill` = `profile:<key>`)."""

from enum import StrEnum

from kiemtra.domain.agencies import AgencyKind, AgencyLevel


class ProfileKey(StrEnum):
    """One fact of the unit's profile; `docs/reports.md` lists them for who writes forms."""

    NAME = "name"
    SHORT_NAME = "short_name"
    # Its identifier in the exchange of documents, else its key in the register.
    CODE = "code"
    # As the column `kiemtra::applies_to` names kinds of units, for a choice; in words.
    KIND = "kind"
    KIND_NAME = "kind_name"
    LEVEL = "level"
    PLACE = "place"
    # The agency right above it today.
    SUPERIOR = "superior"
    # Who heads it by an appointment of today, and the title that stands there.
    HEAD_NAME = "head_name"
    HEAD_TITLE = "head_title"
    FOCAL_NAME = "focal_name"
    FOCAL_TITLE = "focal_title"
    # How many agencies stand below it today, and how many of them right below.
    SUBORDINATES = "subordinates"
    DIRECT_SUBORDINATES = "direct_subordinates"
    # Of the report itself: first and last day of its period.
    PERIOD_FROM = "period_from"
    PERIOD_TO = "period_to"


PREFIX = "profile:"

_KINDS = {
    AgencyKind.DEPARTMENT: "department",
    AgencyKind.DIVISION: "division",
    AgencyKind.PUBLIC_SERVICE_UNIT: "division",
}
_COMMITTEES = {AgencyLevel.DISTRICT: "district_pc", AgencyLevel.COMMUNE: "commune_pc"}


def kind_code(kind: AgencyKind, level: AgencyLevel) -> str:
    """The kind of unit as forms name it; blank where they have no name for it."""
    return _COMMITTEES.get(level, "") if kind is AgencyKind.PEOPLES_COMMITTEE else _KINDS.get(kind, "")


def profile_key(prefill: str) -> ProfileKey | None:
    """The key that a form names, None where it names none, or none that there is."""
    name = prefill.removeprefix(PREFIX)
    return ProfileKey(name) if prefill.startswith(PREFIX) and name in set(ProfileKey) else None
