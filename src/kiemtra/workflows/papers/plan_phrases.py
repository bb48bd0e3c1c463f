"""What the papers of a plan share: what the plan says in words of official documents, and who signs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemtra.data.deadlines import load_deadlines
from kiemtra.domain.inspections import InspectionMethod, InspectionScope
from kiemtra.drafting.content import Block, Bullet, Signature
from kiemtra.store.models import Agency, Plan, PlanUnit, Team, TeamMember
from kiemtra.workflows.papers import phrases
from kiemtra.workflows.plan_content import Days, PlanEdit

METHODS: dict[InspectionMethod, str] = {
    InspectionMethod.ON_SITE: "Kiểm tra trực tiếp tại đơn vị",
    InspectionMethod.DESK: "Kiểm tra qua hồ sơ, báo cáo của đơn vị",
    InspectionMethod.DIGITAL: "Kiểm tra trên môi trường số",
}
WHAT = "công tác cải cách hành chính"
_LABELS: dict[str, str] = {dated.rule.code: dated.label for dated in load_deadlines()}


@dataclass(frozen=True, slots=True)
class Facts:
    """A plan with all that its papers speak of."""

    plan: Plan
    edit: PlanEdit
    units: tuple[PlanUnit, ...]
    teams: tuple[tuple[Team, Sequence[TeamMember]], ...]


def plan_name(title: str) -> str:
    """The plan's subject as it stands under the word "Kế hoạch": its title without that word."""
    shown = title.strip().rstrip(".")
    bare = shown[len("kế hoạch") :].strip() if shown.lower().startswith("kế hoạch ") else shown
    return phrases.capitalised(bare)


def span(days: Days) -> str:
    """`từ ngày 01/6/2019 đến ngày 31/12/2019`, as far as it is known; nothing where it is not."""
    parts = [
        f"{word} {phrases.day(day)}" for word, day in zip(("từ", "đến"), days, strict=True) if isinstance(day, date)
    ]
    return " ".join(parts)


def signature(issuer: Agency) -> Signature:
    """A People's Committee signs in its own name by its chairman; an agency with one head, by that head."""
    if issuer.symbol == "UBND":
        return Signature(("TM. Ủy ban nhân dân",), ("Chủ tịch",))
    return Signature((), ("Giám đốc",))


def grounds(edit: PlanEdit) -> tuple[str, ...]:
    """What the plan rests on, a line each."""
    return tuple(_ground(line) for line in edit.grounds.splitlines() if line.strip())


def _ground(line: str) -> str:
    said = line.strip(" -+•;.\t")
    return said if said.lower().startswith(("căn cứ", "theo ", "thực hiện")) else f"Căn cứ {said}"


def bullets(texts: Iterable[str]) -> Iterator[Block]:
    """Lines with a dash, each a sentence."""
    for text in texts:
        yield Bullet(phrases.sentence(text.strip(" -+•\t")))


def deadline(code: str, rule: dict[str, Any]) -> str:
    """`Thông báo lịch kiểm tra: 05 ngày làm việc`."""
    kind = "ngày làm việc" if rule["working"] else "ngày"
    return f"{_LABELS.get(code, code)}: {phrases.two_digits(rule['days'])} {kind}"


def kind_of(method: str, scope: str, areas: Sequence[str]) -> str:
    """What kind of inspection a unit gets, in words."""
    said = METHODS[InspectionMethod(method)]
    if scope == InspectionScope.THEMATIC and areas:
        said += f", theo chuyên đề: {', '.join(phrases.lowered(phrases.area_name(area)) for area in areas)}"
    return said
