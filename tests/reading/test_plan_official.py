"""Which plan an official document carries out or issues: by its grounds, its title, the words around."""

import pytest

from .conftest import Reader

HEAD = "UBND TỈNH SƠN LA\nSỞ NỘI VỤ\nSố: {}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSơn La, ngày 20 tháng 4 năm 2023\n\n"
NOTICE = HEAD.format("412/TB-SNV") + "THÔNG BÁO\nLịch kiểm tra công tác cải cách hành chính năm 2023\n\n"
TEAM = (
    HEAD.format("88/QĐ-SNV") + "QUYẾT ĐỊNH\nVề việc thành lập Đoàn kiểm tra công tác cải cách hành chính năm 2023\n\n"
)
LETTER = (
    HEAD.format("530/SNV-CCHC")
    + "V/v chuẩn bị phục vụ Đoàn kiểm tra cải cách hành chính\n\nKính gửi: UBND huyện Mai Sơn.\n\n"
)
RESULT = HEAD.format("77/TB-SNV") + "THÔNG BÁO\nKết quả kiểm tra cải cách hành chính tại Sở Y tế\n\n"
END = " Đoàn kiểm tra làm việc tại Sở Y tế ngày 08/5/2023."
WARD = "UBND QUẬN LÊ CHÂN\nSố: {}\nLê Chân, ngày 20 tháng 4 năm 2023\n\n"

# What stands there → the number of the plan; "" for a plan without one; None for no plan.
GROUNDS = {
    "plain ground": (TEAM + "Căn cứ Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh Sơn La về kiểm tra cải cách hành chính năm 2023;" + END, "31/KH-UBND"),
    "decision that issues it": (TEAM + "Căn cứ Quyết định số 210/QĐ-UBND ngày 20/02/2023 của Chủ tịch UBND tỉnh ban hành Kế hoạch kiểm tra công tác cải cách hành chính năm 2023;" + END, "210/QĐ-UBND"),
    "issued with a decision": (NOTICE + "Thực hiện Kế hoạch kiểm tra công tác cải cách hành chính năm 2023 của UBND tỉnh (ban hành kèm theo Quyết định số 210/QĐ-UBND ngày 20/02/2023), Sở Nội vụ thông báo lịch như sau:" + END, "210/QĐ-UBND"),
    "without its subject": (NOTICE + "Thực hiện Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh, Đoàn kiểm tra cải cách hành chính thông báo lịch làm việc như sau:" + END, "31/KH-UBND"),
    "ground without subject beside the team": (NOTICE + "Căn cứ Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh và Quyết định số 88/QĐ-SNV ngày 10/4/2023 về việc thành lập Đoàn kiểm tra cải cách hành chính." + END, "31/KH-UBND"),
    "behind the yearly plan": (TEAM + "Căn cứ Kế hoạch số 5/KH-UBND ngày 06/01/2023 của UBND tỉnh về cải cách hành chính năm 2023;\nCăn cứ Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính;" + END, "31/KH-UBND"),
    "before the yearly plan": (LETTER + "Thực hiện Kế hoạch số 31/KH-UBND ngày 14/02/2023 về kiểm tra cải cách hành chính và Kế hoạch số 5/KH-UBND ngày 06/01/2023 về cải cách hành chính năm 2023 của UBND tỉnh, đề nghị đơn vị gửi báo cáo." + END, "31/KH-UBND"),
    "called by what is assessed": (LETTER + "Triển khai Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về việc kiểm tra, đánh giá tình hình thực hiện nhiệm vụ cải cách hành chính," + END, "31/KH-UBND"),
    "called a plan of inspection before the number": (LETTER + "Tiếp tục thực hiện Kế hoạch kiểm tra số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh," + END, "31/KH-UBND"),
    "an article of the decision": (NOTICE + "Thực hiện Điều 2 Quyết định số 210/QĐ-UBND ngày 20/02/2023 của Chủ tịch UBND tỉnh phê duyệt Kế hoạch kiểm tra cải cách hành chính năm 2023," + END, "210/QĐ-UBND"),
    "public duty": (TEAM + "Căn cứ Kế hoạch số 44/KH-UBND ngày 01/3/2023 của UBND tỉnh về kiểm tra công vụ và việc chấp hành kỷ luật, kỷ cương hành chính năm 2023;" + END, "44/KH-UBND"),
    "control of procedures": (TEAM + "Căn cứ Kế hoạch số 17/KH-UBND ngày 30/01/2023 của UBND tỉnh về kiểm tra hoạt động kiểm soát thủ tục hành chính năm 2023;" + END, "17/KH-UBND"),
    "under a heading of grounds": (NOTICE + "I. CĂN CỨ\n- Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2023;\n- Quyết định số 88/QĐ-SNV ngày 10/4/2023 thành lập Đoàn kiểm tra.\nII. LỊCH\n" + END, "31/KH-UBND"),
    "plan without a number": (LETTER + "Thực hiện Kế hoạch kiểm tra công tác cải cách hành chính năm 2023 của UBND tỉnh, Đoàn kiểm tra số 2 sẽ đến làm việc." + END, ""),
    "plan without a number beside the yearly one": (LETTER + "Thực hiện Kế hoạch số 5/KH-UBND ngày 06/01/2023 của UBND tỉnh về cải cách hành chính năm 2023 và Kế hoạch kiểm tra cải cách hành chính năm 2023 của Sở Nội vụ," + END, ""),
    "no plan, only the team": (TEAM + "Căn cứ Quyết định số 19/2022/QĐ-UBND ngày 01/8/2022 của UBND tỉnh quy định chức năng của Sở Nội vụ;" + END, None),
    "no plan, only the yearly one": (TEAM + "Căn cứ Kế hoạch số 5/KH-UBND ngày 06/01/2023 của UBND tỉnh về cải cách hành chính năm 2023;" + END, None),
    "no plan, only the programme": (NOTICE + "Căn cứ Quyết định số 300/QĐ-UBND ngày 05/3/2022 của UBND tỉnh ban hành Kế hoạch cải cách hành chính giai đoạn 2022-2025;" + END, None),
}  # fmt: skip

