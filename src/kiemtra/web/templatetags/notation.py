"""How Vietnamese offices write dates, times, numbers and sizes; pure functions behind the filters."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

KIB = 1024


def vn_date(value: date | datetime | None) -> str:
    """A day as dd/mm/yyyy; nothing for no day."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        value = local(value)
    return f"{value:%d/%m}/{value.year:04d}"


def vn_datetime(value: datetime | None) -> str:
    """A moment as HH:MM dd/mm/yyyy in the office's own time."""
    if value is None or value == "":
        return ""
    return f"{local(value):%H:%M} {vn_date(value)}"


def vn_number(value: int | float | Decimal | None, places: int | None = None) -> str:
    """A number as 1.234,5; `places` fixes the digits after the comma, without it none is added or lost."""
    if value is None or value == "":
        return ""
    number = Decimal(str(value))
    text = f"{number:,.{places}f}" if places is not None else f"{number:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")).replace("-", "\N{MINUS SIGN}")


def vn_bytes(value: int | str | None) -> str:
    """A file size as 640 B, 12 KB, 1,4 MB."""
    if value is None or value == "":
        return ""
    size, unit = Decimal(value), "B"
    for larger in ("KB", "MB", "GB"):
        if size < KIB:
            break
        size, unit = size / KIB, larger
    return f"{vn_number(size, 1 if unit in {'MB', 'GB'} else 0)} {unit}"


def local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment
