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
    "KHLT": "Kế hoạch liên tịch", "CTPH": "Chương trình phối hợp", "QCPH": "Quy chế phối hợp", "L": "Lệnh",
    "CV": "Công văn", "TL": "Thông lệnh", "PL": "Pháp lệnh", "QH": "Luật", "UBTVQH": "Nghị quyết", "KHPH": "Kế hoạch phối hợp",
    "HDLN": "Hướng dẫn liên ngành", "HDLT": "Hướng dẫn liên tịch", "KLTT": "Kết luận thanh tra", "KLKT": "Kết luận kiểm tra",
    "TBKL": "Thông báo kết luận", "LCTN": "Lệnh", "NQLN": "Nghị quyết liên ngành", "CTLT": "Chương trình liên tịch", "BCTH": "Báo cáo tổng hợp",
    "ĐCT": "Đề cương", "TTLN": "Thông tư liên ngành", "TTLB": "Thông tư liên bộ",
}  # fmt: skip

# What else a symbol with this abbreviation may rightly be called.
ALSO_CALLED = {
    "QH": ("Nghị quyết", "Bộ luật", "Pháp lệnh", "Luật"), "UBTVQH": ("Pháp lệnh", "Nghị quyết"), "TT": ("Tờ trình", "Thông tư"),
    "CT": ("Chương trình", "Chỉ thị"), "QĐ": ("Quy định", "Quyết định", "Quy chế"), "TB": ("Thông báo kết luận", "Kết luận", "Thông báo"),
    "KL": ("Thông báo kết luận", "Kết luận"), "NQ": ("Nghị quyết", "Chương trình hành động"), "HD": ("Hướng dẫn", "Văn bản hướng dẫn"),
    "CĐ": ("Công điện",), "ĐA": ("Đề án",), "KH": ("Kế hoạch", "Kế hoạch hành động"), "CTr": ("Chương trình", "Chương trình hành động"),
}  # fmt: skip

# Printed without diacritics or in other case ("QD-UBND", "TTG") → the abbreviation meant.
SPELLED_OTHERWISE = {
    "QD": "QĐ", "ND": "NĐ", "Qđ": "QĐ", "qđ": "QĐ", "Kh": "KH", "Nq": "NQ", "Nđ": "NĐ", "Ct": "CT", "Tb": "TB", "Bc": "BC", "CD": "CĐ", "DA": "ĐA",
    "TTR": "TTr", "Ttr": "TTr", "CTR": "CTr", "Ctr": "CTr", "QyD": "QyĐ", "QYĐ": "QyĐ", "Kl": "KL",
}  # fmt: skip

# First parts of symbols that belong to licences, accounts and printed forms, never to a document that is cited.
NO_DOCUMENT = frozenset(
    {"GP", "GPXB", "GPTTĐT", "GXN", "GCN", "ĐKKD", "BM", "PL", "STK", "ISO", "TCVN", "QCVN", "GPHĐ"}
)

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
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Kế hoạch liên tịch", "Thông báo kết luận", "Chương trình hành động",
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
    "BCT": "Bộ Công Thương", "BXD": "Bộ Xây dựng", "BGTVT": "Bộ Giao thông vận tải", "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTNMT": "Bộ Tài nguyên và Môi trường", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BNG": "Bộ Ngoại giao", "BQP": "Bộ Quốc phòng", "BCA": "Bộ Công an", "UBDT": "Ủy ban Dân tộc", "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "BDTTG": "Bộ Dân tộc và Tôn giáo", "BNNMT": "Bộ Nông nghiệp và Môi trường", "CTN": "Chủ tịch nước", "KTNN": "Kiểm toán nhà nước",
}  # fmt: skip

# Organ parts that every province or district has; they need the place from the text.
LOCAL_ORGANS = {
    "UBND": "UBND", "HĐND": "HĐND", "SNV": "Sở Nội vụ", "STP": "Sở Tư pháp", "STC": "Sở Tài chính", "SYT": "Sở Y tế",
    "SXD": "Sở Xây dựng", "SGDĐT": "Sở Giáo dục và Đào tạo", "STNMT": "Sở Tài nguyên và Môi trường",
    "SKHCN": "Sở Khoa học và Công nghệ", "STTTT": "Sở Thông tin và Truyền thông", "SKHĐT": "Sở Kế hoạch và Đầu tư",
    "SCT": "Sở Công Thương", "SNN": "Sở Nông nghiệp", "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn", "SNN&PTNT": "Sở Nông nghiệp và Phát triển nông thôn", "SNNMT": "Sở Nông nghiệp và Môi trường", "SGTVT": "Sở Giao thông vận tải", "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội", "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch", "SGD&ĐT": "Sở Giáo dục và Đào tạo", "SKH&CN": "Sở Khoa học và Công nghệ", "VPUB": "Văn phòng UBND", "VPUBND": "Văn phòng UBND", "TU": "Tỉnh ủy", "TW": "Trung ương", "TƯ": "Trung ương",
    "PNV": "Phòng Nội vụ", "BCĐ": "Ban Chỉ đạo", "BCĐCCHC": "Ban Chỉ đạo cải cách hành chính", "HU": "Huyện ủy", "TTT": "Thanh tra tỉnh",
    "HĐPH": "Hội đồng", "TTHĐND": "Thường trực HĐND", "ĐKT": "Đoàn kiểm tra",
}  # fmt: skip
