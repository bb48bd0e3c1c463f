"""Agencies are found by what people type."""

from datetime import date

import pytest

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.store.queries.agency_search import Among, among, lines_of, meant, old_names, searched, suggested
from tests.factories_agencies import NEW, OLD, Reorganised

pytestmark = pytest.mark.django_db


def found(words: str, day: date = OLD) -> list[str]:
    return [row.code for row in searched(among(Among(day)), words, day)]


@pytest.mark.parametrize(
    "words",
    [
        "Ủy ban nhân dân xã Đỗ Động",
        "uy ban nhan dan xa do dong",
        "UBND xã Đỗ Động",
        "ubnd x do dong",
        "ĐỖ ĐỘNG",
        "Đỗ Đ",
        "động xã ubnd đỗ",
        "ha-noi.thanh-oai.do-dong",
    ],
)
def test_agency_is_found_by_its_name_and_its_short_forms(words: str) -> None:
    Reorganised()

    assert found(words) == ["ha-noi.thanh-oai.do-dong"]


@pytest.mark.parametrize("words", ["SLĐTBXH", "sldtbxh", "H26.12", "sở lao động"])
def test_agency_is_found_by_its_symbol_and_code(words: str) -> None:
    Reorganised()

    assert found(words) == ["ha-noi.sldtbxh"]


def test_word_is_met_at_its_beginning_only() -> None:
    Reorganised()

    assert found("anh oai") == []
    assert found("oai") == ["ha-noi.thanh-oai"]


def test_heir_is_found_by_the_old_name_since_the_day_of_the_change() -> None:
    it = Reorganised()

    assert found("đỗ động", NEW) == ["ha-noi.dan-hoa"]
    assert found("tân ước", NEW) == ["ha-noi.dan-hoa", "ha-noi.tam-hung"]
    assert dict(old_names([it.heir], "đỗ động", NEW)) == {it.heir.pk: ["Ủy ban nhân dân xã Đỗ Động"]}
    assert dict(old_names([it.heir], "", NEW)) == {}


def test_limits_narrow_by_day_subtree_kind_and_level() -> None:
    it = Reorganised()
    communes = {"kind": AgencyKind.PEOPLES_COMMITTEE, "level": AgencyLevel.COMMUNE}

    assert [row.pk for row in among(Among(OLD, below=it.district.pk, **communes))] == [it.merged.pk, it.split.pk]
    assert [row.pk for row in among(Among(OLD, below=it.district.pk))] == [it.district.pk, it.merged.pk, it.split.pk]
    assert [row.pk for row in among(Among(NEW, below=it.district.pk))] == []
    assert [row.pk for row in among(Among(NEW, below=it.province.pk, **communes))] == [it.heir.pk, it.other_heir.pk]


def test_the_likeliest_stands_first_and_what_is_meant_is_one_or_none() -> None:
    it = Reorganised()
    limits = Among(OLD)

    assert suggested(limits, "ủy ban nhân dân xã")[0] in (it.split, it.merged)
    assert suggested(limits, "") == []
    assert meant(limits, "UBND xã Tân Ước") == it.split
    assert meant(limits, "thanh oai") == it.district
    assert meant(limits, "UBND xã") is None
    assert meant(limits, "không có xã này") is None
    assert meant(Among(NEW), "UBND xã Tân Ước") is None


def test_line_of_an_ended_agency_is_that_of_its_last_day(django_assert_num_queries) -> None:
    it = Reorganised()

    with django_assert_num_queries(1):
        lines = lines_of([it.merged, it.heir], NEW)
    assert lines[it.merged.pk] == [it.district, it.province]
    assert lines[it.heir.pk] == [it.province]
