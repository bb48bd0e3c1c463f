"""The styles part: our named styles, so that a clerk edits by style; nothing inherited from a foreign template."""

from kiemtra.drafting.styles import FONT, RULES, Rule, Style
from kiemtra.drafting.word.markup import part, tag, twips

_LANGUAGE = {"val": "vi-VN", "eastAsia": "vi-VN", "bidi": "ar-SA"}
_FONTS = tag("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
_ALIGNS = {"justify": "both", "left": "left", "center": "center", "right": "right"}
# How the rank of a heading shows in the navigation pane.
_OUTLINE = {1: 0, 2: 1}
# Single spacing in the unit of w:line.
_SINGLE = 240


def style_id(style: Style) -> str:
    """Name a style within the file: ASCII, stable."""
    return "Normal" if style is Style.BODY else f"KT{style.name.title().replace('_', '')}"


def align_value(align: str) -> str:
    """Say an alignment in the words of the format."""
    return _ALIGNS[align]


def stylesheet() -> bytes:
    """Write the styles part."""
    return part(
        "styles",
        tag(
            "docDefaults",
            tag("rPrDefault", tag("rPr", _FONTS, tag("sz", val=28), tag("szCs", val=28), tag("lang", **_LANGUAGE))),
            tag("pPrDefault", tag("pPr")),
        ),
        *map(_paragraph_style, Style),
        tag(
            "style",
            tag("name", val="Default Paragraph Font"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        _table_style(),
    )


def _paragraph_style(style: Style) -> str:
    normal = style is Style.BODY
    head = (
        (tag("name", val="Normal"), tag("aliases", val=style.value), tag("qFormat"))
        if normal
        else (tag("name", val=style.value), tag("basedOn", val="Normal"), tag("qFormat"))
    )
    extra = {"default": 1} if normal else {"customStyle": 1}
    rule = RULES[style]
    return tag("style", *head, _paragraph_properties(rule), _run_properties(rule), type="paragraph", **extra, styleId=style_id(style))  # fmt: skip


def _paragraph_properties(rule: Rule) -> str:
    indent = {"left": twips(rule.left_indent), "right": 0}
    indent |= {"hanging": twips(rule.hanging)} if rule.hanging else {"firstLine": twips(rule.first_indent)}
    return tag(
        "pPr",
        tag("keepNext", val=int(rule.keep_next)),
        tag("widowControl", val=1),
        tag(
            "spacing",
            before=twips(rule.before),
            after=twips(rule.after),
            line=round(_SINGLE * rule.spacing),
            lineRule="auto",
        ),
        tag("ind", **indent),
        tag("jc", val=_ALIGNS[rule.align]),
        tag("outlineLvl", val=_OUTLINE[rule.rank]) if rule.rank in _OUTLINE else "",
    )


def _run_properties(rule: Rule) -> str:
    half_points = round(rule.size * 2)
    return tag(
        "rPr",
        _FONTS,
        tag("b", val=int(rule.bold)),
        tag("bCs", val=int(rule.bold)),
        tag("i", val=int(rule.italic)),
        tag("iCs", val=int(rule.italic)),
        tag("color", val="000000"),
        tag("sz", val=half_points),
        tag("szCs", val=half_points),
    )


def _table_style() -> str:
    return tag(
        "style",
        tag("name", val="Normal Table"),
        tag("tblPr", tag("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="TableNormal",
    )
