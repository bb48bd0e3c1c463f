"""Teams and their heads, forms of inspection, areas and duties."""

import pytest

from kiemtra.reading.values import AreaCode as A
from kiemtra.reading.values import InspectionForm as F

from .conftest import Reader

LEADERS = [
    ("Đoàn do đồng chí Trần Văn Bình, Phó Giám đốc Sở Nội vụ làm Trưởng đoàn.", "Trần Văn Bình", "Phó Giám đốc Sở Nội vụ"),
    ("Đoàn kiểm tra do ông Lê Hồng Sơn - Giám đốc Sở Nội vụ làm trưởng đoàn đã làm việc.", "Lê Hồng Sơn", "Giám đốc Sở Nội vụ"),
    ("Đoàn Kiểm tra do đồng chí Hoàng Thị Mai, Phó Giám đốc Sở Tư pháp - Trưởng đoàn, cùng các thành viên.", "Hoàng Thị Mai", "Phó Giám đốc Sở Tư pháp"),
    ("Trưởng đoàn: Ông Nguyễn Văn Nam - Chánh Văn phòng UBND tỉnh.", "Nguyễn Văn Nam", "Chánh Văn phòng UBND tỉnh"),
    ("Trưởng đoàn là Phó Chủ tịch UBND tỉnh.", None, "Phó Chủ tịch UBND tỉnh"),
    ("Các đoàn do các Phó Chủ tịch UBND tỉnh làm Trưởng đoàn.", None, "Phó Chủ tịch UBND tỉnh"),
    ("Đoàn do Giám đốc Sở Nội vụ làm Trưởng đoàn.", None, "Giám đốc Sở Nội vụ"),
    ("Đoàn do 01 đồng chí Phó Giám đốc Sở Nội vụ làm Trưởng đoàn.", None, "Phó Giám đốc Sở Nội vụ"),
    ("Phó Giám đốc Sở Nội vụ Trần Văn Bình làm Trưởng đoàn.", "Trần Văn Bình", "Phó Giám đốc Sở Nội vụ"),
    ("Theo đó, ông Lê Sơn - Phó Chánh Văn phòng UBND tỉnh được chỉ định làm Trưởng đoàn, bà Hà Thu làm Phó Trưởng đoàn.", "Lê Sơn", "Phó Chánh Văn phòng UBND tỉnh"),
    ("1. Ông Lê Hồng Sơn, Phó Chủ tịch UBND huyện - Trưởng đoàn;\n2. Bà Hà Thu, Trưởng phòng Nội vụ - Phó Trưởng đoàn.", "Lê Hồng Sơn", "Phó Chủ tịch UBND huyện"),
    ("1 Lê Hồng Sơn Chánh Văn phòng Trưởng đoàn\n2 Hà Thị Thu Chuyên viên Thư ký", "Lê Hồng Sơn", "Chánh Văn phòng"),
    ("1\nÔng Lê Hồng Sơn\nPhó Giám đốc Sở Nội vụ\nTrưởng đoàn", "Lê Hồng Sơn", "Phó Giám đốc Sở Nội vụ"),
    ("Thành phần: Phó Giám đốc Sở Nội vụ (Trưởng đoàn); đại diện Sở Tư pháp.", None, "Phó Giám đốc Sở Nội vụ"),
    ("Đoàn kiểm tra do Phó Giám đốc Sở Nội vụ Lê Hồng Sơn chủ trì đã kiểm tra.", "Lê Hồng Sơn", "Phó Giám đốc Sở Nội vụ"),
    ("Trưởng đoàn, Phó Giám đốc Sở Nội vụ Lê Hồng Sơn yêu cầu hoàn thiện báo cáo.", "Lê Hồng Sơn", "Phó Giám đốc Sở Nội vụ"),
    ("Trưởng đoàn là PGS.TS. Hoàng Văn Nam, Phó Giám đốc Đại học.", "Hoàng Văn Nam", "Phó Giám đốc Đại học"),
    ("Đồng chí Y Bông Niê, Phó Giám đốc Sở Nội vụ, Trưởng đoàn phát biểu.", "Y Bông Niê", "Phó Giám đốc Sở Nội vụ"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "position"), LEADERS, ids=[words[:40] for words, *_ in LEADERS])
def test_leader(in_plan: Reader, words: str, name: str | None, position: str) -> None:
    assert [(x.name, x.position) for x in in_plan(words).teams.leaders] == [(name, position)]


def test_two_heads_in_one_sentence(in_plan: Reader) -> None:
    found = in_plan("Các đoàn do các ông Lê Sơn, Giám đốc Sở Nội vụ và Trần Văn Bình, Chánh Thanh tra làm Trưởng đoàn.")

    assert [x.name for x in found.teams.leaders] == ["Lê Sơn", "Trần Văn Bình"]


