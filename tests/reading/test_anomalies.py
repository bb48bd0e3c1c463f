"""Contradictions: found where they are, silent where a careful reader sees none."""

import pytest

from kiemtra.reading import cross_check, from_string, read
from kiemtra.reading.values import AnomalyType as T

from .conftest import Reader

PAGE = "Kiểm tra cải cách hành chính năm 2022\nNgày đăng: 14/03/2022\n\n"
CASES = [
    (T.DATE_AFTER_PAGE, "Ngày 29/12/2022, UBND huyện Ba Bể ban hành Kế hoạch số 18/KH-UBND kiểm tra CCHC."),
    (T.DATE_AFTER_EXECUTION, "UBND huyện Ba Bể ban hành Kế hoạch số 18/KH-UBND ngày 29/12/2022 kiểm tra CCHC. Thời gian kiểm tra: quý II năm 2022."),
    (T.SEQUENCE_BREAK, "Căn cứ Kế hoạch số 17/KH-UBND ngày 05/02/2022 của UBND huyện Ba Bể; Kế hoạch số 18/KH-UBND ngày 05/02/2021 của UBND huyện Ba Bể."),
    (T.SEQUENCE_BREAK, "Căn cứ Kế hoạch số 17/KH-UBND ngày 25/02/2022 của UBND huyện Ba Bể; Kế hoạch số 18/KH-UBND ngày 05/02/2022 của UBND huyện Ba Bể."),
    (T.DATE_CONFLICT, "Căn cứ Kế hoạch số 17/KH-UBND ngày 05/02/2022 của UBND huyện Ba Bể. Kế hoạch số 17/KH-UBND ngày 15/02/2022 nêu rõ."),
    (T.MISSING_DATE, "Căn cứ Quyết định số 12/QĐ-SNV ngày về việc thành lập Đoàn."),
    (T.IMPOSSIBLE_DATE, "Căn cứ Kế hoạch số 17/KH-UBND ngày 31/02/2022 của UBND huyện Ba Bể."),
    (T.IMPOSSIBLE_DATE, "Các đơn vị báo cáo trước ngày 31/11/2022."),
    (T.PERIOD_ODD, "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2050."),
    (T.PERIOD_ODD, "Đề án giai đoạn 2025 - 2021."),
    (T.KIND_SYMBOL_MISMATCH, "Căn cứ Quyết định số 17/KH-UBND ngày 05/02/2022."),
    (T.SYMBOL_ISSUER_MISMATCH, "Căn cứ Kế hoạch số 1783/KH-UBND ngày 05/02/2022 của Sở Nội vụ."),
    (T.COUNT_MISMATCH, "Kiểm tra tại 03 xã: Tân Lập, Bình Gia."),
    (T.DUPLICATE_PARAGRAPH, "Nội dung kiểm tra gồm hai phần.\n\nPhần thứ nhất là chỉ đạo.\n\nPhần thứ hai là thủ tục.\n\nMỗi phần một buổi.\n\n" + 2 * "Các đơn vị được kiểm tra chuẩn bị báo cáo, tài liệu, số liệu theo đúng mẫu đã gửi kèm và gửi về Sở Nội vụ.\n\n"),
    (T.SUPERSEDED_BASIS, "Căn cứ Kế hoạch số 17/KH-UBND ngày 05/02/2020 của UBND huyện Ba Bể về cải cách hành chính năm 2020."),
    (T.TYPO, "Các gia đoạn thực hiện được nêu rõ."),
    (T.TYPO, "Nâng cao chất lượng thực hiện thực hiện nhiệm vụ."),
    (T.TYPO, "Uỷ bàn nhân dân huyện triển khai."),
]  # fmt: skip

