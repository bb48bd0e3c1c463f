"""Draws among what is due: to whom each step falls, and sealed ones to their three only."""

from datetime import date

import pytest

from kiemtra.domain.work import WorkKind
from kiemtra.store.queries import work
from tests import factories_draws as drawing
from tests.world import TODAY, World, make_team

pytestmark = pytest.mark.django_db
DRAWS = {WorkKind.COMMIT_DRAW, WorkKind.TYPE_SEED, WorkKind.CARRY_OUT_DRAW, WorkKind.OPEN_DRAW}
AFTERWARDS = date(2019, 6, 13)


def due(world: World, day: date) -> dict[str, set[str]]:
    found = {
        name: {item.kind for item in work.due_for(world.actor(name), day)} & DRAWS
        for name in ("officer", "officer2", "leader", "head", "secretary", "member", "focal", "auditor")
    }
    return {name: set(map(str, kinds)) for name, kinds in found.items() if kinds}


def test_each_step_falls_to_those_who_may(world: World) -> None:
    plan = drawing.make_drawable(world)
    officers = {"officer", "officer2"}

    draw = drawing.drafted(world, plan)
    assert due(world, TODAY) == {key: {"commit_draw"} for key in officers}
    draw = drawing.draws.commit(
        draw.pk, revision=draw.revision, salt=drawing.SALT, by=world.actor("officer"), now=drawing.NOW
    )
    assert due(world, TODAY) == {}
    assert due(world, AFTERWARDS) == {key: {"type_seed"} for key in {*officers, "leader"}}
    drawing.typed(draw, world.actor("officer"))
    assert due(world, AFTERWARDS) == {key: {"type_seed"} for key in {"officer2", "leader"}}
    draw = drawing.typed(draw, world.actor("officer2"))
    assert due(world, AFTERWARDS) == {key: {"carry_out_draw"} for key in {*officers, "leader"}}


def test_sealed_draw_is_due_for_its_three_only(world: World) -> None:
    plan = drawing.make_drawable(world, issued=True)
    drawing.committed(world, plan, 2, make_team(world, plan))

    assert due(world, AFTERWARDS) == {key: {"type_seed"} for key in {"officer", "head", "secretary"}}
