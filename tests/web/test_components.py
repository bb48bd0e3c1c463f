"""Every component: what it shows, what it refuses, and that the gallery shows it."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.people import STRANGER, Actor
from kiemtra.web.templatetags import kiemtra as components

WEB = Path(components.__file__).parents[1]
COMPONENTS = WEB / "templates" / "components"
PARTS_OF_THE_PAGE = {"head", "nav", "account", "messages", "demo_bar", "demo_roles", "gallery"}

urlpatterns = [
    path("work/", lambda request: None, name="my-work"),
    path("plans/", lambda request: None, name="plan-list"),
]


def draw(source: str, **context: object) -> HTMLParser:
    return HTMLParser(Template(source).render(Context(context)))


def words(tree: HTMLParser, selector: str = "body") -> str:
    node = tree.css_first(selector)
    assert node is not None, selector
    return " ".join(node.text().split())


@pytest.fixture
def gallery() -> HTMLParser:
    request = RequestFactory().get("/components/")
    return HTMLParser(render_to_string("components/gallery.html", {"actor": STRANGER}, request))


# Attributes


@pytest.mark.parametrize(
    "source",
    [
        '{% badge "Quá hạn" colour="red" %}',
        '{% button "Lưu" kind="main" %}',
        '{% deed "Gửi" url="/x/" %}',
        "{% deadline None days=3 %}",
        '{% section "Hồ sơ" heading="x" %}{% endsection %}',
        '{% notice color="info" %}{% endnotice %}',
        "{% table %}{% endtable %}",
    ],
)
def test_attribute_unknown_or_missing_fails_when_compiled(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template(source)


def test_badge_with_unknown_tone_is_refused() -> None:
    with pytest.raises(ValueError, match="crimson"):
        draw('{% badge "Quá hạn" tone="crimson" %}')


@pytest.mark.parametrize("tone", list(components.Tone))
def test_badge_shows_words_and_the_icon_of_its_tone(tone: str) -> None:
    tree = draw("{% badge 'Chờ đơn vị' tone=tone %}", tone=tone)

    assert words(tree) == "Chờ đơn vị"
    assert tree.css_first("use").attributes["href"].endswith(f"#{tone}")


# Deeds


def test_deed_posts_token_revision_and_a_fresh_id() -> None:
    source = '{% deed "Chốt" action="/a/" revision=7 %}'

    fields = [
        {node.attributes["name"]: node.attributes["value"] for node in draw(source, csrf_token="tok").css("input")}
        for _ in range(2)
    ]

    assert fields[0]["csrfmiddlewaretoken"] == "tok"
    assert fields[0]["revision"] == "7"
    assert fields[0]["write_id"] != fields[1]["write_id"]


def test_deed_refused_has_no_form_and_says_why_in_reach_of_a_screen_reader() -> None:
    tree = draw('{% deed "Ban hành" action="/a/b/" revision=1 refusal=why %}', why="Chưa có <số>.")

    button = tree.css_first("button")

    assert tree.css_first("form") is None
    assert button.attributes["aria-disabled"] == "true"
    assert words(tree, f"#{button.attributes['aria-describedby']}") == "Chưa có <số>."


def test_deed_form_holds_its_fields_and_guards_them() -> None:
    tree = draw('{% deed_form "Hoãn" action="/a/" revision=0 files=True %}<input name="reason">{% enddeed_form %}')

    form = tree.css_first("form")

    assert "data-guard" in form.attributes
    assert form.attributes["enctype"] == "multipart/form-data"
    assert form.css_first("input[name=reason]") is not None
    assert form.css_first("input[name=revision]").attributes["value"] == "0"


def test_toolbar_with_two_main_actions_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="one main action"):
        draw('{% toolbar %}{% button "A" tone="main" %}{% button "B" tone="main" %}{% endtoolbar %}')


# Deadlines


@pytest.mark.parametrize(
    ("days_left", "done", "tone", "left"),
    [
        (12, False, "plain", "còn 12 ngày làm việc"),
        (3, False, "soon", "còn 3 ngày làm việc"),
        (0, False, "soon", "hạn hôm nay"),
        (-2, False, "late", "quá hạn 2 ngày làm việc"),
        (-2, True, "done", "đã xong"),
        (None, False, "plain", ""),
    ],
)
def test_deadline_says_how_much_is_left(days_left: int | None, done: bool, tone: str, left: str) -> None:
    tree = draw("{% deadline due days_left=n done=done %}", due=date(2022, 9, 20), n=days_left, done=done)

    assert words(tree) == f"20/09/2022 {left}".strip()
    assert tree.css_first(f".deadline--{tone}") is not None


def test_deadline_explains_rule_source_and_skipped_days() -> None:
    why = {"rule": "Trong 10 ngày làm việc.", "source": "Mục III", "skipped": [(date(2022, 9, 2), "Quốc khánh")]}

    tree = draw("{% deadline due explain=why %}", due=date(2022, 9, 20), why=why)

    lines = [" ".join(node.text().split()) for node in tree.css(".explain__body p, .explain__body li")]

    assert lines == ["Trong 10 ngày làm việc.", "Căn cứ: Mục III", "Không tính các ngày:", "02/09/2022 Quốc khánh"]


# Navigation and messages


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "current"), [("/plans/", "page"), ("/plans/018f/", "true"), ("/work/", None)], ids=str
)
def test_nav_link_marks_where_one_is(address: str, current: str | None) -> None:
    tree = draw('{% nav_link "plan-list" "Kế hoạch" %}', request=RequestFactory().get(address))

    assert tree.css_first("a").attributes.get("aria-current") == current


def test_base_offers_the_account_only_to_those_who_are_signed_in() -> None:
    source = '{% extends "base.html" %}'
    request = RequestFactory().get("/")

    known = HTMLParser(
        Template(source).render(Context({"actor": Actor(request.GET, "Thư ký Đoàn 1"), "request": request}))
    )
    stranger = HTMLParser(Template(source).render(Context({"actor": STRANGER, "request": request})))

    assert words(known, ".menu--account summary") == "Thư ký Đoàn 1"
    assert stranger.css_first(".menu--account") is None


# Facts, numbers and tables


def test_fact_text_keeps_the_text_and_links_each_fact() -> None:
    end = {"key": "citations-0", "number": 1, "label": "Viện dẫn"}
    parts = [{"text": "Theo <a> "}, {"text": "202/KH", "kind": "citation", "of": "citations-0", "ends": [end]}]

    tree = draw("{% fact_text parts %}", parts=parts)

    assert tree.css_first(".paper").text() == "Theo <a> 202/KH"
    link = tree.css_first("mark[data-of='citations-0'] a#cho-citations-0").attributes
    assert (link["href"], link["aria-label"]) == ("#su-kien-citations-0", "Viện dẫn, mục 1")


def test_fact_text_says_what_contradicts() -> None:
    end = {"key": "m1-1", "number": 1, "label": "Hai ngày khác nhau.", "is_odd": True}

    tree = draw("{% fact_text parts %}", parts=[{"text": "31/9", "odd": True, "ends": [end]}])

    link = tree.css_first("mark.odd a#cho-m1-1").attributes
    assert (link["href"], link["title"]) == ("#mau-thuan-1", "Mâu thuẫn 1: Hai ngày khác nhau.")


def test_stat_opens_its_records() -> None:
    tree = draw('{% stat 3 "quá hạn" href="/recommendations/?late=1" tone="late" %}')

    assert tree.css_first("a").attributes["href"] == "/recommendations/?late=1"
    assert words(tree, ".stat__value") == "3"


def test_pages_without_neighbours_show_nothing() -> None:
    assert draw("{% pages %}").css_first("nav") is None


# The gallery


def test_gallery_shows_every_component() -> None:
    sources = "".join(file.read_text() for file in (COMPONENTS / "gallery").iterdir())
    sources += (COMPONENTS / "gallery.html").read_text() + (WEB / "templates/forms/form.html").read_text()
    names = {file.stem for file in COMPONENTS.glob("*.html")} - PARTS_OF_THE_PAGE

    assert {name for name in names if not re.search(rf"{{% {name}[ %]|{{% {name}_form", sources)} == set()


def test_gallery_has_nothing_that_the_content_policy_forbids(gallery: HTMLParser) -> None:
    every = gallery.css("*")

    assert [node.html for node in every if "style" in node.attributes] == []
    assert [name for node in every for name in node.attributes if name.startswith("on")] == []
    assert [node.html for node in gallery.css("script") if "src" not in node.attributes] == []
    assert gallery.css("body style, head style") == []


def test_gallery_ids_are_unique_and_what_describes_exists(gallery: HTMLParser) -> None:
    ids = Counter(node.attributes["id"] for node in gallery.css("[id]"))
    pointed = {
        one
        for name in ("aria-describedby", "aria-labelledby")
        for node in gallery.css(f"[{name}]")
        for one in (node.attributes[name] or "").split()
    }

    assert [one for one, count in ids.items() if count > 1] == []
    assert pointed - set(ids) == set()


def test_gallery_cells_carry_the_heading_of_their_column(gallery: HTMLParser) -> None:
    unlabelled = [
        cell.html
        for cell in gallery.css(".table tbody td")
        if not cell.attributes.get("data-label") and "only-wide" not in (cell.attributes.get("class") or "")
    ]

    assert unlabelled == []