NEWS = "Kiểm tra công tác cải cách hành chính tại huyện Ba Bể\nNgày đăng: 14/03/2022\n\n"
PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\nSố: 96/KH-UBND\nBắc Kạn, ngày 03 tháng 3 năm 2022\n\n"
    "KẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2022\n\n"
)
DECISION = (
    "ỦY BAN NHÂN DÂN\nHUYỆN BA BỂ\nSố: 745/QĐ-UBND\nBa Bể, ngày 10 tháng 5 năm 2022\n\n"
    "QUYẾT ĐỊNH\nVề việc thành lập Đoàn kiểm tra công tác cải cách hành chính năm 2022\n\n"
)
# One kind of contradiction in many ways of saying it; nothing else shall be said of it.
TOLD = [
    (T.COUNT_MISMATCH, PLAN, "III. LỊCH KIỂM TRA (09 đơn vị)\nSTT\tTên cơ quan, đơn vị\tNgày\tBuổi\n1\tSở Y tế\t09/5/2022\tSáng\n2\tSở Xây dựng\t09/5/2022\tChiều\n3\tUBND huyện Ba Bể\t11/5/2022\tSáng\n4\tUBND huyện Na Rì\t16/5/2022\tCả ngày\n"),
    (T.COUNT_MISMATCH, PLAN, "Kiểm tra tại 05 cơ quan gồm: Sở Y tế, Sở Xây dựng, Sở Tư pháp, Sở Công Thương."),
    (T.COUNT_MISMATCH, PLAN, "Đối tượng kiểm tra: 04 đơn vị\n- Sở Y tế;\n- Sở Xây dựng;\n- UBND huyện Ba Bể.\n"),
    (T.COUNT_MISMATCH, PLAN, "II. ĐỐI TƯỢNG\n1. Cấp sở (03 sở): Sở Y tế; Sở Xây dựng.\n2. Cấp huyện (02 huyện): Ba Bể, Na Rì."),
    (T.COUNT_MISMATCH, PLAN, "II. ĐỐI TƯỢNG\n1. Cấp sở (02 sở): Sở Y tế; Sở Xây dựng.\n2. Cấp huyện (03 huyện): Ba Bể, Na Rì."),
    (T.COUNT_MISMATCH, PLAN, "Kiểm tra trực tiếp tại 6 xã, thị trấn: Khang Ninh, Quảng Khê, Đồng Phúc, Nam Mẫu, Cao Thượng, Hà Hiệu, thị trấn Chợ Rã."),
    (T.COUNT_MISMATCH, PLAN, "Năm 2022 kiểm tra 07 đơn vị, trong đó có 04 sở (Sở Y tế, Sở Xây dựng, Sở Tư pháp) và 03 huyện (Ba Bể, Na Rì, Chợ Đồn)."),
    (T.COUNT_MISMATCH, PLAN, "Năm 2022 kiểm tra 08 đơn vị, trong đó có 04 sở và 03 huyện."),
    (T.COUNT_MISMATCH, PLAN, "Tổng số 10 đơn vị được kiểm tra, gồm 03 sở và 06 huyện."),
    (T.COUNT_MISMATCH, PLAN, "Đoàn kiểm tra tại 04 đơn vị: Sở Y tế và Sở Xây dựng, UBND huyện Ba Bể."),
    (T.COUNT_MISMATCH, PLAN, "Danh sách 04 đơn vị được kiểm tra:\n1. Sở Y tế\n2. Sở Xây dựng\n3. UBND huyện Ba Bể\n"),
    (T.COUNT_MISMATCH, PLAN, "2. Đối tượng kiểm tra: 05 sở, ngành, gồm:\n+ Sở Y tế,\n+ Sở Xây dựng,\n+ Sở Tư pháp,\n+ Ban Dân tộc.\n"),
    (T.DATE_AFTER_EXECUTION, NEWS, "UBND huyện Ba Bể ban hành Kế hoạch số 18/KH-UBND ngày 10/3/2022 kiểm tra CCHC. Thời gian kiểm tra: từ ngày 15/02/2022 đến ngày 25/02/2022."),
    (T.DATE_AFTER_EXECUTION, NEWS, "Thực hiện Quyết định số 55/QĐ-UBND ngày 12/3/2022 về thành lập Đoàn kiểm tra CCHC, từ ngày 01 đến ngày 04/3/2022, Đoàn đã kiểm tra tại 4 xã."),
    (T.DATE_AFTER_EXECUTION, NEWS, "Ngày 02/3/2022, Đoàn kiểm tra CCHC huyện đã kiểm tra tại xã Khang Ninh theo Quyết định số 55/QĐ-UBND ngày 12/3/2022 của UBND huyện."),
    (T.DATE_AFTER_EXECUTION, NEWS, "Đoàn kiểm tra được thành lập theo Quyết định số 55/QĐ-UBND ngày 12/3/2022 đã tiến hành kiểm tra tại xã Khang Ninh vào ngày 02/3/2022."),
    (T.DATE_AFTER_EXECUTION, NEWS, "Theo Kế hoạch số 18/KH-UBND ngày 10/3/2022 của UBND huyện về kiểm tra CCHC, việc kiểm tra được thực hiện trong tháng 02/2022."),
    (T.DATE_AFTER_EXECUTION, PLAN, "III. THỜI GIAN KIỂM TRA\nTừ ngày 10/01/2022 đến ngày 28/02/2022."),
    (T.DATE_AFTER_EXECUTION, PLAN, "Thời gian kiểm tra: Trong tháng 01 và tháng 02 năm 2022."),
    (T.DATE_AFTER_EXECUTION, PLAN, "3. Thời gian: Đợt 1 từ 05/01/2022 đến 20/01/2022; đợt 2 từ 10/02/2022 đến 25/02/2022."),
    (T.DATE_AFTER_EXECUTION, PLAN, "Đoàn làm việc tại Sở Y tế vào ngày 15/02/2022, tại Sở Xây dựng ngày 17/02/2022."),
    (T.DATE_AFTER_EXECUTION, PLAN, "III. LỊCH KIỂM TRA\nSTT\tĐơn vị\tNgày\n1\tSở Y tế\t15/02/2022\n2\tSở Xây dựng\t17/02/2022\n"),
    (T.DATE_AFTER_EXECUTION, DECISION, "Điều 2. Đoàn kiểm tra làm việc từ ngày 04/4/2022 đến ngày 22/4/2022 tại các phòng thuộc UBND huyện."),
    (T.DATE_AFTER_EXECUTION, DECISION, "Điều 2. Thời gian kiểm tra: 15 ngày, từ 11/4/2022 đến 29/4/2022."),
    (T.DATE_AFTER_PAGE, NEWS, "Thực hiện Kế hoạch số 18/KH-UBND ngày 29/12/2022 của UBND huyện Ba Bể về kiểm tra CCHC, Đoàn đã làm việc với 3 xã."),
    (T.DATE_AFTER_PAGE, NEWS, "Ngày 20-3-2022, UBND huyện ký ban hành Kế hoạch số 18/KH-UBND về kiểm tra CCHC."),
    (T.DATE_AFTER_PAGE, NEWS, "Theo Quyết định 145/QĐ-UBND ngày 15 tháng 3 năm 2022 của Chủ tịch UBND huyện, Đoàn kiểm tra gồm 5 người."),
    (T.DATE_AFTER_PAGE, NEWS, "Đoàn công tác được thành lập tại Quyết định số 12/QĐ-SNV, ký ngày 01/4/2022 của Sở Nội vụ."),
    (T.DATE_AFTER_PAGE, NEWS, "Sở Nội vụ vừa có Công văn số 312/SNV-CCHC (ngày 16/5/2022) đề nghị các đơn vị chuẩn bị."),
    (T.DATE_AFTER_PAGE, NEWS, "UBND huyện Ba Bể vừa ban hành Thông báo số 33/TB-UBND, đề ngày 22.6.2022, kết luận kiểm tra."),
    (T.DATE_AFTER_PAGE, NEWS, "Tại Kế hoạch số 18/KH-UBND được ban hành ngày 20/11/2022, UBND huyện yêu cầu kiểm tra 5 xã."),
    (T.DATE_AFTER_PAGE, PLAN, "Căn cứ Kế hoạch số 11/KH-UBND ngày 14/01/2023 của UBND tỉnh về cải cách hành chính năm 2022;"),
    (T.DATE_AFTER_PAGE, PLAN, "Căn cứ Quyết định số 1149/QĐ-TTg ngày 30/8/2022 của Thủ tướng Chính phủ;"),
    (T.DATE_AFTER_PAGE, PLAN, "Thực hiện Công văn số 77/SNV-CCHC ngày 05/3/2022 của Sở Nội vụ về việc kiểm tra cải cách hành chính;"),
    (T.DATE_AFTER_PAGE, PLAN, "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 35/TTr-SNV ngày 08 tháng 3 năm 2022."),
    (T.DATE_CONFLICT, NEWS, "Thực hiện Kế hoạch số 17/KH-UBND ngày 05/02/2022 của UBND huyện Ba Bể, Đoàn kiểm tra 3 xã. Theo Kế hoạch số 17/KH-UBND ngày 15/02/2022 của UBND huyện Ba Bể, còn 2 xã."),
    (T.DATE_CONFLICT, NEWS, "Ngày 05/02/2022, UBND huyện ban hành Kế hoạch số 17/KH-UBND kiểm tra CCHC. Kế hoạch số 17/KH-UBND ban hành ngày 06/02/2022 nêu rõ 5 nội dung."),
    (T.DATE_CONFLICT, NEWS, "Căn cứ Quyết định số 145/QĐ-UBND ngày 10/01/2022 của Chủ tịch UBND tỉnh; Đoàn kiểm tra thành lập theo Quyết định 145/QĐ-UBND ngày 10/02/2022."),
    (T.DATE_CONFLICT, PLAN, "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Nội dung theo Nghị quyết số 76/NQ-CP ngày 17/5/2021 của Chính phủ."),
    (T.DATE_CONFLICT, PLAN, "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ. Kiểm tra việc thực hiện Nghị định số 61/2018/NĐ-CP ngày 21/6/2018 của Chính phủ."),
    (T.DATE_CONFLICT, PLAN, "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ. Kiểm tra việc thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2017 của Chính phủ."),
    (T.DUPLICATE_PARAGRAPH, PLAN, "III. NỘI DUNG\n1. Kiểm tra công tác chỉ đạo, điều hành cải cách hành chính của người đứng đầu cơ quan, đơn vị.\n2. Kiểm tra việc giải quyết thủ tục hành chính tại bộ phận một cửa của cơ quan.\n3. Kiểm tra công tác chỉ đạo, điều hành cải cách hành chính của người đứng đầu cơ quan, đơn vị.\n"),
    (T.DUPLICATE_PARAGRAPH, PLAN, "- Sở Nội vụ chủ trì, theo dõi, đôn đốc việc thực hiện Kế hoạch này.\n- Sở Tài chính bảo đảm kinh phí.\n- Sở Nội vụ chủ trì, theo dõi, đôn đốc việc thực hiện Kế hoạch này.\n"),
    (T.DUPLICATE_PARAGRAPH, PLAN, "Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 15/5/2022 để tổng hợp, báo cáo UBND tỉnh theo quy định.\nĐoàn kiểm tra làm việc trong giờ hành chính.\nCác đơn vị gửi báo cáo về Sở Nội vụ trước ngày 15/5/2022 để tổng hợp, báo cáo UBND tỉnh theo quy định\n"),
    (T.DUPLICATE_PARAGRAPH, PLAN, "Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 15/5/2022 để tổng hợp, báo cáo UBND tỉnh theo quy định. Đoàn kiểm tra làm việc trong giờ hành chính. Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 15/5/2022 để tổng hợp, báo cáo UBND tỉnh theo quy định."),
    (T.DUPLICATE_PARAGRAPH, PLAN, "1. Yêu cầu các đơn vị chuẩn bị đầy đủ hồ sơ, tài liệu phục vụ Đoàn kiểm tra khi có yêu cầu.\n2. Yêu cầu các đơn vị chuẩn bị đầy đủ hồ sơ, tài liệu phục vụ Đoàn kiểm tra khi có yêu cầu.\n"),
    (T.DUPLICATE_PARAGRAPH, PLAN, "Trưởng đoàn phân công nhiệm vụ cho từng thành viên, chủ trì các buổi làm việc tại đơn vị.\n\nKinh phí do ngân sách bảo đảm.\n\nTrưởng đoàn phân công nhiệm vụ cho từng thành viên; chủ trì các buổi làm việc tại đơn vị."),
    (T.DUPLICATE_PARAGRAPH, NEWS, "Đoàn đã làm việc với UBND xã Khang Ninh, xem hồ sơ, sổ theo dõi và nghe báo cáo của xã về công tác này.\nChiều cùng ngày, Đoàn đến xã Quảng Khê.\nĐoàn đã làm việc với UBND xã Khang Ninh, xem hồ sơ, sổ theo dõi và nghe báo cáo của xã về công tác này.\nKết thúc, Đoàn lập biên bản.\nĐoàn đã làm việc với UBND xã Khang Ninh, xem hồ sơ, sổ theo dõi và nghe báo cáo của xã về công tác này."),
    (T.IMPOSSIBLE_DATE, PLAN, "Thời gian kiểm tra: từ ngày 01/4/2022 đến ngày 31/6/2022."),
    (T.IMPOSSIBLE_DATE, PLAN, "Các đơn vị báo cáo trước ngày 30 tháng 02 năm 2022."),
    (T.IMPOSSIBLE_DATE, PLAN, "Căn cứ Kế hoạch số 11/KH-UBND ngày 29/02/2022 của UBND tỉnh;"),
    (T.IMPOSSIBLE_DATE, PLAN, "Căn cứ Kế hoạch số 11/KH-UBND ngày 15/13/2021 của UBND tỉnh;"),
    (T.IMPOSSIBLE_DATE, PLAN, "Căn cứ Kế hoạch số 11/KH-UBND ngày 32/01/2022 của UBND tỉnh;"),
    (T.IMPOSSIBLE_DATE, PLAN, "Thời gian kiểm tra: ngày 31-9-2022."),
    (T.IMPOSSIBLE_DATE, PLAN, "Thời gian kiểm tra: từ 25/4 đến 31/4/2022."),
    (T.IMPOSSIBLE_DATE, PLAN, "Thời gian kiểm tra: từ ngày 25 đến ngày 31 tháng 4 năm 2022."),
    (T.IMPOSSIBLE_DATE, PLAN, "Thời gian kiểm tra: từ ngày 25 tháng 4 đến ngày 31 tháng 4."),
    (T.IMPOSSIBLE_DATE, PLAN, "Lịch: ngày 31/11 tại Sở Y tế; ngày 02/12 tại Sở Xây dựng."),
    (T.IMPOSSIBLE_DATE, PLAN, "Gửi báo cáo về Sở Nội vụ trước 31/9."),
    (T.IMPOSSIBLE_DATE, PLAN, "STT\tĐơn vị\tNgày\n1\tSở Y tế\t31/4/2022\n2\tSở Xây dựng\t03/5/2022\n"),
    (T.ISSUER_CONFLICT, NEWS, "Thực hiện Kế hoạch số 62/KH-UBND ngày 04/02/2022 của UBND tỉnh Bắc Kạn về kiểm tra CCHC. Đoàn làm việc theo Kế hoạch số 62/KH-UBND ngày 04/02/2022 của UBND huyện Ba Bể."),
    (T.ISSUER_CONFLICT, NEWS, "Căn cứ Kế hoạch số 62/KH-UBND ngày 04/02/2022 của UBND huyện Ba Bể; theo Kế hoạch số 62/KH-UBND của UBND huyện Chợ Đồn thì kiểm tra 5 xã."),
    (T.ISSUER_CONFLICT, NEWS, "UBND huyện Ba Bể ban hành Kế hoạch số 62/KH-UBND ngày 04/02/2022. Tại Kế hoạch số 62/KH-UBND ngày 04/02/2022 của UBND huyện Na Rì nêu rõ nội dung."),
    (T.ISSUER_CONFLICT, NEWS, "Ngày 04/02/2022, UBND huyện Ba Bể ban hành Quyết định số 55/QĐ-UBND thành lập Đoàn kiểm tra. Quyết định số 55/QĐ-UBND ngày 04/02/2022 của Chủ tịch UBND tỉnh giao Đoàn kiểm tra 5 xã."),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Căn cứ Báo cáo số 213/TTr-SNV ngày 06/02/2022 của Sở Nội vụ;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Căn cứ Quyết định số 17/KH-UBND ngày 05/02/2022 của UBND tỉnh;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Theo Công văn số 17/KH-UBND ngày 05/02/2022 của UBND tỉnh;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Theo Thông báo số 17/BC-SNV ngày 05/02/2022 của Sở Nội vụ;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Căn cứ Nghị định số 76/NQ-CP ngày 15/7/2021 của Chính phủ;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Căn cứ Nghị quyết số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Căn cứ Chỉ thị số 45/QĐ-TTg ngày 05/02/2021 của Thủ tướng Chính phủ;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Căn cứ Thông tư số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Theo Tờ trình số 17/BC-SNV ngày 05/02/2022 của Sở Nội vụ;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Theo Biên bản số 17/BC-ĐKT ngày 05/02/2022 của Đoàn kiểm tra;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Theo Hướng dẫn số 17/KH-SNV ngày 05/02/2022 của Sở Nội vụ;"),
    (T.KIND_SYMBOL_MISMATCH, PLAN, "Căn cứ Luật số 61/2018/NĐ-CP ngày 23/4/2018;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày    tháng 02 năm 2022 của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày .../02/2022 của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày ……/…../2022 của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày … tháng … năm 2022 của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày     của Sở Nội vụ về việc thành lập Đoàn;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV, ngày tháng năm 2022 của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày     /     /2022 của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày __/02/2022 của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày 15 tháng    năm 2022 của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày 15 tháng 02 năm     của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV ngày 15/02/ của Sở Nội vụ;"),
    (T.MISSING_DATE, PLAN, "Căn cứ Quyết định số 12/QĐ-SNV (ngày .. tháng 02) của Sở Nội vụ;"),
    (T.PERIOD_ODD, PLAN, "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2003."),
    (T.PERIOD_ODD, PLAN, "Kế hoạch cải cách hành chính giai đoạn 2025-2021 của tỉnh."),
    (T.PERIOD_ODD, PLAN, "Thực hiện Chương trình tổng thể cải cách hành chính (2021 - 2020)."),
    (T.PERIOD_ODD, PLAN, "Thời kỳ kiểm tra: từ ngày 01/7/2022 đến ngày 30/6/2021."),
    (T.PERIOD_ODD, PLAN, "Số liệu từ 01/01/2022 đến 31/12/2021."),
    (T.PERIOD_ODD, PLAN, "Thời gian kiểm tra: từ ngày 20/5 đến ngày 15/5/2022."),
    (T.PERIOD_ODD, PLAN, "Thời gian kiểm tra từ tháng 9 đến tháng 5 năm 2022."),
    (T.PERIOD_ODD, PLAN, "Thời gian kiểm tra: từ ngày 20 đến ngày 15 tháng 5 năm 2022."),
    (T.PERIOD_ODD, PLAN, "Thời gian kiểm tra: từ ngày 20 đến 15/5/2022."),
    (T.PERIOD_ODD, PLAN, "Thời kỳ kiểm tra: từ năm 2022 đến năm 2020."),
    (T.PERIOD_ODD, PLAN, "Thời kỳ số liệu: từ tháng 6/2022 đến tháng 01/2022."),
    (T.PERIOD_ODD, PLAN, "Thời gian: từ quý III đến quý II năm 2022."),
    (T.SEQUENCE_BREAK, PLAN, "Căn cứ Kế hoạch số 11/KH-UBND ngày 14/01/2022 của UBND tỉnh và Kế hoạch số 19/KH-UBND ngày 05/01/2022 của UBND tỉnh;"),
    (T.SEQUENCE_BREAK, PLAN, "Căn cứ Tờ trình số 233/TTr-SNV ngày 27/02/2022 và Tờ trình số 239/TTr-SNV ngày 24/02/2022 của Sở Nội vụ;"),
    (T.SEQUENCE_BREAK, PLAN, "Tờ trình số 233/TTr-SNV ngày 24/02/2022 và Tờ trình số 219/TTr-SNV ngày 27/02/2022 của Sở Nội vụ;"),
    (T.SEQUENCE_BREAK, PLAN, "Căn cứ Kế hoạch số 120/KH-UBND ngày 14/01/2022 của UBND tỉnh về cải cách hành chính năm 2022;"),
    (T.SEQUENCE_BREAK, PLAN, "Căn cứ Kế hoạch số 98/KH-UBND ngày 14/02/2022 của UBND tỉnh Bắc Kạn về cải cách hành chính năm 2022;"),
    (T.SEQUENCE_BREAK, PLAN, "Căn cứ Công văn số 300/SNV-CCHC ngày 14/02/2022 và Công văn số 310/SNV-CCHC ngày 01/02/2022 của Sở Nội vụ;"),
    (T.SEQUENCE_BREAK, PLAN, "Căn cứ Quyết định số 55/QĐ-UBND ngày 20/02/2022 của UBND tỉnh; Quyết định số 61/QĐ-UBND ngày 11/02/2022 của UBND tỉnh;"),
    (T.SEQUENCE_BREAK, NEWS, "UBND huyện Ba Bể đã ban hành Kế hoạch số 11/KH-UBND ngày 14/02/2022 kiểm tra CCHC và Kế hoạch số 19/KH-UBND ngày 25/01/2022 về tuyên truyền."),
    (T.SEQUENCE_BREAK, NEWS, "UBND huyện Ba Bể ban hành Thông báo số 70/TB-UBND ngày 12/3/2022 và Thông báo số 75/TB-UBND ngày 02/3/2022 kết luận kiểm tra."),
    (T.SEQUENCE_BREAK, NEWS, "Phòng Nội vụ huyện có Báo cáo số 40/BC-PNV ngày 10/3/2022; trước đó, Báo cáo số 52/BC-PNV ngày 22/02/2022 nêu kết quả tự kiểm tra."),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2011 - 2020;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Quyết định số 09/2015/QĐ-TTg ngày 25/3/2015 của Thủ tướng Chính phủ về cơ chế một cửa;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ quy định cơ chế tự chủ của đơn vị sự nghiệp công lập;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Luật Tố cáo ngày 11/11/2011;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Luật Phòng, chống tham nhũng năm 2005;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Quyết định số 225/QĐ-TTg ngày 04/02/2016 của Thủ tướng Chính phủ phê duyệt Kế hoạch cải cách hành chính nhà nước giai đoạn 2016 - 2020;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Kế hoạch số 11/KH-UBND ngày 14/01/2021 của UBND tỉnh về cải cách hành chính năm 2021;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Quyết định số 181/2003/QĐ-TTg ngày 04/9/2003 của Thủ tướng Chính phủ về cơ chế một cửa;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Quyết định số 93/2007/QĐ-TTg ngày 22/6/2007 của Thủ tướng Chính phủ;"),
    (T.SUPERSEDED_BASIS, PLAN, "Căn cứ Quyết định số 136/2001/QĐ-TTg ngày 17/9/2001 phê duyệt Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2001 - 2010;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Kế hoạch số 1783/KH-UBND ngày 05/02/2022 của Sở Nội vụ;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Kế hoạch số 1783/KH-SNV ngày 05/02/2022 của UBND tỉnh;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Báo cáo số 1466/BC-UBND ngày 05/02/2022 của Sở Nội vụ;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Quyết định số 12/QĐ-STP ngày 05/02/2022 của Sở Nội vụ;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Bộ Nội vụ;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Quốc hội;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 05/12/2021 của UBND tỉnh;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Nghị quyết số 12/2021/NQ-HĐND ngày 05/12/2021 của UBND tỉnh Bắc Kạn;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/12/2021 của HĐND tỉnh;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/12/2021 của Bộ Nội vụ;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Quyết định số 12/QĐ-BNV ngày 05/12/2021 của UBND tỉnh Bắc Kạn;"),
    (T.SYMBOL_ISSUER_MISMATCH, PLAN, "Căn cứ Quyết định số 12/QĐ-BNV ngày 05/12/2021 của Bộ Tài chính;"),
    (T.TITLE_CONFLICT, NEWS, "Thực hiện Kế hoạch số 93/KH-UBND ngày 24/2/2022 của UBND huyện về kiểm tra công tác cải cách hành chính năm 2022, Tổ kiểm tra làm việc với 3 xã. Dịp này huyện nhắc các xã báo cáo theo Kế hoạch số 93/KH-UBND ngày 24/2/2022 của UBND huyện về tổ chức Ngày hội văn hóa các dân tộc."),
    (T.TITLE_CONFLICT, NEWS, "Thực hiện Kế hoạch số 93/KH-UBND ngày 24/2/2022 của UBND huyện về kiểm tra công tác cải cách hành chính năm 2022. Các xã đã nộp báo cáo theo Kế hoạch số 93/KH-UBND ngày 24/2/2022 của UBND huyện về phòng, chống hạn hán mùa khô."),
    (T.TITLE_CONFLICT, NEWS, "Thực hiện Kế hoạch số 93/KH-UBND ngày 24/2/2022 của UBND huyện về kiểm tra công tác cải cách hành chính năm 2022. Kế hoạch số 93/KH-UBND ngày 24/2/2022 về phát triển kinh tế tập thể cũng được quán triệt."),
    (T.TITLE_CONFLICT, NEWS, "Thực hiện Kế hoạch số 93/KH-UBND ngày 24/2/2022 của UBND huyện về kiểm tra công tác cải cách hành chính năm 2022. Kế hoạch số 93/KH-UBND ngày 24/2/2022 về trồng cây phân tán cũng được nhắc tới."),
    (T.TITLE_CONFLICT, NEWS, "Thực hiện Kế hoạch số 93/KH-UBND ngày 24/2/2022 của UBND huyện về kiểm tra công tác cải cách hành chính năm 2022. Kế hoạch số 93/KH-UBND ngày 24/2/2022 về việc tuyển quân năm 2022 cũng được nhắc tới."),
    (T.TITLE_CONFLICT, NEWS, "Thực hiện Kế hoạch số 93/KH-UBND ngày 24/2/2022 của UBND huyện về kiểm tra công tác cải cách hành chính năm 2022. Kế hoạch số 93/KH-UBND ngày 24/2/2022 về kiểm tra công tác cải cách hành chính năm 2021 nêu rõ."),
    (T.TITLE_CONFLICT, PLAN, "Căn cứ Quyết định số 55/QĐ-UBND ngày 12/01/2022 của UBND tỉnh ban hành Kế hoạch cải cách hành chính năm 2022. Kinh phí theo Quyết định số 55/QĐ-UBND ngày 12/01/2022 của UBND tỉnh về giao dự toán ngân sách năm 2022."),
    (T.TITLE_CONFLICT, PLAN, "Căn cứ Quyết định số 55/QĐ-UBND ngày 12/01/2022 của UBND tỉnh ban hành Kế hoạch cải cách hành chính năm 2022. Theo Quyết định số 55/QĐ-UBND ngày 12/01/2022 của UBND tỉnh phê duyệt quy hoạch sử dụng đất."),
    (T.TITLE_CONFLICT, PLAN, "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030. Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về phòng, chống thiên tai."),
    (T.TITLE_CONFLICT, PLAN, "I. NỘI DUNG\nKiểm tra việc thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2022 về cải cách hành chính năm 2022 và Kế hoạch số 12/KH-UBND ngày 05/01/2022 về chuyển đổi số năm 2022."),
]  # fmt: skip
# Language of clean texts that looks like a contradiction.
CLEAN = [
    (PLAN, "Căn cứ Kế hoạch số 11/KH-UBND ngày 14/01/2022 của UBND tỉnh về cải cách hành chính năm 2022; Kế hoạch số 19/KH-UBND ngày 25/01/2022 của UBND tỉnh về chuyển đổi số năm 2022;"),
    (PLAN, "Thời gian kiểm tra: từ tháng 11 năm 2021 đến tháng 3 năm 2022."),
    (PLAN, "Thời gian kiểm tra: từ ngày 28 đến ngày 05/6/2022."),
    (PLAN, "Thời kỳ số liệu từ tháng 10 đến tháng 3 năm 2022."),
    (PLAN, "Thời kỳ kiểm tra: từ quý IV/2021 đến quý I/2022."),
    (PLAN, "Các đơn vị báo cáo trước ngày 30/6/2022; đã đạt 31/9 tiêu chí; 30/2 xã."),
    (PLAN, "Tỷ lệ hồ sơ đúng hạn đến 31/6 đơn vị."),
    (PLAN, "Kiểm tra 10 đơn vị, trong đó có 3 sở."),
    (PLAN, "Kiểm tra 10 đơn vị gồm 04 sở và 06 huyện."),
    (PLAN, "Kiểm tra tại 03 sở và 02 huyện: Sở Y tế, Sở Xây dựng, Sở Tư pháp; Ba Bể, Na Rì."),
    (PLAN, "Kiểm tra tại 05 cơ quan: Sở Y tế, Sở Xây dựng, Sở Tư pháp, Ban Dân tộc và Văn phòng UBND tỉnh."),
    (PLAN, "Kiểm tra 03 sở (Sở Y tế, Sở Xây dựng, Sở Tư pháp), 02 huyện (Ba Bể, Na Rì)."),
    (PLAN, "Đoàn kiểm tra tại 03 xã của huyện Ba Bể và 02 xã của huyện Na Rì."),
    (PLAN, "Đối tượng kiểm tra: 03 đơn vị\n- Sở Y tế;\n- Sở Xây dựng;\n- UBND huyện Ba Bể.\n"),
    (PLAN, "III. LỊCH KIỂM TRA (04 đơn vị)\nSTT\tTên cơ quan, đơn vị\tNgày\n1\tSở Y tế\t09/5/2022\n2\tSở Xây dựng\t09/5/2022\n3\tUBND huyện Ba Bể\t11/5/2022\n4\tUBND huyện Na Rì\t16/5/2022\n\nIV. TỔ CHỨC\n1. Sở Nội vụ đôn đốc.\n2. Sở Tài chính bảo đảm kinh phí."),
    (PLAN, "1. Cấp sở (02 đơn vị)\n1. Sở Y tế\n2. Sở Xây dựng\n2. Cấp huyện (02 đơn vị)\n1. UBND huyện Ba Bể\n2. UBND huyện Na Rì"),
    (PLAN, "Kiểm tra 2 huyện Ba Bể, Na Rì và Sở Y tế."),
    (PLAN, "Kiểm tra tại 3 xã Khang Ninh, Quảng Khê và thị trấn Chợ Rã."),
    (PLAN, "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa; kiểm tra việc giải quyết thủ tục theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về tiếp nhận, trả kết quả."),
    (PLAN, "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030; Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ phê duyệt Đề án đổi mới việc thực hiện cơ chế một cửa;"),
    (PLAN, "Căn cứ Tờ trình số 40/TTr-SNV ngày 01/3/2022 của Giám đốc Sở Nội vụ;"),
    (PLAN, "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/02/2022 của Chủ tịch UBND tỉnh;"),
    (PLAN, "Căn cứ Quyết định số 1037/QĐ-TTg ngày 05/02/2021 của Chính phủ;"),
    (PLAN, "Căn cứ Công văn số 2375/SNV-CCHC ngày 05/02/2022 của Sở Nội vụ về việc thực hiện chỉ đạo của UBND tỉnh;"),
    (PLAN, "Căn cứ Thông tư liên tịch số 01/2015/TTLT-VPCP-BNV ngày 23/10/2015 của Văn phòng Chính phủ - Bộ Nội vụ;"),
    (PLAN, "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 05/12/2021 của HĐND tỉnh; Báo cáo số 5/BC-TTHĐND ngày 01/02/2022 của Thường trực HĐND tỉnh;"),
    (PLAN, "Căn cứ Thông báo kết luận số 17/TB-UBND ngày 05/02/2022 của UBND tỉnh;"),
    (PLAN, "Căn cứ Kết luận kiểm tra số 17/KL-SNV ngày 05/02/2022 của Sở Nội vụ;"),
    (PLAN, "Theo Giấy mời số 17/GM-UBND ngày 05/02/2022 của UBND tỉnh;"),
    (PLAN, "Quyết định số 1383/QĐ-UBND ngày 20/12/2021 của UBND tỉnh về ban hành Kế hoạch; Quyết định số 15/QĐ-UBND ngày 05/01/2022 của UBND tỉnh."),
    (PLAN, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;"),
    (PLAN, "Căn cứ Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP ngày 23/4/2018;"),
    (PLAN, "Thực hiện Nghị quyết số 76/NQ-CP (thay thế Nghị quyết số 30c/NQ-CP ngày 08/11/2011);"),
    (PLAN, "Sở Nội vụ chủ trì, phối hợp với các đơn vị liên quan.\nSở Tài chính bảo đảm kinh phí.\nSở Nội vụ chủ trì, phối hợp với các đơn vị."),
    (PLAN, "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, SNV.\nThời gian: 01 ngày.\nThành phần: lãnh đạo đơn vị.\nThời gian: 01 ngày.\nThành phần: lãnh đạo đơn vị."),
    (PLAN, "Kết quả giai đoạn 2016 - 2020 là cơ sở cho giai đoạn 2021 - 2025."),
    (PLAN, "Kiểm tra việc thực hiện Kế hoạch số 11/KH-UBND ngày 14/01/2021 của UBND tỉnh về cải cách hành chính năm 2021. Thời kỳ kiểm tra: từ 01/01/2021 đến 31/3/2022."),
    (PLAN, "Công văn số 88/SNV-CCHC ngày 15/02/2022 của Sở Nội vụ; Công văn số 300/SNV-TCBC ngày 01/02/2022 của Sở Nội vụ;"),
    (PLAN, "Căn cứ Kế hoạch số 83/KH-UBND ngày 01/3/2022 của UBND tỉnh; Kế hoạch số 12/KH-UBND ngày 03/3/2022 của UBND huyện Ba Bể;"),
    (PLAN, "Gửi về Sở Nội vụ trước ngày 15 hằng tháng; số liệu chốt ngày 30/6 và 31/12."),
    (PLAN, "Kinh phí: theo Nghị quyết số 05/2020/NQ-HĐND ngày 10/7/2020 của HĐND tỉnh quy định mức chi."),
    (PLAN, "Báo cáo số 95/UBND-NV ngày 05/02/2022 của UBND huyện Ba Bể về kết quả tự kiểm tra."),
    (NEWS, "Thực hiện Kế hoạch số 18/KH-UBND ngày 10/02/2022 của UBND huyện Ba Bể về kiểm tra CCHC năm 2022, ngày 02/3, Đoàn đã kiểm tra xã Khang Ninh. Trước đó, trong tháng 01/2022, huyện đã kiểm tra đột xuất xã Quảng Khê."),
    (NEWS, "Năm 2021, huyện đã kiểm tra 5 xã. Theo Kế hoạch số 18/KH-UBND ngày 10/02/2022, năm nay kiểm tra 6 xã trong quý II và quý III."),
    (NEWS, "Đoàn đã kiểm tra 3 xã: Khang Ninh, Quảng Khê, Đồng Phúc; tiếp đó làm việc với Phòng Nội vụ."),
    (NEWS, "Đoàn kiểm tra 2 xã Khang Ninh, Quảng Khê; riêng xã Đồng Phúc gửi báo cáo."),
    (NEWS, "Kế hoạch số 18/KH-UBND ngày 10/02/2022 của UBND huyện Ba Bể về kiểm tra CCHC năm 2022. Kế hoạch số 18/KH-UBND cũng giao Phòng Nội vụ về chuẩn bị nội dung làm việc."),
    (NEWS, "Tổ kiểm tra theo Quyết định số 55/QĐ-UBND ngày 12/02/2022 của UBND huyện về thành lập Tổ kiểm tra. Quyết định số 55/QĐ-UBND ngày 12/02/2022 về kiểm tra công tác CCHC năm 2022 có 3 điều."),
    (NEWS, "Chủ tịch UBND tỉnh có Chỉ thị số 02/CT-UBND ngày 05/01/2022; Bộ Nội vụ có Công văn số 77/BNV-CCHC ngày 10/01/2022."),
    (NEWS, "Tại Thông báo số 33/TB-VP ngày 02/02/2022, Văn phòng UBND tỉnh truyền đạt kết luận của Chủ tịch UBND tỉnh."),
    (NEWS, "Sau sắp xếp, huyện còn 15 xã, thị trấn. Đợt này kiểm tra 4 xã: Khang Ninh, Quảng Khê, Đồng Phúc, Nam Mẫu. Huyện có 10 đơn vị gồm 8 phòng và 2 trung tâm."),
    (NEWS, "Trước đó, Kế hoạch số 15/KH-UBND ngày 20/01/2022 của UBND huyện về kiểm tra CCHC đã giao Phòng Nội vụ kiểm tra vào tháng 12/2021 và tháng 3/2022."),
]  # fmt: skip
MISSPELT = "giải quyêt; nhân đân; công tác cái cách; tháo gở; sảy ra; lưu chữ; nhiêm vụ; sơ xài; làm viêc; bổ xung; chỉnh chu; xúc tích; xuất sứ; sát nhập; thẳng thắng; sử lý; sử phạt; khắc phuc; nội dụng; kiểm tra đột xuât; trách nhiêm; thủ tuc; cán bô; lãnh dạo; kết luân; báo các kết quả; giám sat; bộ phận một cữa; một cữa; tiếp nhân hồ sơ; hồ sơ tồn động; đôn đôc; thuờng xuyên; hiện đai hóa; công nghê thông tin; chính xách; nghiêm túc chấp hànhh; thời han; quy đinh; quy trinh; dẩn đến; chẩn chỉnh; kĩ luật; đơn vi; khẩn chương; chất lương; lảnh đạo; cũng cố; bảo đãm; giải pháp khắc phục tồn tai; theo dỏi; nghiên túc; phối hơp; tỉ lệ hài long; sơ kêt; tổng kểt; triễn khai; sẳn sàng; hổ trợ; mỡ rộng; vẩn còn; đảm bao; thực hiên; công dânn; thanh lập đoàn; thành lâp; dân chũ; giấy tò; xắp xếp; sắp sếp; bổ nhiêm; luân truyển; chú trong; hoàn thiên; phát huy hiêu quả; hiệu qủa; nâng cao chất luợng; ngưới dân; người đân; doanh nghiêp; chậm chễ; chễ hẹn; trể hẹn; cãn cứ; căn cú; đề nghi; yêu câu; gữi về; tổng hơp; thông báo bằng văn bãn; thánh viên; phó trường đoàn; tồn tại, han chế; đanh giá; đánh gia; ý thưc; số liêu; tài liêu; vị trí viêc làm; biên chê; tinh gian; tinh giãn; thanh tra công vu; phân công nhiệm vụu; niêm yêt; mức đô; trực tuyên; theo rõi; tập chung chỉ đạo; đề ngị; trứơc; 5năm; tráchcải; Quyếtđịnh; nghành"
# What looks like a slip in a known word and is none.
SPELT = (
    "cũng cố gắng; xu hướng dân chủ; một phần công việc; thi công dẫn đến chậm; người dẫn chương trình; nhận đơn vì lý do khác; chế độ kiêm nhiệm; ông Nguyễn Văn Ban; tỉnh Đắk Lắk; huyện Krông Pắc; tiêm vắc-xin; "
    "trụ sở hữu nghị; giao tiếp nhân dịp này; quan lại; phường Hải Long; cộng tác viên; nhà trẻ; ban nhạc; chăn nuôi; cà phê; quý khách; gìn giữ; xoong nồi; khuỷu tay; ngoằn ngoèo"
)


@pytest.mark.parametrize(("kind", "head", "words"), TOLD, ids=[words[-60:] for *_, words in TOLD])
def test_ways_of_saying_it(reading_of: Reader, kind: T, head: str, words: str) -> None:
    assert {a.type for a in reading_of(head + words).anomalies} == {kind}


@pytest.mark.parametrize(("head", "words"), CLEAN, ids=[words[-60:] for _, words in CLEAN])
def test_clean_language(reading_of: Reader, head: str, words: str) -> None:
    assert reading_of(head + words).anomalies == ()


@pytest.mark.parametrize("words", MISSPELT.split("; "))
def test_slip(reading_of: Reader, words: str) -> None:
    found = reading_of(f"{NEWS}Các xã cần chú ý việc {words} trong năm nay.").anomalies

    assert [a.type for a in found] == [T.TYPO]


@pytest.mark.parametrize("words", SPELT.split("; "))
def test_no_slip(reading_of: Reader, words: str) -> None:
    assert reading_of(f"{NEWS}Các xã nói về {words} trong năm nay.").anomalies == ()


@pytest.mark.parametrize(("kind", "words"), CASES, ids=[f"{kind}-{place}" for place, (kind, _) in enumerate(CASES)])
def test_contradiction_is_found(reading_of: Reader, kind: T, words: str) -> None:
    found = [a for a in reading_of(PAGE + words).anomalies if a.type is kind]

    assert len(found) == 1
    assert found[0].message.endswith(".")
    assert found[0].values
    assert all(start < end for start, end in found[0].spans)
    assert found[0].documents == ("thu.txt",)


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ Kế hoạch số 71/KH-UBND ngày 15/02/2022 của UBND huyện Ba Bể; Kế hoạch số 92/KH-UBND ngày 01/03/2022 của UBND huyện Ba Bể.",
        "Căn cứ Kế hoạch số 9/KH-UBND ngày 15/01/2022 của UBND huyện Ba Bể; Kế hoạch số 202/KH-UBND ngày 29/12/2021 của UBND huyện Ba Bể.",
        "Căn cứ Kế hoạch số 9/KH-UBND ngày 15/02/2022 của UBND huyện Ba Bể; Kế hoạch số 20/KH-UBND ngày 20/01/2022 của UBND tỉnh Bắc Kạn.",
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 13/6/2013 và Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
        "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030.",
        "Kế hoạch cải cách hành chính giai đoạn 2021 - 2025.",
        "Kiểm tra tại 03 xã: Tân Lập, Bình Gia, Yên Bình.",
        "Báo cáo thẩm định số 18/BCTĐ-STP ngày 25/01/2022 của Sở Tư pháp.",
        "Văn bản số 12/SNV-CCHC ngày 01/02/2022 của Sở Nội vụ.",
        "Luôn luôn giữ kỷ luật, ngày ngày đổi mới; dần dần nâng cao chất lượng.",
        "Từng bước, từng việc; các cơ quan, các đơn vị.",
    ],
)
def test_no_false_alarm(reading_of: Reader, words: str) -> None:
    assert reading_of(PAGE + words).anomalies == ()


