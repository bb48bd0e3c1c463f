"""The tables, one module a subject."""

from kiemtra.store.models.accountability import AccountabilityProposal
from kiemtra.store.models.agencies import Agency, AgencyAncestor, AgencyHeir, AgencyParent, Jurisdiction, Succession
from kiemtra.store.models.conclusions import Assessment, Conclusion, Finding, Recommendation, SteeringProposal
from kiemtra.store.models.coverage import ChoiceMark, CoverageRule, CoverageUnit, PlanChoice
from kiemtra.store.models.documents import Anomaly, Citation, Document, DocumentVersion, Reading
from kiemtra.store.models.draws import Draw, DrawSeed, DrawVisit
from kiemtra.store.models.evidence import Evidence, EvidenceAsk
from kiemtra.store.models.feeds import CalendarFeed
from kiemtra.store.models.files import FileScan, StoredFile, Upload
from kiemtra.store.models.inspections import Attendee, CheckResult, Inspection, Preparation, Session
from kiemtra.store.models.merges import Merge, MergeVersion, RoundSum
from kiemtra.store.models.messages import Message
from kiemtra.store.models.names import KnownName
from kiemtra.store.models.notices import Notice, NoticeReceipt, NoticeRecipient
from kiemtra.store.models.people import AccountSheet, Appointment, User
from kiemtra.store.models.plans import (
    ExpectedPlan,
    Plan,
    PlanAmendment,
    PlanArea,
    PlanDuty,
    PlanLine,
    PlanUnit,
    PlanVersion,
)
from kiemtra.store.models.readiness import ReadinessCopy
from kiemtra.store.models.recognitions import Recognition
from kiemtra.store.models.registers import RegisterLoad
from kiemtra.store.models.remediation import Statement, Verification
from kiemtra.store.models.reorganisations import Reorganisation, Transfer
from kiemtra.store.models.reports import (
    Answer,
    AnswerChange,
    AnswerConflict,
    FormVersion,
    ItemRemark,
    ReportRequest,
    ReportRound,
    ReportVersion,
)
from kiemtra.store.models.secrecy import Summons
from kiemtra.store.models.tasks import Task, TaskProof, TaskReport, TaskSheet, TaskStatus, TaskVerdict
from kiemtra.store.models.teams import Absence, Recusal, SeatChange, Team, TeamMember
from kiemtra.store.models.timetables import BusyDays, Timetable
from kiemtra.store.models.trail import Event, LogCheckpoint, LogLeaf

__all__ = [
    "Absence",
    "AccountSheet",
    "AccountabilityProposal",
    "Agency",
    "AgencyAncestor",
    "AgencyHeir",
    "AgencyParent",
    "Anomaly",
    "Answer",
    "AnswerChange",
    "AnswerConflict",
    "Appointment",
    "Assessment",
    "Attendee",
    "BusyDays",
    "CalendarFeed",
    "CheckResult",
    "ChoiceMark",
    "Citation",
    "Conclusion",
    "CoverageRule",
    "CoverageUnit",
    "Document",
    "DocumentVersion",
    "Draw",
    "DrawSeed",
    "DrawVisit",
    "Event",
    "Evidence",
    "EvidenceAsk",
    "ExpectedPlan",
    "FileScan",
    "Finding",
    "FormVersion",
    "Inspection",
    "ItemRemark",
    "Jurisdiction",
    "KnownName",
    "LogCheckpoint",
    "LogLeaf",
    "Merge",
    "MergeVersion",
    "Message",
    "Notice",
    "NoticeReceipt",
    "NoticeRecipient",
    "Plan",
    "PlanAmendment",
    "PlanArea",
    "PlanChoice",
    "PlanDuty",
    "PlanLine",
    "PlanUnit",
    "PlanVersion",
    "Preparation",
    "ReadinessCopy",
    "Reading",
    "Recognition",
    "Recommendation",
    "Recusal",
    "RegisterLoad",
    "Reorganisation",
    "ReportRequest",
    "ReportRound",
    "ReportVersion",
    "RoundSum",
    "SeatChange",
    "Session",
    "Statement",
    "SteeringProposal",
    "StoredFile",
    "Succession",
    "Summons",
    "Task",
    "TaskProof",
    "TaskReport",
    "TaskSheet",
    "TaskStatus",
    "TaskVerdict",
    "Team",
    "TeamMember",
    "Timetable",
    "Transfer",
    "Upload",
    "User",
    "Verification",
]
