from datetime import date

import pytest

from kiemtra.drafting.symbols import KIND_ABBREVIATIONS, POINT_LETTERS, date_line, format_number, point_letter


@pytest.mark.parametrize(
    ("number", "kind", "issuer", "written"),
    [
        ("7", "TB", "ĐKT", "07/TB-ĐKT"),
        ("07", "TB", "ĐKT", "07/TB-ĐKT"),
        ("202", "KH", "UBND", "202/KH-UBND"),
        ("960", None, "SNV-CCHC", "960/SNV-CCHC"),
        ("12a", "QĐ", "SNV", "12a/QĐ-SNV"),
        (None, "TB", "ĐKT", "      /TB-ĐKT"),
        (" ", "TB", "ĐKT", "      /TB-ĐKT"),
        ("15", "QĐ", " BNV ", "15/QĐ-BNV"),
        ("15", None, "", "15"),
    ],
)
def test_format_number_writes_the_form_of_the_decree(number, kind, issuer, written):
    assert format_number(number, kind, issuer) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 29), "ngày 29 tháng 02 năm 2020"),
        (date(2019, 3, 9), "ngày 09 tháng 3 năm 2019"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2019, 10, 10), "ngày 10 tháng 10 năm 2019"),
    ],
)
def test_date_line_puts_zeros_only_where_the_decree_does(day, written):
    assert date_line("Hà Nội", day) == f"Hà Nội, {written}"


def test_date_line_without_a_day_leaves_gaps():
    assert date_line("Hải Phòng", None, 2019) == "Hải Phòng, ngày      tháng      năm 2019"
    assert date_line("Hải Phòng", None) == "Hải Phòng, ngày      tháng      năm       "


def test_point_letters_follow_the_vietnamese_alphabet():
    letters = [point_letter(index) for index in range(len(POINT_LETTERS) + 2)]

    assert letters[:10] == ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"]
    assert letters[22:] == ["y", "aa", "bb"]
    assert not set(letters) & {"f", "j", "w", "z"}


def test_kind_abbreviations_are_distinct():
    assert len(set(KIND_ABBREVIATIONS.values())) == len(KIND_ABBREVIATIONS) == 30
    assert KIND_ABBREVIATIONS["THÔNG BÁO"] == "TB"
