"""Readings, plans and what hangs on them, brought to a state by the workflows."""

from datetime import date

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.people import Role
from kiemtra.domain.plans import ExpectedKind
from kiemtra.domain.text import fold
from kiemtra.store.models import (
    Agency,
    AgencyAncestor,
    Appointment,
    ExpectedPlan,
    Inspection,
    Plan,
    Reading,
    Recognition,
    Team,
)
from kiemtra.workflows import expectations, inspections, readings
from kiemtra.workflows.readings.handing_in import hand_in
from tests.remembering import remembered
from tests.world import NOW, TODAY, World, make_plan, make_team, make_user

TEXT = """Kế hoạch kiểm tra công tác cải cách hành chính năm 2019

Ngày đăng: 20/05/2019

Căn cứ Kế hoạch số 15/KH-UBND ngày 10/01/2019 của UBND thành phố về cải cách hành chính năm 2019;

Ngày 15/5/2019, UBND thành phố ban hành Kế hoạch số 99/KH-UBND kiểm tra công tác cải cách hành chính năm 2019.

- Đối tượng kiểm tra: Tại các sở, ngành: Thực hiện kiểm tra tại 02 đơn vị (Sở Tư pháp; Sở Tài chính).

- Nội dung kiểm tra: công tác chỉ đạo, điều hành; cải cách thủ tục hành chính; kiểm tra việc thực hiện Kế hoạch số 40/KH-UBND ngày 12/02/2019 của UBND thành phố về nâng cao chỉ số PAPI.

- Thời gian kiểm tra: từ ngày 03/6/2019 đến ngày 29/11/2019. Lịch kiểm tra được thông báo cho đơn vị trước khi kiểm tra ít nhất 5 ngày làm việc.

- Đơn vị được kiểm tra chuẩn bị báo cáo, tài liệu theo yêu cầu của Đoàn kiểm tra.
"""


def put_below(root: Agency, *agencies: Agency) -> None:
    """Let the agencies stand under the root."""
    AgencyAncestor.objects.bulk_create(
        AgencyAncestor(agency=agency, ancestor=root, depth=1, valid_from=date(2000, 1, 1)) for agency in agencies
    )


@remembered
def make_communes(world: World, *names: str) -> list[Agency]:
    """Communes below the committee of the world."""
    communes = [
        Agency.objects.create(
            code=f"w.xa-{fold(name).replace(' ', '-')}",
            name=f"Ủy ban nhân dân xã {name}",
            short_name=f"UBND xã {name}",
            folded=fold(f"UBND xã {name}"),
            kind=AgencyKind.PEOPLES_COMMITTEE,
            level=AgencyLevel.COMMUNE,
            valid_from=date(2000, 1, 1),
        )
        for name in names
    ]
    put_below(world.committee, *communes)
    return communes


@remembered
def make_register(world: World) -> None:
    """The departments of the world below its committee."""
    put_below(world.committee, world.standing, world.unit, world.other_unit)


@remembered
def make_reading(world: World, text: str = TEXT, name: str = "ke-hoach.txt") -> Reading:
    """A text taken in, nothing decided."""
    return readings.take(world.jurisdiction, text.encode(), name, by=world.actor("officer"), now=NOW)


def take_all(world: World, *sources: readings.Source, by: str = "officer") -> list[Reading | Recognition]:
    """Texts and scans handed in at once, as the page does it."""
    given = {"by": world.actor(by), "now": NOW}
    return readings.take_all(world.jurisdiction, readings.open_all(world.jurisdiction, sources, **given), **given)


def make_reading_of_file(world: World, data: bytes, name: str = "ke-hoach.txt", by: str = "officer") -> Reading:
    """A file handed in and read at once."""
    [reading] = take_all(world, readings.Source(data, name, is_file=True), by=by)
    assert isinstance(reading, Reading), "it is no scan"
    return reading


def make_scan(world: World, data: bytes = b"\x89PNG\r\n\x1a\n", name: str = "quet.png") -> Recognition:
    """A scan handed in; whether anything here recognises letters is not asked."""
    officer = world.actor("officer")
    return hand_in(world.jurisdiction, data, name, by=officer, post=officer.posts[0], now=NOW)


@remembered
def make_named(world: World) -> Reading:
    """A text in which somebody has said which agency its first unit is."""
    reading = make_reading_of_file(world, TEXT.encode())
    given = {"revision": reading.revision, "by": world.actor("officer"), "now": NOW}
    return readings.decide_name(reading.pk, "units/0", world.unit, **given)


@remembered
def make_decided(world: World, text: str = TEXT) -> Reading:
    """A text all of whose facts were accepted."""
    reading = make_reading(world, text)
    return readings.accept_rest(reading.pk, revision=reading.revision, by=world.actor("officer"), now=NOW)


@remembered
def make_expected(world: World, kind: ExpectedKind = ExpectedKind.INSPECTION_PLAN) -> ExpectedPlan:
    """A plan that the unit owes by the end of June."""
    plan = make_plan(world)
    rows = expectations.expect(
        plan.pk, [world.unit], kind, due_on=date(2019, 6, 28), by=world.actor("officer"), now=NOW, today=TODAY
    )
    return rows[0]


@remembered
def make_visits(world: World) -> tuple[Plan, Team, list[Inspection]]:
    """An issued plan whose two units have planned inspections of one team."""
    plan = make_plan(world)
    team = make_team(world, plan)
    pairs = [(unit.agency, team) for unit in plan.units.select_related("agency")]
    return plan, team, inspections.plan_visits(plan.pk, pairs, by=world.actor("officer"), now=NOW)


def make_officer_of(world: World, agency: Agency, role: Role, username: str) -> None:
    """Somebody with this role at the agency; `world.actor(username)` is them."""
    world.users[username] = make_user(username, f"{role} {agency.short_name}")
    Appointment.objects.create(
        user=world.users[username],
        jurisdiction=world.jurisdiction,
        agency=agency,
        role=role,
        title="Cán bộ",
        valid_from=date(2019, 1, 1),
    )
