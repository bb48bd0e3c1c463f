"""Times, counts and forms in other words than the first texts had: each rule with what it must catch and what it must not."""

import pytest

from kiemtra.reading.values import AnomalyType

from .conftest import Reader
from .test_windows import NEWS, told

# '09-12' is a day of 2023, '09-12..09-16' a range, 'D:' a period of data.
AGENDAS = [
    ("THỨ BA, 18/9\nSáng (08h00): Đoàn kiểm tra công tác CCHC làm việc với UBND xã Gia Cát.\nTHỨ TƯ, 19/9\nSáng: Dự khai giảng lớp bồi dưỡng.\nChiều: Phòng Nội vụ phúc tra việc khắc phục sau kiểm tra CCHC tại UBND xã Tân Liên.\nTHỨ SÁU, 21/9\nSáng: Dự hội nghị trực tuyến.", "09-18 09-19"),
    ("Thứ Ba, ngày 18/9: 8h00 họp Ban Thường vụ; 14h00 Đoàn kiểm tra CCHC làm việc tại xã Tân Liên.", "09-18"),
    ("Ngày 18/9/2023 (thứ Hai)\n- Sáng: tiếp công dân.\n- Chiều: tiếp Đoàn kiểm tra của tỉnh.", "09-18"),
    ("Thứ Hai, 18/9. Điểm dừng đầu tiên là huyện Cao Lộc. Sau một giờ, Đoàn ngược lên xã Gia Cát.\nThứ Ba, 19/9. Đoàn làm việc với UBND huyện Lộc Bình.\nThứ Tư, 20/9. Buổi sáng, Sở Y tế. Buổi chiều, Bảo hiểm xã hội tỉnh.", "09-18 09-19 09-20"),
    ("| Thứ Ba 18/9 | Đoàn kiểm tra cải cách hành chính làm việc tại xã Tân Liên |\n| Thứ Tư 19/9 | Chủ tịch dự lễ khai giảng |", "09-18"),
    ("THỨ BA, 18/9\nSáng: Họp Đoàn kiểm tra CCHC để thông qua dự thảo kết luận.\nChiều: Chủ tịch kiểm tra tiến độ giải phóng mặt bằng tại xã Gia Cát.", ""),
    ("Thứ Ba, ngày 18/9: 8h00 họp Ban Thường vụ; 14h00 tiếp công dân.", ""),
    ("THỨ BA, 18/9\nHội nghị công bố kết quả kiểm tra cải cách hành chính tại các xã.", ""),
]  # fmt: skip

# The team comes and goes.
COMINGS = [
    ("Huyện Cao Lộc là nơi đoàn đến đầu tiên, sáng 12/9. Buổi chiều cùng ngày, đoàn chia người xuống xã Gia Cát.", "09-12"),
    ("Ngày đầu tiên, 12/9, Đoàn kiểm tra tại Sở Y tế. Ngày thứ hai, 13/9, Đoàn đến huyện Cao Lộc.", "09-12 09-13"),
    ("Không giấy mời, đúng 7 giờ ngày 21-9, năm thành viên Đoàn kiểm tra công vụ, cải cách hành chính bước vào trụ sở UBND phường Đông Kinh.", "09-21"),
    ("Hôm thứ Ba (12/9), tổ công tác bất ngờ xuất hiện tại phường Đông Kinh.", "09-12"),
    ("Đoàn sẽ có mặt lúc 8 giờ ngày 12/9/2023 (thứ Ba).", "09-12"),
    ("Riêng phường Tam Thanh đã làm việc hôm 17-6 được Đoàn đánh giá tốt.", "06-17"),
    ("Phường Tam Thanh đón Đoàn ngày 17/6 nên không có trong lịch.", "06-17"),
    ("Đoàn ở lại Sở Y tế hai ngày 12 và 13/9, sau đó sang Sở Nội vụ vào 14/9.", "09-12..09-13 09-14"),
    ("Buổi làm việc đầu tiên diễn ra sáng 12/9 tại Sở Y tế; buổi cuối cùng diễn ra chiều 20/9 tại UBND huyện Cao Lộc.", "09-12 09-20"),
    ("Hôm sau đoàn về Lộc Bình; ngày 14/9, Sở Tài nguyên và Môi trường; khép lại bằng buổi làm việc với Chi cục Quản lý đất đai ngày 15/9.", "09-14 09-15"),
    ("Thành lập Đoàn kiểm tra tại trụ sở các huyện. Từng đơn vị cụ thể: Cao Lộc ngày 02/7/2023, Chi Lăng ngày 04/7/2023, Văn Quan ngày 09/7/2023.", "07-02 07-04 07-09"),
    ("Trước đó một ngày, 11/9, Đoàn đã kiểm tra Sở Y tế.", "09-11"),
    ("Đầu giờ chiều 12/9, Đoàn quay lại UBND phường Tam Thanh.", "09-12"),
    ("Ngày 12/9/2023, Sở Y tế được kiểm tra.", "09-12"),
    ("Đợt kiểm tra đột xuất ngày 12/9 tại ba phường phát hiện nhiều vi phạm.", "09-12"),
    ("Tuần từ 11/9 đến 15/9: khối sở. Tuần từ 18/9 đến 22/9: khối huyện.", "09-11..09-15 09-18..09-22"),
    ("Ngày 12/9, các đơn vị được kiểm tra gửi báo cáo về Sở Nội vụ.", ""),
    ("Đợt sinh hoạt chính trị ngày 12/9 tại ba phường có nhiều ý kiến.", ""),
    ("Trước đó một ngày, 11/9, Sở Y tế đã gửi báo cáo tự kiểm tra.", ""),
    ("Đoàn yêu cầu nộp báo cáo theo thứ tự: Cao Lộc ngày 12/9; Lộc Bình ngày 13/9.", ""),
    ("Đoàn tới Cao Lộc sáng 12/9; ngày 13/9, Sở Y tế họp giao ban; ngày 14/9, Sở Nội vụ khen thưởng 5 công chức.", "09-12"),
    ("Đoàn nhắc nhở xã Gia Cát gửi báo cáo, ngày 12/9 là hạn cuối.", ""),
    ("Sở Y tế nói đoàn viên thanh niên đến hiến máu, sáng 12/9.", ""),
    ("Tổ chức công đoàn Sở Y tế ra mắt hôm 12/9.", ""),
]  # fmt: skip

