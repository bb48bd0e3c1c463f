"""Areas by the daily words for them, in every place of content; and the places that are none."""

import pytest

from kiemtra.reading.values import AreaCode as A

from .conftest import Reader

# Answers were set before the words were read.
TOLD = [
    ("Nội dung kiểm tra: thư xin lỗi khi trễ hẹn; bảng niêm yết; giấy hẹn.", {A.PROCEDURES}),
    ("Nội dung kiểm tra: thời hạn giải quyết công việc của dân.", {A.PROCEDURES}),
    ("Nội dung kiểm tra: soạn thảo, ban hành văn bản; hệ thống hóa văn bản.", {A.INSTITUTIONS}),
    ("Nội dung kiểm tra: phổ biến, giáo dục pháp luật.", {A.INSTITUTIONS}),
    ("Nội dung kiểm tra: phân cấp, ủy quyền; sắp xếp các phòng.", {A.ORGANISATION}),
    ("Nội dung kiểm tra: tinh giản nhân sự dôi dư.", {A.ORGANISATION, A.CIVIL_SERVICE}),
    ("Nội dung kiểm tra: tuyển dụng, luân chuyển và đào tạo công chức.", {A.CIVIL_SERVICE}),
    ("Nội dung kiểm tra: đánh giá, xếp loại viên chức cuối năm.", {A.CIVIL_SERVICE}),
    ("Nội dung kiểm tra: tài sản công; giải ngân vốn; thu nhập tăng thêm.", {A.PUBLIC_FINANCE}),
    ("Nội dung kiểm tra: khoán chi; công khai dự toán, quyết toán.", {A.PUBLIC_FINANCE}),
    ("Nội dung kiểm tra: chữ ký số; văn bản điện tử; hạ tầng mạng.", {A.E_GOVERNMENT}),
    ("Nội dung kiểm tra: thư điện tử và trang thông tin của đơn vị.", {A.E_GOVERNMENT}),
    ("Nội dung kiểm tra: giờ giấc, trang phục, thái độ tiếp dân.", {A.DISCIPLINE}),
    ("Nội dung kiểm tra: vắng mặt không lý do; uống rượu bia trong giờ.", {A.DISCIPLINE}),
    ("Nội dung kiểm tra: công tác tuyên truyền; vai trò người đứng đầu.", {A.DIRECTION}),
    ("Nội dung kiểm tra: tiếp nhận và trả kết quả không phụ thuộc địa giới.", {A.ONE_STOP}),
    ("Nội dung kiểm tra: lấy ý kiến người dân về sự phục vụ.", {A.SIPAS}),
    ("II. NỘI DUNG\n1. Quán triệt nghị quyết.\n2. Rà soát văn bản.\n3. Luân phiên công chức.", {A.DIRECTION, A.INSTITUTIONS, A.CIVIL_SERVICE}),
    ("Đoàn kiểm tra trên ba mặt: nhân sự; tài sản; thái độ phục vụ.", {A.CIVIL_SERVICE, A.PUBLIC_FINANCE, A.DISCIPLINE}),
    ("Tổ kiểm tra đi sâu vào việc trả hồ sơ đúng hẹn và biển tên.", {A.PROCEDURES, A.DISCIPLINE}),
    ("Trọng tâm kiểm tra: phân cấp; chi thường xuyên.", {A.ORGANISATION, A.PUBLIC_FINANCE}),
    ("Đoàn xem kỹ chuyện trễ hẹn, chuyện bố trí con người.", {A.PROCEDURES, A.CIVIL_SERVICE}),
    ("Đoàn kiểm tra tài sản và trang thiết bị của xã.", {A.PUBLIC_FINANCE}),
    ("Đoàn kiểm tra kỷ cương, nền nếp làm việc.", {A.DISCIPLINE}),
    ("Những việc được xem xét gồm tinh gọn đầu mối và số hóa.", {A.ORGANISATION, A.E_GOVERNMENT}),
    ("- Thưa bà, đợt này Đoàn kiểm tra những gì?\n- Chúng tôi hỏi về giờ giấc, về hồ sơ trễ hẹn.", {A.DISCIPLINE, A.PROCEDURES}),
    ("Nội dung báo cáo: vị trí việc làm; nâng lương; khoán kinh phí.", {A.CIVIL_SERVICE, A.PUBLIC_FINANCE}),
    ("Tổ phúc tra việc niêm yết lệ phí.", {A.PROCEDURES}),
    ("Tổ kiểm tra thường xuyên, đột xuất việc giải quyết thủ tục tại bộ phận một cửa.", {A.PROCEDURES, A.ONE_STOP}),
    ("Tỉnh yêu cầu tập trung vào thủ tục hành chính, tinh gọn tổ chức bộ máy và Chỉ số PAPI.", {A.PROCEDURES, A.ORGANISATION, A.PAPI}),
    ("Đơn vị xây dựng báo cáo, nêu rõ: sắp xếp tổ chức bộ máy; quản lý công chức; số hóa hồ sơ.", {A.ORGANISATION, A.CIVIL_SERVICE, A.E_GOVERNMENT}),
    ("1. Đối tượng kiểm tra\n- Phòng Kinh tế: hồ sơ đất đai;\n- Trung tâm Phục vụ hành chính công: số hóa.", {A.PROCEDURES, A.E_GOVERNMENT}),
    ("Nội dung kiểm tra: việc tổ chức Trung tâm Phục vụ hành chính công.", {A.ONE_STOP}),
    ("Nội dung kiểm tra: sắp xếp, phân công nhiệm vụ sau khi thành lập xã mới.", {A.ORGANISATION}),
]  # fmt: skip
NOTHING = [
    "Trưởng đoàn kiểm tra yêu cầu các xã xây dựng kế hoạch khắc phục.",
    "Đoàn đánh giá xã đã công khai lệ phí, công chức có thái độ tốt.",
    "Đoàn đánh giá phường bố trí nơi tiếp dân thuận lợi.",
    "II. NỘI DUNG\nĐơn vị giải trình: nguyên nhân do biến động nhân sự.",
    "Đoàn yêu cầu xã tập trung khắc phục việc trễ hẹn.",
    "Mục đích kiểm tra: nâng cao ý thức kỷ luật và thái độ phục vụ.",
    "I. MỤC ĐÍCH\n1. Chấn chỉnh giờ giấc làm việc.\n2. Khắc phục việc trễ hẹn hồ sơ.",
    "Qua kiểm tra cho thấy một số công chức chưa đeo thẻ.",
    "Hạn chế: niêm yết chưa đủ, thu phí sai quy định.",
    "Đoàn kiểm tra đến làm việc lúc 8 giờ sáng.",
    "Thành viên Đoàn gồm lãnh đạo Phòng Tổ chức cán bộ, Phòng Tài chính - Kế hoạch.",
    "Trưởng Phòng Kinh tế và Hạ tầng tham gia Đoàn kiểm tra.",
    "Đoàn kiểm tra làm việc tại Phòng Giáo dục và Đào tạo.",
    "Sở Tài chính bố trí kinh phí cho Đoàn kiểm tra.",
    "Kinh phí kiểm tra từ nguồn chi thường xuyên được giao.",
    "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh về tuyên truyền cải cách hành chính năm 2023;",
    "Căn cứ Quyết định số 45/QĐ-UBND ngày 06/02/2023 của UBND tỉnh về đào tạo, bồi dưỡng công chức;",
    "Kiểm tra trực tuyến đối với các xã vùng cao.",
    "Kiểm tra qua phần mềm dùng chung.",
    "Đơn vị gửi báo cáo qua hệ thống quản lý văn bản.",
    "Thành lập Tổ kiểm tra công vụ của tỉnh.",
    "Đoàn đề nghị xã chú trọng đào tạo công chức.",
    "Đoàn yêu cầu phường công khai lệ phí, sửa biển tên.",
    "Các đơn vị chuẩn bị phòng làm việc, phân công người đón Đoàn.",
    "Xã đã niêm yết đủ thủ tục, công chức mặc đúng trang phục.",
    "Việc kiểm tra không được gây phiền hà, cản trở công việc của đơn vị.",
    "Đoàn kiểm tra tự giải thể sau khi hoàn thành nhiệm vụ.",
    "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ đôn đốc, tuyên truyền.\n2. Sở Tài chính bảo đảm kinh phí.",
    "Nhân dịp này, huyện khen thưởng đội ngũ công chức một cửa.",
    "Kết luận kiểm tra là căn cứ đánh giá, xếp loại người đứng đầu.",
    "Trung tâm Dịch vụ việc làm tỉnh được kiểm tra trong tháng 5.",
    "Đoàn kiểm tra đối chiếu trên Hệ thống thông tin của tỉnh.",
]


@pytest.mark.parametrize(("words", "areas"), TOLD, ids=[words[-45:] for words, _ in TOLD])
def test_area_by_daily_words(in_plan: Reader, words: str, areas: set[A]) -> None:
    assert {x.area for x in in_plan(words).areas} == areas


@pytest.mark.parametrize("words", NOTHING, ids=[words[:45] for words in NOTHING])
def test_no_area(in_plan: Reader, words: str) -> None:
    assert in_plan(words).areas == ()
