from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemtra.drafting import (
    Align,
    Annex,
    Article,
    Bullet,
    Clause,
    Division,
    OfficialDocument,
    Paragraph,
    Part,
    Point,
    Run,
    Section,
    Signature,
    Signatures,
    Table,
    Urgency,
    check_docx,
    plain_text,
    to_docx,
    to_pdf,
)
from kiemtra.drafting.wording import MISSING
from tests.drafting import samples
from tests.drafting.reading_back import PAGE_NUMBER, docx_text, pdf_pages, squeezed, words


@pytest.mark.parametrize("sample", samples.ALL)
def test_docx_says_what_the_document_says(sample):
    document = sample()

    assert squeezed(docx_text(to_docx(document))) == squeezed(plain_text(document))


@pytest.mark.parametrize("sample", samples.ALL)
def test_pdf_says_what_the_document_says(sample):
    document = replace(sample(), illustrative=False)

    # Table headers are printed again on every page of the annex.
    if sample is samples.report:
        document = replace(document, annexes=document.annexes[1:])
    pages = pdf_pages(to_pdf(document))

    text = "\n".join(PAGE_NUMBER.sub("", page) if number else page for number, page in enumerate(pages))
    if document.annexes:
        assert len(pages) == 3
    assert sorted(squeezed(text)) == sorted(squeezed(plain_text(document)))
    if not document.annexes:
        assert words(text) == words(plain_text(document))


@pytest.mark.parametrize("sample", samples.ALL)
def test_bytes_repeat(sample):
    assert to_docx(sample()) == to_docx(sample())
    assert to_pdf(sample()) == to_pdf(sample())


SPECIAL = "#$\\@<>&*_`=~[]{}()\"'/-+%"
LETTERS = st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd", "Po", "Zs", "So", "Mn", "Cc"))
VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyẾẶữỗĐ 1234567890.,;:" + SPECIAL, max_size=60)
ANY = st.one_of(VIETNAMESE, st.text(alphabet=LETTERS, max_size=30), st.just("dài" * 80), st.just(""))
TEXT = st.one_of(ANY, st.lists(st.builds(Run, ANY, st.booleans(), st.booleans()), max_size=3).map(tuple))
TABLES = st.builds(
    Table,
    st.lists(ANY, max_size=4).map(tuple),
    st.lists(st.lists(TEXT, max_size=5).map(tuple), max_size=4).map(tuple),
    st.lists(st.floats(0, 9), max_size=4).map(tuple),
    st.lists(st.sampled_from(Align), max_size=6).map(tuple),
)
SIGNATURES = st.builds(Signature, st.lists(ANY, max_size=2).map(tuple), st.lists(ANY, max_size=2).map(tuple), ANY, ANY)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Part, ANY, ANY),
        st.builds(Section, ANY, ANY, st.sampled_from(Division)),
        st.builds(Article, ANY, ANY, TEXT),
        st.builds(Clause, ANY, TEXT, ANY),
        st.builds(Point, ANY, TEXT),
        st.builds(Paragraph, TEXT),
        st.builds(Bullet, TEXT),
        TABLES,
        st.builds(Signatures, st.lists(SIGNATURES, max_size=3).map(tuple)),
    ),
    max_size=6,
).map(tuple)
DOCUMENTS = st.builds(
    OfficialDocument,
    parent_agency=st.none() | ANY,
    issuer=ANY,
    number=st.none() | ANY,
    symbol=ANY,
    place=ANY,
    date=st.none() | st.dates(),
    year=st.none() | st.integers(1975, 2100),
    kind=st.none() | ANY,
    subject=ANY,
    addressees=st.lists(ANY, max_size=3).map(tuple),
    enacted_by=st.none() | ANY,
    legal_bases=st.lists(ANY, max_size=3).map(tuple),
    body=BLOCKS,
    signer=st.none() | SIGNATURES,
    recipients=st.lists(ANY, max_size=3).map(tuple),
    urgency=st.none() | st.sampled_from(Urgency),
    illustrative=st.booleans(),
    annexes=st.lists(st.builds(Annex, ANY, ANY, ANY, BLOCKS, st.booleans()), max_size=2).map(tuple),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_any_content_prints_in_both_and_survives(document):
    docx, pdf = to_docx(document), to_pdf(document)

    assert squeezed(docx_text(docx)) == squeezed(plain_text(document))
    assert pdf.startswith(b"%PDF-")
    assert isinstance(check_docx(docx), tuple)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(VIETNAMESE.filter(str.strip), min_size=1, max_size=4))
def test_text_survives_in_the_pdf(texts):
    document = replace(samples.schedule(), illustrative=False, body=tuple(map(Paragraph, texts)))

    text = "".join(pdf_pages(to_pdf(document)))

    assert sorted(squeezed(text)) == sorted(squeezed(plain_text(document)))


def test_text_given_as_markup_stays_text():
    hostile = "#panic() $x$ *đậm* _nghiêng_ `mã` @nhãn <w:p/> &lt; \\ ]] #import"
    document = replace(samples.schedule(), illustrative=False, body=(Paragraph(hostile),), subject=hostile)

    assert f"{hostile}./." in docx_text(to_docx(document))
    assert squeezed(hostile) in squeezed("".join(pdf_pages(to_pdf(document))))


def test_a_character_the_font_lacks_is_shown_as_missing_in_both():
    document = replace(samples.schedule(), body=(Paragraph("Tốt 😀 lắm"),))

    assert f"Tốt {MISSING} lắm./." in docx_text(to_docx(document))
    assert f"Tốt {MISSING} lắm./." in "".join(pdf_pages(to_pdf(document)))
