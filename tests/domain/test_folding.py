"""Folding for search."""

import unicodedata

import pytest

from kiemtra.domain.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sở Nội vụ", "so noi vu"),
        ("ĐOÀN ĐKT1", "doan dkt1"),
        ("Hoà Bình", "hoa binh"),
        ("Hòa  Bình\n", "hoa binh"),
        ("183/KH–UBND", "183/kh-ubnd"),
        (unicodedata.normalize("NFD", "Quyết định"), "quyet dinh"),
    ],
)
def test_fold_makes_search_forms(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded
