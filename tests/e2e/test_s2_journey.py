"""S2, Hải Phòng 2019, by a real browser on a running demo: from the notice to a closed recommendation."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import concluding, preparing, remedying, visiting
from tests.e2e.surfing import Demo, Walk

pytestmark = pytest.mark.browser

SYSTEM = "Thành phố Hải Phòng 2019"
UNIT = "Sở Tư pháp"
OFFICER, CLERK = "Chuyên viên CCHC", "Văn thư UBND"
HEAD, SECRETARY, MEMBER = "Trưởng Đoàn 1", "Thư ký Đoàn 1", "Thành viên Đoàn 1 (1)"
FOCAL, UNIT_HEAD = "Đầu mối Sở Tư pháp", "Lãnh đạo Sở Tư pháp"
PLAN = "Kế hoạch kiểm tra công tác CCHC năm 2019"
SECRET = "quận Ngô Quyền"


@pytest.fixture
def papers(page: Page, tmp_path: Path) -> dict[str, Path]:
    """A real PDF and a real photo."""
    page.set_content("<h1>Dữ liệu minh họa</h1>")
    paper, photo = tmp_path / "minh-chung.pdf", tmp_path / "niem-yet.jpg"
    paper.write_bytes(page.pdf())
    page.screenshot(path=photo, type="jpeg")
    return {"paper": paper, "photo": photo}


def test_from_notice_to_closed_recommendation(page: Page, demo: Demo, papers: dict[str, Path]) -> None:
    walk = Walk(page, demo, SYSTEM, "s2")
    walk.enter(SECRETARY)
    walk.go_to_day("24/05/2019")

    prepare(walk, papers["paper"])
    walk.go_to_day("05/06/2019")
    visit(walk, papers["photo"])
    conclude(walk, papers["paper"])
    remedy(walk, papers["photo"])

    is_counted(walk)
    publish(walk)
    strangers_see_it(walk)


def prepare(walk: Walk, paper: Path) -> None:
    preparing.send_notice(walk, UNIT)
    walk.become(FOCAL)
    preparing.answer_notice(walk, UNIT)
    walk.become(SECRETARY)
    preparing.request_report(walk, UNIT)
    walk.become(FOCAL)
    preparing.fill_report(walk, UNIT, paper)
    walk.become(UNIT_HEAD)
    preparing.submit_report(walk, UNIT)
    walk.become(SECRETARY)
    preparing.accept_report(walk, UNIT)


def visit(walk: Walk, photo: Path) -> None:
    walk.become(HEAD)
    visiting.open_visit(walk, UNIT)
    walk.become(SECRETARY)
    walk.open_inspection(UNIT)
    visiting.hold_session(walk)
    walk.become(MEMBER)
    visiting.record_results(walk, UNIT, photo)
    visiting.record_findings(walk, UNIT)
    walk.become(SECRETARY)
    visiting.confirm_findings(walk, UNIT)
    visiting.close_minutes(walk, UNIT)


def conclude(walk: Walk, paper: Path) -> None:
    concluding.start_draft(walk, UNIT)
    concluding.recommend(walk, "20/06/2019")
    concluding.send_draft(walk)
    walk.become(UNIT_HEAD)
    concluding.reply(walk, UNIT)
    walk.become(SECRETARY)
    concluding.take_up_reply(walk, UNIT)
    walk.become(HEAD)
    concluding.conclude(walk, UNIT)
    walk.become(SECRETARY)
    concluding.record_issue(walk, UNIT, number="17", on="05/06/2019", signed=paper)
    concluding.hand_over(walk, UNIT)
    concluding.papers_of(walk, UNIT, number="17", on=date(2019, 6, 5))


def remedy(walk: Walk, photo: Path) -> None:
    walk.become(FOCAL)
    walk.go_to_day("14/06/2019")
    remedying.plan_and_report(walk, UNIT, done_on="13/06/2019", proof=photo)
    walk.become(SECRETARY)
    remedying.verify(walk, UNIT)
    remedying.close_recommendation(walk)
    remedying.close_inspection(walk, UNIT)


def is_counted(walk: Walk) -> None:
    """The consolidated report counts the unit, and its figures open what they count."""
    walk.become(OFFICER)
    open_plan(walk)
    walk.page.get_by_role("navigation", name="Mục của kế hoạch").get_by_role("link", name="Báo cáo", exact=True).click()
    row = walk.page.get_by_role("row", name=UNIT)
    expect(row).to_contain_text("Đã kết thúc")
    walk.shoot("tong-hop")
    row.get_by_role("link", name="1", exact=True).first.click()
    walk.sees("Niêm yết thiếu hai thủ tục")


def publish(walk: Walk) -> None:
    open_plan(walk)
    walk.follow("Công khai")
    walk.shoot("truoc-khi-cong-khai")
    walk.press("Công khai đúng nội dung dưới đây")
    walk.is_told("Đã công khai kế hoạch.")


def strangers_see_it(walk: Walk) -> None:
    """Somebody who is not signed in finds the plan by its place, with a code for a phone."""
    page = walk.page
    page.context.clear_cookies()
    page.goto(f"{walk.demo.url}/")
    walk.shoot("trang-chu")
    page.get_by_role("region", name=SYSTEM).get_by_role("link", name=PLAN).click()
    expect(page.get_by_role("heading", level=1, name=PLAN)).to_be_visible()
    expect(page.get_by_role("figure", name="Quét để mở trang này").locator("svg")).to_be_visible()
    walk.sees(UNIT)
    expect(page.get_by_text("Quận Kiến An")).to_have_count(0)
    walk.shoot("trang-cong-khai")


def open_plan(walk: Walk) -> None:
    walk.turn_to("Kế hoạch")
    walk.page.get_by_role("main").get_by_role("link", name=PLAN).first.click()


def test_an_unannounced_visit_is_seen_by_three_until_it_is_opened(page: Page, demo: Demo) -> None:
    walk = Walk(page, demo, SYSTEM, "s2-khong-bao-truoc")
    walk.enter(OFFICER)
    walk.go_to_day("03/06/2019")

    propose_unannounced(walk)
    nobody_else_sees(walk)
    walk.become("Trưởng Đoàn 2")
    approve(walk)
    nobody_else_sees(walk)
    walk.become("Trưởng Đoàn 2")
    walk.open_work("Công bố kiểm tra tại đơn vị", SECRET)
    walk.press("Bắt đầu kiểm tra tại đơn vị")
    walk.is_told("Đã bắt đầu kiểm tra tại đơn vị.")
    walk.shoot("da-cong-bo")

    walk.become("Thành viên Đoàn 2 (1)")
    walk.turn_to("Cuộc kiểm tra")
    expect(page.get_by_role("link", name=SECRET)).to_be_visible()


def propose_unannounced(walk: Walk) -> None:
    page = walk.page
    open_plan(walk)
    walk.follow("Đề xuất kiểm tra không báo trước")
    page.get_by_label("Đơn vị").select_option(label=f"Ủy ban nhân dân {SECRET}")
    page.get_by_label("Đoàn kiểm tra").select_option(label="Đoàn kiểm tra số 2")
    page.get_by_label("Lý do đề xuất").fill("Nhiều phản ánh về giờ tiếp nhận hồ sơ (dữ liệu minh họa)")
    page.get_by_label("Giữ kín đến ngày").fill("28/06/2019")
    page.get_by_label("Giờ").fill("8h00")
    walk.shoot("de-xuat-khong-bao-truoc")
    walk.press("Gửi đề xuất cho Trưởng đoàn")
    walk.sees("Hồ sơ giữ kín")
    walk.shoot("ho-so-giu-kin")


def approve(walk: Walk) -> None:
    walk.open_work("Quyết định đề xuất kiểm tra không báo trước", SECRET)
    walk.press("Duyệt đề xuất")
    walk.is_told("Đã duyệt đề xuất.")
    walk.shoot("da-duyet")


def nobody_else_sees(walk: Walk) -> None:
    """Neither a member of that very team nor the leadership, the clerk or the auditor finds the unit's name."""
    for role in ("Thành viên Đoàn 2 (1)", "Lãnh đạo UBND", CLERK, "Người giám sát"):
        walk.become(role)
        for part in ("Cuộc kiểm tra", "Kế hoạch", "Văn bản"):
            walk.turn_to(part)
            expect(walk.page.get_by_role("main").get_by_text(re.compile("Ngô Quyền"))).to_have_count(0)
