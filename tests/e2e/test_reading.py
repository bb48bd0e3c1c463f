"""A plan's text read in the browser: by keys from the first doubtful fact to the draft, and once more without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import PATIENCE, ROOT
from tests.e2e.surfing import PHONE, WIDE, Demo, Walk, faults_of, overflow_of

pytestmark = pytest.mark.browser

TEXT = ROOT / "examples/texts/s0-hung-yen-city-2022.txt"
SYSTEM, OFFICER = "Thành phố Hưng Yên 2022", "Chuyên viên CCHC"
MISSED = "Bản lưu tại bộ phận một cửa."
# Selects words in the text as a mouse would.
SELECT = """(words) => {
  const walker = document.createTreeWalker(document.querySelector("[data-fact-text]"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return true;
  }
  return false;
}"""


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page on which no script runs."""
    context = browser.new_context(viewport=WIDE, locale="vi-VN", java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def give(walk: Walk, folder: Path, last: str = MISSED) -> None:
    """The text as a file of one's own, with a line that the demo's text has not: the same text is read once only."""
    mine = folder / "ke-hoach-183.txt"
    mine.write_text(f"{TEXT.read_text()}\n{last}\n")
    walk.turn_to("Đọc văn bản")
    walk.shoot("danh-sach")
    walk.page.get_by_label("Hoặc chọn tệp").set_input_files(mine)
    walk.press("Đọc văn bản")
    expect(walk.page.get_by_role("region", name="Thông tin đã đọc")).to_be_visible()
    assert walk.page.locator("mark.fact").count() > 15
    walk.shoot("da-doc")


# By keys


def test_a_text_becomes_a_draft_plan_by_keys(page: Page, demo: Demo, tmp_path: Path) -> None:
    walk = Walk(page, demo, SYSTEM, "doc-van-ban")
    walk.enter(OFFICER)

    give(walk, tmp_path)
    keys_walk_through_the_facts(page)
    a_place_in_the_text_chooses_its_fact(page)
    settle_a_contradiction(page)
    accept_the_next_doubtful_one(page)
    correct_one(walk)
    strike_one_and_take_it_back(page)
    add_from_selected_words(walk)
    nothing_is_wider_than_a_phone(page)
    make_the_plan(walk)


def chosen(page: Page) -> Locator:
    return page.locator("[data-fact].is-lit")


def key_of(row: Locator) -> str:
    return row.get_attribute("data-fact") or ""


def keys_walk_through_the_facts(page: Page) -> None:
    """j goes to the next fact, k back; the fact has the focus, its place in the text is marked and in view."""
    page.locator("body").press("j")
    expect(chosen(page)).to_be_focused()
    first = key_of(chosen(page))
    page.keyboard.press("j")
    expect(page.locator(f"[data-fact='{first}']")).not_to_have_class(re.compile("is-lit"))
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"[data-fact='{first}']")).to_be_focused()
    expect(page.locator(f"mark[data-of~='{first}']").first).to_have_class(re.compile("is-lit"))
    expect(page.locator(f"mark[data-of~='{first}']").first).to_be_in_viewport()
    page.keyboard.press("?")
    expect(page.get_by_text("mục tiếp theo cần xem")).to_be_visible()
    assert faults_of(page) == []
    page.keyboard.press("?")


def a_place_in_the_text_chooses_its_fact(page: Page) -> None:
    mark = page.locator("mark.fact--unit").first
    mark.click()
    expect(page.locator(f"[data-fact='{mark.get_attribute('data-of')}']")).to_be_focused()


def settle_a_contradiction(page: Page) -> None:
    """The plan is dated after its own page: the day that the text itself suggests is taken, at the fact."""
    row = page.locator("[data-fact]").filter(has=page.get_by_role("button", name=re.compile("^Lấy ngày"))).first
    key = key_of(row)
    row.get_by_role("button", name=re.compile("^Lấy ngày")).first.click()
    expect(page.locator(f"[data-fact='{key}']")).to_have_attribute("data-state", "corrected")
    expect(
        page.get_by_role("region", name="Mâu thuẫn và chỗ cần xem lại").get_by_text("Đã xử lý").first
    ).to_be_visible()
    expect(page.get_by_role("status").get_by_text("Đã xử lý mâu thuẫn")).to_be_visible()


def accept_the_next_doubtful_one(page: Page) -> None:
    """n goes to what nobody has decided, a accepts it; the focus stays."""
    page.keyboard.press("n")
    expect(chosen(page)).to_have_attribute("data-state", "read")
    key = key_of(chosen(page))
    page.keyboard.press("a")
    row = page.locator(f"[data-fact='{key}']")
    expect(row).to_have_attribute("data-state", "accepted")
    expect(row).to_be_focused()
    expect(page.locator(f"mark[data-of^='{key}']").first).to_have_attribute("data-state", "accepted")


