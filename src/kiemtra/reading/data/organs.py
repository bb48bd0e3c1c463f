"""Names of bodies without their first word ("Sở", "Phòng", "Bộ"), old and new (before and after 01/03/2025).

Joins are free where a name is looked for: "và" also stands as "&", a comma as a dash.
"""

DEPARTMENTS = (
    "Nội vụ", "Tư pháp", "Tài chính", "Kế hoạch và Đầu tư", "Công Thương", "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và PTNT",
    "Nông nghiệp và Môi trường", "Giao thông - Vận tải", "Giao thông công chánh", "Xây dựng", "Tài nguyên và Môi trường", "Tài nguyên, Môi trường",
    "Thông tin và Truyền thông", "Thông tin, Truyền thông", "Lao động, Thương binh và Xã hội", "Lao động - TB và XH", "Lao động - TBXH",
    "Văn hóa, Thể thao và Du lịch", "Văn hóa, Thể thao, Du lịch", "Văn hóa, Thông tin, Thể thao và Du lịch", "Văn hóa và Thể thao", "Văn hóa, Thể thao", "Văn hóa, Thông tin và Du lịch", "Du lịch",
    "Khoa học và Công nghệ", "Khoa học, Công nghệ", "Giáo dục và Đào tạo", "Giáo dục, Đào tạo", "Giáo dục, Khoa học và Công nghệ", "Y tế", "Ngoại vụ",
    "Quy hoạch, Kiến trúc", "Quy hoạch và Kiến trúc", "Dân tộc và Tôn giáo", "Dân tộc", "An toàn thực phẩm", "Tôn giáo và Dân tộc",
    "Giao thông vận tải và Xây dựng", "Kinh tế - Tài chính", "Tổ chức và Nội vụ",
)  # fmt: skip

DIVISIONS = (
    "Nội vụ", "Tư pháp", "Tài chính - Kế hoạch", "Tài chính và Kế hoạch", "Kế hoạch - Tài chính", "Tài chính", "Tài nguyên và Môi trường", "Tài nguyên, Môi trường",
    "Lao động, Thương binh và Xã hội", "Lao động - TB và XH", "Lao động - TBXH", "Nội vụ - Lao động", "Nội vụ và Lao động",
    "Văn hóa và Thông tin", "Văn hóa, Thông tin", "Văn hóa, Khoa học và Thông tin", "Văn hóa, Khoa học, Thông tin", "Văn hóa và Xã hội", "Văn hóa, Xã hội", "Văn hóa, Thể thao và Du lịch",
    "Giáo dục và Đào tạo", "Giáo dục, Đào tạo", "Y tế", "Kinh tế và Hạ tầng", "Kinh tế, Hạ tầng", "Kinh tế, Hạ tầng và Đô thị", "Kinh tế và Đô thị", "Kinh tế",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và PTNT", "Nông nghiệp và Môi trường", "Quản lý đô thị", "Dân tộc", "Dân tộc và Tôn giáo", "Tôn giáo", "Công thương", "Xây dựng",
    "Cải cách hành chính", "Kiểm soát thủ tục hành chính", "Tổ chức - Hành chính", "Hành chính - Tổ chức", "Tổ chức cán bộ", "Tổ chức, Cán bộ", "Hành chính - Quản trị", "Hành chính - Tổng hợp",
    "Tổ chức - Hành chính - Quản trị", "Kế hoạch - Tổng hợp", "Tổ chức bộ máy", "Xây dựng chính quyền", "Công chức, viên chức", "Cán bộ, công chức", "Một cửa",
)  # fmt: skip

MINISTRIES = (
    "Nội vụ", "Tư pháp", "Tài chính", "Kế hoạch và Đầu tư", "Công Thương", "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và PTNT", "Nông nghiệp và Môi trường", "Giao thông - Vận tải",
    "Xây dựng", "Tài nguyên và Môi trường", "Thông tin và Truyền thông", "Lao động, Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch", "Khoa học và Công nghệ", "Giáo dục và Đào tạo",
    "Y tế", "Ngoại giao", "Quốc phòng", "Công an", "Dân tộc và Tôn giáo",
)  # fmt: skip

