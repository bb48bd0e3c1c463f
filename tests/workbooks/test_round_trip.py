"""What goes out comes home: forms and answers made up by chance, in both formats, without a fault and without loss."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemtra.domain.forms import FormItem, FormTemplate, ItemType, format_number
from kiemtra.workbooks import Filled, Format, WorkbookReading, read, write
from kiemtra.workbooks.cells_out import clean
from tests.workbooks.generated import answers_of, head_of, remarks_of, template_of

FORMATS = pytest.mark.parametrize("format", list(Format))


def there_and_back(format: Format, filled: Filled) -> WorkbookReading:
    file = BytesIO()
    write(format, filled, file)
    return read(file.getvalue(), filled.template, filled.head)


@FORMATS
@pytest.mark.parametrize("number", range(120))
def test_made_up_forms_come_home_as_they_went(format: Format, number: int) -> None:
    random = Random(number)
    template = template_of(random)
    answers, remarks = answers_of(random, template), remarks_of(random, template)
    filled = Filled(template, head_of(template), answers, remarks, last=answers)

    reading = there_and_back(format, filled)

    assert [fault for fault in reading.faults if not fault.taken] == []
    assert reading.answers == answers
    assert reading.written == answers
    assert reading.remarks == remarks
    assert reading.head is not None
    assert (reading.head.form, reading.head.report, reading.head.revision) == (template.code, "01a2-report", 7)


TEXT = FormTemplate("t", "Một câu", "1", (FormItem("a", "Câu", ItemType.TEXT),), "Thử", date(2025, 1, 1))
NUMBER = replace(TEXT, items=(FormItem("a", "Số", ItemType.NUMBER, whole=False),))


@FORMATS
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200).map(clean).filter(str.strip))
def test_any_text_comes_home(format: Format, text: str) -> None:
    assert there_and_back(format, Filled(TEXT, head_of(TEXT), {"a": text})).answers == {"a": text}


@FORMATS
@settings(max_examples=150, deadline=None)
@given(number=st.decimals(min_value=-(10**18) + 1, max_value=10**18 - 1, places=9, allow_nan=False))
def test_any_number_comes_home_to_nine_places(format: Format, number) -> None:
    text = format_number(number)

    assert there_and_back(format, Filled(NUMBER, head_of(NUMBER), {"a": text})).answers == {"a": text}


@FORMATS
def test_the_same_content_is_the_same_bytes(format: Format) -> None:
    random = Random(5)
    template = template_of(random)
    filled = Filled(template, head_of(template), answers_of(random, template))
    one, two = BytesIO(), BytesIO()

    write(format, filled, one)
    write(format, filled, two)

    assert one.getvalue() == two.getvalue()
