"""What a printed document says, read back by other people's libraries."""

import re
from io import BytesIO
from unicodedata import normalize

import pypdfium2
from docx import Document
from docx.oxml.ns import qn

PAGE_NUMBER = re.compile(r"\A\s*\d+\s*\n")


def squeezed(text: str) -> str:
    """A text without white space and break marks, in one spelling: what line breaks cannot change."""
    return "".join(normalize("NFC", text).replace("\u200b", "").replace("\ufffe", "-").split())


def docx_text(data: bytes) -> str:
    body = Document(BytesIO(data)).element.body
    return "\n".join("".join(piece.text or "" for piece in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))


def pdf_pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text_page = page.get_textpage()
        pages.append(text_page.get_text_range().replace("\r\n", "\n"))
        text_page.close()
        page.close()
    document.close()
    return pages


def words(text: str) -> list[str]:
    """The words in order of spelling: two-column heads may come out in another order, never with other words."""
    return sorted(normalize("NFC", text).replace("\u200b", "").replace("\ufffe", "-").split())
