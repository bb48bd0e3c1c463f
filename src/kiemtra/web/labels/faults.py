"""What is wrong with something typed: one sentence for each fault that the rules name."""

from collections.abc import Mapping
from typing import Any

from kiemtra.domain.errors import Fault
from kiemtra.web.labels.accounts import FAULTS as ACCOUNT_FAULTS
from kiemtra.web.labels.coverage import FAULTS as COVERAGE_FAULTS
from kiemtra.web.labels.documents import FAULTS as DOCUMENT_FAULTS
from kiemtra.web.labels.draws import LIST_FAULTS, RESULT_FAULTS
from kiemtra.web.labels.inspections import SESSION_FAULTS
from kiemtra.web.labels.reorganisations import FAULTS as REORGANISATION_FAULTS

FAULTS: dict[Fault, str] = {
    Fault.TEXT_MISSING: "Hãy ghi nội dung.",
    Fault.REASON_MISSING: "Hãy nêu căn cứ, lý do.",
    Fault.RESULT_MISSING: "Nhiệm vụ đã hoàn thành cần nêu kết quả.",
    Fault.CAUSE_MISSING: "Nhiệm vụ không thực hiện được cần nêu nguyên nhân.",
    Fault.CAUSE_OF_DELAY_MISSING: "Nhiệm vụ quá hạn hoặc hoàn thành trễ hạn cần nêu nguyên nhân chậm.",
    Fault.PERCENT_OUT_OF_RANGE: "Tỷ lệ hoàn thành là số nguyên từ 0 đến 100, ví dụ 60.",
    Fault.DUE_DAY_MISSING: "Hãy ghi ngày phải hoàn thành, ví dụ 30/06/2019.",
    Fault.DAYS_MISSING: "Hãy ghi số ngày, từ 1 đến 3.650.",
    Fault.DOCUMENT_NOT_DATED: "Văn bản giao nhiệm vụ chưa có ngày ban hành nên chưa tính được hạn.",
    Fault.NOBODY_AIMED_AT: "Hãy chọn ít nhất một nơi được giao.",
    Fault.NOT_A_UNIT_OF_THE_PLAN: "Có cơ quan được chọn không thuộc kế hoạch này.",
    Fault.REMARK_MISSING: "Hãy nêu điều cần bổ sung khi trả lại.",
    Fault.REMEDY_PLAN_MISSING: "Hãy ghi cách làm, người phụ trách và thời gian thực hiện.",
    Fault.ANSWER_MISSING: "Hãy ghi nội dung trả lời.",
    Fault.REPLY_MISSING: "Hãy ghi ý kiến của đơn vị về dự thảo.",
    Fault.OPINION_MISSING: "Hãy nêu ý kiến khi không thống nhất với nhận định.",
    Fault.RESPONSE_MISSING: "Hãy ghi nội dung tiếp thu, giải trình ý kiến của đơn vị.",
    Fault.SETTLEMENT_MISSING: "Hãy nêu cách xử lý mâu thuẫn, ví dụ “giữ như văn bản, đã hỏi cơ quan ban hành”.",
    Fault.NOTHING_TO_TAKE_OVER: "Gợi ý này không còn chỗ nào trong văn bản để sửa theo. Hãy nêu cách xử lý khác.",
    Fault.FACT_UNKNOWN: "Không tìm thấy thông tin này trong văn bản. Hãy tải lại trang rồi chọn lại.",
    Fault.FACT_EMPTY: "Chưa đủ thông tin: hãy điền ít nhất mục này.",
    Fault.WORDS_NOT_IN_TEXT: "Không thấy những chữ này trong văn bản. Hãy chọn hoặc dán đúng nguyên văn.",
    Fault.WINDOW_ENDS_BEFORE_START: "Ngày kết thúc phải sau ngày bắt đầu.",
    Fault.BUSY_TOO_LONG: "Mỗi lần chỉ khai được tối đa 60 ngày bận liên tục.",
    Fault.SUBSTITUTED_BEFORE_START: "Ngày thay phải sau ngày người trước bắt đầu tham gia Đoàn.",
    Fault.SUBSTITUTE_ENDS_BEFORE_START: "Ngày trở lại phải sau ngày bắt đầu thay.",
    Fault.PERSON_MISSING: "Hãy chọn người có tài khoản hoặc nhập họ tên.",
    Fault.ABSENCE_ENDS_BEFORE_START: "Ngày cuối vắng mặt không được trước ngày đầu.",
    Fault.ABSENCE_TOO_LONG: "Một lần vắng mặt không quá 366 ngày. Vắng lâu hơn thì cử người thay trong Đoàn.",
    Fault.RECUSAL_ENDED: "Ngày cuối của khai báo phải từ hôm nay trở đi.",
    Fault.PROOF_MISSING: "Hãy kèm chứng cứ của kết quả: đường dẫn đến trang công bố hoặc một tệp ảnh, PDF.",
    Fault.EVIDENCE_NOT_NAMED: "Hãy chọn ít nhất một minh chứng, hoặc ghi minh chứng cần thêm.",
    Fault.ITEM_OF_FIELD_MISSING: "Hãy chọn mục thuộc lĩnh vực mà cơ quan này tổng hợp.",
    Fault.REPORT_TO_RETURN_MISSING: "Hãy chọn ít nhất một đơn vị có báo cáo cần trả lại.",
    Fault.EVIDENCE_ANSWER_MISSING: "Hãy gửi ít nhất một tệp, ghi ý kiến, hoặc chọn “Không có” kèm lý do.",
    Fault.DUE_BEFORE_TODAY: "Hạn gửi phải từ hôm nay trở đi.",
    Fault.HAPPENED_AFTER_RECEIPT: "Thời điểm sự việc không thể sau lúc nhận tệp.",
    Fault.FORM_ENDS_BEFORE_START: "Ngày cuối còn hiệu lực không thể trước ngày biểu mẫu có hiệu lực.",
    Fault.DONE_AFTER_TODAY: "Ngày hoàn thành không thể sau hôm nay.",
    Fault.TOLD_BEFORE_NOTICE: "Ngày giao hoặc báo không thể trước ngày gửi thông báo.",
    Fault.REPLY_DUE_BEFORE_TODAY: "Hạn trả lời phải từ hôm nay trở đi.",
    Fault.DATED_AFTER_DELIVERY: "Ngày ban hành không được sau hôm nay.",
    Fault.NUMBER_OF_OTHER_DOCUMENT: "Số, ký hiệu này đã đăng ký cho văn bản khác (khác ngày hoặc trích yếu). Hãy kiểm tra lại.",
    Fault.RESULT_OF_OTHER_INSPECTION: "Kết quả kiểm tra được chọn không thuộc cuộc kiểm tra này.",
    Fault.FINDING_OF_OTHER_UNIT: "Nhận định trước được chọn không thuộc đơn vị này.",
    Fault.FINDING_NOT_HERE: "Có nhận định được chọn không thuộc cuộc kiểm tra này hoặc đã bị loại.",
    Fault.ORDER_INCOMPLETE: "Thứ tự mới phải có đủ các kiến nghị, mỗi kiến nghị một lần.",
    Fault.ACCOUNTABLE_MISSING: "Hãy ghi tên tập thể hoặc họ tên cá nhân.",
    Fault.POSITION_MISSING: "Hãy ghi chức vụ, nơi công tác của cá nhân vào thời điểm xảy ra sự việc.",
    Fault.GROUND_MISSING: "Hãy chọn ít nhất một nhận định đã xác nhận của cuộc kiểm tra này làm căn cứ.",
    Fault.DECIDED_AFTER_TODAY: "Ngày quyết định không được sau hôm nay.",
}

_TABLES: tuple[Mapping[Any, str], ...] = (
    FAULTS,
    LIST_FAULTS,
    RESULT_FAULTS,
    COVERAGE_FAULTS,
    DOCUMENT_FAULTS,
    SESSION_FAULTS,
    ACCOUNT_FAULTS,
    REORGANISATION_FAULTS,
)


def fault(said: str) -> str:
    """The sentence of a fault; one that was made at the door stays as it is."""
    return next((table[said] for table in _TABLES if said in table), said)
