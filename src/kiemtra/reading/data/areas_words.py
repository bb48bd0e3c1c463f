"""The words of each area of content: names from both reform programmes, and what people say for them day by day.

A blank stands for any blanks; the first word of a phrase is plain, the rest is a pattern; phrases are parted by ';'.
What stands before is looked for behind the rarest word, in a lookbehind with \\x20 for its blanks.
{staff} and {text} stand for the usual words for people in office and for texts of law.
"""

from kiemtra.reading.values import AreaCode

STAFF = r"(?:(?:đội ngũ|người|các) )?(?:cán bộ|công chức|viên chức|cbcc(?:vc)?|người lao động|nhân sự|nhân viên)"
TEXT = r"(?:các )?(?:dự thảo )?(?:văn bản|vbqppl|quy định)"

# Sources: Nghị quyết 30c/NQ-CP (2011), Nghị quyết 76/NQ-CP (2021) and their yearly plans.
# Names of an area count wherever the text speaks of what is inspected.
STRONG = {
    AreaCode.DIRECTION: r"""
        chỉ đạo(?:,| -)? (?:và |triển khai,? |tổ chức,? )?điều hành; công tác (?:lãnh đạo,? (?:và )?)?chỉ đạo; tham mưu, chỉ đạo;
        lãnh đạo,? (?:và )?(?:chỉ đạo|điều hành); điều hành (?:công tác )?(?:cchc|cải cách hành chính);
        chỉ đạo (?:công tác )?(?:cchc|cải cách hành chính); trách nhiệm (?:trong )?chỉ đạo; vai trò chỉ đạo;
        đứng đầu trong (?:việc )?chỉ đạo; văn bản chỉ đạo(?! của); ban hành văn bản chỉ đạo; chế độ (?:thông tin,? )?báo cáo; thực hiện (?:các )?nhiệm vụ (?:trong|của|theo) (?:chương trình|kế hoạch) (?:cải cách|cchc)""",
    AreaCode.INSTITUTIONS: r"""
        thể chế; văn bản (?:quy phạm pháp luật|qppl); vbqppl; hoàn thiện pháp luật; xây dựng pháp luật; thi hành pháp luật""",
    AreaCode.PROCEDURES: r"""
        thủ tục(?: hành chính)?; tthc; đơn giản hóa; tiếp nhận(?:,? (?:và )?\w+ \w+)? hồ sơ; giải quyết hồ sơ; xử lý hồ sơ""",
    AreaCode.ORGANISATION: r"tổ chức,? (?:và )?bộ máy; bộ máy; biên chế",
    AreaCode.CIVIL_SERVICE: r"""
        chế độ công vụ(?:, đạo đức công vụ)?; công vụ(?<=cải\x20cách\x20công\x20vụ); công vụ, công chức; công chức,? công vụ; văn hóa công vụ;
        bố trí(?:, \w+ \w+)? {staff}(?!(?:,? \w+ \w+){0,2},? (?:có trách|làm đầu|phục vụ|tham gia|trực tại|dự)); quản lý(?:, \w+ \w+)? {staff}; sử dụng(?:, \w+ \w+)? {staff}; trình độ(?: \w+ \w+)?(?: của)? {staff};
        luân phiên (?:vị|công|cán)\w*; luân chuyển (?:vị|công|cán)\w*; đánh giá {staff}; công tác cán bộ; tuyển dụng; bổ nhiệm;
        đội ngũ; chất lượng(?:, \w+ \w+)? {staff}; vị trí việc làm""",
    AreaCode.PUBLIC_FINANCE: r"""
        tài chính công; tự chủ(?:, tự chịu trách nhiệm| (?:về )?tài chính); kinh phí; cơ chế (?:tự chủ|tài chính); chi tiêu; chi nội bộ;
        mua sắm; thu,? chi; công khai tài chính; ngân sách""",
    AreaCode.E_GOVERNMENT: r"""
        trực tuyến; chính (?:phủ|quyền) (?:điện tử|số(?! \d)); hiện đại hóa; chuyển đổi số; ký số; chữ ký số; phần m[ềế][mn]; giao dịch điện tử;
        số hóa; hồ sơ điện tử; văn bản điện tử; công nghệ thông tin; cntt; một cửa điện tử""",
    AreaCode.PAPI: r"papi; hiệu quả quản trị(?:,| và) hành chính công",
    AreaCode.SIPAS: r"sipas; hài lòng",
    AreaCode.ONE_STOP: r"""
        một cửa(?! điện tử); bộ phận tiếp nhận(?:,| và) trả kết quả; hoạt động (?:của )?(?:các )?trung tâm (?:phục vụ )?hành chính công; tổ chức (?:hoạt động )?(?:của )?(?:các )?trung tâm (?:phục vụ )?hành chính công""",
    AreaCode.DISCIPLINE: r"""
        kỷ (?:luật|cương)(?:,| -)? (?:và )?kỷ (?:luật|cương); kỷ (?:luật|cương) (?:hành chính|lao động|công vụ); tác phong; trang phục; đeo thẻ;
        biển tên; thời gian làm việc; giờ (?:giấc|làm việc); văn hóa (?:công sở|giao tiếp|ứng xử)""",
}
# Daily words count only where the text lists or says what is looked at; most are criteria of the yearly index.
DAILY = {
    AreaCode.DIRECTION: r"""
        người đứng đầu; trách nhiệm (?:của )?(?:thủ trưởng|lãnh đạo|người đứng); trách nhiệm giải trình; vai trò (?:lãnh đạo|nêu gương|của lãnh đạo);
        sự (?:vào cuộc|lãnh đạo|quan tâm|chỉ đạo|nêu gương)(?! khác); quán triệt; công tác (?:thông tin,? )?tuyên truyền;
        tuyên truyền(?<=việc\x20tuyên\x20truyền); tuyên truyền(?:,| về)? (?:cải cách|cchc|phổ biến); xây dựng(?:,? (?:và )?\w+ \w+)? (?:các )?kế hoạch(?! (?:tự |số |kiểm|khắc)); ban hành(?:,? (?:và )?\w+ \w+)? (?:các )?kế hoạch(?=[,.\x3b]| (?:cải|cchc|thực|năm|của|tuyên));
        thực hiện kế hoạch (?:cải cách|cchc); công tác triển khai; tự kiểm tra(?<=việc\x20tự\x20kiểm\x20tra); công tác (?:kiểm tra,? (?:và )?)?tự kiểm tra;
        tự kiểm tra(?<=kiểm\x20tra,\x20tự\x20kiểm\x20tra); văn bản triển khai; sáng kiến; đối thoại; nhiệm vụ (?:cải cách hành chính|cchc)(?: đã)? được giao; nhiệm vụ được (?:ubnd|cấp trên|chủ tịch) giao;
        nhiệm vụ do (?:ubnd|cấp trên|chủ tịch)(?: \w+)? giao; công tác tham mưu; chỉ đạo, đôn đốc; phân công lãnh đạo; lãnh đạo phụ trách""",
    AreaCode.INSTITUTIONS: r"""
        soạn thảo(?:,? (?:và )?(?:ban hành|rà soát))? {text}; ban hành {text}(?! (?:chỉ đạo|triển khai|hướng dẫn|điều hành|đôn đốc)); xây dựng(?:, ban hành)? {text}(?! chỉ đạo); rà soát(?:,? (?:và )?\w+ \w+){0,2} {text};
        hệ thống hóa {text}; chất lượng(?: tham mưu)?(?: xây dựng)? {text}; thể thức(?:, \w+ \w+)? {text};
        văn bản trái (?:pháp )?luật; góp ý (?:dự thảo|xây dựng); phổ biến(?:,| và)? giáo dục pháp luật; thi hành luật; pháp chế; văn bản pháp luật""",
    AreaCode.PROCEDURES: r"""
        trễ hẹn; quá hẹn; quá hạn; đúng hẹn; trước hạn; thư xin lỗi; phiếu xin lỗi; văn bản xin lỗi; xin lỗi; niêm yết; công khai (?:\w+ \w+,? (?:và )?)?(?:quy trình|phí|lệ phí|bộ thủ|các thủ);
        phí,? (?:và )?lệ phí; lệ phí; thời (?:hạn|gian) (?:giải quyết|xử lý|trả|làm thủ); trả kết quả; trả hồ sơ; giấy hẹn; phiếu hẹn; rút ngắn thời gian; cắt giảm (?:quy định|thời gian|chi phí|giấy tờ);
        quy định kinh doanh; điều kiện kinh doanh; giấy tờ(?! điện tử); quy trình (?:nội bộ|giải quyết|xử lý); hồ sơ (?:tiếp nhận|đất đai|chứng thực|hộ tịch|hành chính|tồn|chậm|trễ|quá|đúng|đã giải|của (?:dân|người|công dân|tổ chức|doanh));
        phản ánh,? (?:và )?kiến nghị; tiếp nhận,? (?:và )?(?:giải quyết|xử lý)(?! phản| báo); giải quyết công việc (?:của|cho) (?:dân|người|tổ|công)\w*; cấp (?:giấy|phép|đổi|bản sao)""",
    AreaCode.ORGANISATION: r"""
        sắp xếp(?:, \w+ \w+)? (?:tổ chức|nhiệm vụ|bộ máy|các|phòng|cơ quan|nhân sự|đầu mối|lại|xã|đơn vị|cán bộ|công chức|trường|trạm|trụ); tinh gọn; đầu mối; tinh giản; giảm biên; dôi dư; chức năng,? (?:và )?nhiệm vụ;
        quy chế tổ chức; phân cấp; ủy quyền; phân quyền; cơ cấu(?: lại)? tổ chức; kiện toàn (?:tổ chức|cơ cấu|bộ); cấp phó; hợp đồng lao động;
        tổ chức(?:, sắp xếp)? nhân sự; mô hình tổ chức; sáp nhập""",
    AreaCode.CIVIL_SERVICE: r"""
        luân chuyển; luân phiên; điều động; chuyển đổi vị trí; vị trí công tác; đào tạo; bồi dưỡng; quy hoạch {staff}; xếp loại {staff}; phân loại {staff}; đánh giá(?:,| và) (?:xếp|phân) loại; đánh giá(?:,? (?:và )?\w+ \w+)? {staff};
        năng lực(?:, \w+ \w+)?(?: của)? {staff}; cơ cấu(?: \w+)? {staff}; cơ cấu ngạch; ngạch; nhân sự; nhân lực; con người; tiền lương; chế độ(?:,)? chính sách (?:cho|đối|với); hồ sơ {staff};
        thi tuyển; nâng ngạch; nâng lương; thăng hạng; công vụ(?=\s?[,.:\x3b]); phân công {staff}; chuẩn hóa {staff}; trình độ; phẩm chất""",
    AreaCode.PUBLIC_FINANCE: r"""
        khoán (?:chi|kinh|biên|quỹ); giao khoán; cơ chế khoán; tài sản(?! của (?:cán|công) chức); tự chủ; đầu tư công; giải ngân; quyết toán; dự toán; thu nhập tăng thêm; tiết kiệm(?! thời); chống lãng phí;
        quy chế chi; nguồn chi; chi thường xuyên; chi hành chính; quản lý tài chính; công tác tài chính; tài chính; thu ngân; các khoản thu; thu các khoản; trang thiết bị(?! một cửa| (?:tại|của|cho|ở) bộ phận)""",
    AreaCode.E_GOVERNMENT: r"""
        thư điện tử; hộp thư công vụ; hạ tầng(?: kỹ thuật| số| mạng)?; kinh tế số; xã hội số; không giấy(?: tờ)?; qua mạng; môi trường (?:số|mạng|điện tử); trang thông tin; cổng thông tin; trang tin điện tử; cơ sở dữ liệu; dữ liệu (?:số|dân|dùng|mở|quốc|chuyên); kết nối; hệ thống thông tin;
        hệ thống quản lý văn bản; quản lý văn bản; văn bản trên (?:hệ thống|phần|môi|mạng); hồ sơ trên (?:hệ thống|môi|mạng|phần|cổng); hệ thống (?:dùng chung|phần|điện|một cửa); đề án 06; định danh; tin học; dịch vụ công; nền tảng số; điện tử; thanh toán (?:trực tuyến|không|điện)""",
    AreaCode.PAPI: r"quản trị (?:và )?hành chính công",
    AreaCode.SIPAS: r"ý kiến (?:đánh giá )?(?:của )?(?:người dân|khách|tổ chức|công dân)\w*; chỉ số phục vụ; lấy ý kiến",
    AreaCode.ONE_STOP: r"""
        không (?:phụ thuộc|phân biệt)(?: vào)? địa giới; phi địa giới; liên thông(?! văn bản); tiếp nhận(?:,| và) trả kết quả; nơi tiếp nhận; quầy tiếp nhận; trung tâm (?:phục vụ )?hành chính công(?:(?<=sơ\x20tại\x20trung\x20tâm\x20hành\x20chính\x20công)|(?<=sơ\x20tại\x20trung\x20tâm\x20phục\x20vụ\x20hành\x20chính\x20công)); tiếp nhận một cửa; điểm phục vụ""",
    AreaCode.DISCIPLINE: r"""
        kỷ cương; kỷ luật(?! (?:cán|công|đảng)); thời giờ; bảng tên; thẻ công chức; thẻ (?:ngành|chức danh); phù hiệu; quy tắc ứng xử; ứng xử; đạo đức công vụ; thái độ; lề lối; nền nếp; nề nếp; nếp làm việc; vắng mặt; có mặt;
        đi (?:muộn|trễ|làm); về sớm; rượu(?:,)? bia; uống rượu; lịch trực; lịch tiếp; tiếp (?:công )?dân; đùn đẩy; né tránh; sợ trách nhiệm; nhũng nhiễu; phiền hà; sách nhiễu; ý thức (?:chấp|kỷ|tổ chức|làm); tinh thần(?:, trách nhiệm)? (?:làm việc|phục vụ|thái độ)""",
}
# What holds words of an area and names none: bodies, means of inspecting, money for the inspection itself.
NOTHING = r"""
    công vụ(?<=kiểm\x20tra\x20công\x20vụ); không (?:được |phải )?gây[^.\x3b\n]{0,60}; trực tuyến(?<=kiểm\x20tra\x20trực\x20tuyến); đối chiếu(?: \w+){0,3} (?:trên|qua)(?: \w+){1,4}; thông qua (?:hệ thống|phần mềm|cổng|môi trường)(?: \w+){0,4}; thực hiện chức năng, nhiệm vụ; kinh tế(?: và|,| -) hạ tầng(?: đô thị)?; giáo dục(?: và|,| -)? đào tạo; tài chính - kế hoạch; tài chính(?<=kế\x20hoạch\x20-\x20tài\x20chính); thông tin và truyền thông;
    trách nhiệm (?:của )?(?:người đứng đầu|thủ trưởng)(?: \w+){0,6} trong (?:việc )?(?:thực hiện|chấp hành)(?= kỷ); gửi(?: \w+){0,4} (?:qua|trên) (?:hệ thống|phần mềm|cổng|thư|mạng|môi trường|hộp)(?: \w+){0,4}; ban hành kế hoạch kiểm tra;
    cứu(?<=tra\x20cứu)(?: \w+){0,2} dữ liệu; (?:bố trí|cử|phân công)(?: \w+){0,2} cán bộ,? công chức(?:, viên chức)?(?= (?:có|làm|phục|tham|trực)); bố trí kinh phí; bảo đảm kinh phí; đảm bảo kinh phí; kinh phí (?:cho|thực hiện|phục vụ|hoạt động|kiểm tra|tổ chức|chi|từ)[^.\x3b\n]{0,80}; sở (?:tài chính|xây dựng|thông tin|nội vụ|tư pháp|khoa học \S+ công nghệ); phòng tài chính; bộ tài chính;
    cục tài chính; ban chỉ đạo(?: \w+){0,4}; công khai, (?:minh bạch|dân chủ|khách quan); họp trực tuyến; trực tuyến từ; hội nghị trực tuyến; hình thức trực tuyến;
    đào tạo nghề; trường (?:đào tạo|bồi dưỡng|chính trị)(?: \w+)?; hồ sơ, tài liệu; có mặt tại; văn bản(?<=bằng\x20văn\x20bản); điện tử(?<=báo\x20cáo\x20điện\x20tử);
    trung tâm (?:dịch vụ|công nghệ|đào tạo|bồi dưỡng|chuyển đổi|dữ liệu)(?: \w+){0,2}; cổng thông tin điện tử (?:tỉnh|huyện|thành|của|ubnd)\w*; trang thông tin điện tử (?:tỉnh|huyện|của); ban quản lý \w+ \w+; thông tin điện tử (?:tỉnh|huyện);
    phòng (?:kiểm soát|ứng dụng|cải cách|tổ chức|đào tạo|công nghệ)(?: \w+){0,4}; bộ (?:nội vụ|khoa học|thông tin)"""
