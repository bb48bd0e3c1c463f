"""How the register is searched: a number by the index of keys, on both engines; what is not seen is not found."""

from datetime import date

import pytest
from django.db import connection

from kiemtra.domain.register_entries import Entry, Likeness
from kiemtra.store.models import Document
from kiemtra.store.queries import document_search as search
from kiemtra.store.queries import documents
from kiemtra.store.queries.register_entries import beside
from tests.factories_documents import make_draft, register, sealed_inspection
from tests.world import World, make_plan


def found(world: World, words: str, who: str = "clerk", **limits: object) -> list[str]:
    rows = search.searched(documents.visible_to(world.actor(who)), words=words, **limits)
    return [row.number for row in search.by_nearness(rows, words)]


@pytest.mark.parametrize("words", ["87/KH-UBND", "087 / kh-ubnd", "30/2020/nđ-cp"])
def test_a_reference_is_found_by_the_index_of_keys(world: World, words: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = search.searched(Document.objects.all(), words=words).explain()

    assert "store_document_key" in plan
    assert "SCAN store_document" not in plan


def test_numbers_do_not_run_into_each_other(world: World) -> None:
    for number in ("8", "87", "870", "087A", "187"):
        register(world, number=number)

    assert found(world, "87/KH-UBND") == ["87"]
    assert found(world, "87a/kh-ubnd") == ["087A"]
    assert found(world, "87") == ["87"]


def test_what_was_typed_is_never_a_pattern(world: World) -> None:
    register(world, subject="Tỷ lệ 100% hồ sơ đúng hạn")

    assert found(world, "%") == found(world, "*") == ["202"]
    assert found(world, "__ho so__") == ["202"]
    assert found(world, "ho_so x") == []


def test_a_word_is_met_whole_and_the_last_one_begun(world: World) -> None:
    register(world, subject="Khai trương khu khám bệnh", issuer_name="Sở Y tế")

    assert found(world, "khu kha") == ["202"]
    assert found(world, "kh kham") == ["202"]
    assert found(world, "truon kham") == []


def test_limits_hold_beside_the_words(world: World) -> None:
    plan = make_plan(world)
    make_draft(world, plan, subject="Lịch kiểm tra")
    register(world, subject="Lịch kiểm tra")

    assert len(found(world, "lich")) == 2
    assert len(found(world, "lich", plan=plan.pk)) == 1
    assert len(found(world, "lich", kind="plan", year=2018, state="issued")) == 1
    assert found(world, "lich", year=2017) == []


def test_what_is_sealed_is_not_found(world: World) -> None:
    make_draft(world, inspection=sealed_inspection(world), by="secretary", subject="Kiểm tra không báo trước")

    assert found(world, "không báo trước", "secretary") == [""]
    assert found(world, "không báo trước") == found(world, "TB SNV") == []


def test_beside_an_entry_stands_what_bears_its_number_in_its_year(world: World) -> None:
    same, _ = register(world)
    other, _ = register(world, issuer_name="UBND xã An Bình")
    undated, _ = register(world, issuer_name="UBND xã Bình An", dated=None)
    register(world, dated=date(2017, 1, 1))
    entry = Entry("0202", "kh-ubnd", "UBND tỉnh", date(2018, 12, 29), 2018, "Kế hoạch CCHC")

    rows = {row.pk: like for row, like in beside(world.jurisdiction, entry, world.actor("clerk"))}

    assert rows == {same.pk: Likeness.SAME, other.pk: Likeness.ALIKE, undated.pk: Likeness.ALIKE}
    assert beside(world.jurisdiction, entry, world.actor("clerk"), but=same)
