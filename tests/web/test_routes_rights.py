"""Every address, as a stranger, as somebody unrelated, as somebody who sees but may not, and as the right person."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Permission
from kiemtra.domain.whys import Asked, RecordKind
from kiemtra.store.models import Event, TeamMember
from kiemtra.store.queries import (
    absences,
    busy_days,
    conclusions,
    coverage,
    evidence,
    files,
    inspections,
    merges,
    overlaps,
    plan_amendments,
    readiness,
    reading_names,
    recognitions,
    recusals,
    sessions,
    steering,
    tasks,
    timetables,
    trail,
    units,
    whys,
)
from tests.each import each
from tests.factories_rights import standing_grid
from tests.factories_rights_people import Grid
from tests.web.routes_rights import read_routes
from tests.web.signing import BACKEND
from tests.world import TODAY

pytestmark = pytest.mark.django_db
RULES = read_routes()
RIGHTS = {
    Refusal.SEALED,
    Refusal.NOT_YOUR_ROLE,
    Refusal.NOT_YOUR_SIDE,
    Refusal.NOT_YOUR_TEAM,
    Refusal.NOT_YOUR_AGENCY,
}
# Doors beside those of `whys`: for the unrelated their records are not there.
DOORS: dict[str, Callable[[Any], Any]] = {
    "absence": absences.visible_to,
    "recusal": recusals.visible_to,
    "whole": inspections.seen_whole,
    "conclusion": conclusions.visible_to,
    "session": sessions.visible_to,
    "steering": steering.visible_to,
    "file": files.visible_to,
    "evidence": evidence.visible_to,
    "event": trail.visible_to,
    "unit": units.visible_to,
    "task-sheet": tasks.sheets_visible_to,
    "task-status": tasks.statuses_visible_to,
    "task-proof": tasks.proofs_visible_to,
    "task-document": tasks.documents_visible_to,
    "tasks-unit": tasks.agencies_visible_to,
    "timetable": timetables.visible_to,
    "amendment": plan_amendments.visible_to,
    "busy-unit": busy_days.units_visible_to,
    "busy-days": busy_days.visible_to,
    "plan-run": overlaps.plans_open_to,
    "coverage": coverage.visible_to,
    "choice": coverage.choices_visible_to,
    "mark": coverage.marks_visible_to,
    "merge": merges.visible_to,
    "merged-round": merges.rounds_visible_to,
    "readiness": readiness.visible_to,
    "readiness-round": readiness.rounds_visible_to,
    "known-name": reading_names.visible_to,
    "recognition": recognitions.visible_to,
}
# Records of which the grid has none, or that everybody sees: an address of nothing is not found.
OF_NOTHING = {
    "message",
    "reorganisation",
    "transfer",
    "sheet",
    "account",
    "appointment",
    "account-proposal",
    "agency",
    "form",
}
# Of these the grid has none; they have tests of their own.
WITHOUT_RECORDS = {"accountability", "task-sheet", "amendment"}
# These need a part of the address, or of the record, that the grid does not have.
NEEDS_MORE = {
    "anomaly-settle",
    "round-cells",
    "coverage-unit",
    "reading-fact",
    "reading-name",
    "reading-place",
    "task-report",
    "event-proof-json",
    "report-file",
}
_GRIDS: dict[int, Grid] = {}
# What hangs on a record and gives the address its id.
VIA: dict[str, Callable[[Any], Any]] = {
    "team": lambda plan: plan.teams.order_by("pk").first(),
    "member": lambda plan: TeamMember.objects.filter(team__plan=plan).order_by("pk").first(),
    "anomaly": lambda reading: reading.anomalies.first(),
    "recommendation": lambda row: row.recommendations.filter(state="draft").first(),
}
UNRELATED = "beside focal"
WATCHED = (
    "head",
    "secretary",
    "member",
    "officer",
    "leader",
    "clerk",
    "focal",
    "unit_head",
    "auditor",
    "admin",
    "leadership@ministry",
)
# Both pages of a conclusion are found through the inspection.
BY_INSPECTION = {"conclusion", "readiness"}


def patterns(resolver: URLResolver | None = None, api: bool = False) -> Iterator[tuple[str, URLPattern]]:
    for entry in (resolver or get_resolver("kiemtra.urls")).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"api:{entry.name}" if api and entry.name != "api-docs" else str(entry.name), entry
        else:
            yield from patterns(entry, api or str(entry.pattern).startswith("api/"))


PATTERNS = dict(patterns())


def with_rule(*kinds: str) -> list[str]:
    return [name for name, rule in RULES.items() if rule[0] in kinds and name in PATTERNS]


@contextmanager
def taken_back() -> Iterator[None]:
    """What one address was asked leaves nothing to the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# ---- the table


