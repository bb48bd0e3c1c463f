"""Every fault of a workbook has its sentence, with what stands there, the rule and an example."""

import pytest

from kiemtra.domain.forms import ProblemCode
from kiemtra.web.labels.workbooks import FAULTS, place, sentence
from kiemtra.workbooks import FaultCode, WorkbookFault


@pytest.mark.parametrize("code", list(FaultCode))
def test_every_fault_has_its_sentence(code: FaultCode) -> None:
    told = sentence(WorkbookFault(code, value="12 hồ sơ", rule="Số nguyên", example="125"))

    assert told[-1] in ".!?"
    assert ".." not in told
    assert ("{" in FAULTS[code]) == ("12 hồ sơ" in told)


@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_problem_of_an_answer_has_one_too(code: ProblemCode) -> None:
    assert sentence(WorkbookFault(code, value="7"))[-1] == "."


def test_it_says_what_stands_there_the_rule_and_an_example() -> None:
    fault = WorkbookFault(FaultCode.TEXT_IN_NUMBER, "Báo cáo", "E6", "a", "12 hồ sơ", "Số nguyên", "125")

    assert sentence(fault) == (
        "“12 hồ sơ” không phải số. Ô này chỉ ghi số, không ghi chữ hay đơn vị tính. Quy tắc: Số nguyên. Ví dụ: 125."
    )
    assert place(fault) == "“Báo cáo” ô E6"


def test_a_check_of_the_form_speaks_for_itself() -> None:
    fault = WorkbookFault(ProblemCode.CHECK, rule="Tổng phải bằng các phần.", taken=True)

    assert sentence(fault) == "Tổng phải bằng các phần."
    assert place(fault) == ""
