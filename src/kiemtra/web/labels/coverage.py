"""The words about rules of coverage: criteria, marks, faults, and which wishes contradict each other."""

from collections.abc import Mapping

from kiemtra.data.coverage import load_weights
from kiemtra.domain.coverage import CoverageFault, MarkKind, Reached, Rung
from kiemtra.scheduling import Contradiction, Criterion, Wish

CRITERIA: dict[Criterion, str] = {Criterion(weight.code): weight.label for weight in load_weights()}
MARKS: dict[MarkKind, str] = {
    MarkKind.EXCLUDED: "Loại trừ khỏi việc chọn",
    MarkKind.GRADED_LOW: "Xếp loại thấp, không được nghỉ luân phiên",
}
FAULTS: dict[CoverageFault, str] = {
    CoverageFault.SHARE_OUT_OF_RANGE: "Tỷ lệ phải từ 1 đến 100 %.",
    CoverageFault.SOURCE_MISSING: "Hãy ghi căn cứ: văn bản nào hoặc thông lệ nào quy định.",
    CoverageFault.COUNT_OUT_OF_RANGE: "Số lượng phải từ 1 trở lên; để trống thì lấy theo tỷ lệ.",
    CoverageFault.REST_OUT_OF_RANGE: "Số năm nghỉ phải từ 0 đến 20.",
    CoverageFault.POINTS_OUT_OF_RANGE: "Điểm phải từ 0 đến 1.000.",
    CoverageFault.FROZEN_AFTER_TODAY: "Ngày chốt danh sách không thể sau hôm nay.",
    CoverageFault.GROUP_EMPTY: "Ngày đó nhóm này không có đơn vị nào. Hãy chọn nhóm khác hoặc ngày khác.",
    CoverageFault.GROUP_TAKEN: "Kế hoạch đã có quy tắc cho nhóm này. Hãy sửa quy tắc đó hoặc bỏ đi để chốt lại.",
    CoverageFault.LOCALITY_UNKNOWN: "Khu vực này không có trong danh sách đã chốt.",
    CoverageFault.LEAST_ABOVE_MOST: "Số ít nhất của một khu vực không được lớn hơn số nhiều nhất.",
    CoverageFault.QUOTA_NOT_DRAWABLE: "Khi bốc thăm, mỗi khu vực bốc đúng số ít nhất: hãy để trống số nhiều nhất.",
    CoverageFault.MARK_WITHOUT_REASON: "Hãy nêu lý do: ai xem lại cũng cần hiểu.",
    CoverageFault.UNIT_NOT_LISTED: "Đơn vị không có trong danh sách đã chốt.",
    CoverageFault.UNIT_IN_PLAN: "Đơn vị đang ở trong kế hoạch. Hãy bỏ khỏi kế hoạch trước khi loại trừ.",
}
# What stands in the way of enough units, as the reason of a sentence.
_IN_THE_WAY = (
    (Wish.EXISTING, "có đơn vị đã kết thúc hoạt động trước thời gian kiểm tra"),
    (Wish.MOST, "có khu vực đã chạm số nhiều nhất"),
    (Wish.REST, "có đơn vị đang nghỉ luân phiên"),
    (Wish.EXCLUSIONS, "có đơn vị đã bị loại trừ"),
)
_SCORES = {100: "trọn điểm", 50: "một nửa số điểm", 25: "một phần tư số điểm"}
_PAIRS: dict[frozenset[Wish], str] = {
    frozenset({Wish.NAMED, Wish.EXCLUSIONS}): "{units}: đang ở trong kế hoạch mà lại bị loại trừ.",
    frozenset(
        {Wish.NAMED, Wish.EXISTING}
    ): "{units}: đang ở trong kế hoạch nhưng kết thúc hoạt động trước thời gian kiểm tra.",
    frozenset(
        {Wish.SHARE, Wish.COUNT}
    ): "Chọn đúng {possible} đơn vị thì không đạt tỷ lệ, vì tỷ lệ cần ít nhất {needed}.",
    frozenset({Wish.NAMED, Wish.COUNT}): "Kế hoạch đã có {needed} đơn vị của nhóm, nhiều hơn số {possible} phải chọn.",
    frozenset(
        {Wish.LEAST, Wish.COUNT}
    ): "Số ít nhất của các khu vực cộng lại cần {needed} đơn vị, nhiều hơn số {possible} phải chọn.",
    frozenset({Wish.NAMED, Wish.MOST}): "{locality}: kế hoạch đã có {needed} đơn vị, quá số nhiều nhất là {possible}.",
    frozenset({Wish.LEAST, Wish.MOST}): "{locality}: số ít nhất ({needed}) lớn hơn số nhiều nhất ({possible}).",
}


def contradiction(one: Contradiction, names: Mapping[str, str]) -> str:
    """Which wishes cannot hold together, in one sentence."""
    facts = {
        "needed": one.needed,
        "possible": one.possible,
        "locality": one.locality,
        "units": ", ".join(names[unit] for unit in one.units),
    }
    if frozenset(one.wishes) in _PAIRS and (one.units or Wish.COUNT in one.wishes or Wish.MOST in one.wishes[:2]):
        return _PAIRS[frozenset(one.wishes)].format(**facts)
    place = f"{one.locality} cần" if one.locality else "Cần"
    told = f"{place} ít nhất {one.needed} đơn vị nhưng chỉ chọn được {one.possible}"
    why = [words for wish, words in _IN_THE_WAY if wish in one.wishes]
    if not why:
        return f"{told}: danh sách không có đủ đơn vị."
    lift = "điều kiện đó" if len(why) == 1 else "một trong các điều kiện đó"
    return f"{told}, vì {' và '.join(why)}. Nới {lift} thì chọn đủ."


def share(reached: Reached) -> str:
    """So many of so many, with the share: "9/18 (50 %)"."""
    percent = f"{reached.percent:.1f}".removesuffix(".0").replace(".", ",")
    return f"{reached.chosen}/{reached.of} ({percent} %)"


def score(rung: Rung | None) -> str:
    """What a scoring ladder gives."""
    if rung is None:
        return "không có điểm"
    return _SCORES.get(rung.score, f"{rung.score} % số điểm")
