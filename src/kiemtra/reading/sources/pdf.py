"""PDF with text → lines: the head by position, broken lines joined, running heads and page numbers left out."""

import re
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from kiemtra.reading.sources.content import Content, Lines, Unreadable
from kiemtra.reading.sources.layout import Line, Word, head_first, paragraphs, rows_of
from kiemtra.reading.sources.legacy import modern
from kiemtra.reading.values import SourceFormat

PAGES = 400
# Fewer letters beside a picture are a stamp or the number of the page: what the sheet says is the picture.
LETTERS = 25
WORD = re.compile(r"\S+")
NUMBER = re.compile(r"[\W_]*(?:trang|page)?[\s\d/|.–-]*(?:of|trên)?[\s\d/|.–-]*", re.I)
DIGITS = re.compile(r"\d+")
EDGE, YEAR = 2, 4
WITHOUT = "{count} trang là ảnh, chưa đọc được chữ trên đó (trang {pages})"


def open_pdf(data: bytes, pages: int = PAGES) -> pdfium.PdfDocument:
    """Return a PDF with its pages counted; raise Unreadable where it is locked, broken or too long."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable("được đặt mật khẩu; hãy bỏ mật khẩu rồi đọc lại") from None
        raise Unreadable("là tệp PDF bị hỏng hoặc bị cắt cụt; hãy tải hoặc xuất lại tệp") from None
    if not 0 < len(document) <= pages:
        count = f"{len(document):,}".replace(",", ".")
        raise Unreadable(f"có {count} trang, nhiều nhất là {pages} trang; hãy tách thành nhiều tệp rồi đọc lại")
    return document


def read(data: bytes) -> Content:
    """Return the content of a PDF; its text is empty where its pages are pictures."""
    document = open_pdf(data)
    pages = [_lines(document, number) for number in range(len(document))]
    silent = [
        number + 1 for number, lines in enumerate(pages) if _letters(lines) < LETTERS and _pictured(document, number)
    ]
    if len(silent) * 2 > len(pages) or not any(pages):
        return Content("", SourceFormat.PDF)
    text, notes = modern(_text(pages))
    return Content(text, SourceFormat.PDF, (*notes, *_without(silent)))


def _letters(lines: list[Line]) -> int:
    return sum(len(word.text) for line in lines for word in line.words)


def _pictured(document: pdfium.PdfDocument, number: int) -> bool:
    page = document[number]
    found = next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH], max_depth=3)), None)
    page.close()
    return found is not None


def _without(silent: list[int]) -> tuple[str, ...]:
    if not silent:
        return ()
    named = ", ".join(map(str, silent[:10])) + ("…" if len(silent) > 10 else "")
    return (WITHOUT.format(count=len(silent), pages=named),)


def _lines(document: pdfium.PdfDocument, number: int) -> list[Line]:
    try:
        page = document[number]
        letters = page.get_textpage()
        text = letters.get_text_range()
        width = round(page.get_width())
    except pdfium.PdfiumError:
        raise Unreadable(f"là tệp PDF bị hỏng ở trang {number + 1}; hãy tải hoặc xuất lại tệp") from None
    box, lines, begin = raw.FS_RECTF(), [], 0
    for printed in text.split("\r\n"):
        words = [_word(letters, box, m.group(), begin + m.start()) for m in WORD.finditer(printed)]
        lines += [Line(tuple(row), sheet=width) for row in rows_of(words)]
        begin += len(printed) + 2
    letters.close()
    page.close()
    return lines


def _word(letters: pdfium.PdfTextPage, box: raw.FS_RECTF, text: str, at: int) -> Word:
    raw.FPDFText_GetLooseCharBox(letters, at, box)
    left, top, bottom = box.left, -box.top, -box.bottom
    raw.FPDFText_GetLooseCharBox(letters, at + len(text) - 1, box)
    return Word(_printed(text), left, box.right, top, bottom)


def _printed(text: str) -> str:
    """A hyphen that the program could not name, a bullet from a font of signs."""
    return "-" if len(text) == 1 and "\ue000" <= text <= "\uf8ff" else text.replace("\ufffe", "-")


def _text(pages: list[list[Line]]) -> str:
    running = _running(pages)
    body: list[Line] = []
    for number, lines in enumerate(pages):
        count = len(lines)
        kept = [line for place, line in enumerate(lines) if not _of_the_sheet(line, place, count, number, running)]
        body += head_first(kept) if number == 0 else kept
    text = Lines()
    for paragraph in paragraphs(body):
        text.add(paragraph)
    return text.text()


def _running(pages: list[list[Line]]) -> set[str]:
    """What stands at the edge of two pages in three, whatever the number in it."""
    seen = Counter(shape for lines in pages for shape in {_shape(line) for line in (*lines[:EDGE], *lines[-EDGE:])})
    return {shape for shape, count in seen.items() if count >= 2 and count * 3 >= len(pages) * 2}


def _shape(line: Line) -> str:
    return DIGITS.sub("#", line.text).strip()


def _of_the_sheet(line: Line, place: int, count: int, number: int, running: set[str]) -> bool:
    """Whether a line belongs to the sheet and not to the text; what runs along above is kept once, on the first sheet."""
    if EDGE <= place < count - EDGE:
        return False
    known = _shape(line) in running
    if NUMBER.fullmatch(line.text):
        # A year or a count may stand alone in a cell.
        digits = DIGITS.findall(line.text)
        return bool(digits) and (int(digits[0]) <= number + 1 or (known and len(digits[0]) < YEAR))
    return known and not (number == 0 and place < EDGE)
