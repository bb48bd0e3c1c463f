"""Files that an actor may see: never of themselves, only through the record that they hang on."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.evidence import ScanResult
from kiemtra.domain.people import Actor
from kiemtra.store.models import Answer, DocumentVersion, DrawSeed, FileScan, StoredFile
from kiemtra.store.queries import documents, draws, evidence, forms, notices, readiness, readings, reports, tasks


def visible_to(actor: Actor) -> QuerySet[StoredFile]:
    """The files that hang on a document, evidence, answer of a report or copy of one, form, report on a task, draw,
    receipt of a notice or text that was read that this actor may see."""
    if not actor.is_known:
        return StoredFile.objects.none()
    seen = documents.visible_to(actor)
    frozen = DocumentVersion.objects.filter(Q(docx=OuterRef("pk")) | Q(pdf=OuterRef("pk")), document__in=seen)
    return StoredFile.objects.filter(
        Exists(seen.filter(signed_file=OuterRef("pk")))
        | Exists(frozen)
        | Exists(evidence.visible_to(actor).filter(file=OuterRef("pk")))
        | Exists(_answers(actor).filter(file=OuterRef("pk")))
        | Exists(forms.visible_to(actor).filter(file=OuterRef("pk")))
        | Exists(notices.receipts_visible_to(actor).filter(file=OuterRef("pk")))
        | Exists(_proofs(actor).filter(file=OuterRef("pk")))
        | Exists(tasks.proofs_visible_to(actor).filter(file=OuterRef("pk")))
        | Exists(readiness.visible_to(actor).filter(files=OuterRef("pk")))
        | Exists(readings.visible_to(actor).filter(file=OuterRef("pk")))
    )


def name_for(file: StoredFile, actor: Actor) -> str:
    """The name under which the file was handed in, as this actor may know it; empty where it has none."""
    proving = evidence.visible_to(actor).filter(file=file).values_list("name", flat=True).order_by("id").first()
    others = (rows.filter(file=file).values_list("file_name", flat=True) for rows in (_answers(actor), _proofs(actor)))
    of_tasks = tasks.proofs_visible_to(actor).filter(file=file).values_list("name", flat=True)
    read = readings.visible_to(actor).filter(file=file).order_by("pk").values_list("name", flat=True)
    return proving or next((name for names in (*others, of_tasks, read) if (name := names.first())), "")


def _answers(actor: Actor) -> QuerySet[Answer]:
    return reports.answers_visible_to(actor)


def _proofs(actor: Actor) -> QuerySet[DrawSeed]:
    """What proves a lottery result goes with its draw."""
    return DrawSeed.objects.filter(draw__in=draws.visible_to(actor))


def unscanned() -> QuerySet[StoredFile]:
    """The files of which no scanner has said anything, the oldest first."""
    return StoredFile.objects.filter(scans__isnull=True).order_by("pk")


def infection(file: StoredFile) -> str:
    """What a scanner found in the file; empty where it found nothing."""
    found = FileScan.objects.filter(file=file, result=ScanResult.INFECTED).values_list("signature", flat=True)
    return found.first() or ""
