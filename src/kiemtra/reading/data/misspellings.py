"""Misspellings common in official texts → the right words. Only pairs whose left side is never right in such texts."""

MISSPELLINGS = {
    "gia đoạn": "giai đoạn", "ủy bàn": "ủy ban", "ủy ban nhân nhân": "ủy ban nhân dân", "ủy ban nhân dẫn": "ủy ban nhân dân",
    "phục lục": "phụ lục", "chỉ sô": "chỉ số", "chấn chính": "chấn chỉnh", "phầm": "phần mềm", "phần mền": "phần mềm", "unbd": "UBND", "ubdn": "UBND", "hdnd": "HĐND", "ubnnd": "UBND", "thỉ thị": "chỉ thị", "giử": "giữ", "trách nghiệm": "trách nhiệm", "đề ngị": "đề nghị", "ngiêm": "nghiêm", "ngĩa": "nghĩa", "chuyễn": "chuyển", "nhửng": "những", "hưỡng": "hưởng", "tỗ chức": "tổ chức", "sữ dụng": "sử dụng", "đãm bảo": "đảm bảo", "quãn lý": "quản lý", "hướng dẩn": "hướng dẫn", "kiễm": "kiểm", "thũ trưởng": "thủ trưởng", "phầm mềm": "phần mềm",
    "kế hoach": "kế hoạch", "kế họach": "kế hoạch", "kê hoạch": "kế hoạch", "kiếm tra": "kiểm tra", "kiêm tra": "kiểm tra", "kiểm trả": "kiểm tra",
    "đoàn kiểm của": "đoàn kiểm tra của", "hành chinh": "hành chính", "hành chình": "hành chính", "cái cách": "cải cách", "cải các hành chính": "cải cách hành chính",
    "thủ tuc": "thủ tục", "thủ tục hành chỉnh": "thủ tục hành chính", "hành chỉnh": "hành chính", "thưc hiện": "thực hiện", "thực hiên": "thực hiện", "thự hiện": "thực hiện",
    "quyêt định": "quyết định", "quyết đinh": "quyết định", "lãnh đao": "lãnh đạo", "công chưc": "công chức", "viên chưc": "viên chức",
    "trưc tiếp": "trực tiếp", "triền khai": "triển khai", "triên khai": "triển khai", "tổ chưc": "tổ chức", "đơn vi": "đơn vị", "đon vị": "đơn vị", "hạn chê": "hạn chế",
    "chuyển đôi số": "chuyển đổi số", "nhiệm vu": "nhiệm vụ", "chỉ đao": "chỉ đạo", "báo cao": "báo cáo", "thành phô": "thành phố", "một của liên thông": "một cửa liên thông", "cơ chế một của": "cơ chế một cửa", "kỷ luật, kỹ cương": "kỷ luật, kỷ cương", "kỹ luật": "kỷ luật",
    "kỹ cương": "kỷ cương", "xữ lý": "xử lý", "sữa đổi": "sửa đổi", "bỗ sung": "bổ sung", "thũ tục": "thủ tục", "cãi cách": "cải cách", "nghành": "ngành", "sở nôi vụ": "Sở Nội vụ",
}  # fmt: skip

# Single words that are never doubled on purpose (unlike "luôn luôn", "ngày ngày").
NEVER_DOUBLED = ("các", "của", "và", "trong", "về", "được", "những", "với", "tại", "để", "theo", "do", "báo", "kế", "quyết", "nghị", "thuộc", "huyện", "tỉnh", "nhiệm", "trên", "bằng", "cho", "sẽ", "đã", "kiểm", "tra", "hành")  # fmt: skip
