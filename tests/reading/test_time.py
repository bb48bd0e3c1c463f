"""Windows, deadlines and the page's date."""

from datetime import date

import pytest

from kiemtra.reading.values import DeadlineAnchor, DeadlineDirection, Precision, WindowPurpose

from .conftest import Reader

INSPECTION, DATA = WindowPurpose.INSPECTION, WindowPurpose.DATA_PERIOD
BEFORE, AFTER, WITHIN = DeadlineDirection.BEFORE, DeadlineDirection.AFTER, DeadlineDirection.WITHIN


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


WINDOWS = [
    ("Từ ngày 20/9 đến ngày 26/9/2022, Đoàn kiểm tra của tỉnh tiến hành kiểm tra.", "2022-09-20", "2022-09-26", INSPECTION),
    ("Thời gian kiểm tra từ ngày 1/6/2019 đến ngày 31/12/2019.", "2019-06-01", "2019-12-31", INSPECTION),
    ("- Thời gian: Dự kiến trong quý II, quý III năm 2022.", "2022-04-01", "2022-09-30", INSPECTION),
    ("- Thời gian kiểm tra: Quý III/2023.", "2023-07-01", "2023-09-30", INSPECTION),
    ("Thời gian kiểm tra: từ tháng 8 đến tháng 11 năm 2025.", "2025-08-01", "2025-11-30", INSPECTION),
    ("Thời gian kiểm tra: từ tháng 4 đến hết tháng 10/2023.", "2023-04-01", "2023-10-31", INSPECTION),
    ("Thời gian kiểm tra: trong tháng 10/2022.", "2022-10-01", "2022-10-31", INSPECTION),
    ("Thời gian kiểm tra: 6 tháng cuối năm 2023.", "2023-07-01", "2023-12-31", INSPECTION),
    ("Trong các ngày 12 và 13/8/2024, Đoàn kiểm tra đã kiểm tra tại các xã.", "2024-08-12", "2024-08-13", INSPECTION),
    ("Từ ngày 5 - 9/6/2023, Đoàn kiểm tra công vụ kiểm tra tại các sở.", "2023-06-05", "2023-06-09", INSPECTION),
    ("Thời gian kiểm tra: từ ngày 12 đến ngày 15 tháng 7 năm 2022.", "2022-07-12", "2022-07-15", INSPECTION),
    ("Ngày 15/9/2022, Đoàn kiểm tra đã tiến hành kiểm tra tại Sở Y tế.", "2022-09-15", "2022-09-15", INSPECTION),
    ("Thời kỳ kiểm tra: Từ ngày 01/01/2022 đến thời điểm kiểm tra.", "2022-01-01", None, DATA),
    ("Mốc thời gian lấy số liệu: từ ngày 01/01/2024 đến ngày 30/10/2024.", "2024-01-01", "2024-10-30", DATA),
    ("Số liệu báo cáo tính từ ngày 15/12/2022 đến ngày 14/6/2023.", "2022-12-15", "2023-06-14", DATA),
    ("Thời gian kiểm tra: ngày 12 và 13/5.", "2023-05-12", "2023-05-13", INSPECTION),
    ("Trong 02 ngày (12-13/10/2023), Đoàn kiểm tra làm việc tại huyện Lộc Bình.", "2023-10-12", "2023-10-13", INSPECTION),
    ("Thời gian kiểm tra: các tháng 5, 6, 7 và 8/2023.", "2023-05-01", "2023-08-31", INSPECTION),
    ("Thời gian tiến hành: từ quý II đến quý IV năm 2023.", "2023-04-01", "2023-12-31", INSPECTION),
    ("Thời gian: Quý 2, quý 3/2023.", "2023-04-01", "2023-09-30", INSPECTION),
    ("Thời gian kiểm tra: Trong năm 2023.", "2023-01-01", "2023-12-31", INSPECTION),
    ("Thời gian kiểm tra: từ 15/11 đến 15/01/2024.", "2023-11-15", "2024-01-15", INSPECTION),
    ("Thời gian kiểm tra: từ khi ban hành Kế hoạch đến hết ngày 31/12/2023.", None, "2023-12-31", INSPECTION),
    ("Thời gian kiểm tra: từ tháng 7/2023, kết thúc trước ngày 15/11/2023.", "2023-07-01", "2023-11-15", INSPECTION),
    ("Thời gian: từ ngày 06 tháng 4, kết thúc vào ngày 29 tháng 5 năm 2023.", "2023-04-06", "2023-05-29", INSPECTION),
    ("Thời gian: từ 8h00 ngày 12/5/2023 đến 17h00 ngày 14/5/2023.", "2023-05-12", "2023-05-14", INSPECTION),
    ("Thời gian kiểm tra: từ 03/6 - 14/6/2023.\n5. Kinh phí", "2023-06-03", "2023-06-14", INSPECTION),
    ("IV. THỜI GIAN KIỂM TRA\nTừ ngày 01/7/2023\nđến ngày 30/9/2023.", "2023-07-01", "2023-09-30", INSPECTION),
    ("Thời hạn kiểm tra: 02 ngày làm việc tại mỗi đơn vị, từ ngày 27/5/2023.", "2023-05-27", None, INSPECTION),
    ("Chiều 12/5, Đoàn kiểm tra của tỉnh kiểm tra tại Sở Y tế.", "2023-05-12", "2023-05-12", INSPECTION),
    ("Sáng ngày 7.10, Đoàn kiểm tra đã đi kiểm tra công tác CCHC của xã.", "2023-10-07", "2023-10-07", INSPECTION),
    ("Hôm nay, vào hồi 8 giờ ngày 24/9/2023, Đoàn tiến hành kiểm tra tại xã.", "2023-09-24", "2023-09-24", INSPECTION),
    ("Căn cứ Biên bản làm việc ngày 12/11/2023 giữa hai bên,", "2023-11-12", "2023-11-12", INSPECTION),
    ("Đoàn kiểm tra UBND huyện và UBND thị trấn trong ngày 15/10/2023.", "2023-10-15", "2023-10-15", INSPECTION),
    ("Từ nay đến hết tháng 10/2023, Đoàn sẽ kiểm tra 12 đơn vị.", None, "2023-10-31", INSPECTION),
    ("Xã A được hoãn kiểm tra sang quý I/2024.", "2024-01-01", "2024-03-31", INSPECTION),
    ("Thời kỳ kiểm tra: năm 2022 và quý I/2023.", "2022-01-01", "2023-03-31", DATA),
    ("Thời kỳ: 02 năm (2021, 2022) và 4 tháng đầu năm 2023.", "2021-01-01", "2023-04-30", DATA),
    ("Mốc thời gian kiểm tra: từ 01/7/2022 đến 30/6/2023.", "2022-07-01", "2023-06-30", DATA),
    ("Thời kỳ kiểm tra: từ tháng 01/2022 đến thời điểm kiểm tra.", "2022-01-01", None, DATA),
    ("Số liệu tính đến hết ngày 30/6/2023.", None, "2023-06-30", DATA),
    ("III. THỜI GIAN\n1. Số liệu tính từ 01/01/2023 đến 30/9/2023.", "2023-01-01", "2023-09-30", DATA),
    ("Kiểm tra việc thực hiện nhiệm vụ năm 2022 và 6 tháng đầu năm 2023.", "2022-01-01", "2023-06-30", DATA),
    ("Đoàn đánh giá kết quả đạt được trong công tác CCHC 9 tháng đầu năm 2023.", "2023-01-01", "2023-09-30", DATA),
    ("Đoàn xem hồ sơ tiếp nhận từ ngày 01-01-2023 đến ngày 30-4-2023.", "2023-01-01", "2023-04-30", DATA),
    ("Từ ngày 1/7-30/8/2023, phường tiếp nhận 3.468 hồ sơ.", "2023-07-01", "2023-08-30", DATA),
    ("Đoàn hoạt động đến hết ngày 31/12/2023.", None, "2023-12-31", WindowPurpose.VALIDITY),
    ("Từ thứ Hai 07/7 đến thứ Tư 09/7/2023, nhóm kiểm tra đến các phòng.", "2023-07-07", "2023-07-09", INSPECTION),
    ("Thời gian: từ ngày 12/6 (thứ Hai) đến ngày 16/6/2023.", "2023-06-12", "2023-06-16", INSPECTION),
    ("Thời gian: từ 8 giờ 30 đến 11 giờ, ngày 15 tháng 4 năm 2023.", "2023-04-15", "2023-04-15", INSPECTION),
    ("Các xã được kiểm tra từ nửa cuối tháng 7 đến trước ngày 15/10.", "2023-07-16", "2023-10-15", INSPECTION),
    ("Thời gian: các xã từ 13/7 và kết thúc chậm nhất 24/7/2023.", "2023-07-13", "2023-07-24", INSPECTION),
    ("Đoàn tiến hành kiểm tra; thời hiệu kiểm tra tính từ 01/01/2022.", "2022-01-01", None, DATA),
    ("Số liệu 2022 và quý I/2023.", "2022-01-01", "2023-03-31", DATA),
    ("Đối tượng, thời gian\nTháng 10/2023: Phòng Kinh tế.", "2023-10-01", "2023-10-31", INSPECTION),
    ("Thời gian kiểm tra: từ đầu tháng 7/2023 đến giữa tháng 8/2023.", "2023-07-01", "2023-08-31", INSPECTION),
    ("Thời gian kiểm tra: tuần thứ 2 tháng 5/2023.", "2023-05-01", "2023-05-31", INSPECTION),
    ("Thời gian: bắt đầu từ ngày 04/5/2023, dự kiến kết thúc ngày 26/5/2023.", "2023-05-04", "2023-05-26", INSPECTION),
    ("Thời gian kiểm tra: 02 ngày, 15 và 16/5/2023.", "2023-05-15", "2023-05-16", INSPECTION),
    ("Thời gian: từ ngày ký ban hành đến hết ngày 30/11/2023.", None, "2023-11-30", INSPECTION),
    ("Đợt kiểm tra kéo dài đến hết tháng 7.", None, "2023-07-31", INSPECTION),
    ("Phạm vi kiểm tra: các hoạt động từ ngày 01/7/2022 đến nay.", "2022-07-01", None, DATA),
]  # fmt: skip


