"""What people are told while a conclusion goes its way."""

from collections.abc import Iterable
from datetime import date, datetime

from kiemtra.domain.people import Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Conclusion, Recommendation, User
from kiemtra.store.queries import people
from kiemtra.workflows import messages

_UNIT = (Role.AGENCY_HEAD, Role.FOCAL_POINT)


def sent(conclusion: Conclusion, now: datetime, today: date) -> None:
    """Ask the unit for its opinion."""
    inspection = conclusion.inspection
    assert conclusion.reply_due_on, "a draft is sent with a term"
    _queue(
        f"conclusion-sent:{inspection.pk}:{conclusion.revision}",
        people.holders(inspection.carrier_id, _UNIT, today),
        conclusion,
        now,
        subject="Đề nghị cho ý kiến về dự thảo kết quả kiểm tra",
        body=f"Đoàn kiểm tra gửi dự thảo kết quả kiểm tra tại {inspection.unit.name}. "
        f"Đề nghị cho ý kiến chậm nhất ngày {conclusion.reply_due_on:%d/%m/%Y}.",
    )


def replied(conclusion: Conclusion, now: datetime, today: date) -> None:
    """Tell head and secretary that the unit has answered."""
    _queue(
        f"conclusion-replied:{conclusion.inspection_id}:{conclusion.revision}",
        _keepers(conclusion, today),
        conclusion,
        now,
        subject=f"{conclusion.inspection.unit.short_name} đã có ý kiến về dự thảo",
        body="Đơn vị đã trả lời dự thảo kết quả kiểm tra. Đề nghị tiếp thu, giải trình và hoàn thiện.",
    )


def concluded(conclusion: Conclusion, now: datetime, today: date) -> None:
    """Tell the clerks that a document waits for its number."""
    inspection = conclusion.inspection
    clerks = people.holders(inspection.plan.carrier_id, (Role.RECORDS_CLERK,), today)
    _queue(
        f"conclusion-concluded:{inspection.pk}",
        [*clerks, *_keepers(conclusion, today, TeamRole.SECRETARY)],
        conclusion,
        now,
        subject=f"Chờ cấp số: kết quả kiểm tra tại {inspection.unit.short_name}",
        body="Trưởng đoàn đã quyết định. Đề nghị trình ký, lấy số và ghi số, ngày, người ký vào hồ sơ.",
    )


def handed_over(conclusion: Conclusion, recommendations: Iterable[Recommendation], now: datetime, today: date) -> None:
    """Tell the unit the result, and each addressee what it is asked to do."""
    inspection, document = conclusion.inspection, conclusion.document
    assert document is not None, "handed over with its document"
    _queue(
        f"conclusion-handed-over:{inspection.pk}",
        people.holders(inspection.carrier_id, _UNIT, today),
        conclusion,
        now,
        subject=f"{document.kind_name} số {document.reference} về kết quả kiểm tra tại {inspection.unit.short_name}",
        body="Văn bản đã ban hành. Đề nghị xem và thực hiện các kiến nghị đúng thời hạn.",
    )
    for recommendation in recommendations:
        due = f" Thời hạn: {recommendation.due_on:%d/%m/%Y}." if recommendation.due_on else ""
        messages.queue(
            f"recommendation-issued:{recommendation.pk}",
            people.holders(recommendation.carrier_id, _UNIT, today),
            subject=f"Kiến nghị số {recommendation.number} của {document.kind_name} {document.reference}",
            body=f"{recommendation.text}{due}",
            path=f"/recommendations/{recommendation.pk}/",
            at=now,
            inspection=inspection,
        )


def _keepers(conclusion: Conclusion, today: date, *roles: TeamRole) -> list[User]:
    team = conclusion.inspection.team_id
    return people.members(team, today, *(roles or (TeamRole.HEAD, TeamRole.SECRETARY))) if team else []


def _queue(key: str, to: Iterable[User], conclusion: Conclusion, now: datetime, *, subject: str, body: str) -> None:
    messages.queue(
        key,
        to,
        subject=subject,
        body=body,
        path=f"/inspections/{conclusion.inspection_id}/conclusion/",
        at=now,
        inspection=conclusion.inspection,
    )
