"""What the notice of results says."""

from datetime import date

import pytest

from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.findings import FindingKind
from kiemtra.drafting.plain import plain_text
from kiemtra.store.models import Document, Finding, Inspection, TeamMember
from kiemtra.workflows import conclusions
from kiemtra.workflows.papers import phrases, result_notice
from tests.factories_conclusions import (
    Case,
    conclude,
    make_answered,
    make_concluded,
    make_draft,
    make_finding,
    make_inspection,
    make_recommendation,
    send,
    take_up,
)
from tests.world import NOW, World


def printed(case: Case, paper: DocumentKind = DocumentKind.NOTICE) -> str:
    return plain_text(result_notice.content_of(case.conclusion, paper=paper))


def cited(world: World, case: Case) -> None:
    """The plan and the decision on the team as documents."""
    facts = {"jurisdiction": world.jurisdiction, "source": "cited_only", "state": "issued", "issuer": world.committee}
    plan = Document.objects.create(
        **facts,
        kind="plan",
        kind_name="Kế hoạch",
        number="141",
        symbol="KH-UBND",
        dated=date(2019, 5, 23),
        issuer_name="UBND thành phố",
        subject="Kiểm tra công tác cải cách hành chính năm 2019",
    )
    decision = Document.objects.create(
        **facts, kind="decision", kind_name="Quyết định", number="1199", symbol="QĐ-UBND", dated=date(2019, 2, 3)
    )
    type(case.inspection.plan).objects.filter(pk=case.inspection.plan_id).update(document=plan)
    type(case.inspection.team).objects.filter(pk=case.inspection.team_id).update(
        decision=decision, seal_agency=world.standing
    )


def test_number_and_date_stay_blank_until_they_are_recorded(world: World) -> None:
    case = make_concluded(world)
    content = result_notice.content_of(case.conclusion)

    assert (content.number, content.date, content.year, content.symbol) == (None, None, 2019, "TB-ĐKT1")
    assert "Số:       /TB-ĐKT1".replace(" ", "") in printed(case).replace(" ", "")


def test_grounds_are_plan_decision_and_minutes(world: World) -> None:
    case = make_answered(world)
    cited(world, case)

    text = printed(case)

    assert (
        "Căn cứ Kế hoạch số 141/KH-UBND ngày 23/5/2019 của UBND thành phố về việc kiểm tra công tác cải cách hành chính năm 2019;"
        in text
    )
    assert "Căn cứ Quyết định số 1199/QĐ-UBND ngày 03/02/2019 của UBND thành phố;" in text
    assert "Căn cứ Biên bản kiểm tra lập ngày 05/6/2019 tại Sở Tư pháp." in text


def test_parts_follow_in_order_and_only_where_they_say_something(world: World) -> None:
    case = make_draft(world, (FindingKind.STRENGTH, FindingKind.SHORTCOMING, FindingKind.OBSTACLE))
    make_recommendation(case, case.findings[1])

    parts = [line for line in printed(case).split("\n") if line.split(". ")[0] in result_notice.ROMAN]

    assert parts == [
        "I. ĐÁNH GIÁ CHUNG",
        "II. KẾT QUẢ THEO TỪNG LĨNH VỰC",
        "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "IV. KHÓ KHĂN, VƯỚNG MẮC CỦA ĐƠN VỊ",
        "V. KIẾN NGHỊ",
        "VI. TỔ CHỨC THỰC HIỆN",
    ]


def test_shortcomings_say_cause_ground_and_repetition(world: World) -> None:
    before = make_concluded(world)
    case = make_inspection(world, plan=before.inspection.plan, team=before.inspection.team)
    make_finding(case, repeat_of=before.findings[0].pk, legal_ground="Nghị định 61/2018/NĐ-CP")
    make_finding(case, FindingKind.VIOLATION_SIGN, text="Thu phí ngoài quy định", cause="")
    Inspection.objects.filter(pk=case.inspection.pk).update(state="minutes_closed")
    conclusions.start_draft(case.inspection.pk, revision=1, by=world.actor("secretary"), now=NOW)

    text = printed(case)

    assert (
        "- Hồ sơ quá hạn chưa có văn bản xin lỗi. Hạn chế này đã được nêu khi kiểm tra năm 2019, chưa được khắc phục. "
        "Căn cứ đối chiếu: Nghị định 61/2018/NĐ-CP. Nguyên nhân: đôn đốc chưa kịp thời."
    ) in text
    assert "- Thu phí ngoài quy định. Nội dung có dấu hiệu vi phạm, chuyển cơ quan có thẩm quyền xem xét" in text


