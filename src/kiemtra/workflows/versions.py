"""What a document said when it was issued: frozen as content, DOCX and PDF, which never change; and a draft as it stands."""

from dataclasses import replace
from datetime import datetime

from kiemtra.domain.documents import DocumentState, PaperFormat
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.evidence import MediaType
from kiemtra.domain.people import Actor
from kiemtra.drafting.content import OfficialDocument, Paragraph, Signature
from kiemtra.drafting.data import from_data
from kiemtra.drafting.pdf import to_pdf
from kiemtra.drafting.word import to_docx
from kiemtra.store.models import Document, DocumentVersion, StoredFile
from kiemtra.workflows import files

PRINT = {PaperFormat.DOCX: to_docx, PaperFormat.PDF: to_pdf}
KINDS = {PaperFormat.DOCX: MediaType.DOCX, PaperFormat.PDF: MediaType.PDF}


def freeze(document: Document, *, by: Actor, now: datetime) -> DocumentVersion | None:
    """Keep what the document says now; None for one whose content we do not hold."""
    if not document.content:
        return None
    assert by.user is not None, "who may issue is known"
    content = from_data(document.content)
    kept = {format: _kept(content, format, now) for format in PaperFormat}
    return DocumentVersion.objects.create(
        document=document,
        number=document.versions.count() + 1,
        content=document.content,
        docx=kept[PaperFormat.DOCX],
        pdf=kept[PaperFormat.PDF],
        created_at=now,
        created_by_id=by.user,
    )


def printed(document: Document, format: PaperFormat) -> bytes:
    """The bytes of an issued document as frozen, of a draft as it stands. NotAllowed where we hold no content."""
    if document.state != DocumentState.DRAFT and (version := document.versions.order_by("-number").first()):
        file = version.docx if format is PaperFormat.DOCX else version.pdf
        assert file is not None, "a version is frozen with both"
        with files.opened(file) as stored:
            frozen: bytes = stored.read()
            return frozen
    if not document.content:
        raise NotAllowed(Refusal.NO_DOCUMENT)
    return PRINT[format](from_data(document.content))


def as_issued(content: OfficialDocument, document: Document) -> OfficialDocument:
    """The content with the number, day and signer under which it was issued."""
    signer = content.signer and _signed(content.signer, document.signer_name, document.signer_title)
    return replace(content, number=document.number, date=document.dated, signer=signer)


def renewed(content: OfficialDocument, old: Document, reason: str) -> OfficialDocument:
    """The content without number and day, with a closing sentence that names what it replaces and why."""
    day = f" ngày {old.dated:%d/%m/%Y}" if old.dated else ""
    sentence = f"Văn bản này thay thế {old.kind_name} số {old.reference}{day} của {old.issuer_name}."
    ground = f" Lý do thay thế: {reason.strip().rstrip('.')}." if reason.strip() else ""
    return replace(content, number=None, date=None, body=(*content.body, Paragraph(sentence + ground)))


def _signed(signer: Signature, name: str, title: str) -> Signature:
    lines = " ".join((*signer.authority, *signer.position, signer.office)).casefold()
    position = signer.position if not title or title.casefold() in lines else (title,)
    return replace(signer, name=name, position=position)


def _kept(content: OfficialDocument, format: PaperFormat, now: datetime) -> StoredFile:
    return files.store_own(PRINT[format](content), KINDS[format], at=now)
