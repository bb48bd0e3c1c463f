"""By which rule the day stands by which the reports of a round are due, in words."""

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.models import ReportRound
from kiemtra.store.queries.deadlines import rule_of
from kiemtra.web.labels.deadlines import day


def due_rule(asked: ReportRound) -> str:
    """Who set the day or what it is counted from, and until when a report is in time (with its plan loaded)."""
    if asked.purpose == RoundPurpose.INSPECTION and asked.plan is not None:
        rule = rule_of(asked.plan, DeadlineCode.UNIT_REPORT)
        days = f"{rule.days:02} ngày{' làm việc' if rule.working else ''}"
        return f"Tính riêng cho từng đơn vị: ít nhất {days} trước ngày kiểm tra đơn vị ấy, không tính ngày kiểm tra."
    if asked.purpose == RoundPurpose.READINESS:
        return "Xác nhận trong quý nào thì đến hết quý sau phải xác nhận lại; chưa xác nhận lần nào thì hạn là hết quý này."
    if asked.due_on is None:
        return "Đặt riêng cho từng đơn vị."
    return (
        f"Nơi yêu cầu đặt cho cả đợt: gửi trong {day(asked.due_on)} vẫn là đúng hạn. "
        "Đơn vị được gia hạn riêng theo ngày ghi ở dòng của đơn vị."
    )
