"""Pages of recommendations, of the inspected unit, and of what ends an inspection."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from kiemtra.domain.people import SYSTEM
from kiemtra.domain.remediation import RecommendationState
from kiemtra.store.models import Agency, Inspection, Recommendation, Succession
from kiemtra.web.labels import states
from kiemtra.web.labels.remediation import TONES
from kiemtra.workflows import transfers
from kiemtra.workflows.papers.phrases import RECOMMENDATION_STATES
from tests.factories_conclusions import PDF, Case, make_draft, make_issued, make_recommendation, report, send, verify
from tests.world import NOW, TODAY, World, make_agency

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def on_the_day(world: World, settings: object) -> None:
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


def queries(browser: Client, name: str, *args: object) -> int:
    with CaptureQueriesContext(connection) as seen:
        browser.get(reverse(name, args=args))
    return len(seen)


def first(case: Case) -> Recommendation:
    return Recommendation.objects.get(pk=case.recommendations[0].pk)


def deed(browser: Client, row: Recommendation, name: str, **data: object) -> int:
    address = reverse("recommendation-deed", args=[row.pk, name])
    return browser.post(address, {"revision": row.revision, **data}).status_code


def more(case: Case) -> None:
    row = first(case)
    for number in (2, 3):
        Recommendation.objects.create(
            jurisdiction=row.jurisdiction,
            inspection=row.inspection,
            number=number,
            area="direction",
            text=f"Việc {number}",
            addressee=row.addressee,
            due_on=date(2019, 6, number),
            state="issued",
        )


def test_the_words_of_states_are_the_same_on_pages_and_in_documents() -> None:
    assert RECOMMENDATION_STATES == states.RECOMMENDATION
    assert set(TONES) == set(RecommendationState)


def test_list_shows_overdue_on_top_with_counts(world: World) -> None:
    case = make_issued(world)
    more(case)

    html = client(world, "officer").get(reverse("recommendation-list")).content.decode()

    rows = re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', html)
    assert rows == ["Việc 2", "Việc 3", "Xin lỗi bằng văn bản đối với mọi hồ sơ quá hạn."]
    assert re.findall(r'tabs__count">(\d+)<', html) == ["3", "2", "3", "0", "0"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?progress=overdue", 2),
        ("?progress=closed", 0),
        ("?area=procedures", 1),
        ("?addressee=khong", 3),
        ("?state=issued", 3),
    ],
)
def test_list_is_narrowed(world: World, query: str, count: int) -> None:
    case = make_issued(world)
    more(case)

    html = client(world, "officer").get(reverse("recommendation-list") + query).content.decode()

    assert len(re.findall(r'<th scope="row">', html)) == count


def test_list_as_a_workbook(world: World) -> None:
    more(make_issued(world))

    response = client(world, "officer").get(reverse("recommendation-list-xlsx") + "?progress=overdue")

    sheet = load_workbook(BytesIO(response.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [(row[1], row[6]) for row in rows] == [("Việc 2", "Mới giao (quá hạn)"), ("Việc 3", "Mới giao (quá hạn)")]


def test_list_takes_the_same_queries_for_one_and_three(world: World) -> None:
    case = make_issued(world)
    browser = client(world, "officer")
    queries(browser, "recommendation-list")
    one = queries(browser, "recommendation-list")
    more(case)

    assert queries(browser, "recommendation-list") == one


def test_drafts_are_not_listed_and_have_no_page(world: World) -> None:
    case = make_draft(world)
    row = make_recommendation(case)
    browser = client(world, "officer")

    assert "Chưa có kiến nghị nào" in text(browser, "recommendation-list")
    assert browser.get(reverse("recommendation-detail", args=[row.pk])).status_code == 404


def test_page_shows_finding_document_evidence_and_history(world: World) -> None:
    case = make_issued(world)
    report(case)
    verify(case)

    page = text(client(world, "unit_head"), "recommendation-detail", first(case).pk)

    for words in (
        "Xin lỗi bằng văn bản đối với mọi hồ sơ quá hạn.",
        "Hồ sơ quá hạn chưa có văn bản xin lỗi.",
        "Thông báo 7/TB-ĐKT1",
        "thu-xin-loi.pdf",
        "Đã xem 12 thư xin lỗi, đủ và đúng mẫu.",
        "Đơn vị báo cáo kết quả khắc phục",
    ):
        assert words in page


def test_the_addressee_is_not_shown_how_it_was_drafted(world: World) -> None:
    case = make_issued(world)

    told = {
        name: "Dự thảo kiến nghị" in text(client(world, name), "recommendation-detail", first(case).pk)
        for name in ("officer", "focal")
    }

    assert told == {"officer": True, "focal": False}


@pytest.mark.parametrize("name", ["stranger_focal", "head2", "admin"])
def test_a_stranger_finds_no_recommendation(world: World, name: str) -> None:
    case = make_issued(world)
    browser = client(world, name)

    pages = [
        reverse("recommendation-detail", args=[first(case).pk]),
        reverse("recommendation-deed", args=[first(case).pk, "verify"]),
        reverse("unit-detail", args=[world.unit.pk]),
        reverse("inspection-close", args=[case.inspection.pk]),
        reverse("inspection-reinspect", args=[case.inspection.pk]),
    ]
    assert [browser.get(page).status_code for page in pages] == [404] * 5


def test_page_names_who_carries_it_after_a_merger(world: World) -> None:
    case = make_issued(world)
    new = make_agency("w.new", "Sở Tư pháp và Pháp chế")
    later = make_agency("w.later", "Sở sáp nhập sau")
    for successor, on, ground in (
        (new, date(2019, 6, 1), "Nghị quyết 18"),
        (later, date(2025, 3, 1), "Nghị quyết 202"),
    ):
        Succession.objects.create(predecessor=world.unit, successor=successor, on=on, kind="merged", ground=ground)
    Agency.objects.filter(pk=world.unit.pk).update(valid_to=date(2019, 6, 1))
    transfers.carry_over(TODAY, by=SYSTEM, now=NOW)

    page = text(client(world, "officer"), "recommendation-detail", first(case).pk)

    assert "Thực hiện Sở Tư pháp và Pháp chế Từ 01/06/2019, theo Nghị quyết 18" in page
    assert "Sở sáp nhập sau" not in page


def test_page_tells_an_interested_person_why_not(world: World) -> None:
    """Whoever reported may not verify, and reads why instead of a button."""
    case = make_issued(world)
    report(case, by="unit_head")

    page = text(client(world, "unit_head"), "recommendation-detail", first(case).pk)

    assert "Xác minh đạt: " in page


def test_page_takes_the_same_queries_for_one_statement_and_three(world: World) -> None:
    case = make_issued(world)
    browser = client(world, "officer")
    officer = world.actor("officer")
    report(case)
    queries(browser, "recommendation-detail", first(case).pk)
    one = queries(browser, "recommendation-detail", first(case).pk)
    from kiemtra.workflows import remediation
    from tests.world import NOW

    for _ in range(2):
        row = first(case)
        remediation.return_(row.pk, revision=row.revision, reason="Thiếu.", by=officer, now=NOW, today=TODAY)
        report(case)

    assert queries(browser, "recommendation-detail", first(case).pk) == one


def test_remediation_goes_its_way_through_the_pages(world: World) -> None:
    case = make_issued(world)
    focal, officer = client(world, "focal"), client(world, "officer")

    def proof() -> SimpleUploadedFile:
        return SimpleUploadedFile("thu.pdf", PDF)

    said = {"text": "Đã gửi.", "done_on": "05/06/2019", "caption": "Thư"}
    steps = [deed(focal, first(case), "plan", text="Làm trong tháng 6.")]
    steps.append(deed(focal, first(case), "report", **said, proofs=[proof()]))
    steps.append(deed(officer, first(case), "return", reason="Thiếu 3 thư."))
    steps.append(deed(focal, first(case), "report", **said, proofs=[proof(), SimpleUploadedFile("b.pdf", PDF + b"2")]))
    steps.append(deed(officer, first(case), "verify", reason="Đủ."))
    steps.append(deed(officer, first(case), "close"))

    row = first(case)
    assert (steps, row.state) == ([302] * 6, "closed_implemented")
    assert sorted(statement.evidence.count() for statement in row.statements.all()) == [1, 2]


def test_give_up_on_the_page(world: World) -> None:
    case = make_issued(world)

    assert deed(client(world, "officer"), first(case), "give-up", reason="Thủ tục đã bãi bỏ.") == 302
    assert first(case).state == "closed_not_implemented"


@pytest.mark.parametrize(
    ("proofs", "sentence"),
    [
        ([], "Hãy chọn ít nhất một tệp minh chứng."),
        ([SimpleUploadedFile("a.exe", b"MZ\x00\x00")], "Không nhận loại tệp này."),
    ],
)
def test_report_without_good_evidence_comes_back(world: World, proofs: list[object], sentence: str) -> None:
    case = make_issued(world)
    row = first(case)
    address = reverse("recommendation-deed", args=[row.pk, "report"])
    for one in proofs:
        one.seek(0)  # type: ignore[attr-defined]

    response = client(world, "focal").post(
        address, {"revision": row.revision, "text": "Đã gửi.", "done_on": "05/06/2019", "proofs": proofs}
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "Đã gửi." in response.content.decode()


def test_report_of_tomorrow_comes_back(world: World) -> None:
    case = make_issued(world)
    row = first(case)
    said = {"text": "Đã gửi.", "done_on": "06/06/2019", "proofs": SimpleUploadedFile("a.pdf", PDF)}

    response = client(world, "focal").post(
        reverse("recommendation-deed", args=[row.pk, "report"]), {"revision": row.revision, **said}
    )

    assert response.status_code == 422
    assert "Ngày hoàn thành không thể sau hôm nay." in response.content.decode()


def test_deed_that_is_not_open_tells_why(world: World) -> None:
    case = make_issued(world)

    page = text(client(world, "officer"), "recommendation-deed", first(case).pk, "verify")

    assert "Chưa đến bước này." in page


def test_unit_page_shows_what_is_asked_of_it(world: World) -> None:
    case = make_issued(world)
    plan, team = case.inspection.plan, case.inspection.team
    draft = make_draft(world, plan=plan, team=team)
    make_recommendation(draft)
    send(draft)

    page = text(client(world, "focal"), "unit-detail", world.unit.pk)

    for words in (
        "Cho ý kiến về dự thảo kết quả kiểm tra",
        "Khắc phục kiến nghị số 1",
        "Thông báo 7/TB-ĐKT1",
        "1 kiến nghị đang mở",
    ):
        assert words in page


def test_unit_page_of_staff_has_no_tasks(world: World) -> None:
    make_issued(world)

    page = text(client(world, "officer"), "unit-detail", world.unit.pk)

    assert "Việc cần làm" not in page
    assert "Xin lỗi bằng văn bản" in page


def test_own_unit_leads_to_ones_page_and_nowhere_without_one(world: World) -> None:
    own = client(world, "focal").get(reverse("unit-own"))

    assert own.headers["Location"] == reverse("unit-detail", args=[world.unit.pk])
    assert client(world, "head").get(reverse("unit-own")).status_code == 404


def test_unit_page_takes_the_same_queries_for_one_and_three(world: World) -> None:
    case = make_issued(world)
    plan, team = case.inspection.plan, case.inspection.team
    browser = client(world, "focal")
    queries(browser, "unit-detail", world.unit.pk)
    one = queries(browser, "unit-detail", world.unit.pk)
    for number in ("8", "9"):
        make_issued(world, number, plan=plan, team=team)

    assert queries(browser, "unit-detail", world.unit.pk) == one


def test_reinspection_is_born_on_the_page(world: World) -> None:
    case = make_issued(world)
    browser = client(world, "officer")
    told = text(browser, "inspection-reinspect", case.inspection.pk)

    browser.post(reverse("inspection-reinspect", args=[case.inspection.pk]), {"revision": case.inspection.revision})

    assert "Cải cách thủ tục hành chính" in told
    assert Inspection.objects.get(reinspection_of=case.inspection).areas == ["procedures"]


def test_inspection_closes_on_the_page_when_nothing_is_open(world: World) -> None:
    case = make_issued(world)
    browser = client(world, "officer")
    before = text(browser, "inspection-close", case.inspection.pk)
    Recommendation.objects.update(state="closed_implemented")

    sent = browser.post(reverse("inspection-close", args=[case.inspection.pk]), {"revision": case.inspection.revision})

    assert "Vẫn còn việc chưa xong." in before
    assert (sent.status_code, case.reload().state) == (302, "closed")