@pytest.mark.parametrize(
    "words",
    [
        "Đồng chí Lê Bình, Phó Chánh Thanh tra tỉnh làm phó trưởng đoàn.",
        "Phó Trưởng đoàn: Ông Lê Bình - Trưởng phòng Cải cách hành chính.",
        "Thư ký đoàn do Sở Nội vụ cử.",
        "Lịch do Trưởng Đoàn kiểm tra quyết định.",
        "Đồng chí Lê Bình, Giám đốc Sở Nội vụ phát biểu tại hội nghị.",
        "Kiểm tra đột xuất theo yêu cầu của lãnh đạo UBND tỉnh, Trưởng đoàn kiểm tra.",
        "Trưởng đoàn yêu cầu các đơn vị: Sở Y tế.",
    ],
)
def test_no_leader(in_plan: Reader, words: str) -> None:
    assert in_plan(words).teams.leaders == ()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("UBND tỉnh thành lập 4 Đoàn kiểm tra.", 4),
        ("Thành lập 02 đoàn kiểm tra liên ngành.", 2),
        ("Thành lập ba tổ kiểm tra.", 3),
        ("Thành lập các đoàn kiểm tra.", None),
        ("Việc kiểm tra do 02 đoàn thực hiện.", 2),
        ("Đoàn số 1 kiểm tra các sở; Đoàn số 2 kiểm tra các huyện.", 2),
        ("Đoàn kiểm tra gồm 12 thành viên.", None),
    ],
)
def test_team_count(in_plan: Reader, words: str, count: int | None) -> None:
    assert in_plan(words).teams.count == count


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("Hình thức kiểm tra: Kiểm tra trực tiếp.", [F.DIRECT]),
        ("Đoàn kiểm tra trực tiếp tại đơn vị.", [F.DIRECT]),
        ("Kiểm tra đột xuất các đơn vị.", [F.UNANNOUNCED]),
        ("Đối với hình thức kiểm tra không báo trước.", [F.UNANNOUNCED]),
        ("Các đơn vị tự kiểm tra.", [F.SELF]),
        ("Tổ chức tái kiểm tra khi cần thiết.", [F.REINSPECTION]),
        ("Đoàn tiến hành phúc tra.", [F.REINSPECTION]),
        ("Kiểm tra thông qua báo cáo của đơn vị.", [F.REPORT_BASED]),
        ("Kiểm tra qua hồ sơ, báo cáo.", [F.REPORT_BASED]),
        ("Kiểm tra theo chuyên đề.", [F.THEMATIC]),
        ("Kiểm tra trên môi trường số.", [F.DIGITAL]),
        (
            "2. Hình thức\n- Trực tiếp tại đơn vị;\n- Qua báo cáo;\n- Đột xuất.",
            [F.DIRECT, F.REPORT_BASED, F.UNANNOUNCED],
        ),
        ("Kiểm tra việc tiếp nhận hồ sơ trực tuyến.", []),
        ("Thực hiện các nhiệm vụ đột xuất khác.", []),
        ("Lãnh đạo trực tiếp chỉ đạo.", []),
        ("Không kiểm tra lại các nội dung đã kết luận.", []),
        ("Tổ chức hội nghị chuyên đề.", []),
        ("Kiểm tra theo kế hoạch và kiểm tra đột xuất.", [F.UNANNOUNCED]),
        ("Đoàn có nhiệm vụ kiểm tra đột xuất các xã.", [F.UNANNOUNCED]),
        ("Đoàn đã đến bộ phận một cửa của phường mà không báo trước.", [F.UNANNOUNCED]),
        ("Kiểm tra thực tế tại đơn vị.", [F.DIRECT]),
        ("Làm việc trực tiếp với đơn vị được kiểm tra.", [F.DIRECT]),
        ("Đoàn kiểm tra trực tiếp hồ sơ, sổ sách.", [F.DIRECT]),
        ("Đợt này Đoàn kiểm tra việc thực hiện kết luận kiểm tra năm 2022.", [F.REINSPECTION]),
        ("Kiểm tra lần thứ hai đối với hai xã.", [F.REINSPECTION]),
        ("Nhóm 2 - theo chuyên đề thanh toán lệ phí: ba xã.", [F.THEMATIC]),
        ("Chuyên đề kiểm tra: thủ tục đất đai.", [F.THEMATIC]),
        ("Kiểm tra hồ sơ, báo cáo do đơn vị gửi về.", [F.REPORT_BASED]),
        ("Thủ trưởng đơn vị tổ chức kiểm tra nội bộ.", [F.SELF]),
        ("Đơn vị gửi báo cáo theo từng chuyên đề.", []),
        ("Phòng Kiểm tra nội bộ cử người tham gia Đoàn.", []),
        ("Kiểm tra trực tiếp hoặc thông qua việc gửi báo cáo.", [F.DIRECT, F.REPORT_BASED]),
        ("Kiểm tra trên hệ thống thông tin giải quyết thủ tục hành chính.", [F.DIGITAL]),
        ("Kiểm tra trên Cổng dịch vụ công.", [F.DIGITAL]),
        ("Chuyển sang kiểm tra trực tuyến.", [F.DIGITAL]),
        ("Kiểm tra việc khắc phục hạn chế đã nêu năm trước.", [F.REINSPECTION]),
        (
            "STT | Đơn vị | Hình thức\n1 | Xã A | Đột xuất\n2 | Xã B | Qua báo cáo",
            [F.UNANNOUNCED, F.REPORT_BASED],
        ),
        ("Tổ không báo trước cho bất kỳ đơn vị nào.", [F.UNANNOUNCED]),
        ("Hai xã báo cáo bằng văn bản, Đoàn không kiểm tra.", [F.REPORT_BASED]),
        ("Không tổ chức kiểm tra đột xuất.", []),
        ("Việc kiểm tra không thực hiện dưới hình thức trực tiếp.", []),
        ("Kiểm tra việc giải quyết hồ sơ trên môi trường số.", []),
        ("Các phường tự kiểm tra văn bản đúng quy trình.", []),
        ("Qua kiểm tra và qua báo cáo của đơn vị cho thấy còn hạn chế.", []),
    ],
)
def test_forms(in_plan: Reader, words: str, forms: list[F]) -> None:
    assert [x.form for x in in_plan(words).forms] == forms


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        (
            "Đoàn đã tiến hành kiểm tra công tác chỉ đạo, điều hành; cải cách thể chế; cải cách thủ tục hành chính; cải cách tổ chức bộ máy; cải cách chế độ công vụ; cải cách tài chính công; chính quyền điện tử.",
            [
                A.DIRECTION,
                A.INSTITUTIONS,
                A.PROCEDURES,
                A.ORGANISATION,
                A.CIVIL_SERVICE,
                A.PUBLIC_FINANCE,
                A.E_GOVERNMENT,
            ],
        ),
        (
            "II. Nội dung kiểm tra\n1. Việc chấp hành kỷ luật, kỷ cương.\n2. Cơ chế một cửa.\n3. Chỉ số SIPAS.",
            [A.DISCIPLINE, A.ONE_STOP, A.SIPAS],
        ),
        ("Kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính.", [A.DISCIPLINE]),
        ("Các đơn vị nâng cao trách nhiệm của cán bộ, công chức.", []),
        (
            "III. NỘI DUNG\n1. Trách nhiệm chỉ đạo của người đứng đầu.\n2. Vị trí việc làm.\n3. Sử dụng kinh phí khoán.\n4. Dịch vụ công trực tuyến.",
            [A.DIRECTION, A.CIVIL_SERVICE, A.PUBLIC_FINANCE, A.E_GOVERNMENT],
        ),
        ("Nội dung kiểm tra gồm: giải quyết TTHC tại bộ phận một cửa.", [A.PROCEDURES, A.ONE_STOP]),
        ("Đoàn kiểm tra việc thực hiện nhiệm vụ; tiếp nhận và giải quyết TTHC.", [A.PROCEDURES]),
        (
            "Đoàn xác minh việc giải quyết TTHC về đất đai; đánh giá kết quả tổ chức bộ máy.",
            [A.PROCEDURES, A.ORGANISATION],
        ),
        ("Buổi kiểm tra xoay quanh cải cách thể chế và tài chính công.", [A.INSTITUTIONS, A.PUBLIC_FINANCE]),
        ("B. ĐÁNH GIÁ\n1. Thể chế: đã rà soát.\n2. Tài chính công: đúng quy định.", [A.INSTITUTIONS, A.PUBLIC_FINANCE]),
        (
            "KIỂM TRA NHIỆM VỤ KIỂM SOÁT THỦ TỤC HÀNH CHÍNH, THỰC\nHIỆN CƠ CHẾ MỘT CỬA NĂM 2023",
            [A.PROCEDURES, A.ONE_STOP],
        ),
        ("Thành viên gồm đại diện Phòng Kiểm soát thủ tục hành chính.", []),
        ("Mục đích: nâng cao hiệu quả giải quyết thủ tục hành chính.", []),
        ("Trưởng Ban Chỉ đạo cải cách hành chính ký kế hoạch kiểm tra.", []),
        ("Đoàn đề nghị đơn vị tập trung vào cải cách tài chính công.", []),
        ("Qua kiểm tra cho thấy việc giải quyết thủ tục hành chính còn chậm.", []),
    ],
)
def test_areas(in_plan: Reader, words: str, areas: list[A]) -> None:
    assert [x.area for x in in_plan(words).areas] == areas


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Trưởng đoàn ban hành kết luận kiểm tra sau mỗi cuộc kiểm tra.", "Trưởng đoàn"),
        ("Các đơn vị được kiểm tra có trách nhiệm chuẩn bị báo cáo đầy đủ.", "Các đơn vị được kiểm tra"),
        ("Sở Nội vụ tổng hợp kết quả, báo cáo UBND tỉnh theo quy định.", "Sở Nội vụ"),
        ("1. Đối với Văn phòng UBND tỉnh:\n- Chuẩn bị phòng họp và tài liệu cho Đoàn.", "Văn phòng UBND tỉnh"),
    ],
)
def test_duty(in_plan: Reader, words: str, who: str) -> None:
    found = in_plan(words).duties

    assert len(found) == 1
    assert found[0].who is not None
    assert who.startswith(found[0].who) or found[0].who.startswith(who)


def test_finding_is_no_duty(in_plan: Reader) -> None:
    assert in_plan("Các đơn vị đã ban hành kế hoạch và đã bố trí công chức phụ trách.").duties == ()