# A visit is put off: the new day counts.
MOVES = [
    ("+ UBND thị trấn Cao Lộc: chuyển từ ngày 06/9 sang ngày 19/9/2023;\n+ UBND xã Gia Cát: chuyển từ ngày 07/9 sang ngày 20/9/2023.", "09-19 09-20"),
    ("Lịch kiểm tra lùi từ 19/9 sang 26/9.", "09-26"),
    ("1. UBND xã Gia Cát: lùi từ ngày 06/9 đến ngày 19/9/2023.", "09-19"),
    ("- Sở Y tế: thay ngày 06/9 bằng ngày 19/9/2023.", "09-19"),
    ("Thời gian kiểm tra tại UBND xã Gia Cát (đã ấn định ngày 19/9) nay chuyển sang ngày 26/9.", "09-26"),
    ("Lùi thời gian kiểm tra UBND xã Gia Cát 07 ngày, đến ngày 26/9/2023.", "09-26"),
    ("Xã Tân Liên hẹn Đoàn ngày 12/9 nhưng xin lùi đến 19/9.", "09-19"),
    ("Lịch kiểm tra Sở Y tế (12/9) giữ nguyên; Sở Nội vụ đổi từ 13/9 sang 20/9.", "09-12 09-20"),
    ("| Đơn vị | Lịch cũ | Lịch mới |\n| Sở Y tế | 19/9/2023 | 26/9/2023 |", "09-26"),
    ("Thay vì ngày 19/9 như thông báo trước, Đoàn sẽ kiểm tra Sở Y tế vào ngày 26/9.", "09-26"),
    ("Đoàn hoãn buổi làm việc ngày 19/9 với Sở Y tế.", ""),
    ("Hồ sơ của ông Ba được chuyển từ ngày 12/9 sang ngày 19/9 mới trả.", ""),
    ("Lễ khai trương dời từ ngày 12/9 sang ngày 19/9.", ""),
]  # fmt: skip

