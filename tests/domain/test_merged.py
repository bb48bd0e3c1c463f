"""What reports say together: the rules of merging, and what must always hold of them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.forms import FormItem, FormOption, FormSection, FormTemplate, ItemType, MergeRule
from kiemtra.domain.merged import (
    Figure,
    added,
    answer,
    as_data,
    chapters,
    from_data,
    is_far_out,
    is_unchanged,
    lines,
    medians,
    merge,
    without,
)

NUMBERS = (
    FormItem("got", "Hồ sơ nhận", ItemType.NUMBER, merge=MergeRule.SUM, area="procedures", section="a1"),
    FormItem("late", "Hồ sơ trễ hạn", ItemType.NUMBER, merge=MergeRule.SUM, section="a1"),
    FormItem("rate", "Tỷ lệ trễ", ItemType.PERCENT, numerator="late", denominator="got", merge=MergeRule.RATE),
    FormItem("posted", "Đã niêm yết", ItemType.CHOICE4, merge=MergeRule.COUNT),
    FormItem("tools", "Công cụ", ItemType.CHOICES, merge=MergeRule.COUNT),
    FormItem("note", "Ghi chú", ItemType.TEXT, merge=MergeRule.NONE),
)
ROWS = FormItem(
    "staff",
    "Biên chế",
    ItemType.TABLE,
    merge=MergeRule.LIST,
    columns=(FormItem("men", "Nam", ItemType.NUMBER, merge=MergeRule.SUM), FormItem("who", "Tên", ItemType.TEXT)),
    fixed_rows=(FormOption("so", "Sở"), FormOption("xa", "Xã")),
)
FORM = FormTemplate(
    "f",
    "Biểu",
    "1",
    (*NUMBERS, ROWS),
    "",
    date(2020, 1, 1),
    sections=(FormSection("a", "Phần A"), FormSection("a1", "Mục 1", parent="a")),
)
LINES = lines(FORM)

amounts = st.integers(0, 10**9).map(str)
reports = st.fixed_dictionaries(
    {},
    optional={
        "got": amounts,
        "late": amounts,
        "posted": st.sampled_from(["yes", "no", "partly"]),
        "tools": st.lists(st.sampled_from("abc"), unique=True).map(" ".join),
        "note": st.text(max_size=5),
        "staff": st.just([{"_row": "xa", "men": "3"}, {"_row": "so", "men": "2,5"}]),
    },
)


@given(st.lists(reports, max_size=8), st.lists(reports, max_size=8))
def test_a_merge_of_merges_is_the_merge_of_all(some: list[dict], others: list[dict]) -> None:
    assert added(merge(LINES, some), merge(LINES, others)) == merge(LINES, [*some, *others])


@given(st.lists(reports, max_size=8), st.lists(reports, max_size=8))
def test_what_was_added_can_be_taken_off_again(some: list[dict], others: list[dict]) -> None:
    assert without(merge(LINES, [*some, *others]), merge(LINES, others)) == merge(LINES, some)


@given(st.lists(reports, max_size=8), st.randoms(use_true_random=False))
def test_order_of_units_is_of_no_account(some: list[dict], chance) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)

    assert merge(LINES, shuffled) == merge(LINES, some)


@given(st.lists(reports, max_size=8))
def test_figures_come_back_from_their_data(some: list[dict]) -> None:
    figures = merge(LINES, some)

    assert from_data(as_data(figures)) == figures


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=8))
def test_rate_is_that_of_the_sums(pairs: list[tuple[int, int]]) -> None:
    figure = merge(LINES, [{"late": str(part), "got": str(whole)} for part, whole in pairs])["rate"]

    share = Decimal(sum(part for part, _ in pairs)) * 100 / sum(whole for _, whole in pairs)
    assert figure.rate is not None
    assert abs(figure.rate - share) <= Decimal("0.005")


def test_rate_counts_only_reports_with_both_numbers() -> None:
    figure = merge(LINES, [{"late": "1", "got": "4"}, {"late": "9"}, {"got": "5"}])["rate"]

    assert figure == Figure(1, Decimal(1), Decimal(4))
    assert figure.rate == Decimal(25)


def test_rate_of_nothing_is_none() -> None:
    assert Figure().rate is None


def test_options_are_counted_one_by_one() -> None:
    figures = merge(LINES, [{"posted": "yes", "tools": "a b"}, {"posted": "no", "tools": "b"}, {"posted": "yes"}])

    assert figures["posted"].options == (("no", 1), ("yes", 2))
    assert figures["tools"] == Figure(2, options=(("a", 1), ("b", 2)))


def test_cells_of_given_rows_are_summed_row_by_row_and_the_table_counts_its_rows() -> None:
    one = {"staff": [{"_row": "so", "men": "2"}, {"_row": "xa", "men": "3", "who": "A"}]}

    figures = merge(LINES, [one, one])

    assert (figures["staff.men:so"].total, figures["staff.men:xa"].total) == (Decimal(4), Decimal(6))
    assert figures["staff"] == Figure(2, Decimal(4))


def test_what_is_not_merged_has_no_figure() -> None:
    assert "note" not in merge(LINES, [{"note": "x"}])


def test_lines_of_a_field_are_those_of_its_areas() -> None:
    assert [line.key for line in lines(FORM, frozenset({"procedures"}))] == ["got"]


def test_line_knows_where_its_value_stands_in_the_report() -> None:
    cell = next(line for line in LINES if line.key == "staff.men:xa")

    assert (cell.anchor, cell.label, answer(cell, {"staff": [{"_row": "xa", "men": "7"}]})) == ("staff", "Xã: Nam", "7")


def test_section_is_traced_to_its_outermost() -> None:
    assert chapters(FORM) == {"a": "a", "a1": "a"}


@pytest.mark.parametrize("text", ["", "nhiều", "NaN", "Infinity", None, True, [], {}])
def test_what_is_no_number_is_not_summed(text: object) -> None:
    assert merge(LINES, [{"got": text}])["got"].total == 0


def test_median_needs_enough_values_and_tells_what_is_far_out() -> None:
    values = [{"got": str(one)} for one in (10, 10, 12, 14, 90)]

    assert medians(LINES, values[:4]) == {}
    assert medians(LINES, values) == {"got": Decimal(12)}
    assert is_far_out(Decimal(90), Decimal(12))
    assert not is_far_out(Decimal(60), Decimal(12))
    assert not is_far_out(Decimal(60), Decimal(0))
    assert not is_far_out(None, Decimal(12))


@pytest.mark.parametrize(
    ("now", "last", "same"), [("5", "5", True), ("5", "6", False), ("0", "0", False), ("5", None, False)]
)
def test_a_number_as_in_the_last_period_is_noticed(now: str, last: str | None, same: bool) -> None:
    assert is_unchanged(now, last) is same
