"""Whether a password is fit to keep an account: length, known broken ones, and what people of the field make up first.

The words themselves stand in `data/passwords.py`; the sentences in `web/passwords.py`.
"""

import re
import unicodedata
from collections.abc import Container, Iterable
from enum import StrEnum
from itertools import pairwise

# NIST SP 800-63B asks for eight at least; two more, because no rule on kinds of characters is made here.
SHORTEST = 10
# A hasher works through all of it: a limit, so that nobody keeps it busy.
LONGEST = 200
# So many different characters at least.
FEWEST_KINDS = 5
# So many digits and signs around a broken password do not mend it.
DECORATION = 6
# So many guessable words in a row are still guessable.
WORDS = 3

_LEET = str.maketrans("013457@$!", "oieastasi")
_EDGES = re.compile(r"^[^a-z]+|[^a-z]+$")
_NO_LETTERS = re.compile(r"[^a-z]+")


class Weakness(StrEnum):
    """Why a password is not taken."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_COMMON = "too_common"
    ONLY_DIGITS = "only_digits"
    TOO_REGULAR = "too_regular"
    PERSONAL = "personal"


def weaknesses(
    password: str, *, broken: Container[str], words: frozenset[str], personal: Iterable[str] = ()
) -> list[Weakness]:
    """Return all that is wrong with the password; `broken` and `words` in plain letters, `personal` as written."""
    own = personal_words(personal)
    plain = plain_letters(password)
    found = {
        Weakness.TOO_SHORT: len(password) < SHORTEST,
        Weakness.TOO_LONG: len(password) > LONGEST,
        Weakness.TOO_COMMON: is_known(plain, broken) or any(consists_of(text, words) for text in letters_in(plain)),
        Weakness.ONLY_DIGITS: len(password) >= SHORTEST and not re.search(r"[^\d\s./-]", password),
        Weakness.TOO_REGULAR: len(password) >= SHORTEST and is_regular(plain),
        Weakness.PERSONAL: any(consists_of(text, words | own) for text in letters_in(plain)),
    }
    if found[Weakness.TOO_COMMON]:
        found[Weakness.PERSONAL] = False
    return [weakness for weakness, is_so in found.items() if is_so]


def plain_letters(text: str) -> str:
    """Return the text in small letters without tones and marks; digits and signs stay."""
    marks = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def personal_words(names: Iterable[str]) -> frozenset[str]:
    """Return what people make of their names: each word, and all of them in one."""
    parts = [[word for word in _NO_LETTERS.split(plain_letters(name)) if word] for name in names]
    return frozenset(word for words in parts for word in (*words, "".join(words)) if len(word) > 1)


def is_known(plain: str, broken: Container[str]) -> bool:
    """Whether it is a broken password, perhaps with a year or a sign around it, or with digits in place of letters."""
    core = _EDGES.sub("", plain)
    if len(plain) - len(core) > DECORATION or len(core) < 4:
        return plain in broken
    return any(form in broken for form in (plain, core, core.translate(_LEET)))


def letters_in(plain: str) -> set[str]:
    """Return the letters of it, read in the ways in which digits stand for letters or for nothing."""
    readings = (plain, plain.translate(_LEET), _EDGES.sub("", plain).translate(_LEET))
    return {letters for text in readings if (letters := _NO_LETTERS.sub("", text))}


def consists_of(letters: str, words: frozenset[str]) -> bool:
    """Whether the letters are nothing but up to three of the words, one after the other."""
    ends = {0}
    for _ in range(WORDS):
        ends = {
            end for start in ends for end in range(start + 1, min(len(letters), 200) + 1) if letters[start:end] in words
        }
        if len(letters) in ends:
            return True
    return False


def is_regular(plain: str) -> bool:
    """Whether it has too few different characters, repeats a short piece, or walks along the alphabet."""
    repeats = any(plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, 6))
    steps = {ord(after) - ord(before) for before, after in pairwise(plain)}
    return len(set(plain)) < FEWEST_KINDS or repeats or (len(steps) == 1 and steps <= {1, -1})
