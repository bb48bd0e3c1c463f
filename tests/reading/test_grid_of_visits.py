"""When a unit is visited, in every small difference of form: bullets, signs, order of unit and day, verbs, preposition."""

from datetime import date
from itertools import product

import pytest

from kiemtra.reading import from_string, read
from kiemtra.reading.values import UnitRole, WindowPurpose

HEADING = "Kiểm tra công tác cải cách hành chính tỉnh Lạng Sơn năm 2023\nThứ Năm, 30/11/2023 08:00\n\n"
TOLD = "Đoàn kiểm tra cải cách hành chính của tỉnh đã lần lượt đến làm việc tại một số đơn vị.\n\n"
SCHEDULE = "Lịch kiểm tra cụ thể như sau:\n"
ONE_DAY, RANGE = (date(2023, 8, 7), date(2023, 8, 7)), (date(2023, 8, 21), date(2023, 8, 23))
BULLETS = ("", "- ", "* ", "+ ", "• ", "– ", "▪ ", "● ", "➢ ", "· ", "o ", "§ ", "\uf0b7 ", "1. ", "1) ", "a) ", "(1) ", "1/ ", "1.1. ")  # fmt: skip
DAYS = {
    "Ngày 07/8": ONE_DAY,
    "Ngày 07/8/2023": ONE_DAY,
    "Ngày 07 tháng 8": ONE_DAY,
    "Ngày 07-8": ONE_DAY,
    "Sáng 07/8": ONE_DAY,
    "Chiều ngày 07/8": ONE_DAY,
    "Thứ Hai, ngày 07/8": ONE_DAY,
    "Vào ngày 07/8": ONE_DAY,
    "Trong ngày 07/8": ONE_DAY,
    "Cả ngày 07/8": ONE_DAY,
    "Từ ngày 21/8 đến ngày 23/8": RANGE,
    "Từ 21/8 đến 23/8": RANGE,
    "Ngày 21-23/8": RANGE,
}
VERBS = (
    "kiểm tra", "kiểm tra tại", "kiểm tra trực tiếp tại", "kiểm tra đột xuất", "làm việc với", "làm việc trực tiếp với",
    "đến", "về làm việc tại", "tiến hành kiểm tra tại", "có buổi làm việc với", "có cuộc làm việc với", "xuống",
    "tổ chức kiểm tra tại", "đi kiểm tra thực tế tại", "phúc tra", "phúc tra tại", "ghé", "kiểm tra công tác CCHC tại",
    "hoàn thành kiểm tra tại", "khảo sát, kiểm tra tại",
)  # fmt: skip
SENTENCES = (
    "{D}, Đoàn kiểm tra của tỉnh đã {V} {U}.",
    "{D}: Đoàn {V} {U}.",
    "Đoàn đã {V} {U} {d}.",
    "Đoàn kiểm tra {V} {U} ({d}).",
    "Theo kế hoạch, {d}, Đoàn kiểm tra sẽ {V} {U}.",
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 28/02/2023 của UBND tỉnh, {d}, Tổ kiểm tra số 1 đã {V} {U}.",
)
HEAD_LINES = [
    (f"{bullet}{day}{sign}{place}{ending}", DAYS[day])
    for place, (bullet, day, sign, ending) in (
        (("tại Sở Y tế", "làm việc tại Sở Y tế", "kiểm tra Sở Y tế")[number % 3], mix)
        for number, mix in enumerate(
            product(BULLETS, DAYS, (", ", ": ", " - "), (".", ": còn 7% hồ sơ quá hạn.", ": Đoàn ghi nhận tiến bộ."))
        )
    )
]
UNIT_LINES = [
    (f"{bullet}Sở Y tế{sign}{day[0].lower()}{day[1:]}{')' if '(' in sign else ''}{ending}", DAYS[day])
    for bullet, day, sign, ending in product(
        BULLETS, DAYS, (": ", " (", ": 01 ngày, ", " - dự kiến ", ": kiểm tra "), (".", ";")
    )
]
TOLD_SENTENCES = [
    (words.format(D=day, d=day[0].lower() + day[1:], V=verb, U="Sở Y tế"), span)
    for words, verb, (day, span) in product(SENTENCES, VERBS, DAYS.items())
]
# All are tried, some four hundred in a test: what is missed is named.
GRIDS = {"head": (TOLD, HEAD_LINES), "unit": (SCHEDULE, UNIT_LINES), "told": (TOLD, TOLD_SENTENCES)}


def _read(words: str) -> tuple[set[tuple[date | None, date | None]], set[str]]:
    found = read(from_string(HEADING + words + "\n", "thu.txt"))
    return (
        {(w.start, w.end) for w in found.windows if w.purpose is WindowPurpose.INSPECTION},
        {u.name for u in found.units if u.role is UnitRole.INSPECTED},
    )


