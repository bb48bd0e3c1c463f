"""The same pages in a browser without JavaScript: notice, answer, report with an added row, a result, a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import preparing
from tests.e2e.conftest import PATIENCE
from tests.e2e.surfing import WIDE, Demo, Walk

pytestmark = pytest.mark.browser

SYSTEM = "Tỉnh Hưng Yên 2022"
UNIT = "Sở Công Thương"
HEAD, SECRETARY, FOCAL = "Trưởng Đoàn 1", "Thư ký Đoàn 1", "Đầu mối Sở Công Thương"


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page on which no script runs."""
    context = browser.new_context(viewport=WIDE, locale="vi-VN", java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_a_visit_is_prepared_and_recorded_without_scripts(plain_page: Page, demo: Demo, tmp_path: Path) -> None:
    proof = tmp_path / "minh-chung.txt"
    proof.write_text("Dữ liệu minh họa")
    walk = Walk(plain_page, demo, SYSTEM, "khong-javascript")
    walk.enter(SECRETARY)
    walk.go_to_day("09/09/2022")

    preparing.send_notice(walk, UNIT)
    walk.become(FOCAL)
    preparing.answer_notice(walk, UNIT)
    walk.become(SECRETARY)
    preparing.request_report(walk, UNIT)
    walk.become(FOCAL)
    fill_two_rows(walk, proof)
    walk.go_to_day("21/09/2022")
    walk.become(HEAD)
    record_a_result(walk, proof)


def fill_two_rows(walk: Walk, proof: Path) -> None:
    """A row is added by a button that saves; the file goes with the form."""
    page = walk.page
    walk.open_work("Điền và gửi báo cáo", UNIT)
    preparing.late_task(walk, due="28/02/2022")
    walk.press("Lưu và thêm dòng")
    tasks = page.get_by_label("Nội dung nhiệm vụ").locator("visible=true")
    expect(tasks).to_have_count(6)
    tasks.nth(1).fill("Cập nhật cơ sở dữ liệu thủ tục")
    page.get_by_label("Tài liệu kiểm chứng kèm theo").set_input_files(proof)
    walk.press("Lưu")
    expect(tasks.nth(0)).to_have_value("Rà soát thủ tục hành chính")
    expect(tasks.nth(1)).to_have_value("Cập nhật cơ sở dữ liệu thủ tục")
    expect(page.get_by_role("link", name=proof.name)).to_be_visible()
    walk.shoot("hai-dong")


def record_a_result(walk: Walk, proof: Path) -> None:
    page = walk.page
    walk.open_work("Mở cuộc kiểm tra tại đơn vị", UNIT)
    walk.press("Bắt đầu kiểm tra tại đơn vị")
    walk.follow("Ghi kết quả kiểm tra")
    first = page.get_by_role("main").get_by_role("group").first
    first.get_by_text("Chưa đạt", exact=True).click()
    first.get_by_label("Ghi nhận").fill("Chưa đủ sản phẩm (dữ liệu minh họa)")
    first.get_by_label("Ảnh chụp tại chỗ").set_input_files(proof)
    walk.press("Lưu lĩnh vực này")
    walk.is_told("Đã lưu 1 nội dung.")
    expect(first.get_by_role("radio", name="Chưa đạt")).to_be_checked()
    expect(first.get_by_role("link", name=proof.name)).to_be_visible()
    walk.shoot("ket-qua")