# Lists, months and quarters in words, and what is data.
IN_WORDS = [
    ("1. Đơn vị và thời gian\na) Tại cơ quan sở: từ 07 giờ 30 ngày 24/8/2023 đến hết ngày 25/8/2023, lần lượt ba phòng nói trên.\nb) Cấp huyện: Cao Lộc và Lộc Bình ngày 14/9; Văn Quan ngày 15/9.", "08-24..08-25 09-14 09-15"),
    ("Lịch: 14/9 Sở Y tế; 15/9 Sở Nội vụ; 18/9 UBND huyện Cao Lộc.", "09-14 09-15 09-18"),
    ("12/9: Sở Y tế. 13/9: Sở Nội vụ. Đoàn kiểm tra đi theo lịch đã báo trước.", "09-12 09-13"),
    ("Đợt kiểm tra thực hiện vào tháng cuối quý II tại Sở Y tế.", "06-01..06-30"),
    ("Đợt 1 hoàn thành trong tháng đầu quý III; đợt 2 trong tháng 11.", "07-01..07-31 11-01..11-30"),
    ("Kiểm tra theo kế hoạch vào tháng 6 và tháng 10; kiểm tra đột xuất khi có phản ánh.", "06-01..06-30 10-01..10-31"),
    ("Tháng 6: 4 đơn vị. Tháng 7: 3 đơn vị. Tháng 9: 5 đơn vị.", "06-01..06-30 07-01..07-31 09-01..09-30"),
    ("Số liệu báo cáo: từ 15/12/2022 đến 14/9/2023; kiểm tra: từ 18/9 đến 22/9/2023.", "D:2022-12-15..09-14 09-18..09-22"),
    ("Kỳ xem xét hồ sơ kéo dài 12 tháng, từ tháng 7/2022 đến tháng 6/2023.", "D:2022-07-01..06-30"),
    ("Phạm vi thời gian: năm 2022 và 8 tháng đầu năm 2023.", "D:2022-01-01..08-31"),
    ("Thời điểm kiểm tra: từ ngày 01/01/2023 đến ngày 31/8/2023.", "D:01-01..08-31"),
    ("1. Đơn vị và thời gian\nCác đơn vị gửi báo cáo ngày 12/9; Sở Nội vụ tổng hợp ngày 15/9.", ""),
    ("Báo cáo gửi Văn phòng Sở trước 17 giờ ngày 04/10/2023.", ""),
    ("Vào hồi 8 giờ ngày 12/9/2023, tại hội trường, UBND tỉnh họp triển khai kế hoạch kiểm tra.", ""),
]  # fmt: skip

COUNTED = [
    ("Đoàn kiểm tra cải cách hành chính đã ghé năm địa phương, đơn vị.", [(5, None)]),
    ("Tổng cộng 07 đơn vị, gồm 06 xã, phường và 01 sở.", [(7, None), (6, None), (1, None)]),
    ("Đến nay, Đoàn đã kiểm tra đột xuất 17 lượt đơn vị.", [(17, None)]),
    ("Kiểm tra tại một sở, sáu xã và hai phòng.", [(1, None), (6, None), (2, None)]),
    ("Đoàn kiểm tra được 3 trong 8 xã.", [(3, 8)]),
    ("Đoàn đi qua sáu xã trong tuần.", [(6, None)]),
    ("- Tổng số 09 cơ quan, đơn vị, trong đó 06 đơn vị kiểm tra trực tiếp.", [(9, None), (6, 9)]),
    ("Còn năm đơn vị nữa, gồm các huyện Cao Lộc, Chi Lăng, sẽ được kiểm tra.", [(5, None)]),
    ("Kiểm tra bất ngờ tại 4 xã. Kết quả, 3 xã có công chức vắng mặt không lý do.", [(4, None), (3, None)]),
    ("Huyện là một trong 05 huyện được kiểm tra trong tháng 7.", [(5, None)]),
    ("Toàn huyện có tổng cộng 21 xã.", []),
    ("Sau kiểm tra, Sở đã tham khảo cách làm của Sở Y tế và Sở Nội vụ, hai nơi không có hồ sơ trễ hẹn.", []),
    ("Đoàn kiểm tra gồm đại diện đến từ 5 sở.", []),
]  # fmt: skip

FORMS = [
    ("Riêng Lộc Bình chưa kiểm tra trực tiếp mà chỉ gửi báo cáo để đoàn thẩm định.", "report_based"),
    ("Các xã còn lại gửi báo cáo để Đoàn kiểm tra xem xét.", "report_based"),
    ("Ba phường còn lại Đoàn không đến, chỉ yêu cầu nộp báo cáo.", "report_based"),
    ("Nơi nào có phản ánh của bà con thì đến không báo trước.", "unannounced"),
    ("TT | Nơi kiểm tra | Tháng | Hình thức\n1 | Sở Y tế | 6/2023 | Qua hệ thống ứng dụng\n2 | Sở Xây dựng | 8/2023 | Đột xuất", "digital unannounced"),
    ("Công chức nghỉ việc không báo trước.", ""),
    ("Sở chỉ gửi báo cáo quý cho Sở Nội vụ.", ""),
    ("Người dân nộp hồ sơ qua ứng dụng VNeID.", ""),
]  # fmt: skip

