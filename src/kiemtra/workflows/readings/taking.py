"""Takes texts in: read by the engine, kept with their facts, compared with what was read and registered before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, cast

from django.conf import settings
from django.db import transaction

from kiemtra import reading as engine
from kiemtra.domain.errors import NotValid
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.readings import DEEDS, ReadingDeed
from kiemtra.reading.values import Reading as Read
from kiemtra.reading.values import Text
from kiemtra.store.models import Anomaly, Jurisdiction, Reading, Recognition, StoredFile
from kiemtra.store.queries import readings as queries
from kiemtra.workflows.readings.against_register import against_register
from kiemtra.workflows.readings.handing_in import hand_in
from kiemtra.workflows.readings.originals import keep_original, refuse_secret
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import record

# How many earlier texts a new one is compared with.
COMPARED = 30


@dataclass(frozen=True, slots=True)
class Source:
    """A text to be read, how it is called, and whether it is a file, which is kept with its reading."""

    data: bytes
    name: str
    is_file: bool = False


def take(jurisdiction: Jurisdiction, data: bytes, name: str, *, by: Actor, now: datetime) -> Reading:
    """Read one text, however long that takes; the same text again gives the reading that is there."""
    post = require(by, DEEDS[ReadingDeed.TAKE], queries.bearings(jurisdiction), "")
    [(_, text)] = _opened([Source(data, name)], engine.open_bytes)
    assert text is not None, "open_bytes recognises what is not written"
    return keep(jurisdiction, text, by=by, post=post, given_at=now, now=now)


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that was opened: its words, of a picture none yet; and the file itself, which is kept by now."""

    source: Source
    text: Text | None
    original: StoredFile | None = None


def open_all(jurisdiction: Jurisdiction, sources: Sequence[Source], *, by: Actor, now: datetime) -> list[Opened]:
    """Open several texts and keep their files, before any transaction: nobody else waits for that.

    Raises `NotValid` with a sentence for each that cannot be read, and `NotAllowed` for one that is stamped secret or
    infected.
    """
    require(by, DEEDS[ReadingDeed.TAKE], queries.bearings(jurisdiction), "")
    return [
        Opened(source, text, keep_original(source.data, text, at=now) if text and source.is_file else None)
        for source, text in _opened(sources, engine.open_written)
    ]


@transaction.atomic
def take_all(
    jurisdiction: Jurisdiction, opened: Sequence[Opened], *, by: Actor, now: datetime
) -> list[Reading | Recognition]:
    """Read several texts at once, all but scans: their letters take seconds a page to recognise, which a job does.

    The same text again gives what there is of it.
    """
    post = require(by, DEEDS[ReadingDeed.TAKE], queries.bearings(jurisdiction), "")
    return [
        keep(jurisdiction, one.text, original=one.original, by=by, post=post, given_at=now, now=now)
        if one.text
        else _there(jurisdiction, sha256(one.source.data).hexdigest())
        or hand_in(jurisdiction, one.source.data, one.source.name, by=by, post=post, now=now)
        for one in opened
    ]


def _opened(sources: Sequence[Source], opening: Callable[..., Text | None]) -> list[tuple[Source, Text | None]]:
    faults: dict[str, str] = {}
    found: list[tuple[Source, Text | None]] = []
    for source in sources:
        try:
            text = opening(source.data, source.name, limit=settings.UPLOAD_LIMIT)
        except engine.UnreadableFile as error:
            faults[source.name] = str(error)
            continue
        if text and not text.text.strip():
            faults[source.name] = f"“{source.name}” không có chữ nào."
        elif text:
            refuse_secret(text)
        found.append((source, text))
    if faults:
        raise NotValid(faults)
    return found


@transaction.atomic
def keep(
    jurisdiction: Jurisdiction,
    text: Text,
    *,
    original: StoredFile | None = None,
    by: Actor,
    post: Post | None,
    given_at: datetime,
    now: datetime,
) -> Reading:
    """Read and keep a text that was opened, with the file it comes from; the same text again gives the reading that is there."""
    if there := _there(jurisdiction, text.sha256):
        return there
    reading = _taken(jurisdiction, engine.read(text), original, by, given_at)
    after = {"name": text.name, "characters": len(text.text)} | ({"sha256": original.sha256} if original else {})
    record("reading.taken", reading, by=by, post=post, at=now, after=after)
    return reading


def _there(jurisdiction: Jurisdiction, digest: str) -> Reading | None:
    return Reading.objects.filter(jurisdiction=jurisdiction, sha256=digest).first()


def _taken(
    jurisdiction: Jurisdiction, read: Read, original: StoredFile | None, by: Actor, given_at: datetime
) -> Reading:
    assert by.user is not None, "require has found a post"
    facts = cast(dict[str, Any], cast(list[object], engine.as_json([read])["documents"])[0])
    reading = Reading.objects.create(
        jurisdiction=jurisdiction,
        name=read.source.name[:200],
        format=read.source.format,
        sha256=read.source.sha256,
        file=original,
        text=read.source.text,
        notes=list(read.source.notes),
        facts=facts,
        made_by_id=by.user,
        made_at=given_at,
    )
    registered = list(against_register(reading, by=by))
    told = {frozenset(anomaly["values"]) for anomaly in registered}
    across = [anomaly for anomaly in _across(reading, read) if frozenset(anomaly["values"]) not in told]
    found = [*facts["anomalies"], *registered, *across]
    Anomaly.objects.bulk_create(_anomaly(reading, anomaly) for anomaly in found)
    return reading


def _across(reading: Reading, read: Read) -> list[Mapping[str, Any]]:
    """What contradicts an earlier text of the jurisdiction that cites a document of the same number."""
    mine = {citation.reference for citation in read.citations if citation.reference}
    earlier = Reading.objects.filter(jurisdiction=reading.jurisdiction_id).exclude(pk=reading.pk).order_by("-made_at")
    found: list[Mapping[str, Any]] = []
    for other in earlier[:COMPARED]:
        if mine & {citation["reference"] for citation in other.facts.get("citations", [])}:
            before = engine.read(engine.from_string(other.text, other.name))
            found += cast(list[Mapping[str, Any]], engine.as_json([before, read])["cross_document"])
    return found


def _anomaly(reading: Reading, anomaly: Mapping[str, Any]) -> Anomaly:
    return Anomaly(
        reading=reading,
        type=anomaly["type"],
        severity=anomaly["severity"],
        message=anomaly["message"],
        values=anomaly["values"],
        suggestion=anomaly["suggestion"] or "",
        spans=anomaly["spans"],
        documents=anomaly["documents"],
    )