# Letters of short names, a bar where a join may stand (GD&ĐT, GDĐT, GD-ĐT), with what they stand for.
ABBREVIATED = {
    "GD|ĐT": "Giáo dục và Đào tạo", "KH|ĐT": "Kế hoạch và Đầu tư", "TN|MT": "Tài nguyên và Môi trường", "TT|TT": "Thông tin và Truyền thông",
    "NN|PTNT": "Nông nghiệp và Phát triển nông thôn", "NN|MT": "Nông nghiệp và Môi trường", "KH|CN": "Khoa học và Công nghệ",
    "GTVT": "Giao thông vận tải", "LĐ|TB|XH": "Lao động - Thương binh và Xã hội", "VH|TT|DL": "Văn hóa, Thể thao và Du lịch",
    "DT|TG": "Dân tộc và Tôn giáo", "QH|KT": "Quy hoạch - Kiến trúc",
}  # fmt: skip
DEPARTMENT_LETTERS = {"VH|TT": "Văn hóa và Thể thao"}
DIVISION_LETTERS = {
    "VH|TT": "Văn hóa và Thông tin", "VH|XH": "Văn hóa - Xã hội", "TC|KH": "Tài chính - Kế hoạch", "KT|HT|ĐT": "Kinh tế, Hạ tầng và Đô thị",
    "KT|HT": "Kinh tế và Hạ tầng", "QLĐT": "Quản lý đô thị", "VH|KH|TT": "Văn hóa, Khoa học và Thông tin",
}  # fmt: skip

# Bodies written in full that may stand in a list of inspected units; a place may follow.
BODIES = (
    "Văn phòng UBND", "Văn phòng Ủy ban nhân dân", "Văn phòng HĐND và UBND", "Văn phòng HĐND - UBND", "Văn phòng HĐND&UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "Văn phòng HĐND", "Văn phòng Đoàn ĐBQH và HĐND", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân",
    "Văn phòng Sở", "Thanh tra Sở", "Văn phòng Bộ", "Thanh tra Bộ", "Văn phòng Huyện ủy", "Văn phòng Tỉnh ủy",
    "Ban Dân tộc và Tôn giáo", "Ban Dân tộc - Tôn giáo", "Ban Dân tộc", "Ban Tôn giáo", "Ban Thi đua - Khen thưởng",
    "Ban Quản lý các khu công nghiệp và chế xuất", "Ban Quản lý các khu công nghiệp", "Ban Quản lý các khu chế xuất và công nghiệp", "Ban Quản lý các KCN",
    "Ban Quản lý Khu kinh tế và các khu công nghiệp", "Ban Quản lý các khu kinh tế và khu công nghiệp", "Ban Quản lý Khu công nghệ cao và các khu công nghiệp", "Ban Quản lý các khu công nghiệp và khu kinh tế",
    "Ban Quản lý các khu chế xuất và khu công nghiệp", "Ban Quản lý các khu công nghiệp, khu chế xuất", "Ban Quản lý Khu kinh tế", "Ban Quản lý các khu kinh tế", "Ban Quản lý Khu công nghệ cao", "Ban Quản lý khu công nghiệp", "Ban Quản lý dự án đầu tư xây dựng", "Ban Quản lý dự án",
    "Thanh tra tỉnh", "Thanh tra thành phố", "Thanh tra huyện", "Thanh tra quận", "Thanh tra thị xã", "Bảo hiểm xã hội", "BHXH", "Cục Thuế", "Thuế", "Chi cục Thuế", "Cục Hải quan", "Chi cục Hải quan", "Hải quan",
    "Cục Thống kê", "Chi cục Thống kê", "Thống kê", "Cục Thi hành án dân sự", "Chi cục Thi hành án dân sự", "Thi hành án dân sự", "Kho bạc Nhà nước", "KBNN", "Công an tỉnh", "Công an thành phố",
    "Công an huyện", "Công an quận", "Công an thị xã", "Công an xã", "Công an phường", "Công an thị trấn", "Công an",
    "Trung tâm Phục vụ hành chính công", "Trung tâm Phục vụ HCC", "Trung tâm PVHCC", "Điểm phục vụ hành chính công", "Điểm Phục vụ HCC", "Trung tâm Hành chính công", "Trung tâm Phát triển quỹ đất",
    "Chi nhánh Văn phòng Đăng ký đất đai", "Văn phòng Đăng ký đất đai",
    "Bộ Chỉ huy Quân sự", "Ban Chỉ huy Quân sự", "Bộ Chỉ huy Bộ đội Biên phòng", "Viện Kiểm sát nhân dân", "Tòa án nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc", "Ủy ban MTTQ Việt Nam", "Ủy ban MTTQ",
    "Báo và Phát thanh, Truyền hình", "Báo và Đài Phát thanh, Truyền hình", "Chi cục Kiểm lâm", "Hạt Kiểm lâm", "Ngân hàng Nhà nước", "Ngân hàng Nhà nước chi nhánh", "NHNN chi nhánh", "Ngân hàng Chính sách xã hội chi nhánh", "Ngân hàng Chính sách xã hội", "Bưu điện", "Điện lực", "Cơ sở cai nghiện ma túy đa chức năng", "Cơ sở cai nghiện ma túy", "BQL các KCN", "BQL Khu kinh tế", "Ban QL các KCN", "Ban QL Khu kinh tế", "TTYT",
)  # fmt: skip

