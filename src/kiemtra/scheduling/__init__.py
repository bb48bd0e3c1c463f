"""Units to choose and days to visit them: problem in, result out; pure, seeded, usable alone."""

from kiemtra.scheduling.checking import faults
from kiemtra.scheduling.choice import choose
from kiemtra.scheduling.overlaps import overlaps
from kiemtra.scheduling.timetable import lawful_days, propose
from kiemtra.scheduling.values import (
    Assignment,
    Candidate,
    Choice,
    ChoiceReason,
    ChoiceRule,
    Chosen,
    Fault,
    FaultCode,
    LeftOut,
    LeftOutReason,
    Overlap,
    Problem,
    Timetable,
    Unplaced,
    UnplacedReason,
    Visit,
)

__all__ = [
    "Assignment",
    "Candidate",
    "Choice",
    "ChoiceReason",
    "ChoiceRule",
    "Chosen",
    "Fault",
    "FaultCode",
    "LeftOut",
    "LeftOutReason",
    "Overlap",
    "Problem",
    "Timetable",
    "Unplaced",
    "UnplacedReason",
    "Visit",
    "choose",
    "faults",
    "lawful_days",
    "overlaps",
    "propose",
]