OWN = {
    "plan": (HEAD.format("31/KH-UBND") + "KẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2023\n\nThực hiện Kế hoạch số 5/KH-UBND ngày 06/01/2023 về cải cách hành chính năm 2023, UBND tỉnh ban hành kế hoạch kiểm tra như sau:", "31/KH-UBND"),
    "plan of a district under the province's": (WARD.format("62/KH-UBND") + "KẾ HOẠCH\nKiểm tra cải cách hành chính tại các phường năm 2023\n\nThực hiện Kế hoạch số 71/KH-UBND ngày 15/3/2023 của UBND thành phố về kiểm tra công tác cải cách hành chính năm 2023,", "62/KH-UBND"),
    "decision with the plan annexed": (HEAD.format("210/QĐ-UBND") + "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch kiểm tra công tác cải cách hành chính năm 2023\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra.\n\nKẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2023\n(Ban hành kèm theo Quyết định số 210/QĐ-UBND ngày 20/4/2023)", "210/QĐ-UBND"),
    "decision that approves": (HEAD.format("211/QĐ-UBND") + "QUYẾT ĐỊNH\nPhê duyệt Kế hoạch kiểm tra cải cách hành chính, chuyển đổi số năm 2023\n\nĐiều 1. Phê duyệt kèm theo Quyết định này Kế hoạch.", "211/QĐ-UBND"),
    "plan of a ministry": ("BỘ XÂY DỰNG\nSố: 402/QĐ-BXD\nHà Nội, ngày 20 tháng 4 năm 2023\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch kiểm tra công tác cải cách hành chính năm 2023 của Bộ Xây dựng\n\nBỘ TRƯỞNG BỘ XÂY DỰNG\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;", "402/QĐ-BXD"),
    "plan of a Party committee": ("HUYỆN ỦY MAI SƠN\nSố 41-KH/HU\nMai Sơn, ngày 20 tháng 4 năm 2023\n\nKẾ HOẠCH\nkiểm tra việc lãnh đạo, chỉ đạo công tác cải cách hành chính năm 2023\n\nThực hiện Chương trình công tác năm 2023,", "41-KH/HU"),
    "joint plan": ("SỞ NỘI VỤ - SỞ TƯ PHÁP\nSố: 09/KHLT-SNV-STP\nSơn La, ngày 20 tháng 4 năm 2023\n\nKẾ HOẠCH LIÊN TỊCH\nKiểm tra công tác cải cách hành chính và kiểm soát thủ tục hành chính năm 2023\n\nThực hiện Kế hoạch số 5/KH-UBND ngày 06/01/2023 của UBND tỉnh về cải cách hành chính,", "09/KHLT-SNV-STP"),
    "the unit's plan of self-inspection": (HEAD.format("60/KH-SNV") + "KẾ HOẠCH\nTự kiểm tra công tác cải cách hành chính năm 2023 của Sở Nội vụ\n\nThực hiện Kế hoạch số 5/KH-UBND ngày 06/01/2023 của UBND tỉnh về cải cách hành chính năm 2023,", "60/KH-SNV"),
    "draft without a number": ("UBND TỈNH SƠN LA\nSố:     /KH-UBND\nSơn La, ngày     tháng     năm 2023\nDỰ THẢO\n\nKẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2023\n\nThực hiện Kế hoạch số 5/KH-UBND ngày 06/01/2023 của UBND tỉnh về cải cách hành chính năm 2023, UBND tỉnh xây dựng Kế hoạch kiểm tra công tác cải cách hành chính năm 2023 như sau:", ""),
    "yearly plan": (HEAD.format("5/KH-UBND") + "KẾ HOẠCH\nCải cách hành chính năm 2023\n\n- Xây dựng Kế hoạch kiểm tra cải cách hành chính năm 2023 trong Quý I.\n- Kiểm tra ít nhất 30% đơn vị.", None),
    "plan of another inspection": (HEAD.format("90/KH-UBND") + "KẾ HOẠCH\nKiểm tra an toàn vệ sinh lao động năm 2023\n\nThực hiện cải cách hành chính, đơn giản hóa thủ tục kiểm tra,", None),
    "plan of propaganda": (HEAD.format("91/KH-UBND") + "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2023\n\nTuyên truyền kết quả kiểm tra cải cách hành chính tại các đơn vị.", None),
}  # fmt: skip

