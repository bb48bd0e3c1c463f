"""Text made fit to print: one spelling, nothing that breaks a file or that the document font lacks."""

import unicodedata
from functools import lru_cache

from kiemtra.drafting.content import Run, Text
from kiemtra.drafting.fonts import is_printable

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
    if kept:
        last = kept.pop()
        kept += [Run(shown, last.bold, last.italic)] if (shown := last.text.rstrip(" ")) else []
    return tuple(kept)


def ended(text: str, end: str) -> str:
    """Give a line its closing mark in place of whatever mark closes it."""
    return text.rstrip(" .;,/") + end
