"""Files taken in."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.store.models import StoredFile
from kiemtra.workflows import files
from tests.factories_documents import PDF, package, store_bytes
from tests.world import NOW

pytestmark = pytest.mark.django_db
DOCX = ("[Content_Types].xml", "word/document.xml")


def waiting() -> list[Path]:
    return list((Path(settings.MEDIA_ROOT) / "arriving").glob("*"))


def test_store_keeps_the_bytes_under_their_hash() -> None:
    content = PDF + b"first"

    file = store_bytes(content)

    assert (file.size, file.media_type) == (len(content), "application/pdf")
    with files.opened(file) as kept:
        assert kept.read() == content
    assert waiting() == []


def test_store_same_bytes_again_is_one_file_whatever_the_name() -> None:
    first = store_bytes(PDF + b"twice", name="a.pdf")

    again = store_bytes(PDF + b"twice", name="../../b.exe")

    assert again.pk == first.pk
    assert StoredFile.objects.filter(sha256=first.sha256).count() == 1
    assert default_storage.listdir(first.sha256[:2])[1].count(first.sha256) == 1


def test_store_reads_no_further_than_the_limit() -> None:
    stream = BytesIO(PDF + b"x" * (3 * 1024 * 1024))

    with pytest.raises(NotAllowed) as refused:
        files.store(stream, name="lon.pdf", limit=1024 * 1024, at=NOW)

    assert refused.value.refusal is Refusal.FILE_TOO_LARGE
    assert refused.value.facts["limit"] == "1 MB"
    assert stream.tell() < 2 * 1024 * 1024
    assert waiting() == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>",
        b"MZ\x90\x00",
        package("a.txt"),
        b"PK\x03\x04 broken",
        package(*DOCX, "word/vbaProject.bin"),
    ],
    ids=["empty", "html", "program", "archive", "broken", "macros"],
)
def test_store_of_another_type_is_refused(content: bytes) -> None:
    with pytest.raises(NotAllowed) as refused:
        store_bytes(content, name="bao-cao.pdf")

    assert refused.value.refusal is Refusal.FILE_TYPE_REFUSED
    assert not StoredFile.objects.exists()
    assert waiting() == []


def test_store_tells_office_files_by_their_parts() -> None:
    kinds = [
        store_bytes(package(*DOCX)).media_type,
        store_bytes(package("[Content_Types].xml", "xl/workbook.xml")).media_type,
    ]

    assert [kind.rsplit(".", 1)[-1] for kind in kinds] == ["document", "sheet"]


@pytest.mark.parametrize(
    "content",
    [
        "UBND THÀNH PHỐ\nTỐI MẬT\nSố: 12/BC".encode(),
        package(*DOCX, content="<w:p><w:t>UBND</w:t></w:p><w:p><w:r><w:t>MẬT</w:t></w:r></w:p>"),
    ],
    ids=["text", "docx"],
)
def test_store_of_a_secret_paper_is_refused(content: bytes) -> None:
    with pytest.raises(NotAllowed) as refused:
        store_bytes(content)

    assert refused.value.refusal is Refusal.SECRET_PAPER
    assert not StoredFile.objects.exists()
