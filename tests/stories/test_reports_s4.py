"""S4, thành phố Hà Nội 2021: sets kept current, annexes 1 to 3, a district and its communes, figures approved up the tree.

Every figure is made up, and every text among them is marked so.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from django.test import Client

from kiemtra.cli.demo import cascading, following
from kiemtra.cli.demo.answers import MARK, made_up
from kiemtra.domain.forms import blocking
from kiemtra.domain.merges import MergeState
from kiemtra.domain.people import Actor
from kiemtra.domain.readiness import Freshness
from kiemtra.domain.reports import AnswerOrigin, ReportState, RoundPurpose
from kiemtra.store.models import (
    Event,
    Inspection,
    Merge,
    MergeVersion,
    Message,
    ReadinessCopy,
    ReportRequest,
    ReportRound,
    Task,
)
from kiemtra.store.queries import readiness as kept
from kiemtra.store.queries import report_rounds as rounds
from kiemtra.store.queries import reports as queries
from kiemtra.workflows import inspections, merges, readiness, report_reminders, report_rounds, reports
from kiemtra.workflows.report_rounds import RoundContent
from tests.stories.conftest import texts
from tests.stories.telling import Story, begin

STANDING, JUSTICE, CONSTRUCTION = "ha-noi.so-noi-vu", "ha-noi.so-tu-phap", "ha-noi.so-xay-dung"
DISTRICT, TOWN, SECRET = "ha-noi.huyen-thanh-oai", "ha-noi.quan-cau-giay", "ha-noi.quan-dong-da"
COMMUNES = tuple(f"{DISTRICT}.{name}" for name in ("thi-tran-kim-bai", "xa-cu-khe", "xa-bich-hoa"))
FIRST, SECOND = (date(2021, 1, 1), date(2021, 3, 31)), (date(2021, 4, 1), date(2021, 6, 30))
ANNEX_1, ANNEX_2, ANNEX_3 = "data_and_report", "assigned_tasks", "field_progress"
FIELD_TASKS = (
    {
        "_row": "viec-1",
        "field_plan": "87/KH-UBND",
        "field_task": f"Rà soát văn bản quy phạm pháp luật {MARK}",
        "field_lead": "Các sở, UBND cấp huyện",
        "field_product": "Báo cáo rà soát",
        "field_percent": "60",
        "field_state": "in_time",
    },
)


@pytest.fixture(params=texts("s4"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    return begin("s4", request.param)


def asked(story: Story, form: str, units: Sequence[str], *, by: Actor | None = None, **said: Any) -> ReportRound:
    """A round of the standing agency, or of whoever `by` acts for."""
    content = RoundContent(
        form=form, title=f"{form} {MARK}", **{"asker": story.founded.agencies[STANDING], "due_on": story.day, **said}
    )
    places = [story.founded.agencies[code] for code in units]
    by = by or story.actor("chuyen-vien")
    return report_rounds.open_round(content, units=places, by=by, now=story.now, today=story.day)


def report_of(made: ReportRound, unit: str) -> ReportRequest:
    return made.requests.select_related("round", "agency").get(agency__code=unit)


def filled(story: Story, report: ReportRequest, more: Mapping[str, Any] | None = None) -> ReportRequest:
    """The focal point confirms what was put there and types the rest; nothing is left to mend."""
    focal, _ = story.staff_of(report.agency.code)
    report = reports.confirm(report.pk, by=focal, now=story.now).report
    there, given = dict(queries.typed_answers(report)), dict(more or {})
    until = report.period_to or FIRST[1]
    seed = len(report.agency.code)
    typed = made_up(queries.template_of(report), seed, fixed=there | given, today=until) | given
    saved = reports.save_answers(report.pk, seen=report.revision, answers=typed, by=focal, now=story.now)
    assert blocking(saved.problems) == ()
    return saved.report


def handed_in(story: Story, report: ReportRequest, more: Mapping[str, Any] | None = None) -> ReportRequest:
    """Filled in and laid before the head, who hands it in."""
    report = filled(story, report, more)
    focal, head = story.staff_of(report.agency.code)
    report = reports.present(report.pk, revision=report.revision, by=focal, now=story.now)
    reports.submit(report.pk, revision=report.revision, by=head, now=story.now)
    report.refresh_from_db()
    return report


def test_sets_kept_current_and_copied_without_a_trace(story: Story) -> None:
    made = asked(story, "readiness_set", (JUSTICE, SECRET, TOWN), purpose=RoundPurpose.READINESS, due_on=None)
    report = handed_in(story, report_of(made, SECRET))
    assert report.due_on == date(2021, 9, 30)

    # Unannounced: the team takes what stands there; nothing of the unit changes and nobody is told.
    inspection = Inspection.objects.get(plan=story.founded.plan, announced=False)
    seen = (ReportRequest.objects.values_list(), Message.objects.values_list("pk"), Event.objects.exclude(sealed=True))
    before = [list(rows.order_by("pk")) for rows in seen]
    copy = readiness.take_copy(inspection.pk, by=story.actor("truong-doan-1"), now=story.now)
    assert [list(rows.order_by("pk").all()) for rows in seen] == before
    assert copy.answers["c01_procedures"] == queries.typed_answers(report)["c01_procedures"]
    assert str(ReadinessCopy.objects.get().inspection_id) not in story.page("lanh-dao", f"/reports/{report.pk}/read/")

    # A quarter on, the unit is reminded; without a change one press of the head is enough.
    story.go_to(date(2021, 9, 28))
    system = story.founded.jurisdiction
    officer = story.actor("chuyen-vien")
    # Of the town nobody has an account yet.
    assert report_reminders.remind_of_reports(system, by=officer, now=story.now, today=story.day) == 2
    _, head = story.staff_of(SECRET)
    report = reports.affirm(report.pk, revision=report.revision, by=head, now=story.now)
    assert (report.versions.count(), report.due_on) == (2, date(2021, 12, 31))
    told = {row.request.agency.code: row.freshness for row in kept.kept_sets(made, officer, story.day)}
    assert told == {JUSTICE: Freshness.NEVER, TOWN: Freshness.NEVER, SECRET: Freshness.CURRENT}
    copy.refresh_from_db()
    assert copy.confirmed_at is not None
    assert copy.confirmed_at < report.submitted_at


def test_annexes_1_and_2_on_notice_then_the_second_period_carried_over(story: Story) -> None:
    following.follow(story.founded)
    inspection = story.notice(JUSTICE)
    inspection = story.answer_notice(JUSTICE)
    writes: dict[str, Any] = {"by": story.actor("thu-ky-1"), "now": story.now}
    for form in (ANNEX_1, ANNEX_2):
        reports.request(inspection.pk, revision=inspection.revision, form=form, today=story.day, **writes)
        inspection.refresh_from_db()
    first, second = queries.all_of_inspection(inspection)

    # Annex 2 stands there already: the tasks of the named documents, as the unit reported them.
    [rows] = [queries.typed_answers(second)["tasks"]]
    assert [row["_row"] for row in rows] == [str(one.pk) for one in Task.objects.order_by("position")]
    assert {row.origin for row in second.answers.filter(item__startswith="tasks.")} == {AnswerOrigin.TASKS}
    second = handed_in(story, second)
    reports.accept(second.pk, revision=second.revision, **writes)

    # Annex 1 comes back at two items, is mended at these, and taken.
    period = {"period_from": "01/01/2021", "period_to": "31/03/2021"}
    first = handed_in(story, first, period)
    wanted = {"a04_count": f"Đề nghị đối chiếu {MARK}", "a02_total": ""}
    first = reports.return_(first.pk, revision=first.revision, items=wanted, **writes)
    focal, head = story.staff_of(JUSTICE)
    tried = {"a04_count": "0", "a04_list": (), "a05_meetings": "99"}
    saved = reports.save_answers(first.pk, seen=first.revision, answers=tried, by=focal, now=story.now)
    assert saved.locked == ("a05_meetings",)
    reports.submit(first.pk, revision=saved.report.revision, by=head, now=story.now)
    first.refresh_from_db()
    first = reports.accept(first.pk, revision=first.revision, **writes)
    assert (first.state, first.versions.count()) == (ReportState.ACCEPTED, 2)

    # The next period is carried over where nothing changes, and counts once it is confirmed.
    story.go_to(date(2021, 7, 1))
    made = asked(story, ANNEX_1, (JUSTICE,), plan=story.founded.plan, period=SECOND, due_on=date(2021, 7, 9))
    later = report_of(made, JUSTICE)
    carried = later.answers.filter(origin=AnswerOrigin.LAST_PERIOD)
    assert carried.count() > 20
    assert not carried.filter(confirmed=True).exists()
    later = handed_in(story, later)
    assert later.state == ReportState.SUBMITTED
    assert not later.answers.filter(confirmed=False).exists()


def test_an_unannounced_visit_is_prefilled_from_the_copy(story: Story) -> None:
    made = asked(story, "readiness_set", (SECRET,), purpose=RoundPurpose.READINESS, due_on=None)
    handed_in(story, report_of(made, SECRET))
    inspection = Inspection.objects.get(plan=story.founded.plan, announced=False)
    readiness.take_copy(inspection.pk, by=story.actor("truong-doan-1"), now=story.now)
    inspection = inspections.approve(
        inspection.pk, revision=inspection.revision, by=story.actor("truong-doan-1"), now=story.now
    )
    inspection = inspections.open_visit(
        inspection.pk,
        revision=inspection.revision,
        place="Trụ sở đơn vị",
        by=story.actor("truong-doan-1"),
        now=story.now,
    )

    suggested = inspection.results.get(item="C01")

    assert (suggested.prefilled, suggested.confirmed) == (True, False)
    assert suggested.outcome


def test_a_district_and_its_communes_consolidate_and_the_city_merges(story: Story) -> None:
    # The district asks its communes under its own plan; one of them is missing when the day has passed.
    window = (date(2021, 5, 17), date(2021, 10, 29))
    below = cascading.lay_below(story.founded, DISTRICT, window=window, due_on=date(2021, 6, 30))
    focal, _ = story.staff_of(DISTRICT)
    own = {"asker": story.founded.agencies[DISTRICT], "plan": below, "period": FIRST, "due_on": date(2021, 5, 7)}
    made = asked(story, ANNEX_1, COMMUNES, by=focal, **own)
    for code in COMMUNES[:2]:
        handed_in(story, report_of(made, code))
    story.go_to(date(2021, 5, 10))
    status = rounds.status(made, story.staff_of(DISTRICT)[0], story.day)
    assert (status.on_time, status.missing) == (2, 1)
    page = story.page("dau-moi-huyen-thanh-oai", f"/report-rounds/{made.pk}/")
    assert "xã Bích Hòa" in page

    # The city asks the same communes and two departments; the district approves its part, the city the whole.
    units = (*COMMUNES, JUSTICE, CONSTRUCTION)
    city = asked(story, ANNEX_1, units, period=SECOND, due_on=date(2021, 5, 14))
    who: dict[str, Any] = {"now": story.now, "today": story.day}
    merges.charge(city.pk, [story.founded.agencies[DISTRICT].pk], by=story.actor("chuyen-vien"), **who)
    for code in (*COMMUNES, JUSTICE):
        handed_in(story, report_of(city, code))
    story.go_to(date(2021, 5, 17))
    late = handed_in(story, report_of(city, CONSTRUCTION))
    assert rounds.status(city, story.actor("chuyen-vien"), story.day).late == 1
    part = approved(story, Merge.objects.get(round=city, over__isnull=False), story.staff_of(DISTRICT)[1])
    whole = approved(story, Merge.objects.get(round=city, over__isnull=True), story.actor("lanh-dao"))
    assert len(part.covers) == len(COMMUNES)
    assert len(whole.covers) == len(units)
    total = sum(int(queries.typed_answers(report_of(city, code))["a05_meetings"]) for code in units)
    assert str(total) in str(whole.figures)
    assert late.agency.code == CONSTRUCTION
    client = Client()
    client.force_login(story.founded.users["chuyen-vien"], backend="django.contrib.auth.backends.ModelBackend")
    for kind in ("xlsx", "ods", "csv", "docx"):
        answer = client.get(f"/report-rounds/{city.pk}/merged/{kind}/")
        assert answer.status_code == 200
        assert answer.content.startswith(b"\xef\xbb\xbf" if kind == "csv" else b"PK")


def approved(story: Story, merge: Merge, by: Actor) -> MergeVersion:
    version = merges.approve(merge.pk, revision=merge.revision, by=by, now=story.now, today=story.day)
    merge.refresh_from_db()
    assert merge.state == MergeState.APPROVED
    return version


def test_departments_in_charge_report_their_field(story: Story) -> None:
    made = asked(
        story,
        ANNEX_3,
        (JUSTICE, CONSTRUCTION),
        plan=story.founded.plan,
        purpose=RoundPurpose.FIELD,
        period=FIRST,
        due_on=date(2021, 5, 7),
    )
    handed_in(story, report_of(made, JUSTICE), {"field_tasks": FIELD_TASKS})
    story.go_to(date(2021, 5, 10))

    page = story.page("chuyen-vien", f"/report-rounds/{made.pk}/")

    # Who is missing stands on top.
    assert page.index("Sở Xây dựng") < page.index("Sở Tư pháp</a>")
    assert "Quá hạn, chưa gửi" in page
    merged = story.page("chuyen-vien", f"/report-rounds/{made.pk}/merged/")
    assert f"Rà soát văn bản quy phạm pháp luật {MARK}" in merged or "field_tasks" in merged
