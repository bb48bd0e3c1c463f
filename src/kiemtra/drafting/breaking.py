"""Line breaks of centred texts: even, and where the sense allows, as a clerk would set them by hand."""

from itertools import combinations, pairwise

from kiemtra.drafting.fonts import text_width

# Words that a new line may well begin with, and pairs that stay together (administrative usage, no source).
# fmt: off
_OPENERS = frozenset((
    "tại", "năm", "của", "theo", "về", "đối", "giai", "trên", "và", "tháng", "quý", "thành", "tỉnh", "huyện", "quận", "xã",
    "phường", "thị", "đặc", "kế", "đoàn", "cải", "công", "cho", "do",
))
_PAIRS = frozenset((
    "cải cách", "hành chính", "kiểm tra", "công tác", "kế hoạch", "thủ tục", "nhân dân", "ủy ban", "thành phố", "kết quả",
    "báo cáo", "thực hiện", "đơn vị", "thông báo", "quyết định", "chỉ đạo", "nội vụ", "hướng dẫn", "tổng hợp",
    "chính quyền", "thị xã", "công vụ", "công chức", "tài chính", "bộ máy", "thể chế", "điện tử",
))
# fmt: on
_MOST_WORDS = 60


def balanced(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into the fewest lines that fit, at most three; a longer one is left to the printer."""
    words = text.split(" ")
    if text_width(text, size, bold=bold) <= width or len(words) > _MOST_WORDS:
        return (text,)
    widths = [text_width(word, size, bold=bold) for word in words]
    space = text_width(" ", size, bold=bold)
    for count in (2, 3):
        found = [
            (widest * _awkwardness(words, cuts), cuts)
            for cuts in combinations(range(1, len(words)), count - 1)
            if (widest := _widest(widths, space, cuts)) <= width
        ]
        if found:
            return tuple(" ".join(words[a:b]) for a, b in pairwise((0, *min(found)[1], len(words))))
    return (text,)


def _widest(widths: list[float], space: float, cuts: tuple[int, ...]) -> float:
    return max(sum(widths[a:b]) + space * (b - a - 1) for a, b in pairwise((0, *cuts, len(widths))))


def _awkwardness(words: list[str], cuts: tuple[int, ...]) -> float:
    factor = 1.0
    for cut in cuts:
        before, after = words[cut - 1], words[cut]
        pair = f"{before} {after}".casefold()
        if pair in _PAIRS or after.isdecimal() or (before.istitle() and after.istitle()):
            factor *= 1.3
        elif after.casefold() in _OPENERS:
            factor *= 0.75
    return factor
