"""After the conclusion, in the browser: remedied, verified by somebody else, closed."""

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.surfing import Walk


def plan_and_report(walk: Walk, unit: str, *, done_on: str, proof: Path) -> None:
    """The focal point plans and reports; who reported cannot verify, and is told so."""
    page = walk.page
    walk.open_work("Khắc phục và báo cáo kiến nghị", unit)
    walk.shoot("kien-nghi-moi-giao")
    walk.follow("Ghi kế hoạch khắc phục")
    page.get_by_label("Kế hoạch khắc phục").fill("Bổ sung niêm yết; Văn phòng phụ trách (dữ liệu minh họa).")
    walk.press("Ghi kế hoạch khắc phục")
    walk.is_told("Đã ghi kế hoạch khắc phục.")
    walk.follow("Báo cáo kết quả khắc phục")
    page.get_by_label("Đã làm gì").fill("Đã niêm yết đủ thủ tục (dữ liệu minh họa).")
    page.get_by_label("Ngày hoàn thành").fill(done_on)
    page.get_by_label("Tệp minh chứng").set_input_files(proof)
    page.get_by_label("Minh chứng cho thấy điều gì").fill("Ảnh bảng niêm yết")
    walk.shoot("bao-cao-khac-phuc")
    walk.press("Báo cáo kết quả khắc phục")
    walk.is_told("Đã gửi báo cáo khắc phục; chờ bên kiểm tra xác minh.")
    expect(page.get_by_role("link", name="Xác minh đạt")).to_have_count(0)
    page.get_by_text("Vì sao chưa làm được việc khác?").click()
    expect(page.get_by_role("listitem").filter(has_text="Xác minh đạt:")).to_be_visible()
    walk.shoot("nguoi-bao-cao-khong-tu-xac-minh")


def verify(walk: Walk, unit: str) -> None:
    walk.open_work("Xác minh kết quả khắc phục", unit)
    walk.shoot("cho-xac-minh")
    walk.follow("Xác minh đạt")
    walk.page.get_by_label("Đã xem gì, vì sao").fill("Đã xem ảnh bảng niêm yết; đủ thủ tục (dữ liệu minh họa).")
    walk.press("Xác minh đạt")
    walk.is_told("Đã xác minh.")


def close_recommendation(walk: Walk) -> None:
    walk.follow("Kết thúc, đã khắc phục xong")
    walk.press("Kết thúc, đã khắc phục xong")
    walk.is_told("Đã kết thúc kiến nghị.")
    walk.shoot("kien-nghi-da-ket-thuc")


def close_inspection(walk: Walk, unit: str) -> None:
    walk.open_inspection(unit)
    walk.follow("Kết thúc cuộc kiểm tra")
    walk.press("Kết thúc cuộc kiểm tra")
    walk.is_told("Đã kết thúc cuộc kiểm tra.")
    walk.shoot("da-ket-thuc")
