"""The notice and the minutes as documents."""

from dataclasses import replace
from datetime import date, timedelta

from kiemtra.domain.findings import CheckOutcome
from kiemtra.drafting import check_docx, plain_text
from kiemtra.drafting.data import from_data
from kiemtra.store.models import Document
from kiemtra.workflows import documents, inspections, results, sessions
from kiemtra.workflows.papers import notice
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World


def text_of(document: Document) -> str:
    return plain_text(from_data(document.content))


def test_the_notice_says_when_where_what_and_what_to_prepare(world: World) -> None:
    make.noticed(world)

    text = text_of(Document.objects.get())

    for said in (
        "THÔNG BÁO",
        "Lịch kiểm tra công tác cải cách hành chính năm 2019 tại Sở Tư pháp",
        "08 giờ 00, thứ Tư, ngày 19 tháng 6 năm 2019",
        "Phòng họp tầng 2",
        "Cải cách thủ tục hành chính",
        "Cử đầu mối làm việc với Đoàn kiểm tra",
        "Hồ sơ một cửa",
        "TRƯỞNG ĐOÀN",
    ):
        assert said in text
    assert text.rstrip().count("./.") == 1


def test_the_notice_and_the_minutes_keep_the_form_of_the_decree(world: World) -> None:
    make.minutes_closed(world)

    for document in Document.objects.all():
        assert check_docx(documents.export(document, "docx")) == ()
        assert documents.export(document, "pdf").startswith(b"%PDF")


def test_a_plan_that_asks_for_nothing_asks_for_the_usual_things() -> None:
    assert notice.wanted("") == list(notice.USUAL)
    assert notice.wanted(" - Báo cáo.\n\n+ Hồ sơ;") == ["Báo cáo", "Hồ sơ"]


def test_the_minutes_say_who_was_there_what_was_seen_and_what_both_sides_think(world: World) -> None:
    make.minutes_closed(world)

    text = text_of(Document.objects.get(kind="minutes"))

    for said in (
        "Bắt đầu: 08 giờ 30 phút, ngày 19 tháng 6 năm 2019.",
        "Thư ký Đoàn 1, thư ký",
        "42 người theo danh sách, có mặt 39, vắng có lý do 2, vắng không lý do 1",
        "Cải cách thủ tục hành chính",
        "Nhất trí với kết quả kiểm tra.",
        "kết thúc vào 11 giờ 30 phút, ngày 19 tháng 6 năm 2019",
        "ĐẠI DIỆN ĐƠN VỊ",
    ):
        assert said in text


def test_the_minutes_of_an_unannounced_inspection_say_so(world: World) -> None:
    make.minutes_closed(world, make.opened(world, make.approved(world)))

    assert "đã kiểm tra không báo trước" in text_of(Document.objects.get(kind="minutes"))


def test_only_what_a_person_confirmed_stands_in_the_minutes(world: World) -> None:
    inspection = make.attended(world)
    seen, *unseen = inspection.results.all()
    results.record(
        seen.pk, revision=seen.revision, outcome=CheckOutcome.MET, by=world.actor("member"), now=make.VISIT_NOW
    )
    inspections.close_minutes(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=make.VISIT_NOW
    )

    text = text_of(Document.objects.get(kind="minutes"))
    assert seen.question in text
    assert not [one for one in unseen if one.question in text]


def test_a_team_with_a_decision_names_it_and_borrows_its_seal(world: World) -> None:
    inspection = make.decided(world)
    decision, _ = documents.register(
        world.jurisdiction,
        kind="decision",
        kind_name="Quyết định",
        number="664",
        symbol="QĐ-UBND",
        dated=date(2019, 5, 20),
        issuer=world.standing,
        issuer_name="",
        subject="Thành lập Đoàn kiểm tra",
        source="own",
        by=world.actor("officer"),
        now=NOW,
    )
    inspection.team.decision, inspection.team.seal_agency = decision, world.committee
    inspection.team.save()
    inspection.plan.data_from, inspection.plan.data_to = date(2019, 1, 1), date(2019, 5, 31)
    inspection.plan.save()

    inspections.send_notice(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=TODAY
    )

    notice_paper = Document.objects.get(kind="notice")
    text = text_of(notice_paper)
    assert notice_paper.issuer == world.committee
    assert text.startswith("SỞ NỘI VỤ")
    assert "Căn cứ Quyết định số 664/QĐ-UBND ngày 20/5/2019 của Sở Nội vụ" in text
    assert "Số liệu từ ngày 01/01/2019 đến ngày 31/5/2019." in text


def test_two_sessions_stand_one_after_the_other(world: World) -> None:
    inspection = make.attended(world)
    later = replace(make.session_content(), started_at=make.VISIT_NOW + timedelta(hours=5), ended_at=None, attendees=())
    sessions.start(inspection.pk, later, revision=inspection.revision, by=world.actor("head"), now=make.VISIT_NOW)
    inspection.refresh_from_db()
    make.record_all(world, inspection)
    inspections.close_minutes(
        inspection.pk,
        revision=inspection.revision,
        by=world.actor("secretary"),
        now=make.VISIT_NOW + timedelta(hours=8),
    )

    text = text_of(Document.objects.get(kind="minutes"))
    assert "1. Buổi làm việc thứ 1" in text
    assert "2. Buổi làm việc thứ 2" in text
    assert "kết thúc vào 16 giờ 30 phút" in text
