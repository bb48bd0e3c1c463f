"""Old units by today's names, in few queries; what an agency of today stands for."""

from datetime import date
from typing import Any

import pytest

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.store.models import Agency, Succession
from kiemtra.store.queries.two_times import Shown, stands_for, today_of
from tests.factories_agencies import CHANGE, NEW, OLD, Reorganised, enter, follow

pytestmark = pytest.mark.django_db


def reorganised() -> Reorganised:
    it = Reorganised()
    Succession.objects.filter(predecessor=it.split, successor=it.heir).update(is_main=True)
    return it


def test_unit_is_shown_as_it_was_before_the_change_and_under_its_heir_after_it() -> None:
    it = reorganised()

    assert today_of([it.merged], OLD) == {it.merged.pk: Shown(it.merged, it.merged)}
    shown = today_of([it.merged, it.split, it.district, it.department], NEW)
    assert shown[it.merged.pk] == Shown(it.heir, it.merged)
    assert shown[it.split.pk] == Shown(it.heir, it.split, is_split=True)
    assert shown[it.district.pk] == Shown(it.province, it.district)
    assert shown[it.department.pk] == Shown(it.department, it.department)
    assert shown[it.merged.pk].old_name == "Ủy ban nhân dân xã Đỗ Động"
    assert shown[it.department.pk].old_name == ""


def test_agency_stands_for_those_that_are_shown_under_it() -> None:
    it = reorganised()

    assert stands_for(it.heir.pk, NEW) == {it.heir.pk, it.merged.pk, it.split.pk}
    # A part of the divided commune went here, its figures did not.
    assert stands_for(it.other_heir.pk, NEW) == {it.other_heir.pk}
    assert stands_for(it.heir.pk, OLD) == {it.heir.pk}
    assert stands_for(it.department.pk, NEW) == {it.department.pk}


def test_every_unit_is_counted_once_by_today_s_units() -> None:
    it = reorganised()
    every = list(Agency.objects.all())

    under = [key for agency in Agency.objects.filter(valid_to=None) for key in stands_for(agency.pk, NEW)]

    assert sorted(under) == sorted(unit.pk for unit in every)
    assert it.split.pk in under


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_units(number: int, django_assert_num_queries: Any) -> None:
    it = reorganised()
    last = enter("last", "Ủy ban nhân dân xã Mới", it.province, since=date(2025, 7, 1))
    for place in range(number):
        old = enter(f"old-{place}", f"Ủy ban nhân dân xã {place}", it.district, until=CHANGE)
        follow(old, last, SuccessionKind.MERGED)
    old_ones = list(Agency.objects.filter(code__startswith="old-"))

    with django_assert_num_queries(2):
        assert {shown.agency.code for shown in today_of(old_ones, NEW).values()} == {"last"}
    with django_assert_num_queries(0):
        today_of(old_ones, OLD)
    with django_assert_num_queries(3):
        assert len(stands_for(last.pk, NEW)) == number + 1
