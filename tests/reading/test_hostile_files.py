"""Files made to do harm: each is refused with one sentence (or read) within five seconds and 512 MB, the whole command."""

import io
import os
import re
import resource
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.running import SOURCE
from tests.reading.making import HEAD, archive, paragraph, pdf, word

SECONDS, MEMORY = 5, 512 * 1024 * 1024
CALL = "import sys; from kiemtra.cli.read import read; read()"


def repeated(piece: str, times: int) -> Iterator[bytes]:
    block = (piece * 10_000).encode()
    return (block for _ in range(times // 10_000))


def spaces() -> bytes:
    return word(b" " * 10_000_000 for _ in range(100))


def one_paragraph() -> bytes:
    runs = repeated("<w:r><w:t>Kế hoạch số </w:t></w:r>", 300_000)
    return word(piece for group in ((b"<w:p>",), runs, (b"</w:p>",)) for piece in group)


def entities() -> bytes:
    bombs = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(10))
    part = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "aaaa">{bombs}]>' + HEAD.split("?>")[1] + paragraph("&e10;")
    return archive([("word/document.xml", part.encode())])


def outside() -> bytes:
    part = '<?xml version="1.0"?><!DOCTYPE d SYSTEM "file:///etc/passwd">' + HEAD.split("?>")[1] + paragraph("x")
    return archive([("word/document.xml", part.encode())])


def entries() -> bytes:
    return archive([("word/document.xml", b""), *((f"word/{n}.xml", b"") for n in range(20_000))])


def nested() -> bytes:
    data = word(paragraph("Kế hoạch"))
    for _ in range(5):
        data = archive([("word.docx", data)])
    return data


def locked_archive() -> bytes:
    data = bytearray(word(paragraph("Kế hoạch")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + place] |= 1
    return bytes(data)


def other_size() -> bytes:
    """An archive that declares less than it holds."""
    data = word(paragraph("a" * 500_000))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        real = file.getinfo("word/document.xml").file_size
    return data.replace(struct.pack("<I", real), struct.pack("<I", 10)).replace(
        struct.pack("<Q", real), struct.pack("<Q", 10)
    )


def objects(*parts: bytes) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    return (
        data + head + table + b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(data))
    )


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def one_page(content: bytes, *others: bytes, box: bytes = b"600 800") -> bytes:
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
        % box
    )
    page += b"/XObject<</X 5 0 R>>>>>>"
    return objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, *others)


def letters_without_end() -> bytes:
    return one_page(stream(zlib.compress(b"BT /F 9 Tf " + b"(Ke hoach) Tj " * 8_000_000), b"/Filter/FlateDecode"))


def twice_packed() -> bytes:
    packed = zlib.compressobj()
    once = b"".join(packed.compress(b"\0" * 1_000_000) for _ in range(800)) + packed.flush()
    return one_page(stream(zlib.compress(once), b"/Filter[/FlateDecode/FlateDecode]"))


def form_in_itself() -> bytes:
    form = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
    return one_page(stream(b"/X Do " * 1000), form)


