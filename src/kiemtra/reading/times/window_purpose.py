"""What a stretch of time is for: the words before and after it, the part of the text and the timetable it stands in."""

from typing import NamedTuple

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.text.tables import in_rows
from kiemtra.reading.times import purpose_words as words
from kiemtra.reading.times.agenda import heads_agenda
from kiemtra.reading.times.stretch import Stretch
from kiemtra.reading.times.visits import (
    TEAM,
    heads_findings,
    heads_list,
    may_stand_beside,
    names_stand_before,
    opens_visit,
    visit_told,
)
from kiemtra.reading.values import Precision, Span, WindowPurpose


class Surroundings(NamedTuple):
    """What of a text tells the purpose of its stretches of time."""

    page: Page
    sections: Sections
    # The rows of tables that tell when each unit is visited.
    rows: tuple[Span, ...]
    # The cells of tables that tell of which time the data are.
    data: tuple[Span, ...]
    # Whether the text is about an inspection at all.
    inspecting: bool


def is_planned(stretch: Stretch, around: Surroundings) -> bool:
    """Whether a day without a year is one of a timetable, and so of the year that the text is about."""
    start, end = stretch.span
    page = around.page
    return (
        around.sections.at(start) is Topic.TIME
        or in_rows(around.rows, start)
        or words.TIMETABLE.search(page.before(start, 600)) is not None
        or words.WILL.search(page.after(end, 120)) is not None
    )


def purpose_of(stretch: Stretch, around: Surroundings) -> WindowPurpose | None:
    """Return what a stretch is for; None where the words around do not tell, or where it is no time of its own."""
    page, (start, end) = around.page, stretch.span
    section = around.sections.at(start)
    single = stretch.start == stretch.end
    in_row = in_rows(around.rows, start)
    if single and start == page.line(start)[0] and words.DATELINE.match(page.low, end):
        return None
    if in_rows(around.data, start):
        return None if single else WindowPurpose.DATA_PERIOD
    if single and not (around.inspecting and (in_row or _visit_may_be_told(page, start, section))):
        return None
    reach = min(260, start - page.line(start)[0]) if in_row else 260
    before, after = page.before(start, reach), page.after(end, 330)
    if before.endswith(words.GOES_ON):
        before = words.DAYS_BEFORE.sub("", before).removesuffix("ngày ")
    if (
        words.VALID.search(before[-70:])
        and not words.OF_DATA.search(before)
        and not (words.LASTS.search(before[-70:]) and words.TO_INSPECT.search(before))
    ):
        return None if single else WindowPurpose.VALIDITY
    if stretch.start is None:
        return _up_to(before, after, section) if around.inspecting else None
    if _put_off(stretch, before, after):
        return None
    if stretch.onward and (words.OF_DATA.search(before) or words.COUNTED_FROM.search(before)):
        return WindowPurpose.DATA_PERIOD
    if single:
        visit = in_row or _of_one_day(page, stretch, before, after, section)
        return WindowPurpose.INSPECTION if visit and not words.DUE.search(before) else None
    return _of_many_days(stretch, around, before, after, section, in_row=in_row)


def _put_off(stretch: Stretch, before: str, after: str) -> bool:
    """Whether a visit was moved away from that day or called off."""
    moved = stretch.onward and words.MOVED.match(after)
    return bool(moved or words.MOVES_AWAY.match(after) or words.CALLED_OFF.search(before))


def _of_one_day(page: Page, stretch: Stretch, before: str, after: str, section: Topic) -> bool:
    """Whether a team was or will be at a unit on that day."""
    return bool(
        words.TIMETABLE.search(page.before(stretch.span[0], 600))
        or _visit(stretch, before, after, section)
        or visit_told(page, stretch, before, after)
        or heads_agenda(page, stretch)
        or names_stand_before(page, stretch, after, told=section in (Topic.UNITS, Topic.TIME))
    )


