"""Which passwords are taken."""

import pytest

from kiemtra.data.passwords import guessable_words
from kiemtra.domain.passwords import Weakness, consists_of, is_regular, plain_letters, weaknesses

BROKEN = frozenset({"password", "dragon", "1q2w3e4r5t", "trustno1"})
PERSON = ("nva.snv", "Nguyễn Văn Ẩn", "Ban Quản lý dự án Đông Á")


def found(password: str) -> list[Weakness]:
    return weaknesses(password, broken=BROKEN, words=guessable_words(), personal=PERSON)


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123",
        "MatKhau@2025",
        "Mật khẩu 2025",
        "m4tkh4u2025",
        "hanoi2025!",
        "Hà Nội 2025",
        "HaiPhong#2024",
        "tinhhungyen2025",
        "ubndtinhhungyen1",
        "SoNoiVu@12345",
        "sonoivuhanoi2025",
        "password2025",
        "P@ssw0rd2025",
        "2025dragon!!",
        "1q2w3e4r5t",
        "anhyeuem1990",
        "nguyenvanhung1985",
        "doclaptudohanhphuc",
        "admin@123456",
        "chuyenvien2025",
    ],
)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    assert found(password) == [Weakness.TOO_COMMON]


@pytest.mark.parametrize(
    "password",
    [
        "một-mật-khẩu-dài",
        "thuyền giấy trôi qua ngõ vắng",
        "bàn ghế mây tím trên đồi",
        "Vq8#kd02Lpz",
        "correct horse battery staple",
        "dragon839201774829",
        "Sở Nội vụ không bao giờ quên tưới cây",
    ],
)
def test_a_sentence_or_random_signs_are_taken(password: str) -> None:
    assert found(password) == []


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("Kq8#d02Lp", Weakness.TOO_SHORT),
        ("xK4#" * 51, Weakness.TOO_LONG),
        ("28071985 0912", Weakness.ONLY_DIGITS),
        ("0912-345-678", Weakness.ONLY_DIGITS),
        ("k9zk9zk9zk9z", Weakness.TOO_REGULAR),
        ("ghijklmnopq", Weakness.TOO_REGULAR),
        ("nva.snv@1234", Weakness.PERSONAL),
        ("banquanlyduandonga", Weakness.PERSONAL),
        ("nguyenvanan1985", Weakness.PERSONAL),
    ],
)
def test_each_weakness_has_its_own_name(password: str, weakness: Weakness) -> None:
    assert weakness in found(password)


def test_all_faults_at_once() -> None:
    assert found("111") == [Weakness.TOO_SHORT]
    assert found("1111111111") == [Weakness.ONLY_DIGITS, Weakness.TOO_REGULAR]


def test_three_words_are_guessed_and_four_are_not() -> None:
    words = frozenset({"ha", "noi", "tinh"})

    assert consists_of("hanoitinh", words)
    assert not consists_of("hanoitinhha", words)
    assert not consists_of("hanoix", words)
    assert not consists_of("", words)


def test_tones_and_case_do_not_hide_a_word() -> None:
    assert plain_letters("ĐẶNG Hòa 1") == "dang hoa 1"


@pytest.mark.parametrize(("plain", "is_so"), [("abababab", True), ("zyxwvutsrq", True), ("axbycz", False)])
def test_regular(plain: str, is_so: bool) -> None:
    assert is_regular(plain) is is_so
