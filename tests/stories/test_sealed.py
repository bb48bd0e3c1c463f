"""The unannounced inspection of S2 does not exist for anybody but its three persons, on any route of the product.

Two answers are compared for every route and every role outside: with the sealed inspection and after it is taken out of
the database. They must be equal to the byte (but for the tokens that are new on each page).
"""

import re
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kiemtra.store import append_only
from kiemtra.store.models import Event, Inspection, Message
from tests.stories.conftest import EXAMPLES
from tests.stories.telling import Story, begin

THREE = {"chuyen-vien", "truong-doan-1", "thu-ky-1"}
# Who might be curious: of the same team, of the unit itself, above them all; everybody else is asked by tests/twins.
OUTSIDE = ("thanh-vien-1-1", "lanh-dao-quan-kien-an", "giam-sat")
FRESH = re.compile(rb'name="[a-z_-]*(?:csrfmiddlewaretoken|write_id)" value="[^"]+"|In l\xc3\xbac [^<]+')


@pytest.fixture
def story(db: None) -> Story:
    return begin("s2", (EXAMPLES / "s2-hai-phong-2019.txt").read_bytes())


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


def addresses(story: Story, secret: Inspection) -> list[str]:
    """Each route, with the id that a curious person would try there: of the plan, team, unit, else of the secret itself."""
    guesses = {"plans": secret.plan_id, "ke-hoach": secret.plan_id, "teams": secret.team_id, "units": secret.unit_id}
    found = []
    for route, _ in patterns(get_resolver()):
        if re.match(r"static/|demo/|api/docs|api/openapi|components/", route):
            continue
        guess = guesses.get(route.split("/")[0], secret.pk)
        found.append("/" + re.sub(r"<[^>]+>", str(guess), route))
    return found


def answers(client: Client, paths: list[str]) -> dict[str, tuple[int, bytes]]:
    found = {}
    for path in paths:
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.get("Content-Type", "").startswith("text/html"):
            body = FRESH.sub(b"", body)
        found[path] = (answer.status_code, body if answer.get("Content-Type", "").startswith("text/") else b"")
    return found


def test_nobody_outside_can_tell(story: Story, settings: object) -> None:
    secret = Inspection.objects.get(plan=story.founded.plan, announced=False)
    story.staff_of(secret.unit.code)
    paths = addresses(story, secret)
    searches = [f"{path}?q=Kiến An" for path in paths if path.count("-") < 4 and path.endswith("s/")]
    clients = {}
    for key in OUTSIDE:
        clients[key] = Client()
        clients[key].force_login(story.founded.users[key], backend="django.contrib.auth.backends.ModelBackend")
    clients["stranger"] = Client()

    with_it = {key: answers(client, paths + searches) for key, client in clients.items()}
    with transaction.atomic():
        append_only.lift(connection)
        Event.objects.filter(inspection_id=secret.pk).delete()
        Message.objects.filter(inspection=secret).delete()
        secret.delete()
        without_it = {key: answers(client, paths + searches) for key, client in clients.items()}
        transaction.set_rollback(True)

    assert len(paths) > 60
    told = [(key, path) for key in clients for path in with_it[key] if with_it[key][path] != without_it[key][path]]
    assert told == []


def test_the_three_do_see_it(story: Story) -> None:
    """The comparison can fail: for its three persons the inspection is there."""
    secret = Inspection.objects.get(plan=story.founded.plan, announced=False)

    for key in THREE:
        client = Client()
        client.force_login(story.founded.users[key], backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(f"/inspections/{secret.pk}/").status_code == 200
        assert "Kiến An" in client.get("/inspections/").content.decode()
