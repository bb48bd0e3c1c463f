import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.drafting.breaking import balanced
from kiemtra.drafting.content import Run
from kiemtra.drafting.fonts import is_printable, text_width
from kiemtra.drafting.wording import MISSING, clean, ended, line, runs, unprintable


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("Ke\u0302\u0301 hoạch", "Kế hoạch"),
        ("hai\n dòng\tcách", "hai dòng cách"),
        ("mềm\u00adẩn\u200bkhuất\x00", "mềmẩnkhuất"),
        ("mặt 😀 cười", f"mặt {MISSING} cười"),
        ("giữ\u00a0liền", "giữ\u00a0liền"),
        ("a\ud800b", f"a{MISSING}b"),
        ("#$\\@<>&*_`=[]{}~", "#$\\@<>&*_`=[]{}~"),
    ],
    ids=["nfc", "white-space", "invisible", "emoji", "no-break space", "surrogate", "special"],
)
def test_clean(given_text, shown):
    assert clean(given_text) == shown


@given(st.text())
def test_clean_text_is_printable_and_stays_as_it_is(text):
    shown = clean(text)

    assert clean(shown) == shown
    assert unicodedata.is_normalized("NFC", shown)
    assert all(is_printable(character) for character in shown)


def test_unprintable_names_each_character_once_in_order():
    assert unprintable("😀 tốt ✓ 😀 中") == ("😀", "✓", "中")
    assert unprintable("Ủy ban nhân dân □") == ()


def test_runs_join_without_double_space_and_keep_weight():
    given_runs = (
        Run("  Tồn tại: "),
        Run(" hồ sơ ", bold=True),
        Run(""),
        Run(" "),
        Run(" muộn  ", italic=True),
        Run("  "),
    )

    assert runs(given_runs) == (Run("Tồn tại: "), Run("hồ sơ ", bold=True), Run("muộn", italic=True))
    assert runs("") == runs("  ") == runs(()) == ()


@pytest.mark.parametrize("text", ["Lưu: VT", "Lưu: VT;", "Lưu: VT.", "Lưu: VT ;", "Lưu: VT./."])
def test_ended_replaces_whatever_mark_stands_there(text):
    assert ended(text, ";") == "Lưu: VT;"


def test_line_strips():
    assert line("  Sở   Nội vụ\n") == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("SỞ NỘI VỤ", 187, ("SỞ NỘI VỤ",)),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", 187, ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG")),
        ("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", 187, ("ỦY BAN NHÂN DÂN", "TỈNH BÀ RỊA - VŨNG TÀU")),
        ("MỘTTỪDÀIKHÔNGTHỂNGẮTRADÒNGNÀOKHÁC", 100, ("MỘTTỪDÀIKHÔNGTHỂNGẮTRADÒNGNÀOKHÁC",)),
    ],
)
def test_balanced_breaks_as_a_clerk_would(text, width, lines):
    assert balanced(text, width, 12) == lines


def test_balanced_leaves_what_needs_four_lines_to_the_printer():
    text = " ".join(["kiểm tra"] * 40)

    assert balanced(text, 100, 12) == (text,)
    assert balanced(" ".join(["tra"] * 70), 100, 12) == (" ".join(["tra"] * 70),)


def test_balanced_in_three_lines_keeps_pairs_together():
    lines = balanced("V/v hướng dẫn thực hiện Kế hoạch kiểm tra cải cách hành chính năm 2021", 187, 12)

    assert lines == ("V/v hướng dẫn thực hiện", "Kế hoạch kiểm tra", "cải cách hành chính năm 2021")


@given(st.lists(st.text(alphabet="aăâbcđeêo", min_size=1, max_size=8), min_size=1, max_size=15), st.integers(40, 300))
def test_balanced_keeps_every_word_and_never_exceeds_the_width(words, width):
    text = " ".join(words)

    lines = balanced(text, width, 12)

    assert " ".join(lines) == text
    assert len(lines) == 1 or all(text_width(each, 12) <= width + 1e-6 for each in lines)


def test_runs_end_without_a_blank_run():
    assert runs((Run("a", bold=True), Run(" "), Run(""))) == (Run("a", bold=True),)
