"""The words for findings and obstacles."""

from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.obstacles import ObstacleState

KINDS: dict[FindingKind, str] = {
    FindingKind.STRENGTH: "Kết quả tốt",
    FindingKind.GOOD_PRACTICE: "Cách làm tốt",
    FindingKind.SHORTCOMING: "Tồn tại, hạn chế",
    FindingKind.VIOLATION_SIGN: "Dấu hiệu vi phạm",
    FindingKind.OBSTACLE: "Khó khăn, vướng mắc",
}
# How a finding is marked in the text of the draft (the kinds of marks of the reading page).
MARKS: dict[FindingKind, str] = {
    FindingKind.STRENGTH: "area",
    FindingKind.GOOD_PRACTICE: "area",
    FindingKind.SHORTCOMING: "anomaly",
    FindingKind.VIOLATION_SIGN: "anomaly",
    FindingKind.OBSTACLE: "time",
}
TONES: dict[FindingState, str] = {
    FindingState.DRAFT: "waiting",
    FindingState.CONFIRMED: "done",
    FindingState.STRUCK: "neutral",
}
OBSTACLES: dict[ObstacleState, str] = {
    ObstacleState.RAISED: "Chưa gửi cấp trên",
    ObstacleState.ADDRESSED: "Chờ trả lời",
    ObstacleState.ANSWERED: "Đã trả lời",
}
OBSTACLE_TONES: dict[ObstacleState, str] = {
    ObstacleState.RAISED: "neutral",
    ObstacleState.ADDRESSED: "waiting",
    ObstacleState.ANSWERED: "done",
}
