"""Proposals on accountability, and the reading of what is sealed, in words."""

from kiemtra.domain.accountability import Accountable, Outcome, ProposalDeed, ProposalState
from kiemtra.domain.secrecy import ReadingOf

KINDS: dict[Accountable, str] = {
    Accountable.COLLECTIVE: "Tập thể",
    Accountable.PERSON: "Cá nhân",
}
OUTCOMES: dict[Outcome, str] = {
    Outcome.DISCIPLINED: "Đã xử lý kỷ luật",
    Outcome.REVIEWED: "Đã kiểm điểm, rút kinh nghiệm",
    Outcome.NOT_PURSUED: "Không xử lý, có nêu lý do",
}
TONES: dict[ProposalState, str] = {
    ProposalState.DRAFT: "neutral",
    ProposalState.SENT: "waiting",
    ProposalState.ANSWERED: "done",
    ProposalState.WITHDRAWN: "neutral",
}
DEEDS: dict[ProposalDeed, str] = {
    ProposalDeed.DRAFT: "Lập kiến nghị",
    ProposalDeed.EDIT: "Sửa kiến nghị",
    ProposalDeed.SEND: "Gửi cơ quan có thẩm quyền",
    ProposalDeed.WITHDRAW: "Rút kiến nghị",
    ProposalDeed.ANSWER: "Ghi kết quả xem xét",
}
READINGS: dict[ReadingOf, str] = {
    ReadingOf.PAGE: "xem trang",
    ReadingOf.LIST: "thấy trong danh sách",
    ReadingOf.EXPORT: "tải về",
    ReadingOf.API: "đọc qua API",
}
