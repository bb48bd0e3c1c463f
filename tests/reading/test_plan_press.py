"""Which plan the press tells of: ledes, reportage, interviews; the unit's own plans are none."""

import pytest

from .conftest import Reader

NEWS = "Sơn La: Kiểm tra công tác cải cách hành chính\n20/4/2023 08:30\n\n"
YEARS = "Sơn La ban hành Kế hoạch kiểm tra cải cách hành chính năm 2023\n20/4/2023 08:30\n\n"
AT = " Đoàn kiểm tra đã làm việc tại Sở Y tế và UBND huyện Mai Sơn."

# What stands there → the number of the plan; "" for a plan without one; None for no plan.
LEDES = {
    "issued today": (YEARS + "Ngày 14/4/2023, UBND tỉnh Sơn La ban hành Kế hoạch số 31/KH-UBND về kiểm tra công tác cải cách hành chính năm 2023.", "31/KH-UBND"),
    "signed": (YEARS + "Phó Chủ tịch UBND tỉnh vừa ký Kế hoạch số 31/KH-UBND kiểm tra cải cách hành chính năm 2023 tại 12 đơn vị.", "31/KH-UBND"),
    "signed a decision": (YEARS + "Chủ tịch UBND tỉnh đã ký Quyết định số 210/QĐ-UBND ban hành Kế hoạch kiểm tra cải cách hành chính năm 2023.", "210/QĐ-UBND"),
    "passive": (YEARS + "Kế hoạch kiểm tra cải cách hành chính năm 2023 vừa được UBND tỉnh ban hành, theo đó 12 đơn vị sẽ được kiểm tra.", ""),
    "number in brackets": (YEARS + "UBND tỉnh vừa ban hành kế hoạch kiểm tra cải cách hành chính năm 2023 (số 31/KH-UBND ngày 14/4/2023).", "31/KH-UBND"),
    "according to it": (NEWS + "Theo Kế hoạch số 31/KH-UBND của UBND tỉnh, từ tháng 5 các tổ công tác sẽ tổ chức kiểm tra tại 12 sở, huyện.", "31/KH-UBND"),
    "carried out": (NEWS + "Thực hiện Kế hoạch số 31/KH-UBND ngày 14/4/2023 của UBND tỉnh, sáng 20/4, Đoàn kiểm tra do Giám đốc Sở Nội vụ làm Trưởng đoàn đã làm việc tại Sở Y tế.", "31/KH-UBND"),
    "in its framework": (NEWS + "Trong khuôn khổ Kế hoạch 31/KH-UBND của UBND tỉnh, chiều 19/4 Đoàn kiểm tra cải cách hành chính đến huyện Mai Sơn.", "31/KH-UBND"),
    "the trip follows it": (NEWS + "Chuyến kiểm tra được tiến hành theo Kế hoạch số 31/KH-UBND (UBND tỉnh ký ngày 14.4.2023)." + AT, "31/KH-UBND"),
    "with its number": (NEWS + "Kế hoạch của năm nay mang số 31/KH-UBND, được UBND tỉnh ban hành từ ngày 14-4-2023." + AT, "31/KH-UBND"),
    "short form": (NEWS + "Theo Kế hoạch 31 của UBND tỉnh, Đoàn kiểm tra sẽ kiểm tra 12 đơn vị.", ""),
    "a part of it": (NEWS + "Đây là cuộc kiểm tra thứ ba trong Kế hoạch số 31/KH-UBND của UBND tỉnh." + AT, "31/KH-UBND"),
    "so as to carry it out": (NEWS + "Cụ thể hóa Kế hoạch số 31/KH-UBND ngày 14/4/2023 của UBND tỉnh, Sở Nội vụ lập hai đoàn kiểm tra.", "31/KH-UBND"),
    "behind the dash": (NEWS + "Sáng 20/4, Đoàn kiểm tra cải cách hành chính của tỉnh làm việc tại Sở Y tế - đơn vị đầu tiên theo Kế hoạch số 31/KH-UBND của UBND tỉnh.", "31/KH-UBND"),
    "no number at all": (NEWS + "Thực hiện kế hoạch kiểm tra công tác cải cách hành chính năm 2023, sáng 20/4, Đoàn công tác của tỉnh kiểm tra tại Sở Y tế.", ""),
    "no number, of the province": (NEWS + "Theo kế hoạch kiểm tra cải cách hành chính của UBND tỉnh, từ nay đến hết tháng 6 sẽ kiểm tra 12 đơn vị.", ""),
    "said to be approved": (NEWS + "UBND tỉnh đã phê duyệt Kế hoạch kiểm tra công tác cải cách hành chính năm 2023 tại Quyết định số 210/QĐ-UBND ngày 20/02/2023.", "210/QĐ-UBND"),
    "of a committee of the Party": ("Mai Sơn kiểm tra công tác cải cách hành chính\n20/4/2023\n\nThực hiện Kế hoạch số 41-KH/HU ngày 10/3/2023 của Ban Thường vụ Huyện ủy về kiểm tra việc lãnh đạo công tác cải cách hành chính, Đoàn kiểm tra làm việc tại xã Chiềng Ban.", "41-KH/HU"),
    "of a ministry": ("Bộ Xây dựng kiểm tra cải cách hành chính tại các đơn vị\n20/4/2023\n\nThực hiện Quyết định số 402/QĐ-BXD ngày 14/4/2023 của Bộ trưởng Bộ Xây dựng về việc ban hành Kế hoạch kiểm tra cải cách hành chính năm 2023, Đoàn kiểm tra đã đến Viện Kiến trúc quốc gia.", "402/QĐ-BXD"),
    "joint": ("Sơn La: kiểm tra liên ngành cải cách hành chính\n20/4/2023\n\nTheo Kế hoạch liên tịch số 09/KHLT-SNV-STP về kiểm tra cải cách hành chính và kiểm soát thủ tục hành chính, Đoàn kiểm tra liên ngành làm việc tại huyện.", "09/KHLT-SNV-STP"),
    "the plan says": (NEWS + "Kế hoạch số 31/KH-UBND nêu rõ: Đoàn kiểm tra thông báo lịch trước 5 ngày làm việc, trừ kiểm tra đột xuất.", "31/KH-UBND"),
    "by the plan and the team": (NEWS + "Đoàn hoạt động theo Quyết định số 254/QĐ-UBND ngày 16/4/2023 và Kế hoạch số 31/KH-UBND ngày 14/4/2023 của UBND tỉnh." + AT, "31/KH-UBND"),
    "in a list of news": (NEWS + "- UBND tỉnh ban hành Kế hoạch số 31/KH-UBND ngày 14/4/2023 kiểm tra cải cách hành chính.\n- UBND tỉnh ban hành Kế hoạch số 32/KH-UBND ngày 14/4/2023 phòng, chống dịch.", "31/KH-UBND"),
    "quoted name": (NEWS + 'UBND tỉnh ban hành Kế hoạch số 31/KH-UBND "Kiểm tra công tác cải cách hành chính năm 2023".', "31/KH-UBND"),
}  # fmt: skip

