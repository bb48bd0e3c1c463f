"""Markup that came from outside, read event by event; a document type with entities of its own is refused."""

from collections.abc import Callable
from xml.parsers import expat  # entities cannot be declared: see `parse`

from kiemtra.workbooks.values import FaultCode, UnreadableWorkbook

Start = Callable[[str, dict[str, str]], None]


def parse(
    markup: bytes, start: Start, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> None:
    """Read markup and call back for each tag and text. Raises `UnreadableWorkbook` for what is not well formed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(markup, True)
    except expat.ExpatError as error:
        raise UnreadableWorkbook(FaultCode.DAMAGED) from error


def attributes_of(markup: bytes, tag: str) -> list[dict[str, str]]:
    """Return the attributes of each element of that name, whatever its prefix."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == tag:
            found.append(attributes)

    parse(markup, start)
    return found


def _refuse(*declaration: object) -> None:
    raise UnreadableWorkbook(FaultCode.DAMAGED)
