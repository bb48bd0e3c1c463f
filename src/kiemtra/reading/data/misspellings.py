"""Words of official texts as they are spelt, and slips that do not follow from them. Only what is never right otherwise."""

# Pairs of syllables that official texts are full of; a pair that is one slip away from one of them is misspelt.
# Those behind the bar are here only because they look like a slip of another ("cũng cố gắng", "hướng dân chủ").
RIGHT = (
    "ủy ban, nhân dân, người dân, công dân, cán bộ, công chức, viên chức, lãnh đạo, chủ tịch, giám đốc, thủ trưởng, bộ trưởng, cơ quan, tổ chức, hội đồng, thành phố, thị trấn, thị xã, địa phương, địa bàn, doanh nghiệp, "
    "cải cách, hành chính, thủ tục, thể chế, bộ máy, biên chế, tinh giản, sắp xếp, tài chính, tài sản, ngân sách, hiện đại, chuyển đổi, công nghệ, phần mềm, trực tuyến, dịch vụ, điện tử, một cửa, bộ phận, "
    "kiểm tra, thanh tra, giám sát, kiểm soát, rà soát, đánh giá, kế hoạch, quyết định, nghị quyết, nghị định, chỉ thị, thông tư, báo cáo, biên bản, kết luận, tờ trình, văn bản, pháp luật, quy định, quy chế, quy trình, "
    "thực hiện, triển khai, tiến hành, ban hành, thi hành, chấp hành, hoàn thành, hoàn thiện, thành lập, thành viên, phân công, phân cấp, phối hợp, tổng hợp, hướng dẫn, đôn đốc, chỉ đạo, điều hành, tham mưu, theo dõi, "
    "trách nhiệm, nhiệm vụ, công vụ, kỷ luật, kỷ cương, chế độ, chính sách, chính phủ, chính quyền, nội vụ, tư pháp, giáo dục, đào tạo, bồi dưỡng, tuyển dụng, bổ nhiệm, luân chuyển, vị trí, việc làm, làm việc, chất lượng, hiệu quả, "
    "hiệu lực, năng suất, nâng cao, tăng cường, đẩy mạnh, bảo đảm, đảm bảo, củng cố, hỗ trợ, mở rộng, sẵn sàng, vẫn còn, dẫn đến, tháo gỡ, xảy ra, lưu trữ, sơ sài, súc tích, xuất xứ, khẩn trương, chậm trễ, trễ hẹn, trễ hạn, quá hạn, "
    "đúng hạn, thời hạn, thời gian, thời điểm, hồ sơ, giấy tờ, tiếp nhận, kết quả, giải quyết, xử lý, niêm yết, công khai, minh bạch, phản ánh, kiến nghị, đề nghị, yêu cầu, hài lòng, ý thức, ý kiến, số liệu, tài liệu, dữ liệu, "
    "hạn chế, tồn tại, tồn đọng, khắc phục, chấn chỉnh, nghiêm túc, thường xuyên, thường trực, kịp thời, đầy đủ, chặt chẽ, bổ sung, sửa đổi, tuyên truyền, đột xuất, trực tiếp, trực thuộc, chuyên môn, nghiệp vụ, tập trung, trọng tâm, "
    "chuẩn bị, đại diện, đối tượng, nội dung, hình thức, phương pháp, phương tiện, lĩnh vực, xã hội, kinh tế, y tế, văn hóa, thể thao, du lịch, môi trường, xây dựng, giao thông, nông nghiệp, công nghiệp, tình hình, mục đích, đề cương, "
    "trụ sở, giữ vững, gửi về, sử dụng, quản lý, phát hiện, phát triển, liên quan, cụ thể, đội ngũ, dân chủ, mức độ, tiến độ, thái độ, hệ thống, chậm nhất, ít nhất, đứng đầu, sơ kết, tổng kết, xử phạt, chỉ số, cập nhật, thống kê, sáp nhập, thông báo, công tác, đơn vị, khen thưởng"
    "|cố gắng, giao tiếp, nhân dịp, nhân sự, nhân lực, công việc, nhân viên, đầu tư, thi tuyển, thi công, thi đua, thanh niên, thanh toán, thanh lý, thanh niêm, dân tộc, dân cư, dân số, dân sự, gia đình, chi cục, chi tiết, chi tiêu, hợp đồng, hợp tác, hợp lý, công ty, nghi lễ, nghi thức, kiêm nhiệm, hiến kế, thi cử, đông đủ, công đoàn, quan hệ, quan tâm, lý do, sở hữu, tư tưởng, tư vấn, tư nhân, trưởng thành"
)
# Slips of other kinds.
MISSPELLINGS = {
    "gia đoạn": "giai đoạn", "ủy bàn": "ủy ban", "ủy ban nhân nhân": "ủy ban nhân dân", "ủy ban nhân dẫn": "ủy ban nhân dân", "phục lục": "phụ lục", "phầm mềm": "phần mềm", "phầm": "phần mềm", "phần mền": "phần mềm",
    "unbd": "UBND", "ubdn": "UBND", "hdnd": "HĐND", "ubnnd": "UBND", "thỉ thị": "chỉ thị", "trách nghiệm": "trách nhiệm", "kiếm tra": "kiểm tra", "kiểm trả": "kiểm tra", "đoàn kiểm của": "đoàn kiểm tra của", "hành chình": "hành chính",
    "hành chỉnh": "hành chính", "chấn chính": "chấn chỉnh", "chẩn chỉnh": "chấn chỉnh", "cái cách": "cải cách", "cải các hành chính": "cải cách hành chính", "thự hiện": "thực hiện", "triền khai": "triển khai", "chỉ sô": "chỉ số", "kế họach": "kế hoạch",
    "kỹ luật": "kỷ luật", "kỹ cương": "kỷ cương", "kĩ luật": "kỷ luật", "kĩ cương": "kỷ cương", "xữ lý": "xử lý", "sát nhập": "sáp nhập", "chỉnh chu": "chỉn chu", "thẳng thắng": "thẳng thắn", "nghiên túc": "nghiêm túc", "ngưới dân": "người dân",
    "nhân đân": "nhân dân", "người đân": "người dân", "cãn cứ": "căn cứ", "căn cú": "căn cứ", "thánh viên": "thành viên", "phó trường đoàn": "phó trưởng đoàn", "tinh thân trách nhiệm": "tinh thần trách nhiệm", "khắc phụ hạn": "khắc phục hạn", "báo các kết quả": "báo cáo kết quả",
    "của các bộ, công chức": "của cán bộ, công chức", "trên cách mặt": "trên các mặt", "xiết chặt": "siết chặt", "cơ chế một của": "cơ chế một cửa", "một cữa": "một cửa", "một của liên thông": "một cửa liên thông", "hoàn thàng": "hoàn thành", "nội dụng": "nội dung", "thực hiện nhiệm.": "thực hiện nhiệm vụ.",
}  # fmt: skip

# Single words that are never doubled on purpose (unlike "luôn luôn", "ngày ngày").
NEVER_DOUBLED = ("các", "của", "và", "trong", "về", "được", "những", "với", "tại", "để", "theo", "do", "báo", "kế", "quyết", "nghị", "thuộc", "huyện", "tỉnh", "nhiệm", "trên", "bằng", "cho", "sẽ", "đã", "kiểm", "tra", "hành")  # fmt: skip
