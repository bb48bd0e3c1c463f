"""Scans as an office sends them: drawn with Pillow in the typeface of official documents."""

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from kiemtra.drafting.fonts import FOLDER

SHEET, MARGIN, TOP = (1654, 2339), 180, 140
SIZE, LEADING = 31, 46
# The two columns in which the head of an official document stands (Decree 30/2020/NĐ-CP, annex I): their middles.
LEFT, RIGHT = 480, 1180
HEAD = (
    ("UBND TỈNH LAI CHÂU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 12/KH-SNV", "Lai Châu, ngày 05 tháng 01 năm 2023"),
)
BODY = (
    "Thực hiện Kế hoạch số 35/KH-UBND ngày 20/12/2022 của Ủy ban nhân dân tỉnh Lai Châu",
    "về cải cách hành chính năm 2023, Sở Nội vụ ban hành Kế hoạch kiểm tra công tác cải cách",
    "hành chính năm 2023.",
    "Đơn vị được kiểm tra: Sở Tư pháp; Sở Tài chính.",
)


@cache
def scan(body: tuple[str, ...] = BODY, form: str = "PNG") -> bytes:
    """One sheet with a head in two columns, its kind, and these lines."""
    sheet = Image.new("L", SHEET, 255)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FOLDER / "Tinos-Regular.ttf"), SIZE)
    for number, row in enumerate(HEAD):
        for middle, words in zip((LEFT, RIGHT), row, strict=True):
            pen.text((middle, TOP + number * LEADING), words, fill=0, font=font, anchor="ma")
    pen.text((SHEET[0] // 2, TOP + 5 * LEADING), "KẾ HOẠCH", fill=0, font=font, anchor="ma")
    for number, line in enumerate(body, start=7):
        pen.text((MARGIN, TOP + number * LEADING), line, fill=0, font=font)
    data = io.BytesIO()
    sheet.save(data, form, dpi=(200, 200))
    return data.getvalue()


def blank() -> bytes:
    """A sheet without a letter."""
    data = io.BytesIO()
    Image.new("L", (600, 800), 255).save(data, "PNG")
    return data.getvalue()
