"""The archive that a workbook is: told by its bytes and measured while it is unpacked, before anything reads it.

The sizes that an archive declares are not believed: each part is unpacked here under one limit for all of them.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kiemtra.workbooks.values import FaultCode, Format, UnreadableWorkbook

MOST_PACKED = 30 * 1024 * 1024
MOST_UNPACKED = 250 * 1024 * 1024
MOST_PARTS = 5_000
PIECE = 1024 * 1024
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_KEPT = re.compile(r"xl/(?:workbook\.xml|_rels/workbook\.xml\.rels|worksheets/[^/]+\.xml)|content\.xml")
_ODS_MACROS = re.compile(r"(?:Basic|Scripts)/.+")

Source = Path | bytes | BinaryIO


class Package:
    """A workbook unpacked: its format, its bytes, and the parts that are looked into."""

    def __init__(self, format: Format, data: bytes, parts: dict[str, bytes]) -> None:
        self.format, self.data, self.parts = format, data, parts


def content(source: Source, limit: int = MOST_PACKED) -> bytes:
    """Return the bytes of a file that is not larger than the limit; a larger one is refused before it is read."""
    if isinstance(source, bytes):
        size = len(source)
    elif isinstance(source, Path):
        size = source.stat().st_size
    else:
        size = source.seek(0, 2)
        source.seek(0)
    if size > limit:
        raise UnreadableWorkbook(FaultCode.TOO_LARGE, f"{limit // (1024 * 1024)} MB")
    if size == 0:
        raise UnreadableWorkbook(FaultCode.EMPTY_FILE)
    if isinstance(source, bytes):
        return source
    return source.read_bytes() if isinstance(source, Path) else source.read(limit)


def unpack(data: bytes) -> Package:
    """Unpack a workbook under the limit and tell its format. Raises `UnreadableWorkbook` for anything else."""
    if data.startswith(_COMPOUND):
        raise UnreadableWorkbook(FaultCode.ENCRYPTED if _ENCRYPTED_PACKAGE in data else FaultCode.OLD_FORMAT)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        broken = data.startswith(b"PK")
        raise UnreadableWorkbook(FaultCode.DAMAGED if broken else FaultCode.NOT_A_WORKBOOK) from error
    if len(infos) > MOST_PARTS:
        raise UnreadableWorkbook(FaultCode.TOO_LARGE, f"{MOST_UNPACKED // (1024 * 1024)} MB")
    format = _format({info.filename for info in infos})
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in infos:
        kept: list[bytes] | None = [] if _is_looked_into(info.filename) else None
        for piece in _pieces(data, info, left):
            left -= len(piece)
            if kept is not None:
                kept.append(piece)
        if kept is not None:
            parts[info.filename] = b"".join(kept)
    _refuse_dangerous(format, parts)
    return Package(format, data, parts)


def _is_looked_into(name: str) -> bool:
    return bool(_KEPT.fullmatch(name)) or name in ("[Content_Types].xml", "META-INF/manifest.xml", "mimetype")


def _format(names: set[str]) -> Format:
    """Tell the format by the parts; a workbook with macros is refused here where its parts tell it."""
    if "xl/workbook.bin" in names:
        raise UnreadableWorkbook(FaultCode.BINARY_FORMAT)
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise UnreadableWorkbook(FaultCode.MACROS)
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "content.xml" not in names:
        raise UnreadableWorkbook(FaultCode.NOT_A_WORKBOOK)
    if any(_ODS_MACROS.fullmatch(name) for name in names):
        raise UnreadableWorkbook(FaultCode.MACROS)
    return Format.ODS


def _refuse_dangerous(format: Format, parts: dict[str, bytes]) -> None:
    if format is Format.XLSX:
        if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
            raise UnreadableWorkbook(FaultCode.MACROS)
        return
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableWorkbook(FaultCode.ENCRYPTED)
    if b"opendocument.spreadsheet" not in parts.get("mimetype", b"opendocument.spreadsheet"):
        raise UnreadableWorkbook(FaultCode.NOT_A_WORKBOOK)


def _pieces(data: bytes, info: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """The content of one part, piece by piece, checked against its declared size and sum."""
    if info.flag_bits & 1:
        raise UnreadableWorkbook(FaultCode.ENCRYPTED)
    total, check = 0, 0
    for piece in _inflated(_packed(data, info), info.compress_type):
        total += len(piece)
        if total > left:
            raise UnreadableWorkbook(FaultCode.TOO_LARGE, f"{MOST_UNPACKED // (1024 * 1024)} MB")
        check = zlib.crc32(piece, check)
        yield piece
    if total != info.file_size or check != info.CRC:
        raise UnreadableWorkbook(FaultCode.DAMAGED)


def _packed(data: bytes, info: zipfile.ZipInfo) -> memoryview:
    """The packed bytes of a part, behind its own header."""
    header = data[info.header_offset : info.header_offset + 30]
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise UnreadableWorkbook(FaultCode.DAMAGED)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    start = info.header_offset + 30 + name_length + extra_length
    return memoryview(data)[start : start + info.compress_size]


def _inflated(packed: memoryview, way: int) -> Iterator[bytes]:
    if way == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if way != zipfile.ZIP_DEFLATED:
        raise UnreadableWorkbook(FaultCode.DAMAGED)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting: bytes | memoryview = packed
    try:
        while not unpacker.eof:
            piece = unpacker.decompress(waiting, PIECE)
            waiting = unpacker.unconsumed_tail
            if not piece and not waiting:
                return
            yield piece
    except zlib.error as error:
        raise UnreadableWorkbook(FaultCode.DAMAGED) from error
