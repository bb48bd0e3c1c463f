"""Plans and issuers in free prose, letters and lists: the family of a phrasing, not one string."""

import pytest

from kiemtra.reading.values import CitationRole

from .conftest import Reader

FREE = "Một ngày theo đoàn kiểm tra\nBáo Nam Định | 07:40 ngày 12/10/2021\n\n"
NEWS = "Nam Định: Kiểm tra cải cách hành chính tại cơ sở\n12/10/2021\n\n"
WORK = " Đoàn kiểm tra cải cách hành chính của tỉnh làm việc tại xã Hải Anh."
HEAD = "UBND TỈNH NAM ĐỊNH\nSỞ NỘI VỤ\nSố: {}\nNam Định, ngày 12 tháng 10 năm 2021\n\n"
DISTRICT = "UBND HUYỆN HẢI HẬU\nPHÒNG NỘI VỤ\nSố: {}\nHải Hậu, ngày 12 tháng 10 năm 2021\n\n"

TEXTS = {
    "mang số": (FREE + "Kế hoạch mang số 61/KH-UBND, do UBND tỉnh ký từ hôm 20-5." + WORK, "61/KH-UBND"),
    "issued earlier by whom": (NEWS + "Kế hoạch số 61/KH-UBND mà UBND tỉnh ban hành hồi tháng 5 giao Sở Nội vụ kiểm tra 20 xã." + WORK, "61/KH-UBND"),
    "set out": (NEWS + "Từ đầu tháng 10, các đoàn kiểm tra tỏa về cơ sở theo Kế hoạch 61/KH-UBND.", "61/KH-UBND"),
    "bound to it": (NEWS + "Bám sát Kế hoạch số 61/KH-UBND ngày 20/5/2021 của UBND tỉnh, Đoàn kiểm tra tập trung vào hồ sơ quá hạn.", "61/KH-UBND"),
    "by virtue of it": (NEWS + "Trên cơ sở Kế hoạch số 61/KH-UBND ngày 20/5/2021 của UBND tỉnh, Đoàn kiểm tra lên lịch làm việc.", "61/KH-UBND"),
    "fixed in it": (NEWS + "Hải Anh là một trong 20 xã được kiểm tra theo Kế hoạch số 61/KH-UBND ngày 20/5/2021.", "61/KH-UBND"),
    "named in it": (NEWS + "Danh sách 20 xã nêu tại Kế hoạch số 61/KH-UBND về kiểm tra cải cách hành chính năm 2021.", "61/KH-UBND"),
    "outside it": (NEWS + "Cuộc kiểm tra đột xuất này không nằm trong Kế hoạch số 61/KH-UBND về kiểm tra cải cách hành chính năm 2021.", "61/KH-UBND"),
    "approved by the chairman": (NEWS + "Theo kế hoạch kiểm tra được Chủ tịch UBND tỉnh phê duyệt (Quyết định số 512/QĐ-UBND ngày 20/5/2021), có 20 xã được kiểm tra." + WORK, "512/QĐ-UBND"),
    "the yearly plan and inspection without a plan": (NEWS + "Theo Kế hoạch số 5/KH-UBND về cải cách hành chính năm 2021, mỗi năm tỉnh kiểm tra 30% số xã." + WORK, None),
    "plan of another province": (NEWS + "Nam Định học tập Hà Nam, nơi đã ban hành Kế hoạch số 9/KH-UBND về đẩy mạnh dịch vụ công." + WORK, None),
    "the inspectors praise a plan": (NEWS + "Đoàn kiểm tra đánh giá cao việc xã ban hành Kế hoạch số 14/KH-UBND về cải cách hành chính và Kế hoạch số 15/KH-UBND về chuyển đổi số.", None),
    "the inspectors blame a plan": (NEWS + "Đoàn kiểm tra chỉ rõ Kế hoạch số 14/KH-UBND của UBND xã ban hành chậm, sao chép của năm trước.", None),
    "a plan to be sent": (NEWS + "Trưởng đoàn đề nghị UBND xã sớm ban hành Kế hoạch khắc phục, gửi Sở Nội vụ.", None),
    "a plan of the commune for the next year": (NEWS + "UBND xã cho biết sẽ ban hành Kế hoạch cải cách hành chính năm 2022 trong tháng 12." + WORK, None),
    "a team of another body": ("Công an tỉnh kiểm tra phòng cháy tại chợ\n12/10/2021\n\nThực hiện Kế hoạch số 81/KH-CAT về kiểm tra an toàn phòng cháy, Đoàn làm việc.", None),
    "letter of a district": (DISTRICT.format("88/PNV-CCHC") + "V/v chuẩn bị làm việc với Đoàn kiểm tra cải cách hành chính của huyện\n\nUBND huyện đã ban hành Kế hoạch số 70/KH-UBND ngày 05/6/2021 về kiểm tra cải cách hành chính. Phòng Nội vụ đề nghị các xã chuẩn bị.", "70/KH-UBND"),
    "notice with the plan in the object": (HEAD.format("90/TB-SNV") + "THÔNG BÁO\nThời gian kiểm tra cải cách hành chính theo Kế hoạch số 61/KH-UBND\n\nĐoàn kiểm tra làm việc tại 20 xã.", "61/KH-UBND"),
    "result of the superior, unit's own inspection plan": (HEAD.format("91/TB-SNV") + "THÔNG BÁO\nKết quả kiểm tra cải cách hành chính tại huyện Hải Hậu\n\nThực hiện Kế hoạch kiểm tra cải cách hành chính năm 2021 của UBND tỉnh, Đoàn kiểm tra làm việc. UBND huyện đã ban hành Kế hoạch số 70/KH-UBND ngày 05/6/2021 về kiểm tra cải cách hành chính tại các xã.", ""),
    "result of the superior without a plan": (HEAD.format("92/TB-SNV") + "THÔNG BÁO\nKết quả kiểm tra cải cách hành chính tại huyện Hải Hậu\n\nUBND huyện đã ban hành Kế hoạch số 70/KH-UBND ngày 05/6/2021 về kiểm tra cải cách hành chính tại các xã.", None),
    "extension of the round": (HEAD.format("93/SNV-CCHC") + "V/v lùi thời gian kiểm tra cải cách hành chính\n\nTheo Kế hoạch số 61/KH-UBND ngày 20/5/2021 của UBND tỉnh, Đoàn kiểm tra làm việc với huyện vào tháng 8. Do dịch bệnh, lùi sang tháng 10.", "61/KH-UBND"),
    "team with grounds in one line": (HEAD.format("94/QĐ-SNV") + "QUYẾT ĐỊNH\nThành lập Đoàn kiểm tra cải cách hành chính\n\nCăn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021; Kế hoạch số 5/KH-UBND ngày 05/01/2021 về cải cách hành chính; Kế hoạch số 61/KH-UBND ngày 20/5/2021 về kiểm tra cải cách hành chính năm 2021;", "61/KH-UBND"),
    "report by quarters": (HEAD.format("95/BC-SNV") + "BÁO CÁO\nCông tác cải cách hành chính quý III năm 2021\n\nTỉnh đã ban hành Kế hoạch số 61/KH-UBND ngày 20/5/2021 kiểm tra cải cách hành chính và kiểm tra tại 10 xã.", None),
    "minutes of a round by a team decision": (HEAD.format("96/BB-ĐKT") + "BIÊN BẢN\nKiểm tra công tác cải cách hành chính\n\nCăn cứ Quyết định số 94/QĐ-SNV ngày 12/10/2021 về thành lập Đoàn kiểm tra cải cách hành chính;", None),
    "appendix": ("PHỤ LỤC\nDanh sách đơn vị được kiểm tra cải cách hành chính năm 2021\n(Kèm theo Quyết định số 512/QĐ-UBND ngày 20/5/2021 của Chủ tịch UBND tỉnh phê duyệt Kế hoạch kiểm tra cải cách hành chính)\n1. Xã Hải Anh", "512/QĐ-UBND"),
    "appendix of the plan": ("PHỤ LỤC\nDanh sách đơn vị được kiểm tra cải cách hành chính năm 2021\n(Ban hành kèm theo Kế hoạch số 61/KH-UBND ngày 20/5/2021 của UBND tỉnh)\n1. Xã Hải Anh", "61/KH-UBND"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "plan"), TEXTS.values(), ids=TEXTS.keys())
