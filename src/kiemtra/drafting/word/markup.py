"""The few ways to write WordprocessingML; everything that is text is escaped here and nowhere else."""

from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def tag(name: str, /, *children: str, **attributes: str | int) -> str:
    """Write `<w:name w:attribute="…">children</w:name>`; children are markup already."""
    given = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    inner = "".join(children)
    return f"<w:{name}{given}>{inner}</w:{name}>" if inner else f"<w:{name}{given}/>"


def part(name: str, /, *children: str) -> bytes:
    """Write a part of the package whose root element is `w:name`."""
    return f'{DECLARATION}<w:{name} xmlns:w="{W}" xmlns:r="{R}">{"".join(children)}</w:{name}>'.encode()


def characters(text: str) -> str:
    """Write text within a run; a line feed becomes a line break."""
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\n"))
    return "<w:br/>".join(pieces)


def twips(points: float) -> int:
    """Convert points to twentieths of a point."""
    return round(points * 20)


def twips_mm(millimetres: float) -> int:
    """Convert millimetres to twentieths of a point."""
    return round(millimetres * 1440 / 25.4)
