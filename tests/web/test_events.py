"""The trail on pages: words for every event, who may read, and nothing of what is sealed."""

import ast
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import kiemtra.workflows
from kiemtra.domain import log_proof
from kiemtra.domain.text import fold
from kiemtra.store import append_only
from kiemtra.store.log_key import LogKey, is_signed
from kiemtra.store.models import Agency, Event
from kiemtra.store.queries import log as log_queries
from kiemtra.store.queries import trail as queries
from kiemtra.web import trail
from kiemtra.web.labels.events import EVENTS, SUBJECTS
from kiemtra.workflows import log
from tests.factories_documents import issue, make_draft, planned_inspection, sealed_inspection
from tests.factories_inspections import noticed
from tests.world import NOW, World, make_plan, make_team

WORKFLOWS = Path(kiemtra.workflows.__file__).parent


def words(response) -> str:
    return " ".join(response.content.decode().split())


def sign_in(world: World, client: Client, name: str) -> Client:
    client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


RECORDING = {
    "record",
    "record_event",
    "leave_event",
    "steps.leave_event",
    "leave_trace",
    "drafted",
    "trail.record",
    "trail.drafted",
}


def recorded_names() -> Iterator[str]:
    """All names of events that the workflows record, also those put together or handed on through arguments."""
    for path in sorted(WORKFLOWS.rglob("*.py")):
        tree = ast.parse(path.read_text())
        tree.module = ".".join(("kiemtra", "workflows", *path.relative_to(WORKFLOWS).with_suffix("").parts))
        for function, call in _calls(tree):
            if ast.unparse(call.func) in RECORDING and call.args and path.name != "trail.py":
                yield from _texts(call.args[0], function, tree)


