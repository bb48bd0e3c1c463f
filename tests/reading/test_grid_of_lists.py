"""A grid of lists: every lead with every mark, every form of a unit with every ending, tables, letters; and lists of others."""

from itertools import product

import pytest

from kiemtra.reading.values import UnitRole

from .conftest import Reader

DEPARTMENTS = ["Sở Y tế", "Sở Tư pháp", "Sở Công Thương"]
COMMITTEES = ["UBND xã Gia Cát", "UBND xã Tân Liên", "UBND phường Tam Thanh"]
PLACES = ["xã Gia Cát", "thị trấn Thứ Ba", "đặc khu Cô Tô"]
SHORT = ["huyện Cao Lộc", "thị trấn Vôi", "xã Pha"]
CENTRES = [
    "Trung tâm Y tế huyện Cao Lộc",
    "Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn",
    "Trung tâm Phát triển quỹ đất",
]
SCHOOLS = ["Trường THPT Chu Văn An", "Trường mầm non Hoa Sen", "THCS Tam Thanh"]
HOSPITALS = ["Bệnh viện Đa khoa tỉnh Lạng Sơn", "Trạm Y tế phường Tam Thanh", "Bệnh viện Phổi"]
BRANCHES = ["Chi nhánh Văn phòng Đăng ký đất đai huyện Cao Lộc", "Chi cục Kiểm lâm", "Chi cục Thuế khu vực II"]
DIVISIONS = ["Phòng Tài chính - Kế hoạch", "Phòng Văn hóa, Khoa học và Thông tin", "Thanh tra huyện Cao Lộc"]
OTHERS = ["Sở Lao động - Thương binh và Xã hội", "UBND thị xã La Gi", "Ban Quản lý Khu kinh tế Đông Nam"]
FORMS = [DEPARTMENTS, COMMITTEES, PLACES, SHORT, CENTRES, SCHOOLS, HOSPITALS, BRANCHES, DIVISIONS, OTHERS]

