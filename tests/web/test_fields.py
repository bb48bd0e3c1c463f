"""Fields in the Vietnamese way, and the one template that draws them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.web.forms.fields import DateField, NumberField
from kiemtra.web.templatetags import notation


class Visit(forms.Form):
    day = DateField(label="Ngày")
    share = NumberField(label="Tỷ lệ", required=False)
    kind = forms.ChoiceField(label="Hình thức", widget=forms.RadioSelect, choices=[("a", "Trực tiếp")])
    agreed = forms.BooleanField(label="Nhất trí", required=False)


def drawn(data: dict[str, str] | None = None, **kwargs: object) -> HTMLParser:
    return HTMLParser(str(Visit(data, **kwargs)))


@pytest.mark.parametrize("typed", ["20/05/2019", "20/5/2019", "20-05-2019", "20.5.2019", "20052019"])
def test_date_is_read_day_first(typed: str) -> None:
    assert DateField().clean(typed) == date(2019, 5, 20)


@pytest.mark.parametrize("typed", ["31/9/2022", "2019-05-20", "05/20/2019", "mai"])
def test_date_that_is_none_gets_a_sentence(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="không có thật hoặc chưa đúng dạng"):
        DateField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.234,5", "1234.5"), ("1234,5", "1234.5"), ("1.234.567", "1234567"), ("-2,50", "-2.50"), ("0", "0")],
)
def test_number_is_read_with_the_comma_for_decimals(typed: str, value: str) -> None:
    assert NumberField().clean(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["98.5", "1.23.456", "12,3,4", "mười", "NaN"])
def test_number_that_could_mean_two_things_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        NumberField().clean(typed)


def test_values_are_shown_as_they_are_typed() -> None:
    tree = drawn(initial={"day": date(2019, 5, 20), "share": Decimal("98.5")})

    assert tree.css_first("[name=day]").attributes["value"] == "20/05/2019"
    assert tree.css_first("[name=share]").attributes["value"] == "98,5"


def test_field_ties_help_and_error_to_its_input() -> None:
    tree = drawn({"day": "31/9/2022"})

    described = tree.css_first("[name=day]").attributes["aria-describedby"].split()

    assert [tree.css_first(f"#{one}").text().split()[0] for one in described] == ["Ngày/tháng/năm,", "Ngày"]
    assert tree.css_first("[name=day]").attributes["value"] == "31/9/2022"


def test_error_summary_links_every_error_to_a_place_on_the_page() -> None:
    tree = drawn({"day": "31/9/2022", "share": "x"})

    links = [link.attributes["href"] for link in tree.css(".errors a")]

    assert len(links) == 3
    assert [tree.css_first(link) is not None for link in links] == [True, True, True]


def test_fresh_form_has_no_error_summary() -> None:
    assert drawn().css_first(".errors") is None


@pytest.mark.parametrize(
    ("drawn_as", "value"),
    [
        (notation.vn_date(date(2019, 5, 2)), "02/05/2019"),
        (notation.vn_date(datetime(2019, 5, 1, 18, 0, tzinfo=UTC)), "02/05/2019"),
        (notation.vn_date(None), ""),
        (notation.vn_datetime(datetime(2019, 5, 1, 18, 5, tzinfo=UTC)), "01:05 02/05/2019"),
        (notation.vn_datetime(None), ""),
        (notation.vn_number(1234.5), "1.234,5"),
        (notation.vn_number(Decimal("100.00")), "100"),
        (notation.vn_number(100), "100"),
        (notation.vn_number(Decimal("-1234567.891"), 1), "−1.234.567,9"),
        (notation.vn_number(None), ""),
        (notation.vn_bytes(640), "640 B"),
        (notation.vn_bytes(186420), "182 KB"),
        (notation.vn_bytes(1_530_000), "1,5 MB"),
        (notation.vn_bytes(3 * 1024**3), "3,0 GB"),
        (notation.vn_bytes(None), ""),
    ],
)
def test_notation(drawn_as: str, value: str) -> None:
    assert drawn_as == value
