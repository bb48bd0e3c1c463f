"""Numbers as they are written in texts: 03, "ba", "05 (năm)", "năm (05)"."""

import re

WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "mười lăm": 15,
    "hai mươi": 20,
    "ba mươi": 30,
}
SPELLED = "|".join(sorted(WORDS, key=len, reverse=True)).replace(" ", r"\s{1,2}")
NUMERAL = rf"(?:\d{{1,3}}(?!\d)(?:\s?\((?:{SPELLED})\))?|(?:{SPELLED})(?:\s?\(\d{{1,4}}\))?)"


def value(words: str) -> int | None:
    """Return the number that a match of NUMERAL stands for."""
    if digits := re.search(r"\d{1,4}", words):
        return int(digits.group())
    return WORDS.get(" ".join(words.split()))
