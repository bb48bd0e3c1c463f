"""What a check weighs when a report is handed in: an error always, a warning until it is explained, a note never."""

from datetime import date
from io import BytesIO

import pytest

from kiemtra.data.xlsform import sheets_of_csv
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.reports import ReportState
from kiemtra.store.models import FormVersion, ReportRequest
from kiemtra.workflows import files, reports
from tests import factories_reports as make
from tests.world import NOW, World

SHEETS = """\
settings,form_title,form_id,version,default_language,kiemtra::source,kiemtra::valid_from
,Biểu thử,weights,1,Tiếng Việt (vi),Mẫu thử,2018-01-01

survey,type,name,label::Tiếng Việt (vi),required
,integer,files,Hồ sơ,yes
,integer,late,Trễ hạn,yes

kiemtra_checks,code,severity,test,message,items
,part,error,${late} <= ${files},Trễ hạn nhiều hơn hồ sơ.,late
,many,warning,${late} <= 10,"Trễ hạn nhiều, hãy giải trình.",late
,some,note,${late} = 0,Có hồ sơ trễ hạn.,late
"""


@pytest.fixture
def report(world: World, settings, tmp_path) -> ReportRequest:
    settings.MEDIA_ROOT = tmp_path
    FormVersion.objects.create(
        jurisdiction=world.jurisdiction,
        code="weights",
        version="1",
        title="Biểu thử",
        file=files.store(BytesIO(b"%PDF-1.7 bieu mau"), name="bieu-mau.pdf", limit=1000, at=NOW),
        sheets=sheets_of_csv(SHEETS),
        valid_from=date(2018, 1, 1),
        uploaded_by=world.users["officer"],
        uploaded_at=NOW,
        published_at=NOW,
    )
    return make.asked(world, form="weights")


def hand_in(world: World, report: ReportRequest) -> str:
    """Present, then submit; the state after it, or why not."""
    for deed, who in ((reports.present, "focal"), (reports.submit, "unit_head")):
        report.refresh_from_db()
        try:
            deed(report.pk, revision=report.revision, by=world.actor(who), now=NOW)
        except NotAllowed as refused:
            return refused.refusal
    report.refresh_from_db()
    return report.state


@pytest.mark.parametrize(
    ("late", "explained", "outcome"),
    [
        pytest.param("0", {}, ReportState.SUBMITTED, id="nothing to say"),
        pytest.param("5", {}, ReportState.SUBMITTED, id="a note"),
        pytest.param("11", {}, Refusal.FORM_INCOMPLETE, id="a warning"),
        pytest.param("11", {"late": "Lỗi hệ thống"}, ReportState.SUBMITTED, id="a warning that is explained"),
        pytest.param("11", {"files": "Lỗi hệ thống"}, Refusal.FORM_INCOMPLETE, id="explained elsewhere"),
        pytest.param("11", {"late": " "}, Refusal.FORM_INCOMPLETE, id="nothing said"),
        pytest.param("99", {"late": "Lỗi hệ thống"}, Refusal.FORM_INCOMPLETE, id="an error, whatever is said"),
    ],
)
def test_what_a_check_weighs(
    world: World, report: ReportRequest, late: str, explained: dict[str, str], outcome: str
) -> None:
    make.save(world, report, {"files": "50", "late": late}, remarks=explained)

    assert hand_in(world, report) == outcome


def test_an_explanation_taken_back_is_none(world: World, report: ReportRequest) -> None:
    make.save(world, report, {"files": "50", "late": "11"}, remarks={"late": "Lỗi hệ thống"})
    make.save(world, report, {}, remarks={"late": ""})

    assert hand_in(world, report) == Refusal.FORM_INCOMPLETE
