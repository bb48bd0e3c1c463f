"""Where a unit or the head of a list may begin: found by words, so that the grammar is tried at few places."""

from collections.abc import Iterator

from kiemtra.reading.data.organs import BODIES
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import OneOf, pattern_of
from kiemtra.reading.units.agencies import Agency
from kiemtra.reading.units.heads import BODY_HEAD, LINE_BEGINS, Names, said_many
from kiemtra.reading.units.names import COMPLETE, NAME_WORDS
from kiemtra.reading.units.open_names import FIRST, NO_BODY
from kiemtra.reading.units.places import LEVEL, LEVEL_WORDS, UP, each_of

W = r"\s{1,2}"
# The first two words of every body that is known by name.
BODY = OneOf(each_of(tuple(" ".join(name.split()[:2]) for name in BODIES)))
# A kind of unit with what follows it: a sign, a blank and a name.
KIND = pattern_of(rf"(?:sở|phòng|bộ|{LEVEL})(?!\w)(?:(?P<sign>\s?[:(])|(?P<more>\s?[,/])|\s{{1,3}})")
GROUP = pattern_of(rf"(?:đơn{W}vị|cơ{W}quan|địa{W}phương)(?!\w)[^.;:(\n]{{0,60}}(?:[:(]|(?<!\w)(?:gồm|là|có)(?!\w))")
# "cấp huyện gồm: Bắc Sơn, Cao Lộc"
TIER = pattern_of(rf"cấp{W}(?:huyện|xã)(?:\s?[:(]|,?{W}(?:gồm|là|có)(?!\w))")
# "Q.1, Q.Bình Thạnh, H.Củ Chi"
SHORT_LEVEL = pattern_of(rf"(?<!\w)[PXQH]\. ?(?=[{UP}\d])")
# "3.2. Xã khó khăn: Yên Cư, Mai Lạp": a line that names a kind with what sets it apart.
QUALIFIED = pattern_of(rf"(?:sở|phòng|trường|{LEVEL})(?:,?{W}[^\W\d]{{1,7}}){{1,6}}(?:{W}\([^()\n]{{1,20}}\))?\s?:\s")
COMMITTEE = pattern_of(
    rf"(?:(?:hđnd|hội{W}đồng{W}nhân{W}dân)(?:\s?[-,&]\s?|{W}và{W}))?(?:ubnd|ủy\s{{1,3}}b[aà]n\s{{1,3}}nhân\s{{1,3}}dân)\s{{1,3}}(?:(?P<several>các|cấp|của|một|\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)|(?:{LEVEL}|[pxqh]\.)(?:(?P<sign>\s?[:(,/-]|\s{{1,2}}và)|\s{{0,3}}))"
)
# What follows a committee that heads a list: "UBND huyện, thành phố: …".
HEADS = (",", ":", "(", "/", "-", "và", "\n")


def beginnings(page: Page) -> set[int]:
    """Return where to try: before a capital or a number, before a sign, behind "các" or a number."""
    body, low = page.body, page.low
    found = {at for at in page.starts(*NAME_WORDS) if body[at].isupper() and _begins_body(low, at)}
    for at in page.starts("ubnd", "ủy", "hđnd", "hội đồng nhân"):
        m = COMMITTEE.match(low, at)
        if m and (m["several"] or m["sign"] or _begins_name(body[m.end() : m.end() + 1])):
            found.add(at)
    for at in page.starts("sở", "phòng", "bộ", *LEVEL_WORDS):
        m = KIND.match(low, at)
        named = m is not None and not m["more"] and _begins_name(body[m.end() : m.end() + 1])
        if m and (m["sign"] or named or said_many(page, at) or _labels(page, at)):
            found.add(at)
    found.update(
        at
        for at in page.starts("chi", "cục", "vụ", "trường", "bệnh", "trung", "viện", "trạm")
        if _heads_bodies(page, at)
    )
    for letter in ("P.", "X.", "Q.", "H."):
        found.update(_followed(body, letter))
    found.update(m.start() for m in page.matches(TIER, "cấp"))
    found.update(m.start() for m in page.matches(GROUP, "đơn", "cơ", "địa"))
    return found


def _followed(body: str, letter: str) -> Iterator[int]:
    at = body.find(letter)
    while at >= 0:
        if SHORT_LEVEL.match(body, at):
            yield at
        at = body.find(letter, at + 1)


def _labels(page: Page, at: int) -> bool:
    if page.low.find(":", at, at + 60) < 0:
        return False
    start = page.line(at)[0]
    return (
        at - start < 12
        and LINE_BEGINS.fullmatch(page.low, start, at) is not None
        and bool(QUALIFIED.match(page.low, at))
    )


def _begins_body(low: str, at: int) -> bool:
    return BODY.match(low, at) is not None or (FIRST.match(low, at) is not None and not NO_BODY.match(low, at))


def _begins_name(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()


def _heads_bodies(page: Page, at: int) -> bool:
    """Whether a first word of bodies stands here for several: 'các chi cục: …', '02 cục (…)'."""
    return said_many(page, at) and BODY_HEAD.match(page.low, at) is not None


def may_head(names: Names, at: int, agency: Agency) -> bool:
    """Return whether the head of a list may begin where a body is named: its name stands for several, or a list follows it."""
    if _heads_bodies(names.page, at):
        return True
    follows = names.page.low[agency.span[1] : agency.span[1] + 8].lstrip(" ")
    if agency.place or agency.kind in COMPLETE:
        return follows.startswith((":", "các")) or follows[:1].isdigit()
    return not agency.level or follows.startswith(HEADS)
