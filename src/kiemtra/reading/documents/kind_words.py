"""The word that says what kind of document a number belongs to: 'Kế hoạch của UBND tỉnh số 20/KH-UBND'."""

import re
from bisect import bisect_left

from kiemtra.reading.data.kinds import ALSO_CALLED, KIND_WORDS, KINDS, LETTER_KINDS
from kiemtra.reading.documents.symbols import Number
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import OneOf, pattern_of
from kiemtra.reading.units.agencies import Agency, agency_at
from kiemtra.reading.units.places import each_of

KIND = OneOf(each_of(KIND_WORDS))
FIRST_WORDS = tuple({fold(name).split()[0] for name in KIND_WORDS})
NAMES = {fold(name): name for name in KIND_WORDS}
# Between kind and number: nothing but "số" and brackets.
BESIDE = pattern_of(r"[\s(\"]{0,4}(?:văn\sbản\s)?(?:(?:mang\s|có\s)?số\s{0,3}[:.]?\s{0,4})?$")
# … or words without digits (but years) and without a clause mark.
APART = pattern_of(r"(?:[^\d;:]|(?<=\D)(?:19|20)\d\d(?:\s?-\s?20\d\d)?(?!\d)){0,140}?[\s(](?:số\s{0,3}[:.]?\s{0,4})?$")
VERBS = pattern_of(
    r"(?<!\w)(?:tại|theo|cùng|với|đã|kèm|ban\shành|phê\sduyệt|ký|căn\scứ|yêu\scầu|đề\snghị|,\sthực\shiện)(?!\w)"
)
SO = pattern_of(r"(?<!\w)số\s{0,3}[:.]?\s{0,4}$")
OF = pattern_of(r"của\s{1,3}")


def named(word: str) -> str:
    """Return the name of a kind as the table spells it."""
    return NAMES[" ".join(word.split())]


def kind_before(page: Page, number: Number, floor: int) -> tuple[int, str | None]:
    """Return where a citation begins and the printed kind, None where no kind word belongs to the number."""
    at = number.span[0]
    # Nearly always the word stands beside its number.
    for begin in (at - 28, floor) if floor < at - 28 else (floor,):
        words = _kinds_between(page, begin, at)
        if words and _beside(page, words[-1], at):
            return words[-1].start(), named(words[-1].group())
    wanted = names_of(number.kind)
    for place, word in enumerate(reversed(words)):
        gap = page.low[word.end() : at]
        if named(word.group()) in wanted and _apart(gap, near=place == 0 and not number.introduced):
            return word.start(), named(word.group())
    m = SO.search(page.low, max(floor, at - 12), at)
    return (m.start() if m else at), None


def _kinds_between(page: Page, begin: int, end: int) -> list[re.Match[str]]:
    """The words for kinds between two offsets, in order: looked for only where the first word of one stands."""
    places = page.starts(*FIRST_WORDS)
    found: list[re.Match[str]] = []
    for at in places[bisect_left(places, begin) : bisect_left(places, end)]:
        m = KIND.match(page.low, at, end) if not found or at >= found[-1].end() else None
        found += [m] if m else []
    return found


def names_of(abbreviation: str | None) -> tuple[str, ...]:
    """Return what a document with this abbreviation in its symbol may be called; the names of letters where it has none."""
    if abbreviation is None:
        return tuple(LETTER_KINDS)
    return (KINDS[abbreviation], *ALSO_CALLED.get(abbreviation, ()))


def _beside(page: Page, word: re.Match[str], at: int) -> bool:
    gap = page.low[word.end() : at]
    if BESIDE.match(gap):
        return True
    agency = issuer_inside(page, word.end(), at)
    return agency is not None and len(gap.split()) <= 14 and BESIDE.match(page.low[agency.span[1] : at]) is not None


def _apart(gap: str, *, near: bool) -> bool:
    return APART.match(gap) is not None and not VERBS.search(gap) and len(gap.split()) <= (9 if near else 28)


def issuer_inside(page: Page, start: int, end: int) -> Agency | None:
    """Return the issuer between kind and number: 'Kế hoạch của UBND tỉnh số 20/KH-UBND'."""
    if page.low.find("của", start, end) < 0:
        return None
    for m in OF.finditer(page.low, start, end):
        if agency := agency_at(page, m.end()):
            return agency if agency.span[1] <= end else None
    return None
