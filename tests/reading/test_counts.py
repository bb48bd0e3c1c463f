"""Numbers of units: exact, all, at least, N of M; what is counted but no unit."""

import pytest

from kiemtra.reading.values import CountQualifier as Q

from .conftest import Reader


@pytest.mark.parametrize(
    ("words", "count", "of", "qualifier"),
    [
        ("Kiểm tra tại 03 đơn vị.", 3, None, Q.EXACT),
        ("Đoàn kiểm tra tại tất cả 21 xã, thị trấn trên địa bàn huyện.", 21, 21, Q.ALL),
        ("Kiểm tra tại toàn bộ 18 phường.", 18, 18, Q.ALL),
        ("Kiểm tra tại ít nhất 5 cơ quan.", 5, None, Q.AT_LEAST),
        ("Kiểm tra tối thiểu tại tối thiểu 06 xã.", 6, None, Q.AT_LEAST),
        ("Dự kiến kiểm tra tại khoảng 10 sở, ngành.", 10, None, Q.ABOUT),
        ("Đoàn đã kiểm tra tại 17/21 xã.", 17, 21, Q.EXACT),
        ("Tại 12 phòng, ban chuyên môn: Thực hiện kiểm tra tại 03 đơn vị.", 3, 12, Q.EXACT),
        ("Trong số 12 phòng, ban chuyên môn, chọn kiểm tra 04 đơn vị.", 4, 12, Q.EXACT),
        ("Đã kiểm tra đối với 11 cơ quan, đơn vị.", 11, None, Q.EXACT),
        ("Có 09 đơn vị được kiểm tra.", 9, None, Q.EXACT),
        ("Kiểm tra tại hai huyện.", 2, None, Q.EXACT),
        ("Kiểm tra tại 05 (năm) sở.", 5, None, Q.EXACT),
        ("Số lượng: 12 đơn vị.", 12, None, Q.EXACT),
        ("Riêng năm 2023 kiểm tra tối thiểu 10 đơn vị cấp xã.", 10, None, Q.AT_LEAST),
        ("Đã kiểm tra tại Sở Y tế, Sở Tư pháp (02/20 sở).", 2, 20, Q.EXACT),
        ("Theo đó, 8 đơn vị nêu trên gửi báo cáo.", 8, None, Q.EXACT),
        ("Tổ kiểm tra trực tiếp 10 nơi trong tháng 5.", 10, None, Q.EXACT),
        ("Kiểm tra 4/12 BHXH cấp huyện.", 4, 12, Q.EXACT),
        ("Mỗi tháng kiểm tra ít nhất 03 đơn vị.", 3, None, Q.AT_LEAST),
        ("Đợt 2 dự kiến vào nửa cuối tháng 8/2023 tại 06 xã vùng cao.", 6, None, Q.EXACT),
        ("Đoàn còn đến ba xã Vô Tranh, Tức Tranh, Phú Đô để kiểm tra.", 3, None, Q.EXACT),
    ],
)
def test_count(in_plan: Reader, words: str, count: int, of: int | None, qualifier: Q) -> None:
    assert [(c.count, c.of, c.qualifier) for c in in_plan(words).unit_counts] == [(count, of, qualifier)]


@pytest.mark.parametrize(
    "words",
    [
        "Toàn tỉnh có 200 xã, phường, thị trấn.",
        "Kiểm tra 6 nhóm nhiệm vụ.",
        "Đoàn kiểm tra gồm 12 thành viên.",
        "Kiểm tra ít nhất 30% số đơn vị.",
        "Kiểm tra trong 5 ngày.",
        "Năm xã được khen thưởng.",
        "Mỗi đợt kiểm tra 03 đơn vị.",
        "Mỗi huyện kiểm tra 02 xã.",
        "Trong tháng 5 huyện đã kiểm tra xong.",
        "Phường hình thành sau khi sáp nhập 3 xã.",
        "Danh sách kiểm tra:\n1\tSở Y tế\n3\tSở Tư pháp",
    ],
)
def test_no_count(in_plan: Reader, words: str) -> None:
    assert in_plan(words).unit_counts == ()


def test_counts_behind_their_lists(in_plan: Reader) -> None:
    found = in_plan("Kiểm tra 2 sở (Y tế; Tư pháp), 3 huyện (Cao Lộc, Chi Lăng, Lộc Bình) và 4 xã do Trưởng đoàn chọn.")

    assert [(c.count, c.noun) for c in found.unit_counts] == [(2, "sở"), (3, "huyện"), (4, "xã")]


def test_counts_in_a_row(in_plan: Reader) -> None:
    found = in_plan("Đoàn sẽ kiểm tra tại 5 sở, 3 huyện và 12 xã.").unit_counts

    assert [(c.count, c.noun) for c in found] == [(5, "sở"), (3, "huyện"), (12, "xã")]
