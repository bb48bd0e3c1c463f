"""Pages of accounts and posts: what is on them, what they refuse, what an administrator must not learn."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.people import SYSTEM, Role
from kiemtra.store.models import AccountSheet, Appointment, Event, Inspection, Message, TeamMember, User
from kiemtra.workflows import accounts
from kiemtra.workflows.inspections import unannounced
from tests.factories_accounts import link, post_of, workbook
from tests.web.signing import assume, client_of
from tests.workflows.test_account_import import row
from tests.world import NOW, TODAY, World, make_plan, make_team, make_world


@pytest.fixture
def world(db: None, settings) -> World:
    made = link(make_world())
    assume(made, settings)
    return made


@pytest.fixture
def admin(world: World) -> Client:
    return client_of(world, "admin")


def text(answer) -> str:
    return HTMLParser(answer.content).body.text(separator=" ", strip=True)


def errors(answer) -> list[str]:
    return [one.text(strip=True) for one in HTMLParser(answer.content).css(".errors li")]


def names() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


ADDRESSES = [
    "/accounts/",
    "/accounts/xlsx/",
    "/accounts/enter/",
    "/accounts/import/",
    "/accounts/import/template/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_are_for_administrators(world: World, address: str) -> None:
    assert client_of(world, "admin").get(address).status_code == 200
    assert client_of(world, "officer").get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_account_of_another_system_is_not_found(world: World, admin: Client) -> None:
    other = make_world("x")
    user = other.users["clerk"]

    for name in ("account-detail", "account-edit", "account-appoint", "account-hand-over", "account-deactivate"):
        assert admin.get(reverse(name, args=[user.pk])).status_code == 404
    for name in ("account-link", "account-end-sessions", "account-reactivate", "account-remove-factors"):
        assert admin.post(reverse(name, args=[user.pk])).status_code == 404
    assert admin.get(reverse("appointment-end", args=[post_of(other, "clerk").pk])).status_code == 404
    assert "x-clerk" not in text(admin.get("/accounts/"))


# ---- the list


def listed(answer) -> list[str]:
    return [one.text(strip=True) for one in HTMLParser(answer.content).css("tbody th a")]


def test_list_is_in_order_of_given_names_and_narrows(world: World, admin: Client) -> None:
    for username, name in (("b.le", "Lê Thị Bình"), ("a.tran", "Trần Văn An"), ("a.bui", "Bùi Thị Ân")):
        accounts.enter(username, name, jurisdiction=world.jurisdiction, by=SYSTEM, now=NOW)

    assert listed(admin.get("/accounts/?q=thi")) == ["Bùi Thị Ân", "Lê Thị Bình"]
    assert listed(admin.get("/accounts/?state=without_post")) == ["Bùi Thị Ân", "Trần Văn An", "Lê Thị Bình"]
    assert listed(admin.get("/accounts/?role=records_clerk")) == ["Văn thư Sở Nội vụ"]
    assert set(listed(admin.get("/accounts/?agency=tu phap"))) == {"Đầu mối Sở Tư pháp", "Lãnh đạo Sở Tư pháp"}
    assert "Chưa có chức vụ" in text(admin.get("/accounts/?q=binh"))


def test_list_asks_as_much_for_three_as_for_one(
    world: World, admin: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        admin.get("/accounts/?q=clerk")
    with django_assert_num_queries(len(one)):
        admin.get("/accounts/")


def test_list_as_workbook(world: World, admin: Client) -> None:
    sheet = load_workbook(BytesIO(admin.get("/accounts/xlsx/?q=clerk").content)).active

    assert [cell.value for cell in sheet[4]][:6] == [
        "Văn thư Sở Nội vụ",
        "w-clerk",
        "w-clerk@example.vn",
        "Văn thư Sở Nội vụ",
        "Sở Nội vụ",
        "Văn thư",
    ]


# ---- one account


def test_enter_tells_all_faults_and_leads_to_the_post(world: World, admin: Client) -> None:
    page = admin.get("/accounts/enter/")
    system = HTMLParser(page.content).css_first("input[name=system]").attributes["value"]

    bad = admin.post("/accounts/enter/", {"system": system, "username": "w-clerk", "email": "x"})
    good = admin.post("/accounts/enter/", {"system": system, "username": "an.nv", "full_name": "Nguyễn Văn An"})

    assert bad.status_code == 422
    assert errors(bad) == [
        "Họ tên: Hãy ghi họ tên.",
        "Tên đăng nhập: Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.",
        "Thư điện tử: Địa chỉ thư điện tử chưa đúng dạng.",
    ]
    user = User.objects.get(username="an.nv")
    assert good["Location"] == reverse("account-appoint", args=[user.pk])
    assert "Tài khoản chưa có chức vụ" in text(admin.get(reverse("account-detail", args=[user.pk])))


def post_data(world: World, **changes: str) -> dict[str, str]:
    facts = {
        "agency-words": "Sở Tư pháp",
        "role": "focal_point",
        "title": "Chuyên viên",
        "valid_from": "05/06/2019",
        "last_day": "31/12/2019",
        "ground": "QĐ 5",
    }
    return facts | changes


def test_appoint_by_the_form(world: World, admin: Client) -> None:
    user = world.users["clerk"]
    address = reverse("account-appoint", args=[user.pk])

    answer = admin.post(address, post_data(world))

    assert answer.status_code == 302, errors(answer)
    row = Appointment.objects.get(user=user, role="focal_point")
    assert (row.agency, row.valid_to.isoformat(), row.ground) == (world.unit, "2020-01-01", "QĐ 5")
    shown = text(admin.get(reverse("account-detail", args=[user.pk])))
    assert "05/06/2019 – 31/12/2019" in shown


def test_appoint_tells_all_faults_at_once(world: World, admin: Client) -> None:
    address = reverse("account-appoint", args=[world.users["clerk"].pk])

    answer = admin.post(address, {"valid_from": "05/06/2019", "last_day": "01/06/2019", "areas": "procedures"})

    assert answer.status_code == 422
    assert sorted(errors(answer)) == [
        "Chức danh: Hãy ghi chức danh như trong văn bản.",
        "Cơ quan: Hãy chọn cơ quan.",
        "Lĩnh vực phụ trách: Chỉ vai trò phụ trách lĩnh vực mới ghi lĩnh vực và cơ quan cấp trên.",
        "Vai trò: Hãy chọn vai trò.",
        "Đến hết ngày: Ngày kết thúc phải sau ngày bắt đầu.",
    ]


def test_correct_end_and_authorise_by_the_forms(world: World, admin: Client) -> None:
    row = post_of(world, "focal")
    correct = {
        **post_data(world, last_day="", title="Chánh Văn phòng"),
        "revision": "1",
        "reason": "Ghi nhầm",
        "valid_from": "01/01/2019",
    }
    deputy = {
        "revision": "2",
        "deputy": str(world.users["unit_head"].pk),
        "valid_from": "10/06/2019",
        "last_day": "20/06/2019",
        "ground": "Giấy ủy quyền",
    }

    answers = [
        admin.post(reverse("appointment-correct", args=[row.pk]), correct),
        admin.post(reverse("appointment-authorise", args=[row.pk]), deputy),
        admin.post(reverse("appointment-end", args=[row.pk]), {"revision": "2", "on": "15/06/2019"}),
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 302], [errors(one) for one in answers]
    assert names() == ["appointment.corrected", "appointment.authorised", "appointment.ended", "appointment.ended"]
    shown = text(admin.get(reverse("account-detail", args=[world.users["unit_head"].pk])))
    assert "Chánh Văn phòng (được ủy quyền)" in shown
    assert "10/06/2019 – 14/06/2019" in shown


def test_own_page_authorises_and_shows_who_stands_in(world: World) -> None:
    client = client_of(world, "leader")
    row = post_of(world, "leader")
    page = client.get("/posts/")
    assert reverse("appointment-authorise", args=[row.pk]) in page.content.decode()
    assert reverse("appointment-end", args=[row.pk]) not in page.content.decode()

    client.post(
        reverse("appointment-authorise", args=[row.pk]),
        {
            "revision": "1",
            "deputy": str(world.users["officer"].pk),
            "valid_from": "05/06/2019",
            "last_day": "07/06/2019",
            "ground": "Giấy ủy quyền",
        },
    )

    assert "Người được ủy quyền thay tôi" in text(client.get("/posts/"))
    assert "Thay Lãnh đạo UBND" in text(client_of(world, "officer").get("/posts/"))


def test_link_is_shown_once_and_never_for_oneself(world: World, admin: Client) -> None:
    shown = admin.post(reverse("account-link", args=[world.users["clerk"].pk]))
    own = admin.post(reverse("account-link", args=[world.users["admin"].pk]))

    assert "/sign-in/link/" in text(shown)
    assert "no-store" in shown["Cache-Control"]
    assert own.status_code == 302
    assert names() == ["account.link_issued"]


def test_deactivate_and_reactivate(world: World, admin: Client) -> None:
    clerk = client_of(world, "clerk")
    key = world.users["clerk"].pk

    closed = admin.post(reverse("account-deactivate", args=[key]), {"revision": "1", "reason": "Nghỉ hưu"})

    assert closed.status_code == 302
    assert clerk.get("/work/").status_code in (302, 404)
    assert "Đã khóa" in text(admin.get(reverse("account-detail", args=[key])))
    admin.post(reverse("account-reactivate", args=[key]), {"revision": "2"})
    assert User.objects.get(pk=key).is_active


def test_own_account_is_not_closed_and_says_why(world: World, admin: Client) -> None:
    key = world.users["admin"].pk

    assert "tự khóa tài khoản của chính mình" in text(admin.get(reverse("account-deactivate", args=[key])))
    assert admin.post(reverse("account-deactivate", args=[key]), {"revision": "1"}).status_code == 409


# ---- handing over


def test_hand_over_by_the_page(world: World, admin: Client) -> None:
    user, row = world.users["officer"], post_of(world, "officer")
    address = reverse("account-hand-over", args=[user.pk])
    page = text(admin.get(address))
    assert "Chuyên viên Sở Nội vụ, Sở Nội vụ" in page

    data = {"on": "05/06/2019", "close": "on", "revision": "1", str(row.pk): str(world.users["clerk"].pk)}
    answer = admin.post(address, data, follow=True)

    assert "Đã bàn giao 1 việc" in text(answer)
    assert "Đã khóa" in text(answer)


def test_hand_over_tells_what_nobody_takes(world: World, admin: Client) -> None:
    user = world.users["officer"]

    answer = admin.post(
        reverse("account-hand-over", args=[user.pk]), {"on": "05/06/2019", "revision": "1"}, follow=True
    )

    assert "Chưa có người nhận: Chuyên viên Sở Nội vụ, Sở Nội vụ." in text(answer)


def test_fault_of_an_heir_stands_at_his_field(world: World, admin: Client) -> None:
    user, row = world.users["officer"], post_of(world, "officer")
    accounts.appoint(
        world.users["clerk"],
        world.jurisdiction,
        world.standing,
        Role.STANDING_OFFICER,
        "Chuyên viên",
        valid_from=TODAY,
        by=SYSTEM,
        now=NOW,
    )

    answer = admin.post(
        reverse("account-hand-over", args=[user.pk]),
        {"on": "05/06/2019", "revision": "1", str(row.pk): str(world.users["clerk"].pk)},
    )

    assert answer.status_code == 422
    assert [error.split(": ")[-1] for error in errors(answer)] == [
        "Người này đã giữ đúng vai trò đó tại cơ quan đó trong thời gian trùng nhau."
    ]


def test_end_of_a_seat_by_the_page(world: World) -> None:
    make_team(world, make_plan(world))
    client = client_of(world, "officer")
    seats = {seat.role: seat for seat in TeamMember.objects.all()}
    of_member = reverse("team-seat-end", args=[seats["team_member"].pk])

    assert "cử người thay thay vì cho thôi" in text(client.get(reverse("team-seat-end", args=[seats["team_head"].pk])))
    assert client.post(of_member, {"revision": "1", "on": "06/06/2019"}).status_code == 302
    seats["team_member"].refresh_from_db()
    assert seats["team_member"].valid_to.isoformat() == "2019-06-06"


# ---- sealed


def pages_of(world: World, client: Client) -> list[str]:
    """Every page that an administrator has about accounts, without the tokens that change with each answer."""

    addresses = ["/accounts/", "/posts/"]
    for name in ("officer", "head", "secretary", "member"):
        user = world.users[name]
        addresses += [reverse(one, args=[user.pk]) for one in ("account-detail", "account-hand-over")]
    found = []
    for address in addresses:
        answer = client.get(address)
        body = answer.content.decode()
        body = re.sub(r'(name="(csrfmiddlewaretoken|write_id)" value=")[^"]*', r"\1", body)
        body = re.sub(r"In lúc [^<]*", "", body)
        found.append(f"{answer.status_code} {body}")
    return found


def test_administrator_reads_the_same_with_and_without_a_sealed_inspection(world: World, admin: Client) -> None:
    plan = make_plan(world)
    team = make_team(world, plan)
    before = pages_of(world, admin)
    sealed = unannounced.propose_unannounced(
        plan.pk,
        world.unit,
        team,
        ground="Phản ánh",
        sealed_until=datetime(2019, 7, 1, tzinfo=UTC),
        by=world.actor("officer"),
        now=NOW,
    )

    for one, other in zip(pages_of(world, admin), before, strict=True):
        assert one == other
    assert "200 " in before[0]
    own = client_of(world, "officer").get("/posts/")
    assert "Đề xuất đang giữ kín" in text(own)
    assert admin.get(reverse("proposal-pass-on", args=[sealed.pk])).status_code == 404


def test_proposer_passes_on_by_the_page(world: World) -> None:
    plan = make_plan(world)
    sealed = unannounced.propose_unannounced(
        plan.pk,
        world.unit,
        make_team(world, plan),
        ground="Phản ánh",
        sealed_until=datetime(2019, 7, 1, tzinfo=UTC),
        by=world.actor("officer"),
        now=NOW,
    )
    clerk = world.users["clerk"]
    accounts.appoint(
        clerk,
        world.jurisdiction,
        world.standing,
        Role.STANDING_OFFICER,
        "Chuyên viên",
        valid_from=TODAY,
        by=SYSTEM,
        now=NOW,
    )
    client = client_of(world, "officer")

    answer = client.post(reverse("proposal-pass-on", args=[sealed.pk]), {"revision": "1", "heir": str(clerk.pk)})

    assert answer.status_code == 302
    assert client.get(reverse("inspection-detail", args=[sealed.pk])).status_code == 404
    assert Inspection.objects.get(pk=sealed.pk).proposed_by == clerk
    assert Message.objects.filter(to=clerk, inspection=sealed).count() == 1


# ---- the import


def upload(client: Client, rows: list[list[object]]):
    system = HTMLParser(client.get("/accounts/import/").content).css_first("input[name=system]").attributes["value"]
    file = SimpleUploadedFile("ds.xlsx", workbook(rows))
    return client.post("/accounts/import/", {"system": system, "file": file})


def test_import_shows_before_it_loads_and_offers_links(world: World, admin: Client) -> None:
    answer = upload(admin, [row(), row(username="b.b", full_name="Trần Thị Bình", email=None)])
    sheet = AccountSheet.objects.get()
    address = reverse("account-sheet", args=[sheet.pk])
    assert answer["Location"] == address
    preview = text(admin.get(address))
    assert "Mới: 2" in preview
    assert not User.objects.filter(username="an.nv").exists()

    done = admin.post(reverse("account-sheet-load", args=[sheet.pk]), follow=True)

    assert "Đã nhập: 2 tài khoản mới, 0 tài khoản thay đổi." in text(done)
    links = admin.post(reverse("account-sheet-links", args=[sheet.pk]))
    lines = [[cell.value for cell in line] for line in load_workbook(BytesIO(links.content)).active.iter_rows(4)]
    assert [line[:2] for line in lines] == [["Nguyễn Văn An", "an.nv"], ["Trần Thị Bình", "b.b"]]
    assert all("/sign-in/link/" in line[2] for line in lines)
    assert "no-store" in links["Cache-Control"]


def test_import_names_cell_rule_and_example(world: World, admin: Client) -> None:
    answer = upload(admin, [row(), row(username="b.b", valid_from="31/02/2019", role="Bác sĩ")])

    assert answer.status_code == 422
    shown = text(answer)
    assert "2 chỗ cần sửa ở 1 trên 2 dòng" in shown
    assert "E3 Vai trò “Bác sĩ”: Không có vai trò này. Hãy chọn một vai trò trong danh sách. Ví dụ: Văn thư." in shown
    assert "G3 Từ ngày “31/02/2019”" in shown
    assert not AccountSheet.objects.exists()


def test_import_of_another_file_says_what_is_missing(world: World, admin: Client) -> None:
    system = str(world.jurisdiction.pk)
    file = SimpleUploadedFile("x.xlsx", workbook([["a"]], header=["Họ tên", "Tên đăng nhập", "Vai trò"]))

    answer = admin.post("/accounts/import/", {"system": system, "file": file})

    assert errors(answer) == [
        "Tệp danh sách: Tệp không theo mẫu: không trang tính nào có đủ các cột. Hãy tải mẫu và chép dữ liệu vào đó. "
        "Còn thiếu: “Cơ quan (mã hoặc tên)”, “Chức danh”, “Từ ngày”."
    ]


def test_sheet_of_somebody_else_is_not_found(world: World, admin: Client) -> None:
    upload(admin, [row()])
    other = client_of(make_world("x"), "admin")

    assert other.get(reverse("account-sheet", args=[AccountSheet.objects.get().pk])).status_code == 404
    assert other.post(reverse("account-sheet-load", args=[AccountSheet.objects.get().pk])).status_code == 404
