"""The end of a document: `./.`, recipients, signatures (annex I, part I, II.7 and II.9)."""

from collections.abc import Iterator
from dataclasses import replace

from kiemtra.drafting.content import OfficialDocument, Run, Signature
from kiemtra.drafting.layout.head import centred
from kiemtra.drafting.layout.sheet import Columns, Grid, Item, Line, text_measure
from kiemtra.drafting.styles import Style
from kiemtra.drafting.wording import ended, line

END = "./."
# Room for the signature and the seal, 36 mm across.
SIGNING_ROOM = 78.0
_BLOCK_GAP = 10.0


def closed(items: list[Item]) -> list[Item]:
    """End the text with `./.`, before signatures that belong to it, and keep its last lines with them."""
    last = next((at for at in reversed(range(len(items))) if not isinstance(items[at], Columns)), None)
    if last is None:
        return items
    final = items[last]
    if isinstance(final, Grid):
        return [*items[: last + 1], Line(Style.BODY, (Run(END),), sticky=True), *items[last + 1 :]]
    if isinstance(final, Line) and final.runs:
        *before, run = final.runs
        items = items.copy()
        items[last] = replace(final, runs=(*before, Run(ended(run.text, END), run.bold, run.italic)), sticky=True)
    return items


def ending(document: OfficialDocument) -> list[Item]:
    """Recipients at the left, signer at the right, on one level and on one page."""
    left, signer = _recipients(document.recipients), document.signer
    if not left and not signer:
        return []
    half = text_measure() / 2
    right = (*_titles(signer, half), *_name(signer)) if signer else ()
    return [Columns((half, half), ((left, right),))]


def side_by_side(signers: tuple[Signature, ...], width: float) -> Iterator[Columns]:
    """Signers of minutes: titles level in one row, names level in the next."""
    if signers:
        share = width / len(signers)
        titles = tuple(_titles(signer, share) for signer in signers)
        yield Columns((share,) * len(signers), (titles, tuple(map(_name, signers))))


def _titles(signer: Signature, width: float) -> tuple[Line, ...]:
    texts = [text for text in (*signer.authority, *signer.position) if line(text)]
    lines = [Line(Style.AUTHORITY, centred(Style.AUTHORITY, text.upper(), width)) for text in texts]
    return (replace(lines[0], before=_BLOCK_GAP), *lines[1:]) if lines else ()


def _name(signer: Signature) -> tuple[Line, ...]:
    name = line(signer.name)
    shown = Line(Style.SIGNER, (Run(name),) if name else ())
    if not line(signer.office):
        return (replace(shown, before=SIGNING_ROOM),)
    office = Line(Style.OFFICE, centred(Style.OFFICE, signer.office.upper(), text_measure() / 2), before=SIGNING_ROOM)
    return (office, shown)


def _recipients(recipients: tuple[str, ...]) -> tuple[Line, ...]:
    names = [name for name in map(line, recipients) if name]
    if not names:
        return ()
    ends = [";"] * (len(names) - 1) + ["."]
    listed = (Line(Style.RECIPIENT, (Run(f"- {ended(name, end)}"),)) for name, end in zip(names, ends, strict=True))
    return (Line(Style.RECIPIENTS, (Run("Nơi nhận:"),), before=_BLOCK_GAP), *listed)
