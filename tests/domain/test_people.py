"""Roles and what an actor holds."""

from uuid import UUID

import pytest

from kiemtra.domain.people import ROLES, STRANGER, SYSTEM, TEAM_ROLES, UNIT_ROLES, Actor, Permission, Post, Role
from tests.domain.who import actor, post

AGENCY, OTHER, TEAM = UUID(int=20), UUID(int=21), UUID(int=30)
# Nobody else decides these; said here once more, by hand.
ONLY = {
    Permission.ACCOUNTS_MANAGE: {Role.ADMINISTRATOR},
    Permission.AGENCIES_MANAGE: {Role.ADMINISTRATOR},
    Permission.TRANSFER_DECIDE: {Role.ADMINISTRATOR, Role.STANDING_OFFICER},
    Permission.PLAN_ISSUE: {Role.LEADERSHIP, Role.AGENCY_HEAD},
    Permission.STEERING_ADOPT: {Role.LEADERSHIP},
    Permission.VISIT_DECIDE: {Role.TEAM_HEAD},
    Permission.UNANNOUNCED_PROPOSE: {Role.STANDING_OFFICER},
    Permission.UNANNOUNCED_APPROVE: {Role.TEAM_HEAD},
    Permission.CONCLUSION_ISSUE: {Role.TEAM_HEAD},
    Permission.CONCLUSION_REPLY: {Role.AGENCY_HEAD},
    Permission.REPORT_SUBMIT: {Role.AGENCY_HEAD},
    Permission.REMEDY_REPORT: {Role.AGENCY_HEAD, Role.FOCAL_POINT},
    Permission.EVENTS_READ: {Role.LEADERSHIP, Role.AUDITOR},
    Permission.DOCUMENT_REGISTER: {Role.RECORDS_CLERK, Role.STANDING_OFFICER},
    Permission.DOCUMENT_RECORD: {Role.RECORDS_CLERK, Role.TEAM_HEAD, Role.TEAM_DEPUTY, Role.TEAM_SECRETARY},
}


@pytest.mark.parametrize(("permission", "roles"), ONLY.items(), ids=[str(permission) for permission in ONLY])
def test_permission_is_held_by_these_roles_only(permission: Permission, roles: set[Role]) -> None:
    assert {role for role, held in ROLES.items() if permission in held} == roles


def test_administrator_and_auditor_change_no_inspection() -> None:
    of_the_register = {Permission.AGENCIES_MANAGE, Permission.TRANSFER_DECIDE}
    assert ROLES[Role.ADMINISTRATOR] == {Permission.ACCOUNTS_MANAGE, Permission.RIGHTS_ASK} | of_the_register
    assert ROLES[Role.AUDITOR] == {Permission.EVENTS_READ, Permission.RIGHTS_ASK}


def test_each_seat_holds_what_the_seat_below_holds() -> None:
    # What is kept to head and secretary is no deputy's.
    kept_to_two = {Permission.ACCOUNTABILITY_DRAFT, Permission.DRAW_SEED}
    assert ROLES[Role.TEAM_MEMBER] < ROLES[Role.TEAM_DEPUTY] == ROLES[Role.TEAM_SECRETARY] - kept_to_two
    assert ROLES[Role.TEAM_SECRETARY] < ROLES[Role.TEAM_HEAD]
    assert ROLES[Role.FOCAL_POINT] < ROLES[Role.AGENCY_HEAD]


def test_kinds_of_roles_do_not_overlap() -> None:
    assert not TEAM_ROLES & UNIT_ROLES


def test_who_reports_a_remedy_does_not_verify_it_by_role_on_the_same_side() -> None:
    verifiers = {role for role, held in ROLES.items() if Permission.REMEDY_VERIFY in held}

    assert (
        verifiers & {Role.ADMINISTRATOR, Role.AUDITOR, Role.RECORDS_CLERK, Role.LEADERSHIP, Role.TEAM_MEMBER} == set()
    )


@pytest.mark.parametrize("nobody", [STRANGER, SYSTEM], ids=["stranger", "system"])
def test_nobody_is_known_to_hold_anything(nobody: Actor) -> None:
    assert not nobody.is_known
    assert (nobody.agencies, nobody.teams, nobody.jurisdictions) == (set(), set(), set())
    assert [permission for permission in Permission if nobody.may(permission)] == []


def test_actor_knows_posts_by_place_and_role() -> None:
    who = actor(post(Role.FOCAL_POINT, AGENCY), post(Role.STANDING_OFFICER, OTHER), post(Role.TEAM_HEAD, TEAM))

    assert who.is_known
    assert (who.agencies, who.teams) == ({AGENCY, OTHER}, {TEAM})
    assert who.jurisdictions == {UUID(int=1)}
    assert who.agencies_as(Role.FOCAL_POINT, Role.AGENCY_HEAD) == {AGENCY}
    assert who.agencies_as(Role.TEAM_HEAD) == set()
    assert (who.teams_as(Role.TEAM_HEAD), who.teams_as(Role.TEAM_SECRETARY)) == ({TEAM}, set())


@pytest.mark.parametrize("permission", list(Permission))
def test_actor_may_what_any_post_carries(permission: Permission) -> None:
    who = actor(post(Role.AUDITOR, AGENCY), post(Role.TEAM_MEMBER, TEAM))

    assert who.may(permission) == (permission in ROLES[Role.AUDITOR] | ROLES[Role.TEAM_MEMBER])


def test_post_carries_what_its_role_carries() -> None:
    clerk = Post(UUID(int=1), Role.RECORDS_CLERK, UUID(int=1), AGENCY, None, "Văn thư")

    assert [permission for permission in Permission if clerk.allows(permission)] == [
        Permission.DOCUMENT_RECORD,
        Permission.DOCUMENT_REGISTER,
    ]
