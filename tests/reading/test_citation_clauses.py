"""Citations that share a clause: one kind, one date, one issuer for several; what stands in brackets; short forms."""

from datetime import date

import pytest

from kiemtra.reading.values import Citation, CitationClass

from .conftest import Reader


def told(citations: tuple[Citation, ...]) -> list[tuple[str | None, str | None, bool, str | None]]:
    return [(c.reference, c.date.isoformat() if c.date else None, c.date_inferred, c.issuer) for c in citations]


def test_one_kind_one_day_one_issuer_for_two(reading_of: Reader) -> None:
    found = reading_of(
        "Căn cứ các Kế hoạch số 81/KH-UBND, 82/KH-UBND cùng ngày 29/12/2021 của UBND tỉnh Hà Nam;"
    ).citations

    assert told(found) == [
        ("81/KH-UBND", "2021-12-29", True, "UBND tỉnh Hà Nam"),
        ("82/KH-UBND", "2021-12-29", False, "UBND tỉnh Hà Nam"),
    ]


def test_one_symbol_for_a_list_of_numbers(reading_of: Reader) -> None:
    found = reading_of("Theo Kế hoạch số 44, 45 và 46/KH-UBND ngày 05/3/2022 của UBND tỉnh Sơn La.").citations

    assert [c.reference for c in found] == ["44/KH-UBND", "45/KH-UBND", "46/KH-UBND"]
    assert {c.date for c in found} == {date(2022, 3, 5)}


def test_same_day_without_a_date_is_the_day_before_it(reading_of: Reader) -> None:
    found = reading_of(
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2022 và Kế hoạch số 13/KH-UBND cùng ngày của UBND huyện Vụ Bản."
    ).citations

    assert [(c.reference, c.date) for c in found] == [
        ("12/QĐ-UBND", date(2022, 1, 5)),
        ("13/KH-UBND", date(2022, 1, 5)),
    ]


def test_deed_of_the_sentence_before_gives_its_day(reading_of: Reader) -> None:
    found = reading_of("Sáng ngày 12/4/2023, Sở họp. Cùng ngày, Sở Nội vụ ban hành Công văn số 31/SNV-CCHC.").citations

    assert told(found) == [("31/SNV-CCHC", "2023-04-12", False, "Sở Nội vụ")]


def test_one_deed_issues_two_documents(reading_of: Reader) -> None:
    found = reading_of(
        "Ngày 27/12/2021, UBND tỉnh Gia Lai đã có Kế hoạch số 42/KH-UBND về cải cách hành chính và Kế hoạch số 43/KH-UBND về tuyên truyền."
    ).citations

    assert told(found) == [
        ("42/KH-UBND", "2021-12-27", False, "UBND tỉnh Gia Lai"),
        ("43/KH-UBND", "2021-12-27", True, "UBND tỉnh Gia Lai"),
    ]


def test_ground_of_another_body_takes_neither_day_nor_issuer(reading_of: Reader) -> None:
    first, second = reading_of(
        "sửa đổi Nghị quyết số 30c/NQ-CP; Kế hoạch số 705/KH-UBND ngày 28/12/2020 của UBND tỉnh Gia Lai"
    ).citations

    assert (first.date, first.issuer) == (None, "Chính phủ")
    assert second.date == date(2020, 12, 28)


