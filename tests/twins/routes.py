"""Every address of the product, by construction: from the URL resolver, and what may be asked of lists.

Each part of an address is filled with whatever could stand there. A new address is in the comparison without a line
here; a part of a new kind that nobody has thought of fails.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

# What an address says of the records it is about, where it is not their name.
KINDRED = {
    "unit": "agency",
    "obstacle": "finding",
    "report": "reportrequest",
    "file": "storedfile",
    "account": "user",
    "accountability": "accountabilityproposal",
    "agencie": "agency",
    "post": "appointment",
    "proposal": "steeringproposal",
    "sign-in": "user",
    "anomalie": "anomaly",
}
CLOSED_SET = re.compile(r"\(?[\w-]+(\|[\w-]+)*\)?")


@dataclass(frozen=True, slots=True)
class Route:
    """One address with its parts still open."""

    template: str
    parts: tuple[tuple[str, object], ...]

    @property
    def kind(self) -> str:
        """The name of the records in front of the address: `inspections/…` → `inspection`."""
        noun = self.template.removeprefix("api/v1/").split("/")[0].removesuffix("s").replace("-", "")
        return KINDRED.get(noun, noun)


def routes() -> list[Route]:
    """All of them; files of the style sheets are no part of it."""
    return [Route(template, parts) for template, parts in _walk(get_resolver(), "", ())]


def _walk(
    resolver: URLResolver, before: str, parts: tuple[tuple[str, object], ...]
) -> Iterator[tuple[str, tuple[tuple[str, object], ...]]]:
    for entry in resolver.url_patterns:
        pattern = entry.pattern
        assert isinstance(pattern, RoutePattern), f"{before}{pattern}: write it with path()"
        route = before + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern))
        known = (*parts, *pattern.converters.items())
        if isinstance(entry, URLPattern):
            yield route, known
        else:
            yield from _walk(entry, route, known)


def filled(route: Route, ids: Sequence[str], words: Mapping[str, Sequence[str]]) -> list[str]:
    """The addresses that this route has with these ids, in every part that takes one."""
    choices = [values_of(converter, name, ids, words) for name, converter in route.parts]
    names = [name for name, _ in route.parts]
    return ["/" + route.template.format(**dict(zip(names, values, strict=True))) for values in product(*choices)]


def values_of(converter: object, name: str, ids: Sequence[str], words: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """What may stand in one part of an address."""
    kind = type(converter).__name__
    if kind in {"UUIDConverter", "UUIDStrConverter"}:
        return ids
    if kind in words:
        return words[kind]
    regex = str(getattr(converter, "regex", ""))
    assert CLOSED_SET.fullmatch(regex), f"{name}: nobody has thought of what to try for {kind}"
    return regex.strip("()").split("|")
