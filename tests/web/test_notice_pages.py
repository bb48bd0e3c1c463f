"""The page that proves the notices, the deeds around it, and what each side sees."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiemtra.store.models import Event, Inspection, NoticeReceipt, NoticeRecipient, TeamMember
from tests import factories_inspections as make
from tests.web.signing import assume, client_of
from tests.world import TODAY, World

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings) -> None:
    assume(world, settings)


def page_of(world: World, inspection: Inspection, who: str = "secretary") -> str:
    response = client_of(world, who).get(f"/inspections/{inspection.pk}/notices/")
    assert response.status_code == 200
    return response.content.decode()


def post(world: World, who: str, inspection: Inspection, deed: str, **data: object):
    inspection.refresh_from_db()
    prefix = deed.replace("-", "_")
    fields = {f"{prefix}-{name}": value for name, value in data.items()}
    return client_of(world, who).post(
        f"/inspections/{inspection.pk}/{deed}/", {"revision": inspection.revision} | fields
    )


def test_the_page_proves_day_rule_and_recipients(world: World) -> None:
    page = page_of(world, make.noticed(world))

    for shown in (
        "Thông báo lịch kiểm tra",
        "08:00, 19/06/2019, Phòng họp tầng 2",
        "12/06/2019",
        "10 ngày làm việc (yêu cầu ít nhất 5)",
        "Đúng hạn",
        "Còn 4 người chưa có dấu hiệu đã nhận",
        "Lãnh đạo Sở Tư pháp",
        "Chép lời nhắn",
    ):
        assert shown in page


def test_an_urgent_notice_is_marked_on_both_pages(world: World, settings) -> None:
    inspection = make.decided(world)
    assume(world, settings, date(2019, 6, 13))

    refused = post(world, "secretary", inspection, "notice")
    done = post(world, "head", inspection, "notice-urgently", reason="Chỉ đạo của Chủ tịch")

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "đề nghị Trưởng đoàn cho gửi khẩn" in refused.content.decode()
    page = page_of(world, inspection)
    whole = client_of(world, "head").get(f"/inspections/{inspection.pk}/").content.decode()
    assert "Chỉ đạo của Chủ tịch" in page
    assert ("4 ngày làm việc (yêu cầu ít nhất 5)" in page, "Đúng hạn" in page) == (True, False)
    assert whole.count("Khẩn") == 1


def test_opening_the_page_and_pressing_received_are_recorded(world: World) -> None:
    inspection, browser = make.noticed(world), client_of(world, "focal")
    address = f"/inspections/{inspection.pk}/notices/"

    assert "Đã nhận</button>" in browser.get(address).content.decode()
    assert browser.post(f"{address}acknowledge/").status_code == 302
    page = browser.get(address).content.decode()

    assert "Đã nhận</button>" not in page
    assert list(NoticeReceipt.objects.values_list("way", "recipient__full_name")) == [
        ("page", "Đầu mối Sở Tư pháp"),
        ("acknowledged", "Đầu mối Sở Tư pháp"),
    ]
    assert browser.post(f"{address}acknowledge/").status_code == 409


def test_handing_over_is_recorded_with_its_signed_copy(world: World) -> None:
    inspection = make.noticed(world)
    recipient = NoticeRecipient.objects.get(full_name="Lãnh đạo Sở Tư pháp")
    said = {"recipient": str(recipient.pk), "way": "by_hand", "on": "05/06/2019", "note": "Văn thư ký nhận"}
    address, browser = f"/inspections/{inspection.pk}/notices/", client_of(world, "secretary")

    missing = browser.post(address, said | {"note": ""})
    early = browser.post(address, said | {"on": "04/06/2019"})
    done = browser.post(address, said | {"file": SimpleUploadedFile("ky-nhan.pdf", PDF)})

    assert (missing.status_code, early.status_code, done.status_code) == (422, 422, 302)
    assert "không thể trước ngày gửi thông báo" in early.content.decode()
    page = page_of(world, inspection)
    assert "Văn thư ký nhận" in page
    assert "xem bản ký, ảnh" in page


def test_the_unit_sees_the_proof_and_records_nothing_for_others(world: World) -> None:
    inspection = make.noticed(world)
    page = page_of(world, inspection, "focal")

    assert "Ghi nhận việc giao bản in" not in page
    said = {"recipient": str(NoticeRecipient.objects.first().pk), "way": "phone", "on": "05/06/2019", "note": "x"}
    response = client_of(world, "focal").post(f"/inspections/{inspection.pk}/notices/", said)
    assert response.status_code == 403
    assert not NoticeReceipt.objects.filter(way="phone").exists()


@pytest.mark.parametrize(("who", "status"), [("stranger_focal", 404), ("leader", 200)])
def test_whose_page_it_is(world: World, who: str, status: int) -> None:
    inspection = make.noticed(world)

    assert client_of(world, who).get(f"/inspections/{inspection.pk}/notices/").status_code == status


def test_before_any_notice_the_page_says_so(world: World) -> None:
    assert "Chưa gửi thông báo nào." in page_of(world, make.decided(world))


def test_a_change_shows_both_notices_the_new_one_first(world: World) -> None:
    inspection = make.noticed(world)
    late = {"day": "11/06/2019", "hour": "08:00", "place": "Hội trường", "reason": "Đơn vị họp"}

    refused = post(world, "head", inspection, "change-visit", **late)
    done = post(world, "head", inspection, "change-visit", **late | {"day": "27/06/2019"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Không còn đủ 5 ngày làm việc" in refused.content.decode()
    page = page_of(world, inspection)
    assert page.index("Thông báo thay đổi lịch kiểm tra") < page.index("Thông báo này đã được thay")
    assert "27/06/2019" in page
    assert "19/06/2019" in page


def test_the_unit_writes_a_note_on_what_it_prepares_and_the_team_sees_how_far_it_is(world: World) -> None:
    inspection = make.noticed(world)
    first, second = inspection.preparations.all()
    said = {
        "name": "Chánh Văn phòng",
        "ready": [first.pk],
        f"note-{first.pk}": "Phòng lưu trữ",
        f"note-{second.pk}": "",
    }

    assert post(world, "focal", inspection, "answer-notice", **said).status_code == 302

    page = client_of(world, "secretary").get(f"/inspections/{inspection.pk}/").content.decode()
    assert "đã có 1/2" in page
    assert "Phòng lưu trữ" in page


def test_a_reminder_once_a_day(world: World) -> None:
    inspection = make.noticed(world)

    assert [post(world, "secretary", inspection, "remind-unit").status_code for _ in range(2)] == [302, 409]
    assert Event.objects.filter(name="inspection.unit_reminded").count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_three_more_recipients(world: World, count: int) -> None:
    inspection = make.decided(world)
    for number in range(count):
        TeamMember.objects.create(
            team=inspection.team, full_name=f"Người {number}", role="team_member", valid_from=TODAY
        )
    inspection = make.inspections.send_notice(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=make.NOW, today=TODAY
    )
    browser: Client = client_of(world, "officer")
    browser.get(f"/inspections/{inspection.pk}/notices/")

    with CaptureQueriesContext(connection) as asked:
        browser.get(f"/inspections/{inspection.pk}/notices/")

    assert len(asked) <= 15, [query["sql"][:90] for query in asked]
