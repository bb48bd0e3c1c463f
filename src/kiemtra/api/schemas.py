"""What the API says of each record: codes of the domain, days as ISO, no sentences."""

from datetime import date, time
from uuid import UUID

from ninja import Schema


class Fault(Schema):
    """Why a request was not answered: a code for programs, a sentence for people."""

    code: str
    message: str


class AgencyOut(Schema):
    """An agency by its key in the register and its name."""

    id: UUID
    code: str
    name: str


class PlanOut(Schema):
    """A plan of inspections."""

    id: UUID
    revision: int
    year: int
    title: str
    state: str
    issuer: AgencyOut
    standing_agency: AgencyOut
    # Who carries each of the two sides today, and since when; empty while it is the agency itself.
    issuer_carried_by: AgencyOut | None
    issuer_carried_by_since: date | None
    carried_by: AgencyOut | None
    carried_by_since: date | None
    document_id: UUID | None
    window_from: date | None
    window_to: date | None
    issued_on: date | None
    slug: str | None


class InspectionOut(Schema):
    """One inspection of one unit."""

    id: UUID
    revision: int
    plan_id: UUID
    unit: AgencyOut
    # Who answers for the unit today, and since when; empty while it is the unit itself.
    carried_by: AgencyOut | None
    carried_by_since: date | None
    conducting_agency: AgencyOut
    team_id: UUID | None
    state: str
    origin: str
    method: str
    scope: str
    announced: bool
    visit_on: date | None
    visit_at: time | None
    place: str
    noticed_on: date | None
    reinspection_of_id: UUID | None


class DocumentOut(Schema):
    """A document of the register."""

    id: UUID
    revision: int
    kind: str
    kind_name: str
    source: str
    state: str
    number: str
    symbol: str
    year: int | None
    dated: date | None
    ended_on: date | None
    subject: str
    issuer_name: str
    signer_name: str
    plan_id: UUID | None
    inspection_id: UUID | None
    replaces_id: UUID | None


class RecommendationOut(Schema):
    """What must be done, by whom, by when."""

    id: UUID
    revision: int
    inspection_id: UUID
    number: int
    area: str
    text: str
    addressee: AgencyOut
    # Who carries it today, and since when; empty while it is the addressee itself.
    carried_by: AgencyOut | None
    carried_by_since: date | None
    due_on: date | None
    state: str


class PlanPage(Schema):
    """Some plans, newest first, and where to go on."""

    items: list[PlanOut]
    next: str | None


class InspectionPage(Schema):
    """Some inspections, newest first, and where to go on."""

    items: list[InspectionOut]
    next: str | None


class DocumentPage(Schema):
    """Some documents, newest first, and where to go on."""

    items: list[DocumentOut]
    next: str | None


class RecommendationPage(Schema):
    """Some recommendations, newest first, and where to go on."""

    items: list[RecommendationOut]
    next: str | None