def huge_picture() -> bytes:
    picture = zlib.compress(bytes(30_000 * 30_000 // 8))
    size = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode"
    return one_page(stream(b"600 0 0 800 0 0 cm /X Do"), stream(picture, size))


def pages(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(200, 200).close()
    data = io.BytesIO()
    document.save(data)
    document.close()
    return data.getvalue()


def locked_pdf() -> bytes:
    """The standard handler with a key that no empty password opens."""
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
    return objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>").replace(
        b"/Root", lock + b"/Root"
    )


def png(width: int, height: int, content: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(content)) + chunk(b"IEND", b"")


def tiff_in_a_ring() -> bytes:
    fields = [(256, 4, 8), (257, 4, 8), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 200), (278, 4, 8), (279, 4, 64)]
    table = b"".join(struct.pack("<HHII", name, kind, 1, value) for name, kind, value in fields)
    return b"II*\x00" + struct.pack("<IH", 8, len(fields)) + table + struct.pack("<I", 8) + bytes(300)


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


TOO_MUCH = "đòi quá nhiều bộ nhớ hoặc thời gian"
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "word: a gigabyte of blanks": (spaces, "phình ra quá lớn"),
    "word: entities": (entities, "thực thể XML"),
    "word: a definition outside": (outside, "thực thể XML"),
    "word: a million paragraphs": (lambda: word(repeated(paragraph("Kế hoạch số 12/KH-UBND"), 1_000_000)), "phình ra quá lớn|dài hơn"),
    "word: a million empty paragraphs": (lambda: word(repeated("<w:p/>", 1_000_000)), "200 nghìn đoạn"),
    "word: elements without words": (lambda: word(repeated("<w:r><w:rPr><w:b/></w:rPr></w:r>", 1_500_000)), TOO_MUCH),
    "word: tables in tables": (lambda: word(repeated("<w:tbl><w:tr><w:tc>", 100_000)), "lồng quá nhiều tầng"),
    "word: one paragraph": (one_paragraph, "dài hơn 2 triệu"),
    "word: entries": (entries, "quá nhiều tệp"),
    "word: nested archives": (nested, "giải nén"),
    "word: locked": (locked_archive, "đặt mật khẩu"),
    "word: another size": (other_size, "bị hỏng"),
    "word: cut": (lambda: half(word(paragraph("Kế hoạch " * 999))), "bị hỏng"),
    "word: cut within": (lambda: archive([("word/document.xml", HEAD.encode())]), "bị hỏng"),
    "word: wrong magic": (lambda: b"PK\x03\x04" + bytes(range(256)) * 400, "bị hỏng"),
    "pdf: ten thousand pages": (lambda: pages(10_000), "có 10.000 trang"),
    "pdf: letters without end": (letters_without_end, TOO_MUCH),
    "pdf: packed twice": (twice_packed, TOO_MUCH),
    "pdf: a form in itself": (form_in_itself, f"{TOO_MUCH}|ảnh"),
    "pdf: a huge picture": (huge_picture, "ảnh"),
    "pdf: a huge sheet": (lambda: one_page(stream(b"0 0 9 9 re f"), box=b"1000000000 1000000000"), "ảnh"),
    "pdf: locked": (locked_pdf, "đặt mật khẩu"),
    "pdf: cut": (lambda: half(pdf("Kế hoạch")), "PDF bị hỏng"),
    "pdf: wrong magic": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, "PDF bị hỏng"),
    "picture: a bomb": (lambda: png(60_000, 60_000, bytes(1_000_000)), "ảnh"),
    "picture: cut": (lambda: png(2_000, 2_000, bytes(10_000)), "ảnh"),
    "picture: pages without end": (tiff_in_a_ring, "ảnh"),
    "web: deep": (lambda: b"<html><body>" + b"<div>" * 3_000_000, TOO_MUCH),
    "web: links": (lambda: b"<html><body>" + b"<a href=x>a</a><p>b" * 900_000, f"{TOO_MUCH}|cấu trúc sai"),
    "web: names": (lambda: b"<html><body class='" + b"menu " * 3_000_000 + b"'><p>x", ""),
    "web: saved whole": (lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n" + b"--a\n\n" * 2_000_000, TOO_MUCH),
    "text: zeros": (lambda: bytes(20_000_000), "ký tự rỗng"),
}  # fmt: skip


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.parametrize(("make", "words"), FILES.values(), ids=FILES.keys())
def test_hostile_file(make: Callable[[], bytes], words: str, tmp_path: Path) -> None:
    path = tmp_path / "thu.bin"
    path.write_bytes(make())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()

    done = subprocess.run(
        [sys.executable, "-c", CALL, "--text", str(path)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        preexec_fn=bounded,
    )

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # On a busy machine the clock says little: what counts is the processor time, and the clock where it is less.
    assert min(spent, time.monotonic() - began) < SECONDS
    assert after.ru_maxrss < max(MEMORY // 1024, before.ru_maxrss + 1)
    if words:
        assert done.returncode == 2
        assert done.stdout == ""
        assert re.fullmatch(rf"“thu\.bin” [^\n]*(?:{words})[^\n]*\.\n", done.stderr), done.stderr
    else:
        assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "x")
