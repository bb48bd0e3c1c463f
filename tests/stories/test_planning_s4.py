"""S4, thành phố Hà Nội 2021: the letter's cascade, from the city over a district down to its communes.

What the agencies write in their own plans is invented and marked so.
"""

from dataclasses import dataclass, field
from datetime import date

import pytest

from kiemtra.domain.cascade import PartOrigin, PlanPart, differences
from kiemtra.domain.expectations import ExpectedState
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import ExpectedKind
from kiemtra.jobs.reminders import remind_due
from kiemtra.store.models import Agency, ExpectedPlan, Message, Plan
from kiemtra.store.queries import agencies as agency_queries
from kiemtra.store.queries import cascade
from kiemtra.store.queries import plans as plan_queries
from kiemtra.workflows import child_plans, expectations, plans
from tests.stories.conftest import texts
from tests.stories.telling import Story, begin

DISTRICT = "ha-noi.huyen-thanh-oai"
FIRST, SECOND = "ha-noi.huyen-thanh-oai.xa-cu-khe", "ha-noi.huyen-thanh-oai.xa-bich-hoa"
INSPECTION, SELF = ExpectedKind.INSPECTION_PLAN, ExpectedKind.SELF_INSPECTION_PLAN
COMMUNES_DUE = date(2021, 6, 30)
MARK = "(dữ liệu minh họa)"


@dataclass
class Cascade:
    """The story with the plans that were made below the city's."""

    story: Story
    plans: dict[str, Plan] = field(default_factory=dict)

    def asked(self, code: str, kind: ExpectedKind = INSPECTION) -> ExpectedPlan:
        return ExpectedPlan.objects.exclude(plan__state="withdrawn").get(agency__code=code, kind=kind)

    def make(self, code: str, window: tuple[date, date], *, kind: ExpectedKind = INSPECTION) -> Plan:
        """The draft as the agency's focal point writes it, its own units in it."""
        focal, _ = self.story.staff_of(code)
        agency = self.story.founded.agencies[code]
        own = list(agency_queries.below(agency.pk, self.story.day)[:3])
        content = child_plans.ChildContent(
            title=f"Kế hoạch của {agency.short_name} năm 2021 {MARK}",
            units=tuple(own) if own and kind is INSPECTION else (agency,),
            window=window,
        )
        said = {"by": focal, "now": self.story.now, "today": self.story.day}
        return child_plans.start(self.asked(code, kind).pk, content, **said)

    def issue(self, code: str, plan: Plan) -> Plan:
        focal, head = self.story.staff_of(code)
        plan.refresh_from_db()
        plan = plans.submit(plan.pk, revision=plan.revision, by=focal, now=self.story.now)
        return plans.issue(plan.pk, revision=plan.revision, on=self.story.day, by=head, now=self.story.now)

    def officer(self) -> Actor:
        return self.story.actor("chuyen-vien")


