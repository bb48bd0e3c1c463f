"""Illustrative documents of each kind that the tests print; none speaks of a real finding."""

from datetime import date

from kiemtra.drafting.content import (
    Align,
    Annex,
    Article,
    Bullet,
    Clause,
    OfficialDocument,
    Paragraph,
    Part,
    Point,
    Run,
    Signature,
    Signatures,
    Table,
    Urgency,
)

AREAS = (
    "Công tác chỉ đạo, điều hành cải cách hành chính",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính nhà nước",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
)


def _area(index: int, area: str) -> tuple[Clause | Point, ...]:
    return (
        Clause(str(index), title=area),
        Point(
            "a",
            "Kết quả đạt được: đơn vị minh họa đã ban hành kế hoạch năm, phân công rõ người, rõ việc, rõ thời hạn; "
            "100% nhiệm vụ có sản phẩm cụ thể và được cập nhật vào sổ theo dõi của đơn vị.",
        ),
        Point(
            "b",
            "Tồn tại, hạn chế: 03/12 nhiệm vụ hoàn thành chậm so với thời hạn được giao; báo cáo quý chưa nêu "
            "nguyên nhân và giải pháp khắc phục.",
        ),
        Point("c", "Nguyên nhân: công tác đôn đốc chưa thường xuyên; cán bộ phụ trách kiêm nhiệm nhiều việc."),
    )


def results() -> OfficialDocument:
    """A notice of results over several pages."""
    recommendations = (
        ("Sở Minh họa A",),
        ("1", "Ban hành quy chế phối hợp giải quyết thủ tục hành chính giữa các phòng chuyên môn", "Văn phòng Sở", "30/11/2019"),
        ("2", "Công khai đầy đủ thủ tục hành chính tại Bộ phận tiếp nhận và trả kết quả và trên trang thông tin điện tử",
         "Bộ phận tiếp nhận và trả kết quả", "15/11/2019"),
        ("3", "Thực hiện xin lỗi bằng văn bản đối với toàn bộ hồ sơ quá hạn", "Các phòng chuyên môn", "Thường xuyên"),
        ("Ủy ban nhân dân quận Minh họa B",),
        ("4", "Rà soát, sửa đổi quy chế làm việc; gắn kết quả cải cách hành chính với đánh giá người đứng đầu",
         "Phòng Nội vụ", "31/12/2019"),
        ("5", "Bố trí đủ trang thiết bị cho Bộ phận tiếp nhận và trả kết quả", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
         "Quý I năm 2020"),
    )  # fmt: skip
    return OfficialDocument(
        parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
        issuer="Đoàn kiểm tra số 1",
        number="7",
        symbol="TB-ĐKT",
        place="Hải Phòng",
        date=date(2019, 10, 5),
        kind="Thông báo",
        subject="Kết quả kiểm tra công tác cải cách hành chính năm 2019 tại Sở Minh họa A",
        legal_bases=(
            "Căn cứ Kế hoạch kiểm tra công tác cải cách hành chính năm 2019 của Ủy ban nhân dân thành phố",
            "Căn cứ Quyết định của Chủ tịch Ủy ban nhân dân thành phố về việc thành lập các Đoàn kiểm tra",
            "Căn cứ Biên bản kiểm tra lập tại đơn vị",
        ),
        body=(
            Paragraph("Thực hiện kế hoạch nêu trên, Đoàn kiểm tra số 1 đã kiểm tra công tác cải cách hành chính tại Sở Minh họa A. "
                      "Đoàn kiểm tra thông báo kết quả như sau:"),
            Part("I", "Kết quả theo từng lĩnh vực"),
            *(block for index, area in enumerate(AREAS, 1) for block in _area(index, area)),
            Part("II", "Tồn tại, hạn chế và nguyên nhân"),
            Paragraph((Run("Tồn tại chính: "), Run("việc giải quyết hồ sơ quá hạn", bold=True),
                       Run(" chưa được xin lỗi bằng văn bản "), Run("(dữ liệu minh họa)", italic=True), Run("."))),
            Bullet("Nguyên nhân chủ quan: người đứng đầu chưa kiểm tra thường xuyên;"),
            Bullet("Nguyên nhân khách quan: hệ thống thông tin một cửa điện tử đang nâng cấp."),
            Part("III", "Kiến nghị"),
            Paragraph("Đoàn kiểm tra kiến nghị các cơ quan, đơn vị thực hiện các nội dung sau:"),
            Table(
                ("STT", "Nội dung kiến nghị", "Cơ quan thực hiện", "Thời hạn"),
                recommendations,
                (1, 7, 4, 2.4),
                (Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER),
            ),
            Paragraph("Đề nghị Sở Minh họa A báo cáo kết quả khắc phục về Ủy ban nhân dân thành phố (qua Sở Nội vụ) trước "
                      "ngày 31 tháng 12 năm 2019"),
        ),
        signer=Signature(("KT. Trưởng đoàn",), ("Phó Trưởng đoàn",), "Người ký minh họa", "Phó Giám đốc Sở Nội vụ"),
        recipients=("Chủ tịch Ủy ban nhân dân thành phố", "Sở Nội vụ", "Sở Minh họa A", "Các thành viên Đoàn kiểm tra",
                    "Lưu: VT, ĐKT"),
        illustrative=True,
    )  # fmt: skip


def schedule() -> OfficialDocument:
    """A notice of schedule: one page, not yet numbered."""
    return OfficialDocument(
        parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
        issuer="Sở Nội vụ",
        symbol="TB-SNV",
        place="Hải Phòng",
        year=2019,
        number=None,
        kind="Thông báo",
        subject="Lịch kiểm tra công tác cải cách hành chính tháng 6 năm 2019",
        body=(
            Paragraph("Sở Nội vụ thông báo lịch kiểm tra công tác cải cách hành chính tháng 6 năm 2019 như sau:"),
            Clause("1", title="Thời gian, địa điểm và đơn vị được kiểm tra"),
            Table(
                ("STT", "Đơn vị", "Thời gian", "Địa điểm"),
                (("1", "Sở Minh họa A", "08 giờ 00, ngày 12/6/2019", "Trụ sở Sở Minh họa A"),
                 ("2", "Ủy ban nhân dân quận Minh họa B", "14 giờ 00, ngày 13/6/2019", "Trụ sở quận")),
                (1, 5, 4, 4),
                (Align.CENTER,),
            ),
            Clause("2", title="Đề nghị đơn vị chuẩn bị"),
            Point("a", "Cử đầu mối làm việc với Đoàn kiểm tra;"),
            Point("b", "Báo cáo theo đề cương gửi kèm, hồ sơ và tài liệu kiểm chứng."),
        ),
        signer=Signature((), ("Giám đốc",), ""),
        recipients=("Sở Minh họa A", "Ủy ban nhân dân quận Minh họa B", "Lưu: VT, CCHC"),
        illustrative=True,
    )  # fmt: skip


def minutes() -> OfficialDocument:
    """Minutes, signed by secretary, unit and chair."""
    return OfficialDocument(
        parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
        issuer="Đoàn kiểm tra số 1",
        number="3",
        symbol="BB-ĐKT",
        place="Hải Phòng",
        date=date(2019, 6, 12),
        kind="Biên bản",
        subject="Kiểm tra công tác cải cách hành chính tại Sở Minh họa A",
        body=(
            Paragraph("Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 6 năm 2019"),
            Paragraph("Địa điểm: Trụ sở Sở Minh họa A"),
            Part("I", "Thành phần tham dự"),
            Clause("1", title="Đoàn kiểm tra"),
            Bullet("Trưởng đoàn (chủ trì);"),
            Bullet("Thư ký Đoàn 1 (ghi biên bản)."),
            Clause("2", title="Đơn vị được kiểm tra"),
            Bullet("Giám đốc Sở Minh họa A."),
            Part("II", "Nội dung"),
            Paragraph("Đoàn kiểm tra đã kiểm tra hồ sơ, sổ theo dõi và phỏng vấn công chức tại Bộ phận tiếp nhận và trả kết quả."),
            Paragraph("Buổi kiểm tra kết thúc vào 11 giờ 30, ngày 12 tháng 6 năm 2019"),
            Signatures((
                Signature((), ("Thư ký",), "Thư ký Đoàn 1"),
                Signature((), ("Đại diện đơn vị được kiểm tra",), ""),
                Signature((), ("Chủ tọa",), "Trưởng Đoàn 1"),
            )),
        ),
        recipients=("Đơn vị được kiểm tra", "Lưu: ĐKT"),
        illustrative=True,
    )  # fmt: skip


