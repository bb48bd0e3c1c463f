"""The words of draws: what is wrong with a list or a typed result, tones, and what each deed has done."""

from kiemtra.domain.draws import DrawDeed, DrawState
from kiemtra.domain.lotteries import Lottery, ResultFault
from kiemtra.scheduling.draw import MAX_WEIGHT, DrawFault

RESULT_FAULTS: dict[ResultFault, str] = {
    ResultFault.HOW_MANY: "Chưa đúng số lượng số của loại xổ số này.",
    ResultFault.OUT_OF_RANGE: "Có số nằm ngoài khoảng của loại xổ số này.",
    ResultFault.REPEATED: "Có số ghi hai lần; các số của một kỳ quay phải khác nhau.",
    ResultFault.DIGITS: "Chưa đúng số chữ số của giải này.",
    ResultFault.NOT_NUMBERS: "Chỉ nhập các số của kỳ quay, cách nhau bằng dấu cách.",
}
LIST_FAULTS: dict[DrawFault, str] = {
    DrawFault.NO_TICKET: "Không có đơn vị nào để bốc thăm. Hãy đặt quy tắc chọn đơn vị trước.",
    DrawFault.NO_QUOTA: "Hãy nêu số đơn vị cần bốc của ít nhất một nhóm.",
    DrawFault.DUPLICATE_UNIT: "Có đơn vị đứng hai lần trong danh sách.",
    DrawFault.DUPLICATE_QUOTA: "Có nhóm đặt chỉ tiêu hai lần.",
    DrawFault.WEIGHT_OUT_OF_RANGE: f"Trọng số của mỗi đơn vị phải từ 1 đến {MAX_WEIGHT:,}.".replace(",", "."),
    DrawFault.COUNT_OUT_OF_RANGE: "Số đơn vị cần bốc phải từ 1 trở lên.",
    DrawFault.QUOTA_ABOVE_TICKETS: "Số đơn vị cần bốc nhiều hơn số đơn vị của nhóm.",
    DrawFault.GROUP_WITHOUT_QUOTA: "Có đơn vị thuộc nhóm không đặt chỉ tiêu.",
    DrawFault.TEXT_NOT_PLAIN: "Có tên chứa ký tự không in được hoặc xuống dòng; hãy gõ lại tên đó.",
}
TONES: dict[DrawState, str] = {
    DrawState.DRAFTED: "neutral",
    DrawState.COMMITTED: "waiting",
    DrawState.SEEDED: "waiting",
    DrawState.CONFIRMED: "progress",
    DrawState.DRAWN: "progress",
    DrawState.OPENED: "done",
    DrawState.WITHDRAWN: "neutral",
}
DONE: dict[DrawDeed, str] = {
    DrawDeed.RETAKE: "Đã lấy lại danh sách từ kế hoạch.",
    DrawDeed.COMMIT: "Đã niêm phong danh sách. Hãy công bố mã cam kết trước kỳ quay.",
    DrawDeed.SEED: "Đã ghi kết quả bạn nhập.",
    DrawDeed.DRAW: "Đã bốc thăm.",
    DrawDeed.PROPOSE_VISITS: "Đã gửi Trưởng đoàn đề xuất kiểm tra các đơn vị trúng.",
    DrawDeed.OPEN: "Đã mở niêm phong. Ai xem được kế hoạch đều tự kiểm tra được.",
    DrawDeed.TAKE: "Đã đưa các đơn vị trúng vào dự thảo kế hoạch.",
    DrawDeed.WITHDRAW: "Đã hủy lần bốc thăm.",
}


def how_to_type(lottery: Lottery) -> str:
    """How a result of this lottery is typed."""
    if lottery.digits:
        return f"{lottery.digits} chữ số của giải, ví dụ {'0123456789'[: lottery.digits]}."
    special = ", rồi số đặc biệt" if lottery.has_special else ""
    return (
        f"{lottery.numbers} số từ 01 đến {lottery.highest}{special}, cách nhau bằng dấu cách; thứ tự không quan trọng."
    )
