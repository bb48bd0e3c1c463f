"""A plan written from nothing, by a real browser on a running demo: chosen, issued, timetabled, decided, told and answered."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import preparing
from tests.e2e.surfing import Demo, Walk, faults_of

pytestmark = pytest.mark.browser

SYSTEM = "Thành phố Hưng Yên 2022"
TITLE = "Kiểm tra Bộ phận một cửa 2022"
UNITS = ("Phòng Kinh tế", "Phòng Tư pháp", "Phòng Y tế")
UNIT = UNITS[0]
OFFICER, LEADER, FOCAL = "Chuyên viên CCHC", "Lãnh đạo UBND", "Đầu mối Phòng Kinh tế"
AREAS = ("Cải cách thủ tục hành chính", "Thực hiện cơ chế một cửa, một cửa liên thông")
# The officer is the secretary of the team, and reads of the other plan's visit of the same unit too.
ROW = re.compile(f"{UNIT}.*{TITLE}")


def test_a_plan_from_nothing_to_an_answered_notice(page: Page, demo: Demo) -> None:
    walk = Walk(page, demo, SYSTEM, "lap-ke-hoach")
    walk.enter(OFFICER)

    write(walk)
    choose(walk)
    issue(walk)
    set_up_team(walk)
    make_timetable(walk)
    decide(walk)
    tell(walk)


def write(walk: Walk) -> None:
    page = walk.page
    walk.turn_to("Kế hoạch")
    walk.follow("Lập kế hoạch")
    page.get_by_label("Tên kế hoạch").fill(TITLE)
    page.get_by_label("Kiểm tra từ ngày").fill("04/07/2022")
    page.get_by_label("Kiểm tra đến ngày").fill("30/09/2022")
    page.get_by_label("Đơn vị cần chuẩn bị").fill("Báo cáo tình hình\nSổ theo dõi hồ sơ\nDanh mục thủ tục")
    for area in AREAS:
        page.get_by_label(area, exact=True).check()
    walk.shoot("lap-moi")
    assert faults_of(page) == []
    walk.press("Lập dự thảo")
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def choose(walk: Walk) -> None:
    """A quarter of the divisions, of the list as it stands today; three proposed, each with its sentence."""
    page = walk.page
    part(walk, "Đơn vị", "Tỷ lệ và cách chọn")
    page.get_by_label("Nhóm đơn vị", exact=True).select_option(label="Các phòng, ban chuyên môn")
    page.get_by_label("Cách chọn", exact=True).select_option(label="Được đề xuất")
    page.get_by_label("Ngưỡng tỷ lệ", exact=True).select_option(label="25 % số phòng, ban chuyên môn (3 trên 12)")
    walk.press("Chốt danh sách")
    walk.is_told("Đã chốt danh sách.")
    for unit in UNITS:
        page.get_by_role("checkbox", name=unit).check()
    page.get_by_label("Lý do đề xuất").fill("Nhiều hồ sơ quá hạn (dữ liệu minh họa)")
    walk.press("Đề xuất các đơn vị đã chọn")
    walk.sees("3/12 (25 %)")
    expect(page.get_by_role("row", name=UNIT)).to_contain_text("Nhiều hồ sơ quá hạn")
    walk.shoot("ly-do-tung-don-vi")


def issue(walk: Walk) -> None:
    part(walk, "Tổng quan")
    walk.press("Trình kế hoạch")
    walk.become(LEADER)
    open_plan(walk)
    walk.press("Ban hành kế hoạch")
    walk.sees("Đang thực hiện")


def set_up_team(walk: Walk) -> None:
    page = walk.page
    walk.become(OFFICER)
    open_plan(walk)
    walk.follow("Thành lập Đoàn")
    page.get_by_role("searchbox", name="Tìm theo họ tên hoặc cơ quan").fill("thành phố Hưng Yên")
    walk.press("Tìm")
    for place, (person, areas) in enumerate(((LEADER, AREAS[:1]), (OFFICER, AREAS))):
        seat = page.get_by_label("Người có tài khoản").nth(place)
        known = seat.locator("option", has_text=re.compile(rf"^{person} \("))
        seat.select_option(value=known.get_attribute("value"))
        page.get_by_role("listbox", name="Lĩnh vực").nth(place).select_option(label=list(areas))
    walk.shoot("thanh-lap-doan")
    walk.press("Thành lập Đoàn")
    walk.is_told("Đã thành lập Đoàn kiểm tra.")


def make_timetable(walk: Walk) -> None:
    page = walk.page
    part(walk, "Lịch", "Xếp lịch")
    page.get_by_label("Thời gian tìm").select_option("10")
    walk.press("Xếp lịch")
    expect(page.get_by_role("button", name="Trình các Trưởng đoàn")).to_be_visible(timeout=60_000)
    walk.shoot("lich-de-xuat")
    assert faults_of(page) == []
    walk.press("Trình các Trưởng đoàn")
    walk.sees("3 cuộc chờ Trưởng đoàn quyết định")


def decide(walk: Walk) -> None:
    walk.become(LEADER)
    open_plan(walk)
    part(walk, "Lịch", "Xếp lịch")
    walk.press("Quyết định tất cả")
    walk.sees("3 cuộc đã chốt ngày")


def tell(walk: Walk) -> None:
    walk.become(OFFICER)
    walk.turn_to("Việc của tôi")
    walk.page.get_by_role("row", name=ROW).get_by_role("link", name="Gửi thông báo lịch kiểm tra").click()
    walk.press("Gửi thông báo lịch")
    walk.is_told("Đã gửi thông báo lịch")
    walk.become(FOCAL)
    preparing.answer_notice(walk, UNIT)


def open_plan(walk: Walk) -> None:
    walk.turn_to("Kế hoạch")
    walk.follow(TITLE)
    expect(walk.page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def part(walk: Walk, name: str, inside: str = "") -> None:
    """A part of the plan, and a page within it."""
    tabs = walk.page.get_by_role("navigation", name="Mục của kế hoạch")
    tabs.get_by_role("link", name=name, exact=True).click()
    expect(tabs.get_by_role("link", name=name, exact=True)).to_have_attribute("aria-current", re.compile("page|true"))
    if inside:
        pages = walk.page.get_by_role("navigation", name="Trang trong mục")
        pages.get_by_role("link", name=inside, exact=True).click()
        expect(pages.get_by_role("link", name=inside, exact=True)).to_have_attribute("aria-current", "page")
