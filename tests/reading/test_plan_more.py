"""Plans in other manners of telling: what leads to the plan stands apart, behind, in a table, in a quotation."""

import pytest

from kiemtra.reading.values import CitationRole

from .conftest import Reader

PRESS = "Quảng Nam kiểm tra công tác cải cách hành chính tại các địa phương\n15/9/2022 10:05\n\n"
DESK = "UBND TỈNH QUẢNG NAM\nSỞ NỘI VỤ\nSố: {}\nQuảng Nam, ngày 15 tháng 9 năm 2022\n\n"
NOTICE = (
    DESK.format("1801/SNV-CCHC")
    + "V/v kiểm tra công tác cải cách hành chính năm 2022\n\nKính gửi: UBND huyện Núi Thành\n\n"
)

TEXTS = {
    # The plan opens the text.
    "mentioned as the base of a deed": (PRESS + "Căn cứ Kế hoạch số 702/KH-UBND ngày 11/2/2022 của UBND tỉnh, Sở Nội vụ phối hợp các ngành tổ chức kiểm tra tại huyện Núi Thành.", "702/KH-UBND"),
    "two sentences apart": (PRESS + "UBND tỉnh vừa có Kế hoạch số 702/KH-UBND. Theo đó, Đoàn kiểm tra sẽ làm việc tại 5 huyện trong tháng 9.", "702/KH-UBND"),
    "under this plan": (PRESS + "Kế hoạch số 702/KH-UBND ngày 11/2/2022 được UBND tỉnh phê duyệt. Theo kế hoạch này, 05 đoàn kiểm tra sẽ về cơ sở.", "702/KH-UBND"),
    "before the verb": (PRESS + "Với Kế hoạch số 702/KH-UBND về kiểm tra cải cách hành chính, tỉnh đặt mục tiêu kiểm tra 30% số xã.", "702/KH-UBND"),
    "in a relative clause": (PRESS + "Đoàn kiểm tra mà Kế hoạch số 702/KH-UBND ngày 11/2/2022 về kiểm tra cải cách hành chính giao nhiệm vụ gồm 9 người.", "702/KH-UBND"),
    "at the end": (PRESS + "Sáng 15/9, Đoàn kiểm tra cải cách hành chính tỉnh làm việc với huyện Núi Thành.\n\nViệc kiểm tra thực hiện theo Kế hoạch số 702/KH-UBND ngày 11/2/2022 của UBND tỉnh.", "702/KH-UBND"),
    "round of a plan": (PRESS + "Đợt kiểm tra kéo dài đến hết tháng 9, nằm trong Kế hoạch số 702/KH-UBND của UBND tỉnh.", "702/KH-UBND"),
    "by a decision, annexed": (PRESS + "Kế hoạch kiểm tra cải cách hành chính năm 2022 được ban hành kèm Quyết định số 315/QĐ-UBND ngày 11/2/2022 của UBND tỉnh.", "315/QĐ-UBND"),
    "by the number of the decision alone": (PRESS + "Quyết định 315/QĐ-UBND về Kế hoạch kiểm tra công tác cải cách hành chính năm 2022 vừa được Chủ tịch UBND tỉnh ký.", "315/QĐ-UBND"),
    "capitals": (NOTICE + "THỰC HIỆN KẾ HOẠCH SỐ 702/KH-UBND NGÀY 11/02/2022 CỦA UBND TỈNH VỀ KIỂM TRA CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2022, Đoàn kiểm tra thông báo:", "702/KH-UBND"),
    "no kind word": (NOTICE + "Thực hiện KH số 702/KH-UBND ngày 11/02/2022 của UBND tỉnh về kiểm tra CCHC năm 2022, Đoàn kiểm tra thông báo:", "702/KH-UBND"),
    "abbreviated": (NOTICE + "Thực hiện Kế hoạch số 702/KH-UBND ngày 11/02/2022 v/v kiểm tra công tác CCHC, KSTTHC năm 2022, Sở Nội vụ thông báo:", "702/KH-UBND"),
    "cut lines": (NOTICE + "Thực hiện Kế hoạch số\n702/KH-UBND ngày 11/02/2022 của UBND\ntỉnh về kiểm tra công tác cải cách hành\nchính năm 2022,\n", "702/KH-UBND"),
    "with a table": (NOTICE + "| TT | Căn cứ | Nội dung |\n| 1 | Kế hoạch số 702/KH-UBND ngày 11/02/2022 | kiểm tra cải cách hành chính năm 2022 |\n| 2 | Quyết định số 88/QĐ-SNV | thành lập Đoàn kiểm tra |\n", "702/KH-UBND"),
    "by the letter of the superior": (NOTICE + "Thực hiện Công văn số 900/UBND-NC ngày 01/3/2022 của UBND tỉnh về việc kiểm tra cải cách hành chính năm 2022, Đoàn kiểm tra thông báo:", None),
    "by the directive": (NOTICE + "Thực hiện Chỉ thị số 07/CT-UBND ngày 01/3/2022 của UBND tỉnh về tăng cường kỷ luật, kỷ cương hành chính, Đoàn kiểm tra thông báo:", None),
    "the programme of the year": (NOTICE + "Thực hiện Chương trình số 20/CTr-UBND ngày 05/01/2022 của UBND tỉnh về công tác năm 2022, Sở Nội vụ kiểm tra cải cách hành chính.", None),
    "conclusion with the unit's plans": (DESK.format("21/KL-SNV") + "KẾT LUẬN KIỂM TRA\nCông tác cải cách hành chính tại huyện Núi Thành\n\nThực hiện Kế hoạch số 702/KH-UBND ngày 11/02/2022 của UBND tỉnh về kiểm tra công tác cải cách hành chính.\n1. UBND huyện đã ban hành Kế hoạch số 15/KH-UBND ngày 10/01/2022 cải cách hành chính; Kế hoạch số 16/KH-UBND ngày 12/01/2022 kiểm tra cải cách hành chính tại các xã; Kế hoạch số 17/KH-UBND về tuyên truyền.", "702/KH-UBND"),
    "conclusion, only the unit's plans": (DESK.format("22/KL-SNV") + "KẾT LUẬN KIỂM TRA\nCông tác cải cách hành chính tại huyện Núi Thành\n\n1. UBND huyện đã ban hành Kế hoạch số 15/KH-UBND ngày 10/01/2022 cải cách hành chính; Kế hoạch số 17/KH-UBND về tuyên truyền cải cách hành chính.", None),
    "work of a ministry's team": ("Bộ Nội vụ kiểm tra cải cách hành chính tại tỉnh Quảng Nam\n15/9/2022\n\nThực hiện Kế hoạch kiểm tra cải cách hành chính năm 2022 của Ban Chỉ đạo cải cách hành chính của Chính phủ ban hành kèm theo Quyết định số 51/QĐ-BCĐCCHC ngày 27/4/2022, Đoàn công tác của Bộ Nội vụ kiểm tra tại tỉnh.", "51/QĐ-BCĐCCHC"),
    "letter inviting": (DESK.format("45/GM-SNV") + "GIẤY MỜI\nDự buổi công bố kiểm tra cải cách hành chính\n\nThực hiện Kế hoạch số 702/KH-UBND của UBND tỉnh, Sở Nội vụ trân trọng kính mời đại diện lãnh đạo đơn vị dự buổi làm việc với Đoàn kiểm tra.", "702/KH-UBND"),
    "report after a year": (DESK.format("300/BC-SNV") + "BÁO CÁO\nKết quả kiểm tra cải cách hành chính năm 2022\n\nTriển khai Kế hoạch kiểm tra cải cách hành chính năm 2022 được Chủ tịch UBND tỉnh phê duyệt tại Quyết định số 315/QĐ-UBND ngày 11/02/2022,", "315/QĐ-UBND"),
    "changed plan": (DESK.format("99/KH-SNV") + "KẾ HOẠCH\nĐiều chỉnh Kế hoạch số 60/KH-SNV ngày 01/3/2022 về kiểm tra công tác cải cách hành chính năm 2022\n\nSở Nội vụ điều chỉnh thời gian kiểm tra.", "60/KH-SNV"),
    "cross inspection": (PRESS + "Thực hiện Kế hoạch số 55/KH-BCĐ ngày 10/8/2022 của Ban Chỉ đạo cải cách hành chính tỉnh về kiểm tra chéo giữa các huyện, Đoàn kiểm tra của huyện Thăng Bình đã đến huyện Quế Sơn.", "55/KH-BCĐ"),
    "thematic": (PRESS + "Thực hiện Kế hoạch số 56/KH-UBND về kiểm tra chuyên đề việc giải quyết thủ tục hành chính lĩnh vực đất đai, Đoàn kiểm tra làm việc tại huyện.", "56/KH-UBND"),
    "unplanned, without a plan": ("Chủ tịch tỉnh kiểm tra đột xuất bộ phận một cửa\n15/9/2022\n\nSáng 15/9, Chủ tịch UBND tỉnh kiểm tra đột xuất việc giải quyết thủ tục hành chính tại huyện Núi Thành, không báo trước.", None),
    "plan of the supervision by the council": ("HĐND tỉnh giám sát công tác cải cách hành chính\n15/9/2022\n\nThực hiện Kế hoạch số 12/KH-HĐND của HĐND tỉnh về giám sát công tác cải cách hành chính, Đoàn giám sát làm việc.", None),
    "plan of a survey": (PRESS + "Đoàn kiểm tra cho hay Sở Nội vụ đang triển khai Kế hoạch số 88/KH-SNV về khảo sát mức độ hài lòng của người dân.", None),
    "plan to mend, in a reminder": (NOTICE + "Sau đợt kiểm tra, đề nghị UBND huyện thực hiện Kế hoạch số 33/KH-UBND ngày 02/8/2022 về khắc phục tồn tại sau kiểm tra cải cách hành chính.", None),
    "plan expected": (PRESS + "Sở Nội vụ đang lấy ý kiến dự thảo Kế hoạch kiểm tra công tác cải cách hành chính năm 2022 của UBND tỉnh.", ""),
    "spoken of as a whole": (PRESS + "Theo kế hoạch, Đoàn kiểm tra sẽ làm việc tại 5 huyện; Kế hoạch số 15/KH-UBND về cải cách hành chính năm 2022 của huyện được đánh giá tốt.", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "plan"), TEXTS.values(), ids=TEXTS.keys())
