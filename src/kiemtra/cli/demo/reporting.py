"""What the demo shows of reports: sets kept current, a collection in every standing, annexes 1 to 3, a district and its communes.

All figures are made up, and every text among them is marked so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemtra.cli.demo import following, people
from kiemtra.cli.demo.answers import MARK, made_up
from kiemtra.cli.demo.founding import Founded, at
from kiemtra.domain.forms import ROW_KEY
from kiemtra.domain.people import SYSTEM, Actor, Role
from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.models import Agency, Plan, ReportRequest, ReportRound
from kiemtra.store.queries import reports as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import accounts, merges, report_rounds, reports
from kiemtra.workflows.report_rounds import RoundContent

REST_HEAD = "lanh-dao-don-vi-khac"
JUSTICE, CONSTRUCTION, HEALTH = "ha-noi.so-tu-phap", "ha-noi.so-xay-dung", "ha-noi.so-y-te"
DISTRICT, TOWN, URBAN = "ha-noi.huyen-thanh-oai", "ha-noi.quan-cau-giay", "ha-noi.quan-dong-da"
COMMUNES = tuple(f"{DISTRICT}.{name}" for name in ("thi-tran-kim-bai", "xa-cu-khe", "xa-bich-hoa"))
SETS = "Bộ số liệu sẵn sàng phục vụ kiểm tra đột xuất"
FIRST, SECOND = (date(2021, 1, 1), date(2021, 3, 31)), (date(2021, 4, 1), date(2021, 6, 30))


@dataclass(frozen=True, slots=True)
class _Telling:
    """The founded programme, and who fills in and hands in for each unit."""

    founded: Founded

    def officer(self, day: date) -> Actor:
        return self.founded.actor("chuyen-vien", day)

    def focal(self, unit: str, day: date) -> Actor:
        return self._of(unit, f"dau-moi-{people.key_of_unit(unit)}", following.REST, day)

    def head(self, unit: str, day: date) -> Actor:
        return self._of(unit, f"lanh-dao-{people.key_of_unit(unit)}", REST_HEAD, day)

    def agency(self, code: str) -> Agency:
        return self.founded.agencies[code]

    def _of(self, unit: str, own: str, rest: str, day: date) -> Actor:
        key = own if unit in self.founded.programme.with_accounts else rest
        return actor_of(self.founded.users[key], day)

    def ask(self, content: RoundContent, units: Sequence[str], day: date, by: Actor | None = None) -> ReportRound:
        """Open a round on a day."""
        asked = [self.agency(code) for code in units]
        return report_rounds.open_round(content, units=asked, by=by or self.officer(day), now=at(day), today=day)

    def fill(self, made: ReportRound, unit: str, day: date, more: Mapping[str, Any] | None = None) -> ReportRequest:
        """Confirm what was put there for the unit and type the rest."""
        asked = made.requests.select_related("round", "agency").get(agency=self.agency(unit))
        who: dict[str, Any] = {"by": self.focal(unit, day), "now": at(day)}
        if asked.answers.exists():
            asked = reports.confirm(asked.pk, **who).report
        template, there = queries.template_of(asked), dict(queries.typed_answers(asked))
        given = {item: text for item, text in dict(more or {}).items() if item in template.by_code}
        until = made.period_to or day
        typed = made_up(template, sum(map(ord, unit)), fixed=there | given, today=until) | given
        return reports.save_answers(asked.pk, seen=asked.revision, answers=typed, **who).report

    def send(self, made: ReportRound, unit: str, day: date, more: Mapping[str, Any] | None = None) -> ReportRequest:
        """Filled in by the focal point, handed in by the head."""
        asked = self.fill(made, unit, day, more)
        reports.submit(asked.pk, revision=asked.revision, by=self.head(unit, day), now=at(day))
        asked.refresh_from_db()
        return asked


def _figures(size: int) -> dict[str, str]:
    """Figures of annex 1 that agree with each other, larger for a larger unit."""
    told = {
        "a02": {"total": 4 * size, "done": 3 * size, "doing": size - 1, "overdue": 1},
        "a03": {"total": 6 * size, "on_time": 5 * size, "late": size - 1, "open": 1},
        "a07": {"units": size, "inspected": size - 1},
        "a09": {"visits": size, "with_result": size},
        "a12": {"due": 4, "on_time": 3, "late": 1},
    }
    return {f"{item}_{part}": str(number) for item, parts in told.items() for part, number in parts.items()}


def report(founded: Founded, below: Plan) -> None:
    """`below` is the district's own plan. Lay the rounds of the programme's year up to its first day, and what is asked on that day."""
    told = _Telling(founded)
    _appoint_rest(founded)
    _keep_sets(told)
    _collect(told)
    _consolidate_below(told, below)
    _ask_annexes(told)


def _appoint_rest(founded: Founded) -> None:
    """One pair of people answers for the units that have no account of their own."""
    day = founded.programme.day
    head = people.enter(founded.programme.code, REST_HEAD, "Lãnh đạo các đơn vị còn lại", at(day))
    founded.users[REST_HEAD] = head
    codes = (CONSTRUCTION, HEALTH, TOWN, URBAN, *COMMUNES)
    held = {post.agency for post in actor_of(founded.users[following.REST], day).posts}
    for code in codes:
        agency = founded.agencies[code]
        pairs = [(head, Role.AGENCY_HEAD, "Lãnh đạo")]
        if agency.pk not in held:
            pairs.append((founded.users[following.REST], Role.FOCAL_POINT, "Đầu mối"))
        for user, role, title in pairs:
            accounts.appoint(
                user,
                founded.jurisdiction,
                agency,
                role,
                f"{title} {agency.short_name}",
                valid_from=date(day.year, 1, 1),
                by=SYSTEM,
                now=at(day),
            )


def _keep_sets(told: _Telling) -> None:
    """One set confirmed in this quarter, one in the quarter before, one being filled in, the others never confirmed."""
    content = RoundContent(
        asker=told.agency("ha-noi.so-noi-vu"), form="readiness_set", title=SETS, purpose=RoundPurpose.READINESS
    )
    opened = date(2021, 1, 6)
    made = told.ask(content, (JUSTICE, CONSTRUCTION, HEALTH, DISTRICT, TOWN, URBAN), opened)
    told.send(made, DISTRICT, date(2021, 1, 20))
    told.send(made, URBAN, date(2021, 2, 25))
    told.send(made, CONSTRUCTION, date(2021, 4, 14))
    told.fill(made, JUSTICE, date(2021, 4, 20))


def _collect(told: _Telling) -> None:
    """Annex 1 for the first quarter: in time and accepted, late, returned item by item, missing."""
    content = RoundContent(
        asker=told.agency("ha-noi.so-noi-vu"),
        form="data_and_report",
        title=f"Số liệu và báo cáo CCHC quý I năm 2021 (Phụ lục 1) {MARK}",
        period=FIRST,
        due_on=date(2021, 4, 9),
    )
    made = told.ask(content, (JUSTICE, CONSTRUCTION, HEALTH, DISTRICT, TOWN), date(2021, 3, 30))
    day = date(2021, 4, 8)
    merges.charge(made.pk, [told.agency(JUSTICE).pk], by=told.officer(day), now=at(day), today=day)
    accepted = told.send(made, DISTRICT, date(2021, 4, 7), _figures(9))
    told.send(made, CONSTRUCTION, date(2021, 4, 15), _figures(5))
    returned = told.send(made, JUSTICE, day, _figures(6))
    told.send(made, TOWN, date(2021, 4, 9), _figures(8))
    later: dict[str, Any] = {"by": told.officer(date(2021, 4, 16)), "now": at(date(2021, 4, 16))}
    reports.accept(accepted.pk, revision=accepted.revision, **later)
    wanted = {"a02_total": f"Đề nghị đối chiếu với kế hoạch đã ban hành {MARK}", "a04_count": ""}
    remark = f"Đề nghị kiểm tra lại hai mục {MARK}"
    reports.return_(returned.pk, revision=returned.revision, remark=remark, items=wanted, **later)


def _consolidate_below(told: _Telling, plan: Plan) -> None:
    """A district asks its communes under its own plan: two have sent, one has not."""
    day = told.founded.programme.day
    content = RoundContent(
        asker=told.agency(DISTRICT),
        plan=plan,
        form="data_and_report",
        title=f"Số liệu CCHC quý I của các xã, thị trấn {MARK}",
        period=FIRST,
        due_on=date(2021, 5, 14),
    )
    made = told.ask(content, COMMUNES, day, by=told.focal(DISTRICT, day))
    for size, code in enumerate(COMMUNES[:2], start=2):
        told.send(made, code, day, _figures(size))


def _ask_annexes(told: _Telling) -> None:
    """What the plan asks on its first day: annex 1 for the next quarter, annex 2 from the tasks, annex 3 of a field."""
    day = told.founded.programme.day
    standing, plan = told.agency("ha-noi.so-noi-vu"), told.founded.plan
    units = (JUSTICE, CONSTRUCTION, DISTRICT, TOWN)
    asked: dict[str, Any] = {"asker": standing, "plan": plan, "period": SECOND}
    annex_1 = RoundContent(
        form="data_and_report", title="Số liệu và báo cáo CCHC quý II (Phụ lục 1)", due_on=date(2021, 7, 5), **asked
    )
    annex_2 = RoundContent(
        form="assigned_tasks", title="Rà soát nhiệm vụ được giao (Phụ lục 2)", due_on=date(2021, 5, 14), **asked
    )
    annex_3 = RoundContent(
        form="field_progress",
        title="Tiến độ lĩnh vực được phân công chủ trì (Phụ lục 3)",
        purpose=RoundPurpose.FIELD,
        due_on=date(2021, 5, 20),
        **asked,
    )
    told.ask(annex_1, units, day)
    tasks = told.ask(annex_2, units, day)
    told.send(tasks, CONSTRUCTION, day)
    field = told.ask(annex_3, (JUSTICE,), day)
    told.fill(field, JUSTICE, day, {"field_tasks": _FIELD_TASKS})


_FIELD_TASKS = (
    {
        ROW_KEY: "nhiem-vu-1",
        "field_plan": "87/KH-UBND",
        "field_task": f"Rà soát văn bản quy phạm pháp luật của Thành phố {MARK}",
        "field_lead": "Các sở, UBND cấp huyện",
        "field_product": "Báo cáo rà soát",
        "field_due": "30/06/2021",
        "field_percent": "60",
        "field_state": "in_time",
    },
    {
        ROW_KEY: "nhiem-vu-2",
        "field_plan": "87/KH-UBND",
        "field_task": f"Xử lý văn bản hết hiệu lực {MARK}",
        "field_lead": "Sở Tư pháp",
        "field_product": "Quyết định công bố",
        "field_due": "31/03/2021",
        "field_percent": "100",
        "field_state": "done",
    },
)
