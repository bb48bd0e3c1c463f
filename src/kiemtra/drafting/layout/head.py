"""The head of a document: issuer, national title, number, date, kind, subject, addressees, grounds (annex I, part I, II.1-6a)."""

from kiemtra.drafting.breaking import balanced
from kiemtra.drafting.content import OfficialDocument, Run, Urgency
from kiemtra.drafting.fonts import text_width
from kiemtra.drafting.layout.sheet import Boxed, Columns, Item, Line, Stroke, text_measure
from kiemtra.drafting.styles import HEAD_SHARES, POINTS_PER_MM, RULES, Style
from kiemtra.drafting.symbols import date_line, numbered
from kiemtra.drafting.wording import ended, line

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MINUTES = "BIÊN BẢN"
# Between 1/3 and 1/2 of the text above it (II.2b, II.5b).
STROKE_SHARE = 0.42
# Between a title and what it heads.
TITLE_GAP = 10.0
URGENCY_WIDTH_MM = {Urgency.EXPRESS: 30, Urgency.VERY_URGENT: 40, Urgency.URGENT: 20}
_LEFT, _RIGHT = (share * text_measure() for share in HEAD_SHARES)


def head(document: OfficialDocument) -> list[Item]:
    """Lay out everything above the text."""
    items: list[Item] = [
        Columns((_LEFT, _RIGHT), ((_issuer(document), _nation()), (_number(document), _date(document))))
    ]
    if kind := line(document.kind or ""):
        items += _kind(kind, document.subject)
    items += _addressees(tuple(filter(None, map(line, document.addressees))))
    if enacted_by := line(document.enacted_by or ""):
        items.append(Line(Style.ENACTED_BY, centred(Style.ENACTED_BY, enacted_by.upper(), text_measure())))
    items += _bases(tuple(filter(None, map(line, document.legal_bases))))
    if enacted_by:
        items.append(Line(Style.ENACTS, (Run("QUYẾT ĐỊNH:"),)))
    return items


def centred(style: Style, text: str, width: float) -> tuple[Run, ...]:
    """Break a centred text evenly, as one run with line feeds."""
    rule = RULES[style]
    lines = balanced(line(text), width, rule.size, bold=rule.bold)
    return (Run("\n".join(lines)),) if lines != ("",) else ()


def stroke(style: Style, text: str, width: float, *, share: float = STROKE_SHARE, after: float = 0) -> Stroke:
    """Draw the line under a centred text, in proportion to its widest line."""
    rule = RULES[style]
    lines = balanced(line(text), width, rule.size, bold=rule.bold)
    widest = max(text_width(each, rule.size, bold=rule.bold) for each in lines)
    return Stroke(round(share * min(widest, width), 1), after)


def _issuer(document: OfficialDocument) -> tuple[Line | Stroke, ...]:
    issuer = document.issuer.upper()
    own = (Line(Style.ISSUER, centred(Style.ISSUER, issuer, _LEFT)), stroke(Style.ISSUER, issuer, _LEFT))
    if not (parent := line(document.parent_agency or "")):
        return own
    return (Line(Style.PARENT, centred(Style.PARENT, parent.upper(), _LEFT)), *own)


def _nation() -> tuple[Line | Stroke, ...]:
    return (
        Line(Style.NATION, (Run(NATION),)),
        Line(Style.MOTTO, (Run(MOTTO),)),
        stroke(Style.MOTTO, MOTTO, _RIGHT, share=1),
    )


def _number(document: OfficialDocument) -> tuple[Line | Boxed, ...]:
    items: list[Line | Boxed] = []
    number, symbol = line(document.number or ""), line(document.symbol)
    if number or symbol:
        items.append(Line(Style.NUMBER, (Run(f"Số: {numbered(number, symbol)}"),)))
    if not line(document.kind or "") and (subject := line(document.subject)):
        bare = subject.removeprefix("V/v").removeprefix("Về việc").strip()
        items.append(Line(Style.LETTER_SUBJECT, centred(Style.LETTER_SUBJECT, f"V/v {bare}", _LEFT)))
    if document.urgency:
        width = URGENCY_WIDTH_MM[document.urgency] * POINTS_PER_MM
        items.append(Boxed(Line(Style.URGENCY, (Run(document.urgency.value),)), round(width, 1)))
    return tuple(items)


def _date(document: OfficialDocument) -> tuple[Line, ...]:
    # Minutes carry no place-and-date line (annex III, model 1.9): their hours stand in the text.
    if line(document.kind or "").upper() == MINUTES:
        return ()
    return (Line(Style.DATE, (Run(date_line(line(document.place), document.date, document.year)),)),)


def _kind(kind: str, subject: str) -> list[Item]:
    return [
        Line(Style.KIND, centred(Style.KIND, kind.upper(), text_measure())),
        Line(Style.SUBJECT, centred(Style.SUBJECT, subject, 0.9 * text_measure())),
        stroke(Style.SUBJECT, subject, 0.9 * text_measure(), after=TITLE_GAP),
    ]


def _addressees(names: tuple[str, ...]) -> list[Item]:
    if len(names) == 1:
        return [Line(Style.ADDRESSEE, centred(Style.ADDRESSEE, f"Kính gửi: {names[0].rstrip('.;')}", text_measure()))]
    if not names:
        return []
    listed = [
        Line(Style.ADDRESSEE_ITEM, (Run(f"- {ended(name, ';' if name is not names[-1] else '.')}"),)) for name in names
    ]
    return [Line(Style.ADDRESSEES, (Run("Kính gửi:"),)), *listed]


def _bases(bases: tuple[str, ...]) -> list[Item]:
    ends = [";"] * (len(bases) - 1) + ["."]
    return [Line(Style.BASIS, (Run(ended(basis, end)),)) for basis, end in zip(bases, ends, strict=False)]
