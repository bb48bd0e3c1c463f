"""A due day in words that can be checked by hand: its rule, its source, what the count passed over."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kiemtra.domain.deadlines import CalendarDay, Count, DeadlineAnchor, DeadlineDirection, DeadlineRule, Explained

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
UNSURE = "Lịch nghỉ có ngày mới là dự kiến: khi có thông báo chính thức, ngày này có thể thay đổi."


def told(due: Explained) -> dict[str, Any]:
    """The explanation as the component of a deadline shows it."""
    rule = due.rule
    source = rule.source if rule.sourced else f"{rule.source or 'chưa ghi'} (chưa có văn bản quy định)"
    return {
        "rule": _rule(due),
        "source": source,
        "skipped": [(entry.day, entry.name) for entry in due.skipped],
        "notes": list(_notes(due)),
        "year": due.date.year,
    }


def set_by_rule(set_on: date, due: Explained | None) -> dict[str, Any]:
    """The explanation of a day that was set when something was asked: the rule, where the day is the rule's own."""
    if due is None:
        return {"rule": "Đặt khi yêu cầu, lúc chưa có ngày kiểm tra.", "source": ""}
    if due.date == set_on:
        return told(due)
    rule = f"Đặt khi yêu cầu; theo quy định chung là {_day(due.date)} (quy định ấy không còn kịp, hoặc ngày kiểm tra đã đổi)."
    return {"rule": rule, "source": due.source}


def by_rule(rule: DeadlineRule) -> dict[str, Any]:
    """The explanation of a day that was set by hand or, where nobody set one, by the rule of the plan."""
    days = f"{rule.days:02} ngày{' làm việc' if rule.working else ''}"
    return {"rule": f"Đặt khi gửi; nếu không đặt riêng thì {days} kể từ ngày gửi.", "source": rule.source}


def kind(entry: CalendarDay) -> str:
    """What sort of day it is."""
    if entry.exchanged_for is None:
        return "Nghỉ bù" if entry.name.startswith("Nghỉ bù") else "Nghỉ lễ, tết"
    other = day(entry.exchanged_for)
    return f"Làm bù cho {other}" if entry.exchanged_for and entry.kind == "worked" else f"Nghỉ hoán đổi, làm bù {other}"


def day(value: date) -> str:
    """A day with its weekday."""
    return f"{WEEKDAYS[value.weekday()]}, {_day(value)}"


def _rule(due: Explained) -> str:
    rule, start = due.rule, _day(due.counted_from)
    if not isinstance(rule, DeadlineRule | Count):
        return "Ngày cố định hằng năm."
    days = f"{rule.days:02} ngày{' làm việc' if rule.working else ''}"
    if rule.direction is not DeadlineDirection.BEFORE:
        return f"{days} kể từ ngày {start}; không tính ngày đó."
    is_visit = isinstance(rule, DeadlineRule) and rule.anchor is DeadlineAnchor.INSPECTION
    return f"Ít nhất {days} trước ngày {start}; không tính {'ngày kiểm tra' if is_visit else 'ngày đó'}."


def _notes(due: Explained) -> Iterator[str]:
    if due.weekend_days and getattr(due.rule, "working", False):
        yield f"Không tính {due.weekend_days} ngày thứ Bảy, Chủ nhật."
    for entry in due.worked:
        yield f"Có tính ngày làm bù {day(entry.day)}."
    if due.moved_from:
        way = "kế tiếp" if due.date > due.moved_from else "liền trước"
        yield f"Ngày cuối rơi vào {day(due.moved_from)} là ngày nghỉ nên chuyển sang ngày làm việc {way}."
    if due.beyond_calendar:
        yield "Chưa có lịch nghỉ của năm đó: chỉ trừ thứ Bảy, Chủ nhật."
    elif due.expected:
        yield UNSURE


def _day(value: date) -> str:
    return f"{value:%d/%m}/{value.year:04d}"
