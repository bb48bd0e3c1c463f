"""Reports without an inspection brought to a state by the workflows, and a small form with everything in it."""

from datetime import date
from io import BytesIO
from typing import Any

from kiemtra.data.xlsform import sheets_of_csv
from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.models import Agency, AgencyAncestor, FormVersion, ReportRequest, ReportRound
from kiemtra.workflows import files, report_rounds, reports
from kiemtra.workflows.report_rounds import RoundContent
from tests.factories_inspections import REPORT
from tests.factories_plans import put_below
from tests.remembering import remembered
from tests.world import NOW, TODAY, World

DUE = date(2019, 6, 20)
QUARTER = (date(2019, 4, 1), date(2019, 6, 30))
BEFORE = (date(2019, 1, 1), date(2019, 3, 31))


@remembered
def opened(world: World, *units: Agency, who: str = "officer", **content: Any) -> ReportRound:
    """A round of the standing agency on the shipped form, of the unit and the other unit where none is named."""
    if not AgencyAncestor.objects.filter(ancestor=world.committee, agency=world.unit).exists():
        put_below(world.committee, world.standing, world.unit, world.other_unit)
    return opened_here(world, *(units or (world.unit, world.other_unit)), who=who, **content)


@remembered
def opened_here(world: World, *units: Agency, who: str = "officer", **content: Any) -> ReportRound:
    """The same where the agencies stand as they stand."""
    said = {
        "asker": world.standing,
        "form": "unit_report",
        "title": "Báo cáo CCHC quý II năm 2019",
        "period": QUARTER,
        "due_on": DUE,
        "purpose": RoundPurpose.COLLECTION,
        **content,
    }
    return report_rounds.open_round(
        RoundContent(**said),
        units=units,
        by=world.actor(who),
        now=NOW,
        today=TODAY,
    )


def asked_of(asked: ReportRound, unit: Agency) -> ReportRequest:
    return asked.requests.select_related("round", "agency").get(agency=unit)


@remembered
def asked(world: World, **content: Any) -> ReportRequest:
    return asked_of(opened(world, **content), world.unit)


def save(world: World, report: ReportRequest, answers: dict, who: str = "focal", **said: Any) -> reports.Saved:
    """Save what was typed on the page as it is now, or as it was at the revision `seen`."""
    said = {"seen": ReportRequest.objects.get(pk=report.pk).revision, "by": world.actor(who), "now": NOW, **said}
    return reports.save_answers(report.pk, answers=answers, **said)


@remembered
def filled(world: World, report: ReportRequest, answers: dict | None = None) -> ReportRequest:
    return save(world, report, REPORT if answers is None else answers).report


@remembered
def submitted(world: World, report: ReportRequest, answers: dict | None = None, **said: Any) -> ReportRequest:
    report = filled(world, report, answers)
    reports.submit(report.pk, **{"revision": report.revision, "by": world.actor("unit_head"), "now": NOW, **said})
    report.refresh_from_db()
    return report


SHEETS = """\
settings,form_title,form_id,version,default_language,kiemtra::source,kiemtra::valid_from,kiemtra::valid_to,kiemtra::applies_to
,Báo cáo quý,quarterly,1,Tiếng Việt (vi),Mẫu thử,2018-01-01,,

survey,type,name,label::Tiếng Việt (vi),required,relevant,kiemtra::area,kiemtra::prefill
,text,unit_name,Tên đơn vị,yes,,direction,profile:name
,text,head,Người đứng đầu,,,direction,profile:head_name
,integer,below,Số đơn vị trực thuộc,,,direction,profile:subordinates
,date,period_from,Từ ngày,,,direction,profile:period_from
,integer,staff,Biên chế,yes,,direction,last
,integer,files,Hồ sơ,yes,,procedures,
,integer,late_files,Hồ sơ quá hạn,,${files} > 0,procedures,
,begin_repeat,tasks,Nhiệm vụ,,,direction,tasks
,text,task,Nhiệm vụ,yes,,,
,text,document,Văn bản,,,,
,text,progress,Tiến độ,,,,
,end_repeat,tasks,,,,,
,begin_repeat,people,Cán bộ,,,direction,last
,text,person,Họ tên,yes,,,
,integer,years,Năm công tác,,,,
,end_repeat,people,,,,,

kiemtra_checks,code,severity,test,message,items
,staff_jump,warning,"${staff} <= last('staff') * 2",Biên chế tăng gấp đôi.,staff
,same_files,error,"${files} = other('unit_report', 'files_settled')",Số hồ sơ khác biểu kia.,files
"""
FULL = {"staff": "10", "files": "1.250", "people": [{"person": "A", "years": "3"}]}


@remembered
def publish_quarterly(world: World) -> FormVersion:
    """A form of the government's own that is prefilled and checked in every way."""
    file = files.store(BytesIO(b"%PDF-1.7 bieu mau"), name="bieu-mau.pdf", limit=1000, at=NOW)
    return FormVersion.objects.create(
        jurisdiction=world.jurisdiction,
        code="quarterly",
        version="1",
        title="Báo cáo quý",
        file=file,
        sheets=sheets_of_csv(SHEETS),
        valid_from=date(2018, 1, 1),
        uploaded_by=world.users["officer"],
        uploaded_at=NOW,
        published_at=NOW,
    )


@remembered
def quarterly(world: World, **content: Any) -> ReportRequest:
    """That form, asked of the unit for the second quarter."""
    if not FormVersion.objects.filter(code="quarterly").exists():
        publish_quarterly(world)
    return asked(world, form="quarterly", **content)


@remembered
def last_quarter(world: World, answers: dict | None = None) -> ReportRequest:
    """That form as the unit handed it in for the first quarter."""
    report = quarterly(world, period=BEFORE)
    reports.confirm(report.pk, by=world.actor("focal"), now=NOW)
    return submitted(world, report, FULL if answers is None else answers)
