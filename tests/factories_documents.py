"""Documents and files brought to a state by the workflows."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from kiemtra.domain.documents import DocumentKind, DocumentSource, IssueWay
from kiemtra.drafting.content import OfficialDocument, Paragraph, Signature
from kiemtra.store.models import Document, Inspection, Plan, StoredFile, Team
from kiemtra.workflows import documents, files, inspections
from tests.factories_inspections import SEALED_UNTIL, planned
from tests.remembering import remembered
from tests.world import NOW, TODAY, World, make_plan, make_team

LIMIT = 1024 * 1024
PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"


def package(*names: str, content: str = "x") -> bytes:
    """An archive with parts of these names; the same bytes at any time, for they name tests."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(ZipInfo(name), content)
    return file.getvalue()


def store_bytes(content: bytes = PDF, *, name: str = "ban-ky.pdf", limit: int = LIMIT) -> StoredFile:
    return files.store(BytesIO(content), name=name, limit=limit, at=NOW)


def make_content(subject: str = "Thông báo lịch kiểm tra", text: str = "Nội dung minh họa.") -> OfficialDocument:
    return OfficialDocument(
        issuer="Sở Nội vụ",
        symbol="TB-SNV",
        place="Hải Phòng",
        kind="THÔNG BÁO",
        subject=subject,
        body=(Paragraph(text),),
        signer=Signature(authority=("GIÁM ĐỐC",), name="Người ký minh họa"),
    )


def make_draft(
    world: World,
    plan: Plan | None = None,
    *,
    inspection: Inspection | None = None,
    subject: str = "Thông báo lịch kiểm tra",
    by: str = "officer",
    text: str = "Nội dung minh họa.",
    document: Document | None = None,
) -> Document:
    return documents.draft(
        kind=DocumentKind.NOTICE,
        kind_name="Thông báo",
        symbol="TB-SNV",
        subject=subject,
        issuer=world.standing,
        content=make_content(subject, text),
        plan=plan,
        inspection=inspection,
        document=document,
        by=world.actor(by),
        now=NOW,
    )


def issue(
    world: World,
    document: Document,
    *,
    number: str = "45",
    way: IssueWay = IssueWay.RECORDED,
    signed: StoredFile | None = None,
    by: str = "clerk",
    dated: date = TODAY,
    revision: int | None = None,
) -> Document:
    """Record a number as the clerk does, with a signed copy where one is due."""
    signed = signed or (store_bytes() if way is IssueWay.RECORDED else None)
    return documents.record_issue(
        document.pk,
        revision=document.revision if revision is None else revision,
        number=number,
        dated=dated,
        signer_name="Nguyễn Văn Minh Họa",
        signer_title="Giám đốc",
        signed_copy=signed,
        way=way,
        by=world.actor(by),
        now=NOW,
    )


def register(
    world: World,
    *,
    number: str = "202",
    symbol: str = "KH-UBND",
    dated: date | None = date(2018, 12, 29),
    subject: str = "Kế hoạch CCHC",
    issuer_name: str = "UBND tỉnh",
    kind: DocumentKind = DocumentKind.PLAN,
    kind_name: str = "Kế hoạch",
) -> tuple[Document, bool]:
    return documents.register(
        world.jurisdiction,
        kind=kind,
        kind_name=kind_name,
        number=number,
        symbol=symbol,
        dated=dated,
        issuer=None,
        issuer_name=issuer_name,
        subject=subject,
        source=DocumentSource.CITED_ONLY,
        by=world.actor("officer"),
        now=NOW,
    )


@remembered
def planned_inspection(world: World) -> Inspection:
    """An announced inspection of the unit, not yet noticed: the unit does not see it."""
    return planned(world)


@remembered
def sealed_inspection(world: World, plan: Plan | None = None, team: Team | None = None) -> Inspection:
    """An unannounced inspection of the other unit, sealed."""
    plan = plan or make_plan(world)
    return inspections.propose_unannounced(
        plan.pk,
        world.other_unit,
        team or make_team(world, plan),
        ground="Phản ánh của người dân (minh họa)",
        sealed_until=SEALED_UNTIL,
        by=world.actor("officer"),
        now=NOW,
    )
