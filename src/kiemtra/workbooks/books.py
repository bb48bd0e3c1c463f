"""A workbook that came back, opened: its sheets and its head, before it is known which form it holds."""

from dataclasses import dataclass

from kiemtra.workbooks.grids import Grid
from kiemtra.workbooks.heads import read_head
from kiemtra.workbooks.packages import Source
from kiemtra.workbooks.sheets import grids_of
from kiemtra.workbooks.values import FaultCode, Head, UnreadableWorkbook


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook of ours, and its head."""

    head: Head
    grids: tuple[Grid, ...]


def open_book(source: Source) -> Book:
    """Open a workbook. Raises `UnreadableWorkbook` where it is none, none of ours, or its head was changed."""
    grids = grids_of(source)
    head, intact = read_head(grids)
    if head is None:
        raise UnreadableWorkbook(FaultCode.NOT_OURS)
    if not intact:
        raise UnreadableWorkbook(FaultCode.HEAD_CHANGED)
    return Book(head, grids)


def why_not_take(found: Head, wanted: Head) -> tuple[FaultCode, str] | None:
    """Return why a workbook is not the one that is wanted, with what it is instead; None where it is."""
    if found.form != wanted.form:
        return FaultCode.OTHER_FORM, found.form
    if found.version != wanted.version:
        return FaultCode.OTHER_VERSION, found.version
    if wanted.report and found.report and found.report != wanted.report:
        return FaultCode.OTHER_REPORT, ""
    return None
