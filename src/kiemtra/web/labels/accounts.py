"""The words about accounts and posts."""

from kiemtra.domain.account_sheets import Change, Column, SheetFault
from kiemtra.domain.accounts import AccountFault

COLUMNS: dict[Column, str] = {
    Column.FULL_NAME: "Họ tên",
    Column.USERNAME: "Tên đăng nhập",
    Column.EMAIL: "Thư điện tử",
    Column.AGENCY: "Cơ quan (mã hoặc tên)",
    Column.ROLE: "Vai trò",
    Column.TITLE: "Chức danh",
    Column.VALID_FROM: "Từ ngày",
    Column.VALID_TO: "Đến hết ngày",
    Column.AREAS: "Lĩnh vực",
}
EXAMPLES: dict[Column, str] = {
    Column.FULL_NAME: "Họ và tên đầy đủ",
    Column.USERNAME: "vanthu.snv",
    Column.EMAIL: "vanthu.snv@coquan.gov.vn",
    Column.AGENCY: "Sở Nội vụ",
    Column.ROLE: "Văn thư",
    Column.TITLE: "Chuyên viên Văn phòng Sở",
    Column.VALID_FROM: "01/07/2025",
    Column.VALID_TO: "31/12/2026",
    Column.AREAS: "Cải cách thủ tục hành chính; Cải cách thể chế",
}
FAULTS: dict[AccountFault, str] = {
    AccountFault.USERNAME_MISSING: "Hãy ghi tên đăng nhập.",
    AccountFault.USERNAME_FORM: "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số và các dấu . _ - @, từ 2 đến 150 ký tự.",
    AccountFault.USERNAME_TAKEN: "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.",
    AccountFault.USERNAME_OF_OTHER: "Tên đăng nhập này đã thuộc về một người có họ tên khác. Hãy chọn tên khác, "
    "hoặc sửa họ tên của người đó trước.",
    AccountFault.USERNAME_REPEATED: "Tên đăng nhập này đã dùng ở một dòng khác trong tệp cho người có họ tên hoặc thư "
    "điện tử khác.",
    AccountFault.FULL_NAME_MISSING: "Hãy ghi họ tên.",
    AccountFault.TOO_LONG: "Nội dung này quá dài. Hãy viết ngắn lại.",
    AccountFault.EMAIL_FORM: "Địa chỉ thư điện tử chưa đúng dạng.",
    AccountFault.EMAIL_ELSEWHERE: "Người này còn giữ chức vụ ở hệ thống khác nên không đổi được thư điện tử tại đây.",
    AccountFault.ACCOUNT_CLOSED: "Tài khoản này đang bị khóa. Hãy mở lại trước khi giao chức vụ.",
    AccountFault.AGENCY_MISSING: "Hãy chọn cơ quan.",
    AccountFault.AGENCY_UNKNOWN: "Không có cơ quan nào mang mã hoặc tên này trong phạm vi của hệ thống.",
    AccountFault.AGENCY_AMBIGUOUS: "Có nhiều cơ quan cùng tên này. Hãy ghi mã cơ quan.",
    AccountFault.AGENCY_NOT_THERE: "Cơ quan này không tồn tại trong suốt thời gian giữ chức vụ. Hãy sửa ngày hoặc chọn "
    "cơ quan có vào thời gian đó.",
    AccountFault.AGENCY_OUTSIDE: "Cơ quan này không thuộc hệ thống của bạn, hoặc do hệ thống khác bổ nhiệm.",
    AccountFault.ROLE_MISSING: "Hãy chọn vai trò.",
    AccountFault.ROLE_UNKNOWN: "Không có vai trò này. Hãy chọn một vai trò trong danh sách.",
    AccountFault.TITLE_MISSING: "Hãy ghi chức danh như trong văn bản.",
    AccountFault.START_MISSING: "Hãy ghi ngày bắt đầu.",
    AccountFault.DAY_FORM: "Ngày này không có thật hoặc chưa đúng dạng ngày/tháng/năm.",
    AccountFault.END_BEFORE_START: "Ngày kết thúc phải sau ngày bắt đầu.",
    AccountFault.POST_TWICE: "Người này đã giữ đúng vai trò đó tại cơ quan đó trong thời gian trùng nhau.",
    AccountFault.POST_REPEATED: "Dòng này lặp lại một chức vụ đã ghi ở dòng khác trong tệp cho cùng một người.",
    AccountFault.POST_OWN: "Không ai tự giao hoặc tự sửa chức vụ của chính mình.",
    AccountFault.AREAS_MISSING: "Người phụ trách lĩnh vực phải có ít nhất một lĩnh vực.",
    AccountFault.AREA_UNKNOWN: "Không có lĩnh vực này trong danh mục.",
    AccountFault.AREAS_NOT_HERE: "Chỉ vai trò phụ trách lĩnh vực mới ghi lĩnh vực và cơ quan cấp trên.",
    AccountFault.OVER_MISSING: "Hãy chọn cơ quan cấp trên mà người này phụ trách lĩnh vực trong phạm vi của cơ quan đó.",
    AccountFault.OVER_NOT_ABOVE: "Cơ quan này không phải cấp trên của cơ quan giữ chức vụ vào ngày bắt đầu.",
    AccountFault.DEPUTY_MISSING: "Hãy chọn người được ủy quyền.",
    AccountFault.DEPUTY_IS_HOLDER: "Không thể ủy quyền cho chính người đang giữ chức vụ.",
    AccountFault.BEYOND_ORIGINAL: "Ngày này nằm ngoài thời gian của chức vụ gốc.",
    AccountFault.GROUND_MISSING: "Hãy ghi căn cứ, ví dụ số và ngày của văn bản.",
    AccountFault.END_MISSING: "Ủy quyền phải có ngày kết thúc.",
    AccountFault.HEIR_IS_LEAVING: "Người nhận phải khác người bàn giao.",
    AccountFault.HEIR_UNKNOWN: "Người nhận phải có tài khoản đang dùng và chức vụ trong hệ thống.",
    AccountFault.CLOSED_TOO_EARLY: "Chỉ khóa được tài khoản ngay khi ngày bàn giao là hôm nay hoặc đã qua.",
}
SHEET_FAULTS: dict[SheetFault, str] = {
    SheetFault.NOT_A_WORKBOOK: "Tệp này không phải bảng tính XLSX đọc được. Hãy mở tệp, lưu lại dạng XLSX rồi gửi lại.",
    SheetFault.TOO_LARGE: "Tệp lớn hơn mức cho phép. Hãy chia danh sách thành nhiều tệp.",
    SheetFault.WRONG_TEMPLATE: "Tệp không theo mẫu: không trang tính nào có đủ các cột. Hãy tải mẫu và chép dữ liệu vào đó.",
    SheetFault.EMPTY: "Trang tính chưa có dòng nào dưới hàng tiêu đề.",
    SheetFault.TOO_MANY_ROWS: "Tệp có nhiều hơn 20.000 dòng. Hãy chia danh sách thành nhiều tệp.",
}
CHANGES: dict[Change, str] = {
    Change.NEW: "Mới",
    Change.CHANGED: "Thay đổi",
    Change.UNCHANGED: "Giữ nguyên",
}
CHANGE_TONES: dict[Change, str] = {
    Change.NEW: "progress",
    Change.CHANGED: "waiting",
    Change.UNCHANGED: "neutral",
}
STATES: tuple[tuple[str, str], ...] = (
    ("", "Tất cả"),
    ("active", "Đang dùng"),
    ("without_post", "Đang dùng nhưng chưa có chức vụ"),
    ("inactive", "Đã khóa"),
)
