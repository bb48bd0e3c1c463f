"""The words that tell what a stretch of time is for."""

import re
from datetime import timedelta

from kiemtra.reading.text.patterns import LINE_HEAD, MARK, pattern_of
from kiemtra.reading.times.visits import UNIT

W = r"\s{1,2}"
# Of which time the data are: the last such word before the stretch decides.
OF_DATA = pattern_of(
    rf"(?<!\w)(?:(?:số|dữ){W}liệu|thời{W}kỳ|niên{W}độ|mốc{W}(?:thời{W}gian|số{W}liệu|tính|kiểm|báo)|(?<!cục )thống{W}kê|thời{W}hiệu|kỳ{W}(?:báo|kiểm|số|xem|rà|đánh)|mốc(?=\s{{0,2}}$)|thời{W}điểm{W}(?:lấy|chốt|tính)|giai{W}đoạn{W}(?:xem|kiểm|đánh)|(?:tài{W}liệu|hồ{W}sơ|kết{W}quả|số{W}liệu)[^.;]{{0,40}}(?:giai{W}đoạn|thời{W}gian)(?=\s{{1,2}}(?:từ{W})?(?:ngày{W})?$)|(?:tài{W}liệu|hồ{W}sơ)(?:{W}\w+){{0,5}}(?=\s?:\s{{0,2}}(?:từ{W})?(?:ngày{W})?$)|(?:chuẩn{W}bị|cung{W}cấp|xuất{W}trình)[^.;]{{0,80}}(?:hồ{W}sơ|sổ{W}sách|tài{W}liệu|chứng{W}từ)(?:{W}\w+){{0,3}}?(?=\s{{1,2}}(?:từ{W})?(?:ngày{W})?$)|phạm{W}vi)(?!\w)"
)
# 'Kiểm tra kết quả công tác từ …', 'kiểm tra hồ sơ lưu từ …': so long a time is looked at, not spent.
REVIEWED = pattern_of(
    rf"(?<!\w)(?:kiểm{W}tra|nghe|xem(?:{W}xét)?|rà{W}soát|đánh{W}giá|nội{W}dung|tập{W}trung)(?!\w)[^.;:]{{0,60}}?(?:kết{W}quả|tình{W}hình|hồ{W}sơ|sổ{W}sách|chứng{W}từ|tài{W}liệu|văn{W}bản|việc|hoạt{W}động|nhiệm{W}vụ)(?!\w)(?!{W}tại)(?:(?!kiểm{W}tra)[^.;:]){{0,90}}?(?<!\w)(?:từ|trong|giai{W}đoạn|khoảng|thời{W}gian)(?:{W}(?:từ|đầu))?(?:{W}ngày)?{W}$"
)
TIME_OF_INSPECTION = pattern_of(
    rf"(?<!mốc )(?<!trong )(?<!khoảng )thời{W}(?:gian|hạn|điểm){W}(?:kiểm|tiến|tổ|thực|làm|bắt|dự|từ|trong|vào)(?!\w)|(?<!phạm vi )thời{W}gian\s{{0,2}}:|(?<!\w)(?:ngày|lịch){W}(?:kiểm{W}tra|làm{W}việc)\s{{0,2}}:|;\s{{0,2}}(?:(?:việc|đợt){W})?(?:kiểm{W}tra|làm{W}việc)(?:{W}trực{W}tiếp)?\s{{0,2}}:"
)
# 'Thời điểm kiểm tra: từ 01/01 đến 31/10': no inspection lasts so long.
POINT = pattern_of(rf"(?<!\w)(?<!đến )(?<!tới )thời{W}điểm{W}kiểm{W}tra\s{{0,2}}:?{W}(?:từ{W})?(?:ngày{W})?$")
WORK_DONE = pattern_of(
    rf"(?<!\w)(?:phát{W}sinh|(?:kết{W}quả|tình{W}hình|việc|công{W}tác){W}(?!kiểm{W}tra)(?:\w+{W}){{0,3}}?(?:thực{W}hiện|triển{W}khai|giải{W}quyết)|kết{W}quả[^.;]{{0,40}}?đạt{W}được|(?<!kiểm tra )hồ{W}sơ{W}[^.;,]{{0,40}}$|hồ{W}sơ{W}(?:\w+{W}){{0,3}}?(?:tiếp{W}nhận|giải{W}quyết|xử{W}lý)(?:{W}(?:trong|từ))?{W}$|kết{W}quả{W}(?:của{W})?(?:từ{W})?(?:ngày{W})?$)(?!\w)"
)
# What a text reports of a stretch of time: files taken in and settled; '9 tháng đầu năm' are months gone by.
REPORTED = pattern_of(rf"[^.;]{{0,90}}?(?<!\w)(?:tiếp{W}nhận|giải{W}quyết|hồ{W}sơ)(?!\w)")
TEAM_FIRST = pattern_of(r",?\s{1,2}(?:đoàn|tổ|nhóm)(?!\w)")
PAST_MONTHS = pattern_of(rf"tháng{W}đầu{W}năm")
REPORT = pattern_of(rf"(?<!\w)(?:(?<!qua )báo{W}cáo|gửi|nộp|tổng{W}hợp)(?!\w)[^.;]{{0,60}}$")
VALID = pattern_of(rf"(?<!\w)(?:hiệu{W}lực|hoạt{W}động{W}(?:từ|đến)|kéo{W}dài)(?!\w)[^.;]{{0,50}}$")
LASTS = pattern_of(rf"(?<!\w)kéo{W}dài(?!\w)[^.;]{{0,50}}$")
TO_INSPECT = pattern_of(rf"(?<!\w)(?:kiểm{W}tra|phúc{W}tra|làm{W}việc)(?!\w)")
HAPPENS = pattern_of(
    rf"[^.;]{{0,170}}?(?<!\w)(?:kiểm{W}tra|phúc{W}tra|làm{W}việc{W}(?:trực{W}tiếp{W})?(?:với|tại)|(?:đoàn|tổ(?!{W}chức)){W}(?:\w+{W}){{0,4}}(?:đi|đến|về|tới|xuống|sang|ghé|có{W}mặt)|tiếp{W}tục{W}(?:với|tại))(?!\w)"
)
VISITED = pattern_of(
    rf"[^.;]{{0,300}}?(?<!\w)(?:tại{W}[^.;]{{2,80}}?,{W}(?:đoàn|tổ(?!{W}chức)|nhóm){W}|làm{W}việc{W}(?:trực{W}tiếp{W})?(?:với|tại)|(?:đã|sẽ|tiến{W}hành|tổ{W}chức|đi|đến|buổi|cuộc|tiếp{W}tục|hoàn{W}thành|bắt{W}đầu){W}(?:\w+,?{W}){{0,2}}?(?:kiểm|phúc){W}tra(?!\w)|(?:kiểm|phúc){W}tra{W}(?:(?:trực{W}tiếp|đột{W}xuất|thực{W}tế|các|\d{{1,2}}){W}){{0,2}}{UNIT}(?!\w)|(?:kiểm|phúc){W}tra[^.;]{{0,120}}?(?<!\w)(?:tại|đối{W}với){W}|(?:đoàn|tổ(?!{W}chức)|nhóm){W}(?:\w+,?{W}){{0,14}}?(?:đến|tới|về|xuống|sang|ghé|đi|vào|có{W}mặt|xuất{W}hiện|quay|trở|dừng|ở|thăm|gõ|rời){W}|{UNIT}(?<!đơn vị)(?<!cơ quan)(?!\w)[^.;,]{{2,60}}?(?<!\w)được{W}(?:kiểm|phúc){W}tra(?=\s?[.,;]|{W}(?:đột|trực|lại|trong|và)(?!\w))|(?:chủ{W}tịch|bí{W}thư|giám{W}đốc|trưởng{W}\w+)[^.;]{{0,80}}?(?:có{W}mặt|đi{W}kiểm|kiểm{W}tra|đến){W})"
)
# Who visits and what is done: one of these stands in whatever tells of a visit.
VISITORS = ("đoàn", "tổ", "nhóm", "làm", "kiểm", "phúc", "chủ", "bí", "giám", "trưởng")
# 'Hôm nay, vào hồi 08 giờ 00 ngày …', 'Biên bản làm việc ngày …', '… vào ngày …'
MINUTES = pattern_of(
    rf"^[\s\-+*•]{{0,8}}\d{{1,2}}\s?(?:giờ|h|g)(?!\w)[^.;]{{0,20}}$|(?<!\w)(?:hôm{W}nay|vào{W}hồi|lúc|hồi)(?!\w)[^.;]{{0,45}}$"
)
OF_MINUTES = pattern_of(
    rf"(?:biên{W}bản(?:{W}(?:làm{W}việc|kiểm{W}tra)){{0,2}}|(?:buổi|cuộc|đợt|lần|chuyến){W}(?:làm{W}việc|kiểm{W}tra)(?:{W}(?:đột{W}xuất|trực{W}tiếp|thực{W}tế|công{W}vụ|cchc|gần{W}(?:nhất|đây)))?){W}(?:(?:vào|hôm|sáng|chiều|ngày){W}){{0,2}}$"
)
AFTER_VISIT = pattern_of(
    rf"(?<!\w)(?:đoàn|tổ){W}[^.;]{{0,120}}?(?:kiểm{W}tra|làm{W}việc){W}(?!ban|họp|thông|báo|gửi|ký)[^.;\d]{{0,120}}(?:(?:vào|trong|\()\s{{0,2}}(?:(?:các|cả|hai|ba){W})?(?:(?:đầu{W})?(?:giờ|buổi)?\s?(?:sáng|chiều){W})?|(?:vào|lúc){W}[^.;]{{0,14}})$"
)
# 'Cao Lộc là nơi đoàn đến đầu tiên, sáng 12/9.', 'tổ kiểm tra ghé xã Gia Cát hôm 12/9'
CAME = pattern_of(
    rf"(?<!\w)(?:(?<!công )đoàn(?!{W}(?:viên|thể|kết|khối|thanh|xe|người|đại|trường))|tổ(?!{W}(?:chức|dân|trưởng))|nhóm){W}(?:(?!họp|gửi|báo|thông|ban|ký|công{W}bố|nêu|yêu|đề|kết{W}luận)\w+{W}){{0,6}}?(?:đến(?!{W}(?:nay|hết|ngày|cuối|khi))|tới|ghé|xuống|dừng(?:{W}chân)?|có{W}mặt|vào(?={W}(?:trụ|bộ|phòng|một|trung))|làm{W}việc|kiểm{W}tra)(?!\w)[^.;:\d\n]{{0,90}}?(?:,{W}|{W}(?=hôm|sáng|chiều|lúc|hồi|vào))(?:(?:vào|hôm|sáng|chiều|ngày|từ|buổi|đầu|giờ|lúc|hồi|thứ{W}\w+,?|\d{{1,2}}\s?(?:giờ|h)(?:\s?\d\d)?,?){W}){{0,4}}$"
)
OF_PAPER = pattern_of(rf"(?:kế{W}hoạch|quyết{W}định|công{W}văn|văn{W}bản|thông{W}báo|báo{W}cáo)[^.;]{{0,40}}$")
FROM_THEN_ON = pattern_of(rf"(?<!\w)(?:kiểm{W}tra|làm{W}việc)(?:{W}\w+){{0,4}}{W}từ{W}(?:ngày{W})?$")
BEGINS = pattern_of(rf"[^.;]{{0,80}}(?<!\w)(?:bắt{W}đầu|triển{W}khai|tiến{W}hành)(?!\w)")
# 'từ đầu tháng 9 đến nay, Đoàn kiểm tra của huyện … đã kiểm tra 7/13 xã'
UNTIL_NOW = pattern_of(
    rf"{W}(?:cho{W})?(?:đến|tới){W}(?:hôm{W})?nay,?{W}(?:(?:các|hai|ba|\d{{1,2}}){W})?(?:đoàn|tổ|tỉnh|huyện|quận|thị{W}xã|thành{W}phố|xã|phường|sở|phòng|ubnd)(?!\w)[^.;]{{0,170}}?(?<!\w)(?:đã|tiến{W}hành|thực{W}hiện|tổ{W}chức){W}(?:\w+{W}){{0,2}}?(?:(?:kiểm|phúc){W}tra|làm{W}việc{W}(?:với|tại))(?!\w)"
)
# A team is the subject of the sentence: 'Ngày 15/9, Đoàn kiểm tra của tỉnh …'
TEAM_ACTS = pattern_of(rf"[\s,]{{0,3}}(?:\w+{W}){{0,3}}(?:đoàn|tổ){W}(?:công{W}tác{W})?kiểm{W}tra(?!\w)")
ISSUES = pattern_of(
    rf"[^.;]{{0,120}}?(?<!\w)(?<!về )(?<!về việc )(?:ban{W}hành|ký|công{W}bố(?!{W}(?:quyết{W}định|kế{W}hoạch){W}kiểm)|thông{W}báo|hội{W}nghị|(?<!phòng )họp|đã{W}có{W}(?!buổi|cuộc)|(?<!kiểm tra )(?<!đoàn )(?<!tra được )thành{W}lập|phê{W}duyệt|gửi|có{W}(?:văn|công|kế|quyết|báo|thông|kết))(?!\w)"
)
CARRIED_OUT = pattern_of(rf"(?:thực{W}hiện|triển{W}khai|tiến{W}hành|diễn{W}ra){W}(?:(?:trong|từ|vào){W})?(?:ngày{W})?$")
NAMED_PERIOD = pattern_of(rf"(?:kế{W}hoạch|giai{W}đoạn|số{W}liệu|báo{W}cáo|nhiệm{W}vụ)[^.;,]{{0,50}}$")
# A period that belongs to a programme or to the name of a document.
GENERAL = pattern_of(
    rf"(?:(?:giai{W}đoạn|nhiệm{W}kỳ|chủ{W}đề)[^.;,]{{0,12}}|(?:kế{W}hoạch|chương{W}trình)(?:{W}(?!kiểm|phúc|tái)\w+){{0,8}}{W})$"
)
OF_MEETING = pattern_of(
    rf"(?<!\w)(?:(?<!phòng )họp|hội{W}nghị|giao{W}ban|tập{W}huấn|bồi{W}dưỡng|hội{W}thi)(?!\w)[^.;,]{{0,25}}$"
)
SET_UP = pattern_of(
    rf"(?:thành{W}lập|kiện{W}toàn|ban{W}hành)(?:{W}\w+){{0,3}}?{W}(?:đoàn|tổ|kế{W}hoạch){W}kiểm{W}tra(?:{W}liên{W}ngành)?{W}(?:trong|vào){W}$"
)
BY_THEMSELVES = pattern_of(
    rf"(?:đơn{W}vị|cơ{W}quan|địa{W}phương|xã|phường|huyện)[^.;:]{{0,50}}tự{W}(?:tổ{W}chức{W})?kiểm{W}tra[^.;:(\d]{{0,30}}$"
)
RECURS = pattern_of(rf"{W}(?:hằng|hàng|mỗi){W}năm")
WILL = pattern_of(r"(?<!\w)sẽ(?!\w)")
# 'Lịch cụ thể: ngày … tại …; ngày … tại …'
TIMETABLE = pattern_of(
    rf"(?<!\w)(?:lịch|thời{W}gian{W}(?:tiếp|đón|làm{W}việc|kiểm{W}tra|cụ{W}thể|dự{W}kiến|tiến{W}hành))(?:{W}\w+){{0,6}}\s{{0,2}}:"
)
TIME_TOLD = pattern_of(rf"(?:thời{W}gian|đợt|lịch|dự{W}kiến|bắt{W}đầu)[^.;]{{0,60}}$")
INSPECTED_THEN = pattern_of(
    rf"(?:(?:kiểm|phúc){W}tra|làm{W}việc{W}(?:trực{W}tiếp{W})?(?:với|tại)|(?:đoàn|tổ(?!{W}chức)){W}(?:\w+{W}){{0,4}}?(?:đến|về|tới|xuống|sang|ghé|có{W}mặt))(?!\w)[^.;]{{0,140}}$"
)
ROUND = pattern_of(
    rf"(?<!\w)(?:đợt|vòng|tuần|lượt|lần|đoàn|tổ|nhóm|kỳ|cụm)\s{{1,2}}(?:(?:thứ|số){W})?(?:\d|[ivx]+|một|hai|ba|nhất|đầu)(?!\w)[^.;]{{0,30}}$"
)
# '- Trường A: sáng ngày 04/6;'
LISTED = pattern_of(
    rf"^\s{{0,8}}{MARK}\s?[^.;:]{{3,90}}:(?:[^.;]{{0,80}},)?\s{{0,3}}(?:sáng|chiều|\d{{1,2}}\s?(?:giờ|h)\s?(?:\d\d)?,?)?\s{{0,3}}$"
)
# 'Không báo trước, 7 giờ sáng 10-9, …'
FIRST = pattern_of(
    rf"(?:^{LINE_HEAD}|[,;:])\s{{0,2}}(?:(?:ngay|các|trong|vào|dự{W}kiến|cả|trọn|lúc|hồi|từ|(?:theo|đúng){W}(?:kế{W}hoạch|lịch)|đúng|khoảng|tầm|mới|sớm|(?:đầu|cuối|giữa)(?:{W}giờ)?|được{W}biết|\d{{1,2}}\s?(?:giờ|h)\s?\d{{0,2}}(?:\sphút)?),?{W}){{0,3}}(?:sáng|chiều|trưa|tối|ngày|hôm(?:{W}\w+){{0,2}})?,?\s{{0,2}}\(?$"
)
# '(Baoninhbinh) Sáng 8/10', 'Báo Hà Giang - Ngày 8/10'
SOURCE = pattern_of(r"\s{0,4}(?:\([^()\n]{2,40}\)|[^\s\d(][^\d\n:;,.]{1,30}\s-)\s{0,3}(?:-\s)?")
# 'các ngày 25 và 27/8': what is said of the first is said of the last.
DAYS_BEFORE = pattern_of(
    r"(?:(?:tháng|quý)\s(?:\d{1,2}|[ivx]{1,3})(?:\s?/\s?\d{4})?(?:\s?,\s|\svà\s)){1,6}(?:tháng\s|quý\s)?$|(?<![\d/.-])(?:(?:ngày\s)?\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?)?(?:\s?,\s|\s(?:và|-)\s)){1,6}$"
)
GOES_ON = (", ", " và ", " - ", ",\n", " và\n", "tháng ", "quý ")
OF_NUMBERS = pattern_of(rf"(?<!\w)(?:(?:số|dữ){W}liệu|thời{W}kỳ|niên{W}độ|mốc|báo{W}cáo)(?!\w)")
ACTS = pattern_of(rf"[^.;]{{0,60}}?(?<!\w)(?:sẽ|đã){W}(?:\w+{W}){{0,3}}kiểm{W}tra(?!\w)")
# 'Thứ Hai (21/8/2017)' at the head of what is done on that day.
DAY_HEAD = pattern_of(rf"^{LINE_HEAD}(?:thứ{W}\w+|chủ{W}nhật|ngày{W}(?:thứ{W}\w+|đầu(?:{W}tiên)?|cuối))\s{{0,2}}\($")
# 'Vào hồi 8 giờ ngày …, tại UBND xã …, chúng tôi gồm'
AT_PLACE = pattern_of(rf"(?:,?{W}tại{W}[^.;]{{3,120}}?)?,?{W}(?:chúng{W}tôi|thành{W}phần|gồm)(?!\w)")
# 'Hôm nay, hồi 08 giờ ngày …, tại Trạm Y tế xã ….'
OPENED = pattern_of(rf"^[\s\-+*•]{{0,8}}(?:hôm{W}nay|(?:vào{W})?hồi)(?!\w)[^.;]{{0,45}}$")
PLACE_ALONE = pattern_of(rf",?{W}tại{W}[^.;:\d]{{3,120}}?[.:]?\s{{0,3}}$")
# The column that tells of which time the data are.
DATA_HEAD = pattern_of(
    rf"(?:(?:phạm{W}vi|kỳ|mốc|giai{W}đoạn|thời{W}(?:gian|điểm)){W}(?:(?:lấy|chốt|thời{W}gian){W})?(?:số{W}liệu|hồ{W}sơ)|thời{W}kỳ|niên{W}độ|kỳ{W}(?:số|báo|kiểm)|số{W}liệu)[^|\t\n]{{0,24}}$"
)
# '7h30 ngày 11/10/2022' on a line of its own: the field of a table.
HOUR_ALONE = pattern_of(r"[\s\-+*•]{0,8}\d{1,2}\s?(?:giờ|h)\s?(?:\d\d)?,?\s{0,3}$")
LINE_ENDS = pattern_of(r"[ .;]{0,3}(?:\n|$)")
ENDS_HEAD = pattern_of(r"\) {0,3}(?::|\n|$)")
ENDS_ITEM = pattern_of(r"\s{0,2}(?:[.;(|/]|$)")
ENDS_CLAUSE = pattern_of(r"\s{0,2}(?:[.,;(|/]|$|(?:được|và|nên|nhưng|còn|thì|đều)(?!\w))")
COUNTED_FROM = pattern_of(rf"(?<!\w)tính{W}từ{W}(?:ngày{W})?$")
DONE_THEN = pattern_of(
    rf"kiểm{W}tra(?!\w)[^.;,]{{0,60}}(?:thực{W}hiện|tiến{W}hành|triển{W}khai|diễn{W}ra|tổ{W}chức){W}(?:(?:dự{W}kiến|vào|trong|từ|các){W}){{0,3}}(?:ngày{W})?$"
)
POSTPONED = pattern_of(
    rf"(?<!\w)(?:hoãn|chuyển|dời|lùi|đẩy|đổi|thay|điều{W}chỉnh)(?!\w)[^.;]{{0,60}}(?:sang|qua|đến|tới|vào|thành|bằng|là|xuống){W}(?:(?:các|cả|buổi|sáng|chiều|thứ{W}\w+|chủ{W}nhật|ngày),?{W}){{0,3}}$"
)
# What is held is a meeting: 'Hội nghị công bố kết quả kiểm tra được tổ chức ngày …'.
HELD = pattern_of(rf"(?<!\w)(?:hội{W}nghị|hội{W}thảo|(?<!phòng )họp|công{W}bố|tập{W}huấn|lễ)(?!\w)[^.;]{{0,140}}$")
# 'thời gian 01 ngày, ngày 15/6'
TIME_BEFORE = pattern_of(rf"(?<!\w)(?:thời{W}gian|lịch)(?:{W}[\w,]+){{0,5}},?{W}$")
# 'chuyển từ ngày 13/9 sang ngày 22/9'
MOVED = pattern_of(
    rf"(?:{W}\([^()]{{1,20}}\))?{W}(?:(?:được|nay|sẽ|lùi|dời|chuyển|đổi){W}){{0,3}}(?:sang|qua|thành){W}"
)
# 'buổi làm việc ngày 19/9 được dời sang …', 'hoãn buổi làm việc ngày 19/9'
MOVES_AWAY = pattern_of(
    rf"\s?\)?,?(?:{W}(?:nay|được|phải|sẽ|đã|xin|tạm)){{0,3}}{W}(?:hoãn|chuyển|dời|lùi|đổi|hủy)(?!\w)"
)
CALLED_OFF = pattern_of(rf"(?<!\w)(?:hoãn|hủy|thay{W}vì|thay{W}cho)(?!\w)(?:(?!sang|đến|tới|thành|vào)[^.;]){{0,60}}$")
OF_VISIT = pattern_of(
    rf"(?<!\w)(?:kiểm{W}tra|làm{W}việc|(?:tại|với|ở){W}(?:sở|ubnd|phòng|xã|phường|huyện))(?!\w)|^{LINE_HEAD}(?:(?:tại|đối{W}với|với){W})?{UNIT}(?!\w)"
)
# 'Kiểm tra theo kế hoạch vào tháng 6 và tháng 10'
BY_PLAN = pattern_of(
    rf"(?:kiểm|phúc){W}tra{W}(?:định{W}kỳ|thường{W}xuyên|theo{W}(?:kế{W}hoạch|lịch)|đột{W}xuất|bổ{W}sung)(?:{W}(?:dự{W}kiến|thực{W}hiện))?{W}(?:vào|trong|từ){W}(?:ngày{W})?$"
)
INSPECTED_RIGHT_THEN = pattern_of(rf"(?:kiểm|phúc){W}tra{W}(?:lại{W})?(?:trong{W}|vào{W}|từ{W})?(?:các{W})?$")
RIGHT_THEN = pattern_of(
    rf"(?<!\w)(?:kiểm|phúc){W}tra{W}(?:lại{W})?(?:cùng|trong|vào){W}(?:(?:một|các){W})?(?:ngày{W})?$|(?<!\w)(?:(?:dự{W}kiến|sẽ|được|đã|đến|về|xuống|tiến{W}hành){W}(?:(?:kiểm|phúc){W}tra|làm{W}việc)|(?:đón|tiếp){W}(?:đoàn|tổ))(?:{W}(?:với|cùng){W}(?:đoàn|tổ))?(?:{W}kiểm{W}tra)?{W}(?:(?:vào|trong|hôm|cả|lúc|hồi|từ|các|hai|ba|sáng|chiều|thứ{W}\w+,?|\d{{1,2}}\s?(?:h|giờ)(?:\s?\d\d)?),?{W}){{0,3}}(?:ngày{W})?$"
)
# '01/11/2019 16:45': when the page came out.
DATELINE = pattern_of(r"\s{0,3}[-,|]?\s{0,3}\d{1,2}\s?[:h]\s?\d\d(?!\d)")
THEREIN = (" trong ", " vào ", " từ ", " từ ngày ")
OTHER_DEED = pattern_of(
    rf"[:;]|(?<!\w)(?:đã|sẽ|được|họp|gửi|báo{W}cáo|ban{W}hành|nộp|thông{W}báo|trước|ký|do|để|phải|hoàn{W}thành|khắc{W}phục|đoàn|việc|kết{W}quả)(?!\w)"
)
# 'tham mưu kế hoạch phúc tra vào quý IV'
RECHECKED = pattern_of(
    rf"(?<!\w)(?:phúc{W}tra|tái{W}kiểm{W}tra|kiểm{W}tra{W}lại)(?:{W}[^.;:,\d]{{1,60}})?{W}(?:vào|trong){W}$"
)
A_QUARTER = timedelta(days=92)
OF_DOCUMENT = pattern_of(rf"(?:kế{W}hoạch|công{W}tác|quả){W}[^.;,]{{0,60}}$")
CUT_OFF = pattern_of(
    rf"(?<!\w)(?:số{W}liệu|thời{W}kỳ|niên{W}độ|mốc{W}thời{W}gian|tính)(?!\w)[^.;,]{{0,50}}?(?:đến|tới|hết){W}(?:hết{W})?(?:thời{W}điểm{W})?(?:ngày{W})?$"
)
TASK = pattern_of(
    rf"(?<!\w)(?:báo{W}cáo|gửi|nộp|tổng{W}(?:hợp|kết)|chuẩn{W}bị|(?<!chương )(?<!quá )(?<!quy )trình|khắc{W}phục|(?<!khi )(?<!ngày )(?<!ký )ban{W}hành|thời{W}(?:gian|hạn){W}hoàn)(?!\w)"
)
# 'đến 30/6 hoàn thành báo cáo tổng hợp'
FINISHES = pattern_of(
    rf",?{W}(?:(?:phải|sẽ|các{W}\w+{W}\w+){W})?(?:hoàn{W}thành{W})?(?:việc{W})?(?:báo{W}cáo|gửi|nộp|tổng{W}hợp|khắc{W}phục|tổng{W}kết)(?!\w)"
)
DUE = pattern_of(
    rf"(?<!\w)(?:trước|nhất|hạn|hết|nhất{W}là|hạn{W}là|sau)(?:{W}\d{{1,2}}\s?(?:giờ|h|g)\s?(?:\d\d)?)?(?:{W}ngày)?{W}$"
)
FROM_NOW = pattern_of(rf"(?<!\w)từ{W}(?:nay|hôm{W}nay|sáng{W}nay|đầu|khi){W}[^.;]{{0,40}}$")
# 'thời gian kiểm tra công tác cải cách hành chính năm 2023' names the inspection only.
YEAR_CUE = pattern_of(
    rf"(?:thời{W}kỳ|(?:số|dữ){W}liệu|niên{W}độ|mốc{W}thời{W}gian)[^.;\n]{{0,60}}$|thời{W}gian{W}(?:kiểm|tiến|tổ)[^.;\n]{{0,60}}(?::|(?<!\w)(?:trong|là|vào|từ|kiến))\s{{0,2}}$"
)


def visited(after: str) -> re.Match[str] | None:
    """Return the words behind a time up to those that tell of a visit then."""
    return VISITED.match(after) if any(word in after for word in VISITORS) else None
