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
    ],
)
def test_no_window(in_plan: Reader, words: str) -> None:
    assert in_plan(words).windows == ()


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
    ],
)
def test_no_deadline(in_plan: Reader, words: str) -> None:
    assert in_plan(words).deadlines == ()


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
