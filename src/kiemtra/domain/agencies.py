"""Agencies: kinds, levels and what happens to one when government is reorganised."""

from enum import StrEnum


class AgencyLevel(StrEnum):
    """The tiers of government; districts end on 30/06/2025."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class AgencyKind(StrEnum):
    """Kinds of agencies as inspections know them."""

    PEOPLES_COMMITTEE = "peoples_committee"
    DEPARTMENT = "department"
    DIVISION = "division"
    VERTICAL_AGENCY = "vertical_agency"
    PUBLIC_SERVICE_UNIT = "public_service_unit"
    OTHER = "other"


class SuccessionKind(StrEnum):
    """How one agency followed another."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    DISSOLVED = "dissolved"
