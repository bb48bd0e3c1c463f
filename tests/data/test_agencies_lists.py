"""A place's own list: read with all its faults at once."""

from datetime import date
from decimal import Decimal

import pytest

from kiemtra.data.agencies_lists import read_lists
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind

HEAD = "key,name,short_name,kind,level,parent,valid_from,valid_to,latitude,longitude,note"
ROW = "xa,Ủy ban nhân dân xã,UBND xã,peoples_committee,commune,,2025-07-01,,21.05671,105.845,"


def faults(*lines: str, successions: str = "") -> list[tuple[int, str, str]]:
    return [(one.row, str(one.fault), one.value) for one in read_lists("\n".join(lines), successions).faults]


def test_sound_list_is_read_whole() -> None:
    read = read_lists(
        f"{HEAD}\n{ROW}\n",
        "predecessor,successor,date,kind,ground\ncũ,xa,01/07/2025,merged,Nghị quyết\n",
    )

    (row,) = read.agencies
    assert (row.key, row.kind, row.level, row.parent) == ("xa", AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.COMMUNE, None)
    assert (row.valid_from, row.valid_to) == (date(2025, 7, 1), None)
    assert (row.latitude, row.longitude) == (Decimal("21.05671"), Decimal("105.845"))
    assert (row.statistical_code, row.licence) == ("", "")
    (followed,) = read.successions
    assert (followed.date, followed.kind) == (date(2025, 7, 1), SuccessionKind.MERGED)
    assert (read.numbers, read.faults) == ((2,), ())


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_cells_are_seen(mark: str) -> None:
    (row,) = read_lists(f"{HEAD}\n{ROW}\n".replace(",", mark)).agencies

    assert row.short_name == "UBND xã"


def test_text_is_brought_to_one_normal_form() -> None:
    (row,) = read_lists(f"{HEAD}\n" + ROW.replace("xã", "xa\N{COMBINING TILDE}")).agencies

    assert row.short_name == "UBND xã"


def test_numbers_of_rows_are_lines_of_the_file() -> None:
    quoted = ROW.removesuffix(",") + ',"hai\ndòng"'
    read = read_lists("\n".join([HEAD, quoted, "", ROW.replace("xa,", "xb,", 1), "hỏng"]))

    assert read.numbers == (2, 5)
    assert [(one.row, str(one.fault)) for one in read.faults] == [(6, "cells_wrong")]


def test_missing_columns_are_told_at_once() -> None:
    assert faults("key,name,kind", "a,b,c") == [(1, "columns_missing", "short_name, level, parent, valid_from")]
    assert faults("") == [(1, "columns_missing", "key, name, short_name, kind, level, parent, valid_from")]
    assert faults(HEAD, successions="predecessor,successor\na,b") == [(1, "columns_missing", "date, kind, ground")]


@pytest.mark.parametrize(
    ("was", "now", "fault", "value"),
    [
        ("xa,", ",", "key_missing", ""),
        ("UBND xã", "", "name_missing", ""),
        ("peoples_committee", "phòng", "kind_unknown", "phòng"),
        ("commune", "thôn", "level_unknown", "thôn"),
        ("2025-07-01", "", "date_wrong", ""),
        ("2025-07-01", "2025-02-30", "date_wrong", "2025-02-30"),
        ("2025-07-01,", "2025-07-01,mai", "date_wrong", "mai"),
        ("21.05671", "95", "number_wrong", "95"),
        ("21.05671", "NaN", "number_wrong", "NaN"),
        ("21.05671", "1e9", "number_wrong", "1e9"),
        ("105.845", "-180.5", "number_wrong", "-180.5"),
        ("UBND xã", "x" * 151, "too_long", "short_name"),
    ],
)
def test_each_wrong_cell_is_told(was: str, now: str, fault: str, value: str) -> None:
    assert faults(HEAD, ROW.replace(was, now, 1)) == [(2, fault, value)]


def test_all_wrong_cells_of_a_row_and_of_all_rows_are_told() -> None:
    wrong = "a,,,x,y,,z,,,,"

    assert [fault for _, fault, _ in faults(HEAD, wrong, wrong)] == [
        "kind_unknown",
        "level_unknown",
        "date_wrong",
        "name_missing",
    ] * 2


def test_wrong_succession_is_told() -> None:
    text = "predecessor,successor,date,kind,ground\na,b,mai,nhập,\n"

    assert faults(HEAD, successions=text) == [(2, "date_wrong", "mai"), (2, "succession_kind_unknown", "nhập")]