# Bodies that issue documents and stand without a place of their own.
CENTRAL = (
    "Thủ tướng Chính phủ", "Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Văn phòng Chính phủ", "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương",
    "Trung ương Đảng", "Trung ương", "Thanh tra Chính phủ", "Ban Tổ chức Trung ương", "Bảo hiểm xã hội Việt Nam", "Ban Chỉ đạo cải cách hành chính của Chính phủ",
    "Ban Chỉ đạo CCHC của Chính phủ", "Thủ tướng",
)  # fmt: skip

PARTY = (
    "Ủy ban Kiểm tra Trung ương", "Ủy ban Kiểm tra Tỉnh ủy", "Ủy ban Kiểm tra Thành ủy", "Ủy ban Kiểm tra Huyện ủy", "Ủy ban Kiểm tra Quận ủy", "Ủy ban Kiểm tra Thị ủy",
    "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy", "Ban Thường vụ Huyện ủy", "Ban Thường vụ Quận ủy", "Ban Thường vụ Thị ủy", "Ban Chấp hành Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ thành phố",
    "Thường trực Tỉnh ủy", "Thường trực Thành ủy", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Ban Chỉ đạo cải cách hành chính", "Ban Chỉ đạo CCHC",
)  # fmt: skip

# Offices under the ministries that stand in every province or district and answer to the centre.
VERTICAL = ("bảo hiểm", "bhxh", "kho bạc", "kbnn", "công an", "ngân hàng", "cục thuế", "thuế", "chi cục thuế", "cục hải quan", "chi cục hải quan", "cục thống kê", "chi cục thống kê", "thống kê",
            "cục thi hành án", "chi cục thi hành án", "thi hành án", "điện lực", "bưu điện", "hải quan", "tòa án", "viện kiểm sát", "bộ chỉ huy quân sự", "ban chỉ huy quân sự", "đội thuế",
            "cục quản lý thị trường", "đội quản lý thị trường", "chi cục quản lý thị trường")  # fmt: skip