AFTERWARDS = {
    "result citing plan and team": (RESULT + "Thực hiện Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2023; Quyết định số 88/QĐ-SNV ngày 10/4/2023 của Giám đốc Sở Nội vụ thành lập Đoàn kiểm tra, ngày 08/5/2023 Đoàn đã kiểm tra tại Sở Y tế. Sở đã ban hành Kế hoạch số 12/KH-SYT ngày 15/01/2023 về cải cách hành chính năm 2023.", "31/KH-UBND"),
    "conclusion citing the team first": (HEAD.format("15/KL-ĐKT") + "KẾT LUẬN\nKiểm tra công tác cải cách hành chính tại Sở Công Thương\n\nCăn cứ Quyết định số 88/QĐ-SNV ngày 10/4/2023 về thành lập Đoàn kiểm tra cải cách hành chính năm 2023; Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh; Biên bản làm việc ngày 08/5/2023,", "31/KH-UBND"),
    "minutes": (HEAD.format("02/BB-ĐKT") + "BIÊN BẢN LÀM VIỆC\nKiểm tra cải cách hành chính tại UBND xã Chiềng Ban\n\nThực hiện Kế hoạch kiểm tra số 31/KH-UBND của UBND tỉnh, hôm nay Đoàn kiểm tra gồm có:", "31/KH-UBND"),
    "report of the inspected unit": ("SỞ Y TẾ SƠN LA\nSố: 300/BC-SYT\nSơn La, ngày 02 tháng 5 năm 2023\n\nBÁO CÁO\nPhục vụ Đoàn kiểm tra công tác cải cách hành chính năm 2023\n\nThực hiện Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2023, Sở Y tế báo cáo như sau:\n1. Sở đã ban hành Kế hoạch số 12/KH-SYT ngày 15/01/2023 về cải cách hành chính; Kế hoạch số 20/KH-SYT ngày 20/02/2023 về kiểm tra cải cách hành chính tại các đơn vị trực thuộc.", "31/KH-UBND"),
    "report of the inspected unit by a letter": ("SỞ Y TẾ SƠN LA\nSố: 301/BC-SYT\nSơn La, ngày 02 tháng 5 năm 2023\n\nBÁO CÁO\nPhục vụ Đoàn kiểm tra cải cách hành chính\n\nThực hiện Công văn số 530/SNV-CCHC ngày 20/4/2023 của Sở Nội vụ, Sở Y tế báo cáo. Sở đã ban hành Kế hoạch số 12/KH-SYT ngày 15/01/2023 về cải cách hành chính năm 2023.", None),
    "report on mending": ("UBND HUYỆN MAI SƠN\nSố: 90/BC-UBND\nMai Sơn, ngày 30 tháng 6 năm 2023\n\nBÁO CÁO\nKết quả khắc phục tồn tại sau kiểm tra cải cách hành chính\n\nThực hiện Thông báo số 77/TB-SNV ngày 20/5/2023 của Sở Nội vụ về kết quả kiểm tra cải cách hành chính năm 2023 theo Kế hoạch số 31/KH-UBND của UBND tỉnh, UBND huyện đã ban hành Kế hoạch số 81/KH-UBND ngày 01/6/2023 khắc phục hạn chế sau kiểm tra.", "31/KH-UBND"),
    "reminder": (HEAD.format("600/SNV-CCHC") + "V/v đôn đốc gửi báo cáo phục vụ kiểm tra cải cách hành chính\n\nĐến nay còn 03 đơn vị chưa gửi báo cáo theo yêu cầu của Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2023. Sở Nội vụ đề nghị gửi trước ngày 05/5/2023.", "31/KH-UBND"),
    "timetable": (HEAD.format("413/TB-SNV") + "LỊCH KIỂM TRA\nCông tác cải cách hành chính năm 2023\n(Kèm theo Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh)\n\n1. Sở Y tế: ngày 08/5/2023, Đoàn kiểm tra làm việc tại trụ sở.", "31/KH-UBND"),
    "summary of the round": (HEAD.format("950/BC-SNV") + "BÁO CÁO\nTổng hợp kết quả kiểm tra cải cách hành chính năm 2023\n\nThực hiện Kế hoạch số 5/KH-UBND ngày 06/01/2023 về cải cách hành chính, UBND tỉnh ban hành Kế hoạch số 31/KH-UBND ngày 14/02/2023 kiểm tra cải cách hành chính tại 12 đơn vị. Năm 2022, theo Kế hoạch số 28/KH-UBND ngày 15/02/2022 về kiểm tra cải cách hành chính năm 2022 đã kiểm tra 10 đơn vị.", "31/KH-UBND"),
    "changing the round": (HEAD.format("700/TB-SNV") + "THÔNG BÁO\nĐiều chỉnh lịch kiểm tra cải cách hành chính năm 2023\n\nDo điều kiện thời tiết, Sở Nội vụ điều chỉnh lịch kiểm tra ban hành theo Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh." + END, "31/KH-UBND"),
    "nothing but letters": (RESULT + "Qua kiểm tra tại Sở Y tế, Đoàn kiểm tra ghi nhận Sở đã thực hiện Kế hoạch số 12/KH-SYT ngày 15/01/2023 và Kế hoạch số 13/KH-SYT ngày 16/01/2023 về tuyên truyền cải cách hành chính.", None),
}  # fmt: skip

