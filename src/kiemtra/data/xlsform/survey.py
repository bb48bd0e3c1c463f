"""The rows of the survey become questions, tables and sections."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kiemtra.data.xlsform.cells import Line
from kiemtra.data.xlsform.expressions import read_condition, read_expression
from kiemtra.data.xlsform.faults import FaultCode
from kiemtra.data.xlsform.items import Survey, merge_rule, read_count, read_items, read_list, read_name
from kiemtra.data.xlsform.types import QuestionType, is_known, question_type
from kiemtra.domain.forms import Expression, FormItem, FormSection, ItemType
from kiemtra.domain.forms.expressions.tree import Operation, Operator

MOST_ITEMS = 1_000
# What would change which questions are asked, or what may be answered, in a way that is not supported.
UNSUPPORTED_COLUMNS = ("choice_filter",)


@dataclass(slots=True)
class _Open:
    """A group or table that is not closed yet."""

    line: Line
    asked: QuestionType
    code: str
    relevant: Expression | None = None
    # Of a table: its questions, and what is said of it in notes.
    columns: list[FormItem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class SurveyReader:
    """Goes down the survey once."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.items: list[FormItem] = []
        self.sections: list[FormSection] = []
        # Where each stands: items and tables by code, columns as "table.column", sections as "section code".
        self.rows: dict[str, int] = {}
        self._open: list[_Open] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Read all rows."""
        for line in lines:
            self._read(line)
        self.sections = self._with_items()
        for still in self._open:
            self.survey.faults.append(still.line.fault(FaultCode.NOT_CLOSED, "type"))
        if not self.items and not self.survey.faults:
            self.survey.faults.append(Line("survey", 1, {}).fault(FaultCode.NO_ITEMS))
        if sum(1 + len(item.columns) for item in self.items) > MOST_ITEMS:
            self.survey.faults.append(Line("survey", 1, {}).fault(FaultCode.TOO_MANY_ITEMS))

    def _with_items(self) -> list[FormSection]:
        """A heading with nothing under it is none."""
        by_code = {section.code: section for section in self.sections}
        used: set[str] = set()
        for item in self.items:
            code = item.section
            while code in by_code and code not in used:
                used.add(code)
                code = by_code[code].parent
        return [section for section in self.sections if section.code in used]

    @property
    def _table(self) -> _Open | None:
        return next((one for one in self._open if one.asked.mark == "begin_repeat"), None)

    @property
    def _section(self) -> str:
        return self._open[-1].code if self._open else ""

    def _read(self, line: Line) -> None:
        if not line["type"]:
            # A row with nothing but a remark of its author.
            if line["name"] or line.text("label", self.survey.language):
                self.survey.faults.append(line.fault(FaultCode.UNKNOWN_TYPE, "type"))
            return
        asked = question_type(line["type"])
        if asked is None:
            known = is_known(line["type"])
            code = FaultCode.UNSUPPORTED_TYPE if known else FaultCode.UNKNOWN_TYPE
            self.survey.faults.append(line.fault(code, "type"))
        elif asked.mark == "metadata":
            self.survey.left_out.append(line.fault(FaultCode.IGNORED_METADATA, "type"))
        elif asked.mark.startswith("begin_"):
            self._begin(line, asked)
        elif asked.mark.startswith("end_"):
            self._end(line, asked)
        else:
            self._question(line, asked)

    def _note_place(self, line: Line, place: str) -> None:
        if place in self.rows and line["name"]:
            self.survey.faults.append(line.fault(FaultCode.TWICE, "name"))
        self.rows.setdefault(place, line.row)

    def _begin(self, line: Line, asked: QuestionType) -> None:
        opened = _Open(line, asked, read_name(self.survey, line))
        self._note_place(line, opened.code if asked.mark == "begin_repeat" else f"section {opened.code}")
        opened.relevant = read_expression(line, "relevant", self.survey.faults)
        if asked.mark == "begin_repeat":
            if self._table:
                self.survey.faults.append(line.fault(FaultCode.NESTED_TABLE, "type"))
        elif not self._table:
            label = line.text("label", self.survey.language)
            self.sections.append(FormSection(opened.code, label, opened.relevant, self._section))
        self._open.append(opened)

    def _end(self, line: Line, asked: QuestionType) -> None:
        kind = asked.mark.removeprefix("end_")
        if not self._open or self._open[-1].asked.mark != f"begin_{kind}":
            self.survey.faults.append(line.fault(FaultCode.NOT_OPENED, "type"))
            return
        closed = self._open.pop()
        if kind == "repeat" and not self._table:
            self.items.append(self._finished_table(closed))

    def _question(self, line: Line, asked: QuestionType) -> None:
        for column in UNSUPPORTED_COLUMNS:
            if line[column]:
                self.survey.faults.append(line.fault(FaultCode.UNSUPPORTED_COLUMN, column))
        if line["appearance"].startswith("search("):
            self.survey.faults.append(line.fault(FaultCode.UNSUPPORTED_COLUMN, "appearance"))
        table = self._table
        for item in read_items(self.survey, line, asked, self._section):
            self._note_place(line, f"{table.code}.{item.code}" if table else item.code)
            if table is None:
                self.items.append(item)
            elif item.type is ItemType.NOTE:
                table.notes.append(item.label)
            elif item.type is ItemType.FILE:
                self.survey.faults.append(line.fault(FaultCode.NOT_IN_A_TABLE, "type"))
            else:
                table.columns.append(replace(item, relevant=self._in_groups(item.relevant)))

    def _in_groups(self, relevant: Expression | None) -> Expression | None:
        """A group within a table has no heading; its condition becomes that of its columns."""
        for group in reversed(self._open):
            if group.asked.mark == "begin_repeat":
                break
            relevant = _both(group.relevant, relevant)
        return relevant

    def _finished_table(self, opened: _Open) -> FormItem:
        line, survey = opened.line, self.survey
        if not opened.columns:
            survey.faults.append(line.fault(FaultCode.EMPTY_TABLE, "type", opened.code))
        required = read_condition(line, "required", survey.faults)
        fixed = line["kiemtra::rows"]
        least, most = self._row_limits(line)
        return FormItem(
            code=opened.code,
            label=line.text("label", survey.language) or opened.code,
            type=ItemType.TABLE,
            required=required is True,
            required_if=None if isinstance(required, bool) else required,
            hint=" ".join([*filter(None, [line.text("hint", survey.language)]), *opened.notes]),
            area=self._area(line),
            unit=line["kiemtra::unit"],
            legal_ground=line["kiemtra::legal_ground"],
            evidence=line["kiemtra::evidence"],
            relevant=opened.relevant,
            columns=tuple(opened.columns),
            section=self._section,
            fixed_rows=read_list(survey, line, "kiemtra::rows", fixed) if fixed else (),
            least_rows=least,
            most_rows=most,
            prefill=line["kiemtra::prefill"],
            criterion=line["kiemtra::criterion"],
            merge=merge_rule(survey, line, ItemType.TABLE),
        )

    def _area(self, line: Line) -> str:
        area = line["kiemtra::area"]
        if area and area not in self.survey.areas:
            self.survey.faults.append(line.fault(FaultCode.UNKNOWN_WORD, "kiemtra::area"))
        return area

    def _row_limits(self, line: Line) -> tuple[int, int | None]:
        """A given number of repeats is both the least and the most."""
        count = read_count(self.survey, line, "repeat_count")
        least = read_count(self.survey, line, "kiemtra::least_rows")
        most = read_count(self.survey, line, "kiemtra::most_rows")
        least, most = (count if least is None else least) or 0, count if most is None else most
        if most is not None and most < max(least, 1):
            self.survey.faults.append(line.fault(FaultCode.BAD_ROWS, "kiemtra::most_rows"))
        return least, most


def _both(first: Expression | None, second: Expression | None) -> Expression | None:
    if first is None or second is None:
        return first or second
    return Operation(Operator.AND, first, second)
