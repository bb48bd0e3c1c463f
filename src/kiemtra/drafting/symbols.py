"""The small forms of Decree 30/2020/NĐ-CP: number and symbol, place and date, letters of points."""

from datetime import date

# Annex III, I: of the 29 administrative kinds those that have an abbreviation (công văn and thư công have none); three copies.
KIND_ABBREVIATIONS = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
    "SAO Y": "SY",
    "TRÍCH SAO": "TrS",
    "SAO LỤC": "SL",
}

# Without the letters with a hook or a hat (ă, â, ê, ô, ơ, ư), which are never used to number, and without f, j, w, z.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

BLANK = " " * 6


def format_number(number: str | None, kind_abbreviation: str | None, issuer_symbol: str) -> str:
    """Join number and symbol: `07/TB-ĐKT`, an official letter `960/SNV-CCHC`, not yet numbered `      /TB-ĐKT`."""
    return numbered(number, "-".join(part for part in (kind_abbreviation, issuer_symbol) if part))


def numbered(number: str | None, symbol: str) -> str:
    """Put the number before the symbol; below 10 with a leading zero (annex I, part I, II.3c)."""
    written = (number or "").strip()
    if written.isdecimal() and len(written) < 2:
        written = written.zfill(2)
    return "/".join(part for part in (written or BLANK, "".join(symbol.split())) if part)


def date_line(place: str, day: date | None, year: int | None = None) -> str:
    """Write `Hà Nội, ngày 05 tháng 01 năm 2020`; zeros only before days below 10 and months 1 and 2 (II.4b).

    Without a day the gaps stay open for the records clerk, before `year` where it is known.
    """
    if day is None:
        return f"{place}, ngày{BLANK}tháng{BLANK}năm {year if year else BLANK}"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{place}, ngày {day.day:02} tháng {month} năm {day.year}"


def point_letter(index: int) -> str:
    """Letter the point at `index` (from 0): a, b, c, d, đ, e, g … y (II.6đ); beyond y, where the decree is silent, aa, bb …"""
    turn, place = divmod(index, len(POINT_LETTERS))
    return POINT_LETTERS[place] * (turn + 1)
