"""Vietnamese text as it is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.text import fold, fold_agency, likeness, nfc, sounding


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Hoà Bình", "hoa binh"),
        ("Hòa Bình", "hoa binh"),
        ("ĐỖ ĐỘNG", "do dong"),
        ("Ủy ban nhân dân xã Đỗ Động", "uy ban nhan dan xa do dong"),
        ("Sở Lao động - Thương binh và Xã hội", "so lao dong thuong binh va xa hoi"),
        ("  ", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("written", ["Ủy ban nhân dân xã Tân Ước", "Uỷ ban nhân dân xã Tân Ước", "UBND xã Tân Ước"])
def test_fold_agency_knows_the_short_form(written: str) -> None:
    assert fold_agency(written) == "ubnd xa tan uoc"


def test_sounding_keeps_tones_and_not_their_placement() -> None:
    assert sounding("Hoà") == sounding("hòa")
    assert sounding("Thanh Thùy") == sounding("thanh thuỳ")
    assert sounding("Thanh Thùy") != sounding("Thanh Thủy")
    assert sounding("Đông") != sounding("Dông")


def test_likeness() -> None:
    assert likeness("Sở Nội vụ", "sở nội vụ") == 1
    assert likeness("Sở Nội vụ", "Ban Dân tộc") == 0
    assert likeness("", "Ban Dân tộc") == 0


@given(st.text())
def test_fold_is_stable_and_blind_to_case_and_form(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(nfc(text)) == fold(text)
