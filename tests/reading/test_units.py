"""Named units: lists that name the kind once, exclusions, earlier rounds, and agencies that only act."""

import pytest

from kiemtra.reading.values import UnitKind, UnitRole

from .conftest import Reader

INSPECTED, EXCLUDED, EARLIER = UnitRole.INSPECTED, UnitRole.EXCLUDED, UnitRole.INSPECTED_EARLIER

LISTS = [
    ("Đoàn kiểm tra tiến hành kiểm tra tại các sở: Y tế; Nội vụ; Tư pháp.", ["Sở Y tế", "Sở Nội vụ", "Sở Tư pháp"]),
    ("Kiểm tra tại các sở, ngành: Giáo dục và Đào tạo; Công Thương và UBND các huyện: Tràng Định; Bình Gia.", ["Sở Giáo dục và Đào tạo", "Sở Công Thương", "UBND huyện Tràng Định", "UBND huyện Bình Gia"]),
    ("Đoàn đã kiểm tra tại Sở Xây dựng, Sở Tài chính và UBND huyện Lộc Bình.", ["Sở Xây dựng", "Sở Tài chính", "UBND huyện Lộc Bình"]),
    ("Kiểm tra tại 03 xã (Tân Lập, Hữu Lũng và Yên Bình).", ["UBND xã Tân Lập", "UBND xã Hữu Lũng", "UBND xã Yên Bình"]),
    ("Đối tượng kiểm tra: Sở Văn hóa, Thể thao và Du lịch; Ban Dân tộc; Thanh tra tỉnh.", ["Sở Văn hóa, Thể thao và Du lịch", "Ban Dân tộc", "Thanh tra tỉnh"]),
    ("- Đối tượng kiểm tra: UBND các huyện Bắc Sơn, Văn Lãng, thành phố Lạng Sơn.", ["UBND huyện Bắc Sơn", "UBND huyện Văn Lãng", "UBND thành phố Lạng Sơn"]),
    ("Đoàn có buổi làm việc với UBND phường Chi Lăng và UBND xã Mai Pha.", ["UBND phường Chi Lăng", "UBND xã Mai Pha"]),
    ("Đoàn sẽ kiểm tra đột xuất Sở Giao thông vận tải.", ["Sở Giao thông vận tải"]),
    ("Tại 13 phòng chuyên môn: kiểm tra tại 02 đơn vị (Tư pháp; Nội vụ).", ["Phòng Tư pháp", "Phòng Nội vụ"]),
    ("1. Đối tượng kiểm tra\n- Sở Ngoại vụ;\n- Sở Du lịch;\n- UBND huyện Cao Lộc.\n2. Thời gian: quý II năm 2023.", ["Sở Ngoại vụ", "Sở Du lịch", "UBND huyện Cao Lộc"]),
    ("Đơn vị được kiểm tra: Văn phòng UBND tỉnh, Bảo hiểm xã hội tỉnh.", ["Văn phòng UBND tỉnh Lạng Sơn", "Bảo hiểm xã hội tỉnh Lạng Sơn"]),
    ("UBND huyện Đình Lập được kiểm tra trong tháng 5.", ["UBND huyện Đình Lập"]),
    ("Kiểm tra tại các phường: 1, 2, 5.", ["UBND phường 1", "UBND phường 2", "UBND phường 5"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "names"), LISTS, ids=[words[:50] for words, _ in LISTS])
def test_inspected_units(in_plan: Reader, words: str, names: list[str]) -> None:
    found = in_plan(words).units

    assert [(u.name, u.role) for u in found] == [(name, INSPECTED) for name in names]


@pytest.mark.parametrize(
    "words",
    [
        "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu UBND tỉnh.",
        "Đoàn kiểm tra của UBND tỉnh do Giám đốc Sở Nội vụ làm Trưởng đoàn.",
        "Thực hiện Kế hoạch số 8/KH-UBND về kiểm tra cải cách hành chính năm 2023, Sở Nội vụ đề nghị các đơn vị chuẩn bị.",
        "Các đơn vị gửi báo cáo về Sở Nội vụ để tổng hợp.",
        "Theo đề nghị của Giám đốc Sở Nội vụ.",
        "UBND các huyện, thành phố tự kiểm tra tại đơn vị mình.",
        "UBND các phường, xã: Thực hiện theo kế hoạch.",
        "Nơi nhận: Sở Nội vụ; UBND huyện Cao Lộc.",
    ],
)
def test_agencies_that_only_act(in_plan: Reader, words: str) -> None:
    assert in_plan(words).units == ()


def test_exclusion(in_plan: Reader) -> None:
    found = in_plan("Đoàn kiểm tra tại Sở Y tế và các sở còn lại, trừ Sở Ngoại vụ và Sở Du lịch.").units

    assert [(u.name, u.role) for u in found] == [
        ("Sở Y tế", INSPECTED),
        ("Sở Ngoại vụ", EXCLUDED),
        ("Sở Du lịch", EXCLUDED),
    ]


def test_earlier_round(in_plan: Reader) -> None:
    found = in_plan("Năm 2021, Đoàn đã kiểm tra tại Sở Tài chính. Năm 2023 Đoàn kiểm tra tại Sở Y tế.").units

    assert [(u.name, u.role) for u in found] == [("Sở Tài chính", EARLIER), ("Sở Y tế", INSPECTED)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Kiểm tra tại Sở Y tế.", UnitKind.DEPARTMENT),
        ("Kiểm tra tại UBND huyện Cao Lộc.", UnitKind.DISTRICT_PC),
        ("Kiểm tra tại UBND xã Mai Pha.", UnitKind.COMMUNE_PC),
        ("Kiểm tra tại Phòng Tư pháp.", UnitKind.DIVISION),
        ("Kiểm tra tại Cục Thuế tỉnh.", UnitKind.VERTICAL),
        ("Kiểm tra tại Trung tâm Phục vụ hành chính công tỉnh.", UnitKind.SERVICE_UNIT),
        ("Kiểm tra tại Văn phòng UBND tỉnh.", UnitKind.OFFICE),
    ],
)
def test_kind(in_plan: Reader, words: str, kind: UnitKind) -> None:
    assert [u.kind for u in in_plan(words).units] == [kind]


def test_text_on_another_subject_has_no_units(reading_of: Reader) -> None:
    reading = reading_of(
        "Đoàn liên ngành kiểm tra an toàn thực phẩm\n\nĐoàn kiểm tra đột xuất tại UBND huyện Cao Lộc. Trưởng đoàn: bà Lê Thị Hoa."
    )

    assert (reading.units, reading.forms, reading.teams.leaders, reading.plan) == ((), (), (), None)
