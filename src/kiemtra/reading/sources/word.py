"""A Word document (.docx) as lines: body, tables, text boxes, headers and footers, footnotes; what was struck out is not read."""

import posixpath
import re
import zipfile

from kiemtra.reading.sources.content import Content, Lines, Unreadable
from kiemtra.reading.sources.word_styles import Styles, read_styles
from kiemtra.reading.sources.word_text import Words
from kiemtra.reading.sources.xml_parts import BROKEN, Attributes, attribute, walk
from kiemtra.reading.values import SourceFormat

RELATIONS = "_rels/.rels"
USUAL = "word/document.xml"
PAGE_NUMBER = re.compile(r"[\W_]*(?:trang|page)?[\s\d/|.–-]*(?:of|trên)?[\s\d/|.–-]*", re.I)


def read_package(archive: zipfile.ZipFile) -> Content:
    """Return the content of a Word document; raise Unreadable where it is broken."""
    names = archive.namelist()
    main = _main_part(archive, names)
    if main not in names:
        raise Unreadable(BROKEN)
    styles = read_styles(archive)
    lines = Lines()
    around = sorted(name for name in names if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name))
    for name in [n for n in around if "header" in n]:
        _edge(archive, name, styles, lines)
    _part(archive, main, styles, lines)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in names:
            _part(archive, name, styles, lines)
    for name in [n for n in around if "footer" in n]:
        _edge(archive, name, styles, lines)
    return Content(lines.text(), SourceFormat.DOCX)


def _main_part(archive: zipfile.ZipFile, names: list[str]) -> str:
    found = USUAL

    def start(name: str, attributes: Attributes) -> None:
        nonlocal found
        if name == "Relationship" and (attribute(attributes, "Type") or "").endswith("/officeDocument"):
            found = posixpath.normpath((attribute(attributes, "Target") or USUAL).lstrip("/"))

    if RELATIONS in names:
        with archive.open(RELATIONS) as part:
            walk(part, start, lambda _: None)
    return found


def _part(archive: zipfile.ZipFile, name: str, styles: Styles, lines: Lines) -> None:
    words = Words(styles, lines.add)
    with archive.open(name) as part:
        walk(part, words.start, words.end, words.chars)


def _edge(archive: zipfile.ZipFile, name: str, styles: Styles, lines: Lines) -> None:
    """Take a header or footer, without what is only the number of the page."""
    own = Lines()
    _part(archive, name, styles, own)
    for line in own.text().split("\n"):
        if line.strip() and not PAGE_NUMBER.fullmatch(line.strip()):
            lines.add(line)
