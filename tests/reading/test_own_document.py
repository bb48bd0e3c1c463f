"""The document itself: number, day and issuer at its head or in a portal's table; the day of publication of a page."""

from datetime import date

import pytest

from .conftest import Reader

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
SUBJECT = "KẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2022\n"
HEADS = {
    "two columns flattened": (
        "UBND TỈNH YÊN BÁI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc\nSố: 45 /KH-SNV Yên Bái, ngày 12 tháng 3 năm 2022\n",
        "45/KH-SNV", date(2022, 3, 12), "Sở Nội vụ tỉnh Yên Bái",
    ),
    "one below the other": (
        f"ỦY BAN NHÂN DÂN\nTỈNH YÊN BÁI\nSố: 45/KH-UBND\n{MOTTO}Yên Bái, ngày 12 tháng 3 năm 2022\n",
        "45/KH-UBND", date(2022, 3, 12), "UBND tỉnh Yên Bái",
    ),
    "party": (
        "TỈNH ỦY YÊN BÁI ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 45-KH/TU Yên Bái, ngày 12 tháng 3 năm 2022\n",
        "45-KH/TU", date(2022, 3, 12), "Tỉnh ủy Yên Bái",
    ),
    "day left open": (f"UBND TỈNH YÊN BÁI\nSố: 45/KH-UBND\n{MOTTO}Yên Bái, ngày     tháng 3 năm 2022\n", "45/KH-UBND", None, "UBND tỉnh Yên Bái"),
    "portal's table": (
        "Số ký hiệu: 45/KH-UBND\nNgày ban hành: 12/03/2022\nCơ quan ban hành: UBND tỉnh Yên Bái\n",
        "45/KH-UBND", date(2022, 3, 12), "UBND tỉnh Yên Bái",
    ),
    "portal's columns": ("Số hiệu | 45/KH-UBND |\nNgày ban hành | 12/03/2022 |\nNơi ban hành | UBND tỉnh Yên Bái |\n", "45/KH-UBND", date(2022, 3, 12), "UBND tỉnh Yên Bái"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "reference", "day", "issuer"), HEADS.values(), ids=HEADS.keys())
def test_head_tells_the_document_itself(
    reading_of: Reader, head: str, reference: str, day: date | None, issuer: str
) -> None:
    own = reading_of(head + SUBJECT).own

    assert own is not None
    assert (own.reference, own.date, own.issuer) == (reference, day, issuer)
    assert own.role == "self"


@pytest.mark.parametrize(
    "text",
    [
        f"UBND TỈNH YÊN BÁI\nSố:      /KH-UBND\n{MOTTO}Yên Bái, ngày     tháng 3 năm 2022\n{SUBJECT}",
        "Yên Bái kiểm tra cải cách hành chính\nNgày 05/3/2022, UBND tỉnh ban hành Kế hoạch số 45/KH-UBND kiểm tra cải cách hành chính.",
        "Văn bản mới\nSố hiệu: 45/KH-UBND\nSố hiệu: 46/KH-UBND\nSố hiệu: 47/KH-UBND",
    ],
    ids=["without a number", "news", "list of numbers"],
)
def test_no_document_itself(reading_of: Reader, text: str) -> None:
    assert reading_of(text).own is None


TITLE = "Yên Bái kiểm tra cải cách hành chính"


@pytest.mark.parametrize(
    "line",
    [
        "Thứ Hai, 14/03/2022 08:15", "14/03/2022 | 08:15 GMT+7", "14/03/2022 14:05  |  Lượt xem: 88  |  Tác giả: Ban Biên tập", "(Báo Yên Bái) - 14/03/2022 18:22",
        "date 2022-03-14", "Thứ hai, 14 Tháng 3 2022 07:55 | In | Email", "08:15, 14/03/2022 (GMT+7)", "Ngày đăng: 14/03/2022 - Lượt xem: 4", "Đăng bởi: Quản trị | 14/03/2022",
        "Cổng thông tin huyện Văn Yên - 14/03/2022", "Pháp luật 14/03/2022 09:00", "YBĐT - 14/03/2022 09:40",
    ],
)  # fmt: skip
def test_page_tells_its_day(reading_of: Reader, line: str) -> None:
    page = reading_of(f"{TITLE}\n{line}\n\nNgày 05/3/2022, UBND tỉnh họp về kiểm tra cải cách hành chính.").page_date

    assert page is not None
    assert page.date == date(2022, 3, 14)


def test_day_of_a_document_is_no_day_of_publication(reading_of: Reader) -> None:
    assert reading_of(f"UBND TỈNH YÊN BÁI\nSố: 45/KH-UBND\n{MOTTO}Yên Bái, ngày 12/3/2022\n{SUBJECT}").page_date is None


def test_timetable_tells_no_day_of_publication(reading_of: Reader) -> None:
    days = "Thứ Hai (21/8/2017)\n08h00: UBND xã A\nThứ Ba (22/8/2017)\n08h00: UBND xã B\nThứ Tư (23/8/2017)\n"

    assert reading_of(f"LỊCH KIỂM TRA\n{days}").page_date is None


@pytest.mark.parametrize("line", ["Ngày 05/3/2022, UBND tỉnh họp.", "Kế hoạch số 4/KH-UBND ngày 05/3/2022"])
def test_day_within_a_sentence_is_no_day_of_publication(reading_of: Reader, line: str) -> None:
    assert reading_of(f"{TITLE}\n{line}").page_date is None
