"""Numbers and days as people write them in Viet Nam: 1.234,5 and dd/mm/yyyy."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NUMBER = re.compile(r"[+-]?(?:[0-9]{1,18}|[0-9]{1,3}(?:\.[0-9]{3}){1,5})(?:,[0-9]{1,9})?")
DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_number(text: str) -> Decimal:
    """Read a number in Vietnamese notation: dots between thousands, a comma before decimals. ValueError otherwise."""
    stripped = text.strip()
    if not NUMBER.fullmatch(stripped):
        raise ValueError(text)
    return Decimal(stripped.replace(".", "").replace(",", "."))


def format_number(number: Decimal | int) -> str:
    """Write a number in Vietnamese notation, without trailing zeros after the comma."""
    plain = f"{number:,f}"
    whole, _, decimals = plain.partition(".")
    decimals = decimals.rstrip("0")
    grouped = whole.replace(",", ".")
    return f"{grouped},{decimals}" if decimals else grouped


def parse_date(text: str) -> date:
    """Read a day written dd/mm/yyyy (also d/m/yyyy, with dots or hyphens). ValueError where no such day exists."""
    found = DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    day, _, month, year = found.groups()
    return date(int(year), int(month), int(day))


def read_day(text: str) -> date:
    """Read a day as people write it or, as the API and stored versions do, in ISO 8601. ValueError otherwise."""
    return date.fromisoformat(text) if ISO_DAY.fullmatch(text) else parse_date(text)


def percent(numerator: Decimal | int, denominator: Decimal | int) -> Decimal | None:
    """Return the share in percent to two decimals, rounded half up; None where there is nothing to divide by."""
    if denominator == 0:
        return None
    return (Decimal(numerator) * 100 / Decimal(denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
