"""Files that an actor may see: never of themselves, only through the record that they hang on."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.people import Actor
from kiemtra.store.models import Answer, DocumentVersion, DrawSeed, Evidence, StoredFile
from kiemtra.store.queries import documents, draws, findings, inspections, notices, remediation, reports, results


def visible_to(actor: Actor) -> QuerySet[StoredFile]:
    """The files that hang on a document, evidence, answer of a report, draw or receipt of a notice that this actor
    may see."""
    if not actor.is_known:
        return StoredFile.objects.none()
    seen = documents.visible_to(actor)
    frozen = DocumentVersion.objects.filter(Q(docx=OuterRef("pk")) | Q(pdf=OuterRef("pk")), document__in=seen)
    return StoredFile.objects.filter(
        Exists(seen.filter(signed_file=OuterRef("pk")))
        | Exists(frozen)
        | Exists(_evidence(actor).filter(file=OuterRef("pk")))
        | Exists(_answers(actor).filter(file=OuterRef("pk")))
        | Exists(notices.receipts_visible_to(actor).filter(file=OuterRef("pk")))
        | Exists(_proofs(actor).filter(file=OuterRef("pk")))
    )


def name_for(file: StoredFile, actor: Actor) -> str:
    """The name under which the file was handed in, as this actor may know it; empty where it has none."""
    evidence = _evidence(actor).filter(file=file).values_list("name", flat=True).order_by("id").first()
    others = (rows.filter(file=file).values_list("file_name", flat=True) for rows in (_answers(actor), _proofs(actor)))
    return evidence or next((name for names in others if (name := names.first())), "")


def _evidence(actor: Actor) -> QuerySet[Evidence]:
    """What proves a finding goes with the finding, what a statement handed in with its recommendation."""
    of_statement = Q(statement__recommendation__in=remediation.visible_to(actor))
    of_finding = Q(finding__in=findings.visible_to(actor))
    of_visit = Q(statement__isnull=True) & (Q(finding__isnull=True) | Q(result__isnull=False))
    of_inspection = of_visit & inspections.sees(actor, "inspection__")
    of_field = Q(result__in=results.visible_to(actor)) if actor.fields else Q(pk__in=[])
    return Evidence.objects.filter(of_statement | of_finding | of_inspection | of_field)


def _answers(actor: Actor) -> QuerySet[Answer]:
    return reports.answers_visible_to(actor)


def _proofs(actor: Actor) -> QuerySet[DrawSeed]:
    """What proves a lottery result goes with its draw."""
    return DrawSeed.objects.filter(draw__in=draws.visible_to(actor))
