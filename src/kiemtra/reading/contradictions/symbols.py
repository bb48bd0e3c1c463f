"""Kinds and issuers that the symbol of a number contradicts (Decree 30/2020/NĐ-CP, annex III: kinds and their letters)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kiemtra.reading.contradictions.conflicts import SIGNER
from kiemtra.reading.contradictions.told import Told, ref
from kiemtra.reading.data.kinds import KIND_WORDS, KINDS, LETTER_KINDS, LOCAL_ORGANS, ORGANS
from kiemtra.reading.documents.citations import kinds_disagree
from kiemtra.reading.documents.kind_words import names_of
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.title import title_of
from kiemtra.reading.values import Anomaly, AnomalyType, CitationRole, Severity

BODIES = {"UBND": "UBND", "HĐND": "HĐND"}
NO_LETTERS = ("KH", "QĐ", "TB", "NQ", "BC")
# Letters that local bodies share with central ones.
UNSURE = ("BHXH", "NHNN", "KTNN", "QH", "TW", "TƯ", "TU")
# How bodies begin of which it is known what letters they bear.
HEAD = pattern_of(
    r"(?:Giám đốc )?Sở [A-ZĐ]|Phòng [A-ZĐ]|Trưởng phòng [A-ZĐ]|Bộ [A-ZĐ]|Bộ trưởng|Chính phủ|Thủ tướng|(?:Chủ tịch )?UBND|(?:Thường trực )?HĐND|Văn phòng Chính phủ|Thanh tra Chính phủ|Quốc hội"
)
TITLES = {fold(kind): kind for kind in KIND_WORDS}
THIS_LETTER = pattern_of(r"(?:công\s{1,2}văn|văn\s{1,2}bản)\s{1,2}này(?!\w)")


def find_symbols(told: Told) -> Iterator[Anomaly]:
    """Yield documents whose symbol is of another kind or another body than the text says."""
    seen: set[tuple[str, str]] = set()
    for mention, c in told.pairs:
        if (wanted := kinds_disagree(mention) or _not_a_letter(mention)) and (ref(c), c.kind) not in seen:
            seen.add((ref(c), c.kind))
            message = f"Văn bản số {c.reference} được gọi là “{c.kind}” nhưng ký hiệu là của “{wanted}”."
            kind = AnomalyType.KIND_SYMBOL_MISMATCH
            yield told.anomaly(kind, Severity.WARNING, message, (ref(c), c.kind, wanted), (c.span,))
        issuer = c.issuer or ""
        if (
            mention.issuer
            and mention.number
            and (body := _wrong_body(mention.number.symbol, issuer))
            and (ref(c), body) not in seen
        ):
            seen.add((ref(c), body))
            message = f"Số {c.reference} mang ký hiệu của {body} nhưng ghi do {issuer} ban hành."
            kind, spans = AnomalyType.SYMBOL_ISSUER_MISMATCH, (c.span, mention.issuer.span)
            yield told.anomaly(kind, Severity.WARNING, message, (ref(c), issuer, body), spans)
    yield from _headed_otherwise(told)
    yield from _called_two_ways(told)


def _headed_otherwise(told: Told) -> Iterator[Anomaly]:
    """The document's own number beside its title: 'Số: 96/QĐ-UBND', then 'KẾ HOẠCH'."""
    own = told.documents.own
    title = title_of(told.page) if own and own.symbol else None
    kind = own.symbol.split("-")[0] if own and own.symbol else ""
    if own is None or title is None or kind not in KINDS or title[0] < own.span[1]:
        return
    words = told.page.low[title[0] : title[0] + 40].split()
    printed = next((TITLES[name] for n in (3, 2) if (name := " ".join(words[:n])) in TITLES), None)
    wanted = names_of(kind)
    attached = any(c.reference == own.reference and c.span != own.span for c in told.citations)
    if printed and not attached and not any(name.startswith(printed) or printed.startswith(name) for name in wanted):
        message = f"Số {own.reference} là của “{wanted[0]}” nhưng văn bản có tiêu đề “{printed}”."
        values = (ref(own), printed, wanted[0])
        yield told.anomaly(AnomalyType.KIND_SYMBOL_MISMATCH, Severity.WARNING, message, values, (own.span, title))


def _not_a_letter(mention: Mention) -> str | None:
    """A letter bears no letters of a kind: 'Công văn số 55/TB-UBND'. Letters that also stand for agencies prove nothing."""
    if mention.kind != "Công văn" or not mention.kind_printed or mention.number is None:
        return None
    groups = mention.number.symbol.split("-")
    return KINDS[groups[0]] if len(groups) > 1 and groups[0] in NO_LETTERS else None


@lru_cache(maxsize=1024)
def _wrong_body(symbol: str, issuer: str) -> str | None:
    """Return the body that the letters of a symbol name, where the issuer as printed is clearly another."""
    groups = re.split(r"[&./-]", symbol)
    if len(groups) < 2 or not HEAD.match(issuer) or "&" in issuer:
        return None
    bodies = [body for group in (groups if groups[0] in KINDS else groups[:1]) if (body := _body(group))]
    return bodies[0] if bodies and not any(_is_of(issuer, body) for body in bodies) else None


def _body(group: str) -> str | None:
    """The body that letters stand for, where they can be of one alone."""
    if group in UNSURE:
        return None
    if body := BODIES.get(group) or ORGANS.get(group):
        return body
    name = LOCAL_ORGANS.get(group, "")
    return name if name.startswith(("Sở ", "Phòng ")) else None


def _is_of(issuer: str, body: str) -> bool:
    """Whether a document with letters of this body may be said to be of this issuer; its head signs for it."""
    if body in ("Chính phủ", "Thủ tướng Chính phủ"):
        return issuer.startswith(("Chính phủ", "Thủ tướng"))
    whole, printed = fold(body), SIGNER.sub("", fold(issuer))
    return whole in printed or whole.startswith(printed)


def _called_two_ways(told: Told) -> Iterator[Anomaly]:
    """A letter that the text calls by two kinds: 'Văn bản số …', then 'Công văn này'."""
    subject = next((c for c in told.citations if c.role is CitationRole.SUBJECT and c.kind in LETTER_KINDS), None)
    m = next(told.page.matches(THIS_LETTER, "công", "văn"), None) if subject else None
    if subject is None or m is None or m.group().split()[0] == subject.kind.lower().split()[0]:
        return
    words = told.page.surface(m.span())
    message = f"“{subject.surface}” về sau được gọi là “{words}”."
    kind, values = AnomalyType.KIND_SYMBOL_MISMATCH, (subject.surface, words)
    yield told.anomaly(kind, Severity.NOTE, message, values, (subject.span, m.span()))
