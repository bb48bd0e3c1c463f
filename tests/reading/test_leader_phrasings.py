"""The many ways of saying who leads a team, and how many units are meant."""

import pytest

from .conftest import Reader

LEADERS = [
    ("Trưởng đoàn: đồng chí Phó Chủ tịch UBND huyện Lê Văn Thử.", [("Lê Văn Thử", "Phó Chủ tịch UBND huyện")]),
    ("Đoàn kiểm tra (Trưởng đoàn: đồng chí Phó Giám đốc Sở Nội vụ Trần Văn Bình) đã đến Sở Y tế.", [("Trần Văn Bình", "Phó Giám đốc Sở Nội vụ")]),
    ("Trưởng đoàn là PGS.TS. Lê Văn Sơn, Phó Giám đốc Đại học.", [("Lê Văn Sơn", "Phó Giám đốc Đại học")]),
    ("Tổ 1 có Tổ trưởng là Chánh Văn phòng Nguyễn Văn An.", [("Nguyễn Văn An", "Chánh Văn phòng")]),
    ("Đứng đầu tổ 2 là bà Trần Thị Bé, Phó Trưởng phòng Nội vụ.", [("Trần Thị Bé", "Phó Trưởng phòng Nội vụ")]),
    ("Tổ 1 - do ông Lê Văn Sơn, Chánh Thanh tra huyện, phụ trách.", [("Lê Văn Sơn", "Chánh Thanh tra huyện")]),
    ("Đoàn số 2 do đồng chí Lê Văn Sơn, Giám đốc Sở Nội vụ cầm đoàn.", [("Lê Văn Sơn", "Giám đốc Sở Nội vụ")]),
    ("Giao bà Trần Thị Bé, Phó Giám đốc Sở Nội vụ, làm trưởng nhóm kiểm tra.", [("Trần Thị Bé", "Phó Giám đốc Sở Nội vụ")]),
    ("Đồng chí Chánh Thanh tra thành phố phụ trách Tổ kiểm tra số 1.", [(None, "Chánh Thanh tra thành phố")]),
    ("Trưởng đoàn, đồng chí Lê Văn Sơn, Phó Chủ tịch UBND huyện, yêu cầu sửa ngay.", [("Lê Văn Sơn", "Phó Chủ tịch UBND huyện")]),
    ("Trưởng các Đoàn: Giám đốc Sở Nội vụ; Giám đốc Sở Tư pháp; Phó Chánh Văn phòng UBND tỉnh.", [(None, "Giám đốc Sở Nội vụ"), (None, "Giám đốc Sở Tư pháp"), (None, "Phó Chánh Văn phòng UBND tỉnh")]),
    ("Đoàn kiểm tra do ông Lê Văn Sơn, Phó Chủ tịch UBND huyện, Trưởng Ban Chỉ đạo CCHC huyện làm Trưởng đoàn.", [("Lê Văn Sơn", "Phó Chủ tịch UBND huyện, Trưởng Ban Chỉ đạo CCHC huyện")]),
    ("Ông Lê Văn Sơn - Phó Chủ tịch UBND tỉnh, Trưởng đoàn công tác, phát biểu.", [("Lê Văn Sơn", "Phó Chủ tịch UBND tỉnh")]),
    ("Trưởng Đoàn: bà Nguyễn Thị Mẫu - Phó Chủ tịch Ủy ban nhân dân quận.", [("Nguyễn Thị Mẫu", "Phó Chủ tịch Ủy ban nhân dân quận")]),
    ("Giao ba đoàn do Giám đốc Sở Nội vụ, Chánh Thanh tra tỉnh, Giám đốc Sở Tư pháp làm trưởng đoàn.", [(None, "Giám đốc Sở Nội vụ"), (None, "Chánh Thanh tra tỉnh"), (None, "Giám đốc Sở Tư pháp")]),
    ("Đoàn 1, Phó Chủ tịch UBND tỉnh Nguyễn Chí Mẫu dẫn đầu, đến Sở Y tế.", [("Nguyễn Chí Mẫu", "Phó Chủ tịch UBND tỉnh")]),
    ("Đoàn 2 gồm cán bộ Sở Nội vụ, do Giám đốc Sở Tài chính phụ trách, đi Sở Y tế.", [(None, "Giám đốc Sở Tài chính")]),
    ("Đoàn 3 (Giám đốc Sở Y tế) và Đoàn 4 (Chánh Thanh tra tỉnh) kiểm tra các huyện.", [(None, "Giám đốc Sở Y tế"), (None, "Chánh Thanh tra tỉnh")]),
    ("Tổ phúc tra do đồng chí Nguyễn Thị Họa - Phó Trưởng phòng Nội vụ làm tổ trưởng.", [("Nguyễn Thị Họa", "Phó Trưởng phòng Nội vụ")]),
    ("Tổ trưởng Tổ kiểm tra là Trưởng phòng Nội vụ Lê Văn Sơn, được phân công tại Quyết định số 5/QĐ-UBND.", [("Lê Văn Sơn", "Trưởng phòng Nội vụ")]),
    ("Đoàn kiểm tra do ông Lê Văn Sơn, Phó Chủ tịch UBND huyện chủ trì đã làm việc tại xã Gia Cát.", [("Lê Văn Sơn", "Phó Chủ tịch UBND huyện")]),
    ("Giao Sở Nội vụ thành lập 02 đoàn kiểm tra, Trưởng đoàn là Giám đốc Sở Nội vụ và Phó Giám đốc Sở Y tế.", [(None, "Giám đốc Sở Nội vụ"), (None, "Phó Giám đốc Sở Y tế")]),
    ("Chủ tịch UBND tỉnh giao Giám đốc Sở Nội vụ làm Trưởng Đoàn kiểm tra.", [(None, "Giám đốc Sở Nội vụ")]),
    ("STT | Họ và tên | Chức vụ | Nhiệm vụ\n1 | Lê Văn Sơn | Phó Giám đốc Sở Nội vụ | Trưởng đoàn\n2 | Trần Thị Bé | Trưởng phòng | Thành viên", [("Lê Văn Sơn", "Phó Giám đốc Sở Nội vụ")]),
    ("Đại diện Đoàn:\n1. Ông: Lê Văn Sơn   Chức vụ: Phó Giám đốc Sở Nội vụ - Trưởng đoàn", [("Lê Văn Sơn", "Phó Giám đốc Sở Nội vụ")]),
    ("Cùng với Trưởng đoàn Lê Văn Sơn, Phó Giám đốc Sở Nội vụ, còn có các thành viên.", [("Lê Văn Sơn", "Phó Giám đốc Sở Nội vụ")]),
    ("Đoàn do ông Lê Văn Sơn, PGĐ Sở Nội vụ làm trưởng đoàn.", [("Lê Văn Sơn", "PGĐ Sở Nội vụ")]),
    ("TRƯỞNG ĐOÀN\nPHÓ GIÁM ĐỐC SỞ NỘI VỤ\nLê Văn Sơn", [("Lê Văn Sơn", "Phó Giám đốc Sở Nội vụ")]),
    ("Ông Nông Văn Tư, Trưởng đoàn thanh tra thuế, cho biết.", []),
    ("Vai trò trưởng đoàn do Giám đốc Sở Nội vụ đảm nhiệm.", [(None, "Giám đốc Sở Nội vụ")]),
    ("Đoàn số 1, Giám đốc Sở Nội vụ làm trưởng, đi các huyện.", [(None, "Giám đốc Sở Nội vụ")]),
    ("Tổ 2 (tổ trưởng: bà Trần Thị Hằng, Trưởng phòng Nội vụ) đi xã Gia Cát.", [("Trần Thị Hằng", "Trưởng phòng Nội vụ")]),
    ("STT | Tổ | Tổ trưởng | Đơn vị\n1 | Tổ 1 | Ông Đinh Văn Thứ, Phó Chủ tịch UBND huyện | Phòng Y tế\n2 | Tổ 2 | Trưởng phòng Nội vụ | Xã Gia Cát", [("Đinh Văn Thứ", "Phó Chủ tịch UBND huyện"), (None, "Trưởng phòng Nội vụ")]),
    ("Nhóm\tTrưởng nhóm\tĐơn vị\n1\tVũ Văn Dụ\tPhòng Y tế\n2\tMai Thị Họa\tPhòng Tư pháp", [("Vũ Văn Dụ", None), ("Mai Thị Họa", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "people"), LEADERS, ids=[words[:60] for words, _ in LEADERS])
def test_who_leads(in_plan: Reader, words: str, people: list[tuple[str | None, str | None]]) -> None:
    assert [(x.name, x.position) for x in in_plan(words).teams.leaders] == people


@pytest.mark.parametrize(
    "words",
    [
        "Trưởng đoàn kiểm tra có trách nhiệm báo cáo Chủ tịch UBND tỉnh.",
        "Theo chỉ đạo của Trưởng đoàn, Chủ tịch UBND huyện ban hành Kế hoạch khắc phục.",
        "Ông Lê Văn Sơn, Phó Giám đốc Sở Nội vụ phụ trách công tác cải cách hành chính.",
        "Đồng chí Chủ tịch UBND huyện làm việc với đoàn kiểm tra.",
        "Bà Trần Thị Bé, Chủ tịch UBND xã, tiếp đoàn.",
        "Sở Nội vụ phụ trách Tổ giúp việc.",
        "Thư ký đoàn: Nguyễn Văn An, chuyên viên Sở Nội vụ.",
        "Thành viên: ông Lê Sơn, Phó Chánh Thanh tra tỉnh.",
    ],
)
def test_who_does_not_lead(in_plan: Reader, words: str) -> None:
    assert in_plan(words).teams.leaders == ()


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Năm nay có 14 đơn vị nằm trong diện kiểm tra.", [(14, None)]),
        ("Còn 09 đơn vị sẽ được kiểm tra từ tháng 8.", [(9, None)]),
        ("Đoàn đã kiểm tra toàn bộ 17/17 xã, thị trấn.", [(17, 17)]),
        ("Đoàn kiểm tra bốn sở (Tư pháp, Công Thương, Xây dựng, Y tế).", [(4, None)]),
        ("Qua kiểm tra, 05/12 đơn vị chưa lập danh mục hồ sơ.", [(5, 12)]),
        ("Đoàn đã làm việc với 8/9 phường.", [(8, 9)]),
        ("Từ ngày 20/4, 12 xã, phường sẽ kiểm tra chéo.", [(12, None)]),
        ("Đoàn kiểm tra các phòng chuyên môn (04 đơn vị): Tư pháp; Y tế; Nội vụ; Kinh tế.", [(4, None)]),
        ("Đợt này kiểm tra tổng số 11 đơn vị.", [(11, None)]),
        ("Mười hai xã được chọn kiểm tra.", [(12, None)]),
        ("Chỉ kiểm tra hai phần ba số xã.", []),
        ("In kế hoạch thành 10 bộ để lưu.", []),
        ("Đoàn nghe lãnh đạo hai xã báo cáo.", []),
        ("Huyện có 21 xã, thị trấn với 90.000 dân.", []),
    ],
)
def test_how_many(in_plan: Reader, words: str, counts: list[tuple[int, int | None]]) -> None:
    assert [(c.count, c.of) for c in in_plan(words).unit_counts] == counts
