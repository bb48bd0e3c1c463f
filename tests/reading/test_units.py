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
    ("Kiểm tra tại các chi cục: Kiểm lâm, Thủy lợi, Chăn nuôi và Thú y.", ["Chi cục Kiểm lâm", "Chi cục Thủy lợi", "Chi cục Chăn nuôi và Thú y"]),
    ("Đoàn kiểm tra 02 cục (Hóa chất, Xuất nhập khẩu) và các vụ: Pháp chế; Tổ chức cán bộ.", ["Cục Hóa chất", "Cục Xuất nhập khẩu", "Vụ Pháp chế", "Vụ Tổ chức cán bộ"]),
    ("Kiểm tra tại hai phòng Quản lý năng lượng và Quản lý thương mại.", ["Phòng Quản lý năng lượng", "Phòng Quản lý thương mại"]),
    ("Kiểm tra các trường Tiểu học Kim Đồng và THCS Đông Kinh.", ["Trường Tiểu học Kim Đồng", "Trường THCS Đông Kinh"]),
    ("Kiểm tra tại THCS Tam Thanh, TH Vĩnh Trại, MN Hoa Sen và Trường THPT Chu Văn An.", ["THCS Tam Thanh", "TH Vĩnh Trại", "MN Hoa Sen", "Trường THPT Chu Văn An"]),
    ("Kiểm tra tại Phòng Kinh tế và Vật liệu xây dựng, Phòng Nội vụ và Phòng Tư pháp.", ["Phòng Kinh tế và Vật liệu xây dựng", "Phòng Nội vụ", "Phòng Tư pháp"]),
    ("Kiểm tra tại Kho bạc Nhà nước khu vực II, Thuế cơ sở 3 và Điểm phục vụ hành chính công số 2.", ["Kho bạc Nhà nước khu vực II", "Thuế cơ sở 3", "Điểm phục vụ hành chính công số 2"]),
    ("Kiểm tra tại TP. Thủ Đức, Q.1, Q.Bình Thạnh và H.Củ Chi.", ["UBND thành phố Thủ Đức", "UBND quận 1", "UBND quận Bình Thạnh", "UBND huyện Củ Chi"]),
    ("Kiểm tra tại HĐND và UBND xã Hòa Cư.", ["UBND xã Hòa Cư"]),
    ("Kiểm tra tại huyện Điện Biên Đông, các huyện vùng cao: Tủa Chùa, Mường Chà (kèm xã Sa Lông).", ["UBND huyện Điện Biên Đông", "UBND huyện Tủa Chùa", "UBND huyện Mường Chà", "UBND xã Sa Lông"]),
    ("Kiểm tra tại phường Xuân Hương - Đà Lạt, phường 1 Bảo Lộc và phường B'Lao.", ["UBND phường Xuân Hương - Đà Lạt", "UBND phường 1 Bảo Lộc", "UBND phường B'Lao"]),
    ("Đoàn đã kiểm tra 5/10 phường, xã (đạt 50%): Quảng Lạc, Mai Pha.", ["UBND Quảng Lạc", "UBND Mai Pha"]),
    ("Đoàn kiểm tra các đơn vị: ở cấp tỉnh là Sở Tư pháp; ở cấp huyện là Bình Gia, Chi Lăng.", ["Sở Tư pháp", "UBND Bình Gia", "UBND Chi Lăng"]),
    ("1. Đối tượng\na) Cơ quan chuyên môn thuộc UBND tỉnh: Nội vụ; Công Thương; Thanh tra tỉnh.", ["Sở Nội vụ", "Sở Công Thương", "Thanh tra tỉnh"]),
    ("2. Đơn vị kiểm tra\n2.1. Xã: Hồng Phong, Bình Trung;\n2.2. Xã khó khăn: Công Sơn, Mẫu Sơn.", ["UBND xã Hồng Phong", "UBND xã Bình Trung", "UBND xã Công Sơn", "UBND xã Mẫu Sơn"]),
    ("DANH SÁCH ĐƠN VỊ ĐƯỢC KIỂM TRA\nI. Khối sở, ngành\n1. Y tế\n2. Công Thương\nII. Khối huyện\n1. Bình Gia\n2. Chi Lăng", ["Sở Y tế", "Sở Công Thương", "UBND huyện Bình Gia", "UBND huyện Chi Lăng"]),
    ("III. PHÂN CÔNG CÁC ĐOÀN\n1. Đoàn 1 (Trưởng đoàn: ông Lý Văn Mẫu, Giám đốc Sở Nội vụ)\n- Sở Y tế, Sở Du lịch: ngày 09/7 (mỗi đơn vị một buổi);\n- Huyện Bình Gia: trong 02 ngày (11 - 12/7).", ["Sở Y tế", "Sở Du lịch", "UBND huyện Bình Gia"]),
    ("Điều 2. Tổ kiểm tra có trách nhiệm kiểm tra tại:\n- Khối huyện: Phòng Y tế; Đài Truyền thanh.\n- Khối xã: Tân Thanh 1, Long Khánh B.", ["Phòng Y tế", "Đài Truyền thanh", "UBND xã Tân Thanh 1", "UBND xã Long Khánh B"]),
    ("Đợt 1 (quý II/2023), 02 đơn vị:\n1) Sở Y tế\n2) UBND huyện Bình Gia\nĐợt 2 (quý III/2023), 01 đơn vị:\n1) Sở Tư pháp", ["Sở Y tế", "UBND huyện Bình Gia", "Sở Tư pháp"]),
    ("Ngày 12/5/2023:\n  - 08 giờ: phường Tam Thanh.\n  - 14 giờ: phường Vĩnh Trại, kết hợp xem xét Trạm Y tế.\nNgày 19/5/2023, cả ngày: Sở Xây dựng.", ["UBND phường Tam Thanh", "UBND phường Vĩnh Trại", "Sở Xây dựng"]),
    ("Lịch kiểm tra như sau:\n- Thứ ba, 16/10: sáng - Phòng Tư pháp; chiều - Phòng Y tế.", ["Phòng Tư pháp", "Phòng Y tế"]),
    ("4. Lịch:\n\nNgày               Buổi sáng                    Buổi chiều\n14/8/2023          phường Tam Thanh           phường Chi Lăng\n15/8/2023          phường Đông Kinh           Phòng Y tế", ["UBND phường Tam Thanh", "UBND phường Chi Lăng", "UBND phường Đông Kinh", "Phòng Y tế"]),
    ("Sang tháng 6, Tổ kiểm tra đến các Trung tâm Y tế: Bình Gia ngày 04/6, Chi Lăng ngày 05/6 và Đình Lập ngày 11/6.", ["Trung tâm Y tế Bình Gia", "Trung tâm Y tế Chi Lăng", "Trung tâm Y tế Đình Lập"]),
    ("3. Quý III/2023 dự kiến: xã Tân Mỹ, Trung tâm Y tế huyện.", ["UBND xã Tân Mỹ", "Trung tâm Y tế huyện"]),
    ("Các đơn vị được kiểm tra gồm hai cơ quan cấp tỉnh và một huyện.\n\nCụ thể: Sở Y tế, Ban Dân tộc; huyện Bình Gia.", ["Sở Y tế", "Ban Dân tộc", "UBND huyện Bình Gia"]),
    ("Đoàn đã kiểm tra 02 đơn vị. Kết quả cụ thể:\n\nSTT | Đơn vị | Điểm | Xếp loại\n1 | Sở Y tế | 94,5 | Tốt\n2 | UBND huyện Bình Gia | 88,0 | Khá", ["Sở Y tế", "UBND huyện Bình Gia"]),
    ("I. Xếp loại kết quả kiểm tra\n1. Loại tốt (02 đơn vị): Sở Tài chính, Sở Y tế.\n2. Loại khá (01 đơn vị): UBND huyện Bình Gia.", ["Sở Tài chính", "Sở Y tế", "UBND huyện Bình Gia"]),
    ("Đoàn đã kiểm tra tại 02 trường. Sở thông báo kết quả:\n2. Hạn chế\na) THPT Chu Văn An: bảng công khai đặt ở nơi khó thấy.\nb) THPT Na Dương: chưa lập danh mục hồ sơ.", ["THPT Chu Văn An", "THPT Na Dương"]),
    ("2. Địa điểm: tại trụ sở các xã Tân Mỹ, Hội Hoan và thị trấn Na Sầm.", ["UBND xã Tân Mỹ", "UBND xã Hội Hoan", "UBND thị trấn Na Sầm"]),
    ("2. Đơn vị được kiểm tra\nTrung tâm Y tế các huyện Bình Gia, Chi Lăng.", ["Trung tâm Y tế huyện Bình Gia", "Trung tâm Y tế huyện Chi Lăng"]),
    ("Đoàn đã kiểm tra 2 đơn vị.\nII. KẾT QUẢ CỤ THỂ\n1. Sở Du lịch\na) Ưu điểm: Ban hành kế hoạch kịp thời.\nb) Hạn chế: Còn hồ sơ trễ hạn.\n2. UBND huyện Bình Gia\na) Ưu điểm: Bố trí đủ công chức.", ["Sở Du lịch", "UBND huyện Bình Gia"]),
    ("Đoàn đã kiểm tra 2 đơn vị.\n1.1. Tại Sở Y tế (ngày 5/6/2023)\n1.2. Tại UBND huyện Bình Gia (ngày 6/6/2023)", ["Sở Y tế", "UBND huyện Bình Gia"]),
    ("Sở Nội vụ thông báo lịch kiểm tra tại quý cơ quan như sau: Ngày 10/5, Sở Du lịch; ngày 11/5, UBND huyện Bình Gia.", ["Sở Du lịch", "UBND huyện Bình Gia"]),
    ("2. Đơn vị được kiểm tra: 02 bệnh viện (Phụ sản, Nhi); 02 trung tâm y tế (Bình Gia, Chi Lăng).", ["Bệnh viện Phụ sản", "Bệnh viện Nhi", "Trung tâm y tế Bình Gia", "Trung tâm y tế Chi Lăng"]),
    ("TT | Cơ quan, đơn vị | Thời gian | Trưởng đoàn\nI | Các sở, ban, ngành | |\n1 | Sở Tài chính | Tháng 5 | Giám đốc Sở Nội vụ\nII | Cấp huyện | |\n2 | TP. Lạng Sơn | Tháng 7 | Giám đốc Sở Nội vụ", ["Sở Tài chính", "UBND thành phố Lạng Sơn"]),
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
        "Kiểm tra các Trung tâm Phục vụ hành chính công tại các xã.",
        "V. CHẾ ĐỘ BÁO CÁO\n1. Sở Nội vụ\n- Chủ trì theo dõi, đôn đốc.\n2. Sở Tài chính\n- Bố trí kinh phí.",
        "Đơn vị tham gia đoàn:\n- Sở Tư pháp;\n- Sở Tài chính.",
        "Bảng xếp hạng\n1. Sở Tư pháp\n2. Sở Tài chính",
        "STT | Đơn vị | Điểm\n1 | Sở Y tế | 94,5\n2 | UBND huyện Bình Gia | 88,0",
        "Các cơ quan gửi báo cáo về:\n- Sở Nội vụ;\n- Văn phòng UBND tỉnh.",
        "II. KIẾN NGHỊ\n1. Sở Nội vụ: tham mưu UBND tỉnh.\n2. Sở Tài chính: bố trí kinh phí.",
        "Tổ 1 gồm:\n- Sở Nội vụ;\n- Sở Tư pháp.",
        "Các xã còn hạn chế: Gia Cát, Tân Liên.",
        "Các trường hợp trễ hẹn: Sở Y tế 5 hồ sơ, Sở Xây dựng 3 hồ sơ.",
        "2. Địa điểm: tại Hội trường UBND tỉnh.",
        "Đoàn đến thăm các cục, vụ.\nCỤC TRƯỞNG",
        "Ý kiến tại cuộc họp:\n- Sở Tư pháp: đề nghị bổ sung nội dung.\n- Sở Tài chính: thống nhất.",
        "Số điện thoại đường dây nóng:\n- Sở Nội vụ: 0205 3812 345",
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
        (
            "Không đưa vào kế hoạch năm nay các đơn vị vừa được Bộ Nội vụ kiểm tra như Sở Y tế và Sở Tư pháp.",
            ["Sở Y tế", "Sở Tư pháp"],
        ),
        (
            "Công ty Điện lực tỉnh và Cục Thuế tỉnh không thuộc phạm vi kiểm tra đợt này.",
            ["Công ty Điện lực tỉnh Lạng Sơn", "Cục Thuế tỉnh Lạng Sơn"],
        ),
        ("Sở Y tế và Sở Tư pháp không nằm trong kế hoạch kiểm tra năm nay.", ["Sở Y tế", "Sở Tư pháp"]),
        ("Xã Gia Cát nằm ngoài danh sách kiểm tra đợt này.", ["UBND xã Gia Cát"]),
        ("Sở Y tế không bị kiểm tra trong đợt này.", ["Sở Y tế"]),
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
        "Sở Y tế và Ban Dân tộc đã được kiểm tra trong quý IV/2022. Năm nay hai nơi này tự kiểm tra.",
        "Sở Y tế, Ban Dân tộc đã được Đoàn kiểm tra của Bộ làm việc hồi tháng 3 nên tỉnh không kiểm tra nữa.",
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


