"""Windows in families of phrasing, each with what must not be taken for one; answers were set before the words were read."""

import pytest

from kiemtra.reading.values import Reading, WindowPurpose

from .conftest import Reader

NEWS = "Lạng Sơn: Kiểm tra công tác cải cách hành chính năm 2023\nThứ Sáu, 13/10/2023, 07:15\n\nĐoàn kiểm tra cải cách hành chính của tỉnh đã bắt đầu làm việc.\n\n"  # fmt: skip

# '06-12' is a day of 2023, '06-12..06-16' a range, '-' an open end, 'D:' a period of data.

# Days, months and quarters over those who are visited then.
HEADINGS = [
    ("Chương trình làm việc:\nI. Tại huyện Cao Lộc\n- Ngày 12/6/2023: kiểm tra UBND xã Gia Cát;\n- Ngày 14/6/2023: kiểm tra các phòng Tài nguyên và Môi trường; 15 giờ làm việc với lãnh đạo huyện.", "06-12 06-14"),
    ("Chương trình làm việc:\n- Ngày 12/6/2023, từ 7 giờ 30: kiểm tra UBND xã Gia Cát và xã Tân Liên;\n- Ngày 14/6/2023, lúc 14 giờ: làm việc với UBND huyện.", "06-12 06-14"),
    ("Thứ Hai, 12/6:\nSáng: Sở Y tế\nChiều: Sở Nội vụ\nThứ Tư, 14/6:\nSáng: Sở Công Thương", "06-12 06-14"),
    ("Thứ Hai, ngày 12/6/2023\n- Sáng: Sở Y tế\n- Chiều: Sở Nội vụ\nThứ Tư, ngày 14/6/2023\n- Sáng: Sở Công Thương", "06-12 06-14"),
    ("Ngày 12/6/2023\n- 7 giờ 30: UBND xã Gia Cát\n- 14 giờ: UBND xã Tân Liên\nNgày 14/6/2023\n- 7 giờ 30: UBND xã Hòa Cư", "06-12 06-14"),
    ("1. Quý II\na) Sở Tư pháp\nb) Sở Y tế\n2. Quý III\na) UBND huyện Chi Lăng\nb) UBND huyện Lộc Bình", "04-01..06-30 07-01..09-30"),
    ("B. ĐỐI TƯỢNG, THỜI GIAN\nI. Kiểm tra theo kế hoạch\n1. Quý II\na) Sở Tư pháp\nb) Sở Y tế\n2. Quý III\na) UBND huyện Chi Lăng\nb) UBND huyện Lộc Bình", "04-01..06-30 07-01..09-30"),
    ("Đợt 1 (quý II/2023): Sở Tư pháp, Sở Y tế.\nĐợt 2 (quý IV/2023): UBND huyện Chi Lăng.", "04-01..06-30 10-01..12-31"),
    ("Đợt 1 (tháng 5/2023)\n- Sở Tư pháp\n- Sở Y tế\nĐợt 2 (tháng 9/2023)\n- UBND huyện Chi Lăng", "05-01..05-31 09-01..09-30"),
    ("Đợt 1 (từ ngày 12 - 16/6/2023): 04 xã.\nĐợt 2 (từ ngày 11 - 15/9/2023): 05 xã.", "06-12..06-16 09-11..09-15"),
    ("Đợt 1 (12-16/6): 04 xã.\nĐợt 2 (11-15/9): 05 xã.", "06-12..06-16 09-11..09-15"),
    ("- Tháng 5: Sở Y tế, Sở Nội vụ;\n- Tháng 7: UBND huyện Chi Lăng;\n- Tháng 9: UBND huyện Lộc Bình.", "05-01..05-31 07-01..07-31 09-01..09-30"),
    ("Tháng 5/2023\n1. Sở Y tế\n2. Sở Nội vụ\nTháng 7/2023\n1. UBND huyện Chi Lăng", "05-01..05-31 07-01..07-31"),
    ("Trong quý II: kiểm tra Sở Y tế, Sở Nội vụ. Trong quý IV: kiểm tra UBND huyện Chi Lăng.", "04-01..06-30 10-01..12-31"),
    ("a) Quý II/2023: 03 sở (Sở Y tế, Sở Nội vụ, Sở Xây dựng).\nb) Quý IV/2023: 02 huyện (Chi Lăng, Lộc Bình).", "04-01..06-30 10-01..12-31"),
    ("Buổi sáng ngày 12/6/2023 (từ 8 giờ 00): Đoàn làm việc với Sở Y tế.\nBuổi chiều ngày 13/6/2023 (từ 13 giờ 30): Đoàn làm việc với Sở Nội vụ.", "06-12 06-13"),
    ("1. Thứ Hai (12/6): UBND xã Gia Cát.\n2. Thứ Ba (13/6): UBND xã Tân Liên.", "06-12 06-13"),
    ("Tuần 1 (12-16/6): khối huyện; Tuần 2 (19-23/6): khối xã.", "06-12..06-16 06-19..06-23"),
    ("Đoàn số 1: từ 12/6 đến 16/6/2023\n- Sở Y tế\n- Sở Nội vụ\nĐoàn số 2: từ 19/6 đến 23/6/2023\n- Sở Xây dựng", "06-12..06-16 06-19..06-23"),
    ("Trong quý III năm 2023, tiến hành kiểm tra tại Sở Y tế, Sở Nội vụ.", "07-01..09-30"),
    ("Quý II: Chi Lăng, Lộc Bình; Quý III: Đình Lập, Văn Quan.", "04-01..06-30 07-01..09-30"),
    ("7h30 ngày 12/6/2023: Kiểm tra tại UBND xã Gia Cát.\n14h00 ngày 12/6/2023: Kiểm tra tại UBND xã Tân Liên.", "06-12"),
    ("Thứ 2, 12/6/2023 - UBND xã Gia Cát\nThứ 3, 13/6/2023 - UBND xã Tân Liên", "06-12 06-13"),
    ("Ngày thứ nhất (12/6): UBND xã Gia Cát. Ngày thứ hai (13/6): UBND xã Tân Liên.", "06-12 06-13"),
    ("- Buổi sáng 12/6/2023: UBND xã Gia Cát\n- Buổi chiều 12/6/2023: UBND xã Tân Liên\n- Buổi sáng 13/6/2023: UBND xã Hòa Cư", "06-12 06-13"),
    ("Tuần thứ nhất (từ 12 đến 16/6/2023): khối Đảng ủy; tuần thứ hai (từ 19 đến 23/6/2023): khối chính quyền.", "06-12..06-16 06-19..06-23"),
    ("II. Đơn vị, thời gian kiểm tra\n1. Sở Y tế (tháng 5)\n2. Sở Nội vụ (tháng 7)\n3. UBND huyện Chi Lăng (tháng 9)", "05-01..05-31 07-01..07-31 09-01..09-30"),
    ("Đợt 1: Từ ngày 12/6 đến ngày 16/6/2023 kiểm tra 05 xã; Đợt 2: Từ ngày 10/7 đến ngày 14/7/2023 kiểm tra 04 xã; Đợt 3: tháng 9/2023.", "06-12..06-16 07-10..07-14 09-01..09-30"),
]  # fmt: skip

