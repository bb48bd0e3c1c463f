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
    ("Đoàn kiểm tra tại Sở Nội vụ, Tài chính, Y tế và Sở Xây dựng.", ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Sở Xây dựng"]),
    ("Kiểm tra tại Sở LĐTB&XH, Sở VHTT&DL và Sở TN&MT.", ["Sở Lao động - Thương binh và Xã hội", "Sở Văn hóa, Thể thao và Du lịch", "Sở Tài nguyên và Môi trường"]),
    ("Đối tượng: Phòng Kinh tế, Hạ tầng và Đô thị; Phòng Văn hóa, Khoa học và Thông tin.", ["Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa, Khoa học và Thông tin"]),
    ("Đơn vị được kiểm tra: Phòng Đo đạc, Bản đồ; Chi cục Văn thư - Lưu trữ; Bệnh viện Đa khoa tỉnh.", ["Phòng Đo đạc, Bản đồ", "Chi cục Văn thư - Lưu trữ", "Bệnh viện Đa khoa tỉnh Lạng Sơn"]),
    ("Đoàn đã làm việc tại Trung tâm Phục vụ hành chính công thuộc UBND xã Đồng Đăng.", ["Trung tâm Phục vụ hành chính công xã Đồng Đăng"]),
    ("Kiểm tra 4/20 sở, ngành (Sở Y tế, Thanh tra tỉnh); 2/11 huyện, thành phố (huyện Cao Lộc, thành phố Lạng Sơn).", ["Sở Y tế", "Thanh tra tỉnh", "UBND huyện Cao Lộc", "UBND thành phố Lạng Sơn"]),
    ("Đoàn kiểm tra UBND huyện Cao Lộc (cùng UBND các xã Gia Cát, Tân Liên) và Sở Y tế.", ["UBND huyện Cao Lộc", "UBND xã Gia Cát", "UBND xã Tân Liên", "Sở Y tế"]),
    ("Kiểm tra đột xuất tại xã Tân Mỹ, huyện Văn Lãng, tỉnh Lạng Sơn.", ["UBND xã Tân Mỹ"]),
    ("Kiểm tra tại 02 xã thuộc huyện Chi Lăng là thị trấn Chi Lăng và xã Vạn Linh.", ["UBND thị trấn Chi Lăng", "UBND xã Vạn Linh"]),
    ("Đoàn kiểm tra tại các xã Bình Định Bắc, Trần Phú và đặc khu Cô Tô.", ["UBND xã Bình Định Bắc", "UBND xã Trần Phú", "UBND đặc khu Cô Tô"]),
    ("Kiểm tra tại Cục Thuế các tỉnh: Bắc Giang, Thái Nguyên.", ["Cục Thuế tỉnh Bắc Giang", "Cục Thuế tỉnh Thái Nguyên"]),
    ("Kiểm tra tại các bộ: Tài chính, Y tế và UBND các tỉnh: Bắc Giang, Thái Nguyên.", ["Bộ Tài chính", "Bộ Y tế", "UBND tỉnh Bắc Giang", "UBND tỉnh Thái Nguyên"]),
    ("Tại xã Gia Cát, Đoàn kiểm tra đã xem sổ theo dõi hồ sơ.", ["UBND xã Gia Cát"]),
    ("Đoàn đã đến thị trấn Na Sầm và xã Hoàng Việt.", ["UBND thị trấn Na Sầm", "UBND xã Hoàng Việt"]),
    ("Lịch cụ thể: ngày 25/8 tại Sở Y tế; ngày 26/8 tại UBND huyện Cao Lộc.", ["Sở Y tế", "UBND huyện Cao Lộc"]),
    ("Thời gian kiểm tra: Quý II: Sở Y tế; Quý III: UBND huyện Lộc Bình.", ["Sở Y tế", "UBND huyện Lộc Bình"]),
    ("3. Lịch kiểm tra\n- Tháng 4: các Sở: Y tế, Tư pháp.\n- Tháng 5: UBND huyện Cao Lộc.", ["Sở Y tế", "Sở Tư pháp", "UBND huyện Cao Lộc"]),
    ("+ Đoàn 1 (Trưởng đoàn: Giám đốc Sở Nội vụ): Sở Y tế, Sở Xây dựng.", ["Sở Y tế", "Sở Xây dựng"]),
    ("Các đơn vị được kiểm tra:\n1) Phòng Kinh tế\n2) Trạm Y tế phường\n3) Trường Tiểu học Vĩnh Trại", ["Phòng Kinh tế", "Trạm Y tế phường", "Trường Tiểu học Vĩnh Trại"]),
    ("DANH SÁCH ĐƠN VỊ ĐƯỢC KIỂM TRA\nSTT\nTên đơn vị\nThời gian\n1\nSở Xây dựng\nTháng 7\n2\nUBND thành phố\nLạng Sơn\nTháng 8", ["Sở Xây dựng", "UBND thành phố Lạng Sơn"]),
    ("DANH SÁCH ĐƠN VỊ KIỂM TRA\nSTT Đơn vị Thời gian 1 Sở Nội vụ Tháng 5 2 UBND huyện Cao Lộc Tháng 6", ["Sở Nội vụ", "UBND huyện Cao Lộc"]),
    ("Các đơn vị kiểm tra như bảng sau:\nTT\tĐơn vị\tThời gian\n1\tUBND thị xã Bỉm Sơn\tTháng 8\n2\tSở Du lịch\tTháng 9", ["UBND thị xã Bỉm Sơn", "Sở Du lịch"]),
    ("Ba đơn vị được kiểm tra, chia hai kỳ:\nKỲ I                  KỲ II\n1. Xã Yên Khoái          3. Xã Tú Mịch\n2. Xã Mẫu Sơn", ["UBND xã Yên Khoái", "UBND xã Tú Mịch", "UBND xã Mẫu Sơn"]),
    ("I. ĐỐI TƯỢNG KIỂM TRA\n1. CẤP HUYỆN: PHÒNG Y TẾ, PHÒNG TƯ PHÁP.", ["Phòng Y tế", "Phòng Tư pháp"]),
    ("Kính gửi:\n- Các Sở: Y tế, Tư pháp.\n\nSở Nội vụ đề nghị các cơ quan được kiểm tra trong đợt này chuẩn bị báo cáo.", ["Sở Y tế", "Sở Tư pháp"]),
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
        "Đoàn kiểm tra gồm đại diện các sở: Nội vụ, Tư pháp, Tài chính.",
        "Đoàn kiểm tra liên ngành gồm các sở: Nội vụ, Tư pháp.",
        "Tham gia Đoàn kiểm tra có Văn phòng UBND tỉnh, Sở Tư pháp.",
        "4. Thành phần đoàn kiểm tra\n- Đại diện Sở Tư pháp, Sở Tài chính: Thành viên.",
        "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\n- Bố trí kinh phí kiểm tra.",
        "Kết thúc đợt kiểm tra, Sở Nội vụ tổng hợp kết quả.",
        "Trưởng đoàn yêu cầu Sở Y tế, UBND huyện Cao Lộc báo cáo bổ sung.",
        "Kế hoạch kiểm tra cải cách hành chính của UBND huyện Cao Lộc đã được ban hành.",
        "Qua kiểm tra cho thấy một số đơn vị còn chậm như Sở Y tế, UBND huyện Bình Gia.",
        "Kiểm tra công tác cải cách hành chính tại tỉnh Lạng Sơn năm 2023.",
        "Kiểm tra tại các Chi cục Thuế và 03 Trung tâm Y tế.",
        "Nguồn: Phòng Nội vụ",
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


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Kiểm tra tất cả các xã (trừ xã Hòa Cư và xã Gia Cát).", ["UBND xã Hòa Cư", "UBND xã Gia Cát"]),
        ("Không kiểm tra các đơn vị đã kiểm tra năm 2022, gồm: Sở Tư pháp, Sở Y tế.", ["Sở Tư pháp", "Sở Y tế"]),
        ("Rút Sở Y tế, UBND huyện Cao Lộc ra khỏi danh sách kiểm tra.", ["Sở Y tế", "UBND huyện Cao Lộc"]),
        (
            "Văn phòng UBND tỉnh là cơ quan thường trực, không thuộc đối tượng kiểm tra.",
            ["Văn phòng UBND tỉnh Lạng Sơn"],
        ),
    ],
)
def test_left_out(in_plan: Reader, words: str, names: list[str]) -> None:
    assert [(u.name, u.role) for u in in_plan(words).units] == [(name, EXCLUDED) for name in names]