@pytest.mark.parametrize(
    ("words", "reference", "day", "issuer"),
    [
        ("Kế hoạch kiểm tra năm 2022 (số 45/KH-UBND, ngày 10/3/2022)", "45/KH-UBND", "2022-03-10", None),
        ("kế hoạch (kế hoạch số 40/KH-UBND ngày 25/1/2019) của UBND tỉnh Lào Cai về kiểm tra", "40/KH-UBND", "2019-01-25", "UBND tỉnh Lào Cai"),
        ("Ngày 15/01/2023, tại Quyết định số 77/QĐ-UBND, Chủ tịch UBND tỉnh Lào Cai giao", "77/QĐ-UBND", "2023-01-15", "Chủ tịch UBND tỉnh Lào Cai"),
        ("Kế hoạch số 23/KH-UBND được UBND tỉnh Thái Bình phê duyệt ngày 5/3/2022", "23/KH-UBND", "2022-03-05", "UBND tỉnh Thái Bình"),
        ("Quyết định số 12/QĐ-UBND về thành lập Đoàn ban hành ngày 5/3/2022", "12/QĐ-UBND", "2022-03-05", None),
        ("Nghị quyết 39-NQ/TW về tinh giản biên chế do Bộ Chính trị ban hành", "39-NQ/TW", None, "Bộ Chính trị"),
        ("Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 9/TTr-STC", "9/TTr-STC", None, "Sở Tài chính"),
        ("Theo đề nghị của Trưởng phòng Nội vụ (Tờ trình số 58/TTr-NV ngày 16-4-2018)", "58/TTr-NV", "2018-04-16", "Trưởng phòng Nội vụ"),
        ("Công văn số 3312/KBNN-VP ngày 29/5/2025", "3312/KBNN-VP", "2025-05-29", None),
        ("Quyết định số 12/QĐ-UBND (ngày ban hành: 05/3/2022)", "12/QĐ-UBND", "2022-03-05", None),
        ("Thông tư số 02/2017/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ ngày 31/10/2017", "02/2017/TT-VPCP", "2017-10-31", "Bộ trưởng, Chủ nhiệm"),
        ("Kế hoạch số 23/KH-UBND năm 2022 của UBND tỉnh Thái Bình", "23/KH-UBND", None, "UBND tỉnh Thái Bình"),
        ("Kế hoạch số 23/KH-UBND, ngày 5/3/2022, Đoàn kiểm tra làm việc tại xã", "23/KH-UBND", None, None),
        ("Kế hoạch số 23/KH-UBND từ ngày 5/3/2022", "23/KH-UBND", None, None),
        ("Quyết định số 45/QĐ-UBND ngày    tháng 3 năm 2022 của UBND tỉnh Thái Bình", "45/QĐ-UBND", None, "UBND tỉnh Thái Bình"),
        ("Quyết định số 45/QĐ-UBND tháng 3 năm 2022 của UBND tỉnh Thái Bình", "45/QĐ-UBND", None, "UBND tỉnh Thái Bình"),
    ],
)  # fmt: skip
def test_date_and_issuer_wherever_they_stand(
    reading_of: Reader, words: str, reference: str, day: str | None, issuer: str | None
) -> None:
    found = reading_of(words + ".").citations

    assert [(c.reference, str(c.date) if c.date else None) for c in found] == [(reference, day)]
    if issuer:
        assert (found[0].issuer or "").startswith(issuer)


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("Nghị quyết 18 NQ/TW", "18-NQ/TW"), ("Quyết định số 12/QÐ-UBND", "12/QĐ-UBND"), ("Kế hoạch số 1.234/KH-UBND", "1234/KH-UBND"),
        ("Quyết định số 136/2001/QĐ.TTg", "136/2001/QĐ-TTg"), ("Quyết định số 45 / QĐ - UBND", "45/QĐ-UBND"), ("Kế hoạch số 12/KH-UBND.Theo đó", "12/KH-UBND"),
        ("Kế hoạch số 15/KH-UBNDngày", "15/KH-UBND"), ("Thông tư số 01/2014/TTLT-BNV-BCA-BYT", "01/2014/TTLT-BNV-BCA-BYT"), ("Quyết định số 45B/QĐ-UBND", "45B/QĐ-UBND"),
        ("tệp 12_KH-UBND_signed.pdf", "12/KH-UBND"), ("Thông báo số 12/TB-VP.UBND", "12/TB-VP.UBND"), ("Công văn số 12/TTHĐND-VP", "12/TTHĐND-VP"),
    ],
)  # fmt: skip
def test_symbol_is_put_in_order(reading_of: Reader, words: str, reference: str) -> None:
    assert [c.reference for c in reading_of(words).citations] == [reference]


