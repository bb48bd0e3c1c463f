from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from kiemtra.drafting import FormRule, Paragraph, check_docx, to_docx
from kiemtra.drafting.checking.faults import SENTENCES
from kiemtra.drafting.checking.seen import File
from tests.drafting import samples
from tests.drafting.mutations import MUTATIONS, find, mutated, rewrite, style


@pytest.mark.parametrize("sample", samples.ALL)
def test_our_own_documents_are_without_fault(sample):
    assert check_docx(to_docx(sample())) == ()


@pytest.mark.parametrize("sample", samples.ALL)
def test_a_file_saved_by_another_program_is_without_fault(sample):
    assert check_docx(mutated(sample(), lambda file: None)) == ()


@pytest.mark.parametrize(
    ("sample", "deed", "broken"), [each[1:] for each in MUTATIONS], ids=[each[0] for each in MUTATIONS]
)
def test_each_fault_is_found_and_no_other(sample, deed, broken):
    assert {fault.rule for fault in check_docx(mutated(sample(), deed))} == broken


def test_every_rule_has_a_sentence_and_a_mutation():
    assert set(SENTENCES) == set(FormRule)
    assert {rule for each in MUTATIONS for rule in each[3]} == set(FormRule) - {FormRule.UNREADABLE}


def test_a_fault_says_where_the_rule_stands_and_what_was_found():
    (fault,) = check_docx(mutated(samples.results(), rewrite("Số: 07", "Số: 7/TB-ĐKT")))

    assert fault.place == "Phụ lục I, phần I, mục II.3c"
    assert fault.message == "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước."
    assert fault.found == "Số: 7/TB-ĐKT"


def test_two_faults_are_both_found():
    def deed(file):
        rewrite("Số: 07", "Số: 7/TB-ĐKT")(file)
        find(file, "Nơi nhận").runs[0].font.bold = False

    assert {fault.rule for fault in check_docx(mutated(samples.results(), deed))} == {
        FormRule.NUMBER_ZERO,
        FormRule.RECIPIENTS_STYLE,
    }


def test_one_upright_sentence_that_begins_like_a_ground_is_text():
    text = "Căn cứ kết quả kiểm tra, Sở Nội vụ đề nghị đơn vị khắc phục./."
    document = replace(samples.schedule(), body=(Paragraph(text),))

    assert check_docx(to_docx(document)) == ()


def test_a_table_within_a_cell_is_read_once():
    def deed(file):
        cell = file.tables[1].cell(1, 1)
        cell.add_table(1, 1).cell(0, 0).text = "trong bảng"

    file = File.opened(mutated(samples.schedule(), deed))

    assert [each.text for each in file.paragraphs].count("trong bảng") == 1


def test_formatting_is_read_through_styles_based_on_each_other():
    broken = check_docx(mutated(samples.schedule(), style("Cơ quan ban hành", bold=False)))

    assert [fault.rule for fault in broken] == [FormRule.ISSUER_STYLE]


def test_a_style_based_on_itself_does_not_hang():
    def deed(file):
        file.styles["Số ký hiệu"].base_style = file.styles["Số ký hiệu"]

    assert {fault.rule for fault in check_docx(mutated(samples.schedule(), deed))} == set()


def _archive(**parts: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def _broken_part() -> bytes:
    data = BytesIO()
    with ZipFile(BytesIO(to_docx(samples.schedule()))) as good, ZipFile(data, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, b"<w:document" if name == "word/document.xml" else good.read(name))
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"not an archive", _archive(), _archive(text="x"), to_docx(samples.schedule())[:3000], _broken_part()],
    ids=["empty", "text", "empty archive", "other archive", "cut off", "broken part"],
)
def test_a_file_that_is_no_docx_gets_a_sentence(data):
    (fault,) = check_docx(data)

    assert fault.rule is FormRule.UNREADABLE
    assert fault.message.endswith("DOCX.")


def test_a_docx_with_nothing_in_it_gets_its_faults():
    from docx import Document

    data = BytesIO()
    Document().save(data)

    rules = {fault.rule for fault in check_docx(data.getvalue())}

    assert {FormRule.NATION, FormRule.MOTTO, FormRule.ISSUER, FormRule.NUMBER, FormRule.DATE, FormRule.KIND} <= rules
    assert {FormRule.ENDING, FormRule.SIGNER, FormRule.RECIPIENTS, FormRule.PAGE_NUMBER} <= rules
