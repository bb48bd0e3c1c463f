"""Pages for strangers, and the page that publishes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiemtra.store.models import Plan
from kiemtra.workflows import publication
from tests.factories_documents import issue, make_draft, planned_inspection, sealed_inspection
from tests.world import NOW, World, make_plan, make_team


def words(response) -> str:
    return " ".join(response.content.decode().split())


def publish(world: World, plan: Plan) -> Plan:
    plan.refresh_from_db()
    return publication.publish(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)


def sign_in(world: World, client: Client, name: str) -> Client:
    client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_home_lists_published_plans_by_place_and_no_other(world: World, client: Client) -> None:
    publish(world, make_plan(world))
    hidden = make_plan(world)
    hidden.title = "Kế hoạch chưa công khai"
    hidden.save()

    page = words(client.get("/"))

    assert "Thành phố thử nghiệm" in page
    assert "Kế hoạch kiểm tra công tác CCHC năm 2019" in page
    assert "Kế hoạch chưa công khai" not in page
    assert "Đăng nhập" in page


def test_home_takes_as_many_queries_for_three_as_for_one(world: World, client: Client) -> None:
    counts = []
    for _ in range(3):
        publish(world, make_plan(world))
        with CaptureQueriesContext(connection) as taken:
            client.get("/")
        counts.append(len(taken))

    assert counts[0] == counts[2] == 1


def test_home_with_nothing_says_so(world: World, client: Client) -> None:
    assert "Chưa có kế hoạch nào được công khai" in words(client.get("/"))


def test_public_plan_shows_facts_units_progress_and_code(world: World, client: Client) -> None:
    inspection = planned_inspection(world)
    plan = publish(world, inspection.plan)

    response = client.get(f"/ke-hoach/{plan.slug}/")

    page = words(response)
    for fact in ("Sở Tư pháp", "01/06/2019", "31/12/2019", "1 đoàn", "<svg", f"/ke-hoach/{plan.slug}/"):
        assert fact in page
    assert " style=" not in page
    assert (response.context["plan"].progress.all, response.context["plan"].progress.visited) == (1, 0)


def test_public_plan_names_no_person(world: World, client: Client) -> None:
    plan = publish(world, planned_inspection(world).plan)

    page = words(client.get(f"/ke-hoach/{plan.slug}/"))

    assert [user.full_name for user in world.users.values() if user.full_name in page] == []


def test_public_plan_tells_nothing_of_a_sealed_inspection(world: World, client: Client) -> None:
    plan = make_plan(world, units=(world.unit,))
    team = make_team(world, plan)
    published = publish(world, plan)
    before = words(client.get(f"/ke-hoach/{published.slug}/"))

    sealed_inspection(world, plan, team)

    after = client.get(f"/ke-hoach/{published.slug}/")
    assert after.context["plan"].progress.all == 0
    assert "Sở Tài chính" not in words(after)
    assert words(after) == before


def test_public_plan_shows_headlines_only_when_published(world: World, client: Client) -> None:
    plan = publish(world, make_plan(world))
    document = issue(world, make_draft(world, plan, subject="Kết quả kiểm tra tại Sở Tư pháp"))
    hidden = words(client.get(f"/ke-hoach/{plan.slug}/"))

    publication.publish_document(document.pk, revision=document.revision, by=world.actor("officer"), now=NOW)

    shown = words(client.get(f"/ke-hoach/{plan.slug}/"))
    assert "Kết quả kiểm tra tại Sở Tư pháp" not in hidden
    assert "Thông báo 45/TB-SNV ngày 05/06/2019: Kết quả kiểm tra tại Sở Tư pháp" in shown


def test_public_plan_bears_the_mark_of_illustrative_data(world: World, client: Client) -> None:
    world.jurisdiction.illustrative = True
    world.jurisdiction.save()
    plan = publish(world, make_plan(world))

    assert "Dữ liệu minh họa" in words(client.get(f"/ke-hoach/{plan.slug}/"))


def test_public_plan_query_count_is_constant(world: World, client: Client) -> None:
    counts = []
    for units in ((world.unit,), (world.unit, world.other_unit, world.standing)):
        plan = publish(world, make_plan(world, units=units))
        with CaptureQueriesContext(connection) as taken:
            client.get(f"/ke-hoach/{plan.slug}/")
        counts.append(len(taken))

    assert counts[0] == counts[1]
    assert counts[0] <= 8


def test_public_plan_taken_back_is_not_found(world: World, client: Client) -> None:
    plan = publish(world, make_plan(world))
    publication.unpublish(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)

    assert client.get(f"/ke-hoach/{plan.slug}/").status_code == 404


def test_publish_page_shows_what_strangers_will_see_then_publishes(world: World, client: Client) -> None:
    plan = make_plan(world)
    officer = sign_in(world, client, "officer")

    preview = officer.get(f"/plans/{plan.pk}/publish/")
    sent = officer.post(f"/plans/{plan.pk}/publish/", {"revision": plan.revision})

    plan.refresh_from_db()
    assert sent["Location"] == f"/ke-hoach/{plan.slug}/"
    assert preview.context["plan"] == client.get(sent["Location"]).context["plan"]


def test_publish_page_tells_the_reason_to_another_role(world: World, client: Client) -> None:
    plan = make_plan(world)

    page = words(sign_in(world, client, "leader").get(f"/plans/{plan.pk}/publish/"))

    assert "Vai trò của bạn không có quyền làm việc này." in page


@pytest.mark.parametrize("who", ["focal", "head2"])
def test_publish_page_of_a_draft_plan_is_not_found_by_others(world: World, client: Client, who: str) -> None:
    plan = make_plan(world, issued=False)

    assert sign_in(world, client, who).get(f"/plans/{plan.pk}/publish/").status_code == 404


def test_publish_and_take_back_headlines_and_plan_from_the_page(world: World, client: Client) -> None:
    plan = publish(world, make_plan(world))
    document = issue(world, make_draft(world, plan))
    officer = sign_in(world, client, "officer")

    officer.post(f"/documents/{document.pk}/publish/", {"revision": document.revision})
    shown = officer.get(f"/ke-hoach/{plan.slug}/").context["plan"].headlines
    officer.post(f"/documents/{document.pk}/unpublish/", {"revision": document.revision + 1})
    hidden = officer.get(f"/ke-hoach/{plan.slug}/").context["plan"].headlines
    officer.post(f"/plans/{plan.pk}/unpublish/", {"revision": plan.revision})

    assert ([name for name, _, _ in shown], hidden) == (["Thông báo 45/TB-SNV"], ())
    assert officer.get(f"/ke-hoach/{plan.slug}/").status_code == 404