TALKS = {
    "question and answer": (NEWS + "PV: Xin ông cho biết về đợt kiểm tra?\nÔng Lò Văn A: Theo Kế hoạch số 31/KH-UBND mà UBND tỉnh ban hành ngày 14/4/2023, chúng tôi sẽ kiểm tra 12 đơn vị.", "31/KH-UBND"),
    "the answer names a decision": (NEWS + "Phóng viên: Năm nay có gì mới?\nBà Nguyễn Thị B: Theo Quyết định số 210/QĐ-UBND của Chủ tịch UBND tỉnh phê duyệt Kế hoạch kiểm tra, có 12 đơn vị được kiểm tra.", "210/QĐ-UBND"),
    "what the unit tells of itself": (NEWS + "Báo cáo với Đoàn kiểm tra, lãnh đạo Sở Y tế cho biết Sở đã ban hành Kế hoạch số 12/KH-SYT ngày 15/01/2023 về cải cách hành chính.", None),
    "what the unit told of its inspections": (NEWS + "Tại buổi làm việc, huyện Mai Sơn cho biết đã ban hành Kế hoạch số 20/KH-UBND ngày 02/3/2023 về tự kiểm tra cải cách hành chính.", None),
    "of the unit, after the province's": (NEWS + "Thực hiện Kế hoạch số 31/KH-UBND của UBND tỉnh, Đoàn kiểm tra làm việc tại huyện Mai Sơn. Theo báo cáo, UBND huyện đã ban hành Kế hoạch số 20/KH-UBND ngày 02/3/2023 về kiểm tra cải cách hành chính tại các xã.", "31/KH-UBND"),
}  # fmt: skip