# A time beside each unit or group of units; days that share a month.
GROUPS = [
    ("Thời gian tiếp Đoàn: xã Gia Cát ngày 12/6; xã Tân Liên ngày 13/6; hai phòng cùng ngày 20/6/2023.", "06-12 06-13 06-20"),
    ("Thời gian làm việc của Đoàn: Sở Y tế ngày 12/6, Sở Nội vụ ngày 15/6, Sở Công Thương ngày 19/6/2023.", "06-12 06-15 06-19"),
    ("Phòng Nội vụ thông báo lịch: xã Gia Cát sáng 12/6, xã Tân Liên chiều 12/6, xã Hòa Cư sáng 13/6.", "06-12 06-13"),
    ("Đoàn kiểm tra làm việc theo thứ tự: UBND xã A (sáng 12/6), UBND xã B (chiều 12/6), UBND xã C (cả ngày 14/6).", "06-12 06-14"),
    ("Lịch tiếp đoàn: Sở Tư pháp - 12/6; Sở Tài chính - 15/6; Sở Xây dựng - 16/6/2023.", "06-12 06-15 06-16"),
    ("Đoàn kiểm tra số 1 kiểm tra các đơn vị sau: Sở Y tế vào ngày 12/6/2023; Sở Nội vụ vào ngày 15/6/2023.", "06-12 06-15"),
    ("Thời gian kiểm tra: tại Sở Y tế: ngày 12/6/2023; tại Sở Nội vụ: ngày 15/6/2023.", "06-12 06-15"),
    ("Thời gian kiểm tra tại các đơn vị như sau:\n- Sở Y tế: Thứ Hai, ngày 12/6/2023\n- Sở Nội vụ: Thứ Năm, ngày 15/6/2023", "06-12 06-15"),
    ("Thời gian kiểm tra: các ngày 14, 16 và 22/5.", "05-14 05-16 05-22"),
    ("Thời gian kiểm tra: vào các ngày 14, 16, 22 tháng 5 năm 2023.", "05-14 05-16 05-22"),
    ("Đoàn kiểm tra làm việc tại ba xã vào các ngày 14, 16 và 22 tháng 5.", "05-14 05-16 05-22"),
    ("Thời gian: ngày 11/7/2023, 12/7/2023 và 18/7/2023.", "07-11..07-12 07-18"),
    ("1. Làm việc tại đơn vị: mỗi phường một buổi từ ngày 06 đến ngày 24 tháng 10 năm 2023; sở, ngành từ ngày 03 đến ngày 14 tháng 11 năm 2023.", "10-06..10-24 11-03..11-14"),
    ("Kiểm tra cấp huyện từ ngày 05/6 đến ngày 09/6/2023, cấp xã từ ngày 12/6 đến ngày 23/6/2023.", "06-05..06-09 06-12..06-23"),
    ("Các sở được kiểm tra từ ngày 05/6 đến ngày 09/6/2023; các huyện: từ ngày 12/6 đến ngày 23/6/2023; các xã trong tháng 9.", "06-05..06-09 06-12..06-23 09-01..09-30"),
    ("Đoàn 1 kiểm tra từ ngày 05/6 đến ngày 09/6/2023; Đoàn 2 từ ngày 12/6 đến ngày 16/6/2023.", "06-05..06-09 06-12..06-16"),
    ("Thời gian: khối sở trong tháng 6; khối huyện trong tháng 8; khối xã trong quý IV.", "06-01..06-30 08-01..08-31 10-01..12-31"),
    ("Kiểm tra tại các sở trong quý II, tại các huyện trong quý III, phúc tra trong tháng 12.", "04-01..06-30 07-01..09-30 12-01..12-31"),
    ("Thời gian tiến hành kiểm tra tại mỗi đơn vị 01 buổi, bắt đầu từ tháng 6, kết thúc trong tháng 9 năm 2023.", "06-01..09-30"),
    ("Thời gian kiểm tra: Tháng 6, tháng 7, tháng 9/2023.", "06-01..07-31 09-01..09-30"),
    ("Thời gian kiểm tra: dự kiến cuối tháng 8, đầu tháng 9/2023.", "08-01..09-30"),
    ("- Thời gian: Buổi sáng: 15/6/2023; buổi chiều: 16/6/2023.", "06-15 06-16"),
    ("Sở Nội vụ kính mời đại diện tham gia Đoàn kiểm tra tại huyện Chi Lăng, thời gian 01 ngày, ngày 15/6/2023.", "06-15"),
    ("III. THỜI GIAN, ĐỊA ĐIỂM\n1. Thời gian: Từ ngày 12/6/2023 đến ngày 23/6/2023 (có lịch cụ thể kèm theo).\n2. Địa điểm: tại trụ sở các đơn vị.", "06-12..06-23"),
    ("(4) Thời gian tiếp Đoàn: phường Bắc Sơn ngày 16/7; phường Trần Thành Ngọ ngày 17/7; hai phòng cùng ngày 23/7/2023.", "07-16 07-17 07-23"),
    ("Kiểm tra 04 đơn vị còn lại trong quý III, hoàn thành trước ngày 15/9/2023.", "07-01..09-30"),
    ("Đoàn đã kiểm tra 7/20 xã: Gia Cát, Tân Liên và 03 phòng: Tài nguyên và Môi trường, Công Thương, Y tế, trong thời gian từ ngày 12/8 đến ngày 30/8/2023.", "08-12..08-30"),
    ("Đã kiểm tra đợt 1 tại 05 xã (từ ngày 10/4 đến ngày 21/4/2023); đợt 2 sẽ kiểm tra 06 xã (dự kiến tháng 10/2023).", "04-10..04-21 10-01..10-31"),
    ("Sở được Đoàn kiểm tra của tỉnh đến kiểm tra ngày 29/5/2023, chưa có kết luận.", "05-29"),
    ("Tổ 1 kiểm tra các phường: Chi Lăng (12/6), Đông Kinh (13/6), Tam Thanh (14/6).", "06-12 06-13 06-14"),
    ("Thực hiện Kế hoạch kiểm tra, Sở Nội vụ trân trọng thông báo Đoàn sẽ đến làm việc tại quý cơ quan ngày 12/6/2023.", "06-12"),
    ("BIÊN BẢN KIỂM TRA\nHôm nay, ngày 12/6/2023, tại trụ sở Sở Y tế, Đoàn kiểm tra đã tiến hành làm việc.", "06-12"),
    ("Từ ngày 12/6/2023 đến ngày 14/6/2023, Đoàn kiểm tra theo Quyết định số 12/QĐ-UBND ngày 02/5/2023 đã tiến hành kiểm tra tại Sở Y tế.", "06-12..06-14"),
    ("Căn cứ kết quả kiểm tra trực tiếp tại Sở Y tế ngày 12 và 13/6/2023, Đoàn kiểm tra kết luận như sau:", "06-12..06-13"),
    ("Qua kiểm tra từ ngày 05/6 đến ngày 16/6/2023 tại 08 đơn vị, Đoàn ghi nhận:", "06-05..06-16"),
    ("Tổ chức kiểm tra 02 đợt: đợt 1 trong tháng 5, đợt 2 trong tháng 10.", "05-01..05-31 10-01..10-31"),
    ("Chia làm 2 đợt kiểm tra (đợt I: quý II; đợt II: quý IV).", "04-01..06-30 10-01..12-31"),
    ("Thời gian thực hiện: Đợt 1 vào tháng 5/2023; Đợt 2 vào tháng 10/2023.", "05-01..05-31 10-01..10-31"),
    ("Mỗi quý kiểm tra 02 đơn vị: Quý II: Sở Y tế, Sở Nội vụ; Quý III: UBND huyện Chi Lăng, UBND huyện Lộc Bình.", "04-01..06-30 07-01..09-30"),
    ("- Sở Y tế, Sở Nội vụ (quý II);\n- UBND huyện Chi Lăng (quý III).", "04-01..06-30 07-01..09-30"),
    ("- Sở Y tế: quý II;\n- UBND huyện Chi Lăng: quý III.", "04-01..06-30 07-01..09-30"),
    ("Danh sách các đơn vị được kiểm tra\n1. Sở Y tế, ngày 12/6/2023\n2. Sở Nội vụ, ngày 15/6/2023", "06-12 06-15"),
    ("Danh sách đơn vị\n1. Sở Y tế (Thứ Hai, ngày 12/6/2023)\n2. Sở Nội vụ (Thứ Năm, ngày 15/6/2023)", "06-12 06-15"),
    ("Sáng 12/6: Sở Y tế; chiều 12/6: Sở Nội vụ; sáng 13/6: Sở Xây dựng; chiều 13/6: dự phòng.", "06-12 06-13"),
    ("Đoàn kiểm tra từ ngày 05/6 đến ngày 09/6/2023; các đơn vị từ ngày 12/6 đến ngày 15/6/2023 gửi báo cáo khắc phục.", "06-05..06-09"),
    ("Đoàn kiểm tra Sở Y tế trong tháng 6; Sở Nội vụ trong tháng 12 tổng hợp kết quả.", "06-01..06-30"),
    ("Sở Y tế được kiểm tra ngày 12/6/2023; Sở Nội vụ họp ngày 20/6/2023.", "06-12"),
    ("4. Thời gian: từ ngày 15/3/2023 đến ngày 15/11/2023.\nĐiều 2. Giao Sở Nội vụ:\na) Tổng kết trước ngày 05/12/2023;\nb) Trình kế hoạch trước ngày 10/3/2023.", "03-15..11-15"),
    ("Báo cáo tình hình, kết quả kiểm tra từ ngày 08/5 đến ngày 31/8/2023.", "05-08..08-31"),
    ("Đoàn đến phường Chi Lăng ngày 12/6, sang phường Đông Kinh ngày 13/6, về phường Tam Thanh ngày 14/6.", "06-12 06-13 06-14"),
]  # fmt: skip

# Hours, numbers of days, months and quarters in words, rarer signs between days.
WORDED = [
    ("Thời gian cụ thể: phường Chi Lăng 08 giờ ngày 12/6/2023; phường Đông Kinh 14 giờ ngày 13/6/2023.", "06-12 06-13"),
    ("Thời gian: 02 ngày, 11 - 12/7.", "07-11..07-12"),
    ("Thời gian kiểm tra: 02 ngày, ngày 11 và 12 tháng 7 năm 2023.", "07-11..07-12"),
    ("Thời gian kiểm tra: 03 ngày (từ 11/7 đến 13/7/2023).", "07-11..07-13"),
    ("Thời gian kiểm tra: 03 ngày, bắt đầu từ ngày 11/7/2023.", "07-11..-"),
    ("Kiểm tra Sở Y tế 02 ngày: 11 và 13/7/2023.", "07-11 07-13"),
    ("Thời gian kiểm tra: 15/5 ÷ 30/6/2023.", "05-15..06-30"),
    ("Thời gian kiểm tra: từ ngày 15/5~30/6/2023.", "05-15..06-30"),
    ("Thời gian kiểm tra: từ tháng Năm đến tháng Bảy năm 2023.", "05-01..07-31"),
    ("Thời gian kiểm tra: tháng Mười năm 2023.", "10-01..10-31"),
    ("Thời gian kiểm tra: quý ba năm 2023.", "07-01..09-30"),
    ("Thời gian kiểm tra: trong 02 quý cuối năm 2023.", "07-01..12-31"),
    ("Thời gian kiểm tra: quý cuối năm 2023.", "10-01..12-31"),
    ("Thời gian kiểm tra: 08h00, Thứ Năm, ngày 15/6/2023.", "06-15"),
    ("Thời gian: Vào lúc 8 giờ 00 phút, ngày 15 tháng 6 năm 2023 (Thứ Năm).", "06-15"),
    ("Đoàn kiểm tra sẽ làm việc với quý đơn vị vào lúc 14h00 ngày 15/6/2023 (thứ Năm).", "06-15"),
    ("Thời gian kiểm tra: trong giờ hành chính, từ ngày 12 đến 14/6/2023.", "06-12..06-14"),
    ("Thời gian: 8 giờ 00, ngày 12/6/2023 (thứ Hai).\nĐịa điểm: Phòng họp số 1.", "06-12"),
    ("Đề nghị UBND huyện Chi Lăng bố trí thời gian, địa điểm để Đoàn làm việc vào 8 giờ ngày 12/6/2023.", "06-12"),
    ("Vào hồi 08 giờ 30 phút ngày 12 tháng 6 năm 2023, tại UBND xã Gia Cát, chúng tôi gồm:", "06-12"),
    ("Lịch kiểm tra:\n+ 8h00 ngày 12/6/2023: Sở Y tế\n+ 14h00 ngày 12/6/2023: Sở Nội vụ\n+ 8h00 ngày 13/6/2023: Sở Xây dựng", "06-12 06-13"),
    ("Thời gian đón Đoàn:\n- Trường Mầm non A: 8 giờ 12/6;\n- Trạm Y tế B: 14 giờ 12/6;\n- UBND xã C: 8 giờ 13/6.", "06-12 06-13"),
    ("Đoàn kiểm tra do Sở Nội vụ chủ trì tiến hành kiểm tra Sở Y tế (02 ngày 12, 13/6/2023).", "06-12..06-13"),
    ("Từ 8 giờ 00 ngày 12/6 đến 11 giờ 30 ngày 13/6/2023, Đoàn kiểm tra Sở Y tế.", "06-12..06-13"),
]  # fmt: skip

# The cells of tables and the heads of their columns.
TABLES = [
    ("| STT | Đơn vị | Thời gian | Ghi chú |\n| 1 | Sở Y tế | 12/6 | |\n| 2 | Sở Nội vụ | 15/6 | |", "06-12 06-15"),
    ("| Tháng | Đơn vị |\n| 5 | Sở Y tế |\n| 7 | Sở Nội vụ |", "05-01..05-31 07-01..07-31"),
    ("| Thời gian | Đơn vị |\n| Quý II | Sở Y tế |\n| Quý III | Sở Nội vụ |", "04-01..06-30 07-01..09-30"),
    ("STT\tTên đơn vị\tThời gian thực hiện\n1\tSở Y tế\tTừ 12/6 đến 14/6/2023\n2\tSở Nội vụ\tTừ 19/6 đến 21/6/2023", "06-12..06-14 06-19..06-21"),
    ("STT  Tên đơn vị  Thời gian\n1  Sở Y tế  Tháng 6\n2  Sở Nội vụ  Tháng 8", "06-01..06-30 08-01..08-31"),
    ("Thứ, ngày | Buổi | Đơn vị được kiểm tra | Địa điểm\nThứ Ba, 23/8/2023 | Sáng (7 giờ 30) | UBND huyện Chi Lăng | Phòng họp UBND huyện\nThứ Năm, 25/8/2023 | Chiều | Sở Y tế | Phòng họp Sở", "08-23 08-25"),
    ("| STT | Đơn vị | Quý II | Quý III |\n| 1 | Sở Y tế | x | |\n| 2 | Sở Nội vụ | | x |", "04-01..06-30 07-01..09-30"),
]  # fmt: skip

# Of which time the data are, beside the time of the inspection.
DATA = [
    ("Số liệu, tài liệu kiểm tra: từ ngày 01/01/2022 đến thời điểm kiểm tra.", "D:2022-01-01..-"),
    ("Thời gian kiểm tra: tháng 6/2023; thời kỳ kiểm tra: từ 01/01/2022 đến 31/5/2023.", "06-01..06-30 D:2022-01-01..05-31"),
    ("Kiểm tra kết quả công tác từ ngày 01/7/2022 đến ngày 30/6/2023.", "D:2022-07-01..06-30"),
    ("III. Thời gian\n- Đợt 1: Từ 11/8 đến 15/8/2023, kiểm tra các xã A và B.\nKiểm tra kết quả công tác từ ngày 01/7/2022 đến ngày 30/6/2023.", "08-11..08-15 D:2022-07-01..06-30"),
    ("II. NỘI DUNG\nĐoàn kiểm tra hồ sơ lưu từ ngày 01/7/2022 đến ngày 30/6/2023; kiểm tra thực tế tại Bộ phận một cửa huyện.", "D:2022-07-01..06-30"),
    ("Kiểm tra hồ sơ, sổ sách phát sinh từ tháng 1/2022 đến tháng 5/2023.", "D:2022-01-01..05-31"),
    ("Nội dung kiểm tra: việc thực hiện nhiệm vụ được giao từ 01/01/2022 đến 31/5/2023.", "D:2022-01-01..05-31"),
    ("Kiểm tra tình hình thực hiện công tác CCHC năm 2022 và 6 tháng đầu năm 2023.", "D:2022-01-01..06-30"),
    ("| TT | Đơn vị được kiểm tra | Thời gian kiểm tra | Thời kỳ kiểm tra |\n| 1 | Sở Y tế | 12-14/6/2023 | 01/01/2022 - 31/5/2023 |\n| 2 | Sở Nội vụ | 19-21/6/2023 | 01/01/2022 - 31/5/2023 |", "06-12..06-14 06-19..06-21 D:2022-01-01..05-31"),
    ("| TT | Đơn vị | Ngày kiểm tra | Phạm vi số liệu |\n| 1 | Sở Y tế | 12/6/2023 | 01/01/2022 - 31/5/2023 |\n| 2 | Sở Nội vụ | 19/6/2023 |", "06-12 06-19 D:2022-01-01..05-31"),
    ("Điều 3. Thời hạn kiểm tra là 15 ngày, kể từ ngày 12/6/2023. Thời kỳ kiểm tra: từ 01/01/2022 đến 31/5/2023.", "06-12..- D:2022-01-01..05-31"),
    ("Kết quả: quý I/2023 Sở tiếp nhận 1.230 hồ sơ; quý II/2023 tiếp nhận 1.500 hồ sơ.", "D:01-01..03-31 D:04-01..06-30"),
    ("Niên độ kiểm tra: năm 2022 đến thời điểm kiểm tra.", "D:2022-01-01..-"),
    ("Mốc thời gian kiểm tra: từ ngày 01/01/2023 đến ngày đoàn kiểm tra.", "D:01-01..-"),
    ("Số liệu kiểm tra lấy từ 01/12/2022 đến 31/5/2023.", "D:2022-12-01..05-31"),
    ("Báo cáo theo đề cương (số liệu từ 01/12/2022 đến 31/5/2023).", "D:2022-12-01..05-31"),
    ("Số liệu: năm 2022 và 6 tháng đầu năm 2023.", "D:2022-01-01..06-30"),
    ("Rà soát hồ sơ, sổ sách phát sinh từ ngày 01/7/2022 đến ngày 30/6/2023.", "D:2022-07-01..06-30"),
    ("Xem xét việc giải quyết thủ tục hành chính trong giai đoạn từ 01/01/2022 đến 31/12/2022.", "D:2022-01-01..2022-12-31"),
    ("Đánh giá tình hình thực hiện nhiệm vụ từ đầu năm 2022 đến hết tháng 4/2023.", "D:2022-01-01..04-30"),
]  # fmt: skip

# What a section or the sentence itself says.
OTHER = [
    ("Thời gian kiểm tra tại các đơn vị như sau:\n- Sở Y tế: 01 ngày (12/6/2023)\n- Sở Nội vụ: 01 ngày (15/6/2023)", "06-12 06-15"),
    ("Lịch kiểm tra như sau:\n1. Ngày 12 tháng 6 năm 2023: Sở Y tế\n2. Ngày 15 tháng 6 năm 2023: Sở Nội vụ", "06-12 06-15"),
    ("Thời gian kiểm tra dự kiến: Quý II và quý III/2023.", "04-01..09-30"),
    ("Thời gian kiểm tra: Từ 15/5 – 30/6/2023.", "05-15..06-30"),
    ("Thời gian kiểm tra: từ ngày 15 tháng 5 cho đến ngày 30 tháng 6 năm 2023.", "05-15..06-30"),
    ("Thời gian kiểm tra: từ ngày 15/5/2023 tới hết ngày 30/6/2023.", "05-15..06-30"),
    ("Thời gian kiểm tra: 6 tháng cuối năm.", "07-01..12-31"),
    ("Thời gian kiểm tra: tuần cuối tháng 6/2023.", "06-01..06-30"),
    ("Thời gian kiểm tra: trước ngày 30/11/2023.", "-..11-30"),
    ("Thời gian kiểm tra: hoàn thành trước ngày 30/11/2023.", "-..11-30"),
    ("Thời gian: Hoàn thành trong quý III/2023.", "07-01..09-30"),
    ("Thời hạn kiểm tra: 05 ngày làm việc kể từ ngày 12/6/2023.", "06-12..-"),
    ("IV. THỜI GIAN KIỂM TRA\n1. Kiểm tra định kỳ: quý II và quý III năm 2023.\n2. Kiểm tra đột xuất: theo chỉ đạo của Chủ tịch UBND tỉnh.\n3. Hoàn thành báo cáo trước ngày 15/12/2023.", "04-01..09-30"),
    ("2. Thời gian tiến hành\na) Cấp tỉnh: tháng 6/2023\nb) Cấp huyện: tháng 7 - 8/2023\nc) Cấp xã: tháng 9/2023", "06-01..06-30 07-01..08-31 09-01..09-30"),
    ("2. Thời gian\n- Kiểm tra trực tiếp: từ 12/6 - 16/6/2023.\n- Kiểm tra qua báo cáo: từ 19/6 - 30/6/2023.", "06-12..06-16 06-19..06-30"),
    ("Đoàn kiểm tra đã kiểm tra 8 đơn vị (từ 05/6 đến 16/6/2023).", "06-05..06-16"),
    ("Phúc tra: tháng 11/2023 đối với các đơn vị còn nhiều tồn tại.", "11-01..11-30"),
    ("Kiểm tra lại (phúc tra) trong tháng 11/2023 tại 03 xã xếp loại trung bình.", "11-01..11-30"),
    ("Kiểm tra định kỳ 6 tháng cuối năm 2023 tại 05 xã.", "07-01..12-31"),
    ("Danh sách các đơn vị được kiểm tra\n1. Sở Y tế: 12/6/2023\n2. Sở Nội vụ: 15/6/2023", "06-12 06-15"),
    ("Hoãn kiểm tra tại Sở Y tế từ ngày 12/6/2023 sang ngày 19/6/2023.", "06-19"),
    ("Thay đổi thời gian kiểm tra tại Sở Y tế: từ ngày 12/6 thành ngày 19/6/2023.", "06-19"),
    ("Sở được kiểm tra ngày 29/5/2023.", "05-29"),
    ("Đoàn đánh giá kết quả đợt kiểm tra tiến hành từ ngày 08/5/2023 đến 11/8/2023 theo Kế hoạch số 31/KH-UBND.", "05-08..08-11"),
    ("Từ 12-14/6: Sở Y tế. Từ 15-16/6: Sở Nội vụ.", "06-12..06-14 06-15..06-16"),
    ("Từ ngày 12/6 - 14/6/2023: kiểm tra tại Sở Y tế.\nTừ ngày 15/6 - 16/6/2023: kiểm tra tại Sở Nội vụ.", "06-12..06-14 06-15..06-16"),
    ("Kiểm tra định kỳ vào quý II và quý IV năm 2023.", "04-01..06-30 10-01..12-31"),
    ("Kiểm tra mỗi xã ít nhất 01 lần trong thời gian từ tháng 5/2023 đến tháng 10/2023.", "05-01..10-31"),
    ("Việc kiểm tra thực hiện từ quý II/2023 và hoàn thành trước ngày 30/11/2023.", "04-01..11-30"),
    ("Thời gian kiểm tra: Bắt đầu từ tháng 5/2023.", "05-01..-"),
    ("Kiểm tra chính thức: từ ngày 12 tháng 6 năm 2023 đến ngày 16 tháng 6 năm 2023.", "06-12..06-16"),
]  # fmt: skip

# News of 13/10/2023.
NEWS_TIMES = [
    ("Sáng 8/10, Đoàn kiểm tra cải cách hành chính tỉnh do đồng chí Phó Chủ tịch UBND tỉnh làm trưởng đoàn đã kiểm tra tại huyện Cao Lộc.", "10-08"),
    ("(Báo Lạng Sơn) - Ngày 10/10, Đoàn kiểm tra CCHC tỉnh làm việc tại huyện Cao Lộc.", "10-10"),
    ("BLS - Trong hai ngày 9 và 10/10, Đoàn kiểm tra CCHC tỉnh làm việc tại huyện Cao Lộc.", "10-09..10-10"),
    ("(LSO) – Chiều nay (12/10), Đoàn kiểm tra CCHC tỉnh đã có buổi làm việc với Sở Y tế.", "10-12"),
    ("Vừa qua, từ ngày 02/10 đến 06/10, Đoàn kiểm tra đã kiểm tra 05 đơn vị.", "10-02..10-06"),
    ("Theo kế hoạch, đợt kiểm tra diễn ra từ nay đến ngày 30/11.", "10-13..11-30"),
    ("Đợt kiểm tra sẽ kéo dài đến hết ngày 15/11/2023.", "-..11-15"),
    ("Việc kiểm tra được tiến hành từ ngày 9 đến 20/10/2023 tại 10 đơn vị.", "10-09..10-20"),
    ("Trước đó, trong tháng 9, Đoàn đã kiểm tra tại 5 xã.", "09-01..09-30"),
    ("Tiếp tục chương trình, ngày 17/10, Đoàn sẽ kiểm tra Sở Y tế; ngày 19/10 kiểm tra Sở Công Thương.", "10-17 10-19"),
    ("Dự kiến trong tháng 11, Đoàn kiểm tra tiếp 03 xã.", "11-01..11-30"),
    ("Cũng trong ngày 12/10, Đoàn kiểm tra đã đến xã Gia Cát.", "10-12"),
    ("Cùng ngày 12/10, đoàn kiểm tra thực tế tại bộ phận một cửa xã Gia Cát.", "10-12"),
    ("Đoàn công tác số 2 kiểm tra tại UBND huyện Chi Lăng hôm 11/10.", "10-11"),
    ("Kế hoạch kiểm tra được thực hiện trong quý IV/2023 đối với 15 đơn vị.", "10-01..12-31"),
    ("Mỗi đơn vị được kiểm tra 01 ngày, từ 16/10 đến 27/10.", "10-16..10-27"),
    ("Sở Nội vụ cho biết, đợt 2 bắt đầu ngày 06/11 và kết thúc ngày 17/11/2023.", "11-06..11-17"),
    ("Đoàn sẽ kiểm tra huyện Chi Lăng (16 - 17/10), huyện Lộc Bình (19 - 20/10) và huyện Đình Lập (24/10).", "10-16..10-17 10-19..10-20 10-24"),
    ("Ảnh: Đoàn kiểm tra làm việc tại Sở Y tế, ngày 12/10/2023.", "10-12"),
    ("Ngày 12-10-2023, tại hội trường UBND huyện Cao Lộc, Đoàn kiểm tra CCHC tỉnh có buổi làm việc với huyện.", "10-12"),
    ("Từ đầu năm đến nay, Đoàn đã kiểm tra 12 đơn vị.", ""),
    ("Trong 9 tháng đầu năm 2023, huyện tiếp nhận 12.345 hồ sơ.", "D:01-01..09-30"),
    ("Hội nghị công bố kết quả kiểm tra được tổ chức ngày 12/10/2023.", ""),
    ("Ngày 02/10/2023, Sở Nội vụ có văn bản thông báo lịch kiểm tra.", ""),
    ("Các đơn vị gửi báo cáo khắc phục trước ngày 30/11/2023.", ""),
    ("Sở Nội vụ sẽ tổng hợp báo cáo UBND tỉnh trong tháng 12/2023.", ""),
    ("Đồng chí Trưởng đoàn yêu cầu huyện hoàn thành việc số hóa trong quý IV/2023.", ""),
    ("Huyện phấn đấu đến hết năm 2023 đạt 80% hồ sơ trực tuyến.", ""),
    ("Đoàn kiểm tra việc thực hiện nhiệm vụ CCHC giai đoạn từ 01/01/2022 đến 30/6/2023.", "D:2022-01-01..06-30"),
    ("Kỳ họp HĐND tỉnh diễn ra từ ngày 16 đến 18/10/2023 tại thành phố.", ""),
    ("Nội dung kiểm tra tập trung vào kết quả công tác từ đầu năm 2022 đến hết tháng 9/2023.", "D:2022-01-01..09-30"),
    ("Theo lịch, Đoàn sẽ tiếp tục làm việc với Sở Y tế (ngày 17/10), Sở Xây dựng (ngày 18/10) và UBND huyện Chi Lăng (ngày 20/10).", "10-17 10-18 10-20"),
    ("Đợt kiểm tra diễn ra trong 2 tuần, từ ngày 16 đến 27/10.", "10-16..10-27"),
    ("Cuộc kiểm tra kéo dài từ 16/10 tới 27/10.", "10-16..10-27"),
    ("Đoàn kiểm tra sẽ hoàn thành việc kiểm tra trước ngày 30/11/2023.", ""),
    ("Lần kiểm tra gần nhất vào tháng 5/2023 cho thấy nhiều tồn tại.", "05-01..05-31"),
    ("Trong đợt 1 (từ ngày 10 đến ngày 21/4), Đoàn đã kiểm tra 7 đơn vị.", "04-10..04-21"),
    ("Từ ngày 09/10, Đoàn kiểm tra bắt đầu làm việc tại các huyện.", "10-09..-"),
    ("Chiều cùng ngày 12/10, Đoàn làm việc tại UBND xã Gia Cát.", "10-12"),
    ("Ngày 10 và 11-10, Đoàn kiểm tra công vụ tỉnh đã kiểm tra đột xuất tại 4 xã.", "10-10..10-11"),
    ("Tại buổi kiểm tra ngày 12/10 ở huyện Cao Lộc, Trưởng đoàn đề nghị khắc phục.", "10-12"),
    ("Kết thúc kiểm tra tại huyện Cao Lộc ngày 12/10, Đoàn chuyển sang huyện Chi Lăng.", "10-12"),
    ("Sau khi kiểm tra huyện Cao Lộc (10/10) và Văn Lãng (11/10), Đoàn đến Tràng Định.", "10-10 10-11"),
    ("Trước đó, Đoàn đã có các buổi kiểm tra tại Sở Y tế, Sở Nội vụ trong các ngày 3, 5/10.", "10-03 10-05"),
    ("Sau buổi làm việc ngày 10/10 với huyện Văn Lãng, hôm nay Đoàn kiểm tra huyện Tràng Định.", "10-10"),
    ("Công chức X vắng mặt ngày 10/10 không có lý do.", ""),
    ("Hồ sơ của bà Lan tiếp nhận ngày 05/9, hẹn trả ngày 25/9.", ""),
    ("Tính đến ngày 30/9/2023, huyện đã giải quyết 12.340 hồ sơ.", "D:-..09-30"),
    ("Ngày 10/10 là Ngày Chuyển đổi số quốc gia.", ""),
    ("UBND tỉnh vừa ban hành Kế hoạch kiểm tra CCHC quý IV năm 2023.", ""),
    ("Trong quý IV/2023, tỉnh sẽ kiểm tra công tác CCHC tại 15 cơ quan, đơn vị.", "10-01..12-31"),
    ("Đoàn kiểm tra số 1 làm việc tại 5 sở từ 16/10; Đoàn số 2 làm việc tại 4 huyện từ 23/10.", "10-16..- 10-23..-"),
    ("Trong tháng 10 và tháng 11, Đoàn sẽ kiểm tra tại 12 đơn vị cấp huyện.", "10-01..11-30"),
    ("Việc kiểm tra hoàn thành trong tháng 11/2023.", "11-01..11-30"),
    ("Dự kiến đợt kiểm tra kết thúc vào cuối tháng 11/2023.", "11-01..11-30"),
    ("Đoàn giám sát HĐND tỉnh sẽ giám sát trong tháng 11/2023.", ""),
]  # fmt: skip