@pytest.mark.parametrize(
    "words",
    [
        "Mẫu số 01/BC-CCHC", "Phụ lục số 2/KH-UBND", "Giấy phép số 183/GP-TTĐT", "số tài khoản 3713.0.1058784/KBNN", "điện thoại 02213.862/SNV", "ảnh 13_KH-UBND.jpg",
        "Kế hoạch số    /KH-UBND ngày   tháng   năm 2022", "https://abc.vn/van-ban/123/KH-UBND-2022.html", "phòng 12/A1-CT2", "24/7", "biển số 29A/12345",
    ],
)  # fmt: skip
def test_form_licence_account_and_address_are_no_citations(reading_of: Reader, words: str) -> None:
    assert reading_of(words).citations == ()


def test_short_form_means_the_document_cited_in_full(reading_of: Reader) -> None:
    full, short = reading_of(
        "Thực hiện Kế hoạch số 726/KH-UBND ngày 12/3/2021 của UBND tỉnh Gia Lai. Theo Kế hoạch 726, các sở tự rà soát."
    ).citations

    assert short.citation_class is CitationClass.PARTIAL
    assert (short.reference, short.date, short.date_inferred) == (full.reference, full.date, True)


def test_short_form_that_may_mean_two_documents_is_left_open(reading_of: Reader) -> None:
    found = reading_of(
        "Nghị quyết số 76/NQ-CP ngày 13/6/2013 và Nghị quyết số 76/NQ-CP ngày 15/7/2021. Theo Nghị quyết 76, các sở làm tốt."
    ).citations

    assert [c.reference for c in found] == ["76/NQ-CP", "76/NQ-CP", None]


def test_one_number_with_two_days_keeps_both(reading_of: Reader) -> None:
    found = reading_of(
        "Nghị quyết số 76/NQ-CP ngày 13/6/2013; Nghị quyết số 76/NQ-CP ngày 15/7/2021; xem Nghị quyết số 76/NQ-CP."
    ).citations

    assert [str(c.date) if c.date else None for c in found] == ["2013-06-13", "2021-07-15", None]


def test_law_with_lost_blanks_gets_its_name_back(reading_of: Reader) -> None:
    (law,) = reading_of("Căn cứ Luật Khiếu nại, tố cáonăm 1998;").citations

    assert law.name == "Luật Khiếu nại, tố cáo"


def test_amending_law_with_a_number_begins_at_its_name(reading_of: Reader) -> None:
    words = "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức"

    (law,) = reading_of(f"Căn cứ {words} số 52/2019/QH14 ngày 25/11/2019;").citations

    assert (law.reference, law.name, law.kind) == ("52/2019/QH14", words, "Luật")


@pytest.mark.parametrize(
    "words",
    [
        "Nghị định số 86/2011/NĐ-CP quy định chi tiết một số điều của Luật Khiếu nại và Luật Tố cáo",
        "Phương án 1, Phương án 2.",
        "Đề án 06/CP",
    ],
)
def test_name_within_a_title_or_of_a_project_is_no_citation(reading_of: Reader, words: str) -> None:
    assert [c.reference for c in reading_of(words).citations if c.reference != "86/2011/NĐ-CP"] == []


