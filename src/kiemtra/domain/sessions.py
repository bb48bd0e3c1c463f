"""A working session of the visit: what its hours and its roll call must satisfy."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AttendeeSide(StrEnum):
    """The two sides of a session."""

    TEAM = "team"
    UNIT = "unit"


class SessionFault(StrEnum):
    """What is wrong with a session as typed."""

    ENDS_BEFORE_START = "ends_before_start"
    PRESENT_ABOVE_LISTED = "present_above_listed"
    EXCUSED_ABOVE_ABSENT = "excused_above_absent"
    LISTED_MISSING = "listed_missing"


@dataclass(frozen=True, slots=True)
class RollCall:
    """The unit's staff at the hour of the visit: on the list, present, absent with leave."""

    listed: int | None = None
    present: int | None = None
    excused: int | None = None
    note: str = ""

    @property
    def unexcused(self) -> int | None:
        """Absent without leave; None where nobody was counted."""
        if self.listed is None or self.present is None:
            return None
        return self.listed - self.present - (self.excused or 0)


def faults(started_at: datetime, ended_at: datetime | None, roll: RollCall) -> dict[str, SessionFault]:
    """Every fault of a session, by the field that must be mended."""
    found: dict[str, SessionFault] = {}
    if ended_at is not None and ended_at < started_at:
        found["ended_at"] = SessionFault.ENDS_BEFORE_START
    if roll.listed is None:
        if roll.present is not None or roll.excused is not None:
            found["roll_listed"] = SessionFault.LISTED_MISSING
        return found
    present = roll.present or 0
    if present > roll.listed:
        found["roll_present"] = SessionFault.PRESENT_ABOVE_LISTED
    elif (roll.excused or 0) > roll.listed - present:
        found["roll_excused"] = SessionFault.EXCUSED_ABOVE_ABSENT
    return found