def test_plan_in_free_prose(reading_of: Reader, text: str, plan: str | None) -> None:
    found = reading_of(text).plan

    assert (found and (found.reference or "")) == plan


ISSUERS = {
    "inherited in a list": ("Căn cứ Kế hoạch số 5/KH-UBND ngày 05/01/2021 và Kế hoạch số 61/KH-UBND ngày 20/5/2021 của UBND tỉnh Nam Định.", ["UBND tỉnh Nam Định", "UBND tỉnh Nam Định"]),
    "who signs": ("Phó Chủ tịch UBND tỉnh Trần Văn Mẫu ký Kế hoạch số 61/KH-UBND về kiểm tra.", ["Chủ tịch UBND tỉnh Nam Định"]),
    "director of a department": ("Quyết định số 94/QĐ-SNV ngày 12/10/2021 của Giám đốc Sở Nội vụ.", ["Giám đốc Sở Nội vụ"]),
    "in brackets before": ("Theo đề nghị của Trưởng phòng Nội vụ (Tờ trình số 58/TTr-NV ngày 16-4-2021).", ["Trưởng phòng Nội vụ"]),
    "by the symbol": ("Nghị quyết số 76/NQ-CP ngày 15/7/2021 và Chỉ thị số 23/CT-TTg.", ["Chính phủ", "Thủ tướng Chính phủ"]),
    "issuer then number": ("Kế hoạch của UBND tỉnh số 61/KH-UBND ngày 20/5/2021.", ["UBND tỉnh Nam Định"]),
    "who issued passively": ("Kế hoạch số 61/KH-UBND do UBND tỉnh ban hành ngày 20/5/2021.", ["UBND tỉnh Nam Định"]),
    "who issued with a relative": ("Kế hoạch số 61/KH-UBND mà UBND tỉnh ban hành ngày 20/5/2021.", ["UBND tỉnh Nam Định"]),
    "signed in brackets by the chairman": ("Kế hoạch số 61/KH-UBND (do Chủ tịch UBND tỉnh ký ngày 20/5/2021).", ["Chủ tịch UBND tỉnh Nam Định"]),
    "committee of the Party": ("Nghị quyết số 14-NQ/HU ngày 12/10/2021 của Ban Chấp hành Đảng bộ huyện Hải Hậu về cải cách.", ["Ban Chấp hành Đảng bộ huyện Hải Hậu"]),
    "head of a steering committee": ("Quyết định số 07/QĐ-BCĐ ngày 20/5/2021 của Trưởng Ban Chỉ đạo cải cách hành chính tỉnh về kiểm tra.", ["Trưởng Ban Chỉ đạo cải cách hành chính tỉnh"]),
}  # fmt: skip


