"""Kinds and issuers that the symbol of a number contradicts (Decree 30/2020/NĐ-CP, annex III: kinds and their letters)."""

import re
from collections.abc import Iterator

from kiemtra.reading.contradictions.told import Told, ref
from kiemtra.reading.data.kinds import KINDS, LETTER_KINDS, LOCAL_ORGANS
from kiemtra.reading.documents.citations import kinds_disagree
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Anomaly, AnomalyType, CitationRole, Severity

BODIES = {"UBND": "UBND", "HĐND": "HĐND", "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ"}
NO_LETTERS = ("KH", "QĐ", "TB", "NQ", "BC")
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
    yield from _called_two_ways(told)


def _not_a_letter(mention: Mention) -> str | None:
    """A letter bears no letters of a kind: 'Công văn số 55/TB-UBND'. Letters that also stand for agencies prove nothing."""
    if mention.kind != "Công văn" or not mention.kind_printed or mention.number is None:
        return None
    groups = mention.number.symbol.split("-")
    return KINDS[groups[0]] if len(groups) > 1 and groups[0] in NO_LETTERS else None


def _wrong_body(symbol: str, issuer: str) -> str | None:
    groups = re.split(r"[&./-]", symbol)
    if len(groups) < 2:
        return None
    if groups[0] not in KINDS:
        return _of_letter(groups[0], issuer)
    if (
        issuer.startswith(("Sở ", "Phòng ", "Bộ ", "Chính phủ", "Thủ tướng", "Giám đốc ", "Trưởng phòng"))
        or "UBND" in issuer
        or "HĐND" in issuer
    ):
        return _of_higher(groups, issuer) or _of_department(groups, issuer)
    return None


def _of_higher(groups: list[str], issuer: str) -> str | None:
    body = next((BODIES[group] for group in groups if group in BODIES), None)
    if body is None:
        return None
    if body in ("UBND", "HĐND"):
        if body == "UBND" and "HĐND" in issuer and "UBND" not in issuer:
            return body
        return body if issuer.startswith(("Sở ", "Phòng ", "Bộ ", "Chính phủ", "Thủ tướng", "Giám đốc Sở")) else None
    return body if issuer.startswith(("Sở ", "Phòng ", "Bộ ")) or "UBND" in issuer or "HĐND" in issuer else None


def _of_department(groups: list[str], issuer: str) -> str | None:
    """'Quyết định số 12/QĐ-SNV của UBND tỉnh': the letters are of the department."""
    name = LOCAL_ORGANS.get(groups[-1], "") if len(groups) == 2 else ""
    if not name.startswith(("Sở ", "Phòng ")):
        return None
    if issuer.startswith(("Sở ", "Giám đốc Sở ")):
        return name if name.startswith("Sở ") and name not in issuer else None
    return name if issuer.startswith(("UBND", "Chủ tịch UBND", "HĐND", "Bộ ", "Chính phủ", "Thủ tướng")) else None


def _of_letter(organ: str, issuer: str) -> str | None:
    """'Công văn số 2375/SNN-TCCB của Sở Giáo dục và Đào tạo': a letter begins with the letters of its agency."""
    name = LOCAL_ORGANS.get(organ, "")
    other = issuer.startswith(("Sở ", "Giám đốc Sở ")) and name.startswith("Sở ") and name not in issuer
    return name if other else None


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
