"""Filters that turn codes of findings and recommendations into words and tones."""

from datetime import date

from django import template

from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.obstacles import ObstacleState, state_of
from kiemtra.domain.remediation import RecommendationState, is_overdue
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Finding, Recommendation
from kiemtra.web import labels
from kiemtra.web.labels import findings, inspections, plans, remediation

register = template.Library()


@register.filter
def area_name(code: str) -> str:
    return inspections.area(code)


@register.filter
def team_role(code: str) -> str:
    return plans.TEAM_ROLES[TeamRole(code)]


@register.filter
def finding_kind(code: str) -> str:
    return findings.KINDS[FindingKind(code)]


@register.filter
def finding_state(code: str) -> str:
    return labels.state(FindingState(code))


@register.filter
def finding_tone(code: str) -> str:
    return findings.TONES[FindingState(code)]


@register.filter
def outcome_name(code: str) -> str:
    return inspections.OUTCOMES[code] if code else "Chưa ghi"  # type: ignore[index]


@register.filter
def obstacle_state(finding: Finding) -> str:
    return findings.OBSTACLES[_state_of(finding)]


@register.filter
def obstacle_tone(finding: Finding) -> str:
    return findings.OBSTACLE_TONES[_state_of(finding)]


def _state_of(finding: Finding) -> ObstacleState:
    return state_of(addressed=finding.addressed_to_id is not None, answered_at=finding.answered_at)


@register.filter
def recommendation_state(code: str) -> str:
    return labels.state(RecommendationState(code))


@register.filter
def recommendation_tone(code: str) -> str:
    return remediation.TONES[RecommendationState(code)]


@register.filter
def is_late(recommendation: Recommendation, today: date) -> bool:
    return is_overdue(RecommendationState(recommendation.state), recommendation.due_on, today=today)


@register.filter
def days_to(due: date | None, today: date) -> int | None:
    return (due - today).days if due else None
