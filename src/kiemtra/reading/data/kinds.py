"""Kinds of documents and their abbreviations (Decree 30/2020/NĐ-CP, annex III; Law 80/2015/QH13 for normative texts)."""

# Abbreviation in a symbol → name of the kind.
KINDS = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định", "TC": "Thông cáo",
    "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình", "CTR": "Chương trình", "CTHĐ": "Chương trình hành động",
    "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản",
    "TTr": "Tờ trình", "TTR": "Tờ trình", "Ttr": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện", "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận", "GUQ": "Giấy ủy quyền", "GM": "Giấy mời", "GGT": "Giấy giới thiệu", "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi", "PC": "Phiếu chuyển", "PB": "Phiếu báo", "NĐ": "Nghị định", "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch", "NQLT": "Nghị quyết liên tịch", "KL": "Kết luận", "VBHN": "Văn bản hợp nhất",
    "HNVB": "Văn bản hợp nhất", "BCTĐ": "Báo cáo thẩm định", "QT": "Quy trình", "QLP": "Quy định", "ĐK": "Điều lệ",
    "KHLT": "Kế hoạch liên tịch", "CTPH": "Chương trình phối hợp", "QCPH": "Quy chế phối hợp", "L": "Luật",
    "CV": "Công văn", "TL": "Thông lệnh", "PL": "Pháp lệnh", "QH": "Luật",
}  # fmt: skip

# Kind words in the text; each may be followed by a number. Longer ones first where one begins another.
KIND_WORDS = (
    "Nghị quyết liên tịch", "Thông tư liên tịch", "Kế hoạch liên tịch", "Thông báo kết luận", "Báo cáo thẩm định",
    "Văn bản hợp nhất", "Chương trình hành động", "Chương trình phối hợp", "Quy chế phối hợp", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị",
    "Kế hoạch", "Công văn", "Văn bản", "Thông báo", "Thông tư", "Tờ trình", "Báo cáo", "Công điện", "Kết luận",
    "Chương trình", "Hướng dẫn", "Phương án", "Quy định", "Quy chế", "Đề án", "Biên bản", "Giấy mời", "Bộ luật", "Luật", "Pháp lệnh",
    "Thông cáo", "Phiếu chuyển", "Công thư",
)  # fmt: skip

# Kinds that may be named by kind and number alone ("Nghị quyết 05", "Kế hoạch 726").
SHORT_KINDS = (
    "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Kế hoạch", "Công văn", "Văn bản", "Thông báo", "Thông tư", "Tờ trình",
    "Công điện", "Kết luận", "Chương trình", "Hướng dẫn", "Phương án",
)  # fmt: skip

# Kinds that share a word with another: a letter is called by either word, a law may bear any.
LETTER_KINDS = frozenset({"Công văn", "Văn bản", "Công thư"})

# Organ part of a symbol → issuer, where it can be one body only.
ORGANS = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "VPCP": "Văn phòng Chính phủ", "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội", "TTCP": "Thanh tra Chính phủ", "BNV": "Bộ Nội vụ", "BTP": "Bộ Tư pháp",
    "BTC": "Bộ Tài chính", "BTTTT": "Bộ Thông tin và Truyền thông", "BKHCN": "Bộ Khoa học và Công nghệ",
    "BYT": "Bộ Y tế", "BGDĐT": "Bộ Giáo dục và Đào tạo", "BKHĐT": "Bộ Kế hoạch và Đầu tư", "BHXH": "Bảo hiểm xã hội Việt Nam",
    "BCT": "Bộ Công Thương", "BXD": "Bộ Xây dựng",
}  # fmt: skip

# Organ parts that every province or district has; they need the place from the text.
LOCAL_ORGANS = {
    "UBND": "UBND", "HĐND": "HĐND", "SNV": "Sở Nội vụ", "STP": "Sở Tư pháp", "STC": "Sở Tài chính", "SYT": "Sở Y tế",
    "SXD": "Sở Xây dựng", "SGDĐT": "Sở Giáo dục và Đào tạo", "STNMT": "Sở Tài nguyên và Môi trường",
    "SKHCN": "Sở Khoa học và Công nghệ", "STTTT": "Sở Thông tin và Truyền thông", "SKHĐT": "Sở Kế hoạch và Đầu tư",
    "SCT": "Sở Công Thương", "VPUB": "Văn phòng UBND", "VPUBND": "Văn phòng UBND", "TU": "Tỉnh ủy", "TW": "Trung ương", "TƯ": "Trung ương",
    "PNV": "Phòng Nội vụ", "BCĐ": "Ban Chỉ đạo", "BCĐCCHC": "Ban Chỉ đạo cải cách hành chính", "HU": "Huyện ủy", "TTT": "Thanh tra tỉnh",
    "HĐPH": "Hội đồng", "ĐKT": "Đoàn kiểm tra",
}  # fmt: skip