LEADS = [
    "Các đơn vị được kiểm tra:",
    "Đoàn sẽ làm việc với:",
    "Đoàn sẽ làm việc với các đơn vị sau:",
    "Đối tượng kiểm tra gồm:",
    "Kiểm tra trực tiếp tại các đơn vị:",
    "Kiểm tra đột xuất:",
    "Kiểm tra theo kế hoạch, 03 đơn vị:",
    "Đoàn kiểm tra thông báo thời gian làm việc như sau:",
    "Lịch làm việc của Đoàn kiểm tra cụ thể như sau:",
    "Đoàn kiểm tra sẽ đến các nơi sau:",
    "Năm 2023 kiểm tra các đơn vị có tên dưới đây:",
    "Đơn vị chịu sự kiểm tra:",
    "Nơi được kiểm tra:",
    "Đơn vị được chọn kiểm tra năm 2023:",
    "Điều 2. Đoàn kiểm tra tiến hành kiểm tra tại các đơn vị sau đây:",
    "Địa điểm, đơn vị kiểm tra:",
    "Danh sách đơn vị được kiểm tra",
    "DANH SÁCH CÁC CƠ QUAN, ĐỊA PHƯƠNG ĐƯỢC KIỂM TRA NĂM 2023",
]
HEADINGS = [
    "II. ĐỐI TƯỢNG KIỂM TRA",
    "2. Đơn vị được kiểm tra",
    "1. Kiểm tra trực tiếp (03 đơn vị)",
    "a) Kiểm tra theo kế hoạch:",
]
BULLETS = ["- ", "+ ", "* ", "• ", "– ", " - "]
NUMBERS = ["{n}. ", "{n}) ", "({n}) ", "{a}) ", "0{n}. ", ""]
ENDINGS = [
    "",
    ";",
    " (01 ngày);",
    ": 01 ngày, 12/{n}/2023.",
    " (ngày 12/{n}/2023)",
    ": sáng ngày 12/{n}/2023;",
    ", ngày 12/{n}/2023;",
    ": Tháng {n}/2023",
    " - ngày 1{n}/6",
    " (buổi chiều).",
    ": từ 8 giờ 00 ngày 1{n}/6/2023.",
    ": 02 ngày (từ ngày 1{n}/6 đến ngày 2{n}/6/2023);",
    ": ngày 1{n} và ngày 2{n}/6/2023.",
    " trong tháng {n}/2023;",
    ", thời gian: ngày 12/{n}/2023.",
]
TABLES = [
    ("STT|Đơn vị|Thời gian", "{n}|{u}|12/{n}/2023"),
    ("TT\tTên đơn vị được kiểm tra\tThời gian", "{n}\t{u}\tTháng {n}"),
    ("| STT | Cơ quan, đơn vị | Ngày |\n|---|---|---|", "| {n} | {u} | 12/{n} |"),
    ("Thời gian|Đơn vị được kiểm tra|Ghi chú", "12/{n}/2023|{u}|"),
    ("Ngày\tĐịa điểm", "12/{n}\t{u}"),
    ("STT|Ngày|Buổi|Đơn vị", "{n}|12/{n}|Sáng|{u}"),
    ("STT;Đơn vị;Thời gian", "{n};{u};Tháng {n}"),
    ("Số TT|Tên cơ quan|Thời gian kiểm tra", "0{n}|{u}|8h00 ngày 12/{n}"),
    ("TT|Tên đơn vị, địa phương|Dự kiến thời gian", "{n}|{u}|Quý II"),
    ("STT|Nơi làm việc|Thời gian", "{n}|{u}|12/{n}"),
    ("STT   Đơn vị                Thời gian", "{n}     {u}       12/{n}/2023"),
]
SENTENCES = [
    "Các đơn vị được kiểm tra: {}.",
    "2. Đối tượng: {}.",
    "Đoàn kiểm tra sẽ đến {} trong khoảng thời gian từ ngày 03/7 đến 21/7/2023.",
    "Kiểm tra đột xuất đối với {}.",
    "Dự kiến quý III/2023 kiểm tra 03 đơn vị còn lại là {}.",
    "Đoàn đã kiểm tra trực tiếp tại {}; kết quả như sau.",
    "Đoàn số 1 kiểm tra {}.",
    "{} được kiểm tra trong tháng 6.",
    "Đợt 1 (từ ngày 3/6 đến ngày 9/6): {}.",
]
CALLS = [
    "Để phục vụ kiểm tra, đề nghị các đơn vị nêu trên chuẩn bị báo cáo.",
    "Đoàn kiểm tra sẽ làm việc với Quý cơ quan từ ngày 3/6/2023.",
    "Sở Nội vụ đề nghị các cơ quan, đơn vị được kiểm tra gửi báo cáo trước ngày 5/6.",
    "Để việc kiểm tra đạt yêu cầu, Sở Nội vụ đề nghị UBND các xã, phường, đặc khu nêu trên cử đầu mối.",
    "Đoàn kiểm tra sẽ kiểm tra tại quý đơn vị. Đề nghị quý đơn vị bố trí phòng họp.",
    "Đoàn kiểm tra sẽ đến làm việc với các cơ quan, địa phương trên.",
]
POSTS = ["", "Giám đốc ", "Lãnh đạo ", "Thủ trưởng ", "Chủ tịch ", "Đồng chí Chủ tịch ", "Ông (bà) Giám đốc "]
NAMES = [
    "UBND xã A Lưới 1",
    "UBND xã Ea H'leo",
    "UBND thị trấn Nông trường Mộc Châu",
    "UBND thị trấn Năm Căn",
    "UBND thị xã Ngã Năm",
    "UBND phường 12",
    "UBND xã Y Tý",
    "UBND đặc khu Phú Quốc",
    "Học viện Nông nghiệp Việt Nam",
    "Chi nhánh Văn phòng Đăng ký đất đai thành phố Phan Thiết",
    "Cảng vụ đường thủy nội địa",
    "Trung tâm kỹ thuật tài nguyên",
    "Bệnh viện đa khoa khu vực Long Khánh",
    "Ban Quản lý các khu công nghiệp, khu kinh tế",
    "Bảo hiểm xã hội cơ sở Cao Lộc",
    "Báo và Phát thanh, Truyền hình",
    "Chi cục Phát triển nông thôn và Quản lý chất lượng",
]
AROUND = [
    "Đối tượng kiểm tra:\n- Sở Ngoại vụ;\n- {}: ngày 12/6/2023;\n- UBND xã Mai Pha.",
    "Đoàn sẽ làm việc với Sở Ngoại vụ, {} và UBND xã Mai Pha trong tháng 6.",
    "Kính gửi: Sở Ngoại vụ; {}; UBND xã Mai Pha.\n\nĐoàn kiểm tra sẽ làm việc với Quý cơ quan trong tháng 6 tới.",
    "2. Đơn vị được kiểm tra: Sở Ngoại vụ; {} (buổi chiều); UBND xã Mai Pha.",
]
NOT_INSPECTED = [
    "Thành phần Đoàn kiểm tra gồm đại diện:",
    "Nơi nhận:",
    "Thành viên Đoàn kiểm tra:",
    "Đoàn kiểm tra gồm:",
    "Đề nghị các đơn vị phối hợp:",
    "Các đơn vị cử người tham gia Đoàn kiểm tra:",
    "Khen thưởng các đơn vị:",
    "IV. TỔ CHỨC THỰC HIỆN",
    "5. Phân công nhiệm vụ",
    "Các đơn vị tự kiểm tra:",
    "Đoàn kiểm tra đến từ các đơn vị:",
    "Trưởng các đoàn kiểm tra là lãnh đạo các đơn vị:",
    "Tổ giúp việc Đoàn kiểm tra:",
    "Thành phần dự họp công bố kết quả kiểm tra:",
    "Thời gian gửi báo cáo của các đơn vị:",
]
LETTERS_TO_OTHERS = [
    "Sở Nội vụ đề nghị các cơ quan cử người tham gia Đoàn kiểm tra trước ngày 5/6.",
    "Để thành lập Đoàn kiểm tra, đề nghị các đơn vị nêu trên cử công chức tham gia và gửi danh sách trước ngày 5/6.",
    "Sở Nội vụ gửi kế hoạch kiểm tra để các cơ quan biết, phối hợp.",
]


