"""The text of a document: parts, articles, clauses, points, tables and side-by-side signatures (annex I, part I, II.6)."""

from collections.abc import Iterable, Iterator

from kiemtra.drafting.content import (
    Align,
    Article,
    Block,
    Bullet,
    Clause,
    Paragraph,
    Part,
    Point,
    Run,
    Section,
    Table,
    Text,
)
from kiemtra.drafting.layout.ending import side_by_side
from kiemtra.drafting.layout.head import centred
from kiemtra.drafting.layout.sheet import Grid, Item, Line
from kiemtra.drafting.styles import Style
from kiemtra.drafting.wording import line, runs


def lay_out_blocks(blocks: Iterable[Block], width: float) -> list[Item]:
    """Lay out the blocks of a text or an annex that is `width` points wide."""
    return [item for block in blocks for item in _items(block, width)]


def _items(block: Block, width: float) -> Iterator[Item]:
    match block:
        case Part(number, title):
            yield _lettered(Style.PART, f"{number.rstrip('. ')}. ", title.upper())
        case Section(number, title, division):
            yield Line(Style.DIVISION, (Run(line(f"{division} {number}")),))
            yield Line(Style.DIVISION_TITLE, centred(Style.DIVISION_TITLE, title.upper(), width))
        case Article():
            yield _article(block)
        case Clause():
            yield from _clause(block)
        case Point(letter, text):
            yield _lettered(Style.POINT, f"{letter.rstrip(') ')}) ", text)
        case Bullet(text):
            yield _lettered(Style.BULLET, "- ", text)
        case Paragraph(text):
            if shown := runs(text):
                yield Line(Style.BODY, shown)
        case Table():
            yield from _grid(block, width)
        case _:
            yield from side_by_side(block.signers, width)


def _lettered(style: Style, label: str, text: Text) -> Line:
    return Line(style, runs((Run(label), *runs(text))))


def _article(article: Article) -> Line:
    label = Run(f"Điều {article.number.rstrip('. ')}. ", bold=True)
    title = Run(f"{article.title} ", bold=True)
    # An article's style is upright: in decisions the text follows on the line of the number.
    return Line(Style.ARTICLE, runs((label, title, *runs(article.text))))


def _clause(clause: Clause) -> Iterator[Line]:
    label = f"{clause.number.rstrip('. ')}. "
    if not line(clause.title):
        yield _lettered(Style.CLAUSE, label, clause.text)
        return
    yield _lettered(Style.CLAUSE_TITLE, label, clause.title)
    if text := runs(clause.text):
        yield Line(Style.BODY, text)


def _grid(table: Table, width: float) -> Iterator[Grid]:
    columns = max([len(table.header), *map(len, table.rows)])
    if not columns:
        return
    aligns = [*table.aligns, *[Align.LEFT] * columns][:columns]
    shares = table.widths if len(table.widths) == columns and min(table.widths) > 0 else (1.0,) * columns
    yield Grid(
        tuple(round(width * share / sum(shares), 2) for share in shares),
        tuple(Line(Style.TABLE_HEADER, runs(title)) for title in _filled(table.header, columns))
        if table.header
        else (),
        tuple(_row(row, columns, aligns) for row in table.rows),
    )


def _row(row: tuple[Text, ...], columns: int, aligns: list[Align]) -> tuple[Line, ...]:
    if len(row) == 1 < columns:
        return (Line(Style.TABLE_GROUP, runs(row[0])),)
    cells = zip(_filled(row, columns), aligns, strict=True)
    return tuple(Line(Style.TABLE_CELL, runs(text), align=str(align)) for text, align in cells)


def _filled(cells: tuple[Text, ...], columns: int) -> tuple[Text, ...]:
    return (*cells, *("",) * (columns - len(cells)))
