"""Both twins asked the same, and where their answers differ."""

from collections.abc import Iterator, Mapping

from django.test import Client

from tests.twins.asking import Answer, Question, ask, ask_in_full, client_of
from tests.twins.questions import offered_by
from tests.twins.worlds import Twin

Asked = dict[Question, Answer]


def answers(twin: Twin, questions: list[Question]) -> Asked:
    """What this twin answers."""
    return {question: ask(browser(twin, question.who), question, twin.now) for question in questions}


def browser(twin: Twin, who: str) -> Client:
    """One browser for each role, whatever is asked first: the keys of its session are the same in both twins."""
    if who not in twin.browsers:
        twin.browsers[who] = client_of(twin.world.users.get(who), twin.now)
    return twin.browsers[who]


def offers(twin: Twin, pages: list[Question]) -> Iterator[Question]:
    """The searches, filters, links and workbooks that these pages offer."""
    for page in pages:
        body, answer = ask_in_full(browser(twin, page.who), page, twin.now)
        if answer.status == 200 and dict(answer.headers).get("Content-Type", "").startswith("text/html"):
            for found in dict.fromkeys(offered_by(page.path, body.decode())):
                yield Question(page.who, found)
        yield Question(page.who, f"{page.path}?format=xlsx")


def differences(first: Mapping[Question, Answer], second: Mapping[Question, Answer]) -> list[Question]:
    """The questions that tell the twins apart."""
    return [question for question, answer in first.items() if second[question] != answer]
