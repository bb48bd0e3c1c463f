"""The areas of content that are inspected: only where the text says or lists what is inspected."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kiemtra.reading.contents.area_cues import (
    AIMS,
    ASKED,
    ASKS_WHAT,
    CHECKS,
    CONTENTS,
    ENDING,
    ENDINGS,
    FINDINGS,
    GOVERNED,
    HEADED,
    LISTS,
    LOOKED_INTO,
    LOOKING,
    LOOKS_INTO,
    MATTER_WORDS,
    MATTERS,
    NO_CONTENTS,
    OF_THEME,
    OTHER_CLAUSE,
    OTHER_MATTER,
    OTHER_POINT,
    SET_BEFORE,
    SIGNS,
    TEAM,
    TITLE,
    TURNING,
    TURNS_TO,
    UNIT_POINT,
)
from kiemtra.reading.contents.area_names import Hit, Hits
from kiemtra.reading.text.page import BULLET, Page
from kiemtra.reading.text.sections import Sections, Topic
from kiemtra.reading.values import Area, AreaCode, Citation, CitationRole, Span


class Place(NamedTuple):
    """A place of content: where the text says what is inspected."""

    start: int
    end: int
    # Whether daily words count there.
    daily: bool


def find_areas(page: Page, sections: Sections, cited: tuple[Citation, ...], plan: Citation | None) -> tuple[Area, ...]:
    """Return the areas, each at its first place: in lists of contents, in what is checked, in the plan's own subject."""
    found: dict[AreaCode, Area] = {}
    hits = Hits(page)
    titles = _titles(page, cited, plan)
    places = sorted((*_places(page, sections, hits), *_subjects(page, sections, cited, plan)))
    for place in _apart(places):
        for hit in hits.between(*place[:2], daily=place.daily):
            earlier = found.get(hit.area)
            if not _within(hit.start, titles) and (earlier is None or hit.start < earlier.span[0]):
                found[hit.area] = Area(hit.area, (hit.start, hit.end))
    return tuple(sorted(found.values(), key=lambda area: area.span))


def _titles(page: Page, cited: tuple[Citation, ...], plan: Citation | None) -> list[Span]:
    """The titles of other documents: what they are about is not what is inspected."""
    others = (c for c in cited if c.role is not CitationRole.CHECKED and not (plan and c.span == plan.span))
    return [m.span() for c in others if (m := TITLE.match(page.low, c.span[1]))]


def _within(at: int, spans: list[Span]) -> bool:
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and at < spans[place][1]


def _apart(places: list[Place]) -> Iterator[Place]:
    """The places, overlapping ones of one weight made one: no word is looked at twice in each weight."""
    for daily in (False, True):
        last: Place | None = None
        for place in places:
            if place.daily is not daily:
                continue
            if last and place.start <= last.end:
                last = last._replace(end=max(last.end, place.end))
                continue
            if last:
                yield last
            last = place
        if last:
            yield last


def _first_hit(hits: Hits, place: Place) -> Hit | None:
    return next(hits.between(place.start, place.end, daily=place.daily), None)


def _places(page: Page, sections: Sections, hits: Hits) -> Iterator[Place]:
    yield from _checked(page, sections, hits)
    yield from _looked_into(page, hits)
    yield from _turned_to(page, hits)
    yield from _beside_units(page, sections)
    yield from _contents(page, sections)
    yield from _headed(page, sections, hits)
    yield from _told_by_team(page, hits)
    yield from _lists(page, sections, hits)
    yield from _matters(page, sections)
    yield from _answers(page)


def _subjects(page: Page, sections: Sections, cited: tuple[Citation, ...], plan: Citation | None) -> Iterator[Place]:
    """What the plan is about, and the documents whose carrying out is checked."""
    for c in cited:
        end = page.sentence(c.span[0])[1]
        if c.role is CitationRole.CHECKED and sections.at(c.span[0]) is not Topic.RESULTS:
            yield Place(c.span[1], min(end, c.span[1] + 330), False)
        elif plan and c.span == plan.span and c.role is not CitationRole.SELF:
            yield Place(c.span[1], min(end, c.span[1] + 220), False)


