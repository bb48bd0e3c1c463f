"""Makes the files that the reader is tried with: Word from elements, PDF from a sheet of Typst, scans from PDF."""

import io
import zipfile
from collections.abc import Iterable
from functools import cache

import pypdfium2
import typst
from PIL import Image

from kiemtra.drafting.fonts import FOLDER

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MOST = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
HEAD = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}" xmlns:mc="{MOST}"><w:body>'
TAIL = "</w:body></w:document>"
NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    "</w:numbering>"
)


def archive(parts: Iterable[tuple[str, bytes | Iterable[bytes]]]) -> bytes:
    """A zip file of these parts; a part may come in pieces."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            with file.open(name, "w", force_zip64=True) as part:
                for piece in (content,) if isinstance(content, bytes) else content:
                    part.write(piece)
    return data.getvalue()


def word(body: str | Iterable[bytes], **parts: str) -> bytes:
    """A Word document with this body and further parts by name."""
    pieces = (body.encode(),) if isinstance(body, str) else body
    others = [(f"word/{name}.xml", content.encode()) for name, content in parts.items()]
    content = (piece for group in ((HEAD.encode(),), pieces, (TAIL.encode(),)) for piece in group)
    return archive([("[Content_Types].xml", TYPES.encode()), ("word/document.xml", content), *others])


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that begins with an element stands as it is."""
    inside = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell of several lines has them as paragraphs."""
    lines = [["".join(map(paragraph, cell.split("\n"))) for cell in row] for row in rows]
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in lines)
    return f"<w:tbl><w:tblPr/>{cells}</w:tbl>"


@cache
def pdf(sheet: str) -> bytes:
    """A PDF of a sheet in Typst."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    setting = '#set text(font: "Tinos", size: 13pt, lang: "vi")\n#set page(paper: "a4", margin: 2.5cm)\n#set par(justify: true)\n'
    printed = typst.Compiler((setting + sheet).encode(), font_paths=fonts).compile(format="pdf")
    assert isinstance(printed, bytes)
    return printed


def pictures(data: bytes, dots: int = 200) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(data)
    found = [document[number].render(scale=dots / 72, grayscale=True).to_pil() for number in range(len(document))]
    document.close()
    return found


def saved(images: list[Image.Image], form: str) -> bytes:
    """Pictures as a file of this form; PDF holds them all."""
    data = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:], "resolution": 200} if form == "PDF" else {}
    images[0].save(data, form, **more)
    return data.getvalue()