def test_every_route_and_operation_has_its_line() -> None:
    assert {"without a line": set(PATTERNS) - set(RULES), "without a route": set(RULES) - set(PATTERNS)} == {
        "without a line": set(),
        "without a route": set(),
    }


def test_every_operation_of_the_api_is_a_route_of_the_table(client: Client) -> None:
    told = client.get("/api/openapi.json").json()["paths"]
    operations = [
        name for name in RULES if name.startswith("api:") and name not in ("api:openapi-json", "api:api-root")
    ]

    assert sum(len(verbs) for verbs in told.values()) == len(operations)


def test_every_line_names_a_rule_that_there_is() -> None:
    deeds = {f"{kind}.{deed}" for kind, found in deeds_of_kinds().items() for deed in found}
    for name, rule in RULES.items():
        match rule:
            case ("public" | "signed-in" | "list" | "demo",):
                pass
            case ("permission", permission):
                assert permission in set(Permission), name
            case ("record", kind, *_):
                assert kind in DOORS or kind in OF_NOTHING or kind in set(RecordKind), name
            case ("deed", deed, *_):
                assert deed in deeds, f"{name}: {deed}"
            case _:
                pytest.fail(f"{name}: {rule}")


@cache
def deeds_of_kinds() -> dict[str, set[str]]:
    from tests.combinations_of_rights import RULES as TABLES

    of = {
        kind: set(map(str, TABLES[kind]))
        for kind in ("plan", "report", "recommendation", "document", "reading", "task", "draw")
    }
    of["inspection"] = {*map(str, TABLES["inspection"]), "hand_over", *map(str, TABLES["secrecy"]), "draft"}
    of["finding"] = {"record_finding", "confirm_finding", *map(str, TABLES["obstacle"])}
    of["expected_plan"] = set(map(str, TABLES["expected"]))
    of["accountability"] = set(map(str, TABLES["accountability"]))
    of["evidence_ask"] = set(map(str, TABLES["evidence"]))
    return of


# ---- driving them


@pytest.fixture(scope="module")
def grid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Grid]:
    with standing_grid(django_db_blocker) as standing:
        for world in (standing.world, standing.beside):
            world.jurisdiction.assumed_day = TODAY
            world.jurisdiction.save()
        _GRIDS[id(standing)] = standing
        yield standing


@pytest.fixture(autouse=True)
def in_the_demo(settings: LazySettings) -> None:
    settings.DEMO = True


def address(name: str, record: Any = None, **given: Any) -> str:
    """The address of a route for a record; what else it asks for is of no account."""
    pattern = PATTERNS[name]
    values: dict[str, Any] = {}
    for part in pattern.pattern.converters:
        match part:
            case "pk":
                number = "int" in type(pattern.pattern.converters[part]).__name__.lower()
                values[part] = 1 if number else getattr(record, "pk", None) or uuid4()
            case "unit_pk":
                values[part] = getattr(record.units.first() if record else None, "pk", None) or uuid4()
            case "agency_pk":
                values[part] = uuid4()
            case "format":
                values[part] = "xlsx" if "workbook" in name else "pdf"
            case "kind":
                values[part] = "xlsx" if name.endswith("-export") else RecordKind.PLAN
            case "part":
                values[part] = "json"
            case "deed":
                values[part] = "report"
            case "fact_id":
                values[part] = "citations-0"
            case _:
                values[part] = 1 if "int" in type(pattern.pattern.converters[part]).__name__.lower() else "x"
    if name.startswith("api:"):
        return reverse(f"api:{name.removeprefix('api:')}", kwargs=values | {"pk": values["pk"]} if values else None)
    return reverse(name, kwargs=values | given)


