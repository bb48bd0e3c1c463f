"""First wording of an assessment: what the results and confirmed findings of each area say, for a person to edit."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiemtra.domain.findings import FindingKind
from kiemtra.store.models import CheckResult, Finding
from kiemtra.workflows.papers.phrases import area_order, lowered, sentence, two_digits

ASSESSED = (FindingKind.STRENGTH, FindingKind.GOOD_PRACTICE)
_OUTCOMES = (("met", "đạt yêu cầu"), ("partly", "đạt một phần"), ("not_met", "chưa đạt yêu cầu"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the draft with the findings that it rests on."""

    area: str
    text: str
    findings: tuple[Finding, ...]


def paragraphs(findings: Iterable[Finding], results: Sequence[CheckResult]) -> list[Paragraph]:
    """One paragraph for each area that was checked or has a strength."""
    told = [finding for finding in findings if finding.kind in ASSESSED]
    areas = {result.area for result in results if result.outcome} | {finding.area for finding in told}
    return [_paragraph(area, told, results) for area in sorted(areas, key=area_order)]


def _paragraph(area: str, findings: list[Finding], results: Sequence[CheckResult]) -> Paragraph:
    mine = tuple(finding for finding in findings if finding.area == area)
    sentences = [_counted([result for result in results if result.area == area])]
    for finding in mine:
        said = sentence(finding.text)
        sentences.append(f"Cách làm tốt: {lowered(said)}" if finding.kind == FindingKind.GOOD_PRACTICE else said)
    return Paragraph(area, " ".join(filter(None, sentences)), mine)


def _counted(results: Sequence[CheckResult]) -> str:
    outcomes = Counter(result.outcome for result in results if result.outcome)
    told = [f"{two_digits(outcomes[code])} nội dung {words}" for code, words in _OUTCOMES if outcomes[code]]
    checked = sum(outcomes[code] for code, _ in _OUTCOMES)
    return f"Kiểm tra {two_digits(checked)} nội dung: {', '.join(told)}." if told else ""


def general(findings: Sequence[Finding], results: Sequence[CheckResult], *, who: str = "Đoàn kiểm tra") -> str:
    """The opening sentence: how much was checked, and what was found by whom."""
    kinds = Counter(finding.kind for finding in findings)
    areas = len({result.area for result in results if result.outcome} | {finding.area for finding in findings})
    strong = kinds[FindingKind.STRENGTH] + kinds[FindingKind.GOOD_PRACTICE]
    weak = kinds[FindingKind.SHORTCOMING] + kinds[FindingKind.VIOLATION_SIGN]
    told = [f"{two_digits(strong)} kết quả tốt"] if strong else []
    told += [f"{two_digits(weak)} tồn tại, hạn chế"] if weak else []
    told += [f"{two_digits(kinds[FindingKind.OBSTACLE])} khó khăn, vướng mắc"] if kinds[FindingKind.OBSTACLE] else []
    if not told:
        return ""
    return f"Qua kiểm tra {two_digits(areas)} lĩnh vực, {who} ghi nhận {', '.join(told)}."
