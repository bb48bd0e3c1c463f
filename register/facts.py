"""What neither package tells, each with where it is from."""

# The data do not reach further back; a unit that existed on 30/06/2025 is taken to have existed since.
FIRST_DAY = "2016-01-01"
# Resolution 202/2025/QH15 and the resolutions of 16/06/2025 on communes: the new governments begin.
REFORM = "2025-07-01"

# Huế has been a city under the centre since 01/01/2025 (resolution 175/2024/QH15); before it was Thừa Thiên Huế.
SINCE_2025 = {"Huế": "2025-01-01"}


# Đồng Nai has been a city since 30/04/2026.
ENDED_LATER = {"dong-nai-2025": "2026-04-30"}
MERGED = "Nghị quyết 202/2025/QH15 ngày 12/6/2025"
RENAMED = (
    {
        "predecessor": "thua-thien-hue",
        "successor": "hue",
        "date": "2025-01-01",
        "kind": "renamed",
        "ground": "Nghị quyết 175/2024/QH15 ngày 30/11/2024",
    },
    {
        "predecessor": "dong-nai-2025",
        "successor": "dong-nai-2026",
        "date": "2026-04-30",
        "kind": "renamed",
        "ground": "Nghị quyết 30/2026/QH16 ngày 24/4/2026",
    },
)
LATER_PROVINCES = (
    {
        "slug": "thua-thien-hue",
        "code": "46",
        "name": "tỉnh Thừa Thiên Huế",
        "valid_from": FIRST_DAY,
        "valid_to": "2025-01-01",
        "identifier": "H57",
        "source": "p",
    },
    {
        "slug": "dong-nai-2026",
        "code": "75",
        "name": "thành phố Đồng Nai",
        "valid_from": "2026-04-30",
        "identifier": "H19",
        "source": "p26",
    },
)
# A resolution is known, the day from which it holds is not: the unit stays as it was, with a note.
NOT_DATED = {
    "Bắc Ninh": "Nghị quyết 39/2026/QH16 ngày 24/8/2026 lập thành phố Bắc Ninh; chưa rõ ngày có hiệu lực nên chưa ghi",
    "Quảng Ninh": "Nghị quyết 36/2026/QH16 ngày 24/8/2026 lập thành phố Quảng Ninh; chưa rõ ngày có hiệu lực nên chưa ghi",
}
# Communes that became wards later: by resolution, the day of the change and what is said of the ward; or only a note.
LATER_WARDS: dict[str, tuple[str, dict[str, str] | str | None]] = {
    "237/NQ-UBTVQH16": ("2026-04-30", {"parent": "dong-nai-2026", "ground": "237/NQ-UBTVQH16", "source": "d26"}),
    "388/NQ-UBTVQH16": (
        "",
        "Nghị quyết 388/NQ-UBTVQH16 ngày 04/8/2026 lập phường từ xã này; chưa rõ ngày có hiệu lực nên chưa ghi",
    ),
}
