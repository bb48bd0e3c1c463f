"""The merged table of a round: items by units or units by items, and the cells behind each figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemtra.domain.forms import FormTemplate, MergeRule
from kiemtra.domain.merged import FAR_OUT, Line, Values, answer, chapters, is_far_out, is_unchanged, lines, number
from kiemtra.store.models import Agency
from kiemtra.store.queries import merged, report_rates
from kiemtra.store.queries.merged import Merged, Source, Sources
from kiemtra.web.labels.merges import RULES, figure_words, value_words
from kiemtra.web.request import Request
from kiemtra.web.templatetags.notation import vn_number
from kiemtra.web.views.merge_deeds import deeds
from kiemtra.web.views.merge_places import Found, around, counts, found

UNITS_ACROSS, UNITS_DOWN = 6, 25
BY_UNIT = "don-vi"
SHORT = 60


@login_required
@require_safe
def round_merged(request: Request, pk: UUID) -> HttpResponse:
    seen = found(request, pk)
    sources = merged.sources(seen.extent)
    asked = lines(seen.template, seen.extent.areas)
    by_unit = request.GET.get("theo") == BY_UNIT
    table = _by_unit(request, seen, sources, asked) if by_unit else _by_item(request, seen, sources, asked)
    ways = [("Mỗi mục một dòng", "", not by_unit), ("Mỗi đơn vị một dòng", BY_UNIT, by_unit)]
    context = around(request, seen, "round-merged") | counts(sources) | table
    context |= {
        "ways": [
            {"label": label, "href": seen.address("round-merged", theo=way), "current": current}
            for label, way, current in ways
        ],
        "sources": sources,
        "own": sources.own,
        "nodes": _nodes(seen, sources),
        "units_href": seen.address("round-units"),
        "exports": [
            (label, seen.address("round-merged-export", kind))
            for label, kind in (("XLSX", "xlsx"), ("ODS", "ods"), ("CSV", "csv"), ("Word", "docx"))
        ],
        **deeds(request, seen, sources),
    }
    return render(request, "merges/table.html", context)


def _nodes(seen: Found, sources: Sources) -> list[tuple[str, str, bool]]:
    """The agencies below that merge: name, address, whether approved."""
    where = reverse("round-merged", args=[seen.round.pk])
    return [(node.agency.short_name, f"{where}?cua={node.pk}", version is not None) for node, version in sources.nodes]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Some units of the table: what they said, their names, and where their reports are."""

    units: Sequence[Source]
    said: Mapping[str, Values]
    names: Mapping[str, Agency]
    reports: Mapping[str, str]

    def cell(self, line: Line, one: Source, half: Decimal | None) -> dict[str, Any]:
        """What one of them answered at the line; a page has more than a thousand of these."""
        value = answer(line, self.said.get(one.version or "", {}))
        report = self.reports[one.request]
        return {
            "text": value_words(line.item, value, SHORT),
            "href": f"{report}#muc-{line.anchor}" if report else "",
            "notes": _notes(value, half),
            "is_number": number(value) is not None,
            "unit": self.names[one.agency].short_name,
        }


def _shown(seen: Found, units: Sequence[Source]) -> _Shown:
    """Two queries. Who merges a field only sees no whole report, hence no address."""
    hidden = not seen.sees_whole and seen.extent.areas
    reports = {one.request: "" if hidden else reverse("report-detail", args=[UUID(one.request)]) for one in units}
    return _Shown(units, merged.by_version(units), merged.names_of(units), reports)


def _by_item(request: Request, seen: Found, sources: Sources, asked: Sequence[Line]) -> dict[str, Any]:
    """Rows are items under their sections; columns the total and some units."""
    told = merged.merged(seen.extent, asked, sources.versions)
    units, before, after = merged.page_of(sources.counted, request.GET.get("trang", ""), UNITS_ACROSS)
    shown, rows, section = _shown(seen, units), [], None
    labels = {one.code: one.label for one in seen.template.sections}
    for line, row in zip(asked, _rows(seen, asked, told, sources), strict=True):
        if line.section != section:
            section = line.section
            rows.append({"heading": labels.get(section, "Các mục"), "span": len(units) + 3})
        half = told.medians.get(line.key)
        rows.append(row | {"cells": [shown.cell(line, one, half) for one in units]})
    return {
        "rows": rows,
        "units": [shown.names[one.agency] for one in units],
        "previous": seen.address("round-merged", trang=before) if before else "",
        "following": seen.address("round-merged", trang=after) if after else "",
    }


