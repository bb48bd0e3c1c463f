"""One text prepared: where words begin, which sentences, parts and columns there are, what it is about and of which year."""

import pytest

from kiemtra.reading.text.columns import cells_below
from kiemtra.reading.text.index import Index
from kiemtra.reading.text.page import Page, prepare
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Topic, find_sections
from kiemtra.reading.text.topic import about_inspection, main_year

ASKED = {
    ("kiểm",): [0, 13, 23, 33],
    ("kiểm t",): [0],
    ("đ/c", "tra"): [5, 9],
    ("không",): [],
    ("kiểmtra", "kiểm"): [0, 13, 23, 33],
}
REFORM_REPORT = (
    "Số: 12/BC-UBND\n\nBÁO CÁO\nKết quả công tác cải cách hành chính 6 tháng đầu năm 2021\n\nI. Tuyên truyền\n"
    + "Đã có 12 tin, bài về cải cách. " * 12
    + "\n"
)


@pytest.mark.parametrize("first", [True, False])
def test_index_tells_where_words_begin_when_first_asked_and_ever_after(first: bool) -> None:
    for starts in () if first else ASKED:
        Index("")[starts]
    index = Index("kiểm tra đ/c kiểm_tra, kiểmtra đ kiểm")

    assert {starts: list(index[starts]) for starts in ASKED} == ASKED
    assert dict(index.whole({"kiểm", "kiểm_tra", "vắng"})) == {"kiểm": [0, 33], "kiểm_tra": [13]}
    assert list(index.tokens())[:3] == [("kiểm", 0), ("tra", 5), ("đ", 9)]
    assert index.vocabulary() == {"kiểm", "tra", "đ", "c", "kiểm_tra", "kiểmtra"}


def test_a_language_of_too_many_words_begins_anew() -> None:
    Index("")[("kiểm",)]
    endless = Index(" ".join(f"từ{number}" for number in range(50_000)) + " kiểm")

    assert len(endless[("kiểm",)]) == 1
    assert len(endless[("từ",)]) == 50_000
    assert list(Index("kiểm")[("từ",)]) == []


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("Sở Nội vụ kiểm tra xong trong tháng 10. Đối với huyện Lắk, đoàn đến sau.", 2),
        ("Đoàn kiểm tra trong quý II. Các xã còn lại kiểm tra sau.", 2),
        ("Kết thúc đợt 2. Sở Y tế báo cáo.", 2),
        ("Phân công Tp. Huế và Tx. Hương Trà.", 1),
        ("1. Sở Y tế báo cáo", 1),
        ("Đợt 1. Kiểm tra Sở Y tế", 1),
        ("Xong trước tháng 10. rồi báo cáo", 1),
    ],
)
def test_a_number_of_a_month_ends_a_sentence_the_mark_of_a_point_does_not(words: str, sentences: int) -> None:
    assert len(prepare(words).sentences) == sentences


@pytest.mark.parametrize(
    ("lines", "topic"),
    [
        ("Phần thứ ba. ĐƠN VỊ VÀ THỜI GIAN KIỂM TRA\n- Sở Y tế", Topic.UNITS),
        ("II. Các đơn vị được kiểm tra, thời gian\n- Sở Y tế", Topic.UNITS),
        ("B. ĐỐI TƯỢNG, THỜI GIAN\nI. Kiểm tra theo kế hoạch\n1. Quý II\n- Sở Y tế", Topic.UNITS),
        ("I. PHẠM VI\n1. Sở, ngành:\n- Sở Y tế", Topic.UNITS),
        ("I. ĐỐI TƯỢNG KIỂM TRA\n- Sở Nội vụ\nII. Việc khác\n- Sở Y tế", Topic.OTHER),
        ("Phần II. NỘI DUNG\n- Sở Y tế", Topic.CONTENT),
        ("Phạm vi ảnh hưởng của bão lớn\n- Sở Y tế", Topic.OTHER),
    ],
)
def test_the_last_line_stands_in_the_part_that_its_heading_opens(lines: str, topic: Topic) -> None:
    page = prepare(lines)

    assert find_sections(page).at(page.lines[-1][0]) is topic


@pytest.mark.parametrize(
    "rows",
    [
        "| STT | Đơn vị | Tháng | Ghi chú |\n| 1 | Sở A | 5 | sáng |\n| 2 | Sở B | 6 | |\n| 3 | Sở C | | |",
        "STT\tĐơn vị\tTháng\n1\tSở A\t5\n2\tSở B\t\n3\tSở C\t7",
        "STT; Đơn vị; Tháng\n1; Sở A; 5\n2; Sở B; 6\n3; Sở C; 7",
    ],
)
def test_an_empty_cell_moves_no_column(rows: str) -> None:
    page = prepare(rows)

    assert _said(page, cells_below(page, pattern_of("đơn vị"))) == ["Sở A", "Sở B", "Sở C"]


def test_an_empty_cell_of_the_column_tells_nothing() -> None:
    page = prepare("| Ngày | Đơn vị | Ghi chú |\n| 5/3 | Sở A | |\n| 6/3 | | nghỉ |")

    assert _said(page, cells_below(page, pattern_of("đơn vị"))) == ["Sở A"]


def _said(page: Page, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [page.surface(span) for span in spans]


@pytest.mark.parametrize(
    ("text", "inspecting"),
    [
        ("Sáng 5/3, Tổ kiểm tra công vụ và cải cách hành chính thành phố đến phường 3.", True),
        ("Huyện Lắk phúc tra việc thực hiện cơ chế một cửa\nTổ đã đến năm xã.", True),
        (REFORM_REPORT + "II. Công tác kiểm tra cải cách hành chính\nĐoàn kiểm tra huyện đã kiểm tra tại xã A.", True),
        (
            REFORM_REPORT + "2. Về tự kiểm tra và kiểm tra cải cách hành chính\nTổ kiểm tra tiến hành kiểm tra 3 xã.",
            True,
        ),
        (REFORM_REPORT + "2. Công tác kiểm tra\nĐoàn kiểm tra của huyện đã kiểm tra trực tiếp 7/20 xã.", True),
        (REFORM_REPORT + "2. Công tác kiểm tra\nTỷ lệ trả lời kiến nghị đạt cao.", False),
        (REFORM_REPORT + "II. Phương hướng\nĐẩy mạnh kiểm tra cải cách hành chính.", False),
        (REFORM_REPORT + "II. Kiểm tra cải cách hành chính\nSẽ xây dựng kế hoạch trong quý III.", False),
        ("Tổ kiểm tra phòng cháy đã đến chợ huyện.", False),
    ],
)
def test_what_a_text_is_about(text: str, inspecting: bool) -> None:
    assert about_inspection(prepare(text)) is inspecting


def test_the_year_of_a_date_in_the_heading_is_not_the_year_of_the_text() -> None:
    page = prepare("LỊCH KIỂM TRA NĂM 2021\n(Kèm theo Kế hoạch số 39/KH-UBND ngày 15 tháng 12 năm 2020)\n")

    assert main_year(page, None) == 2021
