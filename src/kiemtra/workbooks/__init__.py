"""Workbooks of reports: a form with its answers as XLSX or ODS, and back, with everything that is to be mended."""

from typing import BinaryIO

from kiemtra.workbooks.books import Book, open_book
from kiemtra.workbooks.layout import Filled
from kiemtra.workbooks.ods import write_ods
from kiemtra.workbooks.packages import MOST_PACKED
from kiemtra.workbooks.reading import read, read_book
from kiemtra.workbooks.sheets import sheets_of
from kiemtra.workbooks.values import (
    OF_FILE,
    FaultCode,
    Format,
    Head,
    UnreadableWorkbook,
    WorkbookFault,
    WorkbookReading,
)
from kiemtra.workbooks.xlsx import write_xlsx

__all__ = [
    "MOST_PACKED",
    "OF_FILE",
    "Book",
    "FaultCode",
    "Filled",
    "Format",
    "Head",
    "UnreadableWorkbook",
    "WorkbookFault",
    "WorkbookReading",
    "open_book",
    "read",
    "read_book",
    "sheets_of",
    "write",
    "write_ods",
    "write_xlsx",
]

_WRITERS = {Format.XLSX: write_xlsx, Format.ODS: write_ods}


def write(format: Format, filled: Filled, file: BinaryIO) -> None:
    """Write the form with what stands in it as a workbook of that kind."""
    _WRITERS[format](filled, file)
