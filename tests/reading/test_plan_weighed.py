"""Evidence against evidence: which of several documents a text goes by, and when it goes by none."""

import pytest

from kiemtra.reading.documents import plan_signs
from kiemtra.reading.documents.plan_signs import ENOUGH, SIGNS

from .conftest import Reader

NEWS = "Long An tăng cường kiểm tra cải cách hành chính\n05/6/2024 14:20\n\n"
HEAD = "UBND TỈNH LONG AN\nSố: {}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLong An, ngày 05 tháng 6 năm 2024\n\n"
RESULT = HEAD.format("120/TB-UBND") + "THÔNG BÁO\nKết luận kiểm tra công tác cải cách hành chính tại Sở Xây dựng\n\n"
COMMUNE = "UBND XÃ TÂN LÂN\nSố: {}\nTân Lân, ngày 05 tháng 6 năm 2024\n\n"

TEXTS = {
    "called against carried": (NEWS + "Thực hiện Kế hoạch số 7/KH-UBND ngày 05/01/2024 của UBND tỉnh, Đoàn kiểm tra làm việc tại Sở. UBND tỉnh đã ban hành Kế hoạch số 50/KH-UBND ngày 01/3/2024 về kiểm tra cải cách hành chính năm 2024.", "50/KH-UBND"),
    "two called, one older": (RESULT + "Thực hiện Kế hoạch số 50/KH-UBND ngày 01/3/2024 về kiểm tra cải cách hành chính, Đoàn kiểm tra đã xem xét việc khắc phục sau kiểm tra theo Kế hoạch số 44/KH-UBND ngày 20/02/2023 về kiểm tra cải cách hành chính.", "50/KH-UBND"),
    "older first": (RESULT + "Sở đã khắc phục các hạn chế qua kiểm tra theo Kế hoạch số 44/KH-UBND ngày 20/02/2023 về kiểm tra cải cách hành chính. Năm nay, thực hiện Kế hoạch số 50/KH-UBND ngày 01/3/2024 về kiểm tra cải cách hành chính, Đoàn ghi nhận:", "50/KH-UBND"),
    "ministry's and province's": (NEWS + "Thực hiện Kế hoạch kiểm tra cải cách hành chính của Bộ Nội vụ tại Quyết định số 300/QĐ-BNV ngày 10/4/2024, Đoàn kiểm tra của Bộ đến tỉnh. Tỉnh có Kế hoạch số 7/KH-UBND về cải cách hành chính năm 2024.", "300/QĐ-BNV"),
    "public duty against reform": (HEAD.format("300/KH-UBND") + "KẾ HOẠCH\nKiểm tra công vụ năm 2024\n\nThực hiện Kế hoạch số 50/KH-UBND ngày 01/3/2024 về kiểm tra cải cách hành chính năm 2024, UBND tỉnh ban hành Kế hoạch kiểm tra kỷ luật, kỷ cương hành chính.", "300/KH-UBND"),
    "commune's plan under the district's": (COMMUNE.format("21/KH-UBND") + "KẾ HOẠCH\nTự kiểm tra công tác cải cách hành chính năm 2024\n\nThực hiện Kế hoạch số 66/KH-UBND ngày 15/3/2024 của UBND huyện về kiểm tra cải cách hành chính năm 2024,", "21/KH-UBND"),
    "commune's report for the district's team": (COMMUNE.format("40/BC-UBND") + "BÁO CÁO\nKết quả cải cách hành chính phục vụ Đoàn kiểm tra của huyện\n\nThực hiện Kế hoạch số 66/KH-UBND ngày 15/3/2024 của UBND huyện về kiểm tra cải cách hành chính năm 2024, UBND xã báo cáo: xã đã ban hành Kế hoạch số 21/KH-UBND ngày 20/3/2024 về tự kiểm tra cải cách hành chính.", "66/KH-UBND"),
    "commune's report on its self-inspection": (COMMUNE.format("41/BC-UBND") + "BÁO CÁO\nKết quả tự kiểm tra công tác cải cách hành chính năm 2024\n\nThực hiện Kế hoạch số 21/KH-UBND ngày 20/3/2024 của UBND xã về tự kiểm tra công tác cải cách hành chính, UBND xã báo cáo.", "21/KH-UBND"),
    "replaced plan": (HEAD.format("90/KH-UBND") + "KẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2024\n\nKế hoạch này thay thế Kế hoạch số 50/KH-UBND ngày 01/3/2024 về kiểm tra cải cách hành chính năm 2024.", "90/KH-UBND"),
    "decision that mends a plan": (HEAD.format("900/QĐ-UBND") + "QUYẾT ĐỊNH\nVề việc sửa đổi, bổ sung Kế hoạch kiểm tra cải cách hành chính năm 2024 ban hành kèm theo Quyết định số 800/QĐ-UBND ngày 01/3/2024\n\nĐiều 1. Sửa đổi mục III.", "800/QĐ-UBND"),
    "decision on the team only": (HEAD.format("901/QĐ-UBND") + "QUYẾT ĐỊNH\nKiện toàn Đoàn kiểm tra công tác cải cách hành chính\n\nCăn cứ Quyết định số 700/QĐ-UBND ngày 05/3/2024 về việc thành lập Đoàn kiểm tra công tác cải cách hành chính;", None),
    "grounds with the steering committee": (HEAD.format("902/QĐ-UBND") + "QUYẾT ĐỊNH\nThành lập Đoàn kiểm tra công tác cải cách hành chính\n\nCăn cứ Kế hoạch số 03/KH-BCĐ ngày 20/02/2024 của Ban Chỉ đạo cải cách hành chính tỉnh kiểm tra cải cách hành chính năm 2024;", "03/KH-BCĐ"),
    "ground without a subject": (HEAD.format("903/QĐ-UBND") + "QUYẾT ĐỊNH\nThành lập Đoàn kiểm tra công tác cải cách hành chính\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\nCăn cứ Kế hoạch số 50/KH-UBND ngày 01/3/2024 của UBND tỉnh;", "50/KH-UBND"),
    "two grounds without subjects": (HEAD.format("904/QĐ-UBND") + "QUYẾT ĐỊNH\nThành lập Đoàn kiểm tra công tác cải cách hành chính\n\nCăn cứ Kế hoạch số 7/KH-UBND ngày 05/01/2024 của UBND tỉnh;\nCăn cứ Kế hoạch số 50/KH-UBND ngày 01/3/2024 của UBND tỉnh;", None),
    "results of all years": (NEWS + "Năm 2023, thực hiện Kế hoạch số 44/KH-UBND ngày 20/02/2023 về kiểm tra cải cách hành chính năm 2023, tỉnh đã kiểm tra 10 đơn vị. Năm 2024, Kế hoạch kiểm tra cải cách hành chính năm 2024 của UBND tỉnh đặt mục tiêu 15 đơn vị.", ""),
    "only last year's": (NEWS + "Năm 2023, thực hiện Kế hoạch số 44/KH-UBND ngày 20/02/2023 về kiểm tra cải cách hành chính năm 2023, tỉnh đã kiểm tra 10 đơn vị.", "44/KH-UBND"),
    "issued in December for the next year": (NEWS + "Căn cứ Kế hoạch số 480/KH-UBND ngày 25/12/2023 của UBND tỉnh về kiểm tra cải cách hành chính năm 2024, Đoàn kiểm tra làm việc tại Sở.", "480/KH-UBND"),
    "yearly plan and its inspection part": (RESULT + "Thực hiện Kế hoạch số 7/KH-UBND ngày 05/01/2024 của UBND tỉnh về cải cách hành chính năm 2024 và Kế hoạch số 50/KH-UBND ngày 01/3/2024 của UBND tỉnh về kiểm tra công tác cải cách hành chính,", "50/KH-UBND"),
    "what Sở did": (RESULT + "Theo Kế hoạch số 50/KH-UBND ngày 01/3/2024 về kiểm tra cải cách hành chính. Sở Xây dựng ban hành Kế hoạch số 10/KH-SXD ngày 10/01/2024 về cải cách hành chính, Kế hoạch số 11/KH-SXD ngày 11/01/2024 về kiểm tra cải cách hành chính tại các đơn vị trực thuộc, Kế hoạch số 12/KH-SXD về tuyên truyền.", "50/KH-UBND"),
    "three tasks, one inspects": (NEWS + "UBND tỉnh vừa ban hành các kế hoạch: Kế hoạch số 49/KH-UBND về tuyên truyền cải cách hành chính; Kế hoạch số 50/KH-UBND về kiểm tra cải cách hành chính; Kế hoạch số 51/KH-UBND về khảo sát hài lòng.", "50/KH-UBND"),
    "the chairman's trip": ("Chủ tịch huyện bất ngờ kiểm tra bộ phận một cửa\n05/6/2024\n\nSáng 05/6, Chủ tịch UBND huyện kiểm tra việc chấp hành giờ giấc làm việc, giải quyết thủ tục hành chính tại xã Tân Lân. Xã đang thực hiện Kế hoạch số 7/KH-UBND của huyện về chuyển đổi số.", None),
    "an interview without documents": (NEWS + "- Thưa ông, việc kiểm tra năm nay có gì khác?\n- Chúng tôi kiểm tra không báo trước, theo kế hoạch đã được duyệt.", None),
    "joint team": (NEWS + "Theo Kế hoạch phối hợp số 02/KHPH-SNV-STTTT ngày 10/4/2024 về kiểm tra cải cách hành chính và chuyển đổi số, Đoàn kiểm tra liên ngành làm việc tại huyện.", "02/KHPH-SNV-STTTT"),
    "national committee": ("Bộ Nội vụ kiểm tra cải cách hành chính tại Long An\n05/6/2024\n\nThực hiện Quyết định số 12/QĐ-BCĐCCHC ngày 08/3/2024 của Trưởng Ban Chỉ đạo cải cách hành chính của Chính phủ về Kế hoạch kiểm tra cải cách hành chính năm 2024, Đoàn kiểm tra làm việc.", "12/QĐ-BCĐCCHC"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "plan"), TEXTS.values(), ids=TEXTS.keys())
def test_plan_among_several(reading_of: Reader, text: str, plan: str | None) -> None:
    found = reading_of(text).plan

    assert (found and (found.reference or "")) == plan


def test_name_alone_is_enough_and_use_alone_is_not() -> None:
    weights = {sign.meaning: sign.weight for sign in SIGNS}

    assert weights["it is called a plan of inspection"] >= ENOUGH
    assert weights["it is carried out"] < ENOUGH
    assert weights["a team at work stands beside it"] < ENOUGH
    assert weights["it is of another matter"] + sum(weight for weight in weights.values() if weight > 0) < ENOUGH


def test_every_sign_is_told_once() -> None:
    meanings = [sign.meaning for sign in plan_signs.SIGNS]

    assert len(set(meanings)) == len(meanings)
