"""Sheets as people write them become a form, or all that is wrong with them at once."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from kiemtra.data.xlsform import FaultCode, NotAFormError, Settings, form_of, read_form, sheets_of_csv
from kiemtra.data.xlsform.standard import standard_faults
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.forms import ExpressionFault, FormItem, FormTemplate, ItemType, MergeRule, Severity, parse, write
from kiemtra.web.labels.forms import EXPRESSIONS, FAULTS, sentence

F, T = FaultCode, ItemType
GIVEN = Settings(code="f", title="F", version="1", source="S", valid_from=date(2020, 1, 1))
CHOICES = [
    ["list_name", "name", "label"],
    ["color", "red", "Đỏ"],
    ["color", "blue", "Xanh"],
    ["four", "yes", "Có"],
    ["four", "no", "Không"],
    ["four", "partly", "Một phần"],
    ["four", "not_applicable", "Không áp dụng"],
]
Rows = Sequence[Sequence[str]]


def loaded(head: str, *rows: str, **sheets: Rows) -> FormTemplate:
    return form_of({"choices": CHOICES, "survey": table(head, *rows), **sheets}, GIVEN)


def table(*rows: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in rows]


def item(head: str, row: str) -> FormItem:
    return loaded(head, row).items[0]


def faults(head: str, *rows: str, **sheets: Rows) -> list[tuple[FaultCode, int | None, str]]:
    read = read_form({"choices": CHOICES, "survey": table(head, *rows), **sheets}, GIVEN)
    assert (read.template is None) == bool(read.faults)
    return [(one.code, one.row, one.column) for one in read.faults]


# ---- what loads


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("integer", T.NUMBER),
        ("int", T.NUMBER),
        ("decimal", T.NUMBER),
        ("range", T.NUMBER),
        ("text", T.TEXT),
        ("string", T.TEXT),
        ("date", T.DATE),
        ("note", T.NOTE),
        ("file", T.FILE),
        ("image", T.FILE),
        ("photo", T.FILE),
        ("audio", T.FILE),
        ("video", T.FILE),
        ("acknowledge", T.CHOICE),
        ("select_one color", T.CHOICE),
        ("select one color", T.CHOICE),
        ("select one from color", T.CHOICE),
        ("Select_One color", T.CHOICE),
        ("select_multiple color", T.CHOICES),
        ("select all that apply from color", T.CHOICES),
        ("select_one four", T.CHOICE4),
    ],
)
def test_a_word_of_the_standard_is_a_kind_of_question(word: str, kind: ItemType) -> None:
    assert item("type | name | label", f"{word} | a | A").type is kind


def test_bounds_are_taken_from_a_constraint_and_the_rest_is_kept() -> None:
    found = item("type | name | label | constraint", "decimal | a | A | . >= 0 and 100.5 >= . and . != 7")

    assert (found.minimum, found.maximum, found.whole) == (0, Decimal("100.5"), False)
    assert found.constraint == parse(". != 7")


def test_a_range_has_its_bounds_in_its_parameters() -> None:
    found = item("type | name | label | parameters", "range | a | A | start=-5 end=5 step=1")

    assert (found.minimum, found.maximum, found.whole) == (-5, 5, True)


@pytest.mark.parametrize(
    ("cell", "required", "condition"),
    [
        ("yes", True, None),
        ("TRUE", True, None),
        ("true()", True, None),
        ("no", False, None),
        ("", False, None),
        ("${b} > 1", False, "${b} > 1"),
    ],
)
def test_required_is_yes_no_or_a_condition(cell: str, required: bool, condition: str | None) -> None:
    found = loaded("type | name | label | required", f"text | a | A | {cell}", "integer | b | B |").items[0]

    assert found.required is required
    assert (write(found.required_if) if found.required_if else None) == condition


def test_groups_are_sections_within_sections_and_empty_ones_are_none() -> None:
    form = loaded(
        "type | name | label | relevant",
        "begin group | g | Nhóm | ${a} > 1",
        "begin_group | h | Trong |",
        "text | b | B |",
        "end group | | |",
        "end_group | h | |",
        "begin_group | empty | Rỗng |",
        "end_group | | |",
        "integer | a | A |",
    )

    assert [(one.code, one.parent, one.relevant is not None) for one in form.sections] == [
        ("g", "", True),
        ("h", "g", False),
    ]
    assert [(one.code, one.section) for one in form.items] == [("b", "h"), ("a", "")]


def test_a_repeat_is_a_table_with_the_conditions_of_groups_within_it() -> None:
    form = loaded(
        "type | name | label | relevant | repeat_count",
        "begin repeat | t | Bảng | | 3",
        "note | n | Mỗi dòng một việc. | |",
        "begin group | g | | ${a} > 1 |",
        "text | b | B | ${a} < 9 |",
        "end group | | | |",
        "integer | a | A | |",
        "end repeat | | | |",
    )

    (found,) = form.items
    assert (found.type, found.least_rows, found.most_rows, found.hint) == (T.TABLE, 3, 3, "Mỗi dòng một việc.")
    assert [column.code for column in found.columns] == ["b", "a"]
    assert found.columns[0].relevant == parse("${a} > 1 and ${a} < 9")
    assert form.sections == ()


def test_our_own_columns_are_read() -> None:
    head = (
        "type|name|label|calculation|kiemtra::type|kiemtra::unit|kiemtra::numerator|kiemtra::denominator|kiemtra::merge"
    )
    form = loaded(
        f"{head}|kiemtra::criterion|kiemtra::prefill|kiemtra::rows|kiemtra::least_rows|kiemtra::area|kiemtra::evidence",
        "integer|a|A|||hồ sơ||||C05|last||||Số liệu",
        "integer|b|B||||||none||tasks||||",
        "calculate|p|P|${a} div ${b}|percent|%|a|b|||||||",
        "begin_repeat|t|T|||||||C06|profile:kind|color|1|procedures|",
        "text|x|X|||||||||||",
        "end_repeat|||||||||||||",
    )

    a, b, p, t = form.items
    assert (a.unit, a.merge, a.criterion, a.prefill, a.evidence) == ("hồ sơ", MergeRule.SUM, "C05", "last", "Số liệu")
    assert b.merge is MergeRule.NONE
    assert (p.type, p.numerator, p.denominator, p.merge, p.required) == (T.PERCENT, "a", "b", MergeRule.RATE, True)
    assert ([row.name for row in t.fixed_rows], t.least_rows, t.area, t.merge) == (
        ["red", "blue"],
        1,
        "procedures",
        MergeRule.LIST,
    )


def test_or_other_adds_an_answer_and_the_question_that_it_opens() -> None:
    form = loaded("type | name | label", "select_one color or_other | c | Màu")

    chosen, other = form.items
    assert [option.name for option in chosen.options] == ["red", "blue", "other"]
    assert (other.code, other.type, other.relevant) == ("c_other", T.TEXT, parse("selected(${c}, 'other')"))


def test_the_language_is_the_one_that_the_settings_name() -> None:
    survey = table(
        "type|name|label::English (en)|label::Tiếng Việt (vi)|hint", "text|a|Name|Tên|Gợi ý", "text|b|Only||"
    )
    sheets = {"survey": survey, "settings": table("default_language", "Tiếng Việt (vi)")}

    vietnamese, english = form_of(sheets, GIVEN), form_of({"survey": survey}, GIVEN)

    assert [one.label for one in vietnamese.items] == ["Tên", "Only"]
    assert [one.label for one in english.items] == ["Name", "Only"]
    assert vietnamese.items[0].hint == "Gợi ý"


def test_settings_and_checks_are_read() -> None:
    settings = table(
        "form_title|form_id|version|kiemtra::source|kiemtra::valid_from|kiemtra::valid_to|kiemtra::applies_to",
        "Tên|ma|2|Căn cứ|2021-01-01|2022-01-01|department commune_pc",
    )
    checks = table("code|severity|test|message|items", "k|warning|${a} > 1|Nhỏ quá|a", "m||${a} < last('a')|Lớn quá|")
    form = form_of({"survey": table("type|name|label", "integer|a|A"), "settings": settings, "kiemtra_checks": checks})

    assert (form.code, form.title, form.version, form.source) == ("ma", "Tên", "2", "Căn cứ")
    assert (form.valid_from, form.valid_to) == (date(2021, 1, 1), date(2022, 1, 1))
    assert form.applies(AgencyKind.DEPARTMENT, AgencyLevel.PROVINCE)
    assert not form.applies(AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.DISTRICT)
    assert [(one.code, one.severity, one.items) for one in form.checks] == [
        ("k", Severity.WARNING, ("a",)),
        ("m", Severity.ERROR, ("a",)),
    ]


def test_what_the_uploader_says_goes_first() -> None:
    sheets = {"survey": table("type|name|label", "text|a|A"), "settings": table("form_title|form_id|version", "T|t|9")}

    assert [getattr(form_of(sheets, GIVEN), name) for name in ("code", "title", "version")] == ["f", "F", "1"]


def test_a_label_that_asks_for_an_answer_names_the_item() -> None:
    form = loaded("type | name | label", "text | a | Tên", "text | b | ${a} là gì?")

    assert form.items[1].label == "[Tên] là gì?"


def test_a_literal_default_is_kept_an_expression_is_left_out() -> None:
    read = read_form({"survey": table("type|name|label|default", "text|a|A|Hà Nội", "date|b|B|today()")}, GIVEN)

    assert read.template is not None
    assert [one.default for one in read.template.items] == ["Hà Nội", ""]
    assert [(one.code, one.row) for one in read.left_out] == [(F.IGNORED_DEFAULT, 3)]


def test_a_sheet_in_csv_has_its_headings_beside_or_below_its_name() -> None:
    beside, below = sheets_of_csv("survey,type,name\n,text,a\n"), sheets_of_csv('survey,,\n,type,name\n,text,"a\nb"\n')

    assert beside == {"survey": [["type", "name"], ["text", "a"]]}
    assert below == {"survey": [["type", "name"], ["text", "a\nb"]]}


# ---- what is refused

HEAD = "type | name | label | relevant | constraint | calculation | choice_filter | appearance"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["geopoint | a | A"], [(F.UNSUPPORTED_TYPE, 2, "type")]),
        (["barcode | a | A"], [(F.UNSUPPORTED_TYPE, 2, "type")]),
        (["rank color | a | A"], [(F.UNSUPPORTED_TYPE, 2, "type")]),
        (["time | a | A"], [(F.UNSUPPORTED_TYPE, 2, "type")]),
        (["select_one_from_file x.csv | a | A"], [(F.UNSUPPORTED_TYPE, 2, "type")]),
        (["begin loop over color | a | A"], [(F.UNSUPPORTED_TYPE, 2, "type")]),
        (["wish | a | A"], [(F.UNKNOWN_TYPE, 2, "type")]),
        (["| a | A"], [(F.UNKNOWN_TYPE, 2, "type")]),
        (["text | | A"], [(F.MISSING_NAME, 2, "name")]),
        (["text | tên | A"], [(F.BAD_NAME, 2, "name")]),
        (["text | a.b | A"], [(F.BAD_NAME, 2, "name")]),
        (["text | _row | A"], [(F.BAD_NAME, 2, "name")]),
        (["text | a | A", "text | a | B"], [(F.TWICE, 3, "name")]),
        (["text | a | "], [(F.MISSING_LABEL, 2, "label")]),
        (["select_one none | a | A"], [(F.UNKNOWN_LIST, 2, "type")]),
        (["begin_group | g | G", "text | a | A"], [(F.NOT_CLOSED, 2, "type")]),
        (["text | a | A", "end_group | |"], [(F.NOT_OPENED, 3, "type")]),
        (
            ["begin_repeat | t | T", "text | a | A", "end_group | |"],
            [(F.NOT_CLOSED, 2, "type"), (F.NOT_OPENED, 4, "type")],
        ),
        (["begin_repeat | t | T", "end_repeat | |"], [(F.EMPTY_TABLE, 2, "type")]),
        (["begin_repeat | t | T", "text | a | A", "image | i | I", "end_repeat | |"], [(F.NOT_IN_A_TABLE, 4, "type")]),
        (["text | a | A | ${b} >"], [(F.EXPRESSION, 2, "relevant")]),
        (["text | a | A | ${b} = 1"], [(F.UNKNOWN_ITEM, 2, "relevant")]),
        (["integer | a | A | | . <= ${b}"], [(F.UNKNOWN_ITEM, 2, "constraint")]),
        (["calculate | a | A | | | "], [(F.MISSING_PART, 2, "calculation")]),
        (["calculate | a | A | | | ${a} + 1"], [(F.CIRCULAR, 2, "calculation")]),
        (["select_one color | a | A | | | | x = 1"], [(F.UNSUPPORTED_COLUMN, 2, "choice_filter")]),
        (["select_one color | a | A | | | | | search('x')"], [(F.UNSUPPORTED_COLUMN, 2, "appearance")]),
        (
            ["begin_repeat | t | T", "text | x | X", "end_repeat | |", "text | a | A | ${x} = 'b'"],
            [(F.OUTSIDE_ITS_TABLE, 5, "relevant")],
        ),
        (
            ["begin_repeat | t | T", "integer | x | X", "calculate | y | Y | | | sum(${x})", "end_repeat | |"],
            [(F.CIRCULAR, 4, "calculation")],
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) and isinstance(value[0], str) else "",
)
def test_a_fault_is_told_with_its_row_and_column(rows: list[str], told: list[tuple[FaultCode, int, str]]) -> None:
    assert faults(HEAD, *rows) == told


def test_a_table_in_a_table_is_refused() -> None:
    rows = [
        "begin_repeat | t | T",
        "text | x | X",
        "begin_repeat | u | U",
        "text | y | Y",
        "end_repeat | |",
        "end_repeat | |",
    ]

    assert (F.NESTED_TABLE, 4, "type") in faults(HEAD, *rows)


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        ("kiemtra::type", "number", (F.TYPE_DIFFERS, 2, "kiemtra::type")),
        ("kiemtra::area", "moon", (F.UNKNOWN_WORD, 2, "kiemtra::area")),
        ("kiemtra::prefill", "guess", (F.UNKNOWN_WORD, 2, "kiemtra::prefill")),
        ("kiemtra::merge", "sum", (F.UNKNOWN_WORD, 2, "kiemtra::merge")),
    ],
)
def test_a_word_of_our_own_that_is_unknown_is_refused(head: str, row: str, told: tuple[FaultCode, int, str]) -> None:
    assert faults(f"type | name | label | {head}", f"text | a | A | {row}") == [told]


def test_a_percentage_names_its_two_numbers() -> None:
    head = "type|name|label|calculation|kiemtra::type|kiemtra::numerator|kiemtra::denominator"

    assert faults(head, "integer|a|A||||", "calculate|p|P|1|percent|a|") == [
        (F.MISSING_PART, 3, "kiemtra::denominator")
    ]
    assert faults(head, "integer|a|A||||", "calculate|p|P|1|percent|a|b") == [
        (F.UNKNOWN_ITEM, 3, "kiemtra::denominator")
    ]


def test_rows_of_a_table_that_cannot_be_are_refused() -> None:
    head = "type|name|label|kiemtra::least_rows|kiemtra::most_rows"
    rest = ("text|x|X||", "end_repeat||||")

    assert faults(head, "begin_repeat|t|T|3|2", *rest) == [(F.BAD_ROWS, 2, "kiemtra::most_rows")]
    assert faults(head, "begin_repeat|t|T|${n}|", *rest) == [(F.NOT_A_NUMBER, 2, "kiemtra::least_rows")]


def test_faults_of_all_sheets_come_in_their_order() -> None:
    read = read_form(
        {
            "survey": table("type|name|label|label", "text|a|A|"),
            "choices": table("list_name|name|label", "l|a b|X", "l|c|", "|d|D", "l||D", "l|e|E", "l|e|F"),
            "settings": table("form_id|version|kiemtra::valid_from|kiemtra::applies_to", "a b|1/2|hôm nay|moon"),
            "kiemtra_checks": table("code|severity|test|message|items", "k|grave|1|M|", "l||1 +|M|", "m||1|M|zz"),
            "entities": table("a", "b"),
        }
    )

    assert [(one.code, one.sheet, one.row, one.column) for one in read.faults] == [
        (F.BAD_SETTING, "settings", 2, "kiemtra::valid_from"),
        (F.UNKNOWN_WORD, "settings", 2, "kiemtra::applies_to"),
        (F.MISSING_SETTING, "settings", 2, "form_title"),
        (F.MISSING_SETTING, "settings", 2, "kiemtra::valid_from"),
        (F.BAD_SETTING, "settings", 2, "form_id"),
        (F.BAD_SETTING, "settings", 2, "version"),
        (F.TWO_COLUMNS, "survey", 1, "label"),
        (F.BAD_NAME, "choices", 2, "name"),
        (F.MISSING_LABEL, "choices", 3, "label"),
        (F.MISSING_NAME, "choices", 4, "list_name"),
        (F.MISSING_NAME, "choices", 5, "name"),
        (F.TWICE, "choices", 7, "name"),
        (F.UNKNOWN_WORD, "kiemtra_checks", 2, "severity"),
        (F.EXPRESSION, "kiemtra_checks", 3, "test"),
        (F.UNKNOWN_ITEM, "kiemtra_checks", 4, "items"),
        (F.UNSUPPORTED_SHEET, "entities", None, ""),
    ]


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ({}, [F.NO_SHEET]),
        ({"survey": [["type"], ["text"]]}, [F.MISSING_COLUMN]),
        ({"survey": [["type", "name"]]}, [F.NO_ITEMS]),
        ({"survey": [["type", "name"], *([["text", "a"]] * 6000)]}, [F.TOO_LARGE]),
        ({"survey": [["type", "name", "label"], *(["text", f"a{n}", "A"] for n in range(1001))]}, [F.TOO_MANY_ITEMS]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_sheets_that_are_no_form(sheets: dict[str, Rows], told: list[FaultCode]) -> None:
    with pytest.raises(NotAFormError) as refused:
        form_of(sheets, GIVEN)

    assert [one.code for one in refused.value.faults] == told


def test_an_end_before_the_beginning_is_refused() -> None:
    settings = table("kiemtra::valid_to", "2019-01-01")

    assert faults("type|name|label", "text|a|A", settings=settings) == [(F.BAD_SETTING, 2, "kiemtra::valid_to")]


def test_an_expression_is_told_with_reason_and_letter() -> None:
    read = read_form({"survey": table("type|name|label|relevant", "text|a|A|1 = pulldata('x')")}, GIVEN)

    (fault,) = read.faults
    assert (fault.expression, fault.letter, fault.value) == (ExpressionFault.UNKNOWN_FUNCTION, 5, "pulldata")
    assert sentence(fault) == "Hàm này chưa được hỗ trợ (ở chữ thứ 5: “pulldata”)."


def test_every_fault_has_its_sentence() -> None:
    assert set(FAULTS) == set(FaultCode)
    assert set(EXPRESSIONS) == set(ExpressionFault)


# ---- the standard's own checker


def test_the_checker_of_the_standard_names_the_row() -> None:
    sheets = {"survey": table("type|name|label", "text|a|A", "text|b c|B"), "settings": table("form_id", "f")}

    (fault,) = standard_faults(sheets)

    assert (fault.code, fault.sheet, fault.row) == (F.STANDARD, "survey", 3)
    assert "name" in fault.value
    assert standard_faults({"survey": table("type|name|label", "text|a|A")}) == ()


def test_what_is_read_only_is_a_note_and_what_has_a_calculation_is_computed() -> None:
    form = loaded("type | name | label | read_only | calculation", "text | a | A | yes |", "integer | b | B | | 1 + 1")

    assert [one.type for one in form.items] == [T.NOTE, T.CALCULATION]


def test_a_title_that_is_too_long_is_refused() -> None:
    long = Settings(code="f", title="a" * 301, version="1", source="", valid_from=date(2020, 1, 1))

    assert [one.column for one in read_form({"survey": table("type|name|label", "text|a|A")}, long).faults] == [
        "form_title"
    ]
