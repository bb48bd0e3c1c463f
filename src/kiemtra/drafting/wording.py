"""Text made fit to print: one spelling, no characters that break a file or that the document font lacks, good line breaks."""

import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise

from kiemtra.drafting.content import Run, Text
from kiemtra.drafting.fonts import is_printable, text_width

# Stands for a character that the font cannot show: visible, so that nobody signs over a silent loss.
MISSING = "□"
_KEPT_SPACE = "\N{NO-BREAK SPACE}"


@lru_cache(maxsize=4096)
def _printed(character: str) -> str:
    if character == _KEPT_SPACE or character.isspace():
        return character if character == _KEPT_SPACE else " "
    if unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    return character if is_printable(character) else MISSING


def clean(text: str) -> str:
    """Normalise to NFC, fold white space (each run to one space) and replace what cannot be printed."""
    shown = "".join(map(_printed, unicodedata.normalize("NFC", text)))
    return " ".join(shown.split(" ")) if "  " not in shown else _fold(shown)


def _fold(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def line(text: str) -> str:
    """Clean a text that stands alone."""
    return clean(text).strip()


def unprintable(text: str) -> tuple[str, ...]:
    """List the characters of a text that the document font lacks, in order, each once."""
    found = (c for c in unicodedata.normalize("NFC", text) if _printed(c) == MISSING and c != MISSING)
    return tuple(dict.fromkeys(found))


def runs(text: Text) -> tuple[Run, ...]:
    """Clean a text into runs, without space at either end and without empty runs."""
    given = (Run(text),) if isinstance(text, str) else text
    kept: list[Run] = []
    for run in given:
        shown = clean(run.text)
        if not kept or kept[-1].text.endswith(" "):
            shown = shown.lstrip(" ")
        if shown:
            kept.append(Run(shown, run.bold, run.italic))
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if kept:
        last = kept[-1]
        kept[-1] = Run(last.text.rstrip(), last.bold, last.italic)
    return tuple(kept)


def ended(text: str, end: str) -> str:
    """Give a line its closing mark in place of whatever mark closes it."""
    return text.rstrip(" .;,/") + end


# Where a clerk would begin a new line of a heading, and the pairs that stay together (administrative usage, no source).
_OPENERS = frozenset(
    "tại năm của theo về đối giai trên và tháng quý thành tỉnh huyện quận xã phường thị đặc kế đoàn cải công cho do".split()
)
_PAIRS = frozenset(
    "cải cách,hành chính,kiểm tra,công tác,kế hoạch,thủ tục,nhân dân,ủy ban,thành phố,kết quả,báo cáo,thực hiện,đơn vị,"
    "thông báo,quyết định,chỉ đạo,nội vụ,hướng dẫn,tổng hợp,chính quyền,phường xã,hải phòng,hà nội,hưng yên".split(",")
)


def balanced(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a centred text into the fewest lines that fit, even and where the sense allows, as a clerk would break it."""
    words = text.split(" ")
    if len(words) == 1 or text_width(text, size, bold=bold) <= width:
        return (text,)
    widths = [text_width(word, size, bold=bold) for word in words]
    space = text_width(" ", size, bold=bold)
    for count in range(2, 4):
        found = [
            (widest * _awkwardness(words, cuts), cuts)
            for cuts in combinations(range(1, len(words)), count - 1)
            if len(words) <= 60 and (widest := _widest(widths, space, cuts)) <= width
        ]
        if found:
            return tuple(" ".join(words[a:b]) for a, b in _spans(min(found)[1], len(words)))
    return (text,)


def _spans(cuts: tuple[int, ...], count: int) -> list[tuple[int, int]]:
    return list(pairwise((0, *cuts, count)))


def _widest(widths: list[float], space: float, cuts: tuple[int, ...]) -> float:
    return max(sum(widths[a:b]) + space * (b - a - 1) for a, b in _spans(cuts, len(widths)))


def _awkwardness(words: list[str], cuts: tuple[int, ...]) -> float:
    factor = 1.0
    for cut in cuts:
        before, after = words[cut - 1].casefold(), words[cut].casefold()
        if f"{before} {after}" in _PAIRS or after.isdecimal():
            factor *= 1.3
        elif after in _OPENERS:
            factor *= 0.75
    return factor
