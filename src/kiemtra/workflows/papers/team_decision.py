"""Quyết định thành lập Đoàn kiểm tra, one team or several: who leads each, what it does, whose seal it uses.

The members stand in an annex. A change of members later on has a decision of its own: `team_change.py`.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from kiemtra.domain.teams import TeamRole
from kiemtra.drafting.content import Align, Annex, Article, Block, Clause, OfficialDocument, Signature, Table
from kiemtra.store.models import Agency, Plan, Team, TeamMember
from kiemtra.workflows.papers import phrases

KIND = "Quyết định"
ABBREVIATION = "QĐ"
SEATS: dict[TeamRole, str] = {
    TeamRole.HEAD: "Trưởng đoàn",
    TeamRole.STANDING_DEPUTY: "Phó Trưởng đoàn thường trực",
    TeamRole.DEPUTY: "Phó Trưởng đoàn",
    TeamRole.SECRETARY: "Thư ký",
    TeamRole.MEMBER: "Thành viên",
    TeamRole.EXPERT: "Chuyên gia được mời",
}
# A team with those who sit in it.
MemberList = tuple[Team, Sequence[TeamMember]]
_DUTIES = (
    "Kiểm tra theo nội dung, đối tượng và thời gian của Kế hoạch; chỉ kiểm tra đơn vị được phân công.",
    "Thông báo lịch kiểm tra cho đơn vị theo thời hạn của Kế hoạch; không gây cản trở hoạt động của đơn vị.",
    "Lập biên bản, báo cáo kết quả và kết luận hoặc thông báo kết quả kiểm tra từng đơn vị.",
    "Theo dõi, xác minh việc khắc phục các kiến nghị sau kiểm tra.",
)
_PEOPLE = (
    "Trưởng đoàn quyết định lịch kiểm tra, phân công thành viên, chịu trách nhiệm về kết quả kiểm tra; Phó Trưởng đoàn "
    "giúp Trưởng đoàn; Thư ký lập biên bản, tổng hợp và dự thảo kết luận; thành viên kiểm tra và chịu trách nhiệm về "
    "lĩnh vực được phân công."
)
HEADER = ("STT", "Họ và tên", "Chức vụ, đơn vị", "Nhiệm vụ trong Đoàn", "Lĩnh vực phụ trách")


def symbol(issuer: Agency) -> str:
    """`QĐ-SNV`: the symbol of a decision of this agency."""
    return f"{ABBREVIATION}-{issuer.symbol}"


def subject(plan: Plan, teams: Sequence[Team]) -> str:
    """The subject line."""
    if len(teams) == 1:
        return f"Về việc thành lập {teams[0].name} để kiểm tra công tác cải cách hành chính năm {plan.year}"
    count = phrases.two_digits(len(teams))
    return f"Về việc thành lập {count} Đoàn kiểm tra công tác cải cách hành chính năm {plan.year}"


def content(plan: Plan, lists: Sequence[MemberList], issuer: Agency) -> OfficialDocument:
    """The decision on these teams; number and date stay blank until they are recorded."""
    return framed(
        plan, issuer, subject(plan, [team for team, _ in lists]), (), tuple(_articles(plan, lists)), _annex(lists)
    )


def framed(
    plan: Plan, issuer: Agency, subject: str, grounds: Sequence[str], body: tuple[Block, ...], annex: Annex
) -> OfficialDocument:
    """What every decision on teams begins and ends with, around its articles; the last of four names who carries it out."""
    ground = phrases.reference(plan.document) if plan.document else f"{plan.title} của {plan.issuer.name}"
    committee = issuer.symbol == "UBND"
    return OfficialDocument(
        parent_agency=None if issuer == plan.issuer else plan.issuer.name,
        issuer=issuer.name,
        symbol=symbol(issuer),
        place=issuer.place or plan.issuer.place,
        year=plan.year,
        kind=KIND,
        subject=subject,
        enacted_by=f"Chủ tịch {issuer.name}" if committee else f"Giám đốc {issuer.name}",
        legal_bases=(
            f"Căn cứ {ground}",
            *(f"Căn cứ {one}" for one in grounds),
            f"Theo đề nghị của {_proposer(issuer, plan.standing_agency)}",
        ),
        body=body,
        signer=Signature((), ("Chủ tịch" if committee else "Giám đốc",)),
        recipients=(f"Như Điều {_last(body)}", plan.issuer.name, f"Lưu: VT, {plan.standing_agency.symbol}"),
        illustrative=plan.jurisdiction.illustrative,
        annexes=(annex,),
    )


def _last(body: Sequence[Block]) -> str:
    return [block.number for block in body if isinstance(block, Article)][-1]


def _proposer(issuer: Agency, standing: Agency) -> str:
    """Who proposes the decision: the standing agency, or its own division where it decides itself."""
    return "Trưởng phòng phụ trách công tác cải cách hành chính" if issuer == standing else standing.name


def carried_out(number: str, plan: Plan) -> Article:
    """The article on who carries the decision out."""
    return Article(
        number,
        text=f"{plan.standing_agency.name}, các cơ quan có liên quan và các ông, bà có tên trong danh sách kèm theo chịu "
        "trách nhiệm thi hành Quyết định này kể từ ngày ký.",
    )


def _articles(plan: Plan, lists: Sequence[MemberList]) -> Iterator[Block]:
    yield from _founding(plan, lists)
    yield Article("2", "Nhiệm vụ, quyền hạn của Đoàn kiểm tra")
    for number, duty in enumerate((*_DUTIES, _PEOPLE), 1):
        yield Clause(str(number), duty)
    yield from _seals(plan, lists)
    yield carried_out("4", plan)


def _founding(plan: Plan, lists: Sequence[MemberList]) -> Iterator[Block]:
    if len(lists) == 1:
        [(team, members)] = lists
        yield Article("1", text=f"Thành lập {_led(team, members)} theo danh sách kèm theo Quyết định này.")
        return
    count = phrases.two_digits(len(lists))
    yield Article(
        "1",
        text=f"Thành lập {count} Đoàn kiểm tra công tác cải cách hành chính năm {plan.year} theo danh sách kèm theo "
        "Quyết định này, gồm:",
    )
    for number, (team, members) in enumerate(lists, 1):
        yield Clause(str(number), f"{_led(team, members)}.")


def _led(team: Team, members: Sequence[TeamMember]) -> str:
    head = next((member for member in members if member.role == TeamRole.HEAD), None)
    led = f" do {head.full_name}{_position(head)} làm Trưởng đoàn" if head else ""
    return f"{team.name}{led}, gồm {phrases.two_digits(len(members))} người"


def _seals(plan: Plan, lists: Sequence[MemberList]) -> Iterator[Block]:
    """Whose seal is used; where the teams borrow different ones, each by itself."""
    lent = {team.name: (team.seal_agency or plan.standing_agency).name for team, _ in lists}
    dissolved = "trong thời gian hoạt động và tự giải thể sau khi hoàn thành nhiệm vụ."
    if len(set(lent.values())) == 1:
        [name] = set(lent.values())
        who = "Đoàn kiểm tra" if len(lists) == 1 else "Các Đoàn kiểm tra"
        yield Article("3", text=f"{who} sử dụng con dấu của {name} {dissolved}")
        return
    yield Article("3", text=f"Các Đoàn kiểm tra sử dụng con dấu sau đây {dissolved}")
    for number, (team, name) in enumerate(lent.items(), 1):
        yield Clause(str(number), f"{team}: con dấu của {name}.")


def _position(member: TeamMember) -> str:
    return f", {member.position}," if member.position and member.position != SEATS[TeamRole.HEAD] else ""


def _annex(lists: Sequence[MemberList]) -> Annex:
    title = f"Danh sách {lists[0][0].name}" if len(lists) == 1 else "Danh sách các Đoàn kiểm tra"
    return Annex("", title, "Kèm theo Quyết định thành lập Đoàn kiểm tra", (members_table(lists),))


def members_table(lists: Sequence[MemberList]) -> Table:
    """The members; of several teams each under its name."""
    rows: list[tuple[str, ...]] = []
    for team, members in lists:
        if len(lists) > 1:
            rows.append((team.name,))
        rows += [_row(number, member) for number, member in enumerate(members, 1)]
    aligns = (Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT)
    return Table(HEADER, tuple(rows), (1, 4, 5, 3, 5), aligns)


def _row(number: int, member: TeamMember) -> tuple[str, ...]:
    return (
        str(number),
        member.full_name,
        where(member),
        f"{SEATS[TeamRole(member.role)]}{_period(member)}",
        "; ".join(phrases.area_name(area) for area in member.areas),
    )


def _period(member: TeamMember) -> str:
    """Of who stands in for a time: to which day."""
    return f" (đến hết {phrases.day(member.valid_to - timedelta(days=1))})" if member.valid_to else ""


def where(member: TeamMember) -> str:
    """Post and agency of a member; the agency once where the post names it."""
    agency = member.agency.name if member.agency and member.agency.name not in member.position else ""
    return ", ".join(filter(None, (member.position, agency)))
