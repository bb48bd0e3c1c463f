"""Every workflow that writes leaves an event; and events have names in the past."""

import ast
import re
from functools import cache
from pathlib import Path

from kiemtra.web.labels.events import EVENTS
from tests.each import each
from tests.house.sources import SOURCE, calls, of_layers, tree_of

WORKFLOWS = {
    ".".join(("kiemtra", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in of_layers("workflows")
}
# Drafted where many are written at once.
DRAFTED = "kiemtra.workflows.trail.drafted"
RECORD, SAVE = "kiemtra.workflows.trail.record", "kiemtra.workflows.trail.save"
WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete", "update"}
# Writers without an event of their own, each with its reason.
QUIET = {
    "kiemtra.workflows.trail.record": "is the event",
    "kiemtra.workflows.files.store": "stored bytes mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.files.store_own": "stored bytes mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.files.store_read": "stored bytes mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.readings.originals.keep_original": "stored bytes mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.readings.recognising.original_of": "stored bytes mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.readings.taking.open_all": "stored bytes mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.files.note": "what a scanner said of bytes, which mean nothing of themselves",
    "kiemtra.workflows.uploads.begin": "bytes that come in mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.uploads.append": "bytes that come in mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.uploads.discard": "bytes that come in mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.uploads.hold": "bytes that come in mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.uploads.prune": "bytes that come in mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.uploads.taken": "bytes that come in mean nothing until a deed hangs them on a record",
    "kiemtra.workflows.heirs.bring_heirs": "follows from the successions, each of which has its event",
    "kiemtra.workflows.inbox.read": "what a person has read is no part of the record",
    "kiemtra.workflows.inbox.read_all": "what a person has read is no part of the record",
    "kiemtra.workflows.jobs.reap": "gives work back whose deeds have their events",
    "kiemtra.workflows.log.append": "repeats events in the log",
    "kiemtra.workflows.log.append_batch": "repeats events in the log",
    "kiemtra.workflows.round_sums.renew": "repeats what versions say, so that pages open quickly",
    "kiemtra.workflows.outbox.claim": "sends a message whose deed is recorded",
    "kiemtra.workflows.outbox.mark_sent": "sends a message whose deed is recorded",
    "kiemtra.workflows.outbox.mark_failed": "sends a message whose deed is recorded",
}


@cache
def names_in(module: str) -> dict[str, str]:
    """What each name of the module stands for, its own functions included."""
    names = {}
    for node in tree_of(WORKFLOWS[module]).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.FunctionDef):
            names[node.name] = f"{module}.{node.name}"
    return names


@cache
def bodies() -> dict[str, ast.FunctionDef]:
    """Every function of the workflows by its full name."""
    return {
        f"{module}.{node.name}": node
        for module, path in WORKFLOWS.items()
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef)
    }


def resolved(name: str) -> str:
    """The full name of what is called, through packages that hand on what their modules hold."""
    module, _, last = name.rpartition(".")
    onward = names_in(module).get(last) if module in WORKFLOWS else None
    return resolved(onward) if onward and onward != name else name


@cache
def called(function: str) -> set[str]:
    """The full names of the functions of ours that this one calls or hands on."""
    module = function.rpartition(".")[0]
    known = names_in(module)
    return {name for name in mentioned(bodies()[function], known) if name in bodies() and name != function}


def mentioned(tree: ast.AST, known: dict[str, str]) -> set[str]:
    """The full names that stand in a piece of code."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in known:
            found.add(resolved(known[node.id]))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            found.add(resolved(f"{known[node.value.id]}.{node.attr}"))
    return found


@cache
def reached(function: str) -> set[str]:
    """All functions of ours that are reached from this one."""
    seen, waiting = {function}, [function]
    while waiting:
        for name in called(waiting.pop()) - seen:
            seen.add(name)
            waiting.append(name)
    return seen


@cache
def writes(function: str) -> bool:
    """Whether the function itself touches rows."""
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in WRITES
        and not (
            call.func.attr == "update" and not re.search(r"objects|filter\(|all\(\)", ast.unparse(call.func.value))
        )
        for call in calls(bodies()[function])
    )


def is_public(function: str) -> bool:
    return not function.rpartition(".")[2].startswith("_")


@cache
def called_from_outside() -> set[str]:
    """The functions of ours that pages, API, jobs and commands call."""
    found = set()
    for path in of_layers("web", "api", "jobs", "cli"):
        known = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kiemtra.workflows")
            for alias in node.names
        }
        found |= {resolved(name) for name in mentioned(tree_of(path), known)}
    return found


@cache
def is_step(function: str) -> bool:
    """Whether the function is only ever a part of deeds that record, inside their transaction."""
    callers = {name for name in bodies() if function in called(name)}
    return (
        bool(callers)
        and function not in called_from_outside()
        and all(RECORD in reached(name) or (name != function and is_step(name)) for name in callers)
    )


WRITERS = [name for name in bodies() if is_public(name) and any(writes(one) for one in reached(name))]


def test_writers_are_found() -> None:
    assert len(WRITERS) > 60
    assert {"kiemtra.workflows.inspections.notices.send_notice", "kiemtra.workflows.findings.record"} <= set(WRITERS)


@each("function", WRITERS)
def test_each_writing_workflow_leaves_an_event(function: str) -> None:
    assert reached(function) & {RECORD, DRAFTED} or is_step(function) or function in QUIET


def is_atomic(function: str) -> bool:
    """Whether all that the function writes stands in one transaction: its own, or that of the one it hands on to."""
    if any(ast.unparse(mark) == "transaction.atomic" for mark in bodies()[function].decorator_list):
        return True
    parts = [name for name in called(function) if any(writes(one) for one in reached(name))]
    return not writes(function) and len(parts) == 1 and is_atomic(parts[0])


@each("function", WRITERS)
def test_each_writing_workflow_is_one_transaction(function: str) -> None:
    assert is_atomic(function) or is_step(function) or function in QUIET


def test_exceptions_are_still_needed() -> None:
    assert set(QUIET) <= set(WRITERS)
    assert [name for name in QUIET if name != RECORD and RECORD in reached(name)] == []


# ---- names

# Past forms that do not end in -ed.
IRREGULAR = {
    "set",
    "sent",
    "struck",
    "withdrawn",
    "given",
    "taken",
    "drawn",
    "begun",
    "made",
    "put",
    "written",
    "forgotten",
}


@each("name", EVENTS)
def test_event_is_named_subject_dot_what_happened(name: str) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*", name)
    happened = name.split(".")[1].split("_")
    assert any(word.endswith("ed") or word in IRREGULAR for word in happened)


def test_no_two_events_mean_the_same() -> None:
    meanings = [meaning.casefold() for meaning in EVENTS.values()]

    assert sorted({meaning for meaning in meanings if meanings.count(meaning) > 1}) == []


def test_words_of_an_event_are_vietnamese() -> None:
    assert [meaning for meaning in EVENTS.values() if meaning.isascii() or not meaning[0].isupper()] == []


def test_labels_stand_in_order() -> None:
    tree = ast.parse(Path(SOURCE / "web" / "labels" / "events.py").read_text())
    keys = [
        [key.value for key in node.value.keys if isinstance(key, ast.Constant)]
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict) and ast.unparse(node.target) == "EVENTS"
    ]

    assert keys == [sorted(set(keys[0]))]
