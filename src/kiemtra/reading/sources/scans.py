"""Scans (pictures, PDF of pictures) → lines by the program that recognises letters."""

import io
import subprocess
import warnings
from collections.abc import Iterator

from PIL import Image, ImageSequence

from kiemtra.reading.sources.content import Content, Lines, Unreadable
from kiemtra.reading.sources.layout import Line, Word, head_first, paragraphs
from kiemtra.reading.sources.pdf import open_pdf
from kiemtra.reading.sources.recogniser import LANGUAGE, PROGRAM
from kiemtra.reading.values import SourceFormat

PAGES = 40
# A4 at 300 dots an inch has 9 million.
PIXELS = 36_000_000
DOTS = 300
WIDEST = 3_600
NARROW = 1_200
PAGE_SECONDS = 60
SURE = 60
# Below this it is dirt or a piece of a stamp; the program itself gives -1 to what is no word.
GUESSED = 10
NOTE = "chữ nhận dạng từ ảnh, cần soát lại với bản gốc"
DOUBTFUL = "ảnh mờ, nhiều chữ nhận dạng không chắc"
COLUMNS = 12


def read(data: bytes) -> Content:
    """Return the words on all pages of a scan; raise Unreadable where there are none. The program must be installed."""
    is_pdf = b"%PDF-" in data[:1024]
    pages, sure = [], []
    for picture in _pdf_pages(data) if is_pdf else _pictures(data):
        words = _recognised(picture)
        sure += [confidence for line in words for _, confidence in line]
        pages.append([Line(tuple(word for word, _ in line), sheet=picture.width) for line in words])
    if not sure:
        raise Unreadable("là ảnh không có chữ nào đọc được")
    text = Lines()
    for paragraph in paragraphs([*head_first(pages[0]), *(line for page in pages[1:] for line in page)]):
        text.add(paragraph)
    notes = (NOTE, DOUBTFUL) if sum(sure) < SURE * len(sure) else (NOTE,)
    return Content(text.text(), SourceFormat.PDF if is_pdf else SourceFormat.IMAGE, notes)


def _pdf_pages(data: bytes) -> Iterator[Image.Image]:
    document = open_pdf(data, PAGES)
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        scale = DOTS / 72
        if width * height * scale * scale > PIXELS:
            scale = (PIXELS / (width * height)) ** 0.5
        yield page.render(scale=scale, grayscale=True).to_pil()
        page.close()


def _pictures(data: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
            if getattr(picture, "n_frames", 1) > PAGES:
                raise Unreadable(f"có quá {PAGES} trang ảnh; hãy tách thành nhiều tệp rồi đọc lại")
            for frame in ImageSequence.Iterator(picture):
                width, height = frame.size
                if width * height > PIXELS:
                    raise Unreadable(f"là ảnh quá lớn ({width} × {height} điểm); hãy quét lại ở 300 dpi")
                yield _fit(frame.convert("L"))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Unreadable("là ảnh bị hỏng hoặc bị cắt cụt; hãy quét hoặc tải lại") from None


def _fit(picture: Image.Image) -> Image.Image:
    """A photograph of a sheet at the size that the program reads best."""
    width, height = picture.size
    wanted = min(max(width, NARROW * 2), WIDEST) if width < NARROW or width > WIDEST else width
    if wanted == width:
        return picture
    return picture.resize((wanted, max(1, height * wanted // width)), Image.Resampling.LANCZOS)


def _recognised(picture: Image.Image) -> list[list[tuple[Word, float]]]:
    """Return the words of one page by lines, each with how sure the program is of it."""
    sheet = io.BytesIO()
    picture.save(sheet, "PNG", compress_level=1, dpi=(DOTS, DOTS))
    command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "tsv"]
    try:
        done = subprocess.run(command, input=sheet.getvalue(), capture_output=True, timeout=PAGE_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Unreadable("là ảnh mà máy nhận dạng quá lâu; hãy quét lại rõ hơn ở 300 dpi") from None
    if done.returncode:
        raise Unreadable("là ảnh mà chương trình nhận dạng chữ không đọc được; hãy quét lại ở 300 dpi")
    lines: dict[tuple[str, ...], list[tuple[Word, float]]] = {}
    for row in done.stdout.decode("utf-8", "replace").split("\n")[1:]:
        cells = row.split("\t")
        # The lines of a table come as strokes.
        if len(cells) == COLUMNS and float(cells[10]) >= GUESSED and cells[11].strip(" |_"):
            left, top, width, height = map(float, cells[6:10])
            word = Word(cells[11].strip(" |_"), left, left + width, top, top + height)
            lines.setdefault(tuple(cells[1:5]), []).append((word, float(cells[10])))
    return list(lines.values())
