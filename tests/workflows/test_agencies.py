"""The register: loaded twice to the same end, changed with a trace, its tree with dates."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.data.agencies import AgencyRow, SuccessionRow, load_agencies, load_successions
from kiemtra.data.agencies_national import load_national
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.domain.people import SYSTEM
from kiemtra.domain.registers import RegisterNotValid
from kiemtra.store.models import Agency, AgencyAncestor, AgencyHeir, AgencyParent, Event, RegisterLoad, Succession
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


def test_first_load_leaves_one_event_with_the_counts_and_the_fingerprint_of_the_list(
    register: agencies.LoadReport,
) -> None:
    assert register == agencies.LoadReport(tuple(one.key for one in ROWS), (), 0)
    event = Event.objects.get()
    entered = RegisterLoad.objects.get()
    assert (event.name, event.subject_id, event.actor_name) == ("register.loaded", entered.pk, "Hệ thống")
    assert event.after == {
        "digest": entered.digest,
        "agencies": 5,
        "successions": 2,
        "created": 5,
        "changed": 0,
        "succeeded": 2,
    }
    assert re.fullmatch(r"[0-9a-f]{64}", entered.digest)


def test_agency_is_entered_with_all_that_its_row_says(db: None) -> None:
    full = replace(
        ROWS[0],
        statistical_code="33",
        electronic_code="H31",
        former_code="000.00.00.H31",
        licence="MIT",
        note="Chưa rõ",
        latitude=Decimal("20.85"),
        longitude=Decimal("106.05"),
    )
    load((full,), ())

    agency = Agency.objects.get()
    assert (agency.statistical_code, agency.identifier, agency.former_identifier) == ("33", "H31", "000.00.00.H31")
    assert (agency.licence, agency.note) == ("MIT", "Chưa rõ")
    assert (agency.latitude, agency.longitude) == (Decimal("20.85"), Decimal("106.05"))
    assert load((full,), ()).changed == ()


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


def test_successions_are_entered(register: agencies.LoadReport) -> None:
    assert set(Succession.objects.values_list("predecessor__code", "successor__code", "kind")) == {
        ("tinh", "tinh-moi", "merged"),
        ("tinh.huyen", "tinh-moi", "dissolved"),
    }
    assert set(AgencyHeir.objects.values_list("predecessor__code", "heir__code")) == {
        ("tinh", "tinh-moi"),
        ("tinh.huyen", "tinh-moi"),
    }


def test_agency_that_was_there_hears_of_its_successor_by_an_event_of_its_own(db: None) -> None:
    load(ROWS, ())

    load()

    events = Event.objects.filter(name="agency.succeeded").order_by("id")
    assert [(one.subject_id, one.after["successor"]) for one in events] == [
        (Agency.objects.get(code=code).pk, "tinh-moi") for code in ("tinh", "tinh.huyen")
    ]
    assert Event.objects.filter(name="register.loaded").count() == 2


@pytest.mark.parametrize(
    ("rows", "successions", "faults"),
    [
        ((replace(ROWS[0], parent="tinh.huyen"), *ROWS[1:]), SUCCESSIONS, [(2, "parent_circle"), (4, "parent_circle")]),
        ((*ROWS, replace(ROWS[0], valid_to=None)), (), [(7, "key_twice")]),
        ((replace(ROWS[0], valid_to=date(2015, 1, 1)), *ROWS[1:]), (), [(2, "ends_before_start")]),
        (ROWS, (replace(SUCCESSIONS[0], predecessor="không-có"),), [(2, "succession_unknown")]),
        (ROWS, (replace(SUCCESSIONS[0], date=BEGAN),), [(2, "succession_too_early"), (2, "successor_not_there")]),
    ],
    ids=["circle", "twice", "dates", "unknown", "early"],
)
def test_wrong_list_is_refused_and_nothing_is_half_loaded(
    db: None, rows: tuple[AgencyRow, ...], successions: tuple[SuccessionRow, ...], faults: list[tuple[int, str]]
) -> None:
    with pytest.raises(RegisterNotValid) as refused:
        load(rows, successions)

    assert [(one.row, one.fault) for one in refused.value.faults] == faults
    assert not Agency.objects.exists()
    assert not Event.objects.exists()


def test_code_that_an_agency_of_the_register_bears_is_refused(db: None) -> None:
    load((replace(ROWS[0], electronic_code="H31"),), ())

    with pytest.raises(RegisterNotValid) as refused:
        load((replace(ROWS[1], valid_from=BEGAN, electronic_code="H31"),), ())

    assert [(one.fault, one.other) for one in refused.value.faults] == [("identifier_twice", "tinh")]


def test_same_list_again_leaves_alone_what_a_person_has_done_since(register: agencies.LoadReport) -> None:
    Agency.objects.filter(code="tinh.huyen.xa").update(valid_to=REFORM, note="Kết thúc theo quyết định của tỉnh")

    assert load().changed == ()
    assert Agency.objects.get(code="tinh.huyen.xa").valid_to == REFORM
    news = agencies.news((*ROWS[:3], replace(ROWS[3], symbol="X"), ROWS[4]), SUCCESSIONS)
    assert [set(change.after) for change in news.changes] == [{"symbol", "valid_to", "note"}]


def test_row_that_says_what_the_register_holds_already_is_no_change(register: agencies.LoadReport) -> None:
    Agency.objects.update(list_digest="")
    events = Event.objects.count()

    assert load() == agencies.LoadReport((), (), len(ROWS))
    assert Event.objects.count() == events
    assert not agencies.news(ROWS, SUCCESSIONS)


def test_news_tells_all_and_writes_nothing(register: agencies.LoadReport) -> None:
    events, before = Event.objects.count(), closure()
    fresh = row("tinh-moi.phuong", "tinh-moi", AgencyLevel.COMMUNE, start=AFTER)
    corrected = replace(SUCCESSIONS[1], ground="Nghị quyết 203/2025/QH15")
    added = SuccessionRow("tinh.huyen.xa", "tinh-moi.xa", REFORM, SuccessionKind.MERGED, "Nghị quyết", "")

    news = agencies.news(
        (*ROWS[:3], replace(ROWS[3], valid_to=REFORM), ROWS[4], fresh), (SUCCESSIONS[0], corrected, added)
    )

    assert [one.key for one in news.created] == ["tinh-moi.phuong"]
    assert [(one.row.key, one.before, one.after) for one in news.changes] == [
        ("tinh.huyen.xa", {"valid_to": None}, {"valid_to": REFORM})
    ]
    assert news.successions == (added,)
    assert [(one.row, one.before["ground"]) for one in news.corrections] == [(corrected, SUCCESSIONS[1].ground)]
    assert (Event.objects.count(), closure()) == (events, before)


def test_renamed_agency_keeps_those_under_it(db: None) -> None:
    renamed = date(2020, 1, 1)
    rows = (
        ROWS[0],
        row("tinh.huyen", "tinh", AgencyLevel.DISTRICT, end=renamed),
        row("tinh.thi-xa", "tinh", AgencyLevel.DISTRICT, start=renamed, end=REFORM),
        row("tinh.thi-xa.xa", "tinh.thi-xa", AgencyLevel.COMMUNE, end=REFORM),
    )
    load(rows, (SuccessionRow("tinh.huyen", "tinh.thi-xa", renamed, SuccessionKind.RENAMED, "Nghị quyết", ""),))

    assert line("tinh.thi-xa.xa", BEGAN) == ["tinh.huyen", "tinh"]
    assert line("tinh.thi-xa.xa", renamed) == ["tinh.thi-xa", "tinh"]
    assert AgencyAncestor.objects.filter(agency__code="tinh.thi-xa.xa", ancestor__code="tinh").count() == 1


def test_rename_that_comes_later_moves_those_who_were_there(register: agencies.LoadReport) -> None:
    day = date(2026, 4, 30)
    rows = (
        replace(ROWS[1], valid_to=day),
        row("thanh-pho", None, AgencyLevel.PROVINCE, start=day),
        *(one for one in ROWS if one.key != "tinh-moi"),
    )
    renamed = SuccessionRow("tinh-moi", "thanh-pho", day, SuccessionKind.RENAMED, "Nghị quyết 30/2026/QH16", "")

    report = load(rows, (*SUCCESSIONS, renamed))

    assert (report.created, report.changed) == (("thanh-pho",), ("tinh-moi",))
    assert line("tinh-moi.xa", REFORM) == ["tinh-moi"]
    assert line("tinh-moi.xa", day) == ["thanh-pho"]


def test_own_list_stands_below_what_the_register_has(register: agencies.LoadReport) -> None:
    own = row("tinh.huyen.xa.phong", "tinh.huyen.xa", AgencyLevel.COMMUNE)

    assert load((own,), ()).created == (own.key,)
    assert line(own.key, BEGAN) == ["tinh.huyen.xa", "tinh.huyen", "tinh"]


def test_link_that_a_list_takes_away_is_gone(register: agencies.LoadReport) -> None:
    load((replace(ROWS[4], parent=None),), ())

    assert line("tinh-moi.xa", AFTER) == []
    assert not AgencyParent.objects.filter(agency__code="tinh-moi.xa").exists()
    assert load((ROWS[4],), ()).changed == ("tinh-moi.xa",)
    assert line("tinh-moi.xa", AFTER) == ["tinh-moi"]


def test_progress_is_told_of_every_row_written(db: None) -> None:
    told: list[int] = []

    agencies.load(ROWS, SUCCESSIONS, by=SYSTEM, now=NOW, done=told.append)

    assert sum(told) == sum(table.objects.count() for table in (Agency, AgencyParent, AgencyAncestor, Succession))


def test_changed_succession_leaves_one_event(register: agencies.LoadReport) -> None:
    corrected = replace(SUCCESSIONS[0], ground="Nghị quyết 202/2025/QH15 ngày 12/6/2025")

    load(successions=(corrected,))

    old = Agency.objects.get(code="tinh")
    event = Event.objects.filter(name="agency.succeeded", subject_id=old.pk).latest("id")
    assert event.happened_on == REFORM
    assert event.before == {"kind": "merged", "ground": "Nghị quyết 202/2025/QH15"}
    assert event.after == {"successor": "tinh-moi", "kind": "merged", "ground": corrected.ground}
    assert Event.objects.filter(name="agency.succeeded").count() == 1


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


def test_queries_of_a_first_load_do_not_grow_with_the_agencies(db: None) -> None:
    rows, successions = load_agencies(), load_successions()

    with CaptureQueriesContext(
        connection,
    ) as made:
        load(rows, successions)

    assert len(made) <= 40


def test_province_of_the_national_register_loads_beside_the_places(db: None) -> None:
    national = load_national()
    load(load_agencies(), load_successions())
    rows = tuple(
        one for one in national.agencies if one.key.split(".")[0] in ("thai-binh", "hung-yen", "hung-yen-2025")
    )
    keys = {one.key for one in rows}
    successions = tuple(one for one in national.successions if {one.predecessor, one.successor} <= keys)

    report = load(rows, successions)

    assert report.changed == ()
    assert len(report.created) + report.unchanged == len(rows) > 1_000
    assert line("hung-yen.huyen-van-lam.thi-tran-nhu-quynh", date(2020, 1, 1)) == ["hung-yen.huyen-van-lam", "hung-yen"]
    assert line("hung-yen.thi-xa-my-hao.phuong-ban-yen-nhan", date(2018, 1, 1))[0] == "hung-yen.huyen-my-hao"
    assert load(rows, successions) == agencies.LoadReport((), (), len(rows))


def test_thanh_oai_stands_below_ha_noi_until_districts_end(db: None) -> None:
    load(load_agencies(), load_successions())
    district = Agency.objects.get(code="ha-noi.huyen-thanh-oai")
    city = Agency.objects.get(code="ha-noi")
    communes = AgencyAncestor.objects.filter(ancestor=district, agency__level=AgencyLevel.COMMUNE)

    assert communes.filter(queries.valid_on(date(2021, 6, 30))).count() == 21
    assert communes.filter(queries.valid_on(REFORM)).count() == 0
    assert district in queries.below(city.pk, date(2025, 6, 30))
    assert district not in queries.below(city.pk, REFORM)
