"""Pages of findings, conclusions and obstacles."""

import re
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiemtra.domain.findings import FindingKind
from kiemtra.store.models import Conclusion, Finding, Inspection, Recommendation
from kiemtra.workflows import consolidation
from tests.factories_conclusions import (
    AREA,
    Case,
    make_concluded,
    make_draft,
    make_finding,
    make_inspection,
    make_issued,
    make_recommendation,
    reply,
    send,
    take_up,
)
from tests.world import NOW, TODAY, World

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def on_the_day(world: World, settings: object) -> None:
    """The pages take the jurisdiction's assumed day for today."""
    settings.DEMO = True  # type: ignore[attr-defined]
    world.jurisdiction.assumed_day = TODAY
    world.jurisdiction.save()


def client(world: World, name: str) -> Client:
    browser = Client()
    browser.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return browser


def text(browser: Client, name: str, *args: object, query: str = "") -> str:
    response = browser.get(reverse(name, args=args) + query)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def status(browser: Client, name: str, *args: object) -> int:
    return browser.get(reverse(name, args=args)).status_code


def queries(browser: Client, name: str, *args: object) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        browser.get(reverse(name, args=args))
    return len(seen)


def post(browser: Client, name: str, *args: object, **data: object) -> int:
    return browser.post(reverse(name, args=args), data).status_code


def test_finding_list_shows_kind_cause_and_state(world: World) -> None:
    case = make_inspection(world)
    make_finding(case, confirmed=False)

    page = text(client(world, "secretary"), "finding-list", case.inspection.pk)

    for words in (
        "Tồn tại, hạn chế",
        "Hồ sơ quá hạn chưa có văn bản xin lỗi.",
        "Đôn đốc chưa kịp thời.",
        "Chờ xác nhận",
    ):
        assert words in page


@pytest.mark.parametrize("name", ["stranger_focal", "head2", "admin"])
@pytest.mark.parametrize("page", ["finding-list", "finding-record", "conclusion-detail", "conclusion-start"])
def test_a_stranger_finds_no_page(world: World, name: str, page: str) -> None:
    case = make_draft(world)

    assert status(client(world, name), page, case.inspection.pk) == 404


def test_finding_is_recorded_with_a_file(world: World) -> None:
    case = make_inspection(world)
    browser = client(world, "member")
    with SimpleUploadedFile("anh.pdf", b"%PDF-1.7\nx") as upload:
        sent = post(
            browser,
            "finding-record",
            case.inspection.pk,
            kind="shortcoming",
            area=AREA,
            text="Chưa niêm yết.",
            file=upload,
        )

    finding = Finding.objects.get()
    assert (sent, finding.text, finding.evidence.count()) == (302, "Chưa niêm yết.", 1)


def test_finding_without_words_comes_back_with_what_was_typed(world: World) -> None:
    case = make_inspection(world)
    response = client(world, "member").post(
        reverse("finding-record", args=[case.inspection.pk]), {"kind": "shortcoming", "area": AREA, "cause": "Do vội."}
    )

    assert response.status_code == 422
    assert "Hãy ghi nội dung nhận định." in response.content.decode()
    assert "Do vội." in response.content.decode()


def test_a_form_that_comes_back_keeps_the_revision_that_was_seen(world: World) -> None:
    case = make_inspection(world)
    finding = make_finding(case, confirmed=False)
    Finding.objects.filter(pk=finding.pk).update(revision=9)

    response = client(world, "member").post(
        reverse("finding-edit", args=[finding.pk]), {"kind": "shortcoming", "area": AREA, "text": "", "revision": "1"}
    )

    assert '<input type="hidden" name="revision" value="1">' in response.content.decode()


def test_finding_confirmed_struck_and_restored_on_the_page(world: World) -> None:
    case = make_inspection(world)
    finding = make_finding(case, confirmed=False)
    browser = client(world, "secretary")

    seen = []
    for deed, data in (("confirm", {}), ("strike", {"reason": "Ghi trùng."}), ("restore", {})):
        finding.refresh_from_db()
        post(browser, f"finding-{deed}", finding.pk, revision=finding.revision, **data)
        finding.refresh_from_db()
        seen.append(finding.state)

    assert seen == ["confirmed", "struck", "draft"]