@pytest.mark.parametrize(("words", "start", "end", "purpose"), WINDOWS, ids=[words[:45] for words, *_ in WINDOWS])
def test_window(in_plan: Reader, words: str, start: str | None, end: str | None, purpose: WindowPurpose) -> None:
    found = in_plan(words).windows

    assert [(w.start, w.end, w.purpose) for w in found] == [(day(start), day(end), purpose)]


@pytest.mark.parametrize(
    "words",
    [
        "Chương trình cải cách hành chính giai đoạn 2021-2025.",
        "Ngày 08/9/2022, Sở Nội vụ đã ban hành Quyết định số 12/QĐ-SNV về kiểm tra.",
        "Thực hiện Kế hoạch CCHC năm 2022.",
        "Ngày 12/3/2022, UBND tỉnh họp thông báo kết quả kiểm tra.",
        "Việc kiểm tra được thực hiện từ tháng 3 đến tháng 11 hàng năm.",
        "Gửi báo cáo kiểm tra về Sở Nội vụ trước ngày 20/6/2023.",
        "Không kiểm tra đơn vị đã được thanh tra trong năm 2023.",
        "STT | Tên đơn vị | Tháng\n1 | Sở Y tế | Trực tiếp",
    ],
)
def test_no_window(in_plan: Reader, words: str) -> None:
    assert in_plan(words).windows == ()


