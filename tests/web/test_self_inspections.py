"""Pages of a self-inspection: the small team in one press, and what came of it unit by unit."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.plans import ExpectedKind
from kiemtra.store.models import Agency, Inspection, Plan, Team
from kiemtra.workflows import child_plans, plans
from tests.factories_plans import make_communes, make_expected, put_below
from tests.web.signing import client_of
from tests.world import NOW, TODAY, World

NAMES = ("Cự Khê", "Bích Hòa", "Dân Hòa")


def words(response) -> str:
    node = HTMLParser(response.content.decode()).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def make_own(world: World, *below: Agency) -> Plan:
    """The issued self-inspection plan of the unit, for itself and those below."""
    expected = make_expected(world, ExpectedKind.SELF_INSPECTION_PLAN)
    put_below(world.unit, *below)
    content = child_plans.ChildContent("Kế hoạch tự kiểm tra", (world.unit, *below), (TODAY, date(2019, 9, 30)))
    focal, head = world.actor("focal"), world.actor("unit_head")
    plan = child_plans.start(expected.pk, content, by=focal, now=NOW, today=TODAY)
    plan = plans.submit(plan.pk, revision=plan.revision, by=focal, now=NOW)
    return plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=head, now=NOW)


def test_page_tells_what_counts_and_offers_the_team(world: World) -> None:
    plan = make_own(world)

    page = words(client_of(world, "focal").get(f"/plans/{plan.pk}/self-results/"))

    assert "Đã tự kiểm tra 0/1 đơn vị. Đơn vị được tính khi văn bản kết quả đã ban hành." in page
    assert "Lập tổ tự kiểm tra" in page
    assert "Sở Tư pháp Chưa có Chưa tiến hành Chưa ban hành 0/0 0" in page


def test_one_press_sets_up_team_and_inspections(world: World) -> None:
    plan = make_own(world, *make_communes(world, *NAMES[:1]))
    client, address = client_of(world, "focal"), f"/plans/{plan.pk}/self-inspection/"
    form = HTMLParser(client.get(address).content.decode())
    chosen = {name: form.css_first(f"select[name={name}] option[selected]") for name in ("head", "secretary")}
    assert all(chosen.values())

    said = {name: option.attributes["value"] for name, option in chosen.items() if option}
    sent = client.post(address, said)

    assert (sent.status_code, sent.headers["Location"]) == (302, f"/plans/{plan.pk}/self-results/")
    assert [seat.role for seat in Team.objects.get(plan=plan).members.order_by("id")] == ["team_head", "team_secretary"]
    assert set(Inspection.objects.filter(plan=plan).values_list("unit__name", flat=True)) == {
        "Sở Tư pháp",
        "Ủy ban nhân dân xã Cự Khê",
    }
    page = words(client.get(f"/plans/{plan.pk}/self-results/"))
    assert "Lập tổ tự kiểm tra" not in page
    assert page.count("Chưa thông báo") == 2


def test_one_person_may_not_take_both_seats(world: World) -> None:
    plan = make_own(world)
    client, address = client_of(world, "focal"), f"/plans/{plan.pk}/self-inspection/"
    option = HTMLParser(client.get(address).content.decode()).css_first("select[name=head] option[selected]")
    assert option is not None
    head = option.attributes["value"]

    sent = client.post(address, {"head": head, "secretary": head})

    assert sent.status_code == 422
    assert "Chọn người khác với tổ trưởng, hoặc để trống." in words(sent)
    assert not Team.objects.filter(plan=plan).exists()


def test_head_alone_may_do_it(world: World) -> None:
    plan = make_own(world)
    client, address = client_of(world, "unit_head"), f"/plans/{plan.pk}/self-inspection/"
    option = HTMLParser(client.get(address).content.decode()).css_first("select[name=head] option[selected]")
    assert option is not None

    sent = client.post(address, {"head": option.attributes["value"], "secretary": ""})

    assert sent.status_code == 302
    assert Team.objects.get(plan=plan).members.count() == 1


def test_who_stands_above_sees_all_units_and_a_unit_only_itself(world: World) -> None:
    [commune] = make_communes(world, *NAMES[:1])
    plan = make_own(world, commune)
    above, stranger = client_of(world, "officer"), client_of(world, "stranger_focal")

    page = words(above.get(f"/plans/{plan.pk}/self-results/"))

    assert "Sở Tư pháp" in page
    assert "UBND xã Cự Khê" in page
    assert "Lập tổ tự kiểm tra" not in page
    assert stranger.get(f"/plans/{plan.pk}/self-results/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_results_take_the_same_queries(
    world: World, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_own(world, *make_communes(world, *NAMES[:count]))
    client = client_of(world, "officer")

    with django_assert_max_num_queries(12):
        response = client.get(f"/plans/{plan.pk}/self-results/")

    assert words(response).count("Chưa tiến hành") == count + 1