def _checked(page: Page, sections: Sections, hits: Hits) -> Iterator[Place]:
    """What 'kiểm tra' governs: a word for work done, or words of an area right after the verb."""
    for m in page.matches(OF_THEME, "kiểm"):
        yield Place(m.end(), _object_end(page, m.end()), True)
    for m in page.matches(CHECKS, "kiểm", "phúc"):
        place = Place(m.end(), _object_end(page, m.end()), True)
        if GOVERNED.match(page.low, m.end()):
            yield place
        elif sections.at(m.start()) not in AIMS and not FINDINGS.search(page.before(m.start())):
            hit = _first_hit(hits, place._replace(end=min(place.end, m.end() + 60)))
            if hit and hit.start <= m.end() + 25:
                yield place


def _looked_into(page: Page, hits: Hits) -> Iterator[Place]:
    """What a team looks into: up to the next semicolon."""
    for m in page.matches(LOOKS_INTO, *LOOKING):
        before = page.before(m.start())
        if not TEAM.search(before) or FINDINGS.search(before) or ASKED.search(before):
            continue
        end = _object_end(page, m.end())
        place = Place(m.start(), end, True)
        hit = None if LOOKED_INTO.match(page.low, m.end()) else _first_hit(hits, place)
        if LOOKED_INTO.match(page.low, m.end()) or (hit and hit.start <= m.end() + 40):
            yield place


def _areas_in(hits: Hits, place: Place) -> int:
    return len({hit.area for hit in hits.between(place.start, place.end, daily=place.daily)})


def _turned_to(page: Page, hits: Hits) -> Iterator[Place]:
    """What the team, its contents or the report turn to most."""
    for m in page.matches(TURNS_TO, *TURNING):
        before = page.before(m.end())
        place = Place(m.end(), min(_listed_below(page, page.sentence(m.start())[1]), m.end() + 600), True)
        if SET_BEFORE.search(page.before(m.start())) and not FINDINGS.search(before):
            if _areas_in(hits, place) >= 3:
                yield place
        elif TEAM.search(before) and not FINDINGS.search(before) and not ASKED.search(before):
            yield place


def _object_end(page: Page, at: int) -> int:
    """Where the object of the verb ends: at place, year or aim; a heading in capitals runs over its lines."""
    end = _sign(page, at, min(at + 240, len(page.low)))
    starts = page.starts(*ENDINGS)
    for place in range(bisect_left(starts, at), len(starts)):
        if starts[place] >= end:
            break
        if ENDING.match(page.low, starts[place]):
            return starts[place]
    return end


def _sign(page: Page, at: int, limit: int) -> int:
    """The sign that ends a clause."""
    for m in SIGNS.finditer(page.low, at, limit):
        here = m.start()
        if m.group() == "\n":
            if not page.text[here - 3 : here + 3].replace("\n", "X", 1).isupper():
                return here
        elif m.group() != ";" or OTHER_CLAUSE.match(page.low, here):
            return here
    return limit


def _contents(page: Page, sections: Sections) -> Iterator[Place]:
    """The sentences of the parts on contents, until the text turns to something else."""
    over = False
    last = False
    for start, end in page.sentences:
        now = sections.at(start) is Topic.CONTENT
        if now and not last:
            over = False
        over = over or (now and last and OTHER_MATTER.match(page.low, start) is not None)
        if now and not over:
            yield Place(start, end, True)
        last = now


