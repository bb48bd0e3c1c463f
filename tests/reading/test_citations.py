"""The grammar of citations: kinds, numbers, symbols, dates and issuers in all the ways officials write them."""

from datetime import date

import pytest

from kiemtra.reading.values import CitationClass, CitationRole

from .conftest import Reader

# What stands in the text → reference, date, issuer as far as told.
STRINGS = [
    ("Kế hoạch số 202/KH-UBND ngày 19/12/2021 của UBND tỉnh Hưng Yên", "202/KH-UBND", "2021-12-19", "UBND tỉnh Hưng Yên"),
    ("Kế hoạch số 202/KH-UBND ngày 29/12/2021 của Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên", "202/KH-UBND", "2021-12-29", "Chủ tịch UBND tỉnh Hưng Yên"),
    ("Kế hoạch của UBND thành phố số 174/KH-UBND ngày 14/12/2021", "174/KH-UBND", "2021-12-14", "UBND thành phố"),
    ("Ngày 29/12/2022, UBND huyện Văn Quan ban hành Kế hoạch số 183/KH-UBND", "183/KH-UBND", "2022-12-29", "UBND huyện Văn Quan"),
    ("Ngày 01/06/2024, Văn phòng Chính phủ ban hành Kế hoạch số 210/KH-VPCP", "210/KH-VPCP", "2024-06-01", "Văn phòng Chính phủ"),
    ("Ngày 12/4/2022, Ủy ban Kiểm tra Huyện ủy ban hành Thông báo số 35-TB/UBKTHU", "35-TB/UBKTHU", "2022-04-12", "Ủy ban Kiểm tra Huyện ủy"),
    ("Kế hoạch số 182/KH-UBND ngày 29/12/2021 về cải cách hành chính nhà nước năm 2022", "182/KH-UBND", "2021-12-29", None),
    ("Kế hoạch số 443/KH-UBND ngày 23/12/2016 về kế hoạch CCHC giai đoạn 2016 - 2020", "443/KH-UBND", "2016-12-23", None),
    ("Chỉ thị số 04/CT-UBND ngày 30/5/2018", "04/CT-UBND", "2018-05-30", None),
    ("Văn bản số 960/SNV-CCHC", "960/SNV-CCHC", None, None),
    ("Kế hoạch số 87/KH-UBND ngày 05/4/2021 của UBND Thành phố", "87/KH-UBND", "2021-04-05", None),
    ("Quyết định số 486/QĐ-UBND ngày 27-2-2018", "486/QĐ-UBND", "2018-02-27", None),
    ("Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ", "30c/NQ-CP", "2011-11-08", "Chính phủ"),
    ("Nghị quyết số 76/NQ-CP ngày 13/6/2013", "76/NQ-CP", "2013-06-13", "Chính phủ"),
    ("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", "76/NQ-CP", "2021-07-15", "Chính phủ"),
    ("Nghị quyết 76/NQ-CP về Chương trình tổng thể", "76/NQ-CP", None, "Chính phủ"),
    ("Chỉ thị số 23/CT-TTg của Thủ tướng Chính phủ", "23/CT-TTg", None, "Thủ tướng Chính phủ"),
    ("Căn Quyết định số 2142/QĐ-UBND ngày 29/12/2023", "2142/QĐ-UBND", "2023-12-29", None),
    ("Tờ trình số 1494/TTr-SNV ngày 28 tháng 6 năm 2018", "1494/TTr-SNV", "2018-06-28", None),
    ("Công văn số 2231/SNV-CCHC&PC ngày 28 tháng 9 năm 2018", "2231/SNV-CCHC&PC", "2018-09-28", None),
    ("Báo cáo thẩm định số 18/BCTĐ-STP", "18/BCTĐ-STP", None, None),
    ("Quyết định số 585/QĐ-UBND-HC", "585/QĐ-UBND-HC", None, None),
    ("Quyết định số: 1961/QĐUBND", "1961/QĐ-UBND", None, None),
    ("Nghị quyết số 30c/NQCP", "30c/NQ-CP", None, "Chính phủ"),
    ("Quyết định số 46/QĐ-BCĐCCHC", "46/QĐ-BCĐCCHC", None, None),
    ("Quyết định số 30/2018/QĐ-UBND ngày 09/10/2018", "30/2018/QĐ-UBND", "2018-10-09", None),
    ("Kết luận số 48-KL/TW ngày 30/01/2023 của Bộ Chính trị", "48-KL/TW", "2023-01-30", "Bộ Chính trị"),
    ("Chương trình số 01-CTr/TU ngày 17/3/2021", "01-CTr/TU", "2021-03-17", None),
    ("Chỉ thị số 30- CT/TU", "30-CT/TU", None, None),
    ("Thông báo số 714-TB/TU ngày 25/4/2024", "714-TB/TU", "2024-04-25", None),
    ("Thông báo số 412/TB-VPCP", "412/TB-VPCP", None, "Văn phòng Chính phủ"),
    ("Nghị quyết số 35/2023/UBTVQH15 ngày 12/7/2023", "35/2023/UBTVQH15", "2023-07-12", "Ủy ban Thường vụ Quốc hội"),
    ("Luật Thanh tra số 84/2025/QH15", "84/2025/QH15", None, "Quốc hội"),
    ("Quyết định số 876/QĐ-BNV ngày 10/11/2022 của Bộ Nội vụ phê duyệt Đề án “Xác định Chỉ số”", "876/QĐ-BNV", "2022-11-10", "Bộ Nội vụ"),
    ("Văn bản số 3759/BNV-CCHC ngày 02/8/2021", "3759/BNV-CCHC", "2021-08-02", "Bộ Nội vụ"),
    ("Phương án số 316/PA-UBND ngày 19/01/2024", "316/PA-UBND", "2024-01-19", None),
    ("Chương trình số 21/CTr-UBND ngày 19/01/2023", "21/CTr-UBND", "2023-01-19", None),
    ("Tờ trình số 42/TTr-VPUB", "42/TTr-VPUB", None, None),
    ("Công điện số 201/CĐ-TTg ngày 23 tháng 10 năm 2025", "201/CĐ-TTg", "2025-10-23", "Thủ tướng Chính phủ"),
    ("Văn bản hợp nhất số 01/HNVB-VPCP", "01/HNVB-VPCP", None, "Văn phòng Chính phủ"),
    ("Thông báo số 07-TB/CQTTBCĐ ngày 15 tháng 10 năm 2025", "07-TB/CQTTBCĐ", "2025-10-15", None),
    ("tệp vbdi_587_SNV_CCHC&VTLT", "587/SNV-CCHC&VTLT", None, None),
    ("Kế hoạch số 1783/KH-UBND của Sở Nội vụ", "1783/KH-UBND", None, "Sở Nội vụ"),
    ("Công văn số 1319/UBND-NV ngày 03/9/2019 của UBND huyện về rà soát", "1319/UBND-NV", "2019-09-03", "UBND huyện"),
    # further ways of writing
    ("Quyết định số 12 /QĐ-UBND ngày 05/3/2020", "12/QĐ-UBND", "2020-03-05", None),
    ("Kế hoạch số 15/KH - UBND, ngày 5 tháng 3 năm 2020", "15/KH-UBND", "2020-03-05", None),
    ("Kế hoạch số 15/KH–UBND (ngày 05/03/2020)", "15/KH-UBND", "2020-03-05", None),
    ("Nghị định số 61/2018/NĐ-CP ngày\n23/4/2018 của Chính phủ", "61/2018/NĐ-CP", "2018-04-23", "Chính phủ"),
    ("Nghị định số 61/2018/NĐ-CP ngày 23\ntháng 4 năm 2018", "61/2018/NĐ-CP", "2018-04-23", "Chính phủ"),
    ("Nghị định 63/2010/NĐ-CP của Chính phủ ngày 08/6/2010", "63/2010/NĐ-CP", "2010-06-08", "Chính phủ"),
    ("Kế hoạch số 108/KH-UBND của UBND thành phố Hải Phòng ngày 22/4/2022", "108/KH-UBND", "2022-04-22", "UBND thành phố Hải Phòng"),
    ("Quyết định số 09/2025/QĐ-TTg ngày 14/04/2025", "09/2025/QĐ-TTg", "2025-04-14", "Thủ tướng Chính phủ"),
    ("Thông tư số 02/2017/TT-VPCP", "02/2017/TT-VPCP", None, "Văn phòng Chính phủ"),
    ("Nghị quyết số 18-NQ/TW ngày 25-10-2017", "18-NQ/TW", "2017-10-25", None),
    ("Kế hoạch số 55/KH-BCĐ ngày 1.3.2024", "55/KH-BCĐ", "2024-03-01", None),
    ("Công văn số 77/UBND ngày 02/02/2020", "77/UBND", "2020-02-02", None),
    ("Hướng dẫn số 05/HD-SNV", "05/HD-SNV", None, None),
    ("Nghị quyết số 12/NQ-HĐND ngày 10/7/2022 của HĐND tỉnh Yên Bái", "12/NQ-HĐND", "2022-07-10", "HĐND tỉnh Yên Bái"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "reference", "day", "issuer"), STRINGS, ids=[s[0][:40] for s in STRINGS])
