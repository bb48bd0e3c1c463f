"""The values that a reading consists of. Every fact carries its place (half-open offsets into the normalised text)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class SourceFormat(StrEnum):
    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    IMAGE = "image"


class CitationClass(StrEnum):
    NUMBERED = "numbered"
    PARTIAL = "partial"
    NAMED = "named"


class CitationRole(StrEnum):
    PLAN = "plan"
    TEAM = "team"
    BASIS = "basis"
    SELF = "self"
    SUBJECT = "subject"
    REPLACED = "replaced"
    CHECKED = "checked"
    MENTIONED = "mentioned"


class UnitRole(StrEnum):
    INSPECTED = "inspected"
    INSPECTED_EARLIER = "inspected_earlier"
    EXCLUDED = "excluded"
    MENTIONED = "mentioned"


class UnitKind(StrEnum):
    DEPARTMENT = "department"
    PROVINCE_PC = "province_pc"
    DISTRICT_PC = "district_pc"
    COMMUNE_PC = "commune_pc"
    DIVISION = "division"
    OFFICE = "office"
    MINISTRY = "ministry"
    VERTICAL = "vertical_agency"
    SERVICE_UNIT = "public_service_unit"
    OTHER = "other"


class CountQualifier(StrEnum):
    EXACT = "exact"
    ALL = "all"
    AT_LEAST = "at_least"
    ABOUT = "about"


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class WindowPurpose(StrEnum):
    INSPECTION = "inspection"
    DATA_PERIOD = "data_period"
    VALIDITY = "validity"
    REPORT = "report"


class InspectionForm(StrEnum):
    DIRECT = "direct"
    UNANNOUNCED = "unannounced"
    SELF = "self"
    REINSPECTION = "reinspection"
    REPORT_BASED = "report_based"
    THEMATIC = "thematic"
    DIGITAL = "digital"


class DeadlineDirection(StrEnum):
    BEFORE = "before"
    AFTER = "after"
    WITHIN = "within"


class DeadlineAnchor(StrEnum):
    INSPECTION = "inspection"
    INSPECTION_END = "inspection_end"
    RECEIPT = "receipt"
    ISSUE = "issue"
    REQUEST = "request"


class AreaCode(StrEnum):
    DIRECTION = "direction"
    INSTITUTIONS = "institutions"
    PROCEDURES = "procedures"
    ORGANISATION = "organisation"
    CIVIL_SERVICE = "civil_service"
    PUBLIC_FINANCE = "public_finance"
    E_GOVERNMENT = "e_government"
    PAPI = "papi"
    SIPAS = "sipas"
    ONE_STOP = "one_stop"
    DISCIPLINE = "discipline"


class AnomalyType(StrEnum):
    DATE_AFTER_PAGE = "date_after_page"
    DATE_AFTER_EXECUTION = "date_after_execution"
    DATE_CONFLICT = "date_conflict"
    ISSUER_CONFLICT = "issuer_conflict"
    TITLE_CONFLICT = "title_conflict"
    SEQUENCE_BREAK = "sequence_break"
    MISSING_DATE = "missing_date"
    IMPOSSIBLE_DATE = "impossible_date"
    PERIOD_ODD = "period_odd"
    KIND_SYMBOL_MISMATCH = "kind_symbol_mismatch"
    SYMBOL_ISSUER_MISMATCH = "symbol_issuer_mismatch"
    COUNT_MISMATCH = "count_mismatch"
    DUPLICATE_PARAGRAPH = "duplicate_paragraph"
    SUPERSEDED_BASIS = "superseded_basis"
    TYPO = "typo"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Text:
    """A source after normalisation: what `kiemtra read --text` prints and all offsets count in."""

    name: str
    format: SourceFormat
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class PageDate:
    date: dt.date
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document. The date stands as printed, even where it must be wrong."""

    citation_class: CitationClass
    reference: str | None
    kind: str
    number: str | None
    number_year: int | None
    symbol: str | None
    name: str | None
    date: dt.date | None
    date_inferred: bool
    issuer: str | None
    issuer_inferred: bool
    subject: str | None
    role: CitationRole
    surface: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    surface: str
    span: Span
    kind: UnitKind
    role: UnitRole


@dataclass(frozen=True, slots=True)
class UnitCount:
    count: int
    of: int | None
    noun: str
    qualifier: CountQualifier
    span: Span


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days; an open end is None ("đến thời điểm kiểm tra")."""

    start: dt.date | None
    end: dt.date | None
    precision: Precision
    purpose: WindowPurpose
    year_inferred: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Form:
    form: InspectionForm
    span: Span


@dataclass(frozen=True, slots=True)
class Leader:
    name: str | None
    position: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Teams:
    count: int | None
    leaders: tuple[Leader, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """Either a number of days from an anchor, or a fixed date."""

    span: Span
    days: int | None = None
    working: bool = False
    direction: DeadlineDirection | None = None
    anchor: DeadlineAnchor | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    who: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Area:
    area: AreaCode
    span: Span


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A contradiction or slip, in one sentence for a clerk, with the values that disagree."""

    type: AnomalyType
    severity: Severity
    message: str
    values: tuple[str, ...]
    suggestion: str | None
    spans: tuple[Span, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All facts of one text."""

    source: Text
    page_date: PageDate | None
    own: Citation | None
    plan: Citation | None
    citations: tuple[Citation, ...]
    units: tuple[Unit, ...]
    unit_counts: tuple[UnitCount, ...]
    windows: tuple[Window, ...]
    forms: tuple[Form, ...]
    teams: Teams
    deadlines: tuple[Deadline, ...]
    duties: tuple[Duty, ...]
    areas: tuple[Area, ...]
    anomalies: tuple[Anomaly, ...]
