"""One thing that is due, and how it is asked of the tables of deeds whether it is somebody's."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kiemtra.domain.deeds import Bearings, DeedRule, acting_post, why_not
from kiemtra.domain.people import Actor
from kiemtra.domain.work import WorkKind

# So many rows of one subject are looked through: a list that nobody can read to its end helps nobody.
LIMIT = 300


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing that is due for the actor; `url` and `pk` name its page, `why` is the post that it falls to."""

    kind: WorkKind
    title: str
    unit: str
    due_on: date | None
    late: bool
    url: str
    pk: UUID
    why: str


@dataclass(frozen=True, slots=True)
class Asker:
    """The person and the day that work is looked for."""

    actor: Actor
    today: date

    def may_ever(self, *rules: DeedRule) -> bool:
        """Whether any post carries one of these deeds somewhere: else no row need be read."""
        return any(self.actor.may(rule.permission) for rule in rules)

    def item(
        self,
        kind: WorkKind,
        rule: DeedRule,
        bearings: Bearings,
        state: str,
        *,
        title: str,
        unit: str,
        due_on: date | None,
        page: tuple[str, UUID],
    ) -> list[WorkItem]:
        """The item where the deed is open to the actor, else none."""
        if why_not(self.actor, rule, bearings, state):
            return []
        post = acting_post(self.actor, rule, bearings)
        late = due_on is not None and due_on < self.today
        return [WorkItem(kind, title, unit, due_on, late, *page, post.title if post else "")]
