"""What the page of one document shows of its neighbours: citations both ways, replacements, plans, tasks, versions."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from kiemtra.domain.documents import DocumentState
from kiemtra.domain.people import Actor
from kiemtra.domain.tasks import TaskState
from kiemtra.store.models import Citation, Document, DocumentVersion, Plan
from kiemtra.store.queries import documents, plans, readings, tasks


@dataclass(frozen=True, slots=True)
class Relations:
    """What one document has to do with others, as far as the actor may see those.

    A citation bears `may_read`: whether the actor may open the text in which it was read.
    """

    cites: list[Citation]
    cited_by: list[Citation]
    read_in: list[Citation]
    replaces: Document | None
    replaced_by: Document | None
    versions: list[DocumentVersion]
    # Plans whose document it is, and plans whose texts cite it.
    plan_of: list[Plan]
    rested_on_by: list[Plan]
    # How many tasks the actor sees that it sets.
    tasks: int


def relations(document: Document, actor: Actor) -> Relations:
    """Whom the document cites and who cites it, what it replaces or was replaced by, plans, tasks, versions; five queries."""
    around = list(plans.visible_to(actor).filter(_has_to_do_with(document)).order_by("-year", "created_at"))
    replaces, replaced_by = _replacements(document, actor)
    rows = _citations(document, actor)
    cited_by = [row for row in rows if row.cited_id == document.pk]
    return Relations(
        cites=[row for row in rows if row.cited_id != document.pk],
        cited_by=[row for row in cited_by if row.sees_citing],  # type: ignore[attr-defined]
        read_in=[row for row in cited_by if row.may_read],  # type: ignore[attr-defined]
        replaces=replaces,
        replaced_by=replaced_by,
        versions=list(document.versions.select_related("docx", "pdf", "created_by").order_by("-number")),
        plan_of=[plan for plan in around if plan.document_id == document.pk],
        rested_on_by=[plan for plan in around if plan.document_id != document.pk],
        tasks=tasks.visible_to(actor).filter(document=document, state=TaskState.SET).count(),
    )


def _citations(document: Document, actor: Actor) -> list[Citation]:
    """The citations from and to the document whose other end the actor sees; one query, without the texts."""
    seen = documents.visible_to(actor)
    rows = Citation.objects.annotate(
        may_read=Exists(readings.visible_to(actor).filter(pk=OuterRef("reading"))),
        sees_citing=Exists(seen.filter(pk=OuterRef("citing"))),
    )
    away = Q(citing=document, cited__in=seen)
    here = Q(cited=document) & (Q(may_read=True) | Q(sees_citing=True))
    rows = rows.filter(away | here).select_related("cited", "citing", "reading").order_by("start", "id")
    heavy = ("content", "folded")
    rows = rows.defer(*(f"{end}__{field}" for end in ("cited", "citing") for field in heavy))
    return list(rows.defer("reading__text", "reading__facts", "reading__decisions", "reading__added", "reading__steps"))


def _replacements(document: Document, actor: Actor) -> tuple[Document | None, Document | None]:
    states = (*documents.NUMBERED, DocumentState.DRAFT)
    others = Q(pk=document.replaces_id) if document.replaces_id else Q(pk__in=[])
    others |= Q(replaces=document, state__in=states)
    found = {row.pk == document.replaces_id: row for row in documents.visible_to(actor).filter(others).order_by("id")}
    return found.get(True), found.get(False)


def _has_to_do_with(document: Document) -> Q:
    """Plans whose document this is, or that rest on it: by what was read, or by what their document cites."""
    cites = Citation.objects.filter(cited=document)
    read = Exists(cites.filter(reading__plan=OuterRef("pk")))
    written = Exists(cites.filter(citing=OuterRef("document")))
    return Q(document=document) | read | Q(document__isnull=False) & written
