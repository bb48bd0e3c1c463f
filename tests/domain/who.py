"""Posts for the tests of rights: each role in each place where it can stand towards one record."""

from collections.abc import Iterator
from uuid import UUID

from kiemtra.domain.deeds import Bearings, Side
from kiemtra.domain.people import TEAM_ROLES, Actor, Post, Role

JURISDICTION = UUID(int=1)
SOMEBODY = UUID(int=2)
# One agency or team on each side, and one that has nothing to do with the record.
PLACES = {side: UUID(int=10 + number) for number, side in enumerate(Side)}
ELSEWHERE = UUID(int=99)


def post(role: Role, place: UUID) -> Post:
    """A post of this role: a seat in a team for the roles of a team, else an appointment at an agency."""
    in_team = role in TEAM_ROLES
    return Post(
        id=UUID(int=7),
        role=role,
        jurisdiction=JURISDICTION,
        agency=None if in_team else place,
        team=place if in_team else None,
        title=role,
    )


def actor(*posts: Post, user: UUID | None = SOMEBODY) -> Actor:
    return Actor(user=user, name="Người thử", posts=posts)


def bearings(*, self_run: bool = False, sealed: bool = False, proposer: UUID | None = None) -> Bearings:
    return Bearings(
        jurisdiction=JURISDICTION,
        standing=PLACES[Side.STANDING],
        issuer=PLACES[Side.ISSUER],
        team=PLACES[Side.TEAM],
        unit=PLACES[Side.UNIT],
        addressee=PLACES[Side.ADDRESSEE],
        self_run=self_run,
        sealed=sealed,
        proposer=proposer,
    )


def every_post() -> Iterator[tuple[Role, Side | None]]:
    """Each role on each side where its kind of post can stand, and elsewhere (None)."""
    for role in Role:
        sides = [Side.TEAM] if role in TEAM_ROLES else [side for side in Side if side is not Side.TEAM]
        yield from ((role, side) for side in (*sides, None))


def place_of(side: Side | None) -> UUID:
    return PLACES[side] if side else ELSEWHERE