TIMETABLES = [
    "Lịch kiểm tra:\n- Ngày 12/5/2023: Sở Y tế;\n- Ngày 15/5/2023: Sở Tư pháp.",
    "Lịch cụ thể: ngày 12/5/2023 tại Sở Y tế; sáng 15/5/2023 tại Sở Tư pháp.",
    "Thời gian kiểm tra: các ngày 12 và 15/5/2023.",
    "STT\tĐơn vị\tNgày kiểm tra\n1\tSở Y tế\t12/5/2023\n2\tSở Tư pháp\t15/5/2023",
    "Đoàn đã đến Sở Y tế (ngày 12-5) và Sở Tư pháp (ngày 15-5).",
    "Đoàn kiểm tra tại các đơn vị:\n1. Sở Y tế: 8 giờ ngày 12/5/2023.\n2. Sở Tư pháp: 14 giờ ngày 15/5/2023.",
    "LỊCH KIỂM TRA\nThứ Sáu (12/5/2023)\n08h00: Sở Y tế\nThứ Hai (15/5/2023)\n08h00: Sở Tư pháp",
    "| Ngày | Buổi | Nơi làm việc |\n| Thứ Sáu, 12/5/2023 | Sáng | Sở Y tế |\n| Thứ Hai, 15/5/2023 | Sáng | Sở Tư pháp |",
]


