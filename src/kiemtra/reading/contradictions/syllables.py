"""Syllables of Vietnamese: what can be one, and which pair of syllables is one slip away from a known word."""

import unicodedata
from collections.abc import Set
from functools import cache, lru_cache
from typing import NamedTuple

from kiemtra.reading.data.misspellings import RIGHT
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import pattern_of

TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
# Without tones; the vowel after 'qu' and 'gi' is free.
SYLLABLE = pattern_of(
    r"(?:(?:ngh|gh|k)(?=[ieêy])|ng(?![eêiy]h?)|nh|kh|ph|th|tr|ch|c(?![eêiy])|g(?![eê])|[bdđhlmnprstvx])?"
    r"(?:a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|ă(?:c|m|n|ng|p|t)|â(?:c|m|n|ng|p|t|u|y)|e(?:c|m|n|ng|o|p|t)?|ê(?:c|ch|m|n|ng|nh|p|t|u)?|i(?:a|ch|m|n|nh|p|t|u|ê(?:c|m|n|ng|p|t|u))?|"
    r"o(?:a(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|ă(?:c|m|n|ng|t)|c|e(?:n|o|t)?|i|m|n|ng|oc|ong|p|t)?|ô(?:c|i|m|n|ng|p|t)?|ơ(?:i|m|n|p|t)?|"
    r"u(?:a|â(?:n|ng|t|y)|c|i|m|n|ng|ô(?:c|i|m|n|ng|t)|p|t|ê(?:ch|nh|n)?|ơ|y(?:a|ch|ên|êt|n|nh|p|t|u)?)?|ư(?:a|c|i|m|n|ng|ơ(?:c|i|m|n|ng|p|t|u)|t|u)?|y(?:ê(?:m|n|ng|t|u))?)"
    r"|(?:qu|gi)(?:[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnptiouy])?)?|g(?:i|ì)n"
)
VIETNAMESE = pattern_of(r"[^\x00-\x7f]")
VOWEL = pattern_of(r"[aeiouy]")
# Words and names of other languages.
FOREIGN = pattern_of(r"^(?!tr)[bcđdfgkpst][lr]|[fjwz]")
# The tone stands on the second letter of "ươ" and "iê", and behind "qu".
MISPLACED = pattern_of(r"[ứừửữự]ơ|[íìỉĩị]ê|q[úùủũụ](?=\w)")
SPELT = (("ng", "ngh"), ("ngh", "ng"), ("g", "gh"), ("gh", "g"), ("c", "k"), ("k", "c"))
# Every other sentence has one of these rightly.
COMMON = frozenset(
    {"của", "ban", "đơn", "thông", "trong", "phó", "có", "y", "xuất", "đợt", "giao", "trấn", "qua", "quan", "dân"}
)
REMEMBERED = 20_000
# Longer than two syllables without their blank.
LONGEST = 16
STOPS = ("c", "ch", "p", "t")
SWAPS = (("x", "s"), ("tr", "ch"), ("gi", "d"), ("r", "d"), ("l", "n"))


class Parts(NamedTuple):
    """A syllable without its tone, its tone, and its plain letters with initials that are confused made one."""

    letters: str
    tone: str
    plain: str


def parts_of(word: str) -> Parts:
    """Take a folded word apart."""
    split = unicodedata.normalize("NFD", word)
    tones = "".join(TONES[sign] for sign in split if sign in TONES)
    letters = unicodedata.normalize("NFC", "".join(sign for sign in split if sign not in TONES))
    plain = "".join(sign for sign in split if not unicodedata.combining(sign)).replace("đ", "d")
    for other, one in SWAPS:
        if plain.startswith(other):
            plain = one + plain[len(other) :]
    return Parts(letters, tones, plain)


def is_syllable(word: str) -> bool:
    """Return whether a folded word can be a Vietnamese syllable; its end with a stop wants the tone sắc or nặng."""
    letters, tone, _ = parts_of(word)
    if tone not in ("", *TONES.values()) or SYLLABLE.fullmatch(letters) is None or MISPLACED.search(word):
        return False
    return not letters.endswith(STOPS) or tone in ("sắc", "nặng")


