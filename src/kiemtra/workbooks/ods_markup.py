"""The parts of an ODS file that do not depend on its answers: styles, settings, manifest.

Office Open Document 1.3, part 3.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from kiemtra.workbooks.looks import BORDER, INK, LOOKS, WRONG, Style
from kiemtra.workbooks.plan import INPUTS, Look, SheetPlan

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
    "xlink": "http://www.w3.org/1999/xlink",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
HEADER = '<?xml version="1.0" encoding="UTF-8"?>'
NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMES.items()) + ' office:version="1.3"'
MANIFEST = (
    f'{HEADER}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>'
        for part in ("content.xml", "styles.xml", "settings.xml")
    )
    + "</manifest:manifest>"
)
STYLES = (
    f"{HEADER}<office:document-styles {NAMESPACES}><office:styles/><office:automatic-styles>"
    '<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
    'style:print-orientation="landscape" fo:margin="1.2cm" style:scale-to-X="1" style:scale-to-Y="0" '
    'style:print-page-order="ttb"/><style:footer-style/></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="a4"><style:footer>'
    "<text:p><text:sheet-name>?</text:sheet-name> – trang <text:page-number>1</text:page-number>/"
    "<text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>"
    "</office:document-styles>"
)
# Number styles by the number format of a look.
_NUMBERS = {
    "#,##0": (
        "nWhole",
        '<number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>',
    ),
    "0.00": ("nShare", '<number:number number:decimal-places="2" number:min-integer-digits="1"/>'),
    "General": ("nDecimal", '<number:number number:min-integer-digits="1"/>'),
}
_DAY = (
    '<number:date-style style:name="nDay"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>'
)
_TEXT = '<number:text-style style:name="nText"><number:text-content/></number:text-style>'


def settings(plans: Iterable[SheetPlan]) -> str:
    """Return the part that freezes the headings of each sheet."""
    views = "".join(_view(plan) for plan in plans)
    return (
        f"{HEADER}<office:document-settings {NAMESPACES}><office:settings>"
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1'
        '</config:config-item><config:config-item-map-named config:name="Tables">'
        f"{views}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )


def _view(plan: SheetPlan) -> str:
    if plan.heading is None:
        return ""
    row = plan.heading + 1
    facts = {
        "HorizontalSplitMode": ("short", 2),
        "VerticalSplitMode": ("short", 2),
        "HorizontalSplitPosition": ("int", 3),
        "VerticalSplitPosition": ("int", row),
        "ActiveSplitRange": ("short", 3),
        "PositionLeft": ("int", 0),
        "PositionRight": ("int", 3),
        "PositionTop": ("int", 0),
        "PositionBottom": ("int", row),
        "ShowGrid": ("boolean", "false"),
    }
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, (kind, value) in facts.items()
    )
    return f"<config:config-item-map-entry config:name={quoteattr(plan.name)}>{items}</config:config-item-map-entry>"


def style_name(look: Look, wrong: bool) -> str:
    """Return the name of the cell style of a look."""
    return f"{'w' if wrong else 'c'}{look.value.capitalize()}"


def automatic_styles(plans: Iterable[SheetPlan]) -> Iterator[str]:
    """Yield the styles of sheets, columns, rows and cells."""
    yield "<office:automatic-styles>"
    for name, number in _NUMBERS.values():
        yield f'<number:number-style style:name="{name}">{number}</number:number-style>'
    yield _DAY + _TEXT
    for at, plan in enumerate(plans):
        colour = f' table:tab-color="{plan.tab}"' if plan.tab else ""
        shown = "false" if plan.hidden else "true"
        yield (
            f'<style:style style:name="t{at}" style:family="table" style:master-page-name="Default">'
            f'<style:table-properties table:display="{shown}"{colour}/></style:style>'
        )
        for column, width in enumerate(plan.widths):
            yield (
                f'<style:style style:name="t{at}c{column}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width * 0.21:.2f}cm"/></style:style>'
            )
    yield (
        '<style:style style:name="row" style:family="table-row"><style:table-row-properties '
        'style:use-optimal-row-height="true"/></style:style>'
    )
    for look in Look:
        yield _cell_style(look, LOOKS[look], wrong=False)
        yield _cell_style(look, WRONG, wrong=True)
    yield "</office:automatic-styles>"


def _cell_style(look: Look, style: Style, *, wrong: bool) -> str:
    wanted = LOOKS[look].number_format
    number = _NUMBERS[wanted][0] if wanted in _NUMBERS else {"@": "nText", "dd/mm/yyyy": "nDay"}.get(wanted, "")
    boxed = look not in (Look.PLAIN, Look.TITLE, Look.SUBTITLE)
    cell = f'style:cell-protect="{"none" if look in INPUTS else "protected"}" style:vertical-align="top"'
    cell += f' fo:border="0.5pt solid {BORDER}" fo:wrap-option="wrap"' if boxed else ""
    cell += f' fo:background-color="{style.fill}"' if style.fill else ""
    align = {"left": "start", "right": "end"}.get(style.align, style.align)
    font = f'fo:font-size="{style.size}pt" fo:color="{style.ink or INK}" style:font-name="Times New Roman" '
    font += "fo:font-family=\"'Times New Roman'\"" + (' fo:font-weight="bold"' if style.bold else "")
    font += ' fo:font-style="italic"' if style.italic else ""
    return (
        f'<style:style style:name="{style_name(look, wrong)}" style:family="table-cell"'
        + (f' style:data-style-name="{number}"' if number else "")
        + f'><style:table-cell-properties {cell}/><style:paragraph-properties fo:text-align="{align}" '
        f'fo:margin-left="0cm"/><style:text-properties {font}/></style:style>'
    )
