"""Who may do what, where; and for one record why somebody may or may not do each deed."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import ROLES, SCOPES, Actor, Permission, Role
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.domain.whys import Able, RecordKind, Why
from kiemtra.store.queries import whys
from kiemtra.web import labels
from kiemtra.web.forms.rights import AskForm
from kiemtra.web.labels import deeds as deed_words
from kiemtra.web.labels import rights as words
from kiemtra.web.request import Request
from kiemtra.web.views.why_links import name_of, page_of
from kiemtra.workflows import sealed_reading


@dataclass(frozen=True, slots=True)
class Line:
    """One deed as the page shows it."""

    label: str
    is_open: bool
    is_done: bool
    reason: str
    under: str
    permission: str
    able: str
    states: str


@require_safe
def role_list(request: Request) -> HttpResponse:
    """The whole table of roles: what each is for, where it holds, what it may do; and the permissions one by one."""
    held = {post.role for post in request.actor.posts}
    roles = [
        {
            "code": role,
            "name": words.ROLES[role],
            "task": words.ROLE_TASKS[role],
            "scope": words.SCOPES[SCOPES[role]],
            "permissions": [words.PERMISSIONS[one] for one in Permission if one in ROLES[role]],
            "mine": role in held,
        }
        for role in Role
    ]
    permissions = [
        {
            "name": words.PERMISSIONS[one],
            "task": words.PERMISSION_TASKS[one],
            "roles": ", ".join(words.ROLES[role] for role in Role if one in ROLES[role]),
        }
        for one in Permission
    ]
    return render(request, "rights/roles.html", {"roles": roles, "permissions": permissions})


@require_safe
def why(request: Request, kind: RecordKind, pk: UUID) -> HttpResponse:
    """Every deed on one record: open to who asks, or the reason why not and who could."""
    record = whys.found(kind, pk, request.actor)
    if kind is RecordKind.INSPECTION:
        sealed_reading.note([record], ReadingOf.PAGE, by=request.actor, now=request.now)
    form = AskForm(request.GET) if request.actor.may(Permission.RIGHTS_ASK) else None
    who, fault = _who(request, form)
    seen = who is request.actor or whys.is_seen(kind, record, who)
    other = who is not request.actor and (who.user != request.actor.user)
    told = whys.answers(kind, record, who, who.day or request.today) if seen else []
    lines = [_line(one, other) for one in told]
    context = {
        "kind": words.KINDS[kind],
        "name": name_of(kind, record),
        "href": page_of(kind, record),
        "form": form,
        "fault": fault,
        "who": who,
        "other": (who.name or request.GET.get("nguoi", "")) if other else "",
        "seen": seen,
        "open": [line for line in lines if line.is_open],
        "closed": [line for line in lines if not line.is_open and not line.is_done],
        "done": [line.label for line in lines if line.is_done],
    }
    return render(request, "rights/why.html", context)


def _who(request: Request, form: AskForm | None) -> tuple[Actor, str]:
    """The person that is asked about, and what is wrong with the question."""
    asked: dict[str, Any] = form.asked() if form else {}
    username = asked.get("nguoi", "")
    try:
        return whys.person(request.actor, username, asked.get("ngay") or request.today), ""
    except ObjectDoesNotExist:
        return request.actor, f"Không có tài khoản “{username}” trong phạm vi của bạn."


def _line(one: Why, other: bool) -> Line:
    states = deed_words.states_of(one.asked.deed, one.asked.rule)
    under = f"{one.post.title}; bên: {words.SIDES[one.side]}" if one.post and one.side else ""
    return Line(
        label=deed_words.deed(one.asked.deed),
        is_open=one.is_open,
        is_done=one.refusal is Refusal.ALREADY_DONE,
        reason=_reason(one.refusal, other) if one.refusal else "",
        under=under,
        permission=words.PERMISSIONS[one.asked.rule.permission],
        able=able_in_words(one.able),
        states=", ".join(states) if states else "mọi trạng thái",
    )


def _reason(refusal: Refusal, other: bool) -> str:
    """The sentence; of another person not as if it were said to the reader."""
    if other and refusal is Refusal.NOT_YOUR_ROLE:
        return "Vai trò của người này không có quyền làm việc này."
    return labels.refusal(refusal)


def able_in_words(able: Iterable[Able]) -> str:
    """Who could do it: roles, side by side."""
    by_side = groupby(sorted(able, key=lambda one: one.side), key=lambda one: one.side)
    parts = [f"{words.SIDES[side]}: {', '.join(words.ROLES[one.role] for one in ones)}" for side, ones in by_side]
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
