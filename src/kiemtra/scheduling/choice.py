"""Chooses the units of a year: those named first, then those never inspected, then those inspected longest ago."""

from random import Random

from kiemtra.scheduling.values import Candidate, Choice, ChoiceReason, ChoiceRule, Chosen, LeftOut, LeftOutReason


def choose(candidates: tuple[Candidate, ...], rule: ChoiceRule, seed: int) -> Choice:
    """Return the chosen units with the reason for each; equal claims are parted by the seed alone."""
    wanted = min(len(candidates), max(rule.at_least, _share(len(candidates), rule.percent), len(rule.named)))
    named = [unit for unit in candidates if unit.unit in rule.named]
    out = {unit.unit: reason for unit in candidates if (reason := _why_not(unit, rule))}
    open_to = [unit for unit in candidates if unit.unit not in rule.named and unit.unit not in out]
    ranked = _ranked(open_to, seed)
    room = max(0, wanted - len(named))
    taken, beyond = ranked[:room], ranked[room:]
    edge = {unit.last_inspected for unit in taken} & {unit.last_inspected for unit in beyond}
    chosen = [Chosen(unit.unit, ChoiceReason.NAMED, _years(unit, rule), False) for unit in named]
    chosen += [Chosen(unit.unit, _reason(unit), _years(unit, rule), unit.last_inspected in edge) for unit in taken]
    left = [LeftOut(unit, reason) for unit, reason in out.items()]
    left += [LeftOut(unit.unit, LeftOutReason.BEYOND_SHARE) for unit in beyond]
    return Choice(wanted, tuple(chosen), tuple(left))


def _share(count: int, percent: int) -> int:
    """So many per cent of the count, rounded up: a share is a least."""
    return -(-count * percent // 100)


def _ranked(candidates: list[Candidate], seed: int) -> list[Candidate]:
    """Longest ago first; the order in which candidates came must not matter, so they are sorted before the draw."""
    drawn = sorted(candidates, key=lambda unit: unit.unit)
    Random(seed).shuffle(drawn)  # noqa: S311 (a repeatable order, not a secret)
    return sorted(drawn, key=lambda unit: -1 if unit.last_inspected is None else unit.last_inspected)


def _why_not(unit: Candidate, rule: ChoiceRule) -> LeftOutReason | None:
    if unit.unit in rule.named:
        return None
    if unit.unit in rule.excluded:
        return LeftOutReason.EXCLUDED
    years = _years(unit, rule)
    return LeftOutReason.RECENTLY_INSPECTED if years is not None and years < rule.rest_years else None


def _years(unit: Candidate, rule: ChoiceRule) -> int | None:
    return None if unit.last_inspected is None else rule.year - unit.last_inspected


def _reason(unit: Candidate) -> ChoiceReason:
    return ChoiceReason.NEVER_INSPECTED if unit.last_inspected is None else ChoiceReason.LONGEST_AGO
