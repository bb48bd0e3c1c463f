"""Subset Be Vietnam Pro to Latin and Vietnamese and add tabular digits (tnum), which the family lacks."""
import sys, copy
from io import BytesIO
from pathlib import Path
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables as ot
from fontTools.subset import Options, Subsetter, parse_unicodes

SRC = Path(sys.argv[1]); OUT = Path(sys.argv[2])
UNICODES = parse_unicodes("0020-007E,00A0-00FF,0102-0103,0110-0111,0128-0129,0168-0169,01A0-01A1,01AF-01B0,0300-0303,0309,0323,1EA0-1EF9,2010-2015,2018-201E,2020-2022,2026,2030,2032-2033,2039-203A,20AB,2212,2260,2264-2265")
WIDTH = {"Regular": 632, "SemiBold": 642}
for weight, width in WIDTH.items():
    f = TTFont(SRC / f"BeVietnamPro-{weight}.ttf")
    cmap = f.getBestCmap(); glyf = f["glyf"]; mapping = {}
    for d in "0123456789":
        g = cmap[ord(d)]; new = f"{g}.tnum"
        glyph = copy.deepcopy(glyf[g]); adv, lsb = f["hmtx"][g]
        ink = glyph.xMax - glyph.xMin; shift = round((width - ink) / 2) - glyph.xMin
        glyph.coordinates.translate((shift, 0)); glyph.recalcBounds(glyf)
        glyf[new] = glyph; f["hmtx"][new] = (width, glyph.xMin); mapping[g] = new
    f.setGlyphOrder(f.getGlyphOrder())
    gsub = f["GSUB"].table
    sub = ot.SingleSubst(); sub.mapping = mapping
    lookup = ot.Lookup(); lookup.LookupType = 1; lookup.LookupFlag = 0; lookup.SubTable = [sub]; lookup.SubTableCount = 1
    gsub.LookupList.Lookup.append(lookup)
    rec = ot.FeatureRecord(); rec.FeatureTag = "tnum"; rec.Feature = ot.Feature(); rec.Feature.FeatureParams = None
    rec.Feature.LookupListIndex = [len(gsub.LookupList.Lookup) - 1]
    gsub.FeatureList.FeatureRecord.append(rec); i = len(gsub.FeatureList.FeatureRecord) - 1
    for s in gsub.ScriptList.ScriptRecord:
        for ls in [s.Script.DefaultLangSys, *[l.LangSys for l in s.Script.LangSysRecord]]:
            if ls: ls.FeatureIndex.append(i)
    buf = BytesIO(); f.save(buf); buf.seek(0); f = TTFont(buf)
    o = Options(); o.flavor = "woff2"; o.layout_features = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum"]
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    s = Subsetter(o); s.populate(unicodes=UNICODES); s.subset(f)
    f.flavor = "woff2"; f.save(OUT / f"be-vietnam-pro-{weight.lower()}.woff2")
