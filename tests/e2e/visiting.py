"""At the unit, in the browser: opened, who is there, results on a phone with a photo, findings, minutes."""

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.surfing import PHONE, WIDE, Walk

FINDINGS = [
    ("Kết quả tốt", "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 96 % (dữ liệu minh họa)", ""),
    ("Cách làm tốt", "Có tổ giúp người dân nộp hồ sơ trực tuyến (dữ liệu minh họa)", ""),
    ("Tồn tại, hạn chế", "Niêm yết thiếu hai thủ tục (dữ liệu minh họa)", "Chưa phân công người theo dõi"),
    ("Khó khăn, vướng mắc", "Phần mềm một cửa hay lỗi vào giờ cao điểm (dữ liệu minh họa)", ""),
]


def open_visit(walk: Walk, unit: str) -> None:
    walk.open_work("Mở cuộc kiểm tra tại đơn vị", unit)
    walk.shoot("truoc-khi-mo")
    walk.press("Bắt đầu kiểm tra tại đơn vị")
    walk.is_told("Đã bắt đầu kiểm tra tại đơn vị.")
    walk.shoot("dang-kiem-tra")


def hold_session(walk: Walk) -> None:
    """From the page of the inspection: hours, who is there on both sides, the roll call."""
    page = walk.page
    walk.follow("Ghi buổi làm việc")
    walk.shoot("buoi-lam-viec-trong")
    page.get_by_label("Bắt đầu").fill("8h00")
    page.get_by_label("Kết thúc").fill("11h30")
    people = page.get_by_role("group", name="Thành phần tham dự").or_(page.get_by_role("region", name="Thành phần"))
    rows = people.locator("[data-row]")
    for at in range(5):
        rows.nth(at).get_by_role("checkbox", name="Có mặt").check()
    rows.nth(5).get_by_label("Họ và tên").fill("Người đứng đầu đơn vị")
    rows.nth(5).get_by_label("Chức vụ").fill("Giám đốc Sở")
    rows.nth(5).get_by_role("checkbox", name="Có mặt").check()
    page.get_by_label("Số người theo danh sách").fill("40")
    page.get_by_role("textbox", name="Có mặt").or_(page.get_by_role("spinbutton", name="Có mặt")).fill("36")
    page.get_by_label("Vắng có lý do").fill("4")
    walk.shoot("buoi-lam-viec-da-dien")
    walk.press("Lưu buổi làm việc")
    walk.is_told("Đã ghi buổi làm việc.")
    walk.sees("Điểm danh: 40 người theo danh sách, có mặt 36, vắng có lý do 4.")
    expect(page.get_by_role("row", name="Người đứng đầu đơn vị")).to_be_visible()


def record_results(walk: Walk, unit: str, photo: Path) -> None:
    """The whole checklist on a phone: the first item falls short, with a note and a photo; each choice saves itself."""
    page = walk.page
    page.set_viewport_size(PHONE)
    walk.open_work("Ghi kết quả kiểm tra", unit)
    walk.shoot("bang-kiem-trong")
    tabs = page.get_by_role("navigation", name="Lĩnh vực, kèm số nội dung chưa ghi").get_by_role("link")
    expect(tabs.first).to_be_visible()
    for place in range(tabs.count()):
        tabs.nth(place).click()
        expect(tabs.nth(place)).to_have_attribute("aria-current", "page")
        _fill_area(walk, photo if place == 0 else None)
    page.set_viewport_size(WIDE)


def _fill_area(walk: Walk, photo: Path | None) -> None:
    """Every item of the area that is open."""
    page = walk.page
    items = page.get_by_role("main").get_by_role("group")
    expect(items.first).to_be_visible()
    for at in range(items.count()):
        short = photo is not None and at == 0
        items.nth(at).get_by_text("Chưa đạt" if short else "Đạt", exact=True).click()
    if photo is not None:
        first = items.first
        first.get_by_label("Ghi nhận").fill("Hai thủ tục chưa niêm yết (dữ liệu minh họa)")
        first.get_by_label("Ảnh chụp tại chỗ").set_input_files(photo)
        expect(first.get_by_role("link", name=photo.name)).to_be_visible()
        walk.shoot("bang-kiem-da-ghi")
    walk.press("Lưu lĩnh vực này")
    walk.is_told("Đã lưu")


def record_findings(walk: Walk, unit: str) -> None:
    """What was seen, by kind: a member records, and cannot confirm."""
    walk.open_inspection(unit)
    walk.follow("Ghi nhận định")
    for at, (kind, text, cause) in enumerate(FINDINGS):
        if at:
            walk.follow("Ghi nhận định")
        page = walk.page
        page.get_by_label("Loại nhận định").select_option(label=kind)
        page.get_by_label("Lĩnh vực").select_option(index=1)
        page.get_by_label("Nội dung").fill(text)
        page.get_by_label("Nguyên nhân").fill(cause)
        if at == 2:
            page.get_by_label("Từ kết quả kiểm tra").select_option(index=1)
            walk.shoot("ghi-nhan-dinh")
        walk.press("Lưu nhận định")
        walk.is_told("Đã ghi nhận định")
    expect(walk.page.get_by_role("button", name="Xác nhận")).to_have_count(0)
    walk.shoot("nhan-dinh-cho-xac-nhan")


def confirm_findings(walk: Walk, unit: str) -> None:
    walk.open_inspection(unit)
    walk.follow("Xác nhận nhận định")
    for left in range(len(FINDINGS), 0, -1):
        waiting = walk.page.get_by_role("button", name="Xác nhận", exact=True)
        expect(waiting).to_have_count(left)
        waiting.first.click()
        walk.is_told("Đã xác nhận")
    walk.shoot("nhan-dinh-da-xac-nhan")


def close_minutes(walk: Walk, unit: str) -> None:
    walk.open_work("Chốt biên bản kiểm tra", unit)
    page = walk.page
    page.get_by_label("Ý kiến của đơn vị").fill("Đơn vị nhất trí (dữ liệu minh họa).")
    page.get_by_label("Ý kiến của Đoàn kiểm tra").fill("Đoàn đề nghị khắc phục sớm (dữ liệu minh họa).")
    walk.shoot("chot-bien-ban")
    walk.press("Chốt biên bản")
    walk.is_told("Đã chốt biên bản")
    walk.shoot("bien-ban-da-chot")
