"""When something is done to a unit, in which form, and what is due: families of phrasing with their traps."""

from datetime import date

import pytest

from kiemtra.reading.values import InspectionForm as F
from kiemtra.reading.values import WindowPurpose

from .conftest import Reader

INSPECTION, DATA = WindowPurpose.INSPECTION, WindowPurpose.DATA_PERIOD

# Answers were set before the words were read.
WINDOWS = [
    ("Đoàn đã làm việc với Sở Y tế (21/7) và Sở Nội vụ (dự kiến ngày 25/7).", [("07-21", "07-21"), ("07-25", "07-25")]),
    ("+ Cấp huyện đã kiểm tra: Văn Lãng (sáng 03/8), Bình Gia (05/8).", [("08-03", "08-03"), ("08-05", "08-05")]),
    ("Ở phường Chi Lăng (đến hôm 05/11), đoàn xem sổ trực.", [("11-05", "11-05")]),
    ("Tại xã Tân Thanh ngày 12/11, Đoàn kiểm tra nghe báo cáo.", [("11-12", "11-12")]),
    ("Hôm 26.6, đoàn kiểm tra ghé huyện Hữu Lũng.", [("06-26", "06-26")]),
    ("Sáng 12-9, tại Cai Kinh, đoàn hỏi chuyện người dân.", [("09-12", "09-12")]),
    ("Ngày 14-9, đoàn sẽ về xã Yên Phúc.", [("09-14", "09-14")]),
    ("Thứ Ba, ngày 18/9/2023: Phòng Tổ chức", [("09-18", "09-18")]),
    ("- 12/6: Sở Tư pháp", [("06-12", "06-12")]),
    ("- Đợt 1: khối phòng, ban, các ngày 06 và 07/9;", [("09-06", "09-07")]),
    ("Theo lịch: Sở Xây dựng sáng 16/5; Sở Y tế cả ngày 18/5/2023.", [("05-16", "05-16"), ("05-18", "05-18")]),
    ("QUÝ II          QUÝ III\nXã A            Xã B", [("04-01", "06-30"), ("07-01", "09-30")]),
    ("Đoàn kiểm tra 3 xã trước; 09 đơn vị còn lại từ tháng 8 đến tháng 10/2023.", [("08-01", "10-31")]),
    ("Đoàn kiểm tra dành trọn ngày 14-6 cho Sở Giao thông vận tải.", [("06-14", "06-14")]),
    ("Đoàn đã kiểm tra hai xã; các ngày 25 và 27/8, Đoàn sẽ đến hai sở.", [("08-25", "08-25"), ("08-27", "08-27")]),
    ("7 giờ sáng 10-9, Chủ tịch UBND tỉnh có mặt tại bộ phận một cửa phường.", [("09-10", "09-10")]),
    ("Lịch kiểm tra:\na) 08/8: huyện Cao Lộc.\nb) 13/8: huyện Chi Lăng.", [("08-08", "08-08"), ("08-13", "08-13")]),
    ("Lịch làm việc của Đoàn kiểm tra: 12/6 - Sở Y tế; 13/6 - Sở Nội vụ.", [("06-12", "06-12"), ("06-13", "06-13")]),
    ("- Thứ ba, 17/10: sáng - Phòng Y tế; chiều - xã Gia Cát.", [("10-17", "10-17")]),
    ("- Ngày 15/5 (Thứ Hai): buổi sáng tại Sở Y tế, buổi chiều tại Sở Nội vụ.", [("05-15", "05-15")]),
    ("Ngày 19/5/2023, cả ngày: Sở Y tế (gồm hai chi cục).", [("05-19", "05-19")]),
    ("Ngày 12/5/2023:\n  - 08 giờ: phường Chi Lăng.", [("05-12", "05-12")]),
    ("Đoàn kiểm tra đến Châu Thành ngày 04/6, Gò Quao ngày 05/6 và Hòn Đất ngày 11/6.", [("06-04", "06-04"), ("06-05", "06-05"), ("06-11", "06-11")]),
    ("Đoàn kiểm tra sẽ làm việc với Sở Y tế vào ngày 15/6, Sở Nội vụ vào ngày 16/6.", [("06-15", "06-15"), ("06-16", "06-16")]),
    ("Đoàn làm việc tại Sở Y tế vào 14 giờ ngày 15/5/2023; tại Sở Nội vụ vào 8 giờ ngày 16/5/2023.", [("05-15", "05-15"), ("05-16", "05-16")]),
    ("- Sở Xây dựng: ngày 21/7; Ban Dân tộc: 24/7;", [("07-21", "07-21"), ("07-24", "07-24")]),
    ("- Cục Thống kê; Trung tâm Khuyến nông: từ 20/6 đến 23/6/2023;", [("06-20", "06-23")]),
    ("Các xã được kiểm tra quý II/2023: Gia Cát, Tân Liên; quý III/2023: xã Hòa Cư.", [("04-01", "06-30"), ("07-01", "09-30")]),
    ("1. Tại Sở Công Thương: làm việc chuyển từ ngày 13/9 sang sáng thứ Sáu, ngày 22/9/2023.", [("09-22", "09-22")]),
    ("Sở Y tế bổ sung vào danh sách, dự kiến kiểm tra ngày 20/3/2023.", [("03-20", "03-20")]),
    ("Các buổi kiểm tra diễn ra vào các ngày 14/5, 16/5 và 11/6/2023.", [("05-14", "05-14"), ("05-16", "05-16"), ("06-11", "06-11")]),
    ("Đơn vị: Sở Y tế\nNgày kiểm tra: 23/8/2023", [("08-23", "08-23")]),
    ("- Cụm 2: ba trường tiểu học; cùng kiểm tra trong ngày 10/11.", [("11-10", "11-10")]),
    ("- Cụm 3: THCS Huỳnh Tịnh Của và TH Nguyễn Bá Ngọc (10/11).", [("11-10", "11-10")]),
    ("Đặc khu Côn Đảo (đoàn làm việc trực tuyến ngày 16/11).", [("11-16", "11-16")]),
    ("(Báo Lạng Sơn) Sáng 8/10, Đoàn kiểm tra công vụ đã kiểm tra đột xuất tại phường Chi Lăng.", [("10-08", "10-08")]),
    ("Đợt 2 của Đoàn bắt đầu vào ngày 03/7 và kết thúc ngày 14/7/2023.", [("07-03", "07-14")]),
    ("Kiểm tra tại Sở Giao thông vận tải, Sở Xây dựng, Cục Thuế tỉnh, Bảo hiểm xã hội tỉnh, UBND huyện Cao Lộc, UBND huyện Chi Lăng và UBND thành phố Lạng Sơn trong quý III năm 2023.", [("07-01", "09-30")]),
    ("| STT | Đơn vị | Tháng |\n| 1 | Sở Y tế | 7 |\n| 2 | Sở Nội vụ | 8-9 |", [("07-01", "07-31"), ("08-01", "09-30")]),
    ("| STT | Đơn vị | Thời gian |\n| 1 | Sở Y tế | 05/2023 |\n| 2 | Sở Nội vụ | 8h00, 06/6 |", [("05-01", "05-31"), ("06-06", "06-06")]),
    ("Thời gian kiểm tra: T5/2023.", [("05-01", "05-31")]),
    ("Thời gian kiểm tra: tuần 1, 2 tháng 5 năm 2023.", [("05-01", "05-31")]),
    ("| STT | Đơn vị | Dự kiến |\n| 1 | Sở Y tế | Tháng 5 |\n| 2 | Sở Nội vụ | Quý III |", [("05-01", "05-31"), ("07-01", "09-30")]),
]  # fmt: skip
PERIODS = [
    ("Tài liệu được kiểm tra là của giai đoạn 01/10/2022 - 31/3/2023.", "2022-10-01", "2023-03-31"),
    ("Số liệu thống kê đến thời điểm 30/4/2023, bắt đầu từ 01/01/2022.", "2022-01-01", "2023-04-30"),
    ("Đơn vị chuẩn bị hồ sơ, sổ sách từ ngày 01/7/2022 đến ngày 30/6/2023 để Đoàn kiểm tra.", "2022-07-01", "2023-06-30"),
    ("Mốc số liệu: 01/9/2022 - 31/8/2023.", "2022-09-01", "2023-08-31"),
    ("Niên độ kiểm tra: 2022, 2023.", "2022-01-01", "2023-12-31"),
    ("Hồ sơ, tài liệu phục vụ kiểm tra: từ tháng 01/2022 đến tháng 4/2023.", "2022-01-01", "2023-04-30"),
    ("Đoàn đã kiểm tra hồ sơ tiếp nhận từ tháng 1 đến tháng 5/2023.", "2023-01-01", "2023-05-31"),
    ("Các xã chuẩn bị sổ sách, hồ sơ trong khoảng thời gian từ 01/11/2022 đến 31/10/2023.", "2022-11-01", "2023-10-31"),
    ("Đơn vị báo cáo kết quả từ ngày 01/6/2022 đến ngày 31/5/2023.", "2022-06-01", "2023-05-31"),
]  # fmt: skip
NO_WINDOWS = [
    "Hội nghị được tổ chức tại Sở Nội vụ ngày 12/5/2023.",
    "Đoàn gửi thông báo cho Sở Y tế (ngày 16/5/2023).",
    "Đơn vị nộp báo cáo tại Phòng Nội vụ trước ngày 12/11/2023.",
    "Kế hoạch được ký tại thành phố ngày 02/3/2023.",
    "Đồng chí Trưởng đoàn được bổ nhiệm (ngày 01/3/2023).",
    "Dịp Quốc khánh (2/9), Đoàn không làm việc.",
    "Ngày 12/5/2023, UBND tỉnh ban hành Quyết định thành lập Đoàn kiểm tra.",
    "Sở Nội vụ có Công văn ngày 15/5/2023 gửi các xã.",
    "Các xã hoàn thành khắc phục trong tháng 6 năm 2023.",
    "Chương trình cải cách hành chính của huyện từ năm 2021 đến năm 2025.",
    "Thành lập Đoàn kiểm tra trong tháng 4/2023.",
    "Dự kiến trong tháng 7/2023, UBND tỉnh sẽ ban hành kết luận kiểm tra.",
    "Các đơn vị tự kiểm tra trong tháng 5/2023.",
    "Kết quả được gửi đơn vị sau khi kiểm tra; đến 30/6 hoàn thành báo cáo tổng hợp.",
    "01/11/2023 16:45\nLịch kiểm tra tuần tới.",
    "TT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tThời gian\n1\tBáo cáo\tSở Y tế\tTháng 5\n2\tHọp\tSở Nội vụ\tTháng 6",
]
FORMS = [
    ("Kiểm tra không hẹn trước bất cứ khi nào.", [F.UNANNOUNCED]),
    ("Tổ kiểm tra vi hành tại ba phường.", [F.UNANNOUNCED]),
    ("Đoàn đột kích bộ phận một cửa.", [F.UNANNOUNCED]),
    ("Tháng sau đoàn quay lại kiểm tra những xã yếu.", [F.REINSPECTION]),
    ("Đoàn xuống tận nơi.", [F.DIRECT]),
    ("2. Phương pháp: nghiên cứu báo cáo kết hợp làm việc tại chỗ.", [F.REPORT_BASED, F.DIRECT]),
    ("Các xã tự rà soát, gửi kết quả về Phòng Nội vụ.", [F.SELF]),
    ("Trường tự đánh giá theo biểu mẫu kèm theo.", [F.SELF]),
    ("Các trạm gửi báo cáo, Tổ không đến kiểm tra.", [F.REPORT_BASED]),
    ("Đoàn chỉ xét trên hồ sơ đơn vị gửi về.", [F.REPORT_BASED]),
    ("Đoàn rà soát dữ liệu trên hệ thống dùng chung.", [F.DIGITAL]),
    ("Kiểm tra từ xa đối với xã đảo.", [F.DIGITAL]),
    ("Kiểm tra trên mạng nội bộ.", [F.DIGITAL]),
    ("Đoàn kiểm tra qua hệ thống đối với xã đảo.", [F.DIGITAL]),
]
NO_FORMS = [
    "Đoàn không kiểm tra đột xuất.",
    "Nộp hồ sơ trực tuyến còn ít.",
    "Kiểm tra việc tự rà soát văn bản quy phạm pháp luật.",
    "Xã tự đánh giá tốt công tác dân vận.",
    "Báo cáo đột xuất khi có yêu cầu.",
    "Kiểm tra việc xử lý hồ sơ trên phần mềm.",
    "Đoàn phát hiện dấu hiệu bất thường trong sổ quỹ.",
    "Phòng Kiểm tra nội bộ làm thường trực.",
    "Hội thảo chuyên đề về chuyển đổi số.",
    "Thay vì kiểm tra trực tiếp, Đoàn hoãn sang năm.",
]
DEADLINES = [
    ("Sau buổi làm việc tối đa mười ngày làm việc, đơn vị bổ sung tài liệu.", 10, None),
    ("Đoàn cho mỗi xã 7 ngày để sửa sai sót.", 7, None),
    ("Hết đợt, trong 07 ngày các nhóm nộp kết quả.", 7, None),
    ("Gửi báo cáo, hạn chót là ngày 06/5/2023.", None, "2023-05-06"),
    ("Báo cáo gửi chậm nhất là ngày cuối cùng của tháng 7/2023.", None, "2023-07-31"),
    ("Gửi báo cáo muộn nhất hết ngày 30 tháng 11 năm 2023.", None, "2023-11-30"),
    ("Xã phải có giải trình trong ngày 12-9.", None, "2023-09-12"),
    ("Đến 31-10, các đoàn phải hoàn thành.", None, "2023-10-31"),
    ("Nộp báo cáo chậm nhất là mồng 5 tháng 10.", None, "2023-10-05"),
    ("Gửi báo cáo vào ngày 05/12/2023 là chậm nhất.", None, "2023-12-05"),
]
NO_DEADLINES = [
    "Trong 2 ngày 17 và 18/4, Đoàn nghe các xã báo cáo.",
    "Đoàn kiểm tra Sở Y tế trong ngày 15/10/2023.",
    "Đến 30/6, xã đã hoàn thành 12 nhiệm vụ.",
    "Hồ sơ đất đai trễ 12 ngày chưa xử lý.",
    "Thời hạn trả kết quả là 03 ngày kể từ ngày nhận hồ sơ.",
    "Họp giao ban vào ngày cuối cùng của tháng.",
    "Mỗi đoàn làm việc 02 ngày tại một huyện.",
    "Số liệu báo cáo chốt đến ngày 31/10/2023.",
]


