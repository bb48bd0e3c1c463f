"""Quyết định thay đổi thành viên Đoàn kiểm tra: who comes for whom, from which day; the list as it then is in an annex.

Why somebody leaves stands in the record of the change, not in the paper.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from kiemtra.domain.teams import SeatChangeKind, TeamRole
from kiemtra.drafting.content import Annex, Article, Block, Clause, OfficialDocument
from kiemtra.store.models import Agency, Plan, SeatChange, TeamMember
from kiemtra.workflows.papers import phrases, team_decision


def subject(plan: Plan) -> str:
    """The subject line."""
    return f"Về việc thay đổi thành viên Đoàn kiểm tra công tác cải cách hành chính năm {plan.year}"


def content(
    plan: Plan, changes: Sequence[SeatChange], lists: Sequence[team_decision.MemberList], issuer: Agency
) -> OfficialDocument:
    """The decision on these changes; number and date stay blank until they are recorded."""
    decisions = {one.team.decision.pk: one.team.decision for one in changes if one.team.decision}
    grounds = [phrases.reference(decision) for decision in decisions.values()]
    table = team_decision.members_table(lists)
    annex = Annex("", "Danh sách Đoàn kiểm tra sau khi thay đổi", "Kèm theo Quyết định thay đổi thành viên", (table,))
    return team_decision.framed(plan, issuer, subject(plan), grounds, tuple(_articles(plan, changes)), annex)


def _articles(plan: Plan, changes: Sequence[SeatChange]) -> Iterator[Block]:
    yield Article("1", "Thay đổi thành viên Đoàn kiểm tra")
    for number, change in enumerate(changes, 1):
        yield Clause(str(number), _clause(change))
    yield Article(
        "2",
        text="Người thôi tham gia Đoàn bàn giao hồ sơ, công việc đang làm cho người thay hoặc cho Thư ký. Người mới thực "
        "hiện nhiệm vụ, quyền hạn của vai trò theo quyết định thành lập Đoàn; các nội dung khác của quyết định đó "
        "không thay đổi.",
    )
    yield team_decision.carried_out("3", plan)


def _clause(change: SeatChange) -> str:
    day = f"từ {phrases.day(change.on)}"
    kind = SeatChangeKind(change.kind)
    if kind is SeatChangeKind.ENDED and change.ended:
        return f"{_person(change.ended)} thôi làm {_seat(change.ended)} {day}."
    assert change.begun is not None, "somebody comes"
    if kind is SeatChangeKind.ADDED or change.ended is None:
        return f"Bổ sung {phrases.lowered(_person(change.begun))} làm {_seat(change.begun)} {day}."
    last = f" đến hết {phrases.day(change.until - timedelta(days=1))}" if change.until else ""
    return (
        f"{_person(change.begun)} thay {phrases.lowered(_person(change.ended))} làm {_seat(change.begun)} {day}{last}."
    )


def _person(member: TeamMember) -> str:
    where = team_decision.where(member)
    return f"Ông (bà) {member.full_name}, {where}," if where else f"Ông (bà) {member.full_name}"


def _seat(member: TeamMember) -> str:
    return f"{team_decision.SEATS[TeamRole(member.role)]} {member.team.name}"
