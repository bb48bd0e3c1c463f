"""A plan's text read in the browser: highlighted facts, one struck, one corrected, a contradiction settled, a plan."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ROOT
from tests.e2e.surfing import Demo, Walk

pytestmark = pytest.mark.browser

TEXT = ROOT / "examples/texts/s0-hung-yen-city-2022.txt"


def test_a_text_becomes_a_draft_plan(page: Page, demo: Demo, tmp_path: Path) -> None:
    walk = Walk(page, demo, "Thành phố Hưng Yên 2022", "doc-van-ban")
    walk.enter("Chuyên viên CCHC")

    give(walk, tmp_path)
    keys_walk_through_the_facts(page)
    settle_a_contradiction(walk)
    strike_one(walk)
    correct_one(walk)
    make_the_plan(walk)


def give(walk: Walk, folder: Path) -> None:
    """The text as a file of one's own, with a line that the demo's text has not: the same text is read once only."""
    mine = folder / "ke-hoach-183.txt"
    mine.write_text(f"{TEXT.read_text()}\nBản lưu tại bộ phận một cửa.\n")
    walk.turn_to("Đọc văn bản")
    walk.shoot("danh-sach")
    walk.page.get_by_label("Hoặc chọn tệp").set_input_files(mine)
    walk.press("Đọc văn bản")
    expect(walk.page.get_by_role("region", name="Thông tin đã đọc")).to_be_visible()
    assert walk.page.locator("mark.fact").count() > 15
    walk.shoot("da-doc")


def keys_walk_through_the_facts(page: Page) -> None:
    """j goes to the next fact, k back; the place and its entry light up together."""
    lit = page.locator("mark.fact.is-lit").first
    page.locator("body").press("j")
    expect(lit).to_be_visible()
    first = lit.get_attribute("id")
    page.keyboard.press("j")
    expect(page.locator(f"#{first}")).not_to_have_class(re.compile("is-lit"))
    page.keyboard.press("k")
    expect(page.locator(f"#{first}")).to_have_class(re.compile("is-lit"))


def settle_a_contradiction(walk: Walk) -> None:
    """The plan is dated after its own page: the day that the text itself suggests is taken."""
    page = walk.page
    row = page.get_by_role("region", name="Mâu thuẫn và chỗ cần xem lại").get_by_role("row")
    suggested = row.get_by_role("button", name=re.compile("^Lấy ngày"))
    expect(suggested.first).to_be_visible()
    open_ones = suggested.count()
    assert open_ones >= 1
    suggested.first.click()
    expect(row.get_by_text("Đã xử lý").first).to_be_visible()
    expect(suggested).not_to_have_count(open_ones)


def strike_one(walk: Walk) -> None:
    page = walk.page
    entries = page.get_by_role("region", name="Thông tin đã đọc").get_by_role("listitem")
    one = entries.filter(has=page.get_by_role("button", name="Bỏ", exact=True)).last
    number = one.get_attribute("id")
    one.get_by_role("button", name="Bỏ", exact=True).click()
    expect(page.locator(f"#{number}").locator("s")).to_be_visible()


def correct_one(walk: Walk) -> None:
    page = walk.page
    entries = page.get_by_role("region", name="Thông tin đã đọc").get_by_role("listitem")
    entries.filter(has=page.get_by_role("link", name="Sửa")).first.get_by_role("link", name="Sửa").click()
    walk.shoot("sua-mot-muc")
    walk.press("Lưu và nhận")
    walk.sees("đã nhận")


def make_the_plan(walk: Walk) -> None:
    page = walk.page
    walk.press("Nhận tất cả mục còn lại")
    walk.shoot("da-nhan-het")
    walk.follow("Lập kế hoạch từ thông tin đã nhận")
    walk.shoot("lap-ke-hoach")
    walk.press("Lập dự thảo kế hoạch")
    expect(page.get_by_role("button", name="Trình kế hoạch")).to_be_visible()
    walk.shoot("du-thao-ke-hoach")