def _by_unit(request: Request, seen: Found, sources: Sources, asked: Sequence[Line]) -> dict[str, Any]:
    """Rows are units; columns the items of one part of the form."""
    tops, labels = chapters(seen.template), {one.code: one.label for one in seen.template.sections}
    parts = list(dict.fromkeys(tops.get(line.section, "") for line in asked))
    part = request.GET.get("muc", parts[0] if parts else "")
    mine = [line for line in asked if tops.get(line.section, "") == part]
    told = merged.merged(seen.extent, mine, sources.versions)
    units, before, after = merged.page_of(sources.counted, request.GET.get("trang", ""), UNITS_DOWN)
    shown, keep = _shown(seen, units), {"theo": BY_UNIT, "muc": quote(part)}
    return {
        "by_unit": True,
        "lines": _rows(seen, mine, told, sources),
        "unit_rows": [
            (
                shown.names[one.agency],
                shown.reports[one.request],
                [shown.cell(line, one, told.medians.get(line.key)) for line in mine],
            )
            for one in units
        ],
        "sections": [
            {
                "label": labels.get(code, "Các mục"),
                "href": seen.address("round-merged", theo=BY_UNIT, muc=quote(code)),
                "current": code == part,
            }
            for code in parts
        ],
        "previous": seen.address("round-merged", **keep, trang=before) if before else "",
        "following": seen.address("round-merged", **keep, trang=after) if after else "",
    }


def _rows(seen: Found, asked: Sequence[Line], told: Merged, sources: Sources) -> list[dict[str, Any]]:
    where, counted = seen.address("round-cells", dong="@"), vn_number(len(sources.counted))
    return [_row(line, told, counted, where.replace("@", quote(line.key))) for line in asked]


def _row(line: Line, told: Merged, counted: str, href: str) -> dict[str, Any]:
    figure = told.figures.get(line.key)
    return {
        "line": line,
        "label": line.label,
        "unit": line.item.unit,
        "rule": RULES[line.rule],
        "total": figure_words(line, figure),
        "answered": f"{vn_number(figure.count)}/{counted}" if figure else "",
        "href": href,
        "is_number": line.rule in (MergeRule.SUM, MergeRule.RATE),
    }


def _notes(value: object, half: Decimal | None, last: object = None) -> tuple[str, ...]:
    notes = []
    if is_far_out(number(value), half) and half:
        notes.append(f"Gấp hơn {FAR_OUT} lần trung vị ({vn_number(half)})")
    if is_unchanged(value, last):
        notes.append("Bằng đúng kỳ trước")
    return tuple(notes)


@login_required
@require_safe
def round_cells(request: Request, pk: UUID) -> HttpResponse:
    """The cells behind one figure: unit, value, remark, version, evidence; those without one are told on top."""
    seen = found(request, pk)
    asked = lines(seen.template, seen.extent.areas)
    line = next((one for one in asked if one.key == request.GET.get("dong", "")), None)
    if line is None:
        raise Http404
    sources = merged.sources(seen.extent)
    told = merged.merged(seen.extent, [line], sources.versions)
    here = {"dong": quote(line.key)}
    units, before, after = merged.page_of(sources.counted, request.GET.get("trang", ""), UNITS_DOWN)
    figure = told.figures.get(line.key)
    context = around(request, seen, "round-merged") | counts(sources) | _rows(seen, [line], told, sources)[0]
    context |= {
        "count": figure.count if figure else 0,
        "half": told.medians.get(line.key),
        "cells": _cells(seen, line, units, told),
        "previous": seen.address("round-cells", **here, trang=before) if before else "",
        "following": seen.address("round-cells", **here, trang=after) if after else "",
        "units_href": seen.address("round-units"),
        "table_href": seen.address("round-merged"),
    }
    return render(request, "merges/cells.html", context)


def _cells(seen: Found, line: Line, units: Sequence[Source], told: Merged) -> list[dict[str, Any]]:
    shown, beside = _shown(seen, units), merged.beside(units, line)
    earlier = report_rates.before(seen.round)
    last = merged.said_by(earlier, units) if earlier else {}
    rows = []
    for one in units:
        values = shown.said.get(one.version or "", {})
        value, before = answer(line, values), answer(line, last.get(one.agency, {}))
        rows.append(
            {
                "unit": shown.names[one.agency],
                "text": value_words(line.item, value),
                "table": _table(line, value),
                "is_number": number(value) is not None,
                "href": shown.cell(line, one, None)["href"],
                "notes": _notes(value, told.medians.get(line.key), before),
                "before": value_words(line.item, before),
                "remarks": beside.remarks.get(one.request, ()),
                "version": beside.versions.get(one.version or ""),
                "files": _files(seen.template, line, values),
            }
        )
    return rows


def _table(line: Line, value: object) -> list[list[str]]:
    """The rows of a table that one unit filled in, in the order of its columns."""
    if not line.item.columns or not isinstance(value, list | tuple):
        return []
    return [[value_words(column, row.get(column.code)) for column in line.item.columns] for row in value]


def _files(template: FormTemplate, line: Line, values: Values) -> list[tuple[str, str]]:
    """The files of the same criterion, or of the item itself: name and address."""
    own = line.table or line.item
    codes = [
        one.code for one in template.items if one.code == own.code or (own.criterion and one.criterion == own.criterion)
    ]
    kept = [one for code in codes for one in _listed(values.get(code)) if isinstance(one, Mapping) and "sha256" in one]
    return [(str(one.get("name", "")), reverse("file-detail", args=[one["id"]])) for one in kept]


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()
