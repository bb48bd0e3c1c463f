"""A workbook of tasks: what its rows say, and all that is wrong with them."""

from datetime import date
from uuid import UUID

import pytest

from kiemtra.domain.task_sheets import (
    CellFault,
    Change,
    Column,
    Known,
    KnownDocument,
    SheetRow,
    TaskFault,
    check,
)
from kiemtra.domain.tasks import TaskAim, TaskTerm

C, F = Column, TaskFault
PLAN, TWIN, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
OFFICE, COMMUNE = UUID(int=8), UUID(int=9)
KNOWN = Known(
    documents=(
        KnownDocument(PLAN, "71/KH-UBND", date(2019, 2, 15)),
        KnownDocument(OTHER, "9/CT-UBND", date(2019, 6, 7)),
        KnownDocument(TWIN, "9/CT-UBND", date(2018, 1, 5)),
    ),
    agencies={"phong noi vu": OFFICE},
    units={"ubnd xa cu khe": COMMUNE},
    tasks=frozenset({(PLAN, "muc i", "da co")}),
)


def row(number: int = 2, **cells: str) -> SheetRow:
    said = {"document": "Kế hoạch số 071/KH-UBND ngày 15/02/2019", "text": "Niêm yết thủ tục"} | cells
    return SheetRow(number, {C(name): text for name, text in said.items() if text})


def test_row_says_a_whole_task() -> None:
    [task] = check(
        [row(place="mục II", due="30/9/2019", source="mục III", lead="phòng Nội vụ", units="UBND xã Cự Khê")], KNOWN
    ).tasks

    said = task.content
    assert (task.document, task.change, said.place, said.lead) == (PLAN, Change.NEW, "mục II", OFFICE)
    assert (said.term.rule, said.term.on, said.term.source) == (TaskTerm.DAY, date(2019, 9, 30), "mục III")
    assert (said.aim.whom, said.aim.agencies) == (TaskAim.NAMED, (COMMUNE,))


@pytest.mark.parametrize(("said", "rule"), [("", TaskTerm.NONE), ("Thường xuyên", TaskTerm.REGULAR)])
def test_deadline_without_a_day(said: str, rule: TaskTerm) -> None:
    [task] = check([row(due=said, units="Tất cả")], KNOWN).tasks

    assert (task.content.term.rule, task.content.aim.whom) == (rule, TaskAim.ALL_UNITS)


def test_task_that_is_there_stays() -> None:
    checked = check([row(place="Mục I", text="Đã có."), row(3)], KNOWN)

    assert [task.change for task in checked.tasks] == [Change.THERE, Change.NEW]
    assert checked.count(Change.NEW) == 1


def test_document_of_two_is_told_by_its_day() -> None:
    checked = check([row(document="09/CT-UBND ngày 07/06/2019"), row(3, document="09/CT-UBND")], KNOWN)

    assert checked.tasks[0].document == OTHER
    assert checked.faults == (CellFault(3, C.DOCUMENT, F.DOCUMENT_TWICE, "09/CT-UBND"),)


def test_all_faults_of_all_rows_at_once() -> None:
    rows = [
        row(2, document="12/KH-X", text=""),
        row(3, due="31/02/2019", lead="Phòng Lạ", units="UBND xã Cự Khê; UBND xã Lạ"),
        row(4),
        row(5),
        row(6, text="#REF!"),
        row(7, place="x" * 121, due="=A1"),
        row(8, document="=B2", lead="=C3", units="=D4"),
    ]

    found = [(one.row, one.column, one.fault) for one in check(rows, KNOWN).faults]

    assert found == [
        (2, C.TEXT, F.MISSING),
        (2, C.DOCUMENT, F.DOCUMENT_UNKNOWN),
        (3, C.DUE, F.DATE_WRONG),
        (3, C.LEAD, F.AGENCY_UNKNOWN),
        (3, C.UNITS, F.UNIT_UNKNOWN),
        (5, C.TEXT, F.TWICE),
        (6, C.TEXT, F.FORMULA),
        (7, C.PLACE, F.TOO_LONG),
        (7, C.DUE, F.FORMULA),
        (8, C.DOCUMENT, F.FORMULA),
        (8, C.LEAD, F.FORMULA),
        (8, C.UNITS, F.FORMULA),
    ]
