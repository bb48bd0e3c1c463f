"""Facts that a person adds by showing their words in the text; the reader fills in what these words say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from kiemtra import reading as engine
from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.people import Actor
from kiemtra.domain.reading_fields import BLANK, correction, faults_of
from kiemtra.domain.readings import Fact, FactGroup, FactState, ReadingDeed, Span, facts_of
from kiemtra.store.models import Reading
from kiemtra.workflows.readings.deciding import begin
from kiemtra.workflows.readings.keeping import Kept, change, next_id
from kiemtra.workflows.trail import record

# Whoever adds a fact to a group has said what its words are about: the reader is told so before it reads them.
_LEADS: dict[FactGroup, str] = {
    FactGroup.UNITS: "- Đối tượng kiểm tra: Kiểm tra tại ",
    FactGroup.UNIT_COUNTS: "- Đối tượng kiểm tra: Kiểm tra tại ",
    FactGroup.WINDOWS: "- Thời gian kiểm tra: ",
    FactGroup.FORMS: "- Hình thức kiểm tra: ",
    FactGroup.TEAMS: "Thành lập ",
    FactGroup.LEADERS: "Đoàn kiểm tra do ",
    FactGroup.AREAS: "- Nội dung kiểm tra: ",
}
# The field that the words themselves are where the reader finds nothing more in them.
_WORDS = {
    FactGroup.CITATIONS: "name",
    FactGroup.UNITS: "name",
    FactGroup.UNIT_COUNTS: "noun",
    FactGroup.LEADERS: "position",
    FactGroup.DUTIES: "text",
}


def prefilled(reading: Reading, group: FactGroup, span: Span) -> Fact:
    """Return the fact that the words at this place make, as far as the reader can tell; nothing is kept yet."""
    words = reading.text[span[0] : span[1]]
    data = {**BLANK[group], "surface": words} | _read_in(reading, group, words)
    if (name := _WORDS.get(group)) and not any(data.get(one) for one in ("number", "name", "text", "position", "noun")):
        data[name] = " ".join(words.split())
    return Fact(f"{group}/a0", group, data | {"span": list(span)}, span, FactState.ADDED)


def _read_in(reading: Reading, group: FactGroup, words: str) -> dict[str, Any]:
    """What the reader finds of this group in the words, told what they are about and of which year."""
    lead = f"Kế hoạch kiểm tra công tác cải cách hành chính năm {_year(reading)}\n\n{_LEADS.get(group, '')}"
    text = engine.from_string(lead + words, reading.name)
    read = cast(list[Mapping[str, Any]], engine.as_json([engine.read(text)])["documents"])[0]
    found = [fact for fact in facts_of(read) if fact.group is group and fact.span and fact.span[0] >= len(lead)]
    if not found:
        return {}
    first = dict(found[0].data)
    return {name: value for name, value in first.items() if name not in {"span", "leaders"}}


def _year(reading: Reading) -> int:
    """The year that the text is about: that of its first window, else of its page, else of the day it was read."""
    days = [one["start"] or one["end"] for one in reading.facts.get("windows", [])]
    page = reading.facts.get("page_date")
    first = next(iter(filter(None, [*days, page and page["date"]])), reading.made_at.isoformat())
    return int(first[:4])


@transaction.atomic
def add(reading_id: UUID, group: FactGroup, span: Span, value: Mapping[str, Any], *, by: Actor, now: datetime) -> Fact:
    """Keep a fact that a person has shown in the text; it counts as confirmed."""
    reading, post = begin(reading_id, ReadingDeed.DECIDE, by)
    if not 0 <= span[0] < span[1] <= len(reading.text) or not reading.text[span[0] : span[1]].strip():
        raise NotValid({"words": Fault.WORDS_NOT_IN_TEXT})
    blank = prefilled(reading, group, span)
    fact = replace(blank, id=next_id(reading, group), data={**blank.data, **correction(blank, value)})
    if faults := faults_of(group, fact.data):
        raise NotValid(faults)
    row = {"id": fact.id, "group": str(group), **fact.data}
    change(reading, {fact.id: Kept(None, row)}, by=by)
    record("reading.fact_added", reading, by=by, post=post, at=now, after={"fact": row})
    return fact
