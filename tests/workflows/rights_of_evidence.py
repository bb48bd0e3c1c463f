"""The deeds on evidence that is asked for as trials, for `rights_of_deeds`: of inspections, of reports, of the asks themselves."""

from collections.abc import Iterator

from kiemtra.domain.evidence_asks import DEEDS, AskDeed, Verdict
from kiemtra.store.models import Evidence, EvidenceAsk, Inspection, ReportRequest
from kiemtra.store.queries import evidence, inspections, reports
from kiemtra.workflows import evidence_asks, evidence_verdicts
from tests.factories_evidence import DUE, given
from tests.factories_rights_people import Grid
from tests.workflows.trials import AT, Do, Trial
from tests.world import NOW, TODAY

VISITS = ("planned", "noticed", "preparing", "on_site", "minutes_closed", "drafting", "with_unit", "closed", "approved")
NEW = [evidence_asks.Wanted("Minh chứng mới", "C09", "procedures")]
ON_ASK = tuple(deed for deed in AskDeed if deed is not AskDeed.ASK)


def asked_in_inspections(grid: Grid) -> Iterator[Trial]:
    for name in VISITS:
        row = Inspection.objects.select_related("plan").get(pk=grid.at[name].pk)
        asked = (DEEDS[AskDeed.ASK], inspections.bearings(row), row.state)
        yield Trial(AskDeed.ASK, f"in {name}", row, asked, _ask_in_inspection(row))


def _ask_in_inspection(row: Inspection) -> Do:
    said = {"due_on": DUE, **AT}
    return lambda by: evidence_asks.ask(evidence.inspection_place(row.pk, by), NEW, by=by, **said)


def asked_in_reports(grid: Grid) -> Iterator[Trial]:
    for name, report in grid.reports.items():
        row = ReportRequest.objects.select_related(*reports.RELATED).get(pk=report.pk)
        asked = (DEEDS[AskDeed.ASK], reports.bearings(row, TODAY), row.state)
        yield Trial(AskDeed.ASK, f"in {name}", row, asked, _ask_in_report(row))


def _ask_in_report(row: ReportRequest) -> Do:
    said = {"due_on": DUE, **AT}
    return lambda by: evidence_asks.ask(evidence.report_place(row.pk, by), NEW, by=by, **said)


def of_asks(grid: Grid) -> Iterator[Trial]:
    by_pk = evidence.in_full(grid.actor("officer")).in_bulk([row.pk for row in grid.asks.values()])
    for name, ask in grid.asks.items():
        row = by_pk[ask.pk]
        for deed, do in _on(row).items():
            yield Trial(deed, f"{deed} {name}", row, (DEEDS[deed], evidence.bearings(row, TODAY), row.state), do)


def _on(row: EvidenceAsk) -> dict[AskDeed, Do]:
    key, said = row.pk, {"revision": row.revision, "now": NOW}
    again = {"reason": "Thiếu", "due_on": DUE, "today": TODAY}
    found: dict[AskDeed, Do] = {
        AskDeed.ANSWER: lambda by: evidence_asks.answer(key, files=[given(b"moi")], by=by, **said),
        AskDeed.ACCEPT: lambda by: evidence_verdicts.accept(key, by=by, **said),
        AskDeed.REJECT: lambda by: evidence_verdicts.reject(key, by=by, **again, **said),
        AskDeed.WITHDRAW: lambda by: evidence_asks.withdraw(key, reason="Thôi", by=by, **said),
    }
    if file := row.evidence.first():
        found[AskDeed.JUDGE_FILE] = _judge(file)
    return found


def _judge(file: Evidence) -> Do:
    said = {"revision": file.revision, "reason": "Mờ", "now": NOW}
    return lambda by: evidence_verdicts.judge_file(file.pk, Verdict.REJECTED, by=by, **said)
