"""The values of choosing units from a frozen list: who is on it, the wishes of the plan, and the verdict on each unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiemtra.scheduling.risk import Criterion, Part, Weight


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of the frozen list, with the year of its last inspection (or of a predecessor's) where there was one."""

    unit: str
    last_inspected: int | None = None
    locality: str = ""
    counts: Mapping[Criterion, int] = field(default_factory=dict)
    # The years of rest do not protect it.
    graded_low: bool = False
    # Dissolved before the plan's window: it counts in the denominator, nobody can visit it.
    gone: bool = False


@dataclass(frozen=True, slots=True)
class LocalityQuota:
    """How many units of one locality at least and at most."""

    locality: str
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """The wishes: a share of all candidates (or exactly `count`), rest, who is in, who is out, quotas and weights."""

    year: int
    percent: int
    # Exactly so many, where the plan says so; otherwise as many as the share needs.
    count: int | None = None
    rest_years: int = 0
    named: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    weights: tuple[Weight, ...] = ()
    quotas: tuple[LocalityQuota, ...] = ()


class ChoiceReason(StrEnum):
    """Why a unit was chosen."""

    NAMED = "named"
    RANK = "rank"
    # For the least that its locality must have; by rank alone it would have stayed out.
    LOCALITY = "locality"


class LeftOutReason(StrEnum):
    """Why a unit was not chosen."""

    GONE = "gone"
    EXCLUDED = "excluded"
    RECENTLY_INSPECTED = "recently_inspected"
    LOCALITY_FULL = "locality_full"
    BEYOND_SHARE = "beyond_share"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one unit, and on what: years since its last inspection, points, its place among those considered."""

    unit: str
    reason: ChoiceReason | LeftOutReason
    years: int | None = None
    points: int = 0
    parts: tuple[Part, ...] = ()
    place: int | None = None
    # The seed decided among equals.
    drawn: bool = False

    @property
    def chosen(self) -> bool:
        """Whether the unit was chosen."""
        return isinstance(self.reason, ChoiceReason)


class Wish(StrEnum):
    """What a plan may ask for; a contradiction names those that cannot hold together."""

    SHARE = "share"
    COUNT = "count"
    NAMED = "named"
    REST = "rest"
    EXCLUSIONS = "exclusions"
    EXISTING = "existing"
    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Wishes that cannot hold together: so many needed, only so many possible; of one locality, or of these units."""

    wishes: tuple[Wish, ...]
    needed: int
    possible: int
    locality: str = ""
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The verdict on every unit; where wishes contradict each other it comes as near as rest and exclusions allow."""

    wanted: int
    # How many could be chosen, those named among them.
    considered: int
    verdicts: tuple[Verdict, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def chosen(self) -> tuple[Verdict, ...]:
        """Those chosen, best claim first."""
        return tuple(one for one in self.verdicts if one.chosen)

    @property
    def left_out(self) -> tuple[Verdict, ...]:
        """Those not chosen."""
        return tuple(one for one in self.verdicts if not one.chosen)
