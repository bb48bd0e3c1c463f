"""Ways to name whom a team inspects, each with sentences of its own and with near misses that name nobody."""

import pytest

from kiemtra.reading import from_string, read
from kiemtra.reading.values import UnitRole

NEWS = "Kiểm tra công tác cải cách hành chính tỉnh Lạng Sơn năm 2023\nThứ Năm, 30/11/2023 08:00\n\n"
NOTICE = "THÔNG BÁO\nĐiều chỉnh Kế hoạch kiểm tra công tác cải cách hành chính tỉnh Lạng Sơn năm 2023\n\n"
IN, OUT, BEFORE = "inspected", "excluded", "inspected_earlier"


def told(text: str) -> set[tuple[str, str]]:
    facts = read(from_string(text, "text.txt"))
    return {(unit.name, unit.role.value) for unit in facts.units if unit.role is not UnitRole.MENTIONED}


def roles(**said: str) -> set[tuple[str, str]]:
    """The units of each role, parted by bars."""
    values = {"i": IN, "o": OUT, "b": BEFORE}
    return {(name, values[role]) for role, names in said.items() for name in names.split(" | ")}


AMENDED = [
    ("1. Đưa ra khỏi danh sách kiểm tra năm 2023: UBND xã Tân Mỹ, Sở Du lịch.", roles(o="UBND xã Tân Mỹ | Sở Du lịch")),
    ("Rút khỏi kế hoạch kiểm tra các đơn vị: Sở Y tế, UBND huyện Cao Lộc.", roles(o="Sở Y tế | UBND huyện Cao Lộc")),
    ("Loại khỏi danh sách kiểm tra: UBND xã Tân Mỹ.", roles(o="UBND xã Tân Mỹ")),
    ("2. Bổ sung: UBND xã Hồng Phong và Sở Du lịch.", roles(i="UBND xã Hồng Phong | Sở Du lịch")),
    ("Bổ sung thêm 02 đơn vị vào danh sách kiểm tra: Sở Du lịch, Sở Y tế.", roles(i="Sở Du lịch | Sở Y tế")),
    ("Thay Sở Y tế bằng Sở Tư pháp trong danh sách kiểm tra.", roles(o="Sở Y tế", i="Sở Tư pháp")),
    ("UBND xã Tân Mỹ được thay bằng UBND xã Hồng Phong.", roles(o="UBND xã Tân Mỹ", i="UBND xã Hồng Phong")),
    (
        "Thay thế việc kiểm tra tại UBND huyện Cao Lộc thành kiểm tra tại UBND huyện Văn Lãng.",
        roles(o="UBND huyện Cao Lộc", i="UBND huyện Văn Lãng"),
    ),
    (
        "Không kiểm tra UBND xã Tân Mỹ như kế hoạch ban đầu, chuyển sang kiểm tra UBND xã Hồng Phong.",
        roles(o="UBND xã Tân Mỹ", i="UBND xã Hồng Phong"),
    ),
    ("+ UBND xã Tân Mỹ: chuyển từ ngày 06/9 sang ngày 19/9/2023;", roles(i="UBND xã Tân Mỹ")),
    ("Sở Du lịch xin hoãn, chuyển sang tháng 11/2023.", roles(i="Sở Du lịch")),
    ("Thị trấn Đồng Đăng xin lùi lịch nên chuyển sang quý IV.", roles(i="UBND thị trấn Đồng Đăng")),
    ("Đổi lịch kiểm tra Sở Tư pháp sang ngày 20/9.", roles(i="Sở Tư pháp")),
    (
        "Chưa kiểm tra được xã Mẫu Sơn do mưa lũ, sẽ thực hiện bù trong tháng 12/2023.",
        roles(i="UBND xã Mẫu Sơn"),
    ),
    (
        "Xã Công Sơn do sạt lở nên Đoàn chưa kiểm tra, chuyển sang quý I năm 2024.",
        roles(o="UBND xã Công Sơn"),
    ),
    ("Thay ông Lê Văn A, Phó Chủ tịch UBND huyện Cao Lộc bằng ông Trần Văn B, Phó Chủ tịch UBND huyện Cao Lộc.", set()),
    ("Bổ sung: 02 máy tính cho Đoàn; hồ sơ gửi Sở Tài chính thẩm định.", set()),
    (
        "Bỏ kiểm tra đối với Sở Du lịch; thêm Sở Công Thương vào kế hoạch kiểm tra.",
        roles(o="Sở Du lịch", i="Sở Công Thương"),
    ),
    ("Năm nay Đoàn kiểm tra chưa đến Sở Du lịch.", roles(o="Sở Du lịch")),
    ("Sở Y tế chuyển sang phần mềm mới năm 2024.", set()),
    ("Sở Y tế chuyển sang kiểm tra trong quý I năm 2024.", roles(o="Sở Y tế")),
    ("Văn bản chuyển từ Sở Nội vụ sang Sở Tài chính để tổng hợp.", set()),
    ("Công chức được điều động thay đổi vị trí tại Sở Nội vụ.", set()),
]
VISITED = [
    ("Sáng 12/9, Đoàn kiểm tra bước vào trụ sở UBND phường Tam Thanh.", roles(i="UBND phường Tam Thanh")),
    (
        "Đoàn kiểm tra chia làm hai mũi. Mũi thứ nhất về xã Yên Trạch, mũi thứ hai xuống xã Tân Liên.",
        roles(i="UBND xã Yên Trạch | UBND xã Tân Liên"),
    ),
    (
        "Đoàn kiểm tra rẽ sang phường Vĩnh Trại rồi quay về UBND phường Chi Lăng.",
        roles(i="UBND phường Vĩnh Trại | UBND phường Chi Lăng"),
    ),
    (
        "Đoàn kiểm tra đến xã Hoàng Đồng. Hôm sau đến lượt xã Mai Pha.",
        roles(i="UBND xã Hoàng Đồng | UBND xã Mai Pha"),
    ),
    ('Đoàn kiểm tra của huyện "gõ cửa" bất ngờ UBND xã Gia Cát.', roles(i="UBND xã Gia Cát")),
    (
        "Đoàn kiểm tra đi hai ngày. Thứ Ba, 12/9. Buổi sáng, Sở Xây dựng. Buổi chiều, Sở Y tế.",
        roles(i="Sở Xây dựng | Sở Y tế"),
    ),
    ("Xã Quảng Lạc là nơi đoàn kiểm tra khép lại đợt này.", roles(i="UBND xã Quảng Lạc")),
    ("Sáng 12/9, một nhóm khác của Đoàn kiểm tra phường Đông Kinh.", roles(i="UBND phường Đông Kinh")),
    ("Phường Tam Thanh sẽ kiểm tra vào sáng 30/9.", roles(i="UBND phường Tam Thanh")),
    ("Riêng xã Mẫu Sơn chưa kiểm tra trực tiếp mà chỉ gửi báo cáo để đoàn thẩm định.", roles(i="UBND xã Mẫu Sơn")),
    ("Sau khi rời Sở Y tế, đoàn kiểm tra sang Sở Xây dựng.", roles(i="Sở Y tế | Sở Xây dựng")),
    (
        "UBND các xã: Gia Cát, Tân Liên được chọn để kiểm tra chuyên đề một cửa.",
        roles(i="UBND xã Gia Cát | UBND xã Tân Liên"),
    ),
    ("Nhiều người dân chưa đến Sở Du lịch; đưa hồ sơ vào kế hoạch kiểm tra.", set()),
    ("Người dân bước vào trụ sở UBND phường Tam Thanh từ 7 giờ.", set()),
    ("Sau đợt kiểm tra, báo cáo chuyển về Sở Nội vụ. Sáng hôm sau, Sở Nội vụ họp báo.", set()),
    ("Mũi thi công thứ nhất về xã Yên Trạch; kiểm tra tiến độ xây dựng trường học tại xã Tân Liên.", set()),
    ("Kết quả kiểm tra được công khai. Đầu mối liên hệ: Phòng Cải cách hành chính.", set()),
]
EARLIER = [
    (
        "Kho bạc Nhà nước Cao Lộc đã được Thanh tra Bộ Tài chính kiểm tra trong tháng 5 nên Đoàn không kiểm tra lại.",
        roles(b="Kho bạc Nhà nước Cao Lộc"),
    ),
    ("Riêng Sở Y tế, Tổ đã kiểm tra vào tháng 4 nên không làm việc lại.", roles(b="Sở Y tế")),
    ("Riêng phường Đông Kinh, Đoàn đã kiểm tra hồi đầu năm nên lần này không ghé.", roles(b="UBND phường Đông Kinh")),
    ("Xã Gia Cát kiểm tra hồi tháng 3, đến nay đã khắc phục xong.", roles(b="UBND xã Gia Cát")),
    ("Các Kho bạc Nhà nước không được kiểm tra tự rà soát theo đề cương.", set()),
    ("Sở Nội vụ đã được UBND tỉnh giao tổng hợp kết quả kiểm tra trong tháng 5.", set()),
    ("Trong tháng 3, kinh phí kiểm tra đã được Sở Tài chính cấp đủ.", set()),
]
BODIES = [
    (
        "Đoàn kiểm tra làm việc với các Chi cục Thuế khu vực Bắc Sơn, Hữu Lũng.",
        roles(i="Chi cục Thuế khu vực Bắc Sơn | Chi cục Thuế khu vực Hữu Lũng"),
    ),
    (
        "Kiểm tra tại các trường THPT: Việt Bắc, Chu Văn An.",
        roles(i="Trường THPT Việt Bắc | Trường THPT Chu Văn An"),
    ),
    ("Kiểm tra 02 chi nhánh (Cao Lộc, Lộc Bình).", roles(i="Chi nhánh Cao Lộc | Chi nhánh Lộc Bình")),
    (
        "Đoàn kiểm tra làm việc tại Ngân hàng Nhà nước chi nhánh tỉnh Lạng Sơn.",
        roles(i="Ngân hàng Nhà nước chi nhánh tỉnh Lạng Sơn"),
    ),
    (
        "Đoàn đã kiểm tra Bệnh viện 30 tháng 4 và Bệnh viện 19-8.",
        roles(i="Bệnh viện 30 tháng 4 | Bệnh viện 19-8"),
    ),
    (
        "Tổ kiểm tra làm việc với 3 phòng của BHXH tỉnh: Chế độ BHXH, Cấp sổ - thẻ, Tiếp nhận và Trả kết quả thủ tục hành chính.",
        roles(i="Phòng Chế độ BHXH | Phòng Cấp sổ - thẻ | Phòng Tiếp nhận và Trả kết quả thủ tục hành chính"),
    ),
    (
        "Danh sách: 1/ Sở Y tế; 2/ Sở Xây dựng đều thuộc diện kiểm tra năm nay.",
        roles(i="Sở Y tế | Sở Xây dựng"),
    ),
    (
        "Kiểm tra 05 đơn vị gồm: Thanh tra Sở, Phòng Quản lý năng lượng và 02 chi cục (Quản lý thị trường, Kiểm lâm).",
        roles(i="Thanh tra Sở | Phòng Quản lý năng lượng | Chi cục Quản lý thị trường | Chi cục Kiểm lâm"),
    ),
    ("Kiểm tra các chi nhánh theo kế hoạch của ngành.", set()),
    ("Các trường THPT: tự kiểm tra, gửi báo cáo về Sở Giáo dục và Đào tạo.", set()),
    ("Bệnh viện có 30 thủ tục được kiểm tra, Sở Y tế báo cáo.", set()),
]


