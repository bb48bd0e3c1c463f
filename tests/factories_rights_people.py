"""The people of the grid: cards of what everybody holds, written by hand, and the agencies that they hold it at."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from kiemtra.domain.people import TEAM_ROLES, Actor, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import (
    Agency,
    AgencyAncestor,
    Appointment,
    Document,
    EvidenceAsk,
    Finding,
    Inspection,
    Merge,
    Plan,
    ReadinessCopy,
    Recommendation,
    ReportRequest,
    ReportRound,
    StoredFile,
    Succession,
    Team,
    User,
)
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import (
    files,
    teams,
)
from kiemtra.workflows.heirs import bring_heirs
from tests import factories_conclusions as concluding
from tests import factories_documents as papers
from tests import factories_inspections as visiting
from tests.world import NOW, TODAY, World, make_agency, make_plan, make_user

AGENCY_ROLES = tuple(role for role in Role if role not in TEAM_ROLES)


@dataclass
class Person:
    """A card: an account and what it holds today, written by hand."""

    user: User | None
    posts: list[tuple[Role, UUID]] = field(default_factory=list)
    jurisdictions: set[UUID] = field(default_factory=set)
    # What each agency of the card has taken over from others.
    inherited: dict[UUID, set[UUID]] = field(default_factory=dict)
    # Where somebody is in charge of a field: its areas, and the agency below which.
    fields: list[tuple[frozenset[str], UUID]] = field(default_factory=list)

    def holds(self, agency: UUID | None, *roles: Role) -> bool:
        return any(agency in self.reached(place) and role in roles for role, place in self.posts)

    def reached(self, place: UUID) -> set[UUID]:
        return {place} | self.inherited.get(place, set())

    @property
    def everywhere(self) -> set[UUID]:
        return {found for _, place in self.posts for found in self.reached(place)}

    def sits(self, team: UUID | None, *roles: Role) -> bool:
        return self.holds(team, *(roles or TEAM_ROLES))

    @property
    def known(self) -> bool:
        return self.user is not None and self.user.is_active


@dataclass
class Grid:
    """All of it; `at` names the inspections by the state they are in."""

    world: World
    beside: World
    places: dict[str, Agency] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    at: dict[str, Inspection] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    reports: dict[str, ReportRequest] = field(default_factory=dict)
    rounds: dict[str, ReportRound] = field(default_factory=dict)
    asks: dict[str, EvidenceAsk] = field(default_factory=dict)
    merges: dict[str, Merge] = field(default_factory=dict)
    copies: dict[str, ReadinessCopy] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    numbers: int = 0

    def actor(self, key: str) -> Actor:
        return actor_of(self.persons[key].user, TODAY)

    def actors(self) -> dict[str, Actor]:
        return {key: self.actor(key) for key in self.persons}

    # -- people

    def person(self, key: str, *posts: tuple[Role, Agency], valid: tuple[date, date | None] | None = None) -> Person:
        """Somebody with these posts; `valid` where they do not hold today."""
        user = make_user(f"r-{key}", key)
        self.world.users[key] = user
        for role, agency in posts:
            Appointment.objects.create(
                user=user,
                jurisdiction=self.beside.jurisdiction if agency.code.startswith("v.") else self.world.jurisdiction,
                agency=agency,
                role=role,
                title=key,
                valid_from=valid[0] if valid else date(2019, 1, 1),
                valid_to=valid[1] if valid else None,
            )
        card = self.persons[key] = Person(user)
        if not valid:
            self.give(card, *posts)
        return card

    def in_field(self, key: str, agency: Agency, areas: tuple[str, ...], over: Agency) -> None:
        """Somebody of a department in charge of these areas below an agency."""
        card = self.person(key, (Role.FIELD_OFFICER, agency))
        card.user.appointments.update(areas=list(areas), over=over)
        card.fields.append((frozenset(areas), over.pk))

    def give(self, card: Person, *posts: tuple[Role, Agency]) -> None:
        for role, agency in posts:
            card.posts.append((role, agency.pk))
            beside = agency.code.startswith("v.")
            card.jurisdictions.add((self.beside if beside else self.world).jurisdiction.pk)

    def seat(self, plan: Plan, name: str, seats: dict[str, TeamRole], by: str = "officer") -> Team:
        """A team of the plan with these people, each in one seat."""
        rows = [teams.Seat(role, key, "Thành viên Đoàn", self.world.users[key]) for key, role in seats.items()]
        team = teams.set_up(plan.pk, name, rows, on=date(2019, 1, 2), symbol=name, by=self.world.actor(by), now=NOW)
        for key, role in seats.items():
            card = self.persons[key]
            card.posts.append((ROLE_OF_SEAT[role], team.pk))
            card.jurisdictions.add(plan.jurisdiction_id)
        return team

    # -- cases

    def case(self, name: str, *, plan: Plan | None = None) -> tuple[Plan, Team]:
        """An issued plan of its own with both teams."""
        plan = plan or make_plan(self.world)
        self.plans[name] = plan
        team = self.teams[name] = self.seat(plan, f"Đoàn 1 {name}", FIRST_TEAM)
        self.teams[f"{name}/2"] = self.seat(plan, f"Đoàn 2 {name}", SECOND_TEAM)
        return plan, team

    def planned(self, name: str, unit: Agency | None = None) -> Inspection:
        plan, team = self.case(name)
        inspection = visiting.planned(self.world, plan, team, unit)
        self.at[name] = inspection
        return inspection

    def keep(self, name: str, record: Inspection) -> Inspection:
        self.at[name] = Inspection.objects.get(pk=record.pk)
        return self.at[name]

    def number(self, document: Document, by: str = "secretary") -> Document:
        document.refresh_from_db()
        self.numbers += 1
        return papers.issue(self.world, document, number=str(self.numbers), by=by, signed=self.file(f"{document.pk}"))

    def file(self, words: str) -> StoredFile:
        """A file that nobody else has: bytes of its own."""
        return files.store(BytesIO(concluding.PDF + words.encode()), name="tep.pdf", limit=100_000, at=NOW)


ROLE_OF_SEAT = {
    TeamRole.HEAD: Role.TEAM_HEAD,
    TeamRole.STANDING_DEPUTY: Role.TEAM_DEPUTY,
    TeamRole.DEPUTY: Role.TEAM_DEPUTY,
    TeamRole.SECRETARY: Role.TEAM_SECRETARY,
    TeamRole.MEMBER: Role.TEAM_MEMBER,
}
FIRST_TEAM = {
    "head": TeamRole.HEAD,
    "deputy": TeamRole.STANDING_DEPUTY,
    "secretary": TeamRole.SECRETARY,
    "member": TeamRole.MEMBER,
    "member and focal": TeamRole.MEMBER,
}
SECOND_TEAM = {
    "head2": TeamRole.HEAD,
    "deputy2": TeamRole.DEPUTY,
    "secretary2": TeamRole.SECRETARY,
    "member2": TeamRole.MEMBER,
    "secretary2 and head of other": TeamRole.SECRETARY,
    "secretary2 and auditor": TeamRole.SECRETARY,
}


def lay_places(grid: Grid) -> None:
    world = grid.world
    grid.places = {
        "standing": world.standing,
        "issuer": world.committee,
        "unit": world.unit,
        "other": world.other_unit,
        "ministry": make_agency("w.bo", "Bộ Tư pháp"),
        "below": make_agency("w.phong", "Phòng Tư pháp"),
        "former": make_agency("w.cu", "Cơ quan cấp trên cũ"),
        "standing beside": grid.beside.standing,
        "heir of standing": make_agency("w.snv2", "Sở Nội vụ mới"),
        "heir of other": make_agency("w.stc2", "Sở Tài chính mới"),
    }
    lines = [(agency, agency, 0, None) for agency in grid.places.values()]
    lines += [(world.unit, grid.places["ministry"], 1, None), (grid.places["below"], world.unit, 1, None)]
    lines += [(grid.places["below"], grid.places["ministry"], 2, None)]
    lines += [(world.unit, grid.places["former"], 1, date(2019, 3, 1))]
    lines += [(agency, world.committee, 1, None) for agency in (world.standing, world.other_unit)]
    AgencyAncestor.objects.bulk_create(
        AgencyAncestor(agency=low, ancestor=high, depth=depth, valid_from=date(2000, 1, 1), valid_to=until)
        for low, high, depth, until in lines
    )


def name_people(grid: Grid) -> None:
    for world in (grid.world, grid.beside):
        prefix = "" if world is grid.world else "beside "
        for key, user in list(world.users.items()):
            card = grid.persons[prefix + key] = Person(user)
            for row in user.appointments.select_related("agency"):
                grid.give(card, (Role(row.role), row.agency))
    for place, agency in grid.places.items():
        for role in AGENCY_ROLES:
            grid.person(f"{role}@{place}", (role, agency))
    unit, standing, other = (grid.places[name] for name in ("unit", "standing", "other"))
    for key in ("deputy", "secretary2", "deputy2", "member2", "former member"):
        grid.person(key)
    grid.person("officer and focal", (Role.STANDING_OFFICER, standing), (Role.FOCAL_POINT, unit))
    grid.person("member and focal", (Role.FOCAL_POINT, unit))
    grid.person("secretary2 and head of other", (Role.AGENCY_HEAD, other))
    grid.person("secretary2 and auditor", (Role.AUDITOR, standing))
    grid.person("ended officer", (Role.STANDING_OFFICER, standing), valid=(date(2019, 1, 1), TODAY))
    grid.person("officer from tomorrow", (Role.STANDING_OFFICER, standing), valid=(TODAY + timedelta(days=1), None))
    moved = grid.person(
        "proposer who went to the unit", (Role.STANDING_OFFICER, standing), valid=(date(2019, 1, 1), TODAY)
    )
    Appointment.objects.create(
        user=moved.user,
        jurisdiction=grid.world.jurisdiction,
        agency=unit,
        role=Role.FOCAL_POINT,
        title="Đầu mối",
        valid_from=TODAY,
    )
    grid.give(moved, (Role.FOCAL_POINT, unit))
    _name_heirs_and_fields(grid)
    idle = grid.person("inactive officer", (Role.STANDING_OFFICER, standing))
    idle.user.is_active = False
    idle.user.save()
    idle.posts.clear()
    idle.jurisdictions.clear()
    grid.persons["stranger"] = Person(None)


# Who took over from whom: the first of today, the second only of tomorrow.
TAKEN_OVER = {"heir of standing": "standing", "heir of other": "other"}
FIELDS = {
    "field of procedures": ("other", ("procedures",), "ministry"),
    "field of direction": ("other", ("direction",), "ministry"),
    "field of both": ("other", ("direction", "procedures"), "ministry"),
    "field of one unit": ("other", ("procedures",), "unit"),
    "field of former": ("other", ("procedures", "direction"), "former"),
    "field without areas": ("other", (), "ministry"),
    "field below nobody": ("other", ("procedures",), "below"),
    "field of the whole city": ("ministry", ("procedures", "one_stop"), "issuer"),
}


def _name_heirs_and_fields(grid: Grid) -> None:
    """Successors of agencies, a successor of tomorrow, a substitute, and departments in charge of a field."""
    places = grid.places
    for heir, before in TAKEN_OVER.items():
        Succession.objects.create(
            predecessor=places[before], successor=places[heir], on=TODAY, kind="merged", ground="Nghị quyết thử nghiệm"
        )
    Succession.objects.create(
        predecessor=places["unit"],
        successor=places["heir of other"],
        on=TODAY + timedelta(days=1),
        kind="merged",
        ground="Nghị quyết của ngày mai",
    )
    bring_heirs()
    for card in grid.persons.values():
        for heir, before in TAKEN_OVER.items():
            card.inherited[places[heir].pk] = {places[before].pk}
    for key, (agency, areas, over) in FIELDS.items():
        grid.in_field(key, places[agency], areas, places[over])
    officer = grid.persons["officer"].user.appointments.get()
    substitute = grid.person("substitute officer", (Role.STANDING_OFFICER, places["standing"]))
    substitute.user.appointments.update(stands_in_for=officer)