def client_for(grid: Grid, key: str) -> Client:
    client = Client()
    client.force_login(grid.persons[key].user, backend=BACKEND)
    return client


def status(answer: Any) -> int:
    answer.close()
    return int(answer.status_code)


def answers(client: Client, where: str) -> tuple[int, int]:
    return status(client.get(where)), status(client.post(where))


@cache
def actor_of_key(grid_id: int, key: str) -> Any:
    return _GRIDS[grid_id].actor(key)


def is_sent_to_sign_in(response: Any, name: str) -> bool:
    if name.startswith("api:"):
        return bool(response.status_code == 401)
    return bool(response.status_code == 302 and response.headers["Location"].startswith("/sign-in/"))


@each("name", [name for name in RULES if name in PATTERNS], within=taken_back)
def test_stranger_is_asked_to_sign_in_but_for_what_is_public(name: str) -> None:
    client = Client()
    asked = [is_sent_to_sign_in(client.get(address(name)), name)]
    if not name.startswith("api:"):
        asked.append(is_sent_to_sign_in(client.post(address(name)), name))

    if RULES[name][0] in ("public", "demo"):
        assert asked[0] is False or name in SENT_BACK
    else:
        assert asked == [True] * len(asked)


# Steps of signing in: without the step before them they lead back to its beginning.
SENT_BACK = {"second-step", "password-set", "oidc-start", "oidc-return", "link-open"}


@each("name", with_rule("list", "signed-in"), within=taken_back)
def test_whoever_has_signed_in_is_let_in(grid: Grid, name: str) -> None:
    assert client_for(grid, "focal").get(address(name)).status_code in {200, 302, 405, 400, 404, 403} - (
        {403, 404} if RULES[name][0] == "list" else set()
    )


@each("name", with_rule("permission"), within=taken_back)
def test_without_the_permission_the_page_is_refused(grid: Grid, name: str) -> None:
    permission = Permission(RULES[name][1])
    actors = {key: grid.actor(key) for key in (*WATCHED, "administrator@standing")}
    without = next(key for key, actor in actors.items() if not actor.may(permission))
    holder = next(key for key, actor in reversed(actors.items()) if actor.may(permission))

    assert set(answers(client_for(grid, without), address(name))) <= {403, 404, 405}
    assert client_for(grid, holder).get(address(name)).status_code in {200, 302}


# ---- records


@cache
def rows_seen(grid_id: int, kind: str, key: str) -> list[Any]:
    actor = actor_of_key(grid_id, key)
    if kind in DOORS:
        return list(DOORS[kind](actor)[:60])
    subject = whys.SUBJECTS[RecordKind(kind)]
    return list(subject.door(actor).select_related(*subject.related))


def looked_at(grid: Grid, kind: str) -> Iterator[tuple[str, Any]]:
    """Who sees which records of a kind."""
    for key in WATCHED:
        for row in rows_seen(id(grid), kind, key):
            yield key, row


def target(rule: tuple[str, ...], record: Any) -> Any:
    if "via" in rule:
        return VIA[rule[-1]](record)
    return record.inspection if rule[1] in BY_INSPECTION else record


