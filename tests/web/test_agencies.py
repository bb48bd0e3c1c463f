"""The register of agencies: the list of a day, one agency, suggestions, and the field that chooses one."""

from io import BytesIO
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.people import Role
from kiemtra.store.models import Appointment
from kiemtra.store.queries.agency_search import Among
from kiemtra.web.forms.agency_field import AgenciesField, AgencyField
from tests.factories_agencies import NEW, OLD, Reorganised, enter
from tests.web.signing import assume, client_of
from tests.world import World


@pytest.fixture
def it(world: World, settings: Any) -> Reorganised:
    assume(world, settings)
    return Reorganised()


def page(browser: Client, name: str, *args: object, **query: str) -> HTMLParser:
    answer = browser.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return HTMLParser(answer.content.decode())


def links(tree: HTMLParser, within: str = "main table th") -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(f"{within} a")]


def test_list_shows_the_agencies_of_the_day(world: World, it: Reorganised) -> None:
    browser = client_of(world, "focal")

    old = links(page(browser, "agency-list", level="commune"))
    new = links(page(browser, "agency-list", level="commune", day="02/07/2025"))

    assert old == [it.merged.name, it.split.name]
    assert new == [it.heir.name, it.other_heir.name]


@pytest.mark.parametrize("words", ["Đỗ Động", "do dong", "UBND xã đỗ động"])
def test_list_is_searched_and_tells_the_old_name_of_an_heir(world: World, it: Reorganised, words: str) -> None:
    tree = page(client_of(world, "focal"), "agency-list", q=words, day="02/07/2025")

    assert links(tree) == [it.heir.name]
    assert "Tiếp nối từ: Ủy ban nhân dân xã Đỗ Động" in tree.text()


def test_list_is_narrowed_to_a_subtree_and_what_cannot_be_read_narrows_nothing(world: World, it: Reorganised) -> None:
    browser = client_of(world, "focal")

    assert links(page(browser, "agency-list", below=str(it.district.pk))) == [
        it.district.name,
        it.merged.name,
        it.split.name,
    ]
    assert len(links(page(browser, "agency-list", below="x", kind="no", level="no", day="31/02/2025"))) == 9


def test_list_goes_on_page_by_page(world: World, it: Reorganised) -> None:
    for number in range(60):
        enter(f"z-{number:02}", f"Trạm Số {number:02}")
    browser = client_of(world, "focal")

    first = page(browser, "agency-list", q="trạm số")
    second = HTMLParser(browser.get(reverse("agency-list") + first.css_first("a[rel=next]").attributes["href"]).content)
    back = HTMLParser(browser.get(reverse("agency-list") + second.css_first("a[rel=prev]").attributes["href"]).content)

    assert links(first) == [f"Trạm Số {number:02}" for number in range(50)]
    assert links(second) == [f"Trạm Số {number:02}" for number in range(50, 60)]
    assert links(back) == links(first)
    assert first.css_first("a[rel=prev]") is None
    assert second.css_first("a[rel=next]") is None


def test_workbook_holds_the_rows_of_the_filters(world: World, it: Reorganised) -> None:
    answer = client_of(world, "focal").get(reverse("agency-list-xlsx"), {"q": "tan uoc"})

    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert [row[0] for row in rows[3:]] == [it.split.name]
    assert rows[3][4] == "UBND huyện Thanh Oai, UBND thành phố Hà Nội"


def test_page_tells_place_validity_and_lineage(world: World, it: Reorganised) -> None:
    tree = page(client_of(world, "focal"), "agency-detail", it.heir.pk, day="02/07/2025")

    assert links(tree, ".lineage") == [it.merged.name, it.split.name]
    assert "Sáp nhập ngày 01/07/2025, theo Nghị quyết 1656/NQ-UBTVQH15" in " ".join(tree.text().split())
    old = page(client_of(world, "focal"), "agency-detail", it.split.pk, day="02/07/2025")
    assert links(old, ".lineage") == [it.heir.name, it.other_heir.name]
    assert "Đã kết thúc hoạt động" in old.text()
    assert [it.split.pk in (it.heir.pk,), "UBND huyện Thanh Oai" in links(old, ".crumbs")] == [False, True]


def test_page_lists_those_directly_below_on_the_day(world: World, it: Reorganised) -> None:
    browser = client_of(world, "focal")

    assert links(page(browser, "agency-detail", it.province.pk)) == [it.department.name, it.district.name]
    new = links(page(browser, "agency-detail", it.province.pk, day="02/07/2025"))
    assert new == [it.heir.name, it.department.name, it.other_heir.name]


