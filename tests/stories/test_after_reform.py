"""S0, S1 and S3 after 1 July 2025: who carries each old recommendation, on what ground, and who verifies it."""

from datetime import date

import pytest

from kiemtra.domain.errors import NotAllowed
from kiemtra.domain.people import Actor
from kiemtra.domain.reorganisations import Obligation
from kiemtra.store.models import Recommendation
from kiemtra.store.queries import remediation as queries
from kiemtra.store.queries import transfers as transfer_queries
from kiemtra.workflows import remediation, transfers
from tests.stories.conftest import EXAMPLES
from tests.stories.telling import Story, agency, begin

WARD = "hung-yen.thanh-pho-hung-yen.phuong-hien-nam"
DEPARTMENT = "hung-yen.so-cong-thuong"
DISTRICT = "hung-yen.huyen-khoai-chau"
TOWN = "ha-noi.huyen-thanh-oai.thi-tran-kim-bai"
COMMUNE = "ha-noi.huyen-thanh-oai.xa-cu-khe"


def told(key: str, text: str, visits: dict[str, tuple[date, int]]) -> Story:
    """The year as far as the results, each with one open recommendation; then July 2025."""
    story = begin(key, (EXAMPLES / text).read_bytes())
    for code, (_, team) in visits.items():
        story.notice(code, team)
        story.answer_notice(code)
    for code, (on, team) in visits.items():
        story.leave_open(code, on, team, shortcoming="Chưa công khai đủ thủ tục")
    story.reform()
    return story


def open_one(story: Story, code: str) -> Recommendation:
    row = story.recommendations(code)[0]
    assert row.addressee.code == code, "history stays where it happened"
    return row


def carrier_of(story: Story, code: str) -> tuple[str, str, date]:
    """Who carries the recommendation today, on what ground, since when."""
    row = open_one(story, code)
    last = transfer_queries.of_record(Obligation.RECOMMENDATION, row.pk)[-1]
    assert row.carried_by == last.to_agency
    return row.carried_by.code, last.ground, last.on


def ends_well(story: Story, code: str, focal: Actor) -> None:
    """The successor reports, the successor inspecting side verifies and closes; those who are gone may do neither."""
    row = story.carrier_reports(open_one(story, code), focal)
    for gone in ("chuyen-vien", "truong-doan-1", "thu-ky-1"):
        with pytest.raises((NotAllowed, Recommendation.DoesNotExist)):
            remediation.verify(
                row.pk, revision=row.revision, reason="x", by=story.actor(gone), now=story.now, today=story.day
            )
    assert story.verify_and_close(row, story.actor("chuyen-vien-2025")).state == "closed_implemented"


def seen_by(who: Actor) -> set[str]:
    return set(queries.visible_to(who).values_list("addressee__code", flat=True))


@pytest.mark.django_db
def test_s0_the_ward_of_today_reports_to_the_department_of_the_new_province() -> None:
    story = told("s0", "s0-hung-yen-city-2022.txt", {WARD: (date(2022, 4, 5), 1)})
    plan = open_one(story, WARD).inspection.plan

    assert carrier_of(story, WARD) == (
        "hung-yen-2025.phuong-pho-hien",
        "Nghị quyết 1666/NQ-UBTVQH15 ngày 16/6/2025",
        date(2025, 7, 1),
    )
    assert plan.standing_agency.code == "hung-yen.thanh-pho-hung-yen.phong-noi-vu"
    assert (plan.carried_by.code, plan.issuer_carried_by.code) == ("hung-yen-2025.so-noi-vu", "hung-yen-2025")
    focal = story.actor("dau-moi-2025-phuong-pho-hien")
    assert seen_by(focal) == {WARD}
    ends_well(story, WARD, focal)


@pytest.mark.django_db
def test_s1_departments_follow_and_a_district_waits_for_who_is_named() -> None:
    visits = {DEPARTMENT: (date(2022, 9, 20), 1), DISTRICT: (date(2022, 9, 23), 1)}
    story = told("s1", "s1-hung-yen-province-2022.txt", visits)
    officer, admin = story.actor("chuyen-vien-2025"), story.actor("quan-tri")

    assert carrier_of(story, DEPARTMENT)[0] == "hung-yen-2025.so-cong-thuong"
    assert carrier_of(story, DISTRICT)[0] == "hung-yen-2025"
    # The province may not judge itself: somebody must name who takes the district's over.
    waiting = transfer_queries.for_decision(officer).get(recommendation=open_one(story, DISTRICT))
    assert transfer_queries.for_decision(admin).filter(pk=waiting.pk).exists()
    transfers.correct(
        waiting.pk,
        agency("hung-yen-2025.van-phong-ubnd-tinh"),
        reason="UBND tỉnh giao Văn phòng tiếp nhận (dữ liệu minh họa)",
        revision=waiting.revision,
        by=officer,
        now=story.now,
        today=story.day,
    )
    row = open_one(story, DISTRICT)
    assert (row.carried_by.code, row.addressee.code) == ("hung-yen-2025.van-phong-ubnd-tinh", DISTRICT)
    assert not transfer_queries.for_decision(officer).filter(recommendation=row).exists()
    focal, _ = story.staff_of("hung-yen-2025.van-phong-ubnd-tinh")
    assert seen_by(focal) == {DISTRICT}
    row = story.carrier_reports(row, focal)
    assert story.verify_and_close(row, officer).state == "closed_implemented"


@pytest.mark.django_db
def test_s3_each_new_commune_sees_exactly_its_own() -> None:
    story = told("s3", "s3-thanh-oai-2019.txt", {TOWN: (date(2019, 9, 25), 1), COMMUNE: (date(2019, 9, 26), 2)})

    assert carrier_of(story, TOWN)[0] == "ha-noi.xa-thanh-oai"
    # Split in two: the main part takes it over.
    assert carrier_of(story, COMMUNE)[0] == "ha-noi.xa-binh-minh"
    assert open_one(story, TOWN).inspection.plan.carried_by.code == "ha-noi.so-noi-vu"
    town, commune = story.actor("dau-moi-2025-xa-thanh-oai"), story.actor("dau-moi-2025-xa-binh-minh")
    assert (seen_by(town), seen_by(commune)) == ({TOWN}, {COMMUNE})
    row = open_one(story, COMMUNE)
    with pytest.raises(Recommendation.DoesNotExist):
        remediation.plan(row.pk, revision=row.revision, text="x", by=town, now=story.now)
    assert seen_by(story.actor("dau-moi-thi-tran-kim-bai")) == set()
    ends_well(story, TOWN, town)
    ends_well(story, COMMUNE, commune)