# Last year's and this year's, the province's and the district's, one's own and another's.
TWO = {
    "own and the city's": (WARD.format("133/TB-UBND") + "THÔNG BÁO\nKết quả kiểm tra cải cách hành chính tại phường An Biên\n\nThực hiện Kế hoạch số 71/KH-UBND ngày 15/3/2023 của UBND thành phố Hải Phòng về kiểm tra công tác cải cách hành chính năm 2023; Kế hoạch số 62/KH-UBND ngày 28/3/2023 của UBND quận về kiểm tra cải cách hành chính, Đoàn kiểm tra của quận đã làm việc tại phường.", "62/KH-UBND"),
    "own as the plan that the city's led to": (WARD.format("140/QĐ-UBND") + "QUYẾT ĐỊNH\nThành lập Đoàn kiểm tra cải cách hành chính quận năm 2023\n\nCăn cứ Kế hoạch số 71/KH-UBND ngày 15/3/2023 của UBND thành phố về kiểm tra công tác cải cách hành chính năm 2023;\nCăn cứ Kế hoạch số 62/KH-UBND ngày 28/3/2023 của UBND quận Lê Chân về kiểm tra công tác cải cách hành chính năm 2023;", "62/KH-UBND"),
    "last year's first": (NOTICE + "Năm 2022, Sở Nội vụ đã thực hiện Kế hoạch số 28/KH-UBND ngày 15/02/2022 về kiểm tra cải cách hành chính năm 2022. Năm nay, căn cứ Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2023, lịch như sau:", "31/KH-UBND"),
    "last year's without its year": (NOTICE + "Thực hiện Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính, Đoàn kiểm tra việc khắc phục hạn chế nêu sau đợt kiểm tra theo Kế hoạch số 28/KH-UBND ngày 15/02/2022." , "31/KH-UBND"),
    "replaced": (NOTICE + "Kế hoạch số 35/KH-UBND ngày 01/3/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2023 thay thế Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2023." + END, "35/KH-UBND"),
    "inspection and self-inspection": (LETTER + "Thực hiện Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2023, đề nghị đơn vị gửi Kế hoạch số 33/KH-UBND ngày 01/3/2023 về tự kiểm tra cải cách hành chính của huyện.", "31/KH-UBND"),
    "another inspection": (NOTICE + "Kết hợp với đợt kiểm tra theo Kế hoạch số 40/KH-UBND ngày 20/02/2023 về kiểm tra công tác phòng cháy, chữa cháy, thực hiện Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh, Đoàn kiểm tra cải cách hành chính làm việc như sau:", "31/KH-UBND"),
    "digital change": (LETTER + "Thực hiện Kế hoạch số 9/KH-UBND ngày 10/01/2023 của UBND tỉnh về chuyển đổi số và Kế hoạch số 31/KH-UBND ngày 14/02/2023 của UBND tỉnh," + END, "31/KH-UBND"),
    "the decision above and the plan below": (NOTICE + "Thực hiện Quyết định số 12/QĐ-BCĐCCHC ngày 08/3/2023 của Trưởng Ban Chỉ đạo cải cách hành chính của Chính phủ ban hành Kế hoạch kiểm tra cải cách hành chính năm 2023, UBND tỉnh ban hành Kế hoạch số 31/KH-UBND ngày 14/3/2023 về kiểm tra cải cách hành chính năm 2023. Sở Nội vụ thông báo lịch:" + END, "31/KH-UBND"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "plan"),
    [*GROUNDS.values(), *OWN.values(), *AFTERWARDS.values(), *TWO.values()],
    ids=[*GROUNDS, *OWN, *AFTERWARDS, *TWO],
)
def test_plan_of_an_official_document(reading_of: Reader, text: str, plan: str | None) -> None:
    found = reading_of(text).plan

    assert (found and (found.reference or "")) == plan
