"""The values that a reading consists of. Every fact carries its place (half-open offsets into the normalised text)."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class SourceFormat(StrEnum):
    """How the text came in."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    IMAGE = "image"


class CitationClass(StrEnum):
    """How a document is named: by number and symbol, by number alone, by name."""

    NUMBERED = "numbered"
    PARTIAL = "partial"
    NAMED = "named"


class CitationRole(StrEnum):
    """What a cited document is to the text."""

    PLAN = "plan"
    TEAM = "team"
    BASIS = "basis"
    SELF = "self"
    SUBJECT = "subject"
    REPLACED = "replaced"
    CHECKED = "checked"
    MENTIONED = "mentioned"


class UnitRole(StrEnum):
    """What the text says of a unit."""

    INSPECTED = "inspected"
    INSPECTED_EARLIER = "inspected_earlier"
    EXCLUDED = "excluded"
    MENTIONED = "mentioned"


class UnitKind(StrEnum):
    """What kind of agency a unit is."""

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
    """How exact a count of units is."""

    EXACT = "exact"
    ALL = "all"
    AT_LEAST = "at_least"
    ABOUT = "about"


class Precision(StrEnum):
    """How exactly the text gives a stretch of time."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class WindowPurpose(StrEnum):
    """What a stretch of time is for."""

    INSPECTION = "inspection"
    DATA_PERIOD = "data_period"
    VALIDITY = "validity"
    REPORT = "report"


class InspectionForm(StrEnum):
    """How the text says that the inspection is carried out."""

    DIRECT = "direct"
    UNANNOUNCED = "unannounced"
    SELF = "self"
    REINSPECTION = "reinspection"
    REPORT_BASED = "report_based"
    THEMATIC = "thematic"
    DIGITAL = "digital"


class DeadlineDirection(StrEnum):
    """Before, after or within which a deadline counts."""

    BEFORE = "before"
    AFTER = "after"
    WITHIN = "within"


class DeadlineAnchor(StrEnum):
    """From what a deadline counts."""

    INSPECTION = "inspection"
    INSPECTION_END = "inspection_end"
    RECEIPT = "receipt"
    ISSUE = "issue"
    REQUEST = "request"


class AreaCode(StrEnum):
    """An area of content."""

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
    """What kind of contradiction was found."""

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
    """How grave a contradiction is."""

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
    # What a person should know of how the words were got: an old encoding, words recognised in a picture, a page not read.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageDate:
    """The day of publication printed on the page."""

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
    """A unit that the text names."""

    name: str
    surface: str
    span: Span
    kind: UnitKind
    role: UnitRole


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many units of a kind, of how many."""

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
    """One form of inspection, with its place in the text."""

    form: InspectionForm
    span: Span


@dataclass(frozen=True, slots=True)
class Leader:
    """The head of a team, by name or post."""

    name: str | None
    position: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Teams:
    """How many teams there are and who leads them."""

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
    """Who has to do what."""

    who: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Area:
    """One area of content, with its place in the text."""

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