def day(text: str) -> date:
    return date.fromisoformat(f"2023-{text}")


@pytest.mark.parametrize(("words", "windows"), WINDOWS, ids=[words[:45] for words, _ in WINDOWS])
def test_visit(in_plan: Reader, words: str, windows: list[tuple[str, str]]) -> None:
    found = in_plan(words).windows

    assert [(w.start, w.end, w.purpose) for w in found] == [(day(s), day(e), INSPECTION) for s, e in windows]


@pytest.mark.parametrize(("words", "start", "end"), PERIODS, ids=[words[:45] for words, *_ in PERIODS])
def test_period_of_data(in_plan: Reader, words: str, start: str, end: str) -> None:
    found = in_plan(words).windows

    expected = [(date.fromisoformat(start), date.fromisoformat(end), DATA)]
    assert [(w.start, w.end, w.purpose) for w in found] == expected


@pytest.mark.parametrize("words", NO_WINDOWS, ids=[words[:45] for words in NO_WINDOWS])
def test_no_visit(in_plan: Reader, words: str) -> None:
    assert in_plan(words).windows == ()


@pytest.mark.parametrize(("words", "forms"), FORMS, ids=[words[:45] for words, _ in FORMS])
def test_form(in_plan: Reader, words: str, forms: list[F]) -> None:
    assert [x.form for x in in_plan(words).forms] == forms


@pytest.mark.parametrize("words", NO_FORMS, ids=[words[:45] for words in NO_FORMS])
def test_no_form(in_plan: Reader, words: str) -> None:
    assert in_plan(words).forms == ()


@pytest.mark.parametrize(("words", "days", "on"), DEADLINES, ids=[words[:45] for words, *_ in DEADLINES])
def test_deadline(in_plan: Reader, words: str, days: int | None, on: str | None) -> None:
    found = in_plan(words).deadlines

    assert [(d.days, d.date and d.date.isoformat()) for d in found] == [(days, on)]


@pytest.mark.parametrize("words", NO_DEADLINES, ids=[words[:45] for words in NO_DEADLINES])
def test_nothing_due(in_plan: Reader, words: str) -> None:
    assert in_plan(words).deadlines == ()
