"""The spelling of a symbol: lost hyphens, stray blanks, other case; what its parts name."""

import re
from functools import lru_cache
from typing import NamedTuple

from kiemtra.reading.data.kinds import KINDS, LOCAL_ORGANS, NO_DOCUMENT, ORGANS, SPELLED_OTHERWISE
from kiemtra.reading.text.patterns import pattern_of

SPACED = pattern_of(r"\s+[/&-]|[/&-]\s+")
PARTS = pattern_of(r"\s*[&./+-]\s*")
KNOWN = frozenset(ORGANS) | frozenset(LOCAL_ORGANS)
ORGAN = pattern_of(r"(?:S|B|VP|UBND|HĐND|BCĐ|BQL|TTr?|PNV|P|C|CC|BHXH|ĐU|UBMT|LĐ)[A-ZĐ]{1,8}")
ALIKE = {"TTG": "TTg", "Ttg": "TTg", "TƯ": "TW"}
# '12/KH-UBND.Theo đó …': the point ends the sentence.
NEW_SENTENCE = pattern_of(r"\.(?!TTg(?!\w)|[A-ZĐ]{2,}(?![a-z]))")
OF_ASSEMBLY = pattern_of(r"(?:QH|UBTVQH)[0-9]{1,2}")
KINDS_BY_LENGTH = sorted(KINDS, key=len, reverse=True)


class Symbol(NamedTuple):
    """A symbol in canonical spelling; `length` is how much of what was printed belongs to it."""

    text: str
    length: int
    # Abbreviation of the kind; None in letters ("SNV-CCHC").
    kind: str | None
    # First group of the organ ("UBND", "TTg", "SNV").
    organ: str | None
    # The parts alone tell that it is a document's.
    certain: bool


@lru_cache(maxsize=4096)
def spelled(printed: str) -> Symbol | None:
    """Return the symbol that is printed, None where its letters belong to a licence, an account or a printed form."""
    kept = _trimmed(printed)
    text = _canonical(kept)
    groups = PARTS.split(text)
    if groups[0] in NO_DOCUMENT:
        return None
    kind = _kind(groups[0])
    if kind in ("QH", "UBTVQH"):
        return Symbol(text, len(kept), kind, groups[0], len(groups) > 1)
    organ = next((group for group in groups if group != groups[0] or not kind), None)
    certain = bool(kind and organ) or (organ_known(groups[0]) and len(groups) > 1)
    return Symbol(text, len(kept), kind, organ, certain)


def _kind(group: str) -> str | None:
    """The abbreviation of a kind that the first part of a symbol is, also in other case or without its marks."""
    if OF_ASSEMBLY.fullmatch(group):
        return group.rstrip("0123456789")
    group = SPELLED_OTHERWISE.get(group, group)
    return group if group in KINDS and group not in ("QH", "UBTVQH") else None


def _trimmed(symbol: str) -> str:
    """Drop what follows a blank beside a hyphen, unless it belongs: 'KH - UBND', '30- CT/TU', '960/SNV - CCHC'."""
    if m := NEW_SENTENCE.search(symbol):
        symbol = symbol[: m.start()]
    for m in reversed(list(SPACED.finditer(symbol))):
        left, right = symbol[: m.start()], symbol[m.end() :]
        first = PARTS.split(right)[0]
        lone_kind = _kind(left) is not None
        if not (lone_kind or (organ_known(PARTS.split(left)[-1]) and first.isupper() and len(first) > 1)):
            symbol = left
    return symbol


def _canonical(symbol: str) -> str:
    """Restore a lost hyphen ('QĐUBND', 'NQCP') and the usual case of organs; drop blanks."""
    symbol = re.sub(r"\s+", "", symbol).replace("Ð", "Đ")
    head, *rest = re.split(r"(?=[&./+-])", symbol, maxsplit=1)
    if head not in KINDS and head not in KNOWN:
        head = _parted(head)
    symbol = head + "".join(rest)
    if "." in symbol and _kind(head) and PARTS.split(symbol)[1] in KNOWN:
        symbol = symbol.replace(f"{head}.", f"{head}-", 1)
    return re.sub(r"(?<![A-Za-zĐđ])(?:TTG|Ttg|TƯ)(?![A-Za-zĐđ])", lambda m: ALIKE[m.group()], symbol)


def _parted(head: str) -> str:
    whole = organ_known(head)
    for kind in KINDS_BY_LENGTH:
        organ = head[len(kind) :]
        if head.startswith(kind) and (
            organ in KNOWN or organ in ALIKE or (not whole and len(organ) > 2 and organ_known(organ))
        ):
            return f"{kind}-{organ}"
    return head


def organ_known(group: str) -> bool:
    """Whether a group of letters names an agency: UBND, SNV, VPCP, BNV, …"""
    group = re.sub(r"\d+$", "", group)
    return group in KNOWN or bool(group not in KINDS and ORGAN.fullmatch(group))
