"""S2, Hải Phòng 2019: four teams timetabled within 01/6–31/12/2019, notices five working days ahead, two visits sealed."""

import json
from datetime import date, time

import pytest

from kiemtra.data.calendar import load_calendar
from kiemtra.jobs.timetables import solve_waiting
from kiemtra.store.models import Agency, Event, Inspection, Message, Team, Timetable
from kiemtra.workflows import inspections, timetables
from kiemtra.workflows.timetables.facts import read
from kiemtra.workflows.timetables.problems import Scope, placed_in, problem_of
from tests.stories.conftest import texts
from tests.stories.telling import Story, at, begin

SECRET = ("hai-phong.quan-kien-an", "hai-phong.so-cong-thuong")
WINDOW = (date(2019, 6, 1), date(2019, 12, 31))


@pytest.fixture(params=texts("s2"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    return begin("s2", request.param)


def seal_two(story: Story) -> list[Inspection]:
    """The programme's own unannounced visit, and one more by another team; both approved by their heads."""
    unit = Agency.objects.get(code=SECRET[1])
    inspections.propose_unannounced(
        story.founded.plan.pk,
        unit,
        story.founded.teams[1],
        ground="Phản ánh của người dân (dữ liệu minh họa)",
        sealed_until=at(date(2019, 9, 10), 8),
        by=story.actor("chuyen-vien"),
        now=story.now,
    )
    rows = list(Inspection.objects.filter(plan=story.founded.plan, announced=False).select_related("team"))
    for row in rows:
        head = story.actor(f"truong-doan-{1 + story.founded.teams.index(row.team)}")
        inspections.approve(row.pk, revision=row.revision, by=head, now=story.now)
    return rows


def proposal(story: Story) -> Timetable:
    wishes = timetables.Wishes(hour=time(8), seconds=10)
    officer = story.actor("chuyen-vien")
    row = timetables.ask(story.founded.plan.pk, wishes, by=officer, now=story.now, today=story.day)
    assert solve_waiting(lambda: story.now) == 1
    row.refresh_from_db()
    return row


def take_over(story: Story, row: Timetable) -> list[Inspection]:
    seal = timetables.seal_of(timetables.changes_between(row, read(row.plan, today=story.day)))
    officer = story.actor("chuyen-vien")
    return timetables.take_over(row.pk, revision=row.revision, seen=seal, by=officer, now=story.now, today=story.day)


def announced(story: Story) -> list[Inspection]:
    rows = Inspection.objects.filter(plan=story.founded.plan, announced=True)
    return list(rows.select_related("unit", "team").order_by("visit_on"))


def test_four_teams_have_their_days_and_every_unit_its_notice_in_time(story: Story) -> None:
    seal_two(story)
    calendar, today = load_calendar(), story.day
    without = {row.unit.code for row in announced(story) if row.visit_on is None}
    assert without

    row = proposal(story)
    handed = take_over(story, row)
    for number, team in enumerate(story.founded.teams, start=1):
        mine = [one for one in handed if one.team_id == team.pk]
        if mine:
            head, seen = story.actor(f"truong-doan-{number}"), [(one.pk, one.revision) for one in mine]
            timetables.decide_all(team.pk, seen, by=head, now=story.now, today=today)
    for one in announced(story):
        story.notice(one.unit.code, 1 + story.founded.teams.index(one.team))

    rows = announced(story)
    assert {one.unit.code for one in handed} == without
    assert {one.team for one in rows} == set(Team.objects.filter(plan=story.founded.plan))
    assert all(one.state == "noticed" and one.decided_at for one in rows)
    assert all(WINDOW[0] <= one.visit_on <= WINDOW[1] and calendar.is_working(one.visit_on) for one in rows)
    assert all(calendar.working_days_between(one.noticed_on, one.visit_on) >= 5 for one in rows)
    on_one_day = {(one.team_id, one.visit_on) for one in rows}
    assert len(on_one_day) == len(rows)
    assert Message.objects.filter(to=story.founded.users["dau-moi-quan-le-chan"]).exists()
    proofs = Event.objects.filter(name="inspection.noticed", inspection_id__in=[one.pk for one in rows])
    assert proofs.count() == len(rows)


def test_the_two_sealed_visits_are_in_no_run_no_calendar_and_no_list(story: Story) -> None:
    hidden = seal_two(story)
    plan = story.founded.plan

    row = proposal(story)
    take_over(story, row)

    row.refresh_from_db()
    kept = json.dumps([row.facts, row.result], ensure_ascii=False)
    told = [one.unit.short_name for one in hidden]
    assert [
        word for one in hidden for word in (str(one.pk), str(one.unit_id), one.unit.short_name) if word in kept
    ] == []
    assert not {str(one.pk) for one in hidden} & set(placed_in(row))
    addresses = [
        f"/plans/{plan.pk}/timetable/",
        f"/plans/{plan.pk}/calendar/?thang=2019-09",
        "/calendar/?thang=2019-09",
        "/calendar/?tuan=2019-09-10",
    ]
    keys = ("chuyen-vien", "lanh-dao", "giam-sat", "truong-doan-1", "truong-doan-2", "thu-ky-2", "thanh-vien-2-1")
    pages = {
        (key, address): story.page(key, address) for key in keys if key in story.founded.users for address in addresses
    }
    leaking = [
        where
        for where, page in pages.items()
        if any(name in page.split("<main")[-1] for name in told) or any(str(one.pk) in page for one in hidden)
    ]
    assert len(pages) >= 20
    assert leaking == []


def test_the_problem_is_the_same_with_and_without_sealed_visits(story: Story) -> None:
    before = problem_of(read(story.founded.plan, today=story.day), Scope(), today=story.day)

    seal_two(story)

    assert problem_of(read(story.founded.plan, today=story.day), Scope(), today=story.day) == before
