"""A round of reports with units below two districts, handed in through the workflows; merges up the tree."""

from dataclasses import dataclass
from datetime import date, timedelta

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import Agency, AgencyAncestor, Appointment, Merge, ReportRequest, ReportRound, User
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import merges, report_rounds, reports
from kiemtra.workflows.report_rounds import RoundContent
from tests.factories_inspections import REPORT
from tests.remembering import remembered
from tests.world import NOW, TODAY, World, make_agency, make_user

DUE = TODAY + timedelta(days=10)
LATER = TODAY + timedelta(days=20)
PERIOD = (date(2019, 1, 1), date(2019, 3, 31))


@dataclass
class Tree:
    """The committee with two districts, each with communes; a department of the committee in charge of a field."""

    world: World
    districts: list[Agency]
    communes: list[list[Agency]]
    users: dict[str, User]

    def actor(self, name: str) -> Actor:
        return actor_of((self.users | self.world.users)[name], TODAY)

    @property
    def units(self) -> list[Agency]:
        return [one for communes in self.communes for one in communes]


def below(agency: Agency, *ancestors: Agency) -> None:
    """The closure of the tree: itself at 0, then each ancestor from the nearest on."""
    rows = [
        AgencyAncestor(agency=agency, ancestor=one, depth=depth, valid_from=date(2000, 1, 1))
        for depth, one in enumerate((agency, *ancestors))
    ]
    AgencyAncestor.objects.bulk_create(rows)


@remembered
def make_tree(world: World, communes: int = 3) -> Tree:
    below(world.committee)
    below(world.standing, world.committee)
    below(world.unit, world.committee)
    districts, rows = [], []
    users: dict[str, User] = {}
    for at in (1, 2):
        district = make_agency(f"w.h{at}", f"UBND huyện {at}", AgencyKind.PEOPLES_COMMITTEE, "UBND")
        Agency.objects.filter(pk=district.pk).update(level=AgencyLevel.DISTRICT)
        below(district, world.committee)
        districts.append(district)
        users |= post(world, f"district{at}", Role.AGENCY_HEAD, district)
        users |= post(world, f"clerk{at}", Role.FOCAL_POINT, district)
        below_it = []
        for number in range(communes):
            commune = make_agency(f"w.h{at}.x{number}", f"UBND xã {at}.{number}", AgencyKind.PEOPLES_COMMITTEE, "UBND")
            Agency.objects.filter(pk=commune.pk).update(level=AgencyLevel.COMMUNE)
            below(commune, district, world.committee)
            below_it.append(commune)
            users |= post(world, f"commune{at}.{number}", Role.AGENCY_HEAD, commune)
        rows.append(below_it)
    users |= post(world, "head_of_standing", Role.AGENCY_HEAD, world.standing)
    return Tree(world, districts, rows, users)


def post(
    world: World, name: str, role: Role, agency: Agency, areas: tuple[str, ...] = (), over: Agency | None = None
) -> dict[str, User]:
    user = make_user(f"w-{name}", f"{name} {agency.name}")
    Appointment.objects.create(
        user=user,
        jurisdiction=world.jurisdiction,
        agency=agency,
        role=role,
        title=name,
        areas=list(areas),
        over=over,
        valid_from=date(2019, 1, 1),
    )
    return {name: user}


def asked(tree: Tree, form: str = "unit_report", **content: object) -> ReportRound:
    """A round asked of all communes."""
    told = {"title": "Số liệu quý I/2019", "period": PERIOD, "due_on": DUE} | content
    return report_rounds.open_round(
        RoundContent(asker=tree.world.standing, form=form, **told),  # type: ignore[arg-type]
        units=tree.units,
        by=tree.actor("officer"),
        now=NOW,
        today=TODAY,
    )


def hand_in(tree: Tree, round_: ReportRound, unit: Agency, **answers: object) -> ReportRequest:
    """The unit's head fills in and hands in."""
    request = ReportRequest.objects.get(round=round_, agency=unit)
    at, number = unit.code.removeprefix("w.h").split(".x")
    head = tree.actor(f"commune{at}.{number}")
    answered = {key: value for key, value in (REPORT | answers).items() if value is not None}
    reports.save_answers(request.pk, seen=request.revision, answers=answered, by=head, now=NOW)
    reports.confirm(request.pk, None, by=head, now=NOW)
    request.refresh_from_db()
    reports.submit(request.pk, revision=request.revision, by=head, now=NOW)
    request.refresh_from_db()
    return request


def charged(tree: Tree, round_: ReportRound) -> list[Merge]:
    """The asker's own merge and one of each district."""
    keys = [one.pk for one in tree.districts]
    merges.charge(round_.pk, keys, by=tree.actor("officer"), now=NOW, today=TODAY)
    return [Merge.objects.get(round=round_, agency=one) for one in (tree.world.standing, *tree.districts)]


def approve(tree: Tree, merge: Merge, by: str) -> Merge:
    merge.refresh_from_db()
    merges.approve(merge.pk, revision=merge.revision, by=tree.actor(by), now=NOW, today=TODAY)
    merge.refresh_from_db()
    return merge
