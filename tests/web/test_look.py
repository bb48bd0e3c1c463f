"""The styles, scripts, fonts and icons: budgets, contrast, and that nothing points nowhere."""

import re
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kiemtra import web

WEB = Path(web.__file__).parent
STATIC = WEB / "static" / "kiemtra"
STYLES = sorted(STATIC.glob("css/**/*.css"))
SCRIPTS = sorted(STATIC.glob("js/*.js"))
CSS = "".join(file.read_text() for file in STYLES)
TEMPLATES = {file: file.read_text() for file in (WEB / "templates").rglob("*.html")}
OURS = {file: text for file, text in TEMPLATES.items() if "components" in file.parts or file.parent.name == "forms"}
TOKENS = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", (STATIC / "css/tokens.css").read_text()))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("--paper", "--sheet", "--tray")
INKS = ("--ink", "--ink-soft", "--pen", "--pen-deep", "--seal", "--ochre", "--leaf", "--lotus", "--indigo")
WASHED = [(ink, f"{ink}-wash") for ink in ("--pen", "--seal", "--ochre", "--leaf", "--lotus", "--indigo")]
INK_ON_WASH = [("--ink", ground) for ground in TOKENS if ground.endswith("-wash")]


@pytest.mark.parametrize(
    ("ink", "ground"), [*product(INKS, GROUNDS), *WASHED, *INK_ON_WASH, ("--ink-soft", "--stone-wash")]
)
def test_text_can_be_read_on_its_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_inputs_can_be_seen(ground: str) -> None:
    assert contrast("--rule-strong", ground) >= 3


def test_styles_and_scripts_stay_within_their_budgets() -> None:
    assert sum(file.stat().st_size for file in STYLES) <= 43_500
    assert sum(file.stat().st_size for file in SCRIPTS) <= 33_000
    assert [file.name for file in SCRIPTS if len(file.read_text().splitlines()) > 60] == []


def test_every_token_used_is_defined() -> None:
    defined = set(re.findall(r"(--[\w-]+):", CSS))

    assert set(re.findall(r"var\((--[\w-]+)", CSS)) - defined == set()


def test_every_style_and_script_is_loaded_by_the_head() -> None:
    head = TEMPLATES[WEB / "templates/components/head.html"]

    assert [file.name for file in (*STYLES, *SCRIPTS) if f'"kiemtra/{file.relative_to(STATIC)}"' not in head] == []


def test_every_class_of_the_components_has_a_style() -> None:
    styled = set(re.findall(r"\.([a-z][\w-]*)", CSS))
    used = {
        name
        for text in OURS.values()
        for value in re.findall(r'class="([^"{]+)"', text)
        for name in value.split()
        if name not in {"copy__done", "files"}
    }

    assert used - styled == set()


def test_every_icon_named_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'symbol id="([\w-]+)"', (STATIC / "img/icons.svg").read_text()))
    named = set(re.findall(r'{% icon "([\w-]+)"', "".join(TEMPLATES.values())))

    assert named - sprite == set()


@pytest.mark.parametrize("weight", ["regular", "semibold"])
def test_font_is_small_and_has_every_vietnamese_letter_and_tabular_digits(weight: str) -> None:
    file = STATIC / "fonts" / f"be-vietnam-pro-{weight}.woff2"
    font = TTFont(file)
    bases = "aăâeêioôơuưyđ"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", base + tone) for base, tone in product(bases, tones) if base != "đ"} | {"đ"}

    missing = {letter for letter in letters | {one.upper() for one in letters} if ord(letter) not in font.getBestCmap()}

    assert missing == set()
    assert file.stat().st_size <= 45_000
    assert "tnum" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


def test_font_carries_its_licence() -> None:
    assert "SIL Open Font License, Version 1.1" in (STATIC / "fonts/OFL.txt").read_text()


def test_templates_hold_no_inline_style_or_script() -> None:
    forbidden = re.compile(r"\sstyle=|<style|\son[a-z]+=|hx-on|<script(?![^>]*\bsrc=)")

    assert [file.name for file, text in TEMPLATES.items() if forbidden.search(text)] == []


def test_the_page_about_the_look_names_every_component() -> None:
    page = (WEB.parents[2] / "docs" / "look.md").read_text()
    parts_of_the_page = {"head", "nav", "account", "messages", "demo_bar", "gallery"}
    names = {file.stem for file in (WEB / "templates/components").glob("*.html")} - parts_of_the_page

    assert {name for name in names if name not in page} == set()
