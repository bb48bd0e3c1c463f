"""How text is compared in search: no case, no tones and marks, đ as d, dashes and blanks alike."""

import unicodedata

_PLAIN = str.maketrans({"đ": "d", "‐": "-", "‑": "-", "–": "-", "—": "-"})


def fold(text: str) -> str:
    """The text as it is searched for; without marks the placement of tones (hoà, hòa) makes no difference."""
    parted = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return " ".join(bare.translate(_PLAIN).split())
