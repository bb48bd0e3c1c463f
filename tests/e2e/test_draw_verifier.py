"""The page with which anybody repeats a draw, opened from a file without network: agrees, tells, prints, can be read out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from kiemtra.scheduling import verifier
from tests.scheduling.draw_vectors import fixed, vectors

pytestmark = pytest.mark.browser
REPEAT = """files => files.map(file => {
  const { commitment, drawn } = kiemtra.repeat(file);
  return [commitment, ...drawn.map(one => one.unit)];
})"""


@pytest.fixture
def offline(context: BrowserContext) -> Iterator[Page]:
    """A page that has no network at all, and no errors."""
    context.set_offline(True)
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []


def show(page: Page, folder: Path, file: object = None) -> None:
    path = folder / "kiem-tra.html"
    path.write_text(verifier.page(file), encoding="utf-8")
    page.goto(path.as_uri())


def test_page_agrees_on_200_vectors(offline: Page, tmp_path: Path) -> None:
    show(offline, tmp_path)
    some = list(vectors(200))

    assert offline.evaluate(REPEAT, some) == [[one["commitment"], *one["drawn"]] for one in some]


def test_page_tells_that_all_holds_and_compares_what_was_noted(offline: Page, tmp_path: Path) -> None:
    vector = fixed()[0]
    show(offline, tmp_path, vector)

    expect(offline.get_by_role("status").first).to_contain_text("ĐẠT")
    expect(offline.locator("#drawn tr")).to_have_count(len(vector["drawn"]))
    offline.get_by_label("Mã cam kết bạn đã ghi lại").fill(str(vector["commitment"]).upper())
    expect(offline.locator("#noted-result")).to_contain_text("Trùng")
    offline.get_by_label("Mã cam kết bạn đã ghi lại").fill("abc")
    expect(offline.locator("#noted-result")).to_contain_text("Khác")


def test_page_says_what_does_not_hold(offline: Page, tmp_path: Path) -> None:
    vector = fixed()[0]
    show(offline, tmp_path, vector | {"drawn": [*vector["drawn"], "thêm"], "salt": "00" * 32})

    expect(offline.locator("#verdict")).to_contain_text("KHÔNG ĐẠT")
    expect(offline.locator("#step1")).to_contain_text("đã bị thay đổi")
    expect(offline.locator("#step3")).to_contain_text("khác")


def test_page_takes_a_file_by_hand_and_tells_what_is_none(offline: Page, tmp_path: Path) -> None:
    show(offline, tmp_path)
    good, bad = tmp_path / "tot.json", tmp_path / "hong.json"
    good.write_text(json.dumps(fixed()[0]), encoding="utf-8")
    bad.write_text("không phải JSON", encoding="utf-8")
    picker = offline.get_by_label("Chọn tệp mở của lần bốc thăm")

    picker.set_input_files(bad)
    expect(offline.locator("#verdict")).to_contain_text("Không đọc được tệp")
    picker.set_input_files(good)
    expect(offline.locator("#verdict")).to_contain_text("ĐẠT")


@pytest.mark.parametrize("width", [320, 1280])
def test_page_can_be_read_by_everybody(offline: Page, tmp_path: Path, width: int) -> None:
    offline.set_viewport_size({"width": width, "height": 800})
    show(offline, tmp_path, fixed()[0])

    assert offline.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(offline).response["violations"] == []
