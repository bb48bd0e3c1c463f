"""From what a document says to what is printed: the same lines for DOCX, PDF and plain text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kiemtra.drafting.content import Annex, OfficialDocument, Run
from kiemtra.drafting.layout.blocks import lay_out_blocks
from kiemtra.drafting.layout.ending import closed, ending
from kiemtra.drafting.layout.head import TITLE_GAP, centred, head, stroke
from kiemtra.drafting.layout.sheet import Columns, Grid, Item, Layout, Line, Sheet, text_measure
from kiemtra.drafting.styles import RULES, Style
from kiemtra.drafting.wording import line

# A paragraph that follows a table stands clear of it.
_CLEARANCE = 10.0
# Files must carry a day and may not read the clock: an undated draft carries the first of its year, or this.
_NO_DAY = date(2020, 3, 5)


def lay_out(document: OfficialDocument) -> Layout:
    """Lay out a document and its annexes."""
    text = closed(lay_out_blocks(document.body, text_measure()))
    items = [*head(document), *text, *ending(document)]
    sheets = [Sheet(_finished(items)), *map(_annex, document.annexes)]
    return Layout(_title(document), line(document.issuer), _day(document), document.illustrative, tuple(sheets))


def _annex(annex: Annex) -> Sheet:
    width = text_measure(annex.landscape)
    items: list[Item] = [Line(Style.ANNEX, (Run(line(f"Phụ lục {annex.number}")),))]
    if line(annex.title):
        items.append(Line(Style.ANNEX_TITLE, centred(Style.ANNEX_TITLE, annex.title.upper(), width)))
    if note := line(annex.note).strip("()"):
        bracketed = f"({note})"
        items.append(Line(Style.ANNEX_NOTE, centred(Style.ANNEX_NOTE, bracketed, width)))
        items.append(stroke(Style.ANNEX_NOTE, bracketed, width, after=TITLE_GAP))
    return Sheet(_finished([*items, *lay_out_blocks(annex.blocks, width)]), annex.landscape)


def _finished(items: list[Item]) -> tuple[Item, ...]:
    return tuple(_outlined(_spaced(items)))


def _spaced(items: list[Item]) -> Iterator[Item]:
    previous: Item | None = None
    for item in items:
        follows = isinstance(previous, Grid | Columns) or _ends_list(previous, item)
        if isinstance(item, Line) and follows and RULES[item.style].before < _CLEARANCE:
            yield replace(item, before=_CLEARANCE)
        else:
            yield item
        previous = item


def _ends_list(previous: Item | None, item: Item) -> bool:
    addressee = isinstance(previous, Line) and previous.style is Style.ADDRESSEE_ITEM
    return addressee and isinstance(item, Line) and item.style is not Style.ADDRESSEE_ITEM


def _outlined(items: Iterator[Item]) -> Iterator[Item]:
    """Give headings levels without gaps, which a tagged PDF demands."""
    reached = 0
    for item in items:
        rank = RULES[item.style].rank if isinstance(item, Line) and item.runs else 0
        if not isinstance(item, Line) or not rank or (item.style is Style.ARTICLE and not item.runs[-1].bold):
            yield item
            continue
        reached = min(rank, reached + 1)
        yield replace(item, level=reached)


def _title(document: OfficialDocument) -> str:
    kind = line(document.kind or "").capitalize() or "Công văn"
    subject = line(document.subject)
    return f"{kind}: {subject}" if subject else kind


def _day(document: OfficialDocument) -> date:
    if document.date:
        return document.date
    return date(document.year, 1, 1) if document.year else _NO_DAY