def test_conclusion_page_shows_each_sentence_with_its_source(world: World) -> None:
    case = make_draft(world, (FindingKind.SHORTCOMING, FindingKind.STRENGTH))
    make_recommendation(case)

    html = client(world, "secretary").get(reverse("conclusion-detail", args=[case.inspection.pk])).content.decode()

    marks, sources = set(re.findall(r'id="cho-(\d+)"', html)), set(re.findall(r'id="su-kien-(\d+)"', html))
    assert marks == sources == {"1", "2", "3", "4"}
    last = html[html.index('id="su-kien-4"') :]
    assert "Hồ sơ quá hạn chưa có văn bản xin lỗi." in last


def test_conclusion_page_tells_why_it_cannot_be_sent(world: World) -> None:
    case = make_draft(world)

    page = text(client(world, "secretary"), "conclusion-detail", case.inspection.pk)

    assert "Còn hạn chế chưa có kiến nghị, cũng chưa nêu lý do không kiến nghị." in page
    assert "Chưa có kiến nghị, cũng chưa nêu lý do không kiến nghị." in page


def test_the_unit_finds_no_draft_before_it_is_sent(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    browser = client(world, "unit_head")

    before = [status(browser, name, case.inspection.pk) for name in ("conclusion-detail", "conclusion-reply")]
    listed = text(browser, "finding-list", case.inspection.pk)
    send(case)

    assert before == [404, 404]
    assert "xin lỗi" not in listed
    assert "Cho ý kiến về dự thảo" in text(browser, "conclusion-detail", case.inspection.pk)


def test_the_unit_does_not_see_the_draft_while_the_team_works_on_it_again(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)
    reply(case)
    take_up(case)

    assert status(client(world, "unit_head"), "conclusion-detail", case.inspection.pk) == 404


def test_conclusion_goes_its_way_through_the_pages(world: World) -> None:
    case = make_draft(world)
    finding = case.findings[0]
    secretary, head, unit = (client(world, name) for name in ("secretary", "head", "unit_head"))
    pk = case.inspection.pk

    def revision() -> int:
        return Conclusion.objects.get(inspection=pk).revision

    paragraph = case.conclusion.paragraphs.get()
    edited = {"general": "Đơn vị có cố gắng.", f"paragraph-{paragraph.pk}": "Thủ tục được công khai."}
    steps = [
        post(secretary, "conclusion-edit", pk, revision=revision(), **edited),
        post(
            secretary,
            "recommendation-new",
            pk,
            text="Gửi thư xin lỗi.",
            findings=[str(finding.pk)],
            area=AREA,
            addressee=str(world.unit.pk),
            due_on="05/07/2019",
        ),
    ]
    steps.append(post(secretary, "conclusion-send", pk, revision=revision(), reply_due="12/06/2019"))
    opinion = {f"agrees-{finding.pk}": "differs", f"opinion-{finding.pk}": "Đã gửi 3 thư."}
    steps.append(post(unit, "conclusion-reply", pk, revision=revision(), text="Nhất trí cơ bản.", **opinion))
    steps.append(post(secretary, "conclusion-take-up", pk, revision=revision(), response="Tiếp thu."))
    steps.append(post(head, "conclusion-conclude", pk, revision=revision(), paper="conclusion"))

    assert steps == [302] * 6
    inspection = Inspection.objects.get(pk=pk)
    assert inspection.state == "concluded"
    assert inspection.conclusion.document.kind_name == "Kết luận"
    finding.refresh_from_db()
    assert (finding.unit_agrees, finding.unit_reply) == (False, "Đã gửi 3 thư.")


def test_reply_that_differs_in_silence_comes_back(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    conclusion = send(case)

    response = client(world, "unit_head").post(
        reverse("conclusion-reply", args=[case.inspection.pk]),
        {"revision": conclusion.revision, "text": "Không nhất trí.", f"agrees-{case.findings[0].pk}": "differs"},
    )

    assert response.status_code == 422
    assert "Hãy nêu ý kiến khi không thống nhất với nhận định." in response.content.decode()


def test_recommendation_without_a_finding_comes_back(world: World) -> None:
    case = make_draft(world)

    response = client(world, "secretary").post(
        reverse("recommendation-new", args=[case.inspection.pk]),
        {"text": "Làm khác.", "area": AREA, "addressee": str(world.unit.pk), "due_on": "05/07/2019"},
    )

    assert response.status_code == 422
    assert "Kiến nghị phải dựa trên ít nhất một nhận định." in response.content.decode()


def test_recommendation_edited_and_removed_on_the_page(world: World) -> None:
    case = make_draft(world)
    row = make_recommendation(case)
    browser = client(world, "secretary")
    said = {"text": "Gửi thư.", "area": AREA, "addressee": str(world.unit.pk), "due_on": "08/07/2019"}

    edited = post(browser, "recommendation-edit", row.pk, revision=1, findings=[str(case.findings[0].pk)], **said)
    row.refresh_from_db()
    removed = post(browser, "recommendation-remove", row.pk, revision=row.revision)

    assert (edited, removed, row.text) == (302, 302, "Gửi thư.")
    assert Recommendation.objects.get().state == "withdrawn"


def test_reason_is_stated_on_the_page(world: World) -> None:
    case = make_draft(world)
    finding = case.findings[0]
    finding.refresh_from_db()

    post(client(world, "secretary"), "finding-reason", finding.pk, revision=finding.revision, reason="Đã khắc phục.")

    finding.refresh_from_db()
    assert finding.no_recommendation_reason == "Đã khắc phục."


@pytest.mark.parametrize(("format", "head"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_preview_is_the_document_as_it_would_be(world: World, format: str, head: bytes) -> None:
    case = make_draft(world)

    response = client(world, "secretary").get(reverse("conclusion-preview", args=[case.inspection.pk, format]))

    assert response.content.startswith(head)


def test_conclusion_page_takes_the_same_queries_for_one_finding_and_three(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    browser = client(world, "secretary")
    queries(browser, "conclusion-detail", case.inspection.pk)
    one = queries(browser, "conclusion-detail", case.inspection.pk)
    for _ in range(2):
        make_recommendation(case, make_finding(case))

    assert queries(browser, "conclusion-detail", case.inspection.pk) == one


def test_finding_list_takes_the_same_queries_for_one_and_three(world: World) -> None:
    case = make_inspection(world)
    make_finding(case)
    browser = client(world, "secretary")
    queries(browser, "finding-list", case.inspection.pk)
    one = queries(browser, "finding-list", case.inspection.pk)
    for _ in range(2):
        make_finding(case)

    assert queries(browser, "finding-list", case.inspection.pk) == one


def obstacle(world: World) -> tuple[Case, Finding]:
    case = make_inspection(world)
    return case, make_finding(case, FindingKind.OBSTACLE, text="Phần mềm chưa liên thông.")


def test_obstacle_addressed_and_answered_on_the_pages(world: World) -> None:
    _, finding = obstacle(world)
    addressed = post(
        client(world, "secretary"),
        "obstacle-address",
        finding.pk,
        revision=finding.revision,
        to=str(world.committee.pk),
        due_on="20/06/2019",
    )
    finding.refresh_from_db()
    leader = client(world, "leader")
    asked = text(leader, "obstacle-list")
    answered = post(leader, "obstacle-answer", finding.pk, revision=finding.revision, answer="Đã giao việc.")

    finding.refresh_from_db()
    assert (addressed, answered, finding.answer) == (302, 302, "Đã giao việc.")
    assert "Phần mềm chưa liên thông." in asked
    assert "Chờ trả lời" in asked
    assert "Trả lời" in asked


def test_obstacle_list_takes_the_same_queries_for_one_and_three(world: World) -> None:
    case, _ = obstacle(world)
    browser = client(world, "officer")
    queries(browser, "obstacle-list")
    one = queries(browser, "obstacle-list")
    for _ in range(2):
        make_finding(case, FindingKind.OBSTACLE)

    assert queries(browser, "obstacle-list") == one


def test_a_stranger_finds_no_obstacle(world: World) -> None:
    _, finding = obstacle(world)
    browser = client(world, "stranger_focal")

    assert "Phần mềm chưa liên thông." not in text(browser, "obstacle-list")
    assert status(browser, "obstacle-answer", finding.pk) == 404


def test_consolidated_page_has_figures_that_open_their_records(world: World) -> None:
    case = make_issued(world)
    browser = client(world, "officer")
    html = browser.get(reverse("plan-consolidated", args=[case.inspection.plan_id])).content.decode()

    links = dict(re.findall(r'<a class="stat[^"]*" href="([^"]+)"><span class="stat__value">([^<]+)</span>', html))
    counted = {
        href: len(re.findall(r'<th scope="row">', browser.get(href.replace("&amp;", "&")).content.decode()))
        for href in links
        if not href.startswith("#")
    }

    assert links["#don-vi"] in ("1", "1/2")
    assert counted == {href: int(value) for href, value in links.items() if not href.startswith("#")}
    assert sum(counted.values()) > 2


def test_consolidated_page_is_not_for_the_unit(world: World) -> None:
    case = make_issued(world)

    assert status(client(world, "unit_head"), "plan-consolidated", case.inspection.plan_id) == 404
    assert status(client(world, "stranger_focal"), "plan-consolidated", case.inspection.plan_id) == 404


def test_consolidated_report_is_drafted_from_the_page(world: World) -> None:
    case = make_issued(world)
    browser = client(world, "officer")

    response = browser.post(reverse("plan-consolidate", args=[case.inspection.plan_id]))

    document = case.inspection.plan.papers.get(kind="report")
    assert response.headers["Location"] == reverse("document-detail", args=[document.pk])


def test_consolidated_page_takes_the_same_queries_for_one_unit_and_three(world: World) -> None:
    case = make_issued(world)
    plan, team = case.inspection.plan, case.inspection.team
    consolidation.draft(plan.pk, by=world.actor("officer"), now=NOW, today=TODAY)
    browser = client(world, "officer")
    queries(browser, "plan-consolidated", plan.pk)
    one = queries(browser, "plan-consolidated", plan.pk)
    for number in ("8", "9"):
        make_issued(world, number, plan=plan, team=team)

    assert queries(browser, "plan-consolidated", plan.pk) == one


def test_finding_index_narrows_by_what_it_is_given(world: World) -> None:
    case = make_concluded(world)
    browser = client(world, "officer")

    shown = text(browser, "finding-index", query=f"?plan={case.inspection.plan_id}&kind=weak&area={AREA}")
    none = text(browser, "finding-index", query="?kind=strong&plan=khong-phai-ma")

    assert "1 nhận định" in shown
    assert "Không có nhận định nào khớp." in none


def test_section_of_an_inspection_takes_three_queries(world: World) -> None:
    from kiemtra.store.queries import conclusions

    case = make_issued(world)
    actor = world.actor("unit_head")

    with CaptureQueriesContext(connection) as seen:
        outcome = conclusions.of_inspection(case.inspection, actor)
        numbers = (
            [row.number for row in outcome.recommendations],
            [row.addressee.name for row in outcome.recommendations],
        )

    assert (len(seen), numbers, len(outcome.findings)) == (3, ([1], ["Sở Tư pháp"]), 1)
    assert isinstance(outcome.conclusion.pk, UUID)


def test_draft_is_started_on_the_page_which_then_leads_to_it(world: World) -> None:
    case = make_inspection(world)
    make_finding(case, confirmed=False)
    Inspection.objects.filter(pk=case.inspection.pk).update(state="minutes_closed")
    browser = client(world, "secretary")

    told = text(browser, "conclusion-start", case.inspection.pk)
    sent = post(browser, "conclusion-start", case.inspection.pk, revision=case.reload().revision)
    again = browser.get(reverse("conclusion-start", args=[case.inspection.pk]))

    assert "Còn 1 nhận định chưa xác nhận" in told
    assert (sent, case.reload().state) == (302, "drafting")
    assert again.headers["Location"] == reverse("conclusion-detail", args=[case.inspection.pk])


def test_a_member_reads_why_the_draft_is_not_theirs_to_start(world: World) -> None:
    case = make_inspection(world, "minutes_closed")

    assert "Vai trò của bạn không có quyền làm việc này." in text(
        client(world, "member"), "conclusion-start", case.inspection.pk
    )


def test_conclusion_is_handed_over_on_the_page(world: World) -> None:
    case = make_concluded(world)
    document = case.conclusion.document
    type(document).objects.filter(pk=document.pk).update(state="issued", number="7")
    browser = client(world, "secretary")

    sent = post(browser, "conclusion-hand-over", case.inspection.pk, revision=case.conclusion.revision)

    assert (sent, case.reload().state) == (302, "following_up")


def test_term_that_has_passed_comes_back(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)

    response = client(world, "secretary").post(
        reverse("conclusion-send", args=[case.inspection.pk]),
        {"revision": case.conclusion.revision, "reply_due": "01/06/2019"},
    )

    assert response.status_code == 422
    assert "Hạn trả lời phải từ hôm nay trở đi." in response.content.decode()


def test_reply_taken_up_in_silence_comes_back(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)
    conclusion = reply(case)

    response = client(world, "secretary").post(
        reverse("conclusion-take-up", args=[case.inspection.pk]), {"revision": conclusion.revision, "response": ""}
    )

    assert response.status_code == 422
    assert "Hãy ghi nội dung tiếp thu, giải trình ý kiến của đơn vị." in response.content.decode()


def test_finding_edited_on_the_page_must_be_confirmed_again(world: World) -> None:
    case = make_inspection(world)
    finding = make_finding(case)
    browser = client(world, "member")

    shown = text(browser, "finding-edit", finding.pk)
    said = {"kind": "shortcoming", "area": AREA, "text": "Chưa niêm yết 5 thủ tục."}
    sent = post(browser, "finding-edit", finding.pk, revision=finding.revision, **said)

    finding.refresh_from_db()
    assert "Hồ sơ quá hạn chưa có văn bản xin lỗi." in shown
    assert (sent, finding.text, finding.state) == (302, "Chưa niêm yết 5 thủ tục.", "draft")


def test_a_file_that_cannot_be_taken_leaves_the_finding(world: World) -> None:
    case = make_inspection(world)
    browser = client(world, "member")
    said = {"kind": "shortcoming", "area": AREA, "text": "Chưa niêm yết."}

    response = browser.post(
        reverse("finding-record", args=[case.inspection.pk]),
        said | {"file": SimpleUploadedFile("a.exe", b"MZ\x00\x00")},
        follow=True,
    )

    assert "Tệp chưa được nhận" in response.content.decode()
    assert Finding.objects.get().evidence.count() == 0


def test_recommendation_opened_from_a_finding_is_filled_in(world: World) -> None:
    case = make_draft(world)
    page = client(world, "secretary").get(
        reverse("recommendation-new", args=[case.inspection.pk]) + f"?finding={case.findings[0].pk}"
    )

    html = page.content.decode()
    assert re.search(rf'value="{case.findings[0].pk}"[^>]*checked', html)
    assert 'value="05/07/2019"' in html


def test_answer_without_words_comes_back(world: World) -> None:
    _, finding = obstacle(world)
    Finding.objects.filter(pk=finding.pk).update(addressed_to=world.committee)

    response = client(world, "leader").post(
        reverse("obstacle-answer", args=[finding.pk]), {"revision": 2, "answer": ""}
    )

    assert response.status_code == 422
    assert "Hãy ghi nội dung trả lời." in response.content.decode()
