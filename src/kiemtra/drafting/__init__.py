"""Official documents in the form of Decree 30/2020/NĐ-CP: frozen content to DOCX, PDF and plain text, and a checker."""

from kiemtra.drafting.checking import check_docx
from kiemtra.drafting.checking.faults import Fault, FormRule
from kiemtra.drafting.content import (
    Align,
    Annex,
    Article,
    Block,
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
    Text,
    Urgency,
)
from kiemtra.drafting.pdf import to_pdf
from kiemtra.drafting.plain import plain_text
from kiemtra.drafting.symbols import KIND_ABBREVIATIONS, date_line, format_number, point_letter
from kiemtra.drafting.word import to_docx
from kiemtra.drafting.wording import unprintable

__all__ = [
    "KIND_ABBREVIATIONS",
    "Align",
    "Annex",
    "Article",
    "Block",
    "Bullet",
    "Clause",
    "Division",
    "Fault",
    "FormRule",
    "OfficialDocument",
    "Paragraph",
    "Part",
    "Point",
    "Run",
    "Section",
    "Signature",
    "Signatures",
    "Table",
    "Text",
    "Urgency",
    "check_docx",
    "date_line",
    "format_number",
    "plain_text",
    "point_letter",
    "to_docx",
    "to_pdf",
    "unprintable",
]