NONE = {
    "a yearly plan announced": ("Sơn La ban hành Kế hoạch cải cách hành chính năm 2023\n20/01/2023\n\nUBND tỉnh vừa ban hành Kế hoạch số 5/KH-UBND về cải cách hành chính năm 2023, trong đó giao Sở Nội vụ kiểm tra ít nhất 30% đơn vị.", None),
    "the yearly plan carried out by an inspection": (NEWS + "Thực hiện Kế hoạch số 5/KH-UBND ngày 06/01/2023 của UBND tỉnh về cải cách hành chính năm 2023, Đoàn kiểm tra đã đến Sở Y tế.", None),
    "propaganda": (NEWS + "Đoàn kiểm tra đánh giá cao Kế hoạch số 32/KH-UBND của huyện về tuyên truyền cải cách hành chính.", None),
    "only the team": (NEWS + "Đoàn kiểm tra được thành lập theo Quyết định số 254/QĐ-UBND ngày 16/4/2023 của Chủ tịch UBND tỉnh." + AT, None),
    "group of work": (NEWS + "Chủ tịch UBND tỉnh ký Quyết định số 255/QĐ-UBND thành lập Tổ công tác kiểm tra cải cách hành chính." + AT, None),
    "of another matter": ("Sơn La: Kiểm tra công tác phòng cháy, chữa cháy\n20/4/2023\n\nThực hiện Kế hoạch số 90/KH-UBND về kiểm tra phòng cháy, chữa cháy năm 2023, Đoàn kiểm tra làm việc tại chợ.", None),
    "training": ("Sơn La: Tập huấn công tác cải cách hành chính\n20/4/2023\n\nHội nghị phổ biến Kế hoạch số 31/KH-UBND về kiểm tra cải cách hành chính năm 2023.", None),
    "asked of the communes": (NEWS + "Đoàn kiểm tra đề nghị UBND các xã xây dựng kế hoạch kiểm tra cải cách hành chính hằng năm.", None),
    "the unit lacks one": (NEWS + "Qua kiểm tra, UBND xã chưa ban hành kế hoạch kiểm tra cải cách hành chính năm 2023.", None),
    "to be made next year": (NEWS + "Kết luận buổi làm việc, Trưởng đoàn yêu cầu Sở tham mưu ban hành Kế hoạch kiểm tra cải cách hành chính năm 2024.", None),
    "how the unit carried out another's": (NEWS + "Đoàn kiểm tra xem xét việc thực hiện Kế hoạch số 29/KH-UBND ngày 05/01/2023 của UBND tỉnh tại huyện.", None),
    "the unit's plan of mending": (NEWS + "Sau kiểm tra, Sở Y tế đã ban hành Kế hoạch số 40/KH-SYT ngày 15/4/2023 để khắc phục những hạn chế Đoàn kiểm tra chỉ ra.", None),
    "working groups of a plan": (NEWS + "UBND tỉnh có Kế hoạch số 60/KH-UBND triển khai Đề án 06. Đoàn kiểm tra ghi nhận kết quả." , None),
}  # fmt: skip

TWO = {
    "last year's and this year's": (NEWS + "Năm 2022, theo Kế hoạch số 28/KH-UBND ngày 15/02/2022, tỉnh kiểm tra 10 đơn vị. Năm 2023, theo Kế hoạch số 31/KH-UBND ngày 14/4/2023, Đoàn kiểm tra sẽ kiểm tra 12 đơn vị.", "31/KH-UBND"),
    "this year's unnumbered, last year's numbered": (NEWS + "UBND tỉnh vừa ban hành Kế hoạch kiểm tra công tác cải cách hành chính năm 2023. Trước đó, Kế hoạch số 28/KH-UBND ngày 15/02/2022 về kiểm tra cải cách hành chính năm 2022 đã hoàn thành.", ""),
    "province's and district's": ("Mai Sơn kiểm tra cải cách hành chính tại các xã\n20/4/2023\n\nThực hiện Kế hoạch số 31/KH-UBND của UBND tỉnh về kiểm tra cải cách hành chính, UBND huyện Mai Sơn ban hành Kế hoạch số 20/KH-UBND ngày 02/3/2023 về kiểm tra cải cách hành chính tại các xã, thị trấn năm 2023.", "20/KH-UBND"),
    "propaganda beside it": (NEWS + "Đoàn kiểm tra thực hiện theo Quyết định số 254/QĐ-UBND ngày 16/4/2023 và Kế hoạch số 31/KH-UBND ngày 14/4/2023 của UBND tỉnh. Trước đó, UBND tỉnh cũng có Kế hoạch số 30/KH-UBND về tuyên truyền cải cách hành chính.", "31/KH-UBND"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "plan"),
    [*LEDES.values(), *TALKS.values(), *NONE.values(), *TWO.values()],
    ids=[*LEDES, *TALKS, *NONE, *TWO],
)
def test_plan_of_a_report_in_the_press(reading_of: Reader, text: str, plan: str | None) -> None:
    found = reading_of(text).plan

    assert (found and (found.reference or "")) == plan


