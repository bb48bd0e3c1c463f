"""Archives: a Word document among them is read, the others are told from each other and refused."""

import io
import zipfile
import zlib

from kiemtra.reading.sources import word
from kiemtra.reading.sources.content import Content, Unreadable
from kiemtra.reading.sources.xml_parts import BROKEN

ENTRIES = 5_000
EXPANDED = 64 * 1024 * 1024
OTHERS = (
    ("xl/", "là bảng tính Excel (.xlsx); hãy lưu thành PDF, hoặc chép nội dung sang Word (.docx)"),
    ("ppt/", "là bài trình chiếu (.pptx); hãy lưu thành PDF"),
    ("content.xml", "là tệp OpenDocument (.odt, .ods); hãy lưu thành Word (.docx) hoặc PDF"),
)
NO_DOCUMENT = "là tệp nén, không phải văn bản; hãy giải nén rồi đọc từng tệp bên trong"


def read(data: bytes) -> Content:
    """Return the content of the document in the archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive)
            return word.read_package(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, ValueError):
        raise Unreadable(BROKEN) from None
    except KeyError:
        raise Unreadable(BROKEN) from None


def _check(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > ENTRIES:
        raise Unreadable("chứa quá nhiều tệp bên trong; tệp có thể được tạo ra để gây hại")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("được đặt mật khẩu; hãy bỏ mật khẩu rồi đọc lại")
    names = [entry.filename for entry in entries]
    if not any(name.startswith("word/") for name in names):
        raise Unreadable(next((why for start, why in OTHERS if any(n.startswith(start) for n in names)), NO_DOCUMENT))
    # The declared size binds: the archive gives not one byte more than it has declared.
    if sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))) > EXPANDED:
        raise Unreadable("phình ra quá lớn khi mở; tệp có thể được tạo ra để gây hại")
