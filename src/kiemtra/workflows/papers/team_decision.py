"""Quyết định thành lập Đoàn kiểm tra: who sits in it, what it does, whose seal it uses; the list of seats as an annex."""

from collections.abc import Iterator, Sequence

from kiemtra.domain.teams import TeamRole
from kiemtra.drafting.content import Align, Annex, Article, Block, Clause, OfficialDocument, Signature, Table
from kiemtra.store.models import Agency, Team, TeamMember
from kiemtra.workflows.papers import phrases

KIND = "Quyết định"
ABBREVIATION = "QĐ"
SEATS: dict[TeamRole, str] = {
    TeamRole.HEAD: "Trưởng đoàn",
    TeamRole.STANDING_DEPUTY: "Phó Trưởng đoàn thường trực",
    TeamRole.DEPUTY: "Phó Trưởng đoàn",
    TeamRole.SECRETARY: "Thư ký",
    TeamRole.MEMBER: "Thành viên",
}
_DUTIES = (
    "Kiểm tra theo nội dung, đối tượng và thời gian của Kế hoạch; chỉ kiểm tra đơn vị được phân công.",
    "Thông báo lịch kiểm tra cho đơn vị theo thời hạn của Kế hoạch; không gây cản trở hoạt động của đơn vị.",
    "Lập biên bản, báo cáo kết quả và kết luận hoặc thông báo kết quả kiểm tra từng đơn vị.",
    "Theo dõi, xác minh việc khắc phục các kiến nghị sau kiểm tra.",
)


def symbol(issuer: Agency) -> str:
    """`QĐ-SNV`: the symbol of a decision of this agency."""
    return f"{ABBREVIATION}-{issuer.symbol}"


def subject(team: Team) -> str:
    """The subject line."""
    return f"Về việc thành lập {team.name} để kiểm tra công tác cải cách hành chính năm {team.plan.year}"


def content(team: Team, members: Sequence[TeamMember], issuer: Agency) -> OfficialDocument:
    """The decision on this team; number and date stay blank until they are recorded."""
    plan = team.plan
    ground = phrases.reference(plan.document) if plan.document else f"{plan.title} của {plan.issuer.name}"
    proposer = plan.standing_agency.name
    committee = issuer.symbol == "UBND"
    return OfficialDocument(
        parent_agency=None if issuer == plan.issuer else plan.issuer.name,
        issuer=issuer.name,
        symbol=symbol(issuer),
        place=issuer.place or plan.issuer.place,
        year=plan.year,
        kind=KIND,
        subject=subject(team),
        enacted_by=f"Chủ tịch {issuer.name}" if committee else f"Giám đốc {issuer.name}",
        legal_bases=(f"Căn cứ {ground}", f"Theo đề nghị của {_proposer(issuer, plan.standing_agency)}"),
        body=tuple(_articles(team, members, proposer)),
        signer=Signature((), ("Chủ tịch" if committee else "Giám đốc",)),
        recipients=("Như Điều 4", plan.issuer.name, f"Lưu: VT, {plan.standing_agency.symbol}"),
        illustrative=plan.jurisdiction.illustrative,
        annexes=(_list(team, members),),
    )


def _proposer(issuer: Agency, standing: Agency) -> str:
    """Who proposes the decision: the standing agency, or its own division where it decides itself."""
    return "Trưởng phòng phụ trách công tác cải cách hành chính" if issuer == standing else standing.name


def _articles(team: Team, members: Sequence[TeamMember], proposer: str) -> Iterator[Block]:
    head = next((member for member in members if member.role == TeamRole.HEAD), None)
    led = f" do {head.full_name}{_position(head)} làm Trưởng đoàn" if head else ""
    count = phrases.two_digits(len(members))
    yield Article("1", text=f"Thành lập {team.name}{led}, gồm {count} người theo danh sách kèm theo Quyết định này.")
    yield Article("2", "Nhiệm vụ, quyền hạn của Đoàn kiểm tra")
    for number, duty in enumerate(_DUTIES, 1):
        yield Clause(str(number), duty)
    seal = team.seal_agency or team.plan.standing_agency
    yield Article(
        "3",
        text=f"Đoàn kiểm tra sử dụng con dấu của {seal.name} trong thời gian hoạt động và tự giải thể sau khi "
        "hoàn thành nhiệm vụ.",
    )
    yield Article(
        "4",
        text=f"{proposer}, các cơ quan có liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành "
        "Quyết định này kể từ ngày ký.",
    )


def _position(member: TeamMember) -> str:
    return f", {member.position}," if member.position and member.position != SEATS[TeamRole.HEAD] else ""


def _list(team: Team, members: Sequence[TeamMember]) -> Annex:
    rows = tuple(
        (
            str(number),
            member.full_name,
            ", ".join(filter(None, (member.position, member.agency.name if member.agency else ""))),
            SEATS[TeamRole(member.role)],
            "; ".join(phrases.area_name(area) for area in member.areas),
        )
        for number, member in enumerate(members, 1)
    )
    header = ("STT", "Họ và tên", "Chức vụ, đơn vị", "Nhiệm vụ trong Đoàn", "Lĩnh vực phụ trách")
    aligns = (Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT)
    table = Table(header, rows, (1, 4, 5, 3, 5), aligns)
    return Annex("", f"Danh sách {team.name}", "Kèm theo Quyết định thành lập Đoàn kiểm tra", (table,))
