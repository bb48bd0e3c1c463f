"""S4, thành phố Hà Nội 2021: a district and its communes inspect themselves, mend what they find and look again.

What they find is invented and marked so.
"""

from datetime import date, time, timedelta
from io import BytesIO

import pytest

from kiemtra.data.kits import kit_items
from kiemtra.domain.documents import IssueWay
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.findings import CheckOutcome, FindingKind
from kiemtra.domain.inspections import InspectionOrigin
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import ExpectedKind
from kiemtra.domain.sessions import AttendeeSide
from kiemtra.store.models import ExpectedPlan, Inspection, Plan, Recommendation
from kiemtra.store.queries import cascade
from kiemtra.store.queries import self_inspections as queries
from kiemtra.workflows import (
    child_plans,
    conclusions,
    documents,
    expectations,
    files,
    findings,
    inspections,
    plans,
    recommendations,
    reinspections,
    remediation,
    results,
    self_inspections,
    sessions,
)
from tests.stories.conftest import texts
from tests.stories.telling import LIMIT, PDF, Story, at, begin

DISTRICT = "ha-noi.huyen-thanh-oai"
COMMUNE, OTHER = f"{DISTRICT}.xa-cu-khe", f"{DISTRICT}.xa-bich-hoa"
SELF = ExpectedKind.SELF_INSPECTION_PLAN
MARK = "(dữ liệu minh họa)"


