"""Before the visit, in the browser: the notice, its answer, the unit's report."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.surfing import Walk

ANSWERS = {
    "Ngày ban hành kế hoạch cải cách hành chính của năm": "15/01/2019",
    "Số nhiệm vụ được cấp trên giao trong kỳ, đã đến hạn": "20",
    "Trong đó, số nhiệm vụ hoàn thành đúng hạn": "18",
    "Số hồ sơ thủ tục hành chính đã giải quyết trong kỳ": "1.250",
    "Trong đó, số hồ sơ giải quyết trước hạn và đúng hạn": "1.200",
}
ON_TIME = "Trong đó, số nhiệm vụ hoàn thành đúng hạn"
DUE = "Thời hạn phải hoàn thành"


def send_notice(walk: Walk, unit: str) -> None:
    walk.open_work("Gửi thông báo lịch kiểm tra", unit)
    walk.shoot("truoc-khi-gui-thong-bao")
    walk.press("Gửi thông báo lịch")
    walk.is_told("Đã gửi thông báo lịch")
    walk.shoot("da-gui-thong-bao")


def answer_notice(walk: Walk, unit: str) -> None:
    walk.open_work("Trả lời thông báo, cử đầu mối", unit)
    main = walk.page.get_by_role("main")
    main.get_by_label("Họ và tên đầu mối").fill("Người được cử làm đầu mối")
    main.get_by_label("Chức vụ").fill("Chánh Văn phòng")
    main.get_by_label("Số điện thoại").fill("0225 3000 000")
    things = main.get_by_role("group", name="Đã chuẩn bị").get_by_role("checkbox")
    expect(things).to_have_count(3)
    for thing in things.all():
        thing.check()
    walk.shoot("cu-dau-moi")
    walk.press("Cử đầu mối, báo chuẩn bị")
    walk.is_told("Đã ghi đầu mối")
    expect(main.get_by_text("Đã có", exact=True)).to_have_count(3)


def request_report(walk: Walk, unit: str) -> None:
    walk.open_inspection(unit)
    walk.press("Yêu cầu báo cáo")
    walk.is_told("Đã gửi yêu cầu báo cáo")


def fill_report(walk: Walk, unit: str, proof: Path) -> None:
    """First with two wrong answers: both are told at once, and nothing typed is lost."""
    page = walk.page
    walk.open_work("Điền và gửi báo cáo", unit)
    walk.shoot("bieu-mau-trong")
    choose(walk, "Đơn vị đã ban hành kế hoạch", "Có")
    choose(walk, "Niêm yết, công khai thủ tục hành chính", "Một phần")
    for label, value in ANSWERS.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label(ON_TIME, exact=True).fill("25")
    late_task(walk, due="31/02/2019")
    page.get_by_label("Khó khăn, vướng mắc").fill("Thiếu nhân lực tại Bộ phận một cửa (dữ liệu minh họa)")
    walk.press("Lưu")
    told = page.locator("#problems")
    expect(told.get_by_role("listitem")).to_have_count(2)
    expect(told).to_contain_text("25 lớn hơn tổng số ở mục trên")
    expect(told).to_contain_text("“31/02/2019” không phải ngày có thật")
    expect(page.get_by_label(ON_TIME, exact=True)).to_have_value("25")
    expect(page.get_by_label("Nội dung nhiệm vụ").first).to_have_value("Rà soát thủ tục hành chính")
    walk.shoot("bieu-mau-con-cho-can-sua")
    page.get_by_label(ON_TIME, exact=True).fill("18")
    page.get_by_label(DUE).first.fill("28/02/2019")
    page.get_by_label("Tài liệu kiểm chứng kèm theo").set_input_files(proof)
    walk.press("Lưu")
    expect(told.get_by_role("listitem")).to_have_count(0)
    walk.sees("96 %")
    expect(page.get_by_role("link", name=proof.name)).to_be_visible()
    walk.shoot("bieu-mau-da-dien")


def choose(walk: Walk, question: str, answer: str) -> None:
    """Choose one of the four answers to a question of fact."""
    group = walk.page.get_by_role("group", name=re.compile(f"^{re.escape(question)}"))
    group.get_by_text(answer, exact=True).click()
    expect(group.get_by_role("radio", name=answer, exact=True)).to_be_checked()


def late_task(walk: Walk, due: str) -> None:
    """One row of the table of late tasks."""
    page = walk.page
    page.get_by_label("Nội dung nhiệm vụ").first.fill("Rà soát thủ tục hành chính")
    page.get_by_label("Số, ký hiệu văn bản giao").first.fill("1319/UBND-NC")
    page.get_by_label(DUE).first.fill(due)
    page.get_by_label("Mức độ hoàn thành (%)").first.fill("60")


def submit_report(walk: Walk, unit: str) -> None:
    walk.open_work("Điền và gửi báo cáo", unit)
    walk.press("Gửi báo cáo")
    walk.is_told("Đã gửi báo cáo.")
    walk.shoot("bao-cao-da-gui")


def accept_report(walk: Walk, unit: str) -> None:
    walk.open_work("Xem xét báo cáo của đơn vị", unit)
    walk.sees("18 nhiệm vụ")
    walk.sees("90 %")
    walk.shoot("xem-xet-bao-cao")
    walk.press("Tiếp nhận báo cáo")
    walk.is_told("Đã tiếp nhận báo cáo.")