def test_plan_in_other_manners(reading_of: Reader, text: str, plan: str | None) -> None:
    found = reading_of(text).plan

    assert (found and (found.reference or "")) == plan


ROLES = {
    "team behind a comma": ("Đoàn kiểm tra do bà Trần Thị Mẫu làm Trưởng đoàn, được thành lập theo Quyết định số 88/QĐ-SNV ngày 01/3/2022.", "88/QĐ-SNV", CitationRole.TEAM),
    "team by its members": ("Thành phần Đoàn kiểm tra theo Quyết định số 88/QĐ-SNV ngày 01/3/2022.", "88/QĐ-SNV", CitationRole.TEAM),
    "team in brackets": ("Trưởng đoàn: ông Lê Văn Mẫu (Quyết định số 88/QĐ-SNV ngày 01/3/2022).", "88/QĐ-SNV", CitationRole.TEAM),
    "team then told": ("Theo Quyết định số 88/QĐ-SNV ngày 01/3/2022, Đoàn gồm 9 thành viên. Đoàn kiểm tra làm việc.", "88/QĐ-SNV", CitationRole.TEAM),
    "decision of the plan beside the team": ("Đoàn kiểm tra được thành lập để thực hiện Quyết định số 315/QĐ-UBND ban hành Kế hoạch kiểm tra cải cách hành chính năm 2022.", "315/QĐ-UBND", CitationRole.PLAN),
    "told before": ("Trước đó, UBND tỉnh đã có Kế hoạch số 5/KH-UBND về cải cách hành chính.", "5/KH-UBND", CitationRole.MENTIONED),
    "since when": ("Mốc số liệu tính từ khi ban hành Nghị quyết số 76/NQ-CP ngày 15/7/2021.", "76/NQ-CP", CitationRole.MENTIONED),
    "tasks to be finished": ("Để hoàn thành nhiệm vụ giao tại Kế hoạch số 5/KH-UBND ngày 05/01/2022, Sở lập Đoàn kiểm tra.", "5/KH-UBND", CitationRole.BASIS),
    "tasks looked at": ("Đoàn kiểm tra việc thực hiện nhiệm vụ giao tại Kế hoạch số 5/KH-UBND ngày 05/01/2022.", "5/KH-UBND", CitationRole.CHECKED),
    "how procedures are shown": ("Việc niêm yết thủ tục hành chính theo Quyết định số 214/QĐ-UBND ngày 02/02/2022 còn chậm.", "214/QĐ-UBND", CitationRole.CHECKED),
    "replaced in a list": ("Quyết định số 30/QĐ-UBND thay thế Quyết định số 20/QĐ-UBND và Quyết định số 21/QĐ-UBND.", "21/QĐ-UBND", CitationRole.REPLACED),
}  # fmt: skip


