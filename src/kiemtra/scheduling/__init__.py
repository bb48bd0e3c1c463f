"""Units to choose and days to visit them: problem in, result out; pure, seeded, usable alone."""

from kiemtra.scheduling.answers import (
    Condition,
    ConditionCode,
    Conflict,
    Fault,
    FaultCode,
    Progress,
    Stage,
    StageName,
    Timetable,
    Trouble,
    TroubleCode,
    Unplaced,
    UnplacedReason,
)
from kiemtra.scheduling.candidates import (
    Candidate,
    Choice,
    ChoiceReason,
    ChoiceRule,
    Contradiction,
    LeftOutReason,
    LocalityQuota,
    Verdict,
    Wish,
)
from kiemtra.scheduling.checking import faults, faults_of_move
from kiemtra.scheduling.choice import choose
from kiemtra.scheduling.overlaps import OverlapPair, overlaps
from kiemtra.scheduling.problem import Assignment, Member, Place, Problem, Team, Visit
from kiemtra.scheduling.risk import Criterion, Part, Weight
from kiemtra.scheduling.solver.openings import lawful_days
from kiemtra.scheduling.solving import solve
from kiemtra.scheduling.tickets import Quota, Ticket, tickets
from kiemtra.scheduling.troubles import before_solving

__all__ = [
    "Assignment",
    "Candidate",
    "Choice",
    "ChoiceReason",
    "ChoiceRule",
    "Condition",
    "ConditionCode",
    "Conflict",
    "Contradiction",
    "Criterion",
    "Fault",
    "FaultCode",
    "LeftOutReason",
    "LocalityQuota",
    "Member",
    "OverlapPair",
    "Part",
    "Place",
    "Problem",
    "Progress",
    "Quota",
    "Stage",
    "StageName",
    "Team",
    "Ticket",
    "Timetable",
    "Trouble",
    "TroubleCode",
    "Unplaced",
    "UnplacedReason",
    "Verdict",
    "Visit",
    "Weight",
    "Wish",
    "before_solving",
    "choose",
    "faults",
    "faults_of_move",
    "lawful_days",
    "overlaps",
    "solve",
    "tickets",
]