def glued(word: str) -> str | None:
    """Return the two words that one is made of where a blank was lost: 'quyếtđịnh', '5năm'."""
    for at in range(2 if not word[:1].isdigit() else 1, len(word) - 1):
        first, other = word[:at], word[at:]
        if not (VIETNAMESE.search(other) and is_syllable(other)):
            continue
        if first.isdigit() and len(other) > 2:
            return f"{first} {other}"
        if len(first) > 1 and parts_of(other).tone and VIETNAMESE.search(first) and is_syllable(first):
            return f"{first} {other}"
    return None


def respelt(word: str) -> str | None:
    """Return what is meant by a syllable with a wrong letter at its beginning or its tone on a wrong one: 'ngị', 'trứơc'."""
    if m := MISPLACED.search(word):
        at = m.start() + (word[m.start()] == "q")
        split = unicodedata.normalize("NFD", word[at])
        signs, bare = ("".join(sign for sign in split if (sign in TONES) is toned) for toned in (True, False))
        return unicodedata.normalize("NFC", word[:at] + bare + word[at + 1] + signs + word[at + 2 :])
    for wrong, right in SPELT:
        if word.startswith(wrong) and is_syllable(right + word[len(wrong) :]):
            return right + word[len(wrong) :]
    return None


class Slip(NamedTuple):
    """The syllable that a known word has beside the misspelt one, whether before it, and the word."""

    beside: str
    before: bool
    right: str


class Verdict(NamedTuple):
    """What is wrong with a word: it can be no syllable (then what may be meant), or it may be a slip in a known word."""

    odd: bool
    meant: str | None
    slips: tuple[Slip, ...]


@lru_cache(maxsize=1 << 14)
def judged(word: str) -> Verdict | None:
    """Return what may be wrong with a folded word, None where nothing is; most words are remembered from other texts."""
    if len(word) > LONGEST:
        return None
    if VIETNAMESE.search(word) and not is_syllable(word):
        if two := glued(word):
            return Verdict(True, two, ())
        if word.isalpha() and VOWEL.search(parts_of(word).plain) and not FOREIGN.search(word):
            return Verdict(True, respelt(word), slips_of(word))
        return None
    slips = () if word in COMMON else slips_of(word)
    return Verdict(False, None, slips) if slips else None


class Memory:
    """The words in which nothing was wrong, so that one look tells them all; verdicts are remembered by themselves."""

    def __init__(self) -> None:
        self._fine: set[str] = set()

    def suspects(self, words: Set[str]) -> dict[str, Verdict]:
        """Return those of the words in which something may be wrong, with what it is."""
        found = {}
        for word in words - self._fine:
            if verdict := judged(word):
                found[word] = verdict
            elif len(self._fine) < REMEMBERED:
                self._fine.add(word)
        return found


MEMORY = Memory()


def slips_of(word: str) -> tuple[Slip, ...]:
    """Return the known words that a folded syllable would be a slip in."""
    mine = parts_of(word)
    return tuple(
        slip for right, slip in _by_letters().get(mine.plain, ()) if right != word and _is_slip(mine, parts_of(right))
    )


def _is_slip(mine: Parts, right: Parts) -> bool:
    """One thing is wrong: a tone left out, hỏi for ngã, a mark of a letter, an initial that sounds alike."""
    if mine.letters == right.letters:
        return (mine.tone == "" and right.tone != "") or {mine.tone, right.tone} == {"hỏi", "ngã"}
    return mine.tone == right.tone and sum(a != b for a, b in zip(_even(mine), _even(right), strict=True)) == 1


def _even(parts: Parts) -> tuple[str, ...]:
    """Its initial as one sign, then its letters."""
    letters = parts.letters
    start = 2 if letters.startswith(("tr", "ch", "gi")) else 1
    return letters[:start], *letters[start:]


@cache
def known() -> frozenset[str]:
    """Return all known words."""
    return frozenset(fold(word) for part in RIGHT.split("|") for word in part.split(", "))


@cache
def _by_letters() -> dict[str, list[tuple[str, Slip]]]:
    """Each syllable of a word that may be misspelt, by its plain letters."""
    found: dict[str, list[tuple[str, Slip]]] = {}
    for word in RIGHT.split("|")[0].split(", "):
        first, other = fold(word).split()
        found.setdefault(parts_of(first).plain, []).append((first, Slip(other, False, word)))
        found.setdefault(parts_of(other).plain, []).append((other, Slip(first, True, word)))
    return found
