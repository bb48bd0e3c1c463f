"""A small world for tests: one jurisdiction, its agencies and people, and records brought to a state by the workflows."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.plans import UnitChoice
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, Appointment, Jurisdiction, Plan, Team, User
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import plans, teams
from tests.remembering import remembered

# A Wednesday with plain weeks before and behind it.
TODAY = date(2019, 6, 5)
NOW = datetime(2019, 6, 5, 2, 0, tzinfo=UTC)


def make_agency(code: str, name: str, kind: AgencyKind = AgencyKind.DEPARTMENT, symbol: str = "") -> Agency:
    return Agency.objects.create(
        code=code,
        name=name,
        short_name=name,
        folded=name.lower(),
        kind=kind,
        level=AgencyLevel.PROVINCE,
        symbol=symbol,
        place="Hải Phòng",
        valid_from=date(2000, 1, 1),
    )


def make_user(username: str, name: str) -> User:
    user = User(username=username, full_name=name, email=f"{username}@example.vn")
    user.set_unusable_password()
    user.save()
    return user


@dataclass
class World:
    """The agencies and people of one jurisdiction; `actor(name)` is somebody as of `TODAY`."""

    jurisdiction: Jurisdiction
    committee: Agency
    standing: Agency
    unit: Agency
    other_unit: Agency
    users: dict[str, User]

    def actor(self, name: str) -> Actor:
        return actor_of(self.users[name], TODAY)


@remembered
def make_world(code: str = "w") -> World:
    committee = make_agency(f"{code}.ubnd", "UBND thành phố", AgencyKind.PEOPLES_COMMITTEE, "UBND")
    standing = make_agency(f"{code}.snv", "Sở Nội vụ", symbol="SNV")
    unit = make_agency(f"{code}.stp", "Sở Tư pháp", symbol="STP")
    other = make_agency(f"{code}.stc", "Sở Tài chính", symbol="STC")
    jurisdiction = Jurisdiction.objects.create(
        code=code, name="Thành phố thử nghiệm", root=committee, standing_agency=standing
    )
    posts = {
        "officer": (Role.STANDING_OFFICER, standing, "Chuyên viên Sở Nội vụ"),
        "leader": (Role.LEADERSHIP, committee, "Lãnh đạo UBND"),
        "clerk": (Role.RECORDS_CLERK, standing, "Văn thư Sở Nội vụ"),
        "auditor": (Role.AUDITOR, committee, "Người giám sát"),
        "admin": (Role.ADMINISTRATOR, standing, "Quản trị hệ thống"),
        "focal": (Role.FOCAL_POINT, unit, "Đầu mối Sở Tư pháp"),
        "unit_head": (Role.AGENCY_HEAD, unit, "Lãnh đạo Sở Tư pháp"),
        "stranger_focal": (Role.FOCAL_POINT, other, "Đầu mối Sở Tài chính"),
    }
    users = {}
    for name, (role, agency, title) in posts.items():
        users[name] = make_user(f"{code}-{name}", title)
        Appointment.objects.create(
            user=users[name],
            jurisdiction=jurisdiction,
            agency=agency,
            role=role,
            title=title,
            valid_from=date(2019, 1, 1),
        )
    for name, title in {
        "head": "Trưởng Đoàn 1",
        "secretary": "Thư ký Đoàn 1",
        "member": "Thành viên Đoàn 1",
        "head2": "Trưởng Đoàn 2",
    }.items():
        users[name] = make_user(f"{code}-{name}", title)
    return World(jurisdiction, committee, standing, unit, other, users)


@remembered
def make_plan(
    world: World,
    *,
    issued: bool = True,
    units: tuple[Agency, ...] | None = None,
    overlap_reason: str = "Hai đoàn đã thống nhất nội dung",
) -> Plan:
    """A plan with two units, issued unless told otherwise; the reason stays with those that others inspect too."""
    officer = world.actor("officer")
    content = plans.PlanContent(
        year=2019,
        title="Kế hoạch kiểm tra công tác CCHC năm 2019",
        issuer=world.committee,
        standing_agency=world.standing,
        window=(date(2019, 6, 1), date(2019, 12, 31)),
        areas=("direction", "procedures"),
        deadlines=(("notice", 5, True, "Kế hoạch"), ("remediation_report", 30, False, "Kế hoạch")),
        preparation="Báo cáo kết quả CCHC\nHồ sơ một cửa",
        has_unannounced=True,
    )
    plan = plans.create(world.jurisdiction, content, by=officer, now=NOW)
    plans.add_units(
        plan.pk,
        units if units is not None else (world.unit, world.other_unit),
        chosen=UnitChoice.PROPOSED,
        overlap_reason=overlap_reason,
        by=officer,
        now=NOW,
    )
    plan.refresh_from_db()
    if issued:
        plan = plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)
        plan = plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=world.actor("leader"), now=NOW)
    return plan


@remembered
def make_team(world: World, plan: Plan, name: str = "Đoàn kiểm tra số 1", head: str = "head") -> Team:
    """A team with head, secretary and member."""
    seats = [
        teams.Seat(TeamRole.HEAD, world.users[head].full_name, "Trưởng đoàn", world.users[head]),
        teams.Seat(TeamRole.SECRETARY, world.users["secretary"].full_name, "Thư ký", world.users["secretary"]),
        teams.Seat(
            TeamRole.MEMBER, world.users["member"].full_name, "Thành viên", world.users["member"], areas=("procedures",)
        ),
    ]
    return teams.set_up(plan.pk, name, seats, on=TODAY, symbol="ĐKT1", by=world.actor("officer"), now=NOW)
