"""Pages on which documents of others are entered and corrected, with the warning of what is there already."""

from datetime import date

import pytest
from django.test import Client

from kiemtra.store.models import Document
from tests.factories_documents import issue, make_draft, register, sealed_inspection
from tests.web.test_documents import facts, words
from tests.world import World, make_plan


def typed(**changes: object) -> dict[str, object]:
    return {
        "reference": "0202 / kh-ubnd",
        "dated": "29/12/2018",
        "issuer_name": "UBND tỉnh",
        "kind": "",
        "subject": "Kế hoạch CCHC",
        "source": "incoming",
    } | changes


@pytest.mark.parametrize("who", ["clerk", "officer"])
def test_enter_from_the_page(world: World, browse, who: str) -> None:
    client = browse(who)

    assert "Vào sổ văn bản" in words(client.get("/documents/"))
    sent = client.post("/documents/enter/", typed())

    document = Document.objects.get()
    assert sent["Location"] == f"/documents/{document.pk}/"
    assert (document.reference, document.kind_name, document.source) == ("0202/KH-UBND", "Kế hoạch", "incoming")


@pytest.mark.parametrize("who", ["leader", "focal"])
def test_enter_is_refused_to_others(world: World, browse, who: str) -> None:
    client = browse(who)

    assert "Vào sổ văn bản" not in words(client.get("/documents/"))
    assert client.get("/documents/enter/").status_code == 403


def test_enter_asks_a_stranger_to_sign_in(world: World, client: Client) -> None:
    assert client.get("/documents/enter/")["Location"].startswith("/sign-in/")


def test_enter_names_all_faults_and_keeps_what_was_typed(world: World, browse) -> None:
    response = browse("clerk").post("/documents/enter/", typed(reference="KH 202", issuer_name="", dated="31/02/2018"))

    assert response.status_code == 422
    page = words(response)
    for sentence in ("Hãy nhập cả số và ký hiệu", "Hãy nhập cơ quan ban hành", "không có thật"):
        assert sentence in page
    assert 'value="KH 202"' in page


def test_enter_what_is_there_shows_the_one_there_instead_of_a_second(world: World, browse) -> None:
    there, _ = register(world)

    sent = browse("clerk").post("/documents/enter/", typed(), follow=True)

    assert Document.objects.get() == there
    assert "đã có trong sổ; không vào sổ lần nữa" in words(sent)


def test_enter_a_conflict_shows_both_and_the_way_to_correct(world: World, browse) -> None:
    there, _ = register(world)

    response = browse("clerk").post("/documents/enter/", typed(dated="19/12/2018", is_another="on"))

    page = words(response)
    assert response.status_code == 422
    assert f'href="/documents/{there.pk}/"' in page
    assert f'href="/documents/{there.pk}/correct/"' in page
    assert "Sổ ghi ngày <strong>29/12/2018</strong>, vừa nhập <strong>19/12/2018</strong>" in page
    assert "is_another" not in page
    assert Document.objects.count() == 1


def test_enter_one_that_is_only_alike_asks_and_takes_the_answer(world: World, browse) -> None:
    register(world)
    client = browse("clerk")

    asked = client.post("/documents/enter/", typed(issuer_name="UBND thành phố"))
    done = client.post("/documents/enter/", typed(issuer_name="UBND thành phố", is_another="on"))

    assert (asked.status_code, done.status_code, Document.objects.count()) == (422, 302, 2)
    assert 'name="is_another"' in words(asked)


def test_enter_is_checked_while_it_is_typed(world: World, browse) -> None:
    there, _ = register(world)
    client = browse("clerk")
    headers = {"HX-Request": "true"}

    found = client.get(
        "/documents/enter/", {"reference": "202/KH-UBND", "dated": "", "issuer_name": ""}, headers=headers
    )
    nothing = client.get("/documents/enter/", {"reference": "203/KH-UBND", "issuer_name": ""}, headers=headers)

    assert str(there.pk) in words(found)
    assert "<html" not in words(found)
    assert words(nothing) == ""


def test_enter_tells_nothing_of_sealed_papers(world: World, browse) -> None:
    draft = make_draft(world, inspection=sealed_inspection(world), by="secretary")
    Document.objects.filter(pk=draft.pk).update(number="45", key="45/TB-SNV", year=2019, state="issued")
    ask = {"reference": "45/TB-SNV", "dated": "05/06/2019", "issuer_name": "Sở Nội vụ"}

    found = browse("clerk").get("/documents/enter/", ask, headers={"HX-Request": "true"})

    assert words(found) == ""


def test_correct_from_the_page(world: World, browse) -> None:
    there, _ = register(world)
    client = browse("clerk")
    change = typed(dated="19/12/2018", reason="Đối chiếu bản gốc", revision=there.revision)

    page = words(client.get(f"/documents/{there.pk}/correct/"))
    sent = client.post(f"/documents/{there.pk}/correct/", change)

    assert 'value="202/KH-UBND"' in page
    assert "Sửa thông tin đã đăng ký" in words(client.get(f"/documents/{there.pk}/"))
    assert sent["Location"] == f"/documents/{there.pk}/"
    there.refresh_from_db()
    assert (there.dated, there.reference) == (date(2018, 12, 19), "0202/KH-UBND")


def test_correct_needs_a_reason(world: World, browse) -> None:
    there, _ = register(world)

    response = browse("clerk").post(f"/documents/{there.pk}/correct/", typed(revision=1, dated="19/12/2018"))

    assert response.status_code == 422
    assert "Hãy nêu lý do sửa" in words(response)


def test_correct_of_a_document_of_ours_says_why_not(world: World, browse) -> None:
    ours = issue(world, make_draft(world, make_plan(world)))

    assert "cần ban hành văn bản thay thế" in words(browse("clerk").get(f"/documents/{ours.pk}/correct/"))


def test_number_that_a_cited_document_bears_is_asked_about_before_it_is_given(world: World, browse) -> None:
    there = register(world, number="45", symbol="TB-SNV", issuer_name="Sở Nội vụ", dated=date(2019, 5, 6))[0]
    draft = make_draft(world, make_plan(world))
    client = browse("clerk")

    live = client.get(f"/documents/{draft.pk}/record-issue/", {"number": "45"}, headers={"HX-Request": "true"})
    asked = client.post(f"/documents/{draft.pk}/record-issue/", facts())
    state = Document.objects.get(pk=draft.pk).state
    done = client.post(f"/documents/{draft.pk}/record-issue/", facts(is_another="on"))

    assert str(there.pk) in words(live)
    assert (asked.status_code, state, done.status_code) == (422, "draft", 302)
    assert "số đang ghi là đúng" in words(asked)
    assert Document.objects.get(pk=draft.pk).state == "issued"


def test_enter_query_count_is_constant(world: World, browse) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("clerk")
    counts = []
    for number in range(3):
        register(world, issuer_name=f"UBND xã {number}")
        with CaptureQueriesContext(connection) as taken:
            client.get("/documents/enter/", {"reference": "202/KH-UBND"}, headers={"HX-Request": "true"})
        counts.append(len(taken))

    assert counts[0] == counts[2]
    assert counts[0] <= 8