def _of_many_days(
    stretch: Stretch, around: Surroundings, before: str, after: str, section: Topic, *, in_row: bool
) -> WindowPurpose | None:
    page, (start, end) = around.page, stretch.span
    if stretch.precision is Precision.YEAR and not (around.inspecting and _year_meant(before, section)):
        return None
    if in_row and stretch.end and around.inspecting and not words.OF_NUMBERS.search(before[-60:]):
        return WindowPurpose.INSPECTION
    acts = stretch.end and (words.INSPECTED_RIGHT_THEN.search(before) or words.ACTS.match(after))
    if _of_data(before, Topic.OTHER if acts else section) or (words.POINT.search(before) and _long(stretch)):
        return WindowPurpose.DATA_PERIOD
    if words.REVIEWED.search(before) and _long(stretch) and not acts:
        return WindowPurpose.DATA_PERIOD
    opens = section in (Topic.UNITS, Topic.TIME) and len(before.strip()) <= 4 and after.lstrip().startswith(":")
    if opens or heads_list(page, stretch):
        return WindowPurpose.INSPECTION if around.inspecting else None
    if any(
        pattern.search(before) for pattern in (words.GENERAL, words.OF_MEETING, words.SET_UP, words.BY_THEMSELVES)
    ) or words.RECURS.match(after):
        return WindowPurpose.INSPECTION if around.inspecting and words.BY_PLAN.search(before) else None
    if in_row or words.TIMETABLE.search(page.before(start, 600)):
        return WindowPurpose.INSPECTION if around.inspecting else None
    # A longer time at the head of a line may be that of the files: only a team tells that it is spent there.
    brief = around.inspecting and not _long(stretch) and (stretch.precision is Precision.DAY or TEAM.search(after))
    if brief and (opens_visit(page, stretch, before, told=False) or heads_findings(before, after)):
        return WindowPurpose.INSPECTION
    purpose = _of_range(page.low[start:end], stretch, before, after, section, inspecting=around.inspecting)
    if purpose is None and around.inspecting and visit_told(page, stretch, before, after):
        return WindowPurpose.INSPECTION
    return purpose


def _of_data(before: str, section: Topic) -> bool:
    """Whether the last word on times before it speaks of data and not of the inspection."""
    data = [m.start() for m in words.OF_DATA.finditer(before)]
    time = [m.start() for m in words.TIME_OF_INSPECTION.finditer(before)]
    if data or time:
        return bool(data) and (not time or data[-1] > time[-1])
    return section is Topic.DATA_PERIOD


def _of_range(
    printed: str, stretch: Stretch, before: str, after: str, section: Topic, *, inspecting: bool
) -> WindowPurpose | None:
    if not inspecting and stretch.onward:
        return None
    work_done = bool(words.WORK_DONE.search(before[-130:].rpartition(";")[2]))
    if (
        work_done
        or (words.REPORTED.match(after) and not words.TEAM_FIRST.match(after))
        or words.PAST_MONTHS.search(printed)
    ):
        reviewed = (
            _long(stretch)
            and words.INSPECTED_THEN.search(before[-150:])
            and not words.INSPECTED_RIGHT_THEN.search(before)
        )
        if section is not Topic.TIME and (reviewed or not _for_inspection(stretch, before, after)):
            return WindowPurpose.DATA_PERIOD
    if not inspecting:
        return None
    if stretch.end is None:
        return WindowPurpose.INSPECTION if words.UNTIL_NOW.match(after) else WindowPurpose.DATA_PERIOD
    begun = (
        words.INSPECTED_RIGHT_THEN.search(before)
        or words.FROM_THEN_ON.search(before)
        or words.TIME_OF_INSPECTION.search(before)
    )
    reported = words.REPORT.search(before[-80:]) and not begun
    if section is Topic.TIME and not reported:
        return WindowPurpose.INSPECTION
    told = not reported and _for_inspection(stretch, before, after)
    return WindowPurpose.INSPECTION if told else None


def _long(stretch: Stretch) -> bool:
    """Whether a stretch is longer than inspections take and no single quarter: what is reviewed is."""
    return stretch.end is None or (stretch.start is not None and stretch.end - stretch.start > words.A_QUARTER)


def _year_meant(before: str, section: Topic) -> bool:
    """A whole year is a window only where its purpose is said right before it."""
    return bool(words.YEAR_CUE.search(before)) or (section in (Topic.TIME, Topic.DATA_PERIOD) and len(before) <= 16)


def _up_to(before: str, after: str, section: Topic) -> WindowPurpose | None:
    """What ends on a day without saying when it begins: data, or the inspection in the part on its time."""
    if words.CUT_OFF.search(before):
        return WindowPurpose.DATA_PERIOD
    before = before.rpartition(";")[2]
    if words.TASK.search(before) or "tự kiểm tra" in before[-60:] or words.FINISHES.match(after):
        return None
    timed = (
        words.TIME_OF_INSPECTION.search(before)
        or (section is Topic.TIME and len(before) <= 40)
        or (words.FROM_NOW.search(before) and (words.HAPPENS.match(after) or words.TO_INSPECT.search(before)))
        or (words.LASTS.search(before) and words.TO_INSPECT.search(before))
    )
    return WindowPurpose.INSPECTION if timed else None