# First words of bodies whose own name follows freely ("Trung tâm Kiểm soát bệnh tật tỉnh"); the kind of unit that they are.
SCHOOLS = (
    "THPT",
    "THCS",
    "TH",
    "MN",
    "Mầm non",
    "Mẫu giáo",
    "Tiểu học",
    "Trung học",
    "Đại học",
    "PTDTNT",
    "PTDTBT",
    "Phổ thông dân tộc",
    "TH&THCS",
    "TH-THCS",
    "THCS&THPT",
    "TH và THCS",
)
SERVICE = (
    *SCHOOLS,
    "Trung tâm",
    "Bệnh viện",
    "Trường",
    "Quỹ",
    "Đài",
    "Báo",
    "Tạp chí",
    "Thư viện",
    "Bảo tàng",
    "Trạm",
    "Nhà",
    "Vườn quốc gia",
    "Khu bảo tồn thiên nhiên",
    "Viện",
    "Học viện",
    "Chi nhánh",
    "Khoa",
    "Phân hiệu",
)
OFFICES = (
    "Chi cục",
    "Cục",
    "Tổng cục",
    "Vụ",
    "Ban Quản lý",
    "Ban",
    "Hạt Kiểm lâm",
    "Đội",
    "Thanh tra",
    "Văn phòng",
    "Chi nhánh",
    "Tổng công ty",
    "Công ty",
    "Cảng vụ",
    "Nhà xuất bản",
    "Nhà khách",
    "Tòa án nhân dân",
    "Viện Kiểm sát nhân dân",
    "Phòng",
)

# Names of bodies that hold "và" before a capital.
JOINED_NAMES = (
    "Chăn nuôi và Thú y", "Trồng trọt và Bảo vệ thực vật", "Trồng trọt, Chăn nuôi và Thú y", "Khuyến công và Xúc tiến thương mại", "Khuyến công và Tư vấn phát triển công nghiệp",
    "Thương mại điện tử và Kinh tế số", "Văn thư và Lưu trữ", "Kế hoạch và Tài chính", "Giám định và Bảo hành", "Phát triển nông thôn và Quản lý chất lượng", "Bảo vệ và Phát triển rừng",
    "Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính", "Tiếp nhận và Trả kết quả thủ tục hành chính", "Tiếp nhận và Trả kết quả hồ sơ", "Tiếp nhận và Trả kết quả",
    "Tuyên truyền và Hỗ trợ người nộp thuế", "Tuyên truyền và Hỗ trợ", "Kê khai và Kế toán thuế", "Quản lý nợ và Cưỡng chế nợ thuế", "Kế toán và Ngân quỹ", "Truyền thông và Phát triển đối tượng", "Quản lý thu và Sổ, thẻ", "Tổng hợp và Kiểm soát nội bộ",
    "Biển và Hải đảo", "Quản lý đầu tư và Xây dựng", "Thông tin và Truyền thông", "Văn hóa và Truyền thông", "Sản xuất và Thương mại", "Pháp y và Giám định", "Tổng hợp và Hành chính",
)  # fmt: skip

# Parts of names that hold a comma: elsewhere a comma ends a name.
WITH_COMMAS = (
    "Văn hóa, Thể thao và Truyền thanh", "Văn hóa, Thể thao, Truyền thanh", "Văn hóa, Thông tin và Truyền thông",
    "Chiến lược, Chính sách", "Quản lý, hỗ trợ doanh nghiệp", "Quản lý, vận hành", "Tổ chức, hành chính", "Chiến lược, Chính sách và",     "Văn hóa, Thông tin và Thể thao", "Văn hóa, Thể thao và Truyền thông", "Văn hóa, Thể thao và Du lịch", "Văn hóa, Thể thao", "Văn hóa, Nghệ thuật", "Tiêu chuẩn, Đo lường, Chất lượng",
    "An toàn, Vệ sinh thực phẩm", "Chất lượng, Chế biến và Phát triển thị trường", "Quản lý chất lượng Nông, Lâm sản và Thủy sản", "Trồng trọt, Chăn nuôi và Thú y", "Văn hóa, Thông tin, Thể thao",
    "Nuôi dưỡng, Điều dưỡng người có công", "Giáo dục nghề nghiệp, Giáo dục thường xuyên", "Dịch vụ việc làm, Giáo dục nghề nghiệp",
)  # fmt: skip