def _headed(page: Page, sections: Sections, hits: Hits) -> Iterator[Place]:
    """The marked lines that are headed by areas ('1. Về thể chế: …'), where there are two or more of them."""
    places: list[Place] = []
    # A point 'Kinh phí khoán: …' among others on areas begins no part on duties.
    runs_on = False
    for start, end in page.lines:
        other = sections.at(start) in NO_CONTENTS and not runs_on
        lead = None if other else HEADED.match(page.low, start, end)
        colon = page.low.find(":", lead.end(), min(end, lead.end() + 80)) if lead else -1
        head_end = colon if colon > 0 else end
        head = Place(lead.start("words"), head_end, True) if lead and head_end - lead.end() <= 80 else None
        hit = _first_hit(hits, head) if head else None
        runs_on = False
        if lead and hit and (hit.strong or (colon > 0 and hit.start <= lead.end() + 1)):
            runs_on = colon > 0
            places.append(Place(lead.start("words"), head_end, not hit.strong))
    if len(places) >= 2:
        yield from places


def _beside_units(page: Page, sections: Sections) -> Iterator[Place]:
    """What is looked at in each unit, where two or more of them are listed so."""
    places = [
        Place(m.end(), end, True)
        for start, end in page.lines
        if sections.at(start) is Topic.UNITS and (m := UNIT_POINT.match(page.low, start, end))
    ]
    if len(places) >= 2:
        yield from places


def _told_by_team(page: Page, hits: Hits) -> Iterator[Place]:
    """The sentences in which a team speaks of three areas or more, where it neither finds fault nor asks."""
    past = -1
    for at in page.starts("đoàn"):
        end = page.sentence(at)[1]
        if end == past:
            continue
        past = end
        told = list(hits.between(at, end, daily=False))
        if len({hit.area for hit in told}) >= 3:
            lead = page.low[page.sentence(at)[0] : told[0].start]
            if not FINDINGS.search(lead) and not ASKED.search(lead):
                yield Place(at, end, False)


def _lists(page: Page, sections: Sections, hits: Hits) -> Iterator[Place]:
    """The sentences that list what is inspected; without 'nội dung kiểm tra gồm' one word in passing is no list."""
    past = -1
    for m in page.matches(LISTS, "kiểm", "nội", "lĩnh"):
        start, end = page.sentence(m.start())
        if m.start() < past or sections.at(start) in (Topic.PURPOSE, Topic.ORGANISATION):
            continue
        past = end
        if FINDINGS.search(page.low, start, m.start()):
            continue
        told = CONTENTS.match(page.low, m.start()) is not None
        place = Place(m.start(), min(_listed_below(page, end), m.start() + 1600), told)
        if told or _areas_in(hits, place) >= 3:
            yield place


def _matters(page: Page, sections: Sections) -> Iterator[Place]:
    """What stands behind 'trên các mặt:', where the sentence speaks of the inspection or its report."""
    past = -1
    for m in page.matches(MATTERS, *MATTER_WORDS):
        start, end = page.sentence(m.start())
        if m.start() < past or sections.at(start) in AIMS:
            continue
        past = end
        lead = page.low[start : m.end()]
        if TEAM.search(lead) and not FINDINGS.search(lead) and not ASKED.search(lead):
            yield Place(m.end(), min(_listed_below(page, end), m.end() + 1200), True)


def _answers(page: Page) -> Iterator[Place]:
    """The answer to what is inspected: the paragraph after the question."""
    at = page.low.find("?")
    while at >= 0:
        start, end = page.sentence(at)
        if at - start < 400 and ASKS_WHAT.search(page.low, start, at + 1) and not FINDINGS.search(page.low, start, at):
            yield Place(end, min(page.line(end + 2)[1], end + 700), True)
        at = page.low.find("?", max(at + 1, end))


def _listed_below(page: Page, end: int) -> int:
    """The end of the list that follows a sentence ending in a colon."""
    if not page.low[max(0, end - 4) : end].rstrip().endswith(":"):
        return end
    while (m := BULLET.match(page.low, end)) and not OTHER_POINT.match(page.low, m.end()):
        last = page.sentence(m.end())[1]
        if last <= end:
            break
        end = last
    return end