@pytest.mark.parametrize("words", TIMETABLES, ids=[words[:20] for words in TIMETABLES])
def test_days_of_a_timetable_stay_single(in_plan: Reader, words: str) -> None:
    days = [date(2023, 5, 12), date(2023, 5, 15)]

    assert [(w.start, w.end, w.purpose) for w in in_plan(words).windows] == [(on, on, INSPECTION) for on in days]


def test_month_that_only_rounds_the_days_is_no_window_of_its_own(in_plan: Reader) -> None:
    found = in_plan("Thời gian kiểm tra: trong tháng 5/2023, cụ thể từ ngày 12/5 đến ngày 16/5/2023.").windows

    assert [(w.start, w.end) for w in found] == [(date(2023, 5, 12), date(2023, 5, 16))]


def test_year_left_out_is_told(in_plan: Reader) -> None:
    (found,) = in_plan("Thời gian kiểm tra: từ tháng 6 đến tháng 9.").windows

    assert (found.start, found.end, found.precision, found.year_inferred) == (
        date(2023, 6, 1),
        date(2023, 9, 30),
        Precision.MONTH,
        True,
    )


DAYS = [
    ("Lịch được thông báo trước khi kiểm tra ít nhất 5 ngày làm việc.", 5, True, BEFORE),
    ("Thông báo cho đơn vị ít nhất 05 ngày làm việc trước ngày kiểm tra.", 5, True, BEFORE),
    ("Gửi báo cáo trước 03 ngày làm việc so với lịch kiểm tra.", 3, True, BEFORE),
    ("Gửi báo cáo chậm nhất 03 ngày làm việc trước ngày kiểm tra.", 3, True, BEFORE),
    ("Khắc phục trong thời hạn 30 ngày kể từ ngày nhận được kết luận.", 30, False, WITHIN),
    ("Báo cáo trong vòng 15 ngày làm việc sau khi kết thúc kiểm tra.", 15, True, WITHIN),
    ("Chậm nhất 10 ngày kể từ ngày kết thúc kiểm tra, Trưởng đoàn báo cáo.", 10, False, WITHIN),
    ("Sau 20 ngày kể từ ngày ban hành kết luận, đơn vị báo cáo.", 20, False, AFTER),
    ("Không quá 05 (năm) ngày làm việc kể từ ngày kết thúc kiểm tra.", 5, True, WITHIN),
    ("Trong thời hạn mười lăm ngày kể từ ngày nhận được kết luận.", 15, False, WITHIN),
    ("Trong thời hạn hai mươi lăm (25) ngày kể từ ngày ban hành.", 25, False, WITHIN),
    ("Thông báo trước cho đơn vị được kiểm tra 07 ngày.", 7, False, BEFORE),
    ("Báo cáo gửi trước kỳ kiểm tra 7 ngày.", 7, False, BEFORE),
    ("Trước khi Đoàn kiểm tra đến làm việc 03 ngày, đơn vị gửi báo cáo.", 3, False, BEFORE),
    ("Sau khi kết thúc kiểm tra 05 ngày, Thư ký hoàn thiện biên bản.", 5, False, AFTER),
    ("Gửi kết quả sau mỗi vòng kiểm tra 5 ngày.", 5, False, AFTER),
    ("Sau 15 ngày, đơn vị báo cáo kết quả khắc phục.", 15, False, AFTER),
    ("Đơn vị bổ sung phiếu kiểm soát trong 05 ngày làm việc.", 5, True, WITHIN),
    ("Kết thúc đợt kiểm tra, trong 15 ngày, Đoàn báo cáo UBND tỉnh.", 15, False, WITHIN),
]


