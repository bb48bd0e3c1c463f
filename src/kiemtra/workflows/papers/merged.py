"""The report on merged figures as an official document: who reported and who did not, then the tables as an annex."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind
from kiemtra.drafting.content import (
    Align,
    Annex,
    Block,
    Bullet,
    Clause,
    OfficialDocument,
    Paragraph,
    Part,
    Signature,
    Table,
)
from kiemtra.store.models import Agency
from kiemtra.workflows.papers.phrases import day, sentence, two_digits

# Of many units only so many are named in the text; all of them stand in the annex.
NAMED = 30
_WIDTHS = (1, 9, 2.5, 6, 2)
_ALIGNS = (Align.CENTER, Align.LEFT, Align.CENTER, Align.RIGHT, Align.RIGHT)

# An item as it is told: what is asked, in which unit, the figure, how many answered.
Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the report tells, in words and figures that are ready to be read."""

    agency: Agency
    addressee: Agency | None
    title: str
    period: tuple[date, date] | None
    day: date
    counted: int
    asked: int
    # Each unit without a figure, with the reason.
    missing: tuple[tuple[str, str], ...]
    # The agencies below that have not approved their figures.
    open_nodes: tuple[str, ...]
    note: str
    # Where the figures are approved: which time, on which day, under which digest.
    approved: tuple[int, date, str] | None
    sections: tuple[tuple[str, tuple[Row, ...]], ...]
    illustrative: bool


def content_of(facts: Facts) -> OfficialDocument:
    """The report as of the day of the figures; number and date stay blank until they are recorded."""
    kind = document_kind(DocumentKind.REPORT)
    agency, addressee = facts.agency, facts.addressee
    return OfficialDocument(
        parent_agency=addressee.name if addressee else None,
        issuer=agency.name,
        number=None,
        symbol=f"{kind.abbreviation}-{agency.symbol}" if agency.symbol else kind.abbreviation,
        place=agency.place or (addressee.place if addressee else ""),
        date=None,
        year=facts.day.year,
        kind=kind.name,
        subject=f"Tổng hợp số liệu: {facts.title}",
        addressees=(addressee.name,) if addressee else (),
        body=tuple(_body(facts)),
        signer=Signature((), ("Thủ trưởng cơ quan",)),
        recipients=(*(("Như trên",) if addressee else ()), f"Lưu: VT, {agency.symbol}".rstrip(", ")),
        illustrative=facts.illustrative,
        annexes=tuple(_annexes(facts)),
    )


def _body(facts: Facts) -> Iterator[Block]:
    told = f" kỳ từ {day(facts.period[0])} đến {day(facts.period[1])}" if facts.period else ""
    yield Paragraph(
        f"{facts.agency.name} tổng hợp số liệu báo cáo “{facts.title}”{told}, tính đến {day(facts.day)}, như sau:"
    )
    yield Part("I", "Tình hình báo cáo")
    yield Clause(
        "1",
        f"Có {two_digits(facts.counted)} trên {two_digits(facts.asked)} đơn vị phải báo cáo có số liệu được tổng hợp.",
    )
    yield Clause("2", _lacking(facts))
    for name, why in facts.missing[:NAMED]:
        yield Bullet(f"{name}: {why[0].lower()}{why[1:]}.")
    if facts.open_nodes:
        yield Clause("3", f"Cơ quan tổng hợp cấp dưới chưa duyệt số liệu: {'; '.join(facts.open_nodes)}.")
    yield Part("II", "Số liệu tổng hợp")
    yield Paragraph(_state(facts))
    if facts.note:
        yield Part("III", "Thuyết minh")
        for line in facts.note.splitlines():
            if line.strip():
                yield Paragraph(sentence(line.strip()))


def _lacking(facts: Facts) -> str:
    many = len(facts.missing)
    if not many:
        return "Không có đơn vị nào thiếu số liệu."
    more = f" ({NAMED} đơn vị đầu nêu dưới đây, đầy đủ tại Phụ lục)" if many > NAMED else ""
    return f"Chưa có số liệu của {two_digits(many)} đơn vị{more}:"


def _state(facts: Facts) -> str:
    if facts.approved is None:
        return "Số liệu chi tiết nêu tại Phụ lục; số liệu này chưa được duyệt."
    number, on, digest = facts.approved
    return (
        f"Số liệu chi tiết nêu tại Phụ lục; số liệu được duyệt lần {number} ngày {on:%d/%m/%Y}, "
        f"mã kiểm chứng SHA-256: {digest}."
    )


def _annexes(facts: Facts) -> Iterator[Annex]:
    note = f"Kèm theo Báo cáo tổng hợp số liệu của {facts.agency.name}"
    both = len(facts.missing) > NAMED
    yield Annex("I" if both else "", "Số liệu tổng hợp", note, (_figures(facts),), landscape=True)
    if both:
        rows = tuple((str(at), name, why) for at, (name, why) in enumerate(facts.missing, 1))
        table = Table(("STT", "Đơn vị", "Tình trạng"), rows, (1, 8, 8), (Align.CENTER, Align.LEFT, Align.LEFT))
        yield Annex("II", "Đơn vị chưa có số liệu", note, (table,))


def _figures(facts: Facts) -> Table:
    rows: list[tuple[str, ...]] = []
    number = 0
    for title, lines in facts.sections:
        rows.append((title,))
        for line in lines:
            number += 1
            rows.append((str(number), *line))
    return Table(("STT", "Mục", "Đơn vị tính", "Tổng hợp", "Số đơn vị"), tuple(rows), _WIDTHS, _ALIGNS)