def report() -> OfficialDocument:
    """A consolidated report with a landscape annex over several pages."""
    rows = tuple(
        (str(n), f"Đơn vị minh họa số {n}", f"{n % 5 + 3}", f"{n % 3}", f"{90 + n % 10},5%", "Đang khắc phục")
        for n in range(1, 60)
    )
    annex = Annex(
        "I",
        "Tổng hợp kết quả kiểm tra theo đơn vị",
        "Kèm theo Báo cáo số 15/BC-SNV ngày 20 tháng 12 năm 2019 của Sở Nội vụ",
        (Table(("STT", "Đơn vị", "Kiến nghị", "Quá hạn", "Tỷ lệ hồ sơ đúng hạn", "Ghi chú"), rows, (1, 6, 2, 2, 3, 4),
               (Align.CENTER, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT)),),
        landscape=True,
    )  # fmt: skip
    second = Annex(
        "II", "Đề cương", "Kèm theo Báo cáo số 15/BC-SNV", (Paragraph("Nội dung đề cương."), Bullet("Số liệu."))
    )
    return OfficialDocument(
        parent_agency="UBND thành phố Hải Phòng",
        issuer="Sở Nội vụ",
        number="15",
        symbol="BC-SNV",
        place="Hải Phòng",
        date=date(2019, 12, 20),
        kind="Báo cáo",
        subject="Tổng hợp kết quả kiểm tra công tác cải cách hành chính năm 2019",
        addressees=("Ủy ban nhân dân thành phố Hải Phòng",),
        body=(
            Part("I", "Tình hình kiểm tra"),
            *(
                Paragraph("Năm 2019, các đoàn đã kiểm tra 59 đơn vị minh họa (chi tiết tại Phụ lục I). " * 4)
                for _ in range(9)
            ),
            Part("II", "Đề xuất"),
            Clause("1", "Tiếp tục kiểm tra đột xuất."),
            Clause("2", "Nhân rộng cách làm tốt."),
        ),
        signer=Signature((), ("Giám đốc",), "Giám đốc minh họa"),
        recipients=("Như trên", "Lưu: VT, CCHC"),
        illustrative=True,
        annexes=(annex, second),
    )


def letter() -> OfficialDocument:
    """An urgent official letter to several addressees."""
    return OfficialDocument(
        parent_agency="Ủy ban nhân dân thành phố Hà Nội",
        issuer="Sở Nội vụ",
        number="960",
        symbol="SNV-CCHC",
        place="Hà Nội",
        date=date(2021, 4, 12),
        kind=None,
        subject="hướng dẫn thực hiện Kế hoạch kiểm tra cải cách hành chính năm 2021",
        addressees=("Các sở, cơ quan tương đương sở", "Ủy ban nhân dân các quận, huyện, thị xã"),
        body=(
            Paragraph(
                "Sở Nội vụ đề nghị các đơn vị minh họa triển khai kế hoạch kiểm tra, tự kiểm tra và gửi báo cáo đúng hạn."
            ),
            Paragraph("Trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về Sở Nội vụ để được hướng dẫn."),
        ),
        signer=Signature(("KT. Giám đốc",), ("Phó Giám đốc",), "Phó Giám đốc minh họa"),
        recipients=("Như trên", "Giám đốc Sở (để báo cáo)", "Lưu: VT, CCHC"),
        urgency=Urgency.EXPRESS,
        illustrative=True,
    )


def decision() -> OfficialDocument:
    """A decision by articles that sets up a team."""
    return OfficialDocument(
        parent_agency="UBND tỉnh Hưng Yên",
        issuer="Sở Nội vụ",
        number="664",
        symbol="QĐ-SNV",
        place="Hưng Yên",
        date=date(2022, 2, 8),
        kind="Quyết định",
        subject="Về việc thành lập Đoàn kiểm tra công tác cải cách hành chính năm 2022",
        enacted_by="Giám đốc Sở Nội vụ",
        legal_bases=(
            "Căn cứ Kế hoạch kiểm tra năm 2022 (dữ liệu minh họa)",
            "Theo đề nghị của Trưởng phòng Cải cách hành chính",
        ),
        body=(
            Article("1", text="Thành lập Đoàn kiểm tra gồm các thành viên theo danh sách minh họa."),
            Article("2", "Nhiệm vụ của Đoàn kiểm tra"),
            Clause("1", "Kiểm tra theo kế hoạch."),
            Clause("2", "Báo cáo kết quả."),
            Article("3", text="Quyết định này có hiệu lực kể từ ngày ký"),
        ),
        signer=Signature((), ("Giám đốc",), "Giám đốc minh họa"),
        recipients=("Như Điều 3", "Lưu: VT, CCHC"),
        illustrative=True,
    )


ALL = (results, schedule, minutes, report, letter, decision)
