"""Print a document as DOCX. The few parts are written here, not taken from a template: small, known and equal on repeat."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kiemtra.drafting.content import OfficialDocument
from kiemtra.drafting.layout import lay_out
from kiemtra.drafting.layout.sheet import Layout
from kiemtra.drafting.styles import FONT, ILLUSTRATIVE_MARK, Style
from kiemtra.drafting.word.body import body
from kiemtra.drafting.word.markup import DECLARATION, R, characters, part, tag
from kiemtra.drafting.word.stylesheet import style_id, stylesheet

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_PACKAGE = "application/vnd.openxmlformats-"
_WORD = f"{_PACKAGE}officedocument.wordprocessingml."
# The earliest time a ZIP archive can bear: the clock is never read.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
# Kind of each part that the document part refers to.
_PARTS = {
    "styles.xml": "styles",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "header.xml": "header",
    "header-first.xml": "header",
    "footer.xml": "footer",
}


def to_docx(document: OfficialDocument) -> bytes:
    """Print the document; the same content gives the same bytes."""
    layout = lay_out(document)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"word/document.xml": f"{R}/officeDocument", "docProps/core.xml": f"{_RELATIONS}/metadata/core-properties"}),
        "docProps/core.xml": _core(layout),
        "word/document.xml": body(layout, _references()),
        "word/_rels/document.xml.rels": _relations({name: f"{R}/{kind}" for name, kind in _PARTS.items()}),
        "word/styles.xml": stylesheet(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/header.xml": part("hdr", _page_number()),
        "word/header-first.xml": part("hdr", tag("p", tag("pPr", tag("pStyle", val=style_id(Style.PAGE_NUMBER))))),
        "word/footer.xml": part("ftr", _mark(layout.illustrative)),
    }  # fmt: skip
    return _zip(parts)


def _zip(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in parts.items():
            entry = ZipInfo(name, _NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return file.getvalue()


def _content_types() -> bytes:
    overrides = {f"/word/{name}": f"{_WORD}{kind}+xml" for name, kind in _PARTS.items()}
    overrides["/word/document.xml"] = f"{_WORD}document.main+xml"
    overrides["/docProps/core.xml"] = f"{_PACKAGE}package.core-properties+xml"
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    relations = f'<Default Extension="rels" ContentType="{_PACKAGE}package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{relations}{xml}{listed}</Types>'.encode()


def _relations(targets: dict[str, str]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'.encode()


def _references() -> str:
    ids = {name: f"rId{n}" for n, name in enumerate(_PARTS, 1)}
    wanted = (
        ("headerReference", "default", "header.xml"),
        ("headerReference", "first", "header-first.xml"),
        ("footerReference", "default", "footer.xml"),
        ("footerReference", "first", "footer.xml"),
    )
    return "".join(f'<w:{name} w:type="{pages}" r:id="{ids[target]}"/>' for name, pages, target in wanted)


def _core(layout: Layout) -> bytes:
    day = f"{layout.day.isoformat()}T00:00:00Z"
    fields = (
        f"<dc:title>{escape(layout.title)}</dc:title><dc:creator>{escape(layout.author)}</dc:creator>"
        f"<dc:language>vi-VN</dc:language><cp:lastModifiedBy>{escape(layout.author)}</cp:lastModifiedBy>"
        f'<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
    )
    spaces = (
        f'xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f"{DECLARATION}<cp:coreProperties {spaces}>{fields}</cp:coreProperties>".encode()


def _settings() -> bytes:
    # Word 2013 and later lay out by mode 15; without it the file opens in compatibility mode.
    uri = "http://schemas.microsoft.com/office/word"
    mode = tag("compatSetting", name="compatibilityMode", uri=uri, val=15)
    return part(
        "settings",
        tag("zoom", percent=100),
        tag("defaultTabStop", val=720),
        tag("characterSpacingControl", val="doNotCompress"),
        tag("compat", mode),
        tag("themeFontLang", val="vi-VN"),
    )


def _font_table() -> bytes:
    family = (tag("panose1", val="02020603050405020304"), tag("charset", val="A3"), tag("family", val="roman"))
    return part("fonts", tag("font", *family, tag("pitch", val="variable"), name=FONT))


def _page_number() -> str:
    kinds = ("begin", "instr", "separate", "text", "end")
    runs = {
        "instr": '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        "text": characters("2"),
    }
    field = (tag("r", runs.get(kind) or tag("fldChar", fldCharType=kind)) for kind in kinds)
    return tag("p", tag("pPr", tag("pStyle", val=style_id(Style.PAGE_NUMBER))), *field)


def _mark(illustrative: bool) -> str:
    text = tag("r", characters(ILLUSTRATIVE_MARK)) if illustrative else ""
    return tag("p", tag("pPr", tag("pStyle", val=style_id(Style.MARK))), text)
