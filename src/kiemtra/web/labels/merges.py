"""The words for merged tables: how a unit stands, how items are merged, what kinds of units there are."""

from decimal import Decimal

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.forms import Choice4, FormItem, ItemType, MergeRule
from kiemtra.domain.merged import Figure, Line, chosen, number
from kiemtra.domain.merges import MergeState
from kiemtra.store.queries.merged import Standing
from kiemtra.store.queries.report_rates import Sent
from kiemtra.web.labels.agencies import KINDS
from kiemtra.web.labels.reports import CHOICES
from kiemtra.web.templatetags.notation import vn_number

TONES: dict[MergeState, str] = {
    MergeState.OPEN: "progress",
    MergeState.APPROVED: "done",
    MergeState.SENT_BACK: "late",
}
SENT: dict[Sent, str] = {
    Sent.MISSING: "Quá hạn chưa gửi",
    Sent.RETURNED: "Đang sửa lại",
    Sent.DUE: "Chưa gửi, còn hạn",
    Sent.LATE: "Đã gửi muộn",
    Sent.ON_TIME: "Đã gửi đúng hạn",
    Sent.ACCEPTED: "Đã tiếp nhận",
}
SENT_TONES: dict[Sent, str] = {
    Sent.MISSING: "late",
    Sent.RETURNED: "waiting",
    Sent.DUE: "neutral",
    Sent.LATE: "progress",
    Sent.ON_TIME: "done",
    Sent.ACCEPTED: "done",
}
STANDINGS: dict[Standing, str] = {
    Standing.COUNTED: "Đã tính",
    Standing.AFTER_APPROVAL: "Gửi sau khi cấp dưới đã duyệt số liệu, chưa tính",
    Standing.RETURNED: "Bị trả lại, đang sửa, chưa tính",
    Standing.MISSING: "Chưa gửi",
}
RULES: dict[MergeRule, str] = {
    MergeRule.SUM: "Cộng",
    MergeRule.COUNT: "Đếm theo lựa chọn",
    MergeRule.RATE: "Tính lại từ hai tổng số",
    MergeRule.LIST: "Liệt kê",
    MergeRule.NONE: "Không tổng hợp",
}
_GOVERNMENTS = {
    AgencyLevel.CENTRAL: "Trung ương",
    AgencyLevel.PROVINCE: "Tỉnh, thành phố",
    AgencyLevel.DISTRICT: "Huyện, quận, thị xã",
    AgencyLevel.COMMUNE: "Xã, phường, đặc khu",
}
LONGEST = 60


def kind_of_unit(kind: str, level: str) -> str:
    """What the units of one group are called together."""
    if kind == AgencyKind.PEOPLES_COMMITTEE:
        return _GOVERNMENTS[AgencyLevel(level)]
    return KINDS[AgencyKind(kind)]


def figure_words(line: Line, figure: Figure | None) -> str:
    """A merged figure as it is read."""
    if figure is None or line.rule is MergeRule.NONE or not figure.count:
        return ""
    if line.rule is MergeRule.RATE:
        return "" if figure.rate is None else f"{vn_number(figure.rate)} %"
    if line.rule is MergeRule.COUNT:
        order = [one.name for one in line.item.options] or [str(one) for one in CHOICES]
        told = sorted(figure.options, key=lambda one: order.index(one[0]) if one[0] in order else len(order))
        return " · ".join(f"{option(line.item, name)}: {vn_number(many)}" for name, many in told)
    if line.rule is MergeRule.LIST:
        return f"{vn_number(figure.total)} {'dòng' if line.item.type is ItemType.TABLE else 'ý kiến'}"
    return f"{vn_number(figure.total)} {line.item.unit}".strip()


def option(item: FormItem, name: str) -> str:
    """What an option is called."""
    if item.type is ItemType.CHOICE4:
        return CHOICES[Choice4(name)] if name in set(Choice4) else name
    return next((one.label for one in item.options if one.name == name), name)


def value_words(item: FormItem, value: object, longest: int = 0) -> str:
    """What one unit answered, as it is read; `longest` cuts long texts."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, list | tuple) and item.type is ItemType.TABLE:
        return f"{len(value)} dòng"
    if isinstance(value, list | tuple) and item.type is ItemType.FILE:
        return f"{len(value)} tệp"
    if item.type in (ItemType.CHOICE4, ItemType.CHOICE, ItemType.CHOICES):
        return "; ".join(option(item, name) for name in chosen(value))
    if item.type is ItemType.DATE:
        return _day(str(value))
    if item.type in (ItemType.NUMBER, ItemType.PERCENT, ItemType.CALCULATION) and (found := number(value)) is not None:
        return _number(item, found)
    text = str(value)
    return f"{text[:longest].rstrip()}…" if longest and len(text) > longest else text


def _number(item: FormItem, value: Decimal) -> str:
    return f"{vn_number(value)} %" if item.type is ItemType.PERCENT else vn_number(value)


def _day(text: str) -> str:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}/{month}/{year}" if day else text
