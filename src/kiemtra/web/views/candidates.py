"""Choosing people for seats: a search in the address, what was chosen before, and what a form sends back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kiemtra.store.models import Plan
from kiemtra.store.queries import candidates as queries
from kiemtra.store.queries.candidates import Candidate
from kiemtra.web.request import Request

WORDS, CHOSEN = "tim", "nguoi"
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Choosing:
    """Who may be chosen on a page: `found` are shown, `chosen` stand in the form already."""

    words: str
    found: Sequence[Candidate]
    chosen: Sequence[Candidate]

    @property
    def by_key(self) -> dict[str, Candidate]:
        """Everybody of these, as forms name them."""
        return {str(one.user.pk): one for one in (*self.chosen, *self.found)}

    @property
    def initial(self) -> dict[str, Any]:
        """What a form for one seat begins with."""
        one = self.chosen[0] if self.chosen else None
        return {"user": str(one.user.pk), "position": one.position} if one else {}


def choosing(request: Request, plan: Plan, prefix: str = "") -> Choosing:
    """What the address asks for, and what a form sends back; two queries and one for what is chosen."""
    words = request.GET.get(WORDS, "").strip()[:LONGEST]
    said = [*request.GET.getlist(CHOSEN), *_sent(request, prefix)]
    keys = list(dict.fromkeys(key for one in said if (key := _id(one))))
    found = queries.of_plan(plan, request.today, words=words, chosen=keys)
    wanted = {UUID(one) for one in request.GET.getlist(CHOSEN) if _id(one)}
    return Choosing(words, found, [one for one in found if one.user.pk in wanted])


def _sent(request: Request, prefix: str) -> list[str]:
    return [str(value) for name, value in request.POST.items() if name.startswith(prefix) and name.endswith("user")]


def _id(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