def _full(unit: str) -> str:
    """The name of the committee of a place that stands without it."""
    return f"UBND {unit}" if unit.startswith(("xã", "thị trấn", "đặc khu", "huyện")) else unit


def _items(mark: str, units: list[str], ending: str) -> str:
    lines = [mark.format(n=n, a="abc"[n - 1]) + unit + ending.format(n=n) for n, unit in enumerate(units, 1)]
    return "\n".join(lines)


def _inspected(read: Reader, text: str) -> list[str]:
    return [unit.name for unit in read(text).units if unit.role is UnitRole.INSPECTED]


def _assert_all(read: Reader, cases: list[tuple[str, list[str]]]) -> None:
    missed = {
        text: found for text, units in cases if (found := _inspected(read, text)) != [_full(unit) for unit in units]
    }
    assert missed == {}


@pytest.mark.parametrize("lead", LEADS)
def test_list_below_a_lead(in_plan: Reader, lead: str) -> None:
    cases = [
        (f"{lead}\n{_items(mark, units, ENDINGS[(place * 7 + at) % len(ENDINGS)])}", units)
        for place, mark in enumerate(BULLETS + NUMBERS)
        for at, units in enumerate(FORMS)
        if (place + at) % 2
    ]

    _assert_all(in_plan, cases)


