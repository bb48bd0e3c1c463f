"""Which plan a text announces or carries out; which texts are about inspecting reform work at all."""

import pytest

from kiemtra.reading.values import CitationRole

from .conftest import Reader

NEWS = "Lai Châu kiểm tra cải cách hành chính năm 2022\n\n"
HEAD = "UBND TỈNH LAI CHÂU\nSố: {}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLai Châu, ngày 12 tháng 3 năm 2022\n"
PLANS = {
    "announced": (NEWS + "Ngày 12/3/2022, UBND tỉnh ban hành Kế hoạch số 40/KH-UBND về kiểm tra cải cách hành chính năm 2022.", "40/KH-UBND"),
    "called by a lesser word": (NEWS + "Chủ tịch UBND tỉnh ký văn bản số 40/KH-UBND về kiểm tra kỷ luật, kỷ cương hành chính.", "40/KH-UBND"),
    "carried out": (NEWS + "Thực hiện Kế hoạch số 40/KH-UBND về kiểm tra cải cách hành chính năm 2022, Đoàn kiểm tra đã làm việc.", "40/KH-UBND"),
    "before the bracket": (NEWS + "UBND tỉnh đã ban hành Kế hoạch kiểm tra cải cách hành chính năm 2022 (Kế hoạch số 40/KH-UBND).", "40/KH-UBND"),
    "by the inspection alone": (NEWS + "Đoàn kiểm tra có nhiệm vụ kiểm tra, giám sát theo Kế hoạch số 40/KH-UBND ngày 23/1/2022 của UBND tỉnh.", "40/KH-UBND"),
    "opening the sentence": (NEWS + "Kế hoạch số 40/KH-UBND của UBND tỉnh nêu rõ sẽ kiểm tra tại 10 đơn vị.", "40/KH-UBND"),
    "by its contents": (NEWS + "Đoàn kiểm tra làm việc theo nội dung Kế hoạch số 40/KH-UBND của UBND tỉnh.", "40/KH-UBND"),
    "called so before the number": (NEWS + "Thực hiện kế hoạch kiểm tra số 40/KH-UBND, Đoàn làm việc tại huyện.", "40/KH-UBND"),
    "beside the team": (
        NEWS + "Theo Quyết định số 87/QĐ-UBND v/v thành lập Đoàn kiểm tra và Kế hoạch kiểm tra cải cách hành chính năm 2022 (số 38/KH-UBND ngày 13/02/2022), lịch như sau:",
        "38/KH-UBND",
    ),
    "by its use": (
        NEWS + "- Kế hoạch số 24/KH-UBND ngày 03/02/2022 của UBND tỉnh về kiểm tra cải cách hành chính năm 2022;\n"
        "- Kế hoạch số 53/KH-UBND ngày 28/02/2022 của UBND huyện về kiểm tra cải cách hành chính năm 2022.\nKết quả kiểm tra theo Kế hoạch số 53/KH-UBND: 4 xã.",
        "53/KH-UBND",
    ),
    "of this year": (
        NEWS + "Thực hiện Kế hoạch số 9/KH-UBND ngày 03/02/2021 về kiểm tra cải cách hành chính năm 2021. "
        "Thực hiện Kế hoạch số 8/KH-UBND ngày 03/02/2022 về kiểm tra cải cách hành chính năm 2022.",
        "8/KH-UBND",
    ),
    "by a decision": (NEWS + "Chủ tịch UBND tỉnh ký Quyết định số 345/QĐ-UBND phê duyệt Kế hoạch kiểm tra cải cách hành chính năm 2022.", "345/QĐ-UBND"),
    "the one that is followed": (
        NEWS + "Sở Nội vụ lập Đoàn kiểm tra, thực hiện Kế hoạch số 47/KH-UBND ngày 10/4/2022 của UBND tỉnh Lai Châu.",
        "47/KH-UBND",
    ),
    "issued with a decision": (
        NEWS + "Hai Đoàn làm việc trong khuôn khổ Kế hoạch kiểm tra năm 2022 ban hành kèm theo Quyết định số 10/QĐ-UBND ngày 17/01/2022.",
        "10/QĐ-UBND",
    ),
    "in brackets behind the team": (
        HEAD.format("38/TB-SNV") + "THÔNG BÁO\nKết quả kiểm tra cải cách hành chính tại UBND xã\nĐoàn kiểm tra theo Quyết định số 91/QĐ-SNV ngày 27/02/2022 "
        "của Giám đốc Sở Nội vụ (Kế hoạch số 15/KH-UBND ngày 14/01/2022 của UBND tỉnh) đã kiểm tra 02 xã.",
        "15/KH-UBND",
    ),
    "named beside an unplanned visit": (
        "Chủ tịch tỉnh bất ngờ đến bộ phận một cửa\n\nĐây là cuộc kiểm tra nằm ngoài Kế hoạch số 33/KH-UBND ngày 12-8-2025 của UBND tỉnh về kiểm tra cải cách hành chính.",
        "33/KH-UBND",
    ),
    "by a decision in a clause": (
        NEWS + "Theo Quyết định số 14/QĐ-UBND ngày 25/4/2022 của Chủ tịch UBND tỉnh phê duyệt Kế hoạch kiểm tra, năm nay có 8 cơ quan được kiểm tra.",
        "14/QĐ-UBND",
    ),
    "the document itself": (HEAD.format("45/KH-UBND") + "KẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2022\nCăn cứ Kế hoạch số 12/KH-UBND về cải cách hành chính;", "45/KH-UBND"),
    "the decision itself": (HEAD.format("52/QĐ-UBND") + "QUYẾT ĐỊNH\nBan hành Kế hoạch kiểm tra công tác cải cách hành chính năm 2022\nĐiều 1. Ban hành kèm theo.", "52/QĐ-UBND"),
    "changed by the document": (
        HEAD.format("76/QĐ-UBND") + "QUYẾT ĐỊNH\nĐiều chỉnh Kế hoạch kiểm tra cải cách hành chính năm 2022\n"
        "Căn cứ Kế hoạch số 33/KH-UBND ngày 12/3/2022 của UBND tỉnh về kiểm tra cải cách hành chính năm 2022;",
        "33/KH-UBND",
    ),
    "a ground where nothing else is": (
        HEAD.format("66/QĐ-UBND") + "QUYẾT ĐỊNH\nVề việc thành lập Đoàn kiểm tra cải cách hành chính năm 2022\n"
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 29/01/2022 của UBND tỉnh về kiểm tra cải cách hành chính năm 2022;",
        "20/KH-UBND",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reference"), PLANS.values(), ids=PLANS.keys())
def test_plan_is_found(reading_of: Reader, text: str, reference: str) -> None:
    plan = reading_of(text).plan

    assert plan is not None
    assert plan.reference == reference


@pytest.mark.parametrize(
    "words",
    [
        "UBND thành phố vừa có Kế hoạch kiểm tra công tác cải cách hành chính năm 2022.",
        "Thực hiện Kế hoạch của UBND tỉnh và huyện về việc kiểm tra công tác cải cách hành chính, Đoàn kiểm tra đã đến.",
        "Theo Kế hoạch 26, Phó Giám đốc Sở Nội vụ làm Trưởng đoàn, tổ chức kiểm tra 34 sở.",
    ],
)
def test_plan_without_a_symbol(reading_of: Reader, words: str) -> None:
    plan = reading_of(NEWS + words).plan

    assert plan is not None
    assert plan.reference is None


NO_PLAN = {
    "yearly plan of reform": HEAD.format("12/KH-UBND")
    + "KẾ HOẠCH\nCải cách hành chính tỉnh Lai Châu năm 2022\n1. Ban hành Kế hoạch kiểm tra cải cách hành chính.\n"
    "2. Đoàn kiểm tra cải cách hành chính kiểm tra ít nhất 30% đơn vị; kết quả kiểm tra báo cáo UBND tỉnh.",
    "training": "Lai Châu tập huấn nghiệp vụ kiểm tra cải cách hành chính\n\nSở Nội vụ đề nghị cấp xã ban hành kế hoạch kiểm tra năm 2026.",
    "plan of the inspected": NEWS
    + "Đoàn kiểm tra làm việc tại huyện. Huyện đã ban hành Kế hoạch số 15/KH-UBND ngày 10/01/2022 về cải cách hành chính và Kế hoạch số 20/KH-UBND về tự kiểm tra cải cách hành chính.",
    "the unit's own work": NEWS + "Huyện đã triển khai Kế hoạch số 15/KH-UBND, thành lập tổ kiểm tra nội bộ.",
    "what the city told of itself": NEWS
    + "Theo báo cáo, thành phố đã ban hành Kế hoạch số 12/KH-UBND ngày 15/01/2022 về cải cách hành chính. Đoàn kiểm tra ghi nhận.",
    "what is laid upon the units": NEWS
    + "Đoàn kiểm tra xem các nhiệm vụ được giao theo Kế hoạch số 29/KH-UBND ngày 5/1/2022 của UBND huyện.",
    "asked for": NEWS + "UBND tỉnh yêu cầu các huyện ban hành kế hoạch kiểm tra cải cách hành chính.",
    "another matter": "Lai Châu kiểm tra an toàn thực phẩm\n\nUBND tỉnh ban hành Kế hoạch số 33/KH-UBND về kiểm tra an toàn thực phẩm năm 2022.",
}  # fmt: skip


@pytest.mark.parametrize("text", NO_PLAN.values(), ids=NO_PLAN.keys())
def test_no_plan(reading_of: Reader, text: str) -> None:
    assert reading_of(text).plan is None


@pytest.mark.parametrize(
    ("words", "reference", "role"),
    [
        ("Đoàn kiểm tra theo Quyết định số 18/QĐ-UBND ngày 28/8/2022 của Chủ tịch UBND tỉnh đến UBND xã.", "18/QĐ-UBND", CitationRole.TEAM),
        ("Đoàn kiểm tra làm việc. Chủ tịch UBND tỉnh ký Quyết định số 18/QĐ-UBND thành lập Đoàn.", "18/QĐ-UBND", CitationRole.TEAM),
        ("Đoàn kiểm tra xem việc thực hiện Nghị quyết số 04-NQ/HU của Ban Chấp hành Đảng bộ huyện, Quyết định số 18/QĐ-UBND.", "18/QĐ-UBND", CitationRole.CHECKED),
        ("Hai Đoàn được thành lập theo các Quyết định số 18/QĐ-UBND và 19/QĐ-UBND cùng ngày 30/8/2022.", "19/QĐ-UBND", CitationRole.TEAM),
        ("Đoàn được thành lập theo Quyết định số 18/QĐ-UBND ngày 28/8/2022 của Chủ tịch UBND tỉnh.", "18/QĐ-UBND", CitationRole.TEAM),
        ("Nghị định số 61/2018/NĐ-CP đã được thay thế bằng Nghị định số 118/2025/NĐ-CP.", "118/2025/NĐ-CP", CitationRole.MENTIONED),
        ("Đơn vị đã thực hiện tốt Chỉ thị số 24/CT-TTg.", "24/CT-TTg", CitationRole.CHECKED),
        ("Nghị định số 118/2025/NĐ-CP thay thế Nghị định số 61/2018/NĐ-CP và Nghị định số 107/2021/NĐ-CP.", "107/2021/NĐ-CP", CitationRole.REPLACED),
        ("Xét Tờ trình số 61/TTr-SNV ngày 26/02/2022 của Sở Nội vụ;", "61/TTr-SNV", CitationRole.BASIS),
        ("Xét đề nghị của Sở Nội vụ tại Tờ trình số 61/TTr-SNV.", "61/TTr-SNV", CitationRole.BASIS),
        ("I. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n1. Quyết định số 92/QĐ-TTg ngày 22/8/2022 phê duyệt Đề án;", "92/QĐ-TTg", CitationRole.BASIS),
    ],
)  # fmt: skip
def test_role_of_a_citation(reading_of: Reader, words: str, reference: str, role: CitationRole) -> None:
    roles = {c.reference: c.role for c in reading_of(NEWS + words).citations}

    assert roles[reference] == role
