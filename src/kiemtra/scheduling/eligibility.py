"""Who may be chosen at all, and how many the wishes ask for."""

from collections import Counter
from collections.abc import Iterable

from kiemtra.domain.coverage import needed
from kiemtra.scheduling.candidates import Candidate, ChoiceRule, LeftOutReason


def why_not(unit: Candidate, rule: ChoiceRule) -> LeftOutReason | None:
    """Return the reason why a unit may not be chosen; None where it may. One named is in whatever else holds."""
    if unit.unit in rule.named:
        return None
    if unit.gone:
        return LeftOutReason.GONE
    if unit.unit in rule.excluded:
        return LeftOutReason.EXCLUDED
    return LeftOutReason.RECENTLY_INSPECTED if is_resting(unit, rule) else None


def is_resting(unit: Candidate, rule: ChoiceRule) -> bool:
    """Whether the unit rests: inspected in one of the last `rest_years` years, and not graded low."""
    years = years_of(unit, rule)
    return years is not None and years <= rule.rest_years and not unit.graded_low


def years_of(unit: Candidate, rule: ChoiceRule) -> int | None:
    """Return the years since the unit's last inspection; None where there was none."""
    return None if unit.last_inspected is None else rule.year - unit.last_inspected


def named_in(candidates: Iterable[Candidate], rule: ChoiceRule) -> list[Candidate]:
    """Return those of the list that are in already."""
    return [unit for unit in candidates if unit.unit in rule.named]


def short_of_least(candidates: Iterable[Candidate], rule: ChoiceRule) -> dict[str, int]:
    """Return locality → how many it must still get beside those named."""
    there = Counter(unit.locality for unit in named_in(candidates, rule))
    return {quota.locality: max(0, quota.least - there[quota.locality]) for quota in rule.quotas}


def wanted(candidates: tuple[Candidate, ...], rule: ChoiceRule) -> int:
    """Return how many are to be chosen: the count of the plan, else what share, names and quotas ask for at least."""
    if rule.count is not None:
        return rule.count
    inside = len(named_in(candidates, rule))
    return max(needed(len(candidates), rule.percent), inside + sum(short_of_least(candidates, rule).values()))
