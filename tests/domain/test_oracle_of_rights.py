"""The rules and a table written by hand answer alike; `./run.sh bench rights` asks a million combinations."""

from collections import Counter

import pytest

from kiemtra.domain import people
from kiemtra.domain.deeds import why_not
from tests.combinations_of_rights import DEEDS, disagreements, drawn, systematic
from tests.oracle_of_rights import BESIDE, LINES, ROLES, answer


def test_table_by_hand_names_every_deed() -> None:
    assert set(LINES) == {name for name, _ in DEEDS}


def test_each_domain_module_with_deeds_is_asked() -> None:
    import importlib
    import pkgutil

    from kiemtra import domain
    from tests.combinations_of_rights import RULES

    tables = [
        module.DEEDS
        for found in pkgutil.iter_modules(domain.__path__)
        if hasattr(module := importlib.import_module(f"kiemtra.domain.{found.name}"), "DEEDS") and found.name != "steps"
    ]
    asked = {id(table) for table in RULES.values()}

    assert [table for table in tables if id(table) not in asked] == []


def test_one_post_at_a_time() -> None:
    count, found = disagreements(systematic(), seed=1)

    assert found == []
    assert count > 100_000


@pytest.mark.parametrize("seed", range(3))
def test_drawn_combinations(seed: int) -> None:
    count, found = disagreements(drawn(700, seed), seed)

    assert found == []
    assert count > 90_000


def test_every_answer_comes_up() -> None:
    """The comparison can fail: among the combinations are all answers, and each deed is open to somebody."""
    answers: Counter[str] = Counter()
    open_deeds = set()
    for one in drawn(600, seed=9):
        for name, rule in DEEDS:
            state = next(iter(sorted(rule.states)), "draft")
            refusal = why_not(one.actor, rule, one.bearings, state)
            answers[refusal or "yes"] += 1
            if refusal is None:
                open_deeds.add(name)
    told = {answer(name, one.card, one.sheet, "closed") for one in drawn(200, seed=3) for name, _ in DEEDS}

    assert set(answers) | told >= {
        "yes",
        "sign_in",
        "sealed",
        "not_your_role",
        "not_your_team",
        "not_your_agency",
        "not_your_side",
        "already_done",
        "not_yet",
    }
    assert open_deeds == set(LINES)


def test_oracle_knows_every_role() -> None:
    assert set(ROLES) == set(people.Role)


def test_permissions_beside_the_tables_are_held_as_written_by_hand() -> None:
    of_deeds = {rule.permission for _, rule in DEEDS}
    held = {
        permission: {ROLES[role] for role, permissions in people.ROLES.items() if permission in permissions}
        for permission in people.Permission
        if permission not in of_deeds
    }

    assert held == {
        name.strip(): set(roles.split()) for name, roles in (line.split("|") for line in BESIDE.strip().splitlines())
    }


@pytest.mark.parametrize("role", people.Role)
def test_a_permission_given_or_taken_is_noticed(monkeypatch: pytest.MonkeyPatch, role: people.Role) -> None:
    """A flip of any one cell of the role table that a deed rests on parts the rules from the oracle."""
    for permission in sorted({rule.permission for _, rule in DEEDS})[:: len(people.Role)]:
        monkeypatch.setitem(people.ROLES, role, people.ROLES[role] ^ {permission})
        _, found = disagreements(systematic({role}), seed=5, most=1)
        monkeypatch.undo()
        assert found, permission