def test_citation_is_read(reading_of: Reader, words: str, reference: str, day: str | None, issuer: str | None) -> None:
    found = reading_of(words + ".").citations

    assert [c.reference for c in found] == [reference]
    assert found[0].citation_class is CitationClass.NUMBERED
    assert found[0].date == (date.fromisoformat(day) if day else None)
    if issuer:
        assert (found[0].issuer or "").startswith(issuer)


@pytest.mark.parametrize(("words", "reference", "day", "issuer"), STRINGS, ids=[s[0][:40] for s in STRINGS])
@pytest.mark.parametrize(
    "frame", ["Căn cứ {};", "Theo {}, các đơn vị tổ chức thực hiện.", "- Thực hiện {} và các văn bản liên quan"]
)
def test_citation_is_read_in_a_clause(
    reading_of: Reader, frame: str, words: str, reference: str, day: str | None, issuer: str | None
) -> None:
    found = reading_of(frame.format(words)).citations

    assert [c.reference for c in found] == [reference]
    assert found[0].date == (date.fromisoformat(day) if day else None)
    if not words.startswith("Ngày"):
        assert found[0].role is CitationRole.BASIS


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("theo Nghị quyết 05 của Tỉnh ủy", "Nghị quyết", "05"),
        ("Theo Kế hoạch 726, các đơn vị tự rà soát.", "Kế hoạch", "726"),
        ("Thực hiện Kế hoạch số 26 ngày 12/3/2021 của UBND tỉnh Sơn La", "Kế hoạch", "26"),
        ("Chỉ thị 27 của Thủ tướng Chính phủ", "Chỉ thị", "27"),
        ("Kết luận 48.", "Kết luận", "48"),
        ("theo Nghị định 61 và các văn bản hướng dẫn", "Nghị định", "61"),
    ],
)
def test_number_without_symbol_is_partial(reading_of: Reader, words: str, kind: str, number: str) -> None:
    found = reading_of(words).citations

    assert [(c.citation_class, c.kind, c.number, c.reference) for c in found] == [
        (CitationClass.PARTIAL, kind, number, None)
    ]


