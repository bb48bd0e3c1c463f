"""The words for notices: what each tells, how somebody was told."""

from kiemtra.domain.notices import NoticeKind, ReceiptWay, RecipientSide

KINDS: dict[NoticeKind, str] = {
    NoticeKind.SCHEDULE: "Thông báo lịch kiểm tra",
    NoticeKind.CHANGE: "Thông báo thay đổi lịch kiểm tra",
    NoticeKind.POSTPONEMENT: "Thông báo hoãn cuộc kiểm tra",
    NoticeKind.CANCELLATION: "Thông báo hủy cuộc kiểm tra",
}
WAYS: dict[ReceiptWay, str] = {
    ReceiptWay.PAGE: "Đã mở trang thông báo",
    ReceiptWay.ACKNOWLEDGED: "Bấm “Đã nhận”",
    ReceiptWay.BY_HAND: "Nhận bản in",
    ReceiptWay.PHONE: "Báo qua điện thoại",
}
SIDES: dict[RecipientSide, str] = {
    RecipientSide.UNIT: "Đơn vị được kiểm tra",
    RecipientSide.TEAM: "Đoàn kiểm tra",
}