@pytest.mark.parametrize(("text", "units"), AMENDED)
def test_an_amendment_moves_units(text: str, units: set[tuple[str, str]]) -> None:
    assert told(NOTICE + text) == units


@pytest.mark.parametrize(("text", "units"), [*VISITED, *EARLIER, *BODIES])
def test_news_of_a_team_names_whom_it_visits(text: str, units: set[tuple[str, str]]) -> None:
    assert told(NEWS + text) == units


HEADS = (
    "Đơn vị, địa điểm", "Tên cơ quan", "Cơ quan/đơn vị", "Nơi làm việc", "Đối tượng", "Đơn vị tiếp đoàn", "Đơn vị chịu kiểm tra", "Xã/phường",
    "Điểm đến", "Địa phương, đơn vị", "Địa bàn", "UBND xã, phường", "Cơ quan, đơn vị, địa phương", "Đơn vị (xã, phường)", "Nơi đến làm việc",
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("edge", [" | ", "\t"])
def test_columns_of_a_timetable_have_many_heads(head: str, edge: str) -> None:
    rows = (
        ("TT", head, "Giờ", "Địa điểm"),
        ("1", "UBND xã Yên Trạch", "8h", "Trụ sở xã"),
        ("2", "Sở Y tế", "14h", "Sở"),
    )
    assert told(NEWS + "\n".join(edge.join(row) for row in rows)) == roles(i="UBND xã Yên Trạch | Sở Y tế")


@pytest.mark.parametrize("head", ["Thành viên", "Cơ quan chủ trì", "Họ và tên", "Sản phẩm", "Đoàn số 1"])
def test_other_columns_name_nobody(head: str) -> None:
    assert told(NEWS + f"TT | {head} | Ghi chú\n1 | Sở Tài chính | \n2 | Sở Y tế | ") == set()


@pytest.mark.parametrize("edge", [" | ", "\t"])
def test_each_team_has_a_column(edge: str) -> None:
    rows = (
        ("Ngày", "Đoàn số 1", "Đoàn số 2"),
        ("07/4", "Xã Yên Trạch", "Phường Tam Thanh"),
        ("09/4", "Sở Y tế", "Nghỉ"),
    )
    units = told(NEWS + "\n".join(edge.join(row) for row in rows))
    assert units == roles(i="UBND xã Yên Trạch | UBND phường Tam Thanh | Sở Y tế")


@pytest.mark.parametrize("head", ["Người đứng đầu", "Người phụ trách", "Trưởng đoàn", "Tổ trưởng", "Người chủ trì"])
def test_a_column_names_who_leads(head: str) -> None:
    text = f"Tổ\t{head}\tĐơn vị\nTổ 1\tBà Hà Thị Mẫu, Phó Giám đốc Sở Tư pháp\tUBND huyện Cao Lộc, UBND xã Gia Cát"
    facts = read(from_string(NEWS + text, "text.txt"))
    assert [(one.name, one.position) for one in facts.teams.leaders] == [("Hà Thị Mẫu", "Phó Giám đốc Sở Tư pháp")]
    assert told(NEWS + text) == roles(i="UBND huyện Cao Lộc | UBND xã Gia Cát")


def test_a_deputy_in_such_a_column_leads_nobody() -> None:
    text = "Đơn vị | Ngày | Người chủ trì\nCục Việc làm | 20/7 | Chánh Văn phòng Bộ - Phó Trưởng đoàn"
    assert read(from_string(NEWS + text, "text.txt")).teams.leaders == ()


WRAPPED = """KẾ HOẠCH
Kiểm tra công tác cải cách hành chính năm 2023

1. Đơn vị được kiểm tra
Năm 2023 kiểm tra 05 đơn vị thuộc Bộ: Cục Điện
ảnh, Cục Di sản văn hóa, Cục Thể dục thể thao,
Thư viện Quốc gia Việt Nam và Trường Đại học
Sân khấu - Điện ảnh Hà Nội. Các đơn vị khác chỉ
báo cáo việc khắc phục.
"""


def test_names_go_on_in_the_next_line_of_a_narrow_column() -> None:
    names = "Cục Điện ảnh | Cục Di sản văn hóa | Cục Thể dục thể thao | Thư viện Quốc gia Việt Nam | Trường Đại học Sân khấu - Điện ảnh Hà Nội"
    assert told(WRAPPED) == roles(i=names)


@pytest.mark.parametrize("below", ["Thứ Sáu (25/8/2023)", "Ngày kiểm tra: 30/8/2023", "Bắt đầu lúc 8 giờ"])
def test_names_end_with_the_line_of_a_list(below: str) -> None:
    text = f"Các đơn vị được kiểm tra:\n- Ban Quản lý chợ quận trung tâm\n- Trường THCS Nguyễn Chí Thanh\n{below}\n"
    assert ("Trường THCS Nguyễn Chí Thanh", IN) in told(NEWS + text)


LETTER = """SỞ NỘI VỤ
V/v lịch kiểm tra công tác cải cách hành chính đợt 2 năm 2023

Kính gửi:
- Các Sở: Y tế, Xây dựng, Tài chính, Tư pháp, Công Thương, Ngoại vụ, Khoa học và Công nghệ, Du lịch;
- Văn phòng UBND tỉnh (để phối hợp).

Đợt 1, Đoàn đã làm việc xong với UBND huyện Cao Lộc vào tháng 5. Nay Đoàn kiểm tra lần lượt tại các sở nói trên.
"""


def test_a_letter_names_those_of_this_round_and_the_last() -> None:
    departments = [
        "Y tế",
        "Xây dựng",
        "Tài chính",
        "Tư pháp",
        "Công Thương",
        "Ngoại vụ",
        "Khoa học và Công nghệ",
        "Du lịch",
    ]
    assert told(LETTER) == roles(b="UBND huyện Cao Lộc") | {(f"Sở {name}", IN) for name in departments}


OTHER_FIELDS = [
    "Kiểm tra phòng cháy tại huyện Cao Lộc\n\nĐoàn kiểm tra liên ngành về phòng cháy, chữa cháy do ông Lê Văn Mẫu, Phó Chủ tịch UBND huyện làm Trưởng đoàn đã kiểm tra tại xã Tân Liên, xã Gia Cát; nhắc bộ phận một cửa xã Tân Liên niêm yết thủ tục.",
    "Tháng hành động vì an toàn thực phẩm: kiểm tra 18 cơ sở\n\nĐoàn kiểm tra liên ngành về an toàn thực phẩm do bà Trần Thị Mẫu, Phó Chủ tịch UBND thị xã làm Trưởng đoàn đã kiểm tra các bếp ăn tại phường Tam Thanh; hướng dẫn nộp hồ sơ qua Cổng dịch vụ công, góp phần cải cách thủ tục hành chính.",
    "Đoàn kiểm tra công tác bầu cử làm việc tại huyện Bắc Sơn\n\nĐoàn kiểm tra công tác bầu cử do bà Trần Thị Mẫu, Phó Chủ tịch HĐND tỉnh làm Trưởng đoàn đã kiểm tra tại UBND huyện Bắc Sơn, gắn bầu cử với cải cách hành chính.",
    "Chủ tịch UBND tỉnh kiểm tra tiến độ dự án cao tốc\n\nĐoàn công tác do Chủ tịch UBND tỉnh Lê Văn Mẫu dẫn đầu đã kiểm tra tiến độ dự án tại huyện Chi Lăng; yêu cầu rút ngắn thủ tục hành chính.",
]


@pytest.mark.parametrize("text", OTHER_FIELDS)
def test_inspections_of_other_fields_name_nobody(text: str) -> None:
    facts = read(from_string(text, "text.txt"))
    assert told(text) == set()
    assert facts.teams.leaders == ()


PLAN = "UBND TỈNH NINH BÌNH\nSố: 12/KH-UBND\nKẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2024\n"
FOUR = "Sở Y tế, Sở Nội vụ, Sở Xây dựng, Sở Tài chính"


@pytest.mark.parametrize(
    "said",
    [
        f"Năm nay đến lượt {FOUR}.",
        f"Lần này có tên {FOUR}.",
        f"Bốc thăm được {FOUR}.",
        f"Kết quả chọn ngẫu nhiên: {FOUR}.",
        "Vào diện năm nay:\n- Sở Y tế;\n- Sở Nội vụ;\n- Sở Xây dựng;\n- Sở Tài chính.",
    ],
)
def test_a_long_list_in_a_plan_that_names_nobody_else(said: str) -> None:
    assert told(PLAN + said) == roles(i=FOUR.replace(", ", " | "))


@pytest.mark.parametrize(
    "said",
    [
        f"Đề nghị {FOUR} báo cáo.",
        f"{FOUR} phối hợp thực hiện.",
        f"Nơi nhận:\n- {FOUR};\n- Lưu: VT.",
        f"Thành viên Đoàn đến từ {FOUR}.",
        f"Tổ giúp việc gồm công chức của {FOUR}.",
        f"Năm trước được biểu dương: {FOUR}.",
        f"{FOUR} dẫn đầu bảng xếp hạng.",
        "Năm nay đến lượt hội thi của các sở; thể lệ gửi Sở Y tế, Sở Nội vụ, Sở Xây dựng.",
    ],
)
def test_a_list_for_another_reason_inspects_nobody(said: str) -> None:
    assert told(PLAN + said) == set()
