"""What is asked of both twins: every address with every id that fits it, the secret ones among them, by every role outside.

`share` thins the questions out evenly for the suite; the benchmark asks all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from urllib.parse import urlencode

from kiemtra.api import build as build_api
from tests.twins.asking import Question
from tests.twins.routes import Route, filled, routes
from tests.twins.still import seeded

ABSENT = "0190163d-8694-739b-aea5-966c26f8ad90"
# What somebody who suspects something types into a search box.
SOUGHT = ("tư pháp", "tai chinh", "minh họa", "không báo trước", "bai xe", "2019")
# What stands in a part of an address that is no id.
WORDS = {
    "IntConverter": ("1", "2"),
    "SlugConverter": ("ke-hoach-kiem-tra-cong-tac-cchc-nam-2019", "openid"),
    "StringConverter": ("x",),
    "PathConverter": ("x",),
}


def of_routes(people: Iterable[str], ids: Mapping[str, Sequence[str]], secrets: Sequence[str]) -> Iterator[Question]:
    """Each route, filled with ids of its own kind, with secret ones, with one of each other kind and with none of all."""
    for route in routes():
        yield from at(route, people, ids, secrets)


def at(
    route: Route, people: Iterable[str], ids: Mapping[str, Sequence[str]], secrets: Sequence[str]
) -> Iterator[Question]:
    """The same for one route."""
    tried = _tried(route, ids, secrets)
    paths = dict.fromkeys(path for one in tried for path in filled(route, [one], WORDS))
    for who in people:
        for path in paths:
            yield Question(who, path)
            yield Question(who, path, "post")


def _tried(route: Route, ids: Mapping[str, Sequence[str]], secrets: Sequence[str]) -> Iterable[str]:
    if not any(type(converter).__name__.startswith("UUID") for _, converter in route.parts):
        return [ABSENT]
    kindred = ids.get(route.kind) or [key for keys in ids.values() for key in keys]
    return dict.fromkeys([*kindred, *secrets, ABSENT, *(keys[0] for keys in ids.values() if keys)])


def pages(people: Iterable[str]) -> list[Question]:
    """Every page that needs no id: lists, searches, one's own work."""
    plain = ["/" + route.template for route in routes() if not route.parts]
    return [Question(who, path) for path in plain for who in people if not path.startswith(("/api", "/demo"))]


def of_api(people: Iterable[str], ids: Mapping[str, Sequence[str]]) -> Iterator[Question]:
    """Each operation of the description, with each value that it says a parameter may have."""
    schema = build_api_schema()
    for address, verbs in schema["paths"].items():
        for parameter in verbs["get"].get("parameters", ()):
            if "{" in address or parameter["in"] != "query":
                continue
            for value in _values(parameter["schema"], schema, ids):
                for who in people:
                    yield Question(who, f"{address}?{urlencode({parameter['name']: value})}")


def build_api_schema() -> Mapping[str, Mapping[str, dict]]:
    """The OpenAPI description, as the product gives it."""
    views = [entry for entry in build_api(lambda code, **facts: code) if hasattr(entry, "url_patterns")]
    api = next(one.callback.keywords["api"] for one in views[0].url_patterns if one.name == "openapi-json")
    return api.get_openapi_schema(path_prefix="/api/")


def _values(schema: Mapping, whole: Mapping, ids: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for one in schema.get("anyOf", [schema]):
        if "$ref" in one:
            one = whole["components"]["schemas"][one["$ref"].rsplit("/", 1)[1]]
        if "enum" in one:
            yield from one["enum"]
        elif one.get("format") == "uuid":
            yield from (keys[0] for keys in ids.values() if keys)
        elif one.get("type") == "integer":
            yield from ("1", "2019")
        elif one.get("type") == "string":
            yield from SOUGHT


class FormReader(HTMLParser):
    """The searches and filters that a page offers, and the addresses with a question that it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.asks = False
        self.choice = ""
        self.offers: dict[str, list[str]] = {}
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.asks = said.get("method", "get").lower() == "get"
        elif tag == "a" and "?" in said.get("href", "") and said["href"].startswith(("?", "/")):
            self.links.add(said["href"])
        elif not self.asks or not (said.get("name") or tag == "option"):
            return
        elif tag == "select":
            self.choice = said["name"]
            self.offers[self.choice] = []
        elif tag == "option" and self.choice:
            self.offers[self.choice].append(said.get("value", ""))
        elif tag == "input":
            given = [said.get("value", "on")] if said.get("type") in {"hidden", "checkbox", "radio"} else list(SOUGHT)
            self.offers.setdefault(said["name"], []).extend(given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.asks = False
        elif tag == "select":
            self.choice = ""


def offered_by(path: str, page: str) -> list[str]:
    """Where the searches, filters and links of this page lead."""
    reader = FormReader()
    reader.feed(page)
    asked = [
        f"{path}?{urlencode({name: value})}" for name, values in reader.offers.items() for value in values if value
    ]
    return asked + [link if link.startswith("/") else path + link for link in sorted(reader.links)]


def thinned(questions: Iterable[Question], share: int) -> list[Question]:
    """One of so many, chosen by what is asked: the same ones in every run."""
    return [one for one in questions if seeded(one.who, one.path, one.method).randrange(share) == 0]
