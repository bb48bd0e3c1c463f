"""What number, day, signer and secrecy of a document may be."""

from datetime import date

import pytest

from kiemtra.domain.documents import IssueFault as F
from kiemtra.domain.documents import IssueWay, is_marked_secret, issue_faults, key_of, next_number, why_not_issue
from kiemtra.domain.errors import Refusal

TODAY = date(2019, 6, 5)


@pytest.mark.parametrize(
    ("number", "dated", "signer", "faults"),
    [
        ("45", TODAY, "A", {}),
        ("045a", TODAY, "A", {}),
        ("", None, " ", {"number": F.NUMBER_MISSING, "dated": F.DATE_MISSING, "signer_name": F.SIGNER_MISSING}),
        ("45/TB", date(2019, 6, 6), "A", {"number": F.NUMBER_FORM, "dated": F.DATE_AHEAD}),
        ("00", TODAY, "A", {"number": F.NUMBER_FORM}),
    ],
)
def test_issue_faults_names_all_at_once(number: str, dated: date | None, signer: str, faults: dict[str, F]) -> None:
    assert issue_faults(number=number, dated=dated, signer_name=signer, today=TODAY) == faults


@pytest.mark.parametrize(
    ("way", "copy", "sealed", "decided", "refusal"),
    [
        (IssueWay.RECORDED, True, False, True, None),
        (IssueWay.NUMBERED_HERE, False, False, True, None),
        (IssueWay.RECORDED, False, False, True, Refusal.NO_DOCUMENT),
        (IssueWay.RECORDED, True, True, True, Refusal.NOT_YET),
        (IssueWay.NUMBERED_HERE, False, False, False, Refusal.NOT_YET),
    ],
)
def test_why_not_issue(way: IssueWay, copy: bool, sealed: bool, decided: bool, refusal: Refusal | None) -> None:
    assert why_not_issue(way=way, has_signed_copy=copy, sealed=sealed, decided=decided) is refusal


def test_key_compares_number_and_symbol() -> None:
    assert key_of(number=" 07", symbol="TB - ĐKT1") == key_of(number="7", symbol="tb-đkt1") == "7/TB-ĐKT1"


@pytest.mark.parametrize(("numbers", "following"), [([], "1"), (["1", "09", "10A"], "11"), (["x"], "1")])
def test_next_number_follows_the_highest(numbers: list[str], following: str) -> None:
    assert next_number(numbers) == following


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("UBND THÀNH PHỐ\nMẬT\nSố: 12", True),
        ("TỐI MẬT", True),
        ("TUYỆT  MẬT", True),
        ("Độ mật: Tối mật", True),
        ("Bí mật nhà nước phải được giữ", False),
        ("PHÒNG MẬT MÃ", False),
        ("", False),
    ],
)
def test_is_marked_secret_looks_for_the_stamp(text: str, secret: bool) -> None:
    assert is_marked_secret(text) is secret
