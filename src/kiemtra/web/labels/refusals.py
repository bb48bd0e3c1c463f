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
    "Hãy chọn ngày kiểm tra muộn hơn, hoặc đề nghị Trưởng đoàn cho gửi khẩn kèm lý do.",
    Refusal.STILL_IN_TIME: "Vẫn còn kịp gửi thông báo đúng hạn (muộn nhất ngày {latest}); không cần gửi khẩn.",
    Refusal.VISIT_DAY_COME: "Đã đến ngày kiểm tra; không thể thông báo lịch nữa. Hãy hoãn cuộc kiểm tra và xếp lịch lại.",
    Refusal.NOTHING_CHANGED: "Ngày, giờ và địa điểm vẫn như thông báo đã gửi; không có gì để thay đổi.",
    Refusal.NOT_A_RECIPIENT: "Thông báo này không gửi cho bạn nên bạn không xác nhận nhận thông báo.",
    Refusal.TOLD_TODAY: "Hôm nay đã nhắc đơn vị; mỗi ngày chỉ nhắc một lần.",
    Refusal.OVERLAP: "Trùng với {what}. Hãy chọn ngày khác, hoặc nêu lý do vẫn kiểm tra vào thời gian này.",
    Refusal.OVERLAP_UNEXPLAINED: "Có đơn vị trùng thời gian với cuộc kiểm tra khác mà chưa nêu lý do: {units}. "
    "Hãy nêu lý do trong mục Trùng lặp, hoặc bỏ đơn vị đó khỏi kế hoạch.",
    Refusal.NOT_A_WORKING_DAY: "Ngày {day} không phải ngày làm việc ({why}). Hãy chọn ngày khác.",
    Refusal.OUTSIDE_WINDOW: "Ngày {day} nằm ngoài thời gian kiểm tra của kế hoạch ({start} – {end}).",
    Refusal.BEFORE_TODAY: "Ngày {day} đã qua.",
    Refusal.VISIT_DAY_NOT_COME: "Chưa đến ngày kiểm tra {day}.",
    Refusal.NO_VISIT_DAY: "Chưa chốt ngày kiểm tra.",
    Refusal.NO_TEAM: "Chưa phân công Đoàn kiểm tra.",
    Refusal.NO_SEAT_CHANGE: "Không có thay đổi thành viên nào chờ quyết định.",
    Refusal.DECLARES_HIMSELF: "Người có tài khoản tự khai báo và tự rút khai báo trong Lịch của tôi.",
    Refusal.NO_OTHER_TEAM: "Kế hoạch chưa có Đoàn kiểm tra nào khác đang có Trưởng đoàn; hãy lập Đoàn trước.",
    Refusal.NO_TEAM_HEAD: "Mỗi Đoàn kiểm tra phải có đúng một Trưởng đoàn.",
    Refusal.NO_TEAM_SECRETARY: "Mỗi Đoàn kiểm tra phải có Thư ký.",
    Refusal.TWICE_IN_TEAM: "Mỗi người chỉ giữ một vai trò trong một Đoàn tại cùng thời điểm.",
    Refusal.PLAN_ISSUED: "Kế hoạch đã trình hoặc đã ban hành không sửa trực tiếp được nữa; kế hoạch đã ban hành thì lập điều chỉnh.",
    Refusal.VISIT_BEGUN: "Không đưa {unit} ra khỏi kế hoạch hoặc đổi hình thức được: cuộc kiểm tra đơn vị này đã bắt đầu.",
    Refusal.NOTICE_OUT: "Không đưa {unit} ra khỏi kế hoạch hoặc đổi hình thức được: đã gửi thông báo lịch kiểm tra cho đơn vị. "
    "Trưởng đoàn hủy cuộc kiểm tra trước, đơn vị sẽ nhận thông báo hủy.",
    Refusal.TO_REVIEW: "Thời gian chuyển tiếp từ kế hoạch trước chưa có người xem lại. Hãy mở “Sửa dự thảo”, xem và lưu.",
    Refusal.AMENDMENT_OPEN: "Kế hoạch đang có một bản điều chỉnh chưa xong. Hãy ban hành hoặc hủy bản đó trước.",
    Refusal.AMENDMENT_EMPTY: "Bản điều chỉnh chưa thay đổi nội dung nào của kế hoạch.",
    Refusal.NO_UNIT: "Kế hoạch chưa có đơn vị nào được kiểm tra, cũng chưa giao đơn vị nào lập kế hoạch cấp dưới.",
    Refusal.WISHES_CONTRADICT: "Các yêu cầu của quy tắc chọn không thể cùng đạt. Hãy xem chỗ mâu thuẫn và sửa quy tắc.",
    Refusal.TO_BE_DRAWN: "Nhóm này chọn bằng bốc thăm: hãy lập lần bốc thăm cho kế hoạch.",
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
    Refusal.ROUND_CLOSED: "Đợt báo cáo đã đóng, không nhận thêm số liệu; đề nghị cơ quan yêu cầu báo cáo mở lại đợt.",
    Refusal.KEPT_CURRENT: "Bộ số liệu sẵn sàng do đơn vị tự cập nhật thường xuyên, không có bước tiếp nhận.",
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
    Refusal.SEED_HOUR_COME: "Kỳ quay {day} đã bắt đầu; danh sách phải niêm phong trước giờ quay. Hãy hủy và lập lần bốc thăm khác với kỳ quay sau.",
    Refusal.SEED_DAY_NOT_COME: "Chưa đến ngày quay: kết quả chỉ nhập được từ {hour}, ngày {day}.",
    Refusal.SEED_BEFORE_NAMED_DAY: "Kỳ quay ngày {day} sớm hơn kỳ đã cam kết ({named}).",
    Refusal.NOT_A_DRAW_DAY: "Ngày {day} ({weekday}) không có kỳ quay của {lottery}. Hãy chọn một ngày quay.",
    Refusal.LATER_DRAW_WITHOUT_REASON: "Kỳ quay ngày {day} muộn hơn kỳ đã cam kết ({named}). Hãy nêu vì sao kỳ đã cam kết không diễn ra.",
    Refusal.SECOND_TYPIST_NEEDED: "Bạn đã nhập kết quả này; lần thứ hai phải do một người khác nhập.",
    Refusal.SEED_EXISTS: "Kết quả xổ số đã có, không hủy được nữa; kết quả bốc thăm có thể không dùng nhưng vẫn phải công bố.",
    Refusal.DRAW_UNDER_WAY: "Kế hoạch này đang có một danh sách đã niêm phong chờ kết quả xổ số. Hãy bốc xong lần đó trước.",
    Refusal.DRAW_CHANGED: "Danh sách không còn khớp với mã cam kết đã niêm phong; không bốc thăm được. Hãy báo người giám sát.",
    Refusal.LIST_COMMITTED: "Danh sách đã niêm phong không sửa được nữa; muốn đổi phải hủy trước giờ quay và lập lần bốc thăm khác.",
    Refusal.VISITS_STILL_SEALED: "Chỉ mở được sau khi mọi đơn vị trúng đã được đề xuất và cuộc kiểm tra cuối cùng đã công bố.",
    Refusal.WINDOW_OVER: "Thời gian kiểm tra của kế hoạch đã hết; muốn xếp lịch phải điều chỉnh kế hoạch trước.",
    Refusal.NOTHING_TO_PLACE: "Không còn cuộc kiểm tra nào chờ xếp lịch.",
    Refusal.PLAN_CHANGED_SINCE: "Kế hoạch vừa thay đổi thêm sau khi bạn mở trang. Hãy xem lại các thay đổi rồi trình.",
    Refusal.DAYS_NOT_LAWFUL: "Có ngày không còn phù hợp: {units}. Hãy chuyển các cuộc này sang ngày khác hoặc xếp lại.",
    Refusal.DAY_NOT_POSSIBLE: "Không chuyển được cuộc kiểm tra đến ngày này.",
    Refusal.TIMETABLE_UNDER_WAY: "Đang xếp lịch cho kế hoạch này; hãy chờ kết quả hoặc dừng lần xếp đang chạy.",
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
