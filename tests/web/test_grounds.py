"""The page of the documents around a plan, and the page of one document: what cites what, each end as far as it is seen."""

import re
from xml.etree import ElementTree

import pytest

from kiemtra.domain.documents import CitationRole, DocumentKind
from kiemtra.store.models import Citation, Plan
from kiemtra.workflows import readings
from tests.factories_documents import issue, make_draft, register, sealed_inspection
from tests.factories_plans import make_decided, make_reading
from tests.web.test_documents import words
from tests.workflows.test_readings import choices
from tests.world import NOW, TODAY, World, make_plan

LAWS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015;\n"
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\n"
)


def confirmed(world: World, grounds: int = 1, further: str = "") -> Plan:
    """A plan from a text that cites so many plans beside a law and a decree."""
    cited = "".join(
        f"Căn cứ Kế hoạch số {number}/KH-UBND ngày 02/01/2019 của UBND thành phố về việc thứ {number};\n"
        for number in range(1, grounds + 1)
    )
    text = (
        f"Kế hoạch kiểm tra công tác cải cách hành chính năm 2019\n\nNgày đăng: 20/05/2019\n\n{LAWS}{cited}{further}\n"
        "Ngày 15/5/2019, UBND thành phố ban hành Kế hoạch số 999/KH-UBND kiểm tra cải cách hành chính năm 2019.\n"
    )
    reading = make_decided(world, text)
    return readings.confirm(
        reading.pk, choices(world), revision=reading.revision, by=world.actor("officer"), now=NOW, today=TODAY
    )


def svg_of(page: str) -> ElementTree.Element:
    found = re.search(r"<svg viewBox.*?</svg>", page, re.DOTALL)
    assert found
    return ElementTree.fromstring(found.group())


def test_picture_has_each_ground_as_a_link_and_the_lists_say_the_same(world: World, browse) -> None:
    plan = confirmed(world, 2)

    response = browse("officer").get(f"/plans/{plan.pk}/grounds/")

    svg, page = svg_of(response.content.decode()), words(response)
    links = [element.attrib["href"] for element in svg.iter("a")]
    cited = set(
        Citation.objects.filter(reading__plan=plan).exclude(cited=plan.document).values_list("cited", flat=True)
    )
    assert {f"/documents/{pk}/" for pk in cited} == set(links) - {f"/plans/{plan.pk}/"}
    assert (len(links), links[-1]) == (5, f"/plans/{plan.pk}/")
    assert all(page.count(link) >= 2 for link in links[:-1])
    headings = [element.text for element in svg.iter("text")]
    assert headings.index("Luật") < headings.index("Nghị định, thông tư") < headings.index("Kế hoạch, chương")
    assert svg.find("title").text == f"Sơ đồ văn bản quanh {plan.document}"
    assert "style=" not in ElementTree.tostring(svg, encoding="unicode")


def test_picture_marks_replaced_and_contradicted_grounds_in_words(world: World, browse) -> None:
    register(world, number="1", dated=world_day(3), issuer_name="UBND thành phố", subject="về việc thứ 1")
    plan = confirmed(world, 2)
    old = Citation.objects.get(reading__plan=plan, cited__number="2").cited
    new, _ = register(world, number="50", dated=world_day(9), issuer_name="UBND thành phố")
    Citation.objects.create(citing=new, cited=old, role=CitationRole.REPLACED, surface=str(old))

    page = words(browse("officer").get(f"/plans/{plan.pk}/grounds/"))

    assert page.count("▲ Đã được thay thế") == 1
    assert page.count("▲ Có mâu thuẫn") == 1
    assert "Đã được thay thế bằng Kế hoạch 50/KH-UBND" in page
    assert "sổ văn bản đã đăng ký ngày 03/01/2019" in page
    assert "1 đã được thay thế; 1 có mâu thuẫn chưa xử lý" in page


def world_day(day: int):
    return TODAY.replace(month=1, day=day)


@pytest.mark.parametrize("grounds", [1, 60])
def test_picture_places_no_two_boxes_on_each_other(world: World, browse, grounds: int) -> None:
    plan = confirmed(world, grounds)

    svg = svg_of(browse("officer").get(f"/plans/{plan.pk}/grounds/").content.decode())

    boxes = [tuple(int(element.attrib[name]) for name in ("x", "y", "width", "height")) for element in svg.iter("rect")]
    assert len(boxes) == grounds + 3
    for place, (x, y, wide, tall) in enumerate(boxes):
        assert x + wide <= int(svg.attrib["width"])
        assert y + tall <= int(svg.attrib["height"])
        for a, b, other_wide, other_tall in boxes[place + 1 :]:
            assert x + wide <= a or a + other_wide <= x or y + tall <= b or b + other_tall <= y


