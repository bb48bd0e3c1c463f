"""Absences that an actor may see: his own, and those of the people whose visits he plans."""

from django.db.models import Q, QuerySet

from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import Absence, TeamMember
from kiemtra.store.queries import sides


def visible_to(actor: Actor) -> QuerySet[Absence]:
    """The absences of this actor and of those kept by him; those taken back too."""
    return Absence.objects.filter(about_kept(actor)) if actor.is_known else Absence.objects.none()


def about_kept(actor: Actor) -> Q:
    """The condition of rows with `user` and `member`: about the actor himself, or about somebody whose visits he plans."""
    seats = kept_by(actor)
    return Q(user=actor.user) | Q(user__in=seats.filter(user__isnull=False).values("user")) | Q(member__in=seats)


def kept_by(actor: Actor) -> QuerySet[TeamMember]:
    """The seats, held today or later, of the teams that the actor heads, writes for or stands for.

    Deputies and members do not look into each other's absences, nor does the inspected unit.
    """
    teams = Q(team__in=actor.teams_as(Role.TEAM_HEAD, Role.TEAM_SECRETARY))
    standing = sides.stood_for_by(actor.reach_as(Role.STANDING_OFFICER), "team__plan__")
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=actor.day) if actor.day else Q()
    return TeamMember.objects.filter(lasting, teams | standing | sides.run_by_itself(actor, "team__plan__"))
