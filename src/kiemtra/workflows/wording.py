"""Days and hours as Vietnamese offices write them, for messages to people and the text of documents."""

from datetime import date, datetime, time

from django.utils import timezone

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def day(value: date) -> str:
    """A day as dd/mm/yyyy."""
    return f"{value:%d/%m}/{value.year:04d}"


def weekday(value: date) -> str:
    """The name of the weekday."""
    return WEEKDAYS[value.weekday()]


def hour(value: time | datetime) -> str:
    """An hour as 08 giờ 30 phút; a moment in the office's own time."""
    local = timezone.localtime(value).time() if isinstance(value, datetime) else value
    return f"{local:%H} giờ {local:%M} phút" if local.minute else f"{local:%H} giờ 00"


def long_day(value: date) -> str:
    """A day as ngày 05 tháng 6 năm 2019 (Decree 30/2020/NĐ-CP, annex I, part I, II.4b)."""
    month = f"{value.month:02}" if value.month <= 2 else str(value.month)
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def moment(value: datetime) -> str:
    """A moment as 08 giờ 30 phút, ngày 05 tháng 6 năm 2019."""
    return f"{hour(value)}, {long_day(timezone.localtime(value).date())}"