@pytest.mark.parametrize("lead", HEADINGS)
def test_list_below_a_heading(in_plan: Reader, lead: str) -> None:
    cases = [
        (f"{lead}\n{_items(mark, units, ENDINGS[(place * 7 + at) % len(ENDINGS)])}", units)
        for place, mark in enumerate(BULLETS)
        for at, units in enumerate(FORMS)
    ]

    _assert_all(in_plan, cases)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_form_with_every_ending(in_plan: Reader, ending: str) -> None:
    _assert_all(in_plan, [(f"Đối tượng kiểm tra:\n{_items('- ', units, ending)}", units) for units in FORMS])


@pytest.mark.parametrize(("head", "row"), TABLES)
def test_table(in_plan: Reader, head: str, row: str) -> None:
    cases = []
    for units in FORMS:
        rows = "\n".join(row.format(n=n, u=unit) for n, unit in enumerate(units, 1))
        cases.append((f"LỊCH KIỂM TRA CẢI CÁCH HÀNH CHÍNH NĂM 2023\n{head}\n{rows}", units))

    _assert_all(in_plan, cases)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_list_in_a_sentence(in_plan: Reader, sentence: str) -> None:
    lists = [(sign.join(units), units) for units in FORMS for sign in ("; ", ", ", ",\n", " & ")]
    lists += [(f"{', '.join(units[:-1])} và {units[-1]}", units) for units in FORMS]

    _assert_all(in_plan, [(sentence.format(listed), units) for listed, units in lists])


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("post", POSTS)
def test_letter_to_the_inspected(in_plan: Reader, call: str, post: str) -> None:
    cases = []
    for units, sign in product((DEPARTMENTS, COMMITTEES, PLACES, OTHERS), (", ", "; ", "\n- ")):
        to = sign.join(post + unit for unit in units)
        begins = sign if sign.startswith("\n") else " "
        cases.append((f"Kính gửi:{begins}{to}\n\n{call}", units))

    _assert_all(in_plan, cases)


@pytest.mark.parametrize("name", NAMES)
def test_name_among_others(in_plan: Reader, name: str) -> None:
    first, last = "Sở Ngoại vụ", "UBND xã Mai Pha"
    for words in AROUND:
        found = _inspected(in_plan, words.format(name))

        # A body of the province is told with it.
        assert found in ([first, name, last], [first, f"{name} tỉnh Lạng Sơn", last])


@pytest.mark.parametrize("lead", NOT_INSPECTED)
def test_list_of_others(in_plan: Reader, lead: str) -> None:
    lists = product(BULLETS + NUMBERS, (DEPARTMENTS, COMMITTEES, CENTRES, OTHERS), (";",))

    assert [
        text for mark, units, end in lists if _inspected(in_plan, text := f"{lead}\n{_items(mark, units, end)}")
    ] == []


@pytest.mark.parametrize("call", LETTERS_TO_OTHERS)
def test_letter_to_others(in_plan: Reader, call: str) -> None:
    letters = [
        f"Kính gửi: {sign.join(units)}.\n\n{call}"
        for units in (DEPARTMENTS, COMMITTEES, OTHERS)
        for sign in ("; ", ", ")
    ]

    assert [text for text in letters if _inspected(in_plan, text)] == []


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("- Các phường Nam Thanh, Tân Thanh (không thuộc diện kiểm tra năm nay) nghiên cứu Thông báo này.", UnitRole.EXCLUDED),
        ("Phường Nam Thanh, phường Tân Thanh tuy chưa thuộc diện kiểm tra nhưng đã báo cáo đầy đủ.", UnitRole.EXCLUDED),
        ("1. Đối tượng: 12 phường do Sở Nội vụ chọn, trong đó có các phường Nam Thanh, Tân Thanh.", UnitRole.INSPECTED),
    ],
)  # fmt: skip
def test_brackets_and_reserve(in_plan: Reader, words: str, role: UnitRole) -> None:
    found = [(unit.name, unit.role) for unit in in_plan(words).units]

    assert found == [("UBND phường Nam Thanh", role), ("UBND phường Tân Thanh", role)]
