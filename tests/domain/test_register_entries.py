"""A document of others as it is entered: its number, what is lacking, what is there already."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.data.abbreviations import abbreviations, kind_in_symbol, spellings, symbol_kinds
from kiemtra.domain.documents import IssueFault, key_of, reference_of, year_in
from kiemtra.domain.register_entries import Entry, Likeness, entry_faults, hardest, likeness, read_reference

DAY = date(2021, 12, 29)
THERE = Entry("202", "KH-UBND", "UBND tỉnh", DAY, 2021, "Kế hoạch cải cách hành chính")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("87/KH-UBND", ("87", "KH-UBND")),
        ("087 / kh-ubnd", ("087", "KH-UBND")),
        ("183/kh ubnd", ("183", "KH-UBND")),
        ("183/khubnd", ("183", "KH-UBND")),
        ("1961/QĐUBND", ("1961", "QĐ-UBND")),
        ("12/K H - U BND", ("12", "KH-UBND")),
        ("30/2020/nd cp", ("30", "2020/NĐ-CP")),
        ("45/BC-KHĐT", ("45", "BC-KHĐT")),
        ("Số: 664 / qd – snv", ("664", "QĐ-SNV")),
        ("30/2020/nđ-cp", ("30", "2020/NĐ-CP")),
        ("48 - kl/tw", ("48", "KL/TW")),
        ("15a/QyĐ-UBND", ("15A", "QyĐ-UBND")),
        ("12/hđ-snv", ("12", "HĐ-SNV")),
        ("12/HD-SNV", ("12", "HD-SNV")),
        ("99/QĐ-TTG", ("99", "QĐ-TTg")),
        ("7/abc-dt", ("7", "ABC-DT")),
        ("87", None),
        ("87/2021", None),
        ("KH-UBND", None),
        ("0/KH-UBND", None),
        ("87-KH", None),
        ("87/KH UBND!", None),
        ("", None),
    ],
)
def test_reference_is_read_as_people_type_it(typed: str, read: tuple[str, str] | None) -> None:
    assert read_reference(typed, spellings()) == read


@given(st.text(max_size=60))
def test_reference_read_again_is_the_same(typed: str) -> None:
    read = read_reference(typed, spellings())

    if read:
        number, symbol = read
        assert read_reference(reference_of(number, symbol), spellings()) == read
        assert key_of(number=number, symbol=symbol)


def test_party_and_normative_references_are_printed_as_their_own() -> None:
    assert reference_of("48", "KL/TW") == "48-KL/TW"
    assert reference_of("30", "2020/NĐ-CP") == "30/2020/NĐ-CP"
    assert (reference_of("", "KH-UBND"), year_in("2020/NĐ-CP"), year_in("KH-UBND")) == ("", 2020, None)


@pytest.mark.parametrize(
    ("changes", "like"),
    [
        ({}, Likeness.SAME),
        ({"number": "0202"}, Likeness.SAME),
        ({"subject": ""}, Likeness.SAME),
        ({"subject": "KẾ HOẠCH Cải cách hành chính."}, Likeness.SAME),
        ({"issuer": "Chủ tịch UBND tỉnh"}, Likeness.SAME),
        ({"dated": None}, Likeness.SAME),
        ({"dated": date(2021, 12, 19)}, Likeness.CONFLICT),
        ({"subject": "Kế hoạch khác"}, Likeness.CONFLICT),
        ({"issuer": "UBND thành phố"}, Likeness.ALIKE),
        ({"issuer": ""}, Likeness.ALIKE),
        ({"dated": date(2022, 12, 29), "year": 2022}, None),
        ({"number": "203"}, None),
        ({"symbol": "KH-SNV"}, None),
    ],
)
def test_likeness(changes: dict[str, object], like: Likeness | None) -> None:
    assert likeness(replace(THERE, **changes), THERE) is like


def test_without_any_year_it_is_only_alike() -> None:
    bare = replace(THERE, dated=None, year=None)

    assert likeness(bare, bare) is Likeness.ALIKE


def test_hardest() -> None:
    assert hardest([Likeness.ALIKE, Likeness.SAME, Likeness.CONFLICT]) is Likeness.CONFLICT
    assert hardest([Likeness.ALIKE, Likeness.SAME]) is Likeness.SAME
    assert hardest([]) is None


def test_faults_name_all_that_is_lacking() -> None:
    wrong = Entry("1", "KH-UBND", " ", date(2030, 1, 1))

    assert entry_faults(wrong, today=DAY) == {"issuer_name": IssueFault.ISSUER_MISSING, "dated": IssueFault.DATE_AHEAD}
    assert entry_faults(THERE, today=DAY) == {}


def test_abbreviations_go_both_ways_and_keep_every_meaning() -> None:
    known = abbreviations()

    assert known["kh"] == ("ke hoach",)
    assert set(known["tt"]) == {"thi tran", "trung tam", "thong tu"}
    assert {"chi thi", "chu tich"} <= set(known["ct"])
    assert (kind_in_symbol("KH-UBND"), kind_in_symbol("KL/TW"), kind_in_symbol("SNV-VP")) == ("plan", "conclusion", "")
    assert {"KH", "NĐ"} <= symbol_kinds()
