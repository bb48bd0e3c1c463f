"""The words around by which a place of content is known: what the inspection looks at, lists, turns to, is asked."""

from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Topic

W = r"\s{1,3}"
# What the verb governs: 'kiểm tra (, đánh giá) việc …', 'kiểm tra công tác …', 'kiểm tra đột xuất giờ giấc …'.
CHECKS = pattern_of(
    rf"(?:kiểm|phúc){W}tra(?:(?:,|{W}và){W}(?:giám{W}sát|đánh{W}giá|rà{W}soát|khảo{W}sát|đôn{W}đốc|hướng{W}dẫn|chấn{W}chỉnh))?{W}(?:(?:thường{W}xuyên,?|đột{W}xuất|trực{W}tiếp|tập{W}trung|đánh{W}giá|vào|thực{W}tế|toàn{W}diện|chuyên{W}đề|liên{W}ngành|kỹ|cả|từng){W}){{0,3}}(?:về{W}|các{W}nội{W}dung{W}(?:về{W})?)?(?:toàn{W}bộ{W})?(?:tại{W}(?=(?:các{W})?bộ{W}phận))?"
    rf"(?!(?:tại|ở|đối|đã|sẽ|được|cho|công{W}vụ|nhằm|để|phải|và|trên|qua|bằng|theo|từ|của|là|không|cần|có|trực{W}tuyến|từ{W}xa|chéo|lại|yêu{W}cầu|đề{W}nghị|ghi{W}nhận|nhận{W}xét|kết{W}luận|lưu{W}ý|nhắc|chỉ{W}ra|nêu|phát{W}hiện)(?!\w))(?=\w)"
)
GOVERNED = pattern_of(
    rf"(?:(?:các{W})?bộ{W}phận|công{W}tác|việc|tình{W}hình|nhiệm{W}vụ|hoạt{W}động|kết{W}quả|trách{W}nhiệm|kỷ|cải{W}cách|kiểm{W}soát|cchc|thực{W}hiện|chỉ{W}số|giờ|sổ|hồ{W}sơ|quy{W}trình|chế{W}độ|tác{W}phong)(?!\w)"
)
OF_THEME = pattern_of(rf"kiểm{W}tra{W}(?:theo{W})?chuyên{W}đề{W}(?:về{W})?(?=\w)")
# What a team looks into besides: 'Đoàn … xác minh việc giải quyết …', 'tổ xem kỹ chuyện trả hồ sơ'.
LOOKS_INTO = pattern_of(
    rf"(?:xác{W}minh|đánh{W}giá(?!{W}(?:cao|(?:các{W})?(?:xã|phường|huyện|quận|đơn{W}vị|sở|địa{W}phương|thị{W}(?:trấn|xã)|cơ{W}quan)(?!\w))|(?:{W}\w+){{1,3}}{W}đã(?!\w))|xem(?:{W}xét|{W}kỹ|{W}lại)?|khảo{W}sát|tìm{W}hiểu|soi|hỏi|đối{W}chiếu|rà{W}soát|làm{W}rõ|nắm|kiểm{W}đếm|lật|mở|dò){W}(?!(?:hồ{W}sơ,?{W}|tài{W}liệu,?{W}|dữ{W}liệu{W}|số{W}liệu{W}){{0,3}}(?:báo|trên|qua)(?!\w))"
    rf"(?:(?:hồ{W}sơ|tài{W}liệu|sổ{W}sách),?{W}){{0,2}}(?:lại{W})?(?:liên{W}quan{W}đến{W}|về{W}|kỹ{W}|từng{W}|cả{W}|vào{W}|chuyện{W}|cách{W})?(?!(?:trên|qua)(?!\w))(?=\w)"
)
LOOKED_INTO = pattern_of(rf"(?:việc|kết{W}quả|tình{W}hình|công{W}tác)(?!\w)")
# What it turns to most; the list goes on to the end of the sentence.
TURNS_TO = pattern_of(
    rf"(?:tập{W}trung|quan{W}tâm|chú{W}trọng|xoay{W}quanh|trọng{W}tâm|chú{W}ý|đi{W}sâu|nghiêng|xoáy|nhấn{W}mạnh|nhằm|ưu{W}tiên|đặt{W}nặng|dồn|hướng)"
    rf"(?:{W}(?:hơn|nhất|nhiều|chính|kiểm{W}tra|chủ{W}yếu|mạnh|sâu)){{0,2}}(?:{W}(?:vào|đến|tới|là|về|xem{W}xét|kiểm{W}tra|đánh{W}giá|làm{W}rõ|rà{W}soát)(?!\w)|\s?:)|xoay{W}quanh|chú{W}trọng"
)
TEAM = pattern_of(
    r"(?<!\w)(?:đoàn|tổ(?!\s{1,3}chức)|nhóm|làm\s{1,3}việc|kiểm\s{1,3}tra|phúc\s{1,3}tra|nội\s{1,3}dung|báo\s{1,3}cáo|đề\s{1,3}cương|được\s{1,3}(?:xem|soi|kiểm)|trọng\s{1,3}tâm)(?!\w)"
)
ASKED = pattern_of(
    rf"(?<!\w)(?:đề{W}nghị|yêu{W}cầu|chỉ{W}đạo|cần|đã{W}đạt|giao|phải)(?!\w)(?![^.;]*(?:báo{W}cáo|đề{W}cương))"
)
# Where the object of a verb ends: at a sign, at the semicolon before another matter, at words of place, year or aim.
SIGNS = pattern_of(r"[;.:\n]")
OTHER_CLAUSE = pattern_of(
    rf";(?:{W}(?:yêu|đề{W}nghị|đồng{W}thời|kịp{W}thời|qua{W}đó|báo{W}cáo|gửi|kết{W}luận|có|không|các|đoàn|tổ{W}kiểm|trưởng|sở|ubnd|đối|thời{W}(?:gian|hạn)(?!{W}(?:giải|xử|làm|trả|thực))|ngày|từ|sau|trước|lập|quyết|kế)(?!\w)|[^;.]{{0,80}}(?<!\w)(?:đạt|còn|chưa|đã)(?!\w))"
)
ENDINGS = ("tại", "đối", "trên", "năm", "nhằm", "để", "do", "theo", "qua", "cho")
ENDING = pattern_of(
    rf"(?:tại(?!{W}(?:các{W})?(?:bộ{W}phận|trung{W}tâm{W}(?:phục{W}vụ{W})?hành))|đối{W}với|trên{W}địa|năm{W}\d|nhằm|để|do|theo{W}(?:đúng{W})?(?:kế|quyết|chỉ|nghị|công|thông|tinh)|qua{W}đó|cho{W}thấy)(?!\w)"
)
# Words that begin the telling of what is inspected.
LISTS = pattern_of(
    rf"kiểm{W}tra{W}(?:các{W}nội{W}dung|về|việc|công{W}tác|tình{W}hình|kết{W}quả|toàn{W}diện|những)|(?<=việc )kiểm{W}tra\s{{0,2}}:|nội{W}dung(?:[^.;:]{{0,60}}?:|[^.;:]{{0,40}}?(?<!\w)(?:kiểm{W}tra|gồm|là|như|sau|tập{W}trung)(?!\w))|lĩnh{W}vực(?:[^.;:]{{0,40}}?:|[^.;:]{{0,30}}?(?<!\w)(?:gồm|như)(?!\w))"
)
CONTENTS = pattern_of(
    rf"kiểm{W}tra\s{{0,2}}:|nội{W}dung(?![^.;:]{{0,40}}(?:nghị|khắc{W}phục|chỉnh|phát{W}biểu))(?:[^.;:]{{0,60}}:|\s{{0,3}}(?:(?:kiểm{W}tra|xem{W}xét|làm{W}việc|báo{W}cáo|chính|cụ{W}thể|trọng{W}tâm|chủ{W}yếu|đợt|lần|này|năm|\d{{1,4}})\s{{1,3}}){{0,4}}(?:gồm|là|tập{W}trung|bao|xoay|về))"
)
# 'ba nhóm vấn đề: …', 'trên các mặt: …'
MATTERS = pattern_of(
    rf"(?:mặt|vấn{W}đề|nhóm|mảng|khâu|việc|điểm|phần|lĩnh{W}vực|chuyện|khía{W}cạnh|tiêu{W}chí|câu{W}hỏi|trọng{W}tâm|chuyên{W}đề|mục|đề{W}cương)(?:{W}(?!đơn|xã|phường|sở|cơ)\w+){{0,6}}(?:\s{{0,2}}:|(?<=\w){W}(?:gồm|là)(?!\w))|(?:về|nêu{W}rõ|làm{W}rõ|phản{W}ánh{W}rõ)\s{{0,2}}:"
)
# 'UBND tỉnh yêu cầu tập trung vào …': nobody is asked by name, so that it is said of the inspection.
SET_BEFORE = pattern_of(rf"(?<!\w)(?:yêu{W}cầu|chỉ{W}đạo|lưu{W}ý){W}(?:kiểm{W}tra{W})?$")
# A unit with what is looked at there: '+ Phòng Kinh tế: hồ sơ đất đai'.
UNIT_POINT = pattern_of(
    rf"\s{{0,8}}(?:[-+*•]|\d{{1,2}}[.)]|[a-zđ]\))\s{{0,3}}(?:phòng|văn{W}phòng|trung{W}tâm|sở|ubnd|ban|trạm|trường|chi{W}cục|bộ{W}phận){W}[^:.;\n]{{2,70}}:"
)
# 'Đợt này Đoàn kiểm tra những gì?'
ASKS_WHAT = pattern_of(
    rf"(?<!\w)(?:kiểm{W}tra|đoàn|tổ|nội{W}dung)(?!\w)[^.;?]{{0,160}}(?<!\w)(?:gì|(?:nội{W}dung|vấn{W}đề|việc|lĩnh{W}vực|mặt|khâu|điểm|trọng{W}tâm){W}nào|(?:nội{W}dung|trọng{W}tâm)[^.;?]{{0,40}}(?:sao|nào))(?!\w)[^.;?]{{0,30}}\?"
)
FINDINGS = pattern_of(
    rf"(?<!\w)(?:qua{W}kiểm{W}tra|hạn{W}chế|tồn{W}tại|kết{W}quả{W}kiểm{W}tra{W}cho|cho{W}thấy|đã{W}ban{W}hành|mục{W}đích|nhằm(?!{W}vào)|chấn{W}chỉnh)(?!\w)"
)
# How a sentence begins with which the telling of contents is over.
OTHER_MATTER = pattern_of(
    rf"[\s\-+*•]{{0,8}}(?:(?:thông{W})?qua{W}|kết{W}quả{W}kiểm|kết{W}luận|nhìn{W}chung|bên{W}cạnh|tuy{W}nhiên|phát{W}biểu|đồng{W}chí|tại{W}(?:buổi|cuộc|các)|sau{W}khi|kết{W}thúc|để{W}|nhằm|chủ{W}tịch|trưởng{W}đoàn|đoàn{W}|tổ{W}kiểm|theo{W}kế|ubnd|ủy{W}ban|(?:\d\s?[.)]{W})?đơn{W}vị{W}(?:giải{W}trình|cam{W}kết|đề{W}nghị|kiến{W}nghị|có{W}ý))"
)
# Points of a plan beside its contents.
OTHER_POINT = pattern_of(
    rf"\s{{0,4}}(?:đối{W}tượng|hình{W}thức|thời{W}(?:gian|kỳ)|thành{W}phần|địa{W}điểm|phương{W}(?:pháp|thức)|phạm{W}vi)(?!\w)"
)
# The mark of a point and what may stand before the name of its area.
HEADED = pattern_of(
    rf"\s{{0,12}}(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\s?[.)]|[a-zđ]\s?[.)]|[ivx]{{1,5}}\s?[.)]|[-+*•])\s{{1,4}}(?P<words>(?:về{W}|việc{W}|công{W}tác{W}|thực{W}hiện{W}|cải{W}cách{W}|tình{W}hình{W}|kết{W}quả{W}){{0,3}})"
)
# What a document is called by, after its number, date and issuer.
TITLE = pattern_of(rf"[^.;,:\n]{{0,60}}?(?:về|v/v){W}(?!kiểm)[^.;,:\n]{{3,110}}")
AIMS = (Topic.PURPOSE, Topic.ORGANISATION, Topic.RECIPIENTS)
# The parts whose points never name what is inspected.
NO_CONTENTS = (Topic.PURPOSE, Topic.ORGANISATION, Topic.TEAM, Topic.UNITS, Topic.TIME, Topic.RECIPIENTS)
# The beginnings to find them by.
LOOKING = ("xác", "đánh", "xem", "khảo", "tìm", "soi", "hỏi", "đối", "rà", "làm", "nắm", "kiểm", "lật", "mở", "dò")  # fmt: skip
TURNING = ("tập", "quan", "chú", "xoay", "trọng", "đi", "nghiêng", "xoáy", "nhấn", "nhằm", "ưu", "đặt", "dồn", "hướng")  # fmt: skip
MATTER_WORDS = ("mặt", "vấn", "nhóm", "mảng", "khâu", "việc", "điểm", "phần", "lĩnh", "chuyện", "khía", "tiêu", "câu", "trọng", "chuyên", "mục", "đề", "về", "nêu", "làm", "phản")  # fmt: skip
