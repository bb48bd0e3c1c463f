"""A report of a unit in the browser: asked for, filled with a pasted table, explained, presented, returned, mended, accepted."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.surfing import Demo, Walk

pytestmark = pytest.mark.browser

SYSTEM = "Thành phố Hải Phòng 2019"
TITLE = "Báo cáo nhiệm vụ được giao 6 tháng đầu năm 2019 (dữ liệu minh họa)"
OFFICER, FOCAL, HEAD = "Chuyên viên CCHC", "Đầu mối Sở Tư pháp", "Lãnh đạo Sở Tư pháp"
BLOCK = "\n".join(
    (
        "Rà soát thủ tục hành chính\t1319/UBND-NC\tPhòng Kiểm soát thủ tục\tBáo cáo\t2019-03-31\tĐã hoàn thành",
        "Sơ kết công tác cải cách hành chính\t71/KH-UBND\tVăn phòng Sở\tBáo cáo\t30/06/2019\tĐang thực hiện",
    )
)


def test_a_report_from_the_request_to_its_acceptance(page: Page, demo: Demo) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    walk = Walk(page, demo, SYSTEM, "bao-cao")
    walk.enter(OFFICER)
    ask(walk)
    walk.become(FOCAL)
    fill(walk)
    walk.become(HEAD)
    hand_in(walk)
    walk.become(OFFICER)
    give_back(walk)
    walk.become(FOCAL)
    mend(walk)
    walk.become(HEAD)
    hand_in(walk)
    walk.become(OFFICER)
    open_report(walk)
    walk.follow("So sánh")
    expect(page.get_by_role("row", name="Đánh giá tiến độ")).to_contain_text("đã bổ sung")
    page.go_back()
    walk.press("Tiếp nhận báo cáo")
    walk.is_told("Đã tiếp nhận báo cáo.")
    assert faults == []


def ask(walk: Walk) -> None:
    page = walk.page
    walk.turn_to("Báo cáo")
    walk.follow("Mở đợt báo cáo")
    page.get_by_label("Biểu mẫu").select_option("assigned_tasks")
    page.get_by_label("Tên đợt báo cáo").fill(TITLE)
    page.get_by_label("Kỳ báo cáo từ ngày").fill("01/01/2019")
    page.get_by_label("đến ngày").fill("30/06/2019")
    page.get_by_label("Hạn gửi").fill("10/07/2019")
    page.get_by_label(re.compile("Sở và tương đương")).check()
    walk.press("Xem trước")
    walk.sees("sẽ nhận yêu cầu")
    walk.shoot("xem-truoc")
    page.get_by_role("button", name=re.compile("^Gửi yêu cầu đến")).click()
    walk.is_told(re.compile("Đã gửi yêu cầu báo cáo"))
    walk.shoot("dot-bao-cao")


def fill(walk: Walk) -> None:
    page = walk.page
    walk.turn_to("Báo cáo")
    walk.follow(TITLE)
    page.get_by_role("button", name="Xác nhận tất cả số liệu mang sang").click()
    expect(page.get_by_text("Số liệu mang sang chờ xác nhận")).to_have_count(0)
    paste(page, BLOCK)
    expect(page.get_by_text("Đã dán 2 dòng")).to_be_visible()
    expect(page.locator("#item-tasks tbody textarea").first).to_have_value("Rà soát thủ tục hành chính")
    expect(page.locator("#notes-tasks").get_by_text("chưa ghi kết quả, sản phẩm")).to_be_visible()
    page.locator("[name='remark-tasks']").fill("Sản phẩm đã gửi Sở Nội vụ kèm công văn riêng")
    page.get_by_label("Đánh giá tiến độ").fill("Đúng tiến độ")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-saved]")).to_have_text(re.compile("^Đã lưu lúc"))
    expect(page.locator("#notes-tasks").get_by_text("chưa ghi kết quả, sản phẩm")).to_have_count(0)
    walk.shoot("da-dien")
    walk.press("Trình lãnh đạo")
    walk.is_told("Đã trình lãnh đạo")


def paste(page: Page, block: str) -> None:
    """Ctrl+V in the first cell, as a spreadsheet puts it on the clipboard."""
    page.locator("#item-tasks tbody textarea").first.focus()
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        block,
    )


def hand_in(walk: Walk) -> None:
    open_report(walk)
    if walk.page.get_by_role("link", name="Xem như bản gửi").is_visible():
        walk.follow("Xem như bản gửi")
    walk.shoot("lanh-dao-duyet")
    walk.press("Duyệt và gửi báo cáo")
    walk.is_told("Đã gửi báo cáo.")


def open_report(walk: Walk) -> None:
    walk.turn_to("Báo cáo")
    walk.follow(TITLE)
    if walk.page.get_by_role("heading", level=1, name=TITLE).is_visible():
        walk.follow("Sở Tư pháp")


def give_back(walk: Walk) -> None:
    open_report(walk)
    page = walk.page
    for code, remark in (("tasks", "Bổ sung ngày hoàn thành"), ("tasks_assessment", "Nêu rõ hạn chế")):
        item = page.locator(f"#muc-{code}")
        item.get_by_text("Nhận xét, trả lại mục này").click()
        item.get_by_role("textbox").fill(remark)
    walk.shoot("tra-lai-tung-muc")
    walk.press("Trả lại để bổ sung")
    walk.is_told("Đã trả lại báo cáo")


def mend(walk: Walk) -> None:
    open_report(walk)
    page = walk.page
    walk.sees("Nêu rõ hạn chế")
    expect(page.locator("[name=period_from]")).to_have_count(0)
    page.get_by_label("Đánh giá tiến độ").fill("Đúng tiến độ, đã bổ sung")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-saved]")).to_have_text(re.compile("^Đã lưu lúc"))
    walk.press("Trình lãnh đạo")
    walk.is_told("Đã trình lãnh đạo")