@pytest.mark.parametrize(("words", "reference", "role"), ROLES.values(), ids=ROLES.keys())
def test_role_in_the_press(reading_of: Reader, words: str, reference: str, role: CitationRole) -> None:
    assert {c.reference: c.role for c in reading_of(PRESS + words).citations}[reference] == role


ISSUERS = {
    "signed in brackets": ("Theo Kế hoạch 3055/KH-UBND (UBND tỉnh ký hôm 28-8), có hai đoàn.", "UBND tỉnh Quảng Nam"),
    "behind a comma": ("Kế hoạch của năm nay mang số 72/KH-UBND, UBND tỉnh ban hành từ ngày 20-5-2022.", "UBND tỉnh Quảng Nam"),
    "of a minister": ("Quyết định số 877/QĐ-LĐTBXH ngày 20/5/2022 của Bộ trưởng Bộ Lao động - Thương binh và Xã hội về việc thành lập Đoàn", "Bộ trưởng Bộ Lao động - Thương binh và Xã hội"),
    "of an inspectorate": ("Quyết định số 25/QĐ-TTr ngày 01/3/2022 của Thanh tra tỉnh Quảng Nam.", "Thanh tra tỉnh Quảng Nam"),
    "before V/v": ("Công văn số 1277/CT-VP ngày 02/3/2022 của Cục Thuế V/v rà soát hồ sơ.", "Cục Thuế"),
    "before the bracket": ("Kế hoạch kiểm tra năm 2022 của UBND tỉnh ban hành ngày 03/3/2022 (số 19/KH-UBND).", "UBND tỉnh Quảng Nam"),
    "that decides": ("Mức chi do Hội đồng nhân dân tỉnh quyết định tại Nghị quyết số 12/2017/NQ-HĐND ngày 08/12/2017.", "HĐND tỉnh Quảng Nam"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "issuer"), ISSUERS.values(), ids=ISSUERS.keys())
def test_issuer_in_the_press(reading_of: Reader, words: str, issuer: str) -> None:
    assert reading_of(PRESS + words).citations[0].issuer == issuer


@pytest.mark.parametrize(
    "words",
    [
        "1. Ban hành kế hoạch kiểm tra cải cách hành chính hằng năm, số cơ quan được kiểm tra đạt ít nhất 30%.",
        "Sở xây dựng kế hoạch kiểm tra cải cách hành chính hàng quý.",
        "Sở đã ban hành đầy đủ kế hoạch tuyên truyền và kế hoạch kiểm tra; kiểm tra được 4/9 phòng.",
        "Huyện xây dựng kịp thời kế hoạch kiểm tra công tác cải cách hành chính và kế hoạch khắc phục.",
    ],
)
def test_what_is_planned_every_year_or_praised_of_a_unit_is_not_the_plan(reading_of: Reader, words: str) -> None:
    assert reading_of("Đoàn kiểm tra cải cách hành chính của tỉnh kiểm tra tại Sở Y tế.\n\n" + words).plan is None
