"""One programme founded from its text: read, confirmed, issued, its teams set up, its visits proposed and decided.

Everything goes through the workflows, as its officers would do it. What the text does not say comes from
`data/programmes` and is marked as invented by the jurisdiction's mark.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiemtra.cli.demo import after_reform, people
from kiemtra.data.programmes import Programme, TeamRow
from kiemtra.domain.matching import Named, match
from kiemtra.domain.people import SYSTEM, Actor
from kiemtra.domain.plans import ExpectedKind, UnitChoice
from kiemtra.domain.readings import Fact, FactGroup, facts_of
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, Jurisdiction, Plan, Team, User
from kiemtra.store.queries import agencies
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import accounts, demo, expectations, inspections, plans, teams
from kiemtra.workflows.readings import confirming, deciding, taking
from kiemtra.workflows.readings.taking import Source

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Where the text names no area: what every inspection of this work looks at.
DEFAULT_AREAS = ("direction", "procedures", "one_stop", "civil_service", "public_finance", "e_government")


@dataclass
class Founded:
    """A programme that runs: its jurisdiction, people by key, plan and teams."""

    programme: Programme
    jurisdiction: Jurisdiction
    users: dict[str, User]
    agencies: dict[str, Agency]
    plan: Plan
    teams: list[Team]

    def actor(self, key: str, today: date | None = None) -> Actor:
        """Somebody as of a day (the programme's first day)."""
        return actor_of(self.users[key], today or self.programme.day)


def found(
    programme: Programme, text: bytes, name: str | None = None, *, in_draft: Callable[[Founded], None] | None = None
) -> Founded:
    """Found a programme; `text` is the published text about its plan, `in_draft` what else is done to the draft of it."""
    now = at(programme.day)
    founded = draft(programme, text, name)
    _add_drawn(founded, now)
    _expect(founded, now)
    if in_draft:
        in_draft(founded)
    _issue(founded, now)
    founded.teams.extend(_teams(founded, now))
    _visits(founded, now)
    _unannounced(founded, now)
    return founded


def draft(programme: Programme, text: bytes, name: str | None = None) -> Founded:
    """Found its system with its people, and make the draft of the plan that the text gives."""
    now = at(programme.day)
    register = agencies.by_code()
    jurisdiction = accounts.found_jurisdiction(
        programme.code,
        programme.name,
        root=register[programme.root],
        standing_agency=register[programme.standing_agency],
        illustrative=True,
        by=SYSTEM,
        now=now,
    )
    users = _people(programme, jurisdiction, register, now)
    officer = actor_of(users["chuyen-vien"], programme.day)
    plan = _plan(programme, jurisdiction, Source(text, name or programme.text), officer, now)
    return Founded(programme, jurisdiction, users, register, plan, [])


def assume_first_day(founded: Founded) -> None:
    """Let the system take the programme's first day for today (in the demo only)."""
    now = at(founded.programme.day)
    demo.assume_day(founded.jurisdiction.pk, founded.programme.day, by=SYSTEM, now=now)


def at(day: date, hour: int = 8) -> datetime:
    """An hour of that day in Hà Nội."""
    return datetime.combine(day, time(hour), HANOI)


def read_text(folder: Path, programme: Programme) -> bytes:
    """The programme's text from a folder of examples."""
    return (folder / programme.text).read_bytes()


def _people(
    programme: Programme, jurisdiction: Jurisdiction, register: dict[str, Agency], now: datetime
) -> dict[str, User]:
    posts = list(people.staff(programme))
    for code in programme.with_accounts:
        posts += people.of_unit(people.key_of_unit(code), code, register[code].short_name)
    since = date(programme.day.year, 1, 1)
    users = {post.key: people.appoint(jurisdiction, post, register[post.agency], since, now) for post in posts}
    users |= {row.key: people.in_field(jurisdiction, row, register, since, now) for row in programme.fields}
    users |= after_reform.appoint(programme, jurisdiction, users["quan-tri"], register, now)
    for number, row in enumerate(programme.teams, start=1):
        titles = {"truong-doan": "Trưởng Đoàn", "thu-ky": "Thư ký Đoàn"}
        for key, title in titles.items():
            users[f"{key}-{number}"] = people.enter(programme.code, f"{key}-{number}", f"{title} {number}", now)
        for place, _ in enumerate(row.members, start=1):
            key = f"thanh-vien-{number}-{place}"
            users[key] = people.enter(programme.code, key, f"Thành viên Đoàn {number} ({place})", now)
    return users


def _plan(programme: Programme, jurisdiction: Jurisdiction, text: Source, officer: Actor, now: datetime) -> Plan:
    """The draft that the text gives, every fact accepted, and what the officer adds to it."""
    taken = taking.take(jurisdiction, text.data, text.name, by=officer, now=now)
    reading = deciding.accept_rest(taken.pk, revision=taken.revision, by=officer, now=now)
    choices = _choices(programme, jurisdiction, facts_of(reading.facts, reading.decisions))
    plan = confirming.confirm(reading.pk, choices, revision=reading.revision, by=officer, now=now, today=programme.day)
    content = plans.PlanEdit(
        title=plan.title,
        purpose=plan.purpose,
        window=programme.window or (plan.window_from, plan.window_to),
        data_period=(plan.data_from, plan.data_to),
        areas=tuple(plan.areas.values_list("area", flat=True)) or DEFAULT_AREAS,
        deadlines=tuple((code, row["days"], row["working"], row["source"]) for code, row in plan.deadlines.items()),
        preparation="\n".join(programme.preparation),
        has_unannounced=plan.has_unannounced,
    )
    return plans.edit(plan.pk, content, revision=plan.revision, by=officer, now=now)


def _choices(programme: Programme, jurisdiction: Jurisdiction, facts: tuple[Fact, ...]) -> confirming.PlanChoices:
    """Each unit that the register knows under that very name, and every group that the text takes as a whole."""
    register = {agency.pk: agency for agency in agencies.around(jurisdiction.root.pk, programme.day)}
    named = [Named(agency.pk, agency.name, agency.short_name) for agency in register.values()]
    matches = {
        fact.id: match(fact.data["name"], named).exact
        for fact in facts
        if fact.group is FactGroup.UNITS and fact.data["role"] == "inspected"
    }
    return confirming.PlanChoices(
        year=programme.year,
        title=f"Kế hoạch kiểm tra công tác CCHC năm {programme.year}",
        issuer=jurisdiction.root,
        standing_agency=jurisdiction.standing_agency,
        units={fact: register[found.id] for fact, found in matches.items() if found},
        whole_groups=frozenset(
            fact.id for fact in facts if fact.group is FactGroup.UNIT_COUNTS and fact.data["qualifier"] == "all"
        ),
    )


def _add_drawn(founded: Founded, now: datetime) -> None:
    drawn = [founded.agencies[code] for code in founded.programme.drawn]
    if drawn:
        reason = "Văn bản không nêu tên đơn vị: chọn để minh họa"
        officer = founded.actor("chuyen-vien")
        plans.add_units(founded.plan.pk, drawn, chosen=UnitChoice.PROPOSED, reason=reason, by=officer, now=now)


def _expect(founded: Founded, now: datetime) -> None:
    rows = founded.programme.expected
    if rows is None:
        return
    below = [founded.agencies[code] for code in rows.agencies]
    for kind, due_on in (
        (ExpectedKind.INSPECTION_PLAN, rows.inspection_plan_due),
        (ExpectedKind.SELF_INSPECTION_PLAN, rows.self_inspection_plan_due),
    ):
        expectations.expect(
            founded.plan.pk,
            below,
            kind,
            due_on=due_on,
            by=founded.actor("chuyen-vien"),
            now=now,
            today=founded.programme.day,
        )


def _issue(founded: Founded, now: datetime) -> None:
    plan = founded.plan
    plan.refresh_from_db()
    plan = plans.submit(plan.pk, revision=plan.revision, by=founded.actor("chuyen-vien"), now=now)
    founded.plan = plans.issue(
        plan.pk, revision=plan.revision, on=founded.programme.day, by=founded.actor("lanh-dao"), now=now
    )


def _teams(founded: Founded, now: datetime) -> list[Team]:
    return [
        teams.set_up(
            founded.plan.pk,
            row.name,
            list(_seats(founded, number, row)),
            on=founded.programme.day,
            symbol=row.symbol,
            seal_agency=founded.agencies[founded.programme.standing_agency],
            by=founded.actor("chuyen-vien"),
            now=now,
        )
        for number, row in enumerate(founded.programme.teams, start=1)
    ]


def _seats(founded: Founded, number: int, row: TeamRow) -> list[teams.Seat]:
    def seat(role: TeamRole, key: str, position: str, areas: tuple[str, ...] = ()) -> teams.Seat:
        user = founded.users[f"{key}"]
        return teams.Seat(role, user.full_name, position, user, areas=areas)

    members = [
        seat(TeamRole.MEMBER, f"thanh-vien-{number}-{place}", member.position, member.areas)
        for place, member in enumerate(row.members, start=1)
    ]
    return [
        seat(TeamRole.HEAD, f"truong-doan-{number}", row.head),
        seat(TeamRole.SECRETARY, f"thu-ky-{number}", row.secretary),
        *members,
    ]


def _visits(founded: Founded, now: datetime) -> None:
    """Every visit is planned; those with a day are proposed by the secretary and decided by the head."""
    programme, day = founded.programme, founded.programme.day
    pairs = [(founded.agencies[row.unit], founded.teams[row.team - 1]) for row in programme.visits]
    made = inspections.plan_visits(founded.plan.pk, pairs, by=founded.actor("chuyen-vien"), now=now)
    for row, inspection in zip(programme.visits, made, strict=True):
        if row.on is None:
            continue
        proposed = inspections.propose_visit(
            inspection.pk,
            revision=inspection.revision,
            day=row.on,
            hour=row.at or time(8),
            place=f"Trụ sở {founded.agencies[row.unit].short_name}",
            by=founded.actor(f"thu-ky-{row.team}"),
            now=now,
            today=day,
        )
        head = founded.actor(f"truong-doan-{row.team}")
        inspections.decide_visit(proposed.pk, revision=proposed.revision, by=head, now=now, today=day)


def _unannounced(founded: Founded, now: datetime) -> None:
    row = founded.programme.unannounced
    if row is None:
        return
    inspections.propose_unannounced(
        founded.plan.pk,
        founded.agencies[row.unit],
        founded.teams[row.team - 1],
        ground=row.ground,
        sealed_until=now + timedelta(days=120),
        by=founded.actor("chuyen-vien"),
        now=now,
    )
