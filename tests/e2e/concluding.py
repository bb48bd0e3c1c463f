"""From the draft to a document in the unit's hands, in the browser."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
from playwright.sync_api import expect

from tests.e2e.surfing import Walk

REMEDY = "Niêm yết đủ thủ tục hành chính còn hiệu lực và phân công người theo dõi (dữ liệu minh họa)."


def start_draft(walk: Walk, unit: str) -> None:
    """A shortcoming without a recommendation keeps the draft here, and the page says why."""
    walk.open_work("Bắt đầu dự thảo kết luận", unit)
    walk.follow("Soạn dự thảo kết luận")
    walk.shoot("truoc-khi-du-thao")
    walk.press("Lập dự thảo")
    walk.is_told("Đã lập dự thảo")
    walk.sees("Chưa gửi, chưa kết luận được")
    walk.sees("Còn hạn chế chưa có kiến nghị, cũng chưa nêu lý do không kiến nghị.")
    expect(walk.page.get_by_role("link", name="Gửi dự thảo cho đơn vị")).to_have_count(0)
    walk.shoot("du-thao-chua-gui-duoc")


def recommend(walk: Walk, due: str) -> None:
    """From the shortcoming itself; the term that is proposed may be changed."""
    page = walk.page
    page.get_by_role("link", name="Kiến nghị", exact=True).locator("visible=true").last.click()
    page.get_by_label("Nội dung kiến nghị").fill(REMEDY)
    expect(page.get_by_role("checkbox", name="Tồn tại, hạn chế: Niêm yết thiếu hai thủ tục")).to_be_checked()
    page.get_by_label("Thời hạn").fill(due)
    walk.shoot("them-kien-nghi")
    walk.press("Thêm kiến nghị")
    walk.is_told("Đã thêm kiến nghị.")


def send_draft(walk: Walk) -> None:
    walk.shoot("du-thao-gui-duoc")
    walk.follow("Gửi dự thảo cho đơn vị")
    walk.shoot("gui-du-thao")
    walk.press("Gửi dự thảo")
    walk.is_told("Đã gửi dự thảo; đơn vị đã được báo.")


def reply(walk: Walk, unit: str) -> None:
    walk.open_work("Trả lời dự thảo kết luận", unit)
    walk.shoot("du-thao-don-vi-thay")
    walk.follow("Cho ý kiến về dự thảo")
    walk.page.get_by_label("Ý kiến chung của đơn vị").fill("Đơn vị nhất trí với dự thảo (dữ liệu minh họa).")
    walk.shoot("don-vi-cho-y-kien")
    walk.press("Gửi ý kiến")
    walk.is_told("Đã gửi ý kiến của đơn vị")


def take_up_reply(walk: Walk, unit: str) -> None:
    walk.open_work("Tiếp thu, giải trình ý kiến của đơn vị", unit)
    walk.follow("Tiếp thu ý kiến")
    walk.page.get_by_label("Tiếp thu, giải trình của Đoàn").fill("Đoàn ghi nhận ý kiến thống nhất của đơn vị.")
    walk.shoot("tiep-thu")
    walk.press("Lưu")
    walk.is_told("Đã tiếp thu ý kiến")


def conclude(walk: Walk, unit: str) -> None:
    walk.open_work("Kết luận cuộc kiểm tra", unit)
    walk.follow("Kết luận")
    walk.page.get_by_label("Hình thức văn bản").select_option(label="Kết luận của Trưởng đoàn (KL)")
    walk.shoot("ket-luan")
    walk.press("Kết luận")
    walk.is_told("Đã kết luận.")
    walk.shoot("da-ket-luan")


def record_issue(walk: Walk, unit: str, *, number: str, on: str, signed: Path) -> None:
    """The clerk's part: numbered and signed in the agency's own system, recorded here."""
    page = walk.page
    walk.open_work("Ghi số, ngày, bản đã ký của văn bản", f"{unit} Kết luận:")
    walk.shoot("van-ban-du-thao")
    walk.follow("Ghi số, ngày, bản đã ký")
    page.get_by_label("Số", exact=True).fill(number)
    page.get_by_label("Ngày ban hành").fill(on)
    page.get_by_label("Họ tên người ký").fill("Người ký minh họa")
    page.get_by_label("Chức vụ người ký").fill("Phó Chủ tịch UBND thành phố, Trưởng đoàn")
    page.get_by_label("Bản đã ký").set_input_files(signed)
    page.get_by_label("Văn bản này không mang độ mật").check()
    walk.shoot("ghi-so-ngay-nguoi-ky")
    walk.press("Lưu và ban hành")
    walk.shoot("van-ban-da-ban-hanh")


def hand_over(walk: Walk, unit: str) -> None:
    walk.open_work("Gửi kết luận đã có số đến đơn vị", unit)
    walk.press("Gửi văn bản đến đơn vị")
    walk.is_told("Đã gửi văn bản đến đơn vị")
    walk.shoot("ket-luan-da-gui")


def papers_of(walk: Walk, unit: str, *, number: str, on: date) -> None:
    """The conclusion opens in Word and as PDF: its unit, its number and day, the mark of invented data."""
    walk.open_inspection(unit)
    walk.page.get_by_role("region", name="Văn bản").get_by_role("link", name="Kết luận").click()
    for link, text_of in (
        ("Bản DOCX lập trên phần mềm", text_of_docx),
        ("Bản PDF lập trên phần mềm", text_of_pdf),
    ):
        with walk.page.expect_download() as coming:
            walk.follow(link)
        text = " ".join(text_of(coming.value.path().read_bytes()).split())
        for words in (unit, f"Số: {number}/", "Dữ liệu minh họa", f"ngày {on:%d} tháng {on.month} năm {on:%Y}"):
            assert words.casefold() in text.casefold(), (link, words, text[:800])


def text_of_docx(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    margins = [part for section in document.sections for part in (section.header, section.footer)]
    return "\n".join([*cells, *(one.text for part in (document, *margins) for one in part.paragraphs)])


def text_of_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    document.close()
    return text