def test_picture_gathers_many_papers_of_a_kind_into_their_list(world: World, browse) -> None:
    plan = make_plan(world)
    for number in range(1, 9):
        issue(world, make_draft(world, plan), number=str(number))
    client = browse("officer")

    page = client.get(f"/plans/{plan.pk}/grounds/")

    assert "8 văn bản" in words(page)
    address = f"/documents/?plan={plan.pk}&kind=notice"
    assert address in words(page).replace("&amp;", "&")
    make_draft(world, make_plan(world), subject="Của kế hoạch khác")
    assert len(client.get(address).context["rows"]) == 8


def test_picture_has_the_decision_on_the_team_below_and_drafts_without_a_mark(world: World, browse) -> None:
    plan = confirmed(world)
    decision, _ = register(world, number="664", symbol="QĐ-SNV", kind=DocumentKind.DECISION, kind_name="Quyết định")
    Citation.objects.create(citing=plan.document, cited=decision, role=CitationRole.TEAM, surface=str(decision))
    make_draft(world, plan)

    response = browse("officer").get(f"/plans/{plan.pk}/grounds/")

    below = {layer.title: layer.nodes for layer in response.context["layers_below"]}
    assert [node.title for node in below["Quyết định"]] == [str(decision)]
    assert [(node.role, node.marks) for node in below["Thông báo"]] == [("Dự thảo", ())]
    assert "▲" not in words(response)


def test_grounds_are_not_found_by_who_does_not_see_the_plan(world: World, browse) -> None:
    plan = make_plan(world, issued=False)

    assert browse("focal").get(f"/plans/{plan.pk}/grounds/").status_code == 404


def test_grounds_tell_nothing_of_sealed_papers_to_anybody(world: World, browse) -> None:
    inspection = sealed_inspection(world)
    make_draft(world, inspection=inspection, by="secretary", subject="Kiểm tra không báo trước")

    for who in ("clerk", "officer", "secretary"):
        page = words(browse(who).get(f"/plans/{inspection.plan_id}/grounds/"))
        assert "không báo trước" not in page
        assert "<svg viewBox" not in page


def test_grounds_query_count_is_constant(world: World, browse) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    plan = confirmed(world, 3)
    base = plan.document
    client = browse("officer")
    counts = []
    for number in (70, 71, 72):
        other, _ = register(world, number=str(number))
        Citation.objects.create(citing=base, cited=other, role=CitationRole.BASIS, surface=str(other))
        with CaptureQueriesContext(connection) as taken:
            client.get(f"/plans/{plan.pk}/grounds/")
        counts.append(len(taken))

    assert counts[0] == counts[2]
    assert counts[0] <= 12


def test_document_shows_who_cites_it_with_words_and_place(world: World, browse) -> None:
    plan = confirmed(world, 1)
    row = Citation.objects.get(reading__plan=plan, cited__number="1")
    client = browse("officer")

    page = words(client.get(f"/documents/{row.cited_id}/"))
    place = client.get(f"/readings/{row.reading_id}/places/{row.start}/")
    nowhere = client.get(f"/readings/{row.reading_id}/places/99999/")

    assert row.surface in page
    assert f'href="/readings/{row.reading_id}/places/{row.start}/"' in page
    assert "(Căn cứ)" in page
    assert f'href="/plans/{plan.pk}/"' in page
    assert f'href="/plans/{plan.pk}/grounds/"' in page
    assert re.fullmatch(rf"/readings/{row.reading_id}/#cho-citations-\d+", place["Location"])
    assert nowhere["Location"] == f"/readings/{row.reading_id}/"


def test_document_gives_no_way_into_a_text_that_is_not_seen(world: World, browse) -> None:
    plan = confirmed(world, 1)
    row = Citation.objects.get(reading__plan=plan, cited__number="1")

    page = words(browse("focal").get(f"/documents/{row.cited_id}/"))

    assert "/readings/" not in page
    assert browse("focal").get(f"/readings/{row.reading_id}/places/{row.start}/").status_code == 404


def test_document_shows_whom_it_cites_each_once(world: World, browse) -> None:
    plan = confirmed(world, 1, further="Kế hoạch số 1/KH-UBND ngày 02/01/2019 của UBND thành phố được nhắc lại.\n")

    rows = browse("officer").get(f"/documents/{plan.document_id}/").context["cites"]

    assert sorted(row.name.split()[-1] for row in rows) == ["1/KH-UBND", "61/2018/NĐ-CP", "77/2015/QH13"]
    (twice,) = (row for row in rows if row.name.endswith(" 1/KH-UBND"))
    assert (twice.role, len(twice.places)) == ("Căn cứ", 2)


def test_text_taken_later_is_shown_beside_the_document_it_cites(world: World, browse) -> None:
    document, _ = register(world, number="9", issuer_name="UBND thành phố")
    reading = make_reading(world)
    Citation.objects.create(reading=reading, cited=document, role=CitationRole.MENTIONED, surface="Kế hoạch 9", start=3)

    page = words(browse("officer").get(f"/documents/{document.pk}/"))

    assert "Đã đọc thấy trong" in page
    assert reading.name in page
