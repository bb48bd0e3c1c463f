"""Coverage: which share of a frozen list of units a plan must reach, what a scoring rule gives for it, who may be left out.

A share is a least: of 18 units 30 % are 6. Thresholds and scoring ladders are data (`data/coverage.toml`), never constants.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemtra.domain.agencies import AgencyKind, AgencyLevel


class UnitGroup(StrEnum):
    """The groups of units of which a share is inspected; each has a rule of its own."""

    DEPARTMENTS = "departments"
    DISTRICTS = "districts"
    DIVISIONS = "divisions"
    COMMUNES = "communes"
    VERTICAL_AGENCIES = "vertical_agencies"
    SERVICE_UNITS = "service_units"
    # All that stand directly below the agency whose plan it is.
    SUBORDINATES = "subordinates"


# Level and kind of a group's members; subordinates are of any.
MEMBERS: dict[UnitGroup, tuple[AgencyLevel | None, AgencyKind | None]] = {
    UnitGroup.DEPARTMENTS: (AgencyLevel.PROVINCE, AgencyKind.DEPARTMENT),
    UnitGroup.DISTRICTS: (AgencyLevel.DISTRICT, AgencyKind.PEOPLES_COMMITTEE),
    UnitGroup.DIVISIONS: (AgencyLevel.DISTRICT, AgencyKind.DIVISION),
    UnitGroup.COMMUNES: (AgencyLevel.COMMUNE, AgencyKind.PEOPLES_COMMITTEE),
    UnitGroup.VERTICAL_AGENCIES: (None, AgencyKind.VERTICAL_AGENCY),
    UnitGroup.SERVICE_UNITS: (None, AgencyKind.PUBLIC_SERVICE_UNIT),
    UnitGroup.SUBORDINATES: (None, None),
}


class CoverageFault(StrEnum):
    """What is wrong with a rule of coverage, a quota or a mark as typed."""

    SHARE_OUT_OF_RANGE = "share_out_of_range"
    SOURCE_MISSING = "source_missing"
    COUNT_OUT_OF_RANGE = "unit_count_out_of_range"
    REST_OUT_OF_RANGE = "rest_out_of_range"
    POINTS_OUT_OF_RANGE = "points_out_of_range"
    FROZEN_AFTER_TODAY = "frozen_after_today"
    GROUP_EMPTY = "group_empty"
    GROUP_TAKEN = "group_taken"
    LOCALITY_UNKNOWN = "locality_unknown"
    LEAST_ABOVE_MOST = "least_above_most"
    QUOTA_NOT_DRAWABLE = "quota_not_drawable"
    MARK_WITHOUT_REASON = "mark_without_reason"
    UNIT_NOT_LISTED = "unit_not_listed"
    UNIT_IN_PLAN = "unit_in_plan"


class MarkKind(StrEnum):
    """What a person decided about one unit before the choice, each with a reason."""

    EXCLUDED = "excluded"
    # Graded low: the years of rest do not protect it.
    GRADED_LOW = "graded_low"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a scoring ladder: from so many per cent on, so much of the full score (in per cent of it)."""

    percent: int
    score: int


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a choice has come: so many of so many, against what is needed."""

    chosen: int
    of: int
    percent_needed: int

    @property
    def needed(self) -> int:
        """The number of units that the threshold asks for."""
        return needed(self.of, self.percent_needed)

    @property
    def percent(self) -> float:
        """The share that is chosen, in per cent."""
        return 100 * self.chosen / self.of if self.of else 0.0

    @property
    def holds(self) -> bool:
        """Whether the threshold is reached; of nothing nothing is reached."""
        return self.of > 0 and self.chosen >= self.needed


def needed(units: int, percent: int) -> int:
    """Return so many per cent of the units, rounded up: a share is a least."""
    return -(-units * percent // 100)


def rung_of(ladder: Sequence[Rung], reached: Reached) -> Rung | None:
    """Return the highest rung that is reached; None where nothing was chosen or there is no ladder."""
    if not reached.chosen:
        return None
    fitting = [rung for rung in ladder if reached.chosen * 100 >= rung.percent * reached.of]
    return max(fitting, key=lambda rung: rung.percent, default=None)


@dataclass(frozen=True, slots=True)
class QuotaContent:
    """How many units of one locality at least and at most."""

    locality: str
    least: int = 0
    most: int | None = None


def rule_faults(
    *, percent: int, source: str, count: int | None, rest_years: int, rest_source: str, frozen_on: date, today: date
) -> dict[str, CoverageFault]:
    """What is wrong with a rule of coverage as typed, by field: a share without a source is nobody's threshold."""
    faults = {
        "percent": CoverageFault.SHARE_OUT_OF_RANGE if not 1 <= percent <= 100 else None,
        "source": None if source.strip() else CoverageFault.SOURCE_MISSING,
        "count": CoverageFault.COUNT_OUT_OF_RANGE if count is not None and count < 1 else None,
        "rest_years": CoverageFault.REST_OUT_OF_RANGE if not 0 <= rest_years <= 20 else None,
        "rest_source": CoverageFault.SOURCE_MISSING if rest_years and not rest_source.strip() else None,
        "frozen_on": CoverageFault.FROZEN_AFTER_TODAY if frozen_on > today else None,
    }
    return {name: fault for name, fault in faults.items() if fault}


def quota_faults(quotas: Iterable[QuotaContent], localities: Iterable[str], *, drawn: bool) -> dict[str, CoverageFault]:
    """What is wrong with quotas by locality: one unknown, a least above its most, a bound that a draw cannot keep."""
    known = set(localities)
    for quota in quotas:
        if quota.locality not in known:
            return {"quotas": CoverageFault.LOCALITY_UNKNOWN}
        if quota.least < 0 or (quota.most is not None and quota.most < quota.least):
            return {"quotas": CoverageFault.LEAST_ABOVE_MOST}
        # A draw takes exactly as many as are asked of a locality: "at most" alone cannot be drawn.
        if drawn and quota.most is not None and quota.most != quota.least:
            return {"quotas": CoverageFault.QUOTA_NOT_DRAWABLE}
    return {}