def test_place_is_told_once_with_its_level(reading_of: Reader) -> None:
    found = reading_of(
        "Đoàn kiểm tra cải cách hành chính làm việc tại Bình Gia\n\nNgày 5/6/2023, Đoàn kiểm tra cải cách hành chính tỉnh đã kiểm tra tại huyện Bình Gia."
    ).units

    assert [u.name for u in found] == ["UBND huyện Bình Gia"]


def test_commune_and_township_of_one_name_are_two(in_plan: Reader) -> None:
    found = in_plan("Đơn vị được kiểm tra\n- Cấp xã: Quảng An, Đầm Hà, thị trấn Đầm Hà.").units

    assert [u.name for u in found] == ["UBND Quảng An", "UBND Đầm Hà", "UBND thị trấn Đầm Hà"]


def test_round_again_is_no_earlier_one(in_plan: Reader) -> None:
    found = in_plan("Quý IV/2023 sẽ kiểm tra lại UBND huyện Bình Gia, nơi đã được kiểm tra vào tháng 11/2022.").units

    assert [(u.name, u.role) for u in found] == [("UBND huyện Bình Gia", INSPECTED)]


def test_whose_school_it_is(in_plan: Reader) -> None:
    found = in_plan("Không kiểm tra Trường THPT Chu Văn An (thuộc Sở Giáo dục và Đào tạo).").units

    assert [(u.name, u.role) for u in found] == [("Trường THPT Chu Văn An", EXCLUDED)]
