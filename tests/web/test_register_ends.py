"""The page on which a document is said to have ceased to have effect, and where that is seen."""

from datetime import date

import pytest

from kiemtra.store.models import Citation, Document
from tests.factories_documents import register
from tests.web.test_documents import words
from tests.web.test_grounds import confirmed
from tests.world import World

TYPED = {"ended_on": "01/01/2019", "ended_ground": "Hết thời hạn", "reason": "Rà soát"}


def test_end_is_entered_and_seen_on_its_page_and_in_the_list(world: World, browse) -> None:
    document, _ = register(world)
    client, address = browse("clerk"), f"/documents/{document.pk}/end/"

    offered = words(client.get(f"/documents/{document.pk}/"))
    sent = client.post(address, TYPED | {"revision": document.revision})

    assert "Ghi hết hiệu lực" in offered
    assert sent["Location"] == f"/documents/{document.pk}/"
    page = words(client.get(f"/documents/{document.pk}/"))
    assert "Hết hiệu lực từ 01/01/2019" in page
    assert "Căn cứ: Hết thời hạn" in page
    assert "Sửa ngày hết hiệu lực" in page
    listed = words(client.get("/documents/?state=ended"))
    assert "Hết hiệu lực từ 01/01/2019" in listed
    assert "202/KH-UBND" in listed


def test_list_of_the_ended_leaves_out_what_is_in_effect(world: World, browse) -> None:
    register(world)

    assert "202/KH-UBND" not in words(browse("clerk").get("/documents/?state=ended"))


def test_end_names_its_faults_and_keeps_what_was_typed(world: World, browse) -> None:
    document, _ = register(world)

    response = browse("clerk").post(f"/documents/{document.pk}/end/", TYPED | {"ended_on": "", "revision": 1})

    assert response.status_code == 422
    assert "Hãy nhập ngày hết hiệu lực." in words(response)
    assert 'value="Hết thời hạn"' in words(response)


def test_end_is_taken_back_on_the_same_page(world: World, browse) -> None:
    document, _ = register(world)
    Document.objects.filter(pk=document.pk).update(ended_on=date(2019, 1, 1), ended_ground="Nhầm")
    client, address = browse("clerk"), f"/documents/{document.pk}/end/"

    assert "bỏ ngày hết hiệu lực đã ghi" in words(client.get(address))
    client.post(address, TYPED | {"ended_on": "", "in_effect": "on", "revision": document.revision})

    document.refresh_from_db()
    assert document.ended_on is None


@pytest.mark.parametrize(("who", "said"), [("leader", "Chưa thực hiện được"), ("clerk", "Hết hiệu lực từ ngày")])
def test_end_is_for_the_office(world: World, browse, who: str, said: str) -> None:
    document, _ = register(world)

    assert said in words(browse(who).get(f"/documents/{document.pk}/end/"))
    assert ("Ghi hết hiệu lực" in words(browse(who).get(f"/documents/{document.pk}/"))) is (who == "clerk")


def test_ended_ground_is_marked_in_the_picture_in_words(world: World, browse) -> None:
    plan = confirmed(world, 1)
    cited = Citation.objects.get(reading__plan=plan, cited__number="1").cited
    Document.objects.filter(pk=cited.pk).update(ended_on=date(2019, 3, 1), ended_ground="Hết thời hạn")

    page = words(browse("officer").get(f"/plans/{plan.pk}/grounds/"))

    assert page.count("▲ Hết hiệu lực") == 1
    assert "Hết hiệu lực từ 01/03/2019: Hết thời hạn" in page
    assert "1 hết hiệu lực" in page
