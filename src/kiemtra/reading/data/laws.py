"""Laws that official texts about administration cite by name (titles as promulgated)."""

LAWS = (
    "Luật Tổ chức chính quyền địa phương", "Luật Tổ chức Chính phủ", "Luật Cán bộ, công chức", "Luật Viên chức", "Luật Thanh tra",
    "Luật Ban hành văn bản quy phạm pháp luật", "Luật Tiếp công dân", "Luật Khiếu nại", "Luật Tố cáo", "Luật Phòng, chống tham nhũng",
    "Luật Tiếp cận thông tin", "Luật Giao dịch điện tử", "Luật Công nghệ thông tin", "Luật An toàn thông tin mạng", "Luật Đất đai", "Luật Lưu trữ",
    "Luật Thực hành tiết kiệm, chống lãng phí", "Luật Ngân sách nhà nước", "Luật Đầu tư", "Luật Hộ tịch", "Luật Cư trú", "Luật Thi đua, khen thưởng",
    "Luật Bảo vệ bí mật nhà nước", "Luật Thực hiện dân chủ ở cơ sở", "Luật Xử lý vi phạm hành chính", "Bộ luật Lao động", "Bộ luật Hình sự",
    "Luật Thủ đô", "Luật Dữ liệu", "Luật Chuyển đổi số", "Luật Sĩ quan", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
)  # fmt: skip