def correct_one(walk: Walk) -> None:
    """s opens the form in place; a letter typed in it is a letter."""
    page = walk.page
    row = page.locator("[data-fact^='units-'][data-state='read']").first
    key = key_of(row)
    row.locator(".factlist__no").click()
    page.keyboard.press("s")
    field = page.locator(f"[data-fact='{key}']").get_by_label("Tên")
    expect(field).to_be_focused()
    field.fill("Phòng ")
    field.press_sequentially("xanh")
    walk.shoot("sua-mot-muc")
    field.press("Enter")
    row = page.locator(f"[data-fact='{key}']")
    expect(row).to_have_attribute("data-state", "corrected")
    expect(row).to_contain_text("Phòng xanh")
    expect(row.locator("form")).to_have_count(0)


def strike_one_and_take_it_back(page: Page) -> None:
    row = page.locator("[data-fact^='units-'][data-state='read']").first
    key = key_of(row)
    row.locator(".factlist__no").click()
    page.keyboard.press("x")
    expect(page.locator(f"[data-fact='{key}'] s")).to_be_visible()
    page.keyboard.press("z")
    expect(page.locator(f"[data-fact='{key}']")).to_have_attribute("data-state", "read")


def add_from_selected_words(walk: Walk) -> None:
    """Words selected in the text, t, a group: the form is filled in from the words."""
    page = walk.page
    assert page.evaluate(SELECT, MISSED)
    page.keyboard.press("t")
    expect(page.get_by_role("button", name="Văn bản", exact=True)).to_be_focused()
    page.get_by_role("button", name="Trách nhiệm", exact=True).press("Enter")
    expect(page.get_by_role("textbox", name="Nội dung")).to_have_value(MISSED)
    walk.shoot("them-tu-chu-da-chon")
    walk.press("Thêm")
    row = page.locator("[data-fact='duties-a1']")
    expect(row).to_be_focused()
    expect(page.locator("mark[data-of='duties-a1']")).to_have_text(MISSED)


def nothing_is_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    assert overflow_of(page) == 0
    page.keyboard.press("k")
    expect(chosen(page)).to_be_in_viewport()
    expect(page.locator(f"mark[data-of~='{key_of(chosen(page))}']").first).to_be_in_viewport()
    page.set_viewport_size(WIDE)


def make_the_plan(walk: Walk) -> None:
    page = walk.page
    walk.press("Nhận tất cả mục còn lại")
    expect(page.get_by_text("Đã xem hết", exact=True)).to_be_visible()
    walk.shoot("da-nhan-het")
    walk.follow("Lập kế hoạch từ thông tin đã nhận")
    expect(page.get_by_role("row", name=re.compile("Văn bản vào sổ"))).to_be_visible()
    walk.shoot("lap-ke-hoach")
    walk.press("Lập dự thảo kế hoạch")
    expect(page.get_by_role("button", name="Trình kế hoạch")).to_be_visible()
    expect(page.get_by_text("Kế hoạch lập từ văn bản đã đọc")).to_be_visible()
    walk.shoot("du-thao-ke-hoach")


# Without scripts


def test_a_text_is_reviewed_without_scripts(plain_page: Page, demo: Demo, tmp_path: Path) -> None:
    page = plain_page
    walk = Walk(page, demo, SYSTEM, "doc-van-ban-khong-javascript")
    walk.enter(OFFICER)

    give(walk, tmp_path, "Bản này đọc khi trình duyệt không chạy mã.")
    side = page.get_by_role("region", name="Thông tin đã đọc")
    side.get_by_role("button", name="Nhận", exact=True).first.click()
    walk.is_told(re.compile("^Đã nhận: "))
    side.get_by_role("button", name="Bỏ", exact=True).last.click()
    walk.is_told(re.compile("^Đã bỏ: "))
    walk.press("Hoàn tác")
    walk.is_told(re.compile("^Đã hoàn tác: "))
    page.locator("[data-fact='units-0']").get_by_role("link", name="Sửa").click()
    page.get_by_label("Tên").fill("Phòng Nội vụ")
    walk.press("Lưu và nhận")
    walk.is_told("Đã sửa và nhận: Phòng Nội vụ.")
    walk.follow("Thêm thông tin phần mềm chưa đọc được")
    page.get_by_label("Đây là").select_option(label="Trách nhiệm")
    page.get_by_label("Nguyên văn trong văn bản").fill("trình duyệt   không chạy mã")
    walk.press("Tìm trong văn bản")
    expect(page.get_by_role("textbox", name="Nội dung")).to_have_value("trình duyệt không chạy mã")
    walk.press("Thêm")
    walk.is_told("Đã thêm: trình duyệt không chạy mã.")
    page.get_by_role("button", name=re.compile("^Lấy ngày")).first.click()
    walk.is_told(re.compile("^Đã xử lý mâu thuẫn"))
    walk.press("Nhận tất cả mục còn lại")
    walk.follow("Lập kế hoạch từ thông tin đã nhận")
    walk.press("Lập dự thảo kế hoạch")
    expect(page.get_by_role("button", name="Trình kế hoạch")).to_be_visible()
