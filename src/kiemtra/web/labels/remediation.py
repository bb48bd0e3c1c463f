"""The words for what is done to a recommendation."""

from kiemtra.domain.remediation import RecommendationDeed, RecommendationState

R = RecommendationState

TONES: dict[RecommendationState, str] = {
    R.DRAFT: "neutral",
    R.ISSUED: "waiting",
    R.PLANNED: "progress",
    R.REPORTED: "waiting",
    R.RETURNED: "waiting",
    R.VERIFIED: "progress",
    R.CLOSED_IMPLEMENTED: "done",
    R.CLOSED_NOT_IMPLEMENTED: "neutral",
    R.WITHDRAWN: "neutral",
}
DEEDS: dict[RecommendationDeed, str] = {
    RecommendationDeed.PLAN: "Ghi kế hoạch khắc phục",
    RecommendationDeed.REPORT: "Báo cáo kết quả khắc phục",
    RecommendationDeed.RETURN: "Trả lại để làm tiếp",
    RecommendationDeed.VERIFY: "Xác minh đạt",
    RecommendationDeed.CLOSE: "Kết thúc, đã khắc phục xong",
    RecommendationDeed.GIVE_UP: "Kết thúc, chưa khắc phục",
}
DONE: dict[RecommendationDeed, str] = {
    RecommendationDeed.PLAN: "Đã ghi kế hoạch khắc phục.",
    RecommendationDeed.REPORT: "Đã gửi báo cáo khắc phục; chờ bên kiểm tra xác minh.",
    RecommendationDeed.RETURN: "Đã trả lại báo cáo cho đơn vị.",
    RecommendationDeed.VERIFY: "Đã xác minh.",
    RecommendationDeed.CLOSE: "Đã kết thúc kiến nghị.",
    RecommendationDeed.GIVE_UP: "Đã kết thúc kiến nghị, ghi rõ chưa khắc phục.",
}
