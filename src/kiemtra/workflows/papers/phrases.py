"""Small phrases of official documents: areas, days, references, sentences."""

from datetime import date

from kiemtra.data.areas import load_areas
from kiemtra.domain.remediation import RecommendationState
from kiemtra.store.models import Document

_AREAS = {area.code: area.label for area in load_areas()}
_ORDER = {area.code: place for place, area in enumerate(load_areas())}


def area_name(code: str) -> str:
    """The name of an area; an area that a plan added is named as the plan names it."""
    return _AREAS.get(code, code)


def area_order(code: str) -> int:
    """Its place in reports: the built-in areas in their order, added ones behind."""
    return _ORDER.get(code, len(_ORDER))


def day(value: date) -> str:
    """`ngày 05/6/2019`, as running text has it (zeros before days below 10 and months 1 and 2 only)."""
    month = f"{value.month:02}" if value.month <= 2 else str(value.month)
    return f"ngày {value.day:02}/{month}/{value.year}"


def reference(document: Document) -> str:
    """`Kế hoạch số 202/KH-UBND ngày 29/12/2021 của … về …`, as far as it is known."""
    parts = [document.kind_name]
    if document.reference:
        parts.append(f"số {document.reference}")
    if document.dated:
        parts.append(day(document.dated))
    if issuer := document.issuer_name or (document.issuer.name if document.issuer else ""):
        parts.append(f"của {issuer}")
    if document.subject:
        subject = document.subject.strip()
        opener = "" if subject.lower().startswith("về") else "về việc "
        parts.append(f"{opener}{lowered(subject)}")
    return " ".join(parts)


def sentence(text: str) -> str:
    """One text as a sentence: it begins with a capital and ends with a mark."""
    stripped = " ".join(text.split())
    if not stripped:
        return ""
    ended = stripped if stripped[-1] in ".!?…" else f"{stripped.rstrip(';,:')}."
    return ended[0].upper() + ended[1:]


def lowered(text: str) -> str:
    """A text that goes on inside a sentence: a first word that is no name or abbreviation loses its capital."""
    words = text.strip().split(" ", 2)
    if (len(words[0]) > 1 and words[0].isupper()) or (len(words) > 1 and words[1][:1].isupper()):
        return text.strip()
    return text.strip()[:1].lower() + text.strip()[1:]


def capitalised(text: str) -> str:
    """A text at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def two_digits(count: int) -> str:
    """Counts from one to nine are written with a zero: `05`."""
    return f"{count:02}" if count else "0"


RECOMMENDATION_STATES: dict[RecommendationState, str] = {
    RecommendationState.DRAFT: "Dự thảo",
    RecommendationState.ISSUED: "Mới giao",
    RecommendationState.PLANNED: "Đã có kế hoạch khắc phục",
    RecommendationState.REPORTED: "Đã báo cáo, chờ xác minh",
    RecommendationState.RETURNED: "Trả lại để làm tiếp",
    RecommendationState.VERIFIED: "Đã xác minh",
    RecommendationState.CLOSED_IMPLEMENTED: "Đã khắc phục xong",
    RecommendationState.CLOSED_NOT_IMPLEMENTED: "Kết thúc, chưa khắc phục",
    RecommendationState.WITHDRAWN: "Đã rút",
}
