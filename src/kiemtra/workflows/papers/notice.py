"""Thông báo lịch kiểm tra: when and where, by whom, on what, and what the unit is asked to prepare."""

from collections.abc import Iterator, Sequence

from kiemtra.domain.teams import TeamRole
from kiemtra.drafting.content import Block, Clause, OfficialDocument, Paragraph, Point, Urgency
from kiemtra.drafting.symbols import point_letter
from kiemtra.store.models import Inspection
from kiemtra.store.queries import results
from kiemtra.workflows import wording
from kiemtra.workflows.papers import phrases, team_paper

NAME = "Thông báo"
LONGEST = 500
# Where the plan does not say what to prepare (custom, no source).
USUAL = (
    "Báo cáo kết quả công tác cải cách hành chính theo biểu mẫu gửi kèm",
    "Văn bản chỉ đạo, điều hành và hồ sơ, tài liệu kiểm chứng theo nội dung kiểm tra",
    "Phòng làm việc và người có trách nhiệm trả lời các nội dung kiểm tra",
)
NAME_FOCAL = "Cử đầu mối làm việc với Đoàn kiểm tra và thông báo họ tên, chức vụ, số điện thoại"
sealing_agency = team_paper.sealing_agency


def wanted(preparation: str) -> list[str]:
    """What the plan asks units to prepare, one a line; the usual things where it is silent."""
    lines = [line.strip(" -+•;.\t")[:LONGEST] for line in preparation.splitlines()]
    return [line for line in lines if line] or list(USUAL)


def symbol(inspection: Inspection) -> str:
    """The symbol of the notice."""
    return team_paper.symbol(inspection, "TB")


def subject(inspection: Inspection) -> str:
    """The subject line."""
    return f"Lịch kiểm tra công tác cải cách hành chính năm {inspection.plan.year} tại {inspection.unit.name}"


def recipients(inspection: Inspection) -> tuple[str, ...]:
    """Who receives a notice of the visit, as its last lines have it."""
    return (
        inspection.unit.name,
        f"{inspection.plan.issuer.name} (để báo cáo)",
        inspection.plan.standing_agency.name,
        "Thành viên Đoàn kiểm tra",
        f"Lưu: VT, {team_paper.symbol(inspection, '').lstrip('-')}",
    )


def content(inspection: Inspection, preparation: Sequence[str], *, urgent_reason: str = "") -> OfficialDocument:
    """The notice of the visit on the day that was decided; number and date stay blank until they are recorded.

    One that goes out too late bears the mark and the head's reason.
    """
    return OfficialDocument(
        parent_agency=team_paper.parent_name(inspection),
        issuer=team_paper.team_name(inspection),
        symbol=symbol(inspection),
        place=team_paper.place_of(inspection),
        year=team_paper.year_of(inspection),
        kind=NAME,
        subject=subject(inspection),
        legal_bases=team_paper.grounds(inspection),
        body=(*_visit(inspection), *_requests(inspection, preparation, urgent_reason)),
        signer=team_paper.head_signature(inspection.team, inspection.noticed_on),
        recipients=recipients(inspection),
        urgency=Urgency.URGENT if urgent_reason else None,
        illustrative=inspection.jurisdiction.illustrative,
    )


def _visit(inspection: Inspection) -> Iterator[Block]:
    assert inspection.visit_on is not None, "a notice has a day"
    day = f"{wording.weekday(inspection.visit_on)}, {wording.long_day(inspection.visit_on)}"
    hour = f"{wording.hour(inspection.visit_at)}, " if inspection.visit_at else ""
    yield Paragraph(
        f"{team_paper.team_name(inspection)} thông báo lịch kiểm tra công tác cải cách hành chính năm "
        f"{inspection.plan.year} tại {inspection.unit.name} như sau:"
    )
    yield Clause("1", title="Thời gian, địa điểm")
    yield Point("a", f"Thời gian: {hour}{day};")
    yield Point("b", f"Địa điểm: {inspection.place or f'trụ sở {inspection.unit.name}'}.")
    yield Clause("2", title="Nội dung kiểm tra")
    areas = [phrases.area_name(area) for area in results.areas_of(inspection)]
    yield from _points(areas or ["Kết quả thực hiện công tác cải cách hành chính"])
    yield from _period(inspection)
    yield Clause("4", title="Thành phần làm việc")
    head = team_paper.seat(inspection.team, TeamRole.HEAD, inspection.noticed_on)
    led = f", do {head.full_name} làm Trưởng đoàn" if head else ""
    yield Point("a", f"{team_paper.team_name(inspection)}{led};")
    yield Point("b", f"{inspection.unit.name}: lãnh đạo đơn vị, đầu mối và người phụ trách các nội dung nêu tại mục 2.")


def _period(inspection: Inspection) -> Iterator[Block]:
    plan = inspection.plan
    yield Clause("3", title="Thời kỳ kiểm tra")
    start = f"từ {phrases.day(plan.data_from)} " if plan.data_from else ""
    end = f"đến {phrases.day(plan.data_to)}" if plan.data_to else "đến thời điểm kiểm tra"
    yield Paragraph(f"Số liệu {start}{end}.")


def _requests(inspection: Inspection, preparation: Sequence[str], urgent_reason: str) -> Iterator[Block]:
    yield Clause("5", title=f"Đề nghị {inspection.unit.name} chuẩn bị")
    yield from _points([NAME_FOCAL, *preparation])
    if urgent_reason:
        yield Clause("6", phrases.sentence(urgent_reason), title="Lý do thông báo khẩn")
    yield Paragraph("Đoàn kiểm tra thông báo để đơn vị biết và chuẩn bị.")


def _points(texts: Sequence[str]) -> Iterator[Point]:
    last = len(texts) - 1
    for index, text in enumerate(texts):
        yield Point(point_letter(index), text.rstrip(" .;") + ("." if index == last else ";"))