@pytest.mark.parametrize(
    ("words", "name", "day"),
    [
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
            "Luật Tổ chức chính quyền địa phương",
            date(2025, 6, 16),
        ),
        ("Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;", "Luật Tổ chức chính quyền địa phương", None),
        ("Căn cứ Luật Tổ chức chính quyền địa phương 2015;", "Luật Tổ chức chính quyền địa phương", None),
        ("Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;", "Luật Cán bộ, công chức", date(2008, 11, 13)),
        ("theo Luật Viên chức", "Luật Viên chức", None),
        ("Căn cứ Luật Trưng cầu ý dân năm 2015;", "Luật Trưng cầu ý dân", None),
        ("Căn cứ Bộ luật Lao động năm 2019;", "Bộ luật Lao động", None),
    ],
)
def test_law_is_cited_by_name(reading_of: Reader, words: str, name: str, day: date | None) -> None:
    found = reading_of(words).citations

    assert [(c.citation_class, c.name, c.date, c.reference) for c in found] == [(CitationClass.NAMED, name, day, None)]


def test_amending_law_is_one_citation(reading_of: Reader) -> None:
    words = "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương"

    found = reading_of(f"Căn cứ {words} ngày 22 tháng 11 năm 2019;").citations

    assert [(c.name, c.date) for c in found] == [(words, date(2019, 11, 22))]