@pytest.mark.parametrize(("words", "days", "working", "direction"), DAYS, ids=[words[:45] for words, *_ in DAYS])
def test_deadline_in_days(in_plan: Reader, words: str, days: int, working: bool, direction: DeadlineDirection) -> None:
    found = in_plan(words).deadlines

    assert [(d.days, d.working, d.direction, d.date) for d in found] == [(days, working, direction, None)]


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("Gửi báo cáo về Sở Nội vụ trước ngày 15/10/2022.", "2022-10-15"),
        ("Hoàn thành việc khắc phục chậm nhất ngày 30 tháng 11 năm 2023.", "2023-11-30"),
        ("Đợt kiểm tra xong trước 10/12/2024.", "2024-12-10"),
        ("Báo cáo kết quả chậm nhất là ngày 30/6.", "2023-06-30"),
        ("Báo cáo trước 17 giờ 00 ngày 20/10/2023.", "2023-10-20"),
        ("Hạn gửi báo cáo: 17h00 ngày 20/10/2023.", "2023-10-20"),
        ("Gửi tài liệu không muộn hơn ngày 20/8/2023.", "2023-08-20"),
        ("Sở Y tế phải báo cáo bổ sung trước 12/10.", "2023-10-12"),
        ("Gửi danh sách chậm nhất vào thứ Hai, ngày 27/5/2023.", "2023-05-27"),
        ("Thứ Sáu, ngày 9/6/2023 là hạn cuối gửi báo cáo.", "2023-06-09"),
        ("Báo cáo kết quả khắc phục muộn nhất vào ngày 15/01/2024.", "2024-01-15"),
    ],
)
def test_deadline_on_a_day(in_plan: Reader, words: str, on: str) -> None:
    assert [d.date for d in in_plan(words).deadlines] == [day(on)]


@pytest.mark.parametrize(
    "words",
    [
        "Báo cáo trước ngày 15 hằng tháng.",
        "Báo cáo trước ngày 30/11 hằng năm.",
        "Thời gian kiểm tra tại mỗi đơn vị không quá 02 ngày.",
        "Một số hồ sơ giải quyết chậm 5 ngày.",
        "Đoàn làm việc trong 3 ngày.",
        "Rút ngắn thời gian giải quyết hồ sơ từ 10 ngày xuống còn 5 ngày.",
        "Thời hạn giải quyết hồ sơ là 05 ngày làm việc kể từ ngày nhận đủ hồ sơ.",
        "Thời hạn kiểm tra là 15 ngày làm việc kể từ ngày công bố quyết định.",
        "Quyết định có hiệu lực sau 10 ngày kể từ ngày ký.",
        "Số liệu báo cáo tính đến hết ngày 30/6/2023.",
        "Báo cáo từ ngày 15/11 đến ngày 20/11/2023.",
        "Bảo đảm kiểm tra ít nhất 1/3 số xã.",
        "Hồ sơ tiếp nhận trước ngày 01/7/2023 được giải quyết xong.",
    ],
)
def test_no_deadline(in_plan: Reader, words: str) -> None:
    assert in_plan(words).deadlines == ()


def test_second_day_of_one_deadline(in_plan: Reader) -> None:
    found = in_plan("Gửi báo cáo về Sở Nội vụ trước ngày 15/11/2023 và ngày 15/12/2023.").deadlines

    assert [d.date for d in found] == [date(2023, 11, 15), date(2023, 12, 15)]