@pytest.fixture(params=texts("s4"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    return begin("s4", request.param)


def communes_of(story: Story) -> list[Agency]:
    district = story.founded.agencies[DISTRICT]
    return agency_queries.of_groups(district.pk, story.day, [("commune", "peoples_committee")])


def down_to_the_communes(story: Story) -> Cascade:
    """The district makes its plan, leaves one area out and goes on longer; two communes follow, one of them in time."""
    told = Cascade(story)
    told.story.go_to(date(2021, 5, 14))
    district = told.make(DISTRICT, (date(2021, 5, 17), date(2021, 12, 15)))
    focal, _ = story.staff_of(DISTRICT)
    last_area = list(district.areas.all())[-1].area
    plans.edit(
        district.pk,
        plans.PlanEdit(
            title=district.title,
            window=(district.window_from, district.window_to),
            data_period=(district.data_from, district.data_to),
            areas=tuple(row.area for row in district.areas.all() if row.area != last_area),
            deadlines=(("notice", 3, True, "Kế hoạch của huyện"),),
            preparation=f"{district.preparation}\nSổ tiếp công dân {MARK}",
        ),
        revision=district.revision,
        by=focal,
        now=story.now,
    )
    expectations.expect(
        district.pk, communes_of(story), INSPECTION, due_on=COMMUNES_DUE, by=focal, now=story.now, today=story.day
    )
    told.plans["district"] = told.issue(DISTRICT, district)
    story.go_to(date(2021, 6, 25))
    told.plans["first"] = told.issue(FIRST, told.make(FIRST, (date(2021, 7, 1), date(2021, 9, 30))))
    story.go_to(date(2021, 7, 5))
    told.plans["second"] = told.issue(SECOND, told.make(SECOND, (date(2021, 7, 12), date(2021, 9, 30))))
    return told


def test_cascade_is_followed_down_to_the_communes(story: Story) -> None:
    told = down_to_the_communes(story)

    levels = cascade.levels(story.founded.plan, told.officer(), story.day)

    found = {(level.kind, level.depth): level.counts for level in levels}
    assert found[INSPECTION, 1] == {ExpectedState.LATE: 5, ExpectedState.DELIVERED: 1}
    assert found[SELF, 1] == {ExpectedState.LATE: 6}
    below = found[INSPECTION, 2]
    assert sum(below.values()) == len(communes_of(story)) == 21
    assert (below[ExpectedState.DELIVERED], below[ExpectedState.DELIVERED_LATE]) == (1, 1)
    assert below[ExpectedState.LATE] == 19


def test_page_of_the_city_opens_each_level(story: Story) -> None:
    told = down_to_the_communes(story)
    address = f"/plans/{story.founded.plan.pk}/expected/"

    city = story.page("chuyen-vien", address)
    communes = story.page("chuyen-vien", f"{address}?loai=inspection_plan&cap=2&trang-thai=late")

    assert "cấp dưới 2/21 đã ban hành, 19 quá hạn" in city
    assert "UBND xã Cự Khê" not in communes
    assert communes.count("theo kế hoạch của UBND huyện Thanh Oai") == 19
    assert story.page("chuyen-vien", f"/plans/{told.plans['first'].pk}/") != "404"


def test_what_the_district_changed_is_told(story: Story) -> None:
    told = down_to_the_communes(story)
    city, district = (
        Plan.objects.prefetch_related("areas").get(pk=plan.pk) for plan in (story.founded.plan, told.plans["district"])
    )

    found = {(part.part, part.origin) for part in differences(cascade.compared(city, district))}

    assert (PlanPart.AREA, PartOrigin.LEFT_OUT) in found
    assert (PlanPart.WINDOW_TO, PartOrigin.CHANGED) in found
    assert (PlanPart.PREPARATION, PartOrigin.OWN) in found
    assert any(part is PlanPart.DEADLINE for part, _ in found)
    page = story.page("chuyen-vien", f"/plans/{district.pk}/differences/")
    assert "Kết thúc kiểm tra muộn hơn cấp trên: 15/12/2021 (cấp trên: 30/11/2021)." in page
    assert "Không đưa vào lĩnh vực" in page


def test_commune_takes_over_what_the_district_decided_and_not_what_the_city_had(story: Story) -> None:
    told = down_to_the_communes(story)
    district, commune = told.plans["district"], told.plans["first"]

    assert [row.area for row in commune.areas.all()] == [row.area for row in district.areas.all()]
    assert commune.deadlines["notice"]["days"] == 3
    assert commune.parent == district


def test_draft_of_a_district_stays_with_the_district(story: Story) -> None:
    told = Cascade(story)
    draft = told.make(DISTRICT, (date(2021, 5, 17), date(2021, 11, 30)))

    assert not plan_queries.visible_to(told.officer()).filter(pk=draft.pk).exists()
    assert "Dự thảo trên phần mềm" not in story.page("chuyen-vien", f"/plans/{story.founded.plan.pk}/expected/")
    assert "Dự thảo trên phần mềm" in story.page("dau-moi-huyen-thanh-oai", f"/plans/{story.founded.plan.pk}/expected/")


def test_self_inspection_goes_the_same_way(story: Story) -> None:
    told = Cascade(story)
    story.go_to(date(2021, 6, 10))
    plan = told.issue(DISTRICT, told.make(DISTRICT, (date(2021, 6, 14), date(2021, 10, 29)), kind=SELF))

    counts = {level.kind: level.counts for level in cascade.levels(story.founded.plan, told.officer(), story.day)}

    assert counts[SELF] == {ExpectedState.WAITING: 5, ExpectedState.DELIVERED: 1}
    assert plan.units.get().agency.code == DISTRICT


def test_late_agencies_are_reminded_once_a_day(story: Story, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    story.staff_of("ha-noi.so-tu-phap")
    down_to_the_communes(story)
    story.page("chuyen-vien", "/work/")  # the system stands at the day of the story

    first, again = remind_due(lambda: story.now), remind_due(lambda: story.now)

    told = Message.objects.filter(key__startswith="plans-due:")
    assert (first, again) == (told.values("path", "body").distinct().count(), 0)
    assert "kế hoạch tự kiểm tra" in told.get(to=story.founded.users["dau-moi-so-tu-phap"]).body
    assert not told.filter(body__contains="xã Cự Khê").exists()