def _for_inspection(stretch: Stretch, before: str, after: str) -> bool:
    # Nothing is issued from one day to another.
    issued = None if stretch.precision is Precision.DAY else words.ISSUES.match(after)
    happens = words.HAPPENS.match(after)
    first = issued is None or (happens is not None and happens.end() <= issued.end())
    if first and words.TIME_TOLD.search(before) and words.TO_INSPECT.search(before + after):
        return True
    if (
        words.POSTPONED.search(before)
        or words.BY_PLAN.search(before)
        or words.FROM_THEN_ON.search(before)
        or words.ROUND.search(before)
        or words.DONE_THEN.search(before)
    ):
        return True
    lead = before[-150:]
    if stretch.precision is Precision.DAY and not _long(stretch) and words.TEAM_FIRST.match(after):
        return True
    named = words.NAMED_PERIOD.search(lead) and not words.CARRIED_OUT.search(lead)
    if happens and first and not named:
        return True
    if words.RECHECKED.search(before):
        return True
    then = words.INSPECTED_THEN.search(lead) or (before.endswith(words.THEREIN) and _behind_a_list(before))
    return bool(words.TIME_OF_INSPECTION.search(before) or then) and not words.OF_DOCUMENT.search(lead[-40:])


def _behind_a_list(before: str) -> bool:
    """'Kiểm tra tại Sở A, Sở B, …, UBND huyện C trong quý III': nothing is done between but naming units."""
    verbs = list(words.TO_INSPECT.finditer(before))
    return bool(verbs) and not words.OTHER_DEED.search(before, verbs[-1].end())


def _visit_may_be_told(page: Page, start: int, section: Topic) -> bool:
    """Whether a day stands where a visit is told: first in its sentence, after a comma, in a timetable, in minutes."""
    lead = page.low[max(0, start - 60) : start]
    return (
        section in (Topic.TIME, Topic.UNITS)
        or start - page.sentence(start)[0] <= 16
        or words.SOURCE.fullmatch(page.before(start, 60)) is not None
        or lead.rstrip()[-1:] in (",", "(", ";", ":")
        or lead.endswith(("vào ", "trong ", "từ ", "giờ ", "00 ", "30 ", " - ", "sang ", "thành ", "đến "))
        or words.OF_MINUTES.search(lead) is not None
        or words.MINUTES.search(lead) is not None
        or words.TIME_OF_INSPECTION.search(lead) is not None
        or may_stand_beside(page, start)
    )


def _visit(stretch: Stretch, before: str, after: str, section: Topic) -> bool:
    """One day on which a team was at a unit: 'Ngày 15/9/2022, Đoàn kiểm tra … đã kiểm tra tại …'."""
    if words.TIME_OF_INSPECTION.search(before):
        return True
    if stretch.onward:
        begins = words.TEAM_ACTS.match(after) and words.BEGINS.match(after)
        return section is Topic.TIME or bool(words.FROM_THEN_ON.search(before) or begins)
    came = words.CAME.search(before) and words.ENDS_CLAUSE.match(after)
    if came or words.OF_MINUTES.search(before) or words.AFTER_VISIT.search(before):
        return True
    then = words.DONE_THEN.search(before) or (words.TIME_BEFORE.search(before) and words.TO_INSPECT.search(before))
    if then and not words.HELD.search(before):
        return True
    if (words.POSTPONED.search(before) and words.OF_VISIT.search(before)) or (
        words.RIGHT_THEN.search(before) and words.ENDS_CLAUSE.match(after)
    ):
        return True
    return _stands_alone(before, after) or _opens_sentence(before, after, section)


def _stands_alone(before: str, after: str) -> bool:
    """A day that fills its line, its head or its item of a list."""
    if words.HOUR_ALONE.match(before) and words.LINE_ENDS.match(after):
        return True
    if "(" in before[-2:] and words.DAY_HEAD.search(before) and words.ENDS_HEAD.match(after):
        return True
    listed = words.LISTED.search(before) and words.ENDS_ITEM.match(after)
    return bool(listed) and not words.OF_PAPER.search(before)


def _opens_sentence(before: str, after: str, section: Topic) -> bool:
    """A day or an hour at the beginning of what a team did then; nothing else was done first."""
    visited, said = words.visited(after), words.ISSUES.match(after)
    if section is Topic.TIME and not said:
        return True
    minutes = words.MINUTES.search(before)
    placed = (minutes and words.AT_PLACE.match(after)) or (
        words.OPENED.match(before) and words.PLACE_ALONE.match(after)
    )
    if (minutes and visited) or (placed and not said):
        return True
    first = (
        len(before.strip(" -+*•\n")) <= 12
        or before.rstrip().endswith((",", ";", ":"))
        or minutes
        or words.FIRST.search(before)
        or words.SOURCE.fullmatch(before)
    )
    if not first:
        return False
    if said is None:
        return bool(visited or words.TEAM_ACTS.match(after))
    return visited is not None and visited.end() < said.end()
