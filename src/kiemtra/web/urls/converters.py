"""Parts of addresses that are closed sets."""

from django.urls import register_converter

from kiemtra.domain.documents import PaperFormat


class PaperConverter:
    """The formats that a document is exported in: `<paper:format>`."""

    regex = "|".join(PaperFormat)

    def to_python(self, value: str) -> PaperFormat:
        return PaperFormat(value)

    def to_url(self, value: str) -> str:
        return str(value)


class DrawFileConverter:
    """What a draw is repeated with: the page, the script, its data, and the log's proof of its commitment."""

    regex = "html|py|json|proof"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SheetsConverter:
    """The formats of a merged table: `<sheets:kind>`."""

    regex = "xlsx|ods|csv|docx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SheetsConverter, "sheets")
register_converter(PaperConverter, "paper")
register_converter(DrawFileConverter, "drawfile")
