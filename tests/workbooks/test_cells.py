"""One cell becomes an answer or a fault: what is clear is taken, what could mean two things is not guessed."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from kiemtra.domain.forms import FormItem, FormOption, ItemType, ProblemCode
from kiemtra.workbooks import FaultCode
from kiemtra.workbooks.cells_in import read_cell

WHOLE = FormItem("n", "Số", ItemType.NUMBER)
DECIMAL = FormItem("x", "Số lẻ", ItemType.NUMBER, whole=False)
DAY = FormItem("d", "Ngày", ItemType.DATE)
ONE = FormItem(
    "c",
    "Chọn",
    ItemType.CHOICE,
    options=(FormOption("a", "Đã xong"), FormOption("b", "Đang làm"), FormOption("c", "đã xong")),
)
FOUR = FormItem("q", "Hỏi", ItemType.CHOICE4)
MANY = FormItem(
    "m", "Nhiều", ItemType.CHOICES, options=(FormOption("a", "Một"), FormOption("b", "Hai; ba"), FormOption("c", "Bốn"))
)
TEXT = FormItem("t", "Chữ", ItemType.TEXT)


@pytest.mark.parametrize(
    ("item", "value", "answer"),
    [
        (WHOLE, 1234.0, "1.234"),
        (WHOLE, "1.234", "1.234"),
        (WHOLE, "1,234", "1.234"),
        (WHOLE, " 1 234 ", "1.234"),
        (WHOLE, "1\u00a0234\u00a0567", "1.234.567"),
        (WHOLE, "-5", "-5"),
        (DECIMAL, 0.1 + 0.2, "0,3"),
        (DECIMAL, 1 / 3, "0,333333333"),
        (DECIMAL, Decimal("12.5"), "12,5"),
        (DECIMAL, "1.234,5", "1.234,5"),
        (DECIMAL, "1,234.5", "1.234,5"),
        (DECIMAL, "12.5", "12,5"),
        (DECIMAL, "12,5", "12,5"),
        (DECIMAL, "0,123", "0,123"),
        (DECIMAL, "1 234,5", "1.234,5"),
        (DECIMAL, "1.234.567", "1.234.567"),
        (DECIMAL, "1,234,567", "1.234.567"),
        (DAY, date(2025, 5, 20), "20/05/2025"),
        (DAY, datetime(2025, 5, 20), "20/05/2025"),
        (DAY, "20/5/2025", "20/05/2025"),
        (DAY, "20.05.2025", "20/05/2025"),
        (DAY, "20-5-2025", "20/05/2025"),
        (DAY, "2025-05-20", "20/05/2025"),
        (DAY, "2025/5/20", "20/05/2025"),
        (DAY, "2025-05-20T00:00:00", "20/05/2025"),
        (DAY, "ngày 20 tháng 5 năm 2025", "20/05/2025"),
        (ONE, "đang LÀM ", "b"),
        (ONE, "dang lam", "b"),
        (ONE, "b", "b"),
        (FOUR, "Một phần", "partly"),
        (FOUR, "không áp dụng", "not_applicable"),
        (MANY, "Bốn; Một", "a c"),
        (MANY, "bốn\nHai, ba [b]", "b c"),
        (TEXT, 12.0, "12"),
        (TEXT, 1234.5, "1.234,5"),
        (TEXT, date(2025, 5, 2), "02/05/2025"),
        (TEXT, "  =1+1 ", "  =1+1 "),
        (TEXT, " \n ", ""),
        (WHOLE, "  ", ""),
    ],
)
def test_what_is_clear_is_taken(item: FormItem, value, answer: str) -> None:
    assert read_cell(item, value) == answer


@pytest.mark.parametrize(
    ("item", "value", "fault"),
    [
        (WHOLE, "12 hồ sơ", FaultCode.TEXT_IN_NUMBER),
        (WHOLE, "12%", FaultCode.TEXT_IN_NUMBER),
        (WHOLE, "1.23.456", FaultCode.TEXT_IN_NUMBER),
        (WHOLE, "1,234.5.6", FaultCode.TEXT_IN_NUMBER),
        (DECIMAL, "1.234", FaultCode.AMBIGUOUS_NUMBER),
        (DECIMAL, "1,234", FaultCode.AMBIGUOUS_NUMBER),
        (WHOLE, 1e16, FaultCode.TOO_MANY_DIGITS),
        (WHOLE, date(2025, 2, 1), ProblemCode.NOT_A_NUMBER),
        (WHOLE, True, ProblemCode.NOT_A_NUMBER),
        (DAY, 45797.0, FaultCode.NUMBER_IN_DATE),
        (DAY, date(1905, 7, 17), FaultCode.NUMBER_IN_DATE),
        (DAY, datetime(1900, 2, 10), FaultCode.NUMBER_IN_DATE),
        (DAY, "20/05/25", FaultCode.AMBIGUOUS_DATE),
        (DAY, "05/20/2025", ProblemCode.NOT_A_DATE),
        (DAY, "31/02/2025", ProblemCode.NOT_A_DATE),
        (DAY, "2025-13-01", ProblemCode.NOT_A_DATE),
        (DAY, "quý I", ProblemCode.NOT_A_DATE),
        (DAY, datetime(2025, 5, 20, 8, 30), ProblemCode.NOT_A_DATE),
        (DAY, time(8, 30), ProblemCode.NOT_A_DATE),
        (ONE, "xong rồi", FaultCode.NOT_AN_OPTION),
        (FOUR, True, FaultCode.NOT_AN_OPTION),
        (FOUR, 1.0, FaultCode.NOT_AN_OPTION),
        (MANY, "Một; Năm", FaultCode.NOT_AN_OPTION),
    ],
)
def test_what_is_not_is_refused(item: FormItem, value, fault) -> None:
    assert read_cell(item, value) is fault
