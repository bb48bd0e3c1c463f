"""What exists in the demo only; and outside it, not at all."""

from datetime import date

import pytest
from django.test import Client

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.store.models import Event
from kiemtra.web import demo
from kiemtra.workflows import demo as workflow
from tests.world import NOW, World, make_world

BACKEND = "django.contrib.auth.backends.ModelBackend"
DOORS = [
    ("get", "/demo/sign-in/{token}/", {}),
    ("post", "/demo/role/", {"role": "w-focal"}),
    ("post", "/demo/day/", {"day": "20/05/2019"}),
    ("get", "/components/", {}),
]


@pytest.fixture
def show(world: World, settings, tmp_path) -> World:
    """The demo with one system."""
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    world.jurisdiction.illustrative = True
    world.jurisdiction.assumed_day = date(2019, 6, 5)
    world.jurisdiction.save()
    demo.new_start()
    return world


def links() -> dict[str, str]:
    return {name: path for _, name, path in demo.sign_in_links()}


def become(client: Client, world: World, name: str) -> Client:
    client.force_login(world.users[name], backend=BACKEND)
    return client


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def assumed(world: World) -> date | None:
    world.jurisdiction.refresh_from_db()
    return world.jurisdiction.assumed_day


@pytest.mark.parametrize("known", [False, True], ids=["stranger", "signed-in"])
@pytest.mark.parametrize(("method", "path", "data"), DOORS, ids=[path for _, path, _ in DOORS])
def test_outside_the_demo_no_door_exists(
    show: World, client: Client, settings, known: bool, method: str, path: str, data: dict[str, str]
) -> None:
    token = links()["Chuyên viên Sở Nội vụ"].split("/")[-2]
    settings.DEMO = False
    if known:
        become(client, show, "officer")
    before = signed_in(client)

    response = getattr(client, method)(path.format(token=token), data)

    assert response.status_code == 404
    assert signed_in(client) == before
    assert assumed(show) == date(2019, 6, 5)


def test_outside_the_demo_the_assumed_day_does_not_count(show: World, client: Client, settings) -> None:
    become(client, show, "officer")
    assert client.get("/documents/").wsgi_request.today == date(2019, 6, 5)

    settings.DEMO = False

    response = client.get("/documents/")
    assert response.wsgi_request.today > date(2026, 1, 1)
    assert "Ngày giả định" not in response.content.decode()


def test_link_signs_in_whom_it_names(show: World, client: Client) -> None:
    response = client.get(links()["Chuyên viên Sở Nội vụ"])

    assert (response.status_code, response["Location"]) == (302, "/work/")
    assert signed_in(client) == str(show.users["officer"].pk)


def test_link_for_each_account_with_a_post(show: World) -> None:
    posts = {
        user.full_name for name, user in show.users.items() if name not in {"head", "secretary", "member", "head2"}
    }

    assert set(links()) == posts


@pytest.mark.parametrize("change", ["another start", "no start", "another token"])
def test_link_of_an_earlier_start_is_dead(show: World, client: Client, change: str) -> None:
    path = links()["Chuyên viên Sở Nội vụ"]
    if change == "another start":
        demo.new_start()
    elif change == "no start":
        demo._keys_path().unlink()
    else:
        path = path[:-3] + "x/"

    assert client.get(path).status_code == 404
    assert signed_in(client) is None


def test_link_does_not_open_an_account_outside_the_demo(show: World, client: Client) -> None:
    path = links()["Chuyên viên Sở Nội vụ"]
    show.jurisdiction.illustrative = False
    show.jurisdiction.save()

    assert client.get(path).status_code == 404
    assert signed_in(client) is None


def test_role_is_switched_in_one_press(show: World, client: Client) -> None:
    become(client, show, "officer")

    response = client.post("/demo/role/", {"role": "w-focal"})

    assert (response.status_code, response["Location"]) == (302, "/work/")
    assert signed_in(client) == str(show.users["focal"].pk)


def test_role_is_switched_only_to_accounts_of_the_demo(show: World, client: Client) -> None:
    real = make_world("that")
    become(client, show, "officer")

    for role in ("that-officer", "w-head", "không-có", ""):
        assert client.post("/demo/role/", {"role": role}).status_code == 404
    assert signed_in(client) == str(show.users["officer"].pk)
    assert real.jurisdiction.illustrative is False


def test_role_is_switched_only_from_accounts_of_the_demo(show: World, client: Client) -> None:
    real = make_world("that")
    become(client, real, "officer")

    assert client.post("/demo/role/", {"role": "w-officer"}).status_code == 404
    assert signed_in(client) == str(real.users["officer"].pk)


def test_stranger_cannot_switch_role(show: World, client: Client) -> None:
    assert client.post("/demo/role/", {"role": "w-officer"}).status_code == 404
    assert signed_in(client) is None


def test_role_by_get_does_nothing(show: World, client: Client) -> None:
    become(client, show, "officer")

    assert client.get("/demo/role/?role=w-focal").status_code == 405
    assert signed_in(client) == str(show.users["officer"].pk)


def test_day_is_moved_with_an_event(show: World, client: Client) -> None:
    become(client, show, "officer")

    response = client.post("/demo/day/", {"day": "20/05/2019", "next": "/documents/"})

    assert (response.status_code, response["Location"]) == (302, "/documents/")
    assert assumed(show) == date(2019, 5, 20)
    event = Event.objects.get()
    assert (event.name, event.actor_id) == ("jurisdiction.day_assumed", show.users["officer"].pk)
    assert (event.before, event.after) == ({"day": "2019-06-05"}, {"day": "2019-05-20"})
    assert client.get("/documents/").wsgi_request.today == date(2019, 5, 20)


@pytest.mark.parametrize("day", ["31/02/2019", "hôm qua", "", "2019-05-20", "20/05/19999"])
def test_bad_day_keeps_the_page_with_a_sentence(show: World, client: Client, day: str) -> None:
    become(client, show, "officer")

    response = client.post("/demo/day/", {"day": day, "next": "/documents/"}, follow=True)

    assert response.redirect_chain == [("/documents/", 302)]
    [sentence] = [str(message) for message in response.context["messages"]]
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not sentence.startswith("*")
    assert sentence in response.content.decode()
    assert assumed(show) == date(2019, 6, 5)
    assert not Event.objects.exists()


def test_stranger_cannot_move_the_day(show: World, client: Client) -> None:
    assert client.post("/demo/day/", {"day": "20/05/2019"}).status_code == 404
    assert assumed(show) == date(2019, 6, 5)


def test_day_of_one_system_leaves_the_others(show: World, client: Client) -> None:
    other = make_world("khac")
    become(client, show, "officer")

    client.post("/demo/day/", {"day": "20/05/2019"})

    assert assumed(other) is None


def test_workflow_itself_refuses_outside_the_demo(show: World, settings) -> None:
    settings.DEMO = False

    with pytest.raises(NotAllowed) as refused:
        workflow.assume_day(show.jurisdiction.pk, date(2019, 5, 20), by=show.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_IN_DEMO
    assert assumed(show) == date(2019, 6, 5)
    assert not Event.objects.exists()


def test_bar_shows_day_and_roles_to_those_signed_in_only(show: World, client: Client) -> None:
    assert "Ngày giả định" not in client.get("/sign-in/").content.decode()

    become(client, show, "officer")

    html = client.get("/documents/").content.decode()
    assert 'datetime="2019-06-05">05/06/2019</time>' in html
