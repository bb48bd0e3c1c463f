"""Evidence as its pages and lists show it: folders of criteria with what was asked and what has come."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from kiemtra.data.checklist import load_checklist
from kiemtra.domain.deadlines import days_left
from kiemtra.domain.evidence import MediaType
from kiemtra.domain.evidence_asks import AskState, TimeOrigin, Verdict, is_late
from kiemtra.domain.filing import filed_name, folder
from kiemtra.domain.forms import FormItem
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, Answer, Evidence, EvidenceAsk, ReportRequest, StoredFile
from kiemtra.store.queries import reports
from kiemtra.store.queries.evidence import Place
from kiemtra.web import labels
from kiemtra.web.labels import evidence as words
from kiemtra.web.labels.documents import EXTENSIONS
from kiemtra.web.templatetags.notation import vn_date, vn_datetime


@dataclass(frozen=True, slots=True)
class ShownFile:
    """One file: the name under which it is filed, both times, whose it is, what was said of it."""

    # The record; what is attached to an item of a report is its answer.
    row: Evidence | Answer
    unit: Agency
    file: StoredFile
    href: str
    filed: str
    name: str
    caption: str
    number: int
    sender: str
    received_at: datetime
    happened: str = ""
    proposed: str = ""
    verdict: str = ""
    verdict_reason: str = ""
    tone: str = "neutral"
    # The state of the ask that it answers, if it answers one.
    asked: str = ""
    # What is to be told of a scan: nothing where there is no scanner, or where it found nothing.
    scan: str = ""

    @property
    def is_infected(self) -> bool:
        """Whether a scanner found something in it."""
        return bool(getattr(self.row, "is_infected", False))


@dataclass(frozen=True, slots=True)
class ShownAsk:
    """One thing that was asked."""

    row: EvidenceAsk
    state: str
    tone: str
    left: int | None
    late: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """What belongs to one criterion of one unit."""

    unit: Agency
    criterion: str
    label: str
    asks: list[ShownAsk] = field(default_factory=list)
    files: list[ShownFile] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the folder in an archive."""
        return folder(self.criterion)


def unit_of(row: Evidence) -> Agency:
    """The unit that evidence tells of."""
    if row.inspection:
        return row.inspection.unit
    assert row.report is not None, "evidence has a place"
    return row.report.agency


def shown_file(row: Evidence) -> ShownFile:
    """The file as it is shown; `row` comes from `queries.shown`."""
    verdict = Verdict(row.verdict) if row.verdict else None
    day = timezone.localdate(row.happened_at) if row.happened_at else None
    unit, suffix = unit_of(row), EXTENSIONS[MediaType(row.file.media_type)]
    agency = row.from_agency
    return ShownFile(
        row=row,
        unit=unit,
        file=row.file,
        href=reverse("evidence-detail", args=[row.pk]),
        filed=filed_name(row.criterion, row.number, unit.short_name, day, row.caption or row.name, suffix),
        name=row.name,
        caption=row.caption,
        number=row.number,
        sender=f"{row.author.full_name}, {agency.short_name}" if agency else row.author.full_name,
        received_at=row.received_at,
        happened=moment(row.happened_at),
        proposed="" if row.happened_confirmed else words.PROPOSED[TimeOrigin(row.happened_from)],
        verdict=words.VERDICTS[verdict] if verdict else "",
        verdict_reason=row.verdict_reason,
        tone=words.VERDICT_TONES[verdict] if verdict else "neutral",
        asked=row.ask.state if row.ask else "",
        scan=_scan(row),
    )


def attached_files(rows: Iterable[Answer]) -> list[tuple[str, ShownFile]]:
    """Files of items with their criterion, numbered in the order of the form; `rows` come from `queries.attached`."""
    found: list[tuple[str, ShownFile]] = []
    for _, group in groupby(rows, key=lambda row: row.request_id):
        of_report = list(group)
        items = {item.code: (place, item) for place, item in enumerate(reports.template_of(of_report[0].request).items)}
        numbers: Counter[str] = Counter()
        known = [row for row in of_report if row.item in items]
        for row in sorted(known, key=lambda row: (items[row.item][0], row.row)):
            item = items[row.item][1]
            criterion = item.criterion or item.code
            numbers[criterion] += 1
            found.append((criterion, _attached(row, item, criterion, numbers[criterion])))
    return found


def _attached(row: Answer, item: FormItem, criterion: str, number: int) -> ShownFile:
    asked, file = row.request, row.file
    assert file is not None, "attached ones have a file"
    suffix = EXTENSIONS[MediaType(file.media_type)]
    return ShownFile(
        row=row,
        unit=asked.agency,
        file=file,
        href=reverse("report-file", args=[asked.pk, row.pk]),
        filed=filed_name(criterion, number, asked.agency.short_name, None, item.label, suffix, of_report=True),
        name=row.file_name,
        caption=item.label,
        number=number,
        sender=f"{asked.agency.short_name}, kèm báo cáo",
        received_at=row.touched_at or asked.submitted_at or asked.requested_at,
        scan=_scan(row),
    )


def _scan(row: Evidence | Answer) -> str:
    if getattr(row, "is_infected", False):
        return "Có mã độc, không mở được"
    return "Chưa quét vi-rút" if settings.CLAMAV and not getattr(row, "is_scanned", True) else ""


def moment(value: datetime | None) -> str:
    """A moment; one that was typed as a day only is shown as that day."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return vn_date(value) if (local.hour, local.minute) == (0, 0) else vn_datetime(value)


def shown_ask(row: EvidenceAsk, today: date) -> ShownAsk:
    """The ask as it is shown."""
    state = AskState(row.state)
    waits = state in (AskState.ASKED, AskState.REJECTED)
    left = days_left(row.due_on, today) if waits else None
    return ShownAsk(row, labels.state(state), words.TONES[state], left, is_late(state, row.due_on, today), waits)


def folders(
    asks: Iterable[EvidenceAsk],
    files: Iterable[Evidence],
    attached: Iterable[Answer],
    names: Mapping[str, str],
    today: date,
) -> list[Folder]:
    """Asks and files by unit and criterion; what belongs to no criterion stands last."""
    found: dict[tuple[str, bool, str, UUID], Folder] = {}

    def of(unit: Agency, criterion: str) -> Folder:
        key = (fold(unit.short_name), not criterion, criterion, unit.pk)
        label = names.get(criterion, "") if criterion else words.LOOSE
        return found.setdefault(key, Folder(unit, criterion, label))

    for row in asks:
        of(row.agency, row.criterion).asks.append(shown_ask(row, today))
    for file in files:
        of(unit_of(file), file.criterion).files.append(shown_file(file))
    for criterion, one in attached_files(attached):
        of(one.unit, criterion).files.append(one)
    return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1], key[2], str(key[3])))]


def names_of(place: Place) -> dict[str, str]:
    """What each criterion of a place asks."""
    return names_in(place.report)


def names_in(report: ReportRequest | None) -> dict[str, str]:
    """The same of a report's form; of an inspection the checklist's."""
    items = {item.code: item.question for item in load_checklist()}
    if report:
        items |= {item.criterion or item.code: item.label for item in reports.template_of(report).items}
    return items