@each("name", with_rule("record"), within=taken_back)
def test_record_is_there_for_who_sees_it_and_for_nobody_else(grid: Grid, name: str) -> None:
    rule = RULES[name]
    if rule[1] in OF_NOTHING:
        assert set(answers(client_for(grid, UNRELATED), address(name))) <= {403, 404, 405, 422}
        return
    unseen = {row.pk for row in looked_rows(grid, rule[1], UNRELATED)}
    pairs = [(key, row) for key, row in looked_at(grid, rule[1]) if row.pk not in unseen and target(rule, row)]
    if not pairs:
        assert rule[1] in WITHOUT_RECORDS
        return

    is_as_if_absent(grid, name, target(rule, pairs[0][1]))
    if name not in NEEDS_MORE:
        seen = (status(client_for(grid, key).get(address(name, target(rule, row)))) for key, row in pairs[:20])
        assert any(code in {200, 302, 405} for code in seen)


def is_as_if_absent(grid: Grid, name: str, record: Any) -> None:
    """To the unrelated the address answers exactly as for a record that there is not, and does nothing."""
    client, events = client_for(grid, UNRELATED), Event.objects.count()

    there, nowhere = answers(client, address(name, record)), answers(client, address(name))

    assert there == nowhere
    assert there[0] in {403, 404, 405}
    assert Event.objects.count() == events


def looked_rows(grid: Grid, kind: str, key: str) -> list[Any]:
    return rows_seen(id(grid), kind, key)


# ---- deeds


def found_for(grid: Grid, rule: tuple[str, ...], wanted: Callable[[Refusal | None], bool]) -> tuple[str, Any] | None:
    """Somebody and a record that they see, where the rule of the deed answers as wanted."""
    kind, deed = rule[1].split(".")
    for key, row in looked_at(grid, kind):
        if one := asked_of(kind, deed, row, grid, key):
            refusal = why_not(actor_of_key(id(grid), key), one.rule, one.bearings, one.state)
            if wanted(refusal) and target(rule, row) is not None:
                return key, row
    return None


def asked_of(kind: str, deed: str, row: Any, grid: Grid, key: str) -> Asked | None:
    asked = whys.SUBJECTS[RecordKind(kind)].asked(row, actor_of_key(id(grid), key), TODAY)
    return next((one for one in asked if one.deed == deed), None)


@each("name", with_rule("deed"), within=taken_back)
def test_deed_is_not_there_for_the_unrelated(grid: Grid, name: str) -> None:
    rule = RULES[name]
    unseen = {row.pk for row in looked_rows(grid, rule[1].split(".")[0], UNRELATED)}
    rows = (row for _, row in looked_at(grid, rule[1].split(".")[0]) if row.pk not in unseen and target(rule, row))

    row = next(rows, None)
    if row is None:
        assert name in NEEDS_MORE or rule[1].split(".")[0] in WITHOUT_RECORDS, "the grid has no such record"
        return
    is_as_if_absent(grid, name, target(rule, row))


@each("name", with_rule("deed"), within=taken_back)
def test_deed_is_refused_to_who_sees_the_record_but_may_not(grid: Grid, name: str) -> None:
    pair = found_for(grid, RULES[name], lambda refusal: refusal in RIGHTS)
    if pair is None:
        assert name in NEEDS_MORE or RULES[name][1].split(".")[0] in WITHOUT_RECORDS
        return
    key, row = pair
    events = Event.objects.exclude(name="sealed_record.viewed").count()

    answer = client_for(grid, key).post(address(name, target(RULES[name], row)))

    # A page says why not, or what was typed wrong; nothing is done.
    assert status(answer) in {200, 302, 403, 404, 405, 409, 422}
    assert Event.objects.exclude(name="sealed_record.viewed").count() == events


@each("name", with_rule("deed"), within=taken_back)
def test_deed_is_not_refused_to_the_right_person(grid: Grid, name: str) -> None:
    pair = found_for(grid, RULES[name], lambda refusal: refusal is None)
    if pair is None or name in NEEDS_MORE:
        assert name in NEEDS_MORE or RULES[name][1].split(".")[0] in WITHOUT_RECORDS, "nobody may do it in the grid"
        return
    key, row = pair

    got, posted = answers(client_for(grid, key), address(name, target(RULES[name], row)))

    assert (got, posted) not in {(403, 403), (404, 404), (405, 403), (405, 404)}
