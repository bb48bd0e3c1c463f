"""Asks for evidence brought to a state by the workflows."""

from datetime import date
from io import BytesIO

from kiemtra.domain.evidence_asks import TimeOrigin
from kiemtra.store.models import EvidenceAsk, Inspection
from kiemtra.store.queries.evidence import Place
from kiemtra.workflows import evidence_asks, files
from tests.factories_documents import PDF
from tests.factories_inspections import preparing
from tests.remembering import remembered
from tests.world import NOW, TODAY, World

DUE = date(2019, 6, 14)


def place_of(inspection: Inspection) -> Place:
    return Place(
        Inspection.objects.select_related("plan__jurisdiction", "jurisdiction", "unit", "team").get(pk=inspection.pk)
    )


def wanted(count: int = 1, area: str = "procedures") -> list[evidence_asks.Wanted]:
    letter = {"procedures": "C", "direction": "A"}[area]
    return [evidence_asks.Wanted(f"Minh chứng số {n}", f"{letter}{n:02d}", area) for n in range(1, count + 1)]


@remembered
def asked(world: World, inspection: Inspection | None = None, count: int = 1, area: str = "procedures") -> EvidenceAsk:
    place = place_of(inspection or preparing(world))
    rows = evidence_asks.ask(place, wanted(count, area), due_on=DUE, by=world.actor("secretary"), now=NOW, today=TODAY)
    return EvidenceAsk.objects.get(pk=rows[0].pk)


def given(content: bytes = b"minh chung", name: str = "Báo cáo tiếp nhận.pdf") -> evidence_asks.Given:
    kept = files.store(BytesIO(PDF + content), name=name, limit=1024 * 1024, at=NOW)
    return evidence_asks.Given(kept, name, "Báo cáo tiếp nhận", NOW, TimeOrigin.DEVICE)


@remembered
def answered(world: World, ask: EvidenceAsk | None = None) -> EvidenceAsk:
    ask = ask or asked(world)
    return evidence_asks.answer(ask.pk, revision=ask.revision, files=[given()], by=world.actor("focal"), now=NOW)
