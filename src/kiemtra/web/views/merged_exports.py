"""A merged table as a file: XLSX, ODS, CSV, or an official report in Word."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiemtra.domain.forms import MergeRule
from kiemtra.domain.merged import chapters, lines
from kiemtra.domain.text import fold
from kiemtra.drafting.word import to_docx
from kiemtra.store.models import Agency
from kiemtra.store.queries import merged
from kiemtra.web import sheets
from kiemtra.web.exports import XLSX
from kiemtra.web.labels.merges import STANDINGS, figure_words
from kiemtra.web.merged_sheets import Table, cell_sheet, missing_sheet, section_sheets
from kiemtra.web.merged_sheets import sheets as all_sheets
from kiemtra.web.request import Request
from kiemtra.web.views.merge_places import Found, found
from kiemtra.workflows.papers import merged as paper

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_safe
def round_export(request: Request, pk: UUID, kind: str) -> HttpResponse:
    seen = found(request, pk)
    table = _table(seen)
    match kind:
        case "xlsx":
            content, of = sheets.xlsx(table.title, all_sheets(table), table.day), XLSX
        case "ods":
            content, of = sheets.ods(all_sheets(table)), sheets.ODS
        case "csv":
            content, of = sheets.as_csv([*section_sheets(table), cell_sheet(table), missing_sheet(table)]), sheets.CSV
        case _:
            content, of = to_docx(paper.content_of(_facts(table, seen))), DOCX
    response = HttpResponse(content, content_type=of)
    name = fold(table.title).replace(" ", "-").replace(":", "")
    response["Content-Disposition"] = f'attachment; filename="{name}-{table.day:%Y%m%d}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _table(seen: Found) -> Table:
    sources = merged.sources(seen.extent)
    asked = lines(seen.template, seen.extent.areas)
    told = merged.merged(seen.extent, asked, sources.versions)
    return Table(
        round=seen.round,
        template=seen.template,
        lines=asked,
        figures=told.figures,
        sources=sources,
        names=merged.names_of(sources.units),
        merge=seen.merge,
        own=sources.own,
        agency=_agency(seen).name,
        day=seen.extent.day,
    )


def _agency(seen: Found) -> Agency:
    return seen.merge.agency if seen.merge else seen.round.asker


def _facts(table: Table, seen: Found) -> paper.Facts:
    round_, own = table.round, table.own
    agency = _agency(seen)
    above = seen.round.asker if seen.extent.over else seen.round.jurisdiction.root
    period = (round_.period_from, round_.period_to) if round_.period_from and round_.period_to else None
    return paper.Facts(
        agency=agency,
        addressee=above if above != agency else None,
        title=round_.title,
        period=period,
        day=table.day,
        counted=len(table.sources.counted),
        asked=len(table.sources.units),
        missing=tuple((table.names[one.agency].name, STANDINGS[one.standing]) for one in table.sources.missing),
        open_nodes=tuple(one.agency.name for one in table.sources.open_nodes),
        note=table.merge.note if table.merge else "",
        approved=(own.number, timezone.localdate(own.approved_at), own.digest) if own else None,
        sections=tuple(_sections(table)),
        illustrative=round_.jurisdiction.illustrative,
    )


def _sections(table: Table) -> list[tuple[str, tuple[paper.Row, ...]]]:
    found: dict[str, list[paper.Row]] = {}
    labels, tops = {one.code: one.label for one in table.template.sections}, chapters(table.template)
    for line in table.lines:
        if line.rule is not MergeRule.NONE:
            figure = table.figures.get(line.key)
            row = (line.label, line.item.unit, figure_words(line, figure) or "-", str(figure.count if figure else 0))
            found.setdefault(labels.get(tops.get(line.section, ""), "Các mục"), []).append(row)
    return [(title, tuple(rows)) for title, rows in found.items()]