def test_slipped_year_is_suggested(reading_of: Reader) -> None:
    reading = reading_of(
        PAGE
        + "Căn cứ Kế hoạch số 17/KH-UBND ngày 29/12/2021 của UBND huyện Ba Bể. Ngày 29/12/2022, UBND huyện Ba Bể ban hành Kế hoạch số 18/KH-UBND kiểm tra CCHC."
    )

    told = [a for a in reading.anomalies if a.type is T.DATE_AFTER_PAGE]
    assert [(a.values, a.suggestion) for a in told] == [(("18/KH-UBND", "2022-12-29", "2022-03-14"), "2021-12-29")]


def cross(*texts: str) -> list[T]:
    return [
        a.type
        for a in cross_check([read(from_string(PAGE + text, f"{place}.txt")) for place, text in enumerate(texts)])
    ]


def test_one_number_with_two_dates_and_issuers() -> None:
    found = cross(
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 19/12/2021 của UBND tỉnh Lai Châu về kiểm tra CCHC thành phố Lai Châu năm 2022.",
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 29/12/2021 của Chủ tịch UBND tỉnh Lai Châu về kiểm tra CCHC trên địa bàn tỉnh Lai Châu năm 2022.",
    )

    assert found == [T.DATE_CONFLICT, T.ISSUER_CONFLICT, T.TITLE_CONFLICT]


@pytest.mark.parametrize(
    "second",
    [
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 29/12/2021 của UBND tỉnh Tuyên Quang về cải cách hành chính.",
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 10/02/2013 của UBND tỉnh Lai Châu về cải cách hành chính.",
        "Căn cứ Quyết định số 20/QĐ-UBND ngày 29/12/2021 của UBND tỉnh Lai Châu về cải cách hành chính.",
        "Căn cứ Kế hoạch số 20/KH-UBND ngày 19/12/2021 của UBND tỉnh Lai Châu về cải cách hành chính.",
    ],
)
def test_equal_numbers_of_other_documents(second: str) -> None:
    first = "Căn cứ Kế hoạch số 20/KH-UBND ngày 19/12/2021 của UBND tỉnh Lai Châu về cải cách hành chính."

    assert cross(first, second) == []
