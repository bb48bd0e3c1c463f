"""XML inside an archive, read as a stream: no tree in memory, no definitions of entities."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from kiemtra.reading.sources.content import Unreadable

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Chars = Callable[[str], None]
DEEPEST = 400
BROKEN = "bị hỏng hoặc bị cắt cụt; hãy mở bằng trình soạn thảo và lưu lại"


def walk(part: IO[bytes], start: Start, end: End, chars: Chars | None = None) -> None:
    """Tell of each element by its bare name; raise Unreadable where the part is broken, too deep or defines entities."""
    # Namespaces are left in the names: a sentinel between address and name would cost a table of all names.
    parser = expat.ParserCreate(namespace_separator="}")
    depth = 0

    def opened(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Unreadable("lồng quá nhiều tầng; tệp có thể được tạo ra để gây hại")
        start(_bare(name), attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_bare(name))

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.StartDoctypeDeclHandler = _refuse
    if chars:
        parser.buffer_text = True
        parser.CharacterDataHandler = chars
    try:
        parser.ParseFile(part)
    except expat.ExpatError:
        raise Unreadable(BROKEN) from None


def attribute(attributes: Attributes, name: str) -> str | None:
    """Return an attribute by its bare name."""
    return next((value for key, value in attributes.items() if _bare(key) == name), None)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse(*_: object) -> None:
    raise Unreadable("chứa định nghĩa thực thể XML; tệp có thể được tạo ra để gây hại")
