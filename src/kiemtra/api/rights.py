"""Why may I, why may I not: for each deed on a record a code, a sentence, and who could."""

from datetime import date
from typing import Annotated, Any, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from kiemtra.api.errors import Words
from kiemtra.api.records import FAULTS
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor, Permission
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.domain.whys import RecordKind, Why
from kiemtra.store.queries import whys
from kiemtra.workflows import sealed_reading

Username = Annotated[str, Query(max_length=150, description="Tên đăng nhập của người khác; để trống là chính mình")]


class AbleOut(Schema):
    """A role that could do it, and the side of the record on which it must stand."""

    role: str
    side: str


class WhyOut(Schema):
    """One deed: open or not, why, under which post, by which rule."""

    deed: str
    open: bool
    code: str | None
    message: str
    post: UUID | None
    post_title: str
    side: str | None
    permission: str
    states: list[str]
    able: list[AbleOut]


class WhysOut(Schema):
    """All deeds on one record for one person; none where that person does not see it."""

    kind: RecordKind
    id: UUID
    seen: bool
    deeds: list[WhyOut]


def router(words: Words) -> Router:
    """The address of this question; `words` gives the sentences of refusals."""
    made = Router()

    @made.get(
        "/why/{kind}/{uuid:pk}/",
        response={200: WhysOut, 403: FAULTS[404], **FAULTS},
        summary="Làm được gì với một hồ sơ",
        description="Với từng việc: làm được hay không, vì sao, với tư cách nào, ai làm được.",
    )
    def why(
        request: HttpRequest, kind: RecordKind, pk: UUID, username: Username = "", day: date | None = None
    ) -> dict[str, Any]:
        """Every deed on one record that you see."""
        actor = cast(Actor, request.actor)  # type: ignore[attr-defined]
        today = cast(date, request.today)  # type: ignore[attr-defined]
        record = whys.found(kind, pk, actor)
        if (username or day) and not actor.may(Permission.RIGHTS_ASK):
            raise NotAllowed(Refusal.NOT_YOUR_ROLE)
        note_reading(request, kind, record)
        who = whys.person(actor, username, day or today)
        seen = who is actor or whys.is_seen(kind, record, who)
        told = whys.answers(kind, record, who, day or today) if seen else []
        return {"kind": kind, "id": pk, "seen": seen, "deeds": [_out(one, words) for one in told]}

    return made


def note_reading(request: Any, kind: RecordKind, record: Any) -> None:
    """Who asks about a sealed inspection has read of it."""
    if kind is RecordKind.INSPECTION:
        sealed_reading.note([record], ReadingOf.API, by=request.actor, now=request.now)


def _out(one: Why, words: Words) -> dict[str, Any]:
    return {
        "deed": one.asked.deed,
        "open": one.is_open,
        "code": one.refusal,
        "message": words(one.refusal) if one.refusal else "",
        "post": one.post.id if one.post else None,
        "post_title": one.post.title if one.post else "",
        "side": one.side,
        "permission": one.asked.rule.permission,
        "states": sorted(one.asked.rule.states),
        "able": [{"role": able.role, "side": able.side} for able in one.able],
    }
