"""Two databases, one with sealed inspections, a sealed draft's text and proposals on accountability: nobody outside can tell.

A slice of what `./run.sh bench secrecy` asks: each address and each role in turn, the secret ids among the others.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.each import each
from tests.twins import comparing, questions
from tests.twins.asking import Answer, Question
from tests.twins.routes import routes
from tests.twins.worlds import INSIDE, Twin, build

pytestmark = pytest.mark.django_db
# One question of so many: the benchmark asks all.
SHARE_OF_ROUTES, SHARE_OF_API, SHARE_OF_PAGES, SHARE_OF_OFFERS = 1300, 60, 12, 24
FOR_THE_FEW = ("/work/", "/inspections/", "/accountability/")


@contextmanager
def twin_of(blocker: DjangoDbBlocker, *, secret: bool) -> Iterator[Twin]:
    with blocker.unblock(), transaction.atomic():
        yield build(secret=secret)
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Asked:
    """What both were asked, and what each answered; beside it what those inside were told."""

    secrets: list[str]
    with_secrets: Mapping[Question, Answer]
    without: Mapping[Question, Answer]
    inside: tuple[Mapping[Question, Answer], Mapping[Question, Answer]]


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Asked:
    of_the_few = [Question(who, path) for who in sorted(INSIDE) for path in FOR_THE_FEW]
    with twin_of(django_db_blocker, secret=False) as plain:
        ids = plain.ids()
    with twin_of(django_db_blocker, secret=True) as secret:
        known = {key for keys in ids.values() for key in keys}
        secrets = [key for keys in secret.ids().values() for key in keys if key not in known]
        what = slice_of(secret, ids, secrets)
        with_secrets = comparing.answers(secret, what)
        told = comparing.answers(secret, of_the_few)
    with twin_of(django_db_blocker, secret=False) as plain:
        without = comparing.answers(plain, what)
        not_told = comparing.answers(plain, of_the_few)
    return Asked(secrets, with_secrets, without, (told, not_told))


def slice_of(twin: Twin, ids: Mapping[str, list[str]], secrets: list[str]) -> list[Question]:
    people = list(twin.outsiders())
    pages = questions.thinned(questions.pages(people), SHARE_OF_PAGES)
    some = questions.thinned(questions.of_routes(people, ids, secrets), SHARE_OF_ROUTES)
    some += questions.thinned(questions.of_api(people, ids), SHARE_OF_API)
    some += questions.thinned(comparing.offers(twin, pages), SHARE_OF_OFFERS)
    return list(dict.fromkeys(pages + some))


def test_twins_answer_alike_to_the_byte(asked: Asked) -> None:
    assert comparing.differences(asked.with_secrets, asked.without) == []


def test_twins_are_asked_enough(asked: Asked) -> None:
    """By every role, in every way, and about the secrets themselves."""
    what = asked.with_secrets

    assert len(asked.secrets) > 15
    assert len(what) > 400
    assert {question.who for question in what} >= {"focal", "unit_head", "member", "officer2", "admin", "stranger"}
    assert {answer.status for answer in what.values()} >= {200, 302, 403, 404}
    assert any(secret in question.path for question in what for secret in asked.secrets)
    assert any("xlsx" in question.path and answer.status == 200 for question, answer in what.items())
    assert any("?" in question.path and question.path.startswith("/api/") for question in what)


def test_those_inside_are_told(asked: Asked) -> None:
    """The comparison can fail: for those for whom the secrets exist, the twins differ."""
    assert {question.who for question in comparing.differences(*asked.inside)} == INSIDE


@each("route", routes(), ids=lambda route: route.template)
def test_every_address_is_among_the_questions(route: object) -> None:
    """By construction: a new address is asked by itself, and one with a part of a new kind fails here."""
    assert list(questions.at(route, ["x"], {}, []))
