"""One question to one twin, and its answer to the byte: status, every header, the body. Nothing that is asked lasts."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from kiemtra.store.models import User
from tests.twins.still import still

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks for what; a POST carries what a form would."""

    who: str
    path: str
    method: str = "get"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: str
    size: int
    digest: str


def client_of(user: User | None, now: datetime) -> Client:
    """A browser in which this person is signed in since `now`."""
    # A fault in a page is an answer too: both twins must have it.
    client = Client(raise_request_exception=False)
    if user is not None:
        with still(now, "signing in", user.username):
            client.force_login(user, backend=BACKEND)
    return client


def ask(client: Client, question: Question, now: datetime) -> Answer:
    """The answer; what the question wrote is taken back."""
    _, answer = ask_in_full(client, question, now)
    return answer


def ask_in_full(client: Client, question: Question, now: datetime) -> tuple[bytes, Answer]:
    """The same with the body itself."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    with still(now, question.who, question.path, question.method), transaction.atomic():
        said = {"revision": "1"} if question.method == "post" else {}
        response = getattr(client, question.method)(question.path, said)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    cache.clear()
    client.cookies.clear()
    for name, value in cookies.items():
        client.cookies[name] = value
    headers = tuple(sorted(response.headers.items()))
    digest = hashlib.sha256(body).hexdigest()
    return body, Answer(response.status_code, headers, str(response.cookies), len(body), digest)