@pytest.mark.parametrize("part", range(6))
@pytest.mark.parametrize("grid", GRIDS)
def test_every_form_of_a_visit(grid: str, part: int) -> None:
    lead, cases = GRIDS[grid]

    missed = [words for words, span in cases[part::6] if _read(lead + words) != ({span}, {"Sở Y tế"})]

    assert missed == []


ROUNDS = [
    ("Được biết, đợt cuối của năm sẽ diễn ra vào {t} tại Sở Y tế và UBND huyện Cao Lộc.", {"Sở Y tế", "UBND huyện Cao Lộc"}),
    ("Đợt 2 được tổ chức {t} tại Sở Y tế.", {"Sở Y tế"}),
    ("Dự kiến {t} kiểm tra 03 đơn vị còn lại là Sở Y tế, Sở Nội vụ và UBND huyện Cao Lộc.", {"Sở Y tế", "Sở Nội vụ", "UBND huyện Cao Lộc"}),
    ("Ông cũng cho biết {t}, Đoàn sẽ làm việc trực tiếp với Sở Y tế.", {"Sở Y tế"}),
    ("* {t}: kiểm tra Sở Y tế.", {"Sở Y tế"}),
]  # fmt: skip
TIMES = {
    "tháng 10/2023": (date(2023, 10, 1), date(2023, 10, 31)),
    "tháng 10 năm 2023": (date(2023, 10, 1), date(2023, 10, 31)),
    "quý IV/2023": (date(2023, 10, 1), date(2023, 12, 31)),
}


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize(("words", "units"), ROUNDS, ids=[words[:30] for words, _ in ROUNDS])
def test_rounds_of_months(words: str, units: set[str], time: str) -> None:
    assert _read(TOLD + words.format(t=time)) == ({TIMES[time]}, units)


NO_VISITS = (
    "Ngày 06/8, tại Sở Y tế đã diễn ra hội nghị tổng kết.",
    "Ngày 06/8, Sở Nội vụ ban hành kế hoạch kiểm tra.",
    "- Ngày 06/8, tại UBND xã Gia Cát, UBND huyện Cao Lộc tổ chức tập huấn.",
    "- Ngày 15/6: Sở Nội vụ tổng hợp báo cáo.",
    "- Ngày 15/6, Sở Nội vụ: tổng hợp báo cáo.",
    "Sở Y tế: báo cáo trước ngày 15/6.",
    "1. Sở Nội vụ: ngày 15/6 gửi báo cáo về UBND tỉnh.",
    "Đợt tập huấn thứ hai sẽ diễn ra vào ngày 12/9 tại Sở Nội vụ.",
    "Hội nghị sơ kết sẽ diễn ra vào tháng 10/2023 tại UBND huyện Cao Lộc.",
    "Đợt 2 của phong trào thi đua được tổ chức vào tháng 10/2023 tại Sở Y tế.",
    "* Ngày 06/8, tại Sở Y tế, Giám đốc Sở ký văn bản gửi Đoàn kiểm tra.",
    "Ngày 06/8, tại xã Gia Cát xảy ra mưa lũ.",
    "Ngày 06/8, tại Hà Nội, Bộ Nội vụ công bố Chỉ số cải cách hành chính.",
    "- Từ 20/8 đến 22/8: Sở Nội vụ tổng hợp, báo cáo.",
    "Tỷ lệ đạt 3/4, tại Sở Y tế còn 1/2 hồ sơ.",
    "Tháng 10/2023, tại Sở Y tế: 12 hồ sơ quá hạn.",
    "Tại Sở Y tế (quý III/2023), tỷ lệ hồ sơ đúng hạn đạt 98%.",
    "Từ ngày 01/01/2023 đến ngày 30/6/2023, tại Sở Y tế: tiếp nhận 1.200 hồ sơ.",
)


@pytest.mark.parametrize("words", NO_VISITS)
def test_no_visits(words: str) -> None:
    assert _read(TOLD + words) == (set(), set())


def test_a_part_of_a_report_tells_of_inspections() -> None:
    words = (
        "BÁO CÁO\nCông tác cải cách hành chính 6 tháng đầu năm 2023\n\nI. CHỈ ĐẠO\n1. Về kế hoạch: đã ban hành.\n"
        "2. Về kiểm tra: Đến nay, Đoàn kiểm tra của tỉnh đã kiểm tra trực tiếp tại Sở Y tế và UBND huyện Cao Lộc.\n"
    )

    assert {u.name for u in read(from_string(words, "thu.txt")).units} == {"Sở Y tế", "UBND huyện Cao Lộc"}


def test_a_quarter_gone_by_is_reviewed() -> None:
    words = "Sáng 16/4, Đoàn kiểm tra của tỉnh đã kiểm tra công tác cải cách hành chính quý I-2023 tại xã Gia Cát."

    found = read(from_string(HEADING + words, "thu.txt")).windows

    assert [w.purpose for w in found] == [WindowPurpose.INSPECTION, WindowPurpose.DATA_PERIOD]
