"""How words of official documents are written in short: kinds of documents, agencies, terms of the field."""

from collections.abc import Mapping
from functools import cache

from kiemtra.data.documents import load_document_kinds
from kiemtra.data.files import toml_tables
from kiemtra.domain.text import fold


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Return each abbreviation, folded, with all that it may stand for, folded too."""
    found: dict[str, list[str]] = {}
    named = [(kind.abbreviation, kind.name.partition(" (")[0]) for kind in load_document_kinds()]
    listed = [(row["short"], row["long"]) for row in toml_tables("abbreviations.toml", "abbreviation")]
    for short, long in (*named, *listed):
        if short and fold(long) not in found.setdefault(fold(short), []):
            found[fold(short)].append(fold(long))
    return {short: tuple(longs) for short, longs in found.items()}


@cache
def symbol_kinds() -> frozenset[str]:
    """Return the abbreviations of kinds of documents that stand in a symbol beside the agency's."""
    return frozenset(kind.abbreviation for kind in load_document_kinds() if kind.abbreviation) | _NORMATIVE


# Of normative documents, which are not among the kinds of Decree 30/2020/NĐ-CP (Law 64/2025/QH15 on them).
_NORMATIVE = frozenset({"NĐ", "TT", "TTLT", "L", "PL"})


@cache
def spellings() -> frozenset[str]:
    """Return the parts of symbols as they are spelt: "QĐ", "TTg", "SNV"."""
    return symbol_kinds() | {row["short"] for row in toml_tables("abbreviations.toml", "abbreviation")}


def kind_in_symbol(symbol: str) -> str:
    """Return the English code of the kind of document that a symbol names first: "plan" of "KH-UBND"; else nothing."""
    first = symbol.split("-")[0].split("/")[-1] if "-" in symbol else symbol.split("/")[0]
    return {kind.abbreviation: kind.code for kind in load_document_kinds() if kind.abbreviation}.get(first, "")