def test_posts_are_told_to_who_may_see_them(world: World) -> None:
    Appointment.objects.create(
        user=world.users["stranger_focal"],
        jurisdiction=world.jurisdiction,
        agency=world.unit,
        role=Role.FOCAL_POINT,
        title="Đầu mối thứ hai",
        valid_from=OLD,
    )

    told = {
        name: "Đầu mối thứ hai" in page(client_of(world, name), "agency-detail", world.unit.pk).text()
        for name in ("admin", "stranger_focal", "focal", "head")
    }

    assert told == {"admin": True, "stranger_focal": True, "focal": False, "head": False}


@pytest.mark.parametrize("name", ["agency-list", "agency-list-xlsx", "agency-suggest"])
def test_stranger_signs_in_first(client: Client, db: None, name: str) -> None:
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_the_list_do_not_grow(
    world: World, it: Reorganised, number: int, django_assert_max_num_queries: Any
) -> None:
    for place in range(number):
        enter(f"y-{place}", f"Sở Mới {place}")
    browser = client_of(world, "focal")

    with django_assert_max_num_queries(16):
        assert len(links(page(browser, "agency-list", q="sở mới"))) == number


# The field


class Chosen(forms.Form):
    heir = AgencyField(label="Cơ quan tiếp nhận")
    merged = AgenciesField(label="Các cơ quan sáp nhập", required=False)


def sent(limits: Among, query: str = "", **initial: Any) -> Chosen:
    form = Chosen(QueryDict(query) if query else None, initial=initial)
    form.fields["heir"].aim(limits)  # type: ignore[attr-defined]
    form.fields["merged"].aim(limits)  # type: ignore[attr-defined]
    return form


def test_field_takes_the_chosen_one_and_words_that_name_one(it: Reorganised) -> None:
    chosen = sent(Among(OLD), f"heir={it.split.pk}&merged={it.merged.pk}&merged={it.split.pk}")
    named = sent(Among(OLD), "heir-words=ubnd xa tan uoc&merged-words=xã đỗ động; huyện thanh oai")

    assert chosen.is_valid(), chosen.errors
    assert chosen.cleaned_data == {"heir": it.split, "merged": [it.merged, it.split]}
    assert named.is_valid(), named.errors
    assert named.cleaned_data == {"heir": it.split, "merged": [it.merged, it.district]}


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("heir-words=", "Hãy chọn cơ quan."),
        ("heir-words=ubnd xa", "Có nhiều cơ quan khớp với “ubnd xa”; hãy chọn một."),
        ("heir-words=khong co", "Không tìm thấy cơ quan nào khớp với “khong co” vào ngày này."),
        (f"heir={OLD}", "Cơ quan đã chọn không có trong danh mục vào ngày này; hãy chọn lại."),
    ],
)
def test_field_refuses_with_a_sentence(it: Reorganised, query: str, sentence: str) -> None:
    assert sent(Among(OLD), query).errors["heir"] == [sentence]


def test_field_refuses_what_is_not_there_on_the_day(it: Reorganised) -> None:
    assert "heir" in sent(Among(NEW), f"heir={it.split.pk}").errors


def test_form_that_comes_back_offers_what_fits(it: Reorganised) -> None:
    tree = HTMLParser(str(sent(Among(OLD), "heir-words=ubnd xa")["heir"]))

    values = {node.attributes["value"] for node in tree.css("input[type=radio]")}
    assert values == {str(it.merged.pk), str(it.split.pk)}


def test_form_begins_with_what_is_known(it: Reorganised) -> None:
    form = sent(Among(OLD), heir=it.split)

    assert HTMLParser(str(form["heir"])).css_first("input[checked]").attributes["value"] == str(it.split.pk)
    assert not form.fields["heir"].has_changed(
        it.split, form["heir"].field.widget.value_from_datadict(QueryDict(f"heir={it.split.pk}"), None, "heir")
    )


def test_new_words_win_over_an_older_choice(it: Reorganised) -> None:
    form = sent(Among(OLD), f"heir={it.split.pk}&heir-words=xã đỗ động&heir-searched=")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["heir"] == it.merged


def test_suggestions_keep_what_was_chosen_of_several(world: World, it: Reorganised) -> None:
    asked = {
        "field": "merged",
        "many": "1",
        "day": OLD.isoformat(),
        "merged": str(it.split.pk),
        "merged-words": "đỗ độ",
    }

    tree = page(client_of(world, "focal"), "agency-suggest", **asked)

    boxes = [(node.attributes["value"], "checked" in node.attributes) for node in tree.css("input[type=checkbox]")]
    assert boxes == [(str(it.split.pk), True), (str(it.merged.pk), False)]
    assert client_of(world, "focal").get(reverse("agency-suggest"), {"day": "x"}).status_code == 404
