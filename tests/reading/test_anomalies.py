"""Contradictions: found where they are, silent where a careful reader sees none."""

import pytest

from kiemtra.reading import cross_check, from_string, read
from kiemtra.reading.values import AnomalyType as T

from .conftest import Reader

PAGE = "Kiểm tra cải cách hành chính năm 2022\nNgày đăng: 14/03/2022\n\n"
CASES = [
    (T.DATE_AFTER_PAGE, "Ngày 29/12/2022, UBND huyện Ba Bể ban hành Kế hoạch số 18/KH-UBND kiểm tra CCHC."),
    (T.DATE_AFTER_EXECUTION, "UBND huyện Ba Bể ban hành Kế hoạch số 18/KH-UBND ngày 29/12/2022 kiểm tra CCHC. Thời gian kiểm tra: quý II năm 2022."),
    (T.SEQUENCE_BREAK, "Căn cứ Kế hoạch số 17/KH-UBND ngày 05/02/2022 của UBND huyện Ba Bể; Kế hoạch số 18/KH-UBND ngày 05/02/2021 của UBND huyện Ba Bể."),
    (T.SEQUENCE_BREAK, "Căn cứ Kế hoạch số 17/KH-UBND ngày 25/02/2022 của UBND huyện Ba Bể; Kế hoạch số 18/KH-UBND ngày 05/02/2022 của UBND huyện Ba Bể."),
    (T.DATE_CONFLICT, "Căn cứ Kế hoạch số 17/KH-UBND ngày 05/02/2022 của UBND huyện Ba Bể. Kế hoạch số 17/KH-UBND ngày 15/02/2022 nêu rõ."),
    (T.MISSING_DATE, "Căn cứ Quyết định số 12/QĐ-SNV ngày về việc thành lập Đoàn."),
    (T.IMPOSSIBLE_DATE, "Căn cứ Kế hoạch số 17/KH-UBND ngày 31/02/2022 của UBND huyện Ba Bể."),
    (T.IMPOSSIBLE_DATE, "Các đơn vị báo cáo trước ngày 31/11/2022."),
    (T.PERIOD_ODD, "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2050."),
    (T.PERIOD_ODD, "Đề án giai đoạn 2025 - 2021."),
    (T.KIND_SYMBOL_MISMATCH, "Căn cứ Quyết định số 17/KH-UBND ngày 05/02/2022."),
    (T.SYMBOL_ISSUER_MISMATCH, "Căn cứ Kế hoạch số 1783/KH-UBND ngày 05/02/2022 của Sở Nội vụ."),
    (T.COUNT_MISMATCH, "Kiểm tra tại 03 xã: Tân Lập, Bình Gia."),
    (T.DUPLICATE_PARAGRAPH, "Nội dung kiểm tra gồm hai phần.\n\nPhần thứ nhất là chỉ đạo.\n\nPhần thứ hai là thủ tục.\n\nMỗi phần một buổi.\n\n" + 2 * "Các đơn vị được kiểm tra chuẩn bị báo cáo, tài liệu, số liệu theo đúng mẫu đã gửi kèm và gửi về Sở Nội vụ.\n\n"),
    (T.SUPERSEDED_BASIS, "Căn cứ Kế hoạch số 17/KH-UBND ngày 05/02/2020 của UBND huyện Ba Bể về cải cách hành chính năm 2020."),
    (T.TYPO, "Các gia đoạn thực hiện được nêu rõ."),
    (T.TYPO, "Nâng cao chất lượng thực hiện thực hiện nhiệm vụ."),
    (T.TYPO, "Uỷ bàn nhân dân huyện triển khai."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "words"), CASES, ids=[f"{kind}-{place}" for place, (kind, _) in enumerate(CASES)])
def test_contradiction_is_found(reading_of: Reader, kind: T, words: str) -> None:
    found = [a for a in reading_of(PAGE + words).anomalies if a.type is kind]

    assert len(found) == 1
    assert found[0].message.endswith(".")
    assert found[0].values
    assert all(start < end for start, end in found[0].spans)
    assert found[0].documents == ("thu.txt",)


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ Kế hoạch số 71/KH-UBND ngày 15/02/2022 của UBND huyện Ba Bể; Kế hoạch số 92/KH-UBND ngày 01/03/2022 của UBND huyện Ba Bể.",
        "Căn cứ Kế hoạch số 9/KH-UBND ngày 15/01/2022 của UBND huyện Ba Bể; Kế hoạch số 202/KH-UBND ngày 29/12/2021 của UBND huyện Ba Bể.",
        "Căn cứ Kế hoạch số 9/KH-UBND ngày 15/02/2022 của UBND huyện Ba Bể; Kế hoạch số 20/KH-UBND ngày 20/01/2022 của UBND tỉnh Bắc Kạn.",
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 13/6/2013 và Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
        "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030.",
        "Kế hoạch cải cách hành chính giai đoạn 2021 - 2025.",
        "Kiểm tra tại 03 xã: Tân Lập, Bình Gia, Yên Bình.",
        "Báo cáo thẩm định số 18/BCTĐ-STP ngày 25/01/2022 của Sở Tư pháp.",
        "Văn bản số 12/SNV-CCHC ngày 01/02/2022 của Sở Nội vụ.",
        "Luôn luôn giữ kỷ luật, ngày ngày đổi mới; dần dần nâng cao chất lượng.",
        "Từng bước, từng việc; các cơ quan, các đơn vị.",
    ],
)
def test_no_false_alarm(reading_of: Reader, words: str) -> None:
    assert reading_of(PAGE + words).anomalies == ()


def test_slipped_year_is_suggested(reading_of: Reader) -> None:
    reading = reading_of(
        PAGE
        + "Căn cứ Kế hoạch số 17/KH-UBND ngày 29/12/2021 của UBND huyện Ba Bể. Ngày 29/12/2022, UBND huyện Ba Bể ban hành Kế hoạch số 18/KH-UBND kiểm tra CCHC."
    )

    told = [a for a in reading.anomalies if a.type is T.DATE_AFTER_PAGE]
    assert [(a.values, a.suggestion) for a in told] == [(("18/KH-UBND", "2022-12-29", "2022-03-14"), "2021-12-29")]


def cross(*texts: str) -> list[T]:
    return [
        a.type
        for a in cross_check([read(from_string(PAGE + text, f"{place}.txt")) for place, text in enumerate(texts)])
    ]


def test_one_number_with_two_dates_and_issuers() -> None:
    found = cross(
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 19/12/2021 của UBND tỉnh Lai Châu về kiểm tra CCHC thành phố Lai Châu năm 2022.",
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 29/12/2021 của Chủ tịch UBND tỉnh Lai Châu về kiểm tra CCHC trên địa bàn tỉnh Lai Châu năm 2022.",
    )

    assert found == [T.DATE_CONFLICT, T.ISSUER_CONFLICT, T.TITLE_CONFLICT]


@pytest.mark.parametrize(
    "second",
    [
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 29/12/2021 của UBND tỉnh Tuyên Quang về cải cách hành chính.",
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 10/02/2013 của UBND tỉnh Lai Châu về cải cách hành chính.",
        "Căn cứ Quyết định số 20/QĐ-UBND ngày 29/12/2021 của UBND tỉnh Lai Châu về cải cách hành chính.",
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 19/12/2021 của UBND tỉnh Lai Châu về cải cách hành chính.",
    ],
)
def test_equal_numbers_of_other_documents(second: str) -> None:
    first = "Căn cứ Kế hoạch số 20/KH-UBND ngày 19/12/2021 của UBND tỉnh Lai Châu về cải cách hành chính."

    assert cross(first, second) == []
