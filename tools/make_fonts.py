"""Make the two screen fonts: Be Vietnam Pro, cut down to Latin and Vietnamese, with digits of one width.

    .venv/bin/uv pip install fontpkg-be-vietnam-pro      # the source: the family's TTF files, under the OFL
    .venv/bin/python tools/make_fonts.py FOLDER-WITH-TTF src/kiemtra/web/static/kiemtra/fonts

The family has no tabular digits. Copies of its digits, each centred in one width, are added under the OpenType feature
`tnum`, so that figures in tables stand below each other.
"""

import copy
import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

# weight → width of a tabular digit
WIDTHS = {"Regular": 632, "SemiBold": 642}
CHARACTERS = (
    "0020-007E,00A0-00FF,0102-0103,0110-0111,0128-0129,0168-0169,01A0-01A1,01AF-01B0,0300-0303,0309,0323,1EA0-1EF9,"
    "2010-2015,2018-201E,2020-2022,2026,2030,2032-2033,2039-203A,20AB,2212,2260,2264-2265"
)
FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum"]
# Family, style, names, version, licence: what a font must say of itself.
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def make(source: Path, target: Path) -> None:
    """Make both weights from the TTF files of `source`."""
    for weight, width in WIDTHS.items():
        font = TTFont(source / f"BeVietnamPro-{weight}.ttf", recalcTimestamp=False)
        add_feature(font, "tnum", add_digits(font, width))
        font = cut_down(reopened(font))
        font.save(target / f"be-vietnam-pro-{weight.lower()}.woff2")


def add_digits(font: TTFont, width: int) -> dict[str, str]:
    """Add a copy of each digit, centred in `width`; the names of digit and copy."""
    outlines, characters, copies = font["glyf"], font.getBestCmap(), {}
    for digit in "0123456789":
        name = characters[ord(digit)]
        glyph = copy.deepcopy(outlines[name])
        ink = glyph.xMax - glyph.xMin
        glyph.coordinates.translate((round((width - ink) / 2) - glyph.xMin, 0))
        glyph.recalcBounds(outlines)
        copies[name] = f"{name}.tnum"
        outlines[copies[name]] = glyph
        font["hmtx"][copies[name]] = (width, glyph.xMin)
    font.setGlyphOrder(font.getGlyphOrder())
    return copies


def add_feature(font: TTFont, tag: str, mapping: dict[str, str]) -> None:
    """Add an OpenType feature that puts one glyph for another, in every script and language."""
    table = font["GSUB"].table
    table.LookupList.Lookup.append(single_substitution(mapping))
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    table.FeatureList.FeatureRecord.append(record)
    for script in (record.Script for record in table.ScriptList.ScriptRecord):
        for language in (script.DefaultLangSys, *(record.LangSys for record in script.LangSysRecord)):
            if language:
                language.FeatureIndex.append(len(table.FeatureList.FeatureRecord) - 1)


def single_substitution(mapping: dict[str, str]) -> otTables.Lookup:
    """A lookup of type 1: one glyph for one glyph."""
    substitution, lookup = otTables.SingleSubst(), otTables.Lookup()
    substitution.mapping = mapping
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 1, 0, [substitution], 1
    return lookup


def reopened(font: TTFont) -> TTFont:
    """The font as a file would give it: the subsetter wants its tables compiled. The same output on each day."""
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return TTFont(file, recalcTimestamp=False)


def cut_down(font: TTFont) -> TTFont:
    """Only the characters, features and names that the pages need, packed as WOFF2."""
    options = Options()
    options.layout_features, options.name_IDs = FEATURES, NAMES
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(CHARACTERS))
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
