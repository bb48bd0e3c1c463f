"""The summary that `kiemtra timetable` prints, and the sentences about files that are no problem."""

from collections.abc import Iterator
from itertools import groupby

from kiemtra.scheduling import Problem, Timetable, Trouble
from kiemtra.scheduling.problem_data import DataFault
from kiemtra.web.labels.timetables import STAGES, UNPLACED, Names, conflict, gap, trouble

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
NOT_READ = "{path}: không đọc được tệp. Hãy kiểm tra lại đường dẫn."
NOT_JSON = "{path}: tệp không phải JSON mã hóa UTF-8."
DATA_FAULTS: dict[DataFault, str] = {
    DataFault.MISSING: "chưa có giá trị",
    DataFault.NOT_AN_OBJECT: "phải là một đối tượng {…}",
    DataFault.NOT_A_LIST: "phải là một danh sách […]",
    DataFault.NOT_TEXT: "phải là chữ trong ngoặc kép",
    DataFault.NOT_A_NUMBER: "phải là số nguyên, không nhỏ hơn mức tối thiểu",
    DataFault.NOT_A_DAY: 'phải là ngày dạng "2026-03-02", hoặc "2026-03-02/2026-03-06" cho nhiều ngày liền',
    DataFault.NOT_A_PLACE: "phải là [vĩ độ, kinh độ]",
    DataFault.NOT_YES_OR_NO: "phải là true hoặc false",
    DataFault.TWICE: "trùng với một mục ở trên",
    DataFault.UNKNOWN_VISIT: "không có cuộc kiểm tra nào mang mã này",
    DataFault.UNKNOWN_TEAM: "không có Đoàn nào mang mã này",
    DataFault.UNKNOWN_FIELD: "không có mục nào tên như vậy",
}


def what_is_wrong(path: str, where: str, fault: DataFault) -> str:
    """One sentence for one place of the file."""
    return f"{path}: {where or 'tệp'} {DATA_FAULTS[fault]}."


def summary(problem: Problem, timetable: Timetable, troubles: tuple[Trouble, ...]) -> str:
    """The timetable in plain Vietnamese: days, what has none and why, how good it is."""
    names = _names(problem)
    parts = [
        _part("Cần xem trước", [trouble(one, names) for one in troubles]),
        _part(f"Lịch kiểm tra: {len(timetable.assignments)} cuộc", list(_days(timetable))),
        _part(
            f"Chưa có ngày: {len(timetable.unplaced)} cuộc" if timetable.unplaced else "",
            [f"{one.visit.unit}: {UNPLACED[one.reason]}" for one in timetable.unplaced],
        ),
        _part("Mâu thuẫn", [conflict(one, names) for one in timetable.conflicts]),
        _part("Chất lượng", [f"{STAGES[one.name]}: {gap(one.gap)}" for one in timetable.stages]),
    ]
    return "\n\n".join(filter(None, parts))


def _part(title: str, lines: list[str]) -> str:
    return "\n".join([title, *(f"  {line}" for line in lines)]) if title and lines else ""


def _days(timetable: Timetable) -> Iterator[str]:
    for (day, team), visits in groupby(timetable.assignments, key=lambda one: (one.day, one.team)):
        units = ", ".join(one.visit.unit for one in visits)
        yield f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y} · {team}: {units}"


def _names(problem: Problem) -> Names:
    """In a file the ids are the names."""
    return Names(
        visits={visit.id: visit.unit for visit in problem.visits},
        units={visit.unit: visit.unit for visit in problem.visits},
        teams={team.id: team.id for team in problem.teams},
        people={member.person: member.person for team in problem.teams for member in team.members},
    )