def test_anchor(in_plan: Reader) -> None:
    found = in_plan("Khắc phục trong thời hạn 30 ngày kể từ ngày nhận được kết luận.").deadlines

    assert [d.anchor for d in found] == [DeadlineAnchor.RECEIPT]


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("Ngày đăng 04/05/2021 | 8:50 AM", "2021-05-04"),
        ("Đăng ngày 03 - 10 - 2022", "2022-10-03"),
        ("Print Thứ Năm, 23/05/2019 17:12", "2019-05-23"),
        ("14/03/2022 | 223", "2022-03-14"),
        ("10:05, 05/05/2022", "2022-05-05"),
        ("Cập nhật: 02-04-2018 | 10:05:10", "2018-04-02"),
        ("- 12/05/2016 04:00:00 PM", "2016-05-12"),
        ("Thứ tư, 14/08/2024 16:20", "2024-08-14"),
        ("Ngày đăng: 13/09/2019 09:56", "2019-09-13"),
    ],
)
def test_page_date(in_plan: Reader, line: str, on: str) -> None:
    found = in_plan(line + "\n\nUBND tỉnh ban hành Kế hoạch.").page_date

    assert found is not None
    assert found.date == day(on)


def test_page_date_in_the_heading(reading_of: Reader) -> None:
    found = reading_of("Lộc Bình triển khai kiểm tra cải cách hành chính (09:56 13/09/2019)\n\nUBND huyện …").page_date

    assert found is not None
    assert found.date == date(2019, 9, 13)


def test_document_proper_has_no_page_date(reading_of: Reader) -> None:
    reading = reading_of(
        "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố: 12/KH-UBND\n\nLạng Sơn, ngày 05 tháng 01 năm 2023\n\nKẾ HOẠCH\nKiểm tra cải cách hành chính năm 2023"
    )

    assert reading.page_date is None
    assert reading.own is not None
    assert (reading.own.reference, reading.own.date, reading.own.issuer) == (
        "12/KH-UBND",
        date(2023, 1, 5),
        "UBND tỉnh Lạng Sơn",
    )
    assert reading.plan == reading.own


NEWS = "Lạng Sơn: Kiểm tra công tác cải cách hành chính năm 2024\nThứ Sáu, 14/06/2024, 07:15\n\nĐoàn kiểm tra cải cách hành chính của tỉnh đã bắt đầu làm việc.\n\n"  # fmt: skip
OF_NEWS = [
    ("Theo lịch, ngày 18/6 Đoàn làm việc tại huyện Chi Lăng.", "2024-06-18", "2024-06-18"),
    ("Trước đó, ngày 05/6, Đoàn đã kiểm tra tại Sở Y tế.", "2024-06-05", "2024-06-05"),
    ("Hôm 20/12, Đoàn đã kiểm tra tại Sở Y tế.", "2023-12-20", "2023-12-20"),
    ("Từ đầu tháng 6 đến nay, Đoàn kiểm tra của tỉnh đã kiểm tra 7/13 xã.", "2024-06-01", "2024-06-14"),
    ("Từ nay đến hết năm 2024, Đoàn sẽ kiểm tra 20 xã.", "2024-06-14", "2024-12-31"),
    ("Trong thời gian từ nay đến 30/9, Đoàn sẽ kiểm tra đột xuất một số xã.", "2024-06-14", "2024-09-30"),
    ("Từ tháng 6 đến hết tháng 7/2024, hai đoàn sẽ kiểm tra 24 xã.", "2024-06-01", "2024-07-31"),
]


@pytest.mark.parametrize(("words", "start", "end"), OF_NEWS, ids=[words[:45] for words, *_ in OF_NEWS])
def test_window_of_news(reading_of: Reader, words: str, start: str, end: str) -> None:
    found = reading_of(NEWS + words).windows

    assert [(w.start, w.end, w.purpose) for w in found] == [(day(start), day(end), INSPECTION)]
