"""Finding the agency that a name in a text means."""

from uuid import UUID

import pytest

from kiemtra.domain.matching import Match, Named, match

REGISTER = tuple(
    Named(UUID(int=index), f"{name.replace('UBND', 'Ủy ban nhân dân')} huyện Thanh Oai", name)
    for index, name in enumerate(
        [
            "UBND xã Thanh Thùy",
            "UBND xã Thanh Thủy",
            "UBND phường Minh Khai",
            "UBND xã Phương Chiểu",
            "Phòng Tài nguyên và Môi trường",
            "Phòng Tài chính - Kế hoạch",
        ]
    )
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("UBND xã Thanh Thùy", "UBND xã Thanh Thùy"),
        ("UBND xã Thanh Thuỷ", "UBND xã Thanh Thủy"),
        ("UBND Minh Khai", "UBND phường Minh Khai"),
        ("UBND Phương Chiểu", "UBND xã Phương Chiểu"),
        ("Phòng Tài nguyên - Môi trường", "Phòng Tài nguyên và Môi trường"),
        ("phòng tài nguyên và môi trường", "Phòng Tài nguyên và Môi trường"),
        ("Phòng Tài chính – Kế hoạch", "Phòng Tài chính - Kế hoạch"),
        ("Phòng Tài chính - Kế hoạch huyện Thanh Oai", "Phòng Tài chính - Kế hoạch"),
    ],
)
def test_match_finds_the_one(name: str, found: str) -> None:
    exact = match(name, REGISTER).exact
    assert exact is not None
    assert exact.short_name == found


def test_match_without_tones_leaves_the_choice_to_a_person() -> None:
    result = match("UBND xa Thanh Thuy", REGISTER)

    assert result.exact is None
    assert {agency.short_name for agency in result.same} == {"UBND xã Thanh Thùy", "UBND xã Thanh Thủy"}


def test_match_of_a_foreign_name_finds_nothing() -> None:
    assert match("Bảo tàng Lịch sử", REGISTER) == Match()
