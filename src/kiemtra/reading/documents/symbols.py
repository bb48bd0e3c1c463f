"""Number and symbol of a document: 45/KH-UBND, 30/2018/QĐ-UBND, 48-KL/TW, 84/2025/QH15, 1961/QĐUBND."""

import re
from typing import NamedTuple

from kiemtra.reading.data.kinds import KINDS
from kiemtra.reading.documents.spelling import KNOWN, spelled
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

GROUP = r"[A-ZĐÐÂĂÊÔƠƯ][A-Za-zĐđÐðÂĂÊÔƠƯ]{0,19}[0-9]{0,4}"
PARTY_ORGAN = r"(?:TW|TƯ|TU|HU|QU|ThU|ThịU|ĐU|ĐUK|BTV|BCS)"
# Begins at a digit, so that the search need not try every letter. The last bracket: a blank lost before a small word.
NUMBER = pattern_of(
    rf"""(?P<no>[0-9](?<![0-9/.,-][0-9])(?:[0-9]?\.[0-9]{{3}}|[0-9]{{0,4}})[a-zđA-ZĐ]?)\s{{0,3}}
    (?:/\s{{0,2}}(?P<year>(?:19|20)[0-9]{{2}})\s{{0,2}})?
    (?:(?P<sep>[/-])\s{{0,3}}|(?=(?:NQ|CT|KL|QĐ|QyĐ|TB|CTr|CV|KH|HD|TTr|BC|ĐA)\s?/\s?{PARTY_ORGAN}(?!\w)))
    (?P<symbol>{GROUP}(?:[.+]{GROUP}|\s{{0,3}}[/&-]\s{{0,3}}{GROUP}){{0,7}})(?:(?!\w)|(?=ngày|của|tỉnh|huyện|thành|về))""",
    re.X,
)
# As in the names of files: vbdi_587_SNV_CCHC&VTLT, 45_KH-UBND.
FILE_NAME = pattern_of(
    rf"(?P<no>[0-9](?<![^\W_][0-9])[0-9]{{0,4}})_(?P<symbol>[A-ZĐ]{{2,8}}(?:[_-]{GROUP}(?:&{GROUP}){{0,2}}){{1,3}})(?![^\W_]|&)"
)
PICTURE = pattern_of(r"[\w&.()-]{0,40}\.(?:jpe?g|png|gif|bmp|webp|mp4)(?!\w)", re.I)
LISTED = pattern_of(
    r"(?<!\w)[Ss]ố\s{0,2}:?\s{0,2}(?P<numbers>(?:[0-9]{1,5}[a-zđ]?\s?(?:,|và|;)\s{1,2}){1,6})(?:số\s)?$"
)
ONE_OF_LIST = pattern_of(r"[0-9]{1,5}[a-zđ]?(?!\w)")
INTRODUCED = pattern_of(r"(?<!\w)[Ss][ốỐ]\s{0,3}[:.]?\s{0,4}$")
# A printed form, an annex, a licence, an account: what follows is no document.
FORM_WORDS = frozenset(
    {"mẫu", "biểu", "bảng", "lục", "phép", "khoản", "thoại", "nóng", "fax", "đt", "tel", "hotline", "mã"}
)
FORM_FILLERS = frozenset({"số", "hoạt", "động"})


class Number(NamedTuple):
    """A number with its symbol in canonical spelling."""

    span: Span
    number: str
    year: int | None
    symbol: str
    reference: str
    # Abbreviation of the kind in the symbol; None in letters ("12/SNV-CCHC").
    kind: str | None
    # First group of the organ ("UBND", "TTg", "SNV").
    organ: str | None
    certain: bool
    # The word "số" stands before it.
    introduced: bool = False


def find_numbers(body: str) -> list[Number]:
    """Return every number with a symbol in levelled text, in order; the uncertain ones need a word that introduces them."""
    found = [
        one for m in NUMBER.finditer(body) if (number := _number(m, body)) for one in (*_listed(number, body), number)
    ]
    if "_" in body:
        found += [number for m in FILE_NAME.finditer(body) if (number := _from_file_name(m, body))]
        found.sort(key=lambda number: number.span)
    return found


def _number(m: re.Match[str], body: str) -> Number | None:
    start = m.start()
    before = body[max(0, start - 40) : start]
    if before[-1:].isalpha() and before[-2:] not in ("số", "Số", "SỐ"):
        return None
    symbol = spelled(m["symbol"])
    party = m["sep"] != "/"
    if symbol is None or (party and not (symbol.kind and "/" in symbol.text)) or _is_form(before):
        return None
    no = m["no"].replace(".", "")
    year = int(m["year"]) if m["year"] else None
    reference = no + (f"/{year}" if year else "") + ("-" if party else "/") + symbol.text
    certain = symbol.certain or (symbol.kind in ("QH", "UBTVQH") and year is not None)
    return Number(
        (start, m.start("symbol") + symbol.length), no, year, symbol.text, reference, symbol.kind, symbol.organ, certain,
        INTRODUCED.search(before, max(0, len(before) - 10)) is not None,
    )  # fmt: skip


def _listed(number: Number, body: str) -> list[Number]:
    """The numbers before the last of a list that has its symbol once: 'số 44, 45 và 46/KH-UBND'."""
    start = number.span[0]
    before = body[max(0, start - 8) : start].rstrip().removesuffix("số").rstrip()
    if number.year or not number.certain or before[-1:] not in (",", ";", "à"):
        return []
    m = LISTED.search(body, max(0, start - 50), start)
    if m is None:
        return []
    rest = number.reference[len(number.number) :]
    return [
        number._replace(span=one.span(), number=one.group(), reference=one.group() + rest, introduced=True)
        for one in ONE_OF_LIST.finditer(body, m.start("numbers"), m.end())
    ]


def _is_form(before: str) -> bool:
    """'Mẫu số 01/BC-CCHC', 'Phụ lục 2/KH-UBND', 'Giấy phép số 12/…': no document that is cited."""
    for printed in reversed(before[-30:].lower().rsplit(None, 4)[-4:]):
        word = printed.strip(":.,()")
        if word and word not in FORM_FILLERS:
            return word in FORM_WORDS
    return False


def _from_file_name(m: re.Match[str], body: str) -> Number | None:
    symbol = m["symbol"].replace("_", "-")
    groups = re.split(r"[&-]", symbol)
    kind = groups[0] if groups[0] in KINDS else None
    if (not kind and groups[0] not in KNOWN) or PICTURE.match(body, m.end()):
        return None
    organ = next((g for g in groups if g != kind), None)
    return Number(m.span(), m["no"], None, symbol, f"{m['no']}/{symbol}", kind, organ, True)
