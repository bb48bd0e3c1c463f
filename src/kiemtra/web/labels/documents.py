"""The words for kinds, sources, ways of issuing and faults of documents."""

from kiemtra.domain.documents import CitationRole, DocumentKind, DocumentSource, DocumentState, IssueFault, IssueWay
from kiemtra.domain.evidence import MediaType
from kiemtra.domain.grounds import Band, Following
from kiemtra.domain.register_entries import Likeness

KINDS: dict[DocumentKind, str] = {
    DocumentKind.PLAN: "Kế hoạch",
    DocumentKind.DECISION: "Quyết định",
    DocumentKind.NOTICE: "Thông báo",
    DocumentKind.CONCLUSION: "Kết luận",
    DocumentKind.REPORT: "Báo cáo",
    DocumentKind.MINUTES: "Biên bản",
    DocumentKind.OFFICIAL_LETTER: "Công văn",
    DocumentKind.SUBMISSION: "Tờ trình",
    DocumentKind.DIRECTIVE: "Chỉ thị",
    DocumentKind.RESOLUTION: "Nghị quyết",
    DocumentKind.DECREE: "Nghị định",
    DocumentKind.CIRCULAR: "Thông tư",
    DocumentKind.LAW: "Luật",
    DocumentKind.OTHER: "Văn bản khác",
}
SOURCES: dict[DocumentSource, str] = {
    DocumentSource.OWN: "Văn bản lập tại đây",
    DocumentSource.INCOMING: "Văn bản đến",
    DocumentSource.CITED_ONLY: "Văn bản được viện dẫn",
}
TONES: dict[DocumentState, str] = {
    DocumentState.DRAFT: "waiting",
    DocumentState.ISSUED: "done",
    DocumentState.REPLACED: "neutral",
    DocumentState.WITHDRAWN: "neutral",
}
WAYS: dict[IssueWay, str] = {
    IssueWay.RECORDED: "Ký số, phát hành trên hệ thống văn bản của cơ quan rồi ghi nhận tại đây",
    IssueWay.NUMBERED_HERE: "Lấy số tại đây",
}
# What the cited document is to the one that cites it.
CITES: dict[CitationRole, str] = {
    CitationRole.PLAN: "Kế hoạch được thực hiện",
    CitationRole.TEAM: "Quyết định thành lập Đoàn",
    CitationRole.BASIS: "Căn cứ",
    CitationRole.SELF: "Chính văn bản",
    CitationRole.SUBJECT: "Đối tượng của văn bản",
    CitationRole.REPLACED: "Bị thay thế",
    CitationRole.CHECKED: "Được kiểm tra việc thực hiện",
    CitationRole.MENTIONED: "Được nhắc đến",
}
# The layers of the picture around a plan.
BANDS: dict[Band, str] = {
    Band.LAW: "Luật",
    Band.DECREE: "Nghị định, thông tư",
    Band.DECISION: "Nghị quyết, quyết định, chỉ thị",
    Band.PLAN: "Kế hoạch, chương trình",
    Band.OTHER: "Văn bản khác",
}
FOLLOWING: dict[Following, str] = {
    Following.CHILD_PLAN: "Kế hoạch cấp dưới",
    Following.TEAM: "Quyết định",
    Following.NOTICE: "Thông báo",
    Following.MINUTES: "Biên bản",
    Following.CONCLUSION: "Kết luận",
    Following.REPORT: "Báo cáo",
    Following.OTHER: "Văn bản khác",
}
FAULTS: dict[IssueFault, str] = {
    IssueFault.NUMBER_MISSING: "Hãy nhập số văn bản.",
    IssueFault.NUMBER_FORM: "Số văn bản chỉ gồm chữ số, có thể thêm một chữ cái ở cuối; không nhập ký hiệu. Ví dụ: 45 hoặc 45A.",
    IssueFault.DATE_MISSING: "Hãy nhập ngày ban hành.",
    IssueFault.DATE_AHEAD: "Ngày ban hành không được sau hôm nay.",
    IssueFault.SIGNER_MISSING: "Hãy nhập họ tên người ký.",
    IssueFault.REFERENCE_FORM: "Hãy nhập cả số và ký hiệu, ví dụ 87/KH-UBND hoặc 30/2020/NĐ-CP.",
    IssueFault.ISSUER_MISSING: "Hãy nhập cơ quan ban hành.",
    IssueFault.NOTHING_CORRECTED: "Chưa sửa thông tin nào: các mục vẫn như sổ đang ghi.",
    IssueFault.END_MISSING: "Hãy nhập ngày hết hiệu lực.",
    IssueFault.END_BEFORE_ISSUE: "Ngày hết hiệu lực không được trước ngày ban hành.",
    IssueFault.END_GROUND_MISSING: "Hãy nêu căn cứ, ví dụ “hết thời hạn ghi tại Điều 2” hoặc “bãi bỏ tại Quyết định 12/QĐ-UBND”.",
    IssueFault.REASON_MISSING: "Hãy nêu lý do sửa, ví dụ “đối chiếu bản gốc”.",
}
# Said of a document that ceased to have effect; also a choice of the list.
ENDED = "Hết hiệu lực"
# How a document of the register stands to the one that is typed, and how loud that is.
LIKENESS: dict[Likeness, tuple[str, str]] = {
    Likeness.SAME: ("Văn bản này đã có trong sổ; không vào sổ lần nữa.", "info"),
    Likeness.CONFLICT: (
        "Trùng số, ký hiệu, cơ quan và năm, nhưng khác ngày hoặc trích yếu. Hãy đối chiếu bản gốc.",
        "error",
    ),
    Likeness.ALIKE: ("Trùng số, ký hiệu; khác cơ quan, hoặc chưa rõ cơ quan, năm. Hãy xem có phải là một.", "warning"),
}
# Where a paper of ours gets a number that the register has of a document that came in or is cited.
BEARS_NUMBER = "Sổ đã có văn bản mang số, ký hiệu này"
ASKED_FIRST = "Sổ đã có văn bản mang số này; hãy xem bên dưới rồi xác nhận."
FILES: dict[MediaType, str] = {
    MediaType.PDF: "PDF",
    MediaType.PNG: "ảnh PNG",
    MediaType.JPEG: "ảnh JPG",
    MediaType.WEBP: "ảnh WebP",
    MediaType.DOCX: "DOCX",
    MediaType.XLSX: "XLSX",
    MediaType.ODS: "ODS",
    MediaType.TEXT: "văn bản thuần",
    MediaType.HTML: "trang web",
    MediaType.MHTML: "trang web",
    MediaType.TIFF: "ảnh TIFF",
}
EXTENSIONS: dict[MediaType, str] = {
    MediaType.PDF: ".pdf",
    MediaType.PNG: ".png",
    MediaType.JPEG: ".jpg",
    MediaType.WEBP: ".webp",
    MediaType.DOCX: ".docx",
    MediaType.XLSX: ".xlsx",
    MediaType.ODS: ".ods",
    MediaType.TEXT: ".txt",
    MediaType.HTML: ".html",
    MediaType.MHTML: ".mhtml",
    MediaType.TIFF: ".tiff",
}
