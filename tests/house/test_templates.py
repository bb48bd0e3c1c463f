"""Every template is used and clean; every address has a name, and every name that a page uses an address."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from tests.each import each
from tests.house.sources import CODE, SOURCE, TEMPLATES, name_of, strings, tree_of

ALL = sorted(TEMPLATES.rglob("*.html"))
NAMED = re.compile(r"""["']([\w/-]+\.html)\b""")


@cache
def used() -> set[str]:
    """The templates that code renders, and those that templates include or extend."""
    by_code = {text for path in CODE for text in strings(path) if text.endswith(".html")}
    # What overrides a template of Django is named by Django.
    by_django = {name_of(path).partition("templates/")[2] for path in ALL if "templates/django/" in str(path)}
    by_templates = {name for path in ALL for name in NAMED.findall(path.read_text().replace(",", '"'))}
    return by_code | by_templates | by_django


@each("path", ALL, ids=name_of)
def test_template_is_used(path: Path) -> None:
    assert str(path.relative_to(TEMPLATES)) in used()


@each("path", ALL, ids=name_of)
def test_template_is_small_and_has_no_inline_code(path: Path) -> None:
    text = path.read_text()

    assert len(text.splitlines()) <= 200
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|javascript:", text) == []


@each("path", ALL, ids=name_of)
def test_form_that_posts_carries_its_token(path: Path) -> None:
    forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", path.read_text(), re.S | re.I)

    assert [form[:80] for form in forms if "csrf_token" not in form] == []


# ---- addresses

SAMPLES = {"uuid": UUID(int=1), "int": 1, "slug": "a", "string": "a"}


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """All addresses of the pages; those of the API have tests of their own."""
    for entry in (resolver or get_resolver("kiemtra.urls")).url_patterns:
        if isinstance(entry, URLPattern):
            yield entry
        elif not str(entry.pattern).startswith("api/"):
            yield from patterns(entry)


PATTERNS = list(patterns())
NAMES = {pattern.name for pattern in PATTERNS}


def sample(pattern: URLPattern) -> dict[str, object]:
    """A value for each part of the address."""
    values: dict[str, object] = {}
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        example = converter.regex.strip("()?:").split("|")[0]
        values[name] = SAMPLES[kind] if kind in SAMPLES else converter.to_python(example)
    return values


@each("pattern", PATTERNS, ids=lambda pattern: str(pattern.pattern))
def test_address_can_be_made_and_found_again(pattern: URLPattern) -> None:
    assert pattern.name
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", pattern.name)

    address = reverse(pattern.name, kwargs=sample(pattern))

    assert resolve(address).url_name == pattern.name
    # Other programs know a calendar by its ending.
    assert address.endswith(("/", ".ics"))


def test_each_name_stands_once() -> None:
    names = [pattern.name for pattern in PATTERNS]

    assert sorted({name for name in names if names.count(name) > 1}) == []


@each("path", ALL, ids=name_of)
def test_name_in_a_template_has_an_address(path: Path) -> None:
    asked = re.findall(r"""{%\s*(?:url|nav_link)\s+["']([\w-]+)["']""", path.read_text())

    assert sorted(set(asked) - NAMES) == []


@each("path", [path for path in CODE if "web" in path.parts or "cli" in path.parts], ids=name_of)
def test_name_in_code_has_an_address(path: Path) -> None:
    asked = {
        call.args[0].value
        for call in ast.walk(tree_of(path))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in {"redirect", "reverse", "resolve_url"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }

    assert sorted(name for name in asked if not name.startswith("/") and name not in NAMES) == []


def test_pages_are_there() -> None:
    assert {"home", "sign-in", "my-work"} <= NAMES
    assert (SOURCE / "web" / "templates" / "base.html") in ALL
