"""The trail on pages: words for every event, who may read, and nothing of what is sealed."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import kiemtra.workflows
from kiemtra.domain.conclusions import SteeringState
from kiemtra.store.models import Event
from kiemtra.store.queries import trail as queries
from kiemtra.web import trail
from kiemtra.web.labels.events import EVENTS, SUBJECTS
from tests.factories_documents import issue, make_draft, planned_inspection, sealed_inspection
from tests.factories_inspections import noticed
from tests.world import World, make_plan, make_team

WORKFLOWS = Path(kiemtra.workflows.__file__).parent


def words(response) -> str:
    return " ".join(response.content.decode().split())


def sign_in(world: World, client: Client, name: str) -> Client:
    client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def recorded_names() -> Iterator[str]:
    """All names of events that the workflows record, also those put together from a prefix and an argument."""
    for path in sorted(WORKFLOWS.rglob("*.py")):
        tree = ast.parse(path.read_text())
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                if ast.unparse(call.func) in ("record", "record_event", "leave_event") and call.args:
                    yield from _names(call.args[0], function, tree)


def _names(name: ast.expr, function: ast.FunctionDef, tree: ast.Module) -> Iterator[str]:
    if isinstance(name, ast.Constant):
        yield str(name.value)
    elif isinstance(name, ast.JoinedStr):
        prefix, slot = name.values
        argument = ast.unparse(slot.value)
        place = [arg.arg for arg in function.args.args].index(argument)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if ast.unparse(call.func) == function.name:
                yield f"{prefix.value}{_literal(call.args[place])}"
    else:
        place = [arg.arg for arg in function.args.args].index(ast.unparse(name))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if ast.unparse(call.func) == function.name:
                yield _literal(call.args[place])


def _literal(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return str(value.value)
    return SteeringState[ast.unparse(value).rsplit(".", 1)[-1]].value


def test_each_event_has_its_words_and_no_other() -> None:
    assert sorted(set(recorded_names())) == sorted(EVENTS)


def test_events_told_to_units_exist() -> None:
    assert set(EVENTS) >= queries.TOLD_TO_UNIT


def test_filter_offers_only_subjects_that_have_events() -> None:
    assert {name.split(".")[0] for name in EVENTS} >= set(SUBJECTS)


@pytest.mark.parametrize(
    ("who", "status"), [("leader", 200), ("auditor", 200), ("officer", 403), ("focal", 403), ("head", 403)]
)
def test_list_is_for_those_who_watch_over(world: World, client: Client, who: str, status: int) -> None:
    make_team(world, make_plan(world))

    for address in ("/events/", "/events/xlsx/"):
        assert sign_in(world, client, who).get(address).status_code == status


def test_list_asks_a_stranger_to_sign_in(world: World, client: Client) -> None:
    assert client.get("/events/")["Location"].startswith("/sign-in/")


def test_list_tells_what_who_and_which(world: World, client: Client) -> None:
    plan = make_plan(world)
    issue(world, make_draft(world, plan))

    page = words(sign_in(world, client, "leader").get("/events/"))

    for told in ("Ban hành kế hoạch", "Văn thư Sở Nội vụ", "số 45/TB-SNV", "Đưa đơn vị vào kế hoạch"):
        assert told in page


def test_list_is_narrowed_by_subject_person_and_day(world: World, client: Client) -> None:
    issue(world, make_draft(world, make_plan(world)))
    leader = sign_in(world, client, "leader")

    shown = {
        key: [line.what for line in leader.get("/events/", query).context["lines"]]
        for key, query in {
            "subject": {"subject": "document"},
            "who": {"who": "Văn thư"},
            "until": {"until": "04/06/2019"},
            "since": {"since": "05/06/2019", "subject": "team"},
        }.items()
    }

    assert shown == {
        "subject": ["Ghi nhận văn bản đã ban hành", "Lập dự thảo văn bản"],
        "who": ["Ghi nhận văn bản đã ban hành"],
        "until": [],
        "since": [],
    }


def test_list_says_which_day_does_not_exist(world: World, client: Client) -> None:
    make_plan(world)

    assert "không có thật" in words(sign_in(world, client, "leader").get("/events/", {"since": "31/09/2019"}))


@pytest.mark.parametrize("who", ["leader", "auditor"])
def test_list_tells_nothing_of_a_sealed_inspection(world: World, client: Client, who: str) -> None:
    plan = make_plan(world)
    team = make_team(world, plan)
    watcher = sign_in(world, client, who)
    before = watcher.get("/events/").context["lines"]

    sealed_inspection(world, plan, team)

    assert watcher.get("/events/").context["lines"] == before
    assert Event.objects.filter(sealed=True).count() == 1


def test_list_takes_as_many_queries_for_three_as_for_one(world: World, client: Client) -> None:
    leader, counts = sign_in(world, client, "leader"), []
    for _ in range(3):
        make_plan(world)
        with CaptureQueriesContext(connection) as taken:
            leader.get("/events/")
        counts.append(len(taken))

    assert counts[0] == counts[2]
    assert counts[0] <= 8


def test_list_pages_by_key(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiemtra.web.views.events.SIZE", 3)
    make_plan(world)
    leader = sign_in(world, client, "leader")

    first = leader.get("/events/")
    second = leader.get("/events/" + first.context["following"])
    broken = leader.get("/events/?trang=sau~x~nothing")

    assert [line.what for line in second.context["lines"]] == ["Lập kế hoạch"]
    assert broken.context["lines"] == first.context["lines"]


def test_trail_of_an_inspection_shows_the_unit_what_it_was_told(world: World) -> None:
    inspection = noticed(world)

    inside = [event.name for event in queries.of_inspection(inspection, world.actor("officer"))]
    unit = [event.name for event in queries.of_inspection(inspection, world.actor("focal"))]

    assert inside[0] == "inspection.noticed"
    assert {"inspection.planned", "inspection.visit_proposed"} < set(inside)
    assert set(unit) <= queries.TOLD_TO_UNIT
    assert "inspection.noticed" in unit


def test_trail_of_an_inspection_unseen_is_empty(world: World) -> None:
    inspection = sealed_inspection(world)

    assert queries.of_inspection(inspection, world.actor("leader")) == []
    assert [event.name for event in queries.of_inspection(inspection, world.actor("head"))] == [
        "inspection.unannounced_proposed"
    ]


def test_trail_of_a_plan_is_its_own(world: World) -> None:
    inspection = planned_inspection(world)

    names = [event.name for event in queries.of_plan(inspection.plan, world.actor("officer"))]

    assert names == ["team.set_up", "plan.issued", "plan.submitted", "plan.units_added", "plan.created"]


def test_line_tells_the_facts_but_no_ids(world: World) -> None:
    make_team(world, make_plan(world))
    lines = {event.name: trail.line(event) for event in Event.objects.all()}

    assert lines["plan.units_added"].detail == "đơn vị Sở Tư pháp, Sở Tài chính"
    assert lines["plan.issued"].who == "Lãnh đạo UBND, UBND thành phố"
    assert lines["team.set_up"].href == f"/plans/{lines_plan(lines)}/"
    assert all(len(line.detail) < 400 for line in lines.values())


def lines_plan(lines: dict[str, trail.Line]) -> str:
    return str(Event.objects.get(name="plan.created").plan_id)