def _calls(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, ast.Call]]:
    """Each call with the innermost function in which it stands."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        yield from ((function, node) for node in ast.walk(function) if isinstance(node, ast.Call))


def _texts(value: ast.expr, function: ast.FunctionDef, tree: ast.Module) -> Iterator[str]:
    """The texts that an expression may stand for; an argument stands for what the callers hand in."""
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from _texts(value.body, function, tree)
        yield from _texts(value.orelse, function, tree)
    elif isinstance(value, ast.JoinedStr):
        prefix, slot = value.values
        yield from (f"{prefix.value}{text}" for text in _texts(slot.value, function, tree))
    elif isinstance(value, ast.Subscript):
        yield from getattr(import_module(tree.module), ast.unparse(value.value)).values()
    elif isinstance(value, ast.Attribute):
        holder = getattr(import_module(tree.module), ast.unparse(value.value))
        yield str(getattr(holder, value.attr))
    else:
        yield from _named(ast.unparse(value), function, tree)


def _named(name: str, function: ast.FunctionDef, tree: ast.Module) -> Iterator[str]:
    arguments = [argument.arg for argument in function.args.args if argument.arg != "self"]
    assigned = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
    ]
    if assigned:
        for value in assigned:
            yield from _texts(value, function, tree)
        return
    if name not in arguments:
        yield getattr(import_module(tree.module), name)
        return
    for caller, call in _calls(tree):
        if ast.unparse(call.func).removeprefix("self.") == function.name:
            given = {word.arg: word.value for word in call.keywords} | dict(zip(arguments, call.args, strict=False))
            yield from _texts(given[name], caller, tree)


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

    for told in (
        "Lãnh đạo UBND, UBND thành phố: <a",
        ">ban hành kế hoạch</a> – Kế hoạch kiểm tra công tác CCHC năm 2019",
        ">ghi nhận văn bản đã ban hành</a>",
        "(số 45/TB-SNV",
        "09:00 05/06/2019",
    ):
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
    assert counts[0] <= 9


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


# ---- narrowing to a plan or a unit, and the proof


def searchable(agency: Agency) -> None:
    """As the register enters agencies: with the name folded for search."""
    Agency.objects.filter(pk=agency.pk).update(folded=fold(agency.name))


def test_list_is_narrowed_by_plan_and_unit(world: World, client: Client) -> None:
    visit = noticed(world)
    searchable(visit.unit)
    other = make_plan(world)
    leader = sign_in(world, client, "leader")

    of_plan = leader.get("/events/", {"plan": str(other.pk)}).context["lines"]
    of_unit = leader.get("/events/", {"unit": "so tu phap"}).context["lines"]

    assert {line.about for line in of_plan} == {other.title}
    assert {line.about for line in of_unit} == {visit.unit.name}
    assert leader.get("/events/", {"unit": "Không có"}).context["lines"] == []


def test_unit_of_a_sealed_inspection_is_not_found_by_narrowing(world: World, client: Client) -> None:
    secret = sealed_inspection(world)
    searchable(secret.unit)

    assert sign_in(world, client, "leader").get("/events/", {"unit": secret.unit.name}).context["lines"] == []


def keep_log() -> None:
    log.append(LogKey(Ed25519PrivateKey.from_private_bytes(bytes(32))), now=NOW, chance=Random(7))


def test_list_tells_what_is_in_the_log(world: World, client: Client) -> None:
    make_plan(world)
    keep_log()
    event = Event.objects.get(name="plan.issued")
    leader = sign_in(world, client, "leader")

    assert f'href="/events/{event.pk}/proof/"' in words(leader.get("/events/"))
    make_plan(world)
    assert "Chờ vào sổ" in words(leader.get("/events/"))


def test_proof_shows_position_path_and_checkpoint(world: World, client: Client) -> None:
    make_plan(world)
    keep_log()
    event = Event.objects.get(name="plan.issued")
    proof = log_queries.proof_of(event)
    assert proof

    page = words(sign_in(world, client, "leader").get(f"/events/{event.pk}/proof/"))

    signed = log_queries.signed(proof.checkpoint)
    told = [
        "Nguyên vẹn",
        f"ở vị trí {proof.position} trong sổ, do điểm chốt ký lúc 09:00 05/06/2019 xác nhận",
        proof.leaf.hex(),
        *(step.hex() for step in proof.path),
        signed.checkpoint.root,
        signed.signature,
        f"kiemtra trail verify --proof bang-chung-{event.pk}.json --key {signed.checkpoint.key}",
    ]
    assert [one for one in told if one not in page] == []


def test_proof_that_is_downloaded_holds(world: World, client: Client) -> None:
    for _ in range(3):
        make_plan(world)
        keep_log()
    leader = sign_in(world, client, "leader")

    for event in Event.objects.filter(name__startswith="plan."):
        answer = leader.get(f"/events/{event.pk}/proof/json/")
        proof = log_proof.proof_from(json.loads(answer.content))
        assert log_proof.fault_in(proof, is_signed) is None
        assert proof.event["id"] == str(event.pk)
        assert answer["Content-Disposition"] == f'attachment; filename="bang-chung-{event.pk}.json"'


def test_proof_says_when_an_event_was_changed(world: World, client: Client) -> None:
    make_plan(world)
    keep_log()
    event = Event.objects.get(name="plan.issued")
    append_only.lift(connection)
    Event.objects.filter(pk=event.pk).update(actor_name="Người khác")

    page = words(sign_in(world, client, "leader").get(f"/events/{event.pk}/proof/"))

    assert "Không khớp" in page
    assert "Nguyên vẹn" not in page


def test_proof_waits_for_the_next_batch(world: World, client: Client) -> None:
    make_plan(world)
    event = Event.objects.get(name="plan.issued")
    leader = sign_in(world, client, "leader")

    assert "Đang chờ vào sổ" in words(leader.get(f"/events/{event.pk}/proof/"))
    assert leader.get(f"/events/{event.pk}/proof/json/").status_code == 404


@pytest.mark.parametrize("page", ["proof/", "proof/json/"])
def test_proof_is_for_those_who_see_the_event(world: World, client: Client, page: str) -> None:
    """A hidden event has no proof, and is answered as one that never was."""
    sealed_inspection(world)
    keep_log()
    shown, secret = Event.objects.get(name="plan.issued"), Event.objects.get(sealed=True)
    leader = sign_in(world, client, "leader")

    found = [leader.get(f"/events/{pk}/{page}") for pk in (shown.pk, secret.pk, world.jurisdiction.pk)]

    assert [one.status_code for one in found] == [200, 404, 404]
    token = re.compile(rb'value="[A-Za-z0-9]{64}"|In l\xc3\xbac [^<]+')
    assert token.sub(b"", found[1].content) == token.sub(b"", found[2].content)
    assert sign_in(world, client, "officer").get(f"/events/{shown.pk}/{page}").status_code == 403
