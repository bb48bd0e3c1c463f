"""The switch between units as they were then and by today's: every list keeps its rows, every figure opens its records."""

import re
from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.store.models import Agency, Appointment, Plan, Recommendation, TeamMember
from tests.factories_agencies import follow
from tests.factories_conclusions import make_issued
from tests.web.signing import assume, client_of
from tests.world import World, make_agency

pytestmark = pytest.mark.django_db
LATER = date(2020, 1, 1)


class Merged:
    """Two inspected departments that became one in 2020, seen by an officer in that year."""

    def __init__(self, world: World, settings: Any) -> None:
        self.plans = [make_issued(world).inspection.plan]
        self.heir = make_agency("w.new", "Sở Mới")
        for old in (world.unit, world.other_unit):
            Agency.objects.filter(pk=old.pk).update(valid_to=LATER)
            old.refresh_from_db()
            follow(old, self.heir, SuccessionKind.MERGED, on=LATER)
        assume(world, settings, date(2020, 2, 3))
        self.old = world.unit
        self.browser = client_of(world, "officer")


@pytest.fixture
def it(world: World, settings: Any) -> Merged:
    return Merged(world, settings)


def page(browser: Client, address: str) -> HTMLParser:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return HTMLParser(answer.content.decode())


def told(tree: HTMLParser) -> str:
    return " ".join(tree.css_first("main").text().split())


@pytest.mark.parametrize("name", ["inspection-list", "recommendation-list", "finding-index"])
def test_list_tells_the_unit_then_and_today_s_with_the_old_name_beside_it(it: Merged, name: str) -> None:
    then, now = page(it.browser, reverse(name)), page(it.browser, f"{reverse(name)}?theo=nay")

    assert "Sở Tư pháp" in told(then)
    assert "Sở Mới" not in told(then)
    assert "Sở Mới khi đó: Sở Tư pháp" in told(now)
    assert len(then.css("tbody tr")) == len(now.css("tbody tr"))
    assert [node.text() for node in now.css(".times [aria-current]")] == ["Theo đơn vị hiện nay"]
    assert [node.text() for node in then.css(".times [aria-current]")] == ["Theo đơn vị khi đó"]


@pytest.mark.parametrize("name", ["inspection-list", "recommendation-list", "finding-index"])
def test_list_is_narrowed_to_an_old_unit_then_and_to_its_heir_now(it: Merged, name: str) -> None:
    def rows(query: str) -> int:
        return len(page(it.browser, f"{reverse(name)}?{query}").css("tbody tr"))

    every = rows("")
    assert every > 0
    assert rows(f"unit={it.heir.pk}&theo=nay") == every
    assert rows(f"unit={it.heir.pk}") == 0
    assert rows(f"unit={it.old.pk}") == every


def test_inspections_are_found_by_today_s_name_only_when_told_by_it(it: Merged) -> None:
    Agency.objects.filter(pk=it.heir.pk).update(folded="so moi")
    address = reverse("inspection-list")

    assert len(page(it.browser, f"{address}?words=so+moi&theo=nay").css("tbody tr")) > 0
    assert len(page(it.browser, f"{address}?words=so+moi").css("tbody tr")) == 0


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("inspection-list", "format=xlsx&"),
        ("finding-index", "format=xlsx&"),
        ("recommendation-list-xlsx", ""),
    ],
)
def test_workbook_has_a_column_for_the_old_name_when_told_by_today_s_units(it: Merged, name: str, query: str) -> None:
    def rows(by: str) -> list[tuple[Any, ...]]:
        answer = it.browser.get(f"{reverse(name)}?{query}{by}")
        return list(load_workbook(BytesIO(answer.content)).active.values)[2:]

    then, now = rows(""), rows("theo=nay")
    place = now[0].index("Tên đơn vị khi đó")
    assert len(then) == len(now)
    assert [row[: place - 1] for row in then[1:]] == [row[: place - 1] for row in now[1:]]
    assert {row[place - 1 : place + 1] for row in now[1:]} == {("Sở Mới", "Sở Tư pháp")}
    assert {row[place - 1] for row in then[1:]} == {"Sở Tư pháp"}


def test_choice_is_kept_by_filters_tabs_and_pages(it: Merged) -> None:
    tree = page(it.browser, f"{reverse('recommendation-list')}?theo=nay")

    assert {("theo=nay" in (node.attributes["href"] or "")) for node in tree.css(".tabs a")} == {True}
    assert tree.css_first("form.filters input[name=theo]").attributes["value"] == "nay"
    assert "theo=nay" in tree.css_first("a[href*=xlsx]").attributes["href"]


def test_unit_page_joins_the_history_of_its_predecessors(world: World, it: Merged) -> None:
    Appointment.objects.filter(user=world.users["focal"]).update(agency=it.heir)
    browser = client_of(world, "focal")

    old = told(page(browser, reverse("unit-detail", args=[it.old.pk])))
    own = told(page(browser, f"{reverse('unit-detail', args=[it.heir.pk])}?theo=nay"))

    assert "Đơn vị này đã kết thúc hoạt động. Hiện nay: Sở Mới" in old
    assert "khi đó: Sở Tư pháp" in own
    assert "1 cuộc kiểm tra" in own


NUMBER = re.compile(r"^\d+$")


@pytest.mark.parametrize("by", ["", "?theo=nay"])
def test_every_number_of_the_report_opens_the_records_it_counts(it: Merged, by: str) -> None:
    tree = page(it.browser, f"{reverse('plan-consolidated', args=[it.plans[0].pk])}{by}")

    opened = Counter[str]()
    for link in tree.css("main a"):
        number = (link.css_first(".stat__value") or link).text().strip()
        address = link.attributes["href"] or ""
        if NUMBER.match(number) and address.startswith(("/findings/", "/recommendations/")):
            rows = page(it.browser, address).css("tbody tr")
            # Units with shortcomings are counted, their findings are opened.
            if link.parent is not None and link.parent.attributes.get("data-label") == "Đơn vị có hạn chế":
                assert len(rows) >= int(number), address
            else:
                assert len(rows) == int(number), address
            opened[number] += 1
    assert opened.total() > 5
    assert ("Sở Mới khi đó: Sở Tư pháp" in told(tree)) is bool(by)


@pytest.mark.parametrize("name", ["inspection-list", "recommendation-list", "finding-index"])
def test_telling_by_today_s_units_takes_two_queries_more_however_many_rows(it: Merged, name: str) -> None:
    def asked(query: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            it.browser.get(f"{reverse(name)}{query}")
        return len(queries)

    asked("")
    assert asked("?theo=nay") == asked("") + 2
    row = Recommendation.objects.get()
    Recommendation.objects.create(
        jurisdiction=row.jurisdiction,
        inspection=row.inspection,
        number=9,
        area=row.area,
        text="Việc khác",
        addressee=row.addressee,
        state=row.state,
    )
    assert asked("?theo=nay") == asked("") + 2


def test_change_of_post_takes_effect_at_once(world: World, it: Merged) -> None:
    browser = client_of(world, "officer")
    plan = Plan.objects.get(pk=it.plans[0].pk)
    address = reverse("plan-detail", args=[plan.pk])
    assert browser.get(address).status_code == 200

    posts = Appointment.objects.filter(user=world.users["officer"])
    TeamMember.objects.filter(user=world.users["officer"]).delete()
    posts.update(valid_to=date(2020, 2, 3))

    assert browser.get(address).status_code in (403, 404)
    posts.update(valid_to=None)
    assert browser.get(address).status_code == 200
