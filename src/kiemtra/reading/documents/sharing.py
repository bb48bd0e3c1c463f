"""What documents of one clause share: a kind, a day ('181/KH-UBND và 182/KH-UBND cùng ngày 29/12/2021'), an issuer."""

from dataclasses import replace

from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of

# Between two documents: nothing but a joining word and perhaps a kind …
JOINED = pattern_of(
    r"[\s,;]{0,3}(?:và\s|cùng\s|với\s|hoặc\s){0,2}(?:các\s|ban\shành\s)?(?:[^\W\d_]{2,7}\s[^\W\d_]{2,7}\s)?(?:số\s{0,2}:?\s{0,2})?"
)
# … or not even a kind.
BARE = pattern_of(r"[\s,]{0,3}(?:và\s)?(?:số\s{0,2}:?\s{0,2})?")

# What leads on from the subject of one document to the next.
FURTHER = pattern_of(r"(?:[;,]\s(?:và\s)?|\svà\s)(?:ban\shành\s)?$")


def is_listed(page: Page, previous: Mention | None, at: int) -> bool:
    """Return whether the number at an offset goes on a list that another document begins: 'số 181/KH-UBND, 182/KH-UBND'."""
    return previous is not None and BARE.fullmatch(page.low, previous.tail, at) is not None


def shared(page: Page, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with kinds, days and issuers put back that the clause gives for several at once."""
    found: list[Mention] = []
    for mention in mentions:
        previous = found[-1] if found else None
        if previous:
            mention = _from_previous(page, previous, mention)
        found.append(_same_day(page, found, mention))
        _give_back(page, found)
    return found


def _from_previous(page: Page, previous: Mention, mention: Mention) -> Mention:
    """A second document that the same deed issues; a second number under one kind word."""
    at = mention.span[0]
    if is_listed(page, previous, at) and not mention.kind_printed and mention.number and mention.number.kind is None:
        mention = replace(mention, kind=previous.kind)
    if not previous.announced or mention.issuer or not _goes_on(page, previous, mention):
        return mention
    detached = previous.day and previous.day.span[0] < previous.span[0]
    if detached and mention.day is None and mention.empty_day is None:
        mention = replace(mention, day=previous.day, day_shared=True)
    return replace(mention, announced=True, issuer=previous.issuer)


def _goes_on(page: Page, previous: Mention, mention: Mention) -> bool:
    """Whether the same deed issues a further document: '… ban hành Kế hoạch số 1/KH-UBND về A và Kế hoạch số 2/KH-UBND về B'."""
    at = mention.span[0]
    if not (previous.number and mention.number and previous.number.organ == mention.number.organ):
        return False
    if JOINED.fullmatch(page.low, previous.tail, at):
        return True
    between = page.low[previous.tail : at] if page.sentence(previous.span[0]) == page.sentence(at) else "."
    return (
        mention.kind_printed
        and previous.subject is not None
        and len(between) < 300
        and FURTHER.search(between) is not None
    )


def _same_day(page: Page, before: list[Mention], mention: Mention) -> Mention:
    """'… và Kế hoạch số 13/KH-UBND cùng ngày': the day of the document before, else the last day told."""
    if not mention.same_day or mention.day:
        return mention
    day = next((m.day for m in reversed(before[-4:]) if m.day), None)
    if day is None:
        days = page.days_between(max(0, mention.span[0] - 600), mention.span[0])
        day = days[-1] if days else None
    return replace(mention, day=day, day_shared=day is not None)


def _give_back(page: Page, found: list[Mention]) -> None:
    """Give the day and the issuer behind the last document to those before it that it is listed with."""
    last = found[-1]
    if (
        last.day is None
        or last.day.span[0] < last.span[0]
        or last.day_shared
        or not (last.same_day or not last.kind_printed)
    ):
        return
    pattern = JOINED if last.same_day else BARE
    at = last.span[0]
    for place in range(len(found) - 2, max(-1, len(found) - 12), -1):
        one = found[place]
        if one.day or one.empty_day or one.number is None or not pattern.fullmatch(page.low, one.tail, at):
            return
        same = last.number is not None and last.number.organ == one.number.organ
        found[place] = replace(one, day=last.day, day_shared=True, issuer=one.issuer or (last.issuer if same else None))
        at = one.span[0]
        if one.kind_printed and not last.same_day:
            return
