"""A unit's standing with a task in the words of the pages, and in the cells of a workbook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from kiemtra.domain.tasks import FIGURES, TaskFigures, TaskReview, TaskStanding
from kiemtra.store.queries.task_cells import Cell
from kiemtra.web.exports import Cell as XlsxCell
from kiemtra.web.exports import Column
from kiemtra.web.labels import tasks as words

COLUMNS: tuple[Column, ...] = (
    ("Đơn vị", 34),
    ("Văn bản giao nhiệm vụ", 24),
    ("Điểm, khoản, mục", 16),
    ("Nhiệm vụ", 60),
    ("Chủ trì", 26),
    ("Sản phẩm", 30),
    ("Thời hạn", 12),
    ("Tình trạng", 20),
    ("Số ngày", 9),
    ("Tiến độ (%)", 10),
    ("Ngày hoàn thành", 14),
    ("Kết quả, hiệu quả", 50),
    ("Nguyên nhân chậm, hạn chế", 50),
    ("Khó khăn, vướng mắc", 40),
    ("Đề xuất, kiến nghị", 40),
    ("Báo cáo ngày", 14),
    ("Xem xét", 14),
)


def marked(cell: Cell) -> dict[str, str]:
    """A cell as a mark among hundreds: its words, tone and address."""
    told = (words.STANDINGS[cell.stand.standing], words.days(cell.stand))
    return {
        "label": ", ".join(part for part in told if part),
        "tone": words.TONES[cell.stand.standing],
        "href": reverse("task-report", args=[cell.task.pk, cell.agency.pk]),
    }


def shown(cell: Cell) -> dict[str, Any]:
    """A cell as the pages show it."""
    review = TaskReview(cell.status.review) if cell.status else TaskReview.WAITING
    return {
        "task": cell.task,
        "agency": cell.agency,
        "status": cell.status,
        "label": words.STANDINGS[cell.stand.standing],
        "tone": words.TONES[cell.stand.standing],
        "days": words.days(cell.stand),
        "late": cell.stand.is_late,
        "review": words.REVIEWS[review] if review is not TaskReview.WAITING else "",
        "review_tone": words.REVIEW_TONES[review],
        "href": reverse("task-report", args=[cell.task.pk, cell.agency.pk]),
        "due": words.term(cell.task.deadline, cell.task.document.dated),
    }


def xlsx_rows(cells: Iterable[Cell]) -> Iterator[tuple[XlsxCell, ...]]:
    """Cells as rows of a workbook."""
    for one in cells:
        task, status, stand = one.task, one.status, one.stand
        counts = stand.standing in (TaskStanding.OVERDUE, TaskStanding.DONE_LATE)
        yield (
            one.agency.name,
            str(task.document),
            task.place,
            task.text,
            task.lead.name if task.lead else one.agency.name,
            status.product if status and status.product else task.product,
            task.due_on,
            words.STANDINGS[stand.standing],
            stand.days if counts else None,
            status.percent if status else None,
            stand.done_on,
            status.result if status else "",
            status.cause if status else "",
            status.obstacle if status else "",
            status.proposal if status else "",
            status.reported_on if status else None,
            words.REVIEWS[TaskReview(status.review)] if status else "",
        )


def figures(found: TaskFigures, address: str = "", **asked: object) -> list[dict[str, Any]]:
    """Figures with their names, each with the address of the cells that it counts."""
    query = {name: str(value) for name, value in asked.items() if value}
    return [
        {
            "key": name,
            "label": words.FIGURES[name],
            "value": (value := getattr(found, name)),
            "tone": "late" if name == "overdue" and value else "neutral",
            "href": f"{address}?{urlencode({'figure': name} | query)}" if address else "",
        }
        for name in sorted(FIGURES, key=list(words.FIGURES).index)
    ]


def task_rows(
    tasks: Sequence[Any], counted: Mapping[UUID, TaskFigures], plans: bool = False
) -> Iterator[dict[str, Any]]:
    """Tasks with their figures, those of one document after its heading."""
    before = None
    for number, task in enumerate(tasks, start=1):
        found = counted.get(task.pk, TaskFigures())
        address = reverse("plan-task-cells", args=[task.plan_id])
        heading = task.plan if plans else task.document
        yield {
            "number": number,
            "task": task,
            "heading": heading if heading != before else None,
            "due": words.term(task.deadline, task.document.dated),
            "late": found.overdue,
            "finished": found.done + found.done_late,
            "total": found.total,
            "figures": figures(found, address, task=task.pk),
        }
        before = heading
