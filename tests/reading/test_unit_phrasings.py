"""The many ways of saying whom an inspection visits, visited before or leaves out; and of naming units without visiting them."""

import pytest

from kiemtra.reading.values import UnitRole

from .conftest import Reader

INSPECTED, EXCLUDED, EARLIER = UnitRole.INSPECTED, UnitRole.EXCLUDED, UnitRole.INSPECTED_EARLIER

VISITS = [
    ("Sáng 5/6, Đoàn kiểm tra về xã Tân Mỹ, sau đó sang thị trấn Na Sầm.", ["UBND xã Tân Mỹ", "UBND thị trấn Na Sầm"]),
    ("Đoàn sẽ tiếp tục kiểm tra tại Cao Lộc, Chi Lăng và thị xã Thái Hòa.", ["UBND Cao Lộc", "UBND Chi Lăng", "UBND thị xã Thái Hòa"]),
    ("Sở Y tế: kiểm tra trong quý II. Sở Tư pháp: kiểm tra trong quý III.", ["Sở Y tế", "Sở Tư pháp"]),
    ("Sở Y tế thuộc đối tượng kiểm tra năm 2023.", ["Sở Y tế"]),
    ("Sở Y tế có tên trong danh sách kiểm tra năm 2023.", ["Sở Y tế"]),
    ("Được chọn kiểm tra đợt này có Sở Y tế, Sở Tư pháp.", ["Sở Y tế", "Sở Tư pháp"]),
    ("Sở Y tế sẽ là đơn vị được kiểm tra đầu tiên.", ["Sở Y tế"]),
    ("Sở Y tế, Sở Tư pháp là hai đơn vị được chọn kiểm tra trực tiếp.", ["Sở Y tế", "Sở Tư pháp"]),
    ("Sở Y tế là nơi Đoàn đến đầu tiên.", ["Sở Y tế"]),
    ("Sáng 12/6, Sở Y tế tiếp Đoàn kiểm tra cải cách hành chính của tỉnh.", ["Sở Y tế"]),
    ("Riêng tại Sở Y tế, Đoàn phát hiện 12 hồ sơ quá hạn.", ["Sở Y tế"]),
    ("Đối với Sở Y tế, Đoàn đề nghị khẩn trương khắc phục 12 hồ sơ quá hạn.", ["Sở Y tế"]),
    ("Rời Sở Y tế, đoàn đến thẳng UBND xã Gia Cát.", ["Sở Y tế", "UBND xã Gia Cát"]),
    ("Qua kiểm tra, Sở Y tế còn 12 hồ sơ quá hạn; huyện Cao Lộc chưa niêm yết đủ.", ["Sở Y tế", "UBND huyện Cao Lộc"]),
    ("Đoàn phát hiện xã Gia Cát chưa niêm yết; xã Tân Liên để 3 hồ sơ quá hạn.", ["UBND xã Gia Cát", "UBND xã Tân Liên"]),
    ("Đoàn kiểm tra ghi nhận Sở Y tế đã số hóa 100% hồ sơ.", ["Sở Y tế"]),
    ("Đoàn kiểm tra đã hoàn thành đợt 1. Đợt 2 sẽ thực hiện trong quý III tại Sở Tư pháp, huyện Cao Lộc.", ["Sở Tư pháp", "UBND huyện Cao Lộc"]),
    ("Một tổ khác do ông Lê Văn Sơn làm Tổ trưởng có mặt tại xã Gia Cát để kiểm tra.", ["UBND xã Gia Cát"]),
    ("Sở Y tế được bổ sung vào danh sách kiểm tra.", ["Sở Y tế"]),
    ("Đoàn kiểm tra di chuyển đến xã Gia Cát.", ["UBND xã Gia Cát"]),
    ("Không báo trước, đoàn kiểm tra xuất hiện tại xã Gia Cát.", ["UBND xã Gia Cát"]),
    ("Trả lời báo chí về kiểm tra, ông nói: chúng tôi sẽ đến huyện Cao Lộc trước.", ["UBND huyện Cao Lộc"]),
    ("Đợt 1 diễn ra hồi tháng 5 tại thị trấn Cao Lộc và xã Gia Cát.", ["UBND thị trấn Cao Lộc", "UBND xã Gia Cát"]),
    ("Đối với Gia Khánh, Hương Sơn, đoàn sẽ kiểm tra vào buổi chiều.", ["UBND Gia Khánh", "UBND Hương Sơn"]),
    ("Riêng Trung tâm Y tế huyện Cao Lộc kiểm tra qua hồ sơ, báo cáo.", ["Trung tâm Y tế huyện Cao Lộc"]),
    ("Kiểm tra định kỳ: đợt 1 vào tháng 5 đối với Sở Y tế; đợt 2 vào tháng 10 đối với Sở Nội vụ.", ["Sở Y tế", "Sở Nội vụ"]),
    ("Đoàn kiểm tra 5 cơ quan. Cấp tỉnh có Sở Y tế, Sở Tư pháp; cấp huyện có huyện Cao Lộc.", ["Sở Y tế", "Sở Tư pháp", "UBND huyện Cao Lộc"]),
    ("Ba xã Vô Tranh, Tức Tranh, Phú Đô chuyển sang kiểm tra vào quý III.", ["UBND xã Vô Tranh", "UBND xã Tức Tranh", "UBND xã Phú Đô"]),
    ("Đoàn kiểm tra ghé xã Vân Thủy rồi xuống xã Chiến Thắng.", ["UBND xã Vân Thủy", "UBND xã Chiến Thắng"]),
    ("Hôm sau đoàn sang huyện Bình Gia và Sở Y tế.", ["UBND huyện Bình Gia", "Sở Y tế"]),
    ("Chiều cùng ngày, đoàn có mặt tại phường Chi Lăng.", ["UBND phường Chi Lăng"]),
    ("Đoàn kiểm tra đã gõ cửa Sở Tài chính, Sở Xây dựng cùng hai huyện Cao Lộc và Đình Lập.", ["Sở Tài chính", "Sở Xây dựng", "UBND huyện Cao Lộc", "UBND huyện Đình Lập"]),
    ("Đoàn bắt đầu từ huyện Hữu Lũng và kết thúc ở Sở Tư pháp.", ["UBND huyện Hữu Lũng", "Sở Tư pháp"]),
    ("Điểm đến đầu tiên của đoàn kiểm tra là xã Gia Cát.", ["UBND xã Gia Cát"]),
    ("Điểm dừng chân tiếp theo của đoàn: thị trấn Đồng Đăng.", ["UBND thị trấn Đồng Đăng"]),
    ("Nơi đoàn kiểm tra đến đầu tiên là Sở Công Thương; tiếp theo là Sở Ngoại vụ.", ["Sở Công Thương", "Sở Ngoại vụ"]),
    ("Đoàn 2 do Chánh Thanh tra tỉnh đứng đầu thì đi Sở Y tế, huyện Tràng Định.", ["Sở Y tế", "UBND huyện Tràng Định"]),
    ("Đoàn số 1, Giám đốc Sở Nội vụ làm trưởng đoàn, đến các xã Tân Liên, Gia Cát và phường Tam Thanh.", ["UBND xã Tân Liên", "UBND xã Gia Cát", "UBND phường Tam Thanh"]),
    ("Tổ 3 được giao kiểm tra Sở Du lịch và Ban Dân tộc.", ["Sở Du lịch", "Ban Dân tộc"]),
    ("Đoàn kiểm tra làm việc trực tiếp tại trụ sở UBND xã Hoàng Đồng.", ["UBND xã Hoàng Đồng"]),
    ("Đoàn kiểm tra đến làm việc với lãnh đạo Sở Nông nghiệp và Môi trường.", ["Sở Nông nghiệp và Môi trường"]),
    ("Kiểm tra ở Sở Dân tộc và Tôn giáo trong ngày 6/5.", ["Sở Dân tộc và Tôn giáo"]),
    ("Ngoài kế hoạch, Đoàn kiểm tra đột xuất Chi cục Kiểm lâm.", ["Chi cục Kiểm lâm"]),
    ("Phường Vĩnh Trại và phường Đông Kinh sẽ được kiểm tra vào tuần đầu tháng 11.", ["UBND phường Vĩnh Trại", "UBND phường Đông Kinh"]),
    ("Huyện Lộc Bình, huyện Đình Lập và thành phố Lạng Sơn sẽ kiểm tra trong quý III.", ["UBND huyện Lộc Bình", "UBND huyện Đình Lập", "UBND thành phố Lạng Sơn"]),
    ("Tại Sở Y tế, Sở Tư pháp, đoàn kiểm tra hồ sơ một cửa.", ["Sở Y tế", "Sở Tư pháp"]),
    ("Còn ba đơn vị nữa, gồm Sở Y tế, Sở Ngoại vụ và xã Mẫu Sơn, sẽ được kiểm tra trong tháng 10.", ["Sở Y tế", "Sở Ngoại vụ", "UBND xã Mẫu Sơn"]),
    ("Điều 2. Đoàn kiểm tra các xã Hòa Cư, Hồng Phong, thị trấn Cao Lộc và Phòng Y tế.", ["UBND xã Hòa Cư", "UBND xã Hồng Phong", "UBND thị trấn Cao Lộc", "Phòng Y tế"]),
    ("Bổ sung Phòng Tư pháp và UBND xã Lợi Bác vào danh sách kiểm tra.", ["Phòng Tư pháp", "UBND xã Lợi Bác"]),
    ("Đoàn kiểm tra chọn ngẫu nhiên hai xã Nhất Hòa và Tân Hương.", ["UBND xã Nhất Hòa", "UBND xã Tân Hương"]),
    ("Tiếp đó, đoàn đi thực tế tại bộ phận một cửa xã Mai Pha.", ["UBND xã Mai Pha"]),
    ("Ở huyện Chi Lăng, đoàn kiểm tra xem sổ theo dõi văn bản.", ["UBND huyện Chi Lăng"]),
    ("Đoàn sẽ trực tiếp kiểm tra công tác cải cách hành chính của Sở Xây dựng, Sở Y tế.", ["Sở Xây dựng", "Sở Y tế"]),
]  # fmt: skip
RUNS = [
    ("1. Các phòng chuyên môn được kiểm tra (03 đơn vị): Tư pháp; Y tế; Kinh tế và Hạ tầng.", ["Phòng Tư pháp", "Phòng Y tế", "Phòng Kinh tế và Hạ tầng"]),
    ("Đoàn kiểm tra đã làm việc với 7 đơn vị:\n1. Sở, ban, ngành: 03 đơn vị gồm Tư pháp, Ngoại vụ, Thanh tra tỉnh.\n2. Địa phương: 02 đơn vị (huyện Cao Lộc, thành phố Lạng Sơn).", ["Sở Tư pháp", "Sở Ngoại vụ", "Thanh tra tỉnh", "UBND huyện Cao Lộc", "UBND thành phố Lạng Sơn"]),
    ("Đối tượng kiểm tra:\n- Khối sở, ngành: Tài chính; Nông nghiệp và Môi trường; Y tế.\n- Khối xã: Tân Thanh; Na Sầm.", ["Sở Tài chính", "Sở Nông nghiệp và Môi trường", "Sở Y tế", "UBND xã Tân Thanh", "UBND xã Na Sầm"]),
    ("Đoàn đã kiểm tra ba sở (Tư pháp, Công Thương, Khoa học và Công nghệ), hai huyện (Bình Gia, Bắc Sơn).", ["Sở Tư pháp", "Sở Công Thương", "Sở Khoa học và Công nghệ", "UBND huyện Bình Gia", "UBND huyện Bắc Sơn"]),
    ("Đoàn kiểm tra 3/3 phòng (Quản lý đô thị, Kinh tế, Tư pháp) và 2/5 phường (Chi Lăng, Tam Thanh).", ["Phòng Quản lý đô thị", "Phòng Kinh tế", "Phòng Tư pháp", "UBND phường Chi Lăng", "UBND phường Tam Thanh"]),
    ("Đoàn kiểm tra 4/9 phường gồm Phường 1, Phường 2, Phường 4 và Phường 15.", ["UBND phường 1", "UBND phường 2", "UBND phường 4", "UBND phường 15"]),
    ("Đoàn kiểm tra làm việc với 03 xã trong tháng 5 (Tân Mỹ, Hoàng Việt, Thanh Long), 02 xã trong tháng 6 (Bắc Hùng, Hội Hoan).", ["UBND xã Tân Mỹ", "UBND xã Hoàng Việt", "UBND xã Thanh Long", "UBND xã Bắc Hùng", "UBND xã Hội Hoan"]),
    ("Các xã được kiểm tra gồm: Hữu Liên, Yên Bình (đợt 1, trong tháng 4); thị trấn Hữu Lũng, Hòa Lạc (đợt 2, tháng 8).", ["UBND xã Hữu Liên", "UBND xã Yên Bình", "UBND thị trấn Hữu Lũng", "UBND xã Hòa Lạc"]),
    ("Kiểm tra tại các đơn vị:\n- Đợt 1: Khối phòng, ban (Nội vụ và Tư pháp), Trạm Y tế;\n- Đợt 2: Khối xã, thị trấn (Bắc La, Na Sầm).", ["Phòng Nội vụ", "Phòng Tư pháp", "Trạm Y tế", "UBND Bắc La", "UBND Na Sầm"]),
    ("Danh sách kiểm tra:\nTT\tĐơn vị\tThời gian\nI\tPhòng chuyên môn\n1\tPhòng Y tế\tTháng 5\nII\tXã, thị trấn\n2\tVân Nham\tTháng 6\n3\tĐồng Tân\tTháng 6", ["Phòng Y tế", "UBND Vân Nham", "UBND Đồng Tân"]),
    ("Kiểm tra tại Trung tâm Y tế: Văn Quan, Bình Gia, Bắc Sơn.", ["Trung tâm Y tế Văn Quan", "Trung tâm Y tế Bình Gia", "Trung tâm Y tế Bắc Sơn"]),
    ("Đoàn kiểm tra tại BHXH các huyện Cao Lộc, Lộc Bình.", ["BHXH huyện Cao Lộc", "BHXH huyện Lộc Bình"]),
    ("Kiểm tra tại Trung tâm Dịch vụ việc làm, Vụ Thị trường trong nước và Sở Y tế.", ["Trung tâm Dịch vụ việc làm", "Vụ Thị trường trong nước", "Sở Y tế"]),
    ("Đoàn kiểm tra tại các xã Phú Lộc, Chân Mây - Lăng Cô, Hưng Lộc.", ["UBND xã Phú Lộc", "UBND xã Chân Mây - Lăng Cô", "UBND xã Hưng Lộc"]),
    ("Đơn vị | Ngày | Trưởng đoàn\nCục Việc làm | 20/7 (thứ Ba) | Thứ trưởng Lê Văn Tám\nCục An toàn lao động | 22/7 | Thứ trưởng Lê Văn Tám", ["Cục Việc làm", "Cục An toàn lao động"]),
    ("Trường được kiểm tra:\n- Cụm 1: THPT Chu Văn An, THPT chuyên Lương Văn Tri.\n- Cụm 2: Trung tâm GDTX tỉnh.", ["THPT Chu Văn An", "THPT chuyên Lương Văn Tri", "Trung tâm GDTX tỉnh Lạng Sơn"]),
    ("- Ngày 14/8 (cả ngày): huyện Văn Quan; chọn thêm 01 xã: Tân Đoàn.", ["UBND huyện Văn Quan", "UBND xã Tân Đoàn"]),
    ("Lịch kiểm tra như sau:\n- Sáng 12/8: Sở Y tế. Chiều 12/8: Sở Công Thương.\n- Ngày 13/8: huyện Cao Lộc và 02 xã Hòa Cư, Gia Cát.", ["Sở Y tế", "Sở Công Thương", "UBND huyện Cao Lộc", "UBND xã Hòa Cư", "UBND xã Gia Cát"]),
    ("1. Đơn vị được kiểm tra\n1.1. Phường Chi Lăng, phường Đông Kinh, xã Mai Pha - thực hiện trong quý II; phường Vĩnh Trại, xã Quảng Lạc - trong quý III.", ["UBND phường Chi Lăng", "UBND phường Đông Kinh", "UBND xã Mai Pha", "UBND phường Vĩnh Trại", "UBND xã Quảng Lạc"]),
    ("Mỗi huyện chọn thêm một xã để kiểm tra: xã Tân Thành, xã Yên Vượng.", ["UBND xã Tân Thành", "UBND xã Yên Vượng"]),
    ("STT | Tổ kiểm tra | Đơn vị được kiểm tra\n1 | Tổ số 1 | Phòng Y tế; Phòng Kinh tế; phường Chi Lăng\n2 | Tổ số 2 | Xã Mai Pha, xã Quảng Lạc", ["Phòng Y tế", "Phòng Kinh tế", "UBND phường Chi Lăng", "UBND xã Mai Pha", "UBND xã Quảng Lạc"]),
    ("Đoàn kiểm tra tổ chức phúc tra tại ba xã còn nhiều hạn chế: Tân Hương, Nhất Tiến, Trấn Yên.", ["UBND xã Tân Hương", "UBND xã Nhất Tiến", "UBND xã Trấn Yên"]),
    ("Các phường, xã nằm trong diện kiểm tra năm nay: phường Chi Lăng, xã Mai Pha.", ["UBND phường Chi Lăng", "UBND xã Mai Pha"]),
    ("Tổ 1 phụ trách khu vực gồm Sở Y tế, Sở Tài chính; Tổ 2 phụ trách Sở Xây dựng.", ["Sở Y tế", "Sở Tài chính", "Sở Xây dựng"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "names"), VISITS + RUNS, ids=[words[:60] for words, _ in VISITS + RUNS])
def test_whom_the_inspection_visits(in_plan: Reader, words: str, names: list[str]) -> None:
    assert [(u.name, u.role) for u in in_plan(words).units] == [(name, INSPECTED) for name in names]


# Below the headline, bare names take the kind that it tells.
HEADLINE = "Kiểm tra công tác cải cách hành chính tại 7 xã, thị trấn\n\n"
BARE = [
    ("Đoàn kiểm tra đã đến Tân Dương, Hòa Thành, Long Hậu.", ["Tân Dương", "Hòa Thành", "Long Hậu"]),
    ("Đoàn đã đến Tân Dương. Ngày 19/5 sẽ tiếp tục với Phong Hòa, Vĩnh Thới, thị trấn Lai Vung.", ["Tân Dương", "Phong Hòa", "Vĩnh Thới", "Lai Vung"]),
    ("Đoàn 2 do Chánh Văn phòng HĐND và UBND huyện đứng đầu thì đi Tân Phước, Định Hòa.", ["Tân Phước", "Định Hòa"]),
    ("Hôm sau đoàn sang Tân Phước. Tuần tới, đoàn về Định Hòa và Vĩnh Thới.", ["Tân Phước", "Định Hòa", "Vĩnh Thới"]),
    ("Đoàn 1, Phó Chủ tịch UBND huyện làm trưởng, đi Tân Phước, Định Hòa.", ["Tân Phước", "Định Hòa"]),
    ("Tổ 1 (tổ trưởng: Chánh Thanh tra huyện) đến Tân Phước và Định Hòa. Tổ 2 kiểm tra Long Hậu, Vĩnh Thới.", ["Tân Phước", "Định Hòa", "Long Hậu", "Vĩnh Thới"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "surfaces"), BARE, ids=[words[:60] for words, _ in BARE])
def test_bare_names_behind_a_visit(reading_of: Reader, words: str, surfaces: list[str]) -> None:
    found = reading_of(HEADLINE + words).units

    assert [(u.surface, u.role) for u in found] == [(surface, INSPECTED) for surface in surfaces]


LEFT_OUT = [
    ("Xã Gia Cát hoãn kiểm tra do sáp nhập.", ["UBND xã Gia Cát"]),
    ("Xã Gia Cát do mưa lũ: hoãn kiểm tra.", ["UBND xã Gia Cát"]),
    ("Huyện Bình Gia, huyện Bắc Sơn chưa kiểm tra do dịch bệnh; chuyển sang năm 2024.", ["UBND huyện Bình Gia", "UBND huyện Bắc Sơn"]),
    ("Riêng Trạm Khuyến nông đã sáp nhập nên không kiểm tra.", ["Trạm Khuyến nông"]),
    ("2. Không đưa vào kế hoạch kiểm tra: Sở Ngoại vụ, Sở Du lịch.", ["Sở Ngoại vụ", "Sở Du lịch"]),
    ("Đợt này chưa kiểm tra các xã Tân Mỹ, Hoàng Việt.", ["UBND xã Tân Mỹ", "UBND xã Hoàng Việt"]),
    ("Không kiểm tra huyện Cao Lộc và Sở Du lịch.", ["UBND huyện Cao Lộc", "Sở Du lịch"]),
    ("1.3. Bệnh viện Phổi đang phục vụ chống dịch: chưa tiến hành kiểm tra trong năm nay.", ["Bệnh viện Phổi"]),
    ("Cục Bảo vệ thực vật vừa được thanh tra nên chưa kiểm tra trong đợt này.", ["Cục Bảo vệ thực vật"]),
    ("Sở Ngoại vụ được miễn kiểm tra năm 2023.", ["Sở Ngoại vụ"]),
    ("Tạm dừng kiểm tra đối với Sở Ngoại vụ và Sở Du lịch.", ["Sở Ngoại vụ", "Sở Du lịch"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "names"), LEFT_OUT, ids=[words[:60] for words, _ in LEFT_OUT])
def test_whom_it_leaves_out(in_plan: Reader, words: str, names: list[str]) -> None:
    assert [(u.name, u.role) for u in in_plan(words).units] == [(name, EXCLUDED) for name in names]


BEFORE = [
    ("Phường Chi Lăng và phường Đông Kinh từng được kiểm tra hồi cuối năm ngoái, đợt này không kiểm tra lại.", ["UBND phường Chi Lăng", "UBND phường Đông Kinh"]),
    ("Phường Chi Lăng và phường Đông Kinh đã được kiểm tra hồi tháng 3 nên lần này đoàn không ghé.", ["UBND phường Chi Lăng", "UBND phường Đông Kinh"]),
    ("Phường Chi Lăng và xã Mai Pha, nơi đoàn đã đến hồi cuối tháng 8, đang khắc phục.", ["UBND phường Chi Lăng", "UBND xã Mai Pha"]),
    ("Việc kiểm tra năm 2022 tại Sở Y tế, Sở Xây dựng đã có thông báo kết luận.", ["Sở Y tế", "Sở Xây dựng"]),
    ("Sở Y tế và Sở Xây dựng năm ngoái đoàn đã kiểm tra.", ["Sở Y tế", "Sở Xây dựng"]),
    ("Khắc phục tồn tại đợt 1 (các phường Chi Lăng, Tam Thanh kiểm tra trong tháng 5/2022).", ["UBND phường Chi Lăng", "UBND phường Tam Thanh"]),
    ("Cách đây một năm, đoàn kiểm tra đã đến Sở Y tế và Sở Tài chính.", ["Sở Y tế", "Sở Tài chính"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "names"), BEFORE, ids=[words[:60] for words, _ in BEFORE])
def test_whom_it_visited_before(in_plan: Reader, words: str, names: list[str]) -> None:
    found = [(u.name, u.role) for u in in_plan(words).units]

    assert [name for name, _ in found] == names
    assert {role for _, role in found} <= {EARLIER, EXCLUDED}


TRAPS = [
    "Báo cáo gửi về Sở Nội vụ trước ngày 5/6 để tổng hợp.",
    "Đoàn kiểm tra gửi kết luận đến Sở Tài chính và UBND huyện Cao Lộc.",
    "Mời đại diện Ủy ban Kiểm tra Huyện ủy, Đài Truyền thanh - Truyền hình huyện tham gia.",
    "Tại Hà Nội, đoàn đã họp rút kinh nghiệm.",
    "Sở Tài chính thuộc danh sách thành viên Đoàn kiểm tra.",
    "Dự án được thực hiện tại huyện Cao Lộc.",
    "Sở Nội vụ tiến hành tập huấn tại huyện Cao Lộc.",
    "Sở Tư pháp là cơ quan phối hợp trong các đợt kiểm tra.",
    "Sở Nội vụ là đơn vị đầu mối tiếp nhận báo cáo của các đơn vị được kiểm tra.",
    "Qua kiểm tra, Sở Nội vụ đề nghị các đơn vị khắc phục.",
    "Qua kiểm tra, Sở Nội vụ đã ban hành kết luận.",
    "Qua kiểm tra hồ sơ do Sở Xây dựng cung cấp, đoàn thấy đầy đủ.",
    "Đoàn ghi nhận sự phối hợp của Sở Nội vụ trong đợt kiểm tra.",
    "Đối với Sở Nội vụ, Đoàn đề nghị tham mưu UBND tỉnh bổ sung biên chế.",
    "Sở Y tế tiếp đoàn công tác của Bộ Y tế.",
    "Chúng tôi ở Sở Nội vụ rất mong người dân phản ánh.",
    "Hội nghị công bố kết quả kiểm tra diễn ra tại Sở Nội vụ.",
    "Đợt tập huấn diễn ra tại Sở Nội vụ trong tháng 6.",
    "Sở Nội vụ kiểm tra qua báo cáo đối với các đơn vị còn lại.",
    "Kiểm tra qua hồ sơ; kết luận gửi Trường THPT Ngô Gia Tự (thuộc Sở Giáo dục và Đào tạo).",
    "Đoàn đại biểu huyện Cao Lộc đến thăm Sở Y tế.",
    "Cùng đi với đoàn có lãnh đạo Sở Tài chính và Văn phòng UBND tỉnh.",
    "Tiếp đoàn kiểm tra có lãnh đạo Phòng Nội vụ huyện, Phòng Tư pháp huyện.",
    "Đồng chí Giám đốc Sở Nội vụ về dự hội nghị.",
    "Ảnh: Đoàn kiểm tra và cán bộ Sở Xây dựng.",
    "Tác giả: Trung tâm Văn hóa huyện Bình Gia",
    "Nhiều người dân từ xã Tân Mỹ đến thị trấn Na Sầm làm thủ tục.",
    "Ông Nông Văn Tư ở xã Gia Cát cho biết hồ sơ được trả đúng hẹn.",
    "Bà Hoàng Thị Mến, công chức Sở Tư pháp, là thành viên đoàn kiểm tra.",
    "Huyện Cao Lộc có 22 xã, trong đó xã Gia Cát đạt chuẩn nông thôn mới.",
    "Trước khi sáp nhập, xã Tân Mỹ và xã Hoàng Việt thuộc huyện Văn Lãng.",
    "Kế hoạch được gửi đến Sở Y tế, Sở Xây dựng để biết.",
    "Sở Y tế, Sở Xây dựng được khen thưởng về cải cách hành chính.",
    "Đề nghị Sở Tài chính bố trí kinh phí cho đoàn kiểm tra.",
    "Giao Sở Thông tin và Truyền thông đưa tin về đợt kiểm tra.",
    "Mọi vướng mắc liên hệ Phòng Cải cách hành chính, Sở Nội vụ.",
    "Sau khi đi vào hoạt động, Trung tâm Phục vụ hành chính công tỉnh đã giải quyết 5.000 hồ sơ.",
    "Đoàn kiểm tra của Sở Nội vụ gồm 5 người.",
    "Đoàn kiểm tra do Sở Nội vụ chủ trì, Sở Tư pháp và Sở Tài chính phối hợp.",
    "Kết luận được công khai trên Cổng thông tin của Sở Nội vụ.",
    "UBND huyện Văn Quan tự kiểm tra và gửi báo cáo về Sở Nội vụ.",
    "Thành phần đoàn: Sở Nội vụ; Sở Tư pháp; Thanh tra tỉnh.",
    "Căn cứ báo cáo của Sở Y tế và Sở Xây dựng, đoàn kiểm tra lập kế hoạch.",
    "Chỉ số của Sở Y tế đứng đầu, đến Sở Xây dựng.",
    "Đến năm 2025, Sở Y tế hoàn thành số hóa hồ sơ.",
    "Trưởng đoàn mời Sở Tài chính cử công chức tham gia.",
    "Theo chương trình, hội nghị tổng kết tại Văn phòng UBND tỉnh có Sở Nội vụ, Sở Tư pháp dự.",
    "Thay mặt đoàn kiểm tra, ông Lê Sơn cảm ơn Sở Y tế đã phối hợp.",
    "UBND tỉnh Lạng Sơn ban hành kế hoạch, Sở Nội vụ tham mưu thành lập đoàn.",
    "Thứ Sáu, 10/11/2023\nĐoàn kiểm tra sẽ thông báo sau.",
    "Nơi nhận:\n- Như trên;\n- Sở Y tế;\n- UBND xã Gia Cát.",
    "Từ kết quả kiểm tra, rút kinh nghiệm cho huyện Cao Lộc, huyện Bình Gia.",
    "Phòng Nội vụ huyện Cao Lộc, cơ quan giúp việc của đoàn kiểm tra, lập biên bản.",
]  # fmt: skip


@pytest.mark.parametrize("words", TRAPS, ids=[words[:60] for words in TRAPS])
def test_named_but_not_visited(in_plan: Reader, words: str) -> None:
    assert [u.name for u in in_plan(words).units] == []
