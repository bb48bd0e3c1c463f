"""The parts of a form on its page: each section with its items, how far it is filled, and where something is wrong."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kiemtra.domain.forms import FormSection, FormTemplate, ItemType
from kiemtra.domain.forms.checking import is_required
from kiemtra.web.views.report_page import ShownItem, ShownReport

WHOLE = "noi-dung"
_NOT_COUNTED = frozenset({ItemType.CALCULATION, ItemType.NOTE})


@dataclass(slots=True)
class ShownPart:
    """One section: the outermost ones stand in the table of contents and count what stands in those below."""

    code: str
    label: str
    level: int
    items: tuple[ShownItem, ...]
    relevant: bool = True
    done: int = 0
    total: int = 0
    problems: int = 0

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return f"phan-{self.code}"

    @property
    def mark(self) -> str:
        """What scripts know it by."""
        return f"part:{self.code}"


def parts_of(template: FormTemplate, report: ShownReport) -> list[ShownPart]:
    """The sections in the order of the form; items of no section stand first, under the form's own heading."""
    items: dict[str, list[ShownItem]] = defaultdict(list)
    for shown in report.items:
        items[shown.item.section].append(shown)
    sections = {one.code: one for one in template.sections}
    found = [ShownPart(WHOLE, "Nội dung báo cáo", 2, tuple(items[""]))] if items[""] else []
    found += [_part(one, sections, tuple(items[one.code])) for one in template.sections]
    by_code = {part.code: part for part in found}
    for part in found:
        _count(part, by_code[_outermost(part.code, sections)], report)
    for part in found:
        inside = [one for one in found if _is_inside(one.code, part.code, sections)]
        part.relevant = any(shown.relevant for one in inside for shown in one.items)
    return [part for part in found if any(one.items for one in found if _is_inside(one.code, part.code, sections))]


def _part(section: FormSection, sections: Mapping[str, FormSection], items: tuple[ShownItem, ...]) -> ShownPart:
    return ShownPart(section.code, section.label, 3 if section.parent in sections else 2, items)


def _outermost(code: str, sections: Mapping[str, FormSection]) -> str:
    while code in sections and sections[code].parent in sections:
        code = sections[code].parent
    return code


def _is_inside(code: str, outer: str, sections: Mapping[str, FormSection]) -> bool:
    while code != outer and code in sections:
        code = sections[code].parent
    return code == outer


def _count(part: ShownPart, into: ShownPart, report: ShownReport) -> None:
    reading = report.reading
    for shown in part.items:
        into.problems += len(shown.problems)
        item = shown.item
        if item.type in _NOT_COUNTED or item.code not in reading.asked or not is_required(reading, item):
            continue
        needed = {item.numerator, item.denominator} if item.type is ItemType.PERCENT else {item.code}
        into.total += 1
        into.done += needed <= reading.values.keys()


def hidden(parts: list[ShownPart]) -> list[str]:
    """What the answers leave out: items and whole parts."""
    out = [shown.item.code for part in parts for shown in part.items if not shown.relevant]
    return out + [part.mark for part in parts if not part.relevant]