@pytest.mark.parametrize(("words", "issuers"), ISSUERS.values(), ids=ISSUERS.keys())
def test_issuers_of_a_clause(reading_of: Reader, words: str, issuers: list[str]) -> None:
    text = "Tỉnh Nam Định: Kiểm tra cải cách hành chính tại cơ sở\n12/10/2021\n\n" + words

    assert [c.issuer for c in reading_of(text).citations] == issuers


ROLES = {
    "followed by both": ("Đoàn làm việc theo Quyết định số 94/QĐ-SNV và Kế hoạch số 61/KH-UBND ngày 20/5/2021.", {"94/QĐ-SNV": CitationRole.TEAM, "61/KH-UBND": CitationRole.PLAN}),
    "set up by the chairman": ("Đoàn kiểm tra do Chủ tịch UBND tỉnh thành lập (Quyết định số 520/QĐ-UBND ngày 01/6/2021).", {"520/QĐ-UBND": CitationRole.TEAM}),
    "added to": ("Quyết định số 530/QĐ-UBND bổ sung thành viên Đoàn kiểm tra cải cách hành chính.", {"530/QĐ-UBND": CitationRole.TEAM}),
    "team's decision told first": ("Tại Quyết định số 520/QĐ-UBND, UBND tỉnh đã thành lập 3 đoàn kiểm tra cải cách hành chính.", {"520/QĐ-UBND": CitationRole.TEAM}),
    "no longer in force": ("Quyết định số 09/QĐ-UBND hết hiệu lực kể từ ngày Quyết định số 11/QĐ-UBND có hiệu lực.", {"09/QĐ-UBND": CitationRole.REPLACED}),
    "what the unit has not done": ("Xã chưa thực hiện nghiêm Chỉ thị số 05/CT-UBND về giờ giấc. Đoàn kiểm tra nhắc nhở.", {"05/CT-UBND": CitationRole.CHECKED}),
    "what the team looks at": ("Đoàn kiểm tra việc triển khai Nghị quyết số 76/NQ-CP tại xã.", {"76/NQ-CP": CitationRole.CHECKED}),
    "what is aimed at": ("Nhằm thực hiện Chỉ thị số 23/CT-TTg, tỉnh tổ chức kiểm tra cải cách hành chính.", {"23/CT-TTg": CitationRole.BASIS}),
}  # fmt: skip


@pytest.mark.parametrize(("words", "roles"), ROLES.values(), ids=ROLES.keys())
def test_roles_in_free_prose(reading_of: Reader, words: str, roles: dict[str, CitationRole]) -> None:
    found = {c.reference or "": c.role for c in reading_of(NEWS + words).citations}

    assert {reference: found.get(reference) for reference in roles} == roles
