"""Pages of the rules of coverage: lists frozen, the verdict on each unit, its records, what is taken and kept."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.coverage import MarkKind
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import Agency, CoverageRule, PlanChoice, Recommendation
from kiemtra.workflows import coverage, plan_choices
from tests.factories_conclusions import make_issued
from tests.factories_coverage import NAMES, content, freeze, make_draft, make_rule
from tests.factories_plans import make_communes, make_register
from tests.world import NOW, TODAY, World

Browse = Callable[[str], Client]


def words(response) -> str:
    node = HTMLParser(response.content.decode()).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def take(world: World, rule: CoverageRule) -> PlanChoice:
    return plan_choices.take(rule.pk, by=world.actor("officer"), now=NOW, today=TODAY)


FROZEN = {
    "group": "communes",
    "frozen_on": "05/06/2019",
    "way": "by_rule",
    "threshold": "par_index",
    "percent": "",
    "source": "",
    "count": "",
}


def test_a_list_is_frozen_from_the_page_with_a_known_threshold(world: World, browse: Browse) -> None:
    make_communes(world, *NAMES)
    plan = make_draft(world)

    response = browse("officer").post(f"/plans/{plan.pk}/coverage/", FROZEN)

    rule = CoverageRule.objects.get()
    assert response.headers["Location"] == f"/coverage-rules/{rule.pk}/"
    assert (rule.percent, rule.threshold, rule.rest_years, rule.listed.count()) == (30, "par_index", 1, 6)
    page = words(browse("officer").get(f"/coverage-rules/{rule.pk}/"))
    assert "Đã chọn 0/6 (0 %) , ngưỡng 30 % cần 2 đơn vị. Chưa đạt Thang điểm: không có điểm." in page
    assert "Đưa 2 đơn vị vào kế hoạch" in page


def test_a_share_of_the_plans_own_needs_its_source(world: World, browse: Browse) -> None:
    make_communes(world, *NAMES)
    plan = make_draft(world)
    own = FROZEN | {"threshold": "own", "percent": "40"}

    refused = browse("officer").post(f"/plans/{plan.pk}/coverage/", own)

    assert refused.status_code == 422
    assert "Hãy ghi căn cứ" in words(refused)
    assert "40" in refused.content.decode()
    browse("officer").post(f"/plans/{plan.pk}/coverage/", own | {"source": "Kế hoạch số 99/KH-UBND"})
    rule = CoverageRule.objects.get()
    assert (rule.percent, rule.threshold, rule.source) == (40, "", "Kế hoạch số 99/KH-UBND")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"threshold": "own", "percent": "101", "source": "x"}, "Tỷ lệ phải từ 1 đến 100 %."),
        ({"group": "districts"}, "Ngày đó nhóm này không có đơn vị nào."),
        ({"frozen_on": "06/06/2099"}, "Ngày chốt danh sách không thể sau hôm nay."),
        ({"count": "0"}, "Số lượng phải từ 1 trở lên"),
    ],
)
def test_bad_input_has_its_sentence(world: World, browse: Browse, given: dict, sentence: str) -> None:
    make_communes(world, *NAMES)
    plan = make_draft(world)

    response = browse("officer").post(f"/plans/{plan.pk}/coverage/", FROZEN | given)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not CoverageRule.objects.exists()


def test_the_units_page_tells_how_far_the_share_is(world: World, browse: Browse) -> None:
    rule, _ = make_rule(world)
    take(world, rule)

    page = words(browse("officer").get(f"/plans/{rule.plan_id}/units/"))

    assert "UBND các xã, phường, thị trấn Đạt Đã chọn 2/6 (33,3 %), ngưỡng 30 % cần 2 đơn vị." in page
    assert "Kế hoạch thử nghiệm" in page


def test_taking_leads_to_the_kept_choice_with_a_sentence_for_each_unit(world: World, browse: Browse) -> None:
    rule, _ = make_rule(world)
    client = browse("officer")

    response = client.post(f"/coverage-rules/{rule.pk}/take/", follow=True)

    kept = PlanChoice.objects.get()
    assert response.redirect_chain == [(f"/plan-choices/{kept.pk}/", 302)]
    page = words(response)
    for row in kept.content["units"]:
        assert f"{row['name']} {'Chọn' if row['chosen'] else 'Không'} {row['sentence']}" in page
    assert f"Số ngẫu nhiên {kept.seed}" in page
    sheet = load_workbook(BytesIO(client.get(f"/plan-choices/{kept.pk}/xlsx/").content)).active
    assert [sheet.cell(line, 1).value for line in range(4, 10)] == [row["name"] for row in kept.content["units"]]
    assert sheet["D4"].value == kept.content["units"][0]["sentence"]


def test_the_standing_agency_proposes_with_boxes(world: World, browse: Browse) -> None:
    rule, communes = make_rule(world, way=UnitChoice.PROPOSED)
    client = browse("officer")
    boxes = HTMLParser(client.get(f"/coverage-rules/{rule.pk}/").content.decode()).css("input[name=units]")
    assert {box.attributes["value"] for box in boxes} == {str(commune.pk) for commune in communes}

    refused = client.post(f"/coverage-rules/{rule.pk}/take/", {"units": ["nonsense"]})
    client.post(f"/coverage-rules/{rule.pk}/take/", {"units": [str(communes[1].pk)], "reason": "Chỉ số thấp"})

    assert refused.status_code == 422
    assert [(unit.agency_id, unit.reason) for unit in rule.plan.units.all()] == [(communes[1].pk, "Chỉ số thấp")]


def test_contradictions_are_told_instead_of_the_button(world: World, browse: Browse) -> None:
    rule, communes = make_rule(world, NAMES[:2], percent=100)
    coverage.mark(rule.pk, communes[0].pk, MarkKind.EXCLUDED, reason="Mới lập", by=world.actor("officer"), now=NOW)

    page = browse("officer").get(f"/coverage-rules/{rule.pk}/")

    told = "Cần ít nhất 2 đơn vị nhưng chỉ chọn được 1, vì có đơn vị đã bị loại trừ. Nới điều kiện đó thì chọn đủ."
    assert told in words(page)
    assert "/take/" not in page.content.decode()
    assert browse("officer").post(f"/coverage-rules/{rule.pk}/take/").status_code == 409


def test_changes_since_the_list_are_told(world: World, browse: Browse) -> None:
    rule, communes = make_rule(world)
    Agency.objects.filter(pk=communes[0].pk).update(valid_to=TODAY - timedelta(days=1))

    page = words(browse("officer").get(f"/coverage-rules/{rule.pk}/"))

    assert "Ủy ban nhân dân xã Bích Hòa: kết thúc hoạt động ngày 04/06/2019" in page
    assert "Tỷ lệ vẫn tính trên danh sách đã chốt." in page


RULE = {
    "way": "by_rule",
    "threshold": "own",
    "percent": "50",
    "source": "Kế hoạch",
    "count": "",
    "rest_years": "2",
    "rest_source": "Kế hoạch",
    "points_years": "1",
    "most_years": "9",
    "revision": "1",
}


def test_a_rule_is_changed_from_the_page(world: World, browse: Browse) -> None:
    rule, communes = make_rule(world)
    rule.listed.filter(agency__in=[one.pk for one in communes[:3]]).update(locality="huyện A")
    client = browse("officer")
    page = client.get(f"/coverage-rules/{rule.pk}/edit/")
    assert "huyện A: ít nhất" in words(page)

    response = client.post(f"/coverage-rules/{rule.pk}/edit/", RULE | {"least_0": "1", "top_0": "2"})

    rule.refresh_from_db()
    assert response.headers["Location"] == f"/coverage-rules/{rule.pk}/"
    assert (rule.percent, rule.rest_years, rule.quotas) == (50, 2, [{"locality": "huyện A", "least": 1, "most": 2}])
    assert {row["criterion"]: (row["points"], row["most"], row["years_back"]) for row in rule.weights} == {
        "years": (1, 9, 0),
        "overdue": (0, 0, 0),
        "repeats": (0, 0, 5),
        "late": (0, 0, 3),
    }
    assert client.post(f"/coverage-rules/{rule.pk}/edit/", RULE).status_code == 409
    refused = client.post(f"/coverage-rules/{rule.pk}/edit/", RULE | {"revision": "2", "least_0": "3", "top_0": "2"})
    assert refused.status_code == 422
    assert "Số ít nhất của một khu vực không được lớn hơn số nhiều nhất." in words(refused)


def test_a_rule_is_dropped_from_the_page(world: World, browse: Browse) -> None:
    rule, _ = make_rule(world)

    response = browse("officer").post(f"/coverage-rules/{rule.pk}/drop/", {"revision": rule.revision})

    assert response.headers["Location"] == f"/plans/{rule.plan_id}/coverage/"
    assert not CoverageRule.objects.exists()


def test_the_figures_of_a_unit_open_what_they_count(world: World, browse: Browse) -> None:
    case = make_issued(world)
    Recommendation.objects.update(due_on=date(2019, 6, 1))
    row = Recommendation.objects.get()
    make_register(world)
    rule = freeze(world, make_draft(world), group="departments", on=TODAY)

    page = browse("officer").get(f"/coverage-rules/{rule.pk}/units/{case.inspection.unit_id}/")

    tree = HTMLParser(page.content.decode())
    assert [node.text() for node in tree.css(f'a[href="/recommendations/{row.pk}/"]')] == [row.text[:90]]
    assert "Tổng điểm ưu tiên 23" in words(page)


def test_a_unit_is_marked_and_unmarked_on_its_page(world: World, browse: Browse) -> None:
    rule, communes = make_rule(world)
    client, address = browse("officer"), f"/coverage-rules/{rule.pk}/units/{communes[0].pk}/"

    refused = client.post(address, {"kind": "excluded", "reason": ""})
    client.post(address, {"kind": "excluded", "reason": "Đang thanh tra"})

    assert refused.status_code == 422
    assert "Hãy nêu lý do: ai xem lại cũng cần hiểu." in words(refused)
    assert "Loại trừ khỏi việc chọn : Đang thanh tra" in words(client.get(address))
    assert "Không chọn: Đang thanh tra." in words(client.get(f"/coverage-rules/{rule.pk}/"))
    client.post(f"/choice-marks/{rule.marks.get().pk}/remove/")
    assert not rule.marks.exists()


def test_a_unit_that_is_not_on_the_list_has_no_page(world: World, browse: Browse) -> None:
    rule, _ = make_rule(world)

    assert browse("officer").get(f"/coverage-rules/{rule.pk}/units/{world.unit.pk}/").status_code == 404


def test_who_does_not_run_the_plan_finds_nothing(world: World, browse: Browse) -> None:
    rule, communes = make_rule(world)
    kept = take(world, rule)
    client = browse("focal")

    for path in ("", "xlsx/", "edit/", f"units/{communes[0].pk}/"):
        assert client.get(f"/coverage-rules/{rule.pk}/{path}").status_code == 404
    for path in ("", "xlsx/"):
        assert client.get(f"/plan-choices/{kept.pk}/{path}").status_code == 404
    assert client.post(f"/coverage-rules/{rule.pk}/take/").status_code == 404


def test_who_may_only_read_has_no_deeds(world: World, browse: Browse) -> None:
    rule, _ = make_rule(world)

    page = browse("leader").get(f"/coverage-rules/{rule.pk}/").content.decode()

    assert "/take/" not in page
    assert "/drop/" not in page
    assert browse("leader").post(f"/coverage-rules/{rule.pk}/take/").status_code == 403


def test_the_list_as_a_workbook(world: World, browse: Browse) -> None:
    rule, _ = make_rule(world)

    sheet = load_workbook(BytesIO(browse("officer").get(f"/coverage-rules/{rule.pk}/xlsx/").content)).active

    assert sheet.max_row == 9
    assert {sheet.cell(line, 3).value for line in range(4, 10)} == {"Chọn", "Không chọn"}


@pytest.mark.parametrize("count", [1, 3, 190])
@pytest.mark.parametrize("path", ["coverage-rules/{rule}/", "plans/{plan}/coverage/", "plans/{plan}/units/"])
def test_pages_take_the_same_queries(
    world: World, browse: Browse, count: int, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rule, _ = make_rule(world, [f"Xã số {number}" for number in range(count)], percent=100)
    take(world, rule)
    client = browse("officer")
    budget = {"coverage-rules/{rule}/": 14, "plans/{plan}/coverage/": 8, "plans/{plan}/units/": 12}[path]

    with django_assert_num_queries(budget):
        client.get("/" + path.format(rule=rule.pk, plan=rule.plan_id))


def test_a_rule_with_all_that_it_can_say_is_read_back(world: World, browse: Browse) -> None:
    rule, _ = make_rule(world, count=3, threshold="par_index")

    page = browse("officer").get(f"/coverage-rules/{rule.pk}/edit/").content.decode()

    assert 'value="3"' in page
    assert HTMLParser(page).css_first("select[name=threshold] option[selected]").attributes["value"] == "par_index"
    assert coverage.content_of(rule) == content(count=3, threshold="par_index")
