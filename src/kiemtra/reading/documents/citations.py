"""Mentions of other documents: kind, number and symbol, date, issuer and subject, wherever in the clause they stand.

Grammar: Decree 30/2020/NĐ-CP, annex I, II.6b; the first citation gives all parts, later ones kind and number only.
"""

from kiemtra.reading.data.kinds import KINDS, LETTER_KINDS, ORGANS
from kiemtra.reading.documents.announced import PASSIVE, actor_before, announced, day_before, speaker_of
from kiemtra.reading.documents.kind_words import issuer_inside, kind_before, names_of
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.documents.sharing import is_listed, shared
from kiemtra.reading.documents.short_forms import find_short
from kiemtra.reading.documents.symbols import Number, find_numbers
from kiemtra.reading.documents.tails import Tail, read_tail
from kiemtra.reading.text.page import Page


def find_mentions(page: Page) -> list[Mention]:
    """Return the mentions of documents with a number, in order."""
    numbers = find_numbers(page.body)
    found: list[Mention] = []
    last = 0
    for place, number in enumerate(numbers):
        stop = numbers[place + 1].span[0] if place + 1 < len(numbers) else len(page.text)
        if mention := _mention(page, number, last, stop, found[-1] if found else None):
            found.append(mention)
            last = mention.span[1]
    found += find_short(page, [number.span for number in numbers])
    return shared(page, sorted(found, key=lambda mention: mention.span))


def _mention(page: Page, number: Number, last: int, stop: int, previous: Mention | None) -> Mention | None:
    at = number.span[0]
    sentence = page.sentence(at)[0]
    start, printed = kind_before(page, number, max(last, at - 200, sentence))
    # 'Đề án 06/CP' is the name of a project.
    project = printed == "Đề án" and number.kind is None
    if project or not (printed or number.certain or _introduced(number) or is_listed(page, previous, at)):
        return None
    tail = read_tail(page, number.span[1], stop)
    issued = announced(page, start) or bool(
        tail.day is None and PASSIVE.match(page.low, tail.end, min(stop, tail.end + 120))
    )
    floor = max(last, start - 240, sentence)
    return Mention(
        span=(start, _end(number, tail)),
        kind=_kind(number, printed),
        number=number,
        short_number=None,
        day=tail.day or day_before(page, start, floor, issued=issued),
        empty_day=tail.empty_day,
        issuer=issuer_inside(page, start, at)
        or (None if _of_another(number, tail) else tail.issuer)
        or (actor_before(page, start, floor) if issued else None)
        or speaker_of(page, start, tail.end),
        subject=tail.subject,
        about=tail.about,
        announced=issued,
        tail=tail.end,
        kind_printed=printed is not None,
        same_day=tail.same_day,
    )


def _introduced(number: Number) -> bool:
    return number.introduced and len(number.symbol) > 1 and number.symbol[:2].isupper()


def _of_another(number: Number, tail: Tail) -> bool:
    """'Báo cáo 36/BC-BNV … thực hiện Nghị quyết 35/NQ-CP … do Bộ Nội vụ ban hành': the symbol tells another body."""
    body = ORGANS.get((number.organ or "").rstrip("0123456789"))
    return tail.issuer_late and tail.issuer is not None and body is not None and body not in tail.issuer.name


def _kind(number: Number, printed: str | None) -> str:
    """The printed kind; 'Văn bản số 12/TB-UBND' is the notice that its symbol tells."""
    told = KINDS.get(number.kind or "")
    return told if told and (printed is None or printed == "Văn bản") else printed or "Công văn"


def _end(number: Number, tail: Tail) -> int:
    return tail.day.span[1] if tail.day and tail.day.span[1] <= tail.end else number.span[1]


def kinds_disagree(mention: Mention) -> str | None:
    """Return the kind that the symbol names where the printed kind is another one."""
    if not (mention.kind_printed and mention.number and mention.number.kind):
        return None
    wanted = names_of(mention.number.kind)
    if mention.kind in LETTER_KINDS or any(
        name.startswith(mention.kind) or mention.kind.startswith(name) for name in wanted
    ):
        return None
    return wanted[0]
