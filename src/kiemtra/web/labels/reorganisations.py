"""The Vietnamese words of reorganisations and transfers."""

from kiemtra.domain.reorganisations import Obligation, ReorganisationFault, ReorganisationKind

F = ReorganisationFault

KINDS: dict[ReorganisationKind, str] = {
    ReorganisationKind.MERGE: "Nhập, hợp nhất",
    ReorganisationKind.SPLIT: "Chia, tách",
    ReorganisationKind.RENAME: "Đổi tên",
    ReorganisationKind.MOVE: "Chuyển trực thuộc",
    ReorganisationKind.DISSOLVE: "Giải thể, kết thúc hoạt động",
}

OBLIGATIONS: dict[Obligation, str] = {
    Obligation.RECOMMENDATION: "Thực hiện kiến nghị",
    Obligation.INSPECTED_SIDE: "Trách nhiệm của đơn vị được kiểm tra",
    Obligation.INSPECTING_SIDE: "Thường trực kiểm tra",
    Obligation.ISSUING_SIDE: "Thẩm quyền của cơ quan ban hành kế hoạch",
    Obligation.OBSTACLE: "Trả lời vướng mắc",
}

FAULTS: dict[ReorganisationFault, str] = {
    F.NO_PREDECESSOR: "Hãy chọn cơ quan được sắp xếp.",
    F.NO_SUCCESSOR: "Hãy chọn cơ quan tiếp nhận hoặc ghi tên cơ quan mới.",
    F.TOO_FEW_SUCCESSORS: "Chia, tách cần ít nhất hai cơ quan tiếp nhận.",
    F.TOO_MANY_PREDECESSORS: "Hình thức này chỉ áp dụng cho một cơ quan mỗi lần ghi nhận.",
    F.TOO_MANY_SUCCESSORS: "Hình thức này không có nhiều cơ quan tiếp nhận như vậy; hãy bớt lại.",
    F.NAMED_TWICE: "Cơ quan này được nêu hai lần.",
    F.SUCCESSOR_IS_PREDECESSOR: "Cơ quan tiếp nhận không thể chính là cơ quan kết thúc hoạt động.",
    F.ALREADY_ENDED: "Cơ quan này đã kết thúc hoạt động trước ngày này.",
    F.NOT_YET_FOUNDED: "Ngày sắp xếp phải sau ngày cơ quan này bắt đầu hoạt động.",
    F.SUCCESSOR_BEFORE_END: "Danh mục đã ghi cơ quan này hoạt động đến một ngày muộn hơn; cơ quan kế thừa không thể "
    "bắt đầu trước ngày đó.",
    F.SUCCESSOR_NOT_THERE: "Cơ quan tiếp nhận không hoạt động vào ngày này.",
    F.OVERLAPS: "Vào ngày này đã có một cơ quan cùng tên ở cùng cấp trên; tên mới phải khác, hoặc chọn cơ quan có sẵn.",
    F.CIRCULAR: "Cơ quan cấp trên không thể là chính cơ quan này hoặc đơn vị trực thuộc nó.",
    F.PARENT_NOT_THERE: "Cơ quan cấp trên không hoạt động vào ngày này.",
    F.NO_PARENT: "Hãy chọn cơ quan cấp trên mới.",
    F.NOT_OF_SYSTEM: "Cơ quan này không thuộc hệ thống bạn quản trị.",
    F.NO_GROUND: "Hãy ghi căn cứ: số, ngày, cơ quan ban hành của văn bản.",
    F.RECEIVER_GONE: "Cơ quan này không hoạt động vào hôm nay; hãy chọn cơ quan đang hoạt động.",
    F.SAME_RECEIVER: "Cơ quan này đang gánh vác rồi; hãy chọn cơ quan khác.",
}
