"""Names under which evidence is filed."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.filing import filed_name, folder, slug

DAY = date(2026, 6, 30)
SAFE = re.compile(r"[A-Za-z0-9._-]+")


def test_filed_name_says_criterion_number_unit_day_and_what_it_is() -> None:
    name = filed_name("C05", 2, "UBND xã Phù Đổng", DAY, "Báo cáo tiếp nhận", ".pdf")

    assert name == "C05_02_xa-phu-dong_20260630_bao-cao-tiep-nhan.pdf"


def test_filed_name_without_criterion_day_or_caption() -> None:
    assert filed_name("", 11, "Sở Tư pháp", None, "", ".jpg") == "khac_11_so-tu-phap_khong-ro-ngay.jpg"


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [("Đơn đề nghị", 20, "don-de-nghi"), ("một hai ba bốn", 8, "mot-hai"), ("x" * 30, 10, "x" * 10), ("…", 5, "")],
)
def test_slug(text: str, longest: int, cut: str) -> None:
    assert slug(text, longest) == cut


@pytest.mark.parametrize(
    ("criterion", "name"), [("C05", "C05"), ("../etc", "etc"), ("a b", "a-b"), ("", "khac"), ("..", "khac")]
)
def test_folder_is_harmless(criterion: str, name: str) -> None:
    assert folder(criterion) == name


@given(
    criterion=st.text(max_size=80),
    unit=st.text(max_size=300),
    caption=st.text(max_size=400),
    number=st.integers(1, 999),
)
def test_filed_name_is_always_a_plain_name(criterion: str, unit: str, caption: str, number: int) -> None:
    name = filed_name(criterion, number, unit, DAY, caption, ".pdf")

    assert SAFE.fullmatch(name)
    assert len(name) < 160
    assert not name.startswith(".")