@pytest.mark.parametrize(
    "words",
    [
        "giai đoạn 2021-2025",
        "tỷ lệ 95/100 hồ sơ",
        "làm việc 24/7 trong tuần",
        "ngày 30/4/2022",
        "Điện thoại: 0221.3862/UB",
        "kế hoạch 5 năm 2021 - 2025",
        "báo cáo 6 tháng đầu năm 2022",
        "Kế hoạch năm 2022",
        "Thông báo 03 đơn vị vi phạm",
        "cuộc họp số 12 của Ban",
        "dịch COVID-19/2021",
        "Quyết định này có hiệu lực",
        "tiêu chuẩn TCVN ISO 9001:2008",
        "luật sư Nguyễn Văn A",
        "17/21 xã hoàn thành",
    ],
)
def test_what_is_no_citation(reading_of: Reader, words: str) -> None:
    assert reading_of(words).citations == ()


def test_several_citations_in_one_clause(reading_of: Reader) -> None:
    found = reading_of(
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 1494/TTr-SNV ngày 28 tháng 6 năm 2018, Công văn số 2231/SNV-CCHC&PC "
        "ngày 28 tháng 9 năm 2018 và Báo cáo thẩm định số 18/BCTĐ-STP ngày 25 tháng 5 năm 2018 của Sở Tư pháp."
    ).citations

    assert [(c.reference, c.date.isoformat() if c.date else None) for c in found] == [
        ("1494/TTr-SNV", "2018-06-28"),
        ("2231/SNV-CCHC&PC", "2018-09-28"),
        ("18/BCTĐ-STP", "2018-05-25"),
    ]
    assert {c.role for c in found} == {CitationRole.BASIS}


def test_empty_date_slot_takes_the_date_before(reading_of: Reader) -> None:
    reading = reading_of(
        "Ngày 08/9/2022, Sở Nội vụ đã ban hành Quyết định số 51/QĐ-SNV ngày về việc thành lập Đoàn kiểm tra cải cách hành chính."
    )

    assert reading.citations[0].date == date(2022, 9, 8)
    assert [a.type for a in reading.anomalies] == ["missing_date"]


def test_year_left_out_is_inferred_from_the_page(reading_of: Reader) -> None:
    reading = reading_of(
        "Kiểm tra cải cách hành chính\nNgày đăng: 13/01/2020\n\nNgày 30/12, UBND huyện Thạch Thất ban hành Kế hoạch số 9/KH-UBND kiểm tra CCHC."
    )

    assert [(c.date, c.date_inferred) for c in reading.citations] == [(date(2019, 12, 30), True)]


def test_later_mention_takes_date_and_issuer(reading_of: Reader) -> None:
    first, second = reading_of(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2022 của UBND tỉnh Gia Lai. Kế hoạch số 12/KH-UBND đã được phổ biến."
    ).citations

    assert (second.date, second.date_inferred, second.issuer, second.issuer_inferred) == (
        first.date,
        True,
        "UBND tỉnh Gia Lai",
        True,
    )


@pytest.mark.parametrize(
    ("context", "issuer"),
    [
        ("UBND thành phố Huế", "UBND thành phố Huế"),
        ("thị xã Quảng Trị. UBND tỉnh Quảng Trị", None),
        ("thành phố Vinh và thành phố Đà Lạt", "UBND thành phố"),
    ],
)
def test_issuer_is_completed_only_where_clear(reading_of: Reader, context: str, issuer: str | None) -> None:
    found = reading_of(
        f"Tin từ {context}. Căn cứ Kế hoạch số 3/KH-UBND ngày 02/02/2022 của UBND thành phố về cải cách hành chính."
    ).citations

    assert found[0].issuer == (issuer or "UBND thành phố")


def test_spans_hold_the_surface(reading_of: Reader) -> None:
    reading = reading_of("\n\n".join(words + "." for words, *_ in STRINGS))

    assert len(reading.citations) == len(STRINGS)
    assert all(reading.source.text[c.span[0] : c.span[1]] == c.surface for c in reading.citations)