SHORT = "Tiền Giang: kiểm tra công tác cải cách hành chính\n10/8/2023 09:00\n\n"


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("Ngày 9/8, Đoàn kiểm tra cải cách hành chính tỉnh do ông A làm Trưởng đoàn đã có buổi làm việc với huyện Cái Bè. Buổi làm việc nằm trong chuỗi hoạt động theo Kế hoạch số 77/KH-UBND ngày 10/3/2023.", "77/KH-UBND"),
        ("Thực hiện kế hoạch công tác năm 2023, Đoàn kiểm tra làm việc với huyện Cái Bè.", None),
        ("Theo kế hoạch, Đoàn kiểm tra sẽ làm việc với 5 huyện.", None),
        ("UBND tỉnh Tiền Giang ban hành Kế hoạch số 77/KH-UBND nhằm kiểm tra việc thực hiện nhiệm vụ cải cách hành chính.", "77/KH-UBND"),
        ("Căn cứ kế hoạch đã đề ra, Đoàn kiểm tra số 1 đến Sở Y tế. Đoàn ghi nhận Sở ban hành kịp thời Kế hoạch số 11/KH-SYT về cải cách hành chính.", None),
        ("Kế hoạch 77/KH-UBND quy định Đoàn kiểm tra gồm 7 người.", "77/KH-UBND"),
        ("Theo đó, tại Kế hoạch số 77/KH-UBND, UBND tỉnh giao Sở Nội vụ tổ chức kiểm tra 10 đơn vị.", "77/KH-UBND"),
        ("Ngày 10/3/2023, Chủ tịch UBND tỉnh ký ban hành Kế hoạch số 77/KH-UBND. Mục đích nhằm kiểm tra, đánh giá kết quả cải cách hành chính.", "77/KH-UBND"),
        ("UBND tỉnh vừa ban hành Kế hoạch số 77/KH-UBND về công tác kiểm tra cải cách hành chính, kiểm soát TTHC và chuyển đổi số năm 2023.", "77/KH-UBND"),
        ("Đoàn kiểm tra thống nhất nội dung theo Kế hoạch kiểm tra số 77/KH-UBND và Đề cương kèm Công văn số 901/SNV-CCHC.", "77/KH-UBND"),
        ("Thực hiện Kế hoạch của UBND tỉnh về kiểm tra cải cách hành chính năm 2023, Đoàn kiểm tra làm việc tại huyện.", ""),
        ("Thực hiện Kế hoạch kiểm tra của Sở Nội vụ, sáng nay Đoàn làm việc tại huyện Cái Bè.", ""),
        ("Huyện Cái Bè vừa ban hành kế hoạch kiểm tra công tác cải cách hành chính tại các xã.", ""),
        ("Đoàn kiểm tra ghi nhận huyện đã ban hành kế hoạch kiểm tra cải cách hành chính tại các xã.", None),
        ("Trong năm, UBND huyện đã xây dựng kế hoạch và kiểm tra cải cách hành chính tại 10 xã.", None),
        ("Đoàn kiểm tra do Quyết định số 300/QĐ-UBND của UBND tỉnh thành lập, làm việc theo Kế hoạch số 77/KH-UBND.", "77/KH-UBND"),
        ("Quyết định số 250/QĐ-UBND ngày 10/3/2023 phê duyệt Kế hoạch thanh tra, kiểm tra năm 2023. Đoàn kiểm tra làm việc.", None),
        ("Sở Nội vụ có Công văn số 901/SNV-CCHC triển khai Kế hoạch số 77/KH-UBND về kiểm tra cải cách hành chính.", "77/KH-UBND"),
        ("Đoàn kiểm tra thực hiện nhiệm vụ theo Quyết định số 300/QĐ-UBND và Kế hoạch 77/KH-UBND của tỉnh.", "77/KH-UBND"),
        ("Đây là đơn vị thứ 5 được kiểm tra trong khuôn khổ Kế hoạch số 77/KH-UBND.", "77/KH-UBND"),
        ("Hưởng ứng chủ trương của tỉnh, Đoàn kiểm tra làm việc với Sở Y tế; đây là nội dung của Kế hoạch số 77/KH-UBND ngày 10/3/2023 kiểm tra công tác cải cách hành chính.", "77/KH-UBND"),
        ("Trước khi kiểm tra, Sở Nội vụ đã gửi Kế hoạch số 77/KH-UBND đến 10 đơn vị được kiểm tra.", "77/KH-UBND"),
        ("Phát biểu tại buổi làm việc, Trưởng đoàn đề nghị Sở tiếp tục thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh.", None),
        ("Đoàn kiểm tra yêu cầu huyện rà soát, thực hiện tốt Kế hoạch số 12/KH-UBND về chuyển đổi số.", None),
        ("Đoàn kiểm tra đã đến huyện Cái Bè. Huyện thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh đạt kết quả khá.", None),
        ("Theo Kế hoạch số 77/KH-UBND, thời gian kiểm tra từ tháng 4 đến tháng 9/2023; hình thức trực tiếp.", "77/KH-UBND"),
        ("UBND tỉnh yêu cầu Đoàn kiểm tra tổ chức thực hiện nghiêm Kế hoạch số 77/KH-UBND ngày 10/3/2023 về kiểm tra cải cách hành chính.", "77/KH-UBND"),
        ("Tỉnh đã kiểm tra 10/12 đơn vị trong Kế hoạch số 77/KH-UBND.", "77/KH-UBND"),
        ("Việc kiểm tra tuân theo Kế hoạch số 77/KH-UBND.", "77/KH-UBND"),
        ("Đợt kiểm tra này là một phần của Kế hoạch số 77/KH-UBND ngày 10/3/2023.", "77/KH-UBND"),
        ("UBND tỉnh giao Sở Nội vụ chủ trì thực hiện Kế hoạch số 77/KH-UBND ngày 10/3/2023, tổ chức kiểm tra tại 10 đơn vị.", "77/KH-UBND"),
        ("Kế hoạch kiểm tra cải cách hành chính năm 2023 (Kế hoạch số 77) vừa được ban hành.", ""),
        ("Kế hoạch kiểm tra được ban hành tại văn bản số 77/KH-UBND ngày 10/3/2023.", "77/KH-UBND"),
        ("UBND tỉnh ban hành Quyết định số 250/QĐ-UBND kèm theo Kế hoạch kiểm tra công tác cải cách hành chính năm 2023.", "250/QĐ-UBND"),
        ("Theo Quyết định số 300/QĐ-UBND về thành lập Đoàn kiểm tra, kế hoạch kiểm tra do Sở Nội vụ xây dựng.", ""),
        ("Căn cứ Kế hoạch kiểm tra, Sở Nội vụ thông báo lịch làm việc.", ""),
        ("Đoàn giám sát của HĐND tỉnh theo Kế hoạch số 20/KH-HĐND làm việc, ghi nhận kết quả kiểm tra cải cách hành chính.", None),
        ("Sở Nội vụ tham mưu UBND tỉnh ban hành Kế hoạch số 77/KH-UBND ngày 10/3/2023 về kiểm tra cải cách hành chính năm 2023.", "77/KH-UBND"),
        ("Tổ kiểm tra công vụ theo Kế hoạch số 80/KH-TKT ngày 01/3/2023 đã kiểm tra đột xuất 3 xã về giờ giấc làm việc.", "80/KH-TKT"),
    ],
)  # fmt: skip
def test_plan_of_one_sentence(reading_of: Reader, words: str, plan: str | None) -> None:
    found = reading_of(SHORT + words).plan

    assert (found and (found.reference or "")) == plan
