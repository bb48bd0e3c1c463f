"""Fields in the Vietnamese way of writing: dd/mm/yyyy and 1.234,5, whatever the browser's language."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y"]
GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")


class DateField(forms.DateField):
    """A day typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Ngày/tháng/năm, ví dụ 20/05/2019")
        attrs = {"inputmode": "numeric", "autocomplete": "off", "data-date": ""}
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y", attrs=attrs))
        super().__init__(input_formats=DATE_FORMATS, **kwargs)
        self.error_messages["invalid"] = "Ngày này không có thật hoặc chưa đúng dạng ngày/tháng/năm, ví dụ 20/05/2019."


class NumberInput(forms.TextInput):
    """A text box that shows numbers as 1.234,5."""

    def format_value(self, value: Any) -> Any:
        if isinstance(value, (int, float, Decimal)):
            return f"{Decimal(str(value)):f}".replace(".", ",")
        return super().format_value(value)


class NumberField(forms.DecimalField):
    """A number typed as 1.234,5: dots group thousands, the comma parts the decimals."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "data-number": ""}
        kwargs.setdefault("widget", NumberInput(attrs=attrs))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Hãy nhập một số, ví dụ 1.234,5."

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            value = plain(value.strip().replace("\N{NO-BREAK SPACE}", ""))
            try:
                Decimal(value)
            except InvalidOperation:
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        return super().to_python(value)


def plain(text: str) -> str:
    """The digits as Python reads them; a dot that does not group by threes is refused rather than guessed."""
    whole, comma, fraction = text.partition(",")
    if "." in whole and not GROUPED.fullmatch(whole):
        return "?"
    return whole.replace(".", "") + (f".{fraction}" if comma else "")
