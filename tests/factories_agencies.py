"""A few agencies with their tree and what became of them in 2025, for tests of the register."""

from datetime import date

from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, AgencyAncestor, AgencyParent, Succession
from kiemtra.workflows.heirs import bring_heirs

FIRST, CHANGE = date(2016, 1, 1), date(2025, 7, 1)
OLD, NEW = date(2019, 6, 5), date(2025, 7, 2)


def enter(
    code: str,
    name: str,
    above: Agency | None = None,
    *,
    level: AgencyLevel = AgencyLevel.COMMUNE,
    kind: AgencyKind = AgencyKind.PEOPLES_COMMITTEE,
    since: date = FIRST,
    until: date | None = None,
    **facts: str,
) -> Agency:
    """An agency of the register with its place in the tree."""
    agency = Agency.objects.create(
        code=code,
        name=name,
        short_name=name.replace("Ủy ban nhân dân", "UBND"),
        folded=fold(name),
        kind=kind,
        level=level,
        valid_from=since,
        valid_to=until,
        **facts,
    )
    span = {"valid_from": since, "valid_to": until}
    AgencyAncestor.objects.create(agency=agency, ancestor=agency, depth=0, **span)
    if above:
        AgencyParent.objects.create(agency=agency, parent=above, **span)
        for line in above.ancestor_rows.all():
            AgencyAncestor.objects.create(agency=agency, ancestor=line.ancestor, depth=line.depth + 1, **span)
    return agency


def follow(old: Agency, new: Agency | None, kind: SuccessionKind = SuccessionKind.MERGED, on: date = CHANGE) -> None:
    """`new` takes over from `old`."""
    Succession.objects.create(predecessor=old, successor=new, on=on, kind=kind, ground="Nghị quyết 1656/NQ-UBTVQH15")
    bring_heirs()


class Reorganised:
    """A province whose district and two communes ended: one commune merged, the other was split between two heirs."""

    def __init__(self) -> None:
        self.province = enter("ha-noi", "Ủy ban nhân dân thành phố Hà Nội", level=AgencyLevel.PROVINCE)
        self.district = enter(
            "ha-noi.thanh-oai",
            "Ủy ban nhân dân huyện Thanh Oai",
            self.province,
            level=AgencyLevel.DISTRICT,
            until=CHANGE,
        )
        self.merged = enter("ha-noi.thanh-oai.do-dong", "Ủy ban nhân dân xã Đỗ Động", self.district, until=CHANGE)
        self.split = enter("ha-noi.thanh-oai.tan-uoc", "Ủy ban nhân dân xã Tân Ước", self.district, until=CHANGE)
        self.heir = enter("ha-noi.dan-hoa", "Ủy ban nhân dân xã Dân Hòa", self.province, since=CHANGE)
        self.other_heir = enter("ha-noi.tam-hung", "Ủy ban nhân dân xã Tam Hưng", self.province, since=CHANGE)
        self.department = enter(
            "ha-noi.sldtbxh",
            "Sở Lao động - Thương binh và Xã hội thành phố Hà Nội",
            self.province,
            level=AgencyLevel.PROVINCE,
            kind=AgencyKind.DEPARTMENT,
            symbol="SLĐTBXH",
            identifier="H26.12",
        )
        follow(self.district, self.province)
        follow(self.merged, self.heir)
        follow(self.split, self.heir, SuccessionKind.SPLIT)
        follow(self.split, self.other_heir, SuccessionKind.SPLIT)
