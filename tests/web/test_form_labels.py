"""Conditions and checks of forms in words."""

from datetime import date

import pytest

from kiemtra.data.forms import load_forms
from kiemtra.data.xlsform import UNITS as UNIT_WORDS
from kiemtra.domain.forms import FormItem, FormOption, FormTemplate, ItemType, Severity, parse
from kiemtra.domain.forms.expressions.tree import Operator
from kiemtra.web.labels.expressions import WORDS, speaker_of
from kiemtra.web.labels.forms import SEVERITIES, TYPES, UNITS
from kiemtra.web.views.form_pages import shown_checks, shown_items

FORM = FormTemplate(
    "f",
    "F",
    "1",
    (
        FormItem("issued", "Đã ban hành", ItemType.CHOICE4),
        FormItem("kind", "Loại", ItemType.CHOICES, options=(FormOption("a", "Loại A"),)),
        FormItem("n", "Số hồ sơ", ItemType.NUMBER),
        FormItem("rows", "Danh sách", ItemType.TABLE, columns=(FormItem("x", "Số lượng", ItemType.NUMBER),)),
    ),
    "s",
    date(2020, 1, 1),
)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("${issued} = 'yes' or ${issued} = 'partly'", "“Đã ban hành” là “Có” hoặc “Đã ban hành” là “Một phần”"),
        ("${issued} != 'no'", "“Đã ban hành” khác “Không”"),
        ("${n} = '' and ${n} != ''", "“Số hồ sơ” để trống và “Số hồ sơ” có câu trả lời"),
        ("selected(${kind}, 'a')", "“Loại” có chọn “Loại A”"),
        ("selected(${kind}, 'z')", "“Loại” có chọn “z”"),
        (". <= 1234.5", "câu trả lời không lớn hơn 1.234,5"),
        ("sum(${x}) + 1 - (${n} + 2)", "(tổng “Số lượng” + 1) − (“Số hồ sơ” + 2)"),
        ("${n} + 1 + 2", "“Số hồ sơ” + 1 + 2"),
        ("(${n} > 1 or ${n} < 0) and true()", "(“Số hồ sơ” lớn hơn 1 hoặc “Số hồ sơ” nhỏ hơn 0) và true()"),
        ("max(${n}, 1) div -2", "số lớn nhất của “Số hồ sơ”, 1 ÷ −2"),
        ("if(not(${n} > 1), 'a', today())", "nếu không phải (“Số hồ sơ” lớn hơn 1) thì “a”, không thì ngày hôm nay"),
        ("${n} >= last('n')", "“Số hồ sơ” không nhỏ hơn “Số hồ sơ” của kỳ trước"),
        ("other('tong', 'm') = count(${rows})", "“m” ở biểu mẫu tong bằng số dòng “Danh sách”"),
    ],
)
def test_an_expression_is_said_with_the_labels_of_the_form(expression: str, words: str) -> None:
    assert speaker_of(FORM).say(parse(expression)) == words


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.code)
def test_nothing_of_a_shipped_form_is_shown_as_a_code(form: FormTemplate) -> None:
    shown = shown_items(form)
    told = [rule for one in shown for part in (one, *one.columns) for rule in part.rules]
    told += [heading for one in shown for heading in one.headings]

    assert [rule for rule in told if "${" in rule or " div " in rule] == []
    assert [one.item for one in shown] == list(form.items)
    assert len(shown_checks(form)) == len(form.checks)


def test_the_tables_of_words_are_total() -> None:
    assert set(TYPES) == set(ItemType)
    assert set(SEVERITIES) == set(Severity)
    assert set(UNITS) == set(UNIT_WORDS)
    assert set(WORDS) == set(Operator)
