"""Numbers as they are written in texts: 03, "ba", "05 (năm)", "năm (05)"."""

import re

UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# How the last digit is read after "mươi".
AFTER_TENS = {"mốt": 1, "một": 1, "tư": 4, "lăm": 5, "nhăm": 5} | {
    word: n for n, word in enumerate(UNITS) if n not in (0, 1, 5)
}
WORDS = (
    {word: n for n, word in enumerate(UNITS) if n}
    | {"mười": 10, "mười lăm": 15}
    | {f"mười {word}": 10 + n for n, word in enumerate(UNITS) if n not in (0, 5)}
    | {f"{tens} mươi": 10 * n for n, tens in enumerate(UNITS) if n > 1}
    | {f"{tens} mươi {word}": 10 * n + m for n, tens in enumerate(UNITS) if n > 1 for word, m in AFTER_TENS.items()}
)
UNIT = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
SPELLED = rf"(?:{UNIT}\s{{1,2}}mươi(?:\s{{1,2}}(?:mốt|tư|lăm|nhăm|{UNIT}))?|mười(?:\s{{1,2}}(?:lăm|{UNIT}))?|{UNIT})"
NUMERAL = rf"(?:\d{{1,3}}(?!\d)(?:\s?\({SPELLED}\))?|{SPELLED}(?:\s?\(\d{{1,4}}\))?)"


def value(words: str) -> int | None:
    """Return the number that a match of NUMERAL stands for."""
    if digits := re.search(r"\d{1,4}", words):
        return int(digits.group())
    return WORDS.get(" ".join(words.split()))
