"""How a workflow asks whether its actor may: the refusal raised, or the post under which the deed is done."""

from kiemtra.domain.deeds import Bearings, DeedRule, acting_post, why_not
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor, Post


def require(actor: Actor, rule: DeedRule, bearings: Bearings, state: str) -> Post:
    """The post under which the actor may do the deed; raises `NotAllowed` with the reason where none does."""
    if refusal := why_not(actor, rule, bearings, state):
        raise NotAllowed(refusal)
    post = acting_post(actor, rule, bearings)
    assert post is not None, "why_not has found a post"
    return post


def refuse(refusal: Refusal | None, **facts: object) -> None:
    """Raise `NotAllowed` where there is a reason against."""
    if refusal:
        raise NotAllowed(refusal, **facts)
