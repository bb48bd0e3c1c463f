"""Under which words an agency may be printed: full, in short, as an abbreviation, without its rank or its government.

Names that mean the same fold to one key. Which agency a key means is decided in `matching`.
"""

import re
import unicodedata
from functools import lru_cache

from kiemtra.domain.text import fold, fold_agency, nfc, sounding

RANKS = ("thi tran", "thi xa", "thanh pho", "dac khu", "xa", "phuong", "huyen", "quan", "tinh")
_RANK = rf"(?:{'|'.join(RANKS)})"
_RANKED = re.compile(rf"^(?:ubnd )?({_RANK}) (.+)$")
_COMMITTEE = re.compile(rf"^ubnd {_RANK} .+$")
# "xa minh khai huyen hoai duc": a place, and the one above it.
_WITHIN = re.compile(
    r"^(?:ubnd )?(?:thi tran|xa|phuong|huyen|quan|thi xa|thanh pho) .+? ((?:huyen|quan|thi xa|thanh pho|tinh) .+)$"
)
_LAST_RANK = re.compile(rf"(?:^| ){_RANK}$")
# The words with which names of offices begin; what follows may be written in initials ("Sở GD&ĐT").
_HEADS = ("tong cuc", "chi cuc", "trung tam", "so", "phong", "ban", "cuc", "bo", "vien")
# Abbreviations of ranks stand before a place; of a letter alone only there.
_SHORT_RANKS = {
    "p": "phuong", "q": "quan", "h": "huyen", "x": "xa", "tt": "thi tran", "tx": "thi xa", "tp": "thanh pho"
}  # fmt: skip
_SHORT_PARTS = {
    "vp": "van phong",
    "bql": "ban quan ly",
    "hdnd": "hoi dong nhan dan",
    "bhxh": "bao hiem xa hoi",
    "kbnn": "kho bac nha nuoc",
    "ptnt": "phat trien nong thon",
    "mttq": "mat tran to quoc",
    "hcc": "hanh chinh cong",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
}
_JOINS = frozenset({"va", "cac"})
_COMMITTEE_SPOKEN = sounding("Ủy ban nhân dân")
# Who signs for an agency is the agency: "Chủ tịch UBND tỉnh".
_OFFICE = re.compile(
    r"^(?:phó\s+)?(?:chủ\s+tịch|giám\s+đốc|trưởng\s+ban|trưởng\s+phòng|chánh\s+văn\s+phòng)\s+(?=\S)", re.IGNORECASE
)


def agency_of(printed: str) -> str:
    """Return the agency for which somebody signs: of "Chủ tịch UBND tỉnh" the committee."""
    return _OFFICE.sub("", nfc(printed))


@lru_cache(maxsize=100_000)
def key_of(name: str) -> str:
    """Return the folded name with its abbreviations written out and without *và*."""
    words = fold_agency(name).split()
    full: list[str] = []
    for place, word in enumerate(words):
        before = full[-1] if full else ""
        if word in _SHORT_RANKS and _begins_place(word, before, is_last=place + 1 == len(words)):
            full.append(_SHORT_RANKS[word])
        elif word not in _JOINS:
            full.append(_SHORT_PARTS.get(word, word))
    return " ".join(full)


def plain_key(name: str) -> str:
    """Return the folded name as it is printed, without *và*: in "NN&PTNT" what is written out would hide the initials."""
    return " ".join(word for word in fold_agency(name).split() if word not in _JOINS)


def _begins_place(word: str, before: str, *, is_last: bool) -> bool:
    """Whether these letters are a rank: TP of "Sở TP" is no city."""
    if before in _HEADS:
        return False
    return word == "tp" or (not is_last and before in ("", "ubnd"))


@lru_cache(maxsize=100_000)
def loose_keys(name: str) -> frozenset[str]:
    """Return the keys under which the agency of this name is met where words are left out or only their initials stand."""
    key = key_of(name)
    found = set()
    if ranked := _RANKED.match(key):
        rank, place = ranked.groups()
        found |= {f"{rank} {place}", f"ubnd {place}", place}
    if initials := _initials(key):
        found |= {initials, "".join(word[0] for word in key.split())}
    return frozenset(found - {key})


def _initials(key: str) -> str:
    """The name with the initials of its words after the first: "so gddt"."""
    head = head_of(key)
    rest = key.removeprefix(head).split()
    return f"{head} {''.join(word[0] for word in rest)}" if head and len(rest) > 1 else ""


def head_of(key: str) -> str:
    """Return the word with which the name of an office begins: "so", "chi cuc"; of other names nothing."""
    return next((head for head in _HEADS if key.startswith(f"{head} ")), "")


def shortened(key: str) -> str:
    """Return the key with the letters behind its first word put together: "so gd dt" as "so gddt"."""
    head = head_of(key)
    return f"{head} {key.removeprefix(head).replace(' ', '')}" if head else key


def is_committee(key: str) -> bool:
    """Whether it names the People's Committee of a place."""
    return _COMMITTEE.match(key) is not None


def rank_and_place(key: str) -> tuple[str, str]:
    """Return the rank and the place of a committee: ("xa", "minh khai"); no rank where none is printed."""
    ranked = _RANKED.match(key)
    return (ranked[1], ranked[2]) if ranked else ("", key.removeprefix("ubnd "))


def within(key: str) -> tuple[str, str]:
    """Return the key without the place above that is named behind it, and that place: "huyen hoai duc"; else nothing."""
    found = _WITHIN.match(key)
    return (key[: found.start(1)].strip(), found[1]) if found else (key, "")


def without_government(key: str, government: str) -> str:
    """Return the key of an office without the government behind it ("tinh hung yen", "hung yen" or "tinh")."""
    rank, place = rank_and_place(government)
    for ending in (f" {rank} {place}", f" {place}", f" {rank}"):
        rest = key.removesuffix(ending)
        if rest != key and rest not in ("ubnd", "hoi dong nhan dan") and not _LAST_RANK.search(rest):
            return rest
    return key


def same_marks(printed: str, name: str) -> bool:
    """Whether no word of the name bears other marks than in print: Thùy is not Thủy; print without any marks may mean both."""
    if not _has_marks(printed):
        return True
    spoken: dict[str, set[str]] = {}
    for word in _words(name):
        spoken.setdefault(fold(word), set()).add(sounding(word))
    return all(
        sounding(word) in spoken.get(fold(word), {sounding(word)}) for word in _words(printed) if len(fold(word)) > 1
    )


def _words(name: str) -> list[str]:
    return re.split(r"[\W_]+", nfc(name))


def _has_marks(name: str) -> bool:
    return any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", name))


def remembered_as(printed: str) -> str:
    """Return the form under which a decision on a name is kept: tones tell names apart, case and tone placement do not."""
    return sounding(agency_of(printed)).replace(_COMMITTEE_SPOKEN, "ubnd")