def test_a_stated_reason_is_told(world: World) -> None:
    case = make_draft(world)
    Finding.objects.update(no_recommendation_reason="Đơn vị đã khắc phục xong.")

    assert "Không kiến nghị, vì đơn vị đã khắc phục xong." in printed(case)


def test_recommendations_stand_by_addressee_with_the_unit_first(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case, addressee=world.other_unit.pk)
    make_recommendation(case)

    rows = printed(case).split("\n")
    table = rows[rows.index("Số\tNội dung kiến nghị\tLĩnh vực\tThời hạn") :]

    assert [row.split("\t")[0] for row in table[1:5]] == ["Sở Tư pháp", "2", "Sở Tài chính", "1"]
    assert table[2].endswith("05/07/2019")
    assert "- Sở Tài chính;" in rows


def test_the_reply_that_was_taken_up_is_told(world: World) -> None:
    case = make_answered(world)

    text = printed(case)

    assert "Đối với dự thảo, Sở Tư pháp đã có ý kiến ngày 05/6/2019: đơn vị thống nhất với dự thảo." in text
    assert "Đoàn tiếp thu ý kiến của đơn vị." in text


def test_silence_within_the_term_is_told(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)
    take_up(case, today=date(2019, 6, 13), response="")

    assert "đến hết ngày 12/6/2019, đơn vị không có ý kiến khác." in printed(case)


def test_an_inspection_without_shortcomings_says_so(world: World) -> None:
    case = make_draft(world, (FindingKind.GOOD_PRACTICE,))

    text = printed(case)

    assert "Qua kiểm tra, chưa phát hiện tồn tại, hạn chế phải khắc phục." in text
    assert "KIẾN NGHỊ" not in text


@pytest.mark.parametrize(
    ("paper", "kind", "verb"),
    [(DocumentKind.NOTICE, "THÔNG BÁO", "thông báo kết quả"), (DocumentKind.CONCLUSION, "KẾT LUẬN", "kết luận")],
)
def test_kind_of_paper(world: World, paper: DocumentKind, kind: str, verb: str) -> None:
    case = make_answered(world)

    text = printed(case, paper)

    assert kind in text.split("\n")
    assert f"Đoàn kiểm tra số 1 {verb} như sau:" in text


def test_the_signer_is_the_head_with_the_office_that_lends_its_seal(world: World) -> None:
    case = make_answered(world)
    TeamMember.objects.filter(team=case.inspection.team, role="team_head").update(
        position="Phó Chủ tịch UBND thành phố"
    )

    signer = result_notice.content_of(case.conclusion).signer

    assert (signer.position, signer.name, signer.office) == (
        ("Trưởng đoàn",),
        "Trưởng Đoàn 1",
        "Phó Chủ tịch UBND thành phố",
    )


@pytest.mark.parametrize("illustrative", [True, False])
def test_the_mark_of_illustrative_data_follows_the_jurisdiction(world: World, illustrative: bool) -> None:
    world.jurisdiction.illustrative = illustrative
    world.jurisdiction.save()
    case = make_answered(world)

    conclude(case)

    assert result_notice.content_of(case.conclusion).illustrative is illustrative


@pytest.mark.parametrize(
    ("text", "shown"),
    [("chưa công khai", "Chưa công khai."), ("Đủ hồ sơ;", "Đủ hồ sơ."), ("Đã xong!", "Đã xong!"), ("  ", "")],
)
def test_sentence(text: str, shown: str) -> None:
    assert phrases.sentence(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kiểm tra công tác", "kiểm tra công tác"),
        ("Sở Tư pháp chậm", "Sở Tư pháp chậm"),
        ("UBND xã chậm", "UBND xã chậm"),
        ("Chậm", "chậm"),
    ],
)
def test_lowered(text: str, shown: str) -> None:
    assert phrases.lowered(text) == shown


def test_two_digits() -> None:
    assert [phrases.two_digits(count) for count in (0, 5, 12)] == ["0", "05", "12"]


def test_an_area_that_a_plan_added_keeps_its_name_and_stands_last() -> None:
    assert phrases.area_name("Đề án 06") == "Đề án 06"
    assert phrases.area_order("Đề án 06") > phrases.area_order("discipline")
