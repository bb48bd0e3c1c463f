"""Two people in one form: nothing typed is lost, nothing is overwritten in silence, whoever comes first."""

from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.merging import Clash, arrange, merge, row_of

CELLS = [("a", ""), ("b", ""), *[(f"t.{column}", row) for column in ("x", "y") for row in ("1", "2", "3")]]
FLAT = st.dictionaries(st.sampled_from(CELLS), st.sampled_from(["", "cũ", "mới", "khác"]))


def text(answers, key):
    return answers.get(key, "")


def same(first, second):
    return {k: v for k, v in first.items() if v} == {k: v for k, v in second.items() if v}


def rows(answers):
    return {row_of(key) for key, typed in answers.items() if key[1] and typed}


def without(answers, gone):
    return {key: typed for key, typed in answers.items() if row_of(key) not in gone}


@given(FLAT, FLAT, FLAT)
def test_merge_loses_nothing_that_anybody_typed(base, mine, theirs) -> None:
    merged = merge(base, mine, theirs)

    said = {(one.key, one.other) for one in merged.conflicts}
    for key in CELLS:
        for side in (mine, theirs):
            typed = text(side, key)
            kept = typed == text(merged.values, key) or typed == text(base, key) or (key, typed) in said
            # Blank: taken away together with its row, which stays because the other side wrote in it.
            taken = not typed and (row_of(key), "") in said
            assert kept or taken


@given(FLAT, FLAT, FLAT)
def test_merge_keeps_what_stands_where_both_changed_it(base, mine, theirs) -> None:
    merged = merge(base, mine, theirs)

    for one in merged.conflicts:
        if one.key in CELLS:
            assert (one.stands, one.other) == (text(theirs, one.key), text(mine, one.key))
            assert len({one.stands, one.other, text(base, one.key)}) == 3
            assert text(merged.values, one.key) == one.stands


@given(FLAT, FLAT, FLAT)
def test_merge_is_the_same_either_way_round_where_nothing_conflicts(base, mine, theirs) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert {clash.key for clash in one.conflicts} == {clash.key for clash in other.conflicts}
    clashing = {clash.key for clash in one.conflicts}
    assert all(text(one.values, key) == text(other.values, key) for key in CELLS if key not in clashing)


@given(FLAT, FLAT, FLAT)
def test_merge_again_changes_nothing(base, mine, theirs) -> None:
    once = merge(base, mine, theirs)
    twice = merge(base, mine, once.values)

    # A row that the two emptied between them, each of some cells, is taken away for who merges again: he is asked.
    emptied = rows(mine) & rows(theirs) - rows(once.values)
    told = {
        (one.key, one.other) for one in twice.conflicts if row_of(one.key) not in emptied and one.key not in emptied
    }
    assert without(twice.values, emptied) == once.values
    assert without(twice.changed, emptied) == {}
    assert told <= {(one.key, one.other) for one in once.conflicts}


@given(FLAT, FLAT)
def test_merge_of_the_same_change_twice_is_no_conflict(base, mine) -> None:
    merged = merge(base, mine, mine)

    assert (merged.conflicts, merged.changed) == ((), {})
    assert same(merged.values, mine)


@given(FLAT, FLAT)
def test_merge_with_nobody_else_is_what_was_typed(base, mine) -> None:
    merged = merge(base, mine, base)

    assert same(merged.values, mine)
    assert merged.conflicts == ()
    assert merge(base, base, mine).changed == {}


@given(FLAT, FLAT, FLAT)
def test_merge_changed_turns_theirs_into_the_result(base, mine, theirs) -> None:
    merged = merge(base, mine, theirs)

    assert same(theirs | merged.changed, merged.values)


@given(FLAT, FLAT, FLAT)
def test_who_types_again_replaces_what_he_typed_himself(base, mine, theirs) -> None:
    merged = merge(base, mine, theirs, own=CELLS)

    assert merged.conflicts == ()
    for key in CELLS:
        if text(mine, key) and text(mine, key) != text(base, key):
            assert text(merged.values, key) == text(mine, key)


def test_a_blank_row_of_another_does_not_hide_a_new_one() -> None:
    merged = merge({}, {("t.x", "k1"): "của tôi"}, {("t.x", "k2"): "của bạn"})

    assert merged.values == {("t.x", "k2"): "của bạn", ("t.x", "k1"): "của tôi"}
    assert merged.conflicts == ()


def test_a_row_taken_away_while_another_wrote_in_it_stays_whole_and_is_asked_about() -> None:
    base = {("t.x", "1"): "việc", ("t.y", "1"): "40"}
    written = base | {("t.y", "1"): "50"}

    taken_by_me = merge(base, {}, written)
    taken_by_them = merge(base, written, {})

    assert taken_by_me.values == taken_by_them.values == written
    assert taken_by_me.conflicts == (Clash(("t", "1"), "việc | 50", ""),)
    assert taken_by_them.conflicts == (Clash(("t", "1"), "việc | 50", "", is_mine=False),)


def test_a_row_taken_away_that_nobody_touched_goes() -> None:
    base = {("t.x", "1"): "việc", ("t.x", "2"): "khác"}

    assert merge(base, {("t.x", "2"): "khác"}, base).values == {("t.x", "2"): "khác"}


def test_line_ends_of_a_browser_are_no_change() -> None:
    assert merge({("a", ""): "một\nhai"}, {("a", ""): "một\r\nhai"}, {("a", ""): "một\nhai"}).changed == {}


def test_arrange_puts_new_rows_behind_those_they_followed() -> None:
    assert arrange(["1", "2", "9"], ["1", "n", "2", "m"], {"1", "2", "9", "n", "m"}) == ["1", "n", "2", "m", "9"]
    assert arrange(["1", "2"], ["n", "2"], {"n", "2"}) == ["n", "2"]
    assert arrange([], [], {"b", "a"}) == ["a", "b"]


@given(
    st.lists(st.sampled_from("abcd"), unique=True),
    st.lists(st.sampled_from("cdef"), unique=True),
    st.sets(st.sampled_from("abcdef")),
)
def test_arrange_tells_each_living_row_once(theirs, mine, alive) -> None:
    assert sorted(arrange(theirs, mine, alive)) == sorted(alive)
