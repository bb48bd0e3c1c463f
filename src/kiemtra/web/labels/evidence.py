"""The words for evidence: tones of asks, deeds, verdicts, and how the time of a fact is known."""

from kiemtra.domain.evidence_asks import AskDeed, AskState, TimeOrigin, Verdict

DEEDS: dict[AskDeed, str] = {
    AskDeed.ASK: "Yêu cầu minh chứng",
    AskDeed.ANSWER: "Gửi minh chứng",
    AskDeed.ACCEPT: "Nhận minh chứng",
    AskDeed.REJECT: "Yêu cầu gửi lại",
    AskDeed.JUDGE_FILE: "Nhận hoặc từ chối từng tệp",
    AskDeed.WITHDRAW: "Hủy yêu cầu minh chứng",
}
TONES: dict[AskState, str] = {
    AskState.ASKED: "waiting",
    AskState.ANSWERED: "progress",
    AskState.REJECTED: "late",
    AskState.ACCEPTED: "done",
    AskState.WITHDRAWN: "neutral",
}
VERDICTS: dict[Verdict, str] = {Verdict.ACCEPTED: "Đã nhận", Verdict.REJECTED: "Bị từ chối"}
VERDICT_TONES: dict[Verdict, str] = {Verdict.ACCEPTED: "done", Verdict.REJECTED: "late"}
# Where a time comes from that nobody has confirmed yet.
PROPOSED: dict[TimeOrigin, str] = {
    TimeOrigin.TYPED: "",
    TimeOrigin.PHOTO: "theo máy ảnh, chưa xác nhận",
    TimeOrigin.DEVICE: "theo ngày sửa tệp, chưa xác nhận",
}
LOOSE = "Minh chứng khác"
