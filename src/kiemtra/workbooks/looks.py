"""How the cells of a workbook look, the same in both formats: what is filled in is yellow, what is wrong is red."""

from dataclasses import dataclass

from kiemtra.workbooks.plan import Look

INK, BORDER = "#1B2A2F", "#B8C4C6"


@dataclass(frozen=True, slots=True)
class Style:
    """Colours, weight and alignment of one look."""

    fill: str = ""
    ink: str = ""
    bold: bool = False
    italic: bool = False
    size: int = 12
    align: str = "left"
    # As XLSX writes it; `ods_styles` has the like for ODS.
    number_format: str = ""


_INPUT = "#FFF8DC"
LOOKS: dict[Look, Style] = {
    Look.PLAIN: Style(number_format="@"),
    Look.TITLE: Style(bold=True, size=15, ink="#0F5B57"),
    Look.SUBTITLE: Style(italic=True, size=11, ink="#4A5B60"),
    Look.HEADING: Style(fill="#0F5B57", ink="#FFFFFF", bold=True, align="center"),
    Look.SECTION: Style(fill="#DCEBE9", ink="#0F5B57", bold=True),
    Look.LABEL: Style(),
    Look.CENTRED: Style(align="center"),
    Look.SHARE: Style(fill="#EEF1F2", align="right", number_format="0.00"),
    Look.LAST: Style(fill="#F5F7F7", ink="#4A5B60", align="right"),
    Look.LINK: Style(fill="#EEF1F2", ink="#0B5CAD"),
    Look.KEY: Style(align="center", number_format="@"),
    Look.TEXT: Style(fill=_INPUT, number_format="@"),
    Look.WHOLE: Style(fill=_INPUT, align="right", number_format="#,##0"),
    Look.DECIMAL: Style(fill=_INPUT, align="right", number_format="General"),
    Look.DAY: Style(fill=_INPUT, align="center", number_format="dd/mm/yyyy"),
    Look.OPTION: Style(fill=_INPUT, number_format="@"),
}
WRONG = Style(fill="#F9D0CC", ink="#8F1D14", bold=True)
