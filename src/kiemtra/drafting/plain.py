"""The words of a document in reading order, one paragraph a line: what DOCX and PDF must both say."""

from collections.abc import Iterator

from kiemtra.drafting.content import OfficialDocument
from kiemtra.drafting.layout import lay_out
from kiemtra.drafting.layout.sheet import Boxed, Grid, Item, Line, Stroke


def plain_text(document: OfficialDocument) -> str:
    """Write the document as plain text, without page numbers and the mark of illustrative data."""
    lines = (text for sheet in lay_out(document).sheets for item in sheet.items for text in _texts(item))
    return "\n".join(text for text in lines if text)


def _texts(item: Item) -> Iterator[str]:
    match item:
        case Line():
            yield "".join(run.text for run in item.runs).replace("\n", " ")
        case Stroke():
            return
        case Boxed():
            yield from _texts(item.line)
        case Grid():
            for row in (item.header, *item.rows):
                yield "\t".join(text for line in row for text in _texts(line))
        case _:
            for columns in item.rows:
                for cell in columns:
                    for one in cell:
                        yield from _texts(one)