def test_clause_of_those_not_inspected_yet_is_no_exclusion(in_plan: Reader) -> None:
    found = in_plan("Tiếp tục kiểm tra các đơn vị chưa kiểm tra theo kế hoạch: Sở Tài chính, Sở Y tế.").units

    assert [u.role for u in found] == [INSPECTED, INSPECTED]


@pytest.mark.parametrize(
    "words",
    [
        "Những đơn vị đã kiểm tra trong 6 tháng đầu năm (Sở Y tế, Ban Dân tộc) báo cáo kết quả.",
        "Sở Y tế, Ban Dân tộc đã được kiểm tra trong năm 2022 nên không đưa vào đợt này.",
        "Năm 2022, Đoàn từng kiểm tra Sở Y tế và Ban Dân tộc.",
        "Trước đó, vào tháng 4, Đoàn đã kiểm tra đợt 1 tại Sở Y tế và Ban Dân tộc.",
    ],
)
def test_inspected_before(in_plan: Reader, words: str) -> None:
    assert [(u.name, u.role) for u in in_plan(words).units] == [("Sở Y tế", EARLIER), ("Ban Dân tộc", EARLIER)]


def test_days_before_belong_to_the_same_round(in_plan: Reader) -> None:
    found = in_plan("Trước đó, ngày 12/8, Đoàn đã kiểm tra tại xã Tân Mỹ và xã Thụy Hùng.").units

    assert [u.role for u in found] == [INSPECTED, INSPECTED]


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
