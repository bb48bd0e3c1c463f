"""The page of a year's working days and its small calculator."""

from collections.abc import Callable
from datetime import date

import pytest
from django.template import Context, Template
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import Count, DeadlineDirection, due_date
from kiemtra.web.labels import deadlines as labels
from tests.world import World

Browse = Callable[[str], Client]


def words(response) -> str:
    node = HTMLParser(response.content.decode()).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_year_shows_days_off_swaps_and_their_notices(browse: Browse) -> None:
    page = words(browse("focal").get("/working-days/2019/"))

    for told in (
        "Thứ Bảy, 02/02/2019 đến Chủ nhật, 10/02/2019 (9 ngày) Tết Nguyên đán",
        "Thứ Bảy, 05/01/2019 Tết Dương lịch 2019 Làm bù cho thứ Hai, 31/12/2018",
        "Thứ Hai, 29/04/2019",
        "Công văn 6519/VPCP-KGVX ngày 11/07/2018 của Văn phòng Chính phủ",
        "Đã đối chiếu tại thuvienphapluat.vn (toàn văn).",
    ):
        assert told in page, told
    assert "Dự kiến" not in page


def test_year_without_a_notice_is_expected_and_an_unchecked_number_says_so(browse: Browse) -> None:
    client = browse("focal")

    coming, unchecked = words(client.get("/working-days/2027/")), words(client.get("/working-days/2024/"))

    assert "Có ngày dự kiến" in coming
    assert "Chưa có thông báo nghỉ của năm này" in coming
    assert "Thông báo 1570/TB-BLĐTBXH ngày 12/04/2024, Bộ Lao động - Thương binh và Xã hội" in unchecked
    assert "Chưa đối chiếu." in unchecked


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            {"tu": "30/12/2018", "so": "5", "cach": "lam-viec", "huong": "sau"},
            [
                "Thứ Hai, 07/01/2019",
                "31/12/2018",
                "01/01/2019 Tết Dương lịch",
                "Có tính ngày làm bù thứ Bảy, 05/01/2019",
            ],
        ),
        (
            {"tu": "13/02/2019", "so": "5", "cach": "lam-viec", "huong": "truoc"},
            ["Thứ Tư, 30/01/2019", "Ít nhất 05 ngày làm việc trước ngày 13/02/2019", "08/02/2019 Tết Nguyên đán"],
        ),
        (
            {"tu": "31/01/2019", "so": "4", "cach": "lich", "huong": "sau"},
            ["Thứ Hai, 11/02/2019", "Ngày cuối rơi vào thứ Hai, 04/02/2019 là ngày nghỉ"],
        ),
        ({"tu": "01/10/2028", "so": "5", "cach": "lam-viec", "huong": "sau"}, ["Chưa có lịch nghỉ của năm đó"]),
    ],
)
def test_count_gives_the_day_with_its_reasons(browse: Browse, asked: dict[str, str], told: list[str]) -> None:
    page = words(browse("focal").get("/working-days/2019/", asked))

    for one in told:
        assert one in page, one


def test_wrong_count_keeps_what_was_typed(browse: Browse) -> None:
    response = browse("focal").get("/working-days/2019/", {"tu": "31/6/2019", "so": "5"})

    assert response.status_code == 422
    assert "Ngày này không có thật" in words(response)
    assert 'value="31/6/2019"' in response.content.decode()


def test_year_that_the_calendar_does_not_know_is_not_found(browse: Browse) -> None:
    client = browse("focal")

    assert client.get("/working-days/2015/").status_code == 404
    assert client.get("/working-days/2028/").status_code == 404
    assert client.get("/working-days/").headers["Location"].startswith("/working-days/20")


def test_stranger_signs_in_first(world: World, client: Client) -> None:
    assert client.get("/working-days/2019/").status_code == 302


def test_page_takes_few_queries(browse: Browse, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    client = browse("focal")

    with django_assert_max_num_queries(8):
        client.get("/working-days/2019/", {"tu": "30/12/2018", "so": "5", "cach": "lam-viec", "huong": "sau"})


# A date that explains itself


def explained(rule: Count, start: date) -> HTMLParser:
    due = due_date(start, rule, load_calendar())
    source = "{% load kiemtra %}{% deadline due explain=why %}"
    return HTMLParser(Template(source).render(Context({"due": due.date, "why": labels.told(due)})))


def lines(tree: HTMLParser) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(".explain__body p, .explain__body li")]


def test_explanation_tells_what_was_passed_over_and_opens_the_year() -> None:
    tree = explained(Count(5, working=True, direction=DeadlineDirection.AFTER), date(2018, 12, 30))

    assert lines(tree) == [
        "05 ngày làm việc kể từ ngày 30/12/2018; không tính ngày đó.",
        "Không tính các ngày:",
        "31/12/2018 Tết Dương lịch 2019",
        "01/01/2019 Tết Dương lịch",
        "Không tính 1 ngày thứ Bảy, Chủ nhật.",
        "Có tính ngày làm bù thứ Bảy, 05/01/2019.",
        "Lịch làm việc năm 2019",
    ]
    assert tree.css_first(".explain__body a").attributes["href"] == "/working-days/2019/"


def test_explanation_says_when_a_day_off_is_only_expected() -> None:
    assert labels.UNSURE in lines(
        explained(Count(3, working=True, direction=DeadlineDirection.AFTER), date(2027, 2, 3))
    )


def test_day_that_was_set_otherwise_than_by_the_rule_says_so() -> None:
    due = due_date(date(2019, 6, 19), Count(5, working=True, direction=DeadlineDirection.BEFORE), load_calendar())

    assert labels.set_by_rule(date(2019, 6, 12), due)["rule"].startswith("Ít nhất 05 ngày làm việc trước")
    assert labels.set_by_rule(date(2019, 6, 14), due)["rule"].startswith(
        "Đặt khi yêu cầu; theo quy định chung là 12/06/2019"
    )
    assert labels.set_by_rule(date(2019, 6, 14), None)["rule"] == "Đặt khi yêu cầu, lúc chưa có ngày kiểm tra."
