"""Timetable problems made from the national register: real places and working days, invented teams, leave and busy days."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from statistics import median

from kiemtra.data.agencies import load_agencies
from kiemtra.data.areas import load_areas
from kiemtra.data.calendar import load_calendar
from kiemtra.data.files import csv_rows
from kiemtra.scheduling.problem import Member, Place, Problem, Team, Visit

FOLDER = "agencies/national"
SEATS = 7
NATION_AGENCIES = 20
# Districts of Hải Phòng in 2019, by a commune of today in the middle of each.
HAI_PHONG_2019 = (
    "phuong-hong-bang",
    "phuong-ngo-quyen",
    "phuong-le-chan",
    "phuong-hai-an",
    "phuong-kien-an",
    "phuong-do-son",
    "phuong-duong-kinh",
    "phuong-thuy-nguyen",
    "phuong-an-duong",
    "xa-an-lao",
    "xa-kien-thuy",
    "xa-tien-lang",
    "xa-vinh-bao",
    "dac-khu-cat-hai",
)


def hai_phong() -> Problem:
    """S2 of 2019: 16 departments and 14 districts, four teams, one visit a day, 1/6 to 31/12."""
    rows = {row["slug"]: row for row in _communes()["hai-phong-2025"]}
    districts = [rows[slug] for slug in HAI_PHONG_2019]
    old = [row.key for row in load_agencies() if row.parent == "hai-phong" and row.kind == "department"]
    return _problem(
        "hai-phong",
        districts,
        agencies=sorted(old)[:16],
        teams=4,
        per_day=1,
        window=(date(2019, 6, 1), date(2019, 12, 31)),
        today=date(2019, 5, 20),
    )


def ho_chi_minh() -> Problem:
    """200 visits for 6 teams: 168 communes and 32 agencies, at most two a day in one former district, 1/3 to 30/11."""
    return province("ho-chi-minh-2025", agencies=32, teams=6)


def thanh_hoa() -> Problem:
    """A large province, 190 visits for 8 teams: 166 communes and 24 agencies."""
    return province("thanh-hoa", agencies=24, teams=8)


def nation() -> Iterator[Problem]:
    """All provinces, each with every commune and 20 agencies; a team for about 24 visits, eight at most."""
    for key, rows in sorted(_communes().items()):
        yield province(key, agencies=NATION_AGENCIES, teams=min(8, max(3, (len(rows) + NATION_AGENCIES) // 24)))


def province(key: str, *, agencies: int, teams: int) -> Problem:
    """A province in 2026: its communes, so many agencies in its middle, so many teams."""
    return _problem(
        key,
        _communes()[key],
        agencies=[f"{key}.{number:02}" for number in range(agencies)],
        teams=teams,
        per_day=2,
        window=(date(2026, 3, 1), date(2026, 11, 30)),
        today=date(2026, 2, 10),
    )


def _problem(
    key: str,
    communes: list[dict[str, str]],
    *,
    agencies: list[str],
    teams: int,
    per_day: int,
    window: tuple[date, date],
    today: date,
) -> Problem:
    chance = Random(key)
    areas = [area.code for area in load_areas()]
    base = _middle(communes)
    visits = [
        Visit(
            id=f"{number:03}",
            unit=agency,
            areas=frozenset(areas),
            locality=key,
            place=base,
            busy=_busy(chance, window),
        )
        for number, agency in enumerate(agencies)
    ]
    visits += [
        Visit(
            id=f"{number:03}",
            unit=row["code"],
            areas=frozenset(areas),
            locality=_district_of().get(row["code"], row["code"]),
            place=Place(float(row["latitude"]), float(row["longitude"])),
            busy=_busy(chance, window),
        )
        for number, row in enumerate(communes, len(agencies))
    ]
    made = tuple(_team(number, areas, agencies, base, chance, window) for number in range(teams))
    return Problem(tuple(visits), made, *window, today=today, calendar=load_calendar(), notice_days=5, per_day=per_day)


def _team(
    number: int, areas: list[str], agencies: list[str], base: Place, chance: Random, window: tuple[date, date]
) -> Team:
    """Seven people from as many agencies, at which they stand aside; each area is known by two or three of them."""
    members = []
    for seat in range(SEATS):
        known = {area for place, area in enumerate(areas) if (place + seat) % 3 == 0}
        own = agencies[(number * SEATS + seat) % len(agencies)]
        members.append(
            Member(
                person=f"{number}-{seat}",
                areas=frozenset(known),
                away=_leave(chance, window),
                recused=frozenset({own}),
                leads=seat < 2,
            )
        )
    return Team(f"đoàn {number + 1}", tuple(members), base)


def _leave(chance: Random, window: tuple[date, date]) -> frozenset[date]:
    """Two weeks of leave, three journeys of three days, eight single days."""
    return frozenset(day for length in (14, 3, 3, 3, *[1] * 8) for day in _run(chance, window, length))


def _busy(chance: Random, window: tuple[date, date]) -> frozenset[date]:
    """A session of the council for two days, a week in which others inspect, three single days."""
    return frozenset(day for length in (2, 5, 1, 1, 1) for day in _run(chance, window, length))


def _run(chance: Random, window: tuple[date, date], length: int) -> Iterator[date]:
    first = window[0] + timedelta(days=chance.randrange((window[1] - window[0]).days))
    return (first + timedelta(days=offset) for offset in range(length))


def _middle(communes: list[dict[str, str]]) -> Place:
    """Where the departments are: in the middle of the wards."""
    wards = [row for row in communes if row["slug"].startswith("phuong-")] or communes
    return Place(median(float(row["latitude"]) for row in wards), median(float(row["longitude"]) for row in wards))


@cache
def _communes() -> dict[str, list[dict[str, str]]]:
    """The communes of each province of today, in the order of their codes."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in csv_rows(f"{FOLDER}/communes_after.csv"):
        if row["valid_from"] == "2025-07-01" and row["latitude"]:
            found[row["parent"]].append(dict(row))
    return {key: sorted(rows, key=lambda row: row["code"]) for key, rows in found.items()}


@cache
def _district_of() -> dict[str, str]:
    """The former district in which the main part of each commune lay."""
    before = {row["code"]: row["parent"] for row in csv_rows(f"{FOLDER}/communes_before.csv") if row["parent"]}
    found: dict[str, str] = {}
    for row in csv_rows(f"{FOLDER}/successions.csv"):
        if row["old"] in before and (row["part"] == "main" or row["new"] not in found):
            found[row["new"]] = before[row["old"]]
    return found
