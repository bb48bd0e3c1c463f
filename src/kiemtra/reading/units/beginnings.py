"""Where a unit or the head of a list may begin: found by words, so that the grammar is tried at few places."""

from kiemtra.reading.data.organs import BODIES
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.heads import MANY, Names
from kiemtra.reading.units.names import COMPLETE, NAME_WORDS
from kiemtra.reading.units.open_names import FIRST, NO_BODY
from kiemtra.reading.units.places import LEVEL, LEVEL_WORDS, any_of

W = r"\s{1,2}"
# The first two words of every body that is known by name.
BODY = pattern_of(rf"(?:{any_of(tuple(' '.join(name.split()[:2]) for name in BODIES))})(?!\w)")
# A kind of unit with what follows it: a sign, a blank and a name.
KIND = pattern_of(rf"(?:sở|phòng|bộ|{LEVEL})(?!\w)(?:(?P<sign>\s?[:(])|(?P<more>\s?[,/])|\s{{1,3}})")
GROUP = pattern_of(rf"(?:đơn{W}vị|cơ{W}quan|địa{W}phương)(?!\w)[^.;:(\n]{{0,60}}(?:[:(]|(?<!\w)(?:gồm|là)(?!\w))")
COMMITTEE = pattern_of(
    rf"(?:ubnd|ủy\s{{1,3}}b[aà]n\s{{1,3}}nhân\s{{1,3}}dân)\s{{1,3}}(?:(?P<several>các|cấp|của|một|\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)|(?:{LEVEL}|[pxqh]\.)(?:(?P<sign>\s?[:(,/-]|\s{{1,2}}và)|\s{{0,3}}))"
)
# What follows a committee that heads a list: "UBND huyện, thành phố: …".
HEADS = (",", ":", "(", "/", "-", "và", "\n")


def beginnings(page: Page) -> set[int]:
    """Return where to try: before a capital or a number, before a sign, behind "các" or a number."""
    body, low = page.body, page.low
    found = {at for at in page.starts(*NAME_WORDS) if body[at].isupper() and _begins_body(low, at)}
    for at in page.starts("ubnd", "ủy"):
        m = COMMITTEE.match(low, at)
        if m and (m["several"] or m["sign"] or _begins_name(body[m.end() : m.end() + 1])):
            found.add(at)
    for at in page.starts("sở", "phòng", "bộ", *LEVEL_WORDS):
        m = KIND.match(low, at)
        named = m is not None and not m["more"] and _begins_name(body[m.end() : m.end() + 1])
        if m and (m["sign"] or named or MANY.search(low, max(0, at - 24), at)):
            found.add(at)
    found.update(m.start() for m in page.matches(GROUP, "đơn", "cơ", "địa"))
    return found


def _begins_body(low: str, at: int) -> bool:
    return BODY.match(low, at) is not None or (FIRST.match(low, at) is not None and not NO_BODY.match(low, at))


def _begins_name(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()


def may_head(names: Names, at: int) -> bool:
    """Return whether the head of a list may begin here: not where a body is named that no list follows."""
    agency = names.agency(at)
    if not agency:
        return True
    follows = names.page.low[agency.span[1] : agency.span[1] + 8].lstrip(" ")
    if agency.place or agency.kind in COMPLETE:
        return follows.startswith((":", "các")) or follows[:1].isdigit()
    return not agency.level or follows.startswith(HEADS)
