"""How much lies with each person of the teams, across all plans the reader runs or sits in."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.store.queries import workload as queries
from kiemtra.web.exports import Cell, Column, xlsx
from kiemtra.web.labels.states import INSPECTION
from kiemtra.web.request import Request

COLUMNS: tuple[Column, ...] = (
    ("Họ tên", 28),
    ("Chức vụ", 40),
    ("Đoàn", 40),
    ("Số cuộc", 10),
    ("Số ngày đi", 10),
    ("Kết luận phải soạn", 12),
)


@require_safe
def team_workload(request: Request) -> HttpResponse:
    years = queries.years_of(request.actor)
    year = _year(request, years)
    loads = queries.of_people(request.actor, year)
    chosen = next((load for load in loads if load.key == request.GET.get("nguoi")), None)
    visits = sorted(chosen.visits.values(), key=lambda one: (one.visit_on is None, str(one.visit_on))) if chosen else []
    context = {
        "loads": loads,
        "most": max([len(load.visits) for load in loads], default=0) or 1,
        "most_days": max([load.days for load in loads], default=0) or 1,
        "year": year,
        "years": years,
        "chosen": chosen,
        "visits": [{"row": row, "state": INSPECTION[row.state]} for row in visits],  # type: ignore[index]
    }
    return render(request, "plans/workload.html", context)


@require_safe
def team_workload_xlsx(request: Request) -> HttpResponse:
    year = _year(request, queries.years_of(request.actor))
    rows = _cells(queries.of_people(request.actor, year))
    return xlsx(f"Khối lượng công việc của thành viên năm {year}", COLUMNS, rows, today=request.today)


def _cells(loads: list[queries.Load]) -> Iterator[tuple[Cell, ...]]:
    for one in loads:
        yield one.name, one.position, "; ".join(sorted(one.teams)), len(one.visits), one.days, len(one.drafts)


def _year(request: Request, years: list[int]) -> int:
    said = request.GET.get("nam", "")
    if said.isdecimal() and len(said) == 4 and int(said) in years:
        return int(said)
    return years[0] if years else request.today.year
