"""The words for how near two inspections lie."""

from kiemtra.domain.overlaps import Closeness

CLOSENESS: dict[Closeness, str] = {
    Closeness.SAME_TIME: "Trùng thời gian",
    Closeness.SAME_YEAR: "Cùng năm",
}
