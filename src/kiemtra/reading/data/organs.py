"""Names of bodies without their first word ("Sở", "Phòng", "Bộ"), old and new (before and after 01/03/2025)."""

DEPARTMENTS = (
    "Nội vụ", "Tư pháp", "Tài chính", "Kế hoạch và Đầu tư", "Kế hoạch - Đầu tư", "Công Thương", "Nông nghiệp và Phát triển nông thôn",
    "Nông nghiệp và PTNT", "Nông nghiệp & PTNT", "Nông nghiệp và Môi trường", "Giao thông vận tải", "Giao thông - Vận tải", "Giao thông Vận tải",
    "Xây dựng", "Tài nguyên và Môi trường", "Tài nguyên & Môi trường", "Tài nguyên - Môi trường", "Thông tin và Truyền thông", "Thông tin & Truyền thông",
    "Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội", "Lao động Thương binh và Xã hội", "Lao động - TB&XH", "LĐ-TB&XH", "Lao động - TBXH", "LĐTBXH",
    "Văn hóa, Thể thao và Du lịch", "Văn hóa - Thể thao và Du lịch", "Văn hóa Thể thao và Du lịch", "VH,TT&DL", "VHTT&DL", "Văn hóa và Thể thao", "Văn hóa, Thể thao", "Du lịch",
    "Khoa học và Công nghệ", "Khoa học & Công nghệ", "Giáo dục và Đào tạo", "Giáo dục & Đào tạo", "GD&ĐT", "KH&ĐT", "TN&MT", "TT&TT", "NN&PTNT", "KH&CN", "GTVT", "Y tế", "Ngoại vụ",
    "Quy hoạch - Kiến trúc", "Quy hoạch và Kiến trúc", "Dân tộc và Tôn giáo", "Dân tộc", "An toàn thực phẩm",
)  # fmt: skip

DIVISIONS = (
    "Nội vụ", "Tư pháp", "Tài chính - Kế hoạch", "Tài chính Kế hoạch", "Tài chính và Kế hoạch", "Tài nguyên và Môi trường", "Tài nguyên & Môi trường", "Tài nguyên - Môi trường",
    "Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội", "Lao động Thương binh và Xã hội", "LĐ-TB&XH", "Lao động - TB&XH",
    "Văn hóa và Thông tin", "Văn hóa - Thông tin", "Văn hóa Thông tin", "Văn hóa, Khoa học và Thông tin", "Giáo dục và Đào tạo", "Giáo dục & Đào tạo", "GD&ĐT", "Y tế", "Kinh tế và Hạ tầng", "Kinh tế - Hạ tầng", "Kinh tế Hạ tầng",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và PTNT", "Nông nghiệp và Môi trường", "Quản lý đô thị", "Kinh tế, Hạ tầng và Đô thị", "Kinh tế", "Dân tộc", "Dân tộc và Tôn giáo", "Văn hóa - Xã hội", "Văn hóa và Xã hội", "TN&MT",
)  # fmt: skip

MINISTRIES = (
    "Nội vụ", "Tư pháp", "Tài chính", "Kế hoạch và Đầu tư", "Công Thương", "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường", "Giao thông vận tải", "Xây dựng", "Tài nguyên và Môi trường",
    "Thông tin và Truyền thông", "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch", "Khoa học và Công nghệ", "Giáo dục và Đào tạo", "Y tế", "Ngoại giao",
    "Quốc phòng", "Công an", "Dân tộc và Tôn giáo",
)  # fmt: skip

# Bodies written in full that may stand in a list of inspected units; a place may follow.
BODIES = (
    "Văn phòng UBND", "Văn phòng Ủy ban nhân dân", "Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng Đoàn ĐBQH và HĐND",
    "Ban Dân tộc", "Ban Tôn giáo", "Ban Thi đua - Khen thưởng",
    "Ban Quản lý các khu công nghiệp và chế xuất", "Ban Quản lý các khu công nghiệp", "Ban Quản lý các khu chế xuất và công nghiệp",
    "Ban Quản lý Khu kinh tế", "Ban Quản lý các khu kinh tế", "Ban Quản lý Khu công nghệ cao", "Ban Quản lý khu công nghiệp", "Ban Quản lý dự án đầu tư xây dựng", "Ban Quản lý dự án",
    "Thanh tra tỉnh", "Thanh tra thành phố", "Thanh tra huyện", "Thanh tra quận", "Thanh tra thị xã", "Bảo hiểm xã hội", "BHXH", "Cục Thuế", "Chi cục Thuế", "Cục Hải quan", "Kho bạc Nhà nước", "Công an tỉnh", "Công an thành phố",
    "Trung tâm Phục vụ hành chính công", "Trung tâm Hành chính công", "Trung tâm Phát triển quỹ đất", "Chi nhánh Văn phòng Đăng ký đất đai", "Văn phòng Đăng ký đất đai",
    "Chi cục Kiểm lâm", "Ngân hàng Nhà nước",
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
