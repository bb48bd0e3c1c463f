"""The register: loaded twice to the same end, changed with a trace, its tree with dates."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.data.agencies import AgencyRow, SuccessionRow, load_agencies, load_successions
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.domain.people import SYSTEM
from kiemtra.store.models import Agency, AgencyAncestor, AgencyParent, Event, Succession
from kiemtra.store.queries import agencies as queries
from kiemtra.workflows import agencies
from tests.world import NOW

BEGAN = date(2016, 1, 1)
REFORM = date(2025, 7, 1)
AFTER = date(2025, 7, 2)


def row(
    key: str, parent: str | None, level: AgencyLevel, start: date = BEGAN, end: date | None = None, name: str = ""
) -> AgencyRow:
    name = name or f"Ủy ban nhân dân {key}"
    kind = AgencyKind.PEOPLES_COMMITTEE
    return AgencyRow(key, name, name, kind, level, "UBND", key, parent, start, end, "", "", "Nguồn thử", "")


# A district that ends, its commune that outlives it, and a province that is merged into a new one.
ROWS = (
    row("tinh", None, AgencyLevel.PROVINCE, end=REFORM),
    row("tinh-moi", None, AgencyLevel.PROVINCE, start=REFORM),
    row("tinh.huyen", "tinh", AgencyLevel.DISTRICT, end=REFORM),
    row("tinh.huyen.xa", "tinh.huyen", AgencyLevel.COMMUNE),
    row("tinh-moi.xa", "tinh-moi", AgencyLevel.COMMUNE, start=REFORM),
)
SUCCESSIONS = (
    SuccessionRow("tinh", "tinh-moi", REFORM, SuccessionKind.MERGED, "Nghị quyết 202/2025/QH15", ""),
    SuccessionRow("tinh.huyen", "tinh-moi", REFORM, SuccessionKind.DISSOLVED, "Luật 72/2025/QH15", ""),
    SuccessionRow("không-có", "tinh-moi", REFORM, SuccessionKind.MERGED, "", ""),
)


def load(rows: tuple[AgencyRow, ...] = ROWS, successions: tuple[SuccessionRow, ...] = SUCCESSIONS):
    return agencies.load(rows, successions, by=SYSTEM, now=NOW)


def line(code: str, day: date) -> list[str]:
    """Those above the agency on the day, nearest first."""
    rows = AgencyAncestor.objects.filter(queries.valid_on(day), agency__code=code, depth__gt=0)
    return list(rows.order_by("depth").values_list("ancestor__code", flat=True))


def closure() -> set[tuple[object, ...]]:
    return set(AgencyAncestor.objects.values_list("pk", "agency", "ancestor", "depth", "valid_from", "valid_to"))


@pytest.fixture
def register(db: None) -> agencies.LoadReport:
    return load()


def test_first_load_enters_each_agency_with_an_event(register: agencies.LoadReport) -> None:
    assert register == agencies.LoadReport(tuple(one.key for one in ROWS), (), 0)
    assert Event.objects.filter(name="agency.entered").count() == len(ROWS)
    assert Event.objects.count() == len(ROWS) + 2
    assert set(Event.objects.values_list("actor_name", flat=True)) == {"Hệ thống"}


def test_second_load_writes_nothing(register: agencies.LoadReport) -> None:
    events, links, before = Event.objects.count(), set(AgencyParent.objects.values_list("pk")), closure()

    assert load() == agencies.LoadReport((), (), len(ROWS))
    assert (Event.objects.count(), set(AgencyParent.objects.values_list("pk")), closure()) == (events, links, before)


def test_changed_row_leaves_one_event_with_both_values(register: agencies.LoadReport) -> None:
    renamed = replace(ROWS[3], name="Ủy ban nhân dân phường Mới", symbol="UBND-M")
    events = Event.objects.count()

    report = load((*ROWS[:3], renamed, ROWS[4]))

    assert report == agencies.LoadReport((), ("tinh.huyen.xa",), 4)
    assert Event.objects.count() == events + 1
    event = Event.objects.get(name="agency.changed")
    agency = Agency.objects.get(code="tinh.huyen.xa")
    assert (event.subject_id, agency.revision, agency.folded) == (agency.pk, 2, "uy ban nhan dan phuong moi")
    assert event.before == {"name": ROWS[3].name, "folded": "uy ban nhan dan tinh huyen xa", "symbol": "UBND"}
    assert event.after == {"name": renamed.name, "folded": agency.folded, "symbol": "UBND-M"}


def test_changed_parent_moves_the_line_and_leaves_one_event(register: agencies.LoadReport) -> None:
    moved = replace(ROWS[3], parent="tinh")

    report = load((*ROWS[:3], moved, ROWS[4]))

    assert report.changed == ("tinh.huyen.xa",)
    event = Event.objects.get(name="agency.changed")
    assert (event.before, event.after) == ({"parent": "tinh.huyen"}, {"parent": "tinh"})
    assert line("tinh.huyen.xa", BEGAN) == ["tinh"]
    assert load((*ROWS[:3], moved, ROWS[4])).changed == ()


def test_line_follows_the_dates(register: agencies.LoadReport) -> None:
    assert line("tinh.huyen.xa", date(2025, 6, 30)) == ["tinh.huyen", "tinh"]
    assert line("tinh.huyen.xa", REFORM) == []
    assert line("tinh-moi.xa", date(2025, 6, 30)) == []
    assert line("tinh-moi.xa", REFORM) == ["tinh-moi"]


def test_line_ends_where_any_part_of_it_ends(register: agencies.LoadReport) -> None:
    far = AgencyAncestor.objects.get(agency__code="tinh.huyen.xa", ancestor__code="tinh")
    own = AgencyAncestor.objects.get(agency__code="tinh.huyen.xa", depth=0)

    assert (far.depth, far.valid_from, far.valid_to) == (2, BEGAN, REFORM)
    assert (own.ancestor_id, own.valid_from, own.valid_to) == (own.agency_id, BEGAN, None)


def test_line_of_those_that_never_met_is_empty(db: None) -> None:
    load((row("cũ", None, AgencyLevel.PROVINCE, end=REFORM), row("mới", "cũ", AgencyLevel.COMMUNE, start=REFORM)), ())

    assert not AgencyParent.objects.exists()
    assert line("mới", AFTER) == []


def test_succession_of_unknown_agencies_is_left_out(register: agencies.LoadReport) -> None:
    assert set(Succession.objects.values_list("predecessor__code", "successor__code", "kind")) == {
        ("tinh", "tinh-moi", "merged"),
        ("tinh.huyen", "tinh-moi", "dissolved"),
    }


def test_changed_succession_leaves_one_event(register: agencies.LoadReport) -> None:
    corrected = replace(SUCCESSIONS[0], ground="Nghị quyết 202/2025/QH15 ngày 12/6/2025")

    load(successions=(corrected,))

    old = Agency.objects.get(code="tinh")
    event = Event.objects.filter(name="agency.succeeded", subject_id=old.pk).latest("id")
    assert event.happened_on == REFORM
    assert event.before == {"kind": "merged", "ground": "Nghị quyết 202/2025/QH15"}
    assert event.after == {"successor": "tinh-moi", "kind": "merged", "ground": corrected.ground}
    assert Event.objects.filter(name="agency.succeeded").count() == 3


def test_load_of_nothing_keeps_what_is_there(register: agencies.LoadReport) -> None:
    before = closure()

    assert load((), ()) == agencies.LoadReport((), (), 0)
    assert closure() == before


def test_register_that_ships_loads_twice_to_the_same_end(db: None) -> None:
    rows, successions = load_agencies(), load_successions()
    load(rows, successions)
    events, before = Event.objects.count(), closure()

    with CaptureQueriesContext(
        connection,
    ) as queries_made:
        report = load(rows, successions)

    assert report == agencies.LoadReport((), (), len(rows))
    assert (Event.objects.count(), closure()) == (events, before)
    # However many agencies: the register, its links, its lines, its successions, a savepoint.
    assert len(queries_made) <= 8


def test_queries_of_a_first_load_grow_with_the_events_only(db: None) -> None:
    with CaptureQueriesContext(connection) as made:
        load()

    assert len(made) <= 2 * len(ROWS) + 8 * 2 + 10


def test_thanh_oai_stands_below_ha_noi_until_districts_end(db: None) -> None:
    load(load_agencies(), load_successions())
    district = Agency.objects.get(code="ha-noi.huyen-thanh-oai")
    city = Agency.objects.get(code="ha-noi")
    communes = AgencyAncestor.objects.filter(ancestor=district, agency__level=AgencyLevel.COMMUNE)

    assert communes.filter(queries.valid_on(date(2021, 6, 30))).count() == 21
    assert communes.filter(queries.valid_on(REFORM)).count() == 0
    assert district in queries.below(city.pk, date(2025, 6, 30))
    assert district not in queries.below(city.pk, REFORM)
