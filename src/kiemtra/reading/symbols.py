"""Number and symbol of a document: 45/KH-UBND, 30/2018/QĐ-UBND, 48-KL/TW, 84/2025/QH15, 1961/QĐUBND."""

import re
from dataclasses import dataclass

from kiemtra.reading.data.kinds import KINDS, LOCAL_ORGANS, ORGANS
from kiemtra.reading.values import Span

GROUP = r"[A-ZĐƯÔ][A-Za-zĐđƯÔ]{0,14}\d{0,3}"
NUMBER = re.compile(
    rf"""(?<![\w/.,-])(?P<no>\d{{1,5}}[a-zđ]?)\s{{0,2}}(?:/\s{{0,2}}(?P<year>(?:19|20)\d\d)\s{{0,2}})?
    (?P<sep>[/-])\s{{0,2}}
    (?P<symbol>{GROUP}(?:[&.-]{GROUP}|\s{{0,2}}[/-]\s{{0,2}}{GROUP}){{0,4}})(?!\w)""",
    re.X,
)
# As in the names of files: vbdi_587_SNV_CCHC&VTLT.
FILE_NAME = re.compile(
    rf"(?<![^\W_])(?P<no>\d{{1,5}})_(?P<symbol>[A-ZĐ]{{2,8}}(?:_{GROUP}(?:&{GROUP}){{0,2}}){{1,3}})(?![\w&])"
)
SPACED = re.compile(r"\s+[/-]|[/-]\s+")
KNOWN = frozenset(ORGANS) | frozenset(LOCAL_ORGANS)
ALIKE = {"TTG": "TTg", "Ttg": "TTg", "TƯ": "TW"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its symbol in canonical spelling."""

    span: Span
    number: str
    year: int | None
    symbol: str
    reference: str
    # Abbreviation of the kind in the symbol; None in letters ("12/SNV-CCHC").
    kind: str | None
    # First group of the organ ("UBND", "TTg", "SNV").
    organ: str | None
    certain: bool


def find_numbers(body: str) -> list[Number]:
    """Return every number with a symbol in levelled text, in order."""
    found = [number for m in NUMBER.finditer(body) if (number := _number(m, body))]
    if "_" in body:
        found += [number for m in FILE_NAME.finditer(body) if (number := _from_file_name(m))]
        found.sort(key=lambda number: number.span)
    return found


def _number(m: re.Match[str], body: str) -> Number | None:
    symbol, end = _trimmed(m["symbol"], m.start("symbol"))
    symbol = _hyphens(symbol)
    groups = re.split(r"[&./-]", symbol)
    kind = next((g for g in groups[:1] if g in KINDS), None)
    party = m["sep"] == "-"
    if party and not (kind and "/" in symbol):
        return None
    introduced = bool(re.search(r"[Ss][ốỐ]\s{0,2}:?\s{0,2}$", body[max(0, m.start() - 6) : m.start()]))
    organ = next((g for g in groups if g != kind), None)
    certain = (
        bool(kind and organ)
        or bool(m["year"] and re.fullmatch(r"(?:QH|UBTVQH)\d{1,2}", symbol))
        or organ_known(groups[0])
    )
    if not certain and not (introduced and len(symbol) > 1 and symbol[:2].upper() == symbol[:2]):
        return None
    year = int(m["year"]) if m["year"] else None
    head = m["no"] + (f"/{year}" if year else "") + m["sep"]
    return Number((m.start(), end), m["no"], year, symbol, head + symbol, kind, organ, certain)


def _trimmed(symbol: str, start: int) -> tuple[str, int]:
    """Drop what follows a blank beside a hyphen, unless it belongs: 'KH - UBND', '30- CT/TU', '960/SNV - CCHC'."""
    for m in reversed(list(SPACED.finditer(symbol))):
        left, right = symbol[: m.start()], symbol[m.end() :]
        first = re.split(r"[&./-]", right)[0]
        lone_kind = left in KINDS
        if not (lone_kind or (organ_known(left) and first.isupper() and len(first) > 1)):
            symbol = left
    return symbol, start + len(symbol)


def _hyphens(symbol: str) -> str:
    symbol = re.sub(r"\s+", "", symbol)
    head, *rest = re.split(r"(?=[&./-])", symbol, maxsplit=1)
    if head not in KINDS and not organ_known(head):
        for kind in sorted(KINDS, key=len, reverse=True):
            if head.startswith(kind) and (head[len(kind) :] in KNOWN or ALIKE.get(head[len(kind) :])):
                head = f"{kind}-{head[len(kind) :]}"
                break
    symbol = head + "".join(rest)
    return re.sub(r"(?<![A-Za-zĐđ])(?:TTG|Ttg|TƯ)(?![A-Za-zĐđ])", lambda m: ALIKE[m.group()], symbol)


def organ_known(group: str) -> bool:
    """Whether a group of letters names an agency: UBND, SNV, VPCP, BNV, …"""
    group = re.sub(r"\d+$", "", group)
    return group in KNOWN or bool(
        re.fullmatch(r"(?:S|B|VP|UBND|HĐND|BCĐ|BQL|TTr?|PNV|P|C|CC|BHXH|ĐU|UBMT|LĐ)[A-ZĐ]{1,8}", group)
        and group not in KINDS
    )


def _from_file_name(m: re.Match[str]) -> Number | None:
    symbol = m["symbol"].replace("_", "-")
    groups = re.split(r"[&-]", symbol)
    kind = groups[0] if groups[0] in KINDS else None
    if not kind and groups[0] not in KNOWN:
        return None
    organ = next((g for g in groups if g != kind), None)
    return Number(m.span(), m["no"], None, symbol, f"{m['no']}/{symbol}", kind, organ, True)