@pytest.fixture(params=texts("s4"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    told = begin("s4", request.param)
    told.go_to(date(2021, 6, 1))
    return told


def issued(story: Story, code: str, *units: str, kit: bool = False) -> Plan:
    """The agency's own plan, as its focal point writes it and its head issues it."""
    focal, head = story.staff_of(code)
    expected = ExpectedPlan.objects.exclude(plan__state="withdrawn").get(agency__code=code, kind=SELF)
    content = child_plans.ChildContent(
        title=f"Kế hoạch tự kiểm tra công tác CCHC năm 2021 {MARK}",
        units=tuple(story.founded.agencies[unit] for unit in units),
        window=(story.day, date(2021, 10, 29)),
        kit=kit,
    )
    plan = child_plans.start(expected.pk, content, by=focal, now=story.now, today=story.day)
    plan = plans.submit(plan.pk, revision=plan.revision, by=focal, now=story.now)
    return plans.issue(plan.pk, revision=plan.revision, on=story.day, by=head, now=story.now)


def set_up(story: Story, plan: Plan) -> list[Inspection]:
    """Two officers, one press: the head of the agency leads, the focal point writes."""
    focal, _ = story.staff_of(plan.issuer.code)
    people = list(queries.own_people(plan.issuer, story.day))
    assert [post.role for post in people] == ["agency_head", "focal_point"]
    _, planned = self_inspections.set_up(plan.pk, people=people, on=story.day, by=focal, now=story.now)
    return planned


def two(story: Story, code: str) -> tuple[Actor, Actor]:
    """The same two as they are since the team exists: writing, leading."""
    return story.staff_of(code)


def begun(story: Story, inspection: Inspection, by: Actor) -> Inspection:
    return self_inspections.begin(inspection.pk, revision=inspection.revision, by=by, now=story.now, today=story.day)


def carried_out(story: Story, inspection: Inspection, code: str, *, shortcoming: str = "") -> Inspection:
    """One session, every item recorded, at most one shortcoming, minutes closed."""
    writes, leads = two(story, code)
    content = sessions.SessionContent(
        started_at=at(story.day, 14),
        ended_at=at(story.day, 17),
        place="Trụ sở",
        attendees=(
            sessions.Presence(AttendeeSide.TEAM, "Tổ trưởng", "Tổ trưởng"),
            sessions.Presence(AttendeeSide.UNIT, "Công chức một cửa", "Công chức"),
        ),
    )
    sessions.start(inspection.pk, content, revision=inspection.revision, by=writes, now=story.now)
    for place, row in enumerate(inspection.results.order_by("position")):
        outcome = CheckOutcome.NOT_MET if shortcoming and place == 0 else CheckOutcome.MET
        results.record(row.pk, revision=row.revision, outcome=outcome, by=writes, now=story.now)
    first = inspection.results.order_by("position").first()
    assert first is not None
    kind = FindingKind.SHORTCOMING if shortcoming else FindingKind.STRENGTH
    said = findings.FindingContent(
        kind=kind,
        area=first.area,
        text=f"{shortcoming or 'Đã khắc phục xong'} {MARK}",
        cause="Chưa phân công người theo dõi" if shortcoming else "",
        result=first.pk if shortcoming else None,
    )
    finding = findings.record(inspection.pk, said, by=writes, now=story.now)
    findings.confirm(finding.pk, revision=finding.revision, by=writes, now=story.now)
    inspection.refresh_from_db()
    return inspections.close_minutes(
        inspection.pk,
        revision=inspection.revision,
        team_opinion="Tổ ghi nhận.",
        unit_opinion="Nhất trí.",
        by=writes if writes.user != leads.user else leads,
        now=story.now,
    )


def concluded(story: Story, inspection: Inspection, code: str, *, addressee: str = "") -> Inspection:
    """Draft and decision; an agency that inspects itself does not ask itself for an opinion. The paper is not issued yet."""
    writes, leads = two(story, code)
    conclusion = conclusions.start_draft(inspection.pk, revision=inspection.revision, by=writes, now=story.now)
    for finding in inspection.findings.filter(kind=FindingKind.SHORTCOMING, state="confirmed"):
        content = recommendations.RecommendationContent(
            text=f"Khắc phục: {finding.text}",
            area=finding.area,
            addressee=inspection.unit_id,
            findings=(finding.pk,),
            due_on=story.day + timedelta(days=14),
        )
        recommendations.recommend(inspection.pk, content, by=writes, now=story.now, today=story.day)
    conclusion.refresh_from_db()
    if addressee:
        conclusions.send(inspection.pk, revision=conclusion.revision, by=writes, now=story.now, today=story.day)
        conclusion.refresh_from_db()
        said = {"text": "Đơn vị nhất trí.", "opinions": {}, "by": story.staff_of(addressee)[1]}
        conclusions.reply(inspection.pk, revision=conclusion.revision, now=story.now, today=story.day, **said)
        conclusion.refresh_from_db()
        conclusions.take_up_reply(
            inspection.pk,
            revision=conclusion.revision,
            response="Tiếp thu.",
            by=writes,
            now=story.now,
            today=story.day,
        )
        conclusion.refresh_from_db()
    conclusions.conclude(inspection.pk, revision=conclusion.revision, by=leads, now=story.now, today=story.day)
    inspection.refresh_from_db()
    return inspection


def paper_issued(story: Story, inspection: Inspection, code: str) -> None:
    """Numbered, signed and handed over: from now on it counts."""
    writes, _ = two(story, code)
    conclusion = inspection.conclusion
    conclusion.refresh_from_db()
    document = conclusion.document
    story.numbers[document.symbol] = number = story.numbers.get(document.symbol, 0) + 1
    documents.record_issue(
        document.pk,
        revision=document.revision,
        number=f"{number:02d}",
        dated=story.day,
        signer_name="Người ký",
        signer_title="Chủ tịch",
        signed_copy=files.store(BytesIO(PDF), name="ban-ky.pdf", limit=LIMIT, at=story.now),
        way=IssueWay.RECORDED,
        by=writes,
        now=story.now,
    )
    conclusions.hand_over(inspection.pk, revision=conclusion.revision, by=writes, now=story.now, today=story.day)
    inspection.refresh_from_db()


def reported(story: Story, row: Recommendation, by: Actor) -> Recommendation:
    proof = files.store(BytesIO(PDF + row.pk.bytes), name="minh-chung.pdf", limit=LIMIT, at=story.now)
    remediation.report(
        row.pk,
        revision=row.revision,
        text=f"Đã niêm yết lại {MARK}.",
        done_on=story.day,
        proofs=[remediation.Proof(proof, "minh-chung.pdf")],
        by=by,
        now=story.now,
        today=story.day,
    )
    row.refresh_from_db()
    return row


def verified(story: Story, row: Recommendation, by: Actor) -> Recommendation:
    said = {"reason": "Đã xem tại chỗ.", "now": story.now, "today": story.day}
    return remediation.verify(row.pk, revision=row.revision, by=by, **said)


def counted(story: Story) -> dict[int, tuple[int, int, int]]:
    """What the city sees, level by level: late, running, carried out."""
    rows = cascade.results(story.founded.plan, story.actor("chuyen-vien"), story.day)
    return {row.depth: (row.late, row.running, row.carried_out) for row in rows}


def test_a_district_inspects_itself_and_counts_once_the_result_is_issued(story: Story) -> None:
    plan = issued(story, DISTRICT, DISTRICT)
    [own] = set_up(story, plan)
    writes, leads = two(story, DISTRICT)

    own = begun(story, own, leads)
    assert (own.state, own.visit_on, own.noticed_on) == ("on_site", story.day, None)
    own = carried_out(story, own, DISTRICT, shortcoming="Niêm yết thủ tục cũ")
    own = concluded(story, own, DISTRICT)

    # A conclusion without its document is no result.
    assert own.state == "concluded"
    assert counted(story) == {1: (0, 1, 0)}
    paper_issued(story, own, DISTRICT)
    assert counted(story) == {1: (0, 0, 1)}
    [row] = own.recommendations.all()
    row = reported(story, row, writes)
    with pytest.raises(NotAllowed) as refused:
        verified(story, row, writes)
    assert refused.value.refusal is Refusal.OWN_REPORT
    row = verified(story, row, leads)
    remediation.close(row.pk, revision=row.revision, by=leads, now=story.now, today=story.day)
    own.refresh_from_db()
    closed = remediation.close_inspection(own.pk, revision=own.revision, by=writes, now=story.now)
    assert closed.state == "closed"


def test_result_document_speaks_in_the_agencys_own_name(story: Story) -> None:
    plan = issued(story, DISTRICT, DISTRICT)
    [own] = set_up(story, plan)
    own = begun(story, own, two(story, DISTRICT)[1])
    own = concluded(story, carried_out(story, own, DISTRICT, shortcoming="Niêm yết thủ tục cũ"), DISTRICT)
    document = own.conclusion.document

    assert document.issuer.code == DISTRICT
    assert (
        document.subject
        == "Kết quả tự kiểm tra công tác cải cách hành chính năm 2021 tại Ủy ban nhân dân huyện Thanh Oai"
    )
    assert document.symbol.startswith("TB-")
    assert own.conclusion.assessment == "Qua kiểm tra 06 lĩnh vực, Tổ tự kiểm tra ghi nhận 01 tồn tại, hạn chế."
    assert documents.export(document, "docx")[:2] == b"PK"
    assert documents.export(document, "pdf")[:5] == b"%PDF-"


def test_two_officers_of_a_commune_go_through_the_kit(story: Story) -> None:
    district = issued(story, DISTRICT, DISTRICT)
    focal, _ = story.staff_of(DISTRICT)
    communes = [story.founded.agencies[COMMUNE], story.founded.agencies[OTHER]]
    said = {"due_on": date(2021, 6, 30), "by": focal, "now": story.now, "today": story.day}
    expectations.expect(district.pk, communes, SELF, **said)
    plan = issued(story, COMMUNE, COMMUNE, kit=True)
    [own] = set_up(story, plan)

    own = begun(story, own, two(story, COMMUNE)[0])
    own = concluded(story, carried_out(story, own, COMMUNE, shortcoming="Chậm xin lỗi"), COMMUNE)

    asked = set(own.results.values_list("item", flat=True))
    assert asked <= set(kit_items())
    assert 0 < len(asked) <= 45
    paper_issued(story, own, COMMUNE)
    assert counted(story)[2] == (0, 0, 1)


def test_a_district_inspects_its_commune_and_looks_again(story: Story) -> None:
    plan = issued(story, DISTRICT, DISTRICT, COMMUNE)
    visits = {visit.unit.code: visit for visit in set_up(story, plan)}
    writes, leads = two(story, DISTRICT)
    story.staff_of(COMMUNE)
    visit = visits[COMMUNE]

    # Its commune is told as any unit is: only who inspects himself begins without notice.
    with pytest.raises(NotAllowed) as refused:
        begun(story, visit, leads)
    assert refused.value.refusal is Refusal.NOT_OF_ITSELF
    visit = noticed(story, visit, writes, leads)
    story.go_to(visit.visit_on)
    visit = inspections.open_visit(visit.pk, revision=visit.revision, by=leads, now=story.now)
    visit = carried_out(story, visit, DISTRICT, shortcoming="Hồ sơ chậm cập nhật")
    visit = concluded(story, visit, DISTRICT, addressee=COMMUNE)
    paper_issued(story, visit, DISTRICT)
    story.go_to(story.day + timedelta(days=30))
    again = reinspections.start(visit.pk, revision=visit.revision, by=writes, now=story.now)

    assert (again.origin, again.reinspection_of) == (InspectionOrigin.REINSPECTION, visit)
    again = noticed(story, again, writes, leads)
    story.go_to(again.visit_on)
    again = inspections.open_visit(again.pk, revision=again.revision, by=leads, now=story.now)
    [row] = visit.recommendations.all()
    row = reported(story, row, story.staff_of(COMMUNE)[0])
    row = verified(story, row, leads)
    remediation.close(row.pk, revision=row.revision, by=leads, now=story.now, today=story.day)
    again = concluded(story, carried_out(story, again, DISTRICT), DISTRICT, addressee=COMMUNE)
    paper_issued(story, again, DISTRICT)

    found = {one.unit.code: one for one in queries.of_plan(plan, story.actor("chuyen-vien"))}
    assert (found[COMMUNE].counts, found[COMMUNE].recommendations, found[COMMUNE].closed) == (True, 1, 1)
    assert found[COMMUNE].reinspections == 1
    assert not found[DISTRICT].counts
    assert counted(story) == {1: (0, 1, 0)}


def noticed(story: Story, visit: Inspection, writes: Actor, leads: Actor) -> Inspection:
    """Proposed two weeks ahead, decided, told."""
    visit.refresh_from_db()
    visit = inspections.propose_visit(
        visit.pk,
        revision=visit.revision,
        day=story.day + timedelta(days=14),
        hour=time(8),
        place="Trụ sở",
        by=writes,
        now=story.now,
        today=story.day,
    )
    visit = inspections.decide_visit(visit.pk, revision=visit.revision, by=leads, now=story.now, today=story.day)
    return inspections.send_notice(visit.pk, revision=visit.revision, by=writes, now=story.now, today=story.day)


def test_pages_show_the_late_on_top_and_open_what_they_count(story: Story) -> None:
    plan = issued(story, DISTRICT, DISTRICT, COMMUNE)
    [own, *_] = set_up(story, plan)
    own = begun(story, own, two(story, DISTRICT)[1])
    own = concluded(story, carried_out(story, own, DISTRICT, shortcoming="Niêm yết thủ tục cũ"), DISTRICT)
    paper_issued(story, own, DISTRICT)
    story.go_to(date(2021, 11, 15))
    city = f"/plans/{story.founded.plan.pk}/expected/"

    tree = story.page("chuyen-vien", f"{city}?loai=self_inspection_plan")
    late = story.page("chuyen-vien", f"{city}?loai=self_inspection_plan&cap=1&ket-qua=qua-han")
    units = story.page("chuyen-vien", f"/plans/{plan.pk}/self-results/")

    assert counted(story) == {1: (1, 0, 0)}
    assert "đã tự kiểm tra 1/2 đơn vị" in tree
    assert tree.count('class="is-late"') == 5
    assert tree.rindex('class="is-late"') < tree.index("đã tự kiểm tra 1/2 đơn vị")
    assert late.count("đã tự kiểm tra 1/2 đơn vị") == 1
    assert "Sở Tư pháp" not in late
    assert "UBND huyện Thanh Oai" in late
    assert units.index("UBND xã Cự Khê") < units.index("UBND huyện Thanh Oai</th>")
    assert "Thông báo 01/TB-" in units


def test_own_people_alone_set_it_up(story: Story) -> None:
    plan = issued(story, DISTRICT, DISTRICT)
    focal, _ = story.staff_of(DISTRICT)
    story.staff_of(COMMUNE)
    strangers = list(queries.own_people(story.founded.agencies[COMMUNE], story.day))

    with pytest.raises(NotAllowed) as refused:
        self_inspections.set_up(plan.pk, people=strangers, on=story.day, by=focal, now=story.now)

    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY
