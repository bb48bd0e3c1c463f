"""Under which names an agency is met exactly, and what is left to a person."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.agency_names import agency_of, remembered_as, same_marks
from kiemtra.domain.matching import Index, Named
from kiemtra.domain.text import fold

ROWS = (
    ("hung-yen", "Ủy ban nhân dân tỉnh Hưng Yên", "UBND tỉnh Hưng Yên"),
    ("hung-yen.van-phong", "Văn phòng Ủy ban nhân dân tỉnh Hưng Yên", "Văn phòng UBND tỉnh"),
    ("hung-yen.so-noi-vu", "Sở Nội vụ tỉnh Hưng Yên", "Sở Nội vụ"),
    ("hung-yen.so-tu-phap", "Sở Tư pháp tỉnh Hưng Yên", "Sở Tư pháp"),
    ("hung-yen.so-giao-duc", "Sở Giáo dục và Đào tạo tỉnh Hưng Yên", "Sở Giáo dục và Đào tạo"),
    ("hung-yen.so-khoa-hoc", "Sở Khoa học và Công nghệ tỉnh Hưng Yên", "Sở Khoa học và Công nghệ"),
    ("hung-yen.so-nong-nghiep", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Hưng Yên", "Sở Nông nghiệp và PTNT"),
    (
        "hung-yen.so-lao-dong",
        "Sở Lao động - Thương binh và Xã hội tỉnh Hưng Yên",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    ("hung-yen.bhxh", "Bảo hiểm xã hội tỉnh Hưng Yên", "Bảo hiểm xã hội tỉnh Hưng Yên"),
    ("hung-yen.thanh-pho-hung-yen", "Ủy ban nhân dân thành phố Hưng Yên", "UBND thành phố Hưng Yên"),
    ("hung-yen.thanh-pho-hung-yen.minh-khai", "Ủy ban nhân dân phường Minh Khai", "UBND phường Minh Khai"),
    ("hung-yen.thanh-pho-hung-yen.noi-vu", "Phòng Nội vụ thành phố Hưng Yên", "Phòng Nội vụ"),
    ("hung-yen.thi-xa-my-hao", "Ủy ban nhân dân thị xã Mỹ Hào", "UBND thị xã Mỹ Hào"),
    ("hung-yen.huyen-yen-my", "Ủy ban nhân dân huyện Yên Mỹ", "UBND huyện Yên Mỹ"),
    ("hung-yen.huyen-yen-my.noi-vu", "Phòng Nội vụ huyện Yên Mỹ", "Phòng Nội vụ"),
    ("hung-yen.huyen-yen-my.tan-lap", "Ủy ban nhân dân xã Tân Lập", "UBND xã Tân Lập"),
    ("hung-yen.huyen-yen-my.trung-hoa", "Ủy ban nhân dân xã Trung Hòa", "UBND xã Trung Hòa"),
    ("hung-yen.huyen-an-thi.tan-lap", "Ủy ban nhân dân xã Tân Lập", "UBND xã Tân Lập"),
)
AGENCIES = tuple(Named(UUID(int=place), name, short, code) for place, (code, name, short) in enumerate(ROWS))
INDEX = Index(AGENCIES, AGENCIES[:1])


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Sở Nội vụ", "hung-yen.so-noi-vu"),
        ("SỞ NỘI VỤ TỈNH HƯNG YÊN", "hung-yen.so-noi-vu"),
        ("Sở Nội vụ Hưng Yên", "hung-yen.so-noi-vu"),
        ("so noi vu", "hung-yen.so-noi-vu"),
        ("Giám đốc Sở Nội vụ", "hung-yen.so-noi-vu"),
        ("Sở GD&ĐT", "hung-yen.so-giao-duc"),
        ("Sở GD-ĐT tỉnh", "hung-yen.so-giao-duc"),
        ("SGDĐT", "hung-yen.so-giao-duc"),
        ("Sở Giáo dục & Đào tạo tỉnh Hưng Yên", "hung-yen.so-giao-duc"),
        ("Sở KH&CN", "hung-yen.so-khoa-hoc"),
        ("Sở TP", "hung-yen.so-tu-phap"),
        ("Sở NN&PTNT", "hung-yen.so-nong-nghiep"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "hung-yen.so-nong-nghiep"),
        ("Sở LĐ-TB&XH", "hung-yen.so-lao-dong"),
        ("VP UBND tỉnh", "hung-yen.van-phong"),
        ("Văn phòng UBND tỉnh Hưng Yên", "hung-yen.van-phong"),
        ("BHXH tỉnh", "hung-yen.bhxh"),
        ("UBND tỉnh", "hung-yen"),
        ("Chủ tịch UBND tỉnh", "hung-yen"),
        ("UBND P. Minh Khai", "hung-yen.thanh-pho-hung-yen.minh-khai"),
        ("Minh Khai", "hung-yen.thanh-pho-hung-yen.minh-khai"),
        ("phường Minh Khai", "hung-yen.thanh-pho-hung-yen.minh-khai"),
        ("UBND phường Minh Khai, thành phố Hưng Yên", "hung-yen.thanh-pho-hung-yen.minh-khai"),
        ("UBND TP. Hưng Yên", "hung-yen.thanh-pho-hung-yen"),
        ("UBND TX Mỹ Hào", "hung-yen.thi-xa-my-hao"),
        ("Uỷ ban nhân dân xã Trung Hoà", "hung-yen.huyen-yen-my.trung-hoa"),
        ("UBND xã Tân Lập, huyện Yên Mỹ", "hung-yen.huyen-yen-my.tan-lap"),
        ("Phòng Nội vụ huyện Yên Mỹ", "hung-yen.huyen-yen-my.noi-vu"),
    ],
)
def test_exactly_one(printed: str, code: str) -> None:
    found = INDEX.match(printed).exact

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("printed", "how_many"),
    [
        pytest.param("UBND xã Tân Lập", 2, id="two of one name"),
        pytest.param("Phòng Nội vụ", 2, id="an office of several places"),
        pytest.param("Phòng Nội vụ tỉnh Hưng Yên", 0, id="no such office of the province"),
        pytest.param("UBND xã Minh Khai", 0, id="another rank"),
        pytest.param("UBND tỉnh Hà Nam", 0, id="another province"),
        pytest.param("Sở Y tế", 0, id="not in this register"),
        pytest.param("", 0, id="no name"),
    ],
)
def test_never_chosen_silently(printed: str, how_many: int) -> None:
    match = INDEX.match(printed)

    assert match.exact is None
    assert len(match.same) == how_many


def test_other_marks_are_another_name() -> None:
    match = INDEX.match("UBND xã Trung Hóa")

    assert match.exact is None
    assert match.other_marks
    assert [one.code for one in match.same] == ["hung-yen.huyen-yen-my.trung-hoa"]


@given(st.sampled_from(AGENCIES), st.sampled_from([str.upper, str.lower, fold, str.strip]))
def test_every_agency_is_met_under_its_full_name(agency: Named, change: object) -> None:
    match = INDEX.match(change(agency.name))  # type: ignore[operator]

    namesakes = [one for one in AGENCIES if fold(one.name) == fold(agency.name)]
    assert agency in match.same
    assert match.exact == (agency if len(namesakes) == 1 else None)


@given(st.text(max_size=40))
def test_any_text_gets_an_answer_and_always_the_same(printed: str) -> None:
    assert INDEX.match(printed) == Index(AGENCIES, AGENCIES[:1]).match(printed)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("UBND xã Hoà Bình", "Ủy ban nhân dân  XÃ HÒA BÌNH", True),
        ("Chủ tịch UBND tỉnh", "UBND tỉnh", True),
        ("UBND xã Thanh Thùy", "UBND xã Thanh Thủy", False),
    ],
)
def test_a_decision_is_met_again(first: str, second: str, same: bool) -> None:
    assert (remembered_as(first) == remembered_as(second)) is same


def test_who_signs_for_an_agency_is_the_agency() -> None:
    assert agency_of("Phó Chủ tịch UBND huyện Yên Mỹ") == "UBND huyện Yên Mỹ"
    assert agency_of("Chủ tịch nước") == "nước"


@pytest.mark.parametrize(
    ("printed", "name", "same"),
    [
        ("Thanh Thuỷ", "Thanh Thủy", True),
        ("Thanh Thùy", "Thanh Thủy", False),
        ("THANH THUY", "Thanh Thủy", True),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo", True),
    ],
)
def test_marks(printed: str, name: str, same: bool) -> None:
    assert same_marks(printed, name) is same
