"""Whom a name may mean where no agency bears it exactly: order, reasons, each once."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.matching import Match, Named
from kiemtra.domain.name_candidates import SHOWN, Candidate, Found, Heir, Near, Reason, candidates


def agency(number: int, short: str) -> Named:
    return Named(UUID(int=number), short.replace("UBND", "Ủy ban nhân dân"), short, f"a.{number}")


WARD, COMMUNE, OTHER = agency(1, "UBND phường Minh Khai"), agency(2, "UBND xã Minh Khay"), agency(3, "UBND xã Minh Khê")
OFFICE = agency(4, "Trung tâm Phục vụ hành chính công tỉnh")
PRINTED = "UBND xã Minh Khai"


def reasons(found: Found, printed: str = PRINTED) -> list[tuple[str, Reason]]:
    return [(one.agency.short_name, one.reason) for one in candidates(printed, found)]


def test_another_rank_before_another_letter_before_what_is_alike() -> None:
    near = [Near(OTHER, 2, 80.0), Near(COMMUNE, 1, 90.0), Near(WARD, 0, 100.0)]

    assert reasons(Found(Match(), near=near)) == [
        ("UBND phường Minh Khai", Reason.RANK),
        ("UBND xã Minh Khay", Reason.LETTER),
        ("UBND xã Minh Khê", Reason.ALIKE),
    ]


def test_namesakes_come_first_and_only_once() -> None:
    found = Found(Match(None, (OTHER, WARD)), near=[Near(WARD, 0, 100.0)])

    assert [reason for _, reason in reasons(found)] == [Reason.NAMESAKE, Reason.NAMESAKE]


def test_other_marks_and_exact_ones_say_so() -> None:
    assert reasons(Found(Match(None, (OTHER,), other_marks=True)))[0][1] is Reason.MARKS
    assert reasons(Found(Match(OTHER, (OTHER,))))[0][1] is Reason.EXACT


def test_a_former_name_tells_until_when() -> None:
    heir = Heir(WARD, COMMUNE.id, COMMUNE.short_name, date(2025, 7, 1))

    assert candidates(PRINTED, Found(Match(), heirs=[heir])) == (
        Candidate(WARD, Reason.FORMER, "UBND xã Minh Khay", date(2025, 7, 1)),
    )


def test_part_of_the_name() -> None:
    found = Found(Match(), near=[Near(OFFICE, 10, 75.0)])

    assert reasons(found, "Trung tâm Phục vụ hành chính công")[0][1] is Reason.PART


def test_later_and_elsewhere_and_chosen_before() -> None:
    found = Found(Match(), before=WARD, later=[COMMUNE], elsewhere=[OTHER])

    assert [reason for _, reason in reasons(found)] == [Reason.CHOSEN_BEFORE, Reason.LATER, Reason.ELSEWHERE]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 100)), max_size=30))
def test_at_most_five_each_once_whatever_the_order(rows: list[tuple[int, int, float]]) -> None:
    near = [Near(agency(number, f"UBND xã Minh {chr(97 + number)}"), letters, share) for number, letters, share in rows]

    shown = candidates(PRINTED, Found(Match(), near=near))

    assert len(shown) == min(SHOWN, len({number for number, _, _ in rows}))
    assert len({one.agency.id for one in shown}) == len(shown)
    assert shown == candidates(PRINTED, Found(Match(), near=near[::-1]))