def test_issuer_behind_the_subject_may_be_another_documents(reading_of: Reader) -> None:
    _, second = reading_of(
        "Báo cáo số 36/BC-BNV tình hình thực hiện Nghị quyết số 35/NQ-CP về hỗ trợ doanh nghiệp do Bộ Nội vụ ban hành"
    ).citations

    assert second.issuer == "Chính phủ"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Nghị quyết số 190/2025/QH15", "Nghị quyết"), ("Luật số 63/2025/QH15", "Luật"), ("Nghị quyết số 1211/2016/UBTVQH13", "Nghị quyết"),
        ("Quy định số 11-QĐ/TU", "Quy định"), ("Văn bản số 12/TB-UBND", "Thông báo"), ("Văn bản số 12/SNV-CCHC", "Văn bản"), ("Tờ trình số 12/TT-SNV", "Tờ trình"),
    ],
)  # fmt: skip
def test_kind_is_the_printed_one_where_the_symbol_allows_it(reading_of: Reader, words: str, kind: str) -> None:
    reading = reading_of(f"Căn cứ {words} ngày 05/01/2022.")

    assert [c.kind for c in reading.citations] == [kind]
    assert [a.type for a in reading.anomalies if a.type == "kind_symbol_mismatch"] == []


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        ("Công văn số 12/ABC ngày 01/02/2022, 13/ABC ngày 02/02/2022", [("12/ABC", "Công văn"), ("13/ABC", "Công văn")]),
        ("Ngày 05/3/2022, UBND tỉnh ban hành Kế hoạch số 4/KH-UBND và Quyết định số 5/QĐ-UBND.", [("4/KH-UBND", "Kế hoạch"), ("5/QĐ-UBND", "Quyết định")]),
        ("Theo NQ 18 và QĐ số 468 của Thủ tướng Chính phủ, các bộ rà soát.", [("18", "Nghị quyết"), ("468", "Quyết định")]),
        ("Kế hoạch số 12/KH-UBND Sở Nội vụ", [("12/KH-UBND", "Kế hoạch")]),
        ("ký hiệu A12/KH-UBND", []),
        ("Luật Hiện hành của nước ta và Luật này", []),
        ("Căn cứ Luật Quy chế chung năm 2015;", [("Luật Quy chế chung", "Luật")]),
        ("Hiến pháp và pháp luật; Hiến pháp năm 2013", [("Hiến pháp", "Hiến pháp")]),
    ],
)  # fmt: skip
def test_kind_of_each_in_the_clause(reading_of: Reader, words: str, told_of: list[tuple[str, str]]) -> None:
    assert [(c.reference or c.name or c.number, c.kind) for c in reading_of(words).citations] == told_of


def test_day_at_the_end_of_the_grounds_is_the_documents(reading_of: Reader) -> None:
    found = reading_of(
        "Căn cứ Nghị quyết số 14/NQ-ĐU của Đảng ủy phường, ngày 12/10/2025,\nUBND phường xây dựng kế hoạch như sau:"
    ).citations

    assert [(c.reference, c.date) for c in found] == [("14/NQ-ĐU", date(2025, 10, 12))]


def test_same_day_after_another_sentence(reading_of: Reader) -> None:
    found = reading_of(
        "Đoàn đến huyện ngày 08/3/2022. Kế hoạch số 9/KH-UBND cùng ngày của UBND huyện nêu rõ."
    ).citations

    assert told(found)[0][:3] == ("9/KH-UBND", "2022-03-08", True)


def test_level_that_acts_is_its_committee(reading_of: Reader) -> None:
    (found,) = reading_of("Đoàn về huyện Mường Tè. Huyện đã ban hành Kế hoạch số 15/KH-UBND ngày 10/01/2022.").citations

    assert (found.issuer or "").startswith("UBND huyện")


def test_deed_with_a_capital_is_no_place(reading_of: Reader) -> None:
    (found,) = reading_of(
        "Căn cứ Quyết định số 34/QĐ-UBND ngày 29/12/2020 của UBND tỉnh Quy định trách nhiệm;"
    ).citations

    assert found.issuer == "UBND tỉnh"


def test_strongest_word_for_one_document_counts_for_all_its_mentions(reading_of: Reader) -> None:
    first, second = reading_of(
        "Thực hiện Kế hoạch số 7/KH-UBND. Kế hoạch số 7/KH-UBND ngày 05/01/2022 của UBND tỉnh Sơn La đã rõ."
    ).citations

    assert (first.date, first.date_inferred, first.issuer) == (second.date, True, "UBND tỉnh Sơn La")
    assert first.role is second.role


def test_an_agency_without_its_name_is_no_issuer_of_the_words_behind_it(reading_of: Reader) -> None:
    found = reading_of(
        "Thực hiện Kế hoạch số 12/KH-SYT ngày 05/3/2022 của Sở về kiểm tra cải cách hành chính năm 2022."
    )

    assert "về" not in (found.citations[0].issuer or "")
