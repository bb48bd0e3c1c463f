"""Unannounced means unannounced: every other role gets the same bytes by the same queries with and without it."""

import re
from datetime import date
from itertools import product
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiemtra.store.models import Agency, AgencyAncestor, Inspection
from kiemtra.workflows import inspections
from tests import factories_inspections as make
from tests.web.signing import assume, client_of
from tests.world import NOW, World, make_plan, make_team

THREE = ("officer", "head", "secretary")
# The nearest outside: of the same team, of the unit, above them all, of another team; tests/twins asks for everybody.
OTHERS = ("member", "focal", "auditor", "head2")
# What is new on every page whatever it shows.
FRESH = re.compile(rb'name="(csrfmiddlewaretoken|write_id)" value="[^"]+"|In l\xc3\xbac [0-9:/ ]+')
ADDRESSES = ("/inspections/{}/", "/inspections/{}/results/", "/inspections/{}/sessions/start/")
DEEDS = ("approve", "open", "withdraw", "propose-visit", "notice", "request-report", "close-minutes", "postpone")


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings) -> None:
    assume(world, settings)


@pytest.fixture
def visible(world: World) -> Inspection:
    """An open inspection of the same unit by the same team under the same plan."""
    plan = make_plan(world)
    inspection = make.preparing(world, make.planned(world, plan, make_team(world, plan)))
    make.submitted(world, make.requested(world, inspection))
    return inspection


def urls(inspection: Inspection) -> list[str]:
    report = inspection.report_requests.get()
    return [
        "/inspections/",
        "/inspections/?words=tu",
        "/inspections/?state=proposed",
        "/inspections/?state=approved",
        f"/inspections/?plan={inspection.plan_id}&team={inspection.team_id}",
        f"/inspections/{inspection.pk}/",
        f"/inspections/{inspection.pk}/results/",
        f"/inspections/{inspection.pk}/sessions/start/",
        f"/plans/{inspection.plan_id}/unannounced/",
        f"/reports/{report.pk}/",
    ]


def seen(client: Client, url: str, *, without: object = "-") -> tuple[int, bytes, int]:
    """Status, bytes without what is always fresh and without the id that was asked for, and number of queries."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    return response.status_code, bare(response.content, without), len(captured)


def bare(content: bytes, without: object) -> bytes:
    return FRESH.sub(b"", content).replace(str(without).encode(), b"")


def below(agency: Agency, ancestor: Agency) -> None:
    AgencyAncestor.objects.create(agency=agency, ancestor=ancestor, depth=1, valid_from=date(2000, 1, 1))


def seal(world: World, beside: Inspection) -> Inspection:
    return make.approved(world, make.sealed(world, beside.plan, beside.team, world.unit))


def test_every_page_is_the_same_for_every_other_role_with_and_without_it(world: World, visible: Inspection) -> None:
    clients = {who: client_of(world, who) for who in OTHERS}
    before = {(who, url): seen(client, url) for who, client in clients.items() for url in urls(visible)}

    sealed = make.sealed(world, visible.plan, visible.team, world.unit)
    proposed = {(who, url): seen(client, url) for who, client in clients.items() for url in urls(visible)}
    make.approved(world, sealed)
    approved = {(who, url): seen(client, url) for who, client in clients.items() for url in urls(visible)}

    assert [page for page, answer in before.items() if proposed[page] != answer] == []
    assert [page for page, answer in before.items() if approved[page] != answer] == []


def test_its_own_addresses_are_those_of_nothing(world: World, visible: Inspection) -> None:
    sealed, nothing = seal(world, visible), uuid4()

    for who, address in product(OTHERS, ADDRESSES):
        client = client_of(world, who)
        there, not_there = (seen(client, address.format(pk), without=pk) for pk in (sealed.pk, nothing))
        assert there == not_there, (who, address)


def test_no_deed_tells_of_it(world: World, visible: Inspection) -> None:
    sealed, nothing = seal(world, visible), uuid4()

    for who, deed in product(OTHERS, DEEDS):
        client = client_of(world, who)
        answers = {
            (response.status_code, bare(response.content, pk))
            for pk in (sealed.pk, nothing)
            for response in [client.post(f"/inspections/{pk}/{deed}/", {"revision": sealed.revision})]
        }
        assert [status for status, _ in answers] == [404]


@pytest.mark.parametrize("who", THREE)
def test_the_three_find_it_in_list_and_page(world: World, visible: Inspection, who: str) -> None:
    sealed = seal(world, visible)
    client = client_of(world, who)

    assert f"/inspections/{sealed.pk}/" in client.get("/inspections/").content.decode()
    page = client.get(f"/inspections/{sealed.pk}/").content.decode()
    assert "Hồ sơ giữ kín" in page
    assert "Chỉ số năm trước giảm" in page
    assert "Chép lời nhắn" not in page


def test_once_opened_it_is_there_for_the_others(world: World, visible: Inspection) -> None:
    sealed = seal(world, visible)
    client = client_of(world, "member")
    assert client.get(f"/inspections/{sealed.pk}/").status_code == 404

    inspections.open_visit(sealed.pk, revision=sealed.revision, by=world.actor("secretary"), now=NOW)

    assert client.get(f"/inspections/{sealed.pk}/").status_code == 200


def test_the_officer_proposes_by_the_form(world: World, visible: Inspection) -> None:
    officer = client_of(world, "officer")
    url = f"/plans/{visible.plan_id}/unannounced/"
    data = {"team": str(visible.team_id), "ground": "Chỉ số giảm", "day": "01/07/2019", "hour": "08:00"}

    empty = officer.post(url, {})
    assert empty.status_code == 422
    assert empty.content.decode().count("Hãy điền mục này.") == 10

    strange = officer.post(url, data | {"unit": str(uuid4())})
    assert strange.status_code == 422
    assert not Inspection.objects.filter(announced=False).exists()

    below(world.unit, world.committee)
    made = officer.post(url, data | {"unit": str(world.unit.pk)})
    sealed = Inspection.objects.get(announced=False)
    assert made.url == f"/inspections/{sealed.pk}/"
    assert (sealed.state, sealed.sealed_until, sealed.ground) == ("proposed", make.SEALED_UNTIL, "Chỉ số giảm")


@pytest.mark.parametrize("who", ["leader", "member", "head"])
def test_the_form_is_refused_to_others(world: World, visible: Inspection, who: str) -> None:
    assert client_of(world, who).get(f"/plans/{visible.plan_id}/unannounced/").status_code == 403


def test_the_head_approves_by_the_form_and_gives_up_by_the_form(world: World, visible: Inspection) -> None:
    sealed = make.sealed(world, visible.plan, visible.team, world.unit)
    head, url = client_of(world, "head"), f"/inspections/{sealed.pk}"

    head.post(f"{url}/approve/", {"revision": 1})
    head.post(f"{url}/withdraw/", {"revision": 2, "withdraw-reason": "Không cần nữa"})

    sealed.refresh_from_db()
    assert (sealed.state, sealed.sealed_until) == ("withdrawn", make.SEALED_UNTIL)
    assert client_of(world, "member").get(f"{url}/").status_code == 404
