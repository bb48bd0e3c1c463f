"""The words for readiness sets: how fresh they are."""

from kiemtra.domain.readiness import CopyDeed, Freshness

FRESHNESS: dict[Freshness, str] = {
    Freshness.CURRENT: "Đã xác nhận trong quý",
    Freshness.DUE: "Cần xác nhận lại trong quý này",
    Freshness.STALE: "Quá quý chưa xác nhận lại",
    Freshness.NEVER: "Chưa xác nhận lần nào",
}
TONES: dict[Freshness, str] = {
    Freshness.CURRENT: "done",
    Freshness.DUE: "waiting",
    Freshness.STALE: "late",
    Freshness.NEVER: "late",
}
DEEDS: dict[CopyDeed, str] = {CopyDeed.TAKE: "Chụp bộ số liệu sẵn sàng"}
