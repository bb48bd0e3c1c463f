"""Why a deed is not open: one sentence for each refusal."""

from kiemtra.domain.errors import Refusal

REFUSALS: dict[Refusal, str] = {
    Refusal.SIGN_IN: "Bạn cần đăng nhập.",
    Refusal.NOT_YOUR_ROLE: "Vai trò của bạn không có quyền làm việc này.",
    Refusal.NOT_YOUR_SIDE: "Việc này thuộc cơ quan khác trong cuộc kiểm tra.",
    Refusal.NOT_YOUR_AGENCY: "Việc này do chính đơn vị được kiểm tra thực hiện.",
    Refusal.NOT_YOUR_TEAM: "Việc này do Đoàn kiểm tra phụ trách cuộc này thực hiện.",
    Refusal.NOT_YET: "Chưa đến bước này.",
    Refusal.ALREADY_DONE: "Bước này đã xong.",
    Refusal.WITHDRAWN: "Hồ sơ này đã bị hủy.",
    Refusal.UNANNOUNCED: "Kiểm tra không báo trước thì không gửi thông báo.",
    Refusal.OWN_REPORT: "Người báo cáo khắc phục không được tự xác minh báo cáo của mình.",
    Refusal.INTERESTED_PARTY: "Người đang giữ chức vụ tại đơn vị phải khắc phục, hoặc đơn vị cấp dưới, không được xác minh.",
    Refusal.TOO_LATE_FOR_NOTICE: "Không còn đủ {days} ngày làm việc trước ngày kiểm tra; muộn nhất phải gửi ngày {latest}. "
    "Hãy chọn ngày kiểm tra muộn hơn.",
    Refusal.NOT_A_WORKING_DAY: "Ngày {day} không phải ngày làm việc ({why}). Hãy chọn ngày khác.",
    Refusal.OUTSIDE_WINDOW: "Ngày {day} nằm ngoài thời gian kiểm tra của kế hoạch ({start} – {end}).",
    Refusal.BEFORE_TODAY: "Ngày {day} đã qua.",
    Refusal.VISIT_DAY_NOT_COME: "Chưa đến ngày kiểm tra {day}.",
    Refusal.NO_VISIT_DAY: "Chưa chốt ngày kiểm tra.",
    Refusal.NO_TEAM: "Chưa phân công Đoàn kiểm tra.",
    Refusal.NO_OTHER_TEAM: "Kế hoạch chưa có Đoàn kiểm tra nào khác đang có Trưởng đoàn; hãy lập Đoàn trước.",
    Refusal.NO_TEAM_HEAD: "Mỗi Đoàn kiểm tra phải có đúng một Trưởng đoàn.",
    Refusal.PLAN_ISSUED: "Kế hoạch đã trình hoặc đã ban hành không sửa được nữa; muốn điều chỉnh phải ban hành kế hoạch mới thay thế.",
    Refusal.NO_UNIT: "Kế hoạch chưa có đơn vị nào được kiểm tra, cũng chưa giao đơn vị nào lập kế hoạch cấp dưới.",
    Refusal.NO_DOCUMENT: "Chưa có văn bản kèm theo.",
    Refusal.NO_WINDOW: "Kế hoạch chưa có thời gian kiểm tra.",
    Refusal.NO_RESULTS: "Chưa ghi kết quả kiểm tra nào.",
    Refusal.RESULTS_NOT_CONFIRMED: "Còn kết quả điền sẵn chưa có người xác nhận.",
    Refusal.NO_ATTENDANCE: "Chưa ghi đủ người dự của cả hai bên.",
    Refusal.NO_FINDING: "Chưa có nhận định nào được ghi.",
    Refusal.FINDINGS_NOT_CONFIRMED: "Còn nhận định chưa được xác nhận.",
    Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION: "Còn hạn chế chưa có kiến nghị, cũng chưa nêu lý do không kiến nghị.",
    Refusal.RECOMMENDATION_WITHOUT_FINDING: "Còn kiến nghị không dựa trên nhận định nào.",
    Refusal.RECOMMENDATION_WITHOUT_DUE_DATE: "Còn kiến nghị chưa có thời hạn.",
    Refusal.DRAFT_NOT_ANSWERED: "Đơn vị chưa trả lời dự thảo và thời hạn trả lời chưa hết.",
    Refusal.NO_EVIDENCE: "Báo cáo khắc phục cần nội dung đã làm và ít nhất một tệp minh chứng.",
    Refusal.NOTHING_OPEN: "Không còn kiến nghị nào đang mở.",
    Refusal.STILL_OPEN: "Vẫn còn việc chưa xong.",
    Refusal.DOCUMENT_ISSUED: "Văn bản đã ban hành không sửa được nữa; cần ban hành văn bản thay thế.",
    Refusal.NUMBER_TAKEN: "Số {number} đã được dùng trong năm {year} cho văn bản khác của cùng cơ quan.",
    Refusal.PAPER_OF_DECISION: "Văn bản này ghi điều đã chốt hoặc đã quyết định nên không hủy được; chỉ còn lấy số và ban hành.",
    Refusal.NOT_OUR_DOCUMENT: "Văn bản của cơ quan khác chỉ được đăng ký, không lập bản thay thế tại đây.",
    Refusal.SEALED: "Hồ sơ đang được giữ kín.",
    Refusal.HOUR_PASSED: "Giờ tập trung phải sau lúc này.",
    Refusal.SUMMONED_AFTER_MEETING: "Giờ báo thành viên phải trước giờ tập trung.",
    Refusal.NOT_CONCLUDED: "Chỉ gửi kiến nghị xem xét trách nhiệm sau khi Trưởng đoàn đã kết luận.",
    Refusal.FORM_INCOMPLETE: "Biểu mẫu còn chỗ chưa đúng hoặc chưa điền.",
    Refusal.SECRET_PAPER: "Văn bản có độ mật không được đưa lên hệ thống; chỉ đăng ký số, ký hiệu.",
    Refusal.FILE_TOO_LARGE: "Tệp lớn hơn giới hạn {limit}.",
    Refusal.FILE_TYPE_REFUSED: "Không nhận loại tệp này. Hãy gửi PDF, ảnh (JPG, PNG, WebP), DOCX, XLSX, ODS hoặc văn bản thuần.",
    Refusal.NOTHING_CONFIRMED: "Chưa có thông tin nào được xác nhận.",
    Refusal.NOT_IN_DEMO: "Chức năng này chỉ có trong bản trình diễn.",
    Refusal.OWN_ACCOUNT: "Không ai tự giao, tự kết thúc chức vụ hoặc tự khóa tài khoản của chính mình; hãy nhờ quản trị khác.",
    Refusal.POST_ELSEWHERE: "Người này còn giữ chức vụ ở hệ thống khác; bạn chỉ quản lý được chức vụ trong hệ thống của mình.",
    Refusal.LAST_ADMINISTRATOR: "Đây là người quản trị cuối cùng của hệ thống. Hãy giao vai trò quản trị cho người khác trước.",
    Refusal.AUTHORITY_NOT_HANDED_ON: "Người được ủy quyền không được ủy quyền tiếp cho người khác.",
    Refusal.ONLY_IN_SEAT: "Đoàn đang hoạt động phải có Trưởng đoàn và Thư ký. Hãy cử người thay thay vì cho thôi.",
    Refusal.ACCOUNT_CLOSED: "Tài khoản này đang bị khóa. Hãy mở lại trước khi giao chức vụ.",
}


def refusal(code: Refusal, **facts: object) -> str:
    """The sentence of a refusal, with its facts put in where they are known."""
    sentence = REFUSALS[code]
    return sentence.format_map(_Known(facts)) if facts else _without_slots(sentence)


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def _without_slots(sentence: str) -> str:
    return sentence.format_map(_Known())
