"""An agency that ends and is followed by another, and the people of that one."""

from datetime import date

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import Agency, Appointment, Succession
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows.heirs import bring_heirs
from tests.world import World, make_user

END = date(2025, 7, 1)
AFTER = date(2025, 7, 15)


def heir_of(
    agency: Agency,
    code: str,
    kind: SuccessionKind = SuccessionKind.MERGED,
    *,
    is_main: bool = False,
    on: date = END,
) -> Agency:
    """The agency ends on the day, and a new one follows it."""
    heir, _ = Agency.objects.get_or_create(
        code=code,
        defaults={
            "name": f"{agency.name} mới",
            "short_name": f"{agency.short_name} mới",
            "folded": code,
            "kind": agency.kind,
            "level": agency.level,
            "symbol": agency.symbol,
            "valid_from": on,
        },
    )
    Agency.objects.filter(pk=agency.pk).update(valid_to=on)
    Succession.objects.create(
        predecessor=agency, successor=heir, on=on, kind=kind, ground="Nghị quyết 202", is_main=is_main
    )
    bring_heirs()
    return heir


def at(world: World, agency: Agency, role: Role, name: str) -> Actor:
    user = make_user(name, name)
    Appointment.objects.create(
        user=user, jurisdiction=world.jurisdiction, agency=agency, role=role, title=name, valid_from=END
    )
    return actor_of(user, AFTER)
