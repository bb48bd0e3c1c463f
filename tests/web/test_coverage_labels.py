"""Each contradiction between wishes is one sentence that says what is needed, what is possible and what to ease."""

import pytest

from kiemtra.domain.coverage import Reached, Rung
from kiemtra.scheduling import Contradiction, Wish
from kiemtra.web.labels import coverage as words

W = Wish


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (Contradiction((W.SHARE,), 1, 0), "Cần ít nhất 1 đơn vị nhưng chỉ chọn được 0: danh sách không có đủ đơn vị."),
        (Contradiction((W.COUNT,), 9, 5), "Cần ít nhất 9 đơn vị nhưng chỉ chọn được 5: danh sách không có đủ đơn vị."),
        (
            Contradiction((W.SHARE, W.REST, W.EXCLUSIONS), 3, 2),
            "Cần ít nhất 3 đơn vị nhưng chỉ chọn được 2, vì có đơn vị đang nghỉ luân phiên và có đơn vị đã bị loại trừ. "
            "Nới một trong các điều kiện đó thì chọn đủ.",
        ),
        (
            Contradiction((W.LEAST, W.REST), 2, 1, "huyện A"),
            "huyện A cần ít nhất 2 đơn vị nhưng chỉ chọn được 1, vì có đơn vị đang nghỉ luân phiên. "
            "Nới điều kiện đó thì chọn đủ.",
        ),
        (
            Contradiction((W.SHARE, W.MOST), 3, 2),
            "Cần ít nhất 3 đơn vị nhưng chỉ chọn được 2, vì có khu vực đã chạm số nhiều nhất. Nới điều kiện đó thì chọn đủ.",
        ),
        (
            Contradiction((W.COUNT, W.EXCLUSIONS), 3, 2),
            "Cần ít nhất 3 đơn vị nhưng chỉ chọn được 2, vì có đơn vị đã bị loại trừ. Nới điều kiện đó thì chọn đủ.",
        ),
        (
            Contradiction((W.NAMED, W.EXCLUSIONS), 1, 0, units=("a",)),
            "UBND xã A: đang ở trong kế hoạch mà lại bị loại trừ.",
        ),
        (
            Contradiction((W.NAMED, W.EXISTING), 1, 0, units=("a",)),
            "UBND xã A: đang ở trong kế hoạch nhưng kết thúc hoạt động trước thời gian kiểm tra.",
        ),
        (
            Contradiction((W.SHARE, W.COUNT), 6, 3),
            "Chọn đúng 3 đơn vị thì không đạt tỷ lệ, vì tỷ lệ cần ít nhất 6.",
        ),
        (
            Contradiction((W.NAMED, W.COUNT), 4, 3),
            "Kế hoạch đã có 4 đơn vị của nhóm, nhiều hơn số 3 phải chọn.",
        ),
        (
            Contradiction((W.LEAST, W.COUNT), 4, 3),
            "Số ít nhất của các khu vực cộng lại cần 4 đơn vị, nhiều hơn số 3 phải chọn.",
        ),
        (
            Contradiction((W.NAMED, W.MOST), 3, 2, "huyện A"),
            "huyện A: kế hoạch đã có 3 đơn vị, quá số nhiều nhất là 2.",
        ),
        (
            Contradiction((W.LEAST, W.MOST), 3, 2, "huyện A"),
            "huyện A: số ít nhất (3) lớn hơn số nhiều nhất (2).",
        ),
    ],
    ids=lambda value: " ".join(value.wishes) if isinstance(value, Contradiction) else "",
)
def test_a_contradiction_in_words(one: Contradiction, sentence: str) -> None:
    assert words.contradiction(one, {"a": "UBND xã A"}) == sentence


@pytest.mark.parametrize(
    ("rung", "expected"),
    [
        (None, "không có điểm"),
        (Rung(30, 100), "trọn điểm"),
        (Rung(25, 50), "một nửa số điểm"),
        (Rung(0, 25), "một phần tư số điểm"),
        (Rung(10, 40), "40 % số điểm"),
    ],
)
def test_a_rung_in_words(rung: Rung | None, expected: str) -> None:
    assert words.score(rung) == expected


def test_a_share_in_words() -> None:
    assert [words.share(Reached(*one, 30)) for one in ((9, 18), (6, 17), (0, 0))] == [
        "9/18 (50 %)",
        "6/17 (35,3 %)",
        "0/0 (0 %)",
    ]
