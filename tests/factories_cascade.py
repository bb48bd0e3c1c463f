"""A plan of a city, plans made below it by a district, and what the district expects of its communes."""

from dataclasses import dataclass, field
from datetime import date

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.people import Role
from kiemtra.domain.plans import ExpectedKind
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, ExpectedPlan, Plan
from kiemtra.workflows import child_plans, expectations, plans
from tests.factories_plans import make_officer_of, put_below
from tests.remembering import remembered
from tests.world import NOW, TODAY, World, make_plan

INSPECTION = ExpectedKind.INSPECTION_PLAN
DUE = date(2019, 6, 28)
BELOW_DUE = date(2019, 7, 31)
WINDOW = (date(2019, 6, 10), date(2019, 11, 30))


def make_below(above: Agency, level: AgencyLevel, *names: str, code: str = "") -> list[Agency]:
    """People's committees below an agency (and below what stands above that one is for the caller)."""
    made = Agency.objects.bulk_create(
        Agency(
            code=f"{code or above.code}.{fold(name).replace(' ', '-')}",
            name=f"Ủy ban nhân dân {name}",
            short_name=f"UBND {name}",
            folded=fold(f"UBND {name}"),
            kind=AgencyKind.PEOPLES_COMMITTEE,
            level=level,
            valid_from=date(2000, 1, 1),
        )
        for name in names
    )
    put_below(above, *made)
    return made


@dataclass
class Cascade:
    """The city's plan, its district with people (`district_focal`, `district_head`), and the district's communes."""

    world: World
    plan: Plan
    district: Agency
    communes: list[Agency]
    expected: ExpectedPlan
    children: dict[str, Plan] = field(default_factory=dict)

    def make(self, expected: ExpectedPlan, who: str, *, issued: bool = True, units: tuple[Agency, ...] = ()) -> Plan:
        """The plan that is expected, made in the system and issued by the agency's head."""
        content = child_plans.ChildContent(f"Kế hoạch của {expected.agency.short_name}", units, WINDOW)
        plan = child_plans.start(expected.pk, content, by=self.world.actor(f"{who}_focal"), now=NOW, today=TODAY)
        if not issued:
            return plan
        plan.refresh_from_db()
        plan = plans.submit(plan.pk, revision=plan.revision, by=self.world.actor(f"{who}_focal"), now=NOW)
        return plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=self.world.actor(f"{who}_head"), now=NOW)


@remembered
def make_cascade(world: World) -> Cascade:
    """The city expects the inspection plan of a district and of a department; nothing is delivered yet."""
    [district] = make_below(world.committee, AgencyLevel.DISTRICT, "huyện Thanh Oai")
    communes = make_below(district, AgencyLevel.COMMUNE, "xã Cự Khê", "xã Bích Hòa", "xã Mỹ Hưng")
    put_below(world.committee, world.unit, *communes)
    make_officer_of(world, district, Role.FOCAL_POINT, "district_focal")
    make_officer_of(world, district, Role.AGENCY_HEAD, "district_head")
    make_officer_of(world, communes[0], Role.FOCAL_POINT, "commune_focal")
    make_officer_of(world, communes[0], Role.AGENCY_HEAD, "commune_head")
    plan = make_plan(world)
    asked = expectations.expect(
        plan.pk, [district, world.unit], INSPECTION, due_on=DUE, by=world.actor("officer"), now=NOW, today=TODAY
    )
    return Cascade(world, plan, district, communes, asked[0])


@remembered
def down_to_communes(world: World) -> Cascade:
    """The district has issued its plan and expects those of its three communes; the first of them has issued its own."""
    tree = make_cascade(world)
    child = tree.make(tree.expected, "district", issued=False, units=(tree.communes[0],))
    asked = expectations.expect(
        child.pk, tree.communes, INSPECTION, due_on=BELOW_DUE, by=world.actor("district_focal"), now=NOW, today=TODAY
    )
    child.refresh_from_db()
    child = plans.submit(child.pk, revision=child.revision, by=world.actor("district_focal"), now=NOW)
    child = plans.issue(child.pk, revision=child.revision, on=TODAY, by=world.actor("district_head"), now=NOW)
    tree.children["district"] = child
    tree.children["commune"] = tree.make(asked[0], "commune", units=(tree.communes[0],))
    return tree
