"""Written forms made comparable: case, blanks, dashes, the place of a tone, usual short forms."""

import re
import unicodedata
from datetime import date

TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−\u00ad"), "-")
LETTERS = re.compile(r"[^\W\d_]+")
PAIRS = (
    ("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("bảo hiểm xã hội", "bhxh"), ("thủ tục hành chính", "tthc"),
    ("cải cách hành chính", "cchc"), (r"tp\.?", "thành phố"), (r"tx\.?", "thị xã"),
)  # fmt: skip
REFERENCE = re.compile(r"\d+[a-zđ]?\s*(?:/\s*\d{4}\s*)?[-/]\s*[A-ZĐ][\w&/-]*(?:\s*-\s*[A-ZĐ][\w&/-]*)*")
DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*\d{4}")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
PRINTED = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})")


def tone_last(word: str) -> str:
    """Move the tone of a syllable behind it, as a digit: Hòa and Hoà are one."""
    apart = unicodedata.normalize("NFD", word)
    tone = "".join(sorted(TONES[mark] for mark in apart if mark in TONES))
    return unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in TONES)) + tone


def _tones(text: str) -> str:
    return LETTERS.sub(lambda m: tone_last(m.group()), unicodedata.normalize("NFC", text))


SHORT = [(re.compile(rf"(?<!\w){_tones(long)}(?!\w)"), _tones(brief)) for long, brief in PAIRS]
EMPTY = {tone_last(word) for word in ("và", "các", "thuộc", "của", "hoặc", "cấp", "tại", "số")}
# "Sở Y tế tỉnh Sơn La" is "Sở Y tế" too.
OF_A_PLACE = re.compile(_tones(r"^(sở|ban|thanh tra|văn phòng|trung tâm|phòng|bhxh|cục|chi cục)( .*?)? (?:tỉnh|thành phố|huyện|quận|thị xã)(?: .*)?$"))  # fmt: skip
ADDRESS = re.compile(_tones(r"^(?:đ/c|đồng chí|ông|bà|các ông|anh|chị)") + r"\s+")


def folded(value: object) -> str:
    """A name in its comparable form."""
    text = unicodedata.normalize("NFC", str(value or "")).translate(DASHES).casefold().replace("\u00a0", " ")
    text = re.sub(r"\s*-\s*", "-", " ".join(text.split())).strip(" .,;:-\"'“”()[]")
    text = _tones(text)
    for long, brief in SHORT:
        text = long.sub(brief, text)
    return " ".join(text.split())


def reference(value: object) -> str:
    """A number with symbol in its comparable form: 11- CT/TU is 11-CT/TU, 05/CT-UBND is 5/CT-UBND."""
    text = unicodedata.normalize("NFC", str(value or "")).translate(DASHES).casefold()
    return re.sub(r"^0+(?=\d)", "", re.sub(r"[\s\-]+", "", re.sub(r"^\s*số\s*:?", "", text)))


def iso(value: object) -> str | None:
    """A written day as year-month-day, be it impossible; None where it is no day."""
    text = str(value or "").strip()
    if found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := PRINTED.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def real_day(value: str | None) -> date | None:
    """The day; None where there is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def keys(value: object) -> set[str]:
    """What is in one value of a contradiction: days, numbers of documents, a count, words."""
    text = str(value).strip()
    if day := iso(text):
        return {day}
    found = (
        {iso(day) or "" for day in DAY.findall(text)}
        | {reference(number) for number in REFERENCE.findall(text)}
        | {folded(text)}
    )
    count = re.match(r"\d+(?=\D|$)", text)
    if count and len(found) == 1:
        found.add(str(int(count.group())))
    return found - {""}


def words(value: object) -> set[str]:
    """The words of a name that tell something."""
    return set(re.findall(r"\w+", folded(value))) - EMPTY


def names(unit: dict[str, object]) -> set[str]:
    """The names under which a unit may be told."""
    found = {folded(unit.get(key)) for key in ("name", "surface")} - {""}
    return found | {OF_A_PLACE.sub(r"\1\2", name) for name in found}


def person(value: object) -> str:
    """A person's name without the form of address."""
    return ADDRESS.sub("", folded(value))
