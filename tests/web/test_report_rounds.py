"""Rounds of reports: the list, a new round looked at first, who has sent, and what is done to a round."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.reports import RoundPurpose, RoundState
from kiemtra.store.models import ReportRequest, ReportRound
from kiemtra.workflows import report_rounds, reports
from tests import factories_inspections as make
from tests.web.signing import assume, client_of
from tests.world import NOW, TODAY, World, make_plan


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings) -> None:
    assume(world, settings)


def opened(world: World, due_on: date = date(2019, 6, 20), units: int = 2) -> ReportRound:
    plan = make_plan(world)
    content = report_rounds.RoundContent(
        asker=world.standing, form="unit_report", title="Báo cáo quý II", plan=plan, due_on=due_on
    )
    asked = [world.unit, world.other_unit][:units]
    return report_rounds.open_round(content, units=asked, by=world.actor("officer"), now=NOW, today=TODAY)


def page_of(world: World, path: str, who: str = "officer") -> str:
    response = client_of(world, who).get(path)
    assert response.status_code == 200
    return response.content.decode()


def given_form(**more: Any) -> dict[str, Any]:
    return {
        "form": "unit_report",
        "purpose": "collection",
        "title": "Báo cáo quý II",
        "due_on": "20/06/2019",
        "groups": ["plan"],
    } | more


def test_a_round_is_looked_at_before_anybody_is_asked(world: World) -> None:
    plan = make_plan(world)
    client, url = client_of(world, "officer"), f"/report-rounds/new/?plan={plan.pk}"

    looked = client.post(url, given_form(do="preview")).content.decode()
    assert "<strong>2 đơn vị</strong> sẽ nhận yêu cầu, hạn gửi thứ Năm, 20/06/2019 (còn 11 ngày làm việc)" in looked
    assert "Sở Tài chính; Sở Tư pháp" in looked
    assert not ReportRound.objects.exists()

    response = client.post(url, given_form(do="ask"))
    made = ReportRound.objects.get()
    assert response["Location"] == f"/report-rounds/{made.pk}/"
    assert ReportRequest.objects.filter(round=made).count() == 2


def test_what_is_wrong_with_a_round_is_told_at_its_fields(world: World) -> None:
    plan = make_plan(world)
    data = given_form(do="ask", due_on="01/06/2019", title="")

    response = client_of(world, "officer").post(f"/report-rounds/new/?plan={plan.pk}", data)

    assert response.status_code == 422
    assert not ReportRound.objects.exists()


def test_the_focal_point_may_not_open_a_round(world: World) -> None:
    assert client_of(world, "focal").get("/report-rounds/new/").status_code == 403


def test_overdue_ones_stand_on_top_and_figures_open_what_they_count(world: World) -> None:
    asked = opened(world)
    first = asked.requests.get(agency=world.unit)
    reports.save_answers(first.pk, seen=1, answers=make.REPORT, by=world.actor("focal"), now=NOW)
    ReportRequest.objects.filter(round=asked).exclude(pk=first.pk).update(due_on=date(2019, 6, 3))

    page = page_of(world, f"/report-rounds/{asked.pk}/")
    missing = page_of(world, f"/report-rounds/{asked.pk}/?nhom=missing")

    assert page.index("Sở Tài chính</a>") < page.index("Sở Tư pháp</a>")
    assert "Quá hạn, chưa gửi" in page
    first.refresh_from_db()
    assert f"{first.done}/{first.total}" in page
    assert "Sở Tư pháp</a>" not in missing
    assert "Chép lời nhắn" in page


def test_the_unit_sees_its_report_and_no_round(world: World) -> None:
    asked = opened(world)

    page = page_of(world, "/reports/", "focal")

    assert page.count("Báo cáo quý II") == 1
    assert "Sở Tài chính" not in page
    assert client_of(world, "focal").get(f"/report-rounds/{asked.pk}/").status_code == 404


def test_late_reports_of_the_unit_stand_on_top(world: World) -> None:
    opened(world, units=1)
    other = report_rounds.RoundContent(
        asker=world.standing, form="unit_report", title="Báo cáo tháng 5", plan=make_plan(world), due_on=TODAY
    )
    made = report_rounds.open_round(other, units=[world.unit], by=world.actor("officer"), now=NOW, today=TODAY)
    ReportRequest.objects.filter(round=made).update(due_on=date(2019, 6, 3))

    page = page_of(world, "/reports/", "focal")

    assert page.index("Báo cáo tháng 5") < page.index("Báo cáo quý II")
    assert page.count('class="is-late"') == 1


def test_a_round_is_extended_closed_and_opened_again(world: World) -> None:
    asked = opened(world)
    client, url = client_of(world, "officer"), f"/report-rounds/{asked.pk}"

    late = {"revision": asked.revision, "due_on": "28/06/2019", "reason": "Đơn vị đề nghị"}
    assert client.post(f"{url}/extend/", late).status_code == 302
    asked.refresh_from_db()
    assert client.post(f"{url}/close/", {"revision": asked.revision}).status_code == 302
    asked.refresh_from_db()
    assert (asked.due_on, asked.state) == (date(2019, 6, 28), RoundState.CLOSED)
    assert client.post(f"{url}/reopen/", {"revision": asked.revision, "reason": ""}).status_code == 422
    assert client.post(f"{url}/reopen/", {"revision": asked.revision, "reason": "Nhận bổ sung"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == RoundState.OPEN


def test_a_closed_round_takes_no_answer(world: World) -> None:
    asked = opened(world)
    report_rounds.close(asked.pk, revision=asked.revision, by=world.actor("officer"), now=NOW)
    report = asked.requests.get(agency=world.unit)

    response = client_of(world, "focal").post(f"/reports/{report.pk}/", {"revision": 1, "tasks_assigned": "4"})

    assert response.status_code in (403, 409)
    assert not report.answers.filter(item="tasks_assigned").exists()


def test_more_units_are_added(world: World) -> None:
    asked = opened(world, units=1)
    data = {"revision": asked.revision, "groups": ["plan"], "do": "ask"}

    client_of(world, "officer").post(f"/report-rounds/{asked.pk}/units/", data)

    assert asked.requests.count() == 2


def test_the_list_can_be_taken_as_a_workbook(world: World) -> None:
    asked = opened(world)

    response = client_of(world, "officer").get(f"/report-rounds/{asked.pk}/xlsx/")

    assert response["Content-Type"].startswith("application/vnd.openxmlformats")


def test_a_round_hangs_in_its_plan(world: World) -> None:
    asked = opened(world)

    assert "Báo cáo quý II" in page_of(world, f"/plans/{asked.plan_id}/reports/")


@pytest.mark.parametrize("path", ["/report-rounds/", "/report-rounds/{round}/", "/reports/"])
def test_as_many_queries_for_two_units_as_for_one(world: World, path: str) -> None:
    counts = []
    who = "focal" if path == "/reports/" else "officer"
    for units in (1, 2):
        asked = opened(world, units=units)
        client = client_of(world, who)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path.format(round=asked.pk)).status_code == 200
        # Two of them are the banner of the demo.
        counts.append(len(captured) - 2)

    assert counts[0] == counts[1]
    assert counts[0] <= (12 if "{round}" in path else 8)


def test_each_unit_that_has_not_sent_has_a_reminder_to_paste(world: World) -> None:
    asked = opened(world, due_on=TODAY)
    for one in ReportRequest.objects.filter(round=asked, agency=world.other_unit):
        ReportRequest.objects.filter(pk=one.pk).update(due_on=date(2019, 6, 3), state="submitted")
    ReportRequest.objects.filter(round=asked, agency=world.unit).update(due_on=TODAY - timedelta(days=2))
    waiting = ReportRequest.objects.get(round=asked, agency=world.unit)

    page = HTMLParser(page_of(world, f"/report-rounds/{asked.pk}/"))
    told = [area.text() for area in page.css("tbody [data-copy] textarea")]

    assert told == [
        f"Đề nghị {world.unit.name} gửi báo cáo “Báo cáo quý II”. Hạn gửi: {waiting.due_on:%d/%m/%Y}, đã quá 2 ngày. "
        f"Mở báo cáo tại: http://testserver/reports/{waiting.pk}/"
    ]


@pytest.mark.parametrize(
    ("purpose", "rule"),
    [
        (RoundPurpose.COLLECTION, "Nơi yêu cầu đặt cho cả đợt: gửi trong thứ Năm, 20/06/2019 vẫn là đúng hạn."),
        (RoundPurpose.INSPECTION, "Tính riêng cho từng đơn vị: ít nhất 03 ngày làm việc trước ngày kiểm tra"),
        (RoundPurpose.READINESS, "Xác nhận trong quý nào thì đến hết quý sau phải xác nhận lại"),
    ],
)
def test_the_rule_of_the_day_is_said_in_words(world: World, purpose: RoundPurpose, rule: str) -> None:
    asked = opened(world)
    due = asked.due_on if purpose is RoundPurpose.COLLECTION else None
    ReportRound.objects.filter(pk=asked.pk).update(purpose=purpose, due_on=due)

    assert rule in page_of(world, f"/report-rounds/{asked.pk}/")
