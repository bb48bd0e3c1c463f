"""The words about a plan and the plan above it: the parts that are handed down, and each difference as a sentence."""

from datetime import date

from kiemtra.data.checklist import load_checklist
from kiemtra.data.deadlines import load_deadlines
from kiemtra.domain.cascade import ComparedPart, PartOrigin, PlanPart, Term
from kiemtra.web.labels import inspections

PARTS: dict[PlanPart, str] = {
    PlanPart.AREA: "Lĩnh vực",
    PlanPart.ITEM: "Nội dung chi tiết",
    PlanPart.WINDOW_FROM: "Kiểm tra từ ngày",
    PlanPart.WINDOW_TO: "Kiểm tra đến ngày",
    PlanPart.DATA_FROM: "Thời kỳ số liệu từ ngày",
    PlanPart.DATA_TO: "Thời kỳ số liệu đến ngày",
    PlanPart.DEADLINE: "Thời hạn",
    PlanPart.PREPARATION: "Việc đơn vị chuẩn bị",
}
_TIMES = "Thời gian kiểm tra, thời kỳ số liệu"
GROUPS: dict[PlanPart, str] = {
    PlanPart.AREA: "Lĩnh vực kiểm tra",
    PlanPart.ITEM: "Nội dung chi tiết của các lĩnh vực chung",
    PlanPart.WINDOW_FROM: _TIMES,
    PlanPart.WINDOW_TO: _TIMES,
    PlanPart.DATA_FROM: _TIMES,
    PlanPart.DATA_TO: _TIMES,
    PlanPart.DEADLINE: "Thời hạn",
    PlanPart.PREPARATION: "Đơn vị cần chuẩn bị",
}
ORIGINS: dict[PartOrigin, str] = {
    PartOrigin.INHERITED: "Kế thừa",
    PartOrigin.CHANGED: "Đã thay đổi",
    PartOrigin.LEFT_OUT: "Không đưa vào",
    PartOrigin.OWN: "Nội dung riêng",
}
ORIGIN_TONES: dict[PartOrigin, str] = {
    PartOrigin.INHERITED: "neutral",
    PartOrigin.CHANGED: "waiting",
    PartOrigin.LEFT_OUT: "waiting",
    PartOrigin.OWN: "progress",
}
# What came of the self-inspections whose plan is issued.
RESULTS: dict[str, str] = {
    "qua-han": "Hết thời gian, chưa đủ kết quả",
    "dang-lam": "Đang thực hiện",
    "da-xong": "Đã tự kiểm tra",
}
# A bound that was moved: outside the bounds of the plan above, inside them.
_MOVED: dict[PlanPart, tuple[str, str]] = {
    PlanPart.WINDOW_FROM: ("Bắt đầu kiểm tra sớm hơn cấp trên", "Bắt đầu kiểm tra muộn hơn cấp trên"),
    PlanPart.WINDOW_TO: ("Kết thúc kiểm tra muộn hơn cấp trên", "Kết thúc kiểm tra sớm hơn cấp trên"),
    PlanPart.DATA_FROM: ("Lấy số liệu từ sớm hơn cấp trên", "Lấy số liệu từ muộn hơn cấp trên"),
    PlanPart.DATA_TO: ("Lấy số liệu đến muộn hơn cấp trên", "Lấy số liệu đến sớm hơn cấp trên"),
}


def name(part: ComparedPart) -> str:
    """What the part is called."""
    if part.part is PlanPart.AREA:
        return inspections.area(part.key)
    if part.part is PlanPart.ITEM:
        return next((f"{item.code}. {item.question}" for item in load_checklist() if item.code == part.key), part.key)
    if part.part is PlanPart.DEADLINE:
        return next((dated.label for dated in load_deadlines() if dated.rule.code == part.key), part.key)
    return part.key or PARTS[part.part]


def value(part: ComparedPart, said: str | date | Term | None) -> str:
    """What one of the two plans says of the part."""
    if said is None:
        return "Không có" if part.part is not PlanPart.DEADLINE else "Theo mặc định"
    if isinstance(said, Term):
        return f"{said.days} {'ngày làm việc' if said.working else 'ngày'}"
    if isinstance(said, date):
        return f"{said:%d/%m}/{said.year:04d}"
    return "Có"


def sentence(part: ComparedPart) -> str:
    """A difference in words."""
    if part.origin is PartOrigin.CHANGED:
        return f"{_changed(part)}: {value(part, part.below)} (cấp trên: {value(part, part.above)})."
    verb = "Thêm" if part.origin is PartOrigin.OWN else "Không đưa vào"
    return f"{verb} {PARTS[part.part].lower()}: {name(part)}{_said(part)}."


def _said(part: ComparedPart) -> str:
    said = part.below if part.above is None else part.above
    return f" {value(part, said)}" if isinstance(said, date | Term) else ""


def _changed(part: ComparedPart) -> str:
    if part.part in _MOVED:
        return _MOVED[part.part][0 if part.is_wider else 1]
    above, below = part.above, part.below
    assert isinstance(above, Term), "only days and deadlines can be changed"
    assert isinstance(below, Term), "only days and deadlines can be changed"
    if above.working is not below.working:
        return f"{name(part)}: tính theo cách khác"
    return f"{name(part)}: {'ngắn' if below.days < above.days else 'dài'} hơn cấp trên"