# Periods of work, deadlines, meetings, papers: no window.
NONE = [
    "Kiểm tra đột xuất: thường xuyên trong năm 2023.",
    "| TT | Nội dung công việc | Đơn vị thực hiện | Thời gian hoàn thành |\n| 1 | Ban hành kế hoạch | Sở Nội vụ | Tháng 3/2023 |\n| 2 | Báo cáo tổng hợp | Sở Nội vụ | Tháng 12/2023 |",
    "| TT | Họ và tên | Chức vụ | Ngày sinh |\n| 1 | Ông A | Trưởng đoàn | 12/5/1975 |",
    "V. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Tháng 4/2023: tham mưu ban hành Quyết định thành lập Đoàn kiểm tra.\n- Tháng 12/2023: tổng hợp kết quả, báo cáo UBND tỉnh.",
    "Nhiệm vụ quý IV/2023: tiếp tục tuyên truyền cải cách hành chính.",
    "Sở Nội vụ báo cáo kết quả kiểm tra trong báo cáo CCHC quý III/2023.",
    "Các cơ quan, đơn vị, địa phương tự kiểm tra và báo cáo trong quý II/2023.",
    "Năm 2022, Đoàn đã kiểm tra 10 đơn vị; năm 2023 kiểm tra 12 đơn vị.",
    "Báo cáo tự kiểm tra gửi về Sở Nội vụ từ ngày 01/6 đến ngày 10/6/2023.",
    "Các đơn vị tự kiểm tra từ ngày 01/6 đến ngày 30/6/2023.",
    "Sở Nội vụ tổng hợp, báo cáo UBND tỉnh từ ngày 01/12 đến 15/12/2023.",
    "Nhiệm kỳ 2021 - 2026, giai đoạn 2021 - 2025, năm học 2022 - 2023.",
    "Quý II: Sở Nội vụ tham mưu UBND tỉnh ban hành kế hoạch.\nQuý IV: UBND tỉnh tổng kết.",
    "Tháng 5: Sở Tài chính trình dự toán.\nTháng 6: Sở Nội vụ tổng hợp.",
    "- Ngày 12/6/2023: Sở Nội vụ gửi báo cáo cho Đoàn kiểm tra.",
    "Quý I/2023\n- Hồ sơ tiếp nhận: 1.200\n- Hồ sơ đúng hạn: 1.150",
    "Kế hoạch: Quý II\n1. Tuyên truyền cải cách hành chính.\n2. Tập huấn công chức.",
    "| TT | Nhiệm vụ | Quý II | Quý III |\n| 1 | Tuyên truyền | x | |",
    "| TT | Đơn vị | Quý I | Quý II |\n| 1 | Sở Y tế | 98% | 97% |",
    "Biểu 2. Kết quả kiểm tra\n| TT | Đơn vị | Điểm | Ngày thông báo |\n| 1 | Sở Y tế | 92 | 12/6/2023 |",
    "Ngày, tháng, năm sinh: 12/5/1980.",
    "Theo dõi hồ sơ theo ngày, tháng, năm.",
    "Mỗi tháng một lần, hàng tháng hai buổi; cao quý hai chữ nhân dân.",
    "Trong các tháng năm 2023, Sở đã trả 1.200 hồ sơ.",
    "Vào hồi 08 giờ ngày 12/6/2023, tại hội trường, UBND tỉnh tổ chức hội nghị triển khai kế hoạch kiểm tra.",
    "Hội nghị công bố kết luận kiểm tra diễn ra ngày 12/6/2023 tại Sở Y tế.",
    "Cuộc họp thống nhất lịch kiểm tra được tổ chức ngày 12/6/2023.",
    "Tổng kết trước ngày 05/12/2023.",
    "V/v điều chỉnh thời gian kiểm tra công tác cải cách hành chính năm 2023",
]  # fmt: skip


def told(reading: Reading) -> list[str]:
    """The windows as the tables above write them."""
    found = []
    for window in reading.windows:
        start, end = (str(day).removeprefix("2023-") if day else "-" for day in (window.start, window.end))
        mark = "D:" if window.purpose is WindowPurpose.DATA_PERIOD else ""
        found.append(mark + (start if start == end else f"{start}..{end}"))
    return sorted(found)


def names(rows: list[tuple[str, str]]) -> list[str]:
    return [words[:45] for words, _ in rows]


IN_PLAN = HEADINGS + GROUPS + WORDED + TABLES + DATA + OTHER


@pytest.mark.parametrize(("words", "windows"), IN_PLAN, ids=names(IN_PLAN))
def test_windows_of_a_plan(in_plan: Reader, words: str, windows: str) -> None:
    assert told(in_plan(words)) == sorted(windows.split())


@pytest.mark.parametrize(("words", "windows"), NEWS_TIMES, ids=names(NEWS_TIMES))
def test_windows_of_news(reading_of: Reader, words: str, windows: str) -> None:
    assert told(reading_of(NEWS + words)) == sorted(windows.split())


@pytest.mark.parametrize("words", NONE, ids=[words[:45] for words in NONE])
def test_no_window_is_told(in_plan: Reader, words: str) -> None:
    assert told(in_plan(words)) == []