AREAS = [
    ("Phần việc kiểm tra\na) Công khai bộ thủ tục hành chính thuế.\nb) Luân phiên công chức; chấp hành quy tắc ứng xử.", "procedures civil_service discipline"),
    ("Những việc được kiểm tra:\n1. Hồ sơ trễ hẹn, thư xin lỗi.\n2. Giờ giấc, trang phục.", "procedures discipline"),
    ("Đoàn tập trung xem việc tiếp nhận hồ sơ tại trung tâm hành chính công, tỷ lệ hồ sơ trực tuyến.", "procedures one_stop e_government"),
    ("Nội dung: thực hiện nhiệm vụ trong kế hoạch cải cách hành chính của Sở; sử dụng kinh phí.", "direction public_finance"),
    ("Việc kiểm tra phải khách quan, không gây phiền hà:\n- Không yêu cầu kinh phí của đơn vị.", ""),
]  # fmt: skip

TYPOS = [
    ("Đoàn yêu cầu khắc phục các tồn tại tại mục B.", ""),
    ("Đoàn đã làm việc tại tại Sở Y tế.", "tại tại"),
    ("Sở đã ban hành kế kế hoạch.", "kế kế"),
    ("Đoàn của của tỉnh đã làm việc.", "của của"),
]

CONFLICTS = [
    ("Căn cứ Kế hoạch số 745/KH-BHXH ngày 04/6/2023 của BHXH tỉnh Lạng Sơn về kiểm tra cải cách hành chính. Báo cáo theo Phụ lục kèm theo Kế hoạch số 745/KH-BHXH ngày 14/6/2023.", 1),
    ("Thực hiện Kế hoạch số 45/KH-UBND ngày 01/02/2023 của UBND tỉnh (Kế hoạch số 45/KH-UBND ngày 11/02/2023), Đoàn làm việc.", 1),
    ("Kế hoạch số 45/KH-UBND (ban hành ngày 01/02/2023) của UBND tỉnh; phụ lục kèm theo Kế hoạch 45/KH-UBND, ngày 02 tháng 01 năm 2023.", 1),
    ("Kế hoạch số 45/KH-UBND ngày 01/02/2023 của UBND tỉnh; Kế hoạch số 45/KH-UBND ngày 11/3/2023 của UBND huyện Cao Lộc.", 0),
    ("Kế hoạch số 45/KH-UBND ngày 01/02/2023 của UBND tỉnh; Kế hoạch số 45/KH-UBND ngày 07/3/2022 của UBND tỉnh.", 0),
]  # fmt: skip
TIMES = AGENDAS + COMINGS + MOVES + IN_WORDS


@pytest.mark.parametrize(("words", "windows"), TIMES, ids=[words[:45] for words, _ in TIMES])
def test_times(reading_of: Reader, words: str, windows: str) -> None:
    assert told(reading_of(NEWS + words)) == sorted(windows.split())


@pytest.mark.parametrize(("words", "counts"), COUNTED, ids=[words[:45] for words, _ in COUNTED])
def test_counts(in_plan: Reader, words: str, counts: list[tuple[int, int | None]]) -> None:
    assert [(c.count, c.of) for c in in_plan(words).unit_counts] == counts


@pytest.mark.parametrize(("words", "forms"), FORMS, ids=[words[:45] for words, _ in FORMS])
def test_forms(in_plan: Reader, words: str, forms: str) -> None:
    assert [form.form for form in in_plan(words).forms] == forms.split()


@pytest.mark.parametrize(("words", "areas"), AREAS, ids=[words[:45] for words, _ in AREAS])
def test_areas(reading_of: Reader, words: str, areas: str) -> None:
    assert [area.area for area in reading_of(NEWS + words).areas] == areas.split()


@pytest.mark.parametrize(("words", "typo"), TYPOS)
def test_words_printed_twice(in_plan: Reader, words: str, typo: str) -> None:
    assert [a.values[0] for a in in_plan(words).anomalies if a.type is AnomalyType.TYPO] == ([typo] if typo else [])


@pytest.mark.parametrize(("words", "conflicts"), CONFLICTS)
def test_two_dates_of_one_number(in_plan: Reader, words: str, conflicts: int) -> None:
    assert sum(a.type is AnomalyType.DATE_CONFLICT for a in in_plan(words).anomalies) == conflicts


def test_length_of_notice_is_a_deadline(in_plan: Reader) -> None:
    told_of = in_plan("Kiểm tra trong tháng 5, báo trước lịch 03 ngày làm việc.").deadlines

    assert [(d.days, d.working, d.direction) for d in told_of] == [(3, True, "before")]
