"""Jurisdictions and agencies, with their dates: who stood under whom, and who followed whom."""

from django.db import models

from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.store.models.record import Record, in_order, one_of


class Agency(Record):
    # A stable short key in the register ("hai-phong.so-noi-vu").
    code = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=150)
    # The name folded for search: no case, no marks, đ as d.
    folded = models.CharField(max_length=300, db_index=True)
    kind = models.CharField(max_length=32)
    level = models.CharField(max_length=16)
    # As in document symbols: "SNV", "UBND".
    symbol = models.CharField(max_length=40, blank=True)
    # The place-name in the head of its documents.
    place = models.CharField(max_length=120, blank=True)
    identifier = models.CharField(max_length=35, blank=True)
    # Its form of before Decision 20/2020/QĐ-TTg: "000.00.00.H57".
    former_identifier = models.CharField(max_length=13, blank=True)
    # Of the area: two digits a province, three a district, five a commune.
    statistical_code = models.CharField(max_length=5, blank=True, db_index=True)
    # The middle of the area, in degrees.
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    # What is not known about it.
    note = models.CharField(max_length=300, blank=True)
    # Of what the register's list said last: a load brings what is new in the list and leaves alone what people did since.
    list_digest = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            one_of("kind", AgencyKind, name="agency_kind"),
            one_of("level", AgencyLevel, name="agency_level"),
            in_order("valid_from", "valid_to", name="agency_validity"),
        ]
        # A search reads through this narrow index in the order of the codes, not through the wide rows.
        indexes = [
            models.Index(
                fields=[
                    "code",
                    "folded",
                    "symbol",
                    "identifier",
                    "statistical_code",
                    "valid_from",
                    "valid_to",
                    "kind",
                    "level",
                    "id",
                ],
                name="agency_search",
            )
        ]

    def __str__(self) -> str:
        return self.name


class AgencyParent(models.Model):
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="parent_links")
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="child_links")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "parent", "valid_from"], name="one_parent_link"),
            in_order("valid_from", "valid_to", name="parent_validity"),
        ]


class AgencyAncestor(models.Model):
    """The closure of the parent links: a subtree question is one indexed join."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="ancestor_rows")
    ancestor = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="descendant_rows")
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["ancestor", "agency"], name="agency_subtree")]


class Succession(models.Model):
    predecessor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="inheritances", null=True)
    on = models.DateField()
    kind = models.CharField(max_length=16)
    ground = models.CharField(max_length=300)
    # Of several successors the one that took the main part: obligations go to it unless a person decides otherwise.
    is_main = models.BooleanField(default=False)
    # The deed that made it; empty where the register says so.
    reorganisation = models.ForeignKey(
        "Reorganisation", on_delete=models.PROTECT, null=True, blank=True, related_name="successions"
    )

    class Meta:
        constraints = [
            one_of("kind", SuccessionKind, name="succession_kind"),
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="one_succession"),
        ]


class AgencyHeir(models.Model):
    """The closure of the successions: whose records an agency sees since the day on which it took them over."""

    predecessor = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="heir_rows")
    heir = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="heritage_rows")
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["heir", "predecessor"], name="one_heritage")]


class Jurisdiction(Record):
    """A government's system: the stable key on every plan-side table. It survives mergers and is not an agency."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    # The People's Committee at its head, and the agency that stands for inspections.
    root = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    standing_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    # What people enter here is invented for show: the mark stands on every page and document.
    illustrative = models.BooleanField(default=False)
    # Demo only: the day that this system takes for today.
    assumed_day = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
