"""Takes texts in: read by the engine, kept with their facts, compared with what was read and registered before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.conf import settings
from django.db import transaction

from kiemtra import reading as engine
from kiemtra.domain.documents import key_of
from kiemtra.domain.errors import NotValid
from kiemtra.domain.people import Actor
from kiemtra.domain.readings import DEEDS, ReadingDeed
from kiemtra.domain.text import fold
from kiemtra.reading.values import Reading as Read
from kiemtra.store.models import Anomaly, Document, Jurisdiction, Reading
from kiemtra.store.queries import readings as queries
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import record

# How many earlier texts a new one is compared with.
COMPARED = 30


@dataclass(frozen=True, slots=True)
class Source:
    """A text to be read, and how it is called."""

    data: bytes
    name: str


def take(jurisdiction: Jurisdiction, data: bytes, name: str, *, by: Actor, now: datetime) -> Reading:
    """Read one text; the same text again gives the reading that is there."""
    return take_all(jurisdiction, [Source(data, name)], by=by, now=now)[0]


@transaction.atomic
def take_all(jurisdiction: Jurisdiction, sources: Sequence[Source], *, by: Actor, now: datetime) -> list[Reading]:
    """Read several texts at once; raises `NotValid` with a sentence for each that cannot be read, and takes none then."""
    post = require(by, DEEDS[ReadingDeed.TAKE], queries.bearings(jurisdiction), "")
    faults: dict[str, str] = {}
    texts = []
    for source in sources:
        try:
            texts.append(engine.open_bytes(source.data, source.name, limit=settings.UPLOAD_LIMIT))
        except engine.UnreadableFile as error:
            faults[source.name] = str(error)
        else:
            if not texts[-1].text.strip():
                faults[source.name] = f"“{source.name}” không có chữ nào."
    if faults:
        raise NotValid(faults)
    readings = []
    for text in texts:
        there = Reading.objects.filter(jurisdiction=jurisdiction, sha256=text.sha256).first()
        readings.append(there or _taken(jurisdiction, engine.read(text), by, now))
        if there is None:
            after = {"name": text.name, "characters": len(text.text)}
            record("reading.taken", readings[-1], by=by, post=post, at=now, after=after)
    return readings


def _taken(jurisdiction: Jurisdiction, read: Read, by: Actor, now: datetime) -> Reading:
    assert by.user is not None, "require has found a post"
    facts = cast(dict[str, Any], cast(list[object], engine.as_json([read])["documents"])[0])
    reading = Reading.objects.create(
        jurisdiction=jurisdiction,
        name=read.source.name[:200],
        format=read.source.format,
        sha256=read.source.sha256,
        text=read.source.text,
        facts=facts,
        made_by_id=by.user,
        made_at=now,
    )
    registered = list(_against_register(reading))
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


def _against_register(reading: Reading) -> Iterator[Mapping[str, Any]]:
    """Citations whose number is in the register with another day of the same year."""
    cited = {
        key_of(number=citation["number"], symbol=citation["symbol"]): citation
        for citation in reading.facts["citations"]
        if citation["number"] and citation["symbol"] and citation["date"]
    }
    rows = Document.objects.filter(jurisdiction=reading.jurisdiction_id, key__in=cited, dated__isnull=False)
    for document in rows:
        citation = cited[document.key]
        day = date.fromisoformat(citation["date"])
        assert document.dated is not None
        if day != document.dated and day.year == document.dated.year and _may_be_one(citation, document):
            yield {
                "type": "date_conflict",
                "severity": "error",
                "message": f"Số {citation['reference']} trong văn bản ghi ngày {day:%d/%m/%Y}, "
                f"sổ văn bản đã đăng ký ngày {document.dated:%d/%m/%Y}.",
                "values": [citation["reference"], day.isoformat(), document.dated.isoformat()],
                "suggestion": document.dated.isoformat(),
                "spans": [citation["span"]],
                "documents": [reading.name],
            }


def _may_be_one(citation: Mapping[str, Any], document: Document) -> bool:
    issuer = fold(citation["issuer"] or "").removeprefix("chu tich ")
    return (
        not issuer
        or not document.issuer_name
        or issuer in fold(document.issuer_name)
        or fold(document.issuer_name) in issuer
    )


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
