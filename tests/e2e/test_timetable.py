"""A timetable in a real browser: asked for, a visit moved by mouse, by keys, by the form, refused on a holiday."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.surfing import PHONE, Demo, Walk, faults_of

SYSTEM = "Huyện Thanh Oai 2019"
BOARD = "#bang-lich"


def cell(page: Page, place: int) -> Locator:
    """A cell that nobody has yet."""
    return page.locator("td[data-cell]:not(:has(.chip))").nth(place)


def holder(page: Page, unit: str) -> Locator:
    return page.locator("td[data-cell]", has=page.locator("[data-visit]", has_text=unit))


def test_visits_are_moved_by_mouse_keys_and_form(page: Page, demo: Demo) -> None:
    walk = Walk(page, demo, SYSTEM, "xep-lich")
    walk.enter("Chuyên viên CCHC")
    walk.turn_to("Kế hoạch")
    page.get_by_role("main").get_by_role("link", name=re.compile("^Kế hoạch kiểm tra")).first.click()
    walk.follow("Xếp lịch")
    page.get_by_label("Thời gian tìm").select_option("10")
    assert faults_of(page) == []
    walk.press("Xếp lịch")
    walk.sees("Xem lại")
    expect(page.get_by_role("button", name="Trình các Trưởng đoàn")).to_be_visible(timeout=120_000)
    page.get_by_role("link", name=re.compile("^10.2019")).click()
    chips = page.locator("[data-visit]")
    first, second = chips.nth(0).inner_text(), chips.nth(1).inner_text()
    walk.shoot("de-xuat")
    assert faults_of(page) == []

    # By mouse.
    target = cell(page, 4)
    name = target.get_attribute("data-name")
    page.locator("[data-visit]", has_text=first).drag_to(target)
    expect(page.locator(BOARD).get_by_text("Đã chuyển sang")).to_be_visible()
    expect(holder(page, first)).to_have_attribute("data-name", str(name))

    # By keys: picked up, one day down, put down; the keyboard stands where the visit is.
    before = str(holder(page, second).get_attribute("data-day"))
    page.locator("[data-visit]", has_text=second).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-told]")).to_have_text(re.compile("^Đã nhấc"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(holder(page, second)).not_to_have_attribute("data-day", before)
    expect(page.locator("[data-visit]", has_text=second)).to_be_focused()

    # Thought better of it.
    here = str(holder(page, second).get_attribute("data-day"))
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(".is-held, .is-target")).to_have_count(0)
    expect(holder(page, second)).to_have_attribute("data-day", here)

    # By the form, to a Saturday.
    page.get_by_label("Cuộc kiểm tra", exact=True).select_option(label=first)
    page.get_by_role("textbox", name="Sang ngày").fill("12/10/2019")
    walk.press("Chuyển")
    expect(page.locator(BOARD).get_by_role("alert")).to_contain_text("không phải ngày làm việc (Thứ Bảy)")
    page.set_viewport_size(PHONE)
    assert faults_of(page) == []
