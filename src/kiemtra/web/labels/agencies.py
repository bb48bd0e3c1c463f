"""The Vietnamese words of the register of agencies."""

from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind

KINDS: dict[AgencyKind, str] = {
    AgencyKind.PEOPLES_COMMITTEE: "Ủy ban nhân dân",
    AgencyKind.DEPARTMENT: "Sở và tương đương",
    AgencyKind.DIVISION: "Phòng, ban chuyên môn",
    AgencyKind.VERTICAL_AGENCY: "Cơ quan ngành dọc",
    AgencyKind.PUBLIC_SERVICE_UNIT: "Đơn vị sự nghiệp công lập",
    AgencyKind.OTHER: "Cơ quan khác",
}

LEVELS: dict[AgencyLevel, str] = {
    AgencyLevel.CENTRAL: "Trung ương",
    AgencyLevel.PROVINCE: "Cấp tỉnh",
    AgencyLevel.DISTRICT: "Cấp huyện",
    AgencyLevel.COMMUNE: "Cấp xã",
}

SUCCESSIONS: dict[SuccessionKind, str] = {
    SuccessionKind.MERGED: "Sáp nhập",
    SuccessionKind.SPLIT: "Chia, tách",
    SuccessionKind.RENAMED: "Đổi tên",
    SuccessionKind.DISSOLVED: "Giải thể, chuyển nhiệm vụ",
}
