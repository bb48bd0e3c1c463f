"""The consolidated report to the People's Committee: what was inspected, found, recommended and mended under one plan."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.inspections import WITH_RESULT
from kiemtra.domain.remediation import RecommendationState, is_overdue
from kiemtra.domain.tasks import FIGURES, TaskFigures
from kiemtra.drafting.content import (
    Align,
    Annex,
    Block,
    Bullet,
    Clause,
    OfficialDocument,
    Paragraph,
    Part,
    Signature,
    Table,
)
from kiemtra.store.models import Finding
from kiemtra.store.queries.consolidation import Figures, UnitRow
from kiemtra.workflows.papers.phrases import (
    RECOMMENDATION_STATES,
    area_name,
    area_order,
    day,
    lowered,
    reference,
    sentence,
    two_digits,
)

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
COUNTED = ("strong", "weak", "obstacles", "recommendations", "closed")


def content_of(figures: Figures) -> OfficialDocument:
    """The report as of the day of the figures; number and date stay blank until they are recorded."""
    plan = figures.plan
    standing, committee = plan.standing_agency, plan.issuer
    subject = f"Tổng hợp kết quả kiểm tra công tác cải cách hành chính năm {plan.year}"
    return OfficialDocument(
        parent_agency=committee.name if committee != standing else None,
        issuer=standing.name,
        number=None,
        symbol=f"{document_kind(DocumentKind.REPORT).abbreviation}-{standing.symbol}",
        place=committee.place or standing.place,
        date=None,
        year=figures.today.year,
        kind=document_kind(DocumentKind.REPORT).name,
        subject=subject,
        addressees=(committee.name,),
        body=tuple(_body(figures)),
        signer=Signature((), ("Giám đốc" if committee != standing else "Chủ tịch",)),
        recipients=("Như trên", "Các đơn vị được kiểm tra", f"Lưu: VT, {standing.symbol}"),
        illustrative=plan.jurisdiction.illustrative,
        annexes=(_annex(figures),) if figures.recommendations else (),
    )


def _body(figures: Figures) -> Iterator[Block]:
    plan = figures.plan
    ground = reference(plan.document) if plan.document else lowered(plan.title)
    yield Paragraph(
        f"Thực hiện {ground}, {plan.standing_agency.name} tổng hợp kết quả kiểm tra đến {day(figures.today)} như sau:"
    )
    parts = [
        ("Tình hình kiểm tra", list(_course(figures))),
        ("Kết quả kiểm tra", list(_results(figures))),
        ("Tồn tại, hạn chế phổ biến", list(_common(figures))),
        ("Kiến nghị và kết quả khắc phục", list(_remedies(figures))),
        ("Thực hiện nhiệm vụ được giao trong các văn bản", list(_tasks(figures))),
        ("Khó khăn, vướng mắc", [*_obstacles(figures.of(FindingKind.OBSTACLE)), *_asked_in_tasks(figures)]),
        ("Đề xuất, kiến nghị", list(_proposals(figures))),
    ]
    for number, (title, blocks) in zip(ROMAN, (part for part in parts if part[1]), strict=False):
        yield Part(number, title)
        yield from blocks


def _course(figures: Figures) -> Iterator[Block]:
    yield Paragraph(
        f"Kế hoạch xác định {two_digits(figures.planned_units)} đơn vị được kiểm tra. Đến thời điểm báo cáo, đã kiểm tra "
        f"{two_digits(figures.visited)} đơn vị"
        + (f", trong đó {two_digits(figures.unannounced)} cuộc không báo trước" if figures.unannounced else "")
        + (f", {two_digits(figures.urgent)} cuộc thông báo khẩn" if figures.urgent else "")
        + f"; đã có kết luận hoặc thông báo kết quả {two_digits(figures.concluded)} cuộc."
    )
    rows = [_unit_row(number, row) for number, row in enumerate(figures.units, 1)]
    if rows:
        totals = [sum(getattr(row, field) for row in figures.units) for field in COUNTED]
        rows.append(("", "Tổng cộng", "", *map(str, totals)))
        header = ("STT", "Đơn vị", "Ngày kiểm tra", "Kết quả tốt", "Hạn chế", "Vướng mắc", "Kiến nghị", "Đã đóng")
        aligns = (Align.CENTER, Align.LEFT, Align.CENTER, *(Align.RIGHT,) * 5)
        yield Table(header, tuple(rows), (1, 5, 2.4, 1.5, 1.5, 1.6, 1.6, 1.5), aligns)
    if any(row.inspection.state not in WITH_RESULT for row in figures.units):
        yield Paragraph("Ghi chú: dấu “-” là đơn vị chưa có kết luận hoặc thông báo kết quả.")


def _unit_row(number: int, row: UnitRow) -> tuple[str, ...]:
    """One unit in numbers; an inspection that is not concluded has none yet."""
    day_of_visit = f"{row.inspection.visit_on:%d/%m/%Y}" if row.inspection.visit_on else ""
    counts = (
        [str(getattr(row, field)) for field in COUNTED] if row.inspection.state in WITH_RESULT else ["-"] * len(COUNTED)
    )
    return (str(number), row.inspection.unit.name, day_of_visit, *counts)


def _results(figures: Figures) -> Iterator[Block]:
    strong, weak = figures.of(FindingKind.STRENGTH, FindingKind.GOOD_PRACTICE), figures.weak
    yield Clause(
        "1",
        f"Các Đoàn kiểm tra ghi nhận {two_digits(len(strong))} kết quả tốt, {two_digits(len(weak))} tồn tại, hạn chế"
        + (
            f", trong đó {two_digits(len(figures.repeated))} hạn chế lặp lại từ lần kiểm tra trước"
            if figures.repeated
            else ""
        )
        + "; phân theo lĩnh vực như sau:",
    )
    rows = tuple(
        (area_name(row.area), str(row.strong), str(row.weak), str(row.units), str(row.recommendations), str(row.closed))
        for row in sorted(figures.areas, key=lambda row: area_order(row.area))
        if row.strong or row.weak or row.recommendations
    )
    if rows:
        header = ("Lĩnh vực", "Kết quả tốt", "Hạn chế", "Đơn vị có hạn chế", "Kiến nghị", "Đã đóng")
        yield Table(header, rows, (6, 1.8, 1.8, 2, 1.8, 1.8), (Align.LEFT, *(Align.RIGHT,) * 5))
    practices = figures.of(FindingKind.GOOD_PRACTICE)
    if practices:
        yield Clause("2", title="Cách làm tốt cần nhân rộng")
        for finding in practices:
            yield Bullet(f"{finding.inspection.unit.name}: {sentence(finding.text)}")


def _common(figures: Figures) -> Iterator[Block]:
    ranked = sorted(
        (row for row in figures.areas if row.weak), key=lambda row: (-row.units, -row.weak, area_order(row.area))
    )
    for number, row in enumerate(ranked, 1):
        yield Clause(str(number), title=f"{area_name(row.area)} ({two_digits(row.units)} đơn vị)")
        for finding in (finding for finding in figures.weak if finding.area == row.area):
            again = " (lặp lại)" if finding.repeat_of_id else ""
            yield Bullet(f"{finding.inspection.unit.name}{again}: {sentence(finding.text)}")


def _remedies(figures: Figures) -> Iterator[Block]:
    total = len(figures.recommendations)
    if not total:
        return
    yield Paragraph(
        f"Tổng số {two_digits(total)} kiến nghị; đã đóng {two_digits(len(figures.closed))}, đang thực hiện "
        f"{two_digits(len(figures.open))}, trong đó quá hạn {two_digits(len(figures.overdue))} (chi tiết tại Phụ lục)."
    )
    rows = tuple(
        (words, str(figures.by_state[state]))
        for state, words in RECOMMENDATION_STATES.items()
        if figures.by_state[state]
    )
    yield Table(("Tình trạng", "Số kiến nghị"), (*rows, ("Tổng cộng", str(total))), (6, 2), (Align.LEFT, Align.RIGHT))


def _obstacles(findings: Sequence[Finding]) -> Iterator[Block]:
    for finding in findings:
        told = f"{finding.inspection.unit.name}: {sentence(finding.text)}"
        if finding.answer:
            told += f" {finding.addressed_to} đã trả lời: {sentence(finding.answer)}"
        elif finding.addressed_to:
            told += f" Đang chờ {finding.addressed_to} trả lời."
        yield Bullet(told)


def _tasks(figures: Figures) -> Iterator[Block]:
    """How far the units are with the tasks of each document; a cell is one task of one unit."""
    if not figures.tasks:
        return
    total = sum((row.figures for row in figures.tasks), TaskFigures())
    yield Paragraph(
        f"Theo dõi {two_digits(sum(row.tasks for row in figures.tasks))} nhiệm vụ của {two_digits(len(figures.tasks))} "
        f"văn bản tại {two_digits(figures.planned_units)} đơn vị ({total.total} lượt nhiệm vụ): hoàn thành đúng hạn "
        f"{total.done}, hoàn thành trễ hạn {total.done_late}, đang trong hạn {total.under_way}, quá hạn {total.overdue}, "
        f"không thực hiện được {total.not_done}."
    )
    rows = [
        (str(number), reference(row.document), str(row.tasks), *(str(getattr(row.figures, name)) for name in FIGURES))
        for number, row in enumerate(figures.tasks, 1)
    ]
    sums = (str(sum(row.tasks for row in figures.tasks)), *(str(getattr(total, name)) for name in FIGURES))
    header = ("STT", "Văn bản", "Nhiệm vụ", "Đúng hạn", "Trễ hạn", "Trong hạn", "Quá hạn", "Không thực hiện được")
    aligns = (Align.CENTER, Align.LEFT, *(Align.RIGHT,) * 6)
    yield Table(header, (*rows, ("", "Tổng cộng", *sums)), (1, 5.4, 1.6, 1.5, 1.5, 1.6, 1.5, 2), aligns)


def _asked_in_tasks(figures: Figures) -> Iterator[Block]:
    for status in figures.asking:
        parts = [status.obstacle or status.cause, f"Đề xuất: {status.proposal}" if status.proposal else ""]
        told = " ".join(sentence(part) for part in parts if part)
        yield Bullet(f"{status.agency.name}, nhiệm vụ “{status.task.text}”: {told}")


def _proposals(figures: Figures) -> Iterator[Block]:
    if not figures.proposals:
        yield Paragraph(
            f"Đề nghị {figures.plan.issuer.name} chỉ đạo các đơn vị thực hiện dứt điểm các kiến nghị còn tồn đọng, nhân rộng "
            "cách làm tốt và trả lời các khó khăn, vướng mắc nêu trên."
        )
    for number, proposal in enumerate(figures.proposals, 1):
        units = sorted(
            {finding.inspection.unit.short_name for finding in proposal.findings.all()}
            | {status.agency.short_name for status in proposal.task_statuses.all()}
        )
        ground = f" (từ kết quả kiểm tra tại {', '.join(units)})" if units else ""
        yield Clause(str(number), f"{sentence(proposal.text).rstrip('.')}{ground}.")


def _annex(figures: Figures) -> Annex:
    rows: list[tuple[str, ...]] = []
    for unit, mine in groupby(figures.recommendations, key=lambda row: row.inspection.unit.name):
        rows.append((unit,))
        for row in mine:
            state = RecommendationState(row.state)
            late = " (quá hạn)" if is_overdue(state, row.due_on, today=figures.today) else ""
            due = f"{row.due_on:%d/%m/%Y}" if row.due_on else ""
            told = f"{RECOMMENDATION_STATES[state]}{late}"
            rows.append((str(row.number), sentence(row.text), area_name(row.area), row.addressee.name, due, told))
    table = Table(
        ("Số", "Nội dung kiến nghị", "Lĩnh vực", "Cơ quan thực hiện", "Thời hạn", "Tình trạng"),
        tuple(rows),
        (1, 8, 4.5, 4, 2.4, 3.6),
        (Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT),
    )
    note = f"Kèm theo Báo cáo tổng hợp kết quả kiểm tra năm {figures.plan.year} của {figures.plan.standing_agency.name}"
    return Annex("", "Kiến nghị và kết quả thực hiện theo đơn vị", note, (table,), landscape=True)
