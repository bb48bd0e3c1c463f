"""What is to be mended in a report, in sentences that lead to their fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiemtra.domain.forms import FormTemplate, Problem, ProblemCode, Severity
from kiemtra.store.queries.report_pages import Sheet
from kiemtra.web.labels.reports import PROBLEMS

# What is only not done yet: told when somebody wants to hand in.
OPEN = frozenset({ProblemCode.MISSING, ProblemCode.UNCONFIRMED, ProblemCode.TOO_FEW_ROWS})

CLASH = "hai người nhập khác nhau, hãy chọn một giá trị."


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A line of the list of problems, with the field that it leads to; `here` is its sentence beside the field."""

    anchor: str
    sentence: str
    here: str
    item: str
    row_key: str = ""
    column: str = ""
    severity: Severity = Severity.ERROR
    also: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether it stands in the way."""
        return self.severity is Severity.ERROR

    @property
    def is_warning(self) -> bool:
        """Whether it is to be mended or explained."""
        return self.severity is Severity.WARNING


def is_open(problem: Problem) -> bool:
    """Whether something is only not done yet."""
    return problem.code in OPEN


def shown_problem(template: FormTemplate, problem: Problem) -> ShownProblem:
    """The problem in words."""
    item = template.item(problem.item)
    label = item.label if item else problem.item
    sentence = problem.message or PROBLEMS[problem.code].format(value=problem.value)
    if problem.severity is Severity.WARNING:
        sentence += " Hãy sửa, hoặc giải trình ở ô ghi chú."
    column = next((one for one in item.columns if one.code == problem.column), None) if item else None
    where = ", ".join(filter(None, (f"dòng {problem.row}" if problem.row else "", column.label if column else "")))
    anchor = f"id_{problem.item}" + (f"-{problem.row_key}-{problem.column}" if column and problem.row_key else "")
    return ShownProblem(
        anchor,
        f"{label}{f', {where}' if where else ''}: {sentence}",
        f"{where}: {sentence}" if where else sentence,
        problem.item,
        problem.row_key,
        problem.column,
        problem.severity,
        problem.also,
    )


def unconfirmed_problems(sheet: Sheet) -> Iterator[Problem]:
    """Values put there for the unit that nobody has confirmed, one for each item."""
    return (Problem(ProblemCode.UNCONFIRMED, item) for item in sheet.unconfirmed)


def clashing(template: FormTemplate, sheet: Sheet) -> Iterator[ShownProblem]:
    """Items with two values of which somebody must choose one; the item itself shows both."""
    for code in sheet.conflicts:
        item = template.item(code)
        label = item.label if item else code
        yield ShownProblem(f"item-{code}", f"{label}: {CLASH}", CLASH, code)
